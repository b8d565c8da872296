//! An account as one page that needs nothing else: no request, no font, no script from anywhere.
//!
//! ```text
//! Account -> Story (anchors, who has which point) -> views -> body -+
//! page.css, page.js (inside, named by their SHA-256 in the policy) -+-> one file
//! ```
//!
//! The views, each in a file: overview, matrix, cards, reader, said, flow, timeline, copies. All of
//! them are complete without script, without color and on paper; script adds search, filters, keys,
//! folding and marks. Words of reports reach the page through maud, which escapes them, and through
//! [`marks`], which disarms control and direction characters; they never reach a style, a script or
//! an address other than `http` and `https`.

mod cards;
mod citation;
mod copies;
mod flow;
mod marks;
mod matrix;
mod overview;
mod page;
mod reader;
mod said;
mod story;
mod svg;
mod timeline;

use twosource_compare::Account;

use crate::review::Review;
use crate::stories::Accounts;
use crate::{Skipped, wording};

use page::{Head, page};
use story::Story;

/// What stands on a page besides the account.
#[derive(Clone, Debug, Default)]
pub struct HtmlOptions {
    /// When the page was made, as it is shown; nothing is shown without it. The program has no clock
    /// here, so that the same account gives the same page.
    pub made: Option<String>,
    /// A person's marks, which stand beside the points.
    pub review: Review,
}

/// An account as a page of HTML.
pub fn html(account: &Account, skipped: &[Skipped], options: &HtmlOptions) -> String {
    let story = Story::new(account, &options.review, None);
    let title = story.title();
    let lost = options.review.lost(std::iter::once(&story.marks));
    let head = Head { title: &title, made: options.made.as_deref(), lost };
    page(&head, &[story], &[], skipped)
}

/// The accounts of several stories as one page, a part for each.
pub fn accounts_html(accounts: &Accounts, skipped: &[Skipped], options: &HtmlOptions) -> String {
    let numbered = (1..).zip(&accounts.stories);
    let stories: Vec<Story> = numbered
        .map(|(number, story)| Story::new(&story.account, &options.review, Some(number)))
        .collect();
    let title = wording::accounts(stories.len(), accounts.alone.len());
    let lost = options.review.lost(stories.iter().map(|story| &story.marks));
    let head = Head { title: &title, made: options.made.as_deref(), lost };
    page(&head, &stories, &accounts.alone, skipped)
}

#[cfg(test)]
mod tests;
