"""From the encoder's scores to attributions: the reference for `crates/twosource-analyze/src/attribution`.

numpy only. The best well-formed tag sequence gives sources, cues and contents; each content goes to the cue
with the best mean pointer score; contents of one cue are joined; each cue takes the best source, unless "no
source" scores at least as high.
"""

from dataclasses import dataclass

import numpy as np

TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ROLES = {"source": 1, "cue": 3, "content": 5}
"""The begin tag of each role; its inside tag follows."""

FORBIDDEN = -1e9


def transitions():
    """0 where a tag may follow another, else FORBIDDEN: an inside tag continues its own role only."""
    allowed = np.zeros((len(TAGS), len(TAGS)))
    for begin in ROLES.values():
        for before in range(len(TAGS)):
            if before not in (begin, begin + 1):
                allowed[before, begin + 1] = FORBIDDEN
    return allowed


TRANSITIONS = transitions()
START = TRANSITIONS[0]


@dataclass(frozen=True)
class Options:
    """Knobs of the decoder. The product uses the defaults; `tune.py` tries others."""

    outside_bias: float = 0.0
    """Taken from the score of "O": higher finds more, with lower precision."""
    none_margin: float = 0.0
    """How far a source must score above "no source"."""


def log_softmax(scores):
    """Log probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def best_tags(logits, options=Options()):
    """The well-formed tag sequence with the highest sum of log probabilities (Viterbi 1967)."""
    emissions = log_softmax(logits)
    emissions[:, 0] -= options.outside_bias
    best = START + emissions[0]
    came_from = []
    for own in emissions[1:]:
        scores = best[:, None] + TRANSITIONS
        came_from.append(scores.argmax(0))
        best = scores.max(0) + own
    tags = [int(best.argmax())]
    for previous in reversed(came_from):
        tags.append(int(previous[tags[-1]]))
    return tags[::-1]


def spans_of(tags, role):
    """The word ranges of one role, end exclusive."""
    begin = ROLES[role]
    spans = []
    start = None
    for index, tag in enumerate([*tags, 0]):
        if start is not None and tag != begin + 1:
            spans.append((start, index))
            start = None
        if tag == begin:
            start = index
    return spans


def links(tags, content_cue, cue_source, options=Options()):
    """Cues with their contents and source, as word ranges: (source or None, cue, contents)."""
    cues = spans_of(tags, "cue")
    sources = spans_of(tags, "source")
    contents = {}
    for content in spans_of(tags, "content"):
        if cues:
            scores = mean_scores(content_cue, content)
            cue = max(range(len(cues)), key=lambda at: scores[cues[at][0]])
            contents.setdefault(cue, []).append(content)
    found = []
    for at, pieces in sorted(contents.items()):
        source = best_source(sources, mean_scores(cue_source, cues[at]), options)
        found.append((source, cues[at], pieces))
    return found


def mean_scores(matrix, span):
    """Mean pointer score of a span's words to every word; the last one stands for "none"."""
    start, end = span
    return matrix[start:end].mean(0)


def best_source(sources, scores, options):
    """The source with the best score, if it beats "none"."""
    if not sources:
        return None
    source = max(sources, key=lambda span: scores[span[0]])
    return source if scores[source[0]] > scores[-1] + options.none_margin else None


def decode(window, tags, content_cue, cue_source, options=Options()):
    """Tags and attributions of one window.

    `tags`, `content_cue` and `cue_source` are the encoder's matrices over pieces. Attributions are dictionaries
    of spans in code points, as the scorer reads them.
    """
    positions = window.positions()
    columns = [*positions, 0]
    word_tags = best_tags(tags[positions].astype(np.float64), options)
    to_cue = content_cue[np.ix_(positions, columns)].astype(np.float64)
    to_source = cue_source[np.ix_(positions, columns)].astype(np.float64)
    found = []
    for source, cue, contents in links(word_tags, to_cue, to_source, options):
        found.append({
            "source": [characters(window, source)] if source else [],
            "cue": [characters(window, cue)],
            "content": [characters(window, content) for content in contents],
        })
    return word_tags, found


def characters(window, span):
    """A word range as code points."""
    start, end = span
    return [window.words[start][0], window.words[end - 1][1]]
