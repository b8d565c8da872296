//! Where the answers go: lines as they come, or all together at the end.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result};
use twosource::report::{
    self, Assigned, Listed, Listing, Skipped, TextOptions, assignment_line, revision_line,
    story_line,
};
use twosource::stories::{Revision, Story, StoryId};

use crate::cli::{Stories, StoriesFormat};
use crate::output::Plan;

pub(super) enum Sink {
    Lines(Lines),
    Whole(Box<Whole>),
}

/// Lines as they come.
pub(super) struct Lines {
    out: Box<dyn Write>,
    is_json: bool,
}

/// What is kept for the end.
pub(super) struct Whole {
    is_json: bool,
    /// Whether the names of reports are kept; beside a state, its files have them.
    has_reports: bool,
    closed: Vec<Story>,
    members: BTreeMap<StoryId, Vec<String>>,
    listing: Listing,
}

impl Sink {
    pub(super) fn open(args: &Stories, plan: &Plan) -> Result<Self> {
        if args.format.is_lines() {
            let is_json = args.format == StoriesFormat::Jsonl;
            return Ok(Self::Lines(Lines { out: plan.open()?, is_json }));
        }
        Ok(Self::Whole(Box::new(Whole {
            is_json: args.format == StoriesFormat::Json,
            has_reports: args.state.is_none(),
            closed: Vec::new(),
            members: BTreeMap::new(),
            listing: Listing::default(),
        })))
    }

    /// A report was taken.
    pub(super) fn assigned(&mut self, assigned: Assigned) -> Result<()> {
        match self {
            Self::Lines(lines) if lines.is_json => lines.write(&assignment_line(&assigned)),
            Self::Lines(lines) => {
                lines.write(&format!("{}\t{}\n", assigned.report, assigned.story))
            }
            Self::Whole(whole) => {
                whole.assigned(assigned);
                Ok(())
            }
        }
    }

    /// A story gets no more reports.
    pub(super) fn closed(&mut self, story: Story) -> Result<()> {
        match self {
            Self::Lines(lines) => lines.story(&story),
            Self::Whole(whole) => {
                if whole.has_reports {
                    whole.closed.push(story);
                }
                Ok(())
            }
        }
    }

    /// Nothing more comes; these stories are still open.
    pub(super) fn finish(&mut self, open: Vec<Story>, revisions: Vec<Revision>) -> Result<()> {
        match self {
            Self::Lines(lines) => {
                open.iter().try_for_each(|story| lines.story(story))?;
                if lines.is_json {
                    revisions.iter().try_for_each(|one| lines.write(&revision_line(one)))?;
                }
                lines.out.flush().context(UNWRITTEN)
            }
            Self::Whole(whole) => {
                whole.closed.extend(open);
                whole.listing.revisions = revisions;
                Ok(())
            }
        }
    }

    /// What is shown at the end, with the numbers of reports taken and known before.
    pub(super) fn into_result(
        self,
        (taken, known): (usize, usize),
        skipped: &[Skipped],
        text: &TextOptions,
    ) -> Option<String> {
        let Self::Whole(whole) = self else { return None };
        let is_json = whole.is_json;
        let listing = Listing { taken, known, ..whole.listing() };
        Some(if is_json {
            report::stories_json(&listing, skipped)
        } else {
            report::stories_text(&listing, skipped, text)
        })
    }
}

const UNWRITTEN: &str = "the result cannot be written";

impl Lines {
    fn write(&mut self, line: &str) -> Result<()> {
        self.out.write_all(line.as_bytes()).context(UNWRITTEN)
    }

    fn story(&mut self, story: &Story) -> Result<()> {
        if self.is_json { self.write(&story_line(story)) } else { Ok(()) }
    }
}

impl Whole {
    fn assigned(&mut self, assigned: Assigned) {
        if !self.has_reports {
            return;
        }
        if self.is_json {
            self.listing.assignments.push(assigned);
        } else {
            self.members.entry(assigned.story).or_default().push(assigned.report);
        }
    }

    fn listing(mut self) -> Listing {
        let listed = self.closed.into_iter().map(|story| {
            let reports = self.members.remove(&story.id).unwrap_or_default();
            Listed { story, reports }
        });
        self.listing.stories = listed.collect();
        self.listing.sort();
        self.listing
    }
}
