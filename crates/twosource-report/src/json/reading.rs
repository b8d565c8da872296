//! Reports as the program reads them: the structs of `docs/schema/reading-v1.schema.json` and what
//! fills them.

use serde::Serialize;
use twosource_analyze as analyze;
use twosource_compare::Report;
use twosource_text::Span;

use super::build::{Builder, generator, problems};
use super::wire;
use crate::{Skipped, labels};

/// Name of the format.
const READING: &str = "twosource/reading";
/// Its version.
const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Readings<'a> {
    format: &'static str,
    version: u32,
    generator: wire::Generator,
    documents: Vec<Reading<'a>>,
    problems: Vec<wire::Problem<'a>>,
}

#[derive(Serialize)]
struct Reading<'a> {
    #[serde(flatten)]
    document: wire::DocumentWithAttributions<'a>,
    speakers: &'a [Vec<usize>],
    sentences: Vec<Sentence<'a>>,
    entities: Vec<Entity<'a>>,
    measures: Vec<Measure<'a>>,
    times: Vec<Time<'a>>,
    quotations: Vec<wire::Passage<'a>>,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    id: usize,
    block: &'static str,
    passage: wire::Passage<'a>,
    statements: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    id: usize,
    #[serde(flatten)]
    said: wire::Statement<'a>,
    measure_ids: &'a [usize],
    time_ids: &'a [usize],
    predicate: Option<Predicate<'a>>,
    participants: Vec<Participant<'a>>,
    places: Vec<wire::Passage<'a>>,
    modality: &'static str,
    act: Option<&'static str>,
    evidence: Option<&'static str>,
    states: Vec<State<'a>>,
    moment: &'static str,
}

#[derive(Serialize)]
struct Predicate<'a> {
    passage: wire::Passage<'a>,
    lemma: &'a str,
}

#[derive(Serialize)]
struct Participant<'a> {
    role: &'static str,
    passage: wire::Passage<'a>,
    entity: Option<usize>,
}

#[derive(Serialize)]
struct State<'a> {
    name: &'static str,
    passage: wire::Passage<'a>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: usize,
    kind: &'static str,
    name: wire::Passage<'a>,
    roles: Vec<wire::Passage<'a>>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    kind: &'static str,
    passage: wire::Passage<'a>,
    title: Option<wire::Passage<'a>>,
}

#[derive(Serialize)]
struct Measure<'a> {
    id: usize,
    #[serde(flatten)]
    stated: wire::Measure<'a>,
    kind: &'static str,
    upper: Option<f64>,
    against: Option<f64>,
    unit_name: Option<&'a str>,
    unit_kind: Option<&'static str>,
    about: Option<wire::Passage<'a>>,
    outcome: Option<&'static str>,
    whole: Option<usize>,
}

#[derive(Serialize)]
struct Time<'a> {
    id: usize,
    #[serde(flatten)]
    named: wire::Time<'a>,
    kind: &'static str,
    modifier: Option<&'static str>,
    first_day: Option<String>,
    last_day: Option<String>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    kind: &'static str,
    passage: wire::Passage<'a>,
}

impl<'a> Builder<'a> {
    pub(super) fn readings(&self, skipped: &'a [Skipped]) -> Readings<'a> {
        let documents = self.documents();
        Readings {
            format: READING,
            version: VERSION,
            generator: generator(),
            documents: documents.map(|(report, full)| self.reading(report, full)).collect(),
            problems: problems(skipped).collect(),
        }
    }

    fn reading(
        &self,
        report: &'a Report,
        document: wire::DocumentWithAttributions<'a>,
    ) -> Reading<'a> {
        let analysis = &report.analysis;
        let left_out = report.document.blocks.iter().filter(|block| !block.kind.is_read());
        let left_out = left_out.map(|block| LeftOut {
            kind: labels::block(block.kind),
            passage: self.at(report, block.span),
        });
        Reading {
            document,
            speakers: &analysis.speakers,
            sentences: numbered(&analysis.sentences, |id, s| self.sentence(report, id, s)),
            entities: numbered(&analysis.entities, |id, e| self.local_entity(report, id, e)),
            measures: numbered(&analysis.measures, |id, m| self.figure(report, id, m)),
            times: numbered(&analysis.times, |id, t| self.full_time(report, id, t)),
            quotations: self.all_at(report, &analysis.quotations),
            left_out: left_out.collect(),
        }
    }

