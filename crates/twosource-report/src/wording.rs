//! What the program says itself about results: the one place for its words.
//!
//! It tells how statements relate. It never says which of them is right.

use twosource_analyze::{
    AttributionKind, DayPart, Modality, Moment, Polarity, Reference, Status, TimeModifier,
    TimeUnit, TimeValue,
};
use twosource_compare::{Feature, Finding, LinkBasis, Rule};
use twosource_text::BlockKind;

/// What a figure is.
pub(crate) const FIGURES: &str = "numbers that several reports give for one thing";

/// What the timeline is.
pub(crate) const TIMELINE: &str = "what happened when, and when it was reported";

/// What descriptions are.
pub(crate) const PEOPLE: &str = "as the reports describe them";

/// What joins a description to a name.
pub(crate) const fn link(basis: LinkBasis) -> &'static str {
    match basis {
        LinkBasis::SameEvent => "tell the same of them",
        LinkBasis::SameRole => "describe them in the same words",
    }
}

/// The name of a finding.
pub(crate) const fn name(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "Differs",
        Finding::Denied => "Denied",
        Finding::Superseded => "Superseded",
        Finding::Agreed => "Agreed",
        Finding::OneVoice => "One voice",
        Finding::MoreSpecific => "More specific",
        Finding::OtherAnswer => "Other answer",
        Finding::Reworded => "Reworded",
        Finding::OnlyInOne => "Only in",
    }
}

/// The sign of a finding, which tells it without color.
pub(crate) const fn glyph(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "≠",
        Finding::Denied => "¬",
        Finding::Superseded => "→",
        Finding::Agreed => "=",
        Finding::OneVoice => "›",
        Finding::MoreSpecific => "⊃",
        Finding::OtherAnswer => "?",
        Finding::Reworded => "≈",
        Finding::OnlyInOne => "·",
    }
}

/// What a finding means, in half a line.
pub(crate) const fn meaning(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "the statements exclude each other",
        Finding::Denied => "one report has it asserted, another denied",
        Finding::Superseded => "the one tells a later stand than the other",
        Finding::Agreed => "said by reports that count separately",
        Finding::OneVoice => "several outlets, but one origin or one text behind them",
        Finding::MoreSpecific => "one says what the other says, and more",
        Finding::OtherAnswer => "one source, one question, two answers; both may have been given",
        Finding::Reworded => "the same matter in other words",
        Finding::OnlyInOne => "no other report has it",
    }
}

/// How a finding is counted in the story line.
pub(crate) const fn tally(finding: Finding) -> &'static str {
    match finding {
        Finding::Differs => "differs",
        Finding::Denied => "denied",
        Finding::Superseded => "superseded",
        Finding::Agreed => "agreed",
        Finding::OneVoice => "one voice",
        Finding::MoreSpecific => "more specific",
        Finding::OtherAnswer => "other answer",
        Finding::Reworded => "reworded",
        Finding::OnlyInOne => "only in one report",
    }
}

/// The rule behind a finding, as a sentence.
pub(crate) const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::NoPartner => "No statement of another report comes close enough.",
        Rule::NumbersExclude => "Two numbers of one thing exclude each other.",
        Rule::TimesExclude => "Two dates of one thing exclude each other.",
        Rule::SameOrigin => "One and the same origin stands behind all of these statements.",
        Rule::SameText => "All of these statements stand in text that was copied.",
        Rule::FewSharedWords => {
            "The matter is the same, but the words differ more than they agree."
        }
        Rule::Denied => "One denies what another asserts.",
        Rule::OtherStatus => "One announces what another tells as done.",
        Rule::OtherPolarity => "One is negative and another not.",
        Rule::OtherNumber => {
            "The numbers differ, and the one leaves room for the other or may be of another thing."
        }
        Rule::LaterState => "One tells a state, another what ends it.",
        Rule::MoreWords => "One says nearly all that the other says, and more.",
        Rule::OtherAnswer => "One source answers one question, in two ways.",
        Rule::SameMatter => "Names, numbers and words agree, in reports that count separately.",
    }
}

/// Whether a voice puts something forward.
pub(crate) const fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Asserted => "asserted",
        Polarity::Denied => "denied",
    }
}

/// Whether something has happened, as a statement tells it.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Told => "told as done",
        Status::Scheduled => "announced",
        Status::Possible => "possible",
    }
}

/// A kind of evidence.
pub(crate) const fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::SharedWords => "shared words",
        Feature::SharedNames => "shared names",
        Feature::SharedNumbers => "shared numbers",
        Feature::SimilarWords => "words of like meaning",
        Feature::SharedQuotation => "shared quotation",
        Feature::SameState => "same state",
        Feature::SameSource => "same source",
        Feature::SamePredicate => "same verb",
        Feature::SameAgent => "same agent",
        Feature::SamePatient => "same one concerned",
        Feature::SimilarSentence => "like sentences",
        Feature::SimilarContext => "like surroundings",
    }
}

/// How a content is rendered.
pub(crate) const fn kind(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Indirect => "indirect",
        AttributionKind::Mixed => "mixed",
    }
}

