//! One event and the reports of it.

use std::fmt::Write;

use super::name::{self, Spot};
use super::random::Random;
use super::template::{COMMON, KINDS, Kind};

/// Texts that agencies write of one event at most.
const WIRES: u64 = 3;
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Something that happens.
#[derive(Clone, Debug)]
pub(super) struct Event {
    number: u64,
    seed: u64,
    kind: usize,
    spot: Spot,
    /// Days since a Monday.
    day: u64,
}

/// What one outlet tells of it.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) byline: Option<String>,
    pub(super) text: String,
}

impl Event {
    /// One on a day, counted from a Monday.
    pub(super) fn new(number: u64, seed: u64, day: u64) -> Self {
        let mut random = Random::of(seed, 1);
        let kind = usize::try_from(random.below(KINDS.len() as u64)).unwrap_or(0);
        Self { number, seed, kind, spot: Spot::any(&mut random), day }
    }

    /// One of the same kind, not far from another.
    pub(super) fn like(other: &Self, number: u64, seed: u64, day: u64) -> Self {
        let spot = other.spot.near(&mut Random::of(seed, 1));
        Self { number, seed, kind: other.kind, spot, day }
    }

    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// The report with a number, so many days after the first: a copy of an agency's text, a part
    /// of one, or a text of its own.
    pub(super) fn report(&self, number: u64, days: u64) -> Report {
        let mut random = Random::of(self.seed, 1000 + number);
        let outlet = name::outlet(&mut random);
        let way = random.below(100);
        if way >= 60 {
            let words = Words::of(self, days);
            let (title, text) = self.text(&mut random, &words, days);
            return Report { title, outlet, byline: None, text };
        }
        let wire = random.below(WIRES);
        let words = Words::of(self, wire);
        let mut of_wire = Random::of(self.seed, 2000 + wire);
        let (mut title, mut text) = self.text(&mut of_wire, &words, wire);
        if random.chance(40) {
            title = self.title(&mut random, &words);
        }
        if way >= 45 {
            text = cut(&mut random, &text);
        }
        Report { title, outlet, byline: Some(words.agency), text }
    }

    fn kind(&self) -> Kind {
        KINDS.get(self.kind).copied().unwrap_or_default()
    }

    fn title(&self, random: &mut Random, words: &Words) -> String {
        let mut title = String::new();
        words.fill(random.pick(self.kind().titles), &mut title);
        title
    }

    /// Title, and a lead with some of the facts of its kind and some that any event has.
    fn text(&self, random: &mut Random, words: &Words, days: u64) -> (String, String) {
        let kind = self.kind();
        let title = self.title(random, words);
        let mut text = String::with_capacity(2500);
        words.fill(random.pick(kind.leads), &mut text);
        let facts = random.between(3, kind.facts.len() as u64);
        let mut told = chosen(random, kind.facts, facts);
        let common = random.between(9, 16) + days.min(3);
        told.extend(chosen(random, COMMON, common));
        shuffle(random, &mut told);
        for sentence in told {
            text.push_str(if random.chance(55) { "\n\n" } else { " " });
            let wordings = sentence.split('|').count() as u64;
            let wording = usize::try_from(random.below(wordings)).unwrap_or(0);
            words.fill(sentence.split('|').nth(wording).unwrap_or(sentence), &mut text);
        }
        (title, text)
    }
}

fn weekday(day: u64) -> &'static str {
    let at = usize::try_from(day % 7).unwrap_or(0);
    WEEKDAYS.get(at).copied().unwrap_or_default()
}

/// So many of the items, each once.
fn chosen(random: &mut Random, items: &[&'static str], count: u64) -> Vec<&'static str> {
    let mut left = items.to_vec();
    shuffle(random, &mut left);
    left.truncate(usize::try_from(count).unwrap_or(0));
    left
}

fn shuffle(random: &mut Random, items: &mut [&'static str]) {
    for at in (1..items.len()).rev() {
        let other = usize::try_from(random.below(at as u64 + 1)).unwrap_or(0);
        items.swap(at, other);
    }
}

/// The first paragraphs.
fn cut(random: &mut Random, text: &str) -> String {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let percent = usize::try_from(random.between(40, 75)).unwrap_or(50);
    let kept = (paragraphs.len() * percent / 100).max(1);
    paragraphs.get(..kept).map_or_else(|| text.to_owned(), |kept| kept.join("\n\n"))
}

/// What stands for the marks of the templates.
struct Words {
    place: String,
    area: String,
    region: String,
    country: String,
    people: [(&'static str, String); 3],
    org: String,
    agency: String,
    day: &'static str,
    /// `n`, `m`, `k` and `c`.
    counts: [u64; 4],
}

impl Words {
    /// Those of an event, so many days after it.
    fn of(event: &Event, days: u64) -> Self {
        let random = &mut Random::of(event.seed, 2);
        let counts = [
            random.between(3, 30),
            random.between(31, 400),
            random.between(500, 9000),
            random.between(2, 9),
        ];
        let grows = random.below(4);
        Self {
            place: event.spot.town(),
            area: name::street(random),
            region: event.spot.region(),
            country: event.spot.country(),
            people: [(); 3].map(|()| name::person(random)),
            org: name::firm(random),
            agency: name::agency(random),
            day: weekday(event.day),
            counts: [counts[0] + grows * days, counts[1], counts[2], counts[3]],
        }
    }

    /// Appends a template with its marks replaced.
    fn fill(&self, template: &str, out: &mut String) {
        let mut parts = template.split('{');
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (mark, rest) = part.split_once('}').unwrap_or((part, ""));
            self.put(mark, out);
            out.push_str(rest);
        }
    }

    fn put(&self, mark: &str, out: &mut String) {
        let [first, second, third] = &self.people;
        let full = |out: &mut String, (given, family): &(&str, String)| {
            out.push_str(given);
            out.push(' ');
            out.push_str(family);
        };
        match mark {
            "place" => out.push_str(&self.place),
            "area" => out.push_str(&self.area),
            "region" => out.push_str(&self.region),
            "country" => out.push_str(&self.country),
            "p1" => full(out, first),
            "p2" => full(out, second),
            "p3" => full(out, third),
            "s1" => out.push_str(&first.1),
            "s2" => out.push_str(&second.1),
            "s3" => out.push_str(&third.1),
            "org" => out.push_str(&self.org),
            "agency" => out.push_str(&self.agency),
            "day" => out.push_str(self.day),
            _ => self.count(mark, out),
        }
    }

    fn count(&self, mark: &str, out: &mut String) {
        let [n, m, k, c] = self.counts;
        let count = match mark {
            "n" => n,
            "m" => m,
            "k" => k,
            _ => c,
        };
        // Writing to a string cannot fail.
        let _ = write!(out, "{count}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_that_are_known() {
        let known = "place area region country p1 p2 p3 s1 s2 s3 org agency day n m k c";
        let known: Vec<&str> = known.split(' ').collect();
        let kinds = KINDS.iter().flat_map(|kind| [kind.titles, kind.leads, kind.facts]);
        for template in kinds.flatten().chain(COMMON) {
            for part in template.split('{').skip(1) {
                let mark = part.split('}').next().unwrap();
                assert!(known.contains(&mark), "{mark}: {template}");
            }
        }
    }

    #[test]
    fn a_report_is_the_same_each_time() {
        let event = Event::new(1, 77, 0);
        let text = |number| event.report(number, 0).text;
        assert_eq!(text(3), text(3));
        assert_ne!(event.report(0, 0).text, Event::new(2, 78, 0).report(0, 0).text);
    }
}
