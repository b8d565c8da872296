//! Whose text a report is: the outlet, the agency, the people who wrote it.
//!
//! A text that an agency is credited with as a whole is the agency's, whichever outlet printed it; so
//! is a copy of such a text whose credit was dropped. An agency that only contributed ("with material
//! from Norpress") makes no text its own.

use std::collections::BTreeSet;

use twosource_text::{Basis, CreditRole, Document, Known, Passage};

use crate::account::{Lineage, Report};

/// Words of a byline that name no person.
const NO_PERSON: [&str; 18] = [
    "staff",
    "reporter",
    "reporters",
    "correspondent",
    "desk",
    "editor",
    "editors",
    "agency",
    "agencies",
    "news",
    "press",
    "team",
    "bureau",
    "writer",
    "writers",
    "online",
    "newsroom",
    "service",
];

/// A name as it is compared: small letters, no article, no signs.
pub(crate) fn key(name: &str) -> String {
    let words = plain(name);
    words.strip_prefix("the ").map_or_else(|| words.clone(), str::to_owned)
}

/// The words of a text in small letters, without signs.
pub(crate) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The outlet of a report, as it is compared.
pub(crate) fn outlet(report: &Report) -> Option<String> {
    let outlet = report.document.meta.outlet.as_ref()?;
    Some(key(&outlet.value)).filter(|key| !key.is_empty())
}

/// The host of an address, without "www.".
pub(crate) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.contains(' ')).then(|| host.to_owned())
}

/// The words behind a piece of metadata, where it stands in the text.
pub(crate) fn words<T>(document: &Document, known: &Known<T>) -> Option<Passage> {
    match known.basis {
        Basis::Text(span) => Some(document.passage(span)),
        _ => None,
    }
}

/// An agency that a whole text is credited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Author {
    /// Its name, as it is shown.
    pub(crate) name: String,
    /// Its name, as it is compared.
    pub(crate) key: String,
    /// The credit, where it stands in the text.
    pub(crate) words: Option<Passage>,
}

/// For each report the agency that its text is credited to.
pub(crate) fn authors(reports: &[Report]) -> Vec<Option<Author>> {
    let agencies = reports.iter().filter_map(|report| report.document.meta.agency.as_ref());
    let agencies: BTreeSet<String> = agencies.map(|agency| key(&agency.value)).collect();
    reports.iter().map(|report| author(report, &agencies)).collect()
}

/// The agency of a report: by its credit as a whole; by a line about copyright or first publication,
/// or as its outlet, where another report of the story names it as an agency.
fn author(report: &Report, agencies: &BTreeSet<String>) -> Option<Author> {
    let (document, meta) = (&report.document, &report.document.meta);
    let of = |known: &Known<String>| Author {
        name: known.value.clone(),
        key: key(&known.value),
        words: words(document, known),
    };
    let makes = [CreditRole::FirstPublisher, CreditRole::Owner];
    let credits = meta.credits.iter().filter(|credit| makes.contains(&credit.role));
    let credited = credits.map(|credit| of(&credit.name));
    let others = credited.chain(meta.outlet.as_ref().map(of));
    let known = || others.into_iter().find(|author| agencies.contains(&author.key));
    meta.agency.as_ref().map(of).or_else(known)
}

/// Whether each report's text is an agency's and not that of the outlet which printed it: by its
/// credit, or as a copy of a text with such a credit.
pub(crate) fn are_reprints(
    reports: &[Report],
    lineages: &[Lineage],
    authors: &[Option<Author>],
) -> Vec<bool> {
    let author = |at: usize| authors.get(at).and_then(Option::as_ref);
    let is_other = |at: usize, author: &Author| {
        reports.get(at).and_then(outlet).is_none_or(|outlet| outlet != author.key)
    };
    let copied = |at: usize| {
        let copies = lineages.iter().filter(move |lineage| lineage.is_copy);
        copies.filter_map(move |lineage| match lineage.reports {
            (left, right) if left == at => author(right),
            (left, right) if right == at => author(left),
            _ => None,
        })
    };
    let is_reprint = |at: usize| {
        author(at).into_iter().chain(copied(at)).next().is_some_and(|author| is_other(at, author))
    };
    (0..reports.len()).map(is_reprint).collect()
}

/// The people who wrote a report, as they are shown and compared.
pub(crate) fn writers(report: &Report) -> Vec<(String, String)> {
    let meta = &report.document.meta;
    let signed = meta.credits.iter().filter(|credit| credit.role == CreditRole::Writer);
    let lines = meta.byline.iter().chain(signed.map(|credit| &credit.name));
    let people = lines.flat_map(|line| people(&line.value));
    people.map(|name| (name.to_owned(), key(name))).collect()
}

/// "Ilse Brandt and Tom Ode, staff reporters, in Hartmoor": two people.
fn people(byline: &str) -> Vec<&str> {
    let parts = byline.split([',', ';', '&', '|', '/']).flat_map(|part| part.split(" and "));
    let alone = parts.map(|part| {
        let ends = [" in ", " for ", " at ", " of "].iter().filter_map(|end| part.find(end));
        part.get(..ends.min().unwrap_or(part.len())).unwrap_or(part).trim()
    });
    alone.filter(|name| is_person(name)).collect()
}

/// Two to four words, most of them capitalized, of which none names an office or a body.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_body = |word: &&str| NO_PERSON.contains(&word.to_lowercase().as_str());
    (2..=4).contains(&words.len())
        && words.first().is_some_and(capital)
        && words.last().is_some_and(capital)
        && !words.iter().any(is_body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_article_and_case() {
        assert_eq!(key("The Hartmoor Courier"), key("HARTMOOR COURIER"));
        assert_eq!(key("the"), "the");
        assert_eq!(key("St. Olm's Echo"), "st olm s echo");
    }

    #[test]
    fn hosts_of_addresses() {
        let host = |url| host(url).unwrap_or_default();
        assert_eq!(host("https://www.Courier.example/a?b"), "courier.example");
        assert_eq!(host("courier.example:80"), "courier.example");
        assert_eq!(host("no address"), "");
    }

    #[test]
    fn people_of_bylines() {
        #[track_caller]
        fn check(byline: &str, expected: &[&str]) {
            assert_eq!(people(byline), expected);
        }
        check("Ilse Brandt and Tom Ode, staff reporters", &["Ilse Brandt", "Tom Ode"]);
        check("Ilse van der Meer in Hartmoor", &["Ilse van der Meer"]);
        check("Courier Staff", &[]);
        check("Staff and agencies", &[]);
        check("Brandt", &[]);
    }
}
