//! How exact a number is, by the words around it: "at least 25", "nearly 40", "50 or more".

use super::reader::{Reader, is_blank};

/// How exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// As stated.
    Exact,
    /// "about", "around", "nearly": within a tenth.
    Approximate,
    /// "at least", "more than".
    AtLeast,
    /// "at most", "up to", "fewer than".
    AtMost,
    /// "tens of millions", "dozens": the order of magnitude only.
    Vague,
}

/// The bound before the number at word `at`, with its first word.
pub(super) fn before(reader: Reader, at: usize) -> Option<(Bound, usize)> {
    phrase(reader, at, &BEFORE)
}

/// The bound after the number whose last word stands before `end`, with the word after it.
pub(super) fn after(reader: Reader, end: usize) -> Option<(Bound, usize)> {
    if reader.gap_before(end).starts_with('+') {
        return Some((Bound::AtLeast, end));
    }
    let found = AFTER
        .iter()
        .find(|(words, _)| reader.is_phrase(end, words) && reader.is_joined(end.wrapping_sub(1)));
    found.map(|(words, bound)| (*bound, end + words.len()))
}

/// The phrase that ends right before word `at`; a currency sign may stand between.
fn phrase(reader: Reader, at: usize, table: &[(&[&str], Bound)]) -> Option<(Bound, usize)> {
    let gap = reader.gap_before(at);
    let is_near = is_blank(gap)
        || gap.chars().next().is_some_and(char::is_whitespace)
            && super::money::is_symbol(gap.trim_start());
    if !is_near {
        return None;
    }
    let fits = |words: &[&str]| {
        at.checked_sub(words.len()).filter(|&first| reader.is_phrase(first, words))
    };
    table.iter().find_map(|(words, bound)| Some((*bound, fits(words)?)))
}

use Bound::{Approximate, AtLeast, AtMost, Exact};

/// Longer phrases first.
const BEFORE: [(&[&str], Bound); 56] = [
    (&["in", "the", "region", "of"], Approximate),
    (&["no", "fewer", "than"], AtLeast),
    (&["no", "less", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["not", "fewer", "than"], AtLeast),
    (&["no", "more", "than"], AtMost),
    (&["not", "more", "than"], AtMost),
    (&["a", "minimum", "of"], AtLeast),
    (&["a", "maximum", "of"], AtMost),
    (&["a", "little", "over"], AtLeast),
    (&["a", "little", "under"], AtMost),
    (&["in", "excess", "of"], AtLeast),
    (&["more", "or", "less"], Approximate),
    (&["as", "many", "as"], AtMost),
    (&["as", "much", "as"], AtMost),
    (&["as", "long", "as"], AtMost),
    (&["as", "few", "as"], AtLeast),
    (&["as", "little", "as"], AtLeast),
    (&["at", "the", "least"], AtLeast),
    (&["well", "more", "than"], AtLeast),
    (&["a", "total", "of"], Exact),
    (&["at", "least"], AtLeast),
    // A frequent slip of the keyboard.
    (&["a", "least"], AtLeast),
    (&["more", "than"], AtLeast),
    (&["greater", "than"], AtLeast),
    (&["longer", "than"], AtLeast),
    (&["larger", "than"], AtLeast),
    (&["upwards", "of"], AtLeast),
    (&["well", "over"], AtLeast),
    (&["just", "over"], AtLeast),
    (&["at", "most"], AtMost),
    (&["up", "to"], AtMost),
    (&["fewer", "than"], AtMost),
    (&["less", "than"], AtMost),
    (&["just", "under"], AtMost),
    (&["close", "to"], Approximate),
    (&["an", "estimated"], Approximate),
    (&["over"], AtLeast),
    (&["above"], AtLeast),
    (&["exceeding"], AtLeast),
    (&["exceeded"], AtLeast),
    (&["under"], AtMost),
    (&["below"], AtMost),
    (&["about"], Approximate),
    (&["around"], Approximate),
    (&["nearly"], Approximate),
    (&["almost"], Approximate),
    (&["roughly"], Approximate),
    (&["approximately"], Approximate),
    (&["some"], Approximate),
    (&["estimated"], Approximate),
    (&["approaching"], Approximate),
    (&["circa"], Approximate),
    (&["just"], Exact),
    (&["only"], Exact),
    (&["exactly"], Exact),
];

/// Longer phrases first.
const AFTER: [(&[&str], Bound); 8] = [
    (&["or", "more"], AtLeast),
    (&["or", "so"], Approximate),
    (&["or", "less"], AtMost),
    (&["or", "fewer"], AtMost),
    (&["at", "least"], AtLeast),
    (&["so", "far"], AtLeast),
    (&["plus"], AtLeast),
    (&["odd"], Approximate),
];

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn words_before() {
        check(
            "At least 25 trams, up to 40 buses and some 30 boats stood there.",
            &["Count >=25 tram", "Count <=40 bus", "Count ~30 boat"],
        );
        check(
            "No fewer than nine carts and no more than two tents burned.",
            &["Count >=9 cart", "Count <=2 tent"],
        );
        check("It cost more than $50.", &["Money >=50 dollar"]);
    }

    #[test]
    fn words_after() {
        check(
            "Fifty trams or more and 20 carts or so stood there.",
            &["Count >=50 tram", "Count ~20 cart"],
        );
    }
}
