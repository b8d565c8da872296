//! Lines that name only an agency or an outlet.
//!
//! Finds: a name of [the list](twosource_page::agency), alone or after "By", "Source:" or in brackets;
//! names with words such as "News Agency" or "Wire"; several agencies of the list together; and
//! right after the headline one to four capitalized words alone.
//! Example: `Reuters`, `By The Associated Press`, `(AFP, dpa)`, `Norpress`.
//! Does not find: agencies named in sentences, names of people after "By".

pub(super) use twosource_page::agency::listed;

use super::words::{after_word, bare, is_capitalized};

/// Words that name an agency when a short name holds them.
const AGENCY_WORDS: &str =
    "news agency, press agency, press association, newswire, newswires, wire, press";

/// Words that name an outlet when a short name holds them.
const OUTLET_WORDS: &str = "agency argus bulletin broadcasting business chronicle courier daily dispatch echo \
    examiner express gazette globe guardian herald independent inquirer islander journal ledger mail \
    media mercury messenger mirror monitor news observer online post press radio record \
    register reporter review sentinel standard star telegraph television times tribune tv \
    weekly wire";

/// Section names that stand where an outlet could stand.
const SECTIONS: &str = "analysis, background, breaking, breaking news, business, business news, culture, \
    economy, europe, exclusive, explainer, latest news, live, local news, news, opinion, \
    politics, science, sport, sports, world, world news";

/// An agency that a line credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agency {
    /// Its name: the usual one where it is listed, else as printed. `None` when several are named.
    pub(super) name: Option<String>,
    /// Whether the name stands alone as a source line, without "By" or brackets.
    pub(super) alone: bool,
}

/// The name of an agency, listed or by its shape.
pub(super) fn named(name: &str) -> Option<String> {
    listed(name).map(str::to_owned).or_else(|| has_agency_shape(name).then(|| name.to_owned()))
}

/// The usual name of an agency: that of the list where it is listed.
pub(crate) fn usual_name(name: &str) -> String {
    named(name).unwrap_or_else(|| name.trim().to_owned())
}

/// Recognizes a line that credits agencies and holds nothing else.
pub(super) fn read(line: &str) -> Option<Agency> {
    if line.len() > 100 {
        return None;
    }
    let words = bare(line.trim_start_matches(['-', '–', '—', '©', ' ']));
    let credited = ["by", "from", "source", "sources", "credit"]
        .iter()
        .find_map(|word| after_word(words, word))
        .map(|rest| bare(rest.trim_start_matches([':', ' '])));
    let name = credited.unwrap_or(words);
    if let Some(name) = named(name) {
        let alone = credited.is_none() && !line.starts_with('(');
        return Some(Agency { name: Some(name), alone });
    }
    (several(name) || is_desk_credit(line)).then_some(Agency { name: None, alone: false })
}

/// The outlet that a short line names by its shape: "The Hartmoor Courier", "Norpress".
pub(super) fn outlet(line: &str) -> Option<&str> {
    let name = bare(line);
    (is_short_name(name) && (holds_word(name, OUTLET_WORDS.split(' ')) || has_agency_shape(name)))
        .then_some(name)
}

/// Whether a line is one to four capitalized words, as names are, and not the name of a section.
pub(super) fn is_short_name(line: &str) -> bool {
    let small = ["of", "the", "and", "&", "for"];
    let words = || line.split_whitespace();
    line.len() <= 40
        && (1..=4).contains(&words().count())
        && words().all(|word| is_capitalized(word) || small.contains(&word))
        && words().next().is_some_and(is_capitalized)
        && line.chars().all(|char| char.is_alphabetic() || " &'’-".contains(char))
        && !SECTIONS.split(", ").any(|section| line.eq_ignore_ascii_case(section))
}

/// "AFP, dpa", "Reuters/AP".
fn several(names: &str) -> bool {
    let parts = || names.split(['/', ',', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
    parts().count() > 1 && parts().all(|name| listed(name).is_some())
}

/// Initials of the desk and agencies in brackets: `jm/dm (AFP, dpa)`.
fn is_desk_credit(line: &str) -> bool {
    let credit = line.strip_suffix(')').and_then(|line| line.split_once('('));
    credit.is_some_and(|(initials, names)| {
        let short = initials.len() <= 12 && !initials.trim().contains(' ');
        short && (listed(names).is_some() || several(names))
    })
}

fn has_agency_shape(name: &str) -> bool {
    let ending =
        |word: &str| ["press", "wire"].iter().any(|end| word.to_lowercase().ends_with(end));
    let free = name.to_lowercase().ends_with("free press");
    let one_word = !name.contains(' ') && name.len() > 5 && ending(name);
    is_short_name(name) && !free && (one_word || holds_word(name, AGENCY_WORDS.split(", ")))
}

/// Whether a name of several words holds one of `words`.
fn holds_word<'a>(name: &str, mut words: impl Iterator<Item = &'a str>) -> bool {
    let spaced = format!(" {} ", name.to_lowercase());
    name.contains(' ') && words.any(|word| spaced.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::{is_short_name, listed, outlet, read};

    #[track_caller]
    fn check(line: &str, name: Option<&str>, alone: bool) {
        let agency = read(line).expect(line);
        assert_eq!((agency.name.as_deref(), agency.alone), (name, alone), "{line}");
    }

    #[test]
    fn listed_agencies() {
        check("Reuters", Some("Reuters"), true);
        check("REUTERS", Some("Reuters"), true);
        check("**Reuters**", Some("Reuters"), true);
        check("By The Associated Press", Some("Associated Press"), false);
        check("(AP)", Some("Associated Press"), false);
        check("Source: dpa", Some("Deutsche Presse-Agentur"), false);
        check("(AFP, dpa)", None, false);
        check("jm/dm (AFP, dpa)", None, false);
        assert_eq!(listed("ap"), None, "short names stand exactly so");
    }

    #[test]
    fn agencies_by_shape() {
        check("Norpress", Some("Norpress"), true);
        check("By Norland News Agency", Some("Norland News Agency"), false);
        check("Lume Wire", Some("Lume Wire"), true);
    }

    #[test]
    fn other_lines() {
        for line in [
            "By Ilse Brandt",
            "Reuters reported the accident.",
            "Hartmoor Free Press",
            "press",
            "Hartmoor",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn outlets_by_shape() {
        assert_eq!(outlet("The Hartmoor Courier"), Some("The Hartmoor Courier"));
        assert_eq!(outlet("Hartmoor Free Press"), Some("Hartmoor Free Press"));
        assert_eq!(outlet("Ilse Brandt"), None);
        assert!(
            is_short_name("Ilse Brandt") && !is_short_name("Politics") && !is_short_name("27 hurt")
        );
    }
}
