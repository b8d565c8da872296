//! What must hold for every page: links lead somewhere, words are escaped, the policy fits.

use std::collections::BTreeSet;

use twosource_compare::Account;
use twosource_text::{Basis, Block, BlockKind, Document, Known};

use super::*;
use crate::review::{FORMAT, VERSION};
use crate::sample;

fn page() -> String {
    html(&sample::account(), &sample::skipped(), &HtmlOptions::default())
}

/// Values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let found = page.split(&start).skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

/// The markup without style and script.
fn body(page: &str) -> &str {
    let body = page.split("<body>").nth(1).unwrap();
    body.split("<script").next().unwrap()
}

#[track_caller]
fn check_links(page: &str) {
    let ids = values(body(page), "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an anchor stands twice");
    for href in values(body(page), "href") {
        let inside = href.strip_prefix('#');
        assert!(inside.is_none_or(|name| known.contains(name)), "{href} leads nowhere");
        assert!(inside.is_some() || href.starts_with("https://"), "{href}");
    }
    for label in values(body(page), "aria-labelledby") {
        assert!(known.contains(label), "{label}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    check_links(&page());
    check_links(&accounts_html(&sample::accounts(), &[], &HtmlOptions::default()));
    check_links(&html(&Account::default(), &[], &HtmlOptions::default()));
}

#[test]
fn every_view_and_every_point_has_its_place() {
    let page = page();
    for (id, name, _) in page::VIEWS {
        assert!(page.contains(&format!("id=\"{id}\"")), "{name}");
    }
    for number in 1..=sample::account().points.len() {
        assert!(page.contains(&format!("<article class=\"card\" id=\"p{number}\"")), "{number}");
    }
}

#[test]
fn the_same_account_gives_the_same_page() {
    assert_eq!(page(), page());
    let made =
        HtmlOptions { made: Some("2031-06-05 12:00 UTC".to_owned()), ..HtmlOptions::default() };
    assert!(html(&sample::account(), &[], &made).contains("<time>2031-06-05 12:00 UTC</time>"));
}

#[test]
fn the_policy_names_the_style_and_the_script() {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};
    let page = page();
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap();
    let policy = policy.split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let text = page.split(open).nth(1).unwrap().split(close).next().unwrap();
        let hash = STANDARD.encode(Sha256::digest(text.as_bytes()));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{open}");
    }
    // A style on an element would be refused by the policy.
    assert!(values(body(&page), "style").is_empty());
}

/// A report whose every word tries to leave its place.
fn hostile() -> Account {
    let words = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \u{202e}evil\u{0}";
    let title = format!("{words}{}", "x".repeat(100_000));
    let mut account = sample::account();
    let mut document = Document::new(format!("{words}.html"), format!("{title}\n\n{words} said."));
    let whole = document.whole();
    document.blocks = vec![Block { kind: BlockKind::Paragraph, span: whole }];
    document.meta.title = Some(Known::new(title.clone(), Basis::Given));
    document.meta.outlet = Some(Known::new(words.to_owned(), Basis::Given));
    document.meta.url = Some("javascript:alert(3)".to_owned());
    account.headline = Some(document.passage(whole));
    account.reports[0].document = document;
    account.reports[0].analysis.statements.iter_mut().for_each(|own| own.span = whole);
    account
}

#[test]
fn words_of_a_report_stay_words() {
    let page = html(&hostile(), &[], &HtmlOptions::default());
    assert_eq!(page.matches("<script").count(), 2, "the data and the script of the page");
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img"));
    assert!(!page.contains("href=\"javascript"));
    assert!(!page.contains('\u{202e}') && !page.contains('\u{0}'));
    let head = page.split("</style>").next().unwrap();
    assert!(head.len() < 100_000, "a long title is cut");
}

#[test]
fn marks_stand_beside_the_point() {
    let account = sample::account();
    let sources = crate::sources::Sources::new(&account.reports);
    let places = crate::review::places(&sources, &account.points[0]).into_iter();
    let places: Vec<_> = places
        .map(|at| serde_json::json!({"document": at.document, "start": at.start, "end": at.end}))
        .collect();
    let file = serde_json::json!({
        "format": FORMAT, "version": VERSION,
        "marks": [{"point": 1, "statements": places, "decision": "accepted", "note": "<b>both</b>"}]
    });
    let review = Review::parse(&file.to_string()).unwrap();
    let with = html(&account, &[], &HtmlOptions { review, made: None });
    assert!(with.contains("<strong>Review: </strong>accepted: &lt;b&gt;both&lt;/b&gt;"));
    assert_eq!(page().matches("Review: ").count(), 0);
}
