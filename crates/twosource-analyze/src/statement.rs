//! Statements: the smallest pieces that can be agreed with or differed from.
//!
//! A sentence is cut along its attributions first (what one source says is one stretch, what the
//! outlet says in its own voice another) and each stretch into clauses. What remains of a sentence
//! when contents, sources and cues are taken away is the outlet's own.

mod modality;
mod moment;
mod place;
mod polarity;
mod predicate;
mod reading;
mod state;
mod term;

use twosource_syntax::{Dep, Tag};
use twosource_text::{BlockKind, Span};

pub use modality::Modality;
pub use moment::Moment;
pub use polarity::Polarity;
pub use predicate::{Participant, ParticipantRole, Predicate};
pub use state::State;
pub use term::{Term, TermKind};

pub(crate) use polarity::{is_implicative, is_nothing};
pub(crate) use predicate::{is_passive, predicate};

use crate::attribution::Attribution;
use crate::clause::{Clause, clauses, is_quotation, trim};
use crate::entity::{self, Entity};
use crate::measure::Measure;
use crate::time::TimeExpression;
use crate::utterance::{EvidenceMode, SpeechAct, Utterance, Voice};
use crate::word::{Word, words_in};

/// Whether a thing has happened, by the verbs of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Told as a fact.
    Told,
    /// Announced for later ("will", "is due to").
    Scheduled,
    /// Possible only ("may", "could", "likely").
    Possible,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its words. Those of a clause that interrupts it are inside, but tell nothing of it.
    pub span: Span,
    /// Index of its sentence in [`Analysis::sentences`](crate::Analysis::sentences).
    pub sentence: usize,
    /// Index of the innermost attribution whose content holds it; `None` in the outlet's own voice.
    pub attribution: Option<usize>,
    /// Who says it, from the outlet inward, without the outlet itself.
    pub voices: Vec<Voice>,
    /// The word that says what happens or holds; `None` where there is no verb.
    pub predicate: Option<Predicate>,
    /// Who and what take part in it.
    pub participants: Vec<Participant>,
    /// Where it happens or holds.
    pub places: Vec<Span>,
    /// Asserted or denied by the innermost voice.
    pub polarity: Polarity,
    /// How certain the innermost voice is.
    pub modality: Modality,
    /// What the innermost source does by saying it; `None` in the outlet's own voice.
    pub act: Option<SpeechAct>,
    /// How the innermost source knows or tells it; in the outlet's own voice only an inference.
    pub evidence: Option<EvidenceMode>,
    /// Words that tell how the matter stands, in text order.
    pub states: Vec<State>,
    /// When the matter lies, seen from the day of the report.
    pub moment: Moment,
    /// Told, scheduled or possible.
    pub status: Status,
    /// What it is about: names, numbers and content words with their weights, in text order.
    pub terms: Vec<Term>,
    /// Indices of its measures.
    pub measures: Vec<usize>,
    /// Indices of its time expressions.
    pub times: Vec<usize>,
    /// Whether it stands in a title or heading, which repeats what the body says.
    pub is_heading: bool,
    /// Whether all of it stands inside quotation marks.
    pub is_quoted: bool,
}

/// What statements are made of.
pub(crate) struct Parts<'a> {
    pub(crate) reading: &'a entity::Reading<'a>,
    pub(crate) words: &'a [Word],
    pub(crate) entities: &'a [Entity],
    /// Mentions in text order, each with the index of its entity.
    pub(crate) mentions: &'a [(Span, usize)],
    /// How each attribution is said.
    pub(crate) utterances: &'a [Utterance],
    pub(crate) measures: &'a [Measure],
    pub(crate) times: &'a [TimeExpression],
}

/// A stretch of a sentence in one voice.
type Stretch = (Span, Option<usize>);

