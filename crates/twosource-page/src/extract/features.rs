//! What a piece of text looks like to the model: its words, its place in the tree, its neighbors.

use rustc_hash::FxHashMap;

use super::names::{self, Names};
use super::numbers::{flag, log, number, share, signed};
use super::outline::{Element, Outline, Piece, TAG_BITS, Tag};
use super::shape::{Shape, shape_features};
use super::stated::{Stated, folded};
use super::sums::{Sums, best, mass, sums};
use super::words;

/// A number for each feature.
pub(super) type Features = Vec<f32>;

/// Elements above a piece that are looked at.
const LEVELS: usize = 5;

/// What stands for the level of names that are said further up than is looked.
const FAR: f32 = 1.5;

/// All pieces of a page with what the features need.
pub(super) struct Context<'a> {
    outline: &'a Outline,
    shapes: Vec<Shape>,
    sums: Vec<Sums>,
    /// The element with the best score of Readability, and those with most prose for least else.
    tops: [usize; 3],
    heading: Option<usize>,
    prose: usize,
    total: usize,
    repeats: Vec<u32>,
    paths: Vec<Path>,
}

/// What pieces of one path of tags and classes have together.
#[derive(Clone, Copy, Debug, Default)]
struct Path {
    pieces: usize,
    len: usize,
    prose: usize,
    link_len: usize,
}

impl<'a> Context<'a> {
    pub(super) fn new(outline: &'a Outline) -> Self {
        let shapes: Vec<Shape> = outline.pieces.iter().map(Shape::of).collect();
        let sums = sums(outline, &shapes);
        let tops = [
            best(outline, &sums, |_, sums| sums.score),
            best(outline, &sums, |element, sums| mass(element, sums, 0.3)),
            best(outline, &sums, |element, sums| mass(element, sums, 1.0)),
        ];
        let heading = heading(outline);
        let prose = shapes.iter().filter(|shape| shape.is_prose).map(|shape| shape.len).sum();
        let total = shapes.iter().map(|shape| shape.len).sum();
        let (repeats, paths) = (repeats(outline), paths(outline, &shapes));
        Self { outline, shapes, sums, tops, heading, prose, total, repeats, paths }
    }

    fn element(&self, at: usize) -> Element {
        self.outline.elements.get(at).copied().unwrap_or_default()
    }

    fn sum(&self, at: usize) -> Sums {
        self.sums.get(at).copied().unwrap_or_default()
    }

    fn shape(&self, at: Option<usize>) -> Shape {
        at.and_then(|at| self.shapes.get(at)).copied().unwrap_or_default()
    }

    /// The features of all pieces, one by one: those of a long page together would take much room.
    pub(super) fn features(&self) -> impl Iterator<Item = Features> {
        let mut before = 0;
        let near = Near::new(&self.shapes);
        self.outline.pieces.iter().enumerate().map(move |(at, piece)| {
            let mut row = Features::with_capacity(240);
            let element = self.element(piece.element);
            self.own(&mut row, at, piece);
            self.tree(&mut row, piece, element);
            self.place(&mut row, at, piece, before);
            self.neighbors(&mut row, at, element, &near);
            stated_of(&mut row, piece, &self.outline.stated);
            before += piece.text.len();
            row
        })
    }

    fn own(&self, row: &mut Features, at: usize, piece: &Piece) {
        let shape = self.shape(Some(at));
        shape_features(row, &shape);
        let len = piece.text.len();
        row.extend([
            log(len),
            share(shape.len, shape.words),
            shape.digits,
            shape.capitals,
            flag(shape.starts_capital),
            flag(shape.has_quote),
            number(self.repeats.get(at).map_or(0, |&count| count as usize)),
        ]);
        for place in words::places(&piece.text) {
            row.push(place.map_or(-1.0, number));
        }
    }

