//! Linked data in scripts (JSON-LD with the vocabulary of schema.org).
//!
//! The node that describes the report is an article of any kind at the top, in a `@graph`, or what
//! a page says its main entity is. Articles in lists, and those that another one cites, are not it.
//! References by `@id` are followed once, so that circles end.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use twosource_text::Field;

use super::claim::Claim;
use super::json_repair;
use super::plain::plain;

type Node = Map<String, Value>;

/// No page has more nodes than this that matter.
const MOST_NODES: usize = 5000;

/// Members whose values may be the report itself.
const INWARD: &[&str] = &["@graph", "mainEntity", "mainEntityOfPage", "article", "hasPart"];

/// What a node is to the report of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Something else.
    Other,
    /// A work of another kind: a video, a recipe, a product.
    Work,
    /// The page that holds the report.
    Page,
    /// A report.
    Article,
}

/// A node that may describe the report.
struct Main<'v> {
    node: &'v Node,
    kind: Kind,
    name: &'v str,
}

/// What linked data states of the report at `address` with the headline `headline`, if they are known.
pub(super) fn claims(scripts: &[String], page: &Known) -> Vec<Claim> {
    let values: Vec<Value> =
        scripts.iter().flat_map(|script| json_repair::values(script)).collect();
    let index = Index::new(&values);
    let mains = chosen(index.mains(), page);
    mains.iter().flat_map(|main| index.claims_of(main)).flatten().collect()
}

/// What is known of a page that helps to tell its report from others.
pub(super) struct Known<'k> {
    pub(super) addresses: &'k [String],
    pub(super) headlines: &'k [String],
}

/// Of several articles those that the page is about, where any can be told; else none of more than
/// three. Pages and works stay.
fn chosen<'v>(mains: Vec<Main<'v>>, page: &Known) -> Vec<Main<'v>> {
    let articles = || mains.iter().filter(|main| main.kind == Kind::Article);
    let count = articles().count();
    let known = articles().any(|main| is_of_page(main.node, page));
    mains
        .into_iter()
        .filter(|main| {
            main.kind != Kind::Article
                || if known { is_of_page(main.node, page) } else { count <= 3 }
        })
        .collect()
}

fn is_of_page(node: &Node, page: &Known) -> bool {
    let ids = ["url", "@id", "mainEntityOfPage"].into_iter().filter_map(|name| node.get(name));
    let ids = ids.filter_map(|value| text(value).or_else(|| text(value.get("@id")?)));
    let mut ids = ids.map(bare_address);
    let headline = node.get("headline").or_else(|| node.get("name")).and_then(text);
    let headline = headline.map(|headline| squashed(&plain(headline)));
    ids.any(|id| page.addresses.iter().any(|address| bare_address(address) == id))
        || headline
            .is_some_and(|headline| page.headlines.iter().any(|known| squashed(known) == headline))
}

/// An address without scheme, query, fragment and final slash.
pub(super) fn bare_address(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.trim_start_matches("www.").trim_end_matches('/')
}

/// Letters and digits alone, in small letters.
pub(super) fn squashed(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

struct Index<'v> {
    nodes: Vec<(&'v Node, bool)>,
    by_id: BTreeMap<&'v str, &'v Node>,
}

impl<'v> Index<'v> {
    fn new(values: &'v [Value]) -> Self {
        let mut index = Self { nodes: Vec::new(), by_id: BTreeMap::new() };
        let mut open: Vec<(&Value, bool)> =
            values.iter().rev().map(|value| (value, true)).collect();
        while let Some((value, inward)) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, inward))),
                Value::Object(node) if index.nodes.len() < MOST_NODES => {
                    index.add(node, inward);
                    let inside = |name: &String| inward && INWARD.contains(&name.as_str());
                    open.extend(node.iter().rev().map(|(name, value)| (value, inside(name))));
                }
                _ => {}
            }
        }
        index
    }

    fn add(&mut self, node: &'v Node, inward: bool) {
        self.nodes.push((node, inward));
        if let Some(id) = node.get("@id").and_then(text) {
            let known = self.by_id.entry(id).or_insert(node);
            if known.len() < node.len() {
                *known = node;
            }
        }
    }

    fn mains(&self) -> Vec<Main<'v>> {
        let inward = self.nodes.iter().filter(|(_, inward)| *inward);
        let mains = inward.map(|&(node, _)| {
            let (kind, name) = types(node)
                .map(|name| (kind(name), name))
                .max_by_key(|(kind, _)| *kind)
                .unwrap_or((Kind::Other, ""));
            Main { node, kind, name }
        });
        mains.filter(|main| main.kind > Kind::Other).collect()
    }

    /// The node that a reference names, or the node itself.
    fn resolved(&self, node: &'v Node) -> &'v Node {
        let id = node.get("@id").and_then(text);
        let target = id.filter(|_| !node.contains_key("name")).and_then(|id| self.by_id.get(id));
        target.copied().unwrap_or(node)
    }

    fn claims_of(&self, main: &Main<'v>) -> Vec<Option<Claim>> {
        let place = |member: &str| format!("json-ld {}.{member}", main.name);
        let mut claims = Vec::new();
        for &(field, member) in MEMBERS {
            let values = main.node.get(member).map(strings).unwrap_or_default();
            claims
                .extend(values.iter().map(|value| Claim::new(field, &plain(value), place(member))));
        }
        for member in ["author", "creator", "contributor"] {
            for (name, is_body) in self.names(main.node.get(member)) {
                let body = if is_body { " (Organization)" } else { "" };
                claims.push(Claim::new(Field::Author, &name, place(member) + body));
            }
        }
        for member in
            ["publisher", "sourceOrganization", "provider", "creditText", "copyrightHolder"]
        {
            let field = if matches!(member, "publisher" | "copyrightHolder") {
                Field::Outlet
            } else {
                Field::Agency
            };
            for (name, _) in self.names(main.node.get(member)) {
                claims.push(Claim::new(field, &name, place(member)));
            }
        }
        claims
    }

    /// The names that a member gives, and whether each is said to be a body.
    fn names(&self, value: Option<&'v Value>) -> Vec<(String, bool)> {
        let mut names = Vec::new();
        let mut open: Vec<&Value> = value.into_iter().collect();
        while let Some(value) = open.pop().filter(|_| names.len() < 50) {
            match value {
                Value::String(name) => names.push((plain(name), false)),
                Value::Array(items) => open.extend(items.iter().take(200).rev()),
                Value::Object(node) => names.extend(self.name(node)),
                _ => {}
            }
        }
        names
    }

    fn name(&self, node: &'v Node) -> Vec<(String, bool)> {
        let node = self.resolved(node);
        let is_body = types(node).any(|name| {
            name.ends_with("Organization") || name == "Corporation" || name == "WebSite"
        });
        let whole = node.get("name").map(strings).unwrap_or_default();
        if whole.is_empty() {
            let part = |name: &str| node.get(name).and_then(text).map(plain);
            let parts: Vec<String> =
                [part("givenName"), part("familyName")].into_iter().flatten().collect();
            return if parts.is_empty() { Vec::new() } else { vec![(parts.join(" "), is_body)] };
        }
        whole.iter().map(|name| (plain(name), is_body)).collect()
    }
}

