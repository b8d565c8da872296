//! Why reports count once, in words that a desk accepts.

use std::collections::BTreeSet;

use twosource_compare::{Account, IndependenceGroup, Reason, ReasonBasis, Report};
use twosource_text::{CreditRole, Passage};

use crate::clean::one_line;
use crate::phrase::Phrase;
use crate::sources::letter;
use crate::wording;

/// Reasons that a line has room for; `explain` shows all.
const SHOWN: usize = 3;
/// Longest words of a text that stand inside a reason, in characters.
const LONGEST: usize = 80;

/// Why groups of reports count once, a sentence for each.
pub(crate) fn dependences(account: &Account) -> Vec<Phrase> {
    let groups = account.groups.iter().filter(|group| group.reports.len() > 1);
    groups.map(|group| dependence(account, group)).collect()
}

fn dependence(account: &Account, group: &IndependenceGroup) -> Phrase {
    let head = wording::list(&letters(group.reports.iter().copied()));
    let mut reasons = together(account, group);
    let more = reasons.len().saturating_sub(SHOWN);
    reasons.truncate(SHOWN);
    if more > 0 {
        reasons.push(wording::count(more, "more reason"));
    }
    Phrase::plain(format!("{head} count once: {}", reasons.join("; ")))
}

fn letters(reports: impl IntoIterator<Item = usize>) -> Vec<String> {
    reports.into_iter().map(letter).collect()
}

/// The reasons of a group. What several pairs have in common is said once, and of the pairs that share
/// text only as many as tie the group together, the closest first.
fn together(account: &Account, group: &IndependenceGroup) -> Vec<String> {
    let mut texts: Vec<&Reason> =
        group.reasons.iter().filter(|reason| percent(reason).is_some()).collect();
    texts.sort_by_key(|reason| (std::cmp::Reverse(percent(reason)), reason.reports));
    let mut found: Vec<String> =
        spanning(&texts).into_iter().map(|reason| because(account, reason)).collect();
    let others = group.reasons.iter().filter(|reason| percent(reason).is_none());
    let mut common: Vec<(String, BTreeSet<usize>)> = Vec::new();
    for reason in others {
        let Some(label) = label(&reason.basis) else {
            found.push(because(account, reason));
            continue;
        };
        let pair = [reason.reports.0, reason.reports.1];
        match common.iter_mut().find(|(known, _)| *known == label) {
            Some((_, reports)) => reports.extend(pair),
            None => common.push((label, BTreeSet::from(pair))),
        }
    }
    let said = common.into_iter().map(|(label, reports)| {
        let all = reports.len() == group.reports.len();
        let of =
            if all { all_of(reports.len()).to_owned() } else { wording::list(&letters(reports)) };
        format!("{label} in {of}")
    });
    // In a large group what all have in common comes first: the pairs would leave no room for it.
    let place = if group.reports.len() > 2 { 0 } else { found.len() };
    let said: Vec<String> = said.collect();
    found.splice(place..place, said);
    found
}

const fn all_of(reports: usize) -> &'static str {
    if reports == 2 { "both" } else { "all" }
}

fn percent(reason: &Reason) -> Option<u8> {
    match reason.basis {
        ReasonBasis::SharedText { percent, .. } => Some(percent),
        _ => None,
    }
}

/// The first of these reasons that join reports not joined before.
fn spanning<'a>(reasons: &[&'a Reason]) -> Vec<&'a Reason> {
    let mut joined: Vec<BTreeSet<usize>> = Vec::new();
    let mut found = Vec::new();
    for reason in reasons {
        let (a, b) = reason.reports;
        if joined.iter().any(|set| set.contains(&a) && set.contains(&b)) {
            continue;
        }
        let is_near = |set: &BTreeSet<usize>| set.contains(&a) || set.contains(&b);
        let (near, rest): (Vec<_>, Vec<_>) = joined.into_iter().partition(is_near);
        joined = rest;
        joined.push(near.into_iter().flatten().chain([a, b]).collect());
        found.push(*reason);
    }
    found
}

/// What a reason calls the thing that several reports may have in common; `None` where it is about
/// two reports.
fn label(basis: &ReasonBasis) -> Option<String> {
    match basis {
        ReasonBasis::SameAgency { name, .. } => Some(format!("agency line “{}”", short(name))),
        ReasonBasis::SameOutlet => Some("the same outlet".to_owned()),
        ReasonBasis::SameFamily(name) => Some(format!("one owner, {},", short(name))),
        ReasonBasis::SameByline(name) => Some(format!("byline {}", short(name))),
        _ => None,
    }
}

/// `A and B: 86% of B's own words stand in A in the same order`.
pub(crate) fn sentence(account: &Account, reason: &Reason) -> String {
    let (a, b) = reason.reports;
    format!("{} and {}: {}", letter(a), letter(b), because(account, reason))
}

