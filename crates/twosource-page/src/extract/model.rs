//! Decision trees that say how likely a piece of text belongs to the report.
//!
//! Gradient-boosted trees (Friedman 2001; fitted with `LightGBM`, Ke et al. 2017) in a form of our own,
//! little-endian: the number of trees (u32), then for each tree the number of its splits (u32), its
//! splits (feature u16, threshold f32, left i16, right i16) and its leaves (f32 each, one more than
//! splits). A child from 0 on is a split; a negative one, `-1 - n`, is leaf `n`. A row goes left where
//! its feature is at most the threshold. The sum over all trees is the log odds.

use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../../data/report.trees");

/// The model that is built in; without trees where its bytes are damaged.
pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(BYTES).unwrap_or_default());

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Model {
    trees: Vec<Tree>,
}

#[derive(Clone, Debug, PartialEq)]
struct Tree {
    splits: Vec<Split>,
    leaves: Vec<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Split {
    feature: u16,
    threshold: f32,
    left: i16,
    right: i16,
}

impl Model {
    /// `None` where the bytes are cut off or a tree would not end.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes);
        let count = bytes.u32()?;
        let trees: Option<Vec<Tree>> = (0..count).map(|_| tree(&mut bytes)).collect();
        bytes.0.is_empty().then_some(Self { trees: trees? })
    }

    /// How likely a piece with these features belongs to the report, from 0 to 1.
    pub(super) fn probability(&self, features: &[f32]) -> f32 {
        let odds: f32 = self.trees.iter().map(|tree| tree.value(features)).sum();
        1.0 / (1.0 + (-odds).exp())
    }
}

impl Tree {
    fn value(&self, features: &[f32]) -> f32 {
        let mut at = 0_i16;
        while let Ok(split) = usize::try_from(at) {
            let Some(split) = self.splits.get(split) else { break };
            let feature = features.get(usize::from(split.feature)).copied().unwrap_or_default();
            at = if feature <= split.threshold { split.left } else { split.right };
        }
        let leaf = usize::try_from(-1 - i32::from(at)).unwrap_or_default();
        self.leaves.get(leaf).copied().unwrap_or_default()
    }
}

/// Children come after their split, so that every way through a tree ends.
fn tree(bytes: &mut Bytes) -> Option<Tree> {
    let count = usize::try_from(bytes.u32()?).ok()?;
    let splits: Option<Vec<Split>> = (0..count).map(|_| bytes.split()).collect();
    let splits = splits?;
    let leaves: Option<Vec<f32>> = (0..=count).map(|_| bytes.f32()).collect();
    let after = |at: usize, child: i16| usize::try_from(child).map_or(true, |child| child > at);
    let ends = splits
        .iter()
        .enumerate()
        .all(|(at, split)| after(at, split.left) && after(at, split.right));
    ends.then_some(Tree { splits, leaves: leaves? })
}

/// Bytes that are read from the front.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }

    fn split(&mut self) -> Option<Split> {
        let feature = self.take().map(u16::from_le_bytes)?;
        let threshold = self.f32()?;
        let left = self.take().map(i16::from_le_bytes)?;
        let right = self.take().map(i16::from_le_bytes)?;
        Some(Split { feature, threshold, left, right })
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Model};

    /// One tree: feature 1 at most 2.5 gives the first leaf.
    fn small(left: i16) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(1_u16.to_le_bytes());
        bytes.extend(2.5_f32.to_le_bytes());
        bytes.extend(left.to_le_bytes());
        bytes.extend((-2_i16).to_le_bytes());
        bytes.extend((-4.0_f32).to_le_bytes());
        bytes.extend(4.0_f32.to_le_bytes());
        bytes
    }

    #[test]
    fn a_row_finds_its_leaf() {
        let model = Model::read(&small(-1)).unwrap();
        assert!(model.probability(&[0.0, 2.5]) < 0.02);
        assert!(model.probability(&[0.0, 2.6]) > 0.98);
        assert!(model.probability(&[]) < 0.02, "an absent feature is zero");
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let bytes = small(-1);
        assert_eq!(Model::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Model::read(&small(0)), None, "a tree that goes in circles");
        assert_eq!(Model::read(b"\xff\xff\xff\xff"), None);
    }

    #[test]
    fn the_built_in_model_is_whole() {
        assert!(Model::read(BYTES).is_some_and(|model| model.trees.len() > 100));
    }
}
