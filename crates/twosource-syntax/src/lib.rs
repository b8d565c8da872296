//! Tokens, parts of speech, lemmas, dependencies and names of English text.
//!
//! The inference of spaCy's `en_core_web_sm` 3.8 (Explosion, MIT license) in Rust, with its own
//! weights: the same text gives the same tokens, tags, heads and names, but for the last bits of
//! floating-point sums. See `model/MODEL_CARD.md` for the weights, their training data and how far
//! the two agree.
//!
//! ```text
//! text -> tokens -> features -> vectors -> tags
//!                                       -> arcs -> heads, sentences
//!                            -> vectors -> names
//!                   tags, heads -> coarse parts of speech -> lemmas
//! ```
//!
//! Invariants: reading cannot fail and does no input or output; tokens are in text order, do not
//! overlap and leave out nothing but single spaces; no arc and no name crosses a given sentence.

mod arc_eager;
mod embed;
mod error;
mod hash;
mod label;
mod lemma;
mod lexeme;
mod ner;
mod pipeline;
mod projective;
mod ruler;
mod rules;
mod tagger;
mod tokenizer;
mod transition;
mod weights;

pub use error::LoadError;
pub use label::{Dep, NameLabel, Pos, Tag};
pub use pipeline::{Block, Name, Parse, Pipeline, Sentence, Token};
