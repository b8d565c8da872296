//! One account with what the views ask of it: anchors, columns, and which point has a statement.

use std::collections::{BTreeMap, BTreeSet};

use twosource_analyze::Voice;
use twosource_compare::{Account, Point, Report, StatementRef};
use twosource_text::{BlockKind, Passage, Span};

use crate::clean::one_line;
use crate::review::{Marks, Review};
use crate::sources::{Sources, letter, short_voice_name};
use crate::wording;

/// Characters of a title that are shown; a page can state one of a hundred thousand.
const LONGEST: usize = 240;

/// Words that name nobody by themselves.
const PRONOUNS: [&str; 20] = [
    "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those",
    "some", "others", "one", "both", "many", "all", "several",
];

/// One account of a page.
pub(super) struct Story<'a> {
    pub(super) account: &'a Account,
    pub(super) sources: Sources<'a>,
    pub(super) marks: Marks<'a>,
    /// Number of the story, where the page has several.
    pub(super) number: Option<usize>,
    /// Numbers of the points of each statement.
    points: BTreeMap<StatementRef, usize>,
    /// For each report the bytes at which the reader has an anchor.
    anchors: Vec<BTreeSet<usize>>,
    /// The shared entity of each entity of a report.
    entities: BTreeMap<(usize, usize), usize>,
}

impl<'a> Story<'a> {
    pub(super) fn new(account: &'a Account, review: &'a Review, number: Option<usize>) -> Self {
        let sources = Sources::new(&account.reports);
        let marks = review.on(&sources, account);
        let numbered = (1..).zip(&account.points);
        let points = numbered.flat_map(|(number, point): (usize, &Point)| {
            point.statements.iter().map(move |&at| (at, number)).collect::<Vec<_>>()
        });
        let shared = account.entities.iter().enumerate();
        let members = shared.flat_map(|(id, e)| e.members.iter().map(move |&member| (member, id)));
        Self {
            account,
            marks,
            number,
            points: points.collect(),
            entities: members.collect(),
            anchors: account.reports.iter().map(anchors).collect(),
            sources,
        }
    }

    /// The name of an anchor of this story.
    pub(super) fn id(&self, name: &str) -> String {
        match self.number {
            None => name.to_owned(),
            Some(number) => format!("s{number}-{name}"),
        }
    }

    /// The address of an anchor of this story.
    pub(super) fn href(&self, name: &str) -> String {
        format!("#{}", self.id(name))
    }

    /// The address of a point.
    pub(super) fn point(&self, number: usize) -> String {
        self.href(&format!("p{number}"))
    }

    /// The address of a report.
    pub(super) fn report(&self, report: usize) -> String {
        self.href(&format!("r-{}", letter(report)))
    }

    /// The name of the anchor at a byte of a report.
    pub(super) fn place_id(&self, report: usize, start: usize) -> String {
        self.id(&place(report, start))
    }

    /// The address of a passage in its report: of the statement that starts there or last before.
    pub(super) fn place(&self, passage: Passage) -> String {
        let Some(report) = self.sources.index(passage.document) else { return "#".to_owned() };
        let anchors = self.anchors.get(report);
        let before = anchors.and_then(|all| all.range(..=passage.span.start()).next_back());
        before.map_or_else(|| self.report(report), |&start| self.href(&place(report, start)))
    }

    /// The number of the point that a statement belongs to.
    pub(super) fn point_of(&self, at: StatementRef) -> Option<usize> {
        self.points.get(&at).copied()
    }

    /// A point by its number.
    pub(super) fn get(&self, number: usize) -> Option<&'a Point> {
        self.account.points.get(number.checked_sub(1)?)
    }

    /// The shared entity that an entity of a report belongs to.
    pub(super) fn entity(&self, report: usize, entity: usize) -> Option<usize> {
        self.entities.get(&(report, entity)).copied()
    }

    /// The reports in the order of the columns, those that count once together, and of each whether
    /// it is the first of its group.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, bool)> + '_ {
        self.account.groups.iter().flat_map(|group| {
            group.reports.iter().enumerate().map(|(at, &report)| (report, at == 0))
        })
    }

    /// What the story is called: words of a report, where there is one.
    pub(super) fn title(&self) -> String {
        let words = self.account.headline.map(|at| self.sources.words(at, &[]).to_string());
        let title = words.filter(|words| !words.trim().is_empty());
        let title = title.unwrap_or_else(|| wording::count(self.account.reports.len(), "report"));
        clip(title.trim(), LONGEST)
    }

    /// The outlet of a report in a few characters, else the last part of its name.
    pub(super) fn outlet(&self, report: usize, longest: usize) -> String {
        let Some(document) = self.sources.get(report).map(|report| &report.document) else {
            return String::new();
        };
        let name = document.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let outlet = document.meta.outlet.as_ref().map_or(name, |outlet| &outlet.value);
        clip(outlet, longest)
    }

    /// Who a voice is: the shared entity and its fullest name, else the words.
    pub(super) fn speaker(&self, report: usize, voice: &Voice) -> Option<Speaker> {
        let own = self.sources.get(report)?;
        voice.source?;
        let shared = voice.entity.and_then(|entity| self.entity(report, entity));
        let entity = shared.and_then(|id| Some((id, self.account.entities.get(id)?)));
        let name = match entity {
            Some((_, entity)) => self.sources.words(entity.name, &[]).to_string(),
            None => short_voice_name(own, voice).to_string(),
        };
        Some(Speaker { entity: entity.map(|(id, _)| id), name: clip(&name, LONGEST) })
    }
}

/// Somebody who says something. Two words for one shared entity are one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Index in [`Account::entities`].
    pub(super) entity: Option<usize>,
    pub(super) name: String,
}

impl Speaker {
    /// Whether the words name nobody by themselves: "it", "who".
    pub(super) fn is_nameless(&self) -> bool {
        self.entity.is_none() && PRONOUNS.contains(&self.name.to_lowercase().as_str())
    }

    /// What two mentions of one speaker have in common.
    pub(super) fn key(&self) -> (Option<usize>, String) {
        let words = if self.entity.is_some() { String::new() } else { self.name.to_lowercase() };
        (self.entity, words)
    }
}

fn place(report: usize, start: usize) -> String {
    format!("w-{}-{start}", letter(report))
}

/// Where the statements of a report start that the reader shows.
fn anchors(report: &Report) -> BTreeSet<usize> {
    let shown = report.document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture);
    let shown: Vec<Span> = shown.map(|block| block.span).collect();
    let spans = report.analysis.statements.iter().map(|own| own.span);
    let inside = spans.filter(|span| shown.iter().any(|block| block.contains(*span)));
    inside.map(Span::start).collect()
}

/// Text in one line, cut after a whole word where it is longer than `longest` characters.
pub(super) fn clip(text: &str, longest: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::{Speaker, clip};

    #[test]
    fn pronouns_name_nobody() {
        let speaker = |entity, name: &str| Speaker { entity, name: name.to_owned() };
        assert!(speaker(None, "It").is_nameless() && speaker(None, "which").is_nameless());
        assert!(!speaker(Some(1), "It").is_nameless() && !speaker(None, "divers").is_nameless());
    }

    #[test]
    fn long_text_is_cut_after_a_word() {
        assert_eq!(clip("the old bridge", 9), "the old …");
        assert_eq!(clip("the old", 7), "the old");
        assert_eq!(clip(&"x".repeat(50), 5), "xxxxx …");
    }
}
