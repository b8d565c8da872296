//! The whole pipeline: tokens, tags, heads, names, lemmas.

use std::ops::Range;

use ndarray::Array2;

use crate::arc_eager;
use crate::embed::Embedder;
use crate::error::LoadError;
use crate::label::{Dep, NameLabel, Pos, Tag};
use crate::lemma::Lemmas;
use crate::lexeme::{FEATURES, Features, Lexemes, is_space};
use crate::ner;
use crate::projective::{self, Tree};
use crate::ruler::{Found, Ruler, Seen};
use crate::rules::Rules;
use crate::tagger::Tagger;
use crate::tokenizer::{Piece, Tokenizer};
use crate::transition::Scorer;
use crate::weights::Weights;

/// A token with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Fine part of speech.
    pub tag: Tag,
    /// Coarse part of speech.
    pub pos: Pos,
    /// Relation to its head.
    pub dep: Dep,
    /// Index of its head among the tokens; its own index for the root of a sentence.
    pub head: usize,
    /// Base form.
    pub lemma: Box<str>,
    /// Whether a sentence begins with it.
    pub starts_sentence: bool,
    /// Whether a single space follows, which belongs to no token.
    pub spaced: bool,
}

/// A name: a range of tokens and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Indices of its tokens.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub label: NameLabel,
}

/// The sentences of a paragraph or heading.
pub type Block = Vec<Sentence>;

/// A sentence: the byte ranges of its words, without what is markup in between.
pub type Sentence = Vec<Range<usize>>;

/// What the pipeline finds in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// All tokens in text order; those of white space too.
    pub tokens: Vec<Token>,
    /// Names in text order, which do not overlap.
    pub names: Vec<Name>,
}

/// A trained pipeline. Reading takes `&self`, so that threads can share one.
pub struct Pipeline {
    tokenizer: Tokenizer,
    lexemes: Lexemes,
    embedder: Embedder,
    tagger: Tagger,
    parser: Scorer,
    parser_moves: Vec<arc_eager::Move>,
    name_embedder: Embedder,
    name_finder: Scorer,
    name_moves: Vec<ner::Move>,
    ruler: Ruler,
    lemmas: Lemmas,
}

/// Where blocks and sentences lie among the tokens.
#[derive(Default)]
struct Bounds {
    blocks: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
}

/// Features of a token that the name finder looks at.
const NAME_FEATURES: usize = 4;

impl Pipeline {
    /// Loads the embedded `en_core_web_sm`; takes about 60 ms and 30 MB.
    pub fn embedded() -> Result<Self, LoadError> {
        let rules = Rules::read(include_str!("../model/rules.json"))?;
        let weights = Weights::read(include_bytes!("../model/weights.safetensors"))?;
        let parser_moves = rules.parser_moves.iter().map(|text| arc_eager::Move::parse(text));
        let name_moves = rules.ner_moves.iter().map(|text| ner::Move::parse(text));
        Ok(Self {
            tokenizer: Tokenizer::new(&rules.tokenizer)?,
            lexemes: Lexemes::new(&rules),
            embedder: Embedder::new(&weights, &rules, "tok2vec", FEATURES)?,
            tagger: Tagger::new(&weights, &rules.tags)?,
            parser: Scorer::new(&weights, "parser", arc_eager::ROLES)?,
            parser_moves: parser_moves.collect::<Result<_, _>>()?,
            name_embedder: Embedder::new(&weights, &rules, "ner", NAME_FEATURES)?,
            name_finder: Scorer::new(&weights, "ner", ner::ROLES)?,
            name_moves: name_moves.collect::<Result<_, _>>()?,
            ruler: Ruler::new(&rules.attributes)?,
            lemmas: Lemmas::new(&rules.lemma_endings),
        })
    }

    /// The byte ranges of the tokens of a text.
    pub fn tokenize(&self, text: &str) -> Vec<Range<usize>> {
        self.tokenizer.tokens(text).iter().map(|piece| piece.start..piece.end).collect()
    }

    /// Reads a text; the parser decides where sentences begin.
    pub fn read(&self, text: &str) -> Parse {
        self.read_blocks(text, &[vec![vec![0..text.len()]]])
    }

