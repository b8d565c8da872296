//! Where words stand: outlet, day, file, line and characters, and a link to them at their source.

use std::fmt::Write;

use maud::{Markup, html};
use twosource_compare::Report;
use twosource_text::Passage;

use super::story::{Story, clip};
use crate::sources::{letter, published};

/// Longest name of a report that is shown in full.
const LONGEST: usize = 120;
/// Words at each end of a long passage that name it in an address.
const ENDS: usize = 5;

/// The report and line of a passage, linked to its place in the reader.
pub(super) fn head(story: &Story, passage: Passage) -> Markup {
    let at = story.sources.index(passage.document);
    let report = at.and_then(|at| Some((at, story.sources.get(at)?)));
    html! {
        @if let Some((at, report)) = report {
            a.letter href=(story.report(at)) { (letter(at)) }
            " " span.outlet { (clip(report.document.label(), LONGEST)) }
            " " span.aside { (published(report)) " · " }
            a.aside href=(story.place(passage)) { "line " (story.sources.line(passage)) }
        }
    }
}

/// What to copy into a note, and the link to the words where they were published.
pub(super) fn line(story: &Story, passage: Passage) -> Markup {
    let Some(report) = story.sources.index(passage.document).and_then(|at| story.sources.get(at))
    else {
        return html! {};
    };
    html! {
        p.cite {
            span.source { (reference(story, report, passage)) }
            @if let Some(address) = address(report, story.sources.exact(passage)) {
                " " a.out href=(address) rel="noreferrer noopener" { "at the source" }
            }
        }
    }
}

/// `Halyard, 2031-06-04, halyard.txt:7, characters 812–890`.
fn reference(story: &Story, report: &Report, passage: Passage) -> String {
    let document = &report.document;
    let at = story.sources.code_points(passage);
    let line = story.sources.line(passage);
    let outlet = document.meta.outlet.as_ref();
    let outlet =
        outlet.map_or_else(String::new, |known| format!("{}, ", clip(&known.value, LONGEST)));
    let name = clip(document.name(), LONGEST);
    format!("{outlet}{}, {name}:{line}, characters {}–{}", published(report), at.start, at.end)
}

/// The address of a report, where it is one of the web.
pub(super) fn web(report: &Report) -> Option<&str> {
    let url = report.document.meta.url.as_deref()?;
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    let is_web = scheme == "http" || scheme == "https";
    let is_clean = url.len() <= 2048 && !url.chars().any(|c| c.is_control() || c.is_whitespace());
    (is_web && is_clean).then_some(url)
}

/// The address of words: a text fragment (WICG, URL Fragment Text Directives) that browsers scroll to.
fn address(report: &Report, words: &str) -> Option<String> {
    let url = web(report)?;
    let all: Vec<&str> = words.split_whitespace().collect();
    let text = if all.len() <= 2 * ENDS {
        encoded(&all)
    } else {
        let (first, last) = (all.get(..ENDS)?, all.get(all.len() - ENDS..)?);
        format!("{},{}", encoded(first), encoded(last))
    };
    let joint = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{joint}:~:text={text}"))
}

/// Words with all but letters and digits in percent signs, so that none is read as syntax.
fn encoded(words: &[&str]) -> String {
    let mut out = String::new();
    for byte in words.join(" ").bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{address, web};
    use crate::sample;

    #[test]
    fn only_addresses_of_the_web_are_linked() {
        let mut report = sample::account().reports.remove(0);
        let mut check = |url: &str, expected: bool| {
            report.document.meta.url = Some(url.to_owned());
            assert_eq!(web(&report).is_some(), expected, "{url}");
        };
        check("https://harbor.example/1", true);
        check("HTTP://harbor.example/1", true);
        check("javascript:alert(1)", false);
        check("data:text/html,x", false);
        check("https://harbor.example/\nx", false);
        check("//harbor.example", false);
        check(" https://harbor.example", false);
    }

    #[test]
    fn words_are_named_in_the_address() {
        let mut report = sample::account().reports.remove(0);
        report.document.meta.url = Some("https://harbor.example/1".to_owned());
        let check = |words: &str, expected: &str| {
            assert_eq!(
                address(&report, words).unwrap(),
                format!("https://harbor.example/1{expected}")
            );
        };
        check("a well-kept, old bridge", "#:~:text=a%20well%2Dkept%2C%20old%20bridge");
        check("1 2 3 4 5 6 7 8 9 10 11", "#:~:text=1%202%203%204%205,7%208%209%2010%2011");
    }
}
