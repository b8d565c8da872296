//! The output keeps to its schema, and every position leads to the words that are shown.

use std::collections::BTreeMap;

use jsonschema::{Registry, Validator};
use serde_json::Value;
use twosource_compare::{Account, Report};

use super::{
    accounts_json, accounts_jsonl, assignment_line, attributions_json, attributions_jsonl, json,
    jsonl, profiles_json, reading_json, revision_line, stories_json, story_line,
};
use crate::sample;

const ACCOUNT: &str = include_str!("../../../../docs/schema/account-v1.schema.json");
const ATTRIBUTIONS: &str = include_str!("../../../../docs/schema/attributions-v1.schema.json");
const PROFILES: &str = include_str!("../../../../docs/schema/profiles-v1.schema.json");
const READING: &str = include_str!("../../../../docs/schema/reading-v1.schema.json");
const STORIES: &str = include_str!("../../../../docs/schema/stories-v1.schema.json");
const STORIES_LINE: &str = include_str!("../../../../docs/schema/stories-line-v1.schema.json");
const ACCOUNTS: &str = include_str!("../../../../docs/schema/accounts-v1.schema.json");
const LINE: &str = include_str!("../../../../docs/schema/line-v1.schema.json");

fn validator(schema: &str) -> Validator {
    let mut registry = Registry::new();
    for known in [ACCOUNT, STORIES, ACCOUNTS] {
        let known: Value = serde_json::from_str(known).unwrap();
        let uri = known["$id"].as_str().unwrap().to_owned();
        registry = registry.add(uri, known).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let schema = serde_json::from_str(schema).unwrap();
    jsonschema::options().with_registry(&registry).build(&schema).unwrap()
}

#[track_caller]
fn check(schema: &str, output: &str) {
    let value: Value = serde_json::from_str(output).unwrap();
    let errors: Vec<_> = validator(schema).iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{}\n{output}", errors.join("\n"));
}

/// All passages of a value, wherever they stand in it.
fn passages(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) if fields.contains_key("byte_start") => vec![value],
        Value::Object(fields) => fields.values().flat_map(passages).collect(),
        Value::Array(items) => items.iter().flat_map(passages).collect(),
        _ => Vec::new(),
    }
}

#[track_caller]
fn check_offsets(reports: &[Report], value: &Value) {
    let documents = reports.iter().map(|report| &report.document);
    let texts: BTreeMap<String, &str> = documents.map(|d| (d.id().to_string(), d.text())).collect();
    for passage in passages(value) {
        let text = texts[passage["document"].as_str().unwrap()];
        let at = |key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
        let words = passage["text"].as_str().unwrap();
        assert_eq!(text.get(at("byte_start")..at("byte_end")), Some(words));
        let chars = text.chars().skip(at("start")).take(at("end") - at("start"));
        assert_eq!(chars.collect::<String>(), words);
        let before = text.get(..at("byte_start")).unwrap();
        assert_eq!(before.matches('\n').count() + 1, at("line"));
    }
}

#[test]
fn an_account_keeps_to_the_schema() {
    check(ACCOUNT, &json(&sample::account(), &sample::skipped()));
    check(ACCOUNT, &json(&Account::default(), &[]));
}

#[test]
fn attributions_keep_to_the_schema() {
    check(ATTRIBUTIONS, &attributions_json(&sample::account().reports, &sample::skipped()));
}

#[test]
fn profiles_keep_to_the_schema() {
    let full = sample::account().reports;
    let mut fast = full.clone();
    fast[0].analysis.attributions[0].source = None;
    fast[1].analysis.attributions.pop();
    let output = profiles_json(&full, &fast, &sample::skipped());
    check(PROFILES, &output);
    let value: Value = serde_json::from_str(&output).unwrap();
    check_offsets(&full, &value);
    let differences = |at: usize| &value["documents"][at]["differences"];
    assert_eq!(differences(0)[0]["parts"], serde_json::json!(["source"]));
    assert_eq!(differences(1)[0]["kind"], "only_full");
    assert_eq!(differences(2).as_array().unwrap().len(), 0);
}

