//! The headline, out of what all places of a page state.
//!
//! Titles with the same letters and digits are one; the weights of the places that state it add up.
//! The name of the site is cut off where it stands at the start or the end of a title.

use twosource_text::Field;

use super::claim::Claim;
use super::json_ld::squashed;

const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ ", " – ", ": ",
    " |", "| ",
];

/// A title of fewer letters and digits is not told from a name of a site.
const SHORTEST: usize = 2;

/// The title, and the place of the claim that states it.
pub(super) fn choose(claims: &[Claim], outlets: &[String]) -> Option<(String, usize)> {
    let own: Vec<String> =
        outlets.iter().map(|outlet| squashed(outlet)).filter(|name| name.len() > 1).collect();
    let titles = claims.iter().enumerate().filter(|(_, claim)| claim.field == Field::Title);
    let titles = titles.filter_map(|(at, claim)| {
        let title = without_site(&claim.value, &own);
        let key = squashed(&title);
        let weight = weight(&claim.origin);
        (weight > 0 && key.chars().count() >= SHORTEST && !own.contains(&key))
            .then_some((at, title, key, weight))
    });
    let titles: Vec<(usize, String, String, u32)> = titles.collect();
    let total = |key: &str| {
        let mut places: Vec<(&str, u32)> = Vec::new();
        for (at, _, other, weight) in &titles {
            let family = claims.get(*at).map_or("", |claim| family(&claim.origin));
            if other == key && !places.iter().any(|(known, _)| *known == family) {
                places.push((family, *weight));
            }
        }
        places.iter().map(|(_, weight)| weight).sum::<u32>()
    };
    let best = titles
        .iter()
        .take(60)
        .max_by_key(|(at, _, key, weight)| (total(key), *weight, std::cmp::Reverse(*at)));
    best.map(|(at, title, _, _)| (title.clone(), *at))
}

fn family(origin: &str) -> &str {
    match origin.split(' ').next().unwrap_or_default() {
        "h1" | "h2" | "h3" | "h4" => "heading",
        family => family,
    }
}

fn weight(origin: &str) -> u32 {
    let (kind, rest) = origin.split_once(' ').unwrap_or((origin, ""));
    match (kind, rest) {
        ("h1", "headline") => 34,
        ("h1", "alone") => 20,
        ("h2" | "h3" | "h4", "headline") => 24,
        ("h1", _) => 8,
        ("json-ld", rest) => linked(rest),
        ("microdata", "article.headline" | "none.headline" | "work.headline" | "page.headline") => {
            30
        }
        ("microdata", _) | ("meta", "og:title") => 16,
        ("meta", "twitter:title" | "title" | "headline") | ("class", _) => 6,
        ("meta", _) => 14,
        ("title", _) => 10,
        _ => 0,
    }
}

fn linked(rest: &str) -> u32 {
    use super::json_ld::{Kind, kind};
    let (name, member) = rest.split_once('.').unwrap_or_default();
    match (kind(name), member) {
        (Kind::Article, "headline") => 24,
        (Kind::Article, _) => 12,
        (Kind::Page, _) => 8,
        (Kind::Work, _) => 6,
        _ => 0,
    }
}

/// A title without the name of its site.
fn without_site(title: &str, own: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let Some(rest) = SEPARATORS.iter().find_map(|sign| cut(title, sign, own)) else { break };
        title = rest;
    }
    title.to_owned()
}

fn cut<'t>(title: &'t str, sign: &str, own: &[String]) -> Option<&'t str> {
    let is_site = |part: &str| {
        let part = squashed(part);
        // A colon stands in titles too, so that what is cut there must be the whole name.
        let is_like = |name: &String| {
            let long = part.len() > 4 && name.len() > 4 && sign != ": ";
            long && (name.contains(&part)
                || part.starts_with(name.as_str()) && part.len() <= 2 * name.len())
        };
        !part.is_empty() && own.iter().any(|name| *name == part || is_like(name))
    };
    let last =
        title.rsplit_once(sign).filter(|(_, site)| is_site(site)).map(|(rest, _)| rest.trim());
    last.or_else(|| {
        title.split_once(sign).filter(|(site, _)| is_site(site)).map(|(_, rest)| rest.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(without_site(title, &["harmoorcourier".to_owned()]), expected, "{title}");
    }

    #[test]
    fn sites_are_cut_off() {
        check("Tram leaves rails | Harmoor Courier", "Tram leaves rails");
        check("Harmoor Courier: Tram leaves rails", "Tram leaves rails");
        check("Tram leaves rails - Politics - Harmoor Courier", "Tram leaves rails - Politics");
        check("Tram leaves rails - again", "Tram leaves rails - again");
    }
}
