//! Tables and annotations: what is written where, and what is refused.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::{SUMMIT, SUMMIT_OTHERWISE, run, stdout, text};

const TABLES: [&str; 5] = ["attributions", "documents", "passages", "points", "statements"];
const EXAMPLE: &str = "examples/summit";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_folder_gets_every_table() {
    let folder = TempDir::new().unwrap();
    let csv = folder.path().join("new/tables/");
    let to = format!("{}/", csv.display());
    assert_eq!(stdout(&["compare", EXAMPLE, "-f", "csv", "-o", &to]), "");
    assert_eq!(names(&csv), TABLES.map(|name| format!("{name}.csv")));
    for table in TABLES {
        let one = stdout(&["compare", EXAMPLE, "-f", "csv", "--table", table]);
        assert_eq!(fs::read_to_string(csv.join(format!("{table}.csv"))).unwrap(), one);
    }
    let points = stdout(&["compare", EXAMPLE, "-f", "csv"]);
    assert!(points.starts_with("story,point,finding,rule,") && points.ends_with("\r\n"));
    assert_eq!(stdout(&["compare", EXAMPLE, "-f", "csv", "--table", "points"]), points);
}

#[test]
fn other_files_of_a_folder_stay() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("notes.txt"), "mine").unwrap();
    fs::write(path.join("points.csv"), "old").unwrap();
    fs::write(path.join("statements.csv"), "mine too").unwrap();
    let to = path.to_str().unwrap();
    stdout(&["compare", EXAMPLE, "-f", "csv", "--table", "points", "-o", to]);
    assert_eq!(names(path), ["notes.txt", "points.csv", "statements.csv"]);
    let read = |name: &str| fs::read_to_string(path.join(name)).unwrap();
    assert_eq!((read("notes.txt"), read("statements.csv")), ("mine".into(), "mine too".into()));
    assert!(read("points.csv").starts_with("story,"));
}

#[test]
fn parquet_goes_to_files_and_is_the_same_for_any_order() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, threads, files: &[&str]| {
        let path = folder.path().join(name);
        let to = format!("{}/", path.display());
        let args = ["compare", "-f", "parquet", "-o", &to, "--threads", threads];
        assert_eq!(stdout(&[&args[..], files].concat()), "");
        path
    };
    let (first, second) = (write("a", "1", &SUMMIT), write("b", "2", &SUMMIT_OTHERWISE));
    assert_eq!(names(&first), TABLES.map(|name| format!("{name}.parquet")));
    for name in names(&first) {
        let bytes = fs::read(first.join(&name)).unwrap();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{name}");
        assert!(bytes == fs::read(second.join(&name)).unwrap(), "{name}");
    }
    let file = folder.path().join("s.parquet");
    let to = file.to_str().unwrap();
    stdout(&["compare", EXAMPLE, "-f", "parquet", "--table", "statements", "-o", to]);
    assert_eq!(fs::read(file).unwrap(), fs::read(first.join("statements.parquet")).unwrap());
}

#[track_caller]
fn refused(args: &[&str], message: &str, hint: &str) {
    let output = run(&[&["compare"], args].concat());
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()));
    let said = text(&output.stderr);
    let (first, second) = said.split_once('\n').unwrap();
    assert!(first.starts_with("twosource: ") && first.contains(message), "{said}");
    assert!(second.starts_with(&format!("  hint: {hint}")), "{said}");
}

#[test]
fn what_cannot_be_written_is_refused_with_a_hint() {
    let stream = "Parquet is not written to standard output";
    refused(&[EXAMPLE, "-f", "parquet"], stream, "name a file for one table (-o points.parquet)");
    let choice = "--table chooses among tables only";
    refused(&[EXAMPLE, "--table", "points"], choice, "add --format csv");
    refused(&[EXAMPLE, "-f", "json", "--table", "points"], choice, "add --format csv");
}

