use twosource_page::Source;
use twosource_text::{Date, Document};

use super::{documents, links, looks_like_feed, of};
use crate::item::Settings;
use crate::page::PageBytes;
use crate::problem::Problem;
use crate::{Limits, Overrides};

fn settings() -> Settings {
    Settings::new(&Overrides::default(), Limits::default())
}

/// What is read of a feed: documents and problems.
fn read(text: &str) -> Vec<Result<Document, Problem>> {
    documents("a.rss", text.as_bytes(), &settings()).unwrap()
}

fn first(text: &str) -> Document {
    read(text).remove(0).unwrap()
}

/// `fields` of the first document, a line each.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let Document { meta, .. } = first(text);
    let mut shown = Vec::new();
    let mut show = |name: &str, value: Option<String>| {
        shown.extend(value.map(|value| format!("{name}: {value}")));
    };
    show("title", meta.title.map(|title| title.value));
    show("outlet", meta.outlet.map(|outlet| outlet.value));
    show("published", meta.published.map(|date| date.value.to_string()));
    show("modified", meta.modified.map(|date| date.value.to_string()));
    show("authors", (!meta.authors.is_empty()).then(|| meta.authors.join("; ")));
    show("url", meta.url);
    show("based on", (!meta.based_on.is_empty()).then(|| meta.based_on.join("; ")));
    for credit in meta.credits {
        show(&format!("{:?}", credit.role), Some(credit.name.value));
    }
    assert_eq!(shown, expected);
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Halyard</title><link>https://halyard.example/</link><language>en-gb</language>
<item>
  <title>Tram leaves rails &amp;amp; stops in Skerling</title>
  <link>https://halyard.example/tram</link>
  <guid isPermaLink="false">tram-1</guid>
  <pubDate>Wed, 04 Jun 2031 11:20:30 +0200</pubDate>
  <dc:creator>Ilse Brandt</dc:creator>
  <description>A tram left the rails.</description>
  <content:encoded><![CDATA[<p>A tram left the rails on Monday, police said.</p>
    <h2>No way back</h2><p>The line stays closed until Friday.</p>]]></content:encoded>
</item>
<item><title>Bus stops</title><description>&lt;p&gt;A bus stopped &amp;amp; waited.&lt;/p&gt;</description></item>
<item><title>Depot burns</title></item>
</channel></rss>"#;

#[test]
fn an_entry_of_rss() {
    check(
        RSS,
        &[
            "title: Tram leaves rails & stops in Skerling",
            "outlet: The Halyard",
            "published: 2031-06-04T11:20+0200",
            "authors: Ilse Brandt",
            "url: https://halyard.example/tram",
        ],
    );
    let document = first(RSS);
    assert_eq!(document.name(), "a.rss:tram-1");
    assert_eq!(
        document.text(),
        "Tram leaves rails & stops in Skerling\n\nA tram left the rails on Monday, police said.\n\n\
         No way back\n\nThe line stays closed until Friday."
    );
    assert_eq!(document.meta.raw.unwrap().len, RSS.len() as u64);
    let origins: Vec<_> = document.meta.candidates.iter().map(|one| one.origin.as_str()).collect();
    assert!(origins.contains(&"rss pubdate") && origins.contains(&"rss channel/language"));
}

#[test]
fn headlines_are_counted_or_taken() {
    let found = read(RSS);
    assert_eq!(found.len(), 3);
    assert_eq!(found[1].as_ref().unwrap().text(), "Bus stops\n\nA bus stopped & waited.");
    assert_eq!(found[1].as_ref().unwrap().name(), "a.rss:2");
    let path = || "a.rss".to_owned();
    assert_eq!(found[2], Err(Problem::Headlines { path: path(), count: 1 }));
    let taken = documents("a.rss", RSS.as_bytes(), &settings().with_headlines()).unwrap();
    assert_eq!(taken[2].as_ref().unwrap().text(), "Depot burns");
}

#[test]
fn an_entry_of_atom() {
    check(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &amp;amp; Halyard</title>
        <author><name>The Desk of Ode</name></author>
        <entry><title>Profits &amp;lt; losses</title><id>urn:1</id>
        <link rel="self" href="https://halyard.example/1.atom"/>
        <link href="https://halyard.example/1"/>
        <updated>2031-06-05T08:00:00Z</updated>
        <summary>Short.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A tram
        stopped.</p></div></content></entry></feed>"#,
        &[
            "title: Profits &lt; losses",
            "outlet: The & Halyard",
            "modified: 2031-06-05T08:00Z",
            "authors: The Desk of Ode",
            "url: https://halyard.example/1",
        ],
    );
}

#[test]
fn an_older_feed() {
    check(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Halyard</title></channel>
        <item rdf:about="x"><title>Tram</title><link>https://halyard.example/1</link>
        <description>It stopped.</description><dc:date>2031-06-04</dc:date></item></rdf:RDF>"#,
        &[
            "title: Tram",
            "outlet: The Halyard",
            "published: 2031-06-04",
            "url: https://halyard.example/1",
        ],
    );
    check(
        "<rss version='0.91'><channel><title>H</title><item><title>Tram</title>\
         <description>It stopped.</description></item></channel></rss>",
        &["title: Tram", "outlet: H"],
    );
}

