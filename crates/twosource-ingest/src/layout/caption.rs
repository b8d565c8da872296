//! Captions of pictures and films.
//!
//! Finds: what follows the texts of picture frames ("Image copyright Norpress Image caption ..."),
//! what stands before the credit of a picture, and lines of nine words or more without a final mark
//! in a report whose lines have one. Words of the frame and the credit are parted from the caption,
//! and frames from the sentences of a line that holds several.
//! Example: `Image caption The tram on its side`
//! Does not find: lines right below the headline, which are summaries; captions that end like sentences and have no credit; captions of fewer than nine
//! words without a credit, which look like headings; captions within a line of the report.
//!
//! A caption is read like a paragraph, so that nothing is lost where the rule errs; what it repeats
//! is left to [`super::repeat`].

use std::ops::Range;

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{
    LONG, after_word, count, ends_open_or_closed, ends_sentence, has_small_letter, starts_upper,
};
use super::{form, gallery, link_list, picture};

/// Texts of picture frames before a caption; with the last one a name may stand before the next.
const FRAMES: [&str; 9] = [
    "media playback is unsupported on your device",
    "media playback is not supported on this device",
    "media caption",
    "image caption",
    "image copyright",
    "image source",
    "facebook twitter pinterest",
    "enlarge this image",
    "toggle caption",
];

/// As many texts stand in one frame.
const MOST_TEXTS: usize = 8;

/// The button of a player.
const BUTTON: &str = "CLOSE ";

/// Longer lines are running text, whatever stands at their ends.
const MOST_WORDS: usize = 80;

/// Shorter lines are headings.
const LEAST_WORDS: usize = 9;

/// A piece of a line and what it is.
type Piece = (Range<usize>, BlockKind);

/// Parts forms, series of pictures, headlines, frames and credits from the lines that hold them. The first line
/// may be the headline; it is kept whole.
pub(super) fn cut(text: &str, parts: &[Part]) -> Vec<Part> {
    let first = parts.iter().position(|part| part.is_open());
    let mut all = Vec::with_capacity(parts.len());
    for (at, &part) in parts.iter().enumerate() {
        let pieces =
            if part.is_open() && Some(at) != first { pieces(part.text(text)) } else { vec![] };
        if pieces.is_empty() {
            all.push(part);
        } else {
            push(text, part, &pieces, &mut all);
        }
    }
    all
}

/// Marks the lines without a final mark, in a report whose lines have one.
pub(super) fn mark(text: &str, parts: &mut [Part]) {
    let lines = || parts.iter().filter(|part| part.is_open()).map(|part| part.text(text));
    let ended = lines().filter(|line| ends_open_or_closed(line)).count();
    if ended < 3 || ended * 4 < lines().count() * 3 {
        return;
    }
    let mut below_title = false;
    for part in parts {
        let line = part.text(text);
        let words = count(line);
        let is_free = part.is_open() && !below_title && line.len() <= LONG;
        below_title = part.kind == Some(BlockKind::Title);
        if is_free
            && (LEAST_WORDS..=MOST_WORDS / 2).contains(&words)
            && starts_upper(line)
            && !ends_open_or_closed(line)
        {
            part.kind = Some(BlockKind::Caption);
        }
    }
}

/// What in a line is no running text, in text order.
fn pieces(line: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    found.extend(gallery::find(line).map(|range| (range, BlockKind::Gallery)));
    found.extend(form::find(line).into_iter().map(|range| (range, BlockKind::Furniture)));
    found.extend(link_list::within(line).into_iter().map(|range| (range, BlockKind::Links)));
    found.extend(frames_within(line).into_iter().map(|range| (range, BlockKind::Furniture)));
    match frame(line) {
        Some(range) => found.push((range, BlockKind::Furniture)),
        None => found.extend(picture::at_start(line).map(|end| (0..end, BlockKind::Credit))),
    }
    found.extend(picture::in_brackets(line).into_iter().map(|range| (range, BlockKind::Credit)));
    found.extend(picture::at_end(line).map(|start| (start..line.len(), BlockKind::Credit)));
    found.sort_by_key(|(range, _)| (range.start, range.end));
    let mut end = 0;
    found.retain(|(range, _)| {
        let free = range.start >= end;
        end = end.max(range.end);
        free
    });
    found
}

