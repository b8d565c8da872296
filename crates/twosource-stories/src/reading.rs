//! What is read of a report to find its story: words, names, numbers and days, each with its place.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use twosource_text::{BlockKind, Document, Span};

use crate::term::{Form, Term, Terms};
use crate::words::words;

/// Words that make the lead of a report.
const LEAD: usize = 120;
/// Words of a first sentence that stands in for a missing title.
const TITLE: usize = 20;
/// Words after a number among which the counted thing is looked for.
const COUNTED: usize = 3;
/// Words of a report that are read: the rest of a book adds nothing.
const MOST_WORDS: usize = 20_000;

/// How often a term stands where.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) body: u16,
    pub(crate) lead: u16,
    pub(crate) title: u16,
    /// With a capital letter, where the report never writes the word without one.
    pub(crate) name: u16,
}

/// One report as it is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) counts: BTreeMap<Term, Count>,
    /// Numbers with what they count: term of the thing, hash of the digits. Sorted, each once.
    pub(crate) numbers: Vec<(Term, u32)>,
    /// Days of the year that are named: month and day. Sorted, each once.
    pub(crate) days: Vec<(u8, u8)>,
    /// The latest year that is named, where one is: about when the report was written.
    pub(crate) year: Option<u16>,
}

impl Reading {
    pub(crate) fn of(document: &Document, terms: &mut Terms) -> Self {
        let mut reading = Self::default();
        let body: Vec<Form> = body(document)
            .flat_map(|span| words(document.slice(span)))
            .take(MOST_WORDS)
            .map(|word| terms.form(word))
            .collect();
        reading.take_body(&body);
        reading.take_numbers(&body);
        reading.take_days(&body);
        reading.year = body.iter().filter_map(|form| form.year).max();
        let title = title(document);
        let title_words: Vec<Form> = words(title).map(|word| terms.form(word)).collect();
        let first = if title.is_empty() {
            body.iter().take(TITLE)
        } else {
            title_words.iter().take(MOST_WORDS)
        };
        first.filter_map(|form| form.term).for_each(|term| add(&mut reading.count(term).title));
        reading
    }

    fn count(&mut self, term: Term) -> &mut Count {
        self.counts.entry(term).or_default()
    }

    fn take_body(&mut self, body: &[Form]) {
        let small: FxHashSet<u32> =
            body.iter().filter(|form| !form.is_capitalized).map(|form| form.lower).collect();
        for (at, form) in body.iter().enumerate() {
            let Some(term) = form.term else { continue };
            let count = self.count(term);
            add(&mut count.body);
            if at < LEAD {
                add(&mut count.lead);
            }
            if form.is_capitalized && !small.contains(&form.lower) {
                add(&mut count.name);
            }
        }
    }

    fn take_numbers(&mut self, body: &[Form]) {
        for (at, form) in body.iter().enumerate() {
            let Some(value) = form.number else { continue };
            let mut after = body.iter().skip(at + 1).take(COUNTED);
            let counted = after.find(|next| next.term.is_some() && next.number.is_none());
            self.numbers.extend(counted.and_then(|next| next.term).map(|term| (term, value)));
        }
        self.numbers.sort_unstable();
        self.numbers.dedup();
    }

    fn take_days(&mut self, body: &[Form]) {
        let pairs = body.iter().zip(body.iter().skip(1));
        let days = pairs.filter_map(|(left, right)| {
            let after = left.month.zip(right.day);
            after.or_else(|| right.month.zip(left.day))
        });
        self.days.extend(days);
        self.days.sort_unstable();
        self.days.dedup();
    }
}

fn add(count: &mut u16) {
    *count = count.saturating_add(1);
}

/// The prose of a document; all of it where nothing is known of its parts.
fn body(document: &Document) -> impl Iterator<Item = Span> {
    let read = |kind: BlockKind| kind.is_prose() || kind == BlockKind::Heading;
    let blocks =
        document.blocks.iter().filter(move |block| read(block.kind)).map(|block| block.span);
    let has_prose = document.blocks.iter().any(|block| read(block.kind));
    blocks.chain((!has_prose).then(|| document.whole()))
}

fn title(document: &Document) -> &str {
    document.meta.title.as_ref().map_or("", |title| title.value.as_str())
}
