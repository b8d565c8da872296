//! Elements that by their name stand beside the report: navigation, footers, comments, related
//! stories, newsletters.

use dom_query::Element;

const NAMES: &[&str] = &["nav", "aside", "footer"];

/// Elements that hold the whole page or the report, whatever their classes say.
const NEVER: &[&str] = &["html", "body", "main", "article", "h1", "time"];

/// Words of classes and identifiers.
const WORDS: &[&str] = &[
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "carousel",
    "comment",
    "comments",
    "commentlist",
    "cookie",
    "disqus",
    "footer",
    "menu",
    "navbar",
    "navigation",
    "newsletter",
    "popular",
    "promo",
    "recirc",
    "recommended",
    "recommendations",
    "related",
    "respond",
    "sidebar",
    "sponsored",
    "teaser",
    "teasers",
    "trending",
    "widget",
];

/// Words before one of these that turn its meaning around: `has-sidebar`.
const NOT: &[&str] =
    &["has", "no", "with", "without", "left", "right", "hide", "show", "is", "not"];

/// Longer attributes are not read.
const LONGEST: usize = 1000;

pub(super) fn is_beside(element: &Element) -> bool {
    let name: &str = &element.name.local;
    NAMES.contains(&name) || (!NEVER.contains(&name) && has_word(element))
}

fn has_word(element: &Element) -> bool {
    let named = |name: &str| matches!(name, "class" | "id" | "role");
    let attrs = element.attrs.iter().filter(|attr| named(&attr.name.local));
    attrs.filter(|attr| attr.value.len() <= LONGEST).any(|attr| holds_word(&attr.value))
}

fn holds_word(value: &str) -> bool {
    value.split_ascii_whitespace().any(|name| {
        let words = || name.split(['-', '_', '.', ':']);
        let is_listed = |word: &str| WORDS.iter().any(|listed| listed.eq_ignore_ascii_case(word));
        words().any(is_listed) && !words().any(|word| NOT.contains(&word)) && words().count() <= 4
    })
}

#[cfg(test)]
mod tests {
    use super::holds_word;

    #[test]
    fn names() {
        for name in ["related", "post related-posts", "Sidebar", "site-footer", "widget_text"] {
            assert!(holds_word(name), "{name}");
        }
        for name in ["", "content", "has-sidebar", "no-sidebar page", "unrelated"] {
            assert!(!holds_word(name), "{name}");
        }
    }
}
