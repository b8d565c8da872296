//! What syntax knows better than the encoder.
//!
//! The encoder tags word by word; the parser sees phrases and clauses. Where both agree nothing
//! changes; where they differ the parser is right in these cases (examples in `specs/repair.txt`):
//!
//! - **Interrupted content.** "The bridge, Brandt said, will close on Monday.": the subject of the
//!   content's own verb stands before the source and was left out. It becomes a piece of the content.
//! - **Coordination.** "Dallin denied the report and accused the port of lying.": a cue without a
//!   source whose verb is coordinated with another cue's verb, and has no subject of its own, has
//!   that one's source.
//! - **Manner.** Where, when and how something was said is no part of the cue: "[said] at a briefing".
//!   The corpus that the encoder learned from counts it in, so that it is kept as the manner.
//! - **Strays.** Without quotation marks a content does not go on in the next sentence: "Brandt said
//!   the bridge would close. [The ferry runs.]" loses its second piece.
//! - **Reduced passives.** "Two divers said to be hurt": they do not speak, somebody speaks of them.
//! - **Holes.** "She said the ship [seemed] to drift": a second cue inside a content is content too.
//! - **Words.** A content ends with a word, not inside it: "[talks one]-on-one".
//! - **Relative clauses.** Half of one is no part of a source: "[Kellan], who came [late], asked".
//! - **Appositions.** A source ends with the words of its apposition, not with the comma after it:
//!   "[Ilse Brandt, the mayor], said".
//!
//! With the syntax among its inputs the encoder seldom needs this: on 40 articles the first two
//! changed nothing. Taking in the modifiers before a source was tried and left out, since both of its
//! changes there were wrong.

mod apposition;
mod compound;
mod coordination;
mod hole;
mod interruption;
mod manner;
mod passive;
mod stray;

use twosource_syntax::Pos;
use twosource_text::{Document, Span};

use super::Attribution;
use crate::prose::Prose;
use crate::syntax::Syntax;

/// The attributions, repaired; their number and order stay the same.
pub(super) fn repaired(
    document: &Document,
    blocks: &[Prose],
    syntax: &Syntax,
    mut attributions: Vec<Attribution>,
) -> Vec<Attribution> {
    for attribution in &mut attributions {
        let source = attribution.source.map(|source| apposition::without_relative(syntax, source));
        attribution.source = source.map(|source| apposition::without_marks(document, source));
        (attribution.cue, attribution.manner) = manner::cue_and_manner(syntax, attribution.cue);
        passive::turn_passive(document, attribution);
        for piece in &mut attribution.content {
            *piece = compound::whole_word(document, *piece);
        }
        stray::drop_strays(document, blocks, syntax, attribution);
        hole::fill_holes(document, syntax, attribution);
    }
    let shared: Vec<Option<Span>> = attributions
        .iter()
        .map(|a| coordination::shared_source(syntax, a, &attributions))
        .collect();
    let front: Vec<Option<Span>> = attributions
        .iter()
        .map(|a| interruption::front_of_content(syntax, a, &attributions))
        .collect();
    for ((attribution, shared), front) in attributions.iter_mut().zip(shared).zip(front) {
        attribution.source = attribution.source.or(shared);
        if let Some(front) = front {
            attribution.content.insert(0, front);
        }
    }
    attributions
}

/// The verb of a cue.
fn verb_of(syntax: &Syntax, cue: Span) -> Option<usize> {
    let mut tokens = syntax.tokens_in(cue);
    tokens.find(|&at| syntax.tokens.get(at).is_some_and(|token| token.pos == Pos::VERB))
}

/// The sentences that a span stands in.
fn sentences_of(syntax: &Syntax, span: Span) -> Option<Span> {
    let tokens = syntax.tokens_in(span);
    let first = syntax.sentence_of(tokens.start);
    let last = syntax.sentence_of(tokens.end.checked_sub(1)?);
    syntax.span(first.start..last.end)
}
