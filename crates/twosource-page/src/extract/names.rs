//! What the classes, ids and roles of an element say of its part of the page.
//!
//! The words are those that templates of publishing systems use everywhere; no site is meant.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Kinds of words, a bit each: see [`WORDS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Names(u32);

/// How many kinds there are.
pub(super) const KINDS: usize = WORDS.len();

/// The place of what readers wrote among [`WORDS`].
pub(super) const READERS_KIND: usize = 3;

/// The place of the end of the page.
pub(super) const FOOT: usize = 6;

/// The place of the side of the page.
pub(super) const SIDE: usize = 8;

/// The place of headings.
pub(super) const HEADINGS: usize = 13;

/// The words of each kind, in lower case. A word counts wherever it stands in a name.
const WORDS: [&[&str]; 21] = [
    // The report.
    &[
        "article",
        "story",
        "post-content",
        "entry-content",
        "post-body",
        "richtext",
        "rich-text",
        "bodytext",
        "body-text",
        "main-content",
        "artikel",
        "articulo",
        "nota-",
        "noticia",
        "prose",
    ],
    // Anything that holds something.
    &["content", "entry", "post", "text", "main", "body", "page"],
    // Other reports.
    &[
        "related",
        "recommend",
        "readmore",
        "read-more",
        "read_more",
        "outbrain",
        "taboola",
        "trending",
        "popular",
        "most-",
        "mostread",
        "latest",
        "recirc",
        "similar",
        "suggest",
        "next-",
        "upnext",
        "onward",
        "linklist",
        "weitere",
        "mehr-",
        "verwandt",
        "further",
        "more-",
        "also-",
        "aussi",
        "relacionad",
        "correlat",
        "powiaz",
    ],
    // Readers.
    &[
        "comment",
        "disqus",
        "discussion",
        "respond",
        "kommentar",
        "reply",
        "reaction",
        "coment",
        "commento",
        "forum",
    ],
    // Passing on.
    &[
        "share", "sharing", "social", "facebook", "twitter", "follow", "addthis", "whatsapp",
        "print", "teilen",
    ],
    // Getting around.
    &["nav", "menu", "crumb", "pagination", "pager", "toolbar", "tabs", "skip", "sitemap"],
    // The end of the page.
    &["foot", "bottom", "copyright", "legal", "colophon", "impressum", "imprint"],
    // The top of the page.
    &["header", "masthead", "topbar", "top-", "banner", "logo", "branding"],
    // The side.
    &[
        "sidebar",
        "side-",
        "aside",
        "widget",
        "rail",
        "secondary",
        "complementary",
        "right-col",
        "rightcol",
        "column-right",
        "margin",
    ],
    // Paid.
    &[
        "ad-",
        "-ad",
        "ads",
        "advert",
        "sponsor",
        "anzeige",
        "werbung",
        "publicidad",
        "dfp",
        "affiliate",
        "shop",
        "product",
        "promo",
        "banner",
        "reklam",
        "pubblicit",
    ],
    // Asking for something.
    &[
        "newsletter",
        "subscri",
        "signup",
        "sign-up",
        "paywall",
        "login",
        "register",
        "abo-",
        "cookie",
        "consent",
        "gdpr",
        "privacy",
        "modal",
        "popup",
        "pop-up",
        "overlay",
        "donat",
        "support-us",
    ],
    // Who and when.
    &[
        "author",
        "byline",
        "date",
        "time",
        "meta",
        "publish",
        "posted",
        "dateline",
        "autor",
        "datum",
        "writer",
        "contributor",
    ],
    // Pictures.
    &[
        "caption", "figure", "image", "photo", "foto", "bild", "gallery", "galler", "slide",
        "video", "media", "player", "lightbox", "credit", "legend", "picture", "img",
    ],
    // Headings.
    &["title", "headline", "subtitle", "kicker", "heading", "titel", "titulo", "titre", "overline"],
    // The first paragraph.
    &[
        "lead",
        "intro",
        "summary",
        "standfirst",
        "excerpt",
        "abstract",
        "dek",
        "description",
        "subhead",
        "vorspann",
        "entradilla",
        "chapo",
        "subline",
        "sapo",
        "bajada",
    ],
    // Subjects.
    &["tag", "categor", "topic", "keyword", "schlagw", "rubrik", "label", "section-name"],
    // Not to be seen.
    &[
        "hidden",
        "hide",
        "d-none",
        "visually",
        "sr-only",
        "screen-reader",
        "invisible",
        "noprint",
        "collapse",
        "accessib",
    ],
    // Of the author.
    &["bio", "about-", "profile", "autorenbox", "author-info", "author-box"],
    // Quotations set off.
    &["quote", "pull", "zitat", "citation", "cita"],
    // Things in rows.
    &[
        "list", "card", "grid", "item", "teaser", "tile", "feed", "archive", "carousel", "slider",
        "block", "module", "thumb",
    ],
    // Boxes beside the text.
    &[
        "fact",
        "infobox",
        "box",
        "note",
        "correction",
        "disclaimer",
        "embed",
        "inline",
        "table",
        "toc",
        "wrapper",
    ],
];