#[test]
fn readings_keep_to_the_schema() {
    let reports = sample::readings();
    let output = reading_json(&reports, &sample::skipped());
    check(READING, &output);
    check(READING, &reading_json(&[], &[]));
    check_offsets(&reports, &serde_json::from_str(&output).unwrap());
}

#[test]
fn entities_of_a_reading_are_those_of_the_document() {
    let output = reading_json(&sample::readings(), &[]);
    let value: Value = serde_json::from_str(&output).unwrap();
    let document = &value["documents"][0];
    let sentences = document["sentences"].as_array().unwrap();
    let statements = sentences.iter().flat_map(|s| s["statements"].as_array().unwrap());
    let entities: Vec<_> = statements.map(|s| &s["voices"][0]["entity"]).collect();
    assert!(entities.contains(&&Value::from(1)), "{entities:?}");
    assert_eq!(document["entities"][1]["name"]["text"], "Radio Ostrand");
    assert_eq!(document["left_out"][0]["kind"], "agency_line");
}

#[test]
fn every_line_keeps_to_the_schema() {
    let account = sample::account();
    let output = jsonl(&account, &sample::skipped());
    let lines = output.lines().chain([]);
    let kinds: Vec<String> = lines
        .map(|line| {
            check(LINE, line);
            let value: Value = serde_json::from_str(line).unwrap();
            value["type"].as_str().unwrap().to_owned()
        })
        .collect();
    let count = |kind: &str| kinds.iter().filter(|other| *other == kind).count();
    assert_eq!(kinds[0], "account");
    assert_eq!((count("document"), count("point")), (3, account.points.len()));
    for kind in ["attribution", "unattributed", "entity", "lineage", "group", "note", "problem"] {
        assert!(count(kind) > 0, "{kind}");
    }
    attributions_jsonl(&account.reports, &[]).lines().for_each(|line| check(LINE, line));
}

#[test]
fn stories_keep_to_the_schema() {
    let listing = sample::listing();
    check(STORIES, &stories_json(&listing, &sample::skipped()));
    check(STORIES_LINE, &assignment_line(&listing.assignments[0]));
    listing.stories.iter().for_each(|listed| check(STORIES_LINE, &story_line(&listed.story)));
    listing.revisions.iter().for_each(|one| check(STORIES_LINE, &revision_line(one)));
}

#[test]
fn accounts_of_several_stories_keep_to_the_schema() {
    let accounts = sample::accounts();
    check(ACCOUNTS, &accounts_json(&accounts, &sample::skipped()));
    let lines = accounts_jsonl(&accounts, &sample::skipped());
    lines.lines().for_each(|line| check(LINE, line));
    let of = |story: &str| lines.matches(&format!("\"story\":{story},")).count();
    assert!(of("1") > 20);
    assert_eq!(of("1"), of("2"));
}

#[test]
fn the_schema_refuses_what_is_not_described() {
    let mut value: Value = serde_json::from_str(&json(&sample::account(), &[])).unwrap();
    value["points"][0]["verdict"] = Value::Bool(true);
    assert!(!validator(ACCOUNT).is_valid(&value));
}

#[test]
fn positions_lead_to_the_words() {
    let account = sample::account();
    let value: Value = serde_json::from_str(&json(&account, &[])).unwrap();
    assert!(passages(&value).len() > 100);
    check_offsets(&account.reports, &value);
}

#[test]
fn numbers_have_four_decimals_at_most() {
    let value: Value = serde_json::from_str(&json(&sample::account(), &[])).unwrap();
    assert_eq!(value["points"][0]["importance"].to_string(), "1.2346");
    assert_eq!(value["lineages"][1]["share"].to_string(), "0.9346");
}

#[test]
fn what_is_borrowed_names_its_lender() {
    let account = sample::account();
    let value: Value = serde_json::from_str(&json(&account, &[])).unwrap();
    let published = &value["documents"][2]["published"];
    assert_eq!(published["basis"], "borrowed");
    assert_eq!(published["from"], account.reports[0].document.id().to_string());
}
