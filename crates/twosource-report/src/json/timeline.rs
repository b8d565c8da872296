//! The timeline and the descriptions of entities on the wire.

use twosource_compare as compare;

use super::build::Builder;
use super::{names, wire};

impl<'a> Builder<'a> {
    pub(super) fn timeline(&self) -> impl Iterator<Item = wire::TimelineEntry<'a>> {
        let entries = self.account_of().timeline.iter().enumerate();
        entries.map(|(id, entry)| wire::TimelineEntry {
            id,
            track: names::track(entry.kind.track()),
            kind: names::entry(entry.kind),
            status: names::timeline_status(entry.status),
            when: entry.when.as_ref().map(when),
            points: entry.points.iter().map(|point| point + 1).collect(),
            mentions: entry.mentions.iter().filter_map(|m| self.timeline_mention(m)).collect(),
            differs_from: entry.differs_from.clone(),
        })
    }

    fn timeline_mention(
        &self,
        mention: &compare::TimelineMention,
    ) -> Option<wire::TimelineMention<'a>> {
        let report = self.account_of().reports.get(mention.report)?;
        let statement = |at: &compare::StatementRef| {
            Some(self.passage(report.document.passage(self.account_of().statement(*at)?.span)))
        };
        Some(wire::TimelineMention {
            document: wire::Id(report.document.id()),
            when: mention.when.as_ref().map(when),
            words: mention.words.map(|words| self.passage(words)),
            what: mention.what.map(|what| self.passage(what)),
            statements: mention.statements.iter().filter_map(statement).collect(),
            attribution: mention.attribution,
        })
    }

    pub(super) fn description(&self, found: &compare::Description) -> wire::Description<'a> {
        let link = found.link.as_ref().map(|link| wire::DescriptionLink {
            basis: names::link(link.basis),
            named: self.passage(link.named),
            described: self.passage(link.described),
            shared: link.shared.iter().map(|&pair| self.pair(pair)).collect(),
        });
        wire::Description { passage: self.passage(found.words), link }
    }
}

fn when(when: &compare::When) -> wire::When {
    wire::When {
        value: when.value.to_string(),
        first_day: when.value.first_day().as_ref().map(day),
        last_day: when.value.last_day().as_ref().map(day),
        granularity: when.granularity().map(names::granularity),
        modifier: when.modifier.map(names::modifier),
        limit: names::limit(when.limit),
        borrowed: when.is_borrowed,
    }
}

/// A day without its time.
fn day(date: &twosource_text::Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
