//! The language that a page states, as a tag of BCP 47.

use twosource_text::Field;

use super::claim::Claim;

const ORDER: &[&str] = &[
    "html lang",
    "meta content-language",
    "meta dc.language",
    "meta dcterms.language",
    "json-ld",
    "microdata",
    "meta language",
    "meta inlanguage",
    "meta og:locale",
];

/// The language, and the place of the claim that states it.
pub(super) fn choose(claims: &[Claim]) -> Option<(String, usize)> {
    ORDER.iter().find_map(|place| {
        let stated = claims.iter().enumerate().filter(|(_, claim)| claim.field == Field::Language);
        let mut at_place = stated.filter(|(_, claim)| claim.origin.starts_with(place));
        at_place.find_map(|(at, claim)| Some((tag(&claim.value)?, at)))
    })
}

/// `de_AT` as `de-AT`; `None` for what is no tag.
fn tag(value: &str) -> Option<String> {
    let first = value.split([',', ';']).next()?.trim().replace('_', "-");
    let mut parts = first.split('-');
    let language = parts.next().filter(|part| matches!(part.len(), 2 | 3))?.to_ascii_lowercase();
    let letters = language.bytes().all(|byte| byte.is_ascii_lowercase());
    let rest: Vec<&str> = parts.collect();
    let fits = |part: &&str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_tag = letters && rest.len() <= 3 && rest.iter().all(fits);
    is_tag.then(|| std::iter::once(language.as_str()).chain(rest).collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags() {
        assert_eq!(tag("de_AT").as_deref(), Some("de-AT"));
        assert_eq!(tag("EN").as_deref(), Some("en"));
        assert_eq!(tag("en, de").as_deref(), Some("en"));
        for value in ["", "English", "x", "de-", "{lang}"] {
            assert_eq!(tag(value), None, "{value}");
        }
    }
}