/// What a part of a text is; `None` for running text.
pub(crate) const fn block(kind: BlockKind) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Paragraph => return None,
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Byline => "byline",
        BlockKind::AgencyLine => "agency or outlet",
        BlockKind::PublishedLine => "publication date",
        BlockKind::Dateline => "dateline",
        BlockKind::ListItem => "list item",
        BlockKind::BlockQuote => "block quotation",
        BlockKind::Correction => "correction",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::Gallery => "captions of a series of pictures",
        BlockKind::Links => "links to other reports",
        BlockKind::Repeat => "repeats what stands elsewhere",
        BlockKind::Furniture => "page furniture",
    })
}

/// How certain a voice is; `None` where nothing weakens it.
pub(crate) const fn modality(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Certain => None,
        Modality::Probable => Some("probable"),
        Modality::Possible => Some("possible"),
        Modality::Underspecified => Some("not put forward"),
    }
}

/// When a matter lies; `None` for the day that the report is about.
pub(crate) const fn moment(moment: Moment) -> Option<&'static str> {
    match moment {
        Moment::Day => None,
        Moment::Past => Some("past"),
        Moment::Scheduled => Some("announced"),
        Moment::Expected => Some("expected"),
        Moment::Standing => Some("in general"),
    }
}

/// What a time names: days as ISO 8601 writes them, lengths in words, else the value of TIMEX3.
pub(crate) fn time(value: &TimeValue) -> String {
    match value {
        TimeValue::Part { day, part } => {
            format!("{}, {}", TimeValue::Day(day.clone()), day_part(*part))
        }
        TimeValue::Weekend { .. } | TimeValue::Week { .. } => {
            let days = value.first_day().zip(value.last_day());
            days.map_or_else(|| value.to_string(), |(first, last)| format!("{first} to {last}"))
        }
        TimeValue::Duration { amount, unit } => {
            let amount = amount.as_ref().map_or_else(|| "some".to_owned(), ToString::to_string);
            let plural = match unit {
                _ if amount == "1" => time_unit(*unit).to_owned(),
                TimeUnit::Century => "centuries".to_owned(),
                _ => format!("{}s", time_unit(*unit)),
            };
            format!("{amount} {plural}")
        }
        TimeValue::Reference(Reference::Past) => "some time past".to_owned(),
        TimeValue::Reference(Reference::Present) => "now".to_owned(),
        TimeValue::Reference(Reference::Future) => "some time to come".to_owned(),
        TimeValue::Open(_) => format!("{value}, not placed"),
        _ => value.to_string(),
    }
}

/// A part of a day.
pub(crate) const fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "morning",
        DayPart::Midday => "midday",
        DayPart::Afternoon => "afternoon",
        DayPart::Evening => "evening",
        DayPart::Night => "night",
    }
}

const fn time_unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "second",
        TimeUnit::Minute => "minute",
        TimeUnit::Hour => "hour",
        TimeUnit::Day => "day",
        TimeUnit::Week => "week",
        TimeUnit::Month => "month",
        TimeUnit::Quarter => "quarter",
        TimeUnit::Year => "year",
        TimeUnit::Decade => "decade",
        TimeUnit::Century => "century",
    }
}

/// How the value of a time is bounded, in front of the value.
pub(crate) const fn modifier(modifier: TimeModifier) -> &'static str {
    match modifier {
        TimeModifier::Approx => "about ",
        TimeModifier::MoreThan => "more than ",
        TimeModifier::LessThan => "less than ",
        TimeModifier::EqualOrMore => "at least ",
        TimeModifier::EqualOrLess => "at most ",
        TimeModifier::Start => "start of ",
        TimeModifier::Mid => "middle of ",
        TimeModifier::End => "end of ",
        TimeModifier::Before => "before ",
        TimeModifier::After => "after ",
    }
}

/// A number of a text in digits; very large ones with an exponent.
pub(crate) fn number(value: f64) -> String {
    if value.abs() < 1e15 {
        format!("{}", (value * 1e4).round() / 1e4)
    } else {
        format!("{value:e}")
    }
}

/// A number with its noun: `1 report`, `4 reports`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `1 story`, `4 stories`.
pub(crate) fn stories(number: usize) -> String {
    if number == 1 { "1 story".to_owned() } else { format!("{number} stories") }
}

/// What the accounts of several stories start with.
pub(crate) fn accounts(stories: usize, alone: usize) -> String {
    let alone = match alone {
        0 => String::new(),
        _ => format!(", and {} that nothing stands beside", count(alone, "report")),
    };
    format!(
        "The reports tell of several events: {}{alone}. --one-event makes one account of all. \
         Point 3 of story 2 is explained as 2.3.",
        self::stories(stories)
    )
}

/// Items as prose: `A`, `A and B`, `A, B and C`.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, list, number};

    #[test]
    fn numbers_and_lists_read_as_prose() {
        assert_eq!(
            (count(1, "report"), count(0, "report")),
            ("1 report".into(), "0 reports".into())
        );
        let items = |n: usize| ["A", "B", "C"].map(str::to_owned)[..n].to_vec();
        assert_eq!([0, 1, 2, 3].map(|n| list(&items(n))), ["", "A", "A and B", "A, B and C"]);
    }
    #[test]
    fn numbers_are_written_in_digits() {
        let written = [40.0, 2.5, 2.0 * 1.1, 6e9, 1e300, f64::INFINITY].map(number);
        assert_eq!(written, ["40", "2.5", "2.2", "6000000000", "1e300", "inf"]);
    }
}
