//! Capitalized runs: the stretches in which names can stand.
//!
//! A run is a longest row of capitalized tokens with the small words that names have inside
//! ("of" after an organization word, "van", "bin"). Possessive endings close it. In a headline where
//! every word is capitalized only what the name finder or the lists know begins a run.

use std::ops::Range;

use rustc_hash::FxHashSet;
use twosource_models::{Relation, fold};

use super::super::reading::Reading;
use super::title;
use twosource_syntax::{NameLabel, Pos, Tag};

/// All runs, in text order.
pub(super) fn runs(reading: &Reading) -> Vec<Range<usize>> {
    let scan = Scan::new(reading);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.syntax.tokens.len() {
        let end = scan.run_end(at);
        if end > at {
            found.extend(scan.trimmed(at..end));
        }
        at = end.max(at + 1);
    }
    found
}

/// Longest run, in tokens: bounds the work on a text of capitals.
const MAX_NAME: usize = 20;

struct Scan<'a> {
    reading: &'a Reading<'a>,
    /// Folded words that are capitalized in the middle of an ordinary sentence.
    inside: FxHashSet<String>,
    /// By sentence: whether nearly all of its words are capitalized.
    is_title_case: Vec<bool>,
}

impl<'a> Scan<'a> {
    fn new(reading: &'a Reading<'a>) -> Self {
        let sentences = 0..reading.sentences.len();
        let is_title_case: Vec<bool> = sentences.map(|at| is_title_case(reading, at)).collect();
        let mut scan = Self { reading, inside: FxHashSet::default(), is_title_case };
        scan.inside = (0..reading.syntax.tokens.len())
            .filter(|&at| reading.is_capital(at) && !scan.starts(at) && !scan.in_title_case(at))
            .filter(|&at| matches!(reading.tag(at), Tag::NNP | Tag::NNPS))
            .map(|at| fold(reading.text(at)))
            .collect();
        scan
    }

    /// The token after the run that begins at `at`; `at` itself where none begins.
    fn run_end(&self, at: usize) -> usize {
        if let Some(end) = self.long_territory(at) {
            return end;
        }
        if !self.is_name_token(at) {
            return at;
        }
        let mut end = at + 1;
        loop {
            let next = self.next(end);
            if next == end || next - at > MAX_NAME {
                return end;
            }
            end = next;
        }
    }

    /// The end of a country's name of three words or more, with what small words it has inside
    /// ("Democratic People's Republic of Korea").
    fn long_territory(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if !reading.is_capital(at) {
            return None;
        }
        (at + 3..=at + 6).rev().find(|&end| {
            let same = reading.sentence(end - 1) == reading.sentence(at);
            let words = reading.span(&(at..end)).map_or("", |span| reading.document.slice(span));
            same && reading.resources.gazetteer.territory(words, Relation::Name).is_some()
        })
    }

    /// The end of the run if it goes on at `end`, else `end`.
    fn next(&self, end: usize) -> usize {
        let same = |at: usize| self.reading.sentence(at) == self.reading.sentence(end - 1);
        if !same(end) || self.breaks(end) {
            return end;
        }
        if self.is_name_token(end) {
            return end + 1;
        }
        if self.reading.text(end) == "-" {
            return self.after_hyphen(end);
        }
        if self.is_owned_body(end) {
            return end + 2;
        }
        let small = (end..end + 3).take_while(|&at| self.is_small(end - 1, at)).count();
        let next = end + small;
        if small > 0 && same(next) && self.is_name_token(next) { next + 1 } else { end }
    }

