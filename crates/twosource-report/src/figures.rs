//! Numbers that several reports give for one thing, a line for each.

use twosource_compare::{Account, Figure, MeasureRef, Slot};

use crate::labels;
use crate::phrase::{Phrase, Tone};
use crate::sources::letter;

/// What a figure counts: "killed", "magnitude", "villages: damaged".
pub(crate) fn slot(slot: &Slot) -> String {
    match slot {
        Slot::People(outcome) => labels::outcome(*outcome).replace('_', " "),
        Slot::Magnitude => "magnitude".to_owned(),
        Slot::Counted { unit, about } => format!("{unit}, {about}"),
    }
}

/// The figures that reports of two groups give: copies give one number once.
pub(crate) fn independent(account: &Account) -> Vec<&Figure> {
    let is_shared = |figure: &&Figure| {
        account.independent(figure.mentions.iter().map(|mention| mention.report)) > 1
    };
    account.figures.iter().filter(is_shared).collect()
}

/// A value with the letters of the reports that give it.
struct Side {
    first: MeasureRef,
    reports: Vec<usize>,
    letters: Vec<String>,
}

/// `killed: seven people (A, C) ≠ Five (B)`: each value once, those first that
/// most reports give which count separately.
pub(crate) fn line(account: &Account, figure: &Figure) -> Phrase {
    let mut sides: Vec<Side> = Vec::new();
    for &mention in &figure.mentions {
        let letter = letter(mention.report);
        match sides.iter_mut().find(|side| is_same(account, side.first, mention)) {
            Some(side) if side.letters.contains(&letter) => {}
            Some(side) => {
                side.letters.push(letter);
                side.reports.push(mention.report);
            }
            None => sides.push(Side {
                first: mention,
                reports: vec![mention.report],
                letters: vec![letter],
            }),
        }
    }
    let separate = |side: &Side| account.independent(side.reports.iter().copied());
    sides.sort_by_key(|side| std::cmp::Reverse((separate(side), side.letters.len())));
    let mut line = Phrase::plain(format!("{}: ", slot(&figure.slot)));
    for (at, side) in sides.iter().enumerate() {
        if at > 0 {
            line.push(Tone::Plain, if excludes(account, &sides, at) { " ≠ " } else { ", " });
        }
        line.push(Tone::Value, words(account, side.first));
        line.push(Tone::Place, format!(" ({})", side.letters.join(", ")));
    }
    line
}

/// Whether a value and one before it cannot both be right.
fn excludes(account: &Account, sides: &[Side], at: usize) -> bool {
    let own = sides.get(at).map(|side| side.first);
    let before = sides.iter().take(at).map(|side| side.first);
    own.is_some_and(|own| before.into_iter().any(|b| account.is_compatible(b, own) == Some(false)))
}

/// Whether two measures give the same number with the same bound.
fn is_same(account: &Account, a: MeasureRef, b: MeasureRef) -> bool {
    let both = account.measure(a).zip(account.measure(b));
    both.is_some_and(|(a, b)| (a.range(), a.bound) == (b.range(), b.bound))
}

fn words(account: &Account, at: MeasureRef) -> &str {
    let report = account.reports.get(at.report);
    let span = account.measure(at).map(|measure| measure.span);
    report.zip(span).map_or("", |(report, span)| report.document.slice(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn values_stand_beside_each_other() {
        let account = sample::account();
        let lines: Vec<String> =
            account.figures.iter().map(|figure| line(&account, figure).to_string()).collect();
        assert_eq!(lines, ["displaced: 40 people (A) ≠ 35 people (B)"]);
    }
}
