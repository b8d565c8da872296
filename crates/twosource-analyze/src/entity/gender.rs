//! The gender of people, by title, description and given name.

use std::ops::Range;

use twosource_models::Gender;

use super::candidate::words_of;
use super::reading::Reading;

/// What a title or a noun for a person says ("Mrs.", "spokeswoman").
pub(super) fn of_word(reading: &Reading, at: usize) -> Option<Gender> {
    let word = reading.lower(at);
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "sheikh" | "imam" | "ayatollah" | "tsar" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "dame" | "mx" => Some(Gender::Female),
        word => {
            let lemma = reading.lemma(at);
            let gazetteer = &reading.resources.gazetteer;
            let noun = gazetteer.person_noun(word).or_else(|| gazetteer.person_noun(lemma));
            noun.filter(|gender| *gender != Gender::Either)
        }
    }
}

/// What the given name says, of a name of two words or more.
///
/// A name that begins with a family name (Korean, Chinese, Vietnamese) has no given name in first
/// place.
pub(super) fn of_name(reading: &Reading, tokens: &Range<usize>) -> Option<Gender> {
    let words =
        reading.span(tokens).map_or_else(Vec::new, |span| words_of(reading.document.slice(span)));
    let first = reading.text(tokens.start);
    if words.len() < 2
        || reading.resources.lexicon.family_first_names.has(first) && is_eastern(reading, &words)
    {
        return None;
    }
    let gender = reading.resources.gazetteer.given_name(first);
    gender.filter(|gender| *gender != Gender::Either)
}

/// "Kim Jong-un", "Li Na": short words that end in no common surname.
fn is_eastern(reading: &Reading, words: &[String]) -> bool {
    let short = words.iter().all(|word| word.chars().count() <= 9);
    let western = words.last().is_some_and(|last| {
        last.chars().count() > 4 && reading.resources.gazetteer.is_surname(last)
    });
    short && !western
}
