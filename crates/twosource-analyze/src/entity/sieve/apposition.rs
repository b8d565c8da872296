//! Names with a description beside them: "Lim Ode, the ministry's spokesperson", "the head of the
//! board, Ilse Brandt", "the news agency Ostpress", "Brandt is the mayor".

use super::super::candidate::Candidate;
use super::super::{EntityKind, MentionKind};
use super::Work;
use twosource_syntax::{Dep, Pos, Tag};

pub(super) fn join(work: &mut Work) {
    for nominal in work.which(|c| c.kind == MentionKind::Nominal && !c.is_plural) {
        let name = by_syntax(work, nominal)
            .or_else(|| after_name(work, nominal))
            .or_else(|| before_name(work, nominal))
            .or_else(|| inside(work, nominal));
        let Some(name) = name else { continue };
        let is_firm = work.candidate(name).is_some_and(|c| c.is_firm);
        if is_firm {
            work.clusters.join(name, nominal);
        } else {
            work.clusters.join_as(nominal, name);
        }
    }
}

/// By the parser's apposition or by a form of "be".
fn by_syntax(work: &Work, nominal: usize) -> Option<usize> {
    let reading = work.reading;
    let head = work.candidate(nominal)?.head;
    let above = reading.head(head);
    let name = match reading.dep(head) {
        Dep::Appos => above,
        Dep::Attr if reading.lemma(above) == "be" && is_plain(work, above) => {
            reading.children(above).find(|&child| reading.dep(child) == Dep::Nsubj)?
        }
        _ => reading.children(head).find(|&child| reading.dep(child) == Dep::Appos)?,
    };
    named(work, name).filter(|&name| matches(work, name, nominal))
}

/// Neither negated nor a question nor a condition.
fn is_plain(work: &Work, verb: usize) -> bool {
    let reading = work.reading;
    let other = |child: usize| reading.has_label(child, &[Dep::Neg, Dep::Mark, Dep::Aux]);
    !reading.children(verb).any(other)
        && matches!(reading.tag(verb), Tag::VBZ | Tag::VBD | Tag::VBP)
}

/// "Ilse Brandt, 42, a farmer, said": the description follows a person's name and an age.
fn after_name(work: &Work, nominal: usize) -> Option<usize> {
    let reading = work.reading;
    let candidate = work.candidate(nominal)?;
    let mut before = candidate.tokens.start.checked_sub(1).filter(|&at| reading.text(at) == ",")?;
    if let Some(age) = before.checked_sub(2).filter(|&at| reading.text(at) == ",")
        && reading.pos(age + 1) == Pos::NUM
    {
        before = age;
    }
    let closed = matches!(reading.text(candidate.tokens.end), "," | "." | ";" | ")" | "\u{2014}")
        || matches!(reading.tag(candidate.tokens.end), Tag::VBD | Tag::WP | Tag::WDT);
    let name = named(work, before.checked_sub(1)?).filter(|_| closed)?;
    let is_list = reading.dep(candidate.head) == Dep::Conj
        || reading.children(candidate.head).any(|child| reading.dep(child) == Dep::Conj);
    let person = work.candidate(name)?.is_person() && candidate.is_person();
    (person && !is_list && same_sentence(work, name, nominal)).then_some(name)
}

/// "the state news agency Ostpress", "the spokeswoman, Hanne Quist,".
fn before_name(work: &Work, nominal: usize) -> Option<usize> {
    let reading = work.reading;
    let candidate = work.candidate(nominal)?;
    let end = candidate.head + 1;
    let comma = reading.text(end) == ",";
    let name = named_from(work, if comma { end + 1 } else { end })?;
    let other = work.candidate(name)?;
    let after = reading.text(other.tokens.end);
    let closed = !comma || matches!(after, "," | "." | "\u{201d}" | "\"") && candidate.is_person();
    (closed && matches(work, name, nominal) && same_sentence(work, name, nominal)).then_some(name)
}

/// "the Ostpress news agency": the name stands before what it is.
fn inside(work: &Work, nominal: usize) -> Option<usize> {
    let reading = work.reading;
    let candidate = work.candidate(nominal).filter(|c| c.sort == Some(EntityKind::Organization))?;
    let noun = reading.lemma(candidate.head).to_lowercase();
    let medium = matches!(
        noun.as_str(),
        "agency"
            | "newspaper"
            | "magazine"
            | "broadcaster"
            | "network"
            | "station"
            | "daily"
            | "airline"
            | "website"
            | "group"
            | "company"
            | "party"
            | "medium"
            | "media"
    );
    let before = (candidate.tokens.start..candidate.head).rev().find(|&at| {
        !matches!(reading.lower(at).as_str(), "news" | "state" | "radio" | "television" | "daily")
    })?;
    let name = named(work, before).filter(|_| medium)?;
    let other = work.candidate(name)?;
    let plain = other.territory.is_none()
        && !(other.is_firm && matches!(other.sort, Some(EntityKind::Place | EntityKind::Person)));
    (plain && other.tokens.end == before + 1).then_some(name)
}

fn same_sentence(work: &Work, a: usize, b: usize) -> bool {
    work.candidate(a).map(|a| a.sentence) == work.candidate(b).map(|b| b.sentence)
}

/// The name whose tokens hold `token`.
fn named(work: &Work, token: usize) -> Option<usize> {
    let (at, _) = near(work, token).find(|(_, c)| c.is_name() && c.tokens.contains(&token))?;
    Some(at)
}

/// The name that begins at `token`.
fn named_from(work: &Work, token: usize) -> Option<usize> {
    let (at, _) = near(work, token).find(|(_, c)| c.is_name() && c.tokens.start == token)?;
    Some(at)
}

/// Candidates that begin up to twelve tokens before `token` or with it.
fn near<'a>(work: &Work<'a>, token: usize) -> impl Iterator<Item = (usize, &'a Candidate)> {
    let from = work.candidates.partition_point(|c| c.tokens.start + 12 < token);
    let rest = work.candidates.get(from..).unwrap_or_default().iter();
    rest.take_while(move |c| c.tokens.start <= token).enumerate().map(move |(at, c)| (from + at, c))
}

/// A person is described by a noun for people, a body by one for bodies.
fn matches(work: &Work, name: usize, nominal: usize) -> bool {
    let (Some(name), Some(nominal)) = (work.candidate(name), work.candidate(nominal)) else {
        return false;
    };
    let sort = name.sort.filter(|_| name.is_firm);
    let open = matches!(nominal.sort, Some(EntityKind::Person | EntityKind::Organization));
    let body = nominal.sort == Some(EntityKind::Organization)
        && matches!(sort, Some(EntityKind::Other | EntityKind::Product));
    let same = sort == nominal.sort || sort.is_none() && open || body;
    let plural = nominal.is_plural;
    same && !plural
}

#[cfg(test)]
mod tests {
    use crate::testing::check_entities as check;

    #[test]
    fn a_description_beside_a_name() {
        check(
            "Davit Ormel, the ministry's spokesman, said the road was open.",
            &["Person: Davit Ormel | the ministry's spokesman"],
        );
        check(
            "The head of the port, Ilse Brandt, said the road was open.",
            &["Person: The head of the port | Ilse Brandt"],
        );
        check(
            "Hanne Quist, 42, a farmer, said the road was open.",
            &["Person: Hanne Quist | a farmer"],
        );
    }

    #[test]
    fn a_form_of_be_describes_too() {
        check(
            "Ilse Brandt is the mayor of Skerling. Ilse Brandt left.",
            &["Person: Ilse Brandt | the mayor of Skerling | Ilse Brandt"],
        );
    }
}
