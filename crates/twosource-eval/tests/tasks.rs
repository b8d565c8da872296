//! The tasks as they are called, on invented texts.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str = "Bridge in Hartmoor to close\n\n\
    “The northern pillar has two cracks,” Mayor Ilse Brandt said on Monday.\n\n\
    The old bridge will close on Friday, the city engineer Tom Ode told reporters.\n";
const SECOND: &str = "Hartmoor closes its old bridge\n\n\
    The old bridge in Hartmoor will close on Friday, engineer Tom Ode said.\n\n\
    Brandt, the mayor, said the northern pillar had two cracks.\n";

fn eval(arguments: &[&str], folder: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_twosource-eval");
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env_remove("TWOSOURCE_DATA").output().unwrap()
}

fn records(folder: &TempDir) {
    let record = |id: &str, text: &str| serde_json::json!({"doc_id": id, "text": text}).to_string();
    let lines = [record("first", FIRST), record("second", SECOND), record("none", "No one spoke.")];
    fs::write(folder.path().join("in.jsonl"), lines.join("\n")).unwrap();
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The words at a list of code-point positions.
fn words(text: &str, spans: &Value) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let cut = |span: &Value| chars[at(&span[0])..at(&span[1])].iter().collect::<String>();
    spans.as_array().unwrap().iter().map(cut).collect::<Vec<_>>().join(" ... ")
}

fn timings(output: &Output) -> Value {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    serde_json::from_str(text.lines().last().unwrap()).unwrap()
}

#[test]
fn attributions_have_a_line_for_every_record_in_code_points() {
    let folder = TempDir::new().unwrap();
    records(&folder);
    let output = eval(&["attributions", "in.jsonl"], folder.path());
    let found = lines(&output);
    let ids: Vec<_> = found.iter().map(|line| line["doc_id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["first", "none", "second"]);
    assert_eq!(found[1]["attributions"], Value::Array(Vec::new()));
    let first = &found[0]["attributions"][0];
    assert_eq!(words(FIRST, &first["source"]), "Mayor Ilse Brandt");
    assert!(words(FIRST, &first["cue"]).starts_with("said"));
    assert!(words(FIRST, &first["content"]).contains("The northern pillar has two cracks"));
    let timings = timings(&output);
    assert_eq!((&timings["documents"], &timings["words"]), (&Value::from(3), &Value::from(62)));
}

#[test]
fn threads_do_not_change_what_is_printed() {
    let folder = TempDir::new().unwrap();
    records(&folder);
    let one = eval(&["attributions", "in.jsonl", "--threads", "1"], folder.path());
    let two = eval(&["attributions", "in.jsonl", "--threads", "2"], folder.path());
    assert_eq!(one.stdout, two.stdout);
}

#[test]
fn labels_cover_the_words_of_every_window() {
    let folder = TempDir::new().unwrap();
    records(&folder);
    let found = lines(&eval(&["labels", "in.jsonl"], folder.path()));
    assert!(found.iter().any(|line| !line["links"].as_array().unwrap().is_empty()));
    for line in &found {
        let (words, tags) = (line["words"].as_array().unwrap(), line["tags"].as_array().unwrap());
        assert_eq!(words.len(), tags.len());
        assert!(tags.iter().all(|tag| tag.as_u64().unwrap() < 7));
    }
}

#[test]
fn a_pair_gets_attributions_with_speakers_and_alignments() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), FIRST).unwrap();
    fs::write(folder.path().join("b.txt"), SECOND).unwrap();
    let found = &lines(&eval(&["pair", "."], folder.path()))[0];
    let attributions = found["attributions"].as_array().unwrap();
    let speakers: Vec<_> = attributions
        .iter()
        .map(|item| (item["report"].as_str(), item["speaker"].as_str()))
        .collect();
    assert!(speakers.contains(&(Some("a"), Some("Ilse Brandt"))), "{speakers:?}");
    assert!(speakers.contains(&(Some("b"), Some("Tom Ode"))), "{speakers:?}");
    for alignment in found["alignments"].as_array().unwrap() {
        assert_eq!(alignment["spans"].as_array().unwrap().len(), 2);
        assert!(["agrees", "differs"].contains(&alignment["relation"].as_str().unwrap()));
    }
    assert!(!found["alignments"].as_array().unwrap().is_empty());
}

#[test]
fn reading_lends_the_date_of_one_report_to_the_other() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), format!("{FIRST}\nPublished June 4, 2031\n")).unwrap();
    fs::write(folder.path().join("b.txt"), SECOND).unwrap();
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let found = lines(&eval(&["reading", "--only", "times", "."], folder.path()));
    assert_eq!(found[1]["id"], format!("{name}/b"));
    let times = |line: &Value| {
        let values = line["times"].as_array().unwrap().iter();
        values.map(|time| time["value"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(times(&found[0]), ["2031-06-02", "2031-06-06"]);
    assert_eq!(times(&found[1]), ["2031-06-06"]);
    let time = &found[1]["times"][0];
    let span = serde_json::json!([[time["start"], time["end"]]]);
    assert_eq!((words(SECOND, &span).as_str(), &time["type"]), ("Friday", &Value::from("DATE")));
}

#[test]
fn reading_takes_the_creation_time_of_a_record() {
    let folder = TempDir::new().unwrap();
    let record = serde_json::json!({"id": "one", "dct": "2031-06-04", "text": "It fell today."});
    fs::write(folder.path().join("in.jsonl"), record.to_string()).unwrap();
    let found = lines(&eval(&["reading", "in.jsonl"], folder.path()));
    assert_eq!(found[0]["times"][0]["value"], "2031-06-04");
    assert_eq!(found[0]["quantities"], Value::Array(Vec::new()));
}

#[test]
fn each_record_of_a_made_stream_gets_a_story() {
    let folder = TempDir::new().unwrap();
    let made = eval(&["generate", "stream", "--documents", "40", "--seed", "3"], folder.path());
    assert!(made.status.success());
    fs::write(folder.path().join("in.jsonl"), &made.stdout).unwrap();
    let output = eval(&["stories", "in.jsonl"], folder.path());
    let table = String::from_utf8(output.stdout.clone()).unwrap();
    let ids: Vec<&str> = table.lines().map(|row| row.split('\t').next().unwrap()).collect();
    assert_eq!((ids.len(), ids[0], ids[39]), (40, "r0000001", "r0000040"));
    assert_eq!(timings(&output)["documents"], 40);
}

#[test]
fn what_is_not_there_is_told() {
    let folder = TempDir::new().unwrap();
    let output = eval(&["attributions", "missing.jsonl"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("missing.jsonl"));
}

#[test]
fn each_profile_finds_who_spoke() {
    let folder = TempDir::new().unwrap();
    records(&folder);
    for profile in ["full", "fast"] {
        let found =
            lines(&eval(&["--profile", profile, "attributions", "in.jsonl"], folder.path()));
        let first = &found[0]["attributions"][0];
        assert_eq!(words(FIRST, &first["source"]), "Mayor Ilse Brandt", "{profile}");
        assert!(words(FIRST, &first["cue"]).starts_with("said"), "{profile}");
    }
}

#[test]
fn floors_are_skipped_without_data() {
    let folder = TempDir::new().unwrap();
    let output = eval(&["floors", "--data", "nowhere"], folder.path());
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text, "evaluation skipped: nowhere is not there\n");
}
