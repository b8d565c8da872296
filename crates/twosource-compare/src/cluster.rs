//! Named things over all reports.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::{Entity, EntityKind};

use crate::account::{Report, SharedEntity};

/// Joins the entities of all reports by name, ordered by how many reports mention them, then by
/// name.
///
/// Equal full names join. A one-word name joins the one longer name of the story that begins or
/// ends with it; where two would fit it joins neither, so that two people with one surname are
/// never made one.
pub(crate) fn cluster(reports: &[Report]) -> Vec<SharedEntity> {
    let mut by_key: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for (report, item) in reports.iter().enumerate() {
        for (at, entity) in item.analysis.entities.iter().enumerate() {
            by_key.entry(&entity.key).or_default().push((report, at));
            // "Korea" is no short form of "North Korea".
            if !matches!(entity.kind, EntityKind::Country | EntityKind::Place) {
                named.insert(&entity.key);
            }
        }
    }
    let full = short_forms(&named);
    let mut joined: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (key, members) in by_key {
        joined.entry(full.get(key).copied().unwrap_or(key)).or_default().extend(members);
    }
    let mut shared: Vec<SharedEntity> =
        joined.into_values().filter_map(|members| shared_entity(reports, members)).collect();
    shared.sort_by_key(|entity| std::cmp::Reverse(entity.members.len()));
    shared
}

/// For each one-word key, the only longer key that it can be short for.
fn short_forms<'a>(keys: &BTreeSet<&'a str>) -> BTreeMap<&'a str, &'a str> {
    let mut fits: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for key in keys {
        let (Some(first), Some(last)) = (key.split(' ').next(), key.split(' ').next_back()) else {
            continue;
        };
        if first.len() < key.len() {
            for part in [first, last] {
                fits.entry(part).and_modify(|fit| *fit = None).or_insert(Some(key));
            }
        }
    }
    fits.into_iter().filter_map(|(part, fit)| Some((part, fit?))).collect()
}

fn shared_entity(reports: &[Report], mut members: Vec<(usize, usize)>) -> Option<SharedEntity> {
    members.sort_unstable();
    let entity = |&(report, at): &(usize, usize)| -> Option<(&Report, &Entity)> {
        let report = reports.get(report)?;
        Some((report, report.analysis.entities.get(at)?))
    };
    let entities: Vec<(&Report, &Entity)> = members.iter().filter_map(entity).collect();
    // The earliest of the longest names.
    let fullest = entities.iter().rev().max_by_key(|(_, entity)| entity.key.len())?;
    let kinds = || entities.iter().map(|(_, entity)| entity.kind);
    let kind = kinds().find(|&kind| kind != EntityKind::Other).unwrap_or(EntityKind::Other);
    let name = fullest.0.document.passage(fullest.1.name);
    Some(SharedEntity { kind, name, members, descriptions: Vec::new() })
}
