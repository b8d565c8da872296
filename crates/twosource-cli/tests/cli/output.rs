//! Where the result goes and what it looks like there.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use tempfile::TempDir;

use crate::{SUMMIT, stdout, text, twosource, without_escapes};

#[test]
fn color_adds_escapes_and_nothing_else() {
    let plain = stdout(&["compare", "examples/summit"]);
    let colored = stdout(&["compare", "--color", "always", "examples/summit"]);
    assert!(!plain.contains('\u{1b}'));
    assert!(colored.contains('\u{1b}'));
    assert_eq!(plain, without_escapes(&colored));
}

#[test]
fn the_environment_chooses_color_where_the_user_does_not() {
    let output = |variable: &str, args: &[&str]| {
        let mut command = twosource(&["compare", "examples/summit"]);
        text(&command.args(args).env(variable, "1").output().unwrap().stdout)
    };
    assert!(output("CLICOLOR_FORCE", &[]).contains('\u{1b}'));
    assert!(!output("NO_COLOR", &[]).contains('\u{1b}'));
    assert!(!output("CLICOLOR_FORCE", &["--color", "never"]).contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [40, 80, 120] {
        let account =
            stdout(&["compare", "--all", "--width", &width.to_string(), "examples/summit"]);
        let widest = account.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width && widest + 20 > width, "{widest} for {width}");
        assert!(account.lines().all(|line| line.trim_end() == line));
    }
}

#[test]
fn a_result_can_go_to_a_file() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("note.md");
    let args = ["compare", "-f", "markdown", "examples/summit"];
    let note = stdout(&args);
    assert_eq!(stdout(&[&args[..], &["-o", file.to_str().unwrap()]].concat()), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), note);

    let output = twosource(&args).args(["-o", "/nowhere/note.md"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.starts_with("twosource: /nowhere/note.md: cannot be written: "), "{said}");
}

#[test]
fn a_report_can_come_from_standard_input() {
    let mut child = twosource(&["compare", "-", SUMMIT[0]])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let report = fs::read(crate::root().join(SUMMIT[1])).unwrap();
    child.stdin.take().unwrap().write_all(&report).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("\n2 reports · "));
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let mut child = twosource(&["compare", "--all", "-f", "json", "examples/summit"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[test]
fn messages_go_to_standard_error() {
    let output = twosource(&["compare", "-v", "examples/summit"]).output().unwrap();
    assert_eq!(text(&output.stdout), stdout(&["compare", "examples/summit"]));
    assert!(text(&output.stderr).contains("compared"), "{}", text(&output.stderr));
    let quiet = twosource(&["compare", "examples/summit"]).output().unwrap();
    assert_eq!(text(&quiet.stderr), "");
}
