//! The accounts of several stories, as `docs/schema/accounts-v1.schema.json` describes them.

use serde::Serialize;
use twosource_text::Document;

use super::build::{self, Builder};
use super::stories::{Label, label};
use super::{Lines, pretty, wire};
use crate::Skipped;
use crate::sources::Sources;
use crate::stories::Accounts;

const ACCOUNTS: &str = "twosource/accounts";

/// The accounts of several stories, as one JSON object, indented.
pub fn accounts_json(accounts: &Accounts, skipped: &[Skipped]) -> String {
    let sources: Vec<Sources> =
        accounts.stories.iter().map(|story| Sources::new(&story.account.reports)).collect();
    let stories = (1..).zip(accounts.stories.iter().zip(&sources));
    let stories = stories.map(|(number, (story, sources))| StoryAccount {
        number,
        label: story.label.as_ref().map(label),
        account: Builder::new(sources, &story.account).account(&[]),
    });
    pretty(&AllAccounts {
        format: ACCOUNTS,
        version: wire::VERSION,
        generator: build::generator(),
        stories: stories.collect(),
        alone: accounts.alone.iter().map(alone).collect(),
        problems: build::problems(skipped).collect(),
    })
}

/// The same as JSON Lines: those of each account with the number of its `story`.
pub fn accounts_jsonl(accounts: &Accounts, skipped: &[Skipped]) -> String {
    let mut lines = Lines::default();
    for (number, story) in (1..).zip(&accounts.stories) {
        lines.story = Some(number);
        lines.push("story", Head { label: story.label.as_ref().map(label) });
        lines.account(&story.account);
    }
    lines.story = None;
    lines.each("alone", accounts.alone.iter().map(alone));
    lines.each("problem", build::problems(skipped));
    lines.out
}

#[derive(Serialize)]
struct AllAccounts<'a> {
    format: &'static str,
    version: u32,
    generator: wire::Generator,
    stories: Vec<StoryAccount<'a>>,
    alone: Vec<Alone<'a>>,
    problems: Vec<wire::Problem<'a>>,
}

#[derive(Serialize)]
struct StoryAccount<'a> {
    number: usize,
    label: Option<Label<'a>>,
    account: wire::Account<'a>,
}

#[derive(Serialize)]
struct Head<'a> {
    label: Option<Label<'a>>,
}

/// A report that is not compared.
#[derive(Serialize)]
struct Alone<'a> {
    id: wire::Id,
    name: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
}

fn alone(document: &Document) -> Alone<'_> {
    let meta = &document.meta;
    Alone {
        id: wire::Id(document.id()),
        name: document.name(),
        title: meta.title.as_ref().map(|title| title.value.as_str()),
        outlet: meta.outlet.as_ref().map(|outlet| outlet.value.as_str()),
        published: meta.published.as_ref().map(|date| date.value.to_string()),
    }
}
