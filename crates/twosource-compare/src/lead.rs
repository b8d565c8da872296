//! Which text leads among those that derive from one another, and what in the others follows it.
//!
//! Of two reports of one lineage the one with more own words leads, so that a shortened copy never
//! does; then the earlier one. A statement that stands in copied text *follows* the statement of the
//! leading report that it was copied with: it is about whatever that one is about. So a copy changes
//! neither what is joined nor what is rare in a story, and adds no independent report to any point.
//!
//! What a copy has of its own follows nothing: an added paragraph, and statements in which a number, a
//! time, a name, the verb or a negation is not that of the copied text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use twosource_analyze::{Statement, TermKind};
use twosource_text::Span;

use crate::account::{Lineage, Report, StatementRef};
use crate::wordmap::{WordMap, Words};

/// Words that turn a statement round.
const NEGATIONS: [&str; 10] =
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "n't", "without"];

/// Who leads and what follows.
pub(crate) struct Leads {
    /// Whether a report is a copy of one that leads it.
    is_led: Vec<bool>,
    /// The statement that each copied statement follows; it follows none itself.
    roots: BTreeMap<StatementRef, StatementRef>,
}

impl Leads {
    pub(crate) fn new(reports: &[Report], words: &[Words], lineages: &[Lineage]) -> Self {
        let ranks = ranks(reports, words);
        let rank = |report: usize| ranks.get(report).copied().unwrap_or_default();
        let mut leaders: Vec<(usize, usize, &Lineage)> = lineages
            .iter()
            .map(|lineage| match lineage.reports {
                (left, right) if rank(left) > rank(right) => (left, right, lineage),
                (left, right) => (right, left, lineage),
            })
            .collect();
        leaders.sort_by_key(|(from, to, lineage)| (*from, !lineage.is_copy, rank(*to)));
        let mut is_led = vec![false; reports.len()];
        let mut direct = BTreeMap::new();
        for (from, to, lineage) in leaders {
            if let Some(led) = is_led.get_mut(from) {
                *led |= lineage.is_copy;
            }
            // Of a hundred copies each has a map to the first only.
            if has_open(reports, from, &direct) {
                let Some((own, theirs)) = words.get(from).zip(words.get(to)) else { continue };
                let map = WordMap::new(own, theirs, lineage, from == lineage.reports.0);
                follow(reports, words, &Leader { from, to, map }, &mut direct);
            }
        }
        let roots = direct.keys().map(|&at| (at, root(&direct, at))).collect();
        Self { is_led, roots }
    }

    /// Nothing follows anything: for statements on their own.
    pub(crate) fn none(reports: usize) -> Self {
        Self { is_led: vec![false; reports], roots: BTreeMap::new() }
    }

    /// Whether a report is a copy of one that leads it.
    pub(crate) fn is_led(&self, report: usize) -> bool {
        self.is_led.get(report).copied().unwrap_or(false)
    }

    /// The statement that this one was copied with, or itself.
    pub(crate) fn root(&self, at: StatementRef) -> StatementRef {
        self.roots.get(&at).copied().unwrap_or(at)
    }

    pub(crate) fn follows(&self, at: StatementRef) -> bool {
        self.roots.contains_key(&at)
    }
}

/// A report whose text leads another's.
struct Leader {
    from: usize,
    to: usize,
    /// From words of the led report to words of this one.
    map: WordMap,
}

/// Whether a report has statements that follow none yet.
fn has_open(
    reports: &[Report],
    report: usize,
    direct: &BTreeMap<StatementRef, StatementRef>,
) -> bool {
    let count = reports.get(report).map_or(0, |report| report.analysis.statements.len());
    (0..count).any(|statement| !direct.contains_key(&StatementRef { report, statement }))
}

/// The place of each report in the order of leading, 0 for the first.
fn ranks(reports: &[Report], words: &[Words]) -> Vec<usize> {
    let size = |at: &usize| {
        let own = reports.get(*at).map_or(0, own_words);
        std::cmp::Reverse((own, words.get(*at).map_or(0, |words| words.lower.len())))
    };
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|at| (size(at), *at));
    let mut ranks = vec![0; reports.len()];
    for (rank, at) in order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    ranks
}

/// How many words of a report stand outside quotation marks.
fn own_words(report: &Report) -> usize {
    let quoted = &report.analysis.quotations;
    let is_own = |span: Span| {
        let after = quoted.partition_point(|quote| quote.end() <= span.start());
        !quoted.get(after).is_some_and(|quote| quote.overlaps(span))
    };
    report.analysis.words.iter().filter(|word| is_own(word.span)).count()
}

