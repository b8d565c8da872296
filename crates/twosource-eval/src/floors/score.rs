//! One data set: run the task, hand its output to the scorer, digest the gold.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;
use twosource::{Options, Profile};

use super::file::{Measure, Task};
use super::{CRATE, pool, reading};
use crate::meter::Timings;
use crate::run::Run;
use crate::traps;

/// The files of a pair that its scorer reads.
const PAIR_FILES: [&str; 5] =
    ["a.txt", "b.txt", "attributions.jsonl", "entities.jsonl", "facts.jsonl"];

/// Where data and scorers are.
pub(super) struct Setup {
    pub(super) data: PathBuf,
    pub(super) tools: PathBuf,
}

/// What a scorer says of one data set.
pub(super) struct Scored {
    /// The scorer's JSON.
    scores: Value,
    pub(super) gold_sha256: String,
    pub(super) timings: Option<Timings>,
}

impl Setup {
    /// Where the input of a measure is.
    fn input(&self, measure: &Measure) -> PathBuf {
        let folder = if measure.own { Path::new(CRATE).join("gold") } else { self.data.clone() };
        folder.join(&measure.input)
    }

    /// What the evaluation lacks, in words, if anything.
    pub(super) fn missing(&self, measures: &[Measure]) -> Option<String> {
        let lacks =
            |path: &PathBuf| (!path.exists()).then(|| format!("{} is not there", path.display()));
        let inputs = measures.iter().map(|measure| self.input(measure));
        let scorers = measures.iter().map(|measure| self.tools.join(&measure.scorer));
        let paths =
            [self.data.clone(), self.tools.clone()].into_iter().chain(inputs).chain(scorers);
        paths.into_iter().find_map(|path| lacks(&path)).or_else(no_python)
    }
}

fn no_python() -> Option<String> {
    let version = Command::new("python3").arg("--version").stdout(Stdio::null()).status();
    let runs = version.is_ok_and(|status| status.success());
    (!runs).then(|| "python3, which the scorers need, does not run".to_owned())
}

impl Scored {
    pub(super) fn new(scores: Value, gold_sha256: String) -> Self {
        Self { scores, gold_sha256, timings: None }
    }

    /// The number at a dotted path in the scorer's JSON.
    pub(super) fn metric(&self, path: &str) -> Option<f64> {
        number(&self.scores, path)
    }
}

/// The number at a dotted path.
pub(super) fn number(value: &Value, path: &str) -> Option<f64> {
    path.split('.').try_fold(value, |value, key| value.get(key))?.as_f64()
}

/// Runs a measure and scores it, with the profile that it names.
pub(super) fn score(run: &Run, setup: &Setup, measure: &Measure) -> Result<Scored> {
    let Some(name) = &measure.profile else { return score_with(run, setup, measure) };
    let profile = Profile::named(name).with_context(|| format!("no profile {name}"))?;
    score_with(&run.with_profile(profile)?, setup, measure)
}

fn score_with(run: &Run, setup: &Setup, measure: &Measure) -> Result<Scored> {
    let (input, scorer) = (setup.input(measure), setup.tools.join(&measure.scorer));
    match measure.task {
        Task::Attributions => attributions(run, &scorer, &input),
        Task::Pair => {
            let (object, timings) = run.account(&input, &Options::default())?;
            let mut scored = Scored::new(score_pair(&scorer, &input, &object)?, digest(&[&input])?);
            scored.timings = Some(timings);
            Ok(scored)
        }
        Task::Figures => figures(run, &scorer, &input),
        Task::Reading => {
            let (scores, gold) = reading::score(run, &scorer, &input)?;
            let paths: Vec<&Path> = gold.iter().map(PathBuf::as_path).collect();
            Ok(Scored::new(scores, digest(&paths)?))
        }
        Task::Reuse => {
            let (scores, timings) = crate::reuse::figures::score(run, said, &scorer, &input)?;
            let documents = crate::reuse::figures::documents(&input);
            let gold_sha256 = digest(&[&input, &documents])?;
            Ok(Scored { scores, gold_sha256, timings: Some(timings) })
        }
        Task::Stories => stories(run, &scorer, &input),
        Task::Extraction => extraction(run, &scorer, &input),
        Task::Pairs => {
            let folders = pool::folders(&input)?;
            let paths: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
            Ok(Scored::new(pool::score(run, &scorer, &folders)?, digest(&paths)?))
        }
    }
    .with_context(|| measure.name.clone())
}

fn attributions(run: &Run, scorer: &Path, input: &Path) -> Result<Scored> {
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(File::create(file.path())?);
    let timings = run.attributions(input, &mut out)?;
    out.flush()?;
    let scores = python(Command::new("python3").arg(scorer).arg(input).arg(file.path()))?;
    Ok(Scored { scores, gold_sha256: digest(&[input])?, timings: Some(timings) })
}

