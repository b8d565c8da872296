//! Notices that something was changed.
//!
//! Finds: lines that start with "Correction", "Clarification" or "Editor's note" and a colon or
//! dash, these words alone (with the paragraph after them), and sentences such as "This story has
//! been corrected".
//! Example: `CORRECTION: An earlier version gave the wrong age.`
//! Does not find: reports about corrections ("Corrections officers said ...").

use super::words::after;

const LABELS: [&str; 11] = [
    "corrections and clarifications",
    "corrections",
    "correction",
    "clarification",
    "editor's note",
    "editors' note",
    "editors note",
    "editor note",
    "update and correction",
    "retraction",
    "erratum",
];

const SUBJECTS: [&str; 6] = [
    "this story ",
    "this article ",
    "this report ",
    "this version ",
    "this post ",
    "this headline ",
];

const CHANGES: [&str; 8] = [
    "has been corrected",
    "has been updated",
    "has been amended",
    "has been changed",
    "was corrected",
    "was amended",
    "corrects ",
    "has been revised",
];

const SENTENCES: [&str; 4] = [
    "an earlier version of this",
    "a previous version of this",
    "earlier versions of this",
    "previous versions of this",
];

/// What a line says about corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// The notice itself.
    Whole,
    /// The word alone; the notice is the next paragraph.
    Label,
}

/// Recognizes the start of a notice.
pub(super) fn read(line: &str) -> Option<Notice> {
    let head = line.get(..line.floor_char_boundary(120))?.replace('’', "'");
    let head = head.trim_start_matches(['*', '_', '(', '[', '"', '•', '·', '-', ' ']);
    label(head).or_else(|| sentence(head).then_some(Notice::Whole))
}

fn label(head: &str) -> Option<Notice> {
    let rest = LABELS.iter().find_map(|label| after(head, label))?.trim_start_matches(['*', '_']);
    let words = rest.trim_start_matches([':', '.', '*', '_', ')', ']', ' ']);
    if words.is_empty() {
        return Some(Notice::Label);
    }
    let parted = [":", " -", " –", " —", "—", "–", ". "].iter().any(|sign| rest.starts_with(sign));
    parted.then_some(Notice::Whole)
}

fn sentence(head: &str) -> bool {
    let changed = |subject: &&str| {
        after(head, subject)
            .is_some_and(|rest| CHANGES.iter().any(|change| after(rest, change).is_some()))
    };
    SENTENCES.iter().any(|start| after(head, start).is_some()) || SUBJECTS.iter().any(changed)
}

#[cfg(test)]
mod tests {
    use super::{Notice, read};

    #[test]
    fn notices() {
        for line in [
            "CORRECTION: The tram had two cars.",
            "Editor’s note: The mayor's name was misspelled.",
            "*Editor's note: The tram had two cars.*",
            "**Correction:** The tram had two cars.",
            "• This article was amended on 4 June to remove a name.",
            "Correction — June 4: The tram had two cars.",
            "This story has been corrected to say that the tram had two cars.",
            "An earlier version of this article misstated the age of the tram.",
        ] {
            assert_eq!(read(line), Some(Notice::Whole), "{line}");
        }
        assert_eq!(read("CORRECTIONS"), Some(Notice::Label));
        assert_eq!(read("**Correction:**"), Some(Notice::Label));
    }

    #[test]
    fn reports_about_corrections() {
        for line in [
            "Corrections officers said the yard was calm.",
            "Correctional staff left.",
            "This story began in Hartmoor.",
            "The article has been corrected, the editor said.",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
