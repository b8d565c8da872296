//! The story in time: two tracks as a picture, and every entry in words.
//!
//! The days in which something stands are spread so that a gap of a year takes little more room than
//! one of a week; the picture says so.

mod scale;

use maud::{Markup, html};
use twosource_compare::{TimeLimit, TimelineEntry, TimelineStatus, Track, When};
use twosource_text::Date;

use super::marks::phrase;
use super::story::Story;
use super::svg::{float, number};
use crate::phrase::Phrase;
use crate::timeline::{self, Row};
use scale::Scale;

/// Entries beyond which the picture has only those that are shown when folded.
const MOST: usize = 60;
/// Height of a lane.
const LANE: f64 = 24.0;
/// Half the height of a marker.
const RADIUS: f64 = 9.0;
/// Width of the picture.
const WIDTH: f64 = 1040.0;
/// Height of the axis between the tracks.
const AXIS: f64 = 34.0;
/// Height of the name of a track.
const NAME: f64 = 20.0;

pub(super) fn view(story: &Story) -> Markup {
    let all = timeline::shown(story.account, true);
    if all.rows.is_empty() {
        return html! { p.aside { "No report dates what it tells." } };
    }
    let numbered: Vec<(usize, &Row)> = (1..).zip(&all.rows).collect();
    html! {
        p.aside {
            "Above, when it happened; below, when it was reported. A bar is a time that is known as a "
            "span; a hollow mark was announced or expected; a dashed line leads from the announcement "
            "to the event. Distances between days are not to scale."
        }
        div.scroll tabindex="0" role="region" aria-label="Timeline" {
            (picture(story, &charted(story, &numbered)))
        }
        table.times {
            tbody { @for &(number, row) in &numbered { (line(story, number, row)) } }
        }
    }
}

/// The rows that the picture has: all, or of very many those that matter most.
fn charted<'r>(story: &Story, rows: &[(usize, &'r Row<'r>)]) -> Vec<(usize, &'r Row<'r>)> {
    if rows.len() <= MOST {
        return rows.to_vec();
    }
    let folded = timeline::shown(story.account, false);
    let kept: Vec<*const TimelineEntry> = folded.rows.iter().filter_map(address).collect();
    let is_kept = |row: &&Row| address(row).is_none_or(|own| kept.contains(&own));
    rows.iter().filter(|(_, row)| is_kept(row)).copied().collect()
}

/// Which entry of the account a row is; `None` for publications.
fn address(row: &Row) -> Option<*const TimelineEntry> {
    match row {
        Row::Entry(entry) => Some(std::ptr::from_ref(*entry)),
        Row::Published(_) => None,
    }
}

fn first<'a>(row: &'a Row<'a>) -> Option<&'a TimelineEntry> {
    match row {
        Row::Entry(entry) => Some(entry),
        Row::Published(entries) => entries.first().copied(),
    }
}

fn line(story: &Story, number: usize, row: &Row) -> Markup {
    html! {
        tr id=(story.id(&format!("t{number}"))) {
            td.number { (number) }
            th scope="row" { (phrase(&timeline::time(row))) }
            td {
                @match row {
                    Row::Published(entries) => (phrase(&timeline::published(entries))),
                    Row::Entry(entry) => (told(story, entry)),
                }
            }
        }
    }
}

fn told(story: &Story, entry: &TimelineEntry) -> Markup {
    let mentions = timeline::mentions(&story.sources, entry);
    let remarks =
        Phrase::joined([timeline::times(story.account, entry), timeline::kind(entry)], " · ");
    let words = mentions.first().map(|(m, at)| timeline::words(&story.sources, m, *at));
    html! {
        @for (at, (_, passage)) in mentions.iter().enumerate() {
            @if at > 0 { ", " }
            a.place href=(story.place(*passage)) { (story.sources.place(*passage)) }
        }
        @for &point in &entry.points { " · " a href=(story.point(point + 1)) { "point " (point + 1) } }
        @if !remarks.is_empty() { span.aside { " · " (phrase(&remarks)) } }
        @if let Some(words) = words { span.told { (phrase(&words)) } }
    }
}

/// A marker of the picture.
struct Marker {
    number: usize,
    track: Track,
    status: TimelineStatus,
    limit: TimeLimit,
    /// Left and right end.
    x: (f64, f64),
    lane: usize,
    /// Indices of the points.
    points: Vec<usize>,
}

