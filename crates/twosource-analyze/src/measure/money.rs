//! Sums of money: "$3.5 million", "2bn euros", "US$500,000", "Rs. 500 crore", "82 cents".
//!
//! A price per unit keeps what it is paid for: "$82 a share" has the unit "dollar per share". The
//! exchange rate of no currency is known, so that dollars of all countries but the United States
//! are named in full.

use super::MeasureKind;
use super::number::Number;
use super::reader::{Reader, is_blank};
use super::reading::Reading;
use super::unit::{Unit, UnitKind};

pub(super) fn find(reader: Reader, number: &Number) -> Option<Reading> {
    let (start, end) = (number.words.start, number.words.end);
    let (name, words, span) = if let Some(name) = symbol_before(reader, start) {
        (name, start..end, None)
    } else if let Some(name) = code_before(reader, start) {
        (name, start - 1..end, reader.span(start - 1..start))
    } else {
        let (name, used) = currency_after(reader, end)?;
        (name, start..end + used, reader.span(end..end + used))
    };
    let (per, last) = per(reader, words.end);
    let unit = per.map_or(name.to_owned(), |per| format!("{name} per {per}"));
    let unit = Unit::new(span, &unit, UnitKind::Currency);
    Some(Reading::new(MeasureKind::Money, unit, words.start..last))
}

/// Whether text before a number is nothing but a currency sign.
pub(super) fn is_symbol(text: &str) -> bool {
    SYMBOLS.iter().any(|(symbol, _)| text == *symbol)
}

/// The currency whose sign stands right before word `at`.
pub(super) fn symbol_before(reader: Reader, at: usize) -> Option<&'static str> {
    let before = reader.ahead_of(at, 12);
    let found = SYMBOLS.iter().find(|(symbol, _)| before.ends_with(symbol))?;
    let letters = before.strip_suffix(found.0).unwrap_or("");
    let country = letters.rsplit(|c: char| !c.is_ascii_uppercase()).next().unwrap_or("");
    if found.1 != "dollar" || country.is_empty() {
        return Some(found.1);
    }
    let known = DOLLARS.iter().find(|(prefix, _)| *prefix == country);
    known.map_or(Some(found.1), |(_, name)| Some(*name))
}

/// "Rs. 500", "USD 5m", "Rs 500".
fn code_before(reader: Reader, at: usize) -> Option<&'static str> {
    let gap = reader.gap_before(at);
    let text = reader.text(at.checked_sub(1)?);
    let code = CODES.iter().find(|(code, _)| text == *code)?;
    (is_blank(gap) || gap.trim() == ".").then_some(code.1)
}

/// "million euros", "US dollars", "USD": the currency and how many words it takes.
fn currency_after(reader: Reader, end: usize) -> Option<(&'static str, usize)> {
    if !reader.is_joined(end.checked_sub(1)?) {
        return None;
    }
    let country = COUNTRIES.iter().find(|(name, _)| reader.is_any(end, name));
    if let Some((_, name)) = country
        && reader.is_any(end + 1, &["dollar", "dollars"])
    {
        return Some((name, 2));
    }
    let at = end + usize::from(country.is_some() || reader.is(end, "British"));
    let word = reader.text(at).to_lowercase();
    let named = NAMES.iter().find(|(names, _)| names.contains(&word.as_str()));
    let code = CODES.iter().find(|(code, _)| code.len() == 3 && reader.text(at) == *code);
    let name = named.map(|(_, name)| *name).or_else(|| code.map(|(_, name)| *name))?;
    Some((name, at + 1 - end))
}

/// "a share", "per barrel", "an hour": what a price is for, and the word after it.
fn per(reader: Reader, end: usize) -> (Option<String>, usize) {
    let spaced = reader.is_joined(end.wrapping_sub(1)) && reader.is_joined(end);
    let is_per = reader.is_any(end, &["per", "each"]);
    // "a [Skerling] share": what it is for comes after the name.
    let at = (end + 1..end + 4).find(|&at| !reader.is_capitalized(at)).unwrap_or(end + 1);
    let is_article =
        reader.is_any(end, &["a", "an"]) && PRICED.iter().any(|word| reader.is(at, word));
    if !spaced || !(is_per || is_article) {
        return (None, end);
    }
    (Some(reader.text(at).to_lowercase()), at + 1)
}

