//! Words of descriptions.

use std::collections::BTreeSet;

/// Titles that tell nothing of who somebody is.
const HONORIFICS: &str = "mr mrs ms miss mx sir dame lord dr";

/// Words that do not describe.
const SMALL: &str = "the a an of in for from at and to on with by his her its their our my your this \
    that these those s who one as or then also whose which";

/// Nouns for anybody or anything, which say nothing without another word.
const GENERAL: &str = "man woman boy girl person people he she family friend member company firm \
    group agency body organization team club side country one part place thing couple \
    former new top major senior close state";

/// Nouns for relatives, which say nothing without the one whose they are.
const KIN: &str = "father mother brother sister wife husband son daughter cousin uncle aunt nephew \
    niece partner";

/// Words that speak of one among others, or of nobody.
const OTHERS: &str = "another other no every each any both fellow either second";

/// Nouns for a human being that news texts use for people without a name.
const PEOPLE: &str = "man woman boy girl teenager teen child student pupil driver pilot passenger \
    suspect gunman shooter attacker assailant victim officer policeman policewoman official minister \
    president leader mayor governor senator lawmaker judge prosecutor lawyer teacher doctor nurse \
    soldier general admiral commander captain chief director chairman chairwoman executive spokesman \
    spokeswoman spokesperson worker farmer father mother son daughter husband wife resident \
    businessman activist protester player coach old";

/// Words for men.
const MALE: &str = "man boy he him his father son husband brother gunman spokesman chairman \
    businessman policeman mr";

/// Words for women.
const FEMALE: &str = "woman girl she her hers mother daughter wife sister spokeswoman chairwoman \
    businesswoman policewoman mrs ms";

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// The lower-case words of a text.
pub(super) fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The words that describe, each once.
pub(super) fn telling(text: &str) -> BTreeSet<String> {
    split(text).filter(|word| !is_in(SMALL, word)).collect()
}

/// Whether a text describes anybody by more than an honorific or a noun for all.
pub(super) fn describes(text: &str) -> bool {
    let is_empty = |word: &String| [HONORIFICS, GENERAL, KIN].iter().any(|list| is_in(list, word));
    !is_other(text) && telling(text).iter().any(|word| !is_empty(word))
}

/// Whether a text speaks of one among others, or of nobody.
pub(super) fn is_other(text: &str) -> bool {
    split(text).any(|word| is_in(OTHERS, &word))
}

/// Whether a word is a title that tells nothing of who somebody is, or no word.
pub(super) fn is_honorific(word: &str) -> bool {
    split(word).all(|word| is_in(HONORIFICS, &word))
}

/// Whether a text holds a noun for a human being.
pub(super) fn is_person(text: &str) -> bool {
    split(text).any(|word| is_in(PEOPLE, &word))
}

/// Whether a text speaks of a woman (`true`) or a man; `None` where it tells neither, or both.
pub(super) fn is_female(text: &str) -> Option<bool> {
    let has = |list: &str| split(text).any(|word| is_in(list, &word));
    match (has(FEMALE), has(MALE)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honorifics_and_general_nouns_tell_nothing() {
        let told = ["Mr.", "the man", "her father", "another pilot", "the mayor", "a young man"];
        assert_eq!(told.map(describes), [false, false, false, false, true, true]);
    }

    #[test]
    fn gender_by_words() {
        let told = ["the driver", "a 42-year-old man", "his mother", "the woman"];
        assert_eq!(told.map(is_female), [None, Some(false), None, Some(true)]);
    }
}
