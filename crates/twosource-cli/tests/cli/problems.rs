//! Input that cannot be read: one line, a hint, and the rest goes on.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::{SUMMIT, run, text, twosource};

/// A folder with one input of each kind that fails, and one that is good.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("good.txt", b"Mayor Ilse Brandt said the old bridge would close on Monday.");
    write("empty.txt", b"");
    write("binary.txt", b"GIF89a\0\x01\x02\0\0\0");
    write("page.pdf", b"%PDF-1.7 text");
    write("bad.jsonl", b"{\"text\": \"\n");
    write("none.jsonl", b"{\"id\": 1}\n");
    write("cut.txt.gz", b"\x1f\x8b\x08\0");
    fs::create_dir(folder.path().join("nothing")).unwrap();
    folder
}

/// Alone the input gives no result; beside a report it is told and the report is shown.
#[track_caller]
fn check(folder: &Path, name: &str, reason: &str, hint: &str) {
    let path = folder.join(name);
    let path = path.to_str().unwrap();
    let says = |stderr: &[u8]| {
        let said = text(stderr).replace(path, name);
        let (first, second) = said.split_once('\n').unwrap();
        assert!(first.starts_with(&format!("twosource: {name}{reason}")), "{said}");
        assert!(second.starts_with(&format!("  hint: {hint}")), "{said}");
        said
    };
    let alone = run(&["compare", path]);
    assert_eq!((alone.status.code(), text(&alone.stdout)), (Some(2), String::new()), "{name}");
    let said = says(&alone.stderr);
    assert!(said.contains("\ntwosource: no report could be read\n  hint: "), "{said}");

    let beside = run(&["compare", path, folder.join("good.txt").to_str().unwrap()]);
    assert_eq!(beside.status.code(), Some(1), "{name}");
    says(&beside.stderr);
    assert!(text(&beside.stdout).contains("NOT READ"), "{name}");
}

#[test]
fn each_kind_has_its_line_and_its_hint() {
    let folder = folder();
    let folder = folder.path();
    check(folder, "missing.txt", ": no such file or folder", "check the spelling");
    check(folder, "empty.txt", ": the file is empty", "check that the text was saved");
    check(folder, "binary.txt", ": a binary file, not text", "save the text");
    check(folder, "page.pdf", ": .pdf files are not read", "save the text");
    check(folder, "bad.jsonl", ":1: not a valid JSON record: ", "each line must be");
    check(folder, "none.jsonl", ":1: the record has no text", "each record needs");
    check(folder, "cut.txt.gz", ": the compressed data is damaged: ", "copy or download");
    check(folder, "nothing", ": the folder holds no reports", "reports are");
    check(folder, "*.md", ": no file matches the pattern", "* stands for");
}

#[test]
fn one_hint_serves_several_problems_in_a_row() {
    let output = run(&["compare", "nowhere-a.txt", "nowhere-b.txt"]);
    let said = text(&output.stderr);
    assert_eq!(said.matches("hint: check the spelling").count(), 1, "{said}");
    assert_eq!(said.matches("no such file or folder").count(), 2, "{said}");
}

#[test]
fn problems_stand_in_json() {
    let args = ["compare", "--format", "json", "nowhere.txt"];
    let output = run(&[&args[..], &SUMMIT[..]].concat());
    let account: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(account["problems"][0]["message"], "nowhere.txt: no such file or folder");
}

#[test]
fn a_date_that_is_none_is_refused() {
    let output = run(&["compare", "--published", "06/04/2031", SUMMIT[0]]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("not a date; write it as in 2031-06-04"));
}

#[test]
fn a_report_that_would_be_written_over_is_kept() {
    let folder = TempDir::new().unwrap();
    let report = folder.path().join("a.txt");
    fs::write(&report, "Mayor Ilse Brandt said the old bridge would close on Monday.").unwrap();
    let path = report.to_str().unwrap();
    let output = twosource(&["compare", path, "-o", path]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("this is one of the reports"));
    assert!(fs::read_to_string(&report).unwrap().starts_with("Mayor Ilse"));
}

#[test]
fn a_file_of_families_is_checked() {
    let folder = folder();
    let path = folder.path().join("families.txt");
    let check = |lines: &str, expected: &str| {
        fs::write(&path, lines).unwrap();
        let good = folder.path().join("good.txt");
        let file = path.to_str().unwrap();
        let found = run(&["compare", good.to_str().unwrap(), "-q", "--families", file]);
        let said = text(&found.stderr).replace(file, "families.txt");
        assert!(said.starts_with(expected), "{said}");
        found.status.code()
    };
    assert_eq!(check("# mine\nOde Media | Olm Echo | olm.example\n", ""), Some(0));
    let line = "twosource: families.txt, line 1: the family has no title\n  hint: write a family";
    assert_eq!(check("Ode Media\n", line), Some(2));
}
