//! What a statement is about, as keys that can be compared across reports.

use rust_stemmers::{Algorithm, Stemmer};
use twosource_text::{Document, Span};

use super::Parts;
use crate::entity::MentionKind;
use crate::measure::{Bound, Measure, MeasureKind};
use crate::word::{Word, WordKind};

/// What kind of evidence a shared term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermKind {
    /// A content word, stemmed.
    Word,
    /// A word of a name.
    Name,
    /// A number.
    Number,
}

/// One term of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it is compared by: the stem, the lower-case name word or the number's value.
    pub key: String,
    /// What kind of evidence it is.
    pub kind: TermKind,
    /// How rare the word is in general English: 0 for the commonest, about 1 for the rarest.
    pub rarity: f64,
    /// The word.
    pub span: Span,
}

/// The terms of a document, in text order.
pub(super) struct Terms(Vec<Term>);

impl Terms {
    pub(super) fn new(parts: &Parts) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        // A rank is a word like others: "the first tram" shares nothing with "one tram".
        let counts = |measure: &&Measure| measure.kind != MeasureKind::Rank;
        let mut numbers = parts.measures.iter().filter(counts).peekable();
        let mut terms = Vec::new();
        for word in parts.words {
            while numbers.next_if(|measure| measure.number.end() <= word.span.start()).is_some() {}
            let number = numbers.peek().filter(|measure| measure.number.overlaps(word.span));
            match number {
                Some(measure) if measure.number.start() == word.span.start() => {
                    let key = number_key(parts.reading.document, measure);
                    terms.push(Term {
                        key,
                        kind: TermKind::Number,
                        rarity: 0.6,
                        span: measure.number,
                    });
                }
                Some(_) => {}
                None if word.is_stop => {}
                None => terms.push(plain(parts, &stemmer, word)),
            }
        }
        // Who somebody is says as little of what happens as the name: "Mayor Ilse Brandt".
        for role in roles(parts) {
            let from = terms.partition_point(|term| term.span.start() < role.start());
            let inside = terms.iter_mut().skip(from).take_while(|term| role.contains(term.span));
            inside.filter(|term| term.kind == TermKind::Word).for_each(|t| t.kind = TermKind::Name);
        }
        Self(terms)
    }

    /// The terms inside a span.
    pub(super) fn in_span(&self, span: Span) -> Vec<Term> {
        let from = self.0.partition_point(|term| term.span.start() < span.start());
        let to = self.0.partition_point(|term| term.span.end() <= span.end());
        self.0.get(from..to.max(from)).unwrap_or_default().to_vec()
    }
}

/// Titles and appositions of names.
fn roles(parts: &Parts) -> Vec<Span> {
    let mut found = Vec::new();
    for entity in parts.entities {
        found.extend(entity.mentions.iter().filter_map(|mention| mention.title));
        for pair in entity.mentions.windows(2) {
            let [first, second] = pair else { continue };
            let (a, b) = (first.name, second.name);
            let apart = a.end() > b.start()
                || !matches!(parts.reading.document.slice(a.gap(b)).trim(), "" | ",");
            let described = match (first.kind, second.kind) {
                (MentionKind::Name, MentionKind::Nominal) => b,
                (MentionKind::Nominal, MentionKind::Name) => a,
                _ => continue,
            };
            found.extend((!apart).then_some(described));
        }
    }
    found
}

/// The value; of a vague number the words, since "several" is no 3.
fn number_key(document: &Document, measure: &Measure) -> String {
    match measure.bound {
        Bound::Vague => lower(document, measure.number),
        _ => measure.value.to_string(),
    }
}

fn plain(parts: &Parts, stemmer: &Stemmer, word: &Word) -> Term {
    let text = lower(parts.reading.document, word.span);
    let rarity = rarity(parts.reading.resources.pieces.rank(&text));
    let kind = if word.kind == WordKind::Capitalized { TermKind::Name } else { TermKind::Word };
    Term { key: stemmer.stem(&american(&text)).into_owned(), kind, rarity, span: word.span }
}

fn lower(document: &Document, span: Span) -> String {
    document.slice(span).to_lowercase().replace('\u{2019}', "'")
}

/// British stems, the American ones, and what may follow.
const SPELLINGS: [(&str, &str, &[&str]); 6] = [
    ("our", "or", &["", "s", "ed", "ing", "able", "ful", "hood"]),
    ("is", "iz", &["e", "es", "ed", "ing", "ation", "ations"]),
    ("ence", "ense", &["", "s"]),
    ("ogramme", "ogram", &["", "s"]),
    ("metre", "meter", &["", "s"]),
    ("centre", "center", &["", "s", "d"]),
];

/// British spellings to American ones, so that both meet in one stem. Words that only look British
/// ("promise") change in the same way wherever they stand, which does no harm.
fn american(word: &str) -> String {
    let respelled = SPELLINGS.iter().find_map(|(british, american, endings)| {
        let part = |ending: &&str| word.strip_suffix(ending)?.strip_suffix(british);
        let (ending, stem) = endings.iter().find_map(|ending| Some((ending, part(ending)?)))?;
        Some(format!("{stem}{american}{ending}"))
    });
    respelled.filter(|_| word.len() >= 6).unwrap_or_else(|| word.to_owned())
}

/// 0 to 1 by the place in a vocabulary that is ordered by frequency: the logarithm of the rank,
/// since word frequency falls with the inverse of the rank (Zipf).
fn rarity(rank: Option<u32>) -> f64 {
    /// Where the words begin in the vocabulary, after its special and single-character entries.
    const FIRST: u32 = 1995;
    const WORDS: f64 = 28_527.0;
    rank.map_or(1.1, |rank| {
        libm::log(f64::from(rank.saturating_sub(FIRST).max(1))) / libm::log(WORDS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        let stem =
            |word: &str| Stemmer::create(Algorithm::English).stem(&american(word)).into_owned();
        assert_eq!(stem("defence"), stem("defense"));
        assert_eq!(stem("prioritising"), stem("prioritizing"));
        assert_eq!(stem("neighbours"), stem("neighbors"));
        assert_eq!(stem("programme"), stem("program"));
    }

    #[test]
    fn rare_words_weigh_more() {
        assert!(rarity(Some(1996)) < 0.01);
        assert!(rarity(Some(20_000)) > 0.9);
        assert!(rarity(None) > 1.0);
    }
}
