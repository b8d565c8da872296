//! The canonical address of a page: what its link says, else what linked data and the title for
//! links say, made whole by the address it was found at.

use twosource_text::Field;
use url::Url;

use super::claim::Claim;

const ORDER: &[&str] = &["link canonical", "meta og:url", "json-ld"];

/// The address, and the place of the claim that states it.
pub(super) fn choose(claims: &[Claim], found: Option<&str>) -> Option<(String, usize)> {
    let base = found.and_then(|found| Url::parse(found).ok());
    ORDER.iter().find_map(|place| {
        let stated = claims.iter().enumerate().filter(|(_, claim)| claim.field == Field::Url);
        let mut at_place = stated.filter(|(_, claim)| claim.origin.starts_with(place));
        at_place.find_map(|(at, claim)| Some((whole(&claim.value, base.as_ref())?, at)))
    })
}

fn whole(address: &str, base: Option<&Url>) -> Option<String> {
    let url = Url::options().base_url(base).parse(address).ok()?;
    let fits = matches!(url.scheme(), "http" | "https") && url.has_host();
    fits.then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Claim, Field, choose};

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let claims: Vec<Claim> =
            Claim::new(Field::Url, address, "link canonical").into_iter().collect();
        let chosen = choose(&claims, Some("https://courier.example/a/b"));
        assert_eq!(chosen.map(|(address, _)| address).as_deref(), expected, "{address}");
    }

    #[test]
    fn addresses() {
        check("https://courier.example/tram", Some("https://courier.example/tram"));
        check("/tram", Some("https://courier.example/tram"));
        check("javascript:void(0)", None);
        check("http://", None);
    }
}
