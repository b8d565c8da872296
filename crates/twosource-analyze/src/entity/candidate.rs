//! A stretch that may refer to somebody or something.

use std::ops::Range;

use twosource_models::{Gender, Territory};
use twosource_text::Span;

use super::{EntityKind, MentionKind};

/// One candidate for a mention.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its tokens, without title.
    pub(super) tokens: Range<usize>,
    /// Where it stands.
    pub(super) span: Span,
    /// The token that heads it.
    pub(super) head: usize,
    /// How it refers.
    pub(super) kind: MentionKind,
    /// The title or office before it.
    pub(super) title: Option<Span>,
    /// What it is by itself; `None` where that does not tell.
    pub(super) sort: Option<EntityKind>,
    /// Whether that rests on more than the name finder's guess.
    pub(super) is_firm: bool,
    /// What its words and title say of the gender of a person.
    pub(super) gender: Option<Gender>,
    /// The country or region that it stands for.
    pub(super) territory: Option<Territory>,
    /// Folded words, hyphens and spaces alike, articles left out.
    pub(super) words: Vec<String>,
    /// Index of its sentence.
    pub(super) sentence: usize,
    /// Whether it stands for more than one.
    pub(super) is_plural: bool,
}

impl Candidate {
    pub(super) fn is_name(&self) -> bool {
        self.kind == MentionKind::Name
    }

    pub(super) fn is_person(&self) -> bool {
        self.sort == Some(EntityKind::Person)
    }

    pub(super) fn last_word(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    pub(super) fn first_word(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }
}

/// Folded words of a name: hyphens and spaces alike, without periods, apostrophes and article.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let folded = twosource_models::fold(name);
    let parts = folded.split(|c: char| c.is_whitespace() || c == '-');
    let words = parts.map(|part| part.replace(['.', '\'', ',', '(', ')', '"'], ""));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(american).collect();
    match words.split_first() {
        Some((first, rest)) if first == "the" && !rest.is_empty() => rest.to_vec(),
        _ => words,
    }
}

/// One spelling for words of names that are spelled in two ways.
fn american(word: String) -> String {
    match word.as_str() {
        "defence" => "defense".to_owned(),
        "labour" => "labor".to_owned(),
        "centre" => "center".to_owned(),
        "harbour" => "harbor".to_owned(),
        "programme" => "program".to_owned(),
        "theatre" => "theater".to_owned(),
        "organisation" => "organization".to_owned(),
        "saint" => "st".to_owned(),
        "mount" => "mt".to_owned(),
        "and" => "&".to_owned(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn spellings_of_names_meet() {
        assert_eq!(words_of("the Defence Ministry"), words_of("Defense Ministry"));
        assert_eq!(words_of("Lim Soo-Ahn"), words_of("Lim Soo Ahn"));
        assert_eq!(words_of("José Orbán"), words_of("Jose Orban"));
        assert_eq!(words_of("U.N."), words_of("UN"));
        assert_eq!(words_of("The"), ["the"]);
    }
}
