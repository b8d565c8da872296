//! What a page says of its report: title, outlet, authors, dates, address, language, agency.

mod agency;
mod bylines;
mod canonical;
mod choose_author;
mod choose_date;
mod choose_title;
mod claim;
mod headline;
mod json_ld;
mod json_repair;
mod labels;
mod language;
mod meta_tags;
mod microdata;
mod name;
mod name_words;
mod outlet;
mod outlet_in_title;
mod page_state;
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
use choose_date::Dated;
use claim::Claim;
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

/// Reads what a page says of its report.
pub(crate) fn read(document: &Document, source: &Source) -> Facts {
    let page = Stated::new(&Sheet::new(document), source);
    page.facts(source)
}

/// All that a page states, and what is needed to choose among it.
struct Stated {
    claims: Vec<Claim>,
    /// Where it was found, and where it says that it stands.
    addresses: Vec<String>,
    order: Order,
}

impl Stated {
    fn new(sheet: &Sheet, source: &Source) -> Self {
        let metas = meta_tags::claims(sheet);
        let values = |field: Field| -> Vec<String> {
            let of_field = metas.iter().filter(|claim| claim.field == field);
            of_field.map(|claim| claim.value.clone()).collect()
        };
        let order = order(values(Field::Language).first(), &sheet.text);
        let mut headlines = values(Field::Title);
        let headline = headline::find(sheet, &headlines);
        let tag = headline.and_then(|headline| sheet.tags.get(headline.at));
        headlines.extend(tag.map(|tag| sheet.words(tag)));
        let place = tag.map(|tag| tag.place.start);
        let mut addresses = values(Field::Url);
        addresses.extend(source.url.clone());
        let known = json_ld::Known { addresses: &addresses, headlines: &headlines };
        let mut claims = json_ld::claims(&sheet.scripts, &known);
        claims.extend(metas);
        claims.extend(microdata::claims(sheet, place));
        claims.extend(timed::claims(sheet, place, order));
        claims.extend(addresses.iter().find_map(|address| url_date::claim(address)));
        claims.extend(page_state::claim(&sheet.state));
        claims.extend(outlet_in_title::claim(&sheet.title, &known));
        claims.extend(titles::claims(sheet, headline));
        claims.extend(bylines::claims(sheet, place));
        Self { claims, addresses, order }
    }

    fn facts(self, source: &Source) -> Facts {
        let claims = &self.claims;
        let outlets = outlet::all(claims, &self.addresses);
        let dates = choose_date::choose(claims, self.order, source.seen.as_ref());
        let (authors, by) = choose_author::choose(claims, &outlets);
        let mut chosen = Choice(by);
        Facts {
            title: chosen.take(choose_title::choose(claims, &outlets)),
            outlet: chosen.take(outlet::choose(claims)),
            authors,
            published: chosen.take(dates.published.map(Dated::into_choice)),
            modified: chosen.take(dates.modified.map(Dated::into_choice)),
            url: chosen.take(canonical::choose(claims, source.url.as_deref())),
            language: chosen.take(language::choose(claims)),
            agency: chosen.take(agency::choose(claims)),
            based_on: chosen.take_all(claims, Field::BasedOn),
            candidates: candidates(self.claims, &chosen.0),
        }
    }
}

/// The order of day and month by the language of a page, else by its unmistakable dates.
fn order(language: Option<&String>, text: &str) -> Order {
    match Order::of_language(language.map_or("", String::as_str)) {
        Order::Unknown => Order::of_dates(text),
        known => known,
    }
}

/// The claims that were chosen, as places in the list.
struct Choice(Vec<usize>);

impl Choice {
    fn take<T>(&mut self, choice: Option<(T, usize)>) -> Option<T> {
        let (value, at) = choice?;
        self.0.push(at);
        Some(value)
    }

    /// Each value of a field once.
    fn take_all(&mut self, claims: &[Claim], field: Field) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.field == field) {
            if !values.contains(&claim.value) && values.len() < 20 {
                values.push(claim.value.clone());
                self.0.push(at);
            }
        }
        values
    }
}

/// More candidates than this are not kept.
const MOST_CANDIDATES: usize = 500;

fn candidates(claims: Vec<Claim>, chosen: &[usize]) -> Vec<Candidate> {
    let kept = claims
        .into_iter()
        .enumerate()
        .filter(|(at, _)| *at < MOST_CANDIDATES || chosen.contains(at));
    let candidate = |(at, claim): (usize, Claim)| Candidate {
        field: claim.field,
        value: claim.value,
        origin: claim.origin,
        is_chosen: chosen.contains(&at),
    };
    kept.map(candidate).collect()
}

#[cfg(test)]
mod tests;
