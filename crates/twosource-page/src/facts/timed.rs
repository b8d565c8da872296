//! Dates that the page shows: in `time` elements, in elements with telling names, after words such as
//! "Published", and beside the headline.

use std::ops::Range;

use twosource_text::{Date, Field};

use super::claim::Claim;
use super::labels;
use super::sheet::{Sheet, Tag};
use crate::date::{Order, all, machine};

/// Bytes after the headline in which a date counts as beside it.
const AFTER: usize = 400;

/// Bytes before the headline in which a date counts as beside it.
const BEFORE: usize = 150;

/// Words in classes of dates.
const DATE_NAMES: &[&str] = &[
    "date",
    "datetime",
    "dateline",
    "published",
    "pubdate",
    "timestamp",
    "posted",
    "datum",
    "fecha",
    "time",
    "created",
    "publish",
    "postdate",
    "entrydate",
    "meta",
];

/// Words in classes of modified dates.
const MODIFIED_NAMES: &[&str] =
    &["updated", "modified", "update", "lastmod", "revised", "changed", "aktualisiert"];

/// More dates than this are not a report's own.
const MOST: usize = 400;

pub(super) fn claims(sheet: &Sheet, headline: Option<usize>, order: Order) -> Vec<Claim> {
    let tags = sheet.tags.iter().enumerate();
    let mut claims: Vec<Claim> = tags
        .filter(|(_, tag)| !sheet.is_beside(tag, headline))
        .filter_map(|(at, tag)| {
            time(sheet, at, tag, headline, order).or_else(|| named(sheet, at, tag, headline, order))
        })
        .take(MOST)
        .collect();
    claims.extend(shown(sheet, headline, order));
    claims
}

/// A `time` element, or another with a machine's date.
fn time(
    sheet: &Sheet,
    at: usize,
    tag: &Tag,
    headline: Option<usize>,
    order: Order,
) -> Option<Claim> {
    if tag.name() != "time" {
        return None;
    }
    let words = sheet.words(tag);
    let date = tag
        .attr("datetime")
        .and_then(|value| machine(value, order))
        .or_else(|| first(&words, order))?;
    let around: Vec<&Tag> = std::iter::once(tag).chain(sheet.around(at).take(1)).collect();
    let is_modified = tag.has_word("itemprop", "dateModified")
        || around.iter().any(|tag| is_named(tag, MODIFIED_NAMES)) && !is_named(tag, &["published"])
        || labels::says_modified(before(sheet, tag))
        || labels::says_modified(before_date(&words, order));
    let field = if is_modified { Field::Modified } else { Field::Published };
    let marked = tag.attr("pubdate").is_some()
        || tag.element_has("pubdate")
        || is_named(tag, &["published", "pubdate"]);
    let place = place(tag, headline);
    let marked = if marked { " published" } else { "" };
    claim(field, &date, format!("time{marked} {place}"))
}

fn named(
    sheet: &Sheet,
    at: usize,
    tag: &Tag,
    headline: Option<usize>,
    order: Order,
) -> Option<Claim> {
    if tag.place.is_empty() || tag.place.len() > 200 {
        return None;
    }
    let is_modified = is_named(tag, MODIFIED_NAMES);
    if !is_modified && !is_named(tag, DATE_NAMES) {
        return None;
    }
    let words = sheet.words(tag);
    let date = first(&words, order)?;
    if !is_modified && holds_change(sheet, at, &date, order) {
        return None;
    }
    let is_modified = is_modified && !is_named(tag, &["published", "posted", "entry"])
        || labels::says_modified(before_date(&words, order))
        || labels::says_modified(before(sheet, tag));
    let field = if is_modified { Field::Modified } else { Field::Published };
    claim(field, &date, format!("class {}", place(tag, headline)))
}

/// Whether a date is that of an element inside which is named for changes.
fn holds_change(sheet: &Sheet, at: usize, date: &Date, order: Order) -> bool {
    let inside = sheet.inside(at).iter().take(20);
    let mut changes = inside.filter(|tag| is_named(tag, MODIFIED_NAMES) && tag.place.len() < 200);
    changes.any(|tag| first(&sheet.words(tag), order).as_ref() == Some(date))
}

