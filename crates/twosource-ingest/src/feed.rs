//! Feeds and news sitemaps: a document for each entry.
//!
//! ```text
//! bytes -> text -> fields (XML) or JSON -> entries -> documents
//! ```
//!
//! An entry with a text is its headline and its text, whole or a summary as the feed has it. One with a
//! headline alone is a document where headlines are wanted, as in streams; else they are counted in
//! one problem. `source` (the feed that an entry was taken from) is kept as who published it first and
//! as what it is based on. Of a damaged feed the entries before the damage are read, and a problem says so.
//!
//! The elements are read by rules of our own on quick-xml: feed-rs 3.0 panics on some authors and
//! durations, gives nothing of a feed that is not well-formed, and drops `source` and the zones of dates.

mod entry;
mod fields;
mod json;
mod person;
mod xml;

use twosource_page::{Decoded, Facts, decode};
use twosource_text::{
    Basis, BlockKind, Candidate, Credit, CreditRole, Date, Document, Field as About, Known,
};
use url::Url;

use crate::build::{Given, Lines, document};
use crate::described::raw;
use crate::item::{Contents, Settings};
use crate::page::PageBytes;
use crate::problem::{Problem, one_line};
use crate::{parse_date, sitemap};

pub(crate) use entry::{Entry, Feed, Stated};
pub(crate) use fields::{Field, Fields, Root};

/// Whether the bytes of a file are a feed or a sitemap.
pub(crate) fn looks_like_feed(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let text = decode(head, None).text;
    let start = text.trim_start();
    if start.starts_with('{') {
        return json::is_feed(&text);
    }
    // The first element decides; a head that ends within it is none.
    start.starts_with('<') && fields::read(start).is_some()
}

/// The documents of a feed in a file.
pub(crate) fn documents(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    let page = PageBytes { name: name.to_owned(), bytes: bytes.to_vec(), ..PageBytes::default() };
    of(&page, settings)
}

/// The documents of a feed.
pub(crate) fn of(page: &PageBytes, settings: &Settings) -> Contents {
    let path = one_line(&page.name);
    let feed = read(page)?;
    let builder = Builder { feed: &feed, page, settings, path: &path };
    let mut documents = Vec::new();
    let mut headlines = 0;
    for (number, entry) in (1_usize..).zip(&feed.entries) {
        match builder.document(number, entry) {
            Some(document) => documents.push(document),
            None => headlines += 1,
        }
    }
    if documents.is_empty() && feed.entries.is_empty() && feed.broken.is_none() {
        return Err(Problem::NoEntries { path });
    }
    if headlines > 0 {
        documents.push(Err(Problem::Headlines { path: path.clone(), count: headlines }));
    }
    let broken = feed
        .broken
        .iter()
        .map(|reason| Err(Problem::BrokenFeed { path: path.clone(), reason: one_line(reason) }));
    documents.extend(broken);
    Ok(documents)
}

/// The addresses of the entries, in order, each once.
pub(crate) fn links(page: &PageBytes) -> Vec<String> {
    let Ok(feed) = read(page) else { return Vec::new() };
    let mut seen = std::collections::BTreeSet::new();
    let urls = feed.entries.iter().filter_map(|entry| absolute(entry.url.as_deref()?, page));
    urls.filter(|url| seen.insert(url.clone())).collect()
}

fn read(page: &PageBytes) -> Result<Feed, Problem> {
    let path = one_line(&page.name);
    let text = decode(&page.bytes, page.charset.as_deref()).text;
    if json::is_feed(&text) {
        return json::feed(&text).map_err(|reason| Problem::BrokenFeed { path, reason });
    }
    let Some(fields) = fields::read(&text) else { return Err(Problem::NotAFeed { path }) };
    match fields.root {
        Root::Rss | Root::Atom => Ok(xml::feed(&fields)),
        Root::Sitemap => Ok(sitemap::feed(&fields)),
        Root::SitemapIndex => Err(Problem::SitemapIndex { path }),
    }
}

