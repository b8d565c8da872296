//! Tokens to vectors: hashed embeddings and four residual convolutions (spaCy's `HashEmbedCNN`).

use std::ops::Range;

use ndarray::Array2;
use rustc_hash::FxHashMap;

use crate::error::LoadError;
use crate::hash::row_hashes;
use crate::lexeme::Features;
use crate::rules::Rules;
use crate::weights::Weights;

/// Width of a token's vector.
pub(crate) const WIDTH: usize = 96;

/// Values from which each output of a layer takes the largest.
const PIECES: usize = 3;

/// Convolutions after the first layer; each sees one neighbor on both sides.
const DEPTH: usize = 4;

/// One embedding table with its hash seed.
struct Table {
    seed: u32,
    /// [`WIDTH`] numbers for each row.
    rows: Vec<f32>,
}

/// A maxout layer with normalization.
struct Layer {
    /// Inputs by outputs times [`PIECES`].
    weights: Array2<f32>,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// The network of one part of the pipeline.
pub(crate) struct Embedder {
    tables: Vec<Table>,
    mix: Layer,
    convolutions: Vec<Layer>,
}

impl Embedder {
    /// The network named `part`, which looks at the first `features` features of each token.
    pub(crate) fn new(
        weights: &Weights,
        rules: &Rules,
        part: &str,
        features: usize,
    ) -> Result<Self, LoadError> {
        let table = |at: usize| {
            let name = format!("{part}.hashembed{at}");
            let seed = rules.seeds.get(&name).copied();
            let seed = seed.ok_or_else(|| LoadError::Rules(format!("no seed of {name}")))?;
            Ok(Table { seed, rows: weights.values(&format!("{name}.E"))? })
        };
        let layer = |at: usize| Layer::new(weights, part, at, if at == 0 { features } else { 3 });
        Ok(Self {
            tables: (0..features).map(table).collect::<Result<_, _>>()?,
            mix: layer(0)?,
            convolutions: (1..=DEPTH).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// One row of [`WIDTH`] numbers for each token.
    ///
    /// The convolutions run over [`DEPTH`] empty rows on both sides of every block too, as they did
    /// in training: these take something from the tokens next to them and give it back to them. Over
    /// as many rows nothing gets from one block to the next.
    pub(crate) fn vectors(&self, tokens: &[Features], blocks: &[Range<usize>]) -> Array2<f32> {
        let mixed = self.mixed(tokens);
        let mut vectors = Array2::zeros((tokens.len() + DEPTH * (blocks.len() + 1), WIDTH));
        for (block, number) in blocks.iter().zip(1..) {
            copy_rows(&mixed, block.clone(), &mut vectors, block.start + DEPTH * number);
        }
        for layer in &self.convolutions {
            vectors += &layer.apply(&with_neighbors(&vectors));
        }
        let mut inner = mixed;
        for (block, number) in blocks.iter().zip(1..) {
            let padded = block.start + DEPTH * number..block.end + DEPTH * number;
            copy_rows(&vectors, padded, &mut inner, block.start);
        }
        inner
    }

    /// The tokens before they look at each other. Words come again, so that each is mixed once.
    fn mixed(&self, tokens: &[Features]) -> Array2<f32> {
        let mut places: FxHashMap<Vec<u64>, usize> = FxHashMap::default();
        let mut distinct: Vec<Features> = Vec::new();
        let place = |token: &Features| {
            let features = token.get(..self.tables.len()).unwrap_or_default();
            *places.entry(features.to_vec()).or_insert_with(|| {
                distinct.push(*token);
                distinct.len() - 1
            })
        };
        let places: Vec<usize> = tokens.iter().map(place).collect();
        let mixed = self.mix.apply(&self.embed(&distinct));
        let mut all = Array2::zeros((tokens.len(), WIDTH));
        for (mut row, place) in all.rows_mut().into_iter().zip(places) {
            row.assign(&mixed.row(place));
        }
        all
    }

    fn embed(&self, tokens: &[Features]) -> Array2<f32> {
        let width = self.tables.len() * WIDTH;
        let mut embedded = Array2::zeros((tokens.len(), width));
        let rows = embedded.as_slice_mut().unwrap_or_default().chunks_exact_mut(width.max(1));
        for (row, features) in rows.zip(tokens) {
            let (places, _) = row.as_chunks_mut::<WIDTH>();
            for ((table, &feature), sum) in self.tables.iter().zip(features).zip(places) {
                table.add(feature, sum);
            }
        }
        embedded
    }
}

impl Table {
    /// Adds the four rows of a feature to `sum`.
    fn add(&self, feature: u64, sum: &mut [f32; WIDTH]) {
        let (rows, _) = self.rows.as_chunks::<WIDTH>();
        for hash in row_hashes(feature, self.seed) {
            let at = usize::try_from(hash).ok().and_then(|hash| hash.checked_rem(rows.len()));
            if let Some(row) = at.and_then(|at| rows.get(at)) {
                sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
        }
    }
}

/// Copies some rows of one matrix into another, the first of them to row `at`.
fn copy_rows(from: &Array2<f32>, rows: Range<usize>, to: &mut Array2<f32>, at: usize) {
    let from = from.as_slice().unwrap_or_default().get(rows.start * WIDTH..rows.end * WIDTH);
    let place = at * WIDTH..(at + rows.len()) * WIDTH;
    let to = to.as_slice_mut().unwrap_or_default().get_mut(place);
    if let (Some(from), Some(to)) = (from, to) {
        to.copy_from_slice(from);
    }
}

/// Each vector between those of its neighbors; zeros beyond the ends.
fn with_neighbors(vectors: &Array2<f32>) -> Array2<f32> {
    const NONE: [f32; WIDTH] = [0.0; WIDTH];
    let mut wide = Array2::zeros((vectors.nrows(), 3 * WIDTH));
    let (rows, _) = vectors.as_slice().unwrap_or_default().as_chunks::<WIDTH>();
    let wide_rows = wide.as_slice_mut().unwrap_or_default().chunks_exact_mut(3 * WIDTH);
    for (at, row) in wide_rows.enumerate() {
        let neighbors = [at.checked_sub(1), Some(at), Some(at + 1)];
        for (place, from) in row.chunks_exact_mut(WIDTH).zip(neighbors) {
            place.copy_from_slice(from.and_then(|from| rows.get(from)).unwrap_or(&NONE));
        }
    }
    wide
}

impl Layer {
    fn new(weights: &Weights, part: &str, at: usize, vectors: usize) -> Result<Self, LoadError> {
        Ok(Self {
            weights: weights.turned(&format!("{part}.maxout{at}.W"), vectors * WIDTH)?,
            bias: weights.values(&format!("{part}.maxout{at}.b"))?,
            gain: weights.values(&format!("{part}.layernorm{at}.G"))?,
            shift: weights.values(&format!("{part}.layernorm{at}.b"))?,
        })
    }

    fn apply(&self, inputs: &Array2<f32>) -> Array2<f32> {
        let candidates = inputs.dot(&self.weights);
        let mut outputs = Array2::zeros((inputs.nrows(), WIDTH));
        let (rows, _) = outputs.as_slice_mut().unwrap_or_default().as_chunks_mut::<WIDTH>();
        let candidates = candidates.as_slice().unwrap_or_default().chunks_exact(WIDTH * PIECES);
        for (output, candidates) in rows.iter_mut().zip(candidates) {
            self.largest(candidates, output);
            self.normalize(output);
        }
        outputs
    }

    fn largest(&self, candidates: &[f32], output: &mut [f32; WIDTH]) {
        let (pieces, _) = candidates.as_chunks::<PIECES>();
        let (biases, _) = self.bias.as_chunks::<PIECES>();
        for ((output, [a, b, c]), [x, y, z]) in output.iter_mut().zip(pieces).zip(biases) {
            *output = (a + x).max(b + y).max(c + z);
        }
    }

    /// Layer normalization: mean 0 and variance 1, then gain and shift.
    fn normalize(&self, row: &mut [f32; WIDTH]) {
        const COUNT: f32 = 96.0;
        let mean = row.iter().sum::<f32>() / COUNT;
        let variance = row.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / COUNT;
        let scale = 1.0 / (variance + 1e-8).sqrt();
        for ((value, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
            *value = (*value - mean) * scale * gain + shift;
        }
    }
}
