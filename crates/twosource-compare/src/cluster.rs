//! Named things over all reports.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::{Entity, EntityKind};

use crate::account::{Report, SharedEntity};
use crate::lead::Leads;

/// Joins the entities of all reports by name, ordered by how many reports mention them, then by
/// name.
///
/// Equal full names join, initials aside. So do full names of people that differ by a letter in long
/// words, as transcriptions do, unless one report has both. A one-word name joins the one longer name
/// of the story that begins or ends with it; where two would fit it joins neither, so that two people
/// with one surname are never made one. Copies have no say in what joins.
pub(crate) fn cluster(reports: &[Report], leads: &Leads) -> Vec<SharedEntity> {
    let leading = by_key(reports, |report| !leads.is_led(report));
    let by_key = by_key(reports, |_| true);
    let mut to = joins(&by_key);
    to.retain(|key, _| !leading.contains_key(key));
    to.extend(joins(&leading));
    let mut joined: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (key, members) in &by_key {
        let key = to.get(key).unwrap_or(key);
        joined.entry(key).or_default().extend(&members.at);
    }
    let mut shared: Vec<SharedEntity> =
        joined.into_values().filter_map(|members| shared_entity(reports, leads, members)).collect();
    shared.sort_by_key(|entity| std::cmp::Reverse(entity.members.len()));
    shared
}

/// The entities of some reports by their keys.
fn by_key(reports: &[Report], is_read: impl Fn(usize) -> bool) -> BTreeMap<String, Members> {
    let mut found: BTreeMap<String, Members> = BTreeMap::new();
    for (report, item) in reports.iter().enumerate().filter(|(report, _)| is_read(*report)) {
        for (at, entity) in item.analysis.entities.iter().enumerate() {
            found.entry(plain(entity)).or_default().add(entity.kind, (report, at));
        }
    }
    found
}

/// The key that each other spelling or short form joins.
fn joins(by_key: &BTreeMap<String, Members>) -> BTreeMap<String, String> {
    let mut to = spellings(by_key);
    to.extend(short_forms(by_key, &to));
    to
}

/// The index of the shared entity of each entity of each report.
pub(crate) fn by_member(entities: &[SharedEntity]) -> BTreeMap<(usize, usize), usize> {
    let members = entities.iter().enumerate();
    members.flat_map(|(at, entity)| entity.members.iter().map(move |&m| (m, at))).collect()
}

/// The entities of one name.
#[derive(Default)]
struct Members {
    kind: Option<EntityKind>,
    at: Vec<(usize, usize)>,
}

impl Members {
    fn add(&mut self, kind: EntityKind, at: (usize, usize)) {
        self.kind = self.kind.or((kind != EntityKind::Other).then_some(kind));
        self.at.push(at);
    }

    fn is_person(&self) -> bool {
        self.kind == Some(EntityKind::Person)
    }

    /// Whether one report has entities of both.
    fn meet(&self, other: &Self) -> bool {
        self.at.iter().any(|(report, _)| other.at.iter().any(|(theirs, _)| report == theirs))
    }
}

/// The key of an entity; of a person's without initials and "Jr.".
fn plain(entity: &Entity) -> String {
    if entity.kind != EntityKind::Person {
        return entity.key.clone();
    }
    let is_name = |word: &&str| {
        let letters = word.trim_end_matches('.');
        letters.chars().count() > 1 && !["jr", "sr"].contains(&letters)
    };
    let words: Vec<&str> = entity.key.split(' ').filter(is_name).collect();
    if words.is_empty() { entity.key.clone() } else { words.join(" ") }
}

