//! Whole invented pages, and hostile ones.

use twosource_text::Date;

use super::Facts;
use crate::{Source, facts};

const ADDRESS: &str = "https://www.courier.example/2031/06/04/tram";

#[track_caller]
fn read(html: &str) -> Facts {
    facts(html, &Source { url: Some(ADDRESS.to_owned()), seen: Date::new(2031, 6, 10) })
}

#[test]
fn a_page_with_all_of_it() {
    let facts = read(
        r##"<html lang="en_GB"><head><title>Tram leaves rails | Hartmoor Courier</title>
        <link rel="canonical" href="/2031/06/04/tram">
        <meta property="og:site_name" content="Hartmoor Courier">
        <script type="application/ld+json">{"@graph": [{"@id": "#me", "@type": "Person", "name": "Ilse Brandt"},
        {"@type": "NewsArticle", "headline": "Tram leaves rails", "datePublished": "2031-06-04T08:00:00+02:00",
        "dateModified": "2031-06-05T09:30:00+02:00", "author": [{"@id": "#me"}, {"@type": "Person", "name": "Marek Dallin"}],
        "sourceOrganization": {"@type": "Organization", "name": "dpa"}, "isBasedOn": "https://wire.example/1",
        }]}</script></head>
        <body><h1>Tram leaves rails</h1><p>By Ilse Brandt and Marek Dallin<p>Updated 5 June 2031<p>A tram left the rails."##,
    );
    assert_eq!(facts.title.as_deref(), Some("Tram leaves rails"));
    assert_eq!(facts.outlet.as_deref(), Some("Hartmoor Courier"));
    assert_eq!(facts.authors, ["Ilse Brandt", "Marek Dallin"]);
    assert_eq!(facts.published.unwrap().to_string(), "2031-06-04T08:00+02:00");
    assert_eq!(facts.modified.unwrap().to_string(), "2031-06-05T09:30+02:00");
    assert_eq!(facts.url.as_deref(), Some(ADDRESS));
    assert_eq!(facts.language.as_deref(), Some("en-GB"));
    assert_eq!(facts.agency.as_deref(), Some("Deutsche Presse-Agentur"));
    assert_eq!(facts.based_on, ["https://wire.example/1"]);
    let chosen: Vec<&str> = facts
        .candidates
        .iter()
        .filter(|each| each.is_chosen)
        .map(|each| each.origin.as_str())
        .collect();
    assert!(chosen.contains(&"json-ld NewsArticle.datePublished"), "{chosen:?}");
}

#[test]
fn a_page_without_markup() {
    let facts = read(
        "<h1>Straßenbahn entgleist</h1><p>Von Ilse Brandt<p>4. Juni 2031, 10:20 Uhr<p>Am Montag ...",
    );
    assert_eq!(facts.title.as_deref(), Some("Straßenbahn entgleist"));
    assert_eq!(facts.authors, ["Ilse Brandt"]);
    assert_eq!(facts.published.unwrap().to_string(), "2031-06-04T10:20");
}

#[test]
fn a_change_is_no_publication() {
    let html = "<h1>Tram leaves rails</h1><p>Updated: 5 June 2031<p>A tram left the rails.";
    let facts = super::super::facts(html, &Source::default());
    assert_eq!(facts.published, None);
    assert_eq!(facts.modified.unwrap().to_string(), "2031-06-05");
}

#[test]
fn impossible_days_are_refused() {
    for date in ["2031-06-31", "2031-06-11", "1931-06-04", "3031-06-04", "soon"] {
        let html = format!("<meta property='article:published_time' content='{date}'>");
        assert_eq!(
            facts(&html, &Source { url: None, seen: Date::new(2031, 6, 10) }).published,
            None,
            "{date}"
        );
    }
}

#[test]
fn circles_end() {
    let facts = read(
        r##"<script type="application/ld+json">[{"@type": "Article", "@id": "#a", "author": {"@id": "#b"}, "mainEntityOfPage": {"@id": "#a"}},
        {"@id": "#b", "author": {"@id": "#a"}}]</script>"##,
    );
    assert_eq!(facts.authors, Vec::<String>::new());
}

#[test]
fn hostile_pages() {
    let mut pages =
        vec![String::new(), "\0".repeat(1000), "<".repeat(10_000), "&amp".repeat(10_000)];
    for (open, times) in [
        ("<div>", 100_000),
        ("<b><p>", 20_000),
        ("<a href=x class=author>By ", 5000),
        ("<time>1 May 2031 ", 5000),
        ("<h1>Tram ", 3000),
        ("<p itemprop=author itemscope>", 5000),
        ("<meta name=date content=2031-06-04>", 5000),
        ("4 June 2031 ", 20_000),
        ("<p class='byline author'>By Ilse Brandt</p>", 5000),
        ("<svg><title>", 5000),
    ] {
        pages.push(open.repeat(times));
    }
    pages.push(format!("<p {}>", "a=b ".repeat(50_000)));
    pages.push(format!("<meta property=og:title content='{}'>", "&eacute;".repeat(50_000)));
    pages.push(format!("<script type=application/ld+json>{}", "{\"author\":[".repeat(50_000)));
    for page in pages {
        read(&page);
    }
}
