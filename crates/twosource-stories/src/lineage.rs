//! How many texts stand behind the reports of a story when copies count once.
//!
//! An estimate from signatures: the texts are not kept. `twosource compare` aligns the texts
//! themselves and shows what they share.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use twosource_reuse::{Settings, Words, signature};
use twosource_text::Document;

/// Share of the prints of the shorter text from which on it is a copy.
const COPY: f64 = 0.4;
/// Fewest prints that a copy shares: about sixty words.
const FEWEST: u32 = 12;
/// Texts of a story that are held against a new one, the latest.
const MOST: usize = 256;

/// The texts of a story.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Lineages {
    /// Prints of one text of each lineage, the latest.
    texts: Vec<Vec<u32>>,
    /// How many there are in all.
    count: usize,
}

impl Lineages {
    /// The prints of a report's own words, sorted.
    pub(crate) fn prints(document: &Document) -> Vec<u32> {
        // Read once, not for each report of a stream.
        static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);
        signature(&Words::read(document), &SETTINGS)
    }

    /// Takes a report in.
    pub(crate) fn add(&mut self, prints: &[u32]) {
        if self.texts.iter().any(|text| is_copy(text, prints)) {
            return;
        }
        self.count += 1;
        self.texts.push(prints.to_vec());
        if self.texts.len() > MOST {
            self.texts.remove(0);
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

fn is_copy(a: &[u32], b: &[u32]) -> bool {
    let shared = a.iter().filter(|print| b.binary_search(print).is_ok()).count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (shared, shorter) = (number(shared), number(a.len().min(b.len())));
    shared >= FEWEST && f64::from(shared) >= COPY * f64::from(shorter)
}
