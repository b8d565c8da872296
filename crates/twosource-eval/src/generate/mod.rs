//! An invented stream of reports with the story of each, to measure speed, growth and grouping on.
//!
//! Events follow one another; each is told by 1 to 40 reports within five days, most by one or two.
//! Some are copies of an agency's text, some of these cut short, others have words of their own.
//! Every third event or so is like one of the last few: the same kind, near the same place. What a
//! report says follows from the seed of its event and its number, so that what is to come is held
//! as numbers, and memory does not depend on how many reports are made.

mod edited;
mod event;
mod name;
mod random;
mod template;
mod warc;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::io::{BufWriter, Write};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use serde::Serialize;

use edited::EditedArgs;
use event::Event;
pub(crate) use random::Random;
use warc::WarcArgs;

/// What can be made.
#[derive(Subcommand)]
pub(crate) enum Generate {
    /// A stream of reports in order of time, as JSON Lines with the field `cluster`.
    Stream(StreamArgs),
    /// The documents of a file again and again, each time edited.
    Edited(EditedArgs),
    /// A web archive of invented pages.
    Warc(WarcArgs),
}

/// Options of `generate stream`.
#[derive(Args)]
pub(crate) struct StreamArgs {
    /// How many reports.
    #[arg(long, value_name = "N")]
    documents: u64,
    /// What all names and numbers follow from.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The first day.
    #[arg(long, value_name = "DATE", default_value = "2031-01-01")]
    start: Date,
    /// Reports a day, on average.
    #[arg(long, value_name = "M", default_value_t = 2000, value_parser = clap::value_parser!(u64).range(1..))]
    per_day: u64,
}

/// Events of which a new one may be like.
const LIKE: usize = 8;
/// Chances in a hundred that it is.
const LIKENESS: u64 = 35;
/// Most reports of an event.
const MOST: u64 = 40;
/// Reports of an event on average, in hundredths, as [`size`] gives them.
const MEAN: u64 = 283;
const SECONDS_OF_DAY: u64 = 86_400;
/// Days within which an event is reported.
const DAYS: u64 = 5;

/// A report that is to come, the earliest greatest: its second, its event, its number there.
type Coming = Reverse<(u64, u64, u64)>;

/// An event that is still told: its first second, and how many reports are left.
struct Telling {
    event: Event,
    start: u64,
    left: u64,
}

/// Writes what is wanted.
pub(crate) fn run(generate: &Generate, out: impl Write) -> Result<()> {
    let mut out = BufWriter::new(out);
    match generate {
        Generate::Stream(args) => stream(args, &mut out),
        Generate::Edited(args) => edited::run(args, &mut out),
        Generate::Warc(args) => warc::run(args, &mut out),
    }
}

