//! The main predicate of a statement, and who and what take part in it.
//!
//! ```text
//! topmost verb of the statement -> predicate, with its particle
//! its subject, by-phrase, objects -> participants; a shared or relative subject is looked up
//! ```
//!
//! Roles are those of the active sentence, so that "Police closed the bridge" and "The bridge was
//! closed by police" have the same ones (proto-roles; Dowty 1991).

use std::ops::Range;

use twosource_syntax::{Dep, Pos, Tag};
use twosource_text::Span;

use crate::syntax::Syntax;

/// The word that says what happens or holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// The verb, with a particle right after it ("pulled out").
    pub span: Span,
    /// Its base form.
    pub lemma: Box<str>,
    /// Index of the verb in [`Syntax::tokens`](crate::Syntax::tokens).
    pub token: usize,
}

/// What part a participant has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParticipantRole {
    /// Does it: the subject of an active verb, the by-phrase of a passive one.
    Agent,
    /// Undergoes it: the object of an active verb, the subject of a passive one.
    Patient,
    /// Gets or is told it.
    Recipient,
    /// What the subject is or becomes.
    Complement,
}

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// What part it has.
    pub role: ParticipantRole,
    /// The noun phrase without relative clauses; it may stand outside the statement.
    pub span: Span,
    /// Index of the entity that it names.
    pub entity: Option<usize>,
}

/// The topmost verb among some tokens.
pub(crate) fn predicate(syntax: &Syntax, tokens: Range<usize>) -> Option<Predicate> {
    let is_verb = |at: &usize| {
        let token = syntax.tokens.get(*at);
        token.is_some_and(|token| {
            matches!(token.pos, Pos::VERB | Pos::AUX)
                && !matches!(token.dep, Dep::Aux | Dep::Auxpass | Dep::Amod | Dep::Compound)
        })
    };
    let inside = |at: usize| syntax.ancestors(at).filter(|above| tokens.contains(above)).count();
    let token = tokens.clone().filter(is_verb).min_by_key(|&at| (inside(at), at))?;
    let verb = syntax.tokens.get(token)?;
    let particle = syntax.children(token).find(|&child| {
        child == token + 1 && syntax.tokens.get(child).is_some_and(|child| child.dep == Dep::Prt)
    });
    let span = particle.and_then(|at| syntax.span(token..at + 1)).unwrap_or(verb.span);
    Some(Predicate { span, lemma: verb.lemma.clone(), token })
}

/// A participant's role and the token that heads it.
pub(super) type Part = (ParticipantRole, usize);

/// Who and what take part in the predicate at token `verb`.
pub(super) fn parts(syntax: &Syntax, verb: usize) -> Vec<Part> {
    let mut found: Vec<Part> = syntax.children(verb).filter_map(|at| part(syntax, at)).collect();
    let passive = is_passive(syntax, verb);
    let has_subject = syntax
        .children(verb)
        .any(|at| matches!(dep(syntax, at), Some(Dep::Nsubj | Dep::Nsubjpass)));
    if !has_subject && let Some(subject) = shared_subject(syntax, verb) {
        let role = if passive { ParticipantRole::Patient } else { ParticipantRole::Agent };
        found.push((role, subject));
    }
    for (_, head) in &mut found {
        *head = referent(syntax, *head, verb);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn part(syntax: &Syntax, at: usize) -> Option<Part> {
    let role = match dep(syntax, at)? {
        Dep::Nsubj => ParticipantRole::Agent,
        Dep::Nsubjpass | Dep::Dobj => ParticipantRole::Patient,
        Dep::Dative => ParticipantRole::Recipient,
        Dep::Attr | Dep::Acomp | Dep::Oprd => ParticipantRole::Complement,
        Dep::Agent => {
            let by = syntax.children(at).find(|&child| dep(syntax, child) == Some(Dep::Pobj))?;
            return Some((ParticipantRole::Agent, by));
        }
        _ => return None,
    };
    Some((role, at))
}

pub(super) fn dep(syntax: &Syntax, at: usize) -> Option<Dep> {
    syntax.tokens.get(at).map(|token| token.dep)
}

pub(crate) fn is_passive(syntax: &Syntax, verb: usize) -> bool {
    let marked = syntax.children(verb).any(|at| dep(syntax, at) == Some(Dep::Auxpass));
    let participle = syntax
        .tokens
        .get(verb)
        .is_some_and(|token| token.tag == Tag::VBN && matches!(token.dep, Dep::Acl));
    marked || participle
}

/// The subject of the verb that this one is coordinated with or complements, or the noun that it
/// describes.
fn shared_subject(syntax: &Syntax, verb: usize) -> Option<usize> {
    let token = syntax.tokens.get(verb)?;
    let head = syntax.head(verb)?;
    match token.dep {
        Dep::Acl | Dep::Relcl => Some(head),
        Dep::Conj | Dep::Xcomp | Dep::Advcl => {
            let own = syntax
                .children(head)
                .find(|&at| matches!(dep(syntax, at), Some(Dep::Nsubj | Dep::Nsubjpass)));
            own.or_else(|| shared_subject(syntax, head))
        }
        _ => None,
    }
}

/// What a relative pronoun stands for; anything else stands for itself.
fn referent(syntax: &Syntax, head: usize, verb: usize) -> usize {
    let relative =
        syntax.tokens.get(head).is_some_and(|token| matches!(token.tag, Tag::WDT | Tag::WP));
    let described = syntax.head(verb).filter(|_| dep(syntax, verb) == Some(Dep::Relcl));
    described.filter(|_| relative).unwrap_or(head)
}

/// The noun phrase that a token heads, without clauses and explanations after it.
pub(super) fn phrase(syntax: &Syntax, head: usize) -> Option<Span> {
    let reach = syntax.subtree(head);
    let ends = |&at: &usize| {
        at > head
            && matches!(
                dep(syntax, at),
                Some(Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Punct | Dep::Conj | Dep::Cc)
            )
    };
    let end = syntax.children(head).find(ends).map_or(reach.end, |at| syntax.subtree(at).start);
    syntax.span(reach.start..end.max(head + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    /// The predicate's lemma, then each participant as "role: words".
    #[track_caller]
    fn check(text: &str, lemma: &str, expected: &[&str]) {
        let Text { document, syntax, .. } = Text::of(text);
        let found = predicate(&syntax, 0..syntax.tokens.len()).unwrap();
        assert_eq!(&*found.lemma, lemma);
        let parts = parts(&syntax, found.token).into_iter();
        let shown = parts.map(|(role, head)| {
            format!("{role:?}: {}", document.slice(phrase(&syntax, head).unwrap()))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn active_and_passive_have_the_same_roles() {
        let roles = ["Agent: Police", "Patient: the old bridge"];
        check("Police closed the old bridge.", "close", &roles);
        check(
            "The old bridge was closed by police.",
            "close",
            &["Agent: police", "Patient: The old bridge"],
        );
    }

    #[test]
    fn what_somebody_is() {
        check("The driver is a woman.", "be", &["Agent: The driver", "Complement: a woman"]);
    }
}