/// What an article makes a price: "$82 a share".
const PRICED: [&str; 16] = [
    "share", "barrel", "ton", "tonne", "gallon", "litre", "liter", "ounce", "pound", "head", "day",
    "week", "month", "year", "hour", "night",
];

const SYMBOLS: [(&str, &str); 12] = [
    ("$", "dollar"),
    ("£", "pound"),
    ("€", "euro"),
    ("¥", "yen"),
    ("₹", "rupee"),
    ("₽", "ruble"),
    ("₩", "won"),
    ("₪", "shekel"),
    ("₺", "lira"),
    ("₦", "naira"),
    ("₴", "hryvnia"),
    ("₫", "dong"),
];

/// Letters before a dollar sign.
const DOLLARS: [(&str, &str); 7] = [
    ("A", "Australian dollar"),
    ("AU", "Australian dollar"),
    ("C", "Canadian dollar"),
    ("CA", "Canadian dollar"),
    ("HK", "Hong Kong dollar"),
    ("NZ", "New Zealand dollar"),
    ("S", "Singapore dollar"),
];

const COUNTRIES: [(&[&str], &str); 5] = [
    (&["US", "U.S", "American"], "dollar"),
    (&["Australian"], "Australian dollar"),
    (&["Canadian"], "Canadian dollar"),
    (&["Singapore"], "Singapore dollar"),
    (&["Taiwan"], "Taiwan dollar"),
];

/// Codes of ISO 4217 and common abbreviations.
const CODES: [(&str, &str); 18] = [
    ("USD", "dollar"),
    ("EUR", "euro"),
    ("GBP", "pound"),
    ("JPY", "yen"),
    ("CNY", "yuan"),
    ("INR", "rupee"),
    ("CHF", "franc"),
    ("AUD", "Australian dollar"),
    ("CAD", "Canadian dollar"),
    ("HKD", "Hong Kong dollar"),
    ("SEK", "krona"),
    ("NOK", "krone"),
    ("DKK", "krone"),
    ("PLN", "zloty"),
    ("RUB", "ruble"),
    ("Rs", "rupee"),
    ("RM", "ringgit"),
    ("RMB", "yuan"),
];

const NAMES: [(&[&str], &str); 28] = [
    (&["dollar", "dollars"], "dollar"),
    (&["cent", "cents"], "cent"),
    (&["euro", "euros"], "euro"),
    (&["pound", "pounds"], "pound"),
    (&["pence"], "penny"),
    (&["yen"], "yen"),
    (&["yuan", "renminbi"], "yuan"),
    (&["rupee", "rupees"], "rupee"),
    (&["rouble", "roubles", "ruble", "rubles"], "ruble"),
    (&["franc", "francs"], "franc"),
    (&["krona", "kronor"], "krona"),
    (&["krone", "kroner"], "krone"),
    (&["crown", "crowns"], "crown"),
    (&["zloty", "zlotys"], "zloty"),
    (&["forint", "forints"], "forint"),
    (&["lira", "liras"], "lira"),
    (&["shekel", "shekels"], "shekel"),
    (&["peso", "pesos"], "peso"),
    (&["reais"], "real"),
    (&["rand"], "rand"),
    (&["naira"], "naira"),
    (&["rial", "rials", "riyal", "riyals"], "rial"),
    (&["dirham", "dirhams"], "dirham"),
    (&["dinar", "dinars"], "dinar"),
    (&["baht"], "baht"),
    (&["ringgit"], "ringgit"),
    (&["rupiah"], "rupiah"),
    (&["hryvnia", "hryvnias"], "hryvnia"),
];

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn signs_names_and_codes() {
        check(
            "They paid $3.5 million, 2bn euros, £40m, Rs. 500 crore and USD 20.",
            &[
                "Money 3500000 dollar",
                "Money 2000000000 euro",
                "Money 40000000 pound",
                "Money 5000000000 rupee",
                "Money 20 dollar",
            ],
        );
        check(
            "It cost A$30 or 20 Canadian dollars.",
            &["Money 30 Australian dollar", "Money 20 Canadian dollar"],
        );
    }

    #[test]
    fn prices() {
        check(
            "It bid $82 a share and $90 per Skerling share.",
            &["Money 82 dollar per share", "Money 90 dollar per share"],
        );
    }
}
