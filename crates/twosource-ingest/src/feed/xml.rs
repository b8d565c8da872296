//! RSS and Atom.
//!
//! | | RSS 0.9 to 2.0 | Atom |
//! |---|---|---|
//! | text | `content:encoded`, else `description` | `content`, else `summary` |
//! | published | `pubDate`, `dc:date`, `dcterms:issued` or `created` | `published`, in 0.3 `issued` or `created` |
//! | modified | `atom:updated`, `dcterms:modified` | `updated`, in 0.3 `modified` |
//! | address | `link`, else a `guid` that is one | `link` without `rel` or with `alternate` |
//! | written by | `dc:creator`, else `author` | `author/name`, else that of the feed |
//! | taken from | `source`, its words and `url` | `source` with `title`, `id` and `link` |
//!
//! Of content and summary the longer one is the text. `updated` is never given as published.

use twosource_page::Block;

use super::entry::{Channel, Entry, Feed, Stated, blocks, inline, plain_blocks, size};
use super::fields::{Field, Fields, Root};
use super::person::names;

const PUBLISHED: [&str; 8] = [
    "pubdate",
    "published",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "dcterms:date",
    "issued",
    "created",
];
const MODIFIED: [&str; 5] = ["updated", "atom:updated", "dcterms:modified", "modified", "lastmod"];

/// The feed of the elements of a file.
pub(super) fn feed(fields: &Fields) -> Feed {
    let kind = if fields.root == Root::Atom { "atom" } else { "rss" };
    let head = Part { kind, fields: &fields.head };
    let title = head.title(&["channel/title", "title"]);
    let name = title.as_ref().map(|title| title.value.as_str());
    let authors = head.people(&["author/name", "author"], name);
    let entry = |fields: &Vec<Field>| entry(&Part { kind, fields }, name);
    Feed {
        entries: fields.entries.iter().map(entry).collect(),
        language: head.value(&["channel/language", "channel/dc:language", "language"]),
        broken: fields.broken.clone(),
        authors,
        title,
    }
}

fn entry(part: &Part, feed: Option<&str>) -> Entry {
    let authors = part.people(&["dc:creator", "author/name", "author"], feed);
    Entry {
        id: part.words(&["guid", "id"]),
        url: part.url(),
        title: part.title(&["title"]),
        blocks: part.text(),
        published: part.value(&PUBLISHED),
        modified: part.value(&MODIFIED),
        outlet: part.value(&["dc:publisher"]),
        language: part.value(&["dc:language", "language"]),
        authors,
        authors_origin: format!("{} author", part.kind),
        source: part.source(),
        based_on: part.words(&["dc:source", "dcterms:source"]).into_iter().collect(),
    }
}

/// The elements of an entry or of a head.
struct Part<'a> {
    kind: &'static str,
    fields: &'a [Field],
}

impl<'a> Part<'a> {
    /// The first element that has words, by the order of the paths.
    fn first(&self, paths: &[&str]) -> Option<&'a Field> {
        let has_words = |field: &&Field| !field.text.trim().is_empty() || field.markup.is_some();
        paths
            .iter()
            .find_map(|path| self.fields.iter().filter(|field| field.path == *path).find(has_words))
    }

    fn words(&self, paths: &[&str]) -> Option<String> {
        self.value(paths).map(|stated| stated.value)
    }

    fn value(&self, paths: &[&str]) -> Option<Stated> {
        let field = self.first(paths)?;
        Stated::new(&field.text, format!("{} {}", self.kind, field.path))
    }

    fn title(&self, paths: &[&str]) -> Option<Stated> {
        let field = self.first(paths)?;
        let words = field.markup.as_deref().unwrap_or(&field.text);
        let is_plain = self.kind == "atom" && is_text(field);
        let words = if is_plain { words.to_owned() } else { inline(words) };
        Stated::new(&words, format!("{} {}", self.kind, field.path))
    }

    fn people(&self, paths: &[&str], feed: Option<&str>) -> Vec<String> {
        let found = paths.iter().find_map(|path| {
            let fields = self.fields.iter().filter(|field| field.path == *path);
            let names: Vec<String> =
                fields.flat_map(|field| names(&inline(&field.text), feed)).collect();
            (!names.is_empty()).then_some(names)
        });
        let mut names = found.unwrap_or_default();
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.to_lowercase()));
        names
    }

    fn text(&self) -> Vec<Block> {
        let content = self.blocks(&["content:encoded", "content", "xhtml:body"]);
        let summary = self.blocks(&["description", "summary", "dc:description"]);
        if size(&summary) > size(&content) { summary } else { content }
    }

    fn blocks(&self, paths: &[&str]) -> Vec<Block> {
        let Some(field) = self.first(paths) else { return Vec::new() };
        match &field.markup {
            Some(markup) => blocks(markup),
            None if self.kind == "atom" && is_text(field) => plain_blocks(&field.text),
            None => blocks(&field.text),
        }
    }

    fn url(&self) -> Option<String> {
        let original = self.words(&["feedburner:origlink"]);
        let links = self.fields.iter().filter(|field| {
            let rel = field.attribute("rel").unwrap_or("alternate");
            matches!(field.path.as_str(), "link" | "atom:link") && rel == "alternate"
        });
        let link = links.filter_map(|field| {
            let words = Some(field.text.trim()).filter(|words| !words.is_empty());
            words.or_else(|| field.attribute("href")).map(str::to_owned)
        });
        let ids = self.fields.iter().filter(|field| {
            field.path == "guid" && field.attribute("ispermalink") != Some("false")
        });
        let id = ids.map(|field| field.text.trim()).find(|id| id.starts_with("http"));
        original.or_else(|| link.into_iter().next()).or_else(|| id.map(str::to_owned))
    }

    fn source(&self) -> Option<Channel> {
        let field = self.fields.iter().find(|field| field.path == "source")?;
        let title = self.words(&["source/title"]);
        let words = Stated::new(&inline(&field.text), "").map(|stated| stated.value);
        let mut links = self.fields.iter().filter(|field| field.path == "source/link");
        let link = links.find_map(|field| field.attribute("href"));
        let url = field.attribute("url").or(link).map(str::to_owned);
        let channel =
            Channel { title: title.or(words), url: url.or_else(|| self.words(&["source/id"])) };
        (channel != Channel::default()).then_some(channel)
    }
}

/// Whether a text of Atom is no markup (RFC 4287, 3.1.1: without a type it is not).
fn is_text(field: &Field) -> bool {
    matches!(field.attribute("type"), None | Some("text" | "text/plain"))
}
