//! Task `reading`: the names, times and numbers of single reports, as `score_reading.py` reads
//! them.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use serde::Serialize;
use twosource::analysis::{
    Analysis, Entity, EntityKind, Measure, TimeExpression, TimeModifier, read_measures, read_times,
};
use twosource::borrow_dates;
use twosource::text::Document;
use twosource::{Resources, analyze};

use crate::meter::Timings;
use crate::predict::code_points;
use crate::quantity::QuantityItem;
use crate::read::{self, Named};
use crate::run::Run;

/// Inputs and options of the task.
#[derive(Args)]
pub(crate) struct ReadingArgs {
    /// Folders with `a.txt` and `b.txt`, or .jsonl and .jsonl.gz files with `id`, `text` and `dct`
    /// (publication date) in each line.
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    /// Read nothing else; what needs no encoder is read without it.
    #[arg(long, value_enum)]
    pub(crate) only: Option<Layer>,
    /// When the reports of folders were published, where their texts do not say.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
}

/// A part of the task.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layer {
    /// Time expressions.
    Times,
    /// Numbers with what they count.
    Quantities,
}

/// A line of the task: one report.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    entities: Vec<EntityItem>,
    times: Vec<TimeItem>,
    quantities: Vec<QuantityItem>,
}

#[derive(Debug, Serialize)]
struct EntityItem {
    name: String,
    r#type: &'static str,
    mentions: Vec<[usize; 2]>,
}

#[derive(Debug, Serialize)]
struct TimeItem {
    start: usize,
    end: usize,
    r#type: &'static str,
    value: Option<String>,
    r#mod: Option<&'static str>,
}

/// Runs the task on all inputs.
pub(crate) fn run(run: &Run, args: &ReadingArgs, out: &mut impl Write) -> Result<Timings> {
    let mut reports = Vec::new();
    for input in &args.input {
        reports.extend(named(input, args.published.as_deref())?);
    }
    let read = |named: &Named, resources: &Resources| match args.only {
        Some(Layer::Times) => line(named, &read_times(&named.document, resources), &[]),
        Some(Layer::Quantities) => line(named, &[], &read_measures(&named.document, resources)),
        None => of_analysis(named, &analyze(&named.document, resources)),
    };
    run.each_of(&reports, |named, resources| vec![read(named, resources)], out)
}

/// The reports of a folder, with the date of one lent to the other as in an account, or records.
fn named(input: &Path, published: Option<&str>) -> Result<Vec<Named>> {
    if !input.is_dir() {
        return read::records(input);
    }
    let folder = input.canonicalize()?;
    let slug = folder.file_name().and_then(|name| name.to_str());
    let slug = slug.with_context(|| format!("{}: no name", input.display()))?;
    let mut reports = Vec::new();
    let mut names = Vec::new();
    for name in ["a", "b"] {
        let report = read::dated_report(&input.join(name).with_extension("txt"), published)?;
        names.push((report.id(), format!("{slug}/{name}")));
        reports.push(report);
    }
    let id = |document: &Document| names.iter().find(|(id, _)| *id == document.id());
    let named = borrow_dates(reports).into_iter().filter_map(|document| {
        let id = id(&document)?.1.clone();
        Some(Named { id, document })
    });
    Ok(named.collect())
}

fn of_analysis(named: &Named, analysis: &Analysis) -> Line {
    let document = &named.document;
    let entities = analysis.entities.iter().map(|entity| entity_item(document, entity)).collect();
    Line { entities, ..line(named, &analysis.times, &analysis.measures) }
}

fn entity_item(document: &Document, entity: &Entity) -> EntityItem {
    let mentions = entity.mentions.iter().map(|mention| code_points(document, mention.name));
    EntityItem {
        name: document.slice(entity.name).split_whitespace().collect::<Vec<_>>().join(" "),
        r#type: kind(entity.kind),
        mentions: mentions.collect(),
    }
}

/// The types of the gold; its spelling is British.
const fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Country => "country",
        EntityKind::Place => "place",
        EntityKind::Facility => "facility",
        EntityKind::Event => "event",
        EntityKind::Product => "product",
        EntityKind::Other => "other",
    }
}

fn line(named: &Named, times: &[TimeExpression], measures: &[Measure]) -> Line {
    let times = times.iter().map(|time| time_item(&named.document, time)).collect();
    let quantities = measures.iter().map(|measure| QuantityItem::of(&named.document, measure));
    let quantities = quantities.collect();
    Line { id: named.id.clone(), entities: Vec::new(), times, quantities }
}

fn time_item(document: &Document, time: &TimeExpression) -> TimeItem {
    let [start, end] = code_points(document, time.span);
    TimeItem {
        start,
        end,
        r#type: time.kind.name(),
        value: time.value.as_ref().map(ToString::to_string),
        r#mod: time.modifier.map(TimeModifier::name),
    }
}
