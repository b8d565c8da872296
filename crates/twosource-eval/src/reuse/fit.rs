//! The settings of reuse, fixed on development data.
//!
//! ```text
//! twosource-eval settings reuse --data DIR [--write]
//! ```
//!
//! One setting after another is tried with all its values, others unchanged, twice over; of values
//! that do equally well the middle one is taken, so that a setting stands as far from harm as it can.
//! What is aimed at is the mean F1 of copies and of all reuse, on real and on constructed pairs:
//! no setting may differ between them. The figures that are told are those of a cross-validation
//! over stories, where each fifth of the stories is judged with settings that were fixed without it;
//! their intervals are drawn over stories (Efron 1979).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result};
use rayon::prelude::*;
use twosource::text::Document;
use twosource_reuse::{Collection, Relation, Settings, Shared, judge};

use super::gold::{Counts, GoldPair, Label, Pair, ordered, read};
use crate::generate::Random;
use crate::read::{self as records, Named};
use crate::run::Run;

/// Settings of the alignment with the values that are tried.
const ALIGNMENT: [(&str, &[&str]); 7] = [
    ("seed", &["3", "4", "5"]),
    ("gap", &["6", "8", "10", "12"]),
    ("gap_cost", &["0.3", "0.5", "0.7"]),
    ("passage_words", &["6", "8", "10"]),
    ("passage_own", &["0.3", "0.4", "0.5"]),
    ("passage_enough", &["10", "12", "15", "20"]),
    ("related", &["0.3", "0.35", "0.4", "0.45", "0.5"]),
];

/// Settings of the judgement, from, to and step in hundredths.
const JUDGEMENT: [(&str, i32, i32, i32); 2] = [("copy_weight", 30, 60, 5), ("copy", 30, 60, 1)];

/// The same in words.
const WORDS: [(&str, i32, i32, i32); 2] = [("least_words", 20, 40, 5), ("partial", 5, 30, 1)];

/// What it weighs, beside an F1, that copies and partial ones are told apart: tie-breaker only, since
/// between an updated report and one with long passages of another there is no line.
const RELATION: f64 = 0.1;
/// Values of the judgement whose aim differs by less do equally well: about one real pair, whose
/// label may be a matter of opinion.
const TIE: f64 = 0.006;
/// The same for the alignment, which every constructed pair goes through.
const SMALL_TIE: f64 = 0.0002;
/// Parts of the stories, each judged without itself.
const FOLDS: usize = 5;
/// Draws for an interval.
const DRAWS: usize = 1000;

/// What the files of a data set are called.
const SETS: [(&str, &str, &str); 2] = [
    ("real", "stories/dev.jsonl.gz", "reuse/dev.pairs.jsonl"),
    ("constructed", "reuse-synth/dev.docs.jsonl.gz", "reuse-synth/dev.pairs.jsonl.gz"),
];

/// Fixes the settings, prints them with their figures and, if asked to, writes them.
pub(crate) fn run(run: &Run, data: &Path, write: bool, out: &mut impl Write) -> Result<()> {
    let sets = SETS.iter().map(|(name, docs, pairs)| Set::read(name, data, docs, pairs));
    let mut fit = Fit { sets: sets.collect::<Result<_>>()?, known: BTreeMap::new() };
    let all = |_: usize| true;
    let settings = run.install(|_| fit.search(all));
    writeln!(out, "{settings}")?;
    let judged = run.install(|_| {
        let fold = |fold: usize| (fold, fit.search(|group| group % FOLDS != fold));
        (0..FOLDS).map(fold).collect::<Vec<_>>()
    });
    for (at, set) in (0..).zip(SETS) {
        let rows = fit.rows(&settings).get(at).cloned().unwrap_or_default();
        told(out, set.0, "fixed on all", &tallies(&rows, &settings, all))?;
        let mut held_out = BTreeMap::new();
        for (fold, settings) in &judged {
            let rows = fit.rows(settings).get(at).cloned().unwrap_or_default();
            held_out.extend(tallies(&rows, settings, |group| group % FOLDS == *fold));
        }
        told(out, set.0, "cross-validated", &held_out)?;
    }
    for (shingle, window) in [(5, 8), (5, 6), (4, 8), (4, 6), (3, 6)] {
        let mut settings = settings.clone();
        (settings.shingle, settings.window) = (shingle, window);
        write!(out, "candidates, shingle {shingle}, window {window}:")?;
        for (set, (name, ..)) in fit.sets.iter().zip(SETS) {
            let (found, missed) = run.install(|_| candidates(set, &settings));
            write!(out, " {name} {found} ({missed} pairs missed)")?;
        }
        writeln!(out)?;
    }
    if write {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../twosource-reuse/data/settings.txt");
        std::fs::write(path, settings.to_string()).context(path)?;
    }
    Ok(())
}

