//! `twosource read`

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::{SUMMIT, SUMMIT_OTHERWISE, run, stdout, text, without_escapes};

const FORMATS: [&str; 3] = ["text", "json", "conllu"];

#[test]
fn a_report_is_shown_with_what_was_read() {
    let reading = stdout(&["read", SUMMIT[0]]);
    assert!(reading.starts_with("Orvania and Tesmar leaders meet"), "{reading}");
    for part in [
        "  published  2031-06-04",
        "SENTENCES (",
        "PEOPLE AND ORGANIZATIONS (",
        "TIMES (",
        "FIGURES (",
        "LEFT OUT (",
        "Radio Tesmar > the Orvanian Defense Ministry",
        "Marek Dallin",
    ] {
        assert!(reading.contains(part), "{part}: {reading}");
    }
}

#[test]
fn the_order_of_files_and_the_number_of_threads_change_no_byte() {
    for format in FORMATS {
        let output = |files: &[&str], threads| {
            let args = ["read", "--format", format, "--threads", threads];
            stdout(&[&args[..], files].concat())
        };
        assert_eq!(output(&SUMMIT, "1"), output(&SUMMIT_OTHERWISE, "2"), "{format}");
    }
}

#[test]
fn color_adds_escapes_and_nothing_else() {
    let plain = stdout(&["read", SUMMIT[1]]);
    assert!(!plain.contains('\u{1b}'), "a pipe has no color");
    let colored = stdout(&["read", "--color", "always", SUMMIT[1]]);
    assert!(colored.contains('\u{1b}'));
    assert_eq!(plain, without_escapes(&colored));
    let tables = ["read", "--color", "always", "--format", "conllu", SUMMIT[1]];
    assert!(!stdout(&tables).contains('\u{1b}'), "a table has no color");
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [40, 80, 120] {
        let reading = stdout(&["read", "--width", &width.to_string(), "examples/accident"]);
        assert!(reading.lines().all(|line| line.chars().count() <= width), "{width}");
        assert!(reading.lines().all(|line| line.trim_end() == line));
    }
}

#[test]
fn json_keeps_to_the_schema() {
    let schema = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let account = schema(include_str!("../../../../docs/schema/account-v1.schema.json"));
    let reading = schema(include_str!("../../../../docs/schema/reading-v1.schema.json"));
    let uri = account["$id"].as_str().unwrap().to_owned();
    let registry = jsonschema::Registry::new().add(uri, account).unwrap().prepare().unwrap();
    let validator = jsonschema::options().with_registry(&registry).build(&reading).unwrap();
    for example in ["examples/summit", "examples/accident", "examples/accident.jsonl"] {
        let output = stdout(&["read", "--format", "json", example]);
        let value = serde_json::from_str(&output).unwrap();
        let errors: Vec<_> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{example}: {}", errors.join("\n"));
    }
}

/// The heads of each tree of a table, whose form is checked on the way.
#[track_caller]
fn heads(table: &str) -> Vec<Vec<usize>> {
    let mut ids = BTreeSet::new();
    let mut found = Vec::new();
    for tree in table.split_terminator("\n\n") {
        let id = tree.lines().find_map(|line| line.strip_prefix("# sent_id = ")).unwrap();
        assert!(ids.insert(id.to_owned()), "{id} twice");
        let words = tree.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap();
        let rows = tree.lines().filter(|line| !line.starts_with("# "));
        let rows: Vec<Vec<&str>> = rows.map(|line| line.split('\t').collect()).collect();
        let mut spelled = String::new();
        for (row, number) in rows.iter().zip(1..) {
            assert_eq!((row.len(), row[0]), (10, number.to_string().as_str()), "{tree}");
            assert!(row.iter().all(|field| !field.is_empty() && field.trim() == *field), "{tree}");
            spelled += row[1];
            spelled += if row[9].contains("SpaceAfter=No") { "" } else { " " };
        }
        assert_eq!(spelled.trim_end(), words);
        found.push(rows.iter().map(|row| row[6].parse().unwrap()).collect());
    }
    found
}

