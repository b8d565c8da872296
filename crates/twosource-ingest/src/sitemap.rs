//! News sitemaps: the headlines of the last days with their dates (Google's extension 0.9 of the
//! sitemap protocol). They hold no texts.

use crate::feed::{Entry, Feed, Field, Fields, Stated};

/// The entries of a sitemap.
pub(crate) fn feed(fields: &Fields) -> Feed {
    Feed {
        entries: fields.entries.iter().map(|fields| entry(fields)).collect(),
        broken: fields.broken.clone(),
        ..Feed::default()
    }
}

fn entry(fields: &[Field]) -> Entry {
    let stated = |path: &str| {
        let field = fields.iter().find(|field| field.path == path)?;
        Stated::new(&field.text, format!("sitemap {path}"))
    };
    let url = stated("loc").map(|stated| stated.value);
    Entry {
        id: url.clone(),
        url,
        title: stated("news:news/news:title"),
        published: stated("news:news/news:publication_date"),
        modified: stated("lastmod"),
        outlet: stated("news:news/news:publication/news:name"),
        language: stated("news:news/news:publication/news:language"),
        ..Entry::default()
    }
}
