//! The tables of `docs/quality.md`, from a run.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::CRATE;
use super::file::{Measure, Task};
use super::score::Scored;
use crate::meter::{Timings, processor};

const BEGIN: &str = "<!-- figures: written by `twosource-eval floors --markdown` -->\n";
const END: &str = "<!-- end of figures -->\n";

/// Figures of others on one data set, from `peers.json`.
#[derive(Deserialize)]
struct Peers {
    /// Name of the measure.
    data: String,
    names: Vec<String>,
    rows: Vec<PeerRow>,
    speed: Vec<PeerSpeed>,
}

#[derive(Deserialize)]
struct PeerRow {
    label: String,
    /// Dotted path in the scorer's JSON.
    metric: String,
    /// In percent, in the order of the names; `null` where there is none.
    values: Vec<Option<f64>>,
}

#[derive(Deserialize)]
struct PeerSpeed {
    name: String,
    words_per_cpu_second: u32,
    peak_memory_mb: u32,
}

/// Columns of the table of profiles.
const PROFILE_COLUMNS: [(&str, &str); 4] = [
    ("who said what", "scores.all.pair_overlap.f1"),
    ("the same with the cue", "scores.all.triple_overlap.f1"),
    ("every word right", "scores.all.triple_exact.f1"),
    ("content, every word right", "scores.all.content_exact.f1"),
];

/// Columns of the table of pairs: label and dotted path.
const PAIR_COLUMNS: [(&str, &str); 8] = [
    ("attribution F1", "attributions.f1"),
    ("speaker", "attributions.speaker_accuracy"),
    ("alignment F1, strict", "alignments_strict.f1"),
    ("alignment F1", "alignments.f1"),
    ("P", "alignments.precision"),
    ("R", "alignments.recall"),
    ("differences found", "alignments.must_differ_recall"),
    ("traps kept apart", "traps.apart"),
];

/// Columns of the table of numbers across reports.
const FIGURE_COLUMNS: [(&str, &str); 6] = [
    ("pairs found", "pair_recall"),
    ("slots found", "slot_recall"),
    ("slots mixed up", "mixed_slots"),
    ("verdict right", "verdict"),
    ("differences found", "differ_recall"),
    ("false differences", "false_differ"),
];

/// Columns of the table of single reports.
const READING_COLUMNS: [(&str, &str); 9] = [
    ("names F1", "entities.name.f1"),
    ("names R", "entities.name.r"),
    ("who is who F1", "entities.who.f1"),
    ("pronouns", "entities.pronouns"),
    ("times F1", "times.span_f1"),
    ("time values F1", "times.value_f1"),
    ("numbers found", "quantities.found"),
    ("value right", "quantities.value_right"),
    ("unit right", "quantities.unit_right"),
];

/// Columns of the table of text reuse.
const REUSE_COLUMNS: [(&str, &str); 10] = [
    ("copy F1", "copy.f1"),
    ("P", "copy.p"),
    ("R", "copy.r"),
    ("copy and partial F1", "any.f1"),
    ("P", "any.p"),
    ("R", "any.r"),
    ("R: agency copy", "recall.agency"),
    ("cut", "recall.truncate"),
    ("edited", "recall.light_edit"),
    ("2.5 % of characters damaged", "recall.ocr2pct"),
];

/// Columns of the table of stories.
const STORY_COLUMNS: [(&str, &str); 6] = [
    ("B-cubed F1", "bcubed_f1"),
    ("P", "bcubed_p"),
    ("R", "bcubed_r"),
    ("pair F1", "pair_f1"),
    ("P", "pair_p"),
    ("R", "pair_r"),
];

/// Columns of the table of pages.
const EXTRACTION_COLUMNS: [(&str, &str); 10] = [
    ("text F1", "f1"),
    ("P", "precision"),
    ("R", "recall"),
    ("every word", "exact"),
    ("segments F1", "seg_f1"),
    ("title", "title"),
    ("date", "date"),
    ("dates given that are right", "date_precision"),
    ("all authors", "author"),
    ("authors given with one right", "author_precision"),
];

/// Replaces the figures in `docs/quality.md`.
pub(super) fn write(measures: &[Measure], scores: &[Scored]) -> Result<()> {
    let path = format!("{CRATE}/../../docs/quality.md");
    let page = fs::read_to_string(&path).with_context(|| path.clone())?;
    let page = replaced(&page, &block(measures, scores)?).context("no place for the figures")?;
    fs::write(&path, page).context(path)
}