/// For each full name of a person that is another spelling of one which more reports have, that one.
fn spellings(all: &BTreeMap<String, Members>) -> BTreeMap<String, String> {
    let people: Vec<(&String, &Members)> =
        all.iter().filter(|(key, members)| members.is_person() && key.contains(' ')).collect();
    let mut found = BTreeMap::new();
    for (at, &(key, members)) in people.iter().enumerate() {
        for &(other, theirs) in people.iter().skip(at + 1) {
            if is_spelling(key, other) && !members.meet(theirs) {
                let more = theirs.at.len() > members.at.len();
                let (from, into) = if more { (key, other) } else { (other, key) };
                found.entry(from.clone()).or_insert_with(|| into.clone());
            }
        }
    }
    // No chains: what is joined to a name that is itself joined stays alone.
    let targets: Vec<String> = found.values().cloned().collect();
    found.retain(|from, _| !targets.contains(from));
    found
}

/// Shortest word that may have another spelling, in characters.
const LONG_WORD: usize = 5;

/// Whether two names of as many words differ by one letter in each long word, at most.
fn is_spelling(left: &str, right: &str) -> bool {
    let long = |word: &str| word.chars().count() >= LONG_WORD;
    let like =
        |(a, b): (&str, &str)| a == b || long(a) && long(b) && strsim::levenshtein(a, b) == 1;
    left.split(' ').count() == right.split(' ').count()
        && left.split(' ').zip(right.split(' ')).all(like)
}

/// For each one-word key, the only longer key that it can be short for. "Korea" is no short form of
/// "North Korea", and "Brandt" none of "Brandt Holdings".
fn short_forms(
    all: &BTreeMap<String, Members>,
    spellings: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut fits: BTreeMap<(&str, bool), BTreeSet<&str>> = BTreeMap::new();
    for (key, members) in all {
        let is_place = matches!(members.kind, Some(EntityKind::Country | EntityKind::Place));
        let (Some((first, _)), Some((_, last))) = (key.split_once(' '), key.rsplit_once(' '))
        else {
            continue;
        };
        let full = spellings.get(key).unwrap_or(key);
        for part in [first, last] {
            if !is_place {
                fits.entry((part, members.is_person())).or_default().insert(full);
            }
        }
    }
    let only = |key: &String, members: &Members| {
        let mut full = fits.get(&(key.as_str(), members.is_person()))?.iter();
        full.next().filter(|_| full.next().is_none()).map(|full| (*full).to_owned())
    };
    let short = all.iter().filter(|(key, _)| !key.contains(' '));
    short.filter_map(|(key, members)| Some((key.clone(), only(key, members)?))).collect()
}

fn shared_entity(
    reports: &[Report],
    leads: &Leads,
    mut members: Vec<(usize, usize)>,
) -> Option<SharedEntity> {
    members.sort_unstable();
    let entity = |&(report, at): &(usize, usize)| -> Option<(&Report, &Entity)> {
        let report = reports.get(report)?;
        Some((report, report.analysis.entities.get(at)?))
    };
    let entities: Vec<(&Report, &Entity)> = members.iter().filter_map(entity).collect();
    // The earliest of the longest names.
    let fullest = entities.iter().rev().max_by_key(|(_, entity)| entity.key.len())?;
    let kinds = |is_led: bool| {
        let of = members.iter().filter(move |member| leads.is_led(member.0) == is_led);
        of.filter_map(entity).map(|(_, entity)| entity.kind)
    };
    let mut known = kinds(false).chain(kinds(true)).filter(|&kind| kind != EntityKind::Other);
    let kind = known.next().unwrap_or(EntityKind::Other);
    drop(known);
    let name = fullest.0.document.passage(fullest.1.name);
    Some(SharedEntity { kind, name, members, descriptions: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcriptions_of_one_name() {
        assert!(is_spelling("marek dallinov", "marek dalinov"));
        assert!(is_spelling("heimar olvardi", "heymar olvarti"));
        assert!(!is_spelling("ilse brandt", "elsa brandt"));
        assert!(!is_spelling("marek dallin", "marek dallin yord"));
        assert!(!is_spelling("anna brandt", "hanna brandt"));
    }
}
