//! News items in XML: NewsML-G2 of the IPTC (`newsItem`, alone or in a `newsMessage`) and NITF.
//!
//! Read are the headline, who wrote it, who provides it, whom it is credited to, the dates and the
//! text, as NITF, XHTML or plain text. `firstCreated` is when an item was published;
//! `versionCreated` is taken for that only of the first version. Where the XML is broken, the items
//! before it are given.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use twosource_page::{Block, Facts, fragment};
use twosource_text::{BlockKind, Date, Document, Field};

use crate::described::candidate;
use crate::item::{Contents, Settings};
use crate::problem::Problem;
use twosource_page::date::parse_date;

/// Words of a credit line that names an agency and nothing else.
const LONGEST_CREDIT: usize = 4;

/// One item, as far as it is read.
#[derive(Debug, Default)]
struct Item {
    guid: Option<String>,
    version: Option<String>,
    title: Option<String>,
    by: Option<String>,
    provider: Option<String>,
    credit: Option<String>,
    first: Option<String>,
    changed: Option<String>,
    language: Option<String>,
    blocks: Vec<Block>,
}

/// Reads the items of a file; `None` where it holds something else.
pub(crate) fn items(name: &str, xml: &str, settings: &Settings, file: &[u8]) -> Option<Contents> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    if !is_known(&mut reader) {
        return None;
    }
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (items, broken) = all(&mut reader);
    let several = items.len() > 1;
    let mut read: Vec<Result<Document, Problem>> = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        let guid = item.guid.clone().unwrap_or_else(|| (at + 1).to_string());
        let name = if several { format!("{name}:{guid}") } else { name.to_owned() };
        read.push(document(&name, item, settings, file));
    }
    let told = broken.map(|reason| {
        let reason = format!("the XML is broken: {reason}");
        Err(Problem::Content { path: name.to_owned(), reason })
    });
    read.extend(told);
    if read.is_empty() {
        return Some(Err(Problem::Empty { path: name.to_owned() }));
    }
    Some(Ok(read))
}

/// Whether the root is one of a file of news.
fn is_known(reader: &mut Reader<&[u8]>) -> bool {
    loop {
        match reader.read_event() {
            Ok(Event::Start(root) | Event::Empty(root)) => {
                let known = ["newsItem", "newsMessage", "packageItem", "nitf"];
                return known.contains(&root.local_name().as_ref());
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// All items up to the end, or to where the XML is broken.
fn all(reader: &mut Reader<&[u8]>) -> (Vec<Item>, Option<String>) {
    let mut items = Vec::new();
    let mut item: Option<Item> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = local(&start);
                if matches!(name.as_str(), "newsItem" | "nitf") {
                    item = Some(begun(&start));
                } else if let Some(item) = &mut item
                    && is_read(&name)
                {
                    let end = start.to_end().into_owned();
                    match reader.read_text(end.name()) {
                        Ok(inner) => note(item, &name, &start, &inner),
                        Err(error) => return (items, Some(error.to_string())),
                    }
                }
            }
            Ok(Event::Empty(start)) => {
                if let Some(item) = &mut item {
                    note(item, &local(&start), &start, "");
                }
            }
            Ok(Event::End(end)) if matches!(end.local_name().as_ref(), "newsItem" | "nitf") => {
                items.extend(item.take());
            }
            Ok(Event::Eof) => return (items, item.map(|_| "it ends too early".to_owned())),
            Ok(_) => {}
            Err(error) => return (items, Some(error.to_string())),
        }
    }
}

fn local(start: &BytesStart) -> String {
    start.local_name().as_ref().to_owned()
}

fn begun(start: &BytesStart) -> Item {
    Item { guid: attribute(start, "guid"), version: attribute(start, "version"), ..Item::default() }
}

/// Whether an element is read with all that stands in it.
fn is_read(name: &str) -> bool {
    [
        "headline",
        "by",
        "provider",
        "creditline",
        "firstCreated",
        "versionCreated",
        "inlineXML",
        "inlineData",
        "language",
        "hl1",
        "byline",
        "date.issue",
        "distributor",
        "body.content",
    ]
    .contains(&name)
}

/// Keeps the first of each element.
fn note(item: &mut Item, name: &str, start: &BytesStart, inner: &str) {
    let words = || Some(plain(inner)).filter(|words| !words.is_empty());
    let Item { title, by, provider, credit, first, changed, language, blocks, .. } = item;
    match name {
        "headline" | "hl1" => *title = title.take().or_else(words),
        "by" | "byline" => *by = by.take().or_else(words),
        "provider" | "distributor" => {
            *provider = provider.take().or_else(words).or_else(|| attribute(start, "literal"));
        }
        "creditline" => *credit = credit.take().or_else(words),
        "firstCreated" => *first = first.take().or_else(words),
        "date.issue" => *first = first.take().or_else(|| attribute(start, "norm")),
        "versionCreated" => *changed = changed.take().or_else(words),
        "language" => *language = language.take().or_else(|| attribute(start, "tag")),
        "inlineXML" | "body.content" if blocks.is_empty() => *blocks = fragment(content(inner)),
        "inlineData" if blocks.is_empty() => *blocks = lines(inner),
        _ => {}
    }
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|found| found.key.as_ref() == name)?;
    let value = found.value.trim().to_owned();
    (!value.is_empty()).then_some(value)
}