/// The places of short elements that are named for changes, in order, none inside another.
fn changes(sheet: &Sheet) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let short = |tag: &&Tag| !tag.place.is_empty() && tag.place.len() < 60;
    for tag in sheet.tags.iter().filter(short).filter(|tag| is_named(tag, MODIFIED_NAMES)) {
        let is_inside = places.last().is_some_and(|last| tag.place.start < last.end);
        if !is_inside && !is_named(tag, &["published", "posted", "entry"]) {
            places.push(tag.place.clone());
        }
    }
    places
}

/// Dates in the text after a label, near the headline, or the only one of the page.
fn shown(sheet: &Sheet, headline: Option<usize>, order: Order) -> Vec<Claim> {
    let besides = besides(sheet, headline);
    let changes = changes(sheet);
    let is_beside = |at: usize| is_in(&besides, at);
    let dates = all(&sheet.text, order);
    let lone = is_lone(&dates);
    let places: Vec<Range<usize>> = dates.iter().map(|(range, _)| range.clone()).collect();
    let claims = dates.into_iter().enumerate().take(MOST).filter_map(|(number, (range, date))| {
        let before = line_before(&sheet.text, range.start);
        let near = headline.is_some_and(|at| range.start + BEFORE > at && range.start < at + AFTER);
        let short = line_len(&sheet.text, &range) < SHORT;
        let place = match (near, lone) {
            (true, _) if short => "near headline",
            (true, _) => "in prose near headline",
            (false, true) => "only date",
            (false, false) if is_beside(range.start) => "beside",
            (false, false) => "below",
        };
        if labels::says_modified(before) || is_in(&changes, range.start) {
            return claim(Field::Modified, &date, format!("text after label {place}"));
        }
        let next = places.get(number + 1);
        if short && next.is_some_and(|next| is_change(&sheet.text, range.end, next.start)) {
            return claim(Field::Published, &date, format!("text before change {place}"));
        }
        let is_head = short || to_line(&sheet.text, range.start) < 60;
        let label = if is_head && labels::says_published(before) { " after label" } else { "" };
        claim(Field::Published, &date, format!("text{label} {place}"))
    });
    claims
        .filter(|claim| {
            claim.field == Field::Modified
                || !matches!(claim.origin.as_str(), "text below" | "text beside")
        })
        .collect()
}

/// Whether a place is in one of `ranges`, which are in order and apart.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.start <= at);
    next.checked_sub(1).and_then(|last| ranges.get(last)).is_some_and(|range| range.contains(&at))
}

/// Whether a label between two dates of one line says that the second is that of a change.
fn is_change(text: &str, end: usize, next: usize) -> bool {
    let between = text.get(end..next).unwrap_or_default();
    between.len() < 40 && !between.contains('\n') && labels::says_modified(between)
}

/// Bytes before a place on its line, 60 at most.
fn to_line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default().bytes().rev();
    before.take(60).take_while(|byte| *byte != b'\n').count()
}

/// The places of what stands beside the report, in order.
fn besides(sheet: &Sheet, headline: Option<usize>) -> Vec<Range<usize>> {
    let tags = sheet.tags.iter().enumerate();
    let outer = tags.filter(|(at, tag)| tag.beside == Some(*at) && sheet.is_beside(tag, headline));
    outer.map(|(_, tag)| tag.place.clone()).filter(|place| !place.is_empty()).collect()
}

/// Whether all dates are one day.
fn is_lone(dates: &[(Range<usize>, Date)]) -> bool {
    let day = |date: &Date| (date.year, date.month, date.day);
    let mut days = dates.iter().map(|(_, date)| day(date));
    let first = days.next();
    days.all(|day| Some(day) == first)
}

/// Bytes of a line that is no prose.
const SHORT: usize = 160;

fn line_len(text: &str, range: &Range<usize>) -> usize {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let to_break = |bytes: &mut dyn Iterator<Item = u8>| {
        bytes.take(SHORT).take_while(|byte| *byte != b'\n').count()
    };
    to_break(&mut before.bytes().rev()) + range.len() + to_break(&mut after.bytes())
}

fn before_date(words: &str, order: Order) -> &str {
    let start = all(words, order).first().map_or(0, |(range, _)| range.start);
    words.get(..start).unwrap_or_default()
}

fn claim(field: Field, date: &Date, origin: String) -> Option<Claim> {
    Claim::new(field, &date.to_string(), origin)
}

fn place(tag: &Tag, headline: Option<usize>) -> &'static str {
    match headline {
        Some(at) if tag.place.start + BEFORE > at && tag.place.start < at + AFTER => {
            "near headline"
        }
        Some(at) if tag.place.start > at => "below",
        Some(_) => "above",
        None => "anywhere",
    }
}

