//! What the head of a page states of its report, as far as it helps to find the text.
//!
//! The [facts](crate::facts) read all of it with care; here it is enough to know words again.

use dom_query::Element;

/// What a page states in its head.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    /// Headline, folded.
    pub(super) title: String,
    /// The text of the report in linked data, folded.
    pub(super) body: String,
    /// The summary, folded.
    pub(super) description: String,
    /// The title of the page as it stands there.
    pub(super) page_title: String,
    /// Whether it says that it is a report.
    pub(super) is_article: bool,
    /// Whether it says that its report is not free.
    pub(super) is_paid: bool,
}

impl Stated {
    /// Takes in a `meta` element.
    pub(super) fn meta(&mut self, element: &Element) {
        let value = |name: &str| {
            let attribute = element.attrs.iter().find(|one| &*one.name.local == name)?;
            Some::<&str>(&attribute.value)
        };
        let key = value("property").or_else(|| value("name")).unwrap_or_default();
        let content = value("content").unwrap_or_default();
        match key {
            "og:type" => self.is_article |= content.eq_ignore_ascii_case("article"),
            "og:title" => self.title = folded(content),
            "og:description" | "description" if content.len() > self.description.len() => {
                self.description = folded(content);
            }
            _ => {}
        }
    }

    /// Takes in the text of a script.
    pub(super) fn script(&mut self, text: &str) {
        self.is_paid |= is_paid(text);
        self.is_article |= text.contains("Article\"") && text.contains("\"datePublished\"");
        if let Some(body) = body(text) {
            self.body = folded(&body);
        }
    }
}

/// The value of the first `articleBody` in linked data.
fn body(script: &str) -> Option<String> {
    let (_, rest) = script.split_once("\"articleBody\"")?;
    let (_, rest) = rest.split_once(':')?;
    serde_json::Deserializer::from_str(rest).into_iter::<String>().next()?.ok()
}

/// Whether linked data says that the report is not free (schema.org `isAccessibleForFree`).
fn is_paid(script: &str) -> bool {
    let after = script.split_once("\"isAccessibleForFree\"").map(|(_, rest)| rest);
    let value = after.map(|rest| rest.trim_start_matches([':', ' ', '"', '\n', '\t']));
    let value = value.and_then(|value| value.get(..5));
    value.is_some_and(|value| value.eq_ignore_ascii_case("false"))
}

/// Letters and digits alone, in lower case.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Stated;

    #[test]
    fn linked_data_holds_the_text() {
        let mut stated = Stated::default();
        stated.script(
            r#"{"@type": "NewsArticle", "articleBody": "The tram\n left.", "datePublished": 1}"#,
        );
        assert_eq!((stated.body.as_str(), stated.is_article), ("thetramleft", true));
        assert!(!stated.is_paid);
        stated.script(r#"{"isAccessibleForFree" : "False", "articleBody": "cut o"#);
        assert_eq!((stated.body.as_str(), stated.is_paid), ("thetramleft", true));
    }
}
