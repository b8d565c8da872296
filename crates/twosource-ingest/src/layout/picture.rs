//! Credits of pictures within a line.
//!
//! Finds, in brackets at the end of a line or after a sentence: names after "Photo:" and its kin,
//! agencies and picture agencies, names with an outlet after a slash, and "Reporting by ...". At the
//! end of a line also without brackets: names after "Photograph:" and its kin, and `REUTERS/Name`.
//! At the start of a line without a final mark: agencies before a capital.
//! Example: `The tram on its side. (Ilse Brandt/Lume Photos)`
//! Does not find: names and agencies at the end without a label or a slash; brackets within a
//! sentence.

use std::ops::Range;

use super::agency;
use super::words::{
    LONG, after_word, bare, count, ends_open_or_closed, ends_sentence, is_capitalized,
};

/// Who sells or lends pictures, besides the agencies of the list.
const SOURCES: &str = "Alamy, Alamy Live News, AP Images, AP Photo, BBC, CCTV, Courtesy, EPA, EPA-EFE, Facebook, File, \
    Getty, Getty Images, Google, Handout, iStock, NASA, PA Images, PA Wire, Pool, Rex, REX, Rex Features, \
    Shutterstock, Sky News, Twitter, USA Today Sports, Usa Today Sports, USA TODAY Sports, Zuma, Zuma Press";

/// What stands before the name of who made a picture.
const LABELS: [&str; 15] = [
    "photo",
    "photos",
    "photo by",
    "photos by",
    "photograph",
    "photograph by",
    "photographer",
    "picture",
    "pictures",
    "picture by",
    "image",
    "images",
    "image by",
    "video",
    "graphic",
];

/// What stands before the names of who wrote the report.
const HELPERS: [&str; 5] =
    ["reporting by", "additional reporting by", "writing by", "editing by", "compiled by"];

/// The credits in brackets that stand after a sentence or at the end of the line.
pub(super) fn in_brackets(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, _) in line.match_indices('(') {
        let inner = line.get(start + 1..).unwrap_or_default();
        let Some(end) = inner.find(['(', ')']).filter(|&end| end <= LONG) else { continue };
        let closed = inner.get(end..).unwrap_or_default().starts_with(')');
        let range = start..start + end + 2;
        if closed
            && is_apart(line, &range, &found)
            && is_credit(inner.get(..end).unwrap_or_default())
        {
            found.push(range);
        }
    }
    found
}

/// Whether the words are the credit of a picture or of helpers.
pub(super) fn is_credit(words: &str) -> bool {
    if count(words) > 30 {
        return false;
    }
    let label = LABELS.iter().find_map(|label| after_word(words, label));
    if let Some(names) = label.and_then(|rest| rest.trim_start().strip_prefix(':')) {
        return count(names) <= 12;
    }
    if label
        .is_some_and(|rest| are_names(rest) && !rest.trim().is_empty() && words.contains(" by "))
    {
        return true;
    }
    HELPERS.iter().any(|helper| after_word(words, helper).is_some()) || are_sources(words)
}

/// Where a credit without brackets starts, at the end of the line.
pub(super) fn at_end(line: &str) -> Option<usize> {
    let tail = line.floor_char_boundary(line.len().saturating_sub(120));
    if !line.get(tail..).unwrap_or_default().contains(['/', ':']) {
        return None;
    }
    let words = || line.get(tail..).unwrap_or_default().split_whitespace().skip(1);
    words().map(|word| super::part::offset(line, word)).find(|&start| {
        let rest = line.get(start..).unwrap_or_default();
        is_labelled(rest) || is_slashed(rest)
    })
}

/// Where the caption starts after agencies at the start of a line without a final mark.
pub(super) fn at_start(line: &str) -> Option<usize> {
    if line.len() > LONG || !is_capitalized(line) || ends_open_or_closed(line) {
        return None;
    }
    let mut start = 0;
    while let Some(len) = source_len(line.get(start..)?) {
        let rest = line.get(start + len..)?;
        start += len + (rest.len() - rest.trim_start_matches(['•', '/', ':', '|', '·', ' ']).len());
    }
    let caption = line.get(start..)?;
    (start > 0 && is_capitalized(caption) && count(caption) >= 4).then_some(start)
}

/// Whether nothing of a sentence stands around the brackets.
fn is_apart(line: &str, range: &Range<usize>, found: &[Range<usize>]) -> bool {
    let before = line.get(..range.start).unwrap_or_default().trim_end();
    let after = line.get(range.end..).unwrap_or_default().trim_start();
    let credit = found.last().is_some_and(|last| last.end == before.len());
    let ended = credit || ends_sentence(last_bytes(before));
    let labelled = LABELS.iter().any(|label| {
        let inner = line.get(range.start + 1..).unwrap_or_default();
        after_word(inner, label).is_some_and(|rest| rest.starts_with(':'))
    });
    after.is_empty()
        || (ended && (labelled || after.starts_with('(')) && !after.starts_with([',', '.', ';']))
}

/// The end of a line: a sentence that ends there ends so.
fn last_bytes(line: &str) -> &str {
    line.get(line.floor_char_boundary(line.len().saturating_sub(24))..).unwrap_or_default()
}