/// The words of an element on one line.
fn plain(inner: &str) -> String {
    let lines: Vec<String> = fragment(inner).into_iter().map(|block| block.text).collect();
    lines.join(" ")
}

/// What stands in the body of a page or of NITF; all where there is none.
fn content(inner: &str) -> &str {
    for tag in ["body.content", "body"] {
        let Some((_, rest)) = inner.split_once(&format!("<{tag}")) else { continue };
        let Some((_, rest)) = rest.split_once('>') else { continue };
        return rest.rsplit_once(&format!("</{tag}")).map_or(rest, |(body, _)| body);
    }
    inner
}

/// Plain text, a paragraph a line.
fn lines(inner: &str) -> Vec<Block> {
    let text = unescape(inner).unwrap_or(Cow::Borrowed(inner));
    let text = text.trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block { kind: BlockKind::Paragraph, text: line.to_owned() }).collect()
}

fn document(
    name: &str,
    mut item: Item,
    settings: &Settings,
    file: &[u8],
) -> Result<Document, Problem> {
    if item.blocks.is_empty() {
        return Err(Problem::Empty { path: name.to_owned() });
    }
    let blocks = std::mem::take(&mut item.blocks);
    settings.described_blocks(name, &blocks, facts(item), file)
}

fn facts(item: Item) -> Facts {
    let (first, changed) = (date(item.first.as_ref()), date(item.changed.as_ref()));
    let is_first = item.version.is_none_or(|version| version == "1");
    let published = first.clone().or_else(|| changed.clone().filter(|_| is_first));
    let modified = changed.filter(|changed| published.as_ref() != Some(changed));
    let is_agency = |credit: &String| {
        credit.split_whitespace().count() <= LONGEST_CREDIT && !credit.contains('/')
    };
    let agency = item.credit.clone().filter(is_agency);
    let mut candidates = Vec::new();
    let mut note = |field, origin: &str, value: &Option<String>, is_chosen| {
        let value = value.as_deref();
        candidates.extend(value.map(|value| candidate(field, value, origin, is_chosen)));
    };
    note(Field::Title, "newsml headline", &item.title, true);
    note(Field::Author, "newsml by", &item.by, true);
    note(Field::Outlet, "newsml provider", &item.provider, true);
    note(Field::Agency, "newsml creditline", &item.credit, agency.is_some());
    note(Field::Published, "newsml firstCreated", &item.first, first.is_some());
    note(Field::Modified, "newsml versionCreated", &item.changed, modified.is_some());
    Facts {
        title: item.title,
        outlet: item.provider,
        authors: item.by.into_iter().collect(),
        published,
        modified,
        url: item.guid.filter(|guid| guid.starts_with("http")),
        language: item.language,
        agency,
        candidates,
        ..Facts::default()
    }
}

