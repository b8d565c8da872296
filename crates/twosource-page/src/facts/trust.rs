//! How much a place of a page is trusted, from 0 to 100: about how often such places were right on
//! pages with known answers, `data/article-extraction`.

use twosource_text::Field;

use super::json_ld::Kind;

pub(super) fn linked(kind: Kind, _field: Field, member: &str) -> u8 {
    match (kind, member) {
        (Kind::Article, "dateCreated") => 60,
        (Kind::Article, "name") => 50,
        (Kind::Article, _) => 90,
        (Kind::Page, _) => 70,
        _ => 40,
    }
}

pub(super) fn linked_name(kind: Kind, _member: &str, _is_body: bool) -> u8 {
    match kind {
        Kind::Article => 90,
        Kind::Page => 70,
        _ => 40,
    }
}