/// Documents with labelled pairs.
struct Set {
    records: Vec<Named>,
    gold: BTreeMap<Pair, GoldPair>,
    /// The story of each document.
    groups: Vec<usize>,
}

impl Set {
    fn read(name: &str, data: &Path, documents: &str, pairs: &str) -> Result<Self> {
        let records = records::records(&data.join(documents)).with_context(|| name.to_owned())?;
        let gold = read(&data.join(pairs))?;
        let stories = data.join("stories/dev.gold.tsv");
        let groups = if name == "real" {
            of_stories(&records, &records::text(&stories)?)
        } else {
            of_pairs(&records, &gold)
        };
        Ok(Self { records, gold, groups })
    }
}

/// Stories by their names in the gold data.
fn of_stories(records: &[Named], gold: &str) -> Vec<usize> {
    let story: BTreeMap<&str, &str> =
        gold.lines().filter_map(|line| line.split_once('\t')).collect();
    let names: BTreeMap<&str, usize> =
        story.values().copied().collect::<BTreeSet<_>>().into_iter().zip(0..).collect();
    let of = |named: &Named| names.get(story.get(named.id.as_str())?).copied();
    records.iter().map(|named| of(named).unwrap_or(0)).collect()
}

/// Texts that were made of one text are one story.
fn of_pairs(records: &[Named], gold: &BTreeMap<Pair, GoldPair>) -> Vec<usize> {
    let at: BTreeMap<&str, usize> =
        records.iter().map(|named| named.id.as_str()).zip(0..).collect();
    let mut group: Vec<usize> = (0..records.len()).collect();
    for (a, b) in gold.keys() {
        let (Some(&a), Some(&b)) = (at.get(a.as_str()), at.get(b.as_str())) else { continue };
        let (Some(&a), Some(&b)) = (group.get(a), group.get(b)) else { continue };
        group.iter_mut().filter(|group| **group == b).for_each(|group| *group = a);
    }
    group
}

/// A pair with what it shares.
#[derive(Clone)]
struct Row {
    group: usize,
    label: Label,
    shared: Shared,
}

/// The search, with what was aligned before.
struct Fit {
    sets: Vec<Set>,
    known: BTreeMap<String, Vec<Vec<Row>>>,
}

impl Fit {
    /// The best settings on the stories that `uses` takes.
    fn search(&mut self, uses: impl Fn(usize) -> bool + Copy) -> Settings {
        let mut settings = Settings::default();
        for _ in 0..2 {
            for (name, values) in ALIGNMENT {
                let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
                self.choose(&mut settings, name, &values, SMALL_TIE, uses);
            }
            for (name, from, to, step) in JUDGEMENT {
                let values: Vec<String> =
                    steps(from, to, step).map(|n| (f64::from(n) / 100.0).to_string()).collect();
                self.choose(&mut settings, name, &values, TIE, uses);
            }
            for (name, from, to, step) in WORDS {
                let values: Vec<String> = steps(from, to, step).map(|n| n.to_string()).collect();
                self.choose(&mut settings, name, &values, TIE, uses);
            }
        }
        settings
    }