    /// "St. George's Hospital", "the People's Daily": a possessive ending inside a name, before one
    /// general word that ends it.
    fn is_owned_body(&self, end: usize) -> bool {
        let reading = self.reading;
        let lexicon = &reading.resources.lexicon;
        let word = reading.text(end + 1);
        let general = lexicon.facility_words.has(word) || lexicon.organization_words.has(word);
        let owner = reading.lower(end - 1);
        let plural = matches!(
            owner.as_str(),
            "people" | "workers" | "children" | "women" | "men" | "king" | "queen" | "farmers"
        );
        let saint =
            end.checked_sub(2).is_some_and(|at| matches!(reading.text(at), "St" | "St." | "Saint"));
        let one = reading
            .name_at(end)
            .is_some_and(|(_, name)| name.contains(&(end + 1)) && name.contains(&(end - 1)));
        reading.tag(end) == Tag::POS
            && reading.is_capital(end + 1)
            && general
            && !reading.is_capital(end + 2)
            && !self.is_territory(end - 1)
            && (plural || saint || one)
    }

    /// After "Soo-", "Komsomolsk-on-", "Soyuz-": where the hyphenated part ends.
    fn after_hyphen(&self, hyphen: usize) -> usize {
        let reading = self.reading;
        let touches = |at: usize| {
            reading
                .token(at)
                .zip(reading.token(at + 1))
                .is_some_and(|(a, b)| a.span.end() == b.span.start())
        };
        if !touches(hyphen - 1) || !touches(hyphen) {
            return hyphen;
        }
        let after = hyphen + 1;
        let two_territories = self.is_territory(hyphen - 1) && self.is_territory(after);
        let digits = reading.text(after).chars().all(|c| c.is_ascii_digit());
        let lower_name = matches!(reading.tag(after), Tag::NNP)
            && reading.name_at(hyphen - 1).is_some_and(|(_, name)| name.contains(&after));
        if (reading.is_capital(after) && !two_territories) || digits || lower_name {
            return after + 1;
        }
        let on = touches(after) && reading.text(after + 1) == "-" && reading.is_capital(after + 2);
        if on && matches!(reading.pos(after), Pos::ADP | Pos::DET) { after + 3 } else { hyphen }
    }

    fn is_territory(&self, at: usize) -> bool {
        !self.reading.resources.gazetteer.territories(self.reading.text(at)).is_empty()
    }

    /// Whether a small word between capitals belongs to the name.
    fn is_small(&self, before: usize, at: usize) -> bool {
        let reading = self.reading;
        let inside = reading.name_at(before).is_some_and(|(_, name)| name.contains(&at));
        match reading.text(at) {
            "de" | "van" | "von" | "bin" | "al" | "der" | "la" | "del" | "da" | "dos" | "ibn"
            | "el" => true,
            "of" => inside || self.takes_of(before),
            "and" | "&" | "for" | "the" | "on" | "in" | "to" => inside,
            _ => false,
        }
    }

    /// "University of", "Secretary of State", not "President of France".
    fn takes_of(&self, before: usize) -> bool {
        let lexicon = &self.reading.resources.lexicon;
        let word = self.reading.text(before);
        let office =
            matches!(self.reading.text(before + 2), "State" | "Defense" | "Defence" | "Staff");
        lexicon.organization_words.has(word) || lexicon.place_words.has(word) || office
    }

    /// Whether a new name begins at a token though capitals stand on both sides.
    fn breaks(&self, at: usize) -> bool {
        let reading = self.reading;
        if self.is_general_tail(at)
            || is_credit(reading.text(at))
            || is_suffix(reading.text(at - 1))
        {
            return true;
        }
        let (Some((left, name)), Some((right, _))) = (reading.name_at(at - 1), reading.name_at(at))
        else {
            return false;
        };
        if self.in_title_case(at) {
            return self.is_territory(at - 1) != self.is_territory(at) && !name.contains(&at);
        }
        let place = |label| matches!(label, NameLabel::Gpe | NameLabel::Norp);
        !name.contains(&at)
            && (left == NameLabel::Person && right != NameLabel::Person
                || place(left) && place(right))
    }

    /// A general noun after what the name finder takes for a whole organization: "Security Council
    /// Resolution".
    fn is_general_tail(&self, at: usize) -> bool {
        let reading = self.reading;
        let lexicon = &reading.resources.lexicon;
        let word = reading.text(at);
        let listed = lexicon.organization_words.has(word)
            || lexicon.facility_words.has(word)
            || lexicon.event_words.has(word)
            || title::is_title(reading, at);
        let ends = reading
            .name_at(at - 1)
            .is_some_and(|(label, name)| label == NameLabel::Organization && name.end == at);
        ends && !listed
            && reading.name_at(at).is_none()
            && !reading.is_capital(at + 1)
            && self.is_common(at)
    }

