//! How much speaks for a report belonging to a story.

use crate::features::features;
use crate::key::Key;
use crate::likeness::{PairFeatures, count};
use crate::profile::Profile;
use crate::rarity::Rarity;
use crate::term::Term;
use crate::weights::Weights;

features! {
    /// What a report and a story have in common, and what tells them apart.
    StoryFeatures {
        /// Cosines with the centroid of the story.
        all,
        lead,
        names,
        title,
        title_in_story,
        /// Share of the story's core names that the report has.
        core_names,
        /// Share of the report's names of most weight that the story has, by how many of its reports do.
        top_names,
        /// Log odds of the report and the reports of the story: mean, highest, mean of the highest three.
        mean_pair,
        best_pair,
        best_three,
        /// Logarithm of the number of reports.
        size,
        /// Logarithm of one and the days since the latest report; 0 where the report has no date.
        gap,
        /// Numbers of one thing: the same, and others where half of the story agrees on one.
        same_numbers,
        other_numbers,
        /// Days of the year that both name.
        same_days,
        /// Share of the reports that name years whose latest year is that of the report, or another.
        same_year,
        other_year,
        /// How much it tells that the report lacks names and words of the core, by the share of the
        /// story's reports that have them: minus the mean logarithm of the chance to lack them.
        names_lost,
        words_lost,
        /// Share of the story's core words that the report has.
        core_words,
        /// Most prominent names that the other side lacks: of the story, of the report, the lesser of both.
        missing_in_report,
        missing_in_story,
        swapped_name,
        /// The same three of the names that story and report are most about.
        main_missing_in_report,
        main_missing_in_story,
        swapped_main,
        /// Share of the weight of the surest words that the other side lacks: the same three.
        sure_missing,
        top_missing,
        swapped_words,
    }
}

/// Log odds that are taken for less.
const LEAST_PAIR: f64 = -7.0;
/// Words of a report that are looked for in the story.
const TOP_WORDS: usize = 10;

impl StoryFeatures {
    /// Of a report and a story, some of whose `members` are at hand, and whose latest report came out
    /// so many `days` before.
    pub(crate) fn of<'a>(
        key: &Key,
        story: &Profile,
        members: impl Iterator<Item = &'a Key>,
        days: f64,
        rarity: &Rarity,
        weights: &Weights,
    ) -> Self {
        let reports = f64::from(story.reports.max(1));
        let cosines = story.cosines(key);
        let mut pairs: Vec<f64> = members
            .map(|member| weights.pair(&PairFeatures::of(key, member, rarity)).max(LEAST_PAIR))
            .collect();
        pairs.sort_unstable_by(|a, b| b.total_cmp(a));
        let (same_numbers, other_numbers) = numbers(key, story, rarity);
        let (same_year, other_year) = years(key, story);
        let lacks = |term: Term| !key.all.has(term);
        let missing_in_report = first(&story.prominent, lacks);
        let missing_in_story = first(&key.prominent, |term| story.sum(term).is_none());
        let main = (first(&story.main, lacks), first(&key.main, |term| story.sum(term).is_none()));
        let sure_missing = share(&story.sure_words, lacks);
        let top = key.top.get(..TOP_WORDS).unwrap_or(&key.top);
        let top_missing = share(top, |term| story.sum(term).is_none());
        Self {
            all: cosines.all,
            lead: cosines.lead,
            names: cosines.names,
            title: cosines.title,
            title_in_story: cosines.title_in_story,
            core_names: if story.core_names.is_empty() {
                0.5
            } else {
                1.0 - share(&story.core_names, lacks)
            },
            top_names: top_names(key, story, reports),
            mean_pair: mean(&pairs),
            best_pair: pairs.first().copied().unwrap_or(LEAST_PAIR),
            best_three: mean(pairs.get(..3).unwrap_or(&pairs)),
            size: libm::log(reports),
            gap: libm::log1p(days),
            same_numbers,
            other_numbers,
            same_days: same_days(key, story, reports),
            same_year,
            other_year,
            names_lost: lost(
                &story.core_names,
                lacks,
                |term| story.sum(term).map_or(0, |sum| sum.as_name),
                reports,
            ),
            words_lost: lost(
                &story.core_words,
                lacks,
                |term| story.sum(term).map_or(0, |sum| sum.reports),
                reports,
            ),
            core_words: 1.0 - share(&story.core_words, lacks),
            missing_in_report,
            missing_in_story,
            swapped_name: missing_in_report.min(missing_in_story),
            main_missing_in_report: main.0,
            main_missing_in_story: main.1,
            swapped_main: main.0.min(main.1),
            sure_missing,
            top_missing,
            swapped_words: sure_missing.min(top_missing),
        }
    }
}

