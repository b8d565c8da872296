//! Lines that say whose text a report is, or who gave material to it.
//!
//! Finds: where it stood first ("This story was first published by ..."), who made it ("produced
//! by"), whose copyright it is, and who contributed ("... contributed to this report", "With material
//! from ...", several agencies together); the writers that a line at the end names ("Reporting by
//! ...; editing by ...").
//! Example: `This article was originally published by The Hartmoor Courier.`
//! Does not find: credits of pictures; the agency of a dateline or of a line of its own, which the
//! whole text is credited to ([`super::agency`]).

use twosource_text::{Basis, Credit, CreditRole, Known};

use super::words::{after, after_word, bare, is_capitalized};
use super::{agency, byline};

/// Longer lines are prose.
const LONG: usize = 300;

/// What a line that speaks of the whole text begins with.
const SUBJECTS: [&str; 8] = [
    "this article",
    "this story",
    "this report",
    "this piece",
    "the article",
    "a version of this article",
    "a version of this story",
    "story",
];

/// What was done with it, by those whose name follows.
const FIRST: [&str; 15] = [
    "first published by",
    "first published in",
    "first published on",
    "originally published by",
    "originally published in",
    "originally published on",
    "first appeared in",
    "first appeared on",
    "originally appeared in",
    "originally appeared on",
    "produced by",
    "provided by",
    "written by",
    "distributed by",
    "republished from",
];

/// What stands before those who gave material.
const MATERIAL: [&str; 10] = [
    "with material from",
    "with files from",
    "with information from",
    "with reporting from",
    "with reports from",
    "material from",
    "contains material from",
    "includes material from",
    "uses material from",
    "includes reporting from",
];

/// Words inside names that are written small.
const SMALL: [&str; 5] = ["of", "the", "and", "for", "&"];

/// What a credit line of a record says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credited {
    /// The agency that the whole text is credited to.
    pub(crate) agency: Option<String>,
    /// Who else is credited.
    pub(crate) credits: Vec<Credit>,
}

/// Reads the credit of a record: a line as it may stand in a text, or a name or names alone. One name
/// alone is that of the author; several gave material.
pub(crate) fn credited(line: &str) -> Credited {
    let given = |(role, name)| Credit { role, name: Known::new(name, Basis::Given) };
    let found: Vec<Credit> = read(line).into_iter().map(given).collect();
    if !found.is_empty() {
        return Credited { agency: None, credits: found };
    }
    match names(bare(line)).as_slice() {
        [one] => {
            let name = agency::read(one).and_then(|agency| agency.name);
            let alone = agency::is_short_name(one).then(|| agency::usual_name(one));
            Credited { agency: name.or(alone), credits: Vec::new() }
        }
        several => {
            let credit = |name: &&str| given((CreditRole::Contributor, agency::usual_name(name)));
            Credited { agency: None, credits: several.iter().map(credit).collect() }
        }
    }
}

/// Who is credited in a line, and as what.
pub(super) fn read(line: &str) -> Vec<(CreditRole, String)> {
    if line.len() > LONG {
        return Vec::new();
    }
    let plain = bare(line.trim_start_matches(['-', '–', '—', ' ']));
    let one = |role| move |name: &str| vec![(role, agency::usual_name(name))];
    first(plain)
        .map(one(CreditRole::FirstPublisher))
        .or_else(|| owner(plain).map(one(CreditRole::Owner)))
        .unwrap_or_else(|| helpers(plain, line))
}

/// "This story was first published by The Hartmoor Courier on June 4."
fn first(line: &str) -> Option<&str> {
    let rest = SUBJECTS.iter().find_map(|subject| after_word(line, subject))?;
    let lower = rest.to_ascii_lowercase();
    let (start, _) =
        FIRST.iter().filter_map(|verb| Some((lower.find(verb)? + verb.len(), verb))).min()?;
    // The verb follows the subject at once: "has been", "was".
    name(rest.get(start..)?.trim_start()).filter(|_| start <= 40)
}

/// "Copyright 2031 Norpress. All rights reserved", "© Norpress 2031".
fn owner(line: &str) -> Option<&str> {
    let start = ["copyright", "©", "(c)"].iter().find_map(|sign| after(line, sign))?;
    let is_sign = |char: char| char.is_ascii_digit() || " ©,-–:".contains(char);
    let rest = start.trim_start_matches("(c)").trim_start_matches(is_sign);
    let rest = after_word(rest, "by").unwrap_or(rest);
    name(rest.trim_start_matches(is_sign))
}

/// The capitalized words that a text begins with, up to what ends a name.
fn name(text: &str) -> Option<&str> {
    let end = text.find(['.', ',', ';', '(', '|']).unwrap_or(text.len());
    let mut last = 0;
    for word in text.get(..end)?.split_whitespace() {
        let at = text.get(last..)?.find(word)? + last;
        let is_name = is_capitalized(word) || (SMALL.contains(&word) && word != "and");
        if !is_name || word.eq_ignore_ascii_case("all") {
            break;
        }
        last = at + word.len();
    }
    let name = text.get(..last)?.trim();
    let name =
        SMALL.iter().find_map(|small| name.strip_suffix(&format!(" {small}"))).unwrap_or(name);
    (!name.is_empty() && name.len() <= 60).then_some(name)
}

