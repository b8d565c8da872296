//! How much speaks for two reports being about one event.

use crate::features::features;
use crate::key::Key;
use crate::rarity::Rarity;
use crate::term::Term;

features! {
    /// What two reports have in common, and what tells them apart.
    PairFeatures {
        /// Cosine of all words.
        all,
        /// Cosine of title and lead.
        lead,
        /// Cosine of names.
        names,
        /// Cosine of titles.
        title,
        /// Cosine of the title of the one and the words of the other, mean of both ways.
        title_in_text,
        /// Square roots of these: they grow fast where little is shared.
        root_all,
        root_lead,
        root_names,
        root_title,
        root_title_in_text,
        /// Equal numbers of one thing, by its rarity.
        same_numbers,
        /// Other numbers of one thing, by its rarity.
        other_numbers,
        /// Days of the year that both name.
        same_days,
        /// Both name years, and the latest is the same, or another.
        same_year,
        other_year,
        /// Share of the names of most weight that the other report has.
        top_names,
        /// Weight of the most prominent name that the other report lacks, on the side where it is less.
        swapped_name,
        /// The same on the side where it is more.
        missing_name,
        /// The same two of the names that the reports are most about.
        swapped_main,
        missing_main,
    }
}

/// Most that numbers and days may count.
const MOST_NUMBERS: f64 = 3.0;
const MOST_DAYS: f64 = 2.0;

impl PairFeatures {
    pub(crate) fn of(a: &Key, b: &Key, rarity: &Rarity) -> Self {
        let [all, lead, names, title] = [
            a.all.cosine(&b.all),
            a.lead.cosine(&b.lead),
            a.names.cosine(&b.names),
            a.title.cosine(&b.title),
        ];
        let title_in_text = f64::midpoint(a.title.cosine(&b.all), b.title.cosine(&a.all));
        let (same_numbers, other_numbers) = numbers(&a.numbers, &b.numbers, rarity);
        let years = a.year.zip(b.year);
        let (left, right) = (missing(&a.prominent, b), missing(&b.prominent, a));
        let main = (missing(&a.main, b), missing(&b.main, a));
        Self {
            all,
            lead,
            names,
            title,
            title_in_text,
            root_all: libm::sqrt(all),
            root_lead: libm::sqrt(lead),
            root_names: libm::sqrt(names),
            root_title: libm::sqrt(title),
            root_title_in_text: libm::sqrt(title_in_text),
            same_numbers,
            other_numbers,
            same_days: count(a.days.iter().filter(|day| b.days.binary_search(day).is_ok()))
                .min(MOST_DAYS),
            same_year: flag(years.is_some_and(|(a, b)| a == b)),
            other_year: flag(years.is_some_and(|(a, b)| a != b)),
            top_names: f64::midpoint(held(a, b), held(b, a)),
            swapped_name: left.min(right),
            missing_name: left.max(right),
            swapped_main: main.0.min(main.1),
            missing_main: main.0.max(main.1),
        }
    }
}

/// Equal and other numbers of one thing, each thing by its rarity.
fn numbers(a: &[(Term, u32)], b: &[(Term, u32)], rarity: &Rarity) -> (f64, f64) {
    let (mut same, mut other) = (0.0, 0.0);
    for of_thing in a.chunk_by(|left, right| left.0 == right.0) {
        let Some(&(thing, _)) = of_thing.first() else { continue };
        let there = of_one(b, thing);
        if there.is_empty() {
            continue;
        }
        let worth = rarity.of(thing) / 6.0;
        let agree = of_thing.iter().any(|number| there.contains(number));
        *(if agree { &mut same } else { &mut other }) += worth;
    }
    (f64::min(same, MOST_NUMBERS), f64::min(other, MOST_NUMBERS))
}

/// The numbers of one thing.
fn of_one(numbers: &[(Term, u32)], thing: Term) -> &[(Term, u32)] {
    let start = numbers.partition_point(|number| number.0 < thing);
    let end = numbers.partition_point(|number| number.0 <= thing);
    numbers.get(start..end).unwrap_or_default()
}

/// Weight of the first name that a report lacks.
fn missing(names: &[(Term, f32)], report: &Key) -> f64 {
    let lacks = names.iter().find(|(term, _)| !report.all.has(*term));
    lacks.map_or(0.0, |entry| f64::from(entry.1))
}

/// Share of the names of most weight of one report that are names in the other.
fn held(of: &Key, other: &Key) -> f64 {
    let held = of.top_names.iter().filter(|(term, _)| other.names.has(*term));
    count(held) / count(of.top_names.iter()).max(1.0)
}

/// How many there are.
pub(crate) fn count<T>(items: impl Iterator<Item = T>) -> f64 {
    items.fold(0.0, |sum, _| sum + 1.0)
}

/// 1 for what holds, else 0.
pub(crate) fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}
