//! What the reports of a story have in common: its centroid and its core.

use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::term::Term;
use crate::vector::{Vector, narrow};

/// Names of the core.
const CORE_NAMES: usize = 8;
/// Words of the core.
const CORE_WORDS: usize = 15;
/// Words that nearly all reports have.
const SURE_WORDS: usize = 10;
/// Prominent names.
const PROMINENT: usize = 16;
/// Words of a story that are kept; the rarest in the story go first when there are more.
const MOST_WORDS: usize = 8192;
/// Numbers of a story that are kept.
const MOST_NUMBERS: usize = 1024;

/// The sums of one term over the reports of a story.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Sum {
    pub(crate) term: Term,
    pub(crate) all: f32,
    pub(crate) lead: f32,
    pub(crate) names: f32,
    pub(crate) title: f32,
    prominent: f32,
    main: f32,
    /// Reports that have it.
    pub(crate) reports: u32,
    /// Reports that have it as a name.
    pub(crate) as_name: u32,
}

/// The reports of a story together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Profile {
    pub(crate) reports: u32,
    /// By term.
    sums: Vec<Sum>,
    /// Lengths of the summed vectors.
    length: Lengths,
    /// Names that at least half of the reports have, heaviest first.
    pub(crate) core_names: Vec<(Term, f32)>,
    /// Words that at least half of the reports have.
    pub(crate) core_words: Vec<(Term, f32)>,
    /// Words that seven of ten reports have.
    pub(crate) sure_words: Vec<(Term, f32)>,
    /// Names by their mean prominence, most prominent first.
    pub(crate) prominent: Vec<(Term, f32)>,
    /// Names by how much the reports are about them, by mean weight.
    pub(crate) main: Vec<(Term, f32)>,
    /// Numbers with what they count, and in how many reports they stand.
    pub(crate) numbers: Vec<((Term, u32), u32)>,
    /// Days of the year that are named, and in how many reports.
    pub(crate) days: Vec<((u8, u8), u32)>,
    /// The latest years that reports name, and how many reports do.
    pub(crate) years: Vec<(u16, u32)>,
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Lengths {
    all: f64,
    lead: f64,
    names: f64,
    title: f64,
}

/// Cosines of a report and the centroid of a story.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cosines {
    pub(crate) all: f64,
    pub(crate) lead: f64,
    pub(crate) names: f64,
    pub(crate) title: f64,
    /// Of the report's title and all words of the story.
    pub(crate) title_in_story: f64,
}

impl Profile {
    /// Takes a report in.
    pub(crate) fn add(&mut self, key: &Key) {
        self.reports += 1;
        self.sums = merged(&self.sums, key);
        self.thin();
        self.length = Lengths::of(&self.sums);
        let half = self.reports.div_ceil(2);
        self.core_names = self.heaviest(CORE_NAMES, |sum| sum.names, |sum| sum.as_name >= half);
        self.core_words = self.heaviest(CORE_WORDS, |sum| sum.all, |sum| sum.reports >= half);
        let sure = (self.reports * 7).div_ceil(10);
        self.sure_words = self.heaviest(SURE_WORDS, |sum| sum.all, |sum| sum.reports >= sure);
        self.prominent = self.heaviest(PROMINENT, |sum| sum.prominent, |sum| sum.prominent > 0.0);
        self.main = self.heaviest(PROMINENT, |sum| sum.main, |sum| sum.main > 0.0);
        let reports = count(self.reports);
        self.main.iter_mut().for_each(|entry| entry.1 = narrow(f64::from(entry.1) / reports));
        self.prominent.iter_mut().for_each(|entry| entry.1 = narrow(f64::from(entry.1) / reports));
        tally(&mut self.numbers, &key.numbers);
        tally(&mut self.days, &key.days);
        tally(&mut self.years, key.year.as_slice());
        if self.numbers.len() > MOST_NUMBERS {
            self.numbers.retain(|(_, times)| *times > 1);
            self.numbers.truncate(MOST_NUMBERS);
        }
    }

    /// The sums of a term, if a report has it.
    pub(crate) fn sum(&self, term: Term) -> Option<&Sum> {
        let at = self.sums.binary_search_by_key(&term, |sum| sum.term).ok()?;
        self.sums.get(at)
    }

    /// The words of most weight.
    pub(crate) fn top(&self, most: usize) -> Vec<(Term, f32)> {
        self.heaviest(most, |sum| sum.all, |_| true)
    }

