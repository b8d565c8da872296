//! The days of first publication and of the last change, out of what all places of a page state.
//!
//! Every kind of place has a weight. Places of different kinds that state the same day add up, and
//! the day with the most weight is taken, if it has enough. A day that the page also gives for its
//! last change counts as published only where nothing earlier is stated. Where machines state the
//! time in Greenwich and the page shows the day after or before, the day shown is the one on which
//! the report came out there. Where machines give one day, and the page shows another without a word that
//! machines give for the last change, none is taken.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use twosource_text::{Date, Field};

use super::claim::Claim;
use crate::date::{Order, machine};

/// Least weight of a day that is taken.
const LEAST: u32 = 12;

/// What a place weighs that is not taken for one that states the last change.
const SURE: u32 = 28;

/// Where another day weighs nearly as much, none is taken.
const MARGIN: u32 = 1;

/// Weights of shown dates that stand beside the headline are no less than this.
const SHOWN_NEAR: u32 = 15;

/// No page was published before this year.
const FIRST_YEAR: i16 = 1990;

/// No page was published after this year.
const LAST_YEAR: i16 = 2100;

/// A claim that was read as a date.
pub(super) struct Dated {
    /// Its place in the list of claims.
    claim: usize,
    date: Date,
    family: &'static str,
    weight: u32,
    /// Whether words beside the headline say what happened on it.
    is_labeled: bool,
}

impl Dated {
    pub(super) fn into_choice(self) -> (Date, usize) {
        (self.date, self.claim)
    }
}

/// What was chosen.
#[derive(Default)]
pub(super) struct Chosen {
    pub(super) published: Option<Dated>,
    pub(super) modified: Option<Dated>,
}

pub(super) fn choose(claims: &[Claim], order: Order, seen: Option<&Date>) -> Chosen {
    let published = dated(claims, Field::Published, order, seen);
    let modified = dated(claims, Field::Modified, order, seen);
    let day = heaviest(&published, &modified).map(|day| day_shown(day, &published, &modified));
    let day = day.filter(|day| !is_in_doubt(*day, &published, &modified));
    let day = day.or_else(|| only(&published));
    let published = day.and_then(|day| clearest(published, day));
    let modified = latest(modified, published.as_ref());
    Chosen { published, modified }
}

fn dated(claims: &[Claim], field: Field, order: Order, seen: Option<&Date>) -> Vec<Dated> {
    let of_field = claims.iter().enumerate().filter(|(_, claim)| claim.field == field);
    // Of the dates beside the headline the first is that of the report.
    let mut near: Option<Day> = None;
    let dated = of_field.filter_map(|(at, claim)| {
        let date = machine(&claim.value, order).filter(|date| is_possible(date, seen))?;
        let (family, weight) = weight(&claim.origin);
        let is_first = family != "shown"
            || weight < SHOWN_NEAR
            || *near.get_or_insert(day(&date)) == day(&date);
        let weight = if is_first { weight } else { weight / 2 };
        let is_labeled = claim.origin == "text after label near headline";
        Some(Dated { claim: at, date, family, weight, is_labeled })
    });
    dated.collect()
}

fn is_possible(date: &Date, seen: Option<&Date>) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year) && seen.is_none_or(|seen| day(date) <= day(seen))
}

type Day = (i16, u8, u8);

fn day(date: &Date) -> Day {
    (date.year, date.month, date.day)
}

/// The family and the weight of a place. Places of one family repeat each other, so that only the
/// heaviest of them counts for a day.
fn weight(origin: &str) -> (&'static str, u32) {
    let (kind, rest) = origin.split_once(' ').unwrap_or((origin, ""));
    match kind {
        "json-ld" => ("linked", linked(rest)),
        "meta" => ("meta", meta(rest)),
        "microdata" => ("microdata", microdata(rest)),
        "time" | "class" => ("shown", shown(kind, rest)),
        "text" => ("shown", text(rest)),
        "address" => ("address", 34),
        "script" => ("script", 12),
        _ => ("", 0),
    }
}

