//! Numbers in figures and words.

/// The value of one word, as a figure or a number word ("3,000", "twelve", "third" is none).
pub(crate) fn value(word: &str) -> Option<f64> {
    let first = word.chars().next()?;
    if first.is_ascii_digit() {
        return figure(word);
    }
    let lower = word.to_lowercase();
    let position = SMALL.iter().position(|&name| name == lower);
    let small = position.and_then(|at| u32::try_from(at).ok()).map(f64::from);
    small.or_else(|| TENS.iter().find(|(name, _)| *name == lower).map(|(_, value)| *value))
}

/// What a multiplier word stands for ("hundred", "million", "dozen").
pub(crate) fn scale(word: &str) -> Option<f64> {
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    SCALES.iter().find(|(name, _)| *name == singular).map(|(_, value)| *value)
}

fn figure(word: &str) -> Option<f64> {
    let digits: String = word.chars().filter(|&c| c != ',').collect();
    let grouped = word
        .split(',')
        .skip(1)
        .all(|group| group.split('.').next().is_some_and(|whole| whole.len() == 3));
    if !grouped {
        return None;
    }
    let number = digits.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = digits.get(number.len()..).unwrap_or("");
    let value: f64 = number.parse().ok()?;
    match suffix {
        "" => Some(value),
        "m" => Some(value * 1e6),
        "bn" => Some(value * 1e9),
        "k" => Some(value * 1e3),
        _ => None,
    }
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [(&str, f64); 8] = [
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

const SCALES: [(&str, f64); 6] = [
    ("dozen", 12.0),
    ("score", 20.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_words() {
        assert_eq!(value("3,000"), Some(3000.0));
        assert_eq!(value("42.7"), Some(42.7));
        assert_eq!(value("1,5"), None, "no thousands group");
        assert_eq!(value("Twelve"), Some(12.0));
        assert_eq!(value("70th"), None);
        assert_eq!(value("5m"), Some(5e6));
        assert_eq!(scale("Millions"), Some(1e6));
        assert_eq!(value("tram"), None);
    }
}
