//! Help, manual and completions come from one definition.

use insta_cmd::assert_cmd_snapshot;

use crate::{run, stdout, text, twosource};

const COMMANDS: [&str; 9] = [
    "compare",
    "explain",
    "attributions",
    "read",
    "ingest",
    "stories",
    "fetch",
    "completions",
    "man",
];

#[test]
fn help_of_the_program() {
    assert_cmd_snapshot!(twosource(&["--help"]));
}

#[test]
fn help_of_compare() {
    assert_cmd_snapshot!(twosource(&["compare", "--help"]));
}

#[test]
fn help_of_fetch() {
    assert_cmd_snapshot!(twosource(&["fetch", "--help"]));
}

#[test]
fn every_command_has_help_and_a_manual_page() {
    for command in COMMANDS {
        assert!(stdout(&[command, "--help"]).contains("Usage: twosource"), "{command}");
        let page = stdout(&["man", command]);
        assert!(page.contains(&format!("twosource\\-{command}")), "{page}");
    }
    assert!(stdout(&["man"]).contains("Exit status"));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&["completions", shell]);
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
}

#[test]
fn help_gives_no_verdicts() {
    for command in COMMANDS {
        let help = stdout(&[command, "--help"]).to_lowercase();
        let mut words = help.split(|char: char| !char.is_alphanumeric());
        let verdict = words.find(|word| ["true", "verified", "confirmed", "fact"].contains(word));
        assert_eq!(verdict, None, "{command}");
    }
}

#[test]
fn a_command_that_is_not_understood_ends_with_2() {
    for args in [&["compare"][..], &["compair", "x"], &["compare", "x", "--width", "wide"]] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
    let output = run(&["man", "compair"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("hint: the commands are compare"));
}