fn linked(rest: &str) -> u32 {
    let (name, member) = rest.split_once('.').unwrap_or_default();
    match (super::json_ld::kind(name), member) {
        (super::json_ld::Kind::Article, "datePublished") => 28,
        (super::json_ld::Kind::Page, "datePublished") => 30,
        (super::json_ld::Kind::Article, "dateCreated") => 8,
        (_, "datePublished") => 14,
        _ => 4,
    }
}

fn meta(rest: &str) -> u32 {
    match rest {
        "article:published_time" => 30,
        "date" => 14,
        "dc.date" | "dcterms.date" | "dc.date.created" | "dcterms.created" | "created"
        | "creation_date" | "datecreated" => 12,
        "uploaddate"
        | "ya:ovs:upload_date"
        | "citation_publication_date"
        | "citation_date"
        | "dcterms.available" => 8,
        _ => 22,
    }
}

fn microdata(rest: &str) -> u32 {
    match rest {
        "article.datepublished" | "page.datepublished" | "work.datepublished" => 24,
        "none.datepublished" => 14,
        _ => 4,
    }
}

fn shown(kind: &str, rest: &str) -> u32 {
    match (kind, rest) {
        (_, "published near headline") | ("class", "near headline") => 22,
        (_, "near headline") => 18,
        (_, "above" | "published below" | "published above" | "anywhere") => 8,
        _ => 3,
    }
}

fn text(rest: &str) -> u32 {
    match rest {
        "after label only date" => 24,
        "after label near headline" | "before change near headline" => 22,
        "only date" | "before change only date" => 20,
        "near headline" | "before change below" | "after label in prose near headline" => 15,
        "after label below" => 12,
        "in prose near headline" => 4,
        _ => 6,
    }
}

/// The day with the most weight, and with enough.
fn heaviest(published: &[Dated], modified: &[Dated]) -> Option<Day> {
    let mut families: BTreeMap<(Day, &str), u32> = BTreeMap::new();
    for dated in published {
        let weight = families.entry((day(&dated.date), dated.family)).or_default();
        *weight = dated.weight.max(*weight);
    }
    let mut days: BTreeMap<Day, u32> = BTreeMap::new();
    for ((day, _), weight) in families {
        *days.entry(day).or_default() += weight;
    }
    // Shown dates near a headline may be those of other reports.
    let marked = |dated: &&Dated| {
        matches!(dated.family, "linked" | "meta" | "microdata" | "address") && dated.weight >= 20
    };
    let first = published.iter().filter(marked).map(|dated| day(&dated.date)).min();
    let sure =
        |at: Day| published.iter().any(|dated| day(&dated.date) == at && dated.weight >= SURE);
    let labeled = published.iter().filter(|dated| dated.is_labeled).map(|dated| day(&dated.date));
    let labeled = labeled.min();
    let is_change = |at: &Day| {
        let mut changed = modified.iter().filter(|dated| day(&dated.date) == *at);
        let is_labeled = changed.clone().any(|dated| dated.is_labeled);
        changed.next().is_some() && first.is_some_and(|first| first < *at) && !sure(*at)
            || is_labeled && labeled.is_some_and(|first| first < *at)
    };
    let place = |of: &Day| published.iter().position(|dated| day(&dated.date) == *of);
    let mut own: Vec<(u32, Reverse<Option<usize>>, Day)> = days
        .iter()
        .filter(|(day, weight)| **weight >= LEAST && !is_change(day))
        .map(|(day, weight)| (*weight, Reverse(place(day)), *day))
        .collect();
    own.sort();
    let best = own.pop()?;
    let next = own.last().map_or(0, |(weight, ..)| *weight);
    (best.0 >= next + MARGIN).then_some(best.2)
}

