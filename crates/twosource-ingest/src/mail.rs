//! Messages (`.eml`, RFC 5322 and MIME) and pages that were saved as one (`.mhtml`, RFC 2557).
//!
//! Of a message the plain text is read, where it has none its HTML as a page. `Subject` is the title,
//! `Date` the publication. Who sent it is kept, but is not taken for the author: it is as often a
//! desk, an outlet or a machine. A saved page says in `Snapshot-Content-Location` where it stood.

use mail_parser::{HeaderName, Message, MessageParser, MessagePart, PartType};
use twosource_page::{Facts, Source};
use twosource_text::{Date, Document, Field};

use crate::PageBytes;
use crate::described::{candidate, raw};
use crate::item::{Contents, Settings, one};
use crate::problem::Problem;
use twosource_page::date::parse_date;

/// Reads a message.
pub(crate) fn documents(name: &str, bytes: &[u8], settings: &Settings) -> Contents {
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or_else(|| Problem::Content {
        path: name.to_owned(),
        reason: "no message can be read".to_owned(),
    })?;
    let facts = facts(&message);
    let page = message.parts.iter().find_map(html);
    let text = message.parts.iter().find_map(plain).filter(|_| snapshot(&message).is_none());
    match (text, page) {
        (Some(text), _) => settings.described(name, text, facts, bytes).map(one),
        (None, Some((part, html))) => {
            let url = snapshot(&message).or_else(|| stated(part.headers_value("Content-Location")));
            let source = Source { url, seen: facts.published.clone() };
            saved(name, html, source, facts, settings, bytes).map(one)
        }
        (None, None) => Err(Problem::Empty { path: name.to_owned() }),
    }
}

/// The report on the page of a message.
fn saved(
    name: &str,
    html: &str,
    source: Source,
    facts: Facts,
    settings: &Settings,
    file: &[u8],
) -> Result<Document, Problem> {
    let is_message = source.url.is_none();
    let (name, charset) = (name.to_owned(), Some("utf-8".to_owned()));
    let page = PageBytes { name, bytes: html.as_bytes().to_vec(), charset, source };
    let mut document = settings.page(&page)?;
    let meta = &mut document.meta;
    meta.raw = Some(raw(file));
    // When a page was saved is not when it was published.
    if is_message {
        meta.title = meta.title.take().or_else(|| facts.title.map(by_file));
        meta.published = meta.published.take().or_else(|| facts.published.map(by_file));
        meta.candidates.extend(facts.candidates);
    }
    Ok(document)
}

fn by_file<T>(value: T) -> twosource_text::Known<T> {
    twosource_text::Known::new(value, twosource_text::Basis::Metadata)
}

fn facts(message: &Message) -> Facts {
    let title = message.subject().map(str::trim).filter(|subject| !subject.is_empty());
    let published = date(message);
    let mut candidates = Vec::new();
    candidates.extend(title.map(|title| candidate(Field::Title, title, "mail Subject", true)));
    let printed = published.as_ref().map(ToString::to_string);
    candidates.extend(printed.map(|date| candidate(Field::Published, &date, "mail Date", true)));
    let sender = message.from().and_then(|from| from.first());
    let sender = sender.and_then(|from| from.name().or_else(|| from.address()));
    candidates.extend(sender.map(|sender| candidate(Field::Author, sender, "mail From", false)));
    Facts { title: title.map(str::to_owned), published, candidates, ..Facts::default() }
}

fn date(message: &Message) -> Option<Date> {
    let date = message.date().filter(|date| date.is_valid())?;
    parse_date(&date.to_rfc3339())
}

/// Where a saved page stood.
fn snapshot(message: &Message) -> Option<String> {
    stated(message.root_part().headers_value("Snapshot-Content-Location"))
}

fn stated(value: Option<&str>) -> Option<String> {
    let value =
        value.map(str::trim).filter(|value| !value.is_empty() && !value.starts_with("cid:"));
    value.map(str::to_owned)
}

fn html<'a>(part: &'a MessagePart) -> Option<(&'a MessagePart<'a>, &'a str)> {
    match &part.body {
        PartType::Html(html) if !html.trim().is_empty() => Some((part, html)),
        _ => None,
    }
}