/// The end of a chain of statements of which each follows the next.
fn root(direct: &BTreeMap<StatementRef, StatementRef>, at: StatementRef) -> StatementRef {
    let mut at = at;
    // Each step goes up in rank, so that the chain ends.
    while let Some(&next) = direct.get(&at) {
        at = next;
    }
    at
}

/// Lets the copied statements of one report follow those of another, where they follow none yet.
fn follow(
    reports: &[Report],
    words: &[Words],
    leader: &Leader,
    direct: &mut BTreeMap<StatementRef, StatementRef>,
) {
    let sides = reports.get(leader.from).zip(reports.get(leader.to));
    let texts = words.get(leader.from).zip(words.get(leader.to));
    let Some(((led, leading), (own, theirs))) = sides.zip(texts) else { return };
    let places: Vec<(Range<usize>, usize)> = leading
        .analysis
        .statements
        .iter()
        .enumerate()
        .map(|(at, statement)| (theirs.inside(statement.span), at))
        .collect();
    for (statement, found) in led.analysis.statements.iter().enumerate() {
        let at = StatementRef { report: leader.from, statement };
        let range = own.inside(found.span);
        if direct.contains_key(&at) || range.is_empty() {
            continue;
        }
        let Some(other) = counterpart(&leader.map, &range, &places) else { continue };
        let Some(copied) = leading.analysis.statements.get(other) else { continue };
        let pair = Pair { led, leading, own, theirs, map: &leader.map };
        if !pair.is_changed(found, copied) {
            direct.insert(at, StatementRef { report: leader.to, statement: other });
        }
    }
}

/// The statement that most of the words of a range are copied with, where they are more than half.
fn counterpart(
    map: &WordMap,
    range: &Range<usize>,
    places: &[(Range<usize>, usize)],
) -> Option<usize> {
    let images: BTreeSet<usize> = range.clone().filter_map(|word| map.get(word)).collect();
    let (first, last) = (images.first()?, images.last()?);
    let near = places.iter().filter(|(place, _)| place.start <= *last && place.end > *first);
    let counts = near.map(|(place, at)| (images.range(place.clone()).count(), place, *at));
    // Of two statements that have as many the shorter one, then the first.
    let best = counts.max_by_key(|(count, place, at)| {
        (*count, std::cmp::Reverse(place.len()), std::cmp::Reverse(*at))
    });
    best.filter(|(count, ..)| count * 2 > range.len()).map(|(_, _, at)| at)
}

/// A statement and the one that it may have been copied with.
struct Pair<'a> {
    led: &'a Report,
    leading: &'a Report,
    own: &'a Words,
    theirs: &'a Words,
    map: &'a WordMap,
}

impl Pair<'_> {
    /// Whether a word that matters stands in the one and not in the other.
    fn is_changed(&self, found: &Statement, copied: &Statement) -> bool {
        let range = self.own.inside(found.span);
        let images: BTreeSet<usize> = range.clone().filter_map(|word| self.map.get(word)).collect();
        let added = range.filter(|&word| self.map.get(word).is_none());
        let added: BTreeSet<usize> = added.collect();
        let (Some(&first), Some(&last)) = (images.first(), images.last()) else { return true };
        let inside = self.theirs.inside(copied.span);
        let between = (first.max(inside.start)..(last + 1).min(inside.end).max(first))
            .filter(|at| !images.contains(at));
        let dropped: BTreeSet<usize> = between.collect();
        matters(self.led, found, self.own, &added)
            || matters(self.leading, copied, self.theirs, &dropped)
    }
}

/// Whether some of these words are the verb, a number, a time, a name or a negation.
fn matters(report: &Report, statement: &Statement, words: &Words, some: &BTreeSet<usize>) -> bool {
    if some.is_empty() {
        return false;
    }
    let is_any = |span: Span| words.inside(span).any(|word| some.contains(&word));
    let verb = statement.predicate.as_ref().map(|verb| verb.span);
    let numbers = report.measures(statement).map(|measure| measure.number);
    let times = statement.times.iter().filter_map(|&at| report.analysis.times.get(at));
    let kinds = [TermKind::Name, TermKind::Number];
    let terms = statement.terms.iter().filter(|term| kinds.contains(&term.kind));
    let mut weighty = verb
        .into_iter()
        .chain(numbers)
        .chain(times.map(|time| time.span))
        .chain(terms.map(|term| term.span));
    let negates = |word: &usize| {
        words.lower.get(*word).is_some_and(|word| {
            NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
        })
    };
    weighty.any(is_any) || some.iter().any(negates)
}
