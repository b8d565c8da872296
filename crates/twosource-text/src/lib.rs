//! The texts that Twosource reads and the positions in them.
//!
//! A [`Document`] is one published text, kept exactly as it was decoded and never changed. Every
//! result of the program is a [`Span`] (a byte range of one document) or a [`Passage`] (a span
//! together with its document), so that each word shown can be traced to the words that were read.
//!
//! ```
//! use twosource_text::Document;
//!
//! let document = Document::new("a.txt", "Mayor Ilse Brandt said the bridge “is safe”.");
//! let span = document.find("bridge").unwrap();
//! assert_eq!(document.slice(span), "bridge");
//! // Curly quotation marks take three bytes each but count as one code point.
//! let quote = document.find("“is safe”").unwrap();
//! assert_eq!(quote.len(), 13);
//! assert_eq!(document.code_points(quote), 34..43);
//! ```
//!
//! Invariant: this crate knows no rules of language, no files and no JSON. Of punctuation it knows
//! where quotation marks open and close, since the reading of one document and the comparison of two
//! texts must agree on that.

mod block;
mod document;
mod index;
mod meta;
mod note;
mod quotation;
mod span;

pub use block::{Block, BlockKind};
pub use document::{DocId, Document};
pub use meta::{Basis, Candidate, Credit, CreditRole, Date, Field, Known, Meta, Raw};
pub use note::{Note, NoteKind};
pub use quotation::{Quotation, quotations};
pub use span::{Passage, Span};
