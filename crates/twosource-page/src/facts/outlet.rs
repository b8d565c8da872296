//! The name of the outlet: what the page calls its site, else the publisher in linked data, else the
//! end of its title.

use twosource_text::Field;

use super::claim::Claim;

/// Places in the order of their trust.
const ORDER: &[&str] = &[
    "meta og:site_name",
    "json-ld publisher",
    "meta citation_journal_title",
    "microdata article.publisher",
    "meta dc.publisher",
    "meta dcterms.publisher",
    "meta application-name",
    "meta publisher",
    "meta apple-mobile-web-app-title",
    "title end",
];

/// The outlet, and the place of the claim that names it.
pub(super) fn choose(claims: &[Claim]) -> Option<(String, usize)> {
    ORDER.iter().find_map(|place| {
        let mut stated =
            claims.iter().enumerate().filter(|(_, claim)| claim.field == Field::Outlet);
        let (at, claim) =
            stated.find(|(_, claim)| is_at(&claim.origin, place) && is_name(&claim.value))?;
        Some((claim.value.clone(), at))
    })
}

/// All names that the page gives to its outlet, the host among them.
pub(super) fn all(claims: &[Claim], addresses: &[String]) -> Vec<String> {
    let stated = claims.iter().filter(|claim| claim.field == Field::Outlet);
    let names = stated.filter(|claim| is_name(&claim.value)).map(|claim| claim.value.clone());
    names.chain(addresses.iter().flat_map(|address| hosts(address))).collect()
}

/// The host of an address with and without its last part: `courier.example` and `courier`.
fn hosts(address: &str) -> Vec<String> {
    let Some(host) =
        url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned))
    else {
        return Vec::new();
    };
    let host = host.trim_start_matches("www.").to_owned();
    let parts: Vec<&str> = host.split('.').collect();
    let name =
        parts.iter().rev().skip(1).find(|part| part.len() > 3).map(|part| (*part).to_owned());
    std::iter::once(host.clone()).chain(name).collect()
}

fn is_at(origin: &str, place: &str) -> bool {
    origin == place
        || place == "json-ld publisher"
            && origin.starts_with("json-ld ")
            && origin.ends_with(".publisher")
}

fn is_name(value: &str) -> bool {
    value.len() <= 100 && !value.contains("://") && !value.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::{Claim, Field, all, choose};

    #[test]
    fn names() {
        let stated = [
            ("json-ld NewsArticle.publisher", "Hartmoor Media"),
            ("meta og:site_name", "Hartmoor Courier"),
        ];
        let claims: Vec<Claim> =
            stated.iter().filter_map(|(at, name)| Claim::new(Field::Outlet, name, *at)).collect();
        assert_eq!(choose(&claims), Some(("Hartmoor Courier".to_owned(), 1)));
        let names = all(&claims, &["https://www.courier.example/tram".to_owned()]);
        assert_eq!(names, ["Hartmoor Media", "Hartmoor Courier", "courier.example", "courier"]);
        assert_eq!(choose(&[]), None);
    }
}