fn first(text: &str, order: Order) -> Option<Date> {
    all(text, order).into_iter().next().map(|(_, date)| date)
}

fn before<'s>(sheet: &'s Sheet, tag: &Tag) -> &'s str {
    line_before(&sheet.text, tag.place.start)
}

/// What stands before a place on its line, or the line before it where nothing does; 60 bytes at most.
/// A line before that tells who did something says nothing of the date.
fn line_before(text: &str, at: usize) -> &str {
    let start = (at.saturating_sub(60)..=at).find(|&at| text.is_char_boundary(at)).unwrap_or(at);
    let before = text.get(start..at).unwrap_or_default();
    let line = before.trim_end().rsplit('\n').next().unwrap_or_default();
    let is_own = !before.get(before.trim_end().len()..).is_some_and(|space| space.contains('\n'));
    if is_own || !names_someone(line) { line } else { "" }
}

/// Whether a line has a name after "by", as in "Reviewed by Ilse Brandt".
fn names_someone(line: &str) -> bool {
    BY.iter().any(|by| {
        let name = line.split_once(by).map(|(_, name)| name.trim_start());
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    })
}

/// Words before the name of an author.
const BY: [&str; 7] = [" by ", " von ", " par ", " por ", " door ", " av ", " di "];

/// Whether a word of the class, the identifier or the like of an element is one of `names`.
pub(super) fn is_named(tag: &Tag, names: &[&str]) -> bool {
    let values = ["class", "id", "data-testid"].into_iter().filter_map(|attr| tag.attr(attr));
    values.filter(|value| value.len() < 500).any(|value| holds_name(value, names))
}

/// `post-author`, `post_author` and `postAuthor` hold `author`.
fn holds_name(value: &str, names: &[&str]) -> bool {
    let is_listed = |word: &str| names.iter().any(|name| name.eq_ignore_ascii_case(word));
    value
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| is_listed(word) || humps(word).any(is_listed))
}

/// The parts of a word that begin with capitals.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let end = rest.char_indices().skip(1).find(|(_, char)| char.is_uppercase());
        let end = end.map_or(rest.len(), |(at, _)| at);
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{Order, Sheet, claims, holds_name};

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let document = Document::from(html);
        let claims = claims(&Sheet::new(&document), Some(0), Order::Unknown);
        let lines: Vec<String> = claims
            .iter()
            .map(|claim| format!("{:?} {}: {}", claim.field, claim.origin, claim.value))
            .collect();
        assert_eq!(lines, expected, "{html}");
    }

    #[test]
    fn places() {
        let day = "Published text near headline: 2031-06-04";
        check("<p>4 June 2031", &[day]);
        check(
            "<time datetime=2031-06-04T10:20Z>today</time>",
            &["Published time near headline: 2031-06-04T10:20Z"],
        );
        check(
            "<p class=post-date>4 June 2031",
            &["Published class near headline: 2031-06-04", day],
        );
        check(
            "<p>Published on 4 June 2031",
            &["Published text after label near headline: 2031-06-04"],
        );
    }

    #[test]
    fn labels_at_the_start_of_prose() {
        let prose = "A tram left the rails near the old depot. ".repeat(5);
        check(
            &format!("<p>Press release of 4 June 2031 | {prose}"),
            &["Published text after label in prose near headline: 2031-06-04"],
        );
        check(
            &format!("<p>{prose} Published on 4 June 2031"),
            &["Published text in prose near headline: 2031-06-04"],
        );
    }

    #[test]
    fn changes() {
        let day = "Modified text after label near headline: 2031-06-04";
        check("<p>Last updated: 4 June 2031", &[day]);
        check(
            "<time class=updated datetime=2031-06-04>today</time>",
            &["Modified time near headline: 2031-06-04"],
        );
        let who = "<p>Reviewed by Ilse Brandt<p>4 June 2031";
        check(who, &["Published text near headline: 2031-06-04"]);
        let both = "<p class=date>4 June 2031. Updated 5 June 2031";
        check(
            both,
            &[
                "Published class near headline: 2031-06-04",
                "Published text before change near headline: 2031-06-04",
                "Modified text after label near headline: 2031-06-05",
            ],
        );
    }

    #[test]
    fn names_of_classes() {
        assert!(holds_name("x post-date", &["date"]) && holds_name("postDate", &["date"]));
        assert!(!holds_name("update", &["date"]) && !holds_name("", &["date"]));
    }
}
