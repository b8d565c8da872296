//! The numbers that reuse is found with.

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
    /// Fewest matched own words of two related texts.
    pub least_words: usize,
    /// Least strength of a copy.
    pub copy: f64,
    /// Least strength of a text with passages of the other.
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
            shingle: 5,
            window: 8,
            signature: 256,
            postings: 16,
            candidate_prints: 2,
            related: 0.2,
            furniture_documents: 3,
            seed: 4,
            gap: 8,
            gap_cost: 0.5,
            passage_words: 8,
            passage_own: 0.4,
            passage_enough: 20,
            least_words: 30,
            copy: 0.5,
            partial: 0.2,
        }
    }

    fn set(&mut self, name: &str, value: &str) {
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

impl Default for Settings {
    fn default() -> Self {
        Self::parse(include_str!("../data/settings.txt"))
    }
}
