//! Which language a report is written in.

use twosource_text::{Document, Note, NoteKind};
use whatlang::Lang;

/// Fewer letters than this tell no language.
const ENOUGH: usize = 60;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 20_000;

/// How much of it is enough where that is clearly English, as it mostly is: looking at all of it
/// takes longer than everything else that is done to read a document.
const GLANCE: usize = 800;

/// Sets the language where it can be told, and says so when it is one that is not analyzed.
pub(crate) fn recognize(document: &mut Document) {
    let sample = sample(document);
    let start = sample.get(..sample.floor_char_boundary(GLANCE)).and_then(detect);
    let Some(language) = start.filter(|&lang| lang == Lang::Eng).or_else(|| detect(&sample)) else {
        return;
    };
    document.meta.language = Some(language.code().to_owned());
    if language != Lang::Eng {
        let name = language.eng_name();
        let message = format!("the text is in {name}, which is not analyzed");
        document.notes.push(Note::new(NoteKind::NotAnalyzed, message));
    }
}

/// The first prose of the document, for headlines and names mislead.
fn sample(document: &Document) -> String {
    let mut sample = String::new();
    for block in document.blocks.iter().filter(|block| block.kind.is_prose()) {
        let text = document.slice(block.span);
        let end = text.floor_char_boundary(SAMPLE.saturating_sub(sample.len()));
        sample.push_str(text.get(..end).unwrap_or_default());
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    sample
}

fn detect(sample: &str) -> Option<Lang> {
    let letters = sample.chars().filter(|char| char.is_alphabetic()).take(ENOUGH).count();
    let found = whatlang::detect(sample).filter(|_| letters == ENOUGH)?;
    found.is_reliable().then_some(found.lang())
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn languages_are_told_apart() {
        let code = |text| detect(text).map(|language| language.code());
        let english = "The tram company said on Monday that service on the northern line would \
                       resume within a week, after the track had been repaired.";
        let german = "Die Straßenbahn sei am Montag aus den Gleisen gesprungen, teilte die Stadt \
                      mit. Verletzt wurde nach ersten Angaben niemand.";
        let russian = "Трамвай сошел с рельсов в понедельник утром, сообщила мэрия города. \
                       По предварительным данным, никто не пострадал.";
        assert_eq!(code(english), Some("eng"));
        assert_eq!(code(german), Some("deu"));
        assert_eq!(code(russian), Some("rus"));
        assert_eq!(code("Ja."), None);
    }
}