/// All statements, in text order.
pub(crate) fn statements(parts: &Parts) -> Vec<Statement> {
    let terms = term::Terms::new(parts);
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (at, sentence) in parts.reading.sentences.iter().enumerate() {
        // Attributions are sorted by the start of their extent, so a window over them suffices.
        while parts
            .reading
            .attributions
            .get(next)
            .is_some_and(|a| a.extent().start() < sentence.span.end())
        {
            open.push(next);
            next += 1;
        }
        open.retain(|&a| {
            parts
                .reading
                .attributions
                .get(a)
                .is_some_and(|a| a.extent().end() > sentence.span.start())
        });
        for (stretch, attribution) in whole(parts, &terms, sentence.span, &open) {
            for clause in clauses(parts.reading.document, parts.reading.syntax, stretch) {
                found.push(statement(parts, &terms, at, clause, attribution));
            }
        }
    }
    found.retain(|statement| statement.terms.len() >= LEAST_TERMS);
    found.sort_by_key(|statement| (statement.span, statement.attribution));
    found.dedup_by_key(|statement| statement.span);
    found
}

/// The stretches of a sentence, those widened that say too little alone; what another one of the
/// same voice then holds is left out.
fn whole(parts: &Parts, terms: &term::Terms, sentence: Span, open: &[usize]) -> Vec<Stretch> {
    let stretches = stretches(parts, sentence, open).into_iter();
    let widened: Vec<Stretch> =
        stretches.map(|(span, at)| (widened(parts, terms, sentence, span, at), at)).collect();
    let is_held = |&(span, at): &Stretch| {
        widened.iter().any(|other| other.0 != span && other.1 == at && other.0.contains(span))
    };
    widened.iter().filter(|stretch| !is_held(stretch)).copied().collect()
}

/// Cuts a sentence along the attributions that touch it.
fn stretches(parts: &Parts, sentence: Span, open: &[usize]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut taken: Vec<Span> = Vec::new();
    // Inner attributions first, so that what they hold is theirs.
    let mut inner_first: Vec<usize> = open.to_vec();
    inner_first.sort_by_key(|&at| (std::cmp::Reverse(depth(parts.reading.attributions, at)), at));
    for at in inner_first {
        let Some(attribution) = parts.reading.attributions.get(at) else { continue };
        for piece in attribution.content.iter().filter_map(|piece| piece.intersection(sentence)) {
            found.extend(subtract(piece, &taken).into_iter().map(|left| (left, Some(at))));
            taken.push(piece);
        }
        taken.push(attribution.cue);
        taken.extend(attribution.manner);
        taken.extend(addressee(parts, attribution));
    }
    // A source stays with what the outlet itself says of it: "[Ode], who came late, ...".
    let sources: Vec<Span> =
        open.iter().filter_map(|&at| parts.reading.attributions.get(at)?.source).collect();
    let own = subtract(sentence, &taken).into_iter();
    let is_rest = !found.is_empty();
    let own = own.filter(|span| has_matter(parts, *span, &sources, is_rest));
    found.extend(own.map(|span| (span, None)));
    found.sort_unstable();
    found.into_iter().map(|(span, at)| (trim(parts.reading.document, span), at)).collect()
}

/// A stretch; what says too little to be compared ("said: [That is why we came]"), or has no verb of its
/// own ("signed [the accord]", "denied [such claims]"), together with its source and cue; what something is said to do ("the road is expected
/// [to stay closed]") together with that.
fn widened(
    parts: &Parts,
    terms: &term::Terms,
    sentence: Span,
    stretch: Span,
    attribution: Option<usize>,
) -> Span {
    let attribution = attribution.and_then(|at| parts.reading.attributions.get(at));
    let Some(attribution) = attribution else { return stretch };
    if let Some(raised) = raised(parts, attribution, stretch) {
        return raised;
    }
    if attribution.source.is_none() {
        return stretch;
    }
    if let Some(whole) = object_of_cue(parts, attribution, stretch) {
        return whole;
    }
    let whole = attribution.extent().intersection(sentence);
    let others = parts.reading.attributions.iter().filter(|other| other.cue != attribution.cue);
    let mut inner = others.flat_map(|other| &other.content);
    let syntax = parts.reading.syntax;
    let says_little = terms.in_span(stretch).len() < LEAST_TERMS
        || predicate(syntax, syntax.tokens_in(stretch)).is_none();
    let speaks = whole.filter(|whole| says_little && !inner.any(|piece| piece.overlaps(*whole)));
    speaks.map_or(stretch, |whole| trim(parts.reading.document, whole))
}

