//! Tokens, parts of speech and dependencies as CoNLL-U, the table format of Universal Dependencies.
//!
//! One line a token with ten columns, comments above each sentence, an empty line below it
//! (<https://universaldependencies.org/format.html>). Tags are the Penn Treebank's; relations and
//! heads are those of `ClearNLP`, not of Universal Dependencies, which a comment says. Columns
//! FEATS and DEPS are empty. In MISC:
//!
//! - `NER=B-PERSON`, `I-PERSON`: names as the tagger sees them, labels of `OntoNotes` 5 in IOB2;
//! - `SpaceAfter=No` where no white space follows in the report;
//! - `TokenRange=0:5`: the code points of the token in the report.

use std::fmt::Write;

use twosource_analyze::{NamedSpan, Syntax, Token};
use twosource_compare::Report;
use twosource_text::{Document, Span};

use crate::clean::one_line;
use crate::sources::Sources;
use crate::wording;

/// The syntax of each report as CoNLL-U. Reports without tokens have no lines.
pub fn conllu(reports: &[Report]) -> String {
    let sources = Sources::new(reports);
    let mut out = String::new();
    for (_, report) in sources.all() {
        Table::new(&sources, report).write(&mut out);
    }
    out
}

/// One report as a table.
struct Table<'a> {
    sources: &'a Sources<'a>,
    document: &'a Document,
    report: &'a Report,
    syntax: &'a Syntax,
    /// For each token the name that it stands in.
    names: Vec<Option<&'a NamedSpan>>,
}

impl<'a> Table<'a> {
    fn new(sources: &'a Sources<'a>, report: &'a Report) -> Self {
        let syntax = &report.analysis.syntax;
        let mut names = vec![None; syntax.tokens.len()];
        for name in &syntax.names {
            let inside = names.get_mut(name.tokens.clone()).unwrap_or_default();
            inside.fill(Some(name));
        }
        Self { sources, document: &report.document, report, syntax, names }
    }

    fn write(&self, out: &mut String) {
        let tokens = &self.syntax.tokens;
        let roots = roots(tokens);
        let tree = |at: &usize| (tokens.get(*at).map(|token| token.sentence), roots.get(*at));
        let order: Vec<usize> = (0..tokens.len()).collect();
        let mut before: Option<&Token> = None;
        let mut part = 0;
        for tree in order.chunk_by(|a, b| tree(a) == tree(b)) {
            let Some(&first) = tree.first() else { continue };
            let Some(tokens) = tokens.get(first..first + tree.len()) else { continue };
            if before.is_none() {
                self.head(out);
            }
            let is_rest = before.zip(tokens.first()).is_some_and(|(a, b)| a.sentence == b.sentence);
            part = if is_rest { part + 1 } else { 1 };
            self.sentence(out, (first, part), tokens, before.map(|token| token.span));
            before = tokens.last();
        }
    }

    fn head(&self, out: &mut String) {
        comment(out, "newdoc id", &self.document.id().to_string());
        comment(out, "name", self.document.name());
        comment(out, "generator", concat!("twosource ", env!("CARGO_PKG_VERSION")));
        comment(out, "xpos", "Penn Treebank");
        comment(out, "deprel", "ClearNLP");
    }

    /// Comments and lines of one tree, whose tokens start at index `first`: the format wants one
    /// root, and the parser gives some sentences several.
    fn sentence(
        &self,
        out: &mut String,
        (first, part): (usize, usize),
        tokens: &[Token],
        before: Option<Span>,
    ) {
        let Some(start) = tokens.first() else { return };
        if self.is_paragraph(before, start.span) {
            out.push_str("# newpar\n");
        }
        let sentence = self.report.analysis.sentences.get(start.sentence);
        if let Some(kind) = sentence.and_then(|sentence| wording::block(sentence.block)) {
            comment(out, "block", kind);
        }
        let line = self.sources.line(self.document.passage(start.span));
        comment(out, "line", &line.to_string());
        // Identifiers hold the document's, so that tables can be put together.
        let part = if part > 1 { format!(".{part}") } else { String::new() };
        let id = format!("{}-{}{part}", self.document.id(), start.sentence + 1);
        comment(out, "sent_id", &id);
        comment(out, "text", &self.text(tokens));
        for at in 0..tokens.len() {
            self.token(out, first, tokens, at);
        }
        out.push('\n');
    }

