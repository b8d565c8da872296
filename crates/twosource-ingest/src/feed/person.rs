//! Who wrote an entry: `ode@norpress.example (Tom Ode)`, `By Ilse Brandt and Tom Ode`, `admin`.
//!
//! Addresses of mail are no names; nor is the name of the feed, a desk that every site has, or a sentence.

/// What sites write where nobody is named.
const NOBODY: [&str; 12] = [
    "admin",
    "administrator",
    "anonymous",
    "author",
    "editor",
    "editors",
    "newsroom",
    "noreply",
    "no-reply",
    "staff",
    "unknown",
    "webmaster",
];

/// The people in what an element about the author says, in order.
pub(super) fn names(stated: &str, feed: Option<&str>) -> Vec<String> {
    let words = without_mail(stated);
    let words = words.strip_prefix("By ").or_else(|| words.strip_prefix("by ")).unwrap_or(&words);
    let parts = words.split([',', ';', '|', '/', '&']).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|name| is_name(name, feed)).map(str::to_owned).collect()
}

/// The name beside an address of mail, which stands in brackets or before it.
fn without_mail(stated: &str) -> String {
    let stated = stated.trim();
    let bracketed = stated.split_once('(').and_then(|(before, rest)| {
        let (inside, _) = rest.split_once(')')?;
        before.contains('@').then_some(inside)
    });
    let words = bracketed.unwrap_or(stated).split_whitespace();
    let words: Vec<&str> =
        words.filter(|word| !word.contains('@') && !word.contains("://")).collect();
    words.join(" ")
}

fn is_name(name: &str, feed: Option<&str>) -> bool {
    let lower = name.to_lowercase();
    let is_feed = feed.is_some_and(|feed| feed.trim().to_lowercase() == lower);
    let words = name.split(' ').count();
    name.chars().any(char::is_alphabetic)
        && words <= 6
        && !is_feed
        && !NOBODY.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[track_caller]
    fn check(stated: &str, expected: &[&str]) {
        assert_eq!(names(stated, Some("The Halyard")), expected);
    }

    #[test]
    fn people() {
        check("ode@norpress.example (Tom Ode)", &["Tom Ode"]);
        check("Tom Ode <ode@norpress.example>", &["Tom Ode"]);
        check("By Ilse Brandt and Tom Ode", &["Ilse Brandt", "Tom Ode"]);
        check("Ilse Brandt, Tom Ode (Norpress)", &["Ilse Brandt", "Tom Ode (Norpress)"]);
        check("Norpress", &["Norpress"]);
    }

    #[test]
    fn nobody() {
        for stated in ["", "admin", "ode@norpress.example", "the halyard", "https://a.example", "-"]
        {
            check(stated, &[]);
        }
        check("“a@b.example", &[]);
    }
}
