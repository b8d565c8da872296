//! Words of a report inside Markdown.

/// The text with every character escaped that Markdown could read as markup, so that it is rendered
/// as it stands. It must not begin a line, where numbers and signs mean lists and headings.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if is_markup(char) {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// `$` sets mathematics, `~` and `^` strike out, lower and raise in common dialects.
const fn is_markup(char: char) -> bool {
    matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&' | '$' | '^')
}

/// A file name as code. Backticks inside it need a longer fence.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::{code, escape};
    use crate::clean::one_line;

    /// What a reader of rendered Markdown sees.
    fn rendered(markdown: &str) -> String {
        // Curly quotation marks for straight ones are a choice of the one who renders.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        let events = Parser::new_ext(markdown, options);
        events
            .map(|event| match event {
                Event::Text(text) | Event::Code(text) => text.into_string(),
                Event::SoftBreak | Event::HardBreak => "\n".to_owned(),
                Event::Start(_) | Event::End(_) => String::new(),
                other => format!("<{other:?}>"),
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(rendered(&format!("x {} y", escape(text))), format!("x {text} y"));
        assert_eq!(rendered(&format!("x {} y", code(text))), format!("x {text} y"));
    }

    #[test]
    fn markup_in_a_report_stays_text() {
        check("**bold** _and_ [link](http://a.example) <b>tag</b> &amp; `code` | cell");
        check("![image](x) \\ ~~gone~~ $x^2$ #12 {.class} 1. one");
    }

    proptest! {
        #[test]
        fn any_text_is_rendered_as_it_stands(text in "[ -~\u{a0}-\u{ff}]{1,60}") {
            let text = one_line(&text);
            prop_assume!(text.trim() == text && !text.is_empty() && !text.contains("  "));
            prop_assert_eq!(rendered(&format!("x {} y", escape(&text))), format!("x {text} y"));
        }
    }
}
