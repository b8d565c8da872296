use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use twosource_compare::Report;

use super::annotations;
use crate::sample;
use crate::stories::{Accounts, StoryAccount};

const SCHEMA: &str = include_str!("../../../../docs/schema/annotations-v1.schema.json");

fn one() -> Accounts {
    let account = sample::account();
    Accounts { stories: vec![StoryAccount { label: None, account }], alone: vec![] }
}

fn value(accounts: &Accounts) -> Value {
    serde_json::from_str(&annotations(accounts)).unwrap()
}

fn items(value: &Value) -> &[Value] {
    value["first"]["items"].as_array().unwrap()
}

fn errors(value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    validator.iter_errors(value).map(|error| error.to_string()).collect()
}

#[test]
fn annotations_keep_to_the_schema() {
    for accounts in [one(), sample::accounts(), Accounts::default()] {
        let value = value(&accounts);
        assert_eq!(errors(&value), Vec::<String>::new());
        assert_eq!(value["total"], items(&value).len());
    }
    let mut wrong = value(&one());
    wrong["first"]["items"][0]["motivation"] = "verifying".into();
    assert!(!errors(&wrong).is_empty());
}

/// Every resource with selectors, wherever it stands.
fn selected(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) if fields.contains_key("selector") => vec![value],
        Value::Object(fields) => fields.values().flat_map(selected).collect(),
        Value::Array(items) => items.iter().flat_map(selected).collect(),
        _ => Vec::new(),
    }
}

#[track_caller]
fn check_selectors(reports: &[Report], value: &Value) {
    let texts = reports.iter().map(|report| &report.document);
    let texts: BTreeMap<String, Vec<char>> = texts
        .map(|document| (super::select::source(document), document.text().chars().collect()))
        .collect();
    for resource in selected(value) {
        let text = &texts[resource["source"].as_str().unwrap()];
        let [position, quote] = resource["selector"].as_array().unwrap().as_slice() else {
            panic!("{resource}")
        };
        let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
        let words = |key: &str| quote[key].as_str().unwrap_or("").chars().collect::<Vec<_>>();
        let (prefix, suffix) = (words("prefix"), words("suffix"));
        assert_eq!(text[at("start")..at("end")], words("exact"));
        assert!(text[..at("start")].ends_with(&prefix));
        assert!(text[at("end")..].starts_with(&suffix));
        assert!(prefix.len() == 32 || prefix.len() == at("start"));
        assert!(suffix.len() == 32 || suffix.len() == text.len() - at("end"));
    }
}

#[test]
fn every_selector_selects_the_same_words() {
    let accounts = one();
    let value = value(&accounts);
    assert!(selected(&value).len() > 50);
    check_selectors(&accounts.stories[0].account.reports, &value);
}

#[test]
fn there_is_one_for_each_statement_attribution_and_document() {
    let accounts = one();
    let account = &accounts.stories[0].account;
    let statements: usize = account.points.iter().map(|point| point.statements.len()).sum();
    let reports = account.reports.iter();
    let attributions: usize = reports.map(|report| report.analysis.attributions.len()).sum();
    let value = value(&accounts);
    let count = |motivation: &str| {
        items(&value).iter().filter(|item| item["motivation"] == motivation).count()
    };
    assert_eq!(count("classifying"), statements);
    assert_eq!(count("identifying"), attributions);
    assert_eq!(count("describing"), account.reports.len());
}

#[test]
fn identities_are_distinct_and_stay() {
    let first = value(&one());
    let ids: BTreeSet<&str> =
        items(&first).iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), items(&first).len());
    assert_eq!(annotations(&one()), annotations(&one()));
    let mut less = one();
    less.stories[0].account.points.remove(0);
    let less = value(&less);
    assert!(items(&less).iter().all(|item| ids.contains(item["id"].as_str().unwrap())));
}

/// The values of the textual bodies of a purpose.
fn bodies<'a>(item: &'a Value, purpose: &str) -> Vec<&'a str> {
    let bodies = item["body"].as_array().unwrap().iter();
    let bodies = bodies.filter(|body| body["purpose"] == purpose && body.get("value").is_some());
    bodies.map(|body| body["value"].as_str().unwrap()).collect()
}

#[test]
fn a_statement_says_its_point_finding_and_rule() {
    let value = value(&one());
    let item = items(&value).iter().find(|item| item["motivation"] == "classifying").unwrap();
    assert_eq!(bodies(item, "identifying"), ["point 1"]);
    assert_eq!(bodies(item, "classifying"), ["differs"]);
    assert_eq!(bodies(item, "tagging"), ["numbers_exclude"]);
    let linked = item["body"].as_array().unwrap().last().unwrap();
    let attribution = items(&value).iter().find(|other| other["id"] == linked["source"]).unwrap();
    assert_eq!(bodies(attribution, "identifying"), ["Ilse Brandt"]);
    assert_eq!(bodies(attribution, "classifying"), ["indirect"]);
    assert_eq!(attribution["target"][0]["selector"], item["target"][0]["selector"]);
}

#[test]
fn points_of_several_stories_have_both_numbers() {
    let value = value(&sample::accounts());
    let numbers: Vec<&str> =
        items(&value).iter().flat_map(|item| bodies(item, "identifying")).collect();
    assert!(numbers.contains(&"point 1.1") && numbers.contains(&"point 2.3"));
}

#[test]
fn statements_of_one_point_link_to_one_resource() {
    let value = value(&one());
    let links: Vec<&Value> = items(&value)
        .iter()
        .filter(|item| bodies(item, "identifying") == ["point 3"])
        .map(|item| &item["body"][0]["source"])
        .collect();
    assert_eq!(links.len(), 3);
    assert!(links.iter().all(|link| *link == links[0]));
}

#[test]
fn an_address_is_the_source() {
    let mut accounts = one();
    let url = "https://post.example/bridge";
    accounts.stories[0].account.reports[0].document.meta.url = Some(url.to_owned());
    let value = value(&accounts);
    assert_eq!(items(&value)[0]["target"][0], url);
    assert!(selected(&value).iter().any(|resource| resource["source"] == url));
    check_selectors(&accounts.stories[0].account.reports, &value);
}
