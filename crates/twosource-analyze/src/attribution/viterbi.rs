//! The best well-formed sequence of tags.

/// BIO tags, in the order of the encoder's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Outside = 0,
    SourceBegin = 1,
    SourceInside = 2,
    CueBegin = 3,
    CueInside = 4,
    ContentBegin = 5,
    ContentInside = 6,
}

const TAGS: [Tag; 7] = [
    Tag::Outside,
    Tag::SourceBegin,
    Tag::SourceInside,
    Tag::CueBegin,
    Tag::CueInside,
    Tag::ContentBegin,
    Tag::ContentInside,
];

/// A role that words play in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Cue,
    Content,
}

impl Role {
    /// Its begin and its inside tag.
    pub(crate) const fn tags(self) -> (Tag, Tag) {
        match self {
            Self::Source => (Tag::SourceBegin, Tag::SourceInside),
            Self::Cue => (Tag::CueBegin, Tag::CueInside),
            Self::Content => (Tag::ContentBegin, Tag::ContentInside),
        }
    }
}

/// Whether `to` may follow `from`: an inside tag continues its own role only.
const fn allowed(from: usize, to: usize) -> bool {
    !matches!(to, 2 | 4 | 6) || from == to || from + 1 == to
}

/// The tag sequence with the highest sum of log probabilities among the well-formed ones
/// (Viterbi 1967; hard constraints in place of learned transitions, which did not help).
///
/// `bias` is added to the log probability of each tag. Ties go to the tag that comes first. Linear in
/// the number of words.
pub(crate) fn best_tags(log_probabilities: &[[f64; 7]], bias: &[f64; 7]) -> Vec<Tag> {
    let scores = |own: &[f64; 7]| -> [f64; 7] { std::array::from_fn(|tag| own[tag] + bias[tag]) };
    let Some((first, rest)) = log_probabilities.split_first() else { return Vec::new() };
    let start = scores(first);
    let mut best: [f64; 7] =
        std::array::from_fn(|tag| if allowed(0, tag) { start[tag] } else { f64::NEG_INFINITY });
    let mut came_from: Vec<[u8; 7]> = Vec::with_capacity(rest.len());
    for word in rest {
        let own = scores(word);
        let previous: [u8; 7] = std::array::from_fn(|to| best_before(&best, to));
        best = std::array::from_fn(|to| best[usize::from(previous[to])] + own[to]);
        came_from.push(previous);
    }
    let mut tag = argmax(&best, |_| true);
    let mut path = vec![tag];
    for previous in came_from.iter().rev() {
        tag = previous[usize::from(tag)];
        path.push(tag);
    }
    path.iter().rev().map(|&tag| TAGS[usize::from(tag)]).collect()
}

/// The best tag to come from when the next one is `to`.
fn best_before(best: &[f64; 7], to: usize) -> u8 {
    argmax(best, |from| allowed(from, to))
}

/// The first of the highest scores among those that `keep` lets through.
fn argmax(scores: &[f64; 7], keep: impl Fn(usize) -> bool) -> u8 {
    let mut found = (0, f64::NEG_INFINITY);
    for (tag, &score) in (0_u8..).zip(scores) {
        if keep(usize::from(tag)) && score > found.1 {
            found = (tag, score);
        }
    }
    found.0
}

/// The word ranges of one role, in order.
pub(crate) fn spans_of(tags: &[Tag], role: Role) -> Vec<(usize, usize)> {
    let (begin, inside) = role.tags();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (word, &tag) in tags.iter().enumerate() {
        if tag == begin {
            spans.push((word, word + 1));
        } else if tag == inside
            && let Some(open) = spans.last_mut().filter(|open| open.1 == word)
        {
            open.1 = word + 1;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVEN: [f64; 7] = [0.0; 7];

    fn favoring(tags: &[(usize, f64)]) -> Vec<[f64; 7]> {
        let one = |&(tag, by): &(usize, f64)| {
            let mut logits = [0.0; 7];
            logits[tag] = by;
            logits
        };
        tags.iter().map(one).collect()
    }

    #[test]
    fn an_inside_tag_never_stands_alone() {
        // A content that seems to begin with an inside tag gets a beginning.
        let tags = best_tags(&favoring(&[(6, 4.0), (6, 5.0), (0, 3.0)]), &EVEN);
        assert_eq!(tags, [Tag::ContentBegin, Tag::ContentInside, Tag::Outside]);
        // A cue cannot go on inside a source.
        let tags = best_tags(&favoring(&[(1, 9.0), (4, 5.0), (2, 4.0)]), &EVEN);
        assert!(!tags.contains(&Tag::CueInside), "{tags:?}");
    }

    #[test]
    fn a_bias_finds_more() {
        let scores = favoring(&[(0, 1.0), (0, 1.0)]);
        assert_eq!(best_tags(&scores, &EVEN), [Tag::Outside; 2]);
        let bias = [0.0, 0.0, 0.0, 2.0, 2.0, 0.0, 0.0];
        assert_eq!(best_tags(&scores, &bias)[0], Tag::CueBegin);
    }

    #[test]
    fn neighboring_spans_of_one_role_stay_apart() {
        let tags = [Tag::ContentBegin, Tag::ContentInside, Tag::ContentBegin, Tag::Outside];
        assert_eq!(spans_of(&tags, Role::Content), [(0, 2), (2, 3)]);
        assert_eq!(spans_of(&tags, Role::Cue), []);
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert_eq!(best_tags(&[], &EVEN), []);
    }
}
