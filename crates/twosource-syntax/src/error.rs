//! Why a model does not load.

use thiserror::Error;

/// The model's files are not what this program expects. A broken build, not a matter of input.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The weights cannot be read.
    #[error("the weights do not load: {0}")]
    Weights(String),
    /// The rules cannot be read.
    #[error("the rules do not load: {0}")]
    Rules(String),
}
