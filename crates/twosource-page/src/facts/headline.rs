//! Where the headline of the report stands on the page: the heading that says what the title element
//! or the title for links says; else the first main heading.

use super::json_ld::squashed;
use super::sheet::{Sheet, Tag};

/// The heading that is the headline.
#[derive(Clone, Copy)]
pub(super) struct Headline {
    /// Its place in the list of tags.
    pub(super) at: usize,
    /// Whether the page states the same title elsewhere.
    pub(super) is_stated: bool,
}

/// The heading that is the headline, as a place in the list of tags.
///
/// `stated` are the titles that the page states of itself.
pub(super) fn find(sheet: &Sheet, stated: &[String]) -> Option<Headline> {
    let stated: Vec<String> = stated.iter().map(|title| squashed(title)).collect();
    let title = squashed(&sheet.title);
    let headings = || sheet.tags.iter().enumerate().filter(|(_, tag)| rank(tag).is_some());
    let fit = |(at, tag): (usize, &Tag)| {
        let words = squashed(&sheet.words(tag));
        let fit = fit(&words, &title, &stated)?;
        Some((fit, 9 - rank(tag)?, usize::MAX - at))
    };
    let best = headings().filter_map(fit).max();
    let main = || {
        let mains = headings().filter(|(_, tag)| tag.name() == "h1" && !tag.place.is_empty());
        mains.clone().find(|(_, tag)| tag.beside.is_none()).or_else(|| mains.clone().next())
    };
    let best = best.map(|(_, _, at)| Headline { at: usize::MAX - at, is_stated: true });
    best.or_else(|| main().map(|(at, _)| Headline { at, is_stated: false }))
}

fn rank(tag: &Tag) -> Option<u8> {
    match tag.name() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        _ => None,
    }
}

/// 3 for the same words as a stated title, 2 for the start of one, 1 for a part of the title element.
fn fit(words: &str, title: &str, stated: &[String]) -> Option<u8> {
    if words.chars().count() < 8 {
        return stated.iter().any(|stated| stated == words && !words.is_empty()).then_some(3);
    }
    if words == title || stated.iter().any(|stated| stated == words) {
        return Some(3);
    }
    let starts =
        |whole: &str| whole.starts_with(words) || whole.len() > 20 && words.starts_with(whole);
    if starts(title) || stated.iter().any(|stated| starts(stated)) {
        return Some(2);
    }
    title.contains(words).then_some(1)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{Sheet, find};

    #[track_caller]
    fn check(html: &str, stated: &[&str], expected: Option<&str>) {
        let document = Document::from(html);
        let sheet = Sheet::new(&document);
        let stated: Vec<String> = stated.iter().map(|&title| title.to_owned()).collect();
        let at = find(&sheet, &stated);
        let words = at.map(|headline| sheet.words(&sheet.tags[headline.at]));
        assert_eq!(words.as_deref(), expected, "{html}");
    }

    #[test]
    fn headings() {
        check(
            "<h1>Courier</h1><h2>Tram leaves rails</h2>",
            &["Tram leaves rails"],
            Some("Tram leaves rails"),
        );
        check(
            "<title>Tram leaves rails | Courier</title><h1>Courier</h1><h1>Tram leaves rails",
            &[],
            Some("Tram leaves rails"),
        );
        check("<h1>Tram out</h1><h2>More", &[], Some("Tram out"));
        check("<p>Nothing", &[], None);
    }
}
