//! Weights by name.

use half::f16;
use ndarray::Array2;
use safetensors::SafeTensors;
use safetensors::tensor::Dtype;

use crate::error::LoadError;

/// The tensors of a model, stored as 16-bit floats and used as 32-bit ones.
pub(crate) struct Weights<'a>(SafeTensors<'a>);

impl<'a> Weights<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, LoadError> {
        let tensors = SafeTensors::deserialize(bytes);
        Ok(Self(tensors.map_err(|error| LoadError::Weights(error.to_string()))?))
    }

    /// A tensor of rows of `inputs` numbers, turned, so that vectors can be multiplied by it.
    pub(crate) fn turned(&self, name: &str, inputs: usize) -> Result<Array2<f32>, LoadError> {
        let values = self.values(name)?;
        let outputs = values.len().checked_div(inputs).unwrap_or(0);
        let wrong = |_| LoadError::Weights(format!("{name} has no rows of {inputs}"));
        let matrix = Array2::from_shape_vec((outputs, inputs), values).map_err(wrong)?;
        Ok(matrix.t().as_standard_layout().into_owned())
    }

    /// All numbers of a tensor.
    pub(crate) fn values(&self, name: &str) -> Result<Vec<f32>, LoadError> {
        let missing = |error| LoadError::Weights(format!("{name}: {error}"));
        let tensor = self.0.tensor(name).map_err(missing)?;
        if tensor.dtype() != Dtype::F16 {
            return Err(LoadError::Weights(format!("{name} is not stored as 16-bit floats")));
        }
        let (pairs, _) = tensor.data().as_chunks::<2>();
        Ok(pairs.iter().map(|&pair| f16::from_le_bytes(pair).to_f32()).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use sha2::{Digest, Sha256};

    /// What is embedded is what the card describes.
    #[test]
    fn the_model_card_names_the_files() {
        let card = include_str!("../model/MODEL_CARD.md");
        let files: [&[u8]; 2] =
            [include_bytes!("../model/weights.safetensors"), include_bytes!("../model/rules.json")];
        for file in files {
            let mut digest = String::new();
            for byte in Sha256::digest(file) {
                write!(digest, "{byte:02x}").unwrap();
            }
            assert!(card.contains(&digest), "{digest}");
        }
    }
}