/// What somebody is accused of, blamed for or asked to do, together with source and cue: without
/// these "[the port] of lying" is no matter.
fn object_of_cue(parts: &Parts, attribution: &Attribution, stretch: Span) -> Option<Span> {
    let syntax = parts.reading.syntax;
    let cue = predicate(syntax, syntax.tokens_in(attribution.cue))?.token;
    let child = |dep: Dep| {
        syntax.children(cue).find(|&child| {
            let token = syntax.tokens.get(child);
            token.is_some_and(|token| token.dep == dep && stretch.contains(token.span))
        })
    };
    let (object, rest) = (child(Dep::Dobj)?, child(Dep::Prep)?);
    let begins = syntax.subtree(object).start == syntax.tokens_in(stretch).start;
    let whole = attribution.source?.cover(attribution.cue).cover(stretch);
    let in_order = attribution.cue.end() <= stretch.start() && object < rest;
    (begins && in_order && attribution.source?.end() <= attribution.cue.start()).then_some(whole)
}

/// An infinitive from the words on that it tells of, where these stand before its cue: "[the road]
/// is expected [to stay closed]". They are the subject of the cue in form only (raising).
fn raised(parts: &Parts, attribution: &Attribution, stretch: Span) -> Option<Span> {
    let syntax = parts.reading.syntax;
    let first = syntax.tokens.get(syntax.tokens_in(stretch).start)?;
    let cue = predicate(syntax, syntax.tokens_in(attribution.cue))?.token;
    let is_close = attribution.cue.end() <= stretch.start()
        && parts.reading.document.slice(attribution.cue.gap(stretch)).trim().is_empty();
    if first.tag != Tag::TO || !is_close || !is_passive(syntax, cue) {
        return None;
    }
    let subject = syntax
        .children(cue)
        .find(|&child| syntax.tokens.get(child).is_some_and(|token| token.dep == Dep::Nsubjpass))?;
    let subject = syntax.tokens.get(syntax.subtree(subject).start)?.span;
    let is_source = attribution.source.is_some_and(|source| source.overlaps(subject));
    let is_before = subject.end() <= attribution.cue.start();
    (is_before && !is_source).then(|| subject.cover(stretch))
}

/// Leaves out the terms of the source, which are about who says it, where enough others remain.
fn without_source(parts: &Parts, attribution: Option<usize>, terms: &mut Vec<Term>) {
    let attribution = attribution.and_then(|at| parts.reading.attributions.get(at));
    let Some(attribution) = attribution else { return };
    let is_content = |term: &&Term| attribution.content.iter().any(|c| c.contains(term.span));
    if terms.iter().filter(is_content).count() >= LEAST_TERMS {
        terms.retain(|term| attribution.source.is_none_or(|source| !source.contains(term.span)));
    }
}

/// Fewest terms of a statement.
const LEAST_TERMS: usize = 2;

/// What stands between a cue and its content: whom it was said to, when and where.
fn addressee(parts: &Parts, attribution: &Attribution) -> Option<Span> {
    let content = attribution.content.first()?;
    let gap = attribution.cue.gap(*content);
    let short = words_in(parts.words, gap).len() <= MAX_ADDRESSEE;
    (!gap.is_empty() && short).then_some(gap)
}

/// Longest stretch between cue and content that is taken as the addressee, in words.
const MAX_ADDRESSEE: usize = 9;

/// Whether a rest of a sentence is more than the trimmings of an attribution: at least three
/// content words besides the sources, and beside an attribution a verb that tells more than how it
/// was said ("Asked about the bridge, the mayor [said ...]").
fn has_matter(parts: &Parts, span: Span, sources: &[Span], is_rest: bool) -> bool {
    let matters =
        |word: &&Word| !word.is_stop && !sources.iter().any(|source| source.contains(word.span));
    let enough = words_in(parts.words, span).iter().filter(matters).count() >= 3;
    let syntax = parts.reading.syntax;
    let told = || predicate(syntax, syntax.tokens_in(span));
    enough && (!is_rest || told().is_some_and(|told| !SPEAKING.contains(&&*told.lemma)))
}

/// Verbs that tell how something comes to be said.
const SPEAKING: [&str; 8] =
    ["ask", "speak", "question", "press", "address", "reply", "respond", "quote"];

