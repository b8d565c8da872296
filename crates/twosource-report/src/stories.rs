//! What is shown of stories, and of the accounts of several.

use twosource_compare::Account;
use twosource_stories::{Label, Revision, Story, StoryId};
use twosource_text::Document;

/// Where one report went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// Name of the report.
    pub report: String,
    /// The story.
    pub story: StoryId,
    /// Whether the report opened it.
    pub opened: bool,
}

/// One story of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The story.
    pub story: Story,
    /// Names of its reports in the order in which they came; empty where they are not kept.
    pub reports: Vec<String>,
}

/// All that is shown of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// How many reports were taken.
    pub taken: usize,
    /// How many were left out because they had been taken before.
    pub known: usize,
    /// The stories in the order of display.
    pub stories: Vec<Listed>,
    /// Where each report went, in the order in which they came; empty where this is not kept.
    pub assignments: Vec<Assigned>,
    /// What the second look changed.
    pub revisions: Vec<Revision>,
}

impl Listing {
    /// Puts the largest story first; of equals the latest, then the one with the lesser identity.
    pub fn sort(&mut self) {
        self.stories.sort_by(|a, b| {
            let (a, b) = (&a.story, &b.story);
            b.reports.cmp(&a.reports).then_with(|| b.last.cmp(&a.last)).then(a.id.cmp(&b.id))
        });
    }
}

/// The account of one story of several.
#[derive(Clone, Debug)]
pub struct StoryAccount {
    /// What the story is called, where something stands for it.
    pub label: Option<Label>,
    /// Its account.
    pub account: Account,
}

/// The accounts of several stories.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    /// Stories of two reports and more, in the order of display.
    pub stories: Vec<StoryAccount>,
    /// Reports with no other beside them, which are not compared.
    pub alone: Vec<Document>,
}
