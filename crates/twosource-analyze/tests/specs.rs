//! The examples in `specs/`: what the analysis tells of each attribution, rule by rule.
//!
//! A spec file begins with comments (`#`) that state its rule. Its examples follow, an empty line
//! between them:
//!
//! ```text
//! Published: 2031-06-04
//! Mayor Ilse Brandt told reporters on Monday that the bridge was closed.
//!   cue: told
//!   addressee: reporters
//!   times: Monday
//! ```
//!
//! Lines at the margin are the text, a paragraph each; `Published:` gives its date. Each indented
//! `cue` chooses the attribution whose cue has these words (named again, the next such one), and the
//! lines below it say what holds of it. `none` stands for nothing, ` + ` joins several, and
//! `absent: WORDS` says that no attribution has such a cue. The keys are those of `value_of`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may panic like tests")]

use std::fs;
use std::path::{Path, PathBuf};

use twosource_analyze::{Analysis, Attribution, AttributionKind, Voice, analyze};
use twosource_models::Resources;
use twosource_text::{Basis, Date, Document, Known, Span};

#[test]
fn every_example_holds() {
    let resources = Resources::load().unwrap();
    let mut count = 0;
    let mut failures = Vec::new();
    for path in files() {
        for example in examples(&path) {
            count += example.expected.len();
            failures.extend(example.failures(&resources));
        }
    }
    assert!(count > 0, "no examples");
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("specs");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files
}

/// A text and what should hold of it.
#[derive(Default)]
struct Example {
    file: String,
    published: Option<Date>,
    text: Vec<String>,
    expected: Vec<Expected>,
}

/// One indented line.
struct Expected {
    line: usize,
    key: String,
    value: String,
}

fn examples(path: &Path) -> Vec<Example> {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let new = || Example { file: file.clone(), ..Example::default() };
    let mut found = vec![new()];
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
        if line.trim().is_empty() {
            found.push(new());
        } else {
            found.last_mut().unwrap().add(line, number);
        }
    }
    found.retain(|example| !example.text.is_empty());
    found
}

fn date_of(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    Date::new(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

impl Example {
    fn add(&mut self, line: &str, number: usize) {
        if let Some(date) = line.strip_prefix("Published: ") {
            self.published = date_of(date);
        } else if line.starts_with(' ') {
            let (key, value) = line.trim().split_once(": ").unwrap_or_else(|| {
                panic!("{}:{number}: no `key: value`: {line}", self.file);
            });
            let (key, value) = (key.into(), value.trim().into());
            self.expected.push(Expected { line: number, key, value });
        } else {
            self.text.push(line.to_owned());
        }
    }

    fn failures(&self, resources: &Resources) -> Vec<String> {
        let mut document = Document::new("spec", self.text.join("\n"));
        document.meta.published =
            self.published.clone().map(|value| Known { value, basis: Basis::Given });
        let read = Read { analysis: analyze(&document, resources), document };
        let mut chosen: Option<usize> = None;
        let mut failures = Vec::new();
        for (at, expected) in self.expected.iter().enumerate() {
            let fail = |found: &str| {
                let Expected { line, key, value } = expected;
                format!("{}:{line}: {key}: {value}, but found: {found}", self.file)
            };
            match expected.key.as_str() {
                "cue" => {
                    let before = self.expected.iter().take(at);
                    let again = before.filter(|e| e.key == "cue" && e.value == expected.value);
                    chosen = read.with_cue(&expected.value).nth(again.count());
                    if chosen.is_none() {
                        failures.push(fail(&read.cues()));
                    }
                }
                "absent" if read.with_cue(&expected.value).next().is_some() => {
                    failures.push(fail(&read.cues()));
                }
                "absent" => {}
                key => {
                    let found = chosen.map(|chosen| read.value_of(chosen, key));
                    if let Some(found) = found.filter(|found| *found != expected.value) {
                        failures.push(fail(&found));
                    }
                }
            }
        }
        failures
    }
}

/// An example, read.
struct Read {
    document: Document,
    analysis: Analysis,
}

impl Read {
    fn words(&self, span: Span) -> &str {
        self.document.slice(span)
    }

    /// The attributions whose cue has some words.
    fn with_cue<'a>(&'a self, words: &'a str) -> impl Iterator<Item = usize> + 'a {
        let has = move |cue: &str| format!(" {cue} ").contains(&format!(" {words} "));
        let attributions = self.analysis.attributions.iter().enumerate();
        attributions.filter(move |(_, a)| has(self.words(a.cue))).map(|(at, _)| at)
    }

    fn cues(&self) -> String {
        let cues = self.analysis.attributions.iter().map(|a| self.words(a.cue));
        let cues: Vec<_> = cues.collect();
        if cues.is_empty() { "no attribution".into() } else { format!("cues {}", cues.join(" + ")) }
    }

    fn value_of(&self, at: usize, key: &str) -> String {
        let attribution = &self.analysis.attributions[at];
        let said = &self.analysis.utterances[at];
        let words = |span: Option<Span>| span.map(|span| self.words(span).to_owned());
        let value = match key {
            "source" => words(attribution.source),
            "speakers" => self.names(&self.analysis.speakers[at]),
            "content" => joined(attribution.content.iter().map(|&piece| self.words(piece))),
            "kind" => Some(kind(attribution).into()),
            "parent" => attribution.parent.map(|at| self.source(&self.analysis.attributions[at])),
            "act" => Some(said.act.name().into()),
            "polarity" => said.polarity.map(|polarity| polarity.name().into()),
            "certainty" => Some(said.certainty.name().into()),
            "evidence" => said.evidence.map(|mode| mode.name().into()),
            "addressee" => words(said.addressee),
            "addressees" => self.names(&said.addressees),
            "setting" => words(said.setting),
            "times" => joined(said.times.iter().map(|&t| self.words(self.analysis.times[t].span))),
            "time_values" => {
                joined(said.times.iter().filter_map(|&t| {
                    self.analysis.times[t].value.as_ref().map(ToString::to_string)
                }))
            }
            "chain" => Some(self.chain(&said.voices)),
            _ => panic!("no such key: {key}"),
        };
        value.unwrap_or_else(|| "none".into())
    }

    fn source(&self, attribution: &Attribution) -> String {
        attribution.source.map_or("?", |source| self.words(source)).to_owned()
    }

    fn names(&self, entities: &[usize]) -> Option<String> {
        joined(entities.iter().map(|&at| self.words(self.analysis.entities[at].name)))
    }

    /// The sources from the outlet inward; `?` where one is not stated.
    fn chain(&self, voices: &[Voice]) -> String {
        let sources = voices.iter().map(|v| v.source.map_or("?", |source| self.words(source)));
        sources.collect::<Vec<_>>().join(" > ")
    }
}

fn joined<T: AsRef<str>>(parts: impl Iterator<Item = T>) -> Option<String> {
    let parts: Vec<String> = parts.map(|part| part.as_ref().to_owned()).collect();
    (!parts.is_empty()).then(|| parts.join(" + "))
}

const fn kind(attribution: &Attribution) -> &'static str {
    match attribution.kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Indirect => "indirect",
        AttributionKind::Mixed => "mixed",
    }
}