#[test]
fn a_report_is_never_overwritten() {
    let folder = TempDir::new().unwrap();
    let report = folder.path().join("a.txt");
    let words = "Mayor Ilse Brandt said the old bridge would close on Monday.";
    fs::write(&report, words).unwrap();
    let (named, message) = (report.to_str().unwrap(), "this is one of the reports");
    let hint = "choose another name for the result";
    refused(&[named, SUMMIT[0], "-f", "csv", "-o", named], message, hint);
    refused(&[named, SUMMIT[0], "-f", "parquet", "-o", named], message, hint);

    // What was named is kept also where it is not read.
    let table = folder.path().join("points.csv");
    fs::write(&table, words).unwrap();
    let to = folder.path().to_str().unwrap();
    let output = run(&["compare", table.to_str().unwrap(), named, "-f", "csv", "-o", to]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
    assert_eq!(names(folder.path()), ["a.txt", "points.csv"]);
    assert!([report, table].iter().all(|file| fs::read_to_string(file).unwrap() == words));
}

#[test]
fn tables_may_stand_beside_the_reports() {
    let folder = TempDir::new().unwrap();
    let report = folder.path().join("a.txt");
    fs::write(&report, "Mayor Ilse Brandt said the old bridge would close on Monday.").unwrap();
    let to = folder.path().to_str().unwrap();
    stdout(&["compare", "-q", to, "-f", "csv", "-o", to]);
    let first = fs::read(folder.path().join("documents.csv")).unwrap();
    stdout(&["compare", "-q", to, "-f", "csv", "-o", to]);
    assert_eq!(fs::read(folder.path().join("documents.csv")).unwrap(), first);
    assert_eq!(names(folder.path()).len(), 6);
}

#[test]
fn several_stories_are_one_table() {
    let stream = "examples/stream.jsonl";
    let points = stdout(&["compare", stream, "-f", "csv"]);
    let stories: Vec<&str> = points.lines().filter_map(|line| line.split(',').next()).collect();
    assert!(stories.contains(&"1") && stories.contains(&"2"));
    let documents = stdout(&["compare", stream, "-f", "csv", "--table", "documents"]);
    assert_eq!(documents.lines().count(), 17);
}

#[test]
fn the_report_decides_nothing_in_a_spreadsheet() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.txt");
    let formula = "=HYPERLINK(\"https://lure.example\") said the old bridge would close on Monday.";
    fs::write(&path, format!("The bridge\n\n{formula}\n")).unwrap();
    for table in TABLES {
        let args = ["compare", "-q", path.to_str().unwrap(), "-f", "csv", "--table", table];
        let csv = stdout(&args);
        assert!(!csv.contains(",=") && !csv.contains(",\"="), "{csv}");
    }
}

#[test]
fn annotations_keep_to_the_schema_and_lead_to_the_words() {
    let schema = include_str!("../../../../docs/schema/annotations-v1.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    for input in [EXAMPLE, "examples/accident", "examples/stream.jsonl"] {
        let annotations = stdout(&["compare", input, "-f", "annotations"]);
        let annotations: Value = serde_json::from_str(&annotations).unwrap();
        let errors: Vec<_> = validator.iter_errors(&annotations).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{input}: {}", errors.join("\n"));
        let items = annotations["first"]["items"].as_array().unwrap();
        let mut ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), items.len(), "{input}");
    }
}

#[test]
fn selectors_of_files_select_the_same_words() {
    let annotations = stdout(&["compare", EXAMPLE, "-f", "annotations"]);
    let annotations: Value = serde_json::from_str(&annotations).unwrap();
    let items = annotations["first"]["items"].as_array().unwrap();
    let texts: Vec<(&str, Vec<char>)> = items
        .iter()
        .filter(|item| item["motivation"] == "describing")
        .map(|item| {
            let name = item["body"][1]["value"].as_str().unwrap();
            let text = fs::read_to_string(crate::root().join(name)).unwrap();
            (item["target"][0].as_str().unwrap(), text.chars().collect())
        })
        .collect();
    assert_eq!(texts.len(), 4);
    let words = items.iter().flat_map(|item| item["target"].as_array().unwrap());
    let words: Vec<&Value> = words.filter(|target| target.is_object()).collect();
    assert!(words.len() > 100);
    for target in words {
        let text = &texts.iter().find(|(source, _)| target["source"] == *source).unwrap().1;
        let [position, quote] = &target["selector"].as_array().unwrap()[..] else { panic!() };
        let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
        let quoted = |key: &str| quote[key].as_str().unwrap_or("").chars().collect::<Vec<_>>();
        assert_eq!(text[at("start")..at("end")], quoted("exact"));
        assert!(text[..at("start")].ends_with(&quoted("prefix")));
        assert!(text[at("end")..].starts_with(&quoted("suffix")));
    }
}