fn picture(story: &Story, rows: &[(usize, &Row)]) -> Markup {
    let spans = rows.iter().filter_map(|(_, row)| {
        let [start, end] = days(first(row)?.when.as_ref()?)?;
        Some((start, end, timeline::time(row).to_string()))
    });
    let scale = Scale::new(spans, WIDTH);
    let markers = markers(&scale, rows);
    let lanes = |track: Track| {
        let own = markers.iter().filter(|marker| marker.track == track);
        own.map(|marker| marker.lane + 1).max().unwrap_or(1)
    };
    let above = NAME + height(lanes(Track::Happened));
    let whole = above + AXIS + height(lanes(Track::Reported)) + NAME;
    let y = |marker: &Marker| match marker.track {
        Track::Happened => above - LANE * (float(marker.lane) + 0.5),
        Track::Reported => above + AXIS + LANE * (float(marker.lane) + 0.5),
    };
    html! {
        svg.times viewBox={ "0 0 " (number(WIDTH)) " " (number(whole)) } width=(number(WIDTH))
            height=(number(whole)) role="group" aria-label="Two tracks; the same stands in words below" {
            text.track x="0" y="12" { "happened" }
            text.track x="0" y=(number(whole - 4.0)) { "reported" }
            (axis(&scale, above))
            @for (from, to) in joined(&markers) { (joint(from, to, &y)) }
            @for marker in &markers { (self::marker(story, marker, y(marker))) }
        }
    }
}

fn height(lanes: usize) -> f64 {
    float(lanes) * LANE
}

/// First and last day of a time.
fn days(when: &When) -> Option<[Date; 2]> {
    let first = when.value.first_day()?;
    let last = when.value.last_day().filter(|last| *last > first);
    Some([first.clone(), last.unwrap_or(first)])
}

fn markers(scale: &Scale, rows: &[(usize, &Row)]) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    for &(number, row) in rows {
        let Some(entry) = first(row) else { continue };
        let Some(when) = entry.when.as_ref() else { continue };
        let Some([start, end]) = days(when) else { continue };
        let x = (scale.at(&start) - RADIUS, scale.at(&end) + RADIUS);
        let track = entry.kind.track();
        let taken = |lane: usize| {
            let mut beside = found.iter().filter(|m| m.track == track && m.lane == lane);
            beside.any(|other| other.x.0 < x.1 + 3.0 && x.0 < other.x.1 + 3.0)
        };
        // Each marker takes one lane at most.
        let lane = (0..=found.len()).find(|&lane| !taken(lane)).unwrap_or_default();
        let (status, limit, points) = (entry.status, when.limit, entry.points.clone());
        found.push(Marker { number, track, status, limit, x, lane, points });
    }
    found
}

/// What was announced, with the same point told as done then or later.
fn joined(markers: &[Marker]) -> Vec<(&Marker, &Marker)> {
    let is_done = |marker: &&Marker| marker.status == TimelineStatus::Done;
    let is_outcome = |open: &Marker, done: &Marker| {
        let is_later = done.x.1 > open.x.0;
        let is_one = open.points.iter().any(|point| done.points.contains(point));
        open.track == done.track && is_later && is_one
    };
    let open = markers.iter().filter(|marker| !is_done(marker));
    let pair =
        |open| Some((open, markers.iter().filter(is_done).find(|done| is_outcome(open, done))?));
    open.filter_map(pair).collect()
}

fn joint(from: &Marker, to: &Marker, y: &impl Fn(&Marker) -> f64) -> Markup {
    let x = |marker: &Marker| number(f64::midpoint(marker.x.0, marker.x.1));
    html! {
        line.joint x1=(x(from)) y1=(number(y(from))) x2=(x(to)) y2=(number(y(to))) {}
    }
}

fn marker(story: &Story, marker: &Marker, y: f64) -> Markup {
    let hollow = marker.status != TimelineStatus::Done;
    let class = if marker.track == Track::Happened { "event" } else { "report" };
    let (left, right) = marker.x;
    html! {
        a href=(story.href(&format!("t{}", marker.number))) class=(class) {
            rect.hollow[hollow] x=(number(left)) y=(number(y - RADIUS)) rx=(number(RADIUS))
                width=(number(right - left)) height=(number(2.0 * RADIUS)) {}
            @match marker.limit {
                TimeLimit::At => {}
                TimeLimit::From => (arrow(right, y, 1.0)),
                TimeLimit::Until => (arrow(left, y, -1.0)),
            }
            text.hollow[hollow] x=(number(left + RADIUS)) y=(number(y + 3.5)) text-anchor="middle" {
                (marker.number)
            }
        }
    }
}

/// The open end of a time that only begins or only ends.
fn arrow(x: f64, y: f64, way: f64) -> Markup {
    let tip = number(x + way * 7.0);
    let (base, top, bottom, middle) =
        (number(x + way), number(y - 5.0), number(y + 5.0), number(y));
    html! { path.arrow d=(format!("M{base} {top}L{tip} {middle}L{base} {bottom}Z")) {} }
}

fn axis(scale: &Scale, above: f64) -> Markup {
    html! {
        g.axis {
            line x1="0" x2=(number(WIDTH)) y1=(number(above)) y2=(number(above)) {}
            line x1="0" x2=(number(WIDTH)) y1=(number(above + AXIS)) y2=(number(above + AXIS)) {}
            @for tick in scale.ticks() {
                line x1=(number(tick.x)) x2=(number(tick.x)) y1=(number(above)) y2=(number(above + 5.0)) {}
                @if let Some(label) = &tick.label {
                    text x=(number(tick.x)) y=(number(above + 21.0)) text-anchor="middle" { (label) }
                }
            }
        }
    }
}