/// Those who gave material, where they are agencies or outlets, and those who wrote it.
fn helpers(line: &str, raw: &str) -> Vec<(CreditRole, String)> {
    let lower = line.to_ascii_lowercase();
    let behind =
        |start: &&str| lower.find(*start).filter(|&at| at <= 40).map(|at| at + start.len());
    if let Some(rest) = MATERIAL.iter().find_map(|start| line.get(behind(start)?..)) {
        return agencies(rest);
    }
    match byline::helpers(line) {
        Some((writers, true)) => {
            let writers = writers.split(';').next().unwrap_or_default();
            let people = names(writers).into_iter().filter(|name| name.contains(' '));
            people.map(|name| (CreditRole::Writer, name.to_owned())).collect()
        }
        Some((helpers, false)) => agencies(helpers),
        // "(AFP, dpa)", "jm/dm (AFP, dpa)".
        None if agency::read(raw).is_some_and(|agency| agency.name.is_none()) => {
            agencies(raw.rsplit('(').next().unwrap_or(raw))
        }
        None => Vec::new(),
    }
}

fn agencies(text: &str) -> Vec<(CreditRole, String)> {
    let known = names(text)
        .into_iter()
        .filter_map(|name| agency::named(name).or_else(|| agency::outlet(name).map(str::to_owned)));
    known.map(|name| (CreditRole::Contributor, name)).collect()
}

/// The names of a list: "Norpress, AP and Lume Wire".
fn names(text: &str) -> Vec<&str> {
    let parts = text.split([',', '/', ';']).flat_map(|part| part.split(" and "));
    let names = parts.map(|name| bare(name).trim_end_matches('.'));
    names.filter(|name| name.chars().next().is_some_and(char::is_alphabetic)).collect()
}

#[cfg(test)]
mod tests {
    use super::{CreditRole, credited, read};

    #[track_caller]
    fn check(line: &str, role: CreditRole, names: &[&str]) {
        let found = read(line);
        assert!(found.iter().all(|(found, _)| *found == role), "{line}: {found:?}");
        assert_eq!(
            found.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(),
            names,
            "{line}"
        );
    }

    #[test]
    fn where_it_stood_first() {
        let first = |line, name: &str| check(line, CreditRole::FirstPublisher, &[name]);
        first("This story was first published by The Hartmoor Courier.", "The Hartmoor Courier");
        first("*This article originally appeared in Radio Lume on June 4, 2031.*", "Radio Lume");
        first("This report was produced by Norpress and is used by permission.", "Norpress");
        first("This story was originally published by AP", "Associated Press");
    }

    #[test]
    fn whose_copyright_it_is() {
        let owner = |line, name: &str| check(line, CreditRole::Owner, &[name]);
        owner("Copyright 2031 Norpress. All rights reserved.", "Norpress");
        owner("Copyright 2031 The Associated Press. All rights reserved", "Associated Press");
        owner("© Norpress 2031", "Norpress");
        owner("Copyright © 2031 by Lume Wire", "Lume Wire");
        check("Copyright was the matter, she said.", CreditRole::Owner, &[]);
    }

    #[test]
    fn who_gave_material() {
        let material = |line, names: &[&str]| check(line, CreditRole::Contributor, names);
        material("Norpress contributed to this report.", &["Norpress"]);
        material(
            "The Associated Press and Reuters contributed to this report.",
            &["Associated Press", "Reuters"],
        );
        material("With material from Norpress", &["Norpress"]);
        material("This report contains material from Lume Wire.", &["Lume Wire"]);
        material("jm/dm (AFP, dpa)", &["Agence France-Presse", "Deutsche Presse-Agentur"]);
        material("Tom Ode contributed to this report.", &[]);
    }

    #[test]
    fn who_wrote_it() {
        let line = "(Reporting by Ilse Brandt and Tom Ode; Editing by Marek Dallin)";
        check(line, CreditRole::Writer, &["Ilse Brandt", "Tom Ode"]);
    }

    #[test]
    fn other_lines() {
        for line in [
            "This story was first published by accident.",
            "This story is long.",
            "By Ilse Brandt",
            "Photo: Norpress",
            "(Norpress)",
            "",
        ] {
            assert_eq!(read(line), [], "{line}");
        }
    }

    #[test]
    fn credits_of_records() {
        assert_eq!(credited("Norpress").agency.as_deref(), Some("Norpress"));
        assert_eq!(credited("By AP").agency.as_deref(), Some("Associated Press"));
        let several = credited("AP, Reuters").credits;
        assert_eq!(several.len(), 2);
        assert!(several.iter().all(|credit| credit.role == CreditRole::Contributor));
        assert_eq!(credited("").credits, []);
    }
}
