//! An address that may be asked for.

use url::Url;

use crate::address::is_private_name;
use crate::problem::{FetchProblem, Reason, one_line};

/// Reads an address that the user gave. Without a scheme it is taken as `https`.
pub(crate) fn parse(text: &str, allows_private: bool) -> Result<Url, FetchProblem> {
    let text = text.trim();
    let full = if has_scheme(text) { text.to_owned() } else { format!("https://{text}") };
    let url = Url::parse(&full).map_err(|error| {
        FetchProblem::new(text, Reason::NotAnAddress(one_line(&error.to_string())))
    })?;
    check(url, allows_private)
}

/// Reads where a page redirects to, seen from that page.
pub(crate) fn join(base: &Url, location: &str, allows_private: bool) -> Result<Url, FetchProblem> {
    let url = base.join(location.trim()).map_err(|error| {
        FetchProblem::new(location, Reason::NotAnAddress(one_line(&error.to_string())))
    })?;
    check(url, allows_private)
}

/// `news.example:8080/x` has none, though the part before the colon looks like one.
fn has_scheme(text: &str) -> bool {
    let (scheme, rest) = text.split_once(':').unwrap_or_default();
    let is_port = rest.starts_with(|char: char| char.is_ascii_digit());
    let is_word = |char: char| char.is_ascii_alphanumeric() || "+-".contains(char);
    !scheme.is_empty() && !is_port && scheme.chars().all(is_word)
}

fn check(mut url: Url, allows_private: bool) -> Result<Url, FetchProblem> {
    let refused = |reason| Err(FetchProblem::new(url.as_str(), reason));
    if !matches!(url.scheme(), "http" | "https") {
        return refused(Reason::Scheme(url.scheme().to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        // The password is not shown.
        let host = url.host_str().unwrap_or_default();
        return Err(FetchProblem::new(host, Reason::Credentials));
    }
    let Some(host) = url.host_str() else {
        return refused(Reason::NotAnAddress("no host".to_owned()));
    };
    if !allows_private && is_private_name(host) {
        return refused(Reason::PrivateName(host.to_owned()));
    }
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::{join, parse};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match parse(text, false) {
            Ok(url) => url.to_string(),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn addresses_as_people_write_them() {
        check(" https://Norpress.example/a#b ", "https://norpress.example/a");
        check("norpress.example/a b", "https://norpress.example/a%20b");
        check("norpress.example:8080/a", "https://norpress.example:8080/a");
        check("http://norpress.example", "http://norpress.example/");
    }

    #[test]
    fn what_is_not_fetched() {
        check("file:///etc/passwd", "file:///etc/passwd: file: addresses are not fetched");
        check("ftp://a.example/", "ftp://a.example/: ftp: addresses are not fetched");
        check("https://", "https://: not a web address: empty host");
        check(
            "https://ode:secret@a.example/",
            "a.example: the address holds a user name or password",
        );
        check("http://localhost:80/", "http://localhost/: localhost is a name inside a network");
        check("", ": not a web address: empty host");
    }

    #[test]
    fn redirects_are_held_to_the_same() {
        let base = parse("https://a.example/x/y", false).unwrap();
        let to = |location| join(&base, location, false).map(|url| url.to_string());
        assert_eq!(to("../z").unwrap(), "https://a.example/z");
        assert_eq!(to("//b.example").unwrap(), "https://b.example/");
        assert!(to("file:///etc/passwd").is_err() && to("http://x.local/").is_err());
    }
}
