//! Names out of bylines: `By Ilse Brandt and Marek Dallin | 4 June 2031` gives two.
//!
//! Words before names, roles and dates after them are cut off. Not names: addresses, numbers,
//! accounts, the words of buttons and sections, and more than six words.

use super::json_ld::squashed;
use super::name_words::{
    ADDRESSES, AND, BEFORE, DAYS, DEGREES, ENDS, NOT_WRITTEN, OTHERS, PARTICLES, ROLES,
};
use crate::date;

const LONGEST: usize = 60;

/// The names that a field for authors states: those of its first line that has any.
pub(super) fn names(value: &str) -> Vec<String> {
    of_value(value, |name| Some(name.to_owned()))
}

/// The names of a byline that a page shows. Its names end before the first small word: `Ilse Brandt is
/// a writer`.
pub(super) fn shown_names(value: &str) -> Vec<String> {
    of_value(value, capitalized)
}

fn of_value(value: &str, shape: impl Fn(&str) -> Option<String>) -> Vec<String> {
    if ADDRESSES.iter().any(|sign| value.contains(sign)) {
        return Vec::new();
    }
    let lines = value.split(['|', '·', '•', '⋅', '\n']);
    lines.map(|line| of_line(line, &shape)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Whether a name is shaped as that of a person: two to four words with capitals, none of them a role.
pub(super) fn is_person(name: &str) -> bool {
    let words = || name.split_whitespace();
    (2..=5).contains(&words().count())
        && words().all(|word| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word))
        && !words().any(|word| ROLES.contains(&word.to_lowercase().as_str()))
}

/// A name up to its first small word, unless all of it is one small word.
fn capitalized(name: &str) -> Option<String> {
    let small = |word: &&str| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word);
    let words: Vec<&str> = name.split_whitespace().take_while(|word| !small(word)).collect();
    let first = name.split_whitespace().next()?;
    if words.is_empty() { (first == name).then(|| first.to_owned()) } else { Some(words.join(" ")) }
}

fn of_line(line: &str, shape: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let line = without_number(after_by(without_start(line)));
    let line = ENDS.iter().fold(line, |line, end| cut(line, end));
    if line.split(',').next().is_some_and(is_site) {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for part in parts(line) {
        let Some(name) = shape(&tidy(&part)) else { continue };
        let is_more = names.is_empty() || is_next_name(&name);
        if is_more
            && is_name(&name)
            && !names.iter().any(|known| squashed(known) == squashed(&name))
        {
            names.push(name);
        }
    }
    names
}

/// Whether a part after a name is another, and no degree, role or agency.
fn is_next_name(name: &str) -> bool {
    let is_degree =
        name.len() <= 5 && name.chars().all(|char| char.is_uppercase() || ".®".contains(char));
    !is_degree && !name.starts_with(char::is_lowercase) && crate::agency::listed(name).is_none()
}

/// Whether a line begins with a word that stands before names, and goes on.
pub(super) fn begins_byline(line: &str) -> bool {
    after_start(line).is_some_and(|rest| !rest.is_empty())
}

/// Whether a line is only the start of a byline: "Written by".
pub(super) fn is_start_of_byline(line: &str) -> bool {
    let line = line.trim().trim_end_matches(':');
    let open = [" by", " von", " par", " por"].iter().any(|end| line.to_lowercase().ends_with(end));
    line.len() <= 40 && open && after_start(&format!("{line} ")).is_some_and(str::is_empty)
}

/// What is left of a byline after the words before its names.
fn without_start(value: &str) -> &str {
    let mut line = value.trim();
    for _ in 0..3 {
        let Some(rest) = after_start(line) else { break };
        line = rest;
    }
    line
}

fn after_start(line: &str) -> Option<&str> {
    let line =
        line.trim_start_matches(|char: char| char.is_whitespace() || "|·•:–-—©&,".contains(char));
    let rests = BEFORE.iter().filter_map(|word| {
        let start = line.get(..word.len())?;
        let rest = line.get(word.len()..)?;
        // Some pages leave the space out: `ByIlse Brandt`.
        let joined = word.ends_with("by") && rest.starts_with(char::is_uppercase);
        let fits =
            start.to_lowercase() == *word && (joined || rest.starts_with([' ', ':', '\u{a0}']));
        fits.then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
    });
    rests.min_by_key(|rest| rest.len())
}

/// What follows "by" in a line that begins with something else: `Dec 23 Written By Ilse Brandt`.
fn after_by(line: &str) -> &str {
    let lower = line.to_ascii_lowercase();
    let Some(at) = lower.find(" by ").filter(|at| *at <= 40) else { return line };
    let before = lower.get(..at).unwrap_or_default();
    let other = before.split(' ').any(|word| NOT_WRITTEN.contains(&word));
    if other { "" } else { line.get(at + 4..).unwrap_or(line) }
}

/// What stands before the first word that begins with a digit, and before a month or weekday there.
fn without_number(line: &str) -> &str {
    let mut before = ' ';
    let number = line.char_indices().find(|&(_, char)| {
        let starts = char.is_ascii_digit() && (before == ' ' || "(,".contains(before));
        before = char;
        starts
    });
    let Some((at, _)) = number else { return line };
    // A word before a comma and a number is a weekday.
    let before = line.get(..at).unwrap_or(line).trim_end();
    if before.ends_with(',') && !before.contains(' ') {
        return "";
    }
    let mut line = line.get(..at).unwrap_or(line);
    for _ in 0..2 {
        let last = line.trim_end().trim_end_matches(['.', ',']);
        let (rest, word) = last.rsplit_once(' ').unwrap_or(("", last));
        let is_day = date::is_month(word) || date::is_weekday(word) || DAYS.contains(&word);
        line = if is_day { rest } else { return line };
    }
    line
}

fn cut<'l>(line: &'l str, end: &str) -> &'l str {
    // A small letter could change the length of what stands before it.
    match line.to_ascii_lowercase().find(end) {
        Some(at) if at > 0 => line.get(..at).unwrap_or(line),
        _ => line,
    }
}

