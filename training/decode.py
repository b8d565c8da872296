"""From the encoder's scores to attributions: the reference for `crates/twosource-analyze/src/attribution`.

numpy only. The best well-formed tag sequence gives sources, cues and contents; each content goes to the cue
with the best mean pointer score; contents of one cue are joined; each cue takes the best source, unless "no
source" scores at least as high. A cue or source in the same sentence comes before those elsewhere. Each attribution then gets a confidence, and those below a threshold are left
out: tags are read with a bias towards finding something, so that the confidence, which sees the whole
attribution, decides.
"""

from dataclasses import dataclass, field

import numpy as np

TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ROLES = {"source": 1, "cue": 3, "content": 5}
"""The begin tag of each role; its inside tag follows."""

EVIDENCE = ("cue", "content", "cue_link", "source_link", "has_source", "length")
"""What the confidence of an attribution is computed from; see `evidence`."""

FORBIDDEN = -1e9
CERTAIN = 1e-4
"""Probabilities are kept this far from 0 and 1, so that their log odds stay finite."""


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
class Decoder:
    """Knobs of the decoder, chosen by `calibrate.py` and shipped beside the weights."""

    bias: dict = field(default_factory=lambda: dict.fromkeys(ROLES, 0.0))
    """Added to the log probability of a role's tags: higher finds more, with lower precision."""
    threshold: float = 0.0
    """Least confidence of an attribution."""
    constant: float = 0.0
    weights: dict = field(default_factory=lambda: dict.fromkeys(EVIDENCE, 0.0))
    """Logistic regression: log odds = constant + sum of weight times evidence."""

    def confidence(self, evidence):
        """Probability that an attribution is right: source, cue and content each by half at least."""
        odds = self.constant + sum(self.weights[name] * value for name, value in zip(EVIDENCE, evidence))
        return 1 / (1 + np.exp(-odds))

    def write(self, path, comment):
        """Lines of a name and a value, as the product reads them."""
        lines = [f"# {line}" for line in comment.split("\n")]
        lines += [f"bias.{role} {value:g}" for role, value in self.bias.items()]
        lines += [f"threshold {self.threshold:g}", f"constant {self.constant:.4f}"]
        lines += [f"weight.{name} {value:.4f}" for name, value in self.weights.items()]
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")

    @staticmethod
    def read(path):
        """What `write` has written."""
        with open(path, encoding="utf-8") as lines:
            pairs = [line.split() for line in lines if line.strip() and not line.startswith("#")]
        values = {name: float(value) for name, value in pairs}
        return Decoder(
            bias={role: values[f"bias.{role}"] for role in ROLES},
            threshold=values["threshold"],
            constant=values["constant"],
            weights={name: values[f"weight.{name}"] for name in EVIDENCE},
        )


def log_softmax(scores):
    """Log probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def best_tags(log_probabilities, bias):
    """The well-formed tag sequence with the highest sum of log probabilities and biases (Viterbi 1967)."""
    emissions = log_probabilities.copy()
    for role, begin in ROLES.items():
        emissions[:, begin : begin + 2] += bias[role]
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


def links(tags, content_cue, cue_source, sentences):
    """Cues with their contents and source, as word ranges: (source or None, cue, contents)."""
    cues = spans_of(tags, "cue")
    sources = spans_of(tags, "source")
    contents = {}
    for content in spans_of(tags, "content"):
        if cues:
            scores = mean_scores(content_cue, content)
            cue = max(near(content, cues, sentences), key=lambda span: scores[span[0]])
            contents.setdefault(cue, []).append(content)
    return [
        (best_source(near(cue, sources, sentences), mean_scores(cue_source, cue)), cue, pieces)
        for cue, pieces in sorted(contents.items())
    ]


def near(span, others, sentences):
    """Those of other word ranges that begin in the sentences of a range; all of them where none does.

    In the corpus one content in 300 belongs to a cue elsewhere although its sentence has a cue, and one cue in 900
    to a source elsewhere although its sentence has a source.
    """
    first, last = sentences[span[0]], sentences[span[1] - 1]
    return [other for other in others if first <= sentences[other[0]] <= last] or others


def mean_scores(matrix, span):
    """Mean pointer score of a span's words to every word; the last one stands for "none"."""
    start, end = span
    return matrix[start:end].mean(0)


def best_source(sources, scores):
    """The source with the best score, if it beats "none"."""
    if not sources:
        return None
    source = max(sources, key=lambda span: scores[span[0]])
    return source if scores[source[0]] > scores[-1] else None


def evidence(link, tags, to_cue, to_source):
    """What speaks for an attribution, in the order of EVIDENCE.

    Log odds of: the mean probability that the words of the cue are a cue; the same of the content; the mean
    probability of the pointers from content to cue; of those from cue to source, or to "none". Then whether there
    is a source, and the logarithm of the number of words of the content. `tags`, `to_cue` and `to_source` are
    probabilities.
    """
    source, cue, contents = link
    words = [word for start, end in contents for word in range(start, end)]
    target = source[0] if source else -1
    return (
        log_odds(tags[cue[0] : cue[1], 3:5].sum(1).mean()),
        log_odds(tags[words, 5:7].sum(1).mean()),
        log_odds(to_cue[words, cue[0]].mean()),
        log_odds(to_source[cue[0] : cue[1], target].mean()),
        float(source is not None),
        float(np.log(len(words))),
    )


def log_odds(probability):
    """Logarithm of p / (1 - p)."""
    kept = min(max(float(probability), CERTAIN), 1 - CERTAIN)
    return float(np.log(kept / (1 - kept)))


def candidates(window, tags, content_cue, cue_source, decoder):
    """Tags of one window and its attributions with their evidence, before the threshold.

    `tags`, `content_cue` and `cue_source` are the encoder's matrices over pieces. Attributions are dictionaries
    of spans in code points, as the scorer reads them.
    """
    positions = window.positions()
    columns = [*positions, 0]
    probabilities = log_softmax(tags[positions].astype(np.float64))
    word_tags = best_tags(probabilities, decoder.bias)
    to_cue = content_cue[np.ix_(positions, columns)].astype(np.float64)
    to_source = cue_source[np.ix_(positions, columns)].astype(np.float64)
    shares = [np.exp(probabilities), np.exp(log_softmax(to_cue)), np.exp(log_softmax(to_source))]
    found = []
    for link in links(word_tags, to_cue, to_source, window.sentences):
        source, cue, contents = link
        attribution = {
            "source": [characters(window, source)] if source else [],
            "cue": [characters(window, cue)],
            "content": [characters(window, content) for content in contents],
        }
        found.append((attribution, evidence(link, *shares)))
    return word_tags, found


def decode(window, tags, content_cue, cue_source, decoder=Decoder()):
    """Tags and attributions of one window."""
    word_tags, found = candidates(window, tags, content_cue, cue_source, decoder)
    return word_tags, [link for link, known in found if decoder.confidence(known) >= decoder.threshold]


def characters(window, span):
    """A word range as code points."""
    start, end = span
    return [window.words[start][0], window.words[end - 1][1]]
