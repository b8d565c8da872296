//! Where the profiles differ on who said what, report by report.

use twosource_analyze::Attribution;
use twosource_compare::Report;

use super::TextOptions;
use super::attributions::{not_read, title_line};
use super::page::{Item, Page};
use crate::Skipped;
use crate::phrase::{Phrase, Tone};
use crate::profiles::{Disagreement, Readings};
use crate::sources::{NO_SOURCE, Sources, source_name};
use crate::wording;

/// Column of the words, right of the line number.
const WORDS: usize = 7;
/// Column of what one profile finds, right of the name of the profile.
const FOUND: usize = 13;

/// Where the full and the fast profile differ in each report: attributions that one of them alone
/// has, and those with another source, cue or content. `full` and `fast` hold the same reports.
pub fn profiles(
    full: &[Report],
    fast: &[Report],
    skipped: &[Skipped],
    options: &TextOptions,
) -> String {
    let sources = Sources::new(full);
    let mut page = Page::new(options);
    for (full, fast) in full.iter().zip(fast) {
        report(&mut page, &sources, Readings { full, fast });
    }
    not_read(&mut page, skipped);
    page.finish()
}

fn report(page: &mut Page, sources: &Sources, readings: Readings) {
    title_line(page, readings.full);
    let agreement = readings.agreement();
    let count = |kind| agreement.disagreements.iter().filter(|one| one.kind() == kind).count();
    page.line(Phrase::aside(format!(
        "{} the same · {} differ · {} only in full · {} only in fast",
        wording::count(agreement.same, "attribution"),
        count("differs"),
        count("only_full"),
        count("only_fast"),
    )));
    page.gap();
    for one in &agreement.disagreements {
        disagreement(page, sources, readings, one);
    }
}

fn disagreement(page: &mut Page, sources: &Sources, readings: Readings, one: &Disagreement) {
    let Some(place) = one.place() else { return };
    let line = sources.line(readings.full.document.passage(place)).to_string();
    let column = (WORDS - 2).saturating_sub(line.len());
    let line = Phrase::new().with(Tone::Place, line);
    let head = Phrase::new().with(Tone::Strong, head(one));
    page.item(&Item::new(WORDS, head).after(column, line));
    let sides = [("full", readings.full, one.full), ("fast", readings.fast, one.fast)];
    for (name, report, attribution) in sides {
        let Some(attribution) = attribution else { continue };
        let name = Phrase::aside(name);
        page.item(&Item::new(FOUND, title(report, attribution)).after(WORDS, name));
        page.item(&Item::new(FOUND, content(sources, report, attribution)));
    }
}

fn head(one: &Disagreement) -> String {
    match one.kind() {
        "only_full" => "only in full".to_owned(),
        "only_fast" => "only in fast".to_owned(),
        _ => format!("differs: {}", one.parts().join(", ")),
    }
}

/// `the mayor · said · indirect`, in the words of the text.
fn title(report: &Report, attribution: &Attribution) -> Phrase {
    let source = attribution.source.map(|source| source_name(report, source, None));
    let source = source.unwrap_or_else(|| Phrase::plain(NO_SOURCE));
    let cue = Phrase::new().with(Tone::Words, report.document.slice(attribution.cue));
    Phrase::joined([source, cue, Phrase::aside(wording::kind(attribution.kind))], " · ")
}

fn content(sources: &Sources, report: &Report, attribution: &Attribution) -> Phrase {
    let pieces = attribution.content.iter();
    let pieces = pieces.map(|&piece| sources.words(report.document.passage(piece), &[]));
    Phrase::joined(pieces, " […] ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_differs_is_shown_side_by_side() {
        let full = sample::account().reports;
        let mut fast = full.clone();
        fast[0].analysis.attributions[0].source = None;
        fast[0].analysis.attributions.pop();
        insta::assert_snapshot!(profiles(
            &full,
            &fast,
            &sample::skipped(),
            &TextOptions::default()
        ));
    }
}
