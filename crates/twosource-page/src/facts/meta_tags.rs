//! The `meta` and `link` elements of a page: Open Graph, Dublin Core, citations, and the words of
//! analytics and newsletters (Sailthru, Parse.ly, cXense).

use twosource_text::Field;

use super::claim::Claim;
use super::plain::plain;
use super::sheet::{Sheet, Tag};

/// The names in small letters, and what they state.
const NAMES: &[(&str, Field)] = &[
    ("og:title", Field::Title),
    ("twitter:title", Field::Title),
    ("twitter:text:title", Field::Title),
    ("dc.title", Field::Title),
    ("dcterms.title", Field::Title),
    ("sailthru.title", Field::Title),
    ("parsely-title", Field::Title),
    ("citation_title", Field::Title),
    ("headline", Field::Title),
    ("title", Field::Title),
    ("og:site_name", Field::Outlet),
    ("application-name", Field::Outlet),
    ("publisher", Field::Outlet),
    ("dc.publisher", Field::Outlet),
    ("dcterms.publisher", Field::Outlet),
    ("citation_journal_title", Field::Outlet),
    ("apple-mobile-web-app-title", Field::Outlet),
    ("cxenseparse:author", Field::Author),
    ("author", Field::Author),
    ("authors", Field::Author),
    ("article:author", Field::Author),
    ("article:author_name", Field::Author),
    ("og:article:author", Field::Author),
    ("dc.creator", Field::Author),
    ("dcterms.creator", Field::Author),
    ("dc.contributor", Field::Author),
    ("sailthru.author", Field::Author),
    ("parsely-author", Field::Author),
    ("citation_author", Field::Author),
    ("byl", Field::Author),
    ("article:published_time", Field::Published),
    ("og:published_time", Field::Published),
    ("og:article:published_time", Field::Published),
    ("article:published", Field::Published),
    ("article.published", Field::Published),
    ("article:post_time", Field::Published),
    ("datepublished", Field::Published),
    ("date_published", Field::Published),
    ("published_date", Field::Published),
    ("published_time", Field::Published),
    ("published", Field::Published),
    ("published_on", Field::Published),
    ("published_at", Field::Published),
    ("publishedat", Field::Published),
    ("publish-date", Field::Published),
    ("publish_date", Field::Published),
    ("publishdate", Field::Published),
    ("publication_date", Field::Published),
    ("publicationdate", Field::Published),
    ("pubdate", Field::Published),
    ("pub_date", Field::Published),
    ("date", Field::Published),
    ("dc.date", Field::Published),
    ("dc.date.issued", Field::Published),
    ("dc.date.created", Field::Published),
    ("dc.date.published", Field::Published),
    ("dcterms.date", Field::Published),
    ("dcterms.created", Field::Published),
    ("dcterms.issued", Field::Published),
    ("dcterms.available", Field::Published),
    ("prism.publicationdate", Field::Published),
    ("rnews:datepublished", Field::Published),
    ("sailthru.date", Field::Published),
    ("parsely-pub-date", Field::Published),
    ("cxenseparse:recs:publishtime", Field::Published),
    ("cxenseparse:publishtime", Field::Published),
    ("citation_publication_date", Field::Published),
    ("citation_online_date", Field::Published),
    ("citation_date", Field::Published),
    ("originalpublicationdate", Field::Published),
    ("article_date_original", Field::Published),
    ("bt:pubdate", Field::Published),
    ("shareaholic:article_published_time", Field::Published),
    ("vr:published_time", Field::Published),
    ("ya:ovs:upload_date", Field::Published),
    ("uploaddate", Field::Published),
    ("datecreated", Field::Published),
    ("creation_date", Field::Published),
    ("created", Field::Published),
    ("article:modified_time", Field::Modified),
    ("article:modified", Field::Modified),
    ("og:article:modified_time", Field::Modified),
    ("og:updated_time", Field::Modified),
    ("og:modified_time", Field::Modified),
    ("datemodified", Field::Modified),
    ("dc.date.modified", Field::Modified),
    ("dcterms.modified", Field::Modified),
    ("last-modified", Field::Modified),
    ("lastmod", Field::Modified),
    ("revised", Field::Modified),
    ("updated", Field::Modified),
    ("article:updated", Field::Modified),
    ("og:url", Field::Url),
    ("language", Field::Language),
    ("content-language", Field::Language),
    ("dc.language", Field::Language),
    ("dcterms.language", Field::Language),
    ("inlanguage", Field::Language),
    ("og:locale", Field::Language),
    ("dc.source", Field::Agency),
    ("article:source", Field::Agency),
    ("source", Field::Agency),
    ("news_source", Field::Agency),
    ("original-source", Field::BasedOn),
    ("syndication-source", Field::BasedOn),
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
    let &(name, field) = NAMES.iter().find(|(name, _)| *name == key)?;
    Claim::new(field, &plain(content), format!("meta {name}"))
}

fn canonical(tag: &Tag) -> Option<Claim> {
    let address = tag.attr("href").filter(|_| tag.has_word("rel", "canonical"))?;
    Claim::new(Field::Url, address, "link canonical")
}

fn language(tag: &Tag) -> Option<Claim> {
    let language = tag.attr("lang").or_else(|| tag.attr("xml:lang"))?;
    Claim::new(Field::Language, language, "html lang")
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
