//! From the types of the program to those of the wire.

use std::collections::BTreeMap;

use twosource_analyze::{EvidenceMode, Polarity, Statement, TimeExpression, Utterance, Voice};
use twosource_compare::{self as compare, DirectionBasis, ReasonBasis, Report, StatementRef};
use twosource_text::{self as text, Document, Span};

use super::{names, wire};
use crate::Skipped;
use crate::sources::{Sources, letter};
use crate::{labels, wording};

/// Turns parts of one account into wire structs.
pub(crate) struct Builder<'a> {
    sources: &'a Sources<'a>,
    account: &'a compare::Account,
    /// Number of the shared entity for each entity of each report.
    entities: BTreeMap<(usize, usize), usize>,
    /// Whether entities of attributions have the numbers of their document, not of the account.
    by_document: bool,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(sources: &'a Sources<'a>, account: &'a compare::Account) -> Self {
        let shared = account.entities.iter().enumerate();
        let members = shared.flat_map(|(id, e)| e.members.iter().map(move |&member| (member, id)));
        Self { sources, account, entities: members.collect(), by_document: false }
    }

    pub(crate) const fn account_of(&self) -> &'a compare::Account {
        self.account
    }

    /// For output that lists the entities of each document.
    pub(crate) fn by_document(self) -> Self {
        Self { by_document: true, ..self }
    }

    pub(crate) fn account(&self, skipped: &'a [Skipped]) -> wire::Account<'a> {
        let points = (1..).zip(&self.account.points);
        wire::Account {
            head: self.head(),
            documents: self.documents().map(|(_, document)| document).collect(),
            points: points.map(|(number, point)| self.point(number, point)).collect(),
            entities: self.entities().collect(),
            figures: self.figures().collect(),
            timeline: self.timeline().collect(),
            lineages: self.lineages().collect(),
            groups: self.groups().collect(),
            notes: self.notes().collect(),
            problems: problems(skipped).collect(),
        }
    }

    pub(crate) fn attributions(&self, skipped: &'a [Skipped]) -> wire::Attributions<'a> {
        wire::Attributions {
            format: wire::ATTRIBUTIONS,
            version: wire::VERSION,
            generator: generator(),
            documents: self.documents().map(|(_, document)| document).collect(),
            problems: problems(skipped).collect(),
        }
    }

    pub(crate) fn head(&self) -> wire::Head<'a> {
        wire::Head {
            format: wire::ACCOUNT,
            version: wire::VERSION,
            generator: generator(),
            headline: self.account.headline.map(|passage| self.passage(passage)),
        }
    }

    /// All reports, each with its document as it stands in JSON.
    pub(crate) fn documents(
        &self,
    ) -> impl Iterator<Item = (&'a Report, wire::DocumentWithAttributions<'a>)> {
        self.sources.all().map(|(at, report)| {
            let document = wire::DocumentWithAttributions {
                document: self.document(at, report),
                attributions: self.attributions_of(at, report).collect(),
                unattributed: self.unattributed(report).collect(),
            };
            (report, document)
        })
    }

    /// All reports, each with its index.
    pub(crate) fn reports(&self) -> impl Iterator<Item = (usize, &'a Report)> + use<'a> {
        self.sources.all()
    }

    pub(crate) fn document(&self, at: usize, report: &'a Report) -> wire::Document<'a> {
        let document = &report.document;
        let meta = &document.meta;
        let whole = document.whole();
        let words = |known: &text::Known<String>| self.known(document, known);
        let notes = document.notes.iter().chain(&report.analysis.notes);
        wire::Document {
            id: wire::Id(document.id()),
            letter: letter(at),
            name: document.name(),
            length: document.code_points(whole).len(),
            byte_length: whole.len(),
            title: meta.title.as_ref().map(words),
            outlet: meta.outlet.as_ref().map(words),
            published: meta.published.as_ref().map(|date| self.known(document, date)),
            byline: meta.byline.as_ref().map(words),
            agency: meta.agency.as_ref().map(words),
            credits: meta.credits.iter().map(|credit| self.credit(document, credit)).collect(),
            based_on: meta.based_on.iter().map(String::as_str).collect(),
            url: meta.url.as_deref(),
            language: meta.language.as_deref(),
            notes: notes.map(|note| self.note(document, note)).collect(),
        }
    }

    fn credit(&self, document: &Document, credit: &text::Credit) -> wire::Credit<'a> {
        wire::Credit { role: names::credit(credit.role), name: self.known(document, &credit.name) }
    }

    fn known(&self, in_: &Document, known: &text::Known<impl ToString>) -> wire::Known<'a> {
        let basis = wire::Basis {
            kind: basis_name(known.basis),
            passage: match known.basis {
                text::Basis::Text(span) => Some(self.passage(in_.passage(span))),
                _ => None,
            },
            from: match known.basis {
                text::Basis::Borrowed(id) => Some(wire::Id(id)),
                _ => None,
            },
        };
        wire::Known { value: known.value.to_string(), basis }
    }

    /// The attributions of the report at index `place`.
    pub(crate) fn attributions_of(
        &self,
        place: usize,
        report: &'a Report,
    ) -> impl Iterator<Item = wire::Attribution<'a>> {
        let at = |span: Span| self.passage(report.document.passage(span));
        let utterance = move |id: usize| {
            let said = report.analysis.utterances.get(id)?;
            Some(self.utterance(report, said, |entity| self.number_of(place, entity)))
        };
        report.analysis.attributions.iter().enumerate().map(move |(id, a)| wire::Attribution {
            id,
            parent: a.parent,
            kind: wording::kind(a.kind),
            source: a.source.map(at),
            cue: at(a.cue),
            content: a.content.iter().copied().map(at).collect(),
            confidence: f64::from(a.confidence.percent()) / 100.0,
            said: utterance(id),
        })
    }

    /// The number under which the output knows an entity of the report at index `place`.
    fn number_of(&self, place: usize, entity: usize) -> Option<usize> {
        if self.by_document { Some(entity) } else { self.entities.get(&(place, entity)).copied() }
    }

    fn utterance(
        &self,
        report: &Report,
        said: &Utterance,
        entity: impl Fn(usize) -> Option<usize>,
    ) -> wire::Utterance<'a> {
        let at = |span: Span| self.passage(report.document.passage(span));
        let times = said.times.iter().filter_map(|&time| report.analysis.times.get(time));
        wire::Utterance {
            act: said.act.name(),
            polarity: said.polarity.map(Polarity::name),
            certainty: said.certainty.name(),
            evidence: said.evidence.map(EvidenceMode::name),
            addressee: said.addressee.map(at),
            addressee_entities: said.addressees.iter().filter_map(|&a| entity(a)).collect(),
            setting: said.setting.map(at),
            times: times.map(|time| self.time(report, time)).collect(),
            voices: self.voices(report, &said.voices, entity),
        }
    }

    fn voices(
        &self,
        report: &Report,
        voices: &[Voice],
        entity: impl Fn(usize) -> Option<usize>,
    ) -> Vec<wire::Voice<'a>> {
        let at = |span: Span| self.passage(report.document.passage(span));
        let voice = |voice: &Voice| wire::Voice {
            role: names::role(voice.role),
            source: voice.source.map(at),
            cue: at(voice.cue),
            entity: voice.entity.and_then(&entity),
        };
        voices.iter().map(voice).collect()
    }

    pub(crate) fn unattributed(
        &self,
        report: &'a Report,
    ) -> impl Iterator<Item = wire::Passage<'a>> {
        let quotations = report.analysis.unattributed.iter();
        quotations.map(|&span| self.passage(report.document.passage(span)))
    }

    pub(crate) fn point(&self, number: usize, point: &'a compare::Point) -> wire::Point<'a> {
        let statements = point.statements.iter();
        wire::Point {
            number,
            finding: names::finding(point.finding),
            rule: names::rule(point.rule),
            importance: rounded(point.importance),
            statements: statements.filter_map(|&at| self.statement(at)).collect(),
            differences: point.differences.iter().map(|d| self.difference(d)).collect(),
            support: self.support(&point.support),
            evidence: point.evidence.iter().map(|evidence| self.evidence(evidence)).collect(),
        }
    }

    fn statement(&self, at: StatementRef) -> Option<wire::Statement<'a>> {
        let (report, statement) = self.sources.statement(at)?;
        let shared = |entity| self.entities.get(&(at.report, entity)).copied();
        Some(self.statement_of(report, statement, shared))
    }

    /// A statement; `entity` gives the number under which an entity of the report is known.
    pub(crate) fn statement_of(
        &self,
        report: &Report,
        statement: &Statement,
        entity: impl Fn(usize) -> Option<usize>,
    ) -> wire::Statement<'a> {
        let passage = |span: Span| self.passage(report.document.passage(span));
        let times = statement.times.iter().filter_map(|&at| report.analysis.times.get(at));
        wire::Statement {
            passage: passage(statement.span),
            attribution: statement.attribution,
            voices: self.voices(report, &statement.voices, entity),
            polarity: statement.polarity.name(),
            status: names::status(statement.status),
            measures: report.measures(statement).map(|m| self.measure(report, m)).collect(),
            times: times.map(|time| self.time(report, time)).collect(),
            is_heading: statement.is_heading,
            is_quoted: statement.is_quoted,
        }
    }

    pub(crate) fn measure(
        &self,
        report: &Report,
        measure: &twosource_analyze::Measure,
    ) -> wire::Measure<'a> {
        let passage = |span: Span| self.passage(report.document.passage(span));
        wire::Measure {
            passage: passage(measure.span),
            number: passage(measure.number),
            unit: measure.unit.as_ref().and_then(|unit| unit.span).map(passage),
            // JSON has no infinity; a number of a thousand digits is read as one.
            value: Some(measure.value).filter(|value| value.is_finite()),
            bound: names::bound(measure.bound),
        }
    }

    pub(crate) fn time(&self, report: &Report, time: &TimeExpression) -> wire::Time<'a> {
        wire::Time {
            passage: self.passage(report.document.passage(time.span)),
            value: time.value.as_ref().map(ToString::to_string),
            anchor: time.anchor.map(basis_name),
        }
    }

    fn figures(&self) -> impl Iterator<Item = wire::Figure<'a>> {
        self.account.figures.iter().map(|figure| {
            let mentions = figure.mentions.iter().filter_map(|&at| {
                Some(self.measure(self.account.reports.get(at.report)?, self.account.measure(at)?))
            });
            let compatible =
                figure.pairs().all(|(a, b)| self.account.is_compatible(a, b) != Some(false));
            wire::Figure { slot: slot(&figure.slot), mentions: mentions.collect(), compatible }
        })
    }

    fn difference(&self, difference: &compare::Difference) -> wire::Difference<'a> {
        wire::Difference {
            field: names::field(difference.field),
            left: self.passage(difference.left),
            right: self.passage(difference.right),
        }
    }

    fn support(&self, support: &'a compare::Support) -> wire::Support<'a> {
        wire::Support {
            outlets: support.outlets,
            independent: support.independent,
            relays: self.passages(&support.relays),
            origins: self.passages(&support.origins),
            unstated: support.unstated,
            reasons: self.reasons(&support.reasons),
        }
    }

    fn reasons(&self, reasons: &'a [compare::Reason]) -> Vec<wire::Reason<'a>> {
        reasons.iter().map(|reason| self.reason(reason)).collect()
    }

    fn reason(&self, reason: &'a compare::Reason) -> wire::Reason<'a> {
        let (basis, amount) = names::basis(&reason.basis);
        let documents = self.ids([reason.reports.0, reason.reports.1]);
        let (name, first, words) = match &reason.basis {
            ReasonBasis::SharedText { first, .. } => (None, *first, Vec::new()),
            ReasonBasis::SharedPassage(_) | ReasonBasis::SameOutlet => (None, None, Vec::new()),
            ReasonBasis::SameFamily(name) | ReasonBasis::SameByline(name) => {
                (Some(name.as_str()), None, Vec::new())
            }
            ReasonBasis::SameAgency { name, words } => (Some(name.as_str()), None, words.clone()),
            ReasonBasis::BasedOn { first, words } => {
                (None, Some(*first), words.iter().copied().collect())
            }
            ReasonBasis::FirstReportedBy { first, words } => (None, Some(*first), vec![*words]),
        };
        let first = first.and_then(|first| self.id(first));
        wire::Reason { documents, basis, amount, name, first, passages: self.passages(&words) }
    }

    fn id(&self, report: usize) -> Option<wire::Id> {
        self.sources.get(report).map(|report| wire::Id(report.document.id()))
    }

    fn evidence(&self, evidence: &compare::Evidence) -> wire::Evidence<'a> {
        wire::Evidence {
            feature: names::feature(evidence.feature),
            weight: rounded(evidence.weight),
            left: self.passages(&evidence.left),
            right: self.passages(&evidence.right),
        }
    }

    pub(crate) fn entities(&self) -> impl Iterator<Item = wire::Entity<'a>> {
        self.account.entities.iter().enumerate().map(|(id, entity)| wire::Entity {
            id,
            kind: labels::entity(entity.kind),
            name: self.passage(entity.name),
            members: entity.members.iter().filter_map(|&member| self.member(member)).collect(),
            descriptions: entity.descriptions.iter().map(|d| self.description(d)).collect(),
        })
    }

    fn member(&self, (at, entity): (usize, usize)) -> Option<wire::Member<'a>> {
        let report = self.sources.get(at)?;
        let mentions = report.analysis.entities.get(entity)?.mentions.iter();
        let passages = mentions.map(|m| self.passage(report.document.passage(m.name)));
        Some(wire::Member {
            document: wire::Id(report.document.id()),
            mentions: passages.collect(),
        })
    }

    pub(crate) fn lineages(&self) -> impl Iterator<Item = wire::Lineage<'a>> {
        self.account.lineages.iter().map(|lineage| wire::Lineage {
            documents: self.ids([lineage.reports.0, lineage.reports.1]),
            share: rounded(lineage.share),
            is_copy: lineage.is_copy,
            relation: if lineage.is_copy { "copy" } else { "partial" },
            direction: lineage.direction.as_ref().map(|direction| self.direction(direction)),
            passages: lineage.passages.iter().map(|&pair| self.pair(pair)).collect(),
        })
    }

    fn direction(&self, direction: &compare::Direction) -> wire::Direction<'a> {
        let words = match direction.basis {
            DirectionBasis::Credited(words) => words,
            _ => None,
        };
        wire::Direction {
            first: self.id(direction.first),
            basis: names::direction(&direction.basis),
            passage: words.map(|words| self.passage(words)),
        }
    }

    pub(crate) fn pair(&self, (left, right): (text::Passage, text::Passage)) -> wire::Pair<'a> {
        wire::Pair { left: self.passage(left), right: self.passage(right) }
    }

    pub(crate) fn groups(&self) -> impl Iterator<Item = wire::Group<'a>> {
        self.account.groups.iter().map(|group| wire::Group {
            documents: self.ids(group.reports.iter().copied()),
            reasons: self.reasons(&group.reasons),
        })
    }

    pub(crate) fn notes(&self) -> impl Iterator<Item = wire::Note<'a>> {
        let notes = self.account.notes.iter();
        notes.filter_map(|(at, note)| Some(self.note(&self.sources.get(*at)?.document, note)))
    }

    fn note(&self, document: &Document, note: &'a text::Note) -> wire::Note<'a> {
        wire::Note {
            document: wire::Id(document.id()),
            kind: names::note(note.kind),
            message: &note.message,
            passage: note.span.map(|span| self.passage(document.passage(span))),
        }
    }

    fn ids(&self, reports: impl IntoIterator<Item = usize>) -> Vec<wire::Id> {
        let found = reports.into_iter().filter_map(|at| self.sources.get(at));
        found.map(|report| wire::Id(report.document.id())).collect()
    }

    pub(crate) fn passages(&self, passages: &[text::Passage]) -> Vec<wire::Passage<'a>> {
        passages.iter().map(|&passage| self.passage(passage)).collect()
    }

    pub(crate) fn passage(&self, passage: text::Passage) -> wire::Passage<'a> {
        let points = self.sources.code_points(passage);
        wire::Passage {
            document: wire::Id(passage.document),
            start: points.start,
            end: points.end,
            byte_start: passage.span.start(),
            byte_end: passage.span.end(),
            line: self.sources.line(passage),
            text: self.sources.exact(passage),
        }
    }
}

