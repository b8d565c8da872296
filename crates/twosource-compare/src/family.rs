//! Publisher families: titles of one owner.
//!
//! The lines of `data/families.txt` name them; `data/README.md` says what they rest on. A title is
//! found by its name, or by the host of the report's address.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::account::Report;
use crate::publisher::{host, key};

static FILE: &str = include_str!("../data/families.txt");

/// Which titles have one owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// The name of the family of each title or domain.
    of_title: BTreeMap<String, String>,
}

/// Why a line of a file of families cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for FamilyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for FamilyError {}

impl Families {
    /// Those that are part of the program.
    pub fn built_in() -> Self {
        // A test reads the file.
        Self::parse(FILE).unwrap_or_default()
    }

    /// Reads lines such as `Owner | Title | Other Title | title.example`. Empty lines and those that
    /// begin with `#` are left out.
    ///
    /// # Errors
    ///
    /// The first line that has no title, or a title that another family has.
    pub fn parse(text: &str) -> Result<Self, FamilyError> {
        let mut of_title: BTreeMap<String, String> = BTreeMap::new();
        for (line, words) in (1..).zip(text.lines()) {
            let error = |reason: String| FamilyError { line, reason };
            let words = words.trim_start_matches('\u{feff}').trim();
            if words.is_empty() || words.starts_with('#') {
                continue;
            }
            let (name, titles) = fields(words).map_err(|reason| error(reason.to_owned()))?;
            for title in titles {
                let known = of_title.insert(id(title), name.to_owned());
                if let Some(known) = known.filter(|known| known != name) {
                    let reason = format!("the title “{title}” is in the family “{known}” already");
                    return Err(error(reason));
                }
            }
        }
        Ok(Self { of_title })
    }

    /// These and others. A family of `others` takes the place of one of the same name here, and a
    /// title of `others` leaves the family that it has here.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        let replaced: BTreeSet<String> = others.of_title.values().map(|name| key(name)).collect();
        self.of_title.retain(|_, name| !replaced.contains(&key(name)));
        self.of_title.extend(others.of_title);
        self
    }

    /// The family of an outlet or host by its name.
    pub fn of_name(&self, name: &str) -> Option<&str> {
        self.of_title.get(&id(name)).map(String::as_str)
    }

    /// The family of the outlet of a report: by its name, else by the host of its address.
    pub(crate) fn of(&self, report: &Report) -> Option<&str> {
        let meta = &report.document.meta;
        let outlet = meta.outlet.as_ref().map(|outlet| outlet.value.as_str());
        let by_name =
            outlet.and_then(|outlet| self.of_name(outlet).or_else(|| self.of_host(&host(outlet)?)));
        by_name.or_else(|| self.of_host(&host(meta.url.as_deref()?)?))
    }

    /// The family of a host: that of the longest domain that it ends with.
    fn of_host(&self, host: &str) -> Option<&str> {
        let mut rest = host;
        loop {
            if let Some(found) = self.of_name(rest) {
                return Some(found);
            }
            rest = rest.split_once('.').map(|(_, rest)| rest).filter(|rest| rest.contains('.'))?;
        }
    }
}

/// The name and the titles of a line.
fn fields(line: &str) -> Result<(&str, Vec<&str>), &'static str> {
    let mut fields = line.split('|').map(str::trim);
    let name = fields.next().unwrap_or_default();
    let titles: Vec<&str> = fields.collect();
    match titles.as_slice() {
        _ if name.is_empty() => Err("the name of the family is missing"),
        [] => Err("the family has no title"),
        titles if titles.contains(&"") => Err("a title is empty"),
        _ => Ok((name, titles)),
    }
}

/// A title as it is compared: a domain as it is, a name by its words.
fn id(title: &str) -> String {
    host(title).unwrap_or_else(|| key(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "# Invented\n\nOde Media | The Hartmoor Courier | courier.example\nLume Group | Lume Post\n";

    #[test]
    fn the_file_of_the_program_is_read() {
        let families = Families::parse(FILE).unwrap();
        assert!(families.of_title.len() > 400);
        assert_eq!(families.of_name("USA TODAY"), families.of_name("detroit free press"));
    }

    #[test]
    fn titles_are_found_by_name_and_host() {
        let families = Families::parse(OWN).unwrap();
        assert_eq!(families.of_name("hartmoor courier"), Some("Ode Media"));
        assert_eq!(families.of_host("sport.courier.example"), Some("Ode Media"));
        assert_eq!(families.of_host("othercourier.example"), None);
        assert_eq!(families.of_name("Lume"), None);
    }

    #[test]
    fn a_second_file_adds_and_replaces() {
        let other = Families::parse("Ode Media | Lume Post\nThird | Olm Echo").unwrap();
        let families = Families::parse(OWN).unwrap().with(other);
        assert_eq!(families.of_name("The Hartmoor Courier"), None);
        assert_eq!(families.of_name("Lume Post"), Some("Ode Media"));
        assert_eq!(families.of_name("Olm Echo"), Some("Third"));
    }

    #[test]
    fn bad_lines_are_named() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(Families::parse(text).unwrap_err().to_string(), expected);
        }
        check("Ode Media", "line 1: the family has no title");
        check("\n| Lume Post", "line 2: the name of the family is missing");
        check("A | B |", "line 1: a title is empty");
        check("A | B\nC | the b", "line 2: the title “the b” is in the family “A” already");
    }
}
