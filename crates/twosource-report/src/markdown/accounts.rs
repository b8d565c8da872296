//! The notes of several stories, one after the other.

use std::fmt::Write;

use twosource_text::Document;

use super::{clean, code, note};
use crate::Skipped;
use crate::clean::one_line;
use crate::stories::Accounts;
use crate::wording;

/// The accounts of several stories as Markdown, each below a heading with its label.
pub fn accounts_markdown(accounts: &Accounts, skipped: &[Skipped], show_all: bool) -> String {
    let total = accounts.stories.len();
    let mut out = wording::accounts(total, accounts.alone.len());
    out.push('\n');
    for (number, story) in (1..).zip(&accounts.stories) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n# Story {number} of {total}");
        if let Some(label) = &story.label {
            let _ = write!(out, ": “{}”", clean(label.words.trim()));
        }
        let _ = write!(out, "\n\n{}", note(&story.account, &[], show_all, Some(number)));
    }
    let alone: Vec<String> = accounts.alone.iter().map(entry).collect();
    list(&mut out, "Reports that are not compared", &alone);
    let skipped = skipped.iter().map(|problem| format!("- {}", clean(&problem.message)));
    list(&mut out, "Not read", &skipped.collect::<Vec<_>>());
    out
}

fn list(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        let _ = writeln!(out, "\n# {title}\n\n{}", lines.join("\n"));
    }
}

/// `- The Dunvarra Courier, *Title*, 2031-06-04. File ...`.
fn entry(document: &Document) -> String {
    let mut line = format!("- {}", clean(document.label()));
    if let Some(title) = &document.meta.title {
        let _ = write!(line, ", *{}*", clean(title.value.trim()));
    }
    if let Some(date) = &document.meta.published {
        let _ = write!(line, ", {}", date.value);
    }
    let _ = write!(line, ", {}", code(&one_line(document.name())));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{markdown, sample};

    #[test]
    fn anchors_of_stories_differ() {
        let notes = accounts_markdown(&sample::accounts(), &sample::skipped(), true);
        for story in 1..=2 {
            let id = format!("<a id=\"story-{story}-passage-1\"></a>");
            assert_eq!(notes.matches(&id).count(), 1, "{notes}");
        }
        assert!(!notes.contains("\"passage-"), "{notes}");
    }

    #[test]
    fn notes_stand_below_headings() {
        let notes = accounts_markdown(&sample::accounts(), &sample::skipped(), false);
        let headings: Vec<&str> = notes.lines().filter(|line| line.starts_with("# ")).collect();
        assert_eq!(headings.len(), 4, "{headings:?}");
        let alone = markdown(&sample::account(), &[], false);
        assert_eq!(notes.matches("\n### ").count(), 2 * alone.matches("\n## ").count());
    }
}
