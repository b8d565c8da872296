//! The day in an address: `/2031/06/04/`, `/2031-06-04-tram`, `/20310604/`, `/2031/jun/04/`.

use twosource_text::{Date, Field};

use super::claim::Claim;
use crate::date::{Order, at_start, machine};

pub(super) fn claim(address: &str) -> Option<Claim> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut starts = path.match_indices(['/', '-', '_', '.']).map(|(at, sign)| at + sign.len());
    let date = starts.find_map(|at| date(path.get(at..)?))?;
    Claim::new(Field::Published, &date.to_string(), "address")
}

fn date(rest: &str) -> Option<Date> {
    let year = rest.get(..4)?.parse::<u16>().ok().filter(|year| (1990..=2099).contains(year))?;
    let long = rest.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(day) = long.filter(|_| !digit_at(rest, 8)) {
        return machine(day, Order::Unknown);
    }
    let parts: Vec<&str> = rest.split(['/', '-', '_']).take(3).collect();
    let [_, month, day] = parts.as_slice() else { return None };
    let day = day
        .get(..2)
        .filter(|_| !digit_at(day, 2))
        .or_else(|| day.get(..1).filter(|_| !digit_at(day, 1)))?;
    let named = month.bytes().all(|byte| byte.is_ascii_alphabetic());
    let text =
        if named { format!("{day} {month} {year}") } else { format!("{year}-{month}-{day}") };
    at_start(&text, Order::Unknown).map(|(date, _)| date)
}

fn digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::claim;

    #[track_caller]
    fn check(address: &str, expected: &str) {
        let date = claim(address).map(|claim| claim.value);
        assert_eq!(date.as_deref().unwrap_or("none"), expected, "{address}");
    }

    #[test]
    fn days() {
        check("https://courier.example/2031/06/04/tram", "2031-06-04");
        check("https://courier.example/news/2031-06-04-tram", "2031-06-04");
        check("https://courier.example/2031/6/4/tram", "2031-06-04");
        check("https://courier.example/20310604/tram", "2031-06-04");
        check("https://courier.example/world/2031/jun/04/tram", "2031-06-04");
        check("https://courier.example/tram-20310604.html", "2031-06-04");
    }

    #[test]
    fn no_days() {
        for address in [
            "",
            "https://courier.example/2031/06/tram",
            "https://courier.example/2031/13/44/",
            "https://courier.example/203106041122",
            "https://courier.example/?d=2031-06-04",
            "/2031/é/4",
        ] {
            check(address, "none");
        }
    }
}
