//! `twosource stories`

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::{run, stdout, text, twosource};

const EXAMPLE: &str = "examples/stream.jsonl";

/// So many reports of invented fires, in order of time, several of each.
fn records(count: usize) -> String {
    let names = ["Skerling", "Hartmoor", "Ostrand", "Tolvik", "Marnbach", "Eldholm", "Fenwick"];
    let mut lines = String::new();
    for number in 0..count {
        // No name comes again after some days, so that stories are closed.
        let end = ["", "ton", "stad", "by", "au", "ik", "os", "um", "et", "ar"][number / 63 % 10];
        let name = format!("{}{end}", names[(number / 9 + number % 3) % names.len()]);
        let (day, hour) = (number / 24 % 27 + 1, number % 24);
        let month = number / (24 * 27) + 1;
        writeln!(
            lines,
            "{{\"id\": \"r{number}\", \"title\": \"Fire in {name}\", \"outlet\": \"Post {}\", \
             \"published\": \"2031-{month:02}-{day:02}T{hour:02}:10Z\", \"text\": \"A fire broke out \
             in {name} near the bridge of {name}field, mayor {name}sen said of the {number}th \
             call. The chief of {name} brigade, {name}ova, saw {} houses burn.\"}}",
            number % 5,
            number % 11,
        )
        .unwrap();
    }
    lines
}

/// A folder with a stream in it and room for states.
struct Desk(TempDir);

