//! From what was typed to the files that are meant.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::{DirEntry, WalkDir};

use crate::problem::{Problem, one_line};

/// The files that `path` means: itself, what a folder holds, or what a pattern matches.
///
/// Names of existing files win over patterns. Folders are read with all folders inside, in the
/// order of the names; hidden files and folders are left out, and so are those named README or
/// LICENSE, and what browsers save beside a page, in `NAME_files`.
pub(crate) fn files(path: &str) -> Vec<Result<PathBuf, Problem>> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => folder(path),
        Ok(_) => vec![Ok(PathBuf::from(path))],
        Err(error) if error.kind() == ErrorKind::NotFound && is_pattern(path) => pattern(path),
        Err(error) => vec![Err(refused(path, &error))],
    }
}

/// The problem of a file that the operating system does not give.
pub(crate) fn refused(path: &str, error: &std::io::Error) -> Problem {
    let path = one_line(path);
    match error.kind() {
        ErrorKind::NotFound => Problem::Missing { path },
        _ => Problem::Unreadable { path, reason: one_line(&error.to_string()) },
    }
}

/// The path as it is shown: forward slashes, no `./` in it.
pub(crate) fn name(path: &Path) -> String {
    let clean: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    let name = one_line(&clean.to_string_lossy());
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}

/// The extension that tells the format, in lower case and below `.gz` or `.zst`.
pub(crate) fn extension(name: &str) -> String {
    let lower = name.to_lowercase();
    let name = [".gz", ".zst"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    let extension = Path::new(name).extension().and_then(OsStr::to_str);
    extension.unwrap_or_default().to_owned()
}

fn folder(path: &str) -> Vec<Result<PathBuf, Problem>> {
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name();
    let found = walked(walk, is_report);
    if found.is_empty() {
        return vec![Err(Problem::NoReports { path: one_line(path) })];
    }
    found
}

fn pattern(path: &str) -> Vec<Result<PathBuf, Problem>> {
    let glob = match matcher(path) {
        Ok(glob) => glob,
        Err(reason) => return vec![Err(Problem::Pattern { pattern: one_line(path), reason })],
    };
    let (base, depth) = fixed_part(path);
    let walk = WalkDir::new(base).max_depth(depth).follow_links(true).sort_by_file_name();
    let found = walked(walk, |file| glob.is_match(file.strip_prefix(".").unwrap_or(file)));
    if found.is_empty() {
        return vec![Err(Problem::NoMatch { pattern: one_line(path) })];
    }
    found
}

/// The visible files of a walk that `wanted` accepts, and the folders that could not be read.
fn walked(walk: WalkDir, wanted: impl Fn(&Path) -> bool) -> Vec<Result<PathBuf, Problem>> {
    let keep = |entry: &DirEntry| {
        entry.depth() == 0 || !(is_hidden(entry.file_name()) || is_beside_page(entry))
    };
    let seen = walk.into_iter().filter_entry(keep).filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_file() && wanted(entry.path()) => {
            Some(Ok(entry.into_path()))
        }
        Ok(_) => None,
        Err(error) => unreadable(&error).map(Err),
    });
    seen.collect()
}

/// The problem of a walk; a link back to a folder above is none, because that folder is read.
fn unreadable(error: &walkdir::Error) -> Option<Problem> {
    let cause = error.io_error().filter(|_| error.loop_ancestor().is_none())?;
    let path = error.path().map(name).unwrap_or_default();
    Some(Problem::Unreadable { path, reason: one_line(&cause.to_string()) })
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a folder holds the pictures and frames of a page that a browser saved.
fn is_beside_page(entry: &DirEntry) -> bool {
    let page = entry.path().to_str().and_then(|path| path.strip_suffix("_files"));
    let is_page = |page: &str| {
        ["html", "htm", "xhtml"].iter().any(|end| Path::new(&format!("{page}.{end}")).is_file())
    };
    page.is_some_and(|page| entry.file_type().is_dir() && is_page(page))
}

/// Names of files that speak of their folder, without the ending.
const ABOUT: [&str; 3] = ["README", "LICENSE", "LICENCE"];

/// Whether a file in a folder is read without being named: by its ending, if it does not speak of the
/// folder itself.
fn is_report(file: &Path) -> bool {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    if ABOUT.iter().any(|about| about.eq_ignore_ascii_case(stem)) {
        return false;
    }
    let known = [
        "txt", "text", "md", "markdown", "jsonl", "ndjson", "html", "htm", "xhtml", "shtml", "eml",
        "mhtml", "mht", "warc", "rss", "atom",
    ];
    known.contains(&extension(&file.to_string_lossy()).as_str())
}

fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

fn matcher(path: &str) -> Result<GlobMatcher, String> {
    let clean = path.trim_start_matches("./");
    let glob = GlobBuilder::new(clean).literal_separator(true).build();
    glob.map(|glob| glob.compile_matcher()).map_err(|error| one_line(&error.kind().to_string()))
}

/// The folder before the first part with a wildcard, and how deep to look below it.
fn fixed_part(path: &str) -> (PathBuf, usize) {
    let wild = |part: &Component| is_pattern(&part.as_os_str().to_string_lossy());
    let parts: Vec<Component> = Path::new(path).components().collect();
    let fixed = parts.iter().position(wild).unwrap_or(parts.len());
    let base: PathBuf = parts.iter().take(fixed).collect();
    let depth = if path.contains("**") { usize::MAX } else { parts.len() - fixed };
    (if fixed == 0 { PathBuf::from(".") } else { base }, depth)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{extension, fixed_part, is_report, name};

    #[test]
    fn what_speaks_of_the_folder_is_no_report() {
        for file in ["a/README.md", "readme.txt.gz", "License.txt", "a.pdf"] {
            assert!(!is_report(Path::new(file)), "{file}");
        }
        for file in ["readme-first.txt", "license/a.html", "tram.txt.zst"] {
            assert!(is_report(Path::new(file)), "{file}");
        }
    }

    #[test]
    fn names_are_plain() {
        assert_eq!(name(Path::new("./a//b/./c.txt")), "a/b/c.txt");
        assert_eq!(name(Path::new("../c.txt")), "../c.txt");
    }

    #[test]
    fn the_format_is_told_below_gz() {
        assert_eq!(extension("a/B.JSONL.GZ"), "jsonl");
        assert_eq!(extension("a.warc.zst"), "warc");
        assert_eq!(extension("a.d/notes"), "");
    }

    #[test]
    fn a_walk_starts_at_the_fixed_part() {
        assert_eq!(fixed_part("a/b/*.txt"), (PathBuf::from("a/b"), 1));
        assert_eq!(fixed_part("*/x/*.txt"), (PathBuf::from("."), 3));
        assert_eq!(fixed_part("a/**/*.txt"), (PathBuf::from("a"), usize::MAX));
    }
}