    fn at(&self, report: &Report, span: Span) -> wire::Passage<'a> {
        self.passage(report.document.passage(span))
    }

    fn all_at(&self, report: &Report, spans: &[Span]) -> Vec<wire::Passage<'a>> {
        spans.iter().map(|&span| self.at(report, span)).collect()
    }

    /// A sentence with its statements, which are in text order.
    fn sentence(&self, report: &'a Report, id: usize, read: &analyze::Sentence) -> Sentence<'a> {
        let statements = &report.analysis.statements;
        let from = statements.partition_point(|statement| statement.sentence < id);
        let counted = statements.iter().enumerate().skip(from);
        let here = counted.take_while(|(_, statement)| statement.sentence == id);
        Sentence {
            id,
            block: labels::block(read.block),
            passage: self.at(report, read.span),
            statements: here.map(|(id, s)| self.full_statement(report, id, s)).collect(),
        }
    }

    /// The entities of its voices and participants are those of the document.
    fn full_statement(
        &self,
        report: &'a Report,
        id: usize,
        read: &'a analyze::Statement,
    ) -> Statement<'a> {
        let participants = read.participants.iter().map(|participant| Participant {
            role: labels::participant(participant.role),
            passage: self.at(report, participant.span),
            entity: participant.entity,
        });
        let states = read.states.iter();
        let states = states.map(|s| State { name: s.name, passage: self.at(report, s.span) });
        let predicate = read.predicate.as_ref().map(|predicate| Predicate {
            passage: self.at(report, predicate.span),
            lemma: &predicate.lemma,
        });
        Statement {
            id,
            said: self.statement_of(report, read, Some),
            measure_ids: &read.measures,
            time_ids: &read.times,
            predicate,
            participants: participants.collect(),
            places: self.all_at(report, &read.places),
            modality: read.modality.name(),
            act: read.act.map(analyze::SpeechAct::name),
            evidence: read.evidence.map(analyze::EvidenceMode::name),
            states: states.collect(),
            moment: labels::moment(read.moment),
        }
    }

    fn local_entity(&self, report: &Report, id: usize, read: &analyze::Entity) -> Entity<'a> {
        let mentions = read.mentions.iter().map(|mention| Mention {
            kind: labels::mention(mention.kind),
            passage: self.at(report, mention.name),
            title: mention.title.map(|title| self.at(report, title)),
        });
        Entity {
            id,
            kind: labels::entity(read.kind),
            name: self.at(report, read.name),
            roles: self.all_at(report, &read.roles),
            mentions: mentions.collect(),
        }
    }

    fn figure(&self, report: &Report, id: usize, read: &'a analyze::Measure) -> Measure<'a> {
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
        Measure {
            id,
            stated: self.measure(report, read),
            kind: labels::measure(read.kind),
            upper: finite(read.upper),
            against: finite(read.against),
            unit_name: read.unit.as_ref().map(|unit| &*unit.name),
            unit_kind: read.unit.as_ref().map(|unit| labels::unit(unit.kind)),
            about: read.about.map(|about| self.at(report, about)),
            outcome: read.outcome.map(labels::outcome),
            whole: read.whole,
        }
    }

    fn full_time(&self, report: &Report, id: usize, read: &analyze::TimeExpression) -> Time<'a> {
        let value = read.value.as_ref();
        Time {
            id,
            named: self.time(report, read),
            kind: read.kind.name(),
            modifier: read.modifier.map(analyze::TimeModifier::name),
            first_day: value.and_then(analyze::TimeValue::first_day).map(|day| day.to_string()),
            last_day: value.and_then(analyze::TimeValue::last_day).map(|day| day.to_string()),
        }
    }
}

/// Each item with its index, as it is written.
fn numbered<'a, T, W>(items: &'a [T], write: impl Fn(usize, &'a T) -> W) -> Vec<W> {
    items.iter().enumerate().map(|(id, item)| write(id, item)).collect()
}