/// The text of a part that is no file of its own.
fn plain(part: &MessagePart) -> Option<String> {
    use mail_parser::MimeHeaders;
    match &part.body {
        PartType::Text(text) if part.attachment_name().is_none() && !text.trim().is_empty() => {
            let is_plain = part.content_type().is_none_or(|kind| kind.subtype() == Some("plain"));
            is_plain.then(|| text.replace("\r\n", "\n"))
        }
        _ => None,
    }
}

trait Values {
    /// The text of a field of the part.
    fn headers_value(&self, name: &str) -> Option<&str>;
}

impl Values for MessagePart<'_> {
    fn headers_value(&self, name: &str) -> Option<&str> {
        let is_it = |header: &HeaderName| header.as_str().eq_ignore_ascii_case(name);
        self.headers.iter().find(|header| is_it(&header.name))?.value.as_text()
    }
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::documents;
    use crate::item::Settings;
    use crate::{Limits, Overrides, Problem};

    fn read(message: &str) -> Result<Document, Problem> {
        let settings = Settings::new(&Overrides::default(), Limits::default());
        documents("a.eml", message.as_bytes(), &settings)?.remove(0)
    }

    const HEAD: &str = "From: Ilse Brandt <ilse@courier.example>\r\nSubject: =?utf-8?q?Tram_leaves_\
                        rails_=E2=80=93_again?=\r\nDate: Wed, 04 Jun 2031 11:20:00 +0200\r\n\
                        MIME-Version: 1.0\r\n";
    const TEXT: &str = "A tram left the rails on Monday, police said.";

    #[test]
    fn a_message_of_text() {
        let document = read(&format!("{HEAD}\r\n{TEXT}\r\n")).unwrap();
        assert_eq!(document.text().trim(), TEXT);
        let meta = &document.meta;
        assert_eq!(meta.title.as_ref().unwrap().value, "Tram leaves rails – again");
        assert_eq!(meta.published.as_ref().unwrap().value.to_string(), "2031-06-04T11:20+02:00");
        assert_eq!((meta.byline.as_ref(), meta.authors.len()), (None, 0));
        assert_eq!(meta.candidates.last().unwrap().value, "Ilse Brandt");
    }

    #[test]
    fn encoded_text_and_alternatives() {
        let quoted = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: \
                      quoted-printable\r\n\r\nCaf=E9 owners in Bris=E9e pro=\r\ntest, she said.\r\n";
        let document = read(&format!("{HEAD}{quoted}")).unwrap();
        assert_eq!(document.text().trim(), "Café owners in Brisée protest, she said.");
        let both = format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: \
             text/plain\r\n\r\n{TEXT}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>No</p>\r\n--b--\r\n"
        );
        assert_eq!(read(&both).unwrap().text().trim(), TEXT);
    }

    /// Paragraphs of a report.
    const PARAGRAPHS: &str = include_str!("../tests/data/paragraphs.html");

    fn page() -> String {
        format!(
            "<html><head><title>Tram</title></head><body><article>{PARAGRAPHS}</article></body></html>"
        )
    }

    #[test]
    fn a_message_of_html() {
        let document = read(&format!("{HEAD}Content-Type: text/html\r\n\r\n{}", page())).unwrap();
        assert!(document.text().contains("near the old depot"));
        assert_eq!(document.meta.published.unwrap().value.to_string(), "2031-06-04T11:20+02:00");
    }

    #[test]
    fn a_saved_page() {
        let saved = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/1\r\n\
             Subject: Tram\r\nDate: Wed, 04 Jun 2031 11:20:00 -0000\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: text/html\r\nContent-Location: https://courier.example/1\r\n\r\n{}\r\n\
             --b\r\nContent-Type: text/css\r\nContent-Location: a.css\r\n\r\np {{}}\r\n--b--\r\n",
            page()
        );
        let document = read(&saved).unwrap();
        assert!(document.text().contains("near the old depot"), "{}", document.text());
        assert_eq!(document.meta.published, None, "it was saved then");
        assert_eq!(document.meta.raw.unwrap().len, saved.len() as u64);
    }

    #[test]
    fn what_is_no_message() {
        assert!(matches!(read(""), Err(Problem::Content { .. })));
        assert!(matches!(read(HEAD), Err(Problem::Empty { .. })));
    }
}