/// The page with `block` between the two marks.
fn replaced(page: &str, block: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{block}{END}{after}"))
}

fn block(measures: &[Measure], scores: &[Scored]) -> Result<String> {
    let peers: Peers = serde_json::from_str(include_str!("../../peers.json"))?;
    let both = || measures.iter().zip(scores);
    let mut text = String::new();
    if let Some((_, scored)) = both().find(|(measure, _)| measure.name == peers.data) {
        beside_peers(&peers, scored, &mut text)?;
        if let Some(timings) = &scored.timings {
            speed(&peers, timings, &mut text)?;
        }
    }
    let own: Vec<_> = both().filter(|(measure, _)| measure.task == Task::Attributions).collect();
    table("The two profiles, F1 in percent", "data", &PROFILE_COLUMNS, &own, &mut text)?;
    let of = |tasks: &[Task]| -> Vec<(&Measure, &Scored)> {
        both().filter(|(measure, _)| tasks.contains(&measure.task)).collect()
    };
    let pairs = "From two reports to one account, in percent";
    let (hard, all): (Vec<_>, Vec<_>) = of(&[Task::Pair, Task::Pairs])
        .into_iter()
        .partition(|(measure, _)| measure.metrics.keys().any(|path| phenomenon(path).is_some()));
    table(pairs, "pair", &PAIR_COLUMNS, &all, &mut text)?;
    hard.iter().try_for_each(|(measure, scored)| phenomena(measure, scored, &mut text))?;
    let figures = "Numbers across reports, in percent";
    table(figures, "data", &FIGURE_COLUMNS, &of(&[Task::Figures]), &mut text)?;
    let reuse = "Copies of one text, in percent";
    table(reuse, "pairs", &REUSE_COLUMNS, &of(&[Task::Reuse]), &mut text)?;
    let stories = "A stream of reports to stories, in percent";
    table(stories, "stream", &STORY_COLUMNS, &of(&[Task::Stories]), &mut text)?;
    let pages = "The text and the metadata of web pages, in percent";
    table(pages, "pages", &EXTRACTION_COLUMNS, &of(&[Task::Extraction]), &mut text)?;
    let reading = "Reading single reports, in percent";
    table(reading, "data", &READING_COLUMNS, &of(&[Task::Reading]), &mut text)?;
    Ok(text)
}

fn beside_peers(peers: &Peers, scored: &Scored, text: &mut String) -> Result<()> {
    writeln!(text, "\n### Who said what, F1 in percent\n")?;
    writeln!(text, "| {} | Twosource | {} |", peers.data, peers.names.join(" | "))?;
    writeln!(text, "|---|---|{}", "---|".repeat(peers.names.len()))?;
    for row in &peers.rows {
        let ours =
            scored.metric(&row.metric).map_or("-".to_owned(), |value| percent(value * 100.0));
        let theirs: Vec<_> = row.values.iter().map(|v| v.map_or("-".to_owned(), percent)).collect();
        writeln!(text, "| {} | **{ours}** | {} |", row.label, theirs.join(" | "))?;
    }
    Ok(())
}

fn speed(peers: &Peers, timings: &Timings, text: &mut String) -> Result<()> {
    let whole = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.0}"));
    let processor = processor().unwrap_or_else(|| "an unknown processor".to_owned());
    writeln!(text, "\n### Speed and memory, one thread\n")?;
    writeln!(text, "| | words per CPU-second | peak memory, MB |\n|---|---|---|")?;
    let (words, memory) = (whole(timings.words_per_cpu_second), whole(timings.peak_memory_mb));
    writeln!(text, "| Twosource, on {processor} | **{words}** | **{memory}** |")?;
    for peer in &peers.speed {
        let PeerSpeed { name, words_per_cpu_second, peak_memory_mb } = peer;
        writeln!(text, "| {name} | {words_per_cpu_second} | {peak_memory_mb} |")?;
    }
    Ok(())
}

