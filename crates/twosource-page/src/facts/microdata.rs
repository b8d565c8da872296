//! Microdata (`itemprop`) and `RDFa` (`property` on shown elements) with the vocabulary of schema.org.
//!
//! A property belongs to the nearest element around it with a type. Properties of reports count, and
//! those that stand in no item; those of comments, organizations and images do not.

use twosource_text::Field;

use super::claim::Claim;
use super::json_ld::{Kind, kind};
use super::plain::plain;
use super::sheet::{Sheet, Tag};

const PROPERTIES: &[(&str, Field)] = &[
    ("headline", Field::Title),
    ("name", Field::Title),
    ("datepublished", Field::Published),
    ("datecreated", Field::Published),
    ("datemodified", Field::Modified),
    ("author", Field::Author),
    ("creator", Field::Author),
    ("publisher", Field::Outlet),
    ("sourceorganization", Field::Agency),
    ("isbasedon", Field::BasedOn),
    ("isbasedonurl", Field::BasedOn),
    ("inlanguage", Field::Language),
];

/// Properties whose values are other works and other people than those of the report.
const CITED: &[&str] =
    &["citation", "comment", "review", "video", "image", "publisher", "itemlistelement"];

pub(super) fn claims(sheet: &Sheet, headline: Option<usize>) -> Vec<Claim> {
    let tags = sheet.tags.iter().enumerate();
    let shown = tags.filter(|(_, tag)| !sheet.is_beside(tag, headline));
    shown.flat_map(|(at, tag)| item(sheet, at, tag)).collect()
}

/// The names of the properties of an element.
fn properties<'t>(tag: &'t Tag) -> impl Iterator<Item = String> + 't {
    let data = (tag.name() != "meta").then(|| tag.attr("property")).flatten();
    let words = [tag.attr("itemprop"), data].into_iter().flatten().flat_map(str::split_whitespace);
    words.take(5).map(|word| word.rsplit([':', '/']).next().unwrap_or(word).to_ascii_lowercase())
}

fn item(sheet: &Sheet, at: usize, tag: &Tag) -> Vec<Claim> {
    let fields = properties(tag).filter_map(|name| {
        PROPERTIES.iter().find(|(known, _)| *known == name).map(|&(name, field)| (name, field))
    });
    let fields: Vec<(&str, Field)> = fields.collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let kind = scope(sheet, at);
    let claims = fields.into_iter().flat_map(|(name, field)| {
        let values = if matches!(field, Field::Author | Field::Outlet | Field::Agency) {
            names(sheet, at, tag)
        } else {
            vec![value(sheet, tag)]
        };
        values.into_iter().filter_map(move |value| claim(kind, name, field, &value))
    });
    claims.collect()
}

fn claim(kind: Option<Kind>, name: &str, field: Field, value: &str) -> Option<Claim> {
    let place = match kind {
        Some(Kind::Article) => "article",
        Some(Kind::Page) => "page",
        Some(Kind::Work) => "work",
        Some(Kind::Other) => return None,
        None => "none",
    };
    if name == "name" && kind != Some(Kind::Article) {
        return None;
    }
    Claim::new(field, &plain(value), format!("microdata {place}.{name}"))
}

/// What the item around a property is; `None` where there is none.
fn scope(sheet: &Sheet, at: usize) -> Option<Kind> {
    if sheet.around(at).any(|tag| properties(tag).any(|name| CITED.contains(&name.as_str()))) {
        return Some(Kind::Other);
    }
    let mut types = sheet.around(at).filter_map(|tag| {
        let scope = tag.attr("itemtype").or_else(|| tag.attr("typeof"));
        scope.or_else(|| tag.element_has("itemscope").then_some("Thing"))
    });
    let name = types.next()?.split_whitespace().next()?;
    Some(kind(name.rsplit(['/', ':', '#']).next().unwrap_or(name)))
}

fn value(sheet: &Sheet, tag: &Tag) -> String {
    let stated = tag.attr("content").or_else(|| tag.attr("datetime"));
    stated.map_or_else(|| super::bylines::value(sheet, tag), str::to_owned)
}

/// The names inside a property that is an item of its own, or its words.
fn names(sheet: &Sheet, at: usize, tag: &Tag) -> Vec<String> {
    let inside = sheet.inside(at).iter().take(60);
    let named = inside.filter(|tag| properties(tag).any(|name| name == "name"));
    // Names that come later are those of what the person belongs to.
    let name = named.map(|tag| value(sheet, tag)).next();
    if let Some(name) = name {
        return vec![name];
    }
    let anchor = sheet.inside(at).iter().take(20).find(|tag| tag.has_word("rel", "author"));
    vec![value(sheet, anchor.unwrap_or(tag))]
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{Sheet, claims};

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let document = Document::from(html);
        let claims = claims(&Sheet::new(&document), None);
        let lines: Vec<String> =
            claims.iter().map(|claim| format!("{}: {}", claim.origin, claim.value)).collect();
        assert_eq!(lines, expected, "{html}");
    }

    #[test]
    fn properties_of_reports() {
        check(
            "<article itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop=headline>Tram</h1>\
             <span itemprop=author itemscope itemtype=http://schema.org/Person>By <b itemprop=name>Ilse \
             Brandt</b></span><meta itemprop=datePublished content=2031-06-04></article>",
            &[
                "microdata article.headline: Tram",
                "microdata article.author: Ilse Brandt",
                "microdata article.datepublished: 2031-06-04",
            ],
        );
        check(
            "<p property='schema:datePublished' content=2031-06-04>Wed",
            &["microdata none.datepublished: 2031-06-04"],
        );
    }

    #[test]
    fn properties_of_other_things() {
        check(
            "<p itemscope itemtype=http://schema.org/Comment><i itemprop=datePublished>2031",
            &[],
        );
        check("<p itemscope itemtype=http://schema.org/Person><i itemprop=name>Ilse Brandt", &[]);
    }
}
