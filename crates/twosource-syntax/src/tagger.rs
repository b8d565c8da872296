//! Fine parts of speech: one linear layer over the vectors.

use ndarray::Array2;

use crate::embed::WIDTH;
use crate::error::LoadError;
use crate::label::Tag;
use crate::transition::best;
use crate::weights::Weights;

pub(crate) struct Tagger {
    tags: Vec<Tag>,
    /// [`WIDTH`] by tags.
    weights: Array2<f32>,
    bias: Vec<f32>,
}

impl Tagger {
    pub(crate) fn new(weights: &Weights, tags: &[String]) -> Result<Self, LoadError> {
        let unknown = |text: &String| LoadError::Rules(format!("unknown tag {text}"));
        let tag = |text: &String| Tag::parse(text).ok_or_else(|| unknown(text));
        Ok(Self {
            tags: tags.iter().map(tag).collect::<Result<_, _>>()?,
            weights: weights.turned("tagger.softmax0.W", WIDTH)?,
            bias: weights.values("tagger.softmax0.b")?,
        })
    }

    /// The tag of each token by its vector.
    pub(crate) fn tags(&self, vectors: &Array2<f32>) -> Vec<Tag> {
        let scores = vectors.dot(&self.weights);
        let tag = |row: ndarray::ArrayView1<f32>| {
            let scores: Vec<f32> = row.iter().zip(&self.bias).map(|(s, b)| s + b).collect();
            best(&scores, |_| true).and_then(|at| self.tags.get(at)).copied().unwrap_or(Tag::XX)
        };
        scores.rows().into_iter().map(tag).collect()
    }
}