    /// Reads a text whose blocks and sentences are known, in text order and without overlap.
    ///
    /// Words of one block do not look at those of another, and no arc and no name leaves its
    /// sentence, but the parser may begin further sentences inside of one. Text outside all
    /// sentences is not read. All blocks at once are faster than one after the other.
    pub fn read_blocks(&self, text: &str, blocks: &[Block]) -> Parse {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut bounds = Bounds::default();
        for block in blocks {
            let first = pieces.len();
            for sentence in block {
                let start = pieces.len();
                for stretch in sentence {
                    let tokens = self.tokenizer.tokens(text.get(stretch.clone()).unwrap_or(""));
                    pieces.extend(tokens.into_iter().map(|piece| piece.moved(stretch.start)));
                }
                bounds.sentences.push(start..pieces.len());
            }
            bounds.blocks.push(first..pieces.len());
        }
        self.annotate(text, &pieces, &bounds)
    }

    fn annotate(&self, text: &str, pieces: &[Piece], bounds: &Bounds) -> Parse {
        let word = |piece: &Piece| text.get(piece.start..piece.end).unwrap_or("");
        let features = |p: &Piece| self.lexemes.features(word(p), p.norm, p.spaced);
        let features: Vec<Features> = pieces.iter().map(features).collect();
        let is_space: Vec<bool> = pieces.iter().map(|piece| is_space(word(piece))).collect();
        let vectors = self.embedder.vectors(&features, &bounds.blocks);
        let tree = self.tree(&vectors, &bounds.sentences, &is_space);
        let starts = sentence_starts(&tree, &bounds.sentences);
        let names = self.names(&features, &bounds.blocks, &starts, &is_space);
        let seen = |((tag, piece), (dep, is_space)): ((Tag, &Piece), (&Dep, &bool))| {
            let lower = word(piece).to_lowercase().into();
            Seen { tag, lower, dep: *dep, is_space: *is_space }
        };
        let tags = self.tagger.tags(&vectors).into_iter();
        let seen: Vec<Seen> =
            tags.zip(pieces).zip(tree.labels.iter().zip(&is_space)).map(seen).collect();
        let found = self.ruler.apply(&seen);
        let token = |(at, found): (usize, Found)| {
            let (piece, seen) = (pieces.get(at)?, seen.get(at)?);
            let lemma = || self.lemmas.lemma(word(piece), found.pos, found.morph);
            Some(Token {
                start: piece.start,
                end: piece.end,
                tag: found.tag.unwrap_or(seen.tag),
                pos: found.pos,
                dep: found.dep.unwrap_or(seen.dep),
                head: *tree.heads.get(at)?,
                lemma: found.lemma.clone().unwrap_or_else(lemma),
                starts_sentence: starts.get(at).copied().unwrap_or(false),
                spaced: piece.spaced,
            })
        };
        Parse { tokens: found.into_iter().enumerate().filter_map(token).collect(), names }
    }

    /// Heads and labels, sentence by sentence.
    fn tree(&self, vectors: &Array2<f32>, sentences: &[Range<usize>], is_space: &[bool]) -> Tree {
        let tokens = self.parser.tokens(vectors);
        let mut whole = Tree { heads: Vec::new(), labels: Vec::new() };
        for sentence in sentences {
            let arcs = arc_eager::parse(&tokens, &self.parser_moves, sentence.clone());
            let part = projective::tree(&arcs, is_space.get(sentence.clone()).unwrap_or_default());
            whole.heads.extend(part.heads.iter().map(|head| head + sentence.start));
            whole.labels.extend(part.labels);
        }
        whole
    }

    fn names(
        &self,
        features: &[Features],
        blocks: &[Range<usize>],
        starts: &[bool],
        is_space: &[bool],
    ) -> Vec<Name> {
        let vectors = self.name_embedder.vectors(features, blocks);
        let token = |(&starts_sentence, &is_space)| ner::Token { starts_sentence, is_space };
        let tokens: Vec<ner::Token> = starts.iter().zip(is_space).map(token).collect();
        let names = ner::names(&self.name_finder.tokens(&vectors), &self.name_moves, &tokens);
        names.into_iter().map(|(tokens, label)| Name { tokens, label }).collect()
    }
}

/// Which tokens begin a sentence: the first of each given one, and the leftmost word below each
/// root.
fn sentence_starts(tree: &Tree, sentences: &[Range<usize>]) -> Vec<bool> {
    let mut starts = vec![false; tree.heads.len()];
    for sentence in sentences {
        let mut last_root = None;
        for at in sentence.clone() {
            let root = root_of(&tree.heads, at);
            if let Some(start) = starts.get_mut(at) {
                *start = last_root.is_none_or(|last| root > last);
            }
            last_root = last_root.max(Some(root));
        }
    }
    starts
}

/// The root above a token.
fn root_of(heads: &[usize], token: usize) -> usize {
    let mut at = token;
    // A tree of n words is at most n deep.
    for _ in 0..heads.len() {
        match heads.get(at) {
            Some(&head) if head != at => at = head,
            _ => break,
        }
    }
    at
}