/// Members with a plain value.
const MEMBERS: &[(Field, &str)] = &[
    (Field::Title, "headline"),
    (Field::Title, "name"),
    (Field::Published, "datePublished"),
    (Field::Published, "dateCreated"),
    (Field::Published, "uploadDate"),
    (Field::Modified, "dateModified"),
    (Field::Url, "url"),
    (Field::Language, "inLanguage"),
    (Field::BasedOn, "isBasedOn"),
    (Field::BasedOn, "isBasedOnUrl"),
];

fn text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The plain values of a member: texts, numbers, and the address or name of a node.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().take(20).filter_map(string).collect(),
        Value::Object(_) => string(value).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn string(value: &Value) -> Option<String> {
    let node =
        || ["@value", "url", "@id", "name"].into_iter().find_map(|name| text(value.get(name)?));
    text(value).or_else(node).map(str::to_owned)
}

/// The names of the types of a node, without the address of the vocabulary.
fn types(node: &Node) -> impl Iterator<Item = &str> {
    let types = node.get("@type").or_else(|| node.get("type"));
    let list = types.and_then(Value::as_array).map(Vec::as_slice);
    let list = list.or_else(|| types.map(std::slice::from_ref)).unwrap_or_default();
    list.iter().filter_map(text).map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

/// What a type of schema.org is to a report.
pub(super) fn kind(name: &str) -> Kind {
    let report = name.ends_with("Article") || name.ends_with("Posting") && name != "JobPosting";
    match name {
        _ if report => Kind::Article,
        "Report"
        | "BlogPost"
        | "Post"
        | "NewsStory"
        | "CriticReview"
        | "Review"
        | "TextDigitalDocument" => Kind::Article,
        "WebPage" | "ItemPage" | "AboutPage" | "FAQPage" | "QAPage" | "WebPageElement"
        | "MedicalWebPage" => Kind::Page,
        "CreativeWork" | "VideoObject" | "Recipe" | "Product" | "PodcastEpisode" | "Book"
        | "Dataset" | "HowTo" | "Event" | "DigitalDocument" | "AudioObject" | "Movie"
        | "Course" | "Question" => Kind::Work,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, claims};

    #[track_caller]
    fn check(script: &str, expected: &[&str]) {
        let addresses = ["https://courier.example/tram".to_owned()];
        let page = Known { addresses: &addresses, headlines: &[] };
        let claims = claims(&[script.to_owned()], &page);
        let lines: Vec<String> =
            claims.iter().map(|claim| format!("{}: {}", claim.origin, claim.value)).collect();
        assert_eq!(lines, expected, "{script}");
    }

    #[test]
    fn articles() {
        let author = "json-ld Article.author: Ilse Brandt";
        check(r#"{"@type": "Article", "author": "Ilse Brandt"}"#, &[author]);
        check(r#"{"@type": ["Article"], "author": {"name": "Ilse Brandt"}}"#, &[author]);
        check(
            r#"{"@type": "schema:Article", "author": {"givenName": "Ilse", "familyName": "Brandt"}}"#,
            &[author],
        );
        check(r#"[{"@graph": [{"@type": "Article", "author": ["Ilse Brandt"]}]}]"#, &[author]);
        check(
            r#"{"@type": "Article", "author": {"@type": "Organization", "name": "Norpress"}}"#,
            &["json-ld Article.author (Organization): Norpress"],
        );
    }

    #[test]
    fn other_articles() {
        check(r#"{"@type": "Person", "name": "Ilse Brandt"}"#, &[]);
        check(
            r#"{"@type": "ItemList", "itemListElement": [{"@type": "Article", "author": "Ilse Brandt"}]}"#,
            &[],
        );
        check(
            r#"[{"@type": "Article", "url": "https://courier.example/tram/", "author": "Ilse Brandt"},
                {"@type": "Article", "url": "https://courier.example/bus", "author": "Marek Dallin"}]"#,
            &[
                "json-ld Article.url: https://courier.example/tram/",
                "json-ld Article.author: Ilse Brandt",
            ],
        );
    }
}
