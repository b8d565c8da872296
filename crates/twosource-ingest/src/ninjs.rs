//! News items in JSON: ninjs 1 to 3 of the IPTC.
//!
//! The versions differ in names: `headline` and `body_xhtml` (1) became the lists `headlines` and
//! `bodies` (2), `byline` became `by`. `firstcreated` is when an item was published; `versioncreated`
//! is taken for that only where it is the first version. The body follows as HTML or text.

use serde_json::Value;
use twosource_page::{Block, Facts, fragment};
use twosource_text::{BlockKind, Date, Field};

use crate::described::candidate;
use crate::item::{Contents, Settings};
use crate::problem::Problem;
use twosource_page::date::parse_date;

/// Items of one file at most.
const MOST: usize = 10_000;

/// Reads an item, or a list of items; `None` where the JSON is something else.
pub(crate) fn items(
    name: &str,
    json: &Value,
    settings: &Settings,
    file: &[u8],
) -> Option<Contents> {
    let items: Vec<&Value> = match json {
        Value::Array(items) => items.iter().take(MOST).collect(),
        item => vec![item],
    };
    if items.is_empty() || !items.iter().all(|item| is_item(item)) {
        return None;
    }
    let name_of = |at: usize, item: &Value| match items.len() {
        1 => name.to_owned(),
        _ => format!("{name}:{}", string(item, "uri").unwrap_or_else(|| (at + 1).to_string())),
    };
    let read = items.iter().enumerate().map(|(at, item)| {
        let facts = facts(item);
        let blocks = blocks(item);
        let name = name_of(at, item);
        if blocks.is_empty() {
            return Err(Problem::Empty { path: name });
        }
        settings.described_blocks(&name, &blocks, facts, file)
    });
    Some(Ok(read.collect()))
}

/// What every item has, and a feed or another file has not.
fn is_item(item: &Value) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| item.get(name).is_some());
    has(&["uri"])
        && has(&["headline", "headlines", "type"])
        && has(&["body_text", "body_xhtml", "body_html", "bodies", "versioncreated"])
        && !has(&["items"])
}

fn facts(item: &Value) -> Facts {
    let title = string(item, "headline").or_else(|| of_role(item, "headlines", "main"));
    let byline = string(item, "byline").or_else(|| string(item, "by"));
    let outlet = string(item, "copyrightholder");
    let (first, version) = (date(item, "firstcreated"), date(item, "versioncreated"));
    let is_first = string(item, "version").is_none_or(|version| version == "1");
    let published = first.clone().or_else(|| version.clone().filter(|_| is_first));
    let modified = version.filter(|version| published.as_ref() != Some(version));
    let mut candidates = Vec::new();
    let mut note = |field, name: &str, value: Option<String>, is_chosen| {
        let origin = format!("ninjs {name}");
        candidates.extend(value.map(|value| candidate(field, &value, &origin, is_chosen)));
    };
    note(Field::Title, "headline", title.clone(), true);
    note(Field::Author, "byline", byline.clone(), true);
    note(Field::Outlet, "copyrightholder", outlet.clone(), true);
    note(Field::Published, "firstcreated", string(item, "firstcreated"), first.is_some());
    note(Field::Modified, "versioncreated", string(item, "versioncreated"), modified.is_some());
    Facts {
        title,
        outlet,
        authors: byline.into_iter().collect(),
        published,
        modified,
        url: string(item, "uri").filter(|uri| uri.starts_with("http")),
        language: string(item, "language"),
        candidates,
        ..Facts::default()
    }
}

fn blocks(item: &Value) -> Vec<Block> {
    let html = ["body_xhtml", "body_html"].iter().find_map(|name| string(item, name));
    if let Some(html) = html.or_else(|| body(item, |kind| kind.contains("html"))) {
        return fragment(&html);
    }
    let text = string(item, "body_text").or_else(|| body(item, |kind| !kind.contains("html")));
    let text = text.unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block { kind: BlockKind::Paragraph, text: line.to_owned() }).collect()
}

