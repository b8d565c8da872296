//! Which texts derive from one text.

mod align;
mod find;
mod furniture;
mod index;
mod judge;
mod settings;
mod signature;
mod words;

pub use align::{Shared, SharedPassage, Text, align};
pub use find::{Collection, Reuse, find};
pub use index::{Candidate, Index};
pub use judge::{Relation, judge};
pub use settings::Settings;
pub use signature::signature;
pub use words::Words;