#[track_caller]
fn check_table(table: &str) {
    for heads in heads(table) {
        assert_eq!(heads.iter().filter(|&&head| head == 0).count(), 1, "{heads:?}");
        assert!(heads.iter().all(|&head| head <= heads.len()), "{heads:?}");
        for start in 1..=heads.len() {
            let above =
                std::iter::successors(Some(start), |at| heads.get(at.checked_sub(1)?).copied());
            assert!(above.take(heads.len() + 1).any(|at| at == 0), "a circle: {heads:?}");
        }
    }
}

#[test]
fn tables_are_well_formed() {
    for example in ["examples/summit", "examples/accident", "examples/accident.jsonl"] {
        let table = stdout(&["read", "--format", "conllu", example]);
        check_table(&table);
        assert_eq!(table.matches("# newdoc id = ").count(), 4);
        assert_eq!(table.matches("# deprel = ClearNLP").count(), 4);
        assert!(table.contains("\tNER=B-"), "{example}");
    }
}

#[test]
fn token_ranges_lead_to_the_words() {
    let table = stdout(&["read", "--format", "conllu", SUMMIT[0]]);
    let file = fs::read_to_string(crate::root().join(SUMMIT[0])).unwrap();
    let mut count = 0;
    for row in table.lines().filter(|line| line.contains('\t')) {
        let range = row.split("TokenRange=").nth(1).unwrap();
        let (start, end) = range.split_once(':').unwrap();
        let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
        let words: String = file.chars().skip(start).take(end - start).collect();
        assert_eq!(row.split('\t').nth(1), Some(words.as_str()));
        count += 1;
    }
    assert!(count > 400, "{count}");
}

#[test]
fn exit_codes_tell_how_it_went() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("good.txt"), "Mayor Ilse Brandt said the old bridge would close.").unwrap();
    fs::write(path("empty.txt"), "").unwrap();
    for format in FORMATS {
        let code = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| path(name)).collect();
            let names = names.iter().map(String::as_str);
            let args: Vec<&str> = ["read", "--format", format].into_iter().chain(names).collect();
            run(&args).status.code()
        };
        assert_eq!(code(&["good.txt"]), Some(0));
        assert_eq!(code(&["good.txt", "empty.txt"]), Some(1));
        assert_eq!(code(&["empty.txt"]), Some(2));
    }
    let beside = run(&["read", &path("good.txt"), &path("empty.txt")]);
    assert!(text(&beside.stdout).contains("NOT READ (1)"));
}

#[test]
fn no_text_is_too_odd_to_be_shown() {
    let folder = TempDir::new().unwrap();
    let odd = [
        "\u{1b}[31mMayor\u{202e} Ilse\u{a0}Brandt\u{2028}said:\u{85}\u{201c}We will walk.",
        "_ | \\ # = \t1\t_\t- \"\"\" \u{fffd} ((((((( said said said 1,2,3 May May 0.0.0",
        "**He** said **_that_** \u{301}\u{301} 9e999 \u{1f469}\u{200d}\u{1f469} will 100000000000000000000 go.",
        "# sent_id = 1\n# text = x\n1\tx\tx\n\n\u{201c}\u{201c}\u{201c}a\u{201d} she said \u{201d}",
        ".",
    ];
    for (at, words) in odd.iter().enumerate() {
        let file = folder.path().join(format!("{at}.txt"));
        fs::write(&file, format!("{words} The mayor said the bridge is closed. {words}")).unwrap();
        let file = file.to_str().unwrap();
        assert!(!stdout(&["read", "-q", file]).contains('\u{1b}'));
        check_table(&stdout(&["read", "-q", "-f", "conllu", file]));
        let json = stdout(&["read", "-q", "-f", "json", file]);
        serde_json::from_str::<Value>(&json).unwrap();
    }
}
