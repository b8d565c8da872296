//! What the parser tells the encoder of each word.
//!
//! A small encoder knows little grammar of its own, and what a source or a content reaches over is
//! grammar. Five small numbers of each word are therefore read together with its pieces: its part
//! of speech, its relation, how far away its head stands, what kind of name it belongs to, and what
//! kind of clause it stands in. 0 always stands for "none".
//!
//! The order of the values is that of the label sets and of the tables below; the encoder was
//! trained on it.

use twosource_models::WordSyntax;
use twosource_syntax::{Dep, Pos};
use twosource_text::Span;

use crate::syntax::Syntax;

/// The furthest distance, in tokens, of each class of distances but the last.
const NEAR: [usize; 5] = [1, 2, 4, 8, 16];
/// Value of a token without a head.
const ROOT: u8 = 1;
/// Value of the nearest class of heads after, and before, a token.
const AFTER: u8 = 2;
const BEFORE: u8 = 8;

/// The syntax of a word: that of the token it starts in.
pub(crate) fn features(syntax: &Syntax, word: Span) -> WordSyntax {
    token_of(syntax, word).map_or([0; 5], |at| of_token(syntax, at))
}

/// The token that a word starts in.
pub(super) fn token_of(syntax: &Syntax, word: Span) -> Option<usize> {
    let at = syntax.tokens.partition_point(|token| token.span.end() <= word.start());
    syntax.tokens.get(at).filter(|token| token.span.start() < word.end()).map(|_| at)
}

fn of_token(syntax: &Syntax, at: usize) -> WordSyntax {
    let Some(token) = syntax.tokens.get(at) else { return [0; 5] };
    [
        token.tag as u8 + 1,
        token.dep as u8 + 1,
        distance(at, token.head),
        name(syntax, at),
        clause(syntax, at),
    ]
}

/// The class of the distance to the head.
fn distance(at: usize, head: usize) -> u8 {
    let class =
        |far: usize| (0..).zip(NEAR).find(|&(_, near)| far <= near).map_or(5, |found| found.0);
    match head.cmp(&at) {
        std::cmp::Ordering::Equal => ROOT,
        std::cmp::Ordering::Greater => AFTER + class(head - at),
        std::cmp::Ordering::Less => BEFORE + class(at - head),
    }
}

/// The label of the name that a token belongs to.
fn name(syntax: &Syntax, at: usize) -> u8 {
    let next = syntax.names.partition_point(|name| name.tokens.end <= at);
    let name = syntax.names.get(next).filter(|name| name.tokens.contains(&at));
    name.map_or(0, |name| name.label as u8 + 1)
}

/// The relation of the nearest clause above a token, or of its own; a clause that is coordinated
/// with another stands where the first one does.
fn clause(syntax: &Syntax, at: usize) -> u8 {
    let path = std::iter::once(at).chain(syntax.ancestors(at));
    let deps = path.filter_map(|at| syntax.tokens.get(at)).filter(|token| is_clause(token.dep));
    let mut heads = deps.filter(|token| token.dep == Dep::Root || is_verb(token.pos));
    heads.next().map_or(0, |token| token.dep as u8 + 1)
}

/// Whether a relation makes a clause of what hangs on it.
fn is_clause(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::Root
            | Dep::Acl
            | Dep::Advcl
            | Dep::Ccomp
            | Dep::Csubj
            | Dep::Csubjpass
            | Dep::Parataxis
            | Dep::Pcomp
            | Dep::Relcl
            | Dep::Xcomp
    )
}

fn is_verb(pos: Pos) -> bool {
    matches!(pos, Pos::VERB | Pos::AUX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[test]
    fn every_word_gets_what_its_token_has() {
        let text = Text::of("The port said on Monday that ferries had stopped.");
        let dep = |dep: Dep| dep as u8 + 1;
        let of = |word: &str| {
            let place = text.syntax.tokens.iter().position(|t| text.document.slice(t.span) == word);
            features(&text.syntax, text.syntax.tokens[place.unwrap()].span)
        };
        assert_eq!(of("said")[1..3], [dep(Dep::Root), ROOT]);
        assert_eq!(of("port")[1..3], [dep(Dep::Nsubj), AFTER]);
        assert_eq!(of("stopped")[1..3], [dep(Dep::Ccomp), BEFORE + 3]);
        assert_eq!(of("Monday")[3], twosource_syntax::NameLabel::Date as u8 + 1);
        assert_eq!([of("port")[4], of("ferries")[4]], [dep(Dep::Root), dep(Dep::Ccomp)]);
    }

    #[test]
    fn a_part_of_a_token_counts_as_the_token() {
        let text = Text::of("The U.S. agreed.");
        let span = |from, to| text.document.span(from..to).unwrap();
        let found = [span(4, 5), span(6, 7)].map(|word| features(&text.syntax, word));
        assert_eq!(found[0], found[1]);
        assert_ne!(found[0], [0; 5]);
    }
}