/// Inputs that gave no report.
pub(crate) fn problems(skipped: &[Skipped]) -> impl Iterator<Item = wire::Problem<'_>> {
    skipped.iter().map(|one| wire::Problem { message: &one.message, hint: &one.hint })
}

pub(crate) const fn generator() -> wire::Generator {
    wire::Generator { name: "twosource", version: env!("CARGO_PKG_VERSION") }
}

pub(crate) const fn basis_name(basis: text::Basis) -> &'static str {
    match basis {
        text::Basis::Text(_) => "text",
        text::Basis::Given => "given",
        text::Basis::Borrowed(_) => "borrowed",
        text::Basis::FileName => "file_name",
        text::Basis::Metadata => "metadata",
    }
}

/// Four decimals, so that a change in the last bit of a sum is not a change of the output.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn slot(slot: &compare::Slot) -> wire::Slot<'_> {
    let none = wire::Slot { kind: "magnitude", outcome: None, unit: None, about: None };
    match slot {
        compare::Slot::Magnitude => none,
        compare::Slot::People(outcome) => {
            wire::Slot { kind: "people", outcome: Some(labels::outcome(*outcome)), ..none }
        }
        compare::Slot::Counted { unit, about } => {
            wire::Slot { kind: "counted", unit: Some(unit), about: Some(about), ..none }
        }
    }
}
