//! All pairs of some texts that share passages.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use twosource_text::Document;

use crate::align::{Shared, Text, align};
use crate::furniture::{Furniture, count};
use crate::judge::{Relation, judge};
use crate::settings::Settings;
use crate::signature::{Print, prints};
use crate::words::Words;

/// Two texts that share passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    /// Indices of the two texts, the smaller one first.
    pub pair: (usize, usize),
    /// The passages and how much of each text they are; the first text is left.
    pub shared: Shared,
    /// What that makes of the two.
    pub relation: Relation,
    /// How much speaks for a copy, 0 to 1; 0.5 or more for a copy.
    pub score: f64,
}

/// The pairs of documents that share a passage, ordered by their indices.
///
/// Runs on the current rayon pool; the result is the same for any number of threads and, but for
/// the indices, any order of the documents.
pub fn find(documents: &[&Document], settings: &Settings) -> Vec<Reuse> {
    let collection = Collection::of(documents, settings);
    let of = |&pair: &(usize, usize)| {
        let shared = collection.shared(pair, settings)?;
        let (relation, score) = judge(&shared, settings);
        (!shared.passages.is_empty()).then_some(Reuse { pair, shared, relation, score })
    };
    collection.pairs.par_iter().filter_map(of).collect()
}

/// Texts made ready, with the pairs that may share passages.
#[derive(Clone, Debug)]
pub struct Collection {
    texts: Vec<Text>,
    pairs: Vec<(usize, usize)>,
}

impl Collection {
    /// Reads the texts, finds their candidates and what in them is furniture.
    pub fn of(documents: &[&Document], settings: &Settings) -> Self {
        let read: Vec<(Words, Vec<Print>)> = documents
            .par_iter()
            .map(|document| {
                let words = Words::read(document);
                let prints = prints(&words, settings);
                (words, prints)
            })
            .collect();
        let holders = holders(documents, &read, settings);
        let signatures: Vec<Vec<u32>> = read.iter().map(|(_, prints)| sorted(prints)).collect();
        let of = |at: u32| signatures.get(at as usize).map_or(&[][..], Vec::as_slice);
        let mut furniture = Furniture::new(of, settings);
        let (mut texts, mut pairs) = (Vec::with_capacity(read.len()), BTreeSet::new());
        for (at, ((words, prints), holders)) in (0_u32..).zip(read.into_iter().zip(&holders)) {
            let flags: Vec<bool> = holders.iter().map(|all| furniture.is_furniture(all)).collect();
            let others = holders.iter().zip(&flags).filter(|(_, is_furniture)| !**is_furniture);
            let counts = count(others.map(|(all, _)| all.as_slice()));
            let enough = counts.into_iter().filter(|(_, n)| *n >= settings.candidate_prints);
            pairs.extend(
                enough
                    .filter(|(other, _)| *other != at)
                    .map(|(other, _)| (at.min(other) as usize, at.max(other) as usize)),
            );
            texts.push(without_furniture(words, &prints, &flags));
        }
        let texts = texts.into_par_iter().map(|words| Text::new(words, settings)).collect();
        Self { texts, pairs: pairs.into_iter().collect() }
    }

    /// The candidates: indices of the two texts, the smaller one first, in order.
    pub fn pairs(&self) -> &[(usize, usize)] {
        &self.pairs
    }

    /// The texts with other settings of the alignment.
    pub fn prepare_again(&mut self, settings: &Settings) {
        let again = |text: &mut Text| *text = Text::new(std::mem::take(&mut text.words), settings);
        self.texts.par_iter_mut().for_each(again);
    }

    /// What a pair shares.
    pub fn shared(&self, pair: (usize, usize), settings: &Settings) -> Option<Shared> {
        Some(align(self.texts.get(pair.0)?, self.texts.get(pair.1)?, settings))
    }
}

/// For each text and print the texts that have it, this one first.
///
/// Of many, those that follow in the order of the documents' identities, in a circle: no order of
/// the input makes a difference.
fn holders(
    documents: &[&Document],
    read: &[(Words, Vec<Print>)],
    settings: &Settings,
) -> Vec<Vec<Vec<u32>>> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|&at| documents.get(at).map(|document| document.id()));
    let mut lists: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for &at in &order {
        let prints = read.get(at).map_or(&[][..], |text| &text.1);
        for print in prints {
            let list = lists.entry(print.hash).or_default();
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let ranks: FxHashMap<usize, usize> =
        order.iter().zip(0..).map(|(&at, rank)| (at, rank)).collect();
    let rank = |at: u32| ranks.get(&(at as usize)).copied().unwrap_or(0);
    let others = |at: usize, print: &Print| {
        let list = lists.get(&print.hash).map_or(&[][..], Vec::as_slice);
        let own = list
            .partition_point(|&other| rank(other) < rank(u32::try_from(at).unwrap_or(u32::MAX)));
        let circle = list.iter().skip(own).chain(list.iter().take(own));
        circle.take(settings.postings + 1).copied().collect()
    };
    let of = |(at, (_, prints)): (usize, &(Words, Vec<Print>))| {
        prints.iter().map(|print| others(at, print)).collect()
    };
    read.iter().enumerate().map(of).collect()
}

/// The words, those of furniture no longer own: what prints of furniture cover, and what stands
/// between two of them that follow each other.
fn without_furniture(mut words: Words, prints: &[Print], flags: &[bool]) -> Words {
    let mut until = 0;
    let mut before = false;
    for (print, &is_furniture) in prints.iter().zip(flags) {
        if is_furniture {
            let from = if before { until.min(print.first) } else { print.first };
            let range = from..=print.last;
            words.own.get_mut(range).into_iter().flatten().for_each(|own| *own = false);
            until = print.last;
        }
        before = is_furniture;
    }
    words
}

fn sorted(prints: &[Print]) -> Vec<u32> {
    let mut hashes: Vec<u32> = prints.iter().map(|print| print.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
