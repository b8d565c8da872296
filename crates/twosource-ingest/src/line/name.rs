//! The names of kinds in a line.

use twosource_text::{BlockKind, CreditRole, Field, NoteKind};

const BLOCKS: [(BlockKind, &str); 16] = [
    (BlockKind::Title, "title"),
    (BlockKind::Heading, "heading"),
    (BlockKind::Byline, "byline"),
    (BlockKind::AgencyLine, "agency_line"),
    (BlockKind::PublishedLine, "published_line"),
    (BlockKind::Dateline, "dateline"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::ListItem, "list_item"),
    (BlockKind::BlockQuote, "block_quote"),
    (BlockKind::Correction, "correction"),
    (BlockKind::Caption, "caption"),
    (BlockKind::Credit, "credit"),
    (BlockKind::Gallery, "gallery"),
    (BlockKind::Links, "links"),
    (BlockKind::Repeat, "repeat"),
    (BlockKind::Furniture, "furniture"),
];

const FIELDS: [(Field, &str); 9] = [
    (Field::Title, "title"),
    (Field::Outlet, "outlet"),
    (Field::Author, "author"),
    (Field::Published, "published"),
    (Field::Modified, "modified"),
    (Field::Url, "url"),
    (Field::Language, "language"),
    (Field::Agency, "agency"),
    (Field::BasedOn, "isBasedOn"),
];

const ROLES: [(CreditRole, &str); 4] = [
    (CreditRole::FirstPublisher, "first_publisher"),
    (CreditRole::Owner, "owner"),
    (CreditRole::Contributor, "contributor"),
    (CreditRole::Writer, "writer"),
];

const NOTES: [(NoteKind, &str); 5] = [
    (NoteKind::BorrowedDate, "borrowed_date"),
    (NoteKind::NotAnalyzed, "not_analyzed"),
    (NoteKind::Decoding, "decoding"),
    (NoteKind::Duplicate, "duplicate"),
    (NoteKind::Unreadable, "unreadable"),
];

pub(super) fn block(kind: BlockKind) -> &'static str {
    of(&BLOCKS, kind)
}

pub(super) fn block_named(name: &str) -> Option<BlockKind> {
    named(&BLOCKS, name)
}

pub(super) fn field(field: Field) -> &'static str {
    of(&FIELDS, field)
}

pub(super) fn field_named(name: &str) -> Option<Field> {
    named(&FIELDS, name)
}

pub(super) fn role(role: CreditRole) -> &'static str {
    of(&ROLES, role)
}

pub(super) fn role_named(name: &str) -> Option<CreditRole> {
    named(&ROLES, name)
}

pub(super) fn note(kind: NoteKind) -> &'static str {
    of(&NOTES, kind)
}

pub(super) fn note_named(name: &str) -> Option<NoteKind> {
    named(&NOTES, name)
}

/// The lists have all kinds, as the tests show.
fn of<K: PartialEq + Copy>(list: &[(K, &'static str)], kind: K) -> &'static str {
    list.iter().find(|(of, _)| *of == kind).map_or("", |(_, name)| name)
}

fn named<K: Copy>(list: &[(K, &'static str)], name: &str) -> Option<K> {
    list.iter().find(|(_, of)| *of == name).map(|(kind, _)| *kind)
}
