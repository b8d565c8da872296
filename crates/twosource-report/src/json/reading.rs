//! Reports as the program reads them: the structs of `docs/schema/reading-v1.schema.json` and what
//! fills them.

use serde::Serialize;
use twosource_analyze::{Entity, Sentence};
use twosource_compare::Report;
use twosource_text::Span;

use super::build::{Builder, generator, problems};
use super::{names, wire};
use crate::Skipped;

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
    sentences: Vec<ReadSentence<'a>>,
    entities: Vec<LocalEntity<'a>>,
    measures: Vec<wire::Measure<'a>>,
    times: Vec<wire::Time<'a>>,
    quotations: Vec<wire::Passage<'a>>,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct ReadSentence<'a> {
    id: usize,
    block: &'static str,
    passage: wire::Passage<'a>,
    statements: Vec<NumberedStatement<'a>>,
}

#[derive(Serialize)]
struct NumberedStatement<'a> {
    id: usize,
    #[serde(flatten)]
    statement: wire::Statement<'a>,
}

#[derive(Serialize)]
struct LocalEntity<'a> {
    id: usize,
    kind: &'static str,
    name: wire::Passage<'a>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    passage: wire::Passage<'a>,
    title: Option<wire::Passage<'a>>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    kind: &'static str,
    passage: wire::Passage<'a>,
}

impl<'a> Builder<'a> {
    pub(super) fn readings(&self, skipped: &'a [Skipped]) -> Readings<'a> {
        Readings {
            format: READING,
            version: VERSION,
            generator: generator(),
            documents: self.documents().map(|(report, full)| self.reading(report, full)).collect(),
            problems: problems(skipped).collect(),
        }
    }

    fn reading(
        &self,
        report: &'a Report,
        document: wire::DocumentWithAttributions<'a>,
    ) -> Reading<'a> {
        let analysis = &report.analysis;
        let at = |span: Span| self.passage(report.document.passage(span));
        let left_out = report.document.blocks.iter().filter(|block| !block.kind.is_read());
        Reading {
            document,
            sentences: self.sentences(report),
            entities: self.local_entities(report),
            measures: analysis.measures.iter().map(|m| self.measure(report, m)).collect(),
            times: analysis.times.iter().map(|time| self.time(report, time)).collect(),
            quotations: analysis.quotations.iter().map(|&span| at(span)).collect(),
            left_out: left_out
                .map(|block| LeftOut { kind: names::block(block.kind), passage: at(block.span) })
                .collect(),
        }
    }

    fn sentences(&self, report: &'a Report) -> Vec<ReadSentence<'a>> {
        let sentence = |(id, sentence): (usize, &Sentence)| ReadSentence {
            id,
            block: names::block(sentence.block),
            passage: self.passage(report.document.passage(sentence.span)),
            statements: self.statements_of(report, id),
        };
        report.analysis.sentences.iter().enumerate().map(sentence).collect()
    }

    /// The statements of a sentence, in text order. Their entities are those of the document.
    fn statements_of(&self, report: &'a Report, sentence: usize) -> Vec<NumberedStatement<'a>> {
        let statements = &report.analysis.statements;
        let from = statements.partition_point(|statement| statement.sentence < sentence);
        let numbered = statements.iter().enumerate().skip(from);
        let here = numbered.take_while(|(_, statement)| statement.sentence == sentence);
        here.map(|(id, statement)| NumberedStatement {
            id,
            statement: self.statement_of(report, statement, Some),
        })
        .collect()
    }

    fn local_entities(&self, report: &'a Report) -> Vec<LocalEntity<'a>> {
        let at = |span: Span| self.passage(report.document.passage(span));
        let entity = |(id, entity): (usize, &Entity)| LocalEntity {
            id,
            kind: names::entity(entity.kind),
            name: at(entity.name),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| Mention { passage: at(mention.name), title: mention.title.map(at) })
                .collect(),
        };
        report.analysis.entities.iter().enumerate().map(entity).collect()
    }
}
