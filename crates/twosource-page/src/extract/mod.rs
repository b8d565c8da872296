//! The main text of a page.

mod absence;
mod choose;
mod features;
mod model;
mod names;
mod numbers;
mod outline;
mod shape;
mod stated;
mod sums;
pub(crate) mod training;
mod words;

use dom_query::Document;

use crate::{Absence, Block, Source};
use absence::absence;
use choose::choose;
use outline::Outline;

/// The blocks of the report of a page whose headline is `title`, and why they are none.
pub(crate) fn blocks(
    document: &Document,
    title: &str,
    source: &Source,
) -> (Vec<Block>, Option<Absence>) {
    let outline = Outline::of(document);
    let blocks = choose(&outline, title);
    let absence = absence(&outline, &blocks, path(source));
    (blocks, absence)
}

/// The path of an address, without a query.
fn path(source: &Source) -> &str {
    let url = source.url.as_deref().unwrap_or("unknown");
    let Some((_, rest)) = url.split_once("://") else { return url };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or_default()
}
