//! One clear line for each thing that goes wrong, and the rest goes on.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use flate2::{Compression, write::GzEncoder};
use tempfile::{TempDir, tempdir};
use twosource_ingest::{Ingest, Input, Limits, Overrides, Problem, parse_date, read, read_with};
use twosource_text::{Basis, NoteKind};

const PROSE: &str = "The tram left the rails near the old depot on Monday, police said.";

/// A folder with files.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempdir().unwrap() }
    }

    fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn read(&self, names: &[&str]) -> Ingest {
        let inputs: Vec<_> = names.iter().map(|name| Input::Path(self.path(name))).collect();
        read(&inputs, &Overrides::default(), &Limits::default())
    }

    /// The names of the documents and the lines of the problems, without the folder.
    fn told(&self, names: &[&str]) -> (Vec<String>, Vec<String>) {
        let ingest = self.read(names);
        let short =
            |line: String| line.replace(&format!("{}/", self.path("").trim_end_matches('/')), "");
        assert!(ingest.problems.iter().all(|problem| !problem.hint().is_empty()));
        (
            ingest.documents.iter().map(|document| short(document.name().to_owned())).collect(),
            ingest.problems.iter().map(|problem| short(problem.to_string())).collect(),
        )
    }

    #[track_caller]
    fn check(&self, names: &[&str], documents: &[&str], problems: &[&str]) {
        let (found, told) = self.told(names);
        assert_eq!(found, documents);
        assert_eq!(told, problems);
        assert!(told.iter().all(|line| !line.contains('\n')));
    }
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_missing_file_does_not_stop_the_batch() {
    let desk = Desk::new().file("a.txt", PROSE);
    desk.check(&["gone.txt", "a.txt"], &["a.txt"], &["gone.txt: no such file or folder"]);
}

#[test]
fn a_name_with_line_breaks_stays_one_line() {
    Desk::new().check(&["gone\nfor\u{1b} good"], &[], &["gone�for� good: no such file or folder"]);
}

