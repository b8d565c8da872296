//! What a server sent: a page, a feed, a sitemap or a plain text.

use crate::feed::{self, looks_like_feed};
use crate::item::{Contents, Settings, decoded};
use crate::layout::Markup;
use crate::page::PageBytes;

impl Settings {
    /// The documents of what a server sent, told by its bytes, and by the media type where these may be
    /// text of any kind.
    pub(crate) fn served(&self, page: &PageBytes, media_type: Option<&str>) -> Contents {
        if looks_like_feed(&page.bytes) {
            return feed::of(page, self);
        }
        let starts_as_page = page.bytes.trim_ascii_start().starts_with(b"<");
        let is_text = matches!(media_type, Some("text/plain" | "text/markdown")) && !starts_as_page;
        let is_binary = page.bytes.contains(&0) || page.bytes.starts_with(b"%PDF-");
        if is_text || is_binary {
            let text = decoded(&page.name, page.bytes.clone())?;
            let mut document = self.report(&page.name, text, Markup::Plain)?;
            document.meta.url.clone_from(&page.source.url);
            return Ok(vec![Ok(document)]);
        }
        let mut document = self.page(page)?;
        if document.meta.url.is_none() {
            document.meta.url.clone_from(&page.source.url);
        }
        Ok(vec![Ok(document)])
    }
}
