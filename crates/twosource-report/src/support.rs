//! Who says a point: the lines that stand below the words.

use std::collections::BTreeSet;
use std::fmt::Write;

use twosource_analyze::{SpeechAct, Statement};
use twosource_compare::{Account, Finding, Point, Report, StatementRef};
use twosource_text::Passage;

use crate::differences::values;
use crate::phrase::{Phrase, Tone};
use crate::reasons::in_brackets;
use crate::sources::{Sources, short_voice_name, voice_name};
use crate::wording;

/// Reports, outlets and how many of them count: the line below the headline.
pub(crate) fn story(account: &Account) -> Phrase {
    let mut line = Phrase::plain(wording::count(account.reports.len(), "report"));
    line.push(Tone::Plain, format!(" · {}", outlets(account)));
    if account.groups.len() > 1 {
        line.push(Tone::Plain, format!(" · {} independent", account.groups.len()));
    }
    line
}

/// Outlets that are not stated are not counted: two files can come from one.
fn outlets(account: &Account) -> String {
    let outlets = account.reports.iter().filter_map(|report| report.document.meta.outlet.as_ref());
    let outlets: Vec<&str> = outlets.map(|outlet| outlet.value.as_str()).collect();
    let distinct: BTreeSet<&str> = outlets.iter().copied().collect();
    if outlets.len() == account.reports.len() {
        wording::count(distinct.len(), "outlet")
    } else {
        format!("outlet stated in {}", outlets.len())
    }
}

/// How many points each finding has: `differs 2 · agreed 5`.
pub(crate) fn tally(account: &Account) -> Phrase {
    let counts = Finding::ALL.map(|finding| (account.points_of(finding).count(), finding));
    let filled = counts.into_iter().filter(|(count, _)| *count > 0);
    let part = |(count, finding)| Phrase::plain(format!("{} {count}", wording::tally(finding)));
    Phrase::joined(filled.map(part), " · ")
}

/// Both counts, then origins and relays: `2 outlets · 1 independent · origin: Marek Dallin`.
pub(crate) fn support(sources: &Sources, point: &Point) -> Phrase {
    let support = &point.support;
    let outlets = wording::count(support.outlets, "outlet");
    let mut counts = format!("{outlets} · {} independent", support.independent);
    if !support.reasons.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(counts, " ({})", in_brackets(&support.reasons));
    }
    let parts = [Phrase::aside(counts), origins(sources, point), relays(sources, point)];
    Phrase::joined(parts, " · ")
}

fn origins(sources: &Sources, point: &Point) -> Phrase {
    let support = &point.support;
    if support.origins.is_empty() {
        return Phrase::aside("origin unstated");
    }
    let line = named(sources, point, "origin", &support.origins);
    if support.unstated == 0 {
        return line;
    }
    line.with(Tone::Aside, format!("; unstated in {}", support.unstated))
}

fn relays(sources: &Sources, point: &Point) -> Phrase {
    let relays = &point.support.relays;
    if relays.is_empty() { Phrase::new() } else { named(sources, point, "relay", relays) }
}

fn named(sources: &Sources, point: &Point, noun: &str, passages: &[Passage]) -> Phrase {
    let plural = if passages.len() == 1 { "" } else { "s" };
    let names = passages.iter().map(|passage| name_at(sources, point, *passage));
    Phrase::aside(format!("{noun}{plural}: ")).and(Phrase::joined(names, "; "))
}

/// The name at a passage: as the voice with that source is named, else the words.
fn name_at(sources: &Sources, point: &Point, passage: Passage) -> Phrase {
    let statements = point.statements.iter().filter_map(|&at| sources.statement(at));
    let here = statements.filter(|(report, _)| report.document.id() == passage.document);
    let mut voices = here.flat_map(|(report, s)| s.voices.iter().map(move |voice| (report, voice)));
    match voices.find(|(_, voice)| voice.source == Some(passage.span)) {
        Some((report, voice)) => short_voice_name(report, voice),
        None => Phrase::new().with(Tone::Name, sources.exact(passage)),
    }
}

