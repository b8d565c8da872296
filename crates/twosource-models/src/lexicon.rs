//! Word lists. Each is a text file in `data/`: one entry a line, `#` starts a comment.

use rustc_hash::{FxHashMap, FxHashSet};

/// A set of lower-case words or phrases.
#[derive(Clone, Debug, Default)]
pub struct WordSet(FxHashSet<&'static str>);

impl WordSet {
    fn parse(list: &'static str) -> Self {
        Self(list.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect())
    }

    /// Whether the set holds `word`, compared in lower case.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word.to_lowercase().as_str())
    }
}

/// Function words and the commonest reporting words, which tell nothing of a matter.
pub fn stop_words() -> WordSet {
    WordSet::parse(include_str!("../data/stop_words.txt"))
}

/// Words by the class that a list puts them in.
#[derive(Clone, Debug, Default)]
pub struct WordClasses(FxHashMap<&'static str, &'static str>);

impl WordClasses {
    /// Lines of a class, a colon and its words.
    fn parse(list: &'static str) -> Self {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let classes = lines.filter_map(|line| line.split_once(':'));
        let words = classes.flat_map(|(class, words)| {
            words.split_whitespace().map(move |word| (word, class.trim()))
        });
        Self(words.collect())
    }

    /// The class of a word in its lower-case base form.
    pub fn of(&self, lemma: &str) -> Option<&'static str> {
        self.0.get(lemma).copied()
    }
}

macro_rules! lexicon {
    ($($(#[$doc:meta])* $name:ident: $file:literal,)* ; $($(#[$about:meta])* $classes:ident: $list:literal,)*) => {
        /// The word lists that the analysis uses.
        #[derive(Clone, Debug)]
        pub struct Lexicon {
            $($(#[$doc])* pub $name: WordSet,)*
            $($(#[$about])* pub $classes: WordClasses,)*
        }

        impl Lexicon {
            pub(crate) fn embedded() -> Self {
                Self {
                    $($name: WordSet::parse(include_str!(concat!("../data/", $file))),)*
                    $($classes: WordClasses::parse(include_str!(concat!("../data/", $list))),)*
                }
            }
        }
    };
}

lexicon! {
    /// Inflected verbs that report speech ("said", "warning").
    reporting_verbs: "reporting_verbs.txt",
    /// Honorifics and offices that stand before a person's name ("mr.", "president").
    titles: "titles.txt",
    /// Words that mark a name as an organization ("ministry", "railways").
    organization_words: "organization_words.txt",
    /// Family names that stand before the given name ("kim").
    family_first_names: "family_first_names.txt",
    /// Nouns for an institution or a body of people ("government", "crew").
    group_nouns: "group_nouns.txt",
    /// Last words of the names of buildings and sites ("airport").
    facility_words: "facility_words.txt",
    /// Words that mark a name as a place ("river").
    place_words: "place_words.txt",
    /// Words that mark a name as an event ("olympics").
    event_words: "event_words.txt",
    /// Capitalized words that are no names ("the", "monday", "however").
    not_names: "not_names.txt",
    /// Nouns for people who can speak or hear ("audience").
    bodies: "bodies.txt",
    /// Occasions and means of speaking ("interview").
    settings: "settings.txt",
    /// Function words, never evidence that two statements are about one matter.
    stop_words: "stop_words.txt",
    ;
    /// Speech acts by the lemmas of cues ("deny").
    speech_acts: "speech_acts.txt",
    /// How a matter stands, by the lemmas of predicates ("trap").
    states: "states.txt",
    /// In what form something is told, by lemmas of nouns ("photo").
    evidence_nouns: "evidence_nouns.txt",
    /// How a source knows or tells, by lemmas of cues ("write").
    evidence_verbs: "evidence_verbs.txt",
    /// How certain a source is, by lemmas of cues ("suspect").
    certainty: "certainty.txt",
    /// Verbs whose object is spoken to ("tell").
    hearing_verbs: "hearing_verbs.txt",
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn lists_are_read() {
        let lexicon = Lexicon::embedded();
        assert!(lexicon.reporting_verbs.has("Said"));
        assert!(!lexicon.reporting_verbs.has("# comment"));
        assert!(lexicon.titles.has("Mr"));
        assert!(lexicon.stop_words.has("the"));
        assert_eq!(lexicon.speech_acts.of("deny"), Some("denies"));
        assert_eq!(lexicon.speech_acts.of("call+for"), Some("urges"));
        assert_eq!(lexicon.states.of("#"), None);
    }
}