    fn choose(
        &mut self,
        settings: &mut Settings,
        name: &str,
        values: &[String],
        tie: f64,
        uses: impl Fn(usize) -> bool + Copy,
    ) {
        let with = |value: &str| {
            let mut settings = settings.clone();
            settings.set(name, value);
            settings
        };
        let scores: Vec<f64> = values.iter().map(|value| self.aim(&with(value), uses)).collect();
        let best = scores.iter().copied().fold(0.0, f64::max);
        let is_best = |(_, score): &(&String, &f64)| best - **score < tie;
        let tied: Vec<&String> =
            values.iter().zip(&scores).filter(is_best).map(|both| both.0).collect();
        if let Some(value) = tied.get(tied.len().saturating_sub(1) / 2) {
            settings.set(name, value);
        }
    }

    /// The mean F1 of copies and of all reuse over the sets.
    fn aim(&mut self, settings: &Settings, uses: impl Fn(usize) -> bool) -> f64 {
        // A text that stands whole in another is a copy of it, however long the other is.
        if settings.copy > settings.copy_weight {
            return 0.0;
        }
        let sets = self.rows(settings);
        let f1 = |rows: &Vec<Row>| {
            let (copies, any) = total(tallies(rows, settings, &uses).values());
            copies.f1() + any.f1() + RELATION * named_rightly(rows, settings, &uses)
        };
        sets.iter().map(f1).sum::<f64>() / 4.0
    }

    /// The pairs of each set, aligned.
    fn rows(&mut self, settings: &Settings) -> &Vec<Vec<Row>> {
        let mut key = settings.clone();
        for (name, ..) in JUDGEMENT.iter().chain(&WORDS) {
            key.set(name, "0");
        }
        let sets = &self.sets;
        self.known
            .entry(key.to_string())
            .or_insert_with(|| sets.iter().map(|set| aligned(set, settings)).collect())
    }
}

fn steps(from: i32, to: i32, step: i32) -> impl Iterator<Item = i32> {
    (from..=to).step_by(usize::try_from(step).unwrap_or(1))
}

/// The candidates of a set and the labelled pairs among the rest, which share nothing.
fn aligned(set: &Set, settings: &Settings) -> Vec<Row> {
    let documents: Vec<&Document> = set.records.iter().map(|named| &named.document).collect();
    let collection = Collection::of(&documents, settings);
    let id = |at: usize| set.records.get(at).map_or("", |named| named.id.as_str());
    let group = |at: usize| set.groups.get(at).copied().unwrap_or(0);
    let found: BTreeMap<Pair, Row> = collection
        .pairs()
        .par_iter()
        .filter_map(|&(a, b)| {
            let pair = ordered(id(a), id(b));
            let label = set.gold.get(&pair).map_or(Label::None, |gold| gold.label);
            Some((
                pair,
                Row { group: group(a), label, shared: collection.shared((a, b), settings)? },
            ))
        })
        .collect();
    let at: BTreeMap<&str, usize> =
        set.records.iter().map(|named| named.id.as_str()).zip(0..).collect();
    let missed =
        set.gold.iter().filter(|(pair, _)| !found.contains_key(*pair)).map(|(pair, gold)| Row {
            group: at.get(pair.0.as_str()).map_or(0, |&at| group(at)),
            label: gold.label,
            shared: Shared { passages: Vec::new(), words: 0, shares: (0.0, 0.0) },
        });
    let missed: Vec<Row> =
        missed.filter(|row| matches!(row.label, Label::Copy | Label::Partial)).collect();
    found.into_values().chain(missed).collect()
}