#[test]
fn a_path_that_the_system_refuses() {
    let desk = Desk::new().file("a.txt", PROSE);
    let (_, told) = desk.told(&["a.txt/b.txt", "nul\0byte"]);
    assert!(told[0].starts_with("a.txt/b.txt: cannot be read: "), "{told:?}");
    assert!(told[1].contains(": cannot be read: "), "{told:?}");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().file("a.txt", PROSE);
    fs::set_permissions(desk.path("a.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    // An administrator may read it all the same.
    if File::open(desk.path("a.txt")).is_err() {
        let (_, told) = desk.told(&["a.txt"]);
        assert!(told[0].starts_with("a.txt: cannot be read: "), "{told:?}");
    }
}

#[test]
fn folders_are_read_whole_and_in_order() {
    let desk = Desk::new()
        .file("desk/b.txt", PROSE)
        .file("desk/a/z.md", PROSE)
        .file("desk/c.txt.gz", gzip(PROSE.as_bytes()))
        .file("desk/photo.png", "\0")
        .file("desk/.hidden.txt", PROSE);
    desk.check(&["desk"], &["desk/a/z.md", "desk/b.txt", "desk/c.txt.gz"], &[]);
}

#[test]
fn a_folder_without_reports() {
    let desk = Desk::new().file("desk/photo.png", "\0");
    desk.check(&["desk"], &[], &["desk: the folder holds no reports"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_links_to_itself() {
    let desk = Desk::new().file("desk/a.txt", PROSE);
    std::os::unix::fs::symlink(desk.path("desk"), desk.path("desk/again")).unwrap();
    desk.check(&["desk"], &["desk/a.txt"], &[]);
}

#[test]
fn patterns() {
    let desk = Desk::new()
        .file("desk/a.txt", PROSE)
        .file("desk/b.md", PROSE)
        .file("desk/sub/c.txt", PROSE)
        .file("desk/[d].txt", PROSE);
    desk.check(&["desk/*.txt"], &["desk/[d].txt", "desk/a.txt"], &[]);
    desk.check(&["desk/**/*.txt"], &["desk/[d].txt", "desk/a.txt", "desk/sub/c.txt"], &[]);
    desk.check(&["desk/{a,b}.*"], &["desk/a.txt", "desk/b.md"], &[]);
    desk.check(&["desk/[d].txt"], &["desk/[d].txt"], &[]);
    desk.check(&["desk/*.html"], &[], &["desk/*.html: no file matches the pattern"]);
    let (_, told) = desk.told(&["desk/{a"]);
    assert!(told[0].starts_with("desk/{a: not a valid pattern: "), "{told:?}");
}

#[test]
fn binary_files() {
    let desk = Desk::new()
        .file("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .file("b.txt", (1..=255).collect::<Vec<u8>>())
        .file("c.jsonl", b"\0\0\0");
    let line = |name| format!("{name}: a binary file, not text");
    let lines = [line("a.txt"), line("b.txt"), line("c.jsonl")];
    desk.check(&["a.txt", "b.txt", "c.jsonl"], &[], &lines.each_ref().map(String::as_str));
}

#[test]
fn formats_that_are_not_read() {
    let desk = Desk::new().file("a.rtf", "{\\rtf1 No}").file("b.docx", "PK");
    desk.check(
        &["a.rtf", "b.docx"],
        &[],
        &["a.rtf: .rtf files are not read", "b.docx: .docx files are not read"],
    );
}

#[test]
fn empty_files() {
    let desk =
        Desk::new().file("a.txt", "").file("b.txt", "\u{feff} \r\n\t\n").file("c.jsonl", "\n\n");
    let lines =
        ["a.txt: the file is empty", "b.txt: the file is empty", "c.jsonl: the file is empty"];
    desk.check(&["a.txt", "b.txt", "c.jsonl"], &[], &lines);
}

#[test]
fn bad_records_are_named_by_line() {
    let good = r#"{"id": "good", "text": "The tram left."}"#;
    let lines = [
        good,
        "{",
        "",
        r#"{"id": "x"}"#,
        r#"{"text": " "}"#,
        r#"["text"]"#,
        r#"{"doc_id": 7, "text": "Ja."}"#,
    ];
    let desk = Desk::new().file("a.jsonl", lines.join("\n"));
    desk.check(
        &["a.jsonl"],
        &["a.jsonl:7", "a.jsonl:good"],
        &[
            "a.jsonl:2: not a valid JSON record: EOF while parsing an object at column 1",
            "a.jsonl:4: the record has no text",
            "a.jsonl:5: the record has no text",
            "a.jsonl:6: not a valid JSON record: the line is not an object in braces",
        ],
    );
}

#[test]
fn bad_bytes_harm_one_record_only() {
    let lines = [&br#"{"text": "The tram left."}"#[..], b"{\"text\": \"caf\xe9\"}"].join(&b'\n');
    let desk = Desk::new().file("a.jsonl", lines);
    desk.check(
        &["a.jsonl"],
        &["a.jsonl:1"],
        &["a.jsonl:2: not a valid JSON record: the line is not UTF-8"],
    );
}

#[test]
fn many_bad_lines_are_counted() {
    let good = r#"{"text": "The tram left."}"#;
    let desk = Desk::new()
        .file("a.jsonl", "x\n".repeat(500))
        .file("b.jsonl", format!("{good}\n{}", "x\n".repeat(500)));
    let (_, told) = desk.told(&["a.jsonl"]);
    assert_eq!(told.len(), 2);
    assert_eq!(told[1], "a.jsonl:2: 499 more lines from here on could not be read");
    let (_, told) = desk.told(&["b.jsonl"]);
    assert_eq!(told.len(), 11);
    assert_eq!(told[10], "b.jsonl:12: 490 more lines from here on could not be read");
}

#[test]
fn a_file_of_200_megabytes_is_refused_unread() {
    let desk = Desk::new();
    File::create(desk.path("a.txt")).unwrap().set_len(200_000_000).unwrap();
    desk.check(&["a.txt"], &[], &["a.txt: larger than the limit of 67,108,864 bytes"]);
}

#[test]
fn a_report_as_long_as_a_library_is_refused() {
    let desk = Desk::new().file("a.txt", "word ".repeat(500_000)).file("b.txt", "Short and good.");
    let ingest = desk.read(&["a.txt", "b.txt"]);
    assert_eq!(ingest.documents.len(), 1);
    assert!(matches!(ingest.problems.as_slice(), [Problem::TooLarge { limit: 2_097_152, .. }]));
}

#[test]
fn the_limit_counts_unpacked_bytes() {
    let desk = Desk::new().file("a.txt.gz", gzip(&vec![b'a'; 1 << 20])).file("b.txt", PROSE);
    let inputs = ["a.txt.gz", "b.txt"].map(|name| Input::Path(desk.path(name)));
    let ingest =
        read(&inputs, &Overrides::default(), &Limits { max_bytes: 5000, ..Limits::default() });
    assert_eq!(ingest.documents.len(), 1);
    assert!(matches!(ingest.problems.as_slice(), [Problem::TooLarge { limit: 5000, .. }]));
}

#[test]
fn damaged_archives() {
    let mut half = gzip(PROSE.as_bytes());
    half.truncate(half.len() / 2);
    let desk = Desk::new().file("a.txt.gz", half).file("b.txt.gz", PROSE);
    let (documents, told) = desk.told(&["a.txt.gz", "b.txt.gz"]);
    assert_eq!(documents.len(), 0);
    assert!(
        told.iter().all(|line| line.contains(": the compressed data is damaged: ")),
        "{told:?}"
    );
}

#[test]
fn records_say_what_they_know() {
    let record = r#"{"id": "r", "text": "The tram left.", "title": "Tram", "outlet": "Courier",
        "published": "2031-06-04T11:20:00+02:00", "url": "https://courier.example", "byline": "Ilse Brandt"}"#;
    let desk = Desk::new().file("a.jsonl.gz", gzip(record.replace('\n', " ").as_bytes()));
    let document = desk.read(&["a.jsonl.gz"]).documents.pop().unwrap();
    let meta = &document.meta;
    assert_eq!(
        meta.title.as_ref().map(|known| (known.value.as_str(), &known.basis)),
        Some(("Tram", &Basis::Given))
    );
    assert_eq!(document.label(), "Courier");
    assert_eq!(meta.published.as_ref().unwrap().value.to_string(), "2031-06-04T11:20+02:00");
    assert_eq!(meta.byline.as_ref().unwrap().value, "Ilse Brandt");
    assert_eq!(meta.url.as_deref(), Some("https://courier.example"));
}

#[test]
fn a_record_with_an_odd_date_keeps_its_text() {
    let desk =
        Desk::new().file("a.jsonl", r#"{"text": "The tram left.", "published": "last Monday"}"#);
    let document = desk.read(&["a.jsonl"]).documents.pop().unwrap();
    assert_eq!(document.meta.published, None);
    assert!(document.notes[0].message.contains("“last Monday”"), "{:?}", document.notes);
}

#[test]
fn overrides_win() {
    let desk = Desk::new()
        .file("a.txt", format!("Tram leaves rails\n\nNorpress\n\n4 June 2031\n\n{PROSE}"));
    let overrides =
        Overrides { published: parse_date("2031-06-05"), outlet: Some("Courier".into()) };
    let ingest = read(&[Input::Path(desk.path("a.txt"))], &overrides, &Limits::default());
    let meta = &ingest.documents[0].meta;
    let published = meta.published.as_ref().unwrap();
    assert_eq!(
        (published.value.to_string().as_str(), &published.basis),
        ("2031-06-05", &Basis::Given)
    );
    assert_eq!(meta.outlet.as_ref().unwrap().value, "Courier");
    assert_eq!(meta.agency.as_ref().unwrap().value, "Norpress");
}

#[test]
fn a_text_given_twice_is_read_once() {
    let desk = Desk::new().file("a.txt", PROSE);
    let documents = desk.read(&["a.txt", "a.txt", "./a.txt"]).documents;
    assert_eq!(documents.len(), 1);
    let kinds: Vec<_> = documents[0].notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::Duplicate]);
}

#[test]
fn another_language_is_noted() {
    let text = "Die Straßenbahn sei am Montag aus den Gleisen gesprungen, teilte die Stadt mit. Verletzt \
        wurde nach ersten Angaben niemand, sagte die Bürgermeisterin am Abend vor Journalisten.";
    let desk = Desk::new().file("a.txt", text);
    let document = desk.read(&["a.txt"]).documents.pop().unwrap();
    assert_eq!(document.meta.language.as_deref(), Some("deu"));
    assert_eq!(document.notes[0].message, "the text is in German, which is not analyzed");
}

#[test]
fn replaced_places_are_noted_where_they_stand() {
    let mut bytes: Vec<u8> = "\u{feff}Tram".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.extend([0x00, 0xd8, b'!', 0]);
    let desk = Desk::new().file("a.txt", bytes);
    let document = desk.read(&["a.txt"]).documents.pop().unwrap();
    let note = &document.notes[0];
    assert_eq!((note.kind, document.slice(note.span.unwrap())), (NoteKind::Decoding, "\u{fffd}"));
}

#[test]
fn progress_hears_of_each_file() {
    let desk = Desk::new().file("a.txt", PROSE).file("b.txt", PROSE);
    let mut names = Vec::new();
    let input = Input::Path(desk.path("*.txt"));
    read_with(&[input], &Overrides::default(), &Limits::default(), |name| {
        names.push(Path::new(name).file_name().unwrap().to_owned());
    });
    assert_eq!(names, ["a.txt", "b.txt"]);
}

#[test]
fn standard_input_may_hold_records() {
    let read = |bytes: &[u8]| {
        read(&[Input::Stdin(bytes.to_vec())], &Overrides::default(), &Limits::default())
    };
    let names = |ingest: Ingest| {
        ingest.documents.iter().map(|document| document.name().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(read(PROSE.as_bytes())), ["stdin"]);
    assert_eq!(
        names(read(b"{\"id\": \"a\", \"text\": \"Ja.\"}\n{\"text\": \"Nein.\"}")),
        ["stdin:2", "stdin:a"]
    );
    assert_eq!(names(read(b"{Ja} said the mayor.")), ["stdin"]);
    assert_eq!(names(read(&gzip(PROSE.as_bytes()))), ["stdin"]);
}
