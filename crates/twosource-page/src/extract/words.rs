//! Words of the page itself, which no report has at that place: invitations, labels, legal lines.
//!
//! Short lists for the languages that most pages are in; the model weighs them with all else.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// How many kinds of words there are.
pub(super) const KINDS: usize = WORDS.len();

const WORDS: [&[&str]; 9] = [
    // Other reports.
    &[
        "read more",
        "read also",
        "also read",
        "see also",
        "related",
        "more from",
        "more on",
        "recommended",
        "you may also",
        "you might",
        "lesen sie",
        "mehr zum",
        "mehr:",
        "weiterlesen",
        "lire aussi",
        "à lire",
        "leer también",
        "te puede",
        "lee también",
        "leggi anche",
        "czytaj",
        "zobacz",
        "lees ook",
        "läs mer",
        "leia também",
        "watch:",
        "next article",
        "previous",
        "don't miss",
        "trending",
    ],
    // Rights.
    &[
        "copyright",
        "©",
        "all rights reserved",
        "alle rechte",
        "tous droits",
        "todos los derechos",
        "terms of",
        "privacy policy",
        "impressum",
        "datenschutz",
    ],
    // Asking for something.
    &[
        "subscribe",
        "sign up",
        "newsletter",
        "follow us",
        "abonn",
        "suscr",
        "folgen sie",
        "log in",
        "sign in",
        "register",
        "cookie",
        "javascript",
        "your browser",
        "anmelden",
        "registrier",
        "donate",
        "support our",
        "click here",
        "download our",
        "join us",
        "free trial",
        "iscriviti",
    ],
    // Passing on.
    &[
        "share",
        "facebook",
        "twitter",
        "whatsapp",
        "e-mail",
        "email",
        "print",
        "teilen",
        "drucken",
        "compartir",
        "partager",
        "tweet",
        "pinterest",
        "linkedin",
        "telegram",
        "condividi",
    ],
    // Paid.
    &[
        "advertisement",
        "anzeige",
        "werbung",
        "publicidad",
        "sponsored",
        "advert",
        "publicité",
        "continue reading",
        "article continues",
        "reklam",
        "affiliate",
        "commission",
    ],
    // Readers.
    &["comment", "kommentar", "reply", "antwort", "comentario", "leave a", "commentaire"],
    // Pictures.
    &[
        "photo",
        "image",
        "foto",
        "getty",
        "reuters/",
        "bild:",
        "picture",
        "credit:",
        "(ap)",
        "source:",
        "quelle",
        "afp/",
        "shutterstock",
        "courtesy",
        "illustration",
    ],
    // Who and when.
    &[
        "by ",
        "von ",
        "por ",
        "par ",
        "published",
        "updated",
        "posted",
        "veröffentlicht",
        "aktualisiert",
        "min read",
        "minute",
        "publicado",
        "publié",
        "written by",
        "reporting by",
        "editing by",
        "last modified",
        "stand:",
    ],
    // Labels.
    &[
        "tags",
        "schlagw",
        "categor",
        "kategorie",
        "topics",
        "themen",
        "keywords",
        "filed under",
        "etiquetas",
        "in this article",
    ],
];

struct Finder {
    automaton: Option<AhoCorasick>,
    kinds: Vec<usize>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .enumerate()
        .flat_map(|(kind, words)| words.iter().map(move |word| (kind, *word)));
    let (kinds, words): (Vec<usize>, Vec<&str>) = words.unzip();
    let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok();
    Finder { automaton, kinds }
});

/// Where the first word of each kind starts in the first bytes of a text; none where there is none.
pub(super) fn places(text: &str) -> [Option<usize>; KINDS] {
    let mut places = [None; KINDS];
    let text = text.as_bytes();
    let text = text.get(..text.len().min(240)).unwrap_or_default();
    let finder = &*FINDER;
    let Some(automaton) = &finder.automaton else { return places };
    for found in automaton.find_overlapping_iter(text) {
        let kind = finder.kinds.get(found.pattern().as_usize());
        if let Some(place) = kind.and_then(|&kind| places.get_mut(kind)) {
            *place = (*place).or(Some(found.start()));
        }
    }
    places
}
