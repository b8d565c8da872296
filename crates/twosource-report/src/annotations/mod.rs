//! Accounts as W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>), JSON-LD.
//!
//! | annotates | motivation | bodies (purpose) |
//! |---|---|---|
//! | a document | describing | its identity (linking), name (identifying), title (describing) |
//! | a statement of a point | classifying | the point (linking), its number (identifying), finding (classifying) and rule (tagging), the attribution (linking) |
//! | the content of an attribution | identifying | the words of the source and the speaker's name (identifying), the words of the cue (describing), kind (classifying), speech act (tagging) |
//!
//! One page holds all. No annotation has a time: the same account gives the same bytes.

mod id;
mod select;
#[cfg(test)]
mod tests;
mod wire;

use twosource_analyze::Attribution;
use twosource_compare::{Account, Point, Report, StatementRef};
use twosource_text::Passage;

use crate::json::build::Builder;
use crate::sources::Sources;
use crate::stories::Accounts;
use wire::{Annotation, Body, Collection, Generator, Page, Target};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const GENERATOR: &str = env!("CARGO_PKG_REPOSITORY");

/// The accounts of one or more stories as one collection of annotations.
pub fn annotations(accounts: &Accounts) -> String {
    let several = accounts.stories.len() > 1;
    let sources: Vec<Sources> =
        accounts.stories.iter().map(|story| Sources::new(&story.account.reports)).collect();
    let stories = (1..).zip(accounts.stories.iter().zip(&sources));
    let items = stories.flat_map(|(number, (story, sources))| {
        let story = Story {
            number: several.then_some(number),
            builder: Builder::new(sources, &story.account),
            account: &story.account,
            sources,
        };
        story.annotations()
    });
    let collection = collection(accounts, items.collect());
    // No map with other keys than strings and no fallible impl is among the wire types.
    let mut text = serde_json::to_string_pretty(&collection).unwrap_or_default();
    text.push('\n');
    text
}

fn collection<'a>(accounts: &Accounts, items: Vec<Annotation<'a>>) -> Collection<'a> {
    let reports = accounts.stories.iter().flat_map(|story| &story.account.reports);
    let mut parts = vec!["collection".to_owned()];
    parts.extend(reports.map(|report| report.document.id().to_string()));
    let id = id::iri(&parts);
    parts.push("page".to_owned());
    Collection {
        context: CONTEXT,
        kind: "AnnotationCollection",
        label: label(accounts),
        generator: Generator {
            id: GENERATOR,
            kind: "Software",
            name: concat!("twosource ", env!("CARGO_PKG_VERSION")),
        },
        total: items.len(),
        first: Page {
            id: id::iri(&parts),
            kind: "AnnotationPage",
            part_of: id.clone(),
            start_index: 0,
            items,
        },
        id,
    }
}

/// The headline of the only story, or of all.
fn label(accounts: &Accounts) -> String {
    let headline = |account: &Account| {
        let headline = account.headline?;
        Some(Sources::new(&account.reports).words(headline, &[]).to_string())
    };
    let headlines: Vec<String> =
        accounts.stories.iter().filter_map(|story| headline(&story.account)).collect();
    headlines.join(" | ")
}

/// One account.
struct Story<'a> {
    /// Where there are several.
    number: Option<usize>,
    account: &'a Account,
    sources: &'a Sources<'a>,
    builder: Builder<'a>,
}