fn stories(run: &Run, scorer: &Path, input: &Path) -> Result<Scored> {
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(File::create(file.path())?);
    let timings = crate::stories::run(run, input, &mut out)?;
    out.flush()?;
    let gold = stories_gold(input);
    let scores = python(Command::new("python3").arg(scorer).arg(&gold).arg(file.path()))?;
    Ok(Scored { scores, gold_sha256: digest(&[&gold])?, timings: Some(timings) })
}

/// Shares of wrong answers are turned round, so that higher is better in all figures.
fn extraction(run: &Run, scorer: &Path, folder: &Path) -> Result<Scored> {
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(File::create(file.path())?);
    let timings = crate::extraction::run(run, folder, &mut out)?;
    out.flush()?;
    let gold = folder.join("gold.jsonl.gz");
    let mut scores = python(Command::new("python3").arg(scorer).arg(&gold).arg(file.path()))?;
    for (right, wrong) in [("date_precision", "date_wrong"), ("author_precision", "author_wrong")] {
        if let Some(share) = number(&scores, wrong) {
            scores[right] = (1.0 - share).into();
        }
    }
    Ok(Scored { scores, gold_sha256: digest(&[&gold])?, timings: Some(timings) })
}

/// `dev.gold.tsv` for `dev.jsonl.gz`, where it is there; else the input.
fn stories_gold(input: &Path) -> PathBuf {
    let name = input.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let stem = name.split_once(".jsonl").map_or(name, |(stem, _)| stem);
    let gold = input.with_file_name(format!("{stem}.gold.tsv"));
    if gold.is_file() { gold } else { input.to_path_buf() }
}

/// The stories are the folders beside the gold file.
fn figures(run: &Run, scorer: &Path, gold: &Path) -> Result<Scored> {
    let folders = pool::subfolders(gold.parent().context("no folder")?)?;
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(File::create(file.path())?);
    let timings = crate::figures::run(run, &folders, &mut out)?;
    out.flush()?;
    // This scorer prints JSON without being asked to.
    let scores = said(Command::new("python3").arg(scorer).arg(gold).arg(file.path()))?;
    Ok(Scored { scores, gold_sha256: digest(&[gold])?, timings: Some(timings) })
}

/// Scores predictions for the pair in `folder`.
pub(super) fn score_pair(
    scorer: &Path,
    folder: &Path,
    predictions: &impl serde::Serialize,
) -> Result<Value> {
    let mut file = NamedTempFile::new()?;
    serde_json::to_writer(&mut file, predictions)?;
    python(Command::new("python3").arg(scorer).arg(file.path()).arg("--gold").arg(folder))
}

fn python(command: &mut Command) -> Result<Value> {
    said(command.arg("--json"))
}

/// The JSON that a scorer prints.
pub(super) fn said(command: &mut Command) -> Result<Value> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the scorer ended with {}", output.status);
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Digest of the gold files, with their names: a file itself, or what is read of a folder.
fn digest(inputs: &[&Path]) -> Result<String> {
    let mut hash = Sha256::new();
    for input in inputs {
        let files = if input.is_dir() {
            let traps = Some(input.join(traps::FILE)).filter(|file| file.is_file());
            PAIR_FILES.iter().map(|name| input.join(name)).chain(traps).collect()
        } else {
            vec![input.to_path_buf()]
        };
        for file in files {
            let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
            let name = file.file_name().unwrap_or_default();
            hash.update(name.as_encoded_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
    }
    let mut digits = String::new();
    hash.finalize().iter().try_for_each(|byte| write!(digits, "{byte:02x}"))?;
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_found_by_path() {
        let value = json!({"a": {"b": 0.25, "c": "x"}});
        assert_eq!(number(&value, "a.b"), Some(0.25));
        assert_eq!((number(&value, "a.c"), number(&value, "b")), (None, None));
    }

    #[test]
    fn a_digest_depends_on_names_and_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            digest(&[&path]).unwrap()
        };
        let first = file("a", "x");
        assert_eq!(first.len(), 64);
        assert_eq!(first, file("a", "x"));
        assert_ne!(first, file("a", "y"));
        assert_ne!(first, file("b", "x"));
    }

    #[test]
    fn stories_have_their_gold_beside_them_or_in_them() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("dev.jsonl.gz");
        assert_eq!(stories_gold(&input), input);
        let gold = folder.path().join("dev.gold.tsv");
        fs::write(&gold, "").unwrap();
        assert_eq!(stories_gold(&input), gold);
    }

    #[test]
    fn own_gold_lies_in_the_crate() {
        let setup = Setup { data: PathBuf::from("data"), tools: PathBuf::from("tools") };
        let input = |own: bool| {
            let mut measure = super::super::file::load().unwrap().remove(0);
            measure.input = "pairs".into();
            measure.own = own;
            setup.input(&measure)
        };
        assert_eq!(input(false), Path::new("data/pairs"));
        assert_eq!(input(true), Path::new(CRATE).join("gold/pairs"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let nowhere = PathBuf::from("no-such-folder");
        let setup = Setup { data: nowhere.clone(), tools: nowhere };
        assert_eq!(setup.missing(&[]).unwrap(), "no-such-folder is not there");
    }
}