/// What a point holds, ready to be laid out.
pub(crate) struct Said {
    pub(crate) passage: Passage,
    /// Who says it, from the outlet inward: `Radio Tesmar > Orvanian Defense Ministry: `.
    pub(crate) chain: Phrase,
    pub(crate) words: Phrase,
    /// Where other reports have the same chain and the same words.
    pub(crate) same: Vec<Passage>,
}

/// The statements of a point, in the order of the reports. What reports have word for word is one
/// entry, so that twenty copies of a text are not twenty entries.
pub(crate) fn said(sources: &Sources, point: &Point) -> Vec<Said> {
    let values = values(point);
    let mut found: Vec<Said> = Vec::new();
    for said in point.statements.iter().filter_map(|&at| said_at(sources, at, &values)) {
        // A value stands out in one of two copies only.
        let (chain, words) = (said.chain.to_string(), said.words.to_string());
        let alike = |other: &&mut Said| {
            other.chain.to_string() == chain && other.words.to_string() == words
        };
        match found.iter_mut().find(alike) {
            Some(first) => first.same.push(said.passage),
            None => found.push(said),
        }
    }
    found
}

fn said_at(sources: &Sources, at: StatementRef, values: &[Passage]) -> Option<Said> {
    let (report, statement) = sources.statement(at)?;
    let passage = report.document.passage(statement.span);
    let words = sources.words(passage, values);
    Some(Said { passage, chain: chain(report, statement), words, same: Vec::new() })
}

/// ` (same words: C:10, D:4)`.
pub(crate) fn same_words(sources: &Sources, said: &Said) -> Phrase {
    if said.same.is_empty() {
        return Phrase::new();
    }
    let places = said.same.iter().map(|&passage| sources.place(passage));
    let places: Vec<String> = places.collect();
    Phrase::aside(" (same words: ").with(Tone::Place, places.join(", ")).with(Tone::Aside, ")")
}

/// Without voices it is the outlet's own words and the chain is empty; so it is where the words name
/// the source themselves. The words alone do not tell that somebody denies or asks them, so that the
/// chain does.
pub(crate) fn chain(report: &Report, statement: &Statement) -> Phrase {
    let Some((origin, relays)) = statement.voices.split_last() else { return Phrase::new() };
    if origin.source.is_some_and(|source| statement.span.contains(source)) {
        return Phrase::new();
    }
    let mut names: Vec<Phrase> = relays.iter().map(|voice| voice_name(report, voice)).collect();
    let act = match statement.act {
        Some(SpeechAct::Denies) => "denied",
        Some(SpeechAct::Asks) => "asked",
        _ => "",
    };
    names.push(match (act, origin.source) {
        ("", _) => voice_name(report, origin),
        (act, None) => Phrase::plain(act),
        (act, Some(_)) => Phrase::plain(format!("{act} by ")).and(voice_name(report, origin)),
    });
    Phrase::joined(names, " > ").with(Tone::Plain, ": ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn both_counts_stand_together() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let lines: Vec<_> =
            account.points.iter().map(|p| support(&sources, p).to_string()).collect();
        assert_eq!(
            lines[..5],
            [
                "3 outlets · 2 independent (B and C: 93% shared text) · \
                 origins: Mayor Ilse Brandt; Brandt",
                "2 outlets · 1 independent (A and B: same outlet) · origin: The Works Ministry",
                "3 outlets · 2 independent (B and C: 93% shared text) · \
                 origin: the mayor; unstated in 2",
                "2 outlets · 2 independent · origin: Harbor Office · relay: Radio Ostrand",
                "2 outlets · 1 independent (B and C: one copied passage of 12 words) · \
                 origin: Brandt",
            ]
        );
    }

    #[test]
    fn a_denial_is_told_where_the_words_do_not() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let denied = account.points.iter().flat_map(|point| said(&sources, point));
        let chains: Vec<_> = denied.map(|said| said.chain.to_string()).collect();
        assert!(chains.contains(&"denied by The Works Ministry: ".to_owned()), "{chains:?}");
        assert!(chains.contains(&"Radio Ostrand > Harbor Office: ".to_owned()), "{chains:?}");
    }
}