/// How many attributions hold this one.
fn depth(attributions: &[Attribution], at: usize) -> usize {
    let parents = std::iter::successors(Some(at), |&at| attributions.get(at)?.parent);
    parents.take(8).count()
}

/// The parts of `whole` that no span of `taken` covers, in text order.
fn subtract(whole: Span, taken: &[Span]) -> Vec<Span> {
    let mut inside: Vec<Span> = taken.iter().filter_map(|t| t.intersection(whole)).collect();
    inside.sort_unstable();
    let mut left = Vec::new();
    let mut rest = whole;
    for cut in inside {
        if cut.start() > rest.start() {
            left.push(rest.before(cut));
        }
        if cut.end() > rest.start() {
            rest = rest.after(cut);
        }
    }
    left.push(rest);
    left.retain(|span| !span.is_empty());
    left
}

fn statement(
    parts: &Parts,
    terms: &term::Terms,
    sentence: usize,
    Clause { span, hole }: Clause,
    attribution: Option<usize>,
) -> Statement {
    let text = parts.reading.document.slice(span);
    let is_heading = parts
        .reading
        .sentences
        .get(sentence)
        .is_some_and(|s| matches!(s.block, BlockKind::Title | BlockKind::Heading));
    let outside = |inner: Span| hole.is_none_or(|hole| !hole.contains(inner));
    let indices = |spans: &mut dyn Iterator<Item = Span>| {
        let inside = spans.enumerate().filter(|(_, inner)| span.contains(*inner));
        inside.filter(|(_, inner)| outside(*inner)).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let times = indices(&mut parts.times.iter().map(|time| time.span));
    let cue = attribution.and_then(|at| parts.reading.attributions.get(at)).map(|a| a.cue);
    let said = attribution.and_then(|at| parts.utterances.get(at));
    let mut reading = reading::read(parts, span, cue, said, &times);
    reading.states.retain(|state| outside(state.span));
    reading.places.retain(|place| outside(*place));
    let mut terms = terms.in_span(span);
    terms.retain(|term| outside(term.span));
    without_source(parts, attribution, &mut terms);
    Statement {
        span,
        sentence,
        attribution,
        voices: said.map_or_else(Vec::new, |said| said.voices.clone()),
        predicate: reading.predicate,
        participants: reading.participants,
        places: reading.places,
        polarity: reading.polarity,
        modality: reading.modality,
        act: reading.act,
        evidence: reading.evidence,
        states: reading.states,
        moment: reading.moment,
        status: reading.status,
        terms,
        measures: indices(&mut parts.measures.iter().map(|measure| measure.number)),
        times,
        is_heading,
        is_quoted: is_quotation(text),
    }
}

#[cfg(test)]
mod tests {
    use twosource_models::Resources;
    use twosource_text::Document;

    use super::*;
    use crate::analyze;

    #[test]
    fn subtracting_leaves_what_is_not_covered() {
        let document = Document::new("t", "0123456789");
        let span = |from, to| document.span(from..to).unwrap();
        assert_eq!(subtract(span(0, 10), &[span(2, 4), span(3, 6)]), [span(0, 2), span(6, 10)]);
        assert_eq!(subtract(span(0, 4), &[span(0, 9)]), []);
    }

    #[test]
    fn what_is_expected_stays_with_what_it_is_expected_of() {
        let document = Document::new("t", "The coast road is expected to stay closed until noon.");
        let analysis = analyze(&document, &Resources::load().unwrap());
        let found: Vec<_> = analysis.statements.iter().map(|s| document.slice(s.span)).collect();
        assert_eq!(found, ["The coast road is expected to stay closed until noon"]);
    }

    #[test]
    fn what_a_source_says_and_what_the_outlet_says_come_apart() {
        let text = "Mayor Ilse Brandt said the old bridge would close on Monday. \
                    Engineers had found two cracks in the northern pillar.";
        let document = Document::new("t", text);
        let analysis = analyze(&document, &Resources::load().unwrap());
        let found: Vec<_> =
            analysis.statements.iter().map(|s| (document.slice(s.span), s.voices.len())).collect();
        assert_eq!(
            found,
            [
                ("the old bridge would close on Monday", 1),
                ("Engineers had found two cracks in the northern pillar.", 0),
            ]
        );
    }
}
