//! An account on a terminal.

use twosource_compare::{Account, Finding, Point, Report, TimelineEntry};
use twosource_text::NoteKind;

use super::TextOptions;
use super::page::{Item, Page};
use crate::Skipped;
use crate::differences::differences;
use crate::figures::{independent, line};
use crate::phrase::{Phrase, Tone};
use crate::reasons::{credits, dependences};
use crate::sections::{Section, sections};
use crate::sources::{Sources, letter, published};
use crate::support::{said, same_words, story, support, tally};
use crate::timeline::{self, Row};
use crate::{people, wording};

/// Column of the text of a point, right of its number.
const POINT: usize = 6;
/// Column of the words of a statement, right of letter and line.
const WORDS: usize = 13;
/// Column of what the timeline tells, right of the time.
const TIMED: usize = 14;

/// An account for a terminal: the story, the reports, then the points by finding.
pub fn text(account: &Account, skipped: &[Skipped], options: &TextOptions) -> String {
    let sources = Sources::new(&account.reports);
    let mut page = Page::new(options);
    head(&mut page, &sources, account);
    for (at, report) in sources.all() {
        entry(&mut page, at, report);
    }
    figures(&mut page, account);
    for section in sections(account, options.show_all) {
        heading(&mut page, &section);
        for (number, point) in &section.points {
            show(&mut page, &sources, *number, point, options);
        }
    }
    timeline(&mut page, &sources, account, options);
    people(&mut page, &sources, account, options);
    remarks(&mut page, account, skipped);
    page.finish()
}

fn head(page: &mut Page, sources: &Sources, account: &Account) {
    if let Some(headline) = account.headline {
        page.line(strong(&sources.words(headline, &[]).to_string()));
    }
    page.line(story(account));
    for dependence in dependences(account) {
        page.line(dependence);
    }
    let tally = tally(account);
    if !tally.is_empty() {
        page.line(tally);
    }
    if account.reports.len() == 1 {
        page.line(Phrase::plain(
            "One report alone cannot be compared: there is nothing beside it.",
        ));
    }
    page.gap();
}

/// A report with its letter: who, when, where; then the title.
fn entry(page: &mut Page, at: usize, report: &Report) {
    let document = &report.document;
    let label = Phrase::new().with(Tone::Place, letter(at));
    let mut line = Phrase::new().with(Tone::Strong, document.label());
    line.push(Tone::Aside, format!(" · {}", published(report)));
    if let Some(credits) = credits(report) {
        line.push(Tone::Aside, format!(" · {credits}"));
    }
    if document.label() != document.name() {
        line.push(Tone::Aside, format!(" · {}", document.name()));
    }
    if document.notes.iter().any(|note| note.kind == NoteKind::NotAnalyzed) {
        let language = document.meta.language.as_deref().unwrap_or("unknown");
        line.push(Tone::Plain, format!(" · language {language}, not analyzed"));
    }
    page.item(&Item::new(5, line).after(2, label));
    if let Some(title) = &document.meta.title {
        page.item(&Item::new(5, Phrase::new().with(Tone::Words, &title.value)));
    }
}

/// Numbers that several reports give for one thing.
fn figures(page: &mut Page, account: &Account) {
    let figures = independent(account);
    if figures.is_empty() {
        return;
    }
    titled(page, &format!("# FIGURES ({})", figures.len()), wording::FIGURES);
    for figure in figures {
        page.item(&Item::new(POINT, line(account, figure)));
    }
}

/// What happened when, and when it was reported.
fn timeline(page: &mut Page, sources: &Sources, account: &Account, options: &TextOptions) {
    let shown = timeline::shown(account, options.show_all);
    if shown.rows.is_empty() {
        return;
    }
    titled(page, &format!("@ TIMELINE ({})", shown.total), &shown.remark);
    for row in &shown.rows {
        let body = match row {
            Row::Published(entries) => timeline::published(entries),
            Row::Entry(entry) => moment(sources, account, entry),
        };
        let lines = if options.show_all { usize::MAX } else { 2 };
        page.item(&Item::new(TIMED, body).after(2, timeline::time(row)).at_most(lines));
    }
}

/// `A:3, B:4 · point 2 · announced: the words of the first`.
fn moment(sources: &Sources, account: &Account, entry: &TimelineEntry) -> Phrase {
    let mentions = timeline::mentions(sources, entry);
    let places: Vec<String> = mentions.iter().map(|(_, at)| sources.place(*at)).collect();
    let places = Phrase::new().with(Tone::Place, places.join(", "));
    let head = Phrase::joined([places, timeline::remarks(account, entry)], " · ");
    let words = mentions.first().map(|(mention, at)| timeline::words(sources, mention, *at));
    head.with(Tone::Plain, ": ").and(words.unwrap_or_default())
}

