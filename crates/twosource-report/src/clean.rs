//! Words of a report made safe to print.

/// The text in one line: each run of white space becomes one space, and characters that could move
/// the cursor, color the terminal or turn the direction of a line become replacement characters.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            _ if char.is_whitespace() && line.ends_with(' ') => {}
            _ if char.is_whitespace() => line.push(' '),
            _ if is_hostile(char) => line.push(char::REPLACEMENT_CHARACTER),
            _ => line.push(char),
        }
    }
    line
}

fn is_hostile(char: char) -> bool {
    let turns_direction = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    char.is_control() || turns_direction
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn space_is_single_and_escapes_are_disarmed() {
        assert_eq!(one_line("a \r\n\t b"), "a b");
        assert_eq!(one_line("\u{1b}[31mred\u{202e}"), "\u{fffd}[31mred\u{fffd}");
        assert_eq!(one_line(" edge "), " edge ", "pieces of a sentence keep their edges");
    }
}
