//! What the profiles differ in, on the wire.

use twosource_analyze::Attribution;
use twosource_compare::Report;

use super::build::{Builder, generator, problems};
use super::wire;
use crate::profiles::{Disagreement, Readings};
use crate::{Skipped, wording};

impl<'a> Builder<'a> {
    pub(super) fn profiles(
        &self,
        fast: &'a [Report],
        skipped: &'a [Skipped],
    ) -> wire::Profiles<'a> {
        let documents = self.reports().zip(fast).map(|((at, full), fast)| {
            let agreement = Readings { full, fast }.agreement();
            let differences = agreement.disagreements.iter();
            wire::DocumentWithDifferences {
                document: self.document(at, full),
                same: agreement.same,
                differences: differences.map(|one| self.disagreement(full, one)).collect(),
            }
        });
        wire::Profiles {
            format: wire::PROFILES,
            version: wire::VERSION,
            generator: generator(),
            documents: documents.collect(),
            problems: problems(skipped).collect(),
        }
    }

    fn disagreement(&self, report: &'a Report, one: &Disagreement<'a>) -> wire::Disagreement<'a> {
        let words = |attribution| self.words_of(report, attribution);
        wire::Disagreement {
            kind: one.kind(),
            parts: one.parts(),
            full: one.full.map(words),
            fast: one.fast.map(words),
        }
    }

    fn words_of(
        &self,
        report: &'a Report,
        attribution: &Attribution,
    ) -> wire::AttributionWords<'a> {
        let at = |span| self.passage(report.document.passage(span));
        wire::AttributionWords {
            kind: wording::kind(attribution.kind),
            source: attribution.source.map(at),
            cue: at(attribution.cue),
            content: attribution.content.iter().copied().map(at).collect(),
        }
    }
}
