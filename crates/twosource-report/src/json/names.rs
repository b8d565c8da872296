//! Names of values on the wire. Changing one changes the version of the format.

use twosource_analyze::{Bound, Status, VoiceRole};
use twosource_compare::{Feature, Field, Finding, ReasonBasis, Rule};
use twosource_text::NoteKind;

pub(super) const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "differs",
        Finding::Denied => "denied",
        Finding::Superseded => "superseded",
        Finding::Agreed => "agreed",
        Finding::OneVoice => "one_voice",
        Finding::MoreSpecific => "more_specific",
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
pub(super) fn basis(basis: ReasonBasis) -> (&'static str, Option<u32>) {
    match basis {
        ReasonBasis::SharedText(percent) => ("shared_text", Some(percent.into())),
        ReasonBasis::SharedPassage(words) => ("shared_passage", Some(words)),
        ReasonBasis::SameOutlet => ("same_outlet", None),
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