/// What the reports call people and things.
fn people(page: &mut Page, sources: &Sources, account: &Account, options: &TextOptions) {
    let shown = people::shown(account, options.show_all);
    if shown.entities.is_empty() {
        return;
    }
    titled(page, &format!("& WHO IS WHO ({})", shown.total), &shown.remark);
    for entity in shown.entities {
        let lines = if options.show_all { usize::MAX } else { 3 };
        page.item(&Item::new(POINT, people::line(sources, entity)).at_most(lines));
    }
}

fn titled(page: &mut Page, label: &str, remark: &str) {
    page.gap();
    page.line(strong(label).with(Tone::Aside, format!(": {remark}")));
    page.gap();
}

fn heading(page: &mut Page, section: &Section) {
    page.gap();
    let finding = section.finding;
    let name = section.name.to_uppercase();
    let label = format!("{} {name} ({})", wording::glyph(finding), section.total);
    let line = Phrase::new().with(Tone::Finding(finding), label);
    page.line(line.with(Tone::Aside, format!(": {}", section.remark)));
    page.gap();
}

fn show(page: &mut Page, sources: &Sources, number: usize, point: &Point, options: &TextOptions) {
    // The number stands left of the first line of the point, whatever that is.
    let mut number = Some(number);
    let mut numbered = |item: Item| match number.take() {
        Some(number) => item.after(number_column(number), strong(&number.to_string())),
        None => item,
    };
    for difference in differences(sources, point) {
        page.item(&numbered(Item::new(POINT, difference)));
    }
    for said in said(sources, point) {
        let place = Phrase::new().with(Tone::Place, sources.place(said.passage));
        let same = same_words(sources, &said);
        let words = Item::new(WORDS, said.chain.and(said.words).and(same));
        let words = words.at_most(most_lines(point.finding, options));
        page.item(&numbered(words).after(POINT, place));
    }
    if point.finding != Finding::OnlyInOne {
        page.item(&Item::new(POINT, support(sources, point)));
        page.gap();
    }
}

/// Numbers end two columns before the text.
fn number_column(number: usize) -> usize {
    (POINT - 2).saturating_sub(number.to_string().len())
}

fn strong(text: &str) -> Phrase {
    Phrase::new().with(Tone::Strong, text)
}

/// Long statements are cut where they stand beside many others; `--all` and `explain` show them whole.
const fn most_lines(finding: Finding, options: &TextOptions) -> usize {
    match finding {
        _ if options.show_all => usize::MAX,
        Finding::OnlyInOne => 2,
        _ => 4,
    }
}

fn remarks(page: &mut Page, account: &Account, skipped: &[Skipped]) {
    let title = |page: &mut Page, title: &str| {
        page.gap();
        page.line(strong(title));
    };
    if !account.notes.is_empty() {
        title(page, "NOTES");
    }
    for (report, note) in &account.notes {
        let label = Phrase::new().with(Tone::Place, letter(*report));
        page.item(&Item::new(5, Phrase::plain(&note.message)).after(2, label));
    }
    if !skipped.is_empty() {
        title(page, "NOT READ");
    }
    for problem in skipped {
        page.item(&Item::new(2, Phrase::plain(&problem.message)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn options(width: usize, show_all: bool) -> TextOptions {
        TextOptions { width, color: false, show_all }
    }

    #[test]
    fn an_account_at_80_columns() {
        insta::assert_snapshot!(text(&sample::account(), &sample::skipped(), &options(80, false)));
    }

    #[test]
    fn an_account_at_44_columns_in_full() {
        insta::assert_snapshot!(text(&sample::account(), &[], &options(44, true)));
    }

    #[test]
    fn color_changes_no_word() {
        let account = sample::account();
        let plain = text(&account, &[], &options(80, false));
        let colored = text(&account, &[], &TextOptions { color: true, ..options(80, false) });
        assert_ne!(plain, colored);
        assert_eq!(plain, sample::without_escapes(&colored));
    }

    #[test]
    fn an_empty_account_is_one_line() {
        assert_eq!(
            text(&Account::default(), &[], &options(80, false)),
            "0 reports · 0 outlets\n\n"
        );
    }
}
