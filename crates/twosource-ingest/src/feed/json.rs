//! JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde_json::Value;

use super::entry::{Entry, Feed, Stated, blocks, plain_blocks, size};
use super::person::names;

/// Whether a text is one: the field `version` says so. In a text that a record quotes the quotation marks
/// are escaped.
pub(crate) fn is_feed(text: &str) -> bool {
    let is_version = |rest: &str| {
        let value = rest.trim_start().strip_prefix(':').map(str::trim_start).unwrap_or_default();
        let address: String = value.chars().filter(|char| *char != '\\').take(60).collect();
        address.starts_with("\"http") && address.contains("jsonfeed.org/version/")
    };
    text.trim_start().starts_with('{') && text.split("\"version\"").skip(1).any(is_version)
}

/// Reads a feed; the error is the reason in words.
pub(super) fn feed(text: &str) -> Result<Feed, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let title = stated(&value, &["title"]);
    let name = title.as_ref().map(|title| title.value.as_str());
    let items = value.get("items").and_then(Value::as_array);
    Ok(Feed {
        entries: items.into_iter().flatten().map(|item| entry(item, name)).collect(),
        language: stated(&value, &["language"]),
        authors: authors(&value, name),
        broken: None,
        title,
    })
}

fn entry(item: &Value, feed: Option<&str>) -> Entry {
    let html = string(item, "content_html").map(blocks).unwrap_or_default();
    let text = string(item, "content_text").map(plain_blocks).unwrap_or_default();
    let summary = string(item, "summary").map(plain_blocks).unwrap_or_default();
    let content = if html.is_empty() { text } else { html };
    Entry {
        id: id(item),
        url: string(item, "url").map(str::to_owned),
        title: stated(item, &["title"]),
        blocks: if size(&summary) > size(&content) { summary } else { content },
        published: stated(item, &["date_published"]),
        modified: stated(item, &["date_modified"]),
        language: stated(item, &["language"]),
        authors: authors(item, feed),
        authors_origin: "json feed authors".to_owned(),
        based_on: string(item, "external_url").into_iter().map(str::to_owned).collect(),
        ..Entry::default()
    }
}

fn id(item: &Value) -> Option<String> {
    match item.get("id")? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn authors(value: &Value, feed: Option<&str>) -> Vec<String> {
    let several = value.get("authors").and_then(Value::as_array).into_iter().flatten();
    let people = several.chain(value.get("author"));
    let mut found: Vec<String> = Vec::new();
    for name in people.filter_map(|person| string(person, "name")) {
        let new = names(name, feed).into_iter().filter(|name| !found.contains(name));
        found.extend(new.collect::<Vec<_>>());
    }
    found
}

fn stated(value: &Value, keys: &[&str]) -> Option<Stated> {
    keys.iter().find_map(|key| Stated::new(string(value, key)?, format!("json feed {key}")))
}

fn string<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str().filter(|text| !text.trim().is_empty())
}