/// The texts of a picture frame at the start of a line.
fn frame(line: &str) -> Option<Range<usize>> {
    let mut end = 0;
    for _ in 0..MOST_TEXTS {
        let Some(next) = frame_end(line.get(end..)?) else { break };
        end += next;
    }
    if end == 0 && is_button(line) {
        end = BUTTON.len();
    }
    let rest = line.get(end..)?.trim_start_matches([' ', ',', ':']);
    (end > 0 && (rest.is_empty() || starts_upper(rest))).then_some(0..end)
}

/// The texts of picture frames between two sentences of a line; where the caption after them ends is
/// not known.
fn frames_within(line: &str) -> Vec<Range<usize>> {
    let labels = ["Image copyright ", "Image caption ", "Image source, ", "Media caption "];
    let starts = labels.iter().flat_map(|label| line.match_indices(label)).map(|(at, _)| at);
    let is_between = |&at: &usize| ends_sentence(last_words(line.get(..at).unwrap_or_default()));
    let range = |at| Some(at..at + frame(line.get(at..)?)?.end);
    let mut ranges: Vec<_> = starts.filter(is_between).filter_map(range).collect();
    ranges.sort_unstable_by_key(|range| range.start);
    ranges
}

/// Whether the button of a player stands before a caption. Some reports start in capitals.
fn is_button(line: &str) -> bool {
    let next = line.strip_prefix(BUTTON).and_then(|rest| rest.split_whitespace().next());
    next.is_some_and(|next| next == "A" || (starts_upper(next) && has_small_letter(next)))
}

/// The end of one text of a frame, with the name of a source before the next one.
fn frame_end(line: &str) -> Option<usize> {
    let line_start = line.trim_start_matches([' ', ',', ':', '\u{a0}']);
    let label = FRAMES.iter().find(|label| after_word(line_start, label).is_some())?;
    let after = line.len() - line_start.len() + label.len();
    let rest = line.get(after..)?;
    let small = rest.get(..rest.floor_char_boundary(80))?.to_ascii_lowercase();
    let named = ["image copyright", "image source"].contains(label);
    let caption = small.find("image caption").filter(|_| named);
    Some(after + caption.unwrap_or(0))
}

/// The pieces of a line and what stands between them.
fn push(text: &str, part: Part, pieces: &[Piece], all: &mut Vec<Part>) {
    let line = part.text(text);
    let of_caption = pieces.len() <= 2 && pieces.iter().all(|piece| is_beside_caption(line, piece));
    let between = |range: Range<usize>| {
        let words = line.get(range.clone()).unwrap_or_default();
        part.piece(text, range, caption_kind(words).filter(|_| of_caption))
    };
    let mut at = 0;
    for (range, kind) in pieces {
        all.extend(between(at..range.start));
        all.extend(part.piece(text, range.clone(), Some(*kind)));
        at = range.end;
    }
    all.extend(between(at..line.len()));
}

/// Whether the words beside a piece are a caption: it is a frame, or the credit of a picture at
/// either end. Behind a sentence an agency alone may be the one of the report.
fn is_beside_caption(line: &str, (range, kind): &Piece) -> bool {
    let words = line.get(range.clone()).unwrap_or_default();
    match kind {
        BlockKind::Credit if range.start == 0 => true,
        BlockKind::Credit if range.end == line.len() => {
            let before = line.get(..range.start).unwrap_or_default();
            !ends_sentence(last_words(before)) || is_of_picture(words)
        }
        BlockKind::Furniture => range.start == 0 && frame(line).as_ref() == Some(range),
        _ => false,
    }
}

/// The end of a line: a sentence that ends there ends so.
fn last_words(line: &str) -> &str {
    let line = line.trim_end();
    line.get(line.floor_char_boundary(line.len().saturating_sub(24))..).unwrap_or_default()
}

/// What words beside a frame or a credit are: a few are a name, many are running text.
fn caption_kind(words: &str) -> Option<BlockKind> {
    match count(words) {
        0..=3 => Some(BlockKind::Credit),
        4..=MOST_WORDS => Some(BlockKind::Caption),
        _ => None,
    }
}

