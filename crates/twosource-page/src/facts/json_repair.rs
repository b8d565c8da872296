//! A reader of JSON that forgives what pages do to it.
//!
//! Read besides proper JSON: line breaks and other control characters in strings, strings in single
//! quotes, quotation marks in strings that are not escaped, names without quotation marks, commas
//! too many or too few, comments, markers of CDATA and of HTML comments, a semicolon at the end,
//! several values one after the other, and values that are cut off: what was read of them counts.
//! What stands deeper than [`DEEPEST`] levels ends the reading.

use std::str::CharIndices;

use serde_json::{Map, Value};

const DEEPEST: usize = 60;

/// The values of a script.
pub(super) fn values(text: &str) -> Vec<Value> {
    let text = text.trim().trim_start_matches('\u{feff}');
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let mut reader = Reader { chars: text.char_indices(), is_over: false };
    let mut values = Vec::new();
    while let Some(value) = reader.next_value() {
        values.push(value);
    }
    values
}

struct Reader<'a> {
    chars: CharIndices<'a>,
    /// Whether it went too deep and gave up.
    is_over: bool,
}

impl<'a> Reader<'a> {
    /// The next object or list at the top; what stands before it is skipped.
    fn next_value(&mut self) -> Option<Value> {
        while !self.is_over {
            match self.peek()? {
                '{' | '[' => return self.value(0),
                _ => self.skip_filling_or_one(),
            }
        }
        None
    }

    fn rest(&self) -> &'a str {
        self.chars.as_str()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next().filter(|_| !self.is_over)
    }

    fn eat(&mut self, char: char) -> bool {
        let fits = self.peek() == Some(char);
        if fits {
            self.chars.next();
        }
        fits
    }

    fn skip_bytes(&mut self, len: usize) {
        self.chars = self.rest().get(len..).unwrap_or_default().char_indices();
    }

    fn skip_filling_or_one(&mut self) {
        let before = self.rest().len();
        self.skip_filling();
        if self.rest().len() == before {
            self.chars.next();
        }
    }

    /// Skips white space, comments and markers.
    fn skip_filling(&mut self) {
        loop {
            let rest = self.rest();
            let space = rest.len()
                - rest
                    .trim_start_matches(|char: char| char.is_whitespace() || char.is_control())
                    .len();
            let rest = rest.get(space..).unwrap_or_default();
            let filling = ["//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "<!--", "-->"]
                .into_iter()
                .find(|marker| rest.starts_with(marker))
                .map(str::len)
                .or_else(|| comment(rest));
            self.skip_bytes(space + filling.unwrap_or_default());
            if filling.is_none() {
                return;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_filling();
        self.is_over |= depth > DEEPEST;
        match self.peek()? {
            '{' => Some(self.object(depth)),
            '[' => Some(self.list(depth)),
            quote @ ('"' | '\'') => Some(Value::String(self.string(quote))),
            _ => Some(self.bare()),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        self.chars.next();
        let mut map = Map::new();
        while let Some(name) = self.name() {
            self.skip_filling();
            if !self.eat(':') {
                continue;
            }
            let Some(value) = self.value(depth + 1) else { break };
            map.insert(name, value);
        }
        Value::Object(map)
    }

    /// The name of a member; `None` at the end of the object, which is taken.
    fn name(&mut self) -> Option<String> {
        loop {
            self.skip_filling();
            match self.peek()? {
                '}' => {
                    self.chars.next();
                    return None;
                }
                // The list or the script around it ends.
                ']' => return None,
                quote @ ('"' | '\'') => return Some(self.string(quote)),
                char if char.is_alphanumeric() || "_@$".contains(char) => {
                    return Some(self.word().to_owned());
                }
                _ => self.skip_filling_or_one(),
            }
        }
    }

    fn list(&mut self, depth: usize) -> Value {
        self.chars.next();
        let mut items = Vec::new();
        loop {
            self.skip_filling();
            match self.peek() {
                None | Some('}') => break,
                Some(']') => {
                    self.chars.next();
                    break;
                }
                Some(',' | ';' | ':') => {
                    self.chars.next();
                }
                Some(_) => items.extend(self.value(depth + 1)),
            }
        }
        Value::Array(items)
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let fits = |char: char| char.is_alphanumeric() || "_@$-+.".contains(char);
        let len = rest.len() - rest.trim_start_matches(fits).len();
        self.skip_bytes(len);
        rest.get(..len).unwrap_or_default()
    }

    /// A number, a word or nothing; always moves on.
    fn bare(&mut self) -> Value {
        let word = self.word();
        if word.is_empty() {
            if !matches!(self.peek(), Some('}' | ']' | ',')) {
                self.chars.next();
            }
            return Value::Null;
        }
        let parsed = serde_json::from_str(word);
        parsed.unwrap_or_else(|_| Value::String(word.to_owned()))
    }

    fn string(&mut self, quote: char) -> String {
        self.chars.next();
        let mut string = String::new();
        while let Some((_, char)) = self.chars.next() {
            match char {
                '\\' => self.escape(&mut string),
                _ if char == quote && closes(self.rest()) => break,
                _ if char.is_control() => string.push(' '),
                _ => string.push(char),
            }
        }
        string
    }

    fn escape(&mut self, string: &mut String) {
        let Some((_, char)) = self.chars.next() else { return };
        match char {
            'n' | 'r' | 't' | 'b' | 'f' => string.push(' '),
            'u' => string.extend(self.code_point()),
            _ => string.push(char),
        }
    }

    /// The character of `\u0041` or of a pair of surrogates, after the `u`.
    fn code_point(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if !self.rest().starts_with("\\u") {
            return None;
        }
        self.skip_bytes(2);
        let second = self.hexadecimal()?.checked_sub(0xdc00)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        self.skip_bytes(4);
        Some(number)
    }
}

/// The length of a comment that comes next.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    rest.starts_with("//").then(|| rest.find('\n').unwrap_or(rest.len()))
}

/// Whether a quotation mark before `rest` ends its string: what follows can stand between values.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.chars().next() {
        Some(',') => after_comma(rest),
        // The comma before the next name is missing.
        Some('"') => is_member(rest),
        next => matches!(next, None | Some(':' | '}' | ']' | '/')),
    }
}