fn stream(args: &StreamArgs, out: &mut impl Write) -> Result<()> {
    let weekday = args.start.weekday().to_monday_zero_offset();
    let mut world = World::new(args.seed, args.per_day, u64::try_from(weekday)?);
    let start = args.start.to_datetime(jiff::civil::Time::midnight());
    for number in 1..=args.documents {
        let (second, event, told) = world.next();
        let record = record(number, at(start, second)?, &event, told);
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn at(start: DateTime, second: u64) -> Result<DateTime> {
    let passed = SignedDuration::from_secs(i64::try_from(second)?);
    start.checked_add(passed).context("the stream leaves the calendar")
}

/// One line.
#[derive(Serialize)]
struct Record {
    id: String,
    title: String,
    outlet: String,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    text: String,
    cluster: String,
}

fn record(number: u64, time: DateTime, event: &Event, told: Told) -> Record {
    let report = event.report(told.number, told.after / SECONDS_OF_DAY);
    Record {
        id: format!("r{number:07}"),
        title: report.title,
        outlet: report.outlet,
        published: time.strftime("%Y-%m-%dT%H:%MZ").to_string(),
        byline: report.byline,
        text: report.text,
        cluster: format!("e{}", event.number()),
    }
}

/// Which report of an event, and how many seconds after the first.
#[derive(Clone, Copy)]
struct Told {
    number: u64,
    after: u64,
}

/// What happens, and what is told of it.
struct World {
    random: Random,
    seed: u64,
    /// Days from a Monday until the first.
    weekday: u64,
    /// Second of the next event.
    next_event: u64,
    /// Twice the seconds between two events, on average.
    pause: u64,
    events: u64,
    last: VecDeque<Event>,
    coming: BinaryHeap<Coming>,
    telling: BTreeMap<u64, Telling>,
}

impl World {
    fn new(seed: u64, per_day: u64, weekday: u64) -> Self {
        let pause = (2 * SECONDS_OF_DAY * MEAN / 100 / per_day).max(1);
        let random = Random::of(seed, 0);
        let (last, coming) = (VecDeque::new(), BinaryHeap::new());
        let telling = BTreeMap::new();
        Self { random, seed, weekday, next_event: 0, pause, events: 0, last, coming, telling }
    }

    /// The next report: when, of what, and which one.
    fn next(&mut self) -> (u64, Event, Told) {
        loop {
            let first = self.coming.peek().map(|Reverse((second, ..))| *second);
            match first.filter(|second| *second < self.next_event) {
                Some(_) => {
                    if let Some(told) = self.tell() {
                        return told;
                    }
                }
                None => self.happen(),
            }
        }
    }

    /// The report that comes next; the event is forgotten after its last.
    fn tell(&mut self) -> Option<(u64, Event, Told)> {
        let Reverse((second, event, number)) = self.coming.pop()?;
        let telling = self.telling.get_mut(&event)?;
        let told = Told { number, after: second - telling.start };
        let found = (second, telling.event.clone(), told);
        telling.left -= 1;
        if telling.left == 0 {
            self.telling.remove(&event);
        }
        Some(found)
    }

    /// Something happens and is going to be told.
    fn happen(&mut self) {
        let number = self.events;
        let seed = Random::of(self.seed, number + 1).next();
        let event = self.invent(number, seed);
        let reports = size(&mut self.random);
        for report in 0..reports {
            let second = self.next_event + delay(&mut self.random, report);
            self.coming.push(Reverse((second, number, report)));
        }
        let telling = Telling { event: event.clone(), start: self.next_event, left: reports };
        self.telling.insert(number, telling);
        self.last.push_back(event);
        if self.last.len() > LIKE {
            self.last.pop_front();
        }
        self.next_event += self.random.between(0, self.pause);
        self.events += 1;
    }

    fn invent(&mut self, number: u64, seed: u64) -> Event {
        let day = self.weekday + self.next_event / SECONDS_OF_DAY;
        if self.random.chance(LIKENESS) && !self.last.is_empty() {
            let at = usize::try_from(self.random.below(self.last.len() as u64)).unwrap_or(0);
            if let Some(other) = self.last.get(at) {
                return Event::like(other, number, seed, day);
            }
        }
        Event::new(number, seed, day)
    }
}

/// How many reports an event has: a Pareto distribution with the exponent 1.3, cut at 40. The least
/// `size` for which the tail is below a random number; in whole numbers, so that it is the same on
/// every machine.
fn size(random: &mut Random) -> u64 {
    /// 10,000 times k to the power of -1.3, for k from 2.
    const TAIL: [u64; 39] = [
        4061, 2397, 1649, 1234, 974, 797, 670, 575, 501, 443, 396, 356, 324, 296, 272, 251, 233,
        217, 204, 191, 180, 170, 161, 152, 145, 138, 131, 126, 120, 115, 110, 106, 102, 98, 95, 92,
        88, 85, 83,
    ];
    let draw = random.below(10_000);
    (1..MOST).zip(TAIL).find(|(_, tail)| draw >= *tail).map_or(MOST, |(size, _)| size)
}

/// Seconds after an event until a report of it: the first at once, most on the first day.
fn delay(random: &mut Random, report: u64) -> u64 {
    if report == 0 {
        return 0;
    }
    let [a, b, c] = [(); 3].map(|()| random.below(1000));
    DAYS * SECONDS_OF_DAY * a / 1000 * b / 1000 * c / 1000
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;

    fn made(documents: u64, seed: u64) -> String {
        let start = "2031-06-01".parse().unwrap();
        let args = StreamArgs { documents, seed, start, per_day: 200 };
        let mut out = Vec::new();
        run(&Generate::Stream(args), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn records(documents: u64) -> Vec<Value> {
        made(documents, 1).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_seed_gives_one_stream() {
        assert_eq!(made(50, 1), made(50, 1));
        assert_ne!(made(50, 1), made(50, 2));
        assert!(made(100, 1).starts_with(&made(50, 1)));
    }

    #[test]
    fn reports_come_in_order_of_time() {
        let records = records(2000);
        let times: Vec<_> = records.iter().map(|r| r["published"].as_str().unwrap()).collect();
        assert!(times.is_sorted());
        assert!(
            times[0].starts_with("2031-06-01") && times[1999] > "2031-06-08",
            "{}",
            times[1999]
        );
    }

    #[test]
    fn sizes_have_a_long_tail() {
        let mut sizes = BTreeMap::<String, usize>::new();
        for record in records(5000) {
            *sizes.entry(record["cluster"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        let single = sizes.values().filter(|size| **size == 1).count();
        assert!(single * 2 > sizes.len(), "{single} of {}", sizes.len());
        assert!(sizes.values().any(|size| *size > 20));
        assert!(sizes.values().all(|size| *size <= 40));
    }

    #[test]
    fn texts_are_as_long_as_reports() {
        let records = records(500);
        let words = |record: &Value| record["text"].as_str().unwrap().split_whitespace().count();
        let lengths: Vec<usize> = records.iter().map(words).collect();
        let usual = lengths.iter().filter(|length| (150..=420).contains(*length)).count();
        assert!(usual * 10 > lengths.len() * 7, "{lengths:?}");
        let marks = |record: &Value| record["text"].as_str().unwrap().contains(['{', '|']);
        assert!(!records.iter().any(marks));
    }

    #[test]
    fn some_reports_are_copies() {
        let mut texts = BTreeMap::<String, usize>::new();
        for record in records(1000) {
            *texts.entry(record["text"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        assert!(texts.values().any(|count| *count > 3));
    }
}