impl Desk {
    fn new(records: &str) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("in.jsonl"), records).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Runs on the stream with a state, to the end.
    #[track_caller]
    fn take(&self, state: &str, more: &[&str]) -> String {
        let (input, state) = (self.text("in.jsonl"), self.text(state));
        stdout(&[&["stories", "--state", &state, &input], more].concat())
    }

    fn logs(&self, state: &str) -> [Vec<u8>; 3] {
        let file = |name: &str| fs::read(self.path(state).join(name)).unwrap();
        ["assignments.jsonl", "stories.jsonl", "seen.bin"].map(file)
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_report_has_its_story() {
    let table = stdout(&["stories", "-f", "tsv", EXAMPLE]);
    let rows: Vec<(&str, &str)> = table.lines().map(|row| row.split_once('\t').unwrap()).collect();
    assert_eq!(rows.len(), 16);
    assert!(rows[0].0.ends_with("stream.jsonl:tolmen-1"), "{table}");
    let event = |name: &str| name.split([':', '-']).nth(1).unwrap().to_owned();
    let pairs: BTreeSet<(&str, String)> =
        rows.iter().map(|(name, story)| (*story, event(name))).collect();
    let stories: BTreeSet<&str> = rows.iter().map(|(_, story)| *story).collect();
    assert_eq!(pairs.len(), stories.len(), "no story has two events: {table}");
    assert_eq!(stories.len(), 4, "{table}");
}

#[test]
fn stories_are_listed_with_their_reports() {
    let list = stdout(&["stories", EXAMPLE]);
    assert!(list.starts_with("16 reports · "), "{list}");
    assert!(list.contains("  examples/stream.jsonl:ostermoor-3\n"), "{list}");
    for width in ["40", "100"] {
        let list = stdout(&["stories", "--all", "--width", width, EXAMPLE]);
        assert!(list.lines().all(|line| line.chars().count() <= width.parse().unwrap()), "{list}");
    }
}

#[test]
fn json_and_lines_keep_to_their_schemas() {
    let schema = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let account = schema(include_str!("../../../../docs/schema/account-v1.schema.json"));
    let stories = schema(include_str!("../../../../docs/schema/stories-v1.schema.json"));
    let line = schema(include_str!("../../../../docs/schema/stories-line-v1.schema.json"));
    let uri = |schema: &Value| schema["$id"].as_str().unwrap().to_owned();
    let registry = jsonschema::Registry::new().add(uri(&account), account).unwrap();
    let registry = registry.add(uri(&stories), stories.clone()).unwrap().prepare().unwrap();
    let check = |schema: &Value, value: &Value| {
        let validator = jsonschema::options().with_registry(&registry).build(schema).unwrap();
        let errors: Vec<_> = validator.iter_errors(value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{value}: {}", errors.join("\n"));
    };
    let whole: Value = serde_json::from_str(&stdout(&["stories", "-f", "json", EXAMPLE])).unwrap();
    check(&stories, &whole);
    assert_eq!((&whole["taken"], whole["assignments"].as_array().unwrap().len()), (&16.into(), 16));
    let lines = lines(&stdout(&["stories", "-f", "jsonl", EXAMPLE]));
    for value in &lines {
        check(&line, value);
    }
    let of = |kind: &str| lines.iter().filter(|line| line["type"] == kind).count();
    assert_eq!((of("assignment"), of("story")), (16, whole["stories"].as_array().unwrap().len()));
}

#[test]
fn reports_are_taken_in_order_of_time() {
    let forward = Desk::new(&records(200));
    let mut backward: Vec<&str> = Vec::new();
    let all = records(200);
    backward.extend(all.lines().rev());
    let backward = Desk::new(&backward.join("\n"));
    let assigned = |desk: &Desk, more: &[&str]| {
        let input = desk.text("in.jsonl");
        let output = run(&[&["stories", "-f", "tsv", &input], more].concat());
        let prefix = format!("{input}:");
        (text(&output.stdout).replace(&prefix, ""), text(&output.stderr))
    };
    let (rows, said) = assigned(&forward, &[]);
    assert_eq!((rows.lines().next().unwrap().split('\t').next(), said.as_str()), (Some("r0"), ""));
    let names = |rows: &str| -> Vec<String> {
        rows.lines().map(|row| row.split('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&assigned(&backward, &[]).0), names(&rows));
    let (rows, said) = assigned(&backward, &["--in-order"]);
    assert!(rows.starts_with("r199\t"));
    assert!(said.contains("199 reports came after later ones"), "{said}");
}

#[test]
fn a_report_that_comes_twice_is_taken_once() {
    let desk = Desk::new(&records(20).repeat(2));
    let input = desk.text("in.jsonl");
    assert_eq!(stdout(&["stories", "-f", "tsv", &input]).lines().count(), 20);
    assert_eq!(stdout(&["stories", "-f", "tsv", "--in-order", &input]).lines().count(), 20);
}

#[test]
fn a_second_run_goes_on_where_the_first_stopped() {
    let all = records(300);
    let at_once = Desk::new(&all);
    at_once.take("state", &[]);
    let desk = Desk::new(&all.split_inclusive('\n').take(170).collect::<String>());
    let first = desk.take("state", &["-f", "tsv"]);
    assert_eq!(first.lines().count(), 170);
    assert_eq!(desk.take("state", &["-f", "tsv"]), "", "all are known");
    fs::write(desk.path("in.jsonl"), &all).unwrap();
    assert!(desk.take("state", &[]).starts_with("130 reports · "));
    let bare = |desk: &Desk| {
        let log = text(&desk.logs("state")[0]);
        log.replace(&desk.text("in.jsonl"), "")
    };
    let report = |log: &str| -> Vec<Value> {
        lines(log).into_iter().map(|line| line["report"].clone()).collect()
    };
    assert_eq!(report(&bare(&desk)), report(&bare(&at_once)));
    assert_eq!(lines(&bare(&desk)).len(), 300);
}

#[test]
fn lines_of_a_state_are_those_of_the_output() {
    let desk = Desk::new(&records(400));
    let shown = desk.take("state", &["-f", "jsonl", "--window", "2"]);
    let [assignments, stories, _] = desk.logs("state");
    let (assignments, stories) = (text(&assignments), text(&stories));
    let of = |kind: &str| -> String {
        let mark = format!("{{\"type\":\"{kind}\"");
        shown.split_inclusive('\n').filter(|line| line.starts_with(&mark)).collect()
    };
    assert_eq!(assignments, of("assignment"));
    assert!(of("story").starts_with(&stories), "those that are open come last");
    assert!(!stories.is_empty());
}

/// A run that reads the stream from its standard input.
fn fed(desk: &Desk, state: &str, every: &str) -> Child {
    let state = desk.text(state);
    let args =
        ["stories", "-", "--in-order", "-f", "tsv", "--state", &state, "--save-every", every];
    let mut command = twosource(&args);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits until the state has taken something new, or some time.
fn wait_for(log: &Path, more_than: u64) {
    for _ in 0..200 {
        if fs::metadata(log).is_ok_and(|data| data.len() > more_than) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn nothing_is_lost_or_doubled_when_a_run_is_killed() {
    let all = records(600);
    let desk = Desk::new(&all);
    let whole = |state: &str| {
        let mut child = fed(&desk, state, "7");
        child.stdin.take().unwrap().write_all(all.as_bytes()).unwrap();
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
        desk.logs(state)
    };
    let undisturbed = whole("undisturbed");
    let log = desk.path("killed").join("assignments.jsonl");
    for count in [1, 60, 200, 201, 420, 600] {
        let before = fs::metadata(&log).map_or(0, |data| data.len());
        let mut child = fed(&desk, "killed", "7");
        let part: String = all.split_inclusive('\n').take(count).collect();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(part.as_bytes()).unwrap();
        if count > 1 {
            wait_for(&log, before);
        }
        // Its input is still open: it has not come to its end.
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(fs::metadata(&log).unwrap().len() > 0);
    assert!(whole("killed") == undisturbed, "the bytes differ");
}

#[test]
fn nothing_is_lost_when_a_run_over_a_file_is_killed() {
    let desk = Desk::new(&records(600));
    desk.take("undisturbed", &[]);
    let (input, state) = (desk.text("in.jsonl"), desk.text("killed"));
    for pause in [0, 5, 10, 15, 20, 25, 30, 40, 60] {
        let args = ["stories", &input, "--state", &state, "--save-every", "3"];
        let mut child = twosource(&args).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    desk.take("killed", &[]);
    assert!(desk.logs("killed") == desk.logs("undisturbed"), "the bytes differ");
}

#[cfg(unix)]
#[test]
fn an_interrupt_saves_the_state() {
    let all = records(100);
    let desk = Desk::new(&all);
    let mut child = fed(&desk, "state", "50");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(all.as_bytes()).unwrap();
    wait_for(&desk.path("state").join("seen.bin"), 8 * 49);
    std::thread::sleep(Duration::from_millis(300));
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("interrupted; the state is saved"));
    assert_eq!(text(&desk.logs("state")[0]).lines().count(), 100);
    drop(stdin);
}

#[test]
fn a_state_belongs_to_one_run() {
    let desk = Desk::new(&records(10));
    let mut child = fed(&desk, "state", "5");
    wait_for(&desk.path("state").join("lock"), 0);
    for _ in 0..200 {
        if desk.path("state").join("seen.bin").exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = run(&["stories", &desk.text("in.jsonl"), "--state", &desk.text("state")]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains(": another run uses this state\n  hint: wait for its end"), "{said}");
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A run with a state that cannot be used says why.
#[track_caller]
fn refuses(desk: &Desk, more: &[&str], reason: &str) {
    let (input, state) = (desk.text("in.jsonl"), desk.text("state"));
    let output = run(&[&["stories", &input, "--state", &state], more].concat());
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()));
    let said = text(&output.stderr);
    assert!(said.contains(reason) && said.contains("\n  hint: "), "{said}");
}

#[test]
fn a_state_that_cannot_be_used_is_told() {
    let desk = Desk::new(&records(50));
    desk.take("state", &["--window", "5"]);
    let snapshot = desk.path("state").join("snapshot.bin");
    let good = fs::read(&snapshot).unwrap();
    refuses(&desk, &["--window", "6"], "state: was begun with a window of 5 days");
    assert!(desk.take("state", &["--window", "5"]).starts_with("0 reports"));
    let mut newer = good.clone();
    newer[16] = 200;
    fs::write(&snapshot, &newer).unwrap();
    refuses(&desk, &[], "snapshot.bin: was written by a newer version");
    fs::write(&snapshot, &good[..good.len() - 1]).unwrap();
    refuses(&desk, &[], "snapshot.bin: is damaged");
    fs::write(&snapshot, &good).unwrap();
    let log = desk.path("state").join("assignments.jsonl");
    let whole = fs::read(&log).unwrap();
    fs::write(&log, &whole[..whole.len() - 1]).unwrap();
    refuses(&desk, &[], "assignments.jsonl: is damaged");
    fs::write(&log, [&whole[..], b"{\"type\":\"assig"].concat()).unwrap();
    desk.take("state", &[]);
    assert_eq!(fs::read(&log).unwrap(), whole, "what no snapshot counts is cut off");
    fs::remove_file(&snapshot).unwrap();
    refuses(&desk, &[], "assignments.jsonl: stands there without a state");
}

#[test]
fn what_cannot_be_read_does_not_stop_a_stream() {
    let desk = Desk::new(&format!("{}{{\"id\": 1}}\n", records(3)));
    let output = run(&["stories", &desk.text("in.jsonl")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("NOT READ"));
    assert!(
        text(&output.stderr).contains("in.jsonl:4: the record has no text\n  hint: each record")
    );
    let output = run(&["stories", "nowhere.jsonl"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()));
    assert!(text(&output.stderr).contains("\ntwosource: no report could be read\n"));
}

#[test]
fn a_result_is_not_written_over_its_input() {
    let desk = Desk::new(&records(3));
    let (input, folder) = (desk.text("in.jsonl"), desk.text(""));
    for path in [&input, &folder] {
        let output = run(&["stories", "-f", "tsv", path, "-o", &input]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("this is one of the reports"));
    }
    let to = desk.text("out.tsv");
    assert_eq!(stdout(&["stories", "-f", "tsv", &input, "-o", &to]), "");
    assert_eq!(fs::read_to_string(to).unwrap().lines().count(), 3);
}

#[test]
fn a_second_look_can_be_asked_for() {
    let whole: Value =
        serde_json::from_str(&stdout(&["stories", "--revise", "-f", "json", EXAMPLE])).unwrap();
    assert!(whole["revisions"].is_array());
}
