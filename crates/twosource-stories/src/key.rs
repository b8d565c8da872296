//! A report as it is compared with others: weighted words by where they stand.

use serde::{Deserialize, Serialize};

use crate::index::WORDS;
use crate::rarity::Rarity;
use crate::reading::{Count, Reading};
use crate::term::Term;
use crate::vector::{Vector, narrow};

/// How often a word of the title counts among all words and in the lead.
const TITLE_WEIGHT: u16 = 2;
/// Names of most weight that are looked for on the other side.
const TOP_NAMES: usize = 6;
/// Names in title and lead that are looked for on the other side.
const PROMINENT: usize = 12;

/// What is kept of a report.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Key {
    /// All words.
    pub(crate) all: Vector,
    /// Those of most weight, heaviest first.
    pub(crate) top: Vec<(Term, f32)>,
    /// Words of title and lead.
    pub(crate) lead: Vector,
    /// Names.
    pub(crate) names: Vector,
    /// Words of the title.
    pub(crate) title: Vector,
    /// The names of most weight, heaviest first.
    pub(crate) top_names: Vec<(Term, f32)>,
    /// Names in title and lead by their weight there, heaviest first; the heaviest has weight 1.
    pub(crate) prominent: Vec<(Term, f32)>,
    /// Names by how often they are written and how rare they are, first the one that the report is
    /// most about; it has weight 1.
    pub(crate) main: Vec<(Term, f32)>,
    /// Numbers with what they count.
    pub(crate) numbers: Vec<(Term, u32)>,
    /// Days of the year that are named.
    pub(crate) days: Vec<(u8, u8)>,
    /// The latest year that is named.
    pub(crate) year: Option<u16>,
}

impl Key {
    /// Weighs a reading: logarithm of the frequency times rarity (Salton and Buckley 1988).
    pub(crate) fn new(reading: Reading, rarity: &Rarity) -> Self {
        let titled = |count: u16, title: u16| count.saturating_add(TITLE_WEIGHT * title.min(1000));
        let vector = |part: &dyn Fn(&Count) -> u16| {
            let weight = |(&term, count): (&Term, &Count)| {
                let times = f64::from(part(count));
                (times > 0.0).then(|| (term, (1.0 + libm::log(times)) * rarity.of(term)))
            };
            Vector::unit(reading.counts.iter().filter_map(weight))
        };
        let lead = vector(&|count| titled(count.lead, count.title));
        let names = vector(&|count| count.name);
        let all = vector(&|count| titled(count.body, count.title));
        Self {
            top: all.top(WORDS),
            all,
            title: vector(&|count| count.title),
            top_names: names.top(TOP_NAMES),
            prominent: prominent(&lead, &names),
            main: main(&reading, rarity),
            lead,
            names,
            numbers: reading.numbers,
            days: reading.days,
            year: reading.year,
        }
    }
}

fn prominent(lead: &Vector, names: &Vector) -> Vec<(Term, f32)> {
    let mut found = lead.top(usize::MAX);
    found.retain(|(term, _)| names.has(*term));
    found.truncate(PROMINENT);
    by_first(found)
}

fn main(reading: &Reading, rarity: &Rarity) -> Vec<(Term, f32)> {
    let written = |(&term, count): (&Term, &Count)| {
        let times = count.body.saturating_add(count.title.saturating_mul(TITLE_WEIGHT));
        (count.name > 0).then(|| (term, narrow(f64::from(times) * rarity.of(term))))
    };
    let mut found: Vec<(Term, f32)> = reading.counts.iter().filter_map(written).collect();
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(TOP_NAMES);
    by_first(found)
}

/// Weights as parts of the first, which is the heaviest.
fn by_first(mut weights: Vec<(Term, f32)>) -> Vec<(Term, f32)> {
    let most = weights.first().map_or(1.0, |entry| entry.1);
    for entry in &mut weights {
        entry.1 /= most;
    }
    weights
}
