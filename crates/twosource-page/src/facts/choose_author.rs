//! The authors, out of what all places of a page state: those of the most trusted place that names
//! any. The outlet itself is no author, and each name counts once.

use twosource_text::Field;

use super::claim::Claim;
use super::json_ld::squashed;
use super::name::names;

/// Places in the order of their trust; the first part of an origin.
const ORDER: &[&str] = &[
    "json-ld article author",
    "microdata article.author",
    "meta citation_author",
    "meta parsely-author",
    "meta sailthru.author",
    "meta cxenseparse:author",
    "meta byl",
    "rel author near headline",
    "json-ld page author",
    "meta article:author_name",
    "microdata none.author",
    "class author near headline",
    "text by",
    "meta author",
    "meta article:author",
    "meta dc.creator",
    "meta dcterms.creator",
    "meta authors",
    "meta og:article:author",
    "json-ld work author",
    "microdata work.author",
    "microdata page.author",
    "rel author above",
    "rel author anywhere",
    "rel author below",
    "class author above",
    "class author anywhere",
    "json-ld article body",
];

/// The authors and the places of the claims that name them.
pub(super) fn choose(claims: &[Claim], outlets: &[String]) -> (Vec<String>, Vec<usize>) {
    let own: Vec<String> = outlets.iter().map(|outlet| squashed(outlet)).collect();
    let chosen = ORDER.iter().find_map(|place| {
        let stated = claims.iter().enumerate().filter(|(_, claim)| claim.field == Field::Author);
        let of_place = stated.filter(|(_, claim)| kind(&claim.origin) == *place);
        let mut authors: Vec<String> = Vec::new();
        let mut places = Vec::new();
        for (at, claim) in of_place {
            let new = names(&claim.value).into_iter().filter(|name| !own.contains(&squashed(name)));
            let new: Vec<String> = new.filter(|name| !is_known(&authors, name)).collect();
            if !new.is_empty() && (authors.is_empty() || is_list(place)) {
                authors.extend(new);
                places.push(at);
            }
        }
        (!authors.is_empty()).then_some((authors, places))
    });
    chosen.unwrap_or_default()
}

/// Whether a place states one author each time, so that all of them count.
fn is_list(place: &str) -> bool {
    !place.starts_with("class") && !place.starts_with("text")
}

fn is_known(authors: &[String], name: &str) -> bool {
    let name = squashed(name);
    authors.iter().any(|known| squashed(known) == name)
}

/// The kind of a place.
fn kind(origin: &str) -> &str {
    use super::json_ld::{Kind, kind};
    let Some(member) = origin.strip_prefix("json-ld ") else { return origin };
    let (name, member) = member.split_once('.').unwrap_or_default();
    if member.ends_with("(Organization)") {
        return if kind(name) == Kind::Article { "json-ld article body" } else { "" };
    }
    match (kind(name), Some(member)) {
        (Kind::Article, Some("author" | "creator")) => "json-ld article author",
        (Kind::Page, Some("author" | "creator")) => "json-ld page author",
        (Kind::Work, Some("author" | "creator")) => "json-ld work author",
        _ => "",
    }
}