    fn is_name_token(&self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.is_capital(at) || is_calendar(&fold(reading.text(at))) {
            return false;
        }
        let label = reading.name_at(at).map(|(label, _)| label);
        let surname = at.checked_sub(1).is_some_and(|before| {
            reading.is_capital(before)
                && reading.resources.gazetteer.given_name(reading.text(before)).is_some()
        });
        if !surname
            && matches!(
                label,
                Some(
                    NameLabel::Date
                        | NameLabel::Time
                        | NameLabel::Cardinal
                        | NameLabel::Ordinal
                        | NameLabel::Money
                        | NameLabel::Percent
                        | NameLabel::Quantity
                )
            )
            && !self.is_territory(at)
        {
            return false;
        }
        let is_word = matches!(
            reading.pos(at),
            Pos::DET
                | Pos::PRON
                | Pos::ADP
                | Pos::CCONJ
                | Pos::SCONJ
                | Pos::PART
                | Pos::AUX
                | Pos::INTJ
                | Pos::PUNCT
        );
        let known = label.is_some() || self.is_known(at);
        if is_word {
            return false;
        }
        if self.in_title_case(at) {
            // The name finder takes whole headlines for organizations.
            let person =
                matches!(label, Some(NameLabel::Person | NameLabel::Gpe | NameLabel::Norp));
            return person || self.is_known(at) || self.inside.contains(&fold(reading.text(at)));
        }
        let proper = matches!(reading.tag(at), Tag::NNP | Tag::NNPS);
        if self.starts(at) {
            let plain = matches!(reading.pos(at), Pos::NOUN | Pos::VERB | Pos::ADV | Pos::ADJ)
                && self.is_common(at)
                && !self.is_known(at)
                && !self.inside.contains(&fold(reading.text(at)));
            if plain && !reading.is_capital(at + 1) {
                return false;
            }
            let given = reading.resources.gazetteer.given_name(reading.text(at)).is_some()
                && reading.is_capital(at + 1);
            return known
                || given
                || (proper && !self.is_common(at))
                || self.inside.contains(&fold(reading.text(at)));
        }
        proper
            || known
            || matches!(reading.pos(at), Pos::ADJ | Pos::NOUN | Pos::X | Pos::NUM)
            || matches!(reading.pos(at), Pos::VERB | Pos::ADV) && self.is_capital_between(at)
    }

    /// A capitalized verb or adverb inside a name ("Never Again Fund").
    fn is_capital_between(&self, at: usize) -> bool {
        self.reading.is_capital(at + 1)
            || at.checked_sub(1).is_some_and(|before| self.reading.is_capital(before))
    }

    fn is_known(&self, at: usize) -> bool {
        let two =
            self.reading.span(&(at..at + 2)).map_or("", |span| self.reading.document.slice(span));
        let gazetteer = &self.reading.resources.gazetteer;
        let known = |name| {
            gazetteer
                .territories(name)
                .iter()
                .any(|(relation, _)| *relation != Relation::Capital || name.len() > 5)
        };
        known(self.reading.text(at)) || known(two)
    }

    /// A word that is usual in lower case too.
    fn is_common(&self, at: usize) -> bool {
        let word = self.reading.text(at).to_lowercase();
        let is_word =
            |word: &str| self.reading.resources.pieces.rank(word).is_some_and(|rank| rank < 20_000);
        let singular = word.strip_suffix('s').is_some_and(is_word);
        (is_word(&word) || singular)
            && self.reading.resources.gazetteer.given_name(&word).is_none()
            && !title::is_title(self.reading, at)
    }

    fn in_title_case(&self, at: usize) -> bool {
        self.is_title_case.get(self.reading.sentence(at)).copied().unwrap_or(false)
    }

