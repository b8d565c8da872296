//! The reading of single reports, layer by layer.
//!
//! A layer is scored where the gold has it: folders of reports have names and quantities, and times
//! where the day of publication is known; files of records have times only.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use super::pool;
use super::score::said;
use crate::reading::{self, Layer, ReadingArgs};
use crate::run::Run;

/// Layers of the gold, by the scorer's names.
const LAYERS: [&str; 3] = ["entities", "times", "quantities"];

/// Runs the task on `input` (a folder of two reports, a folder of such folders, or a file of
/// records) and scores each layer: the scorer's JSON under the layer's name.
pub(super) fn score(run: &Run, scorer: &Path, input: &Path) -> Result<(Value, Vec<PathBuf>)> {
    let inputs = inputs(input)?;
    let only = input.is_file().then_some(Layer::Times);
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(File::create(file.path())?);
    reading::run(run, &ReadingArgs { input: inputs.clone(), only, published: None }, &mut out)?;
    out.flush()?;
    let layers = if only.is_some() { &["times"][..] } else { &LAYERS[..] };
    let mut scores = Map::new();
    for layer in layers {
        let mut command = Command::new("python3");
        command.arg(scorer).arg(layer).args(&inputs).arg("--pred").arg(file.path());
        scores.insert((*layer).to_owned(), said(&mut command)?);
    }
    Ok((Value::Object(scores), gold(&inputs)))
}

fn inputs(input: &Path) -> Result<Vec<PathBuf>> {
    if input.is_file() || input.join("a.txt").is_file() {
        return Ok(vec![input.to_path_buf()]);
    }
    pool::folders(input)
}

/// The files that the scorer reads.
fn gold(inputs: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for input in inputs {
        if input.is_file() {
            files.push(input.clone());
            continue;
        }
        let layers = LAYERS.iter().map(|layer| input.join(format!("{layer}.jsonl")));
        let texts = ["a.txt", "b.txt"].iter().map(|name| input.join(name));
        files.extend(texts.chain(layers).filter(|file| fs::exists(file).unwrap_or(false)));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_folders_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pair = folder.path().join("pair");
        fs::create_dir(&pair).unwrap();
        for name in ["a.txt", "b.txt", "times.jsonl"] {
            fs::write(pair.join(name), "").unwrap();
        }
        assert_eq!(inputs(folder.path()).unwrap(), std::slice::from_ref(&pair));
        let gold = gold(std::slice::from_ref(&pair));
        assert_eq!(gold, ["a.txt", "b.txt", "times.jsonl"].map(|name| pair.join(name)));
    }
}
