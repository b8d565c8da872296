//! From a line back to its document.

use twosource_text::{Basis, Block, Candidate, Credit, Date, Document, Known, Note, Raw, Span};

use super::{BasisLine, DateLine, Line, Place, RawLine, name};
use crate::Overrides;
use twosource_page::date::parse_date;

/// The document of a line that was written by [`super::record_line`]; `None` where it is another
/// record or does not hold together, so that it is read like any other.
pub(crate) fn restored(line: &Line, overrides: &Overrides) -> Option<Document> {
    let mut document = Document::new(line.name.as_str(), line.text.as_str());
    let places = Places::new(document.text());
    let reader = Reader { line, document: &document, places: &places };
    let (meta, blocks) = (reader.meta(overrides)?, reader.blocks()?);
    let marks = line.marks.iter().map(|&place| reader.span(place)).collect::<Option<Vec<_>>>()?;
    let notes = reader.notes()?;
    let spans: Vec<Span> = blocks.iter().map(|block| block.span).collect();
    if !(in_order(&spans) && in_order(&marks)) {
        return None;
    }
    (document.meta, document.blocks, document.marks) = (meta, blocks, marks);
    document.notes = notes;
    Some(document)
}

fn in_order(spans: &[Span]) -> bool {
    spans.iter().zip(spans.iter().skip(1)).all(|(this, next)| this.end() <= next.start())
}

/// Code points to bytes.
enum Places {
    /// They are the same.
    Ascii,
    /// The byte that each code point begins with, and that of the end.
    Each(Vec<usize>),
}

impl Places {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii;
        }
        let starts = text.char_indices().map(|(at, _)| at);
        Self::Each(starts.chain([text.len()]).collect())
    }

    fn byte(&self, code_point: usize) -> Option<usize> {
        match self {
            Self::Ascii => Some(code_point),
            Self::Each(bytes) => bytes.get(code_point).copied(),
        }
    }
}

/// A field is there and cannot be read.
struct Unsound;

struct Reader<'a> {
    line: &'a Line,
    document: &'a Document,
    places: &'a Places,
}

impl Reader<'_> {
    fn span(&self, place: Place) -> Option<Span> {
        self.document.span(self.places.byte(place.start)?..self.places.byte(place.end)?)
    }

    fn basis(&self, basis: &BasisLine) -> Option<Basis> {
        match basis {
            BasisLine::Text(place) => self.span(*place).map(Basis::Text),
            BasisLine::Name(name) => match name.as_str() {
                "given" => Some(Basis::Given),
                "metadata" => Some(Basis::Metadata),
                "file_name" => Some(Basis::FileName),
                _ => None,
            },
        }
    }

    /// A value with its basis, given where nothing is noted of it.
    fn known<T>(&self, field: &str, value: T) -> Option<Known<T>> {
        let noted = self.line.basis.get(field);
        let basis = noted.map_or(Some(Basis::Given), |basis| self.basis(basis))?;
        Some(Known::new(value, basis))
    }

    fn words(&self, field: &str, value: Option<&String>) -> Result<Option<Known<String>>, Unsound> {
        value.map(|value| self.known(field, value.clone()).ok_or(Unsound)).transpose()
    }

    fn date(&self, field: &str, printed: Option<&String>) -> Result<Option<Known<Date>>, Unsound> {
        let read = |printed: &String| match self.line.dates.get(field) {
            Some(parts) => date_of(parts),
            None => parse_date(printed),
        };
        let known = |printed| read(printed).and_then(|date| self.known(field, date)).ok_or(Unsound);
        printed.map(known).transpose()
    }

    fn meta(&self, overrides: &Overrides) -> Option<twosource_text::Meta> {
        let line = self.line;
        let given = |value: &String| Known::new(value.clone(), Basis::Given);
        let published = self.date("published", line.published.as_ref()).ok()?;
        let said = overrides.published.clone().map(|date| Known::new(date, Basis::Given));
        Some(twosource_text::Meta {
            title: self.words("title", line.title.as_ref()).ok()?,
            outlet: match &overrides.outlet {
                Some(outlet) => Some(given(outlet)),
                None => self.words("outlet", line.outlet.as_ref()).ok()?,
            },
            published: said.or(published),
            modified: self.date("modified", line.modified.as_ref()).ok()?,
            byline: self.words("byline", line.byline.as_ref()).ok()?,
            authors: line.authors.clone(),
            agency: self.words("agency", line.agency.as_ref()).ok()?,
            credits: self.credits()?,
            based_on: line.is_based_on.clone(),
            url: line.url.clone(),
            language: line.language.clone(),
            candidates: self.candidates()?,
            raw: match &line.raw {
                Some(raw) => Some(raw_of(raw)?),
                None => None,
            },
        })
    }

    fn blocks(&self) -> Option<Vec<Block>> {
        let block = |block: &super::BlockLine| {
            let span = self.span(block.place)?;
            Some(Block { kind: name::block_named(&block.kind)?, span })
        };
        self.line.blocks.iter().map(block).collect()
    }

    fn credits(&self) -> Option<Vec<Credit>> {
        let credit = |credit: &super::CreditLine| {
            let name = Known::new(credit.name.clone(), self.basis(&credit.basis)?);
            Some(Credit { role: name::role_named(&credit.role)?, name })
        };
        self.line.credits.iter().map(credit).collect()
    }

    fn candidates(&self) -> Option<Vec<Candidate>> {
        let candidate = |candidate: &super::CandidateLine| {
            Some(Candidate {
                field: name::field_named(&candidate.field)?,
                value: candidate.value.clone(),
                origin: candidate.origin.clone(),
                is_chosen: candidate.chosen,
            })
        };
        self.line.metadata.iter().map(candidate).collect()
    }

    fn notes(&self) -> Option<Vec<Note>> {
        let note = |note: &super::NoteLine| {
            let span = match note.place {
                Some(place) => Some(self.span(place)?),
                None => None,
            };
            let kind = name::note_named(&note.kind)?;
            Some(Note { kind, message: note.message.clone(), span })
        };
        self.line.notes.iter().map(note).collect()
    }
}

fn date_of(parts: &DateLine) -> Option<Date> {
    let date = Date::new(parts.year, parts.month, parts.day)?;
    let is_time = parts.minute.is_none_or(|minute| minute < 24 * 60);
    is_time.then(|| Date { minute: parts.minute, zone: parts.zone.clone(), ..date })
}

fn raw_of(raw: &RawLine) -> Option<Raw> {
    let mut sha256 = [0; 32];
    if raw.sha256.len() != 64 || !raw.sha256.is_ascii() {
        return None;
    }
    for (at, byte) in sha256.iter_mut().enumerate() {
        *byte = u8::from_str_radix(raw.sha256.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(Raw { sha256, len: raw.bytes })
}