/// The parts of a list of names.
fn parts(line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut list = String::with_capacity(line.len());
    for word in line.replace(';', ",").split_whitespace() {
        let joins = AND.iter().any(|and| and.eq_ignore_ascii_case(word));
        list.push_str(if joins { "," } else { word });
        list.push(' ');
    }
    for part in list.split(',') {
        let is_role =
            part.split_whitespace().any(|word| ROLES.contains(&word.to_lowercase().as_str()));
        if !is_role || parts.is_empty() {
            parts.push(part.to_owned());
        }
    }
    parts
}

fn tidy(part: &str) -> String {
    let part = without_start(part);
    let words: Vec<&str> = part.split_whitespace().collect();
    let line = words.join(" ");
    let line = sentence(
        line.trim_matches(|char: char| char.is_whitespace() || ",:;|*\"“”".contains(char)),
    );
    // Numbers of footnotes follow names.
    let plain = line.trim_end_matches(|char: char| char.is_ascii_digit());
    if plain.contains(' ') { plain.to_owned() } else { line.to_owned() }
}

/// What stands before a period that ends a sentence, and not an initial or a title.
fn sentence(line: &str) -> &str {
    let end = line.match_indices(". ").find(|(at, _)| {
        let word = line.get(..*at).and_then(|before| before.rsplit(' ').next());
        word.is_some_and(|word| word.chars().count() > 4)
    });
    end.and_then(|(at, _)| line.get(..at)).unwrap_or(line)
}

/// Whether a part of a list is the name of a site: what follows it is where it is.
fn is_site(part: &str) -> bool {
    let (name, end) = part.trim().rsplit_once('.').unwrap_or_default();
    !name.is_empty()
        && !name.contains([' ', '.'])
        && (2..=4).contains(&end.len())
        && part
            .trim()
            .chars()
            .all(|char| char.is_lowercase() || char.is_ascii_digit() || ".-".contains(char))
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    let signs = ["@", "://", "www.", "{", "}", "<", ">", "=", "…", "?", "!", "%", "#", "\u{fffd}"];
    (1..=6).contains(&words)
        && name.len() <= LONGEST
        && letters >= 2
        && letters * 2 > name.chars().count()
        && !signs.iter().any(|sign| name.contains(sign))
        && !OTHERS.contains(&lower.as_str())
        && !BEFORE.contains(&lower.as_str())
        && !lower.ends_with(" by")
        && !lower.split(' ').any(|word| matches!(word, "sagt" | "says" | "schreibt" | "said"))
        && !DEGREES.contains(&lower.as_str())
        && !holds_date(name)
}

/// Whether it holds a year or a time of day.
fn holds_date(name: &str) -> bool {
    let numbers = name.split(|char: char| !char.is_ascii_digit());
    name.contains(':') || numbers.into_iter().any(|number| number.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[track_caller]
    fn check(value: &str, expected: &[&str]) {
        assert_eq!(names(value), expected, "{value}");
    }

    #[test]
    fn people() {
        check("By Ilse Brandt", &["Ilse Brandt"]);
        check("By Ilse Brandt and Marek Dallin | 4 June 2031", &["Ilse Brandt", "Marek Dallin"]);
        check(
            "Von Ilse Brandt, Marek Dallin und Ode Skerl",
            &["Ilse Brandt", "Marek Dallin", "Ode Skerl"],
        );
        check("Ilse Brandt, staff writer", &["Ilse Brandt"]);
        check("Ilse Brandt, PhD", &["Ilse Brandt"]);
        check("Text: Ilse Brandt / Foto: Ode Skerl", &["Ilse Brandt"]);
        check("Written by: ILSE BRANDT", &["ILSE BRANDT"]);
        check("Ilse Brandt, Ilse Brandt", &["Ilse Brandt"]);
    }

    #[test]
    fn no_people() {
        for value in [
            "",
            "By",
            "admin",
            "https://courier.example/ilse",
            "ilse@courier.example",
            "June 4, 2031",
            "Read more",
            "12",
            "A line that is far too long to be the name of anybody",
        ] {
            check(value, &[]);
        }
    }
}
