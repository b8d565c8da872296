//! Numbers with what they count and how exact they are.

use twosource_text::{Document, Span};

use crate::numeral::{scale, value};
use crate::word::{Word, WordKind};

/// How exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// As stated.
    Exact,
    /// "about", "around", "nearly": within a tenth.
    Approximate,
    /// "at least", "more than".
    AtLeast,
    /// "at most", "up to", "fewer than".
    AtMost,
    /// "tens of millions", "dozens": the order of magnitude only.
    Vague,
}

/// A number, what it counts and its bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Bound word, number and unit.
    pub span: Span,
    /// The number alone, as it stands in the text.
    pub number: Span,
    /// The stated number.
    pub value: f64,
    /// How exact it is.
    pub bound: Bound,
    /// The word that says what is counted ("people"), the noun that follows the number; `None`
    /// where there is none, as in an age between commas.
    pub unit: Option<Span>,
}

impl Measure {
    /// The values that the statement allows, as an inclusive range.
    pub fn range(&self) -> (f64, f64) {
        match self.bound {
            Bound::Exact => (self.value, self.value),
            Bound::Approximate => (self.value * 0.9, self.value * 1.1),
            Bound::AtLeast => (self.value, f64::INFINITY),
            Bound::AtMost => (0.0, self.value),
            Bound::Vague => (self.value * 2.0, self.value * 99.0),
        }
    }

    /// Whether both can be right about one thing.
    pub fn is_compatible(&self, other: &Measure) -> bool {
        let (a, b) = (self.range(), other.range());
        a.0 <= b.1 && b.0 <= a.1
    }
}