/// "Photograph: Ilse Brandt/Lume Photos".
fn is_labelled(rest: &str) -> bool {
    let names = LABELS.iter().find_map(|label| after_word(rest, label));
    let names = names.and_then(|names| names.trim_start().strip_prefix(':'));
    names.is_some_and(|names| is_capitalized(rest) && are_names(names) && count(names) <= 8)
}

/// "REUTERS/Ilse Brandt".
fn is_slashed(rest: &str) -> bool {
    let Some((agency, names)) = rest.split_once('/') else { return false };
    is_source(agency) && !names.is_empty() && are_names(names) && count(names) <= 4
}

/// Whether the words are names only, one of them an agency, or two parted by a slash.
fn are_sources(words: &str) -> bool {
    let pieces = || words.split(['/', ',', '|']).flat_map(|piece| piece.split(" via "));
    let slash = words
        .split_once('/')
        .is_some_and(|(name, outlet)| count(name) >= 2 && !name.is_empty() && !outlet.is_empty());
    pieces().all(|piece| are_names(piece) && count(piece) <= 6 && !piece.trim().is_empty())
        && (slash || pieces().any(|piece| is_source(piece.trim())))
}

fn are_names(words: &str) -> bool {
    let small = ["for", "via", "of", "the", "and", "von", "de", "van", "by", "from", "in"];
    let fits = |word: &str| {
        let name = bare(word.trim_matches(['/', ',', '.', '-', '–', '©', '@', '•']));
        is_capitalized(name) || name.is_empty() || small.contains(&name) || listed(name)
    };
    words.split(['/', ' ', '\u{a0}']).all(fits) && !words.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_source(name: &str) -> bool {
    let name = name.strip_prefix("AP Photo").filter(|rest| rest.is_empty()).map_or(name, |_| "AP");
    listed(name)
}

fn listed(name: &str) -> bool {
    !name.is_empty()
        && (SOURCES.split(", ").any(|source| source == name) || agency::listed(name).is_some())
}

/// The length of the agency that a line starts with.
fn source_len(line: &str) -> Option<usize> {
    let ends = line.match_indices([' ', '/', ':', '•']).map(|(end, _)| end).take(3);
    let mut names = ends.filter(|&end| line.get(..end).is_some_and(listed));
    let first = names.next()?;
    Some(names.last().unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::{at_end, at_start, in_brackets, is_credit};

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> =
            in_brackets(line).into_iter().filter_map(|range| line.get(range)).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn credits_in_brackets() {
        check("The tram on its side (Reuters)", &["(Reuters)"]);
        check("The tram on its side. (Photo: Ilse Brandt, AP)", &["(Photo: Ilse Brandt, AP)"]);
        check(
            "The tram on its side (AP Photo/Ilse Brandt, File)",
            &["(AP Photo/Ilse Brandt, File)"],
        );
        check(
            "She spoke. (Ilse Brandt/The Hartmoor Courier)",
            &["(Ilse Brandt/The Hartmoor Courier)"],
        );
        check("It fell. (Photo: PA) (Photo: PA) Nobody was hurt.", &["(Photo: PA)", "(Photo: PA)"]);
        check(
            "It fell. (Reporting by Tom Ode; Editing by Ada Lund)",
            &["(Reporting by Tom Ode; Editing by Ada Lund)"],
        );
    }

    #[test]
    fn other_brackets() {
        for line in [
            "It fell (Reuters) on Monday.",
            "The agency (AP) was told so. (It was not.)",
            "He stood for the party of the left (Labour)",
            "The line is 17 miles (27km)",
            "Shares fell on Monday (Norland: NLD)",
            "It opened on Monday (4/5)",
            "The photo (taken by a rider) was shared",
            "It fell. (Photo: PA), she said",
        ] {
            check(line, &[]);
        }
    }

    #[test]
    fn credits_at_either_end() {
        let cut = |line: &str| at_end(line).and_then(|start| line.get(start..)).map(str::to_owned);
        assert_eq!(
            cut("The tram on its side. Photograph: Ilse Brandt/AP").as_deref(),
            Some("Photograph: Ilse Brandt/AP")
        );
        assert_eq!(cut("The tram. REUTERS/Tom Ode").as_deref(), Some("REUTERS/Tom Ode"));
        assert_eq!(cut("In the photo: two cars on their side."), None);
        assert_eq!(cut("He works for Reuters and Ode/Lund."), None);
        let rest =
            |line: &str| at_start(line).and_then(|start| line.get(start..)).map(str::to_owned);
        assert_eq!(
            rest("SWNS • PA Tom Ode stood on the platform").as_deref(),
            Some("Tom Ode stood on the platform")
        );
        assert_eq!(
            rest("Getty Images Two cars on their side").as_deref(),
            Some("Two cars on their side")
        );
        assert_eq!(rest("Reuters first reported on the tram"), None);
        assert_eq!(rest("Reuters Chief Executive Ada Lund said so."), None);
    }

    #[test]
    fn whole_lines() {
        assert!(is_credit("Ilse Brandt / Lume Photos") && is_credit("Photo: Ilse Brandt"));
        assert!(!is_credit("it was not") && !is_credit("Labour"));
    }
}