/// Whether a credit names more than an agency, which may be the one of the report.
fn is_of_picture(credit: &str) -> bool {
    credit.contains(['/', ':']) && !credit.to_ascii_lowercase().contains("reporting by")
}

#[cfg(test)]
mod tests {
    use twosource_text::BlockKind;

    use super::super::part::split;
    use super::{cut, mark};

    const PROSE: &str = "The tram left the rails near the old depot on Monday.";

    /// The pieces of a line below a headline.
    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let text = format!("Tram leaves rails\n{line}");
        let parts = cut(&text, &split(&text));
        let shown = |part: &super::Part| match part.kind {
            Some(kind) => format!("{kind:?}: {}", part.text(&text)),
            None => part.text(&text).to_owned(),
        };
        assert_eq!(parts.iter().skip(1).map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn frames() {
        check(
            "Image copyright Lume Photos Image caption The tram lay on its side",
            &[
                "Furniture: Image copyright Lume Photos Image caption",
                "Caption: The tram lay on its side",
            ],
        );
        check(
            "Media playback is unsupported on your device Media caption Ilse Brandt spoke of it",
            &[
                "Furniture: Media playback is unsupported on your device Media caption",
                "Caption: Ilse Brandt spoke of it",
            ],
        );
        check(
            "Facebook Twitter Pinterest The tram on its side. Photograph: Tom Ode/AP",
            &[
                "Furniture: Facebook Twitter Pinterest",
                "Caption: The tram on its side.",
                "Credit: Photograph: Tom Ode/AP",
            ],
        );
        check("CLOSE The tram on its side", &["Furniture: CLOSE", "Caption: The tram on its side"]);
        check("CLOSE TO fifty riders fell.", &["CLOSE TO fifty riders fell."]);
        check(
            "Image caption The tram. (Photo: PA) (Photo: AP) It fell.",
            &[
                "Furniture: Image caption",
                "The tram.",
                "Credit: (Photo: PA)",
                "Credit: (Photo: AP)",
                "It fell.",
            ],
        );
        check(
            "It fell. Image copyright Lume Image caption The tram It is up.",
            &["It fell.", "Furniture: Image copyright Lume Image caption", "The tram It is up."],
        );
        check(
            "Image copyright was the matter, she said.",
            &["Image copyright was the matter, she said."],
        );
    }

    #[test]
    fn credits() {
        check(
            "The tram on its side near the depot. (Photo: Tom Ode, AP)",
            &["Caption: The tram on its side near the depot.", "Credit: (Photo: Tom Ode, AP)"],
        );
        check(
            "Ilse Brandt Photographer: Tom Ode/Lume",
            &["Credit: Ilse Brandt", "Credit: Photographer: Tom Ode/Lume"],
        );
        check("The line stays closed. (Reuters)", &["The line stays closed.", "Credit: (Reuters)"]);
        check(
            "It fell. (Photo: PA) (Photo: PA) Nobody was hurt.",
            &["It fell.", "Credit: (Photo: PA)", "Credit: (Photo: PA)", "Nobody was hurt."],
        );
    }

    #[test]
    fn lines_without_a_final_mark() {
        let caption = "Ilse Brandt looks at the tram that left the rails in Hartmoor";
        let kinds = |text: &str| {
            let mut parts = split(text);
            mark(text, &mut parts);
            parts.iter().map(|part| !part.is_open()).collect::<Vec<_>>()
        };
        let text = format!("{PROSE}\n{caption}\n{PROSE}\n{PROSE}");
        assert_eq!(kinds(&text), [false, true, false, false]);
        assert_eq!(kinds(&format!("{caption}\n{caption}\n{PROSE}")), [false; 3]);
        let (title, line) = (Some(BlockKind::Title), format!("{PROSE}\n{PROSE}\n{PROSE}"));
        let text = format!("Tram leaves rails\n{caption}\n{line}");
        let mut parts = split(&text);
        parts[0].kind = title;
        mark(&text, &mut parts);
        assert!(parts[1].is_open(), "a summary");
    }
}
