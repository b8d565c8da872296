//! What a page says of its report: title, outlet, authors, dates, address, language, agency.

mod bylines;
mod choose_author;
mod choose_date;
mod choose_title;
mod claim;
mod headline;
mod json_ld;
mod json_repair;
mod labels;
mod meta_tags;
mod microdata;
mod name;
mod outlet;
mod plain;
mod sheet;
mod timed;
mod titles;
mod url_date;
mod zone;

use dom_query::Document;
use twosource_text::{Candidate, Date, Field};

use crate::Source;
use crate::date::Order;
use sheet::Sheet;

/// What a page says of its report. Absent means that it does not say so, or not clearly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, each person or body once, in order.
    pub authors: Vec<String>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// Its canonical address.
    pub url: Option<String>,
    /// The language that the page states (BCP 47).
    pub language: Option<String>,
    /// The news agency that the whole text is credited to.
    pub agency: Option<String>,
    /// What it is based on (schema.org `isBasedOn`).
    pub based_on: Vec<String>,
    /// All that was found, with the place that states it, the chosen marked.
    pub candidates: Vec<Candidate>,
}
pub(crate) fn read(document: &Document, source: &Source) -> Facts {
    let sheet = Sheet::new(document);
    let metas = meta_tags::claims(&sheet);
    let values = |field: Field| -> Vec<String> {
        metas.iter().filter(|claim| claim.field == field).map(|claim| claim.value.clone()).collect()
    };
    let language = values(Field::Language).into_iter().next().unwrap_or_default();
    let order = Order::of_language(&language);
    let titles = values(Field::Title);
    let headline = headline::find(&sheet, &titles);
    let place =
        headline.and_then(|headline| sheet.tags.get(headline.at)).map(|tag| tag.place.start);
    let mut addresses = values(Field::Url);
    addresses.extend(source.url.clone());
    let mut headlines = titles;
    headlines.extend(
        headline.and_then(|headline| sheet.tags.get(headline.at)).map(|tag| sheet.words(tag)),
    );
    let known = json_ld::Known { addresses: &addresses, headlines: &headlines };
    let mut claims = json_ld::claims(&sheet.scripts, &known);
    claims.extend(metas);
    claims.extend(microdata::claims(&sheet, place));
    claims.extend(timed::claims(&sheet, place, order));
    claims.extend(addresses.iter().filter_map(|address| url_date::claim(address)).take(1));
    claims.extend(titles::claims(&sheet, headline));
    claims.extend(bylines::claims(&sheet, place));
    let chosen = choose_date::choose(&claims, order, source.seen.as_ref());
    let outlets = outlet::all(&claims, &addresses);
    let title = choose_title::choose(&claims, &outlets);
    let outlet = outlet::choose(&claims);
    let (authors, _) = choose_author::choose(&claims, &outlets);
    Facts {
        title: title.map(|(title, _)| title),
        outlet: outlet.map(|(outlet, _)| outlet),
        authors,
        published: chosen.published.map(|dated| dated.date),
        modified: chosen.modified.map(|dated| dated.date),
        candidates: claims
            .into_iter()
            .map(|claim| Candidate {
                field: claim.field,
                value: claim.value,
                origin: claim.origin,
                is_chosen: false,
            })
            .collect(),
        language: Some(language),
        ..Facts::default()
    }
}
