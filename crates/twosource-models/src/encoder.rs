//! The encoder: word pieces to scores.

use std::sync::{Arc, Mutex};
use std::thread;

use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, Value};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use crate::{LoadError, Profile};

/// Vocabulary index of the piece that opens a window; as a link target it means "no source".
const CLS: i32 = 101;
/// Vocabulary index of the piece that closes a window.
const SEP: i32 = 102;

/// What the parser says of a word: part of speech, relation, class of the distance to its head, kind
/// of name, kind of clause; 0 for "none".
pub type WordSyntax = [u8; 5];

/// One paragraph as the encoder sees it, without the opening and closing pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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

    /// Number of values in all rows.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
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

/// An embedded model, run by `rten`.
pub struct RtenEncoder {
    model: Model,
    inputs: Vec<(NodeId, Input)>,
    outputs: [NodeId; 3],
    pools: Pools,
}

impl RtenEncoder {
    /// Most pieces that a window may hold: the model has 512 positions, two of them reserved.
    pub const MAX_PIECES: usize = 510;

    /// Loads the model of a profile.
    pub fn load(profile: Profile) -> Result<Self, LoadError> {
        let fail = |error: &dyn std::fmt::Display| LoadError::Encoder(error.to_string());
        // Packed weights double the speed of short windows and cost 11 MB.
        let model = ModelOptions::with_ops(OpRegistry::with_all_ops())
            .prepack_weights(true)
            .load_static_slice(profile.weights())
            .map_err(|error| fail(&error))?;
        let node = |name: &str| model.node_id(name).map_err(|error| fail(&error));
        let outputs = [node("tags")?, node("content_cue")?, node("cue_source")?];
        let known = |&id: &NodeId| -> Result<(NodeId, Input), LoadError> {
            let name = model.node_info(id).and_then(|node| node.name().map(str::to_owned));
            let name = name.unwrap_or_default();
            let input = Input::named(&name);
            Ok((id, input.ok_or_else(|| fail(&format!("unknown input {name}")))?))
        };
        let inputs = model.input_ids().iter().map(known).collect::<Result<_, _>>()?;
        Ok(Self { model, inputs, outputs, pools: Pools::default() })
    }

    fn run(&self, window: &Window) -> Option<Vec<Value>> {
        let inputs = self.inputs.iter().map(|&(id, input)| (id, input.value(window).into()));
        let inputs = inputs.collect();
        let pool = self.pools.take();
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
        let run = || self.model.run(inputs, &self.outputs, Some(options)).ok();
        // A caller on a rayon thread that waited for the pool itself would take up other work
        // meanwhile, without bound, and keep more threads busy than it was given.
        let found = thread::scope(|scope| scope.spawn(run).join().ok())?;
        self.pools.give_back(pool);
        found
    }
}

impl Encoder for RtenEncoder {
    fn encode(&self, window: &Window) -> Option<Scores> {
        let pieces = window.ids.len();
        let is_whole = window.types.len() == pieces && window.syntax.len() == pieces;
        if pieces == 0 || pieces > Self::MAX_PIECES || !is_whole {
            return None;
        }
        let mut matrices = self.run(window)?.into_iter().map(|value| {
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

/// Threads of the runtime, one for each window that is scored at the same time.
///
/// Inside a window one thread is fastest, so that callers spread windows over threads; a single
/// thread for all of them would score one window at a time.
#[derive(Default)]
struct Pools(Mutex<Vec<Arc<ThreadPool>>>);

impl Pools {
    fn take(&self) -> Arc<ThreadPool> {
        let idle = self.0.lock().ok().and_then(|mut pools| pools.pop());
        idle.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)))
    }

    fn give_back(&self, pool: Arc<ThreadPool>) {
        if let Ok(mut pools) = self.0.lock() {
            pools.push(pool);
        }
    }
}

/// What a model may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Input {
    Ids,
    Mask,
    Types,
    Syntax,
}