/// Why two reports count once, as the end of a sentence.
fn because(account: &Account, reason: &Reason) -> String {
    let (a, b) = reason.reports;
    let other = |one: usize| letter(if one == a { b } else { a });
    match &reason.basis {
        ReasonBasis::SharedText { percent, of, first } => {
            let of_which = first.map(|first| format!(" ({} came first)", letter(first)));
            format!(
                "{percent}% of {}’s own words stand in {} in the same order{}",
                letter(*of),
                other(*of),
                of_which.unwrap_or_default()
            )
        }
        ReasonBasis::SharedPassage(words) => {
            format!("both statements stand in one copied passage of {words} words")
        }
        ReasonBasis::SameOutlet => "both were published by the same outlet".to_owned(),
        ReasonBasis::SameFamily(name) => format!("both outlets belong to {}", short(name)),
        ReasonBasis::SameAgency { name, words } => {
            let lines = words.iter().map(|&words| quoted(account, words));
            let lines: Vec<String> = lines.collect();
            let by =
                if lines.is_empty() { String::new() } else { format!(": {}", lines.join(", ")) };
            format!("both texts are credited to {}{by}", short(name))
        }
        ReasonBasis::BasedOn { first, words: Some(words) } => {
            format!(
                "{} says that its text is that of {}: {}",
                other(*first),
                letter(*first),
                quoted(account, *words)
            )
        }
        ReasonBasis::BasedOn { first, words: None } => {
            format!("{} is based on {}, by its record", other(*first), letter(*first))
        }
        ReasonBasis::FirstReportedBy { first, words } => {
            format!("{} has it from {}: {}", other(*first), letter(*first), quoted(account, *words))
        }
        ReasonBasis::SameByline(name) => format!("both were written by {}", short(name)),
    }
}

/// Words of a text in one line, with their place: `A “HARTMOOR (Norpress) -”`.
fn quoted(account: &Account, passage: Passage) -> String {
    let at = account.reports.iter().position(|report| report.document.id() == passage.document);
    format!("{} “{}”", at.map_or_else(String::new, letter), short(account.words(passage)))
}

fn short(words: &str) -> String {
    let words = one_line(words);
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// The reasons of a point in a few words, a part for each report that counts with another: `B and C:
/// 93% shared text, text of Norpress`.
pub(crate) fn in_brackets(reasons: &[Reason]) -> String {
    let all: Vec<&Reason> = reasons.iter().collect();
    let pairs: Vec<(usize, usize)> = spanning(&all).iter().map(|reason| reason.reports).collect();
    let part = |&(a, b): &(usize, usize)| {
        let of_pair = reasons.iter().filter(|reason| reason.reports == (a, b));
        let short: Vec<String> = of_pair.map(in_short).collect();
        format!("{} and {}: {}", letter(a), letter(b), short.join(", "))
    };
    let mut parts: Vec<String> = pairs.iter().take(SHOWN).map(part).collect();
    if pairs.len() > SHOWN {
        parts.push(format!("{} more", wording::count(pairs.len() - SHOWN, "pair")));
    }
    parts.join("; ")
}

fn in_short(reason: &Reason) -> String {
    match &reason.basis {
        ReasonBasis::SharedText { percent, .. } => format!("{percent}% shared text"),
        ReasonBasis::SharedPassage(words) => format!("one copied passage of {words} words"),
        ReasonBasis::SameOutlet => "same outlet".to_owned(),
        ReasonBasis::SameFamily(_) => "same owner".to_owned(),
        ReasonBasis::SameAgency { name, .. } => format!("text of {}", short(name)),
        ReasonBasis::BasedOn { first, .. } => format!("from {}", letter(*first)),
        ReasonBasis::FirstReportedBy { first, .. } => format!("told from {}", letter(*first)),
        ReasonBasis::SameByline(_) => "same writer".to_owned(),
    }
}

/// What a report's credits add to the line of the report: `text of Norpress`, `with material from
/// Norpress`.
pub(crate) fn credits(report: &Report) -> Option<String> {
    let meta = &report.document.meta;
    let outlet = meta.outlet.as_ref().map(|outlet| outlet.value.to_lowercase());
    let is_other =
        |name: &&str| outlet.as_ref().is_none_or(|outlet| *outlet != name.to_lowercase());
    let agency = meta.agency.as_ref().map(|agency| agency.value.as_str()).filter(is_other);
    let helpers = meta.credits.iter().filter(|credit| credit.role == CreditRole::Contributor);
    let helpers: Vec<String> = helpers.map(|credit| short(&credit.name.value)).collect();
    match agency {
        Some(agency) => Some(format!("text of {}", short(agency))),
        None if helpers.is_empty() => None,
        None => Some(format!("with material from {}", wording::list(&helpers))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_reason_has_its_words() {
        let account = sample::account();
        let found: Vec<String> = sample::reasons(&account.reports)
            .iter()
            .map(|reason| sentence(&account, reason))
            .collect();
        insta::assert_snapshot!(found.join("\n"));
    }

    #[test]
    fn a_pair_of_a_point_is_named_once() {
        let outlet = Reason { reports: (0, 1), basis: ReasonBasis::SameOutlet };
        let writer =
            Reason { reports: (0, 1), basis: ReasonBasis::SameByline("Tom Ode".to_owned()) };
        let passage = |reports| Reason { reports, basis: ReasonBasis::SharedPassage(14) };
        assert_eq!(
            in_brackets(&[outlet, writer, passage((0, 2)), passage((1, 2))]),
            "A and B: same outlet, same writer; A and C: one copied passage of 14 words"
        );
    }

    #[test]
    fn a_large_group_says_what_it_has_in_common_once() {
        let account = sample::account();
        let basis = |percent, of| ReasonBasis::SharedText { percent, of, first: None };
        let name = "Norpress".to_owned();
        let agency = ReasonBasis::SameAgency { name, words: Vec::new() };
        let reasons = [
            ((0, 1), basis(90, 1)),
            ((0, 2), basis(80, 2)),
            ((1, 2), basis(70, 2)),
            ((0, 2), agency),
        ];
        let reasons = reasons.map(|(reports, basis)| Reason { reports, basis }).to_vec();
        let group = IndependenceGroup { reports: vec![0, 1, 2], reasons };
        assert_eq!(
            dependence(&account, &group).to_string(),
            "A, B and C count once: agency line “Norpress” in A and C; \
             90% of B’s own words stand in A in the same order; \
             80% of C’s own words stand in A in the same order"
        );
    }
}
