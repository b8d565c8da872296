//! Prefixes, suffixes, infixes and web addresses.

use fancy_regex::Regex;

use super::Piece;
use super::special::Specials;
use crate::error::LoadError;
use crate::rules::TokenizerRules;

/// Bytes at an end of a chunk that are searched for a prefix or suffix. All are shorter but runs of
/// periods, of which a longer one becomes several tokens. Without a bound a long chunk of
/// brackets would be searched to its end for each of them.
const REACH: usize = 64;

/// The patterns by which a chunk is cut.
pub(crate) struct Affixes {
    prefix: Regex,
    suffix: Regex,
    infix: Regex,
    url: Regex,
}

/// A chunk on the way: what was taken off at both ends, and what is left.
#[derive(Default)]
struct Split {
    /// End of each prefix.
    prefixes: Vec<usize>,
    /// Start of each suffix, the last of the text first.
    suffixes: Vec<usize>,
    start: usize,
    end: usize,
}

impl Affixes {
    pub(crate) fn new(rules: &TokenizerRules) -> Result<Self, LoadError> {
        let regex = |pattern: &str| {
            Regex::new(pattern).map_err(|error| LoadError::Rules(error.to_string()))
        };
        Ok(Self {
            prefix: regex(&rules.prefix)?,
            suffix: regex(&rules.suffix)?,
            infix: regex(&rules.infix)?,
            url: regex(&rules.url)?,
        })
    }

    /// Whether any affix rule matches in a chunk, or it holds a space.
    pub(crate) fn touch(&self, chunk: &str) -> bool {
        self.prefix_length(chunk) > 0
            || self.suffix_length(chunk) > 0
            || is_match(&self.infix, chunk)
            || chunk.contains(' ')
    }

    /// Cuts a chunk without spaces.
    pub(crate) fn cut<'r>(&self, chunk: &str, specials: &'r Specials, pieces: &mut Vec<Piece<'r>>) {
        let split = self.split_affixes(chunk, specials);
        let mut at = 0;
        for &end in &split.prefixes {
            pieces.push(Piece::plain(at, end));
            at = end;
        }
        let core = chunk.get(split.start..split.end).unwrap_or("");
        if !core.is_empty() && !specials.split(core, split.start, pieces) {
            self.cut_core(core, split.start, pieces);
        }
        let mut at = split.end;
        for (index, _) in split.suffixes.iter().enumerate().rev() {
            let end = match index.checked_sub(1) {
                Some(next) => split.suffixes.get(next).copied().unwrap_or(chunk.len()),
                None => chunk.len(),
            };
            pieces.push(Piece::plain(at, end));
            at = end;
        }
    }

    /// Takes prefixes and suffixes off, round by round, until a special case or nothing more is
    /// left to take.
    fn split_affixes(&self, chunk: &str, specials: &Specials) -> Split {
        let mut split = Split { end: chunk.len(), ..Split::default() };
        let mut last_length = 0;
        while let Some(core) = chunk.get(split.start..split.end) {
            if core.is_empty() || core.len() == last_length || specials.has(core) {
                break;
            }
            last_length = core.len();
            let prefix = self.prefix_length(core);
            let without_prefix = core.get(prefix..).unwrap_or("");
            if prefix > 0 && specials.has(without_prefix) {
                split.take_prefix(prefix);
                break;
            }
            let suffix = self.suffix_length(without_prefix);
            let without_suffix = core.get(..core.len() - suffix).unwrap_or("");
            if suffix > 0 && specials.has(without_suffix) {
                split.take_suffix(suffix);
                break;
            }
            if prefix > 0 {
                split.take_prefix(prefix);
            }
            if suffix > 0 && prefix + suffix <= core.len() {
                split.take_suffix(suffix);
            }
        }
        split
    }

    /// What is left of a chunk: a web address, or words between infixes.
    fn cut_core(&self, core: &str, offset: usize, pieces: &mut Vec<Piece>) {
        let mut push = |start: usize, end: usize| {
            if start < end {
                pieces.push(Piece::plain(offset + start, offset + end));
            }
        };
        if is_match(&self.url, core) {
            return push(0, core.len());
        }
        let mut start = 0;
        for infix in self.infix.find_iter(core).filter_map(Result::ok) {
            if infix.start() == 0 {
                continue;
            }
            push(start, infix.start());
            push(infix.start(), infix.end());
            start = infix.end();
        }
        push(start, core.len());
    }

    fn prefix_length(&self, text: &str) -> usize {
        if has_no_prefix(text.as_bytes()) {
            return 0;
        }
        length(&self.prefix, text.get(..text.floor_char_boundary(REACH)).unwrap_or(text))
    }

    fn suffix_length(&self, text: &str) -> usize {
        if has_no_suffix(text.as_bytes()) {
            return 0;
        }
        let start = text.ceil_char_boundary(text.len().saturating_sub(REACH));
        length(&self.suffix, text.get(start..).unwrap_or(text))
    }
}

impl Split {
    fn take_prefix(&mut self, length: usize) {
        self.start += length;
        self.prefixes.push(self.start);
    }

    fn take_suffix(&mut self, length: usize) {
        self.end -= length;
        self.suffixes.push(self.end);
    }
}

/// Whether a chunk begins with a letter or digit and no currency such as "US$": what the patterns
/// would find out in much more time.
fn has_no_prefix(text: &[u8]) -> bool {
    let head = text.get(..text.len().min(3)).unwrap_or_default();
    head.first().is_some_and(u8::is_ascii_alphanumeric) && !head.contains(&b'$')
}

/// Whether a chunk ends with a digit, or with a letter that is neither a possessive's nor a unit's
/// after a digit.
fn has_no_suffix(text: &[u8]) -> bool {
    /// No unit has more bytes in English letters ("mbar"), with a digit before it.
    const UNIT: usize = 6;
    let tail = text.get(text.len().saturating_sub(UNIT)..).unwrap_or_default();
    let letters = tail.iter().all(u8::is_ascii_alphabetic);
    tail.last().is_some_and(|last| last.is_ascii_digit() || last.is_ascii_alphabetic() && letters)
}

/// Length of the first match; a pattern that gives up on a long chunk does not match.
fn length(pattern: &Regex, text: &str) -> usize {
    let found = pattern.find(text).ok().flatten();
    found.map_or(0, |found| found.end() - found.start())
}

fn is_match(pattern: &Regex, text: &str) -> bool {
    pattern.is_match(text).unwrap_or(false)
}