/// Whether machines alone give the day, and the page shows another beside its headline, not as that of
/// a change, which machines give for the last change.
fn is_in_doubt(of: Day, published: &[Dated], modified: &[Dated]) -> bool {
    let of_day = || published.iter().filter(|dated| day(&dated.date) == of);
    let is_shown = |dated: &Dated| dated.family == "shown" && dated.weight >= SHOWN_NEAR;
    if of_day().any(|dated| matches!(dated.family, "shown" | "address")) {
        return false;
    }
    let stated = |at: Day| {
        let by_machine = |dated: &&Dated| matches!(dated.family, "linked" | "meta" | "microdata");
        modified.iter().filter(by_machine).any(|dated| day(&dated.date) == at)
    };
    let labeled = |at: Day| {
        let shown = |dated: &&Dated| dated.family == "shown";
        modified.iter().filter(shown).any(|dated| day(&dated.date) == at)
    };
    let later = published.iter().filter(|dated| is_shown(dated) && day(&dated.date) > of);
    later.map(|dated| day(&dated.date)).any(|day| stated(day) && !labeled(day))
}

/// The day that all places of a page give which may tell it, where there is but one.
fn only(published: &[Dated]) -> Option<Day> {
    let mut days = published.iter().filter(|dated| dated.weight > 1).map(|dated| day(&dated.date));
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The day that the page shows, where the day `of` is that of a time in Greenwich and the two are the
/// same night.
fn day_shown(of: Day, published: &[Dated], modified: &[Dated]) -> Day {
    let own = published.iter().filter(|dated| day(&dated.date) == of);
    if own.clone().any(|dated| matches!(dated.family, "shown" | "address")) {
        return of;
    }
    let Some(first) = own.clone().find(|dated| dated.date.minute.is_some()) else { return of };
    let mut machines = own.filter(|dated| !dated.family.is_empty());
    let in_greenwich = |dated: &Dated| dated.date.zone.as_deref().is_some_and(is_greenwich);
    if !machines.all(in_greenwich) {
        return of;
    }
    let changed = |of: Day| modified.iter().any(|dated| day(&dated.date) == of);
    // A time that is midnight in a zone is that of a day alone.
    let is_midnight =
        first.date.minute.is_some_and(|minute| minute >= 21 * 60 && minute.is_multiple_of(60));
    let other = published.iter().filter(|dated| {
        let day = day(&dated.date);
        day != of && (is_midnight || !changed(day)) && is_local(dated)
    });
    let mut near = other.filter(|dated| is_same_night(&first.date, &dated.date));
    near.next().map_or(of, |dated| day(&dated.date))
}

/// Whether a statement tells the day where the report came out.
fn is_local(dated: &Dated) -> bool {
    let zone = dated.date.zone.as_deref();
    match dated.family {
        "shown" => dated.weight >= SHOWN_NEAR && !zone.is_some_and(is_greenwich),
        "address" => true,
        _ => zone.is_some_and(|zone| !is_greenwich(zone)),
    }
}

fn is_greenwich(zone: &str) -> bool {
    matches!(
        zone.trim_start_matches("GMT").trim_start_matches("UTC"),
        "Z" | "" | "+00:00" | "+0000" | "-00:00"
    )
}

/// Whether a local date can be that of an instant: no zone is more than 14 hours from Greenwich.
fn is_same_night(instant: &Date, local: &Date) -> bool {
    let start =
        Date { minute: Some(local.minute.unwrap_or(0)), zone: None, ..local.clone() }.minutes();
    let end = if local.minute.is_some() { start } else { start + 24 * 60 };
    (start - 14 * 60..end + 12 * 60).contains(&instant.minutes())
}

/// The heaviest statement of a day, one with a time of day before one without.
fn clearest(dated: Vec<Dated>, of: Day) -> Option<Dated> {
    let of_day = dated.into_iter().filter(|dated| day(&dated.date) == of);
    let key = |dated: &Dated| {
        (dated.date.minute.is_some(), dated.date.zone.is_some(), dated.weight, Reverse(dated.claim))
    };
    of_day.max_by_key(key)
}

/// The last change that is stated by the heaviest place, if it is not before the publication.
fn latest(modified: Vec<Dated>, published: Option<&Dated>) -> Option<Dated> {
    let after = |dated: &Dated| published.is_none_or(|first| day(&dated.date) >= day(&first.date));
    modified.into_iter().filter(after).min_by_key(|dated| dated.claim)
}

#[cfg(test)]
mod tests {
    use super::{Claim, Field, Order, choose};

    const LINKED: &str = "json-ld NewsArticle.datePublished";

    #[track_caller]
    fn check(published: &[(&str, &str)], modified: &[&str], expected: &str) {
        let claim = |field, value: &str, origin: &str| Claim::new(field, value, origin);
        let published = published.iter().map(|(at, day)| claim(Field::Published, day, at));
        let modified =
            modified.iter().map(|day| claim(Field::Modified, day, "meta article:modified_time"));
        let claims: Vec<Claim> = published.chain(modified).flatten().collect();
        let chosen =
            choose(&claims, Order::Unknown, None).published.map(|dated| dated.date.to_string());
        assert_eq!(chosen.as_deref().unwrap_or("none"), expected, "{claims:?}");
    }

    #[test]
    fn weights_add_up() {
        check(&[(LINKED, "2031-06-04"), ("text near headline", "2031-06-03")], &[], "2031-06-04");
        let shown = ("text near headline", "2031-06-03");
        check(&[("meta date", "2031-06-04"), shown, ("address", "2031-06-03")], &[], "2031-06-03");
        check(&[("class below", "2031-06-04"), ("class below", "2031-06-03")], &[], "none");
        check(&[("class below", "2031-06-04"), ("time below", "2031-06-04")], &[], "2031-06-04");
    }

    #[test]
    fn a_change_is_no_publication() {
        let page = [
            (LINKED, "2031-06-01"),
            ("class near headline", "2031-06-04"),
            ("meta date", "2031-06-04"),
        ];
        check(&page[..1], &["2031-06-04"], "2031-06-01");
        check(&page[1..], &["2031-06-04"], "2031-06-04");
    }

    #[test]
    fn places_that_disagree() {
        let page = [(LINKED, "2031-06-01"), ("class near headline", "2031-06-04")];
        check(&page, &[], "2031-06-01");
        check(&page, &["2031-06-04"], "none");
        let both = [page[0], page[1], ("address", "2031-06-01")];
        check(&both, &["2031-06-04"], "2031-06-01");
    }

    #[test]
    fn what_words_say_against_machines() {
        let claims = [
            Claim::new(Field::Published, "2031-06-04", LINKED),
            Claim::new(Field::Published, "2031-06-01", "text after label near headline"),
            Claim::new(Field::Modified, "2031-06-04", "text after label near headline"),
        ];
        let claims: Vec<Claim> = claims.into_iter().flatten().collect();
        let chosen = choose(&claims, Order::Unknown, None).published;
        assert_eq!(chosen.map(|dated| dated.date.to_string()).as_deref(), Some("2031-06-01"));
    }

    #[test]
    fn the_day_shown_where_it_came_out() {
        let shown = ("class near headline", "2031-06-04");
        check(&[(LINKED, "2031-06-03T22:30Z"), shown], &[], "2031-06-04");
        check(&[(LINKED, "2031-06-03T22:30+02:00"), shown], &[], "2031-06-03T22:30+02:00");
        check(&[(LINKED, "2031-06-01T22:30Z"), shown], &[], "2031-06-01T22:30Z");
        check(&[(LINKED, "2031-06-03T22:00Z"), shown], &["2031-06-04"], "2031-06-04");
    }
}
