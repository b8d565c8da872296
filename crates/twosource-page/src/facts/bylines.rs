//! Authors that the page shows: links with `rel=author`, elements with telling names, and lines
//! near the headline that begin with "By".
//!
//! Of elements in each other the innermost that gives a name counts. Elements of one kind that stand
//! side by side are one byline.

use std::ops::Range;

use twosource_text::Field;

use super::claim::Claim;
use super::name::{begins_byline, is_person, is_start_of_byline, shown_names};
use super::sheet::{Sheet, Tag};
use super::timed::is_named;

/// Words in classes of authors.
const NAMES: &[&str] = &[
    "author",
    "authors",
    "autor",
    "autoren",
    "autore",
    "auteur",
    "auteurs",
    "byl",
    "byline",
    "bylines",
    "authorname",
    "redakteur",
    "reporter",
    "writer",
    "contributor",
];

/// Bytes after the headline in which a byline is looked for.
const AFTER: usize = 500;

/// Bytes before the headline in which a byline is looked for.
const BEFORE: usize = 150;

/// Longer elements are no bylines.
const LONGEST: usize = 300;

/// Bytes between two names of one byline.
const BETWEEN: usize = 12;

/// A shown byline.
struct Byline {
    place: Range<usize>,
    kind: &'static str,
    value: String,
}

pub(super) fn claims(sheet: &Sheet, headline: Option<usize>) -> Vec<Claim> {
    let mut bylines: Vec<Byline> = Vec::new();
    for (at, tag) in sheet.tags.iter().enumerate() {
        // An element named for the author is not beside the report, whatever it is called besides.
        let beside = tag.beside != Some(at) && sheet.is_beside(tag, headline);
        let Some(kind) = kind(tag).filter(|_| !beside) else { continue };
        let new = Byline { place: tag.place.clone(), kind, value: value(sheet, tag) };
        if shown_names(&new.value).is_empty() || holds_other(sheet, at, kind) {
            continue;
        }
        match bylines.last_mut().filter(|last| is_next(last, &new)) {
            Some(last) => {
                last.value = format!("{}; {}", last.value, new.value);
                last.place.end = new.place.end;
            }
            None => bylines.push(new),
        }
    }
    let stated = bylines.into_iter().filter_map(|byline| {
        let origin = format!("{} author {}", byline.kind, place(byline.place.start, headline));
        Claim::new(Field::Author, &byline.value, origin)
    });
    stated.chain(lines(sheet, headline)).collect()
}

fn kind(tag: &Tag) -> Option<&'static str> {
    if tag.place.is_empty() || tag.place.len() > LONGEST {
        return None;
    }
    let class = is_named(tag, NAMES).then_some("class");
    let link = tag.attr("href").is_some_and(is_of_author).then_some("link");
    if tag.has_word("rel", "author") { Some("rel") } else { class.or(link) }
}

/// Whether an address is that of the page of an author: `/author/ilse-brandt`.
fn is_of_author(address: &str) -> bool {
    address.len() < 300 && address.split('/').any(|part| PAGES.contains(&part))
}

/// Parts of addresses of the pages of authors.
const PAGES: &[&str] = &[
    "author",
    "authors",
    "auteur",
    "auteurs",
    "autor",
    "autoren",
    "autores",
    "autore",
    "byline",
    "contributor",
    "contributors",
    "journalist",
    "journalists",
    "people",
    "profile",
    "profil",
    "redaktion",
    "reporter",
    "reporters",
    "staff",
    "team",
    "writer",
    "writers",
];

/// The lines of an element with a sign between them.
pub(super) fn value(sheet: &Sheet, tag: &Tag) -> String {
    let lines: Vec<&str> = sheet.lines(tag).collect();
    lines.join(" | ")
}

/// Whether an element inside it is a byline of the same kind.
fn holds_other(sheet: &Sheet, at: usize, own: &str) -> bool {
    let inside = sheet.inside(at).iter().take(30);
    inside
        .filter(|tag| kind(tag) == Some(own))
        .any(|tag| !shown_names(&value(sheet, tag)).is_empty())
}

fn is_next(last: &Byline, new: &Byline) -> bool {
    last.kind == new.kind
        && new.place.start >= last.place.end
        && new.place.start - last.place.end <= BETWEEN
        && last.value.len() <= LONGEST
        && shown_names(&new.value).iter().all(|name| is_person(name))
}

fn place(start: usize, headline: Option<usize>) -> &'static str {
    match headline {
        Some(at) if start + BEFORE > at && start < at + AFTER => "near headline",
        Some(at) if start > at => "below",
        Some(_) => "above",
        None => "anywhere",
    }
}

/// Lines near the headline that begin with "By", or that follow one that says no more.
fn lines(sheet: &Sheet, headline: Option<usize>) -> Vec<Claim> {
    let at = headline.unwrap_or_default();
    let start = (at.saturating_sub(BEFORE)..=at).find(|&at| sheet.text.is_char_boundary(at));
    let near = sheet.text.get(start.unwrap_or_default()..).unwrap_or_default();
    let mut read = 0;
    let mut last = "";
    let mut claims = Vec::new();
    for line in near.lines() {
        if read > AFTER + BEFORE {
            break;
        }
        read += line.len() + 1;
        let begins = line.len() <= 150 && (begins_byline(line) || is_start_of_byline(last));
        claims.extend(begins.then(|| Claim::new(Field::Author, line, "text by")).flatten());
        last = line;
    }
    claims
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{Sheet, claims};

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let document = Document::from(html);
        let claims = claims(&Sheet::new(&document), Some(0));
        let lines: Vec<String> =
            claims.iter().map(|claim| format!("{}: {}", claim.origin, claim.value)).collect();
        assert_eq!(lines, expected, "{html}");
    }

    #[test]
    fn elements() {
        check("<a rel=author>Ilse Brandt</a>", &["rel author near headline: Ilse Brandt"]);
        let html = "<div class=byline>Skerling <b class=author>Ilse Brandt</b>, <b class=author>Marek Dallin</b></div>";
        check(html, &["class author near headline: Ilse Brandt; Marek Dallin"]);
        check("<aside><a rel=author>Ilse Brandt</a></aside>", &[]);
    }

    #[test]
    fn lines() {
        check(
            "<p>By Ilse Brandt<p>By Monday the tram, which had left the rails in the night, was back on them, said the council of the town, which had met on Sunday to hear what had happened.",
            &["text by: By Ilse Brandt"],
        );
        check("<p>Written by<p>Ilse Brandt", &["text by: Ilse Brandt"]);
    }
}
