//! JSON and XML files, by what stands in them.

use serde_json::Value;
use twosource_page::decode;

use crate::feed::looks_like_feed;
use crate::item::{Contents, Settings};
use crate::problem::Problem;
use crate::{feed, newsml, ninjs};

/// Reads a JSON file: a JSON Feed, ninjs.
pub(crate) fn json(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    if looks_like_feed(bytes) {
        return feed::documents(name, bytes, settings);
    }
    let text = decode(bytes, None).text;
    let value: Value = serde_json::from_str(&text)
        .map_err(|error| other(name, &format!("no JSON can be read: {error}")))?;
    ninjs::items(name, &value, settings, bytes).unwrap_or_else(|| {
        Err(other(name, "the JSON holds neither a feed nor a news item (ninjs)"))
    })
}

/// Reads an XML file: a feed, a news sitemap, NewsML-G2, NITF.
pub(crate) fn xml(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    if looks_like_feed(bytes) {
        return feed::documents(name, bytes, settings);
    }
    let text = decode(bytes, None).text;
    newsml::items(name, &text, settings, bytes).unwrap_or_else(|| {
        Err(other(name, "the XML holds neither a feed nor a news item (NewsML-G2, NITF)"))
    })
}

fn other(name: &str, reason: &str) -> Problem {
    Problem::Content { path: name.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{json, xml};
    use crate::item::Settings;
    use crate::{Limits, Overrides};

    #[test]
    fn other_files_say_what_they_are_not() {
        let settings = Settings::new(&Overrides::default(), Limits::default());
        let reason = |read: super::Contents| read.unwrap_err().to_string();
        assert!(reason(json("a.json", b"{", &settings)).starts_with("a.json: no JSON can be read"));
        assert_eq!(
            reason(json("a.json", b"{}", &settings)),
            "a.json: the JSON holds neither a feed nor a news item (ninjs)"
        );
        assert!(
            reason(xml("a.xml", b"<a/>", &settings)).starts_with("a.xml: the XML holds neither")
        );
    }
}
