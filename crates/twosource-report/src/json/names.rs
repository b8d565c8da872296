//! Names of values on the wire. Changing one changes the version of the format.

use twosource_analyze::{Bound, Granularity, Status, TimeModifier, VoiceRole};
use twosource_compare::{
    DirectionBasis, Feature, Field, Finding, LinkBasis, ReasonBasis, Rule, TimeLimit, TimelineKind,
    TimelineStatus, Track,
};
use twosource_text::{CreditRole, NoteKind};

pub(super) const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "differs",
        Finding::Denied => "denied",
        Finding::Superseded => "superseded",
        Finding::Agreed => "agreed",
        Finding::OneVoice => "one_voice",
        Finding::MoreSpecific => "more_specific",
        Finding::OtherAnswer => "other_answer",
        Finding::Reworded => "reworded",
        Finding::OnlyInOne => "only_in_one",
    }
}

pub(super) const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::NoPartner => "no_partner",
        Rule::NumbersExclude => "numbers_exclude",
        Rule::TimesExclude => "times_exclude",
        Rule::SameOrigin => "same_origin",
        Rule::SameText => "same_text",
        Rule::FewSharedWords => "few_shared_words",
        Rule::Denied => "denied",
        Rule::OtherStatus => "other_status",
        Rule::OtherPolarity => "other_polarity",
        Rule::OtherNumber => "other_number",
        Rule::LaterState => "later_state",
        Rule::MoreWords => "more_words",
        Rule::OtherAnswer => "other_answer",
        Rule::SameMatter => "same_matter",
    }
}

pub(super) const fn field(field: Field) -> &'static str {
    match field {
        Field::Number => "number",
        Field::Polarity => "polarity",
        Field::Status => "status",
        Field::State => "state",
        Field::Time => "time",
    }
}

pub(super) const fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::SharedWords => "shared_words",
        Feature::SharedNames => "shared_names",
        Feature::SharedNumbers => "shared_numbers",
        Feature::SimilarWords => "similar_words",
        Feature::SharedQuotation => "shared_quotation",
        Feature::SameState => "same_state",
        Feature::SameSource => "same_source",
        Feature::SamePredicate => "same_predicate",
        Feature::SameAgent => "same_agent",
        Feature::SamePatient => "same_patient",
        Feature::SimilarSentence => "similar_sentence",
        Feature::SimilarContext => "similar_context",
    }
}

/// The name of a basis and its number, where it has one.
pub(super) fn basis(basis: &ReasonBasis) -> (&'static str, Option<u32>) {
    match basis {
        ReasonBasis::SharedText { percent, .. } => ("shared_text", Some((*percent).into())),
        ReasonBasis::SharedPassage(words) => ("shared_passage", Some(*words)),
        ReasonBasis::SameOutlet => ("same_outlet", None),
        ReasonBasis::SameFamily(_) => ("same_family", None),
        ReasonBasis::SameAgency { .. } => ("same_agency", None),
        ReasonBasis::BasedOn { .. } => ("based_on", None),
        ReasonBasis::FirstReportedBy { .. } => ("first_reported_by", None),
        ReasonBasis::SameByline(_) => ("same_byline", None),
    }
}

pub(super) const fn direction(basis: &DirectionBasis) -> &'static str {
    match basis {
        DirectionBasis::BasedOn => "based_on",
        DirectionBasis::Credited(_) => "credit",
        DirectionBasis::Published => "published",
    }
}

pub(super) const fn credit(role: CreditRole) -> &'static str {
    match role {
        CreditRole::FirstPublisher => "first_publisher",
        CreditRole::Owner => "owner",
        CreditRole::Contributor => "contributor",
        CreditRole::Writer => "writer",
    }
}

pub(super) const fn role(role: VoiceRole) -> &'static str {
    match role {
        VoiceRole::Relay => "relay",
        VoiceRole::Origin => "origin",
    }
}

pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Told => "told",
        Status::Scheduled => "scheduled",
        Status::Possible => "possible",
    }
}

pub(super) const fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::Approximate => "approximate",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::Vague => "vague",
    }
}

pub(super) const fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::BorrowedDate => "borrowed_date",
        NoteKind::NotAnalyzed => "not_analyzed",
        NoteKind::Decoding => "decoding",
        NoteKind::Duplicate => "duplicate",
        NoteKind::Unreadable => "unreadable",
    }
}

pub(super) const fn track(track: Track) -> &'static str {
    match track {
        Track::Happened => "happened",
        Track::Reported => "reported",
    }
}

pub(super) const fn entry(kind: TimelineKind) -> &'static str {
    match kind {
        TimelineKind::Event => "event",
        TimelineKind::Said => "said",
        TimelineKind::Published => "published",
    }
}

pub(super) const fn timeline_status(status: TimelineStatus) -> &'static str {
    match status {
        TimelineStatus::Done => "done",
        TimelineStatus::Possible => "possible",
        TimelineStatus::Scheduled => "scheduled",
        TimelineStatus::Expected => "expected",
    }
}

pub(super) const fn limit(limit: TimeLimit) -> &'static str {
    match limit {
        TimeLimit::At => "at",
        TimeLimit::From => "from",
        TimeLimit::Until => "until",
    }
}

pub(super) const fn granularity(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Minute => "minute",
        Granularity::DayPart => "day_part",
        Granularity::Day => "day",
        Granularity::Weekend => "weekend",
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Season => "season",
        Granularity::Quarter => "quarter",
        Granularity::Half => "half",
        Granularity::Year => "year",
        Granularity::Decade => "decade",
        Granularity::Century => "century",
    }
}

pub(super) const fn modifier(modifier: TimeModifier) -> &'static str {
    match modifier {
        TimeModifier::Approx => "approx",
        TimeModifier::MoreThan => "more_than",
        TimeModifier::LessThan => "less_than",
        TimeModifier::EqualOrMore => "equal_or_more",
        TimeModifier::EqualOrLess => "equal_or_less",
        TimeModifier::Start => "start",
        TimeModifier::Mid => "mid",
        TimeModifier::End => "end",
        TimeModifier::Before => "before",
        TimeModifier::After => "after",
    }
}

pub(super) const fn link(basis: LinkBasis) -> &'static str {
    match basis {
        LinkBasis::SameEvent => "same_event",
        LinkBasis::SameRole => "same_role",
    }
}
