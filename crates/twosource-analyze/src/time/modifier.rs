//! Words in front of an expression that bound it or say which part of it is meant: "about two
//! years", "more than 18 months", "early June", "the end of 2031", "later this week".

use super::kind::{Granularity, TimeKind, TimeModifier};
use super::reader::{Found, Reader};
use super::token::Gap;

/// The expression with its modifier, and with the words that make it.
pub(super) fn dressed(reader: &Reader<'_>, found: Found) -> Found {
    let found = or_so(reader, found);
    if found.modifier.is_some() {
        return found;
    }
    let is_calendar = found.kind != TimeKind::Duration
        && found.kind != TimeKind::Set
        && found.value.granularity().is_some();
    let part = is_calendar.then(|| part(reader, &found).or_else(|| edge(reader, &found))).flatten();
    if let Some((from, modifier)) = part {
        return Found { from, modifier: Some(modifier), ..found };
    }
    let amount = !reader.is(found.from, &["the", "this", "these", "those"]);
    match bound(reader, found.from).filter(|_| amount) {
        Some((from, modifier)) if found.kind == TimeKind::Duration => {
            Found { from, modifier: Some(modifier), ..found }
        }
        Some((from, modifier))
            if is_ago(reader, &found) || modifier == TimeModifier::Approx && is_calendar =>
        {
            Found { from, modifier: Some(before_or_after(modifier)), ..found }
        }
        _ => found,
    }
}

/// "two years or so".
fn or_so(reader: &Reader<'_>, found: Found) -> Found {
    let so = reader.continues(found.to, &["or"]) && reader.continues(found.to + 1, &["so"]);
    if so {
        return Found { to: found.to + 2, modifier: Some(TimeModifier::Approx), ..found };
    }
    found
}

fn is_ago(reader: &Reader<'_>, found: &Found) -> bool {
    found.to.checked_sub(1).is_some_and(|last| reader.is(last, &["ago", "earlier"]))
}

/// More than a year ago is before it.
const fn before_or_after(modifier: TimeModifier) -> TimeModifier {
    match modifier {
        TimeModifier::MoreThan | TimeModifier::EqualOrMore => TimeModifier::Before,
        TimeModifier::LessThan | TimeModifier::EqualOrLess => TimeModifier::After,
        other => other,
    }
}

/// "early", "late", "mid", "earlier", "later"; also between "the" and the date.
fn part(reader: &Reader<'_>, found: &Found) -> Option<(usize, TimeModifier)> {
    let the = found.from + usize::from(reader.is(found.from, &["the"]));
    let linked = if the > found.from { reader.before_is(found.from, &["in"]) } else { None };
    let head = linked.unwrap_or(found.from);
    let at = reader.before(head)?;
    let modifier = match reader.text(at).to_ascii_lowercase().as_str() {
        "early" if linked.is_none() => TimeModifier::Start,
        "late" if linked.is_none() => TimeModifier::End,
        "mid" if linked.is_none() => TimeModifier::Mid,
        "earlier" => TimeModifier::Start,
        "later" => TimeModifier::End,
        _ => return None,
    };
    Some((reader.with_before(at, &["the"]), modifier))
}

/// "the start of", "the end of", "the middle of".
fn edge(reader: &Reader<'_>, found: &Found) -> Option<(usize, TimeModifier)> {
    if found.value.granularity() < Some(Granularity::Week) {
        return None;
    }
    let of = reader.before_is(found.from, &["of"]);
    let noun = match of {
        Some(of) => reader.before(of)?,
        None if reader.gap(found.from) == Gap::Hyphen => reader.before(found.from)?,
        None => return None,
    };
    let modifier = match reader.text(noun).to_ascii_lowercase().as_str() {
        "end" | "close" => TimeModifier::End,
        "start" | "beginning" | "outset" => TimeModifier::Start,
        "middle" => TimeModifier::Mid,
        _ => return None,
    };
    Some((reader.with_before(noun, &["the"]), modifier))
}

/// "about", "more than", "at least" and the like in front of an amount.
fn bound(reader: &Reader<'_>, from: usize) -> Option<(usize, TimeModifier)> {
    let last = reader.before(from)?;
    let text = reader.text(last).to_ascii_lowercase();
    let two = |first: &[&str], modifier| Some((reader.before_is(last, first)?, modifier));
    match text.as_str() {
        "about" | "around" | "approximately" | "roughly" | "some" => {
            Some((last, TimeModifier::Approx))
        }
        "than" => than(reader, last),
        "over" => {
            Some((reader.with_before(last, &["just", "well", "little"]), TimeModifier::MoreThan))
        }
        "nearly" | "almost" | "under" => {
            Some((reader.with_before(last, &["just", "well"]), TimeModifier::LessThan))
        }
        "least" => two(&["at"], TimeModifier::EqualOrMore),
        "most" => two(&["at"], TimeModifier::EqualOrLess),
        "to" => two(&["up"], TimeModifier::EqualOrLess)
            .or_else(|| two(&["close"], TimeModifier::LessThan)),
        "within" => Some((last, TimeModifier::EqualOrLess)),
        "as" => {
            let much = reader.before_is(last, &["much", "long", "many", "little"])?;
            Some((reader.before_is(much, &["as"])?, TimeModifier::EqualOrLess))
        }
        _ => None,
    }
}

/// "more than", "less than", "no more than".
fn than(reader: &Reader<'_>, than: usize) -> Option<(usize, TimeModifier)> {
    let how =
        reader.before_is(than, &["more", "less", "fewer", "longer", "later", "better", "other"])?;
    let no = reader.before_is(how, &["no"]);
    let more = reader.is(how, &["more", "longer", "better"]);
    let modifier = match (no.is_some(), more) {
        _ if reader.is(how, &["later", "other"]) => return None,
        (true, true) => TimeModifier::EqualOrLess,
        (true, false) => TimeModifier::EqualOrMore,
        (false, true) => TimeModifier::MoreThan,
        (false, false) => TimeModifier::LessThan,
    };
    Some((no.unwrap_or(how), modifier))
}

#[cfg(test)]
mod tests {
    use crate::time::testing::check;

    #[test]
    fn parts_and_edges() {
        check("early June 2029", &[("early June 2029", "2029-06 START")]);
        check("late on, mid-June 2029", &[("mid-June 2029", "2029-06 MID")]);
        check("by the end of 2029", &[("the end of 2029", "2029 END")]);
        check("since the start of 2029", &[("the start of 2029", "2029 START")]);
        check("earlier in the year", &[("earlier in the year", "2031 START")]);
    }

    #[test]
    fn bounds() {
        check("around 40 seconds", &[("around 40 seconds", "PT40S APPROX")]);
        check("at least ten days", &[("at least ten days", "P10D EQUAL_OR_MORE")]);
        check("no more than ten days", &[("no more than ten days", "P10D EQUAL_OR_LESS")]);
        check("two years or so", &[("two years or so", "P2Y APPROX")]);
        check("nearly two years", &[("nearly two years", "P2Y LESS_THAN")]);
    }
}