struct Finder {
    automaton: Option<AhoCorasick>,
    kinds: Vec<u32>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .enumerate()
        .flat_map(|(kind, words)| words.iter().map(move |word| (kind, *word)));
    let (kinds, words): (Vec<u32>, Vec<&str>) =
        words.map(|(kind, word)| (1_u32 << kind, word)).unzip();
    let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok();
    Finder { automaton, kinds }
});

impl Names {
    /// What the value of a class, id or role says. Only the start of an endless value is read.
    pub(super) fn of(value: &str) -> Self {
        let value = value.as_bytes();
        let value = value.get(..value.len().min(300)).unwrap_or_default();
        let finder = &*FINDER;
        let Some(automaton) = &finder.automaton else { return Self::default() };
        let found = automaton.find_overlapping_iter(value);
        let kinds = found.filter_map(|found| finder.kinds.get(found.pattern().as_usize()));
        Self(kinds.fold(0, |all, kind| all | kind))
    }

    /// What both say.
    pub(super) const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What the other does not say.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, kind: usize) -> bool {
        self.0 >> kind & 1 == 1
    }
}

/// Starts of the classes and ids of what readers wrote.
const READERS: [&str; 13] = [
    "comment",
    "reader-comment",
    "readercomment",
    "user-comment",
    "usercomment",
    "disqus",
    "respond",
    "fb-comment",
    "kommentar",
    "comentario",
    "commentaire",
    "livefyre",
    "leserkommentar",
];

/// Names that start so and stand at what surrounds a report as well.
const NOT_READERS: [&str; 6] = [
    "comments-open",
    "comments-closed",
    "comments-enabled",
    "comments-on",
    "comments-off",
    "commentable",
];

/// Whether a class or an id names what readers wrote below a report.
pub(super) fn is_of_readers(value: &str) -> bool {
    value.split_ascii_whitespace().take(30).any(|name| {
        let starts = |start: &str| {
            name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        };
        READERS.iter().any(|start| starts(start)) && !NOT_READERS.iter().any(|not| starts(not))
    })
}

#[cfg(test)]
mod tests {
    use super::{FOOT, HEADINGS, Names, READERS_KIND, SIDE, is_of_readers};

    #[test]
    fn what_readers_wrote() {
        assert!(is_of_readers("list Comments-area") && is_of_readers("comment-12"));
        assert!(!is_of_readers("single comments-open") && !is_of_readers("uncommented"));
    }

    #[test]
    fn a_name_may_say_several_things() {
        let names = Names::of("Article__Body related-links");
        assert!(names.has(0) && names.has(1) && names.has(2));
        assert!(!names.has(READERS_KIND));
        assert!(Names::of("headline").has(HEADINGS) && Names::of("comment").has(READERS_KIND));
        assert!(Names::of("sidebar").has(SIDE) && Names::of("colophon").has(FOOT));
        assert_eq!(Names::of("x1 y2"), Names::default());
    }
}