impl<'a> Story<'a> {
    fn annotations(&self) -> Vec<Annotation<'a>> {
        let reports = || self.account.reports.iter();
        let points = (1..).zip(&self.account.points);
        let statements = points.flat_map(|(number, point)| self.point(number, point));
        let attributions =
            self.sources.all().flat_map(|(at, report)| self.attributions(at, report));
        reports().map(described).chain(statements).chain(attributions).collect()
    }

    /// The statements of a point.
    fn point(&self, number: usize, point: &'a Point) -> Vec<Annotation<'a>> {
        let wire = self.builder.point(number, point);
        let first = point.statements.first().and_then(|&at| self.passage(at));
        let first = first.map(id::passage).unwrap_or_default();
        let iri = id::iri(&["point", &first, wire.finding, wire.rule]);
        let number = match self.number {
            Some(story) => format!("point {story}.{number}"),
            None => format!("point {number}"),
        };
        let bodies = || {
            vec![
                link(iri.clone()),
                text("identifying", &number),
                text("classifying", wire.finding),
                text("tagging", wire.rule),
            ]
        };
        let statements = point.statements.iter();
        statements.filter_map(|&at| self.statement(at, &iri, bodies())).collect()
    }

    fn statement(
        &self,
        at: StatementRef,
        point: &str,
        mut body: Vec<Body<'a>>,
    ) -> Option<Annotation<'a>> {
        let (report, statement) = self.sources.statement(at)?;
        let passage = report.document.passage(statement.span);
        let attribution = statement.attribution.and_then(|id| report.analysis.attributions.get(id));
        body.extend(attribution.map(|attribution| link(attribution_iri(report, attribution))));
        let target = vec![select::target(&report.document, statement.span)];
        let id = id::iri(&["statement", point, &id::passage(passage)]);
        Some(annotation(id, "classifying", body, target))
    }

    fn passage(&self, at: StatementRef) -> Option<Passage> {
        let (report, statement) = self.sources.statement(at)?;
        Some(report.document.passage(statement.span))
    }

    fn attributions(&self, at: usize, report: &'a Report) -> Vec<Annotation<'a>> {
        let wire = self.builder.attributions_of(at, report);
        let pairs = report.analysis.attributions.iter().zip(wire);
        let annotated = pairs.map(|(attribution, wire)| {
            let said = wire.said.as_ref();
            let speaker = said.and_then(|said| said.voices.last()?.entity);
            let speaker = speaker.and_then(|entity| self.account.entities.get(entity));
            let speaker = speaker.map(|entity| self.sources.words(entity.name, &[]).to_string());
            let source = attribution.source;
            let body = source.map(|span| select::body("identifying", &report.document, span));
            let body = body.into_iter().chain(speaker.map(|name| text("identifying", &name)));
            let cue = select::body("describing", &report.document, attribution.cue);
            let body = body.chain([cue, text("classifying", wire.kind)]);
            let body = body.chain(said.map(|said| text("tagging", said.act))).collect();
            let id = attribution_iri(report, attribution);
            annotation(id, "identifying", body, content(report, attribution))
        });
        annotated.collect()
    }
}

/// What is known of a document.
fn described(report: &Report) -> Annotation<'_> {
    let document = &report.document;
    let identity = id::document(document.id());
    let mut body = vec![link(identity.clone()), text("identifying", document.name())];
    body.extend(document.meta.title.as_ref().map(|title| text("describing", &title.value)));
    let id = id::iri(&["document", &identity]);
    annotation(id, "describing", body, vec![Target::Document(select::source(document))])
}

/// What is said, piece by piece; the cue where nothing is.
fn content<'a>(report: &'a Report, attribution: &Attribution) -> Vec<Target<'a>> {
    let pieces = if attribution.content.is_empty() {
        std::slice::from_ref(&attribution.cue)
    } else {
        &attribution.content
    };
    pieces.iter().map(|&span| select::target(&report.document, span)).collect()
}

fn attribution_iri(report: &Report, attribution: &Attribution) -> String {
    let passage = |span| id::passage(report.document.passage(span));
    let mut parts = vec!["attribution".to_owned(), passage(attribution.cue)];
    parts.push(attribution.source.map(passage).unwrap_or_default());
    parts.extend(attribution.content.iter().copied().map(passage));
    id::iri(&parts)
}

fn annotation<'a>(
    id: String,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
) -> Annotation<'a> {
    Annotation { id, kind: "Annotation", generator: GENERATOR, motivation, body, target }
}

fn text<'a>(purpose: &'static str, value: &str) -> Body<'a> {
    Body::TextualBody { purpose, format: "text/plain", value: value.to_owned() }
}

fn link<'a>(source: String) -> Body<'a> {
    Body::SpecificResource { purpose: "linking", source, selector: None }
}
