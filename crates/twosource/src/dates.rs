//! Publication dates for reports that state none.

use twosource_text::{Basis, Document, Known, Note, NoteKind};

/// Gives documents without a publication date the day of the earliest dated one, marked as
/// borrowed, so that "on Wednesday" can be read. Without any dated document nothing changes.
pub fn borrow(mut documents: Vec<Document>) -> Vec<Document> {
    let dated =
        documents.iter().filter_map(|d| Some((d.meta.published.as_ref()?.value.clone(), d)));
    let Some((mut date, lender)) = dated.min_by_key(|(date, d)| (date.clone(), d.id())) else {
        return documents;
    };
    let (id, name) = (lender.id(), lender.name().to_owned());
    (date.minute, date.zone) = (None, None);
    for document in documents.iter_mut().filter(|d| d.meta.published.is_none()) {
        let message = format!("no publication date in the text; {date} is borrowed from {name}");
        document.meta.published = Some(Known::new(date.clone(), Basis::Borrowed(id)));
        document.notes.push(Note::new(NoteKind::BorrowedDate, message));
    }
    documents
}

#[cfg(test)]
mod tests {
    use twosource_text::Date;

    use super::*;

    #[test]
    fn the_earliest_date_is_lent_and_marked() {
        let dated = |name, day| {
            let mut document = Document::new(name, "x");
            document.meta.published = Date::new(2031, 6, day).map(|d| Known::new(d, Basis::Given));
            document
        };
        let documents = borrow(vec![Document::new("a", "x"), dated("b", 5), dated("c", 4)]);
        let borrowed = documents[0].meta.published.as_ref().unwrap();
        assert_eq!(borrowed.value.to_string(), "2031-06-04");
        assert_eq!(borrowed.basis, Basis::Borrowed(documents[2].id()));
        assert_eq!(documents[0].notes.len(), 1);
        assert!(documents[1].notes.is_empty());
    }
}