/// A date, also without separators as NITF has it: `20310604T112000Z`.
fn date(value: Option<&String>) -> Option<Date> {
    let value = value?;
    parse_date(value).or_else(|| {
        let (day, time) = value.split_once('T').unwrap_or((value, ""));
        let day = format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..8)?);
        let time =
            time.get(..4).map(|time| format!("T{}:{}", time.split_at(2).0, time.split_at(2).1));
        parse_date(&format!("{day}{}", time.unwrap_or_default())).or_else(|| parse_date(&day))
    })
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::items;
    use crate::item::Settings;
    use crate::{Limits, Overrides, Problem};

    fn read(xml: &str) -> Option<Vec<Result<Document, Problem>>> {
        let settings = Settings::new(&Overrides::default(), Limits::default());
        items("a.xml", xml, &settings, b"").map(|read| read.unwrap_or_else(|e| vec![Err(e)]))
    }

    fn item(guid: &str, content: &str) -> String {
        format!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"{guid}\" version=\"2\">\
             <itemMeta><provider literal=\"Norpress\"/><versionCreated>2031-06-04T13:00:00+02:00\
             </versionCreated><firstCreated>2031-06-04T11:20:00+02:00</firstCreated></itemMeta>\
             <contentMeta><headline>Tram leaves rails &amp; falls</headline><by>Ilse Brandt</by>\
             <creditline>Norpress</creditline><language tag=\"en\"/></contentMeta>\
             <contentSet>{content}</contentSet></newsItem>"
        )
    }

    const NITF: &str = "<inlineXML contenttype=\"application/nitf+xml\"><nitf><body><body.head>\
        <hedline><hl1>Tram</hl1></hedline></body.head><body.content><p>A tram left the rails.</p>\
        <p>Nobody was hurt.</p></body.content></body></nitf></inlineXML>";
    const TEXT: &str = "Tram leaves rails & falls\n\nA tram left the rails.\n\nNobody was hurt.";

    #[test]
    fn an_item_with_nitf() {
        let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", item("urn:1", NITF));
        let document = read(&xml).unwrap().remove(0).unwrap();
        assert_eq!((document.name(), document.text()), ("a.xml", TEXT));
        let meta = document.meta;
        assert_eq!(meta.published.unwrap().value.to_string(), "2031-06-04T11:20+02:00");
        assert_eq!(meta.modified.unwrap().value.to_string(), "2031-06-04T13:00+02:00");
        assert_eq!(meta.outlet.unwrap().value, "Norpress");
        assert_eq!(meta.agency.unwrap().value, "Norpress");
        assert_eq!(meta.authors, ["Ilse Brandt"]);
    }

    #[test]
    fn xhtml_and_plain_text() {
        let xhtml = "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title>\
                     </head><body><p>A tram left the rails.</p><p>Nobody was hurt.</p></body></html>\
                     </inlineXML>";
        assert_eq!(read(&item("a", xhtml)).unwrap()[0].as_ref().unwrap().text(), TEXT);
        let prefixed = "<inlineXML><h:html><h:body><h:p>A tram left the rails.</h:p><h:p>Nobody was \
                        hurt.</h:p></h:body></h:html></inlineXML>";
        assert_eq!(read(&item("a", prefixed)).unwrap()[0].as_ref().unwrap().text(), TEXT);
        let plain = "<inlineData contenttype=\"text/plain\">A tram left the rails.\n\nNobody was \
                     hurt.</inlineData>";
        assert_eq!(read(&item("a", plain)).unwrap()[0].as_ref().unwrap().text(), TEXT);
    }

    #[test]
    fn a_message_has_several_items() {
        let both = [item("urn:1", NITF), item("urn:2", ""), item("urn:3", NITF)].concat();
        let xml = format!("<newsMessage><itemSet>{both}</itemSet></newsMessage>");
        let read = read(&xml).unwrap();
        assert_eq!(read[0].as_ref().unwrap().name(), "a.xml:urn:1");
        assert!(matches!(&read[1], Err(Problem::Empty { path }) if path == "a.xml:urn:2"));
        assert_eq!(read.len(), 3);
    }

    #[test]
    fn a_file_of_nitf() {
        let xml = "<nitf><head><docdata><date.issue norm=\"20310604T112000Z\"/></docdata></head>\
                   <body><body.head><hedline><hl1>Tram leaves rails</hl1></hedline><byline>By Ilse \
                   Brandt</byline></body.head><body.content><p>A tram left.</p></body.content></body>\
                   </nitf>";
        let document = read(xml).unwrap().remove(0).unwrap();
        assert_eq!(document.text(), "Tram leaves rails\n\nA tram left.");
        assert_eq!(document.meta.published.unwrap().value.to_string(), "2031-06-04T11:20");
    }

    #[test]
    fn broken_xml_costs_what_follows() {
        let whole = format!("<newsMessage>{}", item("urn:1", NITF));
        let cut = format!("{whole}<newsItem><contentMeta><headline>Tram");
        let read_cut = read(&cut).unwrap();
        assert!(read_cut[0].is_ok());
        assert!(
            read_cut[1].as_ref().unwrap_err().to_string().starts_with("a.xml: the XML is broken")
        );
        for length in 0..whole.len() {
            let _ = read(whole.get(..length).unwrap_or_default());
        }
    }

    #[test]
    fn other_xml_is_none_of_these() {
        for other in ["", "<rss/>", "<a>", "no", "<?xml version=\"1.0\"?><feed></feed>"] {
            assert!(read(other).is_none(), "{other}");
        }
        assert!(matches!(read("<packageItem/>").unwrap()[0], Err(Problem::Empty { .. })));
    }
}
