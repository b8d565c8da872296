//! The main text of a page.

mod absence;
mod choose;
mod features;
mod model;
mod names;
mod outline;
pub(crate) mod training;
mod words;

use dom_query::Document;

use crate::{Absence, Block, Source};
use absence::absence;
use choose::choose;
use features::{Context, Stated, folded};
use outline::Outline;

/// The blocks of the report of a page whose headline is `title`, and why they are none.
pub(crate) fn blocks(
    document: &Document,
    title: &str,
    source: &Source,
) -> (Vec<Block>, Option<Absence>) {
    let outline = Outline::of(document);
    let stated = stated(document);
    let features = Context::new(&outline).features(&stated);
    let blocks = choose(&outline, &features, title);
    let absence = absence(&outline, &blocks, &stated, path(source));
    (blocks, absence)
}

/// The path of an address, without a query.
fn path(source: &Source) -> &str {
    let url = source.url.as_deref().unwrap_or("unknown");
    let Some((_, rest)) = url.split_once("://") else { return url };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or_default()
}

fn stated(document: &Document) -> Stated {
    let mut stated = Stated::default();
    for script in document.select("script").nodes() {
        let text = script.text();
        stated.is_paid |= is_paid(&text);
        stated.is_article |= text.contains("Article\"") && text.contains("\"datePublished\"");
        let Some((_, rest)) = text.split_once("\"articleBody\"") else { continue };
        let Some((_, rest)) = rest.split_once(':') else { continue };
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
        if let Some(Ok(serde_json::Value::String(body))) = stream.next() {
            stated.body = folded(&body);
        }
    }
    stated.page_title = document.select("title").text().to_string();
    for meta in document.select("meta").nodes() {
        let key = meta.attr("property").or_else(|| meta.attr("name")).unwrap_or_default();
        let content = meta.attr("content").unwrap_or_default();
        match &*key {
            "og:type" => stated.is_article |= content.eq_ignore_ascii_case("article"),
            "og:title" => stated.title = folded(&content),
            "og:description" | "description" => {
                if content.len() > stated.description.len() {
                    stated.description = folded(&content);
                }
            }
            _ => {}
        }
    }
    stated
}

/// Whether linked data says that the report is not free (schema.org `isAccessibleForFree`).
fn is_paid(script: &str) -> bool {
    let after = script.split_once("\"isAccessibleForFree\"").map(|(_, rest)| rest);
    let value = after.map(|rest| rest.trim_start_matches([':', ' ', '"', '\n', '\t']));
    value.is_some_and(|value| {
        value.get(..5).is_some_and(|value| value.eq_ignore_ascii_case("false"))
    })
}