    fn tree(&self, row: &mut Features, piece: &Piece, element: Element) {
        row.push(tag_code(element.tag));
        row.push(number(element.depth));
        row.push(flag(element.is_hidden));
        row.push(flag(element.is_body));
        row.push(flag(element.is_of_readers));
        for bit in 0..TAG_BITS {
            row.push(flag(element.tags >> bit & 1 == 1));
        }
        let own = element.names.and(piece.names);
        let levels = self.levels(piece.element);
        row.extend(levels.iter().enumerate().map(|(kind, level)| flag(own.has(kind)) + level));
        let mut at = piece.element;
        let mut child = None;
        for _ in 0..LEVELS {
            let (here, sums) = (self.element(at), self.sum(at));
            row.extend([
                share(sums.link_len, sums.len),
                share(sums.prose, self.prose),
                share(sums.prose, sums.len),
                log(sums.pieces),
                share(sums.commas, sums.pieces),
                tag_code(here.tag),
                child.map_or(0.0, |last: Sums| share(last.len, sums.len)),
            ]);
            child = Some(sums);
            at = here.parent;
        }
    }

    /// For each kind of names how near the nearest element is that says it: 22 for the element itself,
    /// two less for each one up, 0 where none does.
    fn levels(&self, element: usize) -> [f32; names::KINDS] {
        let mut at = element;
        let mut missing = self.element(element).around;
        let mut levels = [0.0; names::KINDS];
        set(&mut levels, missing, FAR);
        for level in 1..12 {
            if missing == Names::default() {
                break;
            }
            let here = self.element(at);
            set(&mut levels, here.names.both(missing), 24.0 - 2.0 * number(level));
            missing = missing.without(here.names);
            at = here.parent;
        }
        levels
    }

    fn place(&self, row: &mut Features, at: usize, piece: &Piece, before: usize) {
        let count = self.outline.pieces.len();
        row.extend([
            number(at),
            share(at, count),
            share(before, self.total),
            log(self.total),
            share(self.prose, self.total),
            log(count),
        ]);
        let heading = self.heading.map_or(-999.0, |heading| signed(at, heading));
        row.push(heading);
        for top in self.tops {
            let sums = self.sum(top);
            let inside = self.is_inside(piece.element, top);
            row.extend([
                flag(inside),
                signed(at, sums.first),
                signed(sums.last, at),
                share(self.common(piece.element, top), self.element(top).depth),
                share(sums.prose, self.prose),
            ]);
        }
        let path = self.paths.get(at).copied().unwrap_or_default();
        row.extend([
            log(path.pieces),
            log(path.len),
            share(path.prose, path.len),
            share(path.link_len, path.len),
            share(path.prose, self.prose),
        ]);
    }

    fn is_inside(&self, element: usize, top: usize) -> bool {
        let depth = self.element(top).depth;
        let mut at = element;
        while self.element(at).depth > depth {
            at = self.element(at).parent;
        }
        at == top
    }

    /// The depth of the innermost element around both.
    fn common(&self, left: usize, right: usize) -> usize {
        let (mut left, mut right) = (left, right);
        while left != right {
            if self.element(left).depth >= self.element(right).depth {
                left = self.element(left).parent;
            } else {
                right = self.element(right).parent;
            }
        }
        self.element(left).depth
    }

    fn neighbors(&self, row: &mut Features, at: usize, element: Element, near: &Near) {
        for step in [-3_isize, -2, -1, 1, 2, 3] {
            let other = at.checked_add_signed(step).filter(|&at| at < self.shapes.len());
            shape_features(row, &self.shape(other));
            let beside = other.and_then(|at| self.outline.pieces.get(at));
            let beside = beside.map(|piece| self.element(piece.element));
            row.push(beside.map_or(-1.0, |beside| tag_code(beside.tag)));
            row.push(beside.map_or(-1.0, |beside| {
                flag(beside.path == element.path) + flag(beside.parent == element.parent)
            }));
        }
        row.extend(near.of(at));
    }
}

/// Sets the level of some kinds.
fn set(levels: &mut [f32; names::KINDS], kinds: Names, level: f32) {
    for (_, own) in levels.iter_mut().enumerate().filter(|(kind, _)| kinds.has(*kind)) {
        *own = level;
    }
}

/// How far the nearest prose is, and how long.
struct Near {
    before: Vec<(usize, usize)>,
    after: Vec<(usize, usize)>,
}

