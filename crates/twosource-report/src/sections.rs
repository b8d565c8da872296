//! What is shown, in which order, and what is folded.

use twosource_compare::{Account, Finding, Point};

use crate::sources::letter;
use crate::wording;

/// Points that one report alone has are many; so many of each report are shown when folded.
const SHOWN: usize = 3;

/// A group of points below one heading.
pub(crate) struct Section<'a> {
    pub(crate) finding: Finding,
    /// Name of the finding, with the report where it is about one.
    pub(crate) name: String,
    /// The meaning, or what is folded.
    pub(crate) remark: String,
    /// How many points there are, shown or folded.
    pub(crate) total: usize,
    /// The points that are shown, with their numbers.
    pub(crate) points: Vec<(usize, &'a Point)>,
}

/// The sections of an account in the order of display, without empty ones.
pub(crate) fn sections(account: &Account, show_all: bool) -> Vec<Section<'_>> {
    let mut found = Vec::new();
    for finding in Finding::ALL {
        let points: Vec<_> = account.points_of(finding).collect();
        match finding {
            Finding::OnlyInOne => found.extend(by_report(account, &points, show_all)),
            _ if points.is_empty() => {}
            _ => found.push(Section {
                finding,
                name: wording::name(finding).to_owned(),
                remark: wording::meaning(finding).to_owned(),
                total: points.len(),
                points,
            }),
        }
    }
    found
}

/// What stands in one report only, report by report.
fn by_report<'a>(
    account: &Account,
    points: &[(usize, &'a Point)],
    show_all: bool,
) -> Vec<Section<'a>> {
    let of = |report: usize| points.iter().filter(move |(_, point)| owner(point) == Some(report));
    let sections = (0..account.reports.len()).map(|report| {
        let mut points: Vec<_> = of(report).copied().collect();
        let total = points.len();
        if !show_all {
            points.truncate(SHOWN);
        }
        let finding = Finding::OnlyInOne;
        let name = format!("{} {}", wording::name(finding), letter(report));
        Section { finding, name, remark: folded(total, points.len()), total, points }
    });
    sections.filter(|section| section.total > 0).collect()
}

fn owner(point: &Point) -> Option<usize> {
    point.statements.first().map(|at| at.report)
}

fn folded(total: usize, shown: usize) -> String {
    match shown {
        _ if shown == total => wording::meaning(Finding::OnlyInOne).to_owned(),
        1 => "the most important one shown; --all shows all".to_owned(),
        _ => format!("the {shown} most important shown; --all shows all"),
    }
}

#[cfg(test)]
mod tests {
    use super::sections;
    use crate::sample;

    #[test]
    fn only_in_one_is_folded_by_report() {
        let account = sample::account();
        let heads = |all| -> Vec<_> {
            let found = sections(&account, all);
            found.iter().map(|s| (s.name.clone(), s.total, s.points.len())).collect()
        };
        assert!(heads(false).contains(&("Only in A".into(), 4, 3)), "{:?}", heads(false));
        assert!(heads(true).contains(&("Only in A".into(), 4, 4)));
    }
}
