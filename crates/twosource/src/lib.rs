//! Reports of one event to one sourced account.
//!
//! ```text
//! bytes --ingest--> Document --analyze--> Analysis --+
//! bytes --ingest--> Document --analyze--> Analysis --+-- compare --> Account --report--> text ...
//! ```
//!
//! - `ingest` can fail, file by file; the rest goes on.
//! - `analyze` sees one document, is pure and cannot fail.
//! - `compare` sees all of them and depends on no order.
//! - `report` shows and decides nothing.
//!
//! ```no_run
//! use twosource::{Options, Resources, account, text::Document};
//!
//! let resources = Resources::load()?;
//! let documents = vec![
//!     Document::new("a.txt", "Mayor Ilse Brandt said the bridge will close on Monday."),
//!     Document::new("b.txt", "The bridge will close on Monday, according to the mayor."),
//! ];
//! let account = account(documents, &resources, &Options::default());
//! println!("{}", account.points.len());
//! # Ok::<(), twosource::LoadError>(())
//! ```

pub use twosource_analyze as analysis;
pub use twosource_compare as comparison;
pub use twosource_ingest as ingest;
pub use twosource_models as models;
pub use twosource_page as page;
pub use twosource_report as report;
pub use twosource_stories as stories;
pub use twosource_text as text;

pub use twosource_analyze::{Analysis, analyze};
pub use twosource_compare::{Account, Options, compare};
pub use twosource_models::{LoadError, Profile, Resources};

use rayon::prelude::*;
use twosource_text::Document;

/// The account of the reports of one event.
///
/// Runs on the current rayon pool; the result is the same for any number of threads and any order
/// of the documents.
pub fn account(documents: Vec<Document>, resources: &Resources, options: &Options) -> Account {
    let documents = dates::borrow(documents);
    let analyzed = documents.into_par_iter().map(|document| {
        let analysis = analyze(&document, resources);
        (document, analysis)
    });
    compare(analyzed.collect(), options)
}

mod dates;

pub use dates::borrow as borrow_dates;
pub use twosource_stories::{Event, Events, events};