impl Near {
    fn new(shapes: &[Shape]) -> Self {
        let scan = |shapes: &mut dyn Iterator<Item = &Shape>| {
            let mut last = (50, 0);
            let mut found = Vec::with_capacity(64);
            for shape in shapes {
                found.push(last);
                last = if shape.is_prose { (0, shape.len) } else { (last.0 + 1, last.1) };
            }
            found
        };
        let before = scan(&mut shapes.iter());
        let mut after = scan(&mut shapes.iter().rev());
        after.reverse();
        Self { before, after }
    }

    fn of(&self, at: usize) -> [f32; 4] {
        let (before, after) = (self.before.get(at), self.after.get(at));
        let (before, after) =
            (before.copied().unwrap_or_default(), after.copied().unwrap_or_default());
        [number(before.0.min(50)), log(before.1), number(after.0.min(50)), log(after.1)]
    }
}

fn stated_of(row: &mut Features, piece: &Piece, stated: &Stated) {
    let text = folded(&piece.text);
    let long = text.len() >= 12;
    let in_body = if stated.body.is_empty() {
        -1.0
    } else {
        flag(long && stated.body.contains(start(&text, 60)))
    };
    let described = stated.description.len() >= 12;
    let in_description = long && described && stated.description.contains(start(&text, 40));
    let starts = described && text.starts_with(start(&stated.description, 40));
    row.extend([
        in_body,
        flag(in_description),
        flag(starts),
        flag(!stated.title.is_empty() && long && stated.title.contains(start(&text, 200))),
        flag(stated.title.len() >= 12 && text == stated.title),
    ]);
}

fn start(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.get(..end).unwrap_or(text)
}

/// The piece that is the headline: the first of the highest level.
fn heading(outline: &Outline) -> Option<usize> {
    let level = |piece: &Piece| match outline.elements.get(piece.element)?.tag {
        Tag::Heading(level) if piece.text.len() > 10 => Some(level),
        _ => None,
    };
    let found =
        outline.pieces.iter().enumerate().filter_map(|(at, piece)| Some((level(piece)?, at)));
    found.min().filter(|&(level, _)| level <= 2).map(|(_, at)| at)
}

/// How often each text stands on the page.
fn repeats(outline: &Outline) -> Vec<u32> {
    let mut counts = FxHashMap::default();
    for piece in &outline.pieces {
        *counts.entry(piece.text.as_str()).or_insert(0_u32) += 1;
    }
    outline
        .pieces
        .iter()
        .map(|piece| counts.get(piece.text.as_str()).copied().unwrap_or(0))
        .collect()
}

/// What the pieces of each path have together, piece by piece.
fn paths(outline: &Outline, shapes: &[Shape]) -> Vec<Path> {
    let path =
        |piece: &Piece| outline.elements.get(piece.element).map_or(0, |element| element.path);
    let mut all = FxHashMap::<u64, Path>::default();
    for (piece, shape) in outline.pieces.iter().zip(shapes) {
        let entry = all.entry(path(piece)).or_default();
        entry.pieces += 1;
        entry.len += shape.len;
        entry.prose += if shape.is_prose { shape.len } else { 0 };
        entry.link_len += piece.link_len;
    }
    outline.pieces.iter().map(|piece| all.get(&path(piece)).copied().unwrap_or_default()).collect()
}

fn tag_code(tag: Tag) -> f32 {
    match tag {
        Tag::Paragraph => 0.0,
        Tag::Quote => 1.0,
        Tag::Preformatted => 2.0,
        Tag::Article => 3.0,
        Tag::Main => 4.0,
        Tag::Section => 5.0,
        Tag::Div => 6.0,
        Tag::Other => 7.0,
        Tag::Body => 8.0,
        Tag::Heading(level) => 9.0 + f32::from(level),
        Tag::Cell => 15.0,
        Tag::Table => 16.0,
        Tag::Item => 17.0,
        Tag::List => 18.0,
        Tag::Definition => 19.0,
        Tag::Caption => 20.0,
        Tag::Figure => 21.0,
        Tag::Header => 22.0,
        Tag::Aside => 23.0,
        Tag::Footer => 24.0,
        Tag::Nav => 25.0,
        Tag::Form => 26.0,
        Tag::Link | Tag::Inline | Tag::Break | Tag::Skipped => 27.0,
    }
}
