//! Stories on a terminal.

use twosource_stories::{Label, Revision, Story};

use super::TextOptions;
use super::page::{Item, Page};
use crate::Skipped;
use crate::phrase::{Phrase, Tone};
use crate::stories::{Listed, Listing};
use crate::wording::{self, count};

/// Column of what is told of a story.
const STORY: usize = 2;
/// Column of its reports.
const REPORT: usize = 4;
/// Reports of one story that are listed where not all are shown.
const FEW: usize = 5;

/// Stories for a terminal: how many there are, then each with its label and reports.
pub fn stories_text(listing: &Listing, skipped: &[Skipped], options: &TextOptions) -> String {
    let mut page = Page::new(options);
    page.line(Phrase::plain(tally(listing)));
    for listed in &listing.stories {
        page.gap();
        story(&mut page, listed, options.show_all);
    }
    if !listing.revisions.is_empty() {
        page.gap();
    }
    for one in &listing.revisions {
        page.line(Phrase::plain(format!("revised: {}", revision(one))));
    }
    not_read(&mut page, skipped);
    page.finish()
}

/// `story A joined to story B`.
pub fn revision(revision: &Revision) -> String {
    match revision {
        Revision::Joined { story, into } => format!("story {story} joined to story {into}"),
        Revision::Split { story, from, reports } => {
            format!(
                "story {story} split from story {from}, with {}",
                count(reports.len(), "report")
            )
        }
    }
}

/// `16 reports · 5 stories · 1 of a single report`.
fn tally(listing: &Listing) -> String {
    let stories = listing.stories.len();
    let single = listing.stories.iter().filter(|listed| listed.story.reports == 1).count();
    let mut parts = vec![count(listing.taken, "report"), wording::stories(stories)];
    if single > 0 {
        parts.push(format!("{single} of a single report"));
    }
    if listing.known > 0 {
        parts.push(format!("{} known before", count(listing.known, "report")));
    }
    parts.join(" · ")
}

fn story(page: &mut Page, listed: &Listed, show_all: bool) {
    page.line(Phrase::new().with(Tone::Strong, quoted(&listed.story.label)));
    page.item(&Item::new(STORY, Phrase::aside(facts(&listed.story))));
    let shown = if show_all || listed.reports.len() <= FEW + 1 { usize::MAX } else { FEW };
    for name in listed.reports.iter().take(shown) {
        page.item(&Item::new(REPORT, Phrase::plain(name)));
    }
    let more = listed.reports.len().saturating_sub(shown);
    if more > 0 {
        page.item(&Item::new(REPORT, Phrase::aside(format!("and {more} more; --all lists all"))));
    }
}

/// The words of a label in quotation marks.
pub(super) fn quoted(label: &Label) -> String {
    format!("“{}”", label.words.trim())
}

/// `2031-06-04 to 2031-06-09 · 7 reports by 5 outlets, 4 texts · story 0f...`.
fn facts(story: &Story) -> String {
    let reports = count(story.reports, "report");
    let outlets = match story.outlets.len() {
        0 => String::new(),
        outlets => format!(" by {}", count(outlets, "outlet")),
    };
    let texts = match story.reports {
        1 => String::new(),
        _ => format!(", {}", count(story.lineages, "text")),
    };
    let reports = format!("{reports}{outlets}{texts}");
    let parts = [time(story), Some(reports), Some(format!("story {}", story.id))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn time(story: &Story) -> Option<String> {
    match (&story.first, &story.last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} to {last}")),
        (first, last) => first.as_ref().or(last.as_ref()).cloned(),
    }
}

/// Inputs that gave no report.
pub(super) fn not_read(page: &mut Page, skipped: &[Skipped]) {
    if skipped.is_empty() {
        return;
    }
    page.gap();
    page.line(Phrase::new().with(Tone::Strong, "NOT READ"));
    for problem in skipped {
        page.item(&Item::new(2, Phrase::plain(&problem.message)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn stories_at_80_columns() {
        let options = TextOptions::default();
        insta::assert_snapshot!(stories_text(&sample::listing(), &sample::skipped(), &options));
    }

    #[test]
    fn one_report_is_no_story_of_texts() {
        let mut listing = sample::listing();
        listing.stories.truncate(1);
        listing.stories[0].story.reports = 1;
        let text = stories_text(&listing, &[], &TextOptions::default());
        assert!(!text.contains(" text"), "{text}");
    }
}
