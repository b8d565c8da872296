//! The reports of the account with blocks, sentences and, for two sentences, their syntax.

use twosource_analyze::{
    Dep, EvidenceMode, Mention, MentionKind, Modality, Moment, NameLabel, NamedSpan, Outcome,
    Participant, ParticipantRole, Polarity, Pos, Predicate, Sentence, SpeechAct, State, Tag, Token,
};
use twosource_compare::Report;
use twosource_text::{Block, BlockKind, Document, Note, NoteKind, Span};

/// Three reports as the analysis would give them.
pub(crate) fn readings() -> Vec<Report> {
    let mut reports = super::account().reports;
    reports.iter_mut().for_each(complete);
    if let [first, ..] = &mut reports[..] {
        name(first);
        tell(first);
        parse(first, DENIED);
        parse(first, FERRY);
        note(first);
    }
    reports
}

fn complete(report: &mut Report) {
    let document = &mut report.document;
    document.blocks = blocks(document);
    let read = document.blocks.iter().filter(|block| block.kind.is_read());
    let sentences: Vec<_> = read.flat_map(|block| sentences(document, *block)).collect();
    for statement in &mut report.analysis.statements {
        let after = sentences.partition_point(|s| s.span.start() <= statement.span.start());
        statement.sentence = after - 1;
        statement.is_quoted = document.slice(statement.span).starts_with('\u{201c}');
    }
    report.analysis.statements.sort_by_key(|statement| statement.span);
    report.analysis.sentences = sentences;
}

/// Paragraphs stand between empty lines; every line above the first is a block.
fn blocks(document: &Document) -> Vec<Block> {
    let kind = |part: &str| match part {
        "The Harbor Post" => BlockKind::AgencyLine,
        "June 4, 2031" => BlockKind::PublishedLine,
        part if part.contains('.') => BlockKind::Paragraph,
        _ => BlockKind::Title,
    };
    let parts = document
        .text()
        .split("\n\n")
        .flat_map(|part| if part.contains('.') { vec![part] } else { part.lines().collect() });
    let parts = parts.map(|part| part.trim_matches(['#', ' ', '\n']));
    let blocks =
        parts.map(|part| Block { kind: kind(part), span: document.span_of(part).unwrap() });
    blocks.collect()
}

fn sentences(document: &Document, block: Block) -> Vec<Sentence> {
    let text = document.slice(block.span);
    let ends = |at: usize| {
        let before = &text.get(..at).unwrap();
        before.ends_with('.') || before.ends_with(".\u{201d}")
    };
    let cuts = text.match_indices(char::is_whitespace).map(|(at, _)| at).filter(|&at| ends(at));
    let cuts: Vec<usize> = [0].into_iter().chain(cuts).chain([text.len()]).collect();
    let parts = cuts.windows(2).map(|cut| text.get(cut[0]..cut[1]).unwrap().trim());
    let spans = parts.map(|part| document.span_of(part).unwrap());
    spans.map(|span| Sentence { span, block: block.kind }).collect()
}

/// A title, and another name for the same person.
fn name(report: &mut Report) {
    let at = |words: &str| report.document.find(words).unwrap();
    let (title, mayor) = (at("Mayor"), at("the mayor"));
    let mentions = &mut report.analysis.entities[0].mentions;
    mentions[0].title = Some(title);
    mentions.push(Mention { name: mayor, title: None, kind: MentionKind::Nominal });
    report.analysis.entities[0].roles.push(title);
}

/// What is told of a statement.
fn tell(report: &mut Report) {
    let at = |words: &str| report.document.find(words).unwrap();
    let people =
        Participant { role: ParticipantRole::Patient, span: at("40 people"), entity: None };
    let verb = Predicate { span: at("asked"), lemma: "ask".into(), token: 0 };
    let state = State { name: "evacuated", span: at("leave") };
    let words = at("40 people had");
    let mut statements = report.analysis.statements.iter_mut();
    let statement = statements.find(|s| s.span.contains(words)).unwrap();
    statement.predicate = Some(verb);
    statement.participants = vec![people];
    statement.places = vec![at("Ostrand")];
    statement.states = vec![state];
    statement.act = Some(SpeechAct::Warns);
    statement.evidence = Some(EvidenceMode::Writing);
    statement.modality = Modality::Probable;
    statement.moment = Moment::Past;
    report.analysis.measures[0].outcome = Some(Outcome::Displaced);
    report.analysis.measures[0].about = Some(at("asked"));
    report.analysis.speakers = vec![vec![0], vec![]];
    let said = &mut report.analysis.utterances[0];
    said.act = SpeechAct::Denies;
    said.polarity = Some(Polarity::Denied);
    said.addressee = Some(at("the mayor"));
    said.addressees = vec![0];
    said.setting = Some(at("Ostrand"));
    said.times = vec![0];
}