#[test]
fn an_entry_of_a_json_feed() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Halyard", "items": [
        {"id": 7, "url": "https://halyard.example/7", "title": "Tram", "summary": "Short.",
         "content_html": "<p>A tram stopped in Skerling.</p>", "external_url": "https://b.example/",
         "date_published": "2031-06-04T11:20:00+02:00", "authors": [{"name": "Tom Ode"}, {"url": "x"}]}]}"#;
    check(
        text,
        &[
            "title: Tram",
            "outlet: The Halyard",
            "published: 2031-06-04T11:20+02:00",
            "authors: Tom Ode",
            "url: https://halyard.example/7",
            "based on: https://b.example/",
        ],
    );
    assert!(looks_like_feed(text.as_bytes()));
    let broken =
        documents("a.json", b"{\"version\": \"https://jsonfeed.org/version/1\", ", &settings());
    assert!(matches!(broken, Err(Problem::BrokenFeed { .. })));
}

/// A feed of one entry with this in it.
fn with(source: &str) -> String {
    format!(
        "<rss><channel><title>All News</title><item><title>Tram</title><description>It stopped.\
         </description><link>https://news.halyard.example/1</link>{source}</item></channel></rss>"
    )
}

#[test]
fn an_entry_that_was_taken_from_another_feed() {
    check(
        &with("<source url='https://norpress.example/rss'>Norpress</source>"),
        &[
            "title: Tram",
            "outlet: All News",
            "url: https://news.halyard.example/1",
            "based on: https://norpress.example/rss",
            "FirstPublisher: Norpress",
        ],
    );
    check(
        &with("<source url='https://www.halyard.example/rss'>The Halyard</source>"),
        &[
            "title: Tram",
            "outlet: The Halyard",
            "url: https://news.halyard.example/1",
            "based on: https://www.halyard.example/rss",
        ],
    );
}

#[test]
fn a_news_sitemap() {
    let text = r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://halyard.example/1</loc>
        <n:news><n:publication><n:name>The Halyard</n:name><n:language>en</n:language></n:publication>
        <n:publication_date>2031-06-04T11:20:00Z</n:publication_date><n:title>Tram stops</n:title></n:news>
        </url></urlset>"#;
    let found = documents("a.xml", text.as_bytes(), &settings().with_headlines()).unwrap();
    let document = found[0].as_ref().unwrap();
    assert_eq!(document.text(), "Tram stops");
    assert_eq!(document.meta.outlet.as_ref().unwrap().value, "The Halyard");
    assert_eq!(document.meta.published.as_ref().unwrap().value.to_string(), "2031-06-04T11:20Z");
    assert_eq!(document.meta.url.as_deref(), Some("https://halyard.example/1"));
    let index =
        "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>";
    let index = documents("a.xml", index.as_bytes(), &settings());
    assert_eq!(index, Err(Problem::SitemapIndex { path: "a.xml".into() }));
}

#[test]
fn a_damaged_feed_gives_what_stands_before() {
    let cut = RSS.split("<title>Depot").next().unwrap();
    let found = read(cut);
    assert_eq!(found.iter().filter(|one| one.is_ok()).count(), 2);
    let told = found.last().unwrap().as_ref().unwrap_err().to_string();
    assert_eq!(told, "a.rss: the feed is damaged: it is cut off");
    let none = documents("a.rss", b"<rss><channel></channel></rss>", &settings());
    assert_eq!(none, Err(Problem::NoEntries { path: "a.rss".into() }));
    let other = documents("a.xml", b"<tram/>", &settings());
    assert_eq!(other, Err(Problem::NotAFeed { path: "a.xml".into() }));
}

#[test]
fn feeds_are_known_by_their_content() {
    let known =
        ["<?xml version='1.0'?>\n<!-- x --><rss>", " <feed>", "<urlset>", "\u{feff}<rdf:RDF>"];
    assert!(known.iter().all(|text| looks_like_feed(text.as_bytes())));
    let others =
        ["<html>", "<!DOCTYPE html><html>", "A tram", "{\"text\": \"a\"}", "", "<NewsItem>"];
    let quoted = r#"{"text": "\"version\": \"https://jsonfeed.org/version/1\""}"#;
    assert!(!looks_like_feed(quoted.as_bytes()));
    assert!(!others.iter().any(|text| looks_like_feed(text.as_bytes())));
}

#[test]
fn older_encodings_are_read() {
    let text = b"<?xml version='1.0' encoding='iso-8859-1'?><rss><item><title>Stra\xdfe</title>\
        <description>Zu.</description></item></rss>";
    let found = documents("a.rss", text, &settings()).unwrap();
    assert_eq!(found[0].as_ref().unwrap().text(), "Straße\n\nZu.");
}

#[test]
fn links_and_dates_are_seen_from_the_fetch() {
    let text = "<rss><item><title>a</title><description>b</description><link>/1</link>\
        <pubDate>2031-06-06</pubDate></item><item><link>/1</link></item><item><link>mailto:x</link>\
        </item></rss>";
    let page = |day| PageBytes {
        name: "https://a.example/feed".into(),
        bytes: text.as_bytes().to_vec(),
        charset: None,
        source: Source {
            url: Some("https://a.example/feed".into()),
            seen: Date::new(2031, 6, day),
        },
    };
    assert_eq!(links(&page(4)), ["https://a.example/1"]);
    let published = |day| of(&page(day), &settings()).unwrap()[0].clone().unwrap().meta.published;
    assert!(published(4).is_none() && published(5).is_some());
}
