//! A verb in its sentence.

use twosource_analyze::{Dep, Pos, Syntax, Tag};

/// Verbs that place in time what follows them with "for": "scheduled *for Monday*".
const PLANS: [&str; 11] =
    ["schedule", "plan", "set", "slate", "due", "arrange", "expect", "book", "bill", "fix", "time"];

/// One verb.
#[derive(Clone, Copy)]
pub(super) struct Verb<'a> {
    pub(super) syntax: &'a Syntax,
    pub(super) at: usize,
}

impl<'a> Verb<'a> {
    pub(super) fn lemma(self) -> &'a str {
        lemma(self.syntax, self.at)
    }

    pub(super) fn has_child(self, deps: &[Dep]) -> bool {
        self.syntax.children(self.at).any(|at| has_dep(self.syntax, at, deps))
    }

    pub(super) fn auxiliaries(self) -> impl Iterator<Item = usize> + 'a {
        let syntax = self.syntax;
        syntax.children(self.at).filter(|&at| has_dep(syntax, at, &[Dep::Aux, Dep::Auxpass]))
    }

    /// "will sign", "is to sign".
    pub(super) fn is_future(self) -> bool {
        self.auxiliaries().any(|at| matches!(lemma(self.syntax, at), "will" | "shall" | "'ll"))
    }

    /// "would sign", "may sign".
    pub(super) fn is_modal(self) -> bool {
        let is_modal = |at: usize| self.syntax.tokens.get(at).is_some_and(|t| t.tag == Tag::MD);
        self.auxiliaries().any(is_modal)
    }

    /// "signed", "was signed", "has signed".
    pub(super) fn is_past(self) -> bool {
        let own = std::iter::once(self.at).chain(self.auxiliaries());
        let tag = |at: usize| self.syntax.tokens.get(at).map(|token| token.tag);
        own.into_iter().any(|at| tag(at) == Some(Tag::VBD))
            || self.auxiliaries().any(|at| lemma(self.syntax, at) == "have")
            || tag(self.at) == Some(Tag::VBN) && self.auxiliaries().next().is_none()
    }

    /// Whether what is dated may be a verb or adjective that completes it: "is due [to sign]".
    pub(super) fn is_completed(self) -> bool {
        self.has_child(&[Dep::Xcomp, Dep::Acomp, Dep::Ccomp]) || is_plan(self.lemma())
    }
}

pub(super) fn is_plan(lemma: &str) -> bool {
    PLANS.contains(&lemma)
}

pub(super) fn lemma(syntax: &Syntax, at: usize) -> &str {
    syntax.tokens.get(at).map_or("", |token| &token.lemma)
}

pub(super) fn has_dep(syntax: &Syntax, at: usize, deps: &[Dep]) -> bool {
    syntax.tokens.get(at).is_some_and(|token| deps.contains(&token.dep))
}

pub(super) fn has_pos(syntax: &Syntax, at: usize, pos: &[Pos]) -> bool {
    syntax.tokens.get(at).is_some_and(|token| pos.contains(&token.pos))
}
