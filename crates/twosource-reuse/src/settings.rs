//! The numbers that reuse is found with.

use std::fmt;

/// All settings of this crate.
///
/// The defaults stand in `data/settings.txt`; they are fixed on development data by
/// `twosource-eval settings reuse`, the same for texts of all kinds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Settings {
    /// Words of a shingle of the signature.
    pub shingle: usize,
    /// Shingles of which one is kept as a print.
    pub window: usize,
    /// Most prints of a signature.
    pub signature: usize,
    /// Documents that are followed up for one print, latest first.
    pub postings: usize,
    /// Fewest shared prints of a candidate, furniture left out.
    pub candidate_prints: usize,
    /// Share of the smaller signature from which on two documents are related.
    pub related: f64,
    /// Fewest documents that a print of page furniture stands in.
    pub furniture_documents: usize,
    /// Words of an exact match that an alignment starts from.
    pub seed: usize,
    /// Most words between two exact matches of one passage, on either side.
    pub gap: usize,
    /// What each such word takes from the passage's score; a matched word adds 1.
    pub gap_cost: f64,
    /// Fewest matched own words of a passage.
    pub passage_words: usize,
    /// Least share of own words among the matched words of a passage: below that it is a shared
    /// quotation with its introduction.
    pub passage_own: f64,
    /// Own words with which a passage counts in any case: quotations may be most of a report.
    pub passage_enough: usize,
    /// Fewest matched own words of a copy: below that two short notes may agree by chance.
    pub least_words: usize,
    /// What the larger of the two shares weighs in the strength; the smaller weighs the rest. A
    /// brief cut from a long report has shares of 1 and next to nothing, two edited versions of one
    /// text have two middling ones.
    pub copy_weight: f64,
    /// Least strength of a copy.
    pub copy: f64,
    /// Least product of the own words of the longest passage and the larger share, for one text to
    /// have passages of the other: a long passage tells even where it is a small part of both, a
    /// short one only where it is a large part of one.
    pub partial: f64,
}

impl Settings {
    /// Reads lines of a name and a value. What is missing or cannot be read keeps a fixed value.
    pub fn parse(text: &str) -> Self {
        let mut settings = Self::fixed();
        for line in text.lines() {
            if let Some((name, value)) = line.split_once(' ') {
                settings.set(name.trim(), value.trim());
            }
        }
        settings
    }

    const fn fixed() -> Self {
        Self {
            shingle: 4,
            window: 6,
            signature: 256,
            postings: 8,
            candidate_prints: 2,
            related: 0.4,
            furniture_documents: 3,
            seed: 3,
            gap: 10,
            gap_cost: 0.5,
            passage_words: 8,
            passage_own: 0.4,
            passage_enough: 15,
            least_words: 30,
            copy_weight: 0.5,
            copy: 0.45,
            partial: 12.0,
        }
    }

    /// Sets one by its name. What is unknown or cannot be read changes nothing.
    pub fn set(&mut self, name: &str, value: &str) {
        match name {
            "shingle" => take(&mut self.shingle, value),
            "window" => take(&mut self.window, value),
            "signature" => take(&mut self.signature, value),
            "postings" => take(&mut self.postings, value),
            "candidate_prints" => take(&mut self.candidate_prints, value),
            "related" => take(&mut self.related, value),
            "furniture_documents" => take(&mut self.furniture_documents, value),
            "seed" => take(&mut self.seed, value),
            "gap" => take(&mut self.gap, value),
            "gap_cost" => take(&mut self.gap_cost, value),
            "passage_words" => take(&mut self.passage_words, value),
            "passage_own" => take(&mut self.passage_own, value),
            "passage_enough" => take(&mut self.passage_enough, value),
            "least_words" => take(&mut self.least_words, value),
            "copy_weight" => take(&mut self.copy_weight, value),
            "copy" => take(&mut self.copy, value),
            "partial" => take(&mut self.partial, value),
            _ => {}
        }
    }
}

fn take<T: std::str::FromStr>(to: &mut T, value: &str) {
    if let Ok(value) = value.parse() {
        *to = value;
    }
}

/// The lines that [`Settings::parse`] reads.
impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shingle, window, signature, postings, candidate_prints, related, .. } = self;
        writeln!(f, "shingle {shingle}\nwindow {window}\nsignature {signature}")?;
        writeln!(f, "postings {postings}\ncandidate_prints {candidate_prints}")?;
        let Self { furniture_documents, seed, gap, gap_cost, passage_words, .. } = self;
        writeln!(f, "related {related}\nfurniture_documents {furniture_documents}")?;
        writeln!(f, "seed {seed}\ngap {gap}\ngap_cost {gap_cost}")?;
        let Self { passage_own, passage_enough, least_words, copy_weight, copy, .. } = self;
        writeln!(f, "passage_words {passage_words}\npassage_own {passage_own}")?;
        writeln!(f, "passage_enough {passage_enough}\nleast_words {least_words}")?;
        let Self { partial, .. } = self;
        writeln!(f, "copy_weight {copy_weight}\ncopy {copy}")?;
        writeln!(f, "partial {partial}")
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::parse(include_str!("../data/settings.txt"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let mut settings = Settings::default();
        settings.set("gap", "7");
        settings.set("partial", "0.125");
        assert_eq!(Settings::parse(&settings.to_string()), settings);
        assert_eq!(
            settings.to_string().lines().count(),
            include_str!("../data/settings.txt").lines().count()
        );
    }

    #[test]
    fn what_cannot_be_read_changes_nothing() {
        assert_eq!(Settings::parse("gap\ngap x\n no 3\nseed -1\n\u{1f}"), Settings::fixed());
    }
}
