//! The judgement on a matter: how its statements relate.
//!
//! The first rule that applies decides:
//!
//! | rule | finding | file |
//! |---|---|---|
//! | one statement only | only in one | |
//! | answers of one source to one question that have little in common | other answer | |
//! | two numbers of one unit exclude each other, bounds considered | differs | `number` |
//! | dates of one verb exclude each other | differs | `time` |
//! | one report has it asserted, another denied | denied | `denial` |
//! | other numbers of one thing, of which the one allows the other | superseded | `number` |
//! | the one tells a state that the other's follows | superseded | `state` |
//! | all statements stand in copied text, or in reports that count once | one voice | |
//! | one source said all of it, or the quotation is word for word the same | one voice | |
//! | announced in one report, told as done in another | superseded | `status` |
//! | the one says nearly all that the other says, and more | more specific | `detail` |
//! | numbers of one unit are not the same | reworded | `number` |
//! | one is negative, another not | reworded | `denial` |
//! | they do not agree in words, agents and speakers | reworded | `agreement` |
//! | else | agreed | |
//!
//! Copied statements are left out: they say what the statements say that they follow. No rule says
//! which report is right.

mod agreement;
mod denial;
mod detail;
mod number;
mod state;
mod status;
mod time;

use twosource_analyze::Statement;

use crate::account::{Difference, Field, Figure, Finding, Report, Rule, StatementRef, Support};
use crate::align::Matter;
use crate::score::Scorer;

/// Least overlap of statements that are the same but for a few words.
const SAME_WORDS: f64 = 0.35;

/// Overlap from which on two statements of one source are taken as one utterance, perhaps in two
/// translations; below it the source may have said two things.
const SAME_UTTERANCE: f64 = 0.25;

/// Share of the pairs of words that two quotations of one utterance have in common, at least, or of
/// their words.
const LIKE_QUOTATION: f64 = 0.15;
const LIKE_WORDS: f64 = 0.45;

/// Share of the pairs of words of two quotations that makes them one where one source is behind both.
const SAME_QUOTATION: f64 = 0.3;

/// The same where it is not sure who is.
const ONE_QUOTATION: f64 = 0.6;

/// What was found about a matter.
pub(crate) struct Judgement {
    pub(crate) finding: Finding,
    pub(crate) rule: Rule,
    pub(crate) differences: Vec<Difference>,
}

/// Judges one matter.
pub(crate) fn judge(
    scorer: &Scorer,
    figures: &[Figure],
    matter: &Matter,
    support: &Support,
) -> Judgement {
    let decided = |finding, rule, differences| Judgement { finding, rule, differences };
    match (matter.statements.len(), matter.followers.len()) {
        (1, 0) => return decided(Finding::OnlyInOne, Rule::NoPartner, Vec::new()),
        (1, _) => return decided(Finding::OneVoice, Rule::SameText, Vec::new()),
        _ => {}
    }
    let compared = Compared::new(scorer, figures, matter);
    if compared.overlap < SAME_UTTERANCE && compared.are_answers() {
        return decided(Finding::OtherAnswer, Rule::OtherAnswer, Vec::new());
    }
    let fields: [(Finding, Rule, Find); 5] = [
        (Finding::Differs, Rule::NumbersExclude, number::exclusive),
        (Finding::Differs, Rule::TimesExclude, time::exclusive),
        (Finding::Denied, Rule::Denied, denial::denials),
        (Finding::Superseded, Rule::OtherNumber, number::other),
        (Finding::Superseded, Rule::LaterState, state::later),
    ];
    for (finding, rule, find) in fields {
        let found = find(&compared);
        if !found.is_empty() {
            return decided(finding, rule, found);
        }
    }
    let status = status::announced(&compared);
    if support.independent == 1 {
        return decided(Finding::OneVoice, Rule::SameText, status);
    }
    if compared.is_one_utterance() {
        return decided(Finding::OneVoice, Rule::SameOrigin, status);
    }
    if !status.is_empty() {
        return decided(Finding::Superseded, Rule::OtherStatus, status);
    }
    if detail::says_more(&compared) {
        return decided(Finding::MoreSpecific, Rule::MoreWords, Vec::new());
    }
    if number::is_unequal(&compared) {
        return decided(Finding::Reworded, Rule::OtherNumber, number::unequal(&compared));
    }
    if denial::is_opposite(&compared) {
        return decided(Finding::Reworded, Rule::OtherPolarity, Vec::new());
    }
    if !agreement::agree(&compared) {
        return decided(Finding::Reworded, Rule::FewSharedWords, Vec::new());
    }
    decided(Finding::Agreed, Rule::SameMatter, Vec::new())
}

/// A field in which statements differ.
type Find = fn(&Compared) -> Vec<Difference>;