/// The first of `bodies` whose type fits; those without a type are text.
fn body(item: &Value, fits: impl Fn(&str) -> bool) -> Option<String> {
    let bodies = item.get("bodies")?.as_array()?;
    let kind = |body: &Value| {
        string(body, "contenttype").or_else(|| string(body, "contentType")).unwrap_or_default()
    };
    bodies.iter().filter(|body| fits(&kind(body))).find_map(|body| string(body, "value"))
}

/// The value with a role in a list, else the first.
fn of_role(item: &Value, list: &str, role: &str) -> Option<String> {
    let values = item.get(list)?.as_array()?;
    let with_role = values.iter().find(|value| string(value, "role").as_deref() == Some(role));
    string(with_role.or(values.first())?, "value")
}

fn date(item: &Value, name: &str) -> Option<Date> {
    parse_date(&string(item, name)?)
}

fn string(value: &Value, name: &str) -> Option<String> {
    let text = value.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use twosource_text::Document;

    use super::items;
    use crate::item::Settings;
    use crate::{Limits, Overrides, Problem};

    fn read(item: &Value) -> Option<Vec<Result<Document, Problem>>> {
        let settings = Settings::new(&Overrides::default(), Limits::default());
        items("a.json", item, &settings, b"{}").map(Result::unwrap)
    }

    fn first() -> Value {
        json!({
            "uri": "https://norpress.example/1", "type": "text", "headline": "Tram leaves rails",
            "byline": "Ilse Brandt", "copyrightholder": "Norpress", "version": "2",
            "firstcreated": "2031-06-04T11:20:00Z", "versioncreated": "2031-06-04T12:00:00Z",
            "body_xhtml": "<p>A tram left the rails.</p><p>Nobody was hurt.</p>",
        })
    }

    #[test]
    fn an_item_of_version_1() {
        let document = read(&first()).unwrap().remove(0).unwrap();
        let text = "Tram leaves rails\n\nA tram left the rails.\n\nNobody was hurt.";
        assert_eq!((document.name(), document.text()), ("a.json", text));
        let meta = document.meta;
        assert_eq!(meta.published.unwrap().value.to_string(), "2031-06-04T11:20Z");
        assert_eq!(meta.modified.unwrap().value.to_string(), "2031-06-04T12:00Z");
        assert_eq!(meta.outlet.unwrap().value, "Norpress");
        assert_eq!(meta.authors, ["Ilse Brandt"]);
    }

    #[test]
    fn items_of_version_2() {
        let item = json!({
            "uri": "urn:norpress:2", "headlines": [{"role": "short", "value": "Tram"},
            {"role": "main", "value": "Tram leaves rails"}], "by": "Tom Ode",
            "versioncreated": "2031-06-04T12:00:00Z", "bodies": [
                {"contenttype": "text/plain", "value": "A tram left.\nIt fell."}],
        });
        let both = read(&json!([item, first()])).unwrap();
        let document = both[0].as_ref().unwrap();
        assert_eq!(document.name(), "a.json:urn:norpress:2");
        assert_eq!(document.text(), "Tram leaves rails\n\nA tram left.\n\nIt fell.");
        assert_eq!(
            document.meta.published.as_ref().unwrap().value.to_string(),
            "2031-06-04T12:00Z"
        );
    }

    #[test]
    fn a_change_is_no_publication() {
        let mut item = first();
        item.as_object_mut().unwrap().remove("firstcreated");
        let meta = read(&item).unwrap().remove(0).unwrap().meta;
        assert_eq!(meta.published, None);
        assert!(meta.modified.is_some());
    }

    #[test]
    fn other_json_is_none_of_these() {
        for other in [json!({}), json!([]), json!({"text": "a"}), json!({"uri": "a"}), json!(7)] {
            assert!(read(&other).is_none(), "{other}");
        }
        let mut item = first();
        item.as_object_mut().unwrap().remove("body_xhtml");
        assert!(matches!(read(&item).unwrap()[0], Err(Problem::Empty { .. })));
    }
}
