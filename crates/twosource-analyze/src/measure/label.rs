//! Numbers that name something, and so count nothing: "Varn-2", "Game 7", "No. 4", "Route 66",
//! "0800 056 0154", "9/11", "picture 3 of 12".

use super::number::{Form, Number};
use super::reader::{Reader, is_blank, is_hyphen};

/// Whether a number is part of a name, an address, a telephone number or the page.
pub(super) fn is_label(reader: Reader, number: &Number) -> bool {
    after_name(reader, number)
        || after_label(reader, number)
        || is_code(reader, number)
        || is_counter(reader, number)
        || is_idiom(reader, number)
}

/// "Varn-2", "Seven-7": joined by a hyphen to a capitalized word or a figure that is no range.
fn after_name(reader: Reader, number: &Number) -> bool {
    let start = number.words.start;
    let before = start.wrapping_sub(1);
    reader.is_capitalized(before)
        && is_hyphen(reader.gap(before))
        && super::numeral::tens(reader.text(before)).is_none()
}

/// "game seven", "No. 4", "page 12".
fn after_label(reader: Reader, number: &Number) -> bool {
    let before = number.words.start.wrapping_sub(1);
    let gap = reader.gap(before);
    let dotted = gap == ". " && reader.is_any(before, &["No", "Nos", "p", "pp", "Art", "Sec"]);
    let named = is_blank(gap) && reader.is_any(before, &LABELS);
    dotted || named && !number.span.is_empty() && number.upper.is_none()
}

/// Nouns that a number follows as a name.
const LABELS: [&str; 50] = [
    "game",
    "number",
    "page",
    "chapter",
    "section",
    "article",
    "paragraph",
    "route",
    "highway",
    "interstate",
    "freeway",
    "road",
    "phase",
    "step",
    "part",
    "day",
    "channel",
    "line",
    "flight",
    "room",
    "gate",
    "grade",
    "category",
    "type",
    "class",
    "stage",
    "round",
    "district",
    "ward",
    "zone",
    "terminal",
    "platform",
    "exit",
    "junction",
    "block",
    "unit",
    "reactor",
    "sector",
    "version",
    "volume",
    "episode",
    "season",
    "appendix",
    "figure",
    "table",
    "schedule",
    "tier",
    "resolution",
    "lot",
    "no",
];

/// Telephone numbers, parts of addresses and codes: "0800 056 0154", "#12", "usat.ly/29".
fn is_code(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let leads = |at: usize| {
        let text = reader.text(at);
        text.len() > 1 && text.starts_with('0') && !text.contains('.')
    };
    let digit = |at: usize| reader.text(at).starts_with(|c: char| c.is_ascii_digit());
    let joined = |at: usize| is_blank(reader.gap(at)) || is_hyphen(reader.gap(at));
    let mut group =
        (1..5).map(|back| start.wrapping_sub(back)).take_while(|&at| digit(at) && joined(at));
    let near_code = group.any(leads);
    let marked = reader.ahead_of(start, 4).ends_with(['#', '@', '_', '=', '&', '/', '\\']);
    let slash = reader.behind(end.wrapping_sub(1)).starts_with(['/', '_', '='])
        && !reader.is_any(end, &["h", "hr", "s"]);
    let long = number.form == Form::Figure && reader.text(start).len() > 15;
    leads(start) || near_code || marked || slash || long
}

/// "1 of 26 Full Screen", "3/12": counters of picture galleries.
fn is_counter(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let figure = |at: usize| reader.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let is_figure = |at: usize| !reader.text(at).is_empty() && figure(at);
    let first = is_figure(start) && reader.is(end, "of") && is_figure(end + 1);
    let second = reader.is(start.wrapping_sub(1), "of") && is_figure(start.wrapping_sub(2));
    let shown = |at: usize| reader.is_capitalized(at) || !is_blank(reader.gap_before(at));
    first && shown(end + 2) || second && is_figure(start) && shown(end)
}

/// "one-on-one", "24-hour"? no: "one by one", "one another", "no one", "one day".
fn is_idiom(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let before = start.wrapping_sub(1);
    let one = number.words.len() == 1 && reader.is(start, "one");
    let joins = |at: usize| reader.is_any(at, &["on", "by", "to", "off", "of", "time"]);
    let hyphens = is_hyphen(reader.gap_before(end)) && joins(end)
        || is_hyphen(reader.gap_before(start)) && joins(before);
    let pronoun = one
        && (reader.is_any(end, &["another", "by"])
            || reader.is_any(
                before,
                &["no", "the", "any", "every", "this", "that", "each", "by", "which"],
            )
            || reader.is(end, "of")
                && !reader.is_any(end + 1, &["them", "those", "these", "whom", "us"])
                && super::bound::before(reader, start).is_none()
            || reader.is(end, "day") && !is_bounded(reader, start)
            || reader.is(before, "at") && reader.is_any(end, &["point", "time", "stage"]));
    hyphens || pronoun
}

fn is_bounded(reader: Reader, at: usize) -> bool {
    super::bound::before(reader, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::numbers;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(numbers(text), expected, "{text}");
    }

    #[test]
    fn names_and_codes() {
        check("The Varn-2 rocket, Game 7, No. 4, page 12 and room nine.", &[]);
        check("Call 0800 056 0154 or see ode.example/29 for #12.", &[]);
        check("1 of 26 Full Screen. Picture 3/12 Skerling.", &[]);
    }

    #[test]
    fn idioms() {
        check("They met one-on-one, one by one. No one left. It was one of the best.", &[]);
        check("They helped one another.", &[]);
    }
}