/// A matter with what all rules ask for.
struct Compared<'a> {
    scorer: &'a Scorer<'a>,
    /// Numbers of one thing.
    figures: &'a [Figure],
    /// All pairs of statements of two reports, in order.
    pairs: Vec<(StatementRef, StatementRef)>,
    /// The smallest overlap of the words of a pair.
    overlap: f64,
}

impl<'a> Compared<'a> {
    fn new(scorer: &'a Scorer<'a>, figures: &'a [Figure], matter: &Matter) -> Self {
        let pairs = pairs(matter);
        let overlaps = pairs.iter().map(|&(left, right)| scorer.overlap(left, right));
        let overlap = overlaps.fold(1.0, f64::min);
        Self { scorer, figures, pairs, overlap }
    }

    /// Pairs of statements that differ as a whole.
    fn wholes(
        &self,
        field: Field,
        differ: impl Fn((StatementRef, &Statement), (StatementRef, &Statement)) -> bool,
    ) -> Vec<Difference> {
        self.each(|left, right| {
            let (a, b) = (self.scorer.statement(left), self.scorer.statement(right));
            let both = a.zip(b).filter(|(a, b)| differ((left, a), (right, b)));
            let passage = |at, whole: &Statement| {
                self.report(at).map(|report| report.document.passage(whole.span))
            };
            let found = both.and_then(|(a, b)| {
                Some(Difference { field, left: passage(left, a)?, right: passage(right, b)? })
            });
            found.into_iter().collect()
        })
    }

    /// What a rule finds in the pairs.
    fn each(
        &self,
        find: impl Fn(StatementRef, StatementRef) -> Vec<Difference>,
    ) -> Vec<Difference> {
        self.pairs.iter().flat_map(|&(left, right)| find(left, right)).collect()
    }

    /// Whether all statements answer one question.
    fn are_answers(&self) -> bool {
        self.pairs.iter().all(|&(left, right)| self.scorer.answer_one_question(left, right))
    }

    /// Whether one source said all of it, perhaps in two translations. Word for word the same
    /// quotation is one, even where a report does not name the source in full.
    fn is_one_utterance(&self) -> bool {
        self.pairs.iter().all(|&(left, right)| {
            let quotation = self.scorer.shared_quotation(left, right);
            let apart = self.scorer.have_other_people(left, right);
            self.has_one_origin(left, right) && self.is_like(left, right, quotation)
                || quotation >= ONE_QUOTATION && !apart
        })
    }

    /// Whether the same sources are named behind both.
    fn has_one_origin(&self, left: StatementRef, right: StatementRef) -> bool {
        let origins = self.scorer.origins(left).filter(|(who, _)| !who.is_empty());
        origins.is_some() && origins == self.scorer.origins(right)
    }

    /// Whether two statements of one source have enough in common to be one utterance.
    fn is_like(&self, left: StatementRef, right: StatementRef, quotation: f64) -> bool {
        let overlap = self.scorer.overlap(left, right);
        // Two quotations of one speaker on one matter are two utterances, unless they are alike.
        let are_apart = self.scorer.are_quoted(left, right)
            && quotation < LIKE_QUOTATION
            && overlap < LIKE_WORDS;
        let common = self.scorer.common_matter(left, right) > 1 && overlap >= SAME_UTTERANCE;
        (common || quotation >= SAME_QUOTATION) && !are_apart
    }

    fn has_verb(&self, at: StatementRef) -> bool {
        self.scorer.statement(at).is_some_and(|found| found.predicate.is_some())
    }

    /// Whether a statement is more than a relative clause about somebody before it.
    fn names_subject(&self, at: StatementRef) -> bool {
        let text = self
            .report(at)
            .zip(self.scorer.statement(at))
            .map_or("", |(report, found)| report.document.slice(found.span));
        !text.to_lowercase().starts_with("who")
    }

    fn report(&self, at: StatementRef) -> Option<&'a Report> {
        self.scorer.reports.get(at.report)
    }

    /// Whether two statements are the same but for a few words.
    fn is_alike(&self, left: StatementRef, right: StatementRef) -> bool {
        self.scorer.overlap(left, right) >= SAME_WORDS
    }

    /// Whether two statements share enough words for a conflict between them to be one.
    fn is_close(&self, left: StatementRef, right: StatementRef) -> bool {
        self.scorer.overlap(left, right) >= SAME_UTTERANCE
    }
}

fn pairs(matter: &Matter) -> Vec<(StatementRef, StatementRef)> {
    let mut found = Vec::new();
    for (at, &left) in matter.statements.iter().enumerate() {
        let later = matter.statements.iter().skip(at + 1);
        found.extend(later.filter(|right| right.report != left.report).map(|&right| (left, right)));
    }
    found
}
