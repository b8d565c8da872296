//! Feeds of any kind of damage: documents or problems, never a panic, soon, and the same again.

use proptest::prelude::*;
use twosource_ingest::{Limits, Overrides, PageBytes, entry_links, served};

/// What feeds are made of, and what breaks them.
const PIECES: [&str; 40] = [
    "<?xml version='1.0' encoding='iso-8859-1'?>",
    "<rss version='2.0'>",
    "<rdf:RDF>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<urlset>",
    "<channel>",
    "</channel>",
    "<item>",
    "</item>",
    "<entry>",
    "</entry>",
    "<url>",
    "<loc>https://a.example/</loc>",
    "<title>",
    "</title>",
    "<title type='html'>Tram</title>",
    "<link href='/1' rel='alternate'/>",
    "<link>x</link>",
    "<guid>",
    "<pubDate>Wed, 04 Jun 2031 11:20:00 +0200</pubDate>",
    "<updated>2031</updated>",
    "<author>Ilse “a@b.example</author>",
    "<author><name>Ode</name>",
    "<content:encoded><![CDATA[<p>A tram<br>stopped.",
    "]]></content:encoded>",
    "<description>",
    "</description>",
    "<x:y xmlns:x='http://purl.org/dc/elements/1.1/' a=b c>",
    "<source url='http://b.example/'>Norpress</source>",
    "<media:thumbnail time='99999999999999999999999'/>",
    "&amp;",
    "&#0;&#x110000;&nbsp;",
    "& ",
    "<!--",
    "-->",
    "<",
    ">",
    "\u{202e}“",
    "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"title\": \"a\"}]}",
    "A tram stopped.",
];

fn page(bytes: Vec<u8>) -> PageBytes {
    PageBytes { name: "a".into(), bytes, ..PageBytes::default() }
}

fn read(bytes: &[u8]) -> String {
    let page = page(bytes.to_vec());
    let found = served(&page, None, &Overrides::default(), &Limits::default());
    for document in found.iter().flatten().flatten() {
        assert!(!document.text().trim().is_empty());
    }
    format!("{found:?} {:?}", entry_links(&page))
}

proptest! {
    #[test]
    fn any_feed_is_read_or_refused(pieces in prop::collection::vec(prop::sample::select(&PIECES), 0..60)) {
        let text = pieces.concat();
        prop_assert_eq!(read(text.as_bytes()), read(text.as_bytes()));
    }

    #[test]
    fn any_bytes_after_a_start_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&[b"<rss><channel><item><title>Tram</title>".as_slice(), &bytes].concat());
        read(&[b"<feed><entry><content type='xhtml'>".as_slice(), &bytes].concat());
    }
}

/// Feeds that ask for more than linear work.
#[test]
fn hostile_feeds_are_read_soon() {
    let item = |content: &str| {
        format!("<item><title>a</title><description>{content}</description></item>")
    };
    let escaped = |html: &str| html.replace('<', "&lt;").replace('>', "&gt;");
    let deep = item(&escaped(&"<div><font>".repeat(2_000)));
    for text in [
        format!("<rss>{}", "<item>".repeat(200_000)),
        format!("<rss>{}", "<item><title>a".repeat(100_000)),
        format!("<rss><item>{}", "<b>".repeat(500_000)),
        format!("<rss {}>", "a='b' ".repeat(300_000)),
        format!("<rss><item><title>{}</title></item></rss>", "&amp;".repeat(300_000)),
        format!("<rss>{}</rss>", item(&escaped(&"<div>".repeat(200_000)))),
        format!("<rss>{}</rss>", deep.repeat(30)),
        format!("<rss>{}</rss>", "</x>".repeat(500_000)),
    ] {
        read(text.as_bytes());
    }
}
