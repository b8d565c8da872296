//! The accounts of several stories on a terminal, one after the other.

use twosource_text::Document;

use super::page::{Item, Page};
use super::stories::{not_read, quoted};
use super::{TextOptions, text};
use crate::Skipped;
use crate::phrase::{Phrase, Tone};
use crate::stories::Accounts;
use crate::wording::{self, count};

/// The accounts of several stories: how many there are, each below a heading, then what stands alone.
pub fn accounts_text(accounts: &Accounts, skipped: &[Skipped], options: &TextOptions) -> String {
    let total = accounts.stories.len();
    let mut page = Page::new(options);
    page.line(Phrase::plain(wording::accounts(total, accounts.alone.len())));
    let mut parts = vec![page.finish()];
    for (number, story) in (1..).zip(&accounts.stories) {
        let mut page = Page::new(options);
        let label =
            story.label.as_ref().map_or(String::new(), |label| format!(": {}", quoted(label)));
        let heading = format!("=== STORY {number} of {total}{label}");
        page.line(Phrase::new().with(Tone::Strong, heading));
        page.gap();
        parts.push(page.finish() + &text(&story.account, &[], options));
    }
    parts.push(rest(&accounts.alone, skipped, options));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// Reports that stand alone, and what was not read.
fn rest(alone: &[Document], skipped: &[Skipped], options: &TextOptions) -> String {
    let mut page = Page::new(options);
    if !alone.is_empty() {
        let heading = format!("=== NOT COMPARED ({})", count(alone.len(), "report"));
        let line = Phrase::new().with(Tone::Strong, heading);
        page.line(line.with(Tone::Aside, ": no other report tells of the same event"));
        page.gap();
    }
    for document in alone {
        page.item(&Item::new(2, entry(document)));
    }
    not_read(&mut page, skipped);
    page.finish()
}

fn entry(document: &Document) -> Phrase {
    let mut line = Phrase::new().with(Tone::Strong, document.label());
    if let Some(date) = &document.meta.published {
        line.push(Tone::Aside, format!(" · {}", date.value));
    }
    if document.label() != document.name() {
        line.push(Tone::Aside, format!(" · {}", document.name()));
    }
    if let Some(title) = &document.meta.title {
        line.push(Tone::Plain, ": ");
        line.push(Tone::Words, &title.value);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn each_account_has_its_heading() {
        let options = TextOptions::default();
        let account = text(&sample::account(), &[], &options);
        let shown = accounts_text(&sample::accounts(), &sample::skipped(), &options);
        assert_eq!(shown.matches(&account).count(), 2);
        insta::assert_snapshot!(shown.replace(&account, "(the account)\n"));
    }
}
