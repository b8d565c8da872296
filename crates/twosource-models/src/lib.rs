//! Weights and word lists, embedded in the program.
//!
//! [`Resources`] is the one door through which they reach the analysis. Nothing here reads a
//! file, the network or the environment: the weights are part of the binary, and a test compares
//! them with the digests on the model card (`weights/MODEL_CARD.md`). The one exception is the
//! cargo feature `onnxruntime`, off by default, which looks for a library of that name.

mod decoder;
mod encoder;
mod gazetteer;
mod lexicon;
mod memo;
#[cfg(feature = "onnxruntime")]
mod onnxruntime;
mod profile;
mod rten;
mod wordpiece;

use thiserror::Error;
use twosource_syntax::Pipeline;

pub use decoder::{Decoder, Evidence, log_odds};
pub use encoder::{Encoder, Matrix, Scores, Window, WordSyntax};
pub use gazetteer::{Gazetteer, Gender, Relation, Territory, fold};
pub use lexicon::{Lexicon, WordClasses, WordSet, stop_words};
pub use memo::Memo;
#[cfg(feature = "onnxruntime")]
pub use onnxruntime::OnnxRuntimeEncoder;
pub use profile::Profile;
pub use rten::RtenEncoder;
pub use wordpiece::{Piece, WordPieces, frequent_words};

/// The embedded parts do not load. A broken build, not a matter of input.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The encoder's weights are not what the runtime expects.
    #[error("the embedded encoder does not load: {0}")]
    Encoder(String),
    /// An option of the decoder is missing or no number.
    #[error("the embedded decoder lacks its option {0}")]
    Decoder(String),
    /// The vocabulary is not what the tokenizer expects.
    #[error("the embedded vocabulary does not load: {0}")]
    Vocabulary(String),
    /// The parser's weights or rules are not what it expects.
    #[error("the embedded parser does not load: {0}")]
    Syntax(#[from] twosource_syntax::LoadError),
}

/// Everything that an analysis needs besides the text.
pub struct Resources {
    /// Text to word pieces.
    pub pieces: WordPieces,
    /// Word pieces to scores for source, cue and content.
    pub encoder: Box<dyn Encoder>,
    /// How its scores become attributions.
    pub decoder: Decoder,
    /// Text to tokens, parts of speech, dependencies and names.
    pub syntax: Pipeline,
    /// Word lists.
    pub lexicon: Lexicon,
    /// Countries, cities and given names.
    pub gazetteer: Gazetteer,
}

impl Resources {
    /// Loads the embedded weights and word lists of the full profile; takes about 100 ms and 90 MB.
    pub fn load() -> Result<Self, LoadError> {
        Self::with_profile(Profile::default())
    }

    /// Loads the embedded weights and word lists, of the encoders only that of `profile`.
    pub fn with_profile(profile: Profile) -> Result<Self, LoadError> {
        Ok(Self {
            pieces: WordPieces::embedded()?,
            encoder: encoder_of(profile)?,
            decoder: Decoder::parse(profile.decoder())?,
            syntax: Pipeline::embedded()?,
            lexicon: Lexicon::embedded(),
            gazetteer: Gazetteer::embedded(),
        })
    }
}

/// Where the feature `onnxruntime` finds its library; without it, `rten` runs the encoder.
#[cfg(feature = "onnxruntime")]
const LIBRARY: &str = "ORT_DYLIB_PATH";

fn encoder_of(profile: Profile) -> Result<Box<dyn Encoder>, LoadError> {
    #[cfg(feature = "onnxruntime")]
    if let Some(library) = std::env::var_os(LIBRARY) {
        let encoder = OnnxRuntimeEncoder::load(profile, library.as_ref())?;
        return Ok(Box::new(Memo::new(encoder)));
    }
    Ok(Box::new(Memo::new(RtenEncoder::load(profile)?)))
}
