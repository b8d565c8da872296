//! Names of what the analysis tells apart: JSON takes them as they are, text with spaces in place
//! of underscores. Changing one changes the version of the formats.

use twosource_analyze::{
    EntityKind, MeasureKind, MentionKind, Moment, Outcome, ParticipantRole, UnitKind,
};
use twosource_text::BlockKind;

/// A name as text shows it.
pub(crate) fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

pub(crate) const fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Byline => "byline",
        BlockKind::AgencyLine => "agency_line",
        BlockKind::PublishedLine => "published_line",
        BlockKind::Dateline => "dateline",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list_item",
        BlockKind::BlockQuote => "block_quote",
        BlockKind::Correction => "correction",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::Gallery => "gallery",
        BlockKind::Links => "links",
        BlockKind::Repeat => "repeat",
        BlockKind::Furniture => "furniture",
    }
}

/// What an entity is.
pub(crate) const fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Country => "country",
        EntityKind::Place => "place",
        EntityKind::Facility => "facility",
        EntityKind::Event => "event",
        EntityKind::Product => "product",
        EntityKind::Other => "other",
    }
}

pub(crate) const fn moment(moment: Moment) -> &'static str {
    match moment {
        Moment::Past => "past",
        Moment::Day => "day",
        Moment::Scheduled => "scheduled",
        Moment::Expected => "expected",
        Moment::Standing => "standing",
    }
}

pub(crate) const fn participant(role: ParticipantRole) -> &'static str {
    match role {
        ParticipantRole::Agent => "agent",
        ParticipantRole::Patient => "patient",
        ParticipantRole::Recipient => "recipient",
        ParticipantRole::Complement => "complement",
    }
}

pub(crate) const fn mention(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Nominal => "nominal",
        MentionKind::Pronoun => "pronoun",
        MentionKind::Demonym => "demonym",
        MentionKind::Metonym => "metonym",
    }
}

pub(crate) const fn measure(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Count => "count",
        MeasureKind::Amount => "amount",
        MeasureKind::Money => "money",
        MeasureKind::Percent => "percent",
        MeasureKind::Age => "age",
        MeasureKind::Rank => "rank",
        MeasureKind::Occasions => "occasions",
        MeasureKind::Vote => "vote",
        MeasureKind::Magnitude => "magnitude",
    }
}

pub(crate) const fn unit(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Person => "person",
        UnitKind::Thing => "thing",
        UnitKind::Time => "time",
        UnitKind::Measure => "measure",
        UnitKind::Currency => "currency",
        UnitKind::Scale => "scale",
    }
}

pub(crate) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Killed => "killed",
        Outcome::Injured => "injured",
        Outcome::BadlyInjured => "badly_injured",
        Outcome::SlightlyInjured => "slightly_injured",
        Outcome::Hospitalized => "hospitalized",
        Outcome::Missing => "missing",
        Outcome::Trapped => "trapped",
        Outcome::Rescued => "rescued",
        Outcome::Detained => "detained",
        Outcome::Displaced => "displaced",
    }
}