/// A table of data sets with some figures of each; a figure that a set does not have is a dash.
fn table(
    title: &str,
    corner: &str,
    columns: &[(&str, &str)],
    rows: &[(&Measure, &Scored)],
    text: &mut String,
) -> Result<()> {
    let heads: Vec<_> = columns.iter().map(|(label, _)| *label).collect();
    writeln!(text, "\n### {title}\n")?;
    writeln!(text, "| {corner} | {} |", heads.join(" | "))?;
    writeln!(text, "|---|{}", "---|".repeat(heads.len()))?;
    for (measure, scored) in rows {
        let cell = |path| scored.metric(path).map_or("-".to_owned(), |v| percent(v * 100.0));
        // Without the day of publication the times of these reports cannot be told.
        let undated = |path: &str| measure.input == "pairs" && path.starts_with("times.");
        let cell = |path| if undated(path) { "-".to_owned() } else { cell(path) };
        let cells: Vec<_> = columns.iter().map(|(_, path)| cell(path)).collect();
        writeln!(text, "| {} | {} |", measure.name, cells.join(" | "))?;
    }
    Ok(writeln!(text)?)
}

/// A table of what makes facts hard: how many there are, found, and found with a right relation.
fn phenomena(measure: &Measure, scored: &Scored, text: &mut String) -> Result<()> {
    let name = &measure.name;
    writeln!(text, "\n### The facts of our {name}, in percent\n")?;
    writeln!(text, "| phenomenon | facts | found | relation right |\n|---|---|---|---|")?;
    for name in measure.metrics.keys().filter_map(|path| phenomenon(path)) {
        let figure = |what: &str| scored.metric(&format!("phenomena.{name}.{what}"));
        let cell = |what: &str| figure(what).map_or("-".to_owned(), |v| percent(v * 100.0));
        let facts = figure("facts").unwrap_or_default();
        writeln!(text, "| {name} | {facts:.0} | {} | {} |", cell("found"), cell("right"))?;
    }
    Ok(writeln!(text)?)
}

/// The phenomenon that a metric is about, if it is.
fn phenomenon(path: &str) -> Option<&str> {
    path.strip_prefix("phenomena.")?.strip_suffix(".right")
}

fn percent(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_the_figures_are_replaced() {
        let page = format!("# A\n{BEGIN}old\n{END}rest\n");
        assert_eq!(replaced(&page, "new\n").unwrap(), format!("# A\n{BEGIN}new\n{END}rest\n"));
        assert_eq!(replaced("# A\n", "new\n"), None);
    }

    #[test]
    fn the_page_has_a_place_for_the_figures() {
        let page = fs::read_to_string(format!("{CRATE}/../../docs/quality.md")).unwrap();
        assert!(replaced(&page, "").is_some());
    }

    #[test]
    fn ours_stand_beside_the_peers() {
        let peers = Peers {
            data: "invented".into(),
            names: vec!["One".into(), "Two".into()],
            rows: vec![PeerRow {
                label: "pairs".into(),
                metric: "f1".into(),
                values: vec![Some(40.0), None],
            }],
            speed: Vec::new(),
        };
        let mut text = String::new();
        beside_peers(&peers, &Scored::new(json!({"f1": 0.756}), String::new()), &mut text).unwrap();
        assert!(
            text.contains("| invented | Twosource | One | Two |\n|---|---|---|---|\n"),
            "{text}"
        );
        assert!(text.ends_with("| pairs | **75.6** | 40.0 | - |\n"), "{text}");
    }

    #[test]
    fn hard_facts_have_a_row_for_each_phenomenon() {
        let mut measure = super::super::file::load().unwrap().remove(0);
        measure.name = "own pairs".into();
        measure.metrics = [("phenomena.a, b.right".to_owned(), 0.0)].into();
        let scores = json!({"phenomena": {"a, b": {"facts": 4, "found": 0.5, "right": 0.25}}});
        let mut text = String::new();
        phenomena(&measure, &Scored::new(scores, String::new()), &mut text).unwrap();
        assert!(text.contains("\n### The facts of our own pairs, in percent\n"), "{text}");
        assert!(text.contains("| a, b | 4 | 50.0 | 25.0 |\n"), "{text}");
    }

    #[test]
    fn peers_have_a_value_for_every_name() {
        let peers: Peers = serde_json::from_str(include_str!("../../peers.json")).unwrap();
        assert!(peers.rows.iter().all(|row| row.values.len() == peers.names.len()));
    }
}