    /// The forms with a space where white space stands between them, as the format demands of
    /// `text`: the outlet's marks of emphasis are no tokens.
    fn text(&self, tokens: &[Token]) -> String {
        let mut text = String::new();
        for (at, token) in tokens.iter().enumerate() {
            text.push_str(&form(self.document.slice(token.span)));
            if tokens.get(at + 1).is_some_and(|next| self.has_space(token.span, next.span)) {
                text.push(' ');
            }
        }
        text
    }

    fn token(&self, out: &mut String, first: usize, tokens: &[Token], at: usize) {
        let Some(token) = tokens.get(at) else { return };
        // Heads lie in the sentence; one that does not is shown as a root rather than wrongly.
        let head = token.head.checked_sub(first).filter(|&head| head != at && head < tokens.len());
        let (head, relation) = match head {
            Some(head) => (head + 1, token.dep.to_string()),
            None => (0, "root".to_owned()),
        };
        let (form, lemma) = (form(self.document.slice(token.span)), form(&token.lemma));
        let (pos, tag) = (token.pos, token.tag);
        let misc = self.misc(first + at, token, tokens.get(at + 1));
        let number = at + 1;
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{number}\t{form}\t{lemma}\t{pos}\t{tag}\t_\t{head}\t{relation}\t_\t{misc}"
        );
    }

    fn misc(&self, index: usize, token: &Token, next: Option<&Token>) -> String {
        let name = self.names.get(index).copied().flatten();
        let range = self.document.code_points(token.span);
        let mut parts = Vec::new();
        if let Some(name) = name {
            let place = if name.tokens.start == index { 'B' } else { 'I' };
            parts.push(format!("NER={place}-{}", name.label));
        }
        if next.is_some_and(|next| !self.has_space(token.span, next.span)) {
            parts.push("SpaceAfter=No".to_owned());
        }
        parts.push(format!("TokenRange={}:{}", range.start, range.end));
        parts.join("|")
    }

    fn has_space(&self, token: Span, next: Span) -> bool {
        self.document.slice(token.gap(next)).contains(char::is_whitespace)
    }

    /// Whether a sentence starts another block than the one before it; without blocks, a line.
    fn is_paragraph(&self, before: Option<Span>, start: Span) -> bool {
        let Some(before) = before else { return true };
        let blocks = &self.document.blocks;
        let block = |span: Span| blocks.partition_point(|b| b.span.start() <= span.start());
        if blocks.is_empty() {
            self.document.slice(before.gap(start)).contains('\n')
        } else {
            block(before) != block(start)
        }
    }
}

/// The root above each token.
fn roots(tokens: &[Token]) -> Vec<usize> {
    let mut roots: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut path = Vec::new();
    for start in 0..tokens.len() {
        let mut at = start;
        // No path is longer than the tokens that have no root yet, so that all of it is linear.
        let root = loop {
            let head = tokens.get(at).map_or(at, |token| token.head);
            match roots.get(at).copied().flatten() {
                Some(root) => break root,
                None if head == at || head >= tokens.len() || path.len() > tokens.len() => {
                    break at;
                }
                None => path.push(at),
            }
            at = head;
        };
        path.push(at);
        for below in path.drain(..) {
            if let Some(slot) = roots.get_mut(below) {
                *slot = Some(root);
            }
        }
    }
    roots.into_iter().enumerate().map(|(at, root)| root.unwrap_or(at)).collect()
}

fn comment(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "# {name} = {}", one_line(value).trim());
}

/// A field of a line: never empty, without tabs and line breaks.
fn form(text: &str) -> String {
    let text = one_line(text.trim());
    if text.is_empty() { "_".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_report_as_a_table() {
        insta::assert_snapshot!(conllu(&sample::readings()[..1]));
    }

    #[test]
    fn fields_are_never_empty_and_hold_no_separators() {
        let written = ["", " ", "a\tb", "a\nb", "\u{1b}", "_"].map(form);
        assert_eq!(written, ["_", "_", "a b", "a b", "\u{fffd}", "_"]);
    }

    #[test]
    fn a_head_outside_of_the_sentence_is_a_root() {
        let mut reports = sample::readings();
        for token in &mut reports[0].analysis.syntax.tokens {
            token.head = 99;
        }
        let table = conllu(&reports[..1]);
        let lines = table.lines().filter(|line| line.contains('\t'));
        assert!(lines.clone().count() > 3);
        assert!(lines.clone().all(|line| line.split('\t').nth(6) == Some("0")), "{table}");
    }
}
