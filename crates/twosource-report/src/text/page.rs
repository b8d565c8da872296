//! Lines on a terminal: indent, label, hanging text, color.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use twosource_compare::Finding;

use super::TextOptions;
use super::wrap::{Room, width, wrap};
use crate::phrase::{Phrase, Piece, Tone};

/// Narrower terminals are written to as if they had so many columns.
const LEAST_WIDTH: usize = 40;

/// A stretch of text that hangs below itself, with what stands left of its first line.
pub(super) struct Item {
    /// What stands left of the first line, each with the column in which it starts.
    lead: Vec<(usize, Phrase)>,
    /// Column in which every line of the text starts.
    hang: usize,
    body: Phrase,
    /// Most lines of the text.
    lines: usize,
}

impl Item {
    /// Text in full, every line of which starts in column `hang`.
    pub(super) const fn new(hang: usize, body: Phrase) -> Self {
        Self { lead: Vec::new(), hang, body, lines: usize::MAX }
    }

    /// Puts a label left of the first line.
    #[must_use]
    pub(super) fn after(mut self, column: usize, label: Phrase) -> Self {
        self.lead.push((column, label));
        self
    }

    /// Cuts the text after so many lines.
    #[must_use]
    pub(super) const fn at_most(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }
}

/// The output as it grows.
pub(super) struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    pub(super) fn new(options: &TextOptions) -> Self {
        let width = options.width.max(LEAST_WIDTH);
        Self { out: String::new(), width, color: options.color }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless the page is empty or ends in one.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A line of the left margin.
    pub(super) fn line(&mut self, body: Phrase) {
        self.item(&Item::new(0, body));
    }

    pub(super) fn item(&mut self, item: &Item) {
        let lead = self.lead(&item.lead);
        let start = if lead == 0 { item.hang } else { item.hang.max(lead + 1) };
        let columns = |from: usize| self.width.saturating_sub(from).max(LEAST_WIDTH / 2);
        let room = Room { first: columns(start), rest: columns(item.hang), lines: item.lines };
        for (at, line) in wrap(&item.body, room).iter().enumerate() {
            if !line.is_empty() {
                self.spaces(if at == 0 { start - lead } else { item.hang });
            }
            self.pieces(line);
            self.out.push('\n');
        }
    }

    /// Writes labels in their columns and gives the column after the last.
    fn lead(&mut self, labels: &[(usize, Phrase)]) -> usize {
        let mut at = 0;
        for (column, label) in labels {
            let start = if at == 0 { *column } else { (at + 1).max(*column) };
            self.spaces(start - at);
            self.pieces(&label.pieces);
            at = start + width(&label.pieces);
        }
        at
    }

    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let style = if self.color { style(piece.tone) } else { Style::new() };
            // Writing to a string cannot fail.
            let _ = write!(self.out, "{style}{}{style:#}", piece.text);
        }
    }
}

/// No finding is green or red: color marks the kind, not who is right.
const fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain | Tone::Words => Style::new(),
        Tone::Aside => Style::new().dimmed(),
        Tone::Strong => Style::new().bold(),
        Tone::Place => AnsiColor::Blue.on_default(),
        Tone::Name => AnsiColor::Cyan.on_default(),
        Tone::Value => AnsiColor::Yellow.on_default().bold(),
        Tone::Finding(finding) => color(finding).on_default().bold(),
    }
}

const fn color(finding: Finding) -> AnsiColor {
    match finding {
        Finding::Differs | Finding::Denied => AnsiColor::Yellow,
        Finding::Superseded => AnsiColor::Green,
        Finding::Agreed => AnsiColor::Cyan,
        Finding::OneVoice => AnsiColor::Magenta,
        Finding::MoreSpecific | Finding::OtherAnswer | Finding::Reworded => AnsiColor::Blue,
        Finding::OnlyInOne => AnsiColor::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(color: bool, item: &Item) -> String {
        let mut page = Page::new(&TextOptions { width: 40, color, show_all: false });
        page.item(item);
        page.finish()
    }

    #[test]
    fn text_hangs_below_itself() {
        let words = "two survey ships had left the naval base at Port Olm";
        let item = Item::new(8, Phrase::plain(words)).after(2, Phrase::plain("B:9"));
        let lines = "  B:9   two survey ships had left the\n        naval base at Port Olm\n";
        assert_eq!(page(false, &item), lines);
    }

    #[test]
    fn color_adds_escapes_and_nothing_else() {
        let label = Phrase::new().with(Tone::Place, "B:9");
        let item = Item::new(5, Phrase::plain("it left")).after(0, label);
        assert_eq!(page(false, &item), "B:9  it left\n");
        assert_eq!(page(true, &item), "\u{1b}[34mB:9\u{1b}[0m  it left\n");
    }
}
