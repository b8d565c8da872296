//! Plain words of a value that may hold markup or character references (`&amp;`, `<em>`).

use dom_query::Document;

use super::claim::is_hidden;

/// Longer values are cut: none is read.
const LONGEST: usize = 4000;

/// The words of a value on one line.
pub(super) fn plain(value: &str) -> String {
    let end = value.char_indices().map(|(at, _)| at).nth(LONGEST).unwrap_or(value.len());
    let value = value.get(..end).unwrap_or_default();
    // Values are often escaped twice.
    let once = if value.contains(['&', '<']) { unescaped(value) } else { value.to_owned() };
    let twice = if once.contains('&') { unescaped(&once) } else { once };
    let shown: String = twice.chars().filter(|char| !is_hidden(*char)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(value: &str) -> String {
    let has_markup = value.contains('<') && value.contains('>');
    let has_reference = value.contains('&') && value.contains(';');
    if !has_markup && !has_reference {
        return value.to_owned();
    }
    super::sheet::text_of(&Document::from(value))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_and_references() {
        assert_eq!(plain(" Rails &amp;amp; <em>trams</em>\n left "), "Rails & trams left");
        assert_eq!(plain("3 < 4 & 5"), "3 < 4 & 5");
        assert_eq!(plain("&#8220;Out&#8221;"), "“Out”");
        assert_eq!(plain(&"&amp;".repeat(100_000)).len(), 800);
    }
}
