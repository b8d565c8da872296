//! Stories made by hand.

use twosource_stories::{Label, Revision, Story, StoryId};
use twosource_text::Document;

use super::{account, third};
use crate::stories::{Accounts, Assigned, Listed, Listing, StoryAccount};

fn id(name: &str) -> StoryId {
    StoryId::opened_by(Document::new(name, "").id())
}

fn label(words: &str) -> Label {
    Label { words: words.into(), document: "a.jsonl:1".into(), code_points: Some((0, 21)) }
}

fn story(name: &str, words: &str, reports: usize) -> Listed {
    let story = Story {
        id: id(name),
        label: label(words),
        first: Some("2031-06-04T08:00".into()),
        last: Some(format!("2031-06-{:02}", 4 + reports)),
        reports,
        outlets: vec!["Radio Ostrand".into(), "The Harbor Post".into()],
        lineages: reports.min(2),
    };
    let reports = (1..=reports).map(|number| format!("a.jsonl:{name}-{number}")).collect();
    Listed { story, reports }
}

/// Three stories, one of them with more reports than are shown, and both kinds of revision.
pub(crate) fn listing() -> Listing {
    let mut listing = Listing {
        taken: 10,
        known: 1,
        stories: vec![
            story("fire", "Fire in Ostrand", 1),
            story("bridge", "Old bridge in Ostrand to close", 3),
            story("vote", "Council votes on the ferry", 8),
        ],
        assignments: vec![Assigned {
            report: "a.jsonl:fire-1".into(),
            story: id("fire"),
            opened: true,
        }],
        revisions: vec![
            Revision::Joined { story: id("smoke"), into: id("fire") },
            Revision::Split {
                story: id("toll"),
                from: id("bridge"),
                reports: vec!["a.jsonl:toll-1".into()],
            },
        ],
    };
    listing.sort();
    listing
}

/// The accounts of two stories, and a report that stands alone.
pub(crate) fn accounts() -> Accounts {
    let labeled =
        StoryAccount { label: Some(label("Old bridge in Ostrand to close")), account: account() };
    let plain = StoryAccount { label: None, account: account() };
    Accounts { stories: vec![labeled, plain], alone: vec![third().document] }
}
