//! The outlet at the end of the title of a page: `Tram leaves rails | Hartmoor Courier`.
//!
//! What stands there may be a section or a slogan as well. It is taken for the outlet only where the
//! host of the page says the same: its name is that of the outlet, a part of it, or an abbreviation.

use twosource_text::Field;

use super::claim::Claim;
use super::json_ld::{Known, squashed};

const SEPARATORS: [&str; 10] =
    [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / ", " ~ "];

/// Parts of hosts that stand between a name and the domain of a country.
const SECOND_LEVEL: [&str; 9] = ["ac", "co", "com", "edu", "go", "gov", "net", "or", "org"];

/// Words that abbreviations may leave out.
const SMALL: [&str; 14] =
    ["the", "of", "and", "der", "die", "das", "und", "de", "la", "le", "les", "el", "il", "for"];

/// The outlet that a title names, where one of the addresses agrees and it is none of the headlines.
pub(super) fn claim(title: &str, page: &Known) -> Option<Claim> {
    let end = SEPARATORS.iter().filter_map(|sign| Some(title.rfind(sign)? + sign.len())).max()?;
    let name = title.get(end..)?.trim();
    let is_headline = page.headlines.iter().any(|headline| squashed(headline) == squashed(name));
    let fits = name.len() <= 60 && name.split_whitespace().count() <= 6 && !is_headline;
    let mut hosts = page.addresses.iter().filter_map(|address| main_label(address));
    let agrees = fits && hosts.any(|host| says(&host, name));
    Claim::new(Field::Outlet, name, "title end").filter(|_| agrees)
}

/// The part of a host that names whose it is: `courier` of `www.courier.co.uk`.
fn main_label(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let mut parts = url.domain()?.split('.').rev().skip(1);
    parts.find(|part| !SECOND_LEVEL.contains(part)).map(squashed)
}

/// Whether a part of a host is a name, holds it, is a part of it or abbreviates it.
fn says(host: &str, name: &str) -> bool {
    let spellings = [folded(name, true), folded(name, false)];
    spellings.iter().any(|name| {
        let bare = squashed(name.trim_end_matches(|char: char| !char.is_alphanumeric()));
        let bare = without_domain(&bare, name);
        let (short, long) = if host.len() < bare.len() { (host, bare) } else { (bare, host) };
        short.len() >= 4 && long.contains(short) || host.len() >= 2 && abbreviates(host, name)
    })
}

/// `courier` of `Courier.de`.
fn without_domain<'b>(bare: &'b str, name: &str) -> &'b str {
    let domain = name.rsplit_once('.').map(|(_, domain)| domain).filter(|domain| domain.len() < 5);
    domain.and_then(|domain| bare.strip_suffix(squashed(domain).as_str())).unwrap_or(bare)
}

/// A name in small letters as hosts spell it: `ü` as `ue`, or as `u`.
fn folded(name: &str, is_long: bool) -> String {
    let mut folded = String::with_capacity(name.len() + 4);
    for char in name.chars().flat_map(char::to_lowercase) {
        match (char, is_long) {
            ('ä' | 'æ', true) => folded.push_str("ae"),
            ('ö' | 'ø', true) => folded.push_str("oe"),
            ('ü', true) => folded.push_str("ue"),
            ('ß', _) => folded.push_str("ss"),
            ('å', true) => folded.push_str("aa"),
            ('ä' | 'à' | 'á' | 'â' | 'ã' | 'å', _) => folded.push('a'),
            ('é' | 'è' | 'ê' | 'ë', _) => folded.push('e'),
            ('í' | 'ì' | 'î' | 'ï', _) => folded.push('i'),
            ('ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø', _) => folded.push('o'),
            ('ü' | 'ú' | 'ù' | 'û', _) => folded.push('u'),
            ('ñ', _) => folded.push('n'),
            ('ç', _) => folded.push('c'),
            (char, _) => folded.push(char),
        }
    }
    folded
}

/// Whether a part of a host is made of the starts of all words of a name, in order.
fn abbreviates(host: &str, name: &str) -> bool {
    let words: Vec<String> =
        name.split_whitespace().map(squashed).filter(|word| !word.is_empty()).take(8).collect();
    // The ends that the words so far can reach in the host.
    let mut ends = vec![0];
    for word in &words {
        let mut next: Vec<usize> = Vec::new();
        for &end in &ends {
            let rest = host.get(end..).unwrap_or_default();
            let common = rest.bytes().zip(word.bytes()).take_while(|(host, word)| host == word);
            next.extend((1..=common.count()).map(|len| end + len));
            if SMALL.contains(&word.as_str()) {
                next.push(end);
            }
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    words.len() > 1 && ends.contains(&host.len())
}

#[cfg(test)]
mod tests {
    use super::{Known, claim};

    #[track_caller]
    fn check(title: &str, address: &str, expected: &str) {
        let headlines = ["New maps of Hartmoorcourier".to_owned()];
        let known = Known { addresses: &[address.to_owned()], headlines: &headlines };
        let name = claim(title, &known).map(|claim| claim.value);
        assert_eq!(name.as_deref().unwrap_or("none"), expected, "{title} {address}");
    }

    #[test]
    fn outlets() {
        let address = "https://www.hartmoorcourier.example/tram";
        check("Tram leaves rails | Hartmoor Courier", address, "Hartmoor Courier");
        check("Tram | City - The Hartmoor Courier", address, "The Hartmoor Courier");
        check("Tram – Courier.de", "https://courier.de/", "Courier.de");
        check("Tram - Müllerzeitung", "https://muellerzeitung.de/", "Müllerzeitung");
        check("Tram - Hartmoor Evening Post", "https://hepost.co.uk/", "Hartmoor Evening Post");
        check("Tram - Post of Hartmoor", "https://poh.example/", "Post of Hartmoor");
        check("Tram - Post of Hartmoor", "https://ph.example/", "Post of Hartmoor");
    }

    #[test]
    fn other_ends() {
        let address = "https://www.hartmoorcourier.example/tram";
        for title in ["", "Hartmoor Courier", "Tram | Local", "Tram | ", "Tram | é", " | "] {
            check(title, address, "none");
        }
        check("News - New maps of Hartmoorcourier", address, "none");
        check("Tram | Local", "not an address", "none");
        check("Tram | Local", "https://192.0.2.1/", "none");
    }
}
