//! A web archive is read in memory that does not depend on its length.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs::File;
use std::process::Command;

use serde_json::Value;

/// The counts and the most memory, in units of a million bytes, of reading an archive of so many
/// records; few of them are reports, so that the test is soon over.
fn read(records: u32) -> (Value, Option<f64>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.warc.gz");
    let program = env!("CARGO_BIN_EXE_twosource-eval");
    let made = Command::new(program)
        .args(["generate", "warc", "--gzip", "--broken", "--reports", "5", "--records"])
        .arg(records.to_string())
        .stdout(File::create(&path).unwrap())
        .status();
    assert!(made.unwrap().success());
    let output = Command::new(program).arg("archive").arg(&path).output().unwrap();
    assert!(output.status.success());
    let timings: Value = serde_json::from_slice(&output.stderr).unwrap();
    (serde_json::from_slice(&output.stdout).unwrap(), timings["peak_memory_mb"].as_f64())
}

#[test]
fn memory_is_constant() {
    let ((few, small), (many, large)) = (read(1000), read(10_000));
    let documents = |counts: &Value| counts["documents"].as_u64().unwrap();
    assert!(documents(&many) > 7 * documents(&few), "{few} {many}");
    assert_eq!(many["broken_records"], 10_000 / 17);
    // Known on Linux only.
    if let (Some(small), Some(large)) = (small, large) {
        assert!(large < small * 1.2 + 4.0, "{small} MB for 1,000 records, {large} MB for 10,000");
    }
}
