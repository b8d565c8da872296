//! What is known about a report as a whole, and how much was found in it.

use twosource_analyze::Analysis;
use twosource_text::{Basis, Known, NoteKind};

use super::View;
use crate::phrase::{Phrase, Tone};
use crate::text::page::{Item, Page};
use crate::wording::count;

/// Column of the values, right of their names.
const VALUES: usize = 13;

/// Title, then a line for each thing that is known, with where it stands.
pub(super) fn show(page: &mut Page, view: &View) {
    let document = &view.report.document;
    let meta = &document.meta;
    let title = meta.title.as_ref().map_or(document.name(), |title| title.value.as_str());
    page.line(Phrase::new().with(Tone::Strong, title));
    let unknown = || Phrase::aside("not stated");
    entry(page, "outlet", known(view, meta.outlet.as_ref()).unwrap_or_else(unknown));
    let undated = || Phrase::aside("not stated; days of the week cannot be placed");
    entry(page, "published", known(view, meta.published.as_ref()).unwrap_or_else(undated));
    for (name, value) in [("byline", &meta.byline), ("agency", &meta.agency)] {
        if let Some(value) = known(view, value.as_ref()) {
            entry(page, name, value);
        }
    }
    if let Some(url) = &meta.url {
        entry(page, "address", Phrase::plain(url));
    }
    if document.notes.iter().any(|note| note.kind == NoteKind::NotAnalyzed) {
        let language = meta.language.as_deref().unwrap_or("unknown");
        entry(page, "language", Phrase::plain(format!("{language}, not analyzed")));
    }
    entry(page, "file", Phrase::plain(document.name()));
    entry(page, "found", Phrase::plain(found(&view.report.analysis)));
}

fn entry(page: &mut Page, name: &str, value: Phrase) {
    page.item(&Item::new(VALUES, value).after(2, Phrase::aside(name)));
}

/// A value and where it comes from.
fn known(view: &View, known: Option<&Known<impl ToString>>) -> Option<Phrase> {
    let known = known?;
    let basis = match known.basis {
        Basis::Text(span) => format!(" (line {})", view.line(span)),
        Basis::Given => " (given with the report)".to_owned(),
        Basis::Borrowed(_) => " (borrowed from another report)".to_owned(),
        Basis::FileName => " (from the name of the file)".to_owned(),
        Basis::Metadata => " (stated by the page)".to_owned(),
    };
    Some(Phrase::plain(known.value.to_string()).with(Tone::Aside, basis))
}

fn found(analysis: &Analysis) -> String {
    let own = analysis.statements.iter().filter(|statement| statement.voices.is_empty()).count();
    let parts = [
        count(analysis.sentences.len(), "sentence"),
        format!(
            "{}, {own} in the outlet's own voice",
            count(analysis.statements.len(), "statement")
        ),
        count(analysis.attributions.len(), "attribution"),
        format!("{} with no source", count(analysis.unattributed.len(), "quotation")),
    ];
    parts.join(" · ")
}