/// An address as it is seen from the feed.
fn absolute(url: &str, page: &PageBytes) -> Option<String> {
    let base = page.source.url.as_deref().and_then(|base| Url::parse(base).ok());
    let url = match base {
        Some(base) => base.join(url).ok()?,
        None => Url::parse(url).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

struct Builder<'a> {
    feed: &'a Feed,
    page: &'a PageBytes,
    settings: &'a Settings,
    path: &'a str,
}

impl Builder<'_> {
    /// The document of an entry; none where it has a headline alone and these are not wanted, or
    /// nothing at all.
    fn document(&self, number: usize, entry: &Entry) -> Option<Result<Document, Problem>> {
        let title = entry.title.as_ref().map(|title| title.value.as_str());
        if entry.blocks.is_empty() && (title.is_none() || !self.settings.takes_headlines()) {
            return None;
        }
        let blocks = entry.blocks.iter().map(|block| (block.kind, block.text.as_str()));
        let blocks = blocks.skip_while(|(_, text)| Some(*text) == title && entry.blocks.len() > 1);
        let headline = title.into_iter().map(|title| (BlockKind::Title, title));
        let (kinds, lines): (Vec<BlockKind>, Vec<&str>) = headline.chain(blocks).unzip();
        let text = lines.join("\n\n");
        let id = entry.id.as_deref().or(entry.url.as_deref()).map(one_line);
        let name = format!("{}:{}", self.path, id.unwrap_or_else(|| number.to_string()));
        let limit = self.settings.report_limit();
        if text.len() > limit {
            return Some(Err(Problem::TooLarge { path: name, limit }));
        }
        let given = Given::by_page(self.settings.overrides(), self.facts(entry));
        let mut document =
            document(&name, Decoded { text, replaced: 0 }, given, Lines::Known(&kinds));
        document.meta.raw = Some(raw(&self.page.bytes));
        document.meta.credits.extend(first_publisher(entry, &document));
        Some(Ok(document))
    }

    fn facts(&self, entry: &Entry) -> Facts {
        let outlet = self.outlet(entry);
        let language = entry.language.as_ref().or(self.feed.language.as_ref());
        let url = entry.url.as_deref().and_then(|url| absolute(url, self.page));
        let authors = if entry.authors.is_empty() { &self.feed.authors } else { &entry.authors };
        let mut candidates = Vec::new();
        let mut candidate = |field, value: &str, origin: &str, is_chosen| {
            let (value, origin) = (value.to_owned(), origin.to_owned());
            candidates.push(Candidate { field, value, origin, is_chosen });
        };
        let date = |stated: &Option<Stated>| {
            stated
                .as_ref()
                .and_then(|stated| parse_date(&stated.value))
                .filter(|date| self.is_past(date))
        };
        let (published, modified) = (date(&entry.published), date(&entry.modified));
        let stated = [
            (About::Title, entry.title.as_ref(), true),
            (About::Outlet, outlet.as_ref(), true),
            (About::Published, entry.published.as_ref(), published.is_some()),
            (About::Modified, entry.modified.as_ref(), modified.is_some()),
            (About::Language, language, true),
        ];
        for (field, stated, is_chosen) in stated {
            stated.inspect(|stated| candidate(field, &stated.value, &stated.origin, is_chosen));
        }
        for author in authors {
            candidate(About::Author, author, &entry.authors_origin, true);
        }
        Facts {
            title: entry.title.as_ref().map(|title| title.value.clone()),
            outlet: outlet.map(|outlet| outlet.value),
            authors: authors.clone(),
            published,
            modified,
            url,
            language: language.map(|language| language.value.clone()),
            based_on: based_on(entry),
            candidates,
            ..Facts::default()
        }
    }

    /// Who published an entry: the feed; where its address is with the site of the feed that it was
    /// taken from, that one.
    fn outlet(&self, entry: &Entry) -> Option<Stated> {
        let source = entry.source.as_ref().filter(|source| {
            let site = |url: &Option<String>| url.as_deref().and_then(site);
            site(&source.url).is_some() && site(&source.url) == site(&entry.url)
        });
        let title = source.and_then(|source| Stated::new(source.title.as_deref()?, "feed source"));
        entry.outlet.clone().or(title).or_else(|| self.feed.title.clone())
    }

    /// Whether a date was not in the future when the feed was fetched; a day is left for zones.
    fn is_past(&self, date: &Date) -> bool {
        let day = |date: &Date| Date { minute: None, zone: None, ..date.clone() }.minutes() / 1440;
        self.page.source.seen.as_ref().is_none_or(|seen| day(date) <= day(seen) + 1)
    }
}

fn based_on(entry: &Entry) -> Vec<String> {
    let source = entry.source.as_ref().and_then(|source| source.url.clone());
    source.into_iter().chain(entry.based_on.iter().cloned()).collect()
}

/// Who had an entry first, where that is not who published it here.
fn first_publisher(entry: &Entry, document: &Document) -> Option<Credit> {
    let title = entry.source.as_ref()?.title.clone()?;
    let outlet = document.meta.outlet.as_ref().map(|outlet| &outlet.value);
    let name = Known::new(title, Basis::Metadata);
    (outlet != Some(&name.value)).then_some(Credit { role: CreditRole::FirstPublisher, name })
}

/// The host of an address without `www.` and the like.
fn site(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    let parts: Vec<&str> = host.rsplit('.').take(2).collect();
    Some(parts.join("."))
}

#[cfg(test)]
mod tests;
