//! Records of a JSONL file.

use serde::Deserialize;
use serde_json::Value;

/// One line of a JSONL file. Fields of another type than expected count as absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Record {
    id: Option<Value>,
    doc_id: Option<Value>,
    text: Option<Value>,
    title: Option<Value>,
    outlet: Option<Value>,
    /// `TimeML` corpora call it the document creation time.
    #[serde(alias = "dct")]
    published: Option<Value>,
    url: Option<Value>,
    byline: Option<Value>,
    agency: Option<Value>,
    credit: Option<Value>,
    /// schema.org: an address, an object with one, or several of either.
    #[serde(alias = "isBasedOn", alias = "isBasedOnUrl")]
    is_based_on: Option<Value>,
}

impl Record {
    /// Reads one line; the error is the reason in words.
    pub(crate) fn read(line: &[u8]) -> Result<Self, String> {
        let line = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?;
        if !line.trim_start().starts_with('{') {
            return Err("the line is not an object in braces".to_owned());
        }
        serde_json::from_str(line).map_err(|error| reason(&error))
    }

    /// The identifier, a string or a number.
    pub(crate) fn id(&self) -> Option<String> {
        [&self.id, &self.doc_id].into_iter().flatten().find_map(|value| match value {
            Value::String(id) => stated(id),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        })
    }

    /// Takes the text out, unless it is absent or blank.
    pub(crate) fn take_text(&mut self) -> Option<String> {
        match self.text.take() {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    pub(crate) fn title(&self) -> Option<String> {
        string(self.title.as_ref())
    }

    pub(crate) fn outlet(&self) -> Option<String> {
        string(self.outlet.as_ref())
    }

    pub(crate) fn published(&self) -> Option<String> {
        string(self.published.as_ref())
    }

    pub(crate) fn url(&self) -> Option<String> {
        string(self.url.as_ref())
    }

    pub(crate) fn byline(&self) -> Option<String> {
        string(self.byline.as_ref())
    }

    pub(crate) fn agency(&self) -> Option<String> {
        string(self.agency.as_ref())
    }

    pub(crate) fn credit(&self) -> Option<String> {
        string(self.credit.as_ref())
    }

    /// Addresses, identifiers or names of what it is based on.
    pub(crate) fn based_on(&self) -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(text) => stated(text),
            Value::Object(fields) => {
                ["@id", "url", "id", "name"].iter().find_map(|name| string(fields.get(*name)))
            }
            _ => None,
        };
        match &self.is_based_on {
            Some(Value::Array(values)) => values.iter().filter_map(one).collect(),
            Some(value) => one(value).into_iter().collect(),
            None => Vec::new(),
        }
    }
}

fn string(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).and_then(stated)
}

fn stated(value: &str) -> Option<String> {
    Some(value.trim()).filter(|value| !value.is_empty()).map(str::to_owned)
}

/// The words of the parser; it always speaks of line 1, because it sees one line.
fn reason(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

#[cfg(test)]
mod tests {
    use super::Record;

    #[test]
    fn fields_of_other_types_count_as_absent() {
        let mut record = Record::read(br#"{"id": 7, "text": "Ja\u0000", "title": 3}"#).unwrap();
        assert_eq!(record.id().as_deref(), Some("7"));
        assert_eq!(record.take_text().as_deref(), Some("Ja\0"));
        assert_eq!(record.title(), None);
    }

    #[test]
    fn bad_lines_say_why() {
        let reason = |line: &str| Record::read(line.as_bytes()).unwrap_err();
        assert_eq!(reason("[1]"), "the line is not an object in braces");
        assert_eq!(reason("{\"id\": }"), "expected value at column 8");
        assert!(!reason(r#"{"text": "\ud800"}"#).is_empty(), "a lone surrogate");
        let deep = format!("{{\"text\": {}", "[".repeat(100_000));
        assert!(reason(&deep).contains("recursion"));
        let ignored = format!("{{\"other\": {}", "[".repeat(100_000));
        assert!(Record::read(ignored.as_bytes()).is_err());
    }

    #[test]
    fn what_a_record_is_based_on() {
        #[track_caller]
        fn check(value: &str, expected: &[&str]) {
            let record = Record::read(format!("{{\"isBasedOn\": {value}}}").as_bytes()).unwrap();
            assert_eq!(record.based_on(), expected);
        }
        check(r#""https://norpress.example/1""#, &["https://norpress.example/1"]);
        check(r#"{"@type": "NewsArticle", "url": "u"}"#, &["u"]);
        check(r#"["a", {"name": "Norpress"}, 3]"#, &["a", "Norpress"]);
        check("null", &[]);
    }

    #[test]
    fn blank_texts_count_as_absent() {
        let mut record = Record::read(br#"{"text": " \n "}"#).unwrap();
        assert_eq!(record.take_text(), None);
    }
}
