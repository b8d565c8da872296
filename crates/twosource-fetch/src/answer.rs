//! What a server answered to one request.

use std::time::Duration;

use ureq::http::HeaderMap;

use crate::retry;

/// A status, headers and a body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// Unpacked; empty unless the status says that the body is what was asked for.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, where it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        text(&self.headers, name)
    }

    pub(crate) const fn is_redirect(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }

    /// Where it redirects to.
    pub(crate) fn location(&self) -> Option<&str> {
        self.header("location")
    }

    pub(crate) const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self.status, 429 | 503)
    }

    /// How long a busy server asks to wait.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry::after(self.header("retry-after")?, self.header("date"))
    }

    /// The media type in lower case, without parameters.
    pub(crate) fn media_type(&self) -> Option<String> {
        let stated = self.header("content-type")?.split(';').next()?;
        Some(stated.trim().to_ascii_lowercase()).filter(|stated| !stated.is_empty())
    }

    /// The encoding that the header states. Whether it is so is for the reader of the page to tell.
    pub(crate) fn charset(&self) -> Option<String> {
        let parameters = self.header("content-type")?.split(';').skip(1);
        let mut named = parameters.filter_map(|parameter| parameter.split_once('='));
        let (_, value) = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
        let value = value.trim().trim_matches(['"', '\'']);
        (!value.is_empty()).then(|| value.to_owned())
    }
}

/// The value of a header, where it is text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use ureq::http::{HeaderMap, HeaderValue};

    use super::Answer;

    #[track_caller]
    fn check(value: &'static str, media: Option<&str>, charset: Option<&str>) {
        let headers: HeaderMap =
            [("content-type".parse().unwrap(), HeaderValue::from_static(value))]
                .into_iter()
                .collect();
        let answer = Answer { status: 200, headers, body: Vec::new() };
        assert_eq!(answer.media_type().as_deref(), media);
        assert_eq!(answer.charset().as_deref(), charset);
    }

    #[test]
    fn content_types() {
        check("Text/HTML; Charset=\"ISO-8859-1\"", Some("text/html"), Some("ISO-8859-1"));
        check("application/rss+xml", Some("application/rss+xml"), None);
        check("text/html;charset=", Some("text/html"), None);
        check("; charset=utf-8", None, Some("utf-8"));
    }
}