fn note(report: &mut Report) {
    let message = "a part of the text was not read".into();
    let span = report.document.find("The baker");
    report.analysis.notes.push(Note { kind: NoteKind::Unreadable, message, span });
}

/// Words with lemma, coarse and fine part of speech, relation and number of the head.
type Row = (&'static str, &'static str, Pos, Tag, Dep, usize);

const DENIED: &[Row] = &[
    ("The", "the", Pos::DET, Tag::DT, Dep::Det, 3),
    ("Works", "Works", Pos::PROPN, Tag::NNP, Dep::Compound, 3),
    ("Ministry", "Ministry", Pos::PROPN, Tag::NNP, Dep::Nsubj, 4),
    ("denied", "deny", Pos::VERB, Tag::VBD, Dep::Root, 4),
    ("that", "that", Pos::SCONJ, Tag::IN, Dep::Mark, 8),
    ("any", "any", Pos::DET, Tag::DT, Dep::Det, 7),
    ("money", "money", Pos::NOUN, Tag::NN, Dep::Nsubj, 8),
    ("was", "be", Pos::AUX, Tag::VBD, Dep::Ccomp, 4),
    ("missing", "miss", Pos::VERB, Tag::VBG, Dep::Acomp, 8),
    (".", ".", Pos::PUNCT, Tag::Period, Dep::Punct, 4),
];

const FERRY: &[Row] = &[
    ("A", "a", Pos::DET, Tag::DT, Dep::Det, 2),
    ("ferry", "ferry", Pos::NOUN, Tag::NN, Dep::Nsubj, 4),
    ("will", "will", Pos::AUX, Tag::MD, Dep::Aux, 4),
    ("start", "start", Pos::VERB, Tag::VB, Dep::Root, 4),
    ("on", "on", Pos::ADP, Tag::IN, Dep::Prep, 4),
    ("Tuesday", "Tuesday", Pos::PROPN, Tag::NNP, Dep::Pobj, 5),
    (".", ".", Pos::PUNCT, Tag::Period, Dep::Punct, 4),
];

/// Adds the tokens of a sentence; its first three tokens or the last but one are a name.
fn parse(report: &mut Report, rows: &[Row]) {
    let document = &report.document;
    let start = |sentence: &Sentence| document.slice(sentence.span).starts_with(rows[0].0);
    let is_it = |s: &Sentence| start(s) && document.slice(s.span).contains(rows[1].0);
    let sentence = report.analysis.sentences.iter().position(is_it).unwrap();
    let mut rest = report.analysis.sentences[sentence].span;
    let syntax = &mut report.analysis.syntax;
    let first = syntax.tokens.len();
    for &(form, lemma, pos, tag, dep, head) in rows {
        let span = word(document, rest, form);
        rest = rest.after(span);
        let (lemma, head) = (lemma.into(), first + head - 1);
        syntax.tokens.push(Token { span, tag, pos, dep, head, lemma, sentence });
    }
    let (tokens, label) = match rows.len() {
        10 => (first..first + 3, NameLabel::Organization),
        _ => (first + 5..first + 6, NameLabel::Date),
    };
    let (from, to) = (&syntax.tokens[tokens.start], &syntax.tokens[tokens.end - 1]);
    let span = from.span.cover(to.span);
    syntax.names.push(NamedSpan { tokens, span, label });
}

fn word(document: &Document, rest: Span, form: &str) -> Span {
    let text = document.slice(rest);
    let at = text.find(form).unwrap();
    document.span_of(text.get(at..at + form.len()).unwrap()).unwrap()
}
