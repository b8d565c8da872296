//! Which earlier texts may share a passage with a new one.
//!
//! An inverted index of prints ([`signature`](crate::signature())) that texts are added to one by
//! one. Every print leads to the texts that have it, latest first; at most
//! [`Settings::postings`](crate::Settings) of them are followed up.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::furniture::{Counts, Furniture, count};
use crate::settings::Settings;

/// A text that shares prints with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Whose it is, as it was given to [`Index::add`].
    pub id: u64,
    /// Prints in both, page furniture left out.
    pub shared: usize,
    /// Prints of its signature.
    pub of: usize,
}

/// Stands for the text that candidates are looked for.
const NEW: u32 = u32::MAX;

/// Signatures by their prints. Memory: about 30 bytes for each print.
#[derive(Clone, Debug, Default)]
pub struct Index {
    settings: Settings,
    documents: Vec<Kept>,
    /// The prints of all documents, one document after another.
    prints: Vec<u32>,
    /// Whose each of them is, and where it stands before.
    links: Vec<Link>,
    /// The last place of each print in `prints`.
    latest: FxHashMap<u32, u32>,
    /// The document of each identifier.
    known: FxHashMap<u64, u32>,
    removed: usize,
}

#[derive(Clone, Debug)]
struct Kept {
    id: u64,
    prints: Range<usize>,
    is_removed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    document: u32,
    /// The place before where the same print stands; itself where there is none.
    before: u32,
}

impl Index {
    /// An empty index.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// How many texts are in it.
    pub fn len(&self) -> usize {
        self.documents.len() - self.removed
    }

    /// Whether no text is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The texts in the index that may share a passage with a signature, most shared prints first,
    /// then latest first.
    pub fn candidates(&self, signature: &[u32]) -> Vec<Candidate> {
        let of = |document: u32| if document == NEW { signature } else { self.signature(document) };
        let mut furniture = Furniture::new(of, &self.settings);
        let (mut found, mut holders) = (Vec::new(), Vec::new());
        for &print in signature {
            found.clear();
            found.push(NEW);
            self.holders(print, &mut found);
            if !furniture.is_furniture(&found) {
                holders.extend(found.iter().skip(1));
            }
        }
        let counts = count(std::iter::once(holders.as_slice()));
        self.ranked(&counts)
    }

    /// Adds a text and tells which texts before it may share a passage with it. An identifier that
    /// is there already is replaced.
    pub fn add(&mut self, id: u64, signature: &[u32]) -> Vec<Candidate> {
        self.remove(id);
        let candidates = self.candidates(signature);
        self.insert(id, signature);
        candidates
    }

    /// Takes a text out.
    pub fn remove(&mut self, id: u64) {
        let Some(at) = self.known.remove(&id) else { return };
        if let Some(kept) = self.documents.get_mut(at as usize) {
            kept.is_removed = true;
            self.removed += 1;
        }
        if self.removed * 2 > self.documents.len() {
            self.compact();
        }
    }

    /// Keeps only the texts for which `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(u64) -> bool) {
        for kept in self.documents.iter_mut().filter(|kept| !kept.is_removed && !keep(kept.id)) {
            kept.is_removed = true;
            self.known.remove(&kept.id);
            self.removed += 1;
        }
        self.compact();
    }

    fn kept(&self, document: u32) -> Option<&Kept> {
        self.documents.get(document as usize)
    }

    fn signature(&self, document: u32) -> &[u32] {
        let prints = self.kept(document).and_then(|kept| self.prints.get(kept.prints.clone()));
        prints.unwrap_or(&[])
    }

    /// Adds the latest documents that have a print, at most [`Settings::postings`] of them.
    fn holders(&self, print: u32, found: &mut Vec<u32>) {
        let most = found.len() + self.settings.postings;
        let mut next = self.latest.get(&print).copied();
        // Removed documents are at most half of all, so that twice as many steps do mostly.
        for _ in 0..self.settings.postings.saturating_mul(2) {
            let link = next.and_then(|at| Some((at, *self.links.get(at as usize)?)));
            let Some((place, link)) = link.filter(|_| found.len() < most) else { break };
            if self.kept(link.document).is_some_and(|kept| !kept.is_removed) {
                found.push(link.document);
            }
            next = (link.before != place).then_some(link.before);
        }
    }

    fn ranked(&self, counts: &Counts) -> Vec<Candidate> {
        let enough = counts.iter().filter(|(_, shared)| *shared >= self.settings.candidate_prints);
        let mut found: Vec<(u32, Candidate)> = enough
            .filter_map(|&(document, shared)| {
                let kept = self.kept(document)?;
                Some((document, Candidate { id: kept.id, shared, of: kept.prints.len() }))
            })
            .collect();
        found.sort_unstable_by_key(|(at, candidate)| std::cmp::Reverse((candidate.shared, *at)));
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }

    fn insert(&mut self, id: u64, signature: &[u32]) {
        let start = self.prints.len();
        let end = start + signature.len();
        let (Ok(document), Ok(_)) = (u32::try_from(self.documents.len()), u32::try_from(end))
        else {
            return;
        };
        for (place, &print) in (start..end).zip(signature) {
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            let before = self.latest.insert(print, place).unwrap_or(place);
            self.links.push(Link { document, before });
        }
        self.prints.extend_from_slice(signature);
        self.documents.push(Kept { id, prints: start..end, is_removed: false });
        self.known.insert(id, document);
    }

    /// Builds the index anew from the texts that are left.
    fn compact(&mut self) {
        let mut fresh = Self::new(self.settings.clone());
        for (at, kept) in (0..).zip(&self.documents) {
            if !kept.is_removed {
                fresh.insert(kept.id, self.signature(at));
            }
        }
        *self = fresh;
    }
}
