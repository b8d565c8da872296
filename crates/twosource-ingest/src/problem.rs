//! What can go wrong with one input. The rest of the batch goes on.

use thiserror::Error;

/// Why a file, a record or a pattern gave no document.
///
/// `Display` is one line that names the place and the reason, also where the name of the file
/// holds line breaks; [`Problem::hint`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// There is no such file or folder.
    #[error("{path}: no such file or folder")]
    Missing {
        /// The path as given.
        path: String,
    },
    /// The operating system refuses to read it.
    #[error("{path}: cannot be read: {reason}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// The words of the operating system.
        reason: String,
    },
    /// A folder without files that are read.
    #[error("{path}: the folder holds no reports")]
    NoReports {
        /// The folder.
        path: String,
    },
    /// A pattern that fits no file.
    #[error("{pattern}: no file matches the pattern")]
    NoMatch {
        /// The pattern as given.
        pattern: String,
    },
    /// A pattern that cannot be understood.
    #[error("{pattern}: not a valid pattern: {reason}")]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that holds something else than text.
    #[error("{path}: a binary file, not text")]
    Binary {
        /// The file.
        path: String,
    },
    /// A format that is not read.
    #[error("{path}: .{extension} files are not read")]
    Format {
        /// The file.
        path: String,
        /// The extension in lower case, without the dot.
        extension: String,
    },
    /// A file without words.
    #[error("{path}: the file is empty")]
    Empty {
        /// The file.
        path: String,
    },
    /// A page without a report: a list of reports, a search, an error, a paid page.
    #[error("{path}: the page holds no report: {reason}")]
    NoArticle {
        /// The page.
        path: String,
        /// Why not.
        reason: &'static str,
    },
    /// A file or an unpacked text beyond the limit.
    #[error("{path}: larger than the limit of {} bytes", grouped(*.limit))]
    TooLarge {
        /// The file, or the file and line of the record.
        path: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// Compressed data that cannot be unpacked.
    #[error("{path}: the compressed data is damaged: {reason}")]
    Damaged {
        /// The file.
        path: String,
        /// What the decompressor says.
        reason: String,
    },
    /// A line of a JSONL file that is no record.
    #[error("{path}:{line}: not a valid JSON record: {reason}")]
    Record {
        /// The file.
        path: String,
        /// The 1-based line.
        line: usize,
        /// What the JSON parser says.
        reason: String,
    },
    /// A record without a text, or with an empty one.
    #[error("{path}:{line}: the record has no text")]
    NoText {
        /// The file.
        path: String,
        /// The 1-based line.
        line: usize,
    },
    /// A record of a web archive that cannot be read.
    #[error("{path}: the record at byte {at} is broken: {reason}")]
    BrokenRecord {
        /// The archive.
        path: String,
        /// Where it begins, in bytes of the unpacked archive.
        at: u64,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Broken records of a web archive beyond those that were named one by one.
    #[error("{path}: {count} more {} broken", records(*.count))]
    MoreRecords {
        /// The archive.
        path: String,
        /// How many there are.
        count: usize,
    },
    /// A web archive without a report.
    #[error("{path}: no page of the archive holds a report")]
    NoPages {
        /// The archive.
        path: String,
    },
    /// A file that holds something else than its extension says.
    #[error("{path}: {reason}")]
    Content {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Bad lines of a JSONL file beyond those that were named one by one.
    #[error("{path}:{line}: {count} more {} from here on could not be read", lines(*.count))]
    MoreLines {
        /// The file.
        path: String,
        /// The first line that was not named.
        line: usize,
        /// How many there are.
        count: usize,
    },
}

impl Problem {
    /// What to do about it: one line.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "check the spelling and the current folder",
            Self::Unreadable { .. } => "check that it is a file that you may read",
            Self::NoReports { .. } => {
                "reports are .txt, .md, .html, .eml, .mhtml, .jsonl and .warc files, also with .gz or .zst; other files can be named one by one"
            }
            Self::NoMatch { .. } => {
                "* stands for a part of one name, ** for any folders; quote the pattern for the shell"
            }
            Self::Pattern { .. } => "put a backslash before [, {, * or ? that belong to the name",
            Self::Binary { .. } | Self::Format { .. } => {
                "save the text of the report as a plain text file (.txt)"
            }
            Self::Empty { .. } => "check that the text was saved",
            Self::BrokenRecord { .. } | Self::MoreRecords { .. } => {
                "the other records were read; the archive may have been cut off or changed"
            }
            Self::NoPages { .. } => "check that the pages were saved with the status 200 as HTML",
            Self::Content { .. } => "check what the file holds, or save the report as text (.txt)",
            Self::NoArticle { .. } => "save the page of one report, fully loaded",
            Self::TooLarge { .. } => "split the file",
            Self::Damaged { .. } => "copy or download the file again",
            Self::Record { .. } | Self::MoreLines { .. } => {
                "each line must be one JSON object, such as {\"id\": \"a\", \"text\": \"...\"}"
            }
            Self::NoText { .. } => "each record needs a field \"text\" that holds the report",
        }
    }
}

/// A name in one line: what would break or hide the line is shown as a replacement character.
pub(crate) fn one_line(name: &str) -> String {
    name.chars()
        .map(|char| if char.is_control() { char::REPLACEMENT_CHARACTER } else { char })
        .collect()
}

const fn lines(count: usize) -> &'static str {
    if count == 1 { "line" } else { "lines" }
}

const fn records(count: usize) -> &'static str {
    if count == 1 { "record is" } else { "records are" }
}

/// Digits in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Problem, grouped, one_line};

    #[test]
    fn a_problem_is_one_line() {
        let problem = Problem::TooLarge { path: one_line("a\nb.txt"), limit: 67_108_864 };
        assert_eq!(
            problem.to_string(),
            "a\u{fffd}b.txt: larger than the limit of 67,108,864 bytes"
        );
        assert!(!problem.hint().is_empty());
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(["7", "70", "700", "7,000"], [7, 70, 700, 7000].map(grouped).as_slice());
    }
}
