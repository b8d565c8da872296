//! Names to entities, within one document.

use std::collections::BTreeMap;

use twosource_models::Lexicon;
use twosource_text::Document;

use super::{Joined, Mention};

/// Joins mentions, in text order, to entities; the map's key is the number of the entity.
pub(super) fn join(document: &Document, names: &[Mention], lexicon: &Lexicon) -> Joined {
    let mut known = Known::new(document, lexicon);
    let mut joined = Joined::new();
    for mention in names {
        let at = known.place(mention);
        joined.entry(at).or_default().push(*mention);
    }
    known.move_early_short_forms(&mut joined);
    joined
}

/// Lower-case words of a name, hyphens and spaces alike, without periods.
pub(super) fn key(name: &str) -> String {
    words_of(name).collect::<Vec<_>>().join(" ")
}

/// The words of a key.
pub(super) fn words_of(name: &str) -> impl Iterator<Item = String> + '_ {
    let parts = name.split(|c: char| c.is_whitespace() || c == '-');
    let words = parts.map(|part| part.to_lowercase().replace(['.', '\u{2019}', '\''], ""));
    words.filter(|word| !word.is_empty())
}

/// Entities seen so far.
struct Known<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    /// The words of each entity's name when it was first seen.
    names: Vec<Vec<String>>,
    /// Names and the short forms in use, with their entity.
    by_words: BTreeMap<Vec<String>, usize>,
    /// Possible short forms of longer names.
    by_part: BTreeMap<String, Fit>,
    /// Short forms that came before the full name ("Ode wins vote ... Tom Ode"): from, to.
    moved: Vec<(usize, usize)>,
}

/// How many entities a short form fits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    One(usize),
    Many,
}

impl<'a> Known<'a> {
    fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let (by_words, by_part) = (BTreeMap::new(), BTreeMap::new());
        Self { document, lexicon, names: Vec::new(), by_words, by_part, moved: Vec::new() }
    }

    /// The entity that a mention belongs to; a new one if none fits.
    fn place(&mut self, mention: &Mention) -> usize {
        let words: Vec<String> = words_of(self.document.slice(mention.name)).collect();
        if let Some(&at) = self.by_words.get(&words) {
            return at;
        }
        let fit = match words.as_slice() {
            [one] => self.by_part.get(one).copied(),
            _ => None,
        };
        let at = match fit {
            Some(Fit::One(at)) => at,
            _ => self.introduce(&words),
        };
        self.by_words.insert(words, at);
        at
    }

    fn introduce(&mut self, words: &[String]) -> usize {
        let at = self.names.len();
        for part in self.short_forms(words) {
            // The first full name that a bare one can stand for is the one that it introduced.
            if let Some(bare) = self.by_words.get_mut([part.clone()].as_slice())
                && self.names.get(*bare).is_some_and(|name| name.len() == 1)
            {
                self.moved.push((*bare, at));
                *bare = at;
            }
            self.by_part.entry(part).and_modify(|fit| *fit = Fit::Many).or_insert(Fit::One(at));
        }
        self.names.push(words.to_vec());
        at
    }

    /// What a name may be called later: its initials and, for people, its first or last word.
    fn short_forms(&self, words: &[String]) -> Vec<String> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
        if words.len() < 2 {
            return Vec::new();
        }
        let mut forms: Vec<String> = initials(words).into_iter().collect();
        if !words.iter().any(|word| self.lexicon.organization_words.has(word)) {
            forms.extend([first.clone(), last.clone()]);
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    fn move_early_short_forms(&self, joined: &mut Joined) {
        for (from, to) in &self.moved {
            if let Some(mut mentions) = joined.remove(from) {
                let target = joined.entry(*to).or_default();
                target.append(&mut mentions);
                target.sort_unstable();
            }
        }
    }
}

/// First letters of the words of a name, "of", "the", "for" and "and" left out.
fn initials(name: &[String]) -> Option<String> {
    let words = name.iter().filter(|part| !matches!(part.as_str(), "of" | "the" | "for" | "and"));
    let letters: String = words.filter_map(|part| part.chars().next()).collect();
    (letters.chars().count() >= 2).then_some(letters)
}
