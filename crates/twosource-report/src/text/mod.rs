//! Terminal output.

mod account;
mod accounts;
mod attributions;
mod explain;
mod page;
mod profiles;
mod reading;
mod stories;
mod wrap;

pub use account::text;
pub use accounts::accounts_text;
pub use attributions::attributions;
pub use explain::explain;
pub use profiles::profiles;
pub use reading::reading;
pub use stories::{revision, stories_text};

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Columns of a line. What is narrower than 40 is laid out for 40.
    pub width: usize,
    /// Whether styles of ANSI terminals are written.
    pub color: bool,
    /// Whether everything is shown in full, also what stands in one report only.
    pub show_all: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 80, color: false, show_all: false }
    }
}
