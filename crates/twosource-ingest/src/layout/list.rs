//! Items of lists.
//!
//! Finds: lines that start with a bullet or a small number and a space.
//! Example: `- The bridge stays closed.`, `2) The bridge stays closed.`
//! Does not find: an en dash or em dash at the start (dialogue and credits); `2031. A year`.

/// The bytes of the bullet or number and the space after it.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let rest = line
        .strip_prefix(['-', '*', '+', '•', '·', '▪', '◦', '‣', '●', '■'])
        .or_else(|| after_number(line))?;
    let words = rest.trim_start();
    (words.len() < rest.len()).then_some(line.len() - words.len())
}

fn after_number(line: &str) -> Option<&str> {
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).filter(|_| (1..=3).contains(&digits))?;
    rest.strip_prefix(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::bullet;

    #[test]
    fn bullets_and_numbers() {
        assert_eq!(bullet("- The bridge"), Some(2));
        assert_eq!(bullet("•  The bridge"), Some(5));
        assert_eq!(bullet("12. The bridge"), Some(4));
        assert_eq!(bullet("2) The bridge"), Some(3));
    }

    #[test]
    fn no_bullets() {
        for line in
            ["*The* bridge", "-5 degrees", "2031. A year", "3.5 million", "– “No,” she said"]
        {
            assert_eq!(bullet(line), None, "{line}");
        }
    }
}
