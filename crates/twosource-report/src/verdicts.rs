//! The program never says that something is so: a search of all that it writes.

use serde_json::Value;

use crate::{
    HtmlOptions, TextOptions, accounts_html, accounts_json, accounts_jsonl, accounts_markdown,
    accounts_text, assignment_line, attributions, attributions_json, attributions_jsonl, explain,
    html, json, jsonl, markdown, reading, reading_json, revision_line, sample, stories_json,
    stories_text, story_line, text,
};

/// Words of a verdict. The texts of the sample hold none of them, so that each hit is the program's.
const VERDICTS: [&str; 31] = [
    "true",
    "truth",
    "untrue",
    "false",
    "falsehood",
    "fact",
    "facts",
    "factual",
    "verified",
    "verify",
    "unverified",
    "confirmed",
    "confirm",
    "confirms",
    "unconfirmed",
    "proven",
    "proof",
    "proves",
    "debunked",
    "correct",
    "incorrect",
    "wrong",
    "lie",
    "lies",
    "fake",
    "hoax",
    "real",
    "accurate",
    "inaccurate",
    "reliable",
    "credible",
];

#[track_caller]
fn check(output: &str) {
    let lower = output.to_lowercase();
    let mut words = lower.split(|char: char| !char.is_alphanumeric());
    let hit = words.find(|word| VERDICTS.contains(word));
    assert_eq!(hit, None, "{output}");
}

/// Keys and strings of a JSON value; its `true` and `false` are no words.
fn strings(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(strings).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{key}\n{}", strings(value)));
            fields.collect::<Vec<_>>().join("\n")
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => String::new(),
    }
}

#[test]
fn no_verdict_in_text_and_markdown() {
    let (account, skipped) = (sample::account(), sample::skipped());
    for show_all in [false, true] {
        let options = TextOptions { show_all, ..TextOptions::default() };
        check(&text(&account, &skipped, &options));
        check(&attributions(&account.reports, &skipped, &options));
        check(&markdown(&account, &skipped, show_all));
        check(&reading(&sample::readings(), &skipped, &options));
    }
}

/// The words of a page, without markup, style and script.
fn words(page: &str) -> String {
    let body = page.split("<body>").nth(1).unwrap_or_default();
    let body = body.split("<script").next().unwrap_or_default();
    let parts = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join(" ")
}

#[test]
fn no_verdict_on_a_page() {
    let options = HtmlOptions::default();
    check(&words(&html(&sample::account(), &sample::skipped(), &options)));
    check(&words(&accounts_html(&sample::accounts(), &sample::skipped(), &options)));
}

#[test]
fn no_verdict_in_any_explanation() {
    let account = sample::account();
    for number in 1..=account.points.len() {
        check(&explain(&account, number, &TextOptions::default()).unwrap());
    }
}

#[test]
fn no_verdict_in_json() {
    let (account, skipped) = (sample::account(), sample::skipped());
    let readings = sample::readings();
    let whole = [
        json(&account, &skipped),
        attributions_json(&account.reports, &skipped),
        reading_json(&readings, &skipped),
    ];
    let lines = jsonl(&account, &skipped) + &attributions_jsonl(&account.reports, &skipped);
    for output in whole.iter().map(String::as_str).chain(lines.lines()) {
        check(&strings(&serde_json::from_str(output).unwrap()));
    }
}

#[test]
fn no_verdict_on_stories() {
    let (listing, accounts, skipped) = (sample::listing(), sample::accounts(), sample::skipped());
    let options = TextOptions { show_all: true, ..TextOptions::default() };
    check(&stories_text(&listing, &skipped, &options));
    check(&accounts_text(&accounts, &skipped, &options));
    check(&accounts_markdown(&accounts, &skipped, true));
    let mut lines = accounts_jsonl(&accounts, &skipped);
    lines.extend(listing.assignments.iter().map(assignment_line));
    lines.extend(listing.stories.iter().map(|listed| story_line(&listed.story)));
    lines.extend(listing.revisions.iter().map(revision_line));
    let whole = [stories_json(&listing, &skipped), accounts_json(&accounts, &skipped)];
    for output in whole.iter().map(String::as_str).chain(lines.lines()) {
        check(&strings(&serde_json::from_str(output).unwrap()));
    }
}

#[test]
fn the_sample_holds_every_finding() {
    use twosource_compare::Finding;
    let account = sample::account();
    let missing = Finding::ALL.into_iter().find(|&f| account.points_of(f).next().is_none());
    assert_eq!(missing, None);
}
