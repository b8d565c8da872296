//! What is known of names: countries with capitals and peoples, regions, cities, given names and
//! surnames.
//!
//! A name can be several things at once ("Houston" is a city and a surname, "Jordan" a country, a
//! given name and a surname); every list answers for itself and the analysis weighs the answers.
//! The lists and their sources are described in `data/README.md`.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A country or region of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Territory(u16);

/// Who bears a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Women.
    Female,
    /// Men.
    Male,
    /// Both.
    Either,
}

/// What a name has to do with a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Its name ("France", "the Netherlands", "U.K.").
    Name,
    /// Its seat of government ("Paris").
    Capital,
    /// Its adjective or people ("French", "Frenchman").
    People,
}

/// The lists of names.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    territories: Vec<Entry>,
    by_name: FxHashMap<String, Vec<(Relation, Territory)>>,
    cities: FxHashSet<&'static str>,
    given: FxHashMap<&'static str, Gender>,
    surnames: FxHashSet<&'static str>,
    person_nouns: FxHashMap<&'static str, Gender>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: &'static str,
    is_country: bool,
}

impl Gazetteer {
    pub(crate) fn embedded() -> Self {
        let mut gazetteer = Self::default();
        gazetteer.read_territories(include_str!("../data/countries.txt"), true);
        gazetteer.read_territories(include_str!("../data/regions.txt"), false);
        let cities = lines(include_str!("../data/cities.txt"));
        gazetteer.cities = cities.map(|line| field(line, '\t', 0)).collect();
        let given = lines(include_str!("../data/given_names.txt"));
        gazetteer.given =
            given.map(|line| (field(line, '\t', 0), gender(field(line, '\t', 1)))).collect();
        let nouns = lines(include_str!("../data/person_nouns.txt"));
        gazetteer.person_nouns =
            nouns.map(|line| (field(line, ' ', 0), gender(field(line, ' ', 1)))).collect();
        gazetteer.surnames = lines(include_str!("../data/surnames.txt")).collect();
        gazetteer
    }

    /// What `name` has to do with territories, in the order of the lists.
    ///
    /// Short capitals are known in capitals only: "US" is a country, "us" is not.
    pub fn territories(&self, name: &str) -> &[(Relation, Territory)] {
        let key = fold(name);
        let is_word = key.len() > 3 || key.contains('.') || name.chars().any(char::is_uppercase);
        let is_cased = is_word && !(ACRONYMS.contains(&key.as_str()) && name != key.to_uppercase());
        self.by_name.get(&key).filter(|_| is_cased).map_or(&[], Vec::as_slice)
    }

    /// The territory to which `name` stands in `relation`.
    pub fn territory(&self, name: &str, relation: Relation) -> Option<Territory> {
        let mut all = self.territories(name).iter();
        all.find(|(kind, _)| *kind == relation).map(|&(_, territory)| territory)
    }

    /// Its English short name.
    pub fn name(&self, territory: Territory) -> &'static str {
        self.entry(territory).map_or("", |entry| entry.name)
    }

    /// Whether it is a country, now or once.
    pub fn is_country(&self, territory: Territory) -> bool {
        self.entry(territory).is_some_and(|entry| entry.is_country)
    }

    /// Whether a city of 50,000 people or more has this name.
    pub fn is_city(&self, name: &str) -> bool {
        let key = fold(name);
        let saint = key.strip_prefix("st. ").map(|rest| format!("saint {rest}"));
        self.cities.contains(key.as_str())
            || saint.is_some_and(|s| self.cities.contains(s.as_str()))
    }

    /// Who bears this given name; `None` where it is none.
    pub fn given_name(&self, name: &str) -> Option<Gender> {
        self.given.get(fold(name).as_str()).copied()
    }

    /// Whom a noun in the singular can stand for ("spokeswoman"); `None` where it is no person.
    pub fn person_noun(&self, noun: &str) -> Option<Gender> {
        self.person_nouns.get(noun.to_lowercase().as_str()).copied()
    }

    /// Whether it is a common surname.
    pub fn is_surname(&self, name: &str) -> bool {
        self.surnames.contains(fold(name).as_str())
    }

    fn entry(&self, territory: Territory) -> Option<&Entry> {
        self.territories.get(usize::from(territory.0))
    }

    fn read_territories(&mut self, list: &'static str, is_country: bool) {
        for line in lines(list) {
            let Ok(number) = u16::try_from(self.territories.len()) else { return };
            let name = field(line, '|', 0);
            self.territories.push(Entry { name, is_country });
            let relations = [Relation::Name, Relation::Name, Relation::Capital, Relation::People];
            for (relation, part) in relations.into_iter().zip(line.split('|')) {
                for name in part.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                    let entry = (relation, Territory(number));
                    self.by_name.entry(fold(name)).or_default().push(entry);
                }
            }
        }
    }
}

/// Abbreviations that are words in lower case or with one capital.
const ACRONYMS: [&str; 6] = ["us", "car", "gdr", "hk", "rok", "uk"];

/// Lower case without diacritics, with straight apostrophes.
pub fn fold(name: &str) -> String {
    let plain = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain.map(|c| if c == '\u{2019}' { '\'' } else { c }).collect()
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn field(line: &'static str, mark: char, at: usize) -> &'static str {
    line.split(mark).nth(at).unwrap_or("").trim()
}

fn gender(letter: &str) -> Gender {
    match letter {
        "f" => Gender::Female,
        "m" => Gender::Male,
        _ => Gender::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_by_name_capital_and_people() {
        let gazetteer = Gazetteer::embedded();
        let korea = gazetteer.territory("South Korea", Relation::Name).unwrap();
        assert_eq!(gazetteer.territory("Seoul", Relation::Capital), Some(korea));
        assert_eq!(gazetteer.territory("South Koreans", Relation::People), Some(korea));
        assert_eq!(gazetteer.name(korea), "South Korea");
        assert!(gazetteer.is_country(korea));
        let siberia = gazetteer.territory("Siberian", Relation::People).unwrap();
        assert!(!gazetteer.is_country(siberia));
    }

    #[test]
    fn abbreviations_need_their_capitals() {
        let gazetteer = Gazetteer::embedded();
        assert!(gazetteer.territory("US", Relation::Name).is_some());
        assert!(gazetteer.territory("U.S.", Relation::Name).is_some());
        assert_eq!(gazetteer.territory("us", Relation::Name), None);
        assert_eq!(gazetteer.territory("Car", Relation::Name), None);
    }

    #[test]
    fn names_meet_without_diacritics() {
        let gazetteer = Gazetteer::embedded();
        assert!(gazetteer.is_city("Kraków") && gazetteer.is_city("Krakow"));
        assert!(gazetteer.is_city("St. Petersburg"));
        assert_eq!(gazetteer.given_name("José"), gazetteer.given_name("Jose"));
    }

    #[test]
    fn given_names_have_a_gender() {
        let gazetteer = Gazetteer::embedded();
        assert_eq!(gazetteer.given_name("Ines"), Some(Gender::Female));
        assert_eq!(gazetteer.given_name("Marek"), Some(Gender::Male));
        assert_eq!(gazetteer.given_name("Bridge"), None);
        assert!(gazetteer.is_surname("Houston") && gazetteer.is_city("Houston"));
    }
}
