//! What a line is by its first signs, wherever it stands.

use twosource_text::BlockKind;

use super::Markup;
use super::part::Part;
use super::{correction, furniture, list, quote};

/// Front matter of Markdown ends within this many lines.
const FRONT_MATTER: usize = 40;

/// Marks the lines that show by themselves what they are.
pub(super) fn mark(text: &str, parts: &mut [Part], markup: Markup) {
    mark_open(text, parts);
    if markup == Markup::Markdown {
        let lines = front_matter(text, parts);
        parts.iter_mut().take(lines).for_each(|part| part.kind = Some(BlockKind::Furniture));
    }
}

/// The same for lines of which some are known.
pub(super) fn mark_open(text: &str, parts: &mut [Part]) {
    for part in parts.iter_mut().filter(|part| part.is_open()) {
        if let Some((kind, mark)) = kind(part.text(text)) {
            *part = part.without_mark(mark);
            part.kind = Some(kind);
        }
    }
}

/// The kind, and the bytes of the mark before the words.
fn kind(line: &str) -> Option<(BlockKind, usize)> {
    if let Some(kind) = furniture::read(line) {
        return Some((kind, 0));
    }
    if correction::read(line).is_some() {
        return Some((BlockKind::Correction, list::bullet(line).unwrap_or(0)));
    }
    let quote = quote::mark(line).map(|mark| (BlockKind::BlockQuote, mark));
    let heading = || heading_mark(line).map(|mark| (BlockKind::Heading, mark));
    let item = || list::bullet(line).map(|mark| (BlockKind::ListItem, mark));
    quote.or_else(heading).or_else(item)
}

/// One to six `#` and a space.
fn heading_mark(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    let words = rest.trim_start();
    let marked = (1..=6).contains(&(line.len() - rest.len())) && words.len() < rest.len();
    marked.then_some(line.len() - words.len())
}

/// How many lines of front matter (`---`, `name: value`, `---`) the text starts with.
fn front_matter(text: &str, parts: &[Part]) -> usize {
    let is_rule = |part: &&Part| part.text(text) == "---";
    let inner = parts.iter().skip(1).take(FRONT_MATTER).position(|part| is_rule(&part));
    let lines = inner.filter(|_| parts.first().as_ref().is_some_and(is_rule)).unwrap_or(0);
    let named = parts.iter().skip(1).take(lines).all(|part| part.text(text).contains([':', '-']));
    if lines > 0 && named { lines + 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use twosource_text::BlockKind;

    use super::{Markup, kind, mark};
    use crate::layout::part::split;

    #[test]
    fn signs_at_the_start() {
        assert_eq!(kind("## The depot"), Some((BlockKind::Heading, 3)));
        assert_eq!(kind("#depot opens"), None);
        assert_eq!(kind("> It is safe."), Some((BlockKind::BlockQuote, 2)));
        assert_eq!(kind("- It is safe."), Some((BlockKind::ListItem, 2)));
        assert_eq!(kind("* * *"), Some((BlockKind::Furniture, 0)));
        assert_eq!(kind("*Editor's note: Yes.*"), Some((BlockKind::Correction, 0)));
        assert_eq!(kind("• Correction: Yes."), Some((BlockKind::Correction, 4)));
        assert_eq!(kind("It is safe."), None);
    }

    #[test]
    fn front_matter_is_furniture() {
        let text = "---\ntitle: Tram\ndate: 2031-06-04\n---\n\nThe tram is back.";
        let mut parts = split(text);
        mark(text, &mut parts, Markup::Markdown);
        let open: Vec<_> = parts.iter().filter(|part| part.is_open()).collect();
        assert_eq!(open.len(), 1);
    }
}