/// How many candidates a set has, and how many copies and partial pairs are not among them.
fn candidates(set: &Set, settings: &Settings) -> (usize, usize) {
    let documents: Vec<&Document> = set.records.iter().map(|named| &named.document).collect();
    let collection = Collection::of(&documents, settings);
    let id = |at: usize| set.records.get(at).map_or("", |named| named.id.as_str());
    let found: BTreeSet<Pair> =
        collection.pairs().iter().map(|&(a, b)| ordered(id(a), id(b))).collect();
    let is_positive = |gold: &GoldPair| matches!(gold.label, Label::Copy | Label::Partial);
    let missed = set.gold.iter().filter(|(pair, gold)| is_positive(gold) && !found.contains(*pair));
    (found.len(), missed.count())
}

/// Copies alone and all reuse.
type Both = (Counts, Counts);

/// The counts of each story.
fn tallies(
    rows: &[Row],
    settings: &Settings,
    uses: impl Fn(usize) -> bool,
) -> BTreeMap<usize, Both> {
    let mut found: BTreeMap<usize, Both> = BTreeMap::new();
    for row in rows.iter().filter(|row| uses(row.group)) {
        let (relation, _): (Relation, f64) = judge(&row.shared, settings);
        let (copies, any) = found.entry(row.group).or_default();
        copies.add_copy(row.label, relation);
        any.add_any(row.label, relation);
    }
    found
}

/// The mean share of copies and of partial ones that have the right name, of those found.
fn named_rightly(rows: &[Row], settings: &Settings, uses: impl Fn(usize) -> bool) -> f64 {
    let (mut right, mut all) = ([0.0; 2], [0.0; 2]);
    for row in rows.iter().filter(|row| uses(row.group)) {
        let (at, name) = match row.label {
            Label::Copy => (0, Relation::Copy),
            Label::Partial => (1, Relation::Partial),
            Label::None | Label::Ignore => continue,
        };
        let (relation, _) = judge(&row.shared, settings);
        if relation != Relation::Trace {
            all[at] += 1.0;
            right[at] += f64::from(u8::from(relation == name));
        }
    }
    let share = |at: usize| right[at] / f64::max(all[at], 1.0);
    f64::midpoint(share(0), share(1))
}

fn total<'a>(stories: impl Iterator<Item = &'a Both>) -> Both {
    stories.fold(Both::default(), |sum, both| (sum.0.sum(both.0), sum.1.sum(both.1)))
}

/// One line of figures with 95 % intervals.
fn told(out: &mut impl Write, set: &str, how: &str, stories: &BTreeMap<usize, Both>) -> Result<()> {
    let (copies, any) = total(stories.values());
    let (low, high) = interval(stories, |both| both.0);
    write!(
        out,
        "{set}, {how}: copy F1 {:.4} [{low:.3}, {high:.3}] (fp {}, missed {})",
        copies.f1(),
        copies.false_positives,
        copies.positives - copies.hits
    )?;
    let (low, high) = interval(stories, |both| both.1);
    writeln!(
        out,
        "; copy and partial F1 {:.4} [{low:.3}, {high:.3}] (fp {}, missed {})",
        any.f1(),
        any.false_positives,
        any.positives - any.hits
    )?;
    Ok(())
}

/// The middle 95 % of F1 over stories drawn with replacement.
fn interval(stories: &BTreeMap<usize, Both>, of: impl Fn(&Both) -> Counts) -> (f64, f64) {
    let counts: Vec<Counts> = stories.values().map(of).collect();
    let mut random = Random::new(1);
    let mut draw = || {
        let drawn = counts.iter().map(|_| random.pick(&counts));
        drawn.fold(Counts::default(), Counts::sum).f1()
    };
    let mut draws: Vec<f64> = (0..DRAWS).map(|_| draw()).collect();
    draws.sort_by(f64::total_cmp);
    let at = |rank: usize| draws.get(rank).copied().unwrap_or(0.0);
    (at(DRAWS / 40), at(DRAWS - 1 - DRAWS / 40))
}
