//! The `meta` and `link` elements of a page: Open Graph, Dublin Core, citations, and the words of
//! analytics and newsletters (Sailthru, Parse.ly, cXense).

use twosource_text::Field;

use super::claim::Claim;
use super::plain::plain;
use super::sheet::{Sheet, Tag};

/// The names in small letters, what they state, and how much each is trusted.
const NAMES: &[(&str, Field, u8)] = &[
    ("og:title", Field::Title, 80),
    ("twitter:title", Field::Title, 70),
    ("twitter:text:title", Field::Title, 70),
    ("dc.title", Field::Title, 60),
    ("dcterms.title", Field::Title, 60),
    ("sailthru.title", Field::Title, 80),
    ("parsely-title", Field::Title, 80),
    ("citation_title", Field::Title, 80),
    ("headline", Field::Title, 70),
    ("title", Field::Title, 60),
    ("og:site_name", Field::Outlet, 90),
    ("application-name", Field::Outlet, 50),
    ("publisher", Field::Outlet, 50),
    ("dc.publisher", Field::Outlet, 60),
    ("dcterms.publisher", Field::Outlet, 60),
    ("citation_journal_title", Field::Outlet, 70),
    ("apple-mobile-web-app-title", Field::Outlet, 40),
    ("cxenseparse:author", Field::Author, 80),
    ("author", Field::Author, 70),
    ("authors", Field::Author, 70),
    ("article:author", Field::Author, 70),
    ("article:author_name", Field::Author, 80),
    ("og:article:author", Field::Author, 70),
    ("dc.creator", Field::Author, 70),
    ("dcterms.creator", Field::Author, 70),
    ("dc.contributor", Field::Author, 40),
    ("sailthru.author", Field::Author, 80),
    ("parsely-author", Field::Author, 80),
    ("citation_author", Field::Author, 85),
    ("byl", Field::Author, 80),
    ("article:published_time", Field::Published, 90),
    ("og:published_time", Field::Published, 80),
    ("og:article:published_time", Field::Published, 80),
    ("article:published", Field::Published, 80),
    ("article.published", Field::Published, 80),
    ("article:post_time", Field::Published, 80),
    ("datepublished", Field::Published, 80),
    ("date_published", Field::Published, 80),
    ("published_date", Field::Published, 80),
    ("published_time", Field::Published, 80),
    ("published", Field::Published, 80),
    ("publish-date", Field::Published, 80),
    ("publish_date", Field::Published, 80),
    ("publishdate", Field::Published, 80),
    ("publication_date", Field::Published, 80),
    ("publicationdate", Field::Published, 80),
    ("pubdate", Field::Published, 80),
    ("pub_date", Field::Published, 80),
    ("date", Field::Published, 70),
    ("dc.date", Field::Published, 70),
    ("dc.date.issued", Field::Published, 80),
    ("dc.date.created", Field::Published, 70),
    ("dc.date.published", Field::Published, 80),
    ("dcterms.date", Field::Published, 70),
    ("dcterms.created", Field::Published, 70),
    ("dcterms.issued", Field::Published, 80),
    ("dcterms.available", Field::Published, 60),
    ("prism.publicationdate", Field::Published, 80),
    ("rnews:datepublished", Field::Published, 80),
    ("sailthru.date", Field::Published, 80),
    ("parsely-pub-date", Field::Published, 80),
    ("cxenseparse:recs:publishtime", Field::Published, 80),
    ("cxenseparse:publishtime", Field::Published, 80),
    ("citation_publication_date", Field::Published, 70),
    ("citation_online_date", Field::Published, 80),
    ("citation_date", Field::Published, 70),
    ("originalpublicationdate", Field::Published, 80),
    ("article_date_original", Field::Published, 80),
    ("bt:pubdate", Field::Published, 80),
    ("shareaholic:article_published_time", Field::Published, 80),
    ("vr:published_time", Field::Published, 80),
    ("ya:ovs:upload_date", Field::Published, 50),
    ("uploaddate", Field::Published, 50),
    ("datecreated", Field::Published, 60),
    ("creation_date", Field::Published, 60),
    ("created", Field::Published, 60),
    ("article:modified_time", Field::Modified, 80),
    ("article:modified", Field::Modified, 80),
    ("og:article:modified_time", Field::Modified, 80),
    ("og:updated_time", Field::Modified, 70),
    ("og:modified_time", Field::Modified, 70),
    ("datemodified", Field::Modified, 80),
    ("dc.date.modified", Field::Modified, 70),
    ("dcterms.modified", Field::Modified, 70),
    ("last-modified", Field::Modified, 50),
    ("lastmod", Field::Modified, 60),
    ("revised", Field::Modified, 60),
    ("updated", Field::Modified, 60),
    ("article:updated", Field::Modified, 80),
    ("og:url", Field::Url, 70),
    ("language", Field::Language, 40),
    ("content-language", Field::Language, 50),
    ("dc.language", Field::Language, 50),
    ("dcterms.language", Field::Language, 50),
    ("inlanguage", Field::Language, 50),
    ("og:locale", Field::Language, 30),
    ("dc.source", Field::Agency, 60),
    ("article:source", Field::Agency, 70),
    ("source", Field::Agency, 50),
    ("news_source", Field::Agency, 70),
    ("original-source", Field::BasedOn, 80),
    ("syndication-source", Field::BasedOn, 60),
];

