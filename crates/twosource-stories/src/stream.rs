//! One pass over reports in the order of time.

use serde::{Deserialize, Serialize};
use twosource_text::Document;

use crate::{Story, StoryId};

/// Settings of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Options {
    /// Days without a report after which a story is closed.
    pub window_days: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { window_days: 8 }
    }
}

/// Where a report went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The story.
    pub story: StoryId,
    /// Whether the report opened it.
    pub opened: bool,
}

/// Open stories, and what is needed to find the story of the next report.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Stream {
    options: Options,
}

impl Stream {
    /// A stream without reports.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Takes the next report and says which story it belongs to.
    ///
    /// Reports without a publication date count as published with the latest report before them.
    pub fn push(&mut self, document: &Document) -> Assignment {
        Assignment { story: StoryId::opened_by(document.id()), opened: true }
    }

    /// The stories that were closed since the last call, in the order in which they were opened.
    pub fn take_closed(&mut self) -> Vec<Story> {
        Vec::new()
    }

    /// The stories that are still open, in the order in which they were opened.
    pub fn open_stories(&self) -> Vec<Story> {
        Vec::new()
    }
}