    /// Cosines with a report.
    pub(crate) fn cosines(&self, key: &Key) -> Cosines {
        let dot = |vector: &Vector, part: fn(&Sum) -> f32| {
            let shared = vector.iter().filter_map(|(term, weight)| Some((self.sum(term)?, weight)));
            shared.map(|(sum, weight)| weight * f64::from(part(sum))).sum::<f64>()
        };
        let ratio = |dot: f64, length: f64| if length > 0.0 { dot / length } else { 0.0 };
        Cosines {
            all: self.cosine(key),
            lead: ratio(dot(&key.lead, |sum| sum.lead), self.length.lead),
            names: ratio(dot(&key.names, |sum| sum.names), self.length.names),
            title: ratio(dot(&key.title, |sum| sum.title), self.length.title),
            title_in_story: ratio(dot(&key.title, |sum| sum.all), self.length.all),
        }
    }

    /// Cosine of all words of a report and the story.
    pub(crate) fn cosine(&self, key: &Key) -> f64 {
        let shared = key.all.iter().filter_map(|(term, weight)| Some((self.sum(term)?, weight)));
        let dot: f64 = shared.map(|(sum, weight)| weight * f64::from(sum.all)).sum();
        if self.length.all > 0.0 { dot / self.length.all } else { 0.0 }
    }

    fn heaviest(
        &self,
        most: usize,
        weight: fn(&Sum) -> f32,
        counts: impl Fn(&Sum) -> bool,
    ) -> Vec<(Term, f32)> {
        let taken = self.sums.iter().filter(|sum| weight(sum) > 0.0 && counts(sum));
        let mut found: Vec<(Term, f32)> = taken.map(|sum| (sum.term, weight(sum))).collect();
        let order = |a: &(Term, f32), b: &(Term, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > most && most > 0 {
            found.select_nth_unstable_by(most - 1, order);
            found.truncate(most);
        }
        found.sort_unstable_by(order);
        found
    }

    /// Forgets the words that fewest reports have, so that a story of thousands stays small.
    fn thin(&mut self) {
        let mut fewest = 1;
        while self.sums.len() > MOST_WORDS && fewest < self.reports {
            self.sums.retain(|sum| sum.reports > fewest);
            fewest += 1;
        }
        self.sums.truncate(MOST_WORDS);
    }
}

impl Lengths {
    fn of(sums: &[Sum]) -> Self {
        let length = |part: fn(&Sum) -> f32| {
            libm::sqrt(sums.iter().map(|sum| f64::from(part(sum)) * f64::from(part(sum))).sum())
        };
        Self {
            all: length(|sum| sum.all),
            lead: length(|sum| sum.lead),
            names: length(|sum| sum.names),
            title: length(|sum| sum.title),
        }
    }
}

/// The sums with a report taken in. All terms of a report are among its words.
fn merged(sums: &[Sum], key: &Key) -> Vec<Sum> {
    let mut found = Vec::with_capacity(sums.len() + key.all.iter().len());
    let mut old = sums.iter().copied().peekable();
    for (term, weight) in key.all.iter() {
        while let Some(sum) = old.next_if(|sum| sum.term < term) {
            found.push(sum);
        }
        let mut sum = old.next_if(|sum| sum.term == term).unwrap_or(Sum { term, ..Sum::default() });
        sum.all += narrow(weight);
        sum.lead += narrow(key.lead.get(term));
        sum.title += narrow(key.title.get(term));
        sum.reports += 1;
        let name = key.names.get(term);
        if name > 0.0 {
            sum.names += narrow(name);
            sum.as_name += 1;
            let prominent = key.prominent.iter().find(|entry| entry.0 == term);
            sum.prominent += prominent.map_or(0.0, |entry| entry.1);
            let main = key.main.iter().find(|entry| entry.0 == term);
            sum.main += main.map_or(0.0, |entry| entry.1);
        }
        found.push(sum);
    }
    found.extend(old);
    found
}

/// Counts sorted items, each given once.
fn tally<T: Copy + Ord>(counts: &mut Vec<(T, u32)>, items: &[T]) {
    for &item in items {
        match counts.binary_search_by_key(&item, |entry| entry.0) {
            Ok(at) => counts.get_mut(at).into_iter().for_each(|entry| entry.1 += 1),
            Err(at) => counts.insert(at, (item, 1)),
        }
    }
}

fn count(reports: u32) -> f64 {
    f64::from(reports.max(1))
}