/// All numbers of a document that count or measure something.
///
/// Does not find: years, days of the month, times of day, ordinals and figures inside names.
pub(crate) fn measures(document: &Document, words: &[Word]) -> Vec<Measure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match measure(document, words, at) {
            Some((measure, next)) => {
                found.push(measure);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The measure whose number starts at word `at`, and the word after it.
fn measure(document: &Document, words: &[Word], at: usize) -> Option<(Measure, usize)> {
    let number = read_number(document, words, at)?;
    if is_part_of_name(document, words, at)
        || is_calendar(document, words, &number)
        || is_idiom(document, words, &number)
    {
        return None;
    }
    let (bound, first) = bound_before(document, words, at);
    let unit = unit_after(document, words, number.end);
    let span = words.get(first)?.span.cover(unit.unwrap_or(number.span));
    let bound = if number.vague { Bound::Vague } else { bound };
    Some((Measure { span, number: number.span, value: number.value, bound, unit }, number.end))
}

/// A number as read from one or more words.
struct Number {
    value: f64,
    span: Span,
    /// First word of the number.
    start: usize,
    /// The word after the number.
    end: usize,
    vague: bool,
}

fn read_number(document: &Document, words: &[Word], at: usize) -> Option<Number> {
    let word = words.get(at)?;
    let text = |at: usize| words.get(at).map_or("", |word| document.slice(word.span));
    if let Some(vague) = vague_number(document, words, at) {
        return Some(vague);
    }
    let mut total = value(text(at))?;
    let mut end = at + 1;
    // "twenty five" and "twenty-five".
    if total >= 20.0
        && word.kind != WordKind::Number
        && let Some(ones) = value(text(end)).filter(|ones| (1.0..10.0).contains(ones))
        && adjacent(document, words, end - 1)
    {
        total += ones;
        end += 1;
    }
    while let Some(by) = scale(text(end)).filter(|_| adjacent(document, words, end - 1)) {
        total *= by;
        end += 1;
    }
    let span = word.span.cover(words.get(end - 1)?.span);
    Some(Number { value: total, span, start: at, end, vague: false })
}

/// "dozens", "tens of thousands", "hundreds of": a plural multiplier without a number before it.
fn vague_number(document: &Document, words: &[Word], at: usize) -> Option<Number> {
    let text = |at: usize| words.get(at).map_or("", |word| document.slice(word.span));
    let first = text(at).to_lowercase();
    let base =
        if first == "tens" { Some(10.0) } else { first.ends_with('s').then(|| scale(&first))? };
    let mut value = base?;
    let mut end = at + 1;
    if text(end).eq_ignore_ascii_case("of")
        && let Some(by) = scale(text(end + 1)).filter(|_| text(end + 1).ends_with('s'))
    {
        value *= by;
        end += 2;
    }
    let span = words.get(at)?.span.cover(words.get(end - 1)?.span);
    Some(Number { value, span, start: at, end, vague: true })
}

/// Whether only a space or hyphen separates word `at` from the next one.
fn adjacent(document: &Document, words: &[Word], at: usize) -> bool {
    let (Some(this), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
    this.block == next.block && matches!(document.slice(this.span.gap(next.span)), " " | "-")
}

/// Bound words before a number and the first word of the measure.
fn bound_before(document: &Document, words: &[Word], at: usize) -> (Bound, usize) {
    let back = |by: usize| {
        let from = at.checked_sub(by)?;
        let same = words.get(from)?.block == words.get(at)?.block;
        same.then(|| document.slice(words[from].span).to_lowercase())
    };
    let (one, two) = (back(1).unwrap_or_default(), back(2).unwrap_or_default());
    let bound = match (two.as_str(), one.as_str()) {
        ("at", "least") | ("more" | "greater", "than") | ("no" | "not", "fewer") => {
            (Bound::AtLeast, 2)
        }
        ("at", "most") | ("up", "to") | ("as", "many") | ("fewer" | "less", "than") => {
            (Bound::AtMost, 2)
        }
        (_, "over" | "above" | "exceeding") => (Bound::AtLeast, 1),
        (_, "under" | "below") => (Bound::AtMost, 1),
        (_, "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "some") => {
            (Bound::Approximate, 1)
        }
        _ => (Bound::Exact, 0),
    };
    (bound.0, at - bound.1)
}

/// The noun that a number counts: the last of up to three content words right after it.
fn unit_after(document: &Document, words: &[Word], end: usize) -> Option<Span> {
    let mut unit = None;
    let mut at = end;
    if document.slice(words.get(at)?.span).eq_ignore_ascii_case("of") {
        at += 1;
    }
    while at < end + 4 {
        let previous = words.get(at.checked_sub(1)?)?;
        let word = words.get(at)?;
        let gap = document.slice(previous.span.gap(word.span));
        if word.block != previous.block || word.is_stop || !matches!(gap, " " | "-") {
            break;
        }
        if word.kind == WordKind::Number {
            break;
        }
        unit = Some(word.span);
        let text = document.slice(word.span);
        at += 1;
        if text.ends_with('s') && !text.ends_with("ss") || IRREGULAR.contains(&text) {
            break;
        }
    }
    unit
}

/// Plurals without an s.
const IRREGULAR: [&str; 8] =
    ["people", "men", "women", "children", "percent", "dead", "troops", "crew"];

/// A figure that is joined to a name by a hyphen, as in the name of a rocket or road.
fn is_part_of_name(document: &Document, words: &[Word], at: usize) -> bool {
    let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|b| words.get(b)), words.get(at))
    else {
        return false;
    };
    before.kind == WordKind::Capitalized && document.slice(before.span.gap(word.span)) == "-"
}

/// "one-on-one", "one of": number words that count nothing.
fn is_idiom(document: &Document, words: &[Word], number: &Number) -> bool {
    let Some(next) = words.get(number.end) else { return false };
    let hyphenated = document.slice(number.span.gap(next.span)) == "-" && next.is_stop;
    let before = number.start.checked_sub(2).and_then(|at| words.get(at + 1));
    let after_hyphen = before
        .is_some_and(|word| word.is_stop && document.slice(word.span.gap(number.span)) == "-");
    let one = document.slice(number.span).eq_ignore_ascii_case("one");
    hyphenated || after_hyphen || one && next.is_stop
}

/// Years, days of the month and times of day.
fn is_calendar(document: &Document, words: &[Word], number: &Number) -> bool {
    let text = |at: usize| words.get(at).map_or("", |word| document.slice(word.span));
    let (start, end) = (number.start, number.end);
    let before = start.checked_sub(1).map_or("", text);
    let is_month = |word: &str| crate::time::month(word).is_some();
    let figure = text(start);
    let four_digits = figure.len() == 4 && figure.bytes().all(|byte| byte.is_ascii_digit());
    let year = four_digits
        && (1800.0..2100.0).contains(&number.value)
        && matches!(
            before.to_lowercase().as_str(),
            "in" | "since" | "of" | "by" | "until" | "from" | "and" | ""
        )
        || four_digits && (is_month(before) || value(before).is_some());
    let time = matches!(text(end), "a.m" | "p.m" | "am" | "pm" | "GMT")
        || document.slice(number.span.gap(words.get(end).map_or(number.span, |w| w.span))) == ":";
    year || time || is_month(before) || is_month(text(end)) && number.value <= 31.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, f64, Bound, &str)]) {
        let Text { document, words, .. } = Text::of(text);
        let found = measures(&document, &words);
        let found: Vec<_> = found
            .iter()
            .map(|m| {
                (document.slice(m.span), m.value, m.bound, m.unit.map_or("", |u| document.slice(u)))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn figures_words_and_scales() {
        check("It hurt 27 people.", &[("27 people", 27.0, Bound::Exact, "people")]);
        check("twenty-five trams", &[("twenty-five trams", 25.0, Bound::Exact, "trams")]);
        check("3.5 million crowns", &[("3.5 million crowns", 3.5e6, Bound::Exact, "crowns")]);
    }

    #[test]
    fn bounds() {
        check(
            "at least 25 passengers",
            &[("at least 25 passengers", 25.0, Bound::AtLeast, "passengers")],
        );
        check("more than 18 months of", &[("more than 18 months", 18.0, Bound::AtLeast, "months")]);
        check("around 40 seconds", &[("around 40 seconds", 40.0, Bound::Approximate, "seconds")]);
        check(
            "tens of thousands of shells",
            &[("tens of thousands of shells", 10_000.0, Bound::Vague, "shells")],
        );
    }

    #[test]
    fn calendar_and_names_are_no_measures() {
        check("On June 4, 2031 at 11:20 am in 2029 the Varn-2 rocket", &[]);
    }

    #[test]
    fn compatible_or_not() {
        let measure = |value, bound| {
            let span = Document::new("t", "").whole();
            Measure { span, number: span, value, bound, unit: None }
        };
        assert!(measure(25.0, Bound::AtLeast).is_compatible(&measure(27.0, Bound::Exact)));
        assert!(!measure(25.0, Bound::Exact).is_compatible(&measure(27.0, Bound::Exact)));
        assert!(measure(100.0, Bound::Approximate).is_compatible(&measure(95.0, Bound::Exact)));
    }
}
