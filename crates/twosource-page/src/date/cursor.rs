//! A place in a text that moves over numbers, words and signs.

/// Steps over white space before each item; every step fails without moving.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Bytes taken so far.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// What is not taken yet.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text between two places.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Runs a rule, and goes back to where it started when it fails.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = *self;
        let result = rule(self);
        if result.is_none() {
            *self = start;
        }
        result
    }

    /// A number of one to `digits` digits that is not part of a longer one.
    pub(super) fn number(&mut self, digits: usize) -> Option<u16> {
        self.digits(1, digits)
    }

    /// A year: exactly four digits.
    pub(super) fn year(&mut self) -> Option<u16> {
        self.digits(4, 4).filter(|&year| year >= 1000)
    }

    /// A number of `least` to `most` digits (four at most, so that it fits).
    pub(super) fn digits(&mut self, least: usize, most: usize) -> Option<u16> {
        let rest = self.rest().trim_start();
        let taken = start(rest, |byte| byte.is_ascii_digit());
        let fits = (least..=most.min(4)).contains(&taken.len());
        let number = taken.parse().ok().filter(|_| fits)?;
        self.move_past(taken);
        Some(number)
    }

    /// Two digits of a year to which a time is glued: the `31` of `28.04.3110:20`.
    pub(super) fn glued_year(&mut self) -> Option<u16> {
        let digits = |from: usize| {
            let two = self.rest().get(from..from + 2)?;
            two.parse::<u16>().ok().filter(|_| two.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let (year, hour, _) = (digits(0)?, digits(2)?, digits(5)?);
        let colon = self.rest().get(4..5)? == ":";
        let taken = self.rest().get(..2).filter(|_| colon && hour < 24)?;
        self.move_past(taken);
        Some(year)
    }

    /// Moves past one to twenty digits.
    pub(super) fn skip_digits(&mut self) -> Option<()> {
        let taken = start(self.rest(), |byte| byte.is_ascii_digit());
        self.move_past(taken);
        (!taken.is_empty()).then_some(())
    }

    /// A word: letters, with periods inside or after it (`a.m.`).
    pub(super) fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest().trim_start();
        let taken = start(rest, |byte| byte.is_ascii_alphabetic() || byte == b'.');
        if !taken.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
        self.move_past(taken);
        Some(taken)
    }

    /// A word of any script: letters, with periods after them.
    pub(super) fn letters(&mut self) -> Option<&'a str> {
        let rest = self.rest().trim_start();
        let start = |char: char| char.is_alphabetic() || char == '\u{307}';
        let len: usize =
            rest.chars().take(20).take_while(|&char| start(char)).map(char::len_utf8).sum();
        let dot = rest.get(len..).is_some_and(|rest| rest.starts_with('.'));
        let taken = rest.get(..len + usize::from(dot)).filter(|_| len > 0)?;
        self.move_past(taken);
        Some(taken)
    }

    /// Moves past `word` of any script, in small letters, if it comes next; tells whether it did.
    pub(super) fn skip_letters(&mut self, word: &str) -> bool {
        self.attempt(|cursor| cursor.letters().filter(|next| *next == word)).is_some()
    }

    /// Moves past `word`, in any case, if it comes next; tells whether it did.
    pub(super) fn skip_word(&mut self, word: &str) -> bool {
        let taken =
            self.attempt(|cursor| cursor.word().filter(|next| next.eq_ignore_ascii_case(word)));
        taken.is_some()
    }

    /// Moves past any of the ASCII `signs`, and white space between them.
    pub(super) fn skip(&mut self, signs: &str) {
        while self.one_of(signs).is_some() {}
    }

    /// The next sign, if it is one of `signs`.
    pub(super) fn one_of<'b>(&mut self, signs: &'b str) -> Option<&'b str> {
        let rest = self.rest().trim_start();
        let sign = signs.char_indices().find(|&(_, sign)| rest.starts_with(sign));
        let (at, sign) = sign?;
        let end = sign.len_utf8();
        self.move_past(rest.get(..end)?);
        signs.get(at..at + end)
    }

    /// Moves to the end of `taken`, which is the first item after white space.
    fn move_past(&mut self, taken: &str) {
        let space = self.rest().len() - self.rest().trim_start().len();
        self.at += space + taken.len();
    }
}

/// The first bytes of `text` that fit. A date holds no run longer than this, and a longer one must
/// not be walked again and again.
fn start(text: &str, fits: impl Fn(u8) -> bool) -> &str {
    let len = text.bytes().take(20).take_while(|&byte| fits(byte)).count();
    text.get(..len).unwrap_or_default()
}
