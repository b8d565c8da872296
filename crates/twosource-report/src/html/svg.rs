//! What both pictures need: numbers as short text, and labels that fit.

/// Width of a character of a label, on average, in units of the picture.
pub(super) const CHARACTER: f64 = 6.4;

/// A number with one decimal at most, as attributes of a picture hold it.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Without this, a small negative number is written as minus zero.
    format!("{}", rounded + 0.0)
}

/// How many characters fit into a width.
pub(super) fn fitting(width: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width of a picture is a small number, and not negative here"
    )]
    let count = (width.max(0.0) / CHARACTER) as usize;
    count
}

/// A count as a number of the picture.
#[expect(clippy::cast_precision_loss, reason = "what a picture counts is few")]
pub(super) const fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{fitting, number};

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 2.25, -0.01, 1e3].map(number), ["1", "2.3", "0", "1000"]);
        assert_eq!([0.0, 64.0, -5.0].map(fitting), [0, 10, 0]);
    }
}
