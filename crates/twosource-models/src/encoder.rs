//! The encoder: word pieces to scores.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};

use crate::LoadError;

static WEIGHTS: &[u8] = include_bytes!("../weights/attribution-l6.onnx");

/// Vocabulary index of the piece that opens a window; as a link target it means "no source".
const CLS: i32 = 101;
/// Vocabulary index of the piece that closes a window.
const SEP: i32 = 102;
/// The opening and closing pieces are no words.
const NO_SYNTAX: [i32; 5] = [0; 5];

/// What the parser says of a word: part of speech, relation, class of the distance to its head, kind
/// of name, kind of clause; 0 for "none".
pub type WordSyntax = [u8; 5];

/// One paragraph as the encoder sees it, without the opening and closing pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Vocabulary indices of the pieces.
    pub ids: Vec<u32>,
    /// Input type of each piece's word, 0 to 5: lower case, capitalized or all capitals, outside
    /// (0 to 2) or inside (3 to 5) quotation marks.
    pub types: Vec<u8>,
    /// Syntax of each piece's word.
    pub syntax: Vec<WordSyntax>,
}

/// A dense row-major matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    values: Vec<f32>,
    columns: usize,
}

impl Matrix {
    /// A matrix of `values.len() / columns` rows.
    pub fn new(values: Vec<f32>, columns: usize) -> Self {
        Self { values, columns }
    }

    /// One row; empty when there is no such row.
    pub fn row(&self, row: usize) -> &[f32] {
        self.values.get(row * self.columns..(row + 1) * self.columns).unwrap_or(&[])
    }
}

/// Scores of one window. Row and column 0 stand for the opening piece, so piece `i` is `i + 1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// `[pieces + 2, 7]`: logits of O, B-source, I-source, B-cue, I-cue, B-content, I-content.
    pub tags: Matrix,
    /// `[pieces + 2, pieces + 2]`: row, a word of a content; column, the first piece of its cue.
    pub content_cue: Matrix,
    /// `[pieces + 2, pieces + 2]`: row, a word of a cue; column, the first piece of its source,
    /// column 0 where it has none.
    pub cue_source: Matrix,
}

/// Something that scores a window. A trait, so that another runtime or model can be put in.
pub trait Encoder: Send + Sync {
    /// Scores of one window; `None` when the window is empty or longer than the model can read.
    ///
    /// The same window always gets the same scores, whatever was scored before.
    fn encode(&self, window: &Window) -> Option<Scores>;
}

/// The embedded six-layer model, run by `rten` on the calling thread.
pub struct RtenEncoder {
    model: Model,
    inputs: [NodeId; 3],
    outputs: [NodeId; 3],
    options: RunOptions,
}

impl RtenEncoder {
    /// Most pieces that a window may hold: the model has 512 positions, two of them reserved.
    pub const MAX_PIECES: usize = 510;

    pub(crate) fn embedded() -> Result<Self, LoadError> {
        let fail = |error: &dyn std::fmt::Display| LoadError::Encoder(error.to_string());
        // Packed weights double the speed of short windows and cost 11 MB.
        let model = ModelOptions::with_ops(OpRegistry::with_all_ops())
            .prepack_weights(true)
            .load_static_slice(WEIGHTS)
            .map_err(|error| fail(&error))?;
        let nodes = |names: [&str; 3]| -> Result<[NodeId; 3], LoadError> {
            let [a, b, c] = names.map(|name| model.node_id(name));
            Ok([
                a.map_err(|error| fail(&error))?,
                b.map_err(|error| fail(&error))?,
                c.map_err(|error| fail(&error))?,
            ])
        };
        let inputs = nodes(["input_ids", "token_type_ids", "syntax"])?;
        let outputs = nodes(["tags", "content_cue", "cue_source"])?;
        // Callers spread windows over threads; inside a window one thread is fastest.
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        let options = RunOptions::default().with_thread_pool(Some(pool));
        Ok(Self { model, inputs, outputs, options })
    }
}

impl Encoder for RtenEncoder {
    fn encode(&self, window: &Window) -> Option<Scores> {
        let pieces = window.ids.len();
        let whole = window.types.len() == pieces && window.syntax.len() == pieces;
        if pieces == 0 || pieces > Self::MAX_PIECES || !whole {
            return None;
        }
        let length = pieces + 2;
        let ids = framed(CLS, window.ids.iter().map(|&id| i32::try_from(id).unwrap_or(0)), SEP);
        let types = framed(0, window.types.iter().map(|&kind| i32::from(kind)), 0);
        let features = window.syntax.iter().flatten().map(|&value| i32::from(value));
        let syntax: Vec<i32> = NO_SYNTAX.into_iter().chain(features).chain(NO_SYNTAX).collect();
        let [ids, types] =
            [&ids, &types].map(|data| NdTensorView::from_data([1, length], data.as_slice()));
        let syntax = NdTensorView::from_data([1, length, NO_SYNTAX.len()], syntax.as_slice());
        let inputs = [ids.into(), types.into(), syntax.into()];
        let inputs = self.inputs.into_iter().zip(inputs).collect();
        let found = self.model.run(inputs, &self.outputs, Some(self.options.clone())).ok()?;
        let mut matrices = found.into_iter().map(|value| {
            let tensor: NdTensor<f32, 3> = value.try_into().ok()?;
            let columns = tensor.size(2);
            Some(Matrix::new(tensor.into_data(), columns))
        });
        Some(Scores {
            tags: matrices.next()??,
            content_cue: matrices.next()??,
            cue_source: matrices.next()??,
        })
    }
}

fn framed(first: i32, inner: impl Iterator<Item = i32>, last: i32) -> Vec<i32> {
    std::iter::once(first).chain(inner).chain(std::iter::once(last)).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn weights_are_those_of_the_model_card() {
        let mut digest = String::new();
        for byte in Sha256::digest(WEIGHTS) {
            write!(digest, "{byte:02x}").unwrap();
        }
        assert!(include_str!("../weights/MODEL_CARD.md").contains(&digest), "{digest}");
    }

    #[test]
    fn scores_cover_the_window_and_repeat() {
        let encoder = RtenEncoder::embedded().unwrap();
        let window = Window {
            ids: vec![1996, 3664, 2056, 2053, 1012],
            types: vec![1, 0, 0, 0, 0],
            syntax: vec![[0; 5]; 5],
        };
        let scores = encoder.encode(&window).unwrap();
        assert_eq!(scores.tags.row(6).len(), 7);
        assert_eq!(scores.content_cue.row(6).len(), 7);
        assert!(scores.tags.row(7).is_empty());
        let longer = Window { ids: vec![2053; 90], types: vec![0; 90], syntax: vec![[0; 5]; 90] };
        encoder.encode(&longer).unwrap();
        assert_eq!(encoder.encode(&window).unwrap(), scores);
    }

    #[test]
    fn windows_out_of_range_have_no_scores() {
        let encoder = RtenEncoder::embedded().unwrap();
        assert!(encoder.encode(&Window::default()).is_none());
        let long = RtenEncoder::MAX_PIECES + 1;
        assert!(
            encoder
                .encode(&Window {
                    ids: vec![2053; long],
                    types: vec![0; long],
                    syntax: vec![[0; 5]; long]
                })
                .is_none()
        );
    }
}