/// What the `meta` and `link` elements state, and the language of the page.
pub(super) fn claims(sheet: &Sheet) -> Vec<Claim> {
    let own = sheet.tags.iter().filter_map(|tag| match tag.name() {
        "meta" => Some(meta(tag)),
        "link" => Some(canonical(tag).into_iter().collect()),
        "html" => Some(language(tag).into_iter().collect()),
        _ => None,
    });
    own.flatten().collect()
}

fn meta(tag: &Tag) -> Vec<Claim> {
    let Some(content) = tag.attr("content") else { return Vec::new() };
    let keys = ["property", "name", "http-equiv"].into_iter().filter_map(|attr| tag.attr(attr));
    // One element can hold several names: `property="og:title" name="title"`.
    let mut claims: Vec<Claim> = keys.filter_map(|key| claim(key, content)).collect();
    claims.dedup_by_key(|claim| claim.field);
    claims
}

fn claim(key: &str, content: &str) -> Option<Claim> {
    let key = key.split_whitespace().next()?.to_ascii_lowercase();
    let &(name, field, trust) = NAMES.iter().find(|(name, _, _)| *name == key)?;
    Claim::new(field, &plain(content), format!("meta {name}"), trust)
}

fn canonical(tag: &Tag) -> Option<Claim> {
    let address = tag.attr("href").filter(|_| tag.has_word("rel", "canonical"))?;
    Claim::new(Field::Url, address, "link canonical", 90)
}

fn language(tag: &Tag) -> Option<Claim> {
    let language = tag.attr("lang").or_else(|| tag.attr("xml:lang"))?;
    Claim::new(Field::Language, language, "html lang", 80)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{Sheet, claims};

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let document = Document::from(html);
        let claims = claims(&Sheet::new(&document));
        let lines: Vec<String> =
            claims.iter().map(|claim| format!("{}: {}", claim.origin, claim.value)).collect();
        assert_eq!(lines, expected, "{html}");
    }

    #[test]
    fn names_of_several_vocabularies() {
        check(
            "<meta property='OG:Title' content=' Rails &amp;amp; trams '>",
            &["meta og:title: Rails & trams"],
        );
        check("<meta name=DC.date content=2031-06-04>", &["meta dc.date: 2031-06-04"]);
        check("<meta name=author content=''><meta name=viewport content=wide>", &[]);
    }

    #[test]
    fn address_and_language() {
        let html = "<html lang=en-GB><link rel=canonical href='https://courier.example/tram'>";
        check(html, &["html lang: en-GB", "link canonical: https://courier.example/tram"]);
    }
}
