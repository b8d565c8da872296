//! Authors that the page shows: links with `rel=author`, elements with telling names, and lines
//! near the headline that begin with "By".

use twosource_text::Field;

use super::claim::Claim;
use super::sheet::{Sheet, Tag};

/// Words in classes of authors.
const NAMES: &[&str] = &[
    "author",
    "authors",
    "byline",
    "byl",
    "autor",
    "autoren",
    "auteur",
    "writer",
    "redakteur",
    "autore",
    "reporter",
    "authorname",
];

/// Words that come before names.
const BY: &[&str] = &[
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "af ",
    "written by ",
    "text: ",
    "text von ",
    "author: ",
    "autor: ",
    "autorin: ",
    "écrit par ",
    "posted by ",
    "published by ",
    "story by ",
    "reviewed by ",
    "przez ",
];

const AFTER: usize = 500;
const BEFORE: usize = 150;

pub(super) fn claims(sheet: &Sheet, headline: Option<usize>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for tag in &sheet.tags {
        if sheet.is_beside(tag, headline) || tag.place.is_empty() || tag.place.len() > 300 {
            continue;
        }
        let near = place(tag, headline);
        if tag.has_word("rel", "author") {
            claims.extend(Claim::new(
                Field::Author,
                &sheet.words(tag),
                format!("rel author {near}"),
                70,
            ));
        }
        if is_named(tag) {
            claims.extend(Claim::new(
                Field::Author,
                &sheet.words(tag),
                format!("class author {near}"),
                60,
            ));
        }
    }
    let start = headline.unwrap_or_default();
    let start = (start.saturating_sub(BEFORE)..=start)
        .find(|&at| sheet.text.is_char_boundary(at))
        .unwrap_or_default();
    let near = sheet.text.get(start..).unwrap_or_default();
    for line in near.lines().take(40) {
        let len = line.as_ptr() as usize - near.as_ptr() as usize;
        if len > AFTER + 300 {
            break;
        }
        let lower = line.to_lowercase();
        if line.len() < 150 && BY.iter().any(|by| lower.starts_with(by)) {
            claims.extend(Claim::new(Field::Author, line, "text by", 60));
        }
    }
    claims
}

fn is_named(tag: &Tag) -> bool {
    super::timed::is_named(tag, NAMES)
}

fn place(tag: &Tag, headline: Option<usize>) -> &'static str {
    match headline {
        Some(at) if tag.place.start + BEFORE > at && tag.place.start < at + AFTER => {
            "near headline"
        }
        Some(at) if tag.place.start > at => "below",
        Some(_) => "above",
        None => "anywhere",
    }
}
