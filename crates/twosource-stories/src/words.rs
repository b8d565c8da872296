//! The words of a text, in one pass, without possessive endings.

/// Letters and digits, with points, commas and apostrophes inside ("5.6", "U.S", "o'clock").
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let (_, from) = rest.split_at_checked(start)?;
        let (word, after) = from.split_at_checked(end(from))?;
        rest = after;
        let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending));
        Some(bare.unwrap_or(word))
    })
}

/// Where the word at the start of a text ends.
fn end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let joins = matches!(char, '.' | ',' | '\'' | '’');
        let is_inside = joins && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !char.is_alphanumeric() && !is_inside {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_cut() {
        check(
            "A 5.6-magnitude quake, in Skerling.",
            &["A", "5.6", "magnitude", "quake", "in", "Skerling"],
        );
        check("Brandt's U.S. visit cost 1,200", &["Brandt", "U.S", "visit", "cost", "1,200"]);
        check("Calderón ... “Ålborg’s”", &["Calderón", "Ålborg"]);
        check(" -- ", &[]);
    }
}