/// Whether a short name in quotation marks and a colon come next.
fn is_member(rest: &str) -> bool {
    let mut parts = rest.splitn(3, '"').skip(1);
    let name = parts.next().is_some_and(|name| (1..=40).contains(&name.len()));
    name && parts.next().is_some_and(|after| after.trim_start().starts_with(':'))
}

/// A comma separates values where a value or a name comes after it.
fn after_comma(rest: &str) -> bool {
    let next = rest.trim_start().trim_start_matches(',').trim_start();
    let word = next.len() - next.trim_start_matches(|char: char| char.is_alphanumeric()).len();
    let (word, after) = next.split_at_checked(word).unwrap_or_default();
    match word {
        "" => next.is_empty() || next.starts_with(['"', '\'', '{', '[', '}', ']', '-', '/']),
        "true" | "false" | "null" => true,
        _ => after.trim_start().starts_with(':') || word.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::values;

    #[track_caller]
    fn check(text: &str, expected: &serde_json::Value) {
        assert_eq!(values(text).first(), Some(expected), "{text}");
    }

    #[test]
    fn proper() {
        check(r#"{"a": [1, "b", null, true]}"#, &json!({"a": [1, "b", null, true]}));
    }

    #[test]
    fn broken() {
        let expected = json!({"a": "b c", "d": [1, 2]});
        check("{\"a\": \"b\nc\", \"d\": [1, 2]}", &expected);
        check("{\"a\": \"b c\", \"d\": [1, 2,],}", &expected);
        check("{\"a\": \"b c\" \"d\": [1 2]}", &expected);
        check("{'a': 'b c', d: [1, 2]};", &expected);
        check("//<![CDATA[\n{\"a\": \"b c\", /* x */ \"d\": [1, 2] // y\n}//]]>", &expected);
        check("<!-- {\"a\": \"b c\", \"d\": [1, 2", &expected);
        check(r#"{"a": "the "tram" left",}"#, &json!({"a": "the \"tram\" left"}));
        check(r#"{"a": "the "tram", which left",}"#, &json!({"a": "the \"tram\", which left"}));
        check(r#"{"a": "\u00e9\ud83d\ude80\q",}"#, &json!({"a": "é🚀q"}));
        check("{\"a\": \"cut of", &json!({"a": "cut of"}));
    }

    #[test]
    fn several() {
        assert_eq!(values("{\"a\": 1}{\"b\": 2}"), [json!({"a": 1}), json!({"b": 2})]);
        assert_eq!(values("var x = {\"a\": 1}; done"), [json!({"a": 1})]);
    }

    #[test]
    fn hostile() {
        assert!(values("").is_empty() && values("nothing").is_empty());
        for text in
            ["{:::}", "[[[", "{\"", "{'a'", "}]", "{\"a\":}", "[,;,]", "\\", "{a b c}", "[\u{0}{"]
        {
            values(text);
        }
        values(&"[".repeat(100_000));
        values(&"{\"a\":".repeat(100_000));
        values(&"{\"a\\".repeat(10_000));
    }
}
