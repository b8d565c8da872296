//! The figures of reuse that have floors.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use super::ReuseArgs;
use super::gold::{self, GoldPair, Label, Pair, ordered};
use crate::meter::Timings;
use crate::read;
use crate::run::Run;

/// The documents of a file of pairs: beside it, or the stories.
pub(crate) fn documents(pairs: &Path) -> PathBuf {
    let name = pairs
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().replace(".pairs.", ".docs."));
    let beside = pairs.with_file_name(name);
    if beside.is_file() { beside } else { pairs.with_file_name("../stories/dev.jsonl.gz") }
}

/// Runs the task and scores it: copies alone, all reuse, and the recall of each operation that
/// texts were made with.
pub(crate) fn score(
    run: &Run,
    said: impl Fn(&mut Command) -> Result<Value>,
    scorer: &Path,
    pairs: &Path,
) -> Result<(Value, Timings)> {
    let input = documents(pairs);
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(File::create(file.path())?);
    let args = ReuseArgs { input: input.clone(), settings: None, signatures_only: false };
    let timings = super::run(run, &args, &mut out)?;
    out.flush()?;
    let score = |options: &[&str]| {
        let mut command = Command::new("python3");
        command.arg(scorer).arg(pairs).arg(file.path()).arg("--docs").arg(&input);
        said(command.args(options).arg("--json"))
    };
    let copies = score(&["--threshold", "0.5"])?;
    let any = score(&["--positive", "copy,partial"])?;
    let recall = recall(&gold::read(pairs)?, &read::text(file.path())?)?;
    Ok((json!({"copy": copies, "any": any, "recall": recall}), timings))
}

/// The share of copies found, by each operation that one of the two texts was made with.
fn recall(gold: &BTreeMap<Pair, GoldPair>, predicted: &str) -> Result<BTreeMap<String, f64>> {
    let mut copies = std::collections::BTreeSet::new();
    for line in predicted.lines() {
        let value: Value = serde_json::from_str(line)?;
        let name = |key: &str| value.get(key).and_then(Value::as_str).context("no name");
        if value.get("relation").and_then(Value::as_str) == Some("copy") {
            copies.insert(ordered(name("a")?, name("b")?));
        }
    }
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (pair, gold) in gold.iter().filter(|(_, gold)| gold.label == Label::Copy) {
        for name in gold.ops.iter().filter(|name| *name != "orig") {
            let (found, all) = counts.entry(name).or_default();
            *found += u32::from(copies.contains(pair));
            *all += 1;
        }
    }
    let share = |(found, all): (u32, u32)| f64::from(found) / f64::from(all);
    Ok(counts.into_iter().map(|(name, counts)| (name.to_owned(), share(counts))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recall_counts_for_each_operation() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dev.pairs.jsonl");
        let gold = "{\"a\": \"x\", \"b\": \"y\", \"label\": \"copy\", \"ops\": [\"orig\", \"cut\"]}\n\
                    {\"a\": \"z\", \"b\": \"y\", \"label\": \"copy\", \"ops\": [\"edit\", \"cut\"]}\n";
        std::fs::write(&path, gold).unwrap();
        let predicted = "{\"a\": \"y\", \"b\": \"x\", \"relation\": \"copy\"}\n\
                         {\"a\": \"y\", \"b\": \"z\", \"relation\": \"partial\"}";
        let found = recall(&gold::read(&path).unwrap(), predicted).unwrap();
        let expected = [("cut".to_owned(), 0.5), ("edit".to_owned(), 0.0)];
        assert_eq!(found, BTreeMap::from(expected));
        assert!(documents(&path).ends_with("../stories/dev.jsonl.gz"));
    }
}