fn mean(pairs: &[f64]) -> f64 {
    if pairs.is_empty() { LEAST_PAIR } else { pairs.iter().sum::<f64>() / count(pairs.iter()) }
}

/// The weight of the first, heaviest term for which something holds.
fn first(terms: &[(Term, f32)], holds: impl Fn(Term) -> bool) -> f64 {
    let found = terms.iter().find(|(term, _)| holds(*term));
    found.map_or(0.0, |entry| f64::from(entry.1))
}

/// Share of the weight of those terms for which something holds; 0 of none.
fn share(terms: &[(Term, f32)], holds: impl Fn(Term) -> bool) -> f64 {
    let weight = |entry: &(Term, f32)| f64::from(entry.1);
    let all: f64 = terms.iter().map(weight).sum();
    let held: f64 = terms.iter().filter(|entry| holds(entry.0)).map(weight).sum();
    if all > 0.0 { held / all } else { 0.0 }
}

fn top_names(key: &Key, story: &Profile, reports: f64) -> f64 {
    let weight: f64 = key.top_names.iter().map(|entry| f64::from(entry.1)).sum();
    let held = |(term, weight): &(Term, f32)| {
        let known = story.sum(*term).map_or(0.0, |sum| f64::from(sum.as_name));
        f64::from(*weight) * f64::min(1.0, known / reports * 1.5)
    };
    let held: f64 = key.top_names.iter().map(held).sum();
    if weight > 0.0 { held / weight } else { 0.5 }
}

/// Equal numbers of one thing, by how many reports have them, and others where half of the story
/// agrees on one.
fn numbers(key: &Key, story: &Profile, rarity: &Rarity) -> (f64, f64) {
    let reports = f64::from(story.reports.max(1));
    let (mut same, mut other) = (0.0, 0.0);
    for of_thing in key.numbers.chunk_by(|left, right| left.0 == right.0) {
        let Some(&(thing, _)) = of_thing.first() else { continue };
        let there = of_one(&story.numbers, thing);
        let Some(most) = there.iter().map(|entry| entry.1).max() else { continue };
        let equal = there.iter().filter(|entry| of_thing.contains(&entry.0));
        let equal: f64 = equal.map(|entry| f64::from(entry.1)).sum();
        let worth = rarity.of(thing) / 6.0;
        if equal > 0.0 {
            same += worth * f64::min(1.0, equal / reports * 2.0);
        } else if f64::from(most) * 2.0 >= reports {
            other += worth;
        }
    }
    (f64::min(same, 3.0), f64::min(other, 3.0))
}

/// The numbers of one thing.
fn of_one(numbers: &[((Term, u32), u32)], thing: Term) -> &[((Term, u32), u32)] {
    let start = numbers.partition_point(|entry| entry.0.0 < thing);
    let end = numbers.partition_point(|entry| entry.0.0 <= thing);
    numbers.get(start..end).unwrap_or_default()
}

fn same_days(key: &Key, story: &Profile, reports: f64) -> f64 {
    let times = |day: &(u8, u8)| {
        let at = story.days.binary_search_by_key(day, |entry| entry.0).ok();
        at.and_then(|at| story.days.get(at)).map_or(0.0, |entry| f64::from(entry.1))
    };
    f64::min(key.days.iter().map(times).sum::<f64>() / reports, 2.0)
}

/// Of the reports that name years, how many share their latest with the report, and how many do not.
fn years(key: &Key, story: &Profile) -> (f64, f64) {
    let Some(year) = key.year else { return (0.0, 0.0) };
    let all: f64 = story.years.iter().map(|entry| f64::from(entry.1)).sum();
    let same = story.years.iter().filter(|entry| entry.0 == year);
    let same: f64 = same.map(|entry| f64::from(entry.1)).sum();
    if all > 0.0 { (same / all, 1.0 - same / all) } else { (0.0, 0.0) }
}

/// Minus the logarithm of the chance that a report of the story lacks these terms, each by its share
/// of the weight: Bernoulli naive Bayes with one report of either kind beforehand.
fn lost(
    terms: &[(Term, f32)],
    lacks: impl Fn(Term) -> bool,
    times: impl Fn(Term) -> u32,
    reports: f64,
) -> f64 {
    let weight: f64 = terms.iter().map(|entry| f64::from(entry.1)).sum();
    let missing = terms.iter().filter(|entry| lacks(entry.0));
    let surprise = missing.map(|&(term, share)| {
        let chance = (reports - f64::from(times(term)) + 1.0) / (reports + 2.0);
        -libm::log(chance) * f64::from(share)
    });
    if weight > 0.0 { surprise.sum::<f64>() / weight } else { 0.0 }
}
