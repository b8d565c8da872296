//! Stories of a stream, as `docs/schema/stories-v1.schema.json` and `story-line-v1.schema.json`
//! describe them.

use serde::{Serialize, Serializer};
use twosource_stories::{self as stories, Revision};

use super::{build, line, pretty, wire};
use crate::Skipped;
use crate::stories::{Assigned, Listing};

const STORIES: &str = "twosource/stories";

/// Stories with their reports, as one JSON object, indented.
pub fn stories_json(listing: &Listing, skipped: &[Skipped]) -> String {
    pretty(&Stream {
        format: STORIES,
        version: wire::VERSION,
        generator: build::generator(),
        taken: listing.taken,
        known: listing.known,
        stories: listing.stories.iter().map(|listed| story(&listed.story)).collect(),
        assignments: listing.assignments.iter().map(assignment).collect(),
        revisions: listing.revisions.iter().map(revision).collect(),
        problems: build::problems(skipped).collect(),
    })
}

/// Where one report went, as a line of JSON Lines.
pub fn assignment_line(assigned: &Assigned) -> String {
    line(&tagged("assignment", assignment(assigned)))
}

/// One story, as a line of JSON Lines.
pub fn story_line(one: &stories::Story) -> String {
    line(&tagged("story", story(one)))
}

/// One change of a second look, as a line of JSON Lines.
pub fn revision_line(one: &Revision) -> String {
    line(&tagged("revision", RevisionLine { revision: revision(one) }))
}

const fn tagged<T>(kind: &'static str, item: T) -> wire::Line<T> {
    wire::Line { kind, story: None, item }
}

#[derive(Serialize)]
struct Stream<'a> {
    format: &'static str,
    version: u32,
    generator: wire::Generator,
    taken: usize,
    known: usize,
    stories: Vec<Story<'a>>,
    assignments: Vec<Assignment<'a>>,
    revisions: Vec<Change<'a>>,
    problems: Vec<wire::Problem<'a>>,
}

/// Identity of a story, as 16 hexadecimal digits.
#[derive(Clone, Copy)]
struct Id(stories::StoryId);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Serialize)]
struct Story<'a> {
    id: Id,
    label: Label<'a>,
    first: Option<&'a str>,
    last: Option<&'a str>,
    reports: usize,
    outlets: &'a [String],
    lineages: usize,
}

fn story(story: &stories::Story) -> Story<'_> {
    Story {
        id: Id(story.id),
        label: label(&story.label),
        first: story.first.as_deref(),
        last: story.last.as_deref(),
        reports: story.reports,
        outlets: &story.outlets,
        lineages: story.lineages,
    }
}

/// Words that stand for a story.
#[derive(Serialize)]
pub(super) struct Label<'a> {
    words: &'a str,
    document: &'a str,
    code_points: Option<(usize, usize)>,
}

pub(super) fn label(label: &stories::Label) -> Label<'_> {
    Label { words: &label.words, document: &label.document, code_points: label.code_points }
}

#[derive(Serialize)]
struct Assignment<'a> {
    report: &'a str,
    story: Id,
    opened: bool,
}

fn assignment(assigned: &Assigned) -> Assignment<'_> {
    let Assigned { report, story, opened } = assigned;
    Assignment { report, story: Id(*story), opened: *opened }
}

#[derive(Serialize)]
struct RevisionLine<'a> {
    revision: Change<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Change<'a> {
    Joined { story: Id, into: Id },
    Split { story: Id, from: Id, reports: &'a [String] },
}

fn revision(revision: &Revision) -> Change<'_> {
    match revision {
        Revision::Joined { story, into } => Change::Joined { story: Id(*story), into: Id(*into) },
        Revision::Split { story, from, reports } => {
            Change::Split { story: Id(*story), from: Id(*from), reports }
        }
    }
}
