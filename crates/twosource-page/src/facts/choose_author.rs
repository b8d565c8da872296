//! The authors, out of what all places of a page state: those of the most trusted place that names
//! any. The outlet itself is no author, and each name counts once.

use twosource_text::Field;

use super::claim::Claim;
use super::json_ld::squashed;
use super::name::{is_person, names, shown_names};

/// Places in the order of their trust; the first part of an origin.
const ORDER: &[&str] = &[
    "json-ld article author",
    "microdata article.author",
    "meta citation_author",
    "meta parsely-author",
    "meta sailthru.author",
    "meta cxenseparse:author",
    "meta byl",
    "text by",
    "rel author near headline",
    "link author near headline",
    "json-ld page author",
    "meta article:author_name",
    "class author near headline",
    "microdata none.author",
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
    let stated = ORDER.iter().map(|place| at_place(claims, place, &own));
    let first = stated.into_iter().find(|(authors, _)| !authors.is_empty());
    let only = || Some(at_place(claims, BELOW, &own)).filter(|(authors, _)| authors.len() == 1);
    let (authors, places) =
        first.or_else(only).or_else(|| of_own_site(claims, &own)).unwrap_or_default();
    let bylines = BYLINES.iter().map(|place| at_place(claims, place, &own));
    bylines.into_iter().find(|(shown, _)| says_more(shown, &authors)).unwrap_or((authors, places))
}

/// Where the box about an author stands; of the names there one counts that is the only one.
const BELOW: &str = "class author below";

/// A person whose site has their name.
fn of_own_site(claims: &[Claim], own: &[String]) -> Option<(Vec<String>, Vec<usize>)> {
    let is_own =
        |name: &String| own.contains(&squashed(name)) && is_person(name) && !is_outlet(name);
    ORDER.iter().filter(|place| is_list(place) && **place != "json-ld article body").find_map(
        |place| {
            let (authors, places) = at_place(claims, place, &[]);
            authors
                .iter()
                .all(is_own)
                .then_some((authors, places))
                .filter(|(authors, _)| !authors.is_empty())
        },
    )
}

/// Words of names of outlets and companies.
const OUTLET: &str = "agency argus bulletin broadcasting business chronicle club company courier daily dispatch digital \
    echo examiner express foundation gazette globe group guardian health herald independent inquirer institute islander \
    journal lab ledger life magazine mail marketing media mercury messenger mirror monitor network news observer online \
    post press project radio record register reporter review school sentinel services standard star studio studios team \
    tech telegraph television times today tribune tv university voice weekly wire world";

fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split_whitespace().any(|word| OUTLET.split_whitespace().any(|listed| listed == word))
}

/// Places of bylines that are shown beside the headline.
const BYLINES: &[&str] = &[
    "class author near headline",
    "text by",
    "rel author near headline",
    "link author near headline",
];

/// Whether a byline names all of the authors, and others or more of their names: fields for authors
/// often hold one of several, or the start of a name.
fn says_more(shown: &[String], authors: &[String]) -> bool {
    let holds = |author: &String| {
        let author = squashed(author);
        shown.iter().any(|name| squashed(name).starts_with(&author))
    };
    !authors.is_empty()
        && shown.iter().all(|name| is_person(name))
        && authors.iter().all(holds)
        && (shown.len() > authors.len()
            || shown.len() == authors.len()
                && authors.iter().all(|name| !name.contains(' '))
                && squashed(&shown.concat()).len() > squashed(&authors.concat()).len())
}

/// What the claims of a place name: where one of several shown names counts, rather a person.
fn at_place(claims: &[Claim], place: &str, own: &[String]) -> (Vec<String>, Vec<usize>) {
    let strict = matches!(place, "text by" | "link author near headline" | BELOW);
    let people =
        if is_list(place) { Default::default() } else { named_at(claims, place, own, true) };
    if people.0.is_empty() && !strict { named_at(claims, place, own, false) } else { people }
}

fn named_at(
    claims: &[Claim],
    place: &str,
    own: &[String],
    people: bool,
) -> (Vec<String>, Vec<usize>) {
    let stated = claims.iter().enumerate().filter(|(_, claim)| claim.field == Field::Author);
    let mut authors: Vec<String> = Vec::new();
    let mut places = Vec::new();
    for (at, claim) in stated.filter(|(_, claim)| kind(&claim.origin) == place).take(MOST) {
        let value = if place == "meta citation_author" {
            given_first(&claim.value)
        } else {
            claim.value.clone()
        };
        let names = if is_list(place) { names(&value) } else { shown_names(&value) };
        let of_person = |name: &String| !people || is_person(name);
        let new: Vec<String> = names
            .into_iter()
            .filter(|name| {
                !own.contains(&squashed(name)) && !is_known(&authors, name) && of_person(name)
            })
            .collect();
        if !new.is_empty() && (authors.is_empty() || is_list(place) || place == BELOW) {
            authors.extend(new);
            places.push(at);
        }
    }
    (authors, places)
}

/// More claims of one kind are those of a list of works.
const MOST: usize = 60;

/// `Brandt, Ilse` as `Ilse Brandt`.
fn given_first(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.contains(',') => {
            format!("{} {}", given.trim(), family.trim())
        }
        _ => name.to_owned(),
    }
}

/// Whether a place states one author each time, so that all of them count.
fn is_list(place: &str) -> bool {
    !["class", "text", "link"].iter().any(|shown| place.starts_with(shown))
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

#[cfg(test)]
mod tests {
    use twosource_text::Field;

    use super::{Claim, choose};

    #[track_caller]
    fn check(stated: &[(&str, &str)], expected: &[&str]) {
        let claims: Vec<Claim> = stated
            .iter()
            .filter_map(|(origin, value)| Claim::new(Field::Author, value, *origin))
            .collect();
        let (authors, _) = choose(&claims, &["Harmoor Courier".into(), "Ode Skerl".into()]);
        assert_eq!(authors, expected, "{stated:?}");
    }

    #[test]
    fn the_most_trusted_place() {
        let page = ("meta author", "Marek Dallin");
        check(&[page, ("json-ld NewsArticle.author", "Ilse Brandt")], &["Ilse Brandt"]);
        check(&[page], &["Marek Dallin"]);
        check(&[("class author below", "Ilse Brandt")], &["Ilse Brandt"]);
        check(
            &[("class author below", "Ilse Brandt"), ("class author below", "Marek Dallin")],
            &[],
        );
    }

    #[test]
    fn the_outlet_is_no_author() {
        check(&[("json-ld NewsArticle.author", "Harmoor Courier")], &[]);
        check(&[("json-ld NewsArticle.author", "Ode Skerl")], &["Ode Skerl"]);
    }

    #[test]
    fn a_byline_that_says_more() {
        let first = ("json-ld NewsArticle.author", "Ilse");
        check(
            &[first, ("text by", "By Ilse Brandt and Marek Dallin")],
            &["Ilse Brandt", "Marek Dallin"],
        );
        check(&[first, ("text by", "By Marek Dallin")], &["Ilse"]);
    }
}