    /// Whether only marks stand before a token in its sentence, or an opening mark or colon.
    fn starts(&self, at: usize) -> bool {
        let first = self.reading.tokens_of(self.reading.sentence(at)).start;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return true };
        matches!(self.reading.tag(before), Tag::OpenQuote | Tag::Colon | Tag::NFP)
            || matches!(
                self.reading.text(before),
                "\"" | "\u{201c}" | "\u{2018}" | "*" | "**" | "(" | "\u{2022}"
            )
            || (first..at).all(|at| self.reading.pos(at) == Pos::PUNCT)
    }

    /// A run without the words at its start that belong to no name.
    fn trimmed(&self, run: Range<usize>) -> Option<Range<usize>> {
        let lexicon = &self.reading.resources.lexicon;
        let mut start = run.start;
        let party = |at: usize| {
            matches!(
                self.reading.text(at),
                "Republican" | "Democrat" | "Democratic" | "Conservative" | "Labour"
            )
        };
        let person = |at: usize| {
            self.reading.name_at(at).is_some_and(|(label, _)| label == NameLabel::Person)
        };
        // The name finder takes "Later" with a name after it for one name.
        let is_outside =
            |at: usize| self.reading.name_at(at).is_none() || self.reading.pos(at) == Pos::ADV;
        if run.len() > 2 && party(start) && person(start + 1) {
            start += 1;
        }
        while start < run.end
            && lexicon.not_names.has(self.reading.text(start))
            && (run.len() == 1 || self.starts(start) && is_outside(start))
        {
            start += 1;
        }
        (start < run.end).then_some(start..run.end)
    }
}

/// Words that follow the caption of a picture, after its last name.
fn is_credit(word: &str) -> bool {
    matches!(
        word,
        "AP" | "AFP"
            | "EPA"
            | "PA"
            | "Reuters"
            | "REUTERS"
            | "Getty"
            | "Rex"
            | "REX"
            | "SWNS"
            | "Photo"
            | "Photograph"
            | "Photographer"
            | "Credit"
    )
}

/// Words that end the name of a company.
fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "Inc."
            | "Inc"
            | "Ltd."
            | "Ltd"
            | "Corp."
            | "Corp"
            | "PLC"
            | "Plc"
            | "LLC"
            | "N.V."
            | "S.A."
            | "AG"
            | "GmbH"
    )
}

fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan."
            | "feb."
            | "aug."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
            | "gmt"
            | "utc"
            | "est"
            | "edt"
            | "pst"
            | "pdt"
            | "bst"
            | "cet"
            | "cest"
            | "ist"
    )
}

/// Whether nearly all words of a sentence are capitalized, as in a headline.
fn is_title_case(reading: &Reading, sentence: usize) -> bool {
    let content = |&at: &usize| {
        matches!(reading.pos(at), Pos::NOUN | Pos::VERB | Pos::ADJ | Pos::ADV | Pos::PROPN)
    };
    let all: Vec<usize> = reading.tokens_of(sentence).filter(content).collect();
    let capital = all.iter().filter(|&&at| reading.is_capital(at)).count();
    let lower_verb = all.iter().any(|&at| reading.pos(at) == Pos::VERB && !reading.is_capital(at));
    all.len() >= 4 && !lower_verb && capital * 10 >= all.len() * 8
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn small_words_and_hyphens_inside_names() {
        check(
            "The University of Skerling and Jan van Ode spoke to Lim Soo-Ahn.",
            &["Organization: University of Skerling", "Person: Jan van Ode", "Person: Lim Soo-Ahn"],
        );
    }

    #[test]
    fn countries_with_a_possessive_inside() {
        check(
            "It is called the Democratic People's Republic of Korea.",
            &["Country: Democratic People's Republic of Korea"],
        );
    }

    #[test]
    fn headlines_in_capitals() {
        check(
            "South Korea Seizes Two Ships After Long Chase\nIt was South Korea's first.",
            &["Country: South Korea | South Korea"],
        );
    }
}
