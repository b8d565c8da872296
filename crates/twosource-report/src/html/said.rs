//! Who said what: the speakers with what the reports call them, and all that is attributed to each.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, html};
use twosource_analyze::{Attribution, AttributionKind, Utterance};
use twosource_compare::Report;

use super::marks::phrase;
use super::story::{Speaker, Story};
use crate::clean::one_line;
use crate::phrase::Phrase;
use crate::sources::voice_name;
use crate::{people, wording};

/// Attributions less certain than this, in percent, say so.
const SURE: u8 = 50;

/// One attribution of one report.
struct Saying<'a> {
    report: usize,
    own: &'a Report,
    attribution: &'a Attribution,
    utterance: Option<&'a Utterance>,
}

/// All that is attributed to one speaker.
struct Said<'a> {
    speaker: Speaker,
    sayings: Vec<Saying<'a>>,
}

pub(super) fn view(story: &Story) -> Markup {
    let (speakers, nameless) = speakers(story);
    html! {
        @if speakers.is_empty() && nameless.is_empty() { p.aside { "Nobody is quoted." } }
        @for said in &speakers { (section(story, said)) }
        @if !nameless.is_empty() {
            section.speaker {
                h3 { "No source stated" }
                (list(story, "Said", &nameless.iter().collect::<Vec<_>>()))
            }
        }
        (open(story))
    }
}

/// The speakers, those with most attributions first, and what has no source.
fn speakers<'a>(story: &Story<'a>) -> (Vec<Said<'a>>, Vec<Saying<'a>>) {
    let mut found: BTreeMap<(Option<usize>, String), Said> = BTreeMap::new();
    let mut nameless = Vec::new();
    for saying in sayings(story) {
        let voice = saying.utterance.and_then(|said| said.voices.last());
        match voice.and_then(|voice| story.speaker(saying.report, voice)) {
            None => nameless.push(saying),
            Some(speaker) => {
                let said = found.entry(speaker.key());
                said.or_insert_with(|| Said { speaker, sayings: Vec::new() }).sayings.push(saying);
            }
        }
    }
    let mut speakers: Vec<Said> = found.into_values().collect();
    speakers.sort_by_key(|said| (Reverse(reports(said)), Reverse(said.sayings.len())));
    (speakers, nameless)
}

fn sayings<'a>(story: &Story<'a>) -> Vec<Saying<'a>> {
    let of_report = |(report, own): (usize, &'a Report)| {
        let attributions = own.analysis.attributions.iter().enumerate();
        attributions.map(move |(at, attribution)| {
            let utterance = own.analysis.utterances.get(at);
            Saying { report, own, attribution, utterance }
        })
    };
    story.sources.all().flat_map(of_report).collect()
}

fn reports(said: &Said) -> usize {
    said.sayings.iter().map(|saying| saying.report).collect::<BTreeSet<_>>().len()
}

fn section(story: &Story, said: &Said) -> Markup {
    let is_direct = |saying: &&Saying| saying.attribution.kind != AttributionKind::Indirect;
    let (direct, indirect): (Vec<_>, Vec<_>) = said.sayings.iter().partition(is_direct);
    let entity = said.speaker.entity.and_then(|id| Some((id, story.account.entities.get(id)?)));
    html! {
        section.speaker {
            @match entity {
                Some((id, _)) => h3 id=(story.id(&format!("e{id}"))) { span.words { (said.speaker.name) } },
                None => h3 { span.words { (said.speaker.name) } },
            }
            p.aside {
                (wording::count(said.sayings.len(), "attribution")) " in "
                (wording::count(reports(said), "report"))
            }
            @if let Some((_, entity)) = entity.filter(|(_, e)| !e.descriptions.is_empty()) {
                p.roles { (phrase(&people::line(&story.sources, entity))) }
            }
            div.kinds {
                @if !direct.is_empty() { (list(story, "In quotation marks", &direct)) }
                @if !indirect.is_empty() { (list(story, "In the report’s words", &indirect)) }
            }
        }
    }
}

fn list(story: &Story, title: &str, sayings: &[&Saying]) -> Markup {
    let mut alike: Vec<(String, Vec<&Saying>)> = Vec::new();
    for &saying in sayings {
        let words = words(story, saying).into_string();
        match alike.iter_mut().find(|(known, _)| *known == words) {
            Some((_, same)) => same.push(saying),
            None => alike.push((words, vec![saying])),
        }
    }
    html! {
        div {
            h4 { (title) }
            ul { @for (words, same) in &alike { (item(story, same, words)) } }
        }
    }
}

/// The words once, behind the places of all reports that have them.
fn item(story: &Story, same: &[&Saying], words: &str) -> Markup {
    html! {
        li {
            @for (at, saying) in same.iter().enumerate() {
                @if at > 0 { ", " }
                (place(story, saying))
            }
            " " (PreEscaped(words))
        }
    }
}

fn place(story: &Story, saying: &Saying) -> Markup {
    let attribution = saying.attribution;
    let first = attribution.content.first().copied().unwrap_or(attribution.cue);
    let passage = saying.own.document.passage(first);
    html! { a.place href=(story.report(saying.report)) { (story.sources.place(passage)) } }
}

/// Who passes it on, the cue and what is said.
fn words(story: &Story, saying: &Saying) -> Markup {
    let (document, attribution) = (&saying.own.document, saying.attribution);
    let percent = attribution.confidence.percent();
    html! {
        @if let Some(chain) = chain(saying) { span.chain { (phrase(&chain)) " › " } }
        span.cue { (one_line(document.slice(attribution.cue))) } ": "
        @for (at, &piece) in attribution.content.iter().enumerate() {
            @if at > 0 { span.aside { " […] " } }
            q dir="auto" { (phrase(&story.sources.words(document.passage(piece), &[]))) }
        }
        @if percent < SURE { " " span.aside { (percent) " % sure" } }
    }
}

/// The voices between the outlet and the speaker.
fn chain(saying: &Saying) -> Option<Phrase> {
    let (_, relays) = saying.utterance?.voices.split_last()?;
    let names = relays.iter().map(|voice| voice_name(saying.own, voice));
    Some(Phrase::joined(names, " › ")).filter(|chain| !chain.is_empty())
}

/// Quotations that no source could be found for.
fn open(story: &Story) -> Markup {
    let all: Vec<_> = story
        .sources
        .all()
        .flat_map(|(at, own)| own.analysis.unattributed.iter().map(move |&span| (at, own, span)))
        .collect();
    html! {
        @if !all.is_empty() {
            section.speaker {
                h3 { "Quotations with no source found" }
                ul {
                    @for (at, own, span) in all {
                        @let passage = own.document.passage(span);
                        li {
                            a.place href=(story.report(at)) { (story.sources.place(passage)) } " "
                            q dir="auto" { (phrase(&story.sources.words(passage, &[]))) }
                        }
                    }
                }
            }
        }
    }
}