impl Input {
    fn named(name: &str) -> Option<Self> {
        match name {
            "input_ids" => Some(Self::Ids),
            "attention_mask" => Some(Self::Mask),
            "token_type_ids" => Some(Self::Types),
            "syntax" => Some(Self::Syntax),
            _ => None,
        }
    }

    /// `[1, pieces + 2]`, for the syntax `[1, pieces + 2, 5]`.
    fn value(self, window: &Window) -> Value {
        let length = window.ids.len() + 2;
        let row = |data| Value::from(NdTensor::from_data([1, length], data));
        match self {
            Self::Ids => {
                row(framed(CLS, window.ids.iter().map(|&id| i32::try_from(id).unwrap_or(0)), SEP))
            }
            Self::Mask => row(vec![1; length]),
            Self::Types => row(framed(0, window.types.iter().map(|&kind| i32::from(kind)), 0)),
            Self::Syntax => {
                let none = WordSyntax::default();
                let words = std::iter::once(&none).chain(&window.syntax).chain(Some(&none));
                let values: Vec<i32> = words.flatten().map(|&value| i32::from(value)).collect();
                NdTensor::from_data([1, length, none.len()], values).into()
            }
        }
    }
}

fn framed(first: i32, inner: impl Iterator<Item = i32>, last: i32) -> Vec<i32> {
    std::iter::once(first).chain(inner).chain(std::iter::once(last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(ids: Vec<u32>) -> Window {
        let pieces = ids.len();
        Window { ids, types: vec![0; pieces], syntax: vec![[0; 5]; pieces] }
    }

    #[track_caller]
    fn check(profile: Profile) {
        let encoder = RtenEncoder::load(profile).unwrap();
        let short = window(vec![1996, 3664, 2056, 2053, 1012]);
        let scores = encoder.encode(&short).unwrap();
        assert_eq!(scores.tags.row(6).len(), 7);
        assert!((0..7).all(|row| scores.tags.row(row).iter().all(|score| score.is_finite())));
        assert_eq!(scores.content_cue.row(6).len(), 7);
        assert_eq!(scores.cue_source.row(6).len(), 7);
        assert!(scores.tags.row(7).is_empty());
        encoder.encode(&window(vec![2053; 90])).unwrap();
        assert_eq!(encoder.encode(&short).unwrap(), scores);
    }

    #[test]
    fn scores_cover_the_window_and_repeat() {
        check(Profile::Full);
        check(Profile::Fast);
    }

    #[test]
    fn windows_out_of_range_have_no_scores() {
        let encoder = RtenEncoder::load(Profile::Full).unwrap();
        assert!(encoder.encode(&window(Vec::new())).is_none());
        assert!(encoder.encode(&window(vec![2053; RtenEncoder::MAX_PIECES + 1])).is_none());
        let uneven = Window { types: vec![0], ..window(vec![2053; 2]) };
        assert!(encoder.encode(&uneven).is_none());
    }

    #[test]
    fn threads_change_no_score() {
        let encoder = &RtenEncoder::load(Profile::Full).unwrap();
        let windows: Vec<Window> = (1..6).map(|length| window(vec![2053; length])).collect();
        let alone: Vec<_> = windows.iter().map(|window| encoder.encode(window)).collect();
        let together: Vec<_> = thread::scope(|scope| {
            let score = |window| scope.spawn(move || encoder.encode(window));
            let threads: Vec<_> = windows.iter().map(score).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(alone, together);
    }

    #[test]
    fn the_opening_and_closing_pieces_have_no_syntax() {
        let window = Window { ids: vec![7], types: vec![1], syntax: vec![[1, 2, 3, 4, 5]] };
        let syntax: NdTensor<i32, 3> = Input::Syntax.value(&window).try_into().unwrap();
        assert_eq!(syntax.shape(), [1, 3, 5]);
        assert_eq!(syntax.into_data(), [0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0]);
    }
}
