//! Clusters to entities.

use twosource_text::Span;

use super::candidate::Candidate;
use super::cluster::Clusters;
use super::reading::Reading;
use super::{Entity, EntityKind, Mention, MentionKind};

/// The entities of the clusters that matter, by their first mention.
///
/// Who has no name matters if it speaks, is mentioned again or belongs to a country.
pub(super) fn entities(
    reading: &Reading,
    candidates: &[Candidate],
    clusters: &Clusters,
) -> Vec<Entity> {
    let mut found: Vec<Entity> = clusters
        .all()
        .into_iter()
        .filter_map(|members| {
            let kind = members
                .iter()
                .find(|&&at| !clusters.is_shared(at))
                .and_then(|&at| clusters.kind(at));
            let members: Vec<&Candidate> =
                members.iter().filter_map(|&at| candidates.get(at)).collect();
            matters(reading, &members).then(|| entity(reading, &members, kind))?
        })
        .collect();
    found.sort_by_key(|entity| {
        entity
            .mentions
            .first()
            .map(|mention| (mention.name.start(), std::cmp::Reverse(mention.name.end())))
    });
    found
}

fn matters(reading: &Reading, members: &[&Candidate]) -> bool {
    let named =
        members.iter().any(|c| !matches!(c.kind, MentionKind::Nominal | MentionKind::Pronoun));
    let described = members.iter().filter(|c| c.kind == MentionKind::Nominal).count();
    let speaks =
        members.iter().any(|c| c.kind == MentionKind::Nominal && reading.voices.is_source(c.span));
    let territorial = members.iter().any(|c| {
        c.kind == MentionKind::Nominal
            && c.territory.is_some()
            && c.sort == Some(EntityKind::Organization)
    });
    let bare = members.iter().all(|c| c.is_plural && c.tokens.len() == 1);
    named
        || described > 0
            && (speaks || described > 1 && !bare || members.len() > described || territorial)
}

fn entity(reading: &Reading, members: &[&Candidate], kind: Option<EntityKind>) -> Option<Entity> {
    let fullest = fullest(members)?;
    let mentions: Vec<Mention> =
        members.iter().map(|c| Mention { name: c.span, title: c.title, kind: c.kind }).collect();
    Some(Entity {
        kind: kind.unwrap_or(EntityKind::Other),
        name: fullest.span,
        key: key(reading, fullest),
        mentions,
        roles: roles(members),
    })
}

/// The earliest of the longest names; without a name, of the longest descriptions.
fn fullest<'a>(members: &[&'a Candidate]) -> Option<&'a Candidate> {
    let rank = |c: &&&Candidate| {
        let kind = match c.kind {
            _ if c.is_plural => 0,
            MentionKind::Name => 4,
            MentionKind::Metonym => 3,
            MentionKind::Demonym => 2,
            MentionKind::Nominal => 1,
            MentionKind::Pronoun => 0,
        };
        (kind, c.words.len(), c.span.len().min(40))
    };
    members.iter().rev().max_by_key(rank).copied()
}

fn key(reading: &Reading, fullest: &Candidate) -> String {
    match fullest.territory.filter(|_| fullest.kind != MentionKind::Nominal) {
        Some(territory) => reading.resources.gazetteer.name(territory).to_lowercase(),
        None => fullest.words.join(" "),
    }
}

fn roles(members: &[&Candidate]) -> Vec<Span> {
    let named = members.iter().any(|c| c.is_name());
    let own = |c: &&&Candidate| c.kind == MentionKind::Nominal && named && !c.is_plural;
    let mut found: Vec<Span> = members.iter().filter(own).map(|c| c.span).collect();
    found.extend(members.iter().filter_map(|c| c.title));
    found.sort_unstable();
    found.dedup();
    found
}
