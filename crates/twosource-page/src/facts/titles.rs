//! Titles that stand in the text of the page: headings and the title element.

use twosource_text::Field;

use super::claim::Claim;
use super::headline::Headline;
use super::sheet::Sheet;
use super::timed::is_named;

pub(super) fn claims(sheet: &Sheet, headline: Option<Headline>) -> Vec<Claim> {
    let at = headline.and_then(|headline| sheet.tags.get(headline.at)).map(|tag| tag.place.start);
    let own = headline.and_then(|headline| {
        let tag = sheet.tags.get(headline.at)?;
        let kind = if headline.is_stated { "headline" } else { "alone" };
        Claim::new(Field::Title, &sheet.words(tag), format!("{} {kind}", tag.name()))
    });
    let first = sheet
        .tags
        .iter()
        .filter(|tag| tag.name() == "h1")
        .take(3)
        .filter_map(|tag| Claim::new(Field::Title, &sheet.words(tag), "h1"));
    let named = sheet.tags.iter().filter(|tag| {
        tag.place.len() < 400
            && is_named(tag, &["headline", "title", "heading"])
            && !sheet.is_beside(tag, at)
    });
    let named =
        named.take(3).filter_map(|tag| Claim::new(Field::Title, &sheet.words(tag), "class title"));
    let title = Claim::new(Field::Title, &sheet.title, "title");
    own.into_iter().chain(first).chain(named).chain(title).collect()
}
