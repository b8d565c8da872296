//! Whether a description can mean somebody: gender and age must not speak against it, and it must
//! stand for one human being.

use twosource_analyze::{MeasureKind, Tag};
use twosource_text::Span;

use super::words::{is_female, is_other, is_person};
use super::{Story, Unnamed};

/// Most bytes between a name and an age in apposition: ", ".
const BESIDE: usize = 2;

/// Whether a phrase describes one human being who is not set apart from others.
pub(super) fn is_one_person(story: &Story, phrase: Unnamed) -> bool {
    let text = story.words(phrase.report, phrase.span);
    is_person(text) && !is_other(text) && !is_plural(story, phrase)
}

/// Whether the word that heads a phrase is a plural, a name or a pronoun.
fn is_plural(story: &Story, phrase: Unnamed) -> bool {
    let Some(report) = story.reports.get(phrase.report) else { return true };
    let syntax = &report.analysis.syntax;
    let tokens = syntax.tokens_in(phrase.span);
    let outside = |at: &usize| syntax.head(*at).is_none_or(|head| !tokens.contains(&head));
    let Some(head) = tokens.clone().find(outside) else { return true };
    syntax.tokens.get(head).is_none_or(|token| {
        matches!(token.tag, Tag::NNS | Tag::NNPS | Tag::NNP | Tag::PRP | Tag::WP | Tag::DT)
    })
}

/// Whether nothing that is known of a person speaks against a description.
pub(super) fn agrees(story: &Story, entity: usize, phrase: Unnamed) -> bool {
    let female = is_female(story.words(phrase.report, phrase.span));
    let gender = female.zip(gender(story, entity)).is_none_or(|(a, b)| a == b);
    let age = age_in(story, phrase.report, phrase.span);
    let ages = ages(story, entity);
    let is_age = |age: f64| ages.is_empty() || ages.iter().any(|known| (known - age).abs() < 0.5);
    gender && age.is_none_or(is_age)
}

/// Whether pronouns, titles and descriptions of a person speak of a woman; `None` where they tell
/// neither, or both.
fn gender(story: &Story, entity: usize) -> Option<bool> {
    let mut told = mentions(story, entity).flat_map(|(report, name, title)| {
        let own = is_female(story.words(report, name));
        let title = title.and_then(|title| is_female(story.words(report, title)));
        own.into_iter().chain(title)
    });
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// The ages that reports give a person.
fn ages(story: &Story, entity: usize) -> Vec<f64> {
    let beside = |(report, name, _): (usize, Span, Option<Span>)| {
        let own = age_in(story, report, name);
        let measures = story.reports.get(report).map_or(&[][..], |r| &r.analysis.measures);
        let near = measures.iter().find(|measure| {
            let gap = measure.span.start().checked_sub(name.end());
            measure.kind == MeasureKind::Age && gap.is_some_and(|gap| gap <= BESIDE)
        });
        own.or_else(|| near.map(|measure| measure.value))
    };
    mentions(story, entity).filter_map(beside).collect()
}

/// The age that a phrase tells.
fn age_in(story: &Story, report: usize, phrase: Span) -> Option<f64> {
    let measures = &story.reports.get(report)?.analysis.measures;
    let age = measures.iter().find(|m| m.kind == MeasureKind::Age && phrase.contains(m.number));
    age.map(|measure| measure.value)
}

/// Report, words and title of all mentions of a shared entity.
fn mentions<'a>(
    story: &'a Story,
    entity: usize,
) -> impl Iterator<Item = (usize, Span, Option<Span>)> + 'a {
    let members = story.entities.get(entity).map_or(&[][..], |entity| &entity.members);
    members.iter().flat_map(move |&(report, at)| {
        let found = story.entity(report, at).map_or(&[][..], |entity| &entity.mentions);
        found.iter().map(move |mention| (report, mention.name, mention.title))
    })
}
