"""Choose the decoder's options and fit its confidence on the held-out articles; then once on dev, for figures.

    python calibrate.py MODEL.onnx DECODER.txt --polnear DIR --windows DIR --tools DIR --base DIR

Biases and threshold are chosen by cross-validation over articles, so that no article's confidence was fitted on
itself. DECODER.txt goes beside the weights. The reliability table says how often attributions of each confidence
are right on dev.
"""

import argparse
from itertools import product

import numpy as np

import corpus
import logistic
from decode import EVIDENCE, ROLES, Decoder, candidates
from reference import Reference

BIASES = {"source": (0.0, 0.5), "cue": (0.5, 1.0, 1.5), "content": (0.0, 0.5)}
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45)
FOLDS = 5
RIDGE = 1.0
"""Strength of the penalty on weights, for evidence of variance one."""
CHOSEN_BY = ("triple_overlap", "pair_overlap", "triple_exact", "content_exact")
HALF = 0.5


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("decoder", help="the file to write")
    corpus.add_arguments(parser)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


class Candidates:
    """What the decoder finds in some documents with some biases."""

    def __init__(self, documents, scores, bias):
        self.documents = documents
        self.links, evidence, right, article = [], [], [], []
        for at, ((record, windows), own) in enumerate(zip(documents, scores)):
            found = [pair for window, score in zip(windows, own) for pair in candidates(window, *score, Decoder(bias=bias))[1]]
            self.links.append([link for link, _ in found])
            gold = [characters_of(item) for item in record["attributions"] if item["content"]]
            evidence += [known for _, known in found]
            right += [any(is_hit(characters_of(link), other) for other in gold) for link, _ in found]
            article += [at] * len(found)
        self.evidence = np.array(evidence)
        self.right = np.array(right, dtype=float)
        self.article = np.array(article)

    def score(self, scorer, confidence, threshold):
        """Precision, recall and F1 of the links above the threshold."""
        counts = []
        for at, (record, _) in enumerate(self.documents):
            kept = confidence[self.article == at] >= threshold
            found = [link for link, keep in zip(self.links[at], kept) if keep]
            counts.append(scorer.score_doc(record, {"attributions": found}))
        total = scorer.total(counts)
        return {name: scorer.prf(total[name, "all"]) for name in corpus.METRICS}


def characters_of(attribution):
    """The characters of each role."""
    return {role: {at for start, end in attribution[role] for at in range(start, end)} for role in ROLES}


def is_hit(found, gold):
    """Whether source, cue and content each share half of their characters, by F1."""
    return all(overlap(found[role], gold[role]) >= HALF for role in ROLES)


def overlap(one, other):
    """F1 of two sets; 1 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def fitted(evidence, right):
    """Constant and weights."""
    return logistic.fitted(evidence, right, RIDGE)


def cross_validated(found):
    """Each attribution's confidence by a regression that has not seen its article."""
    confidence = np.zeros(len(found.right))
    for fold in range(FOLDS):
        own = found.article % FOLDS == fold
        confidence[own] = logistic.probabilities(found.evidence[own], *fitted(found.evidence[~own], found.right[~own]))
    return confidence


def choose(scorer, documents, scores):
    """The decoder with the best mean F1 on the held-out articles."""
    best = (0.0, None)
    for values in product(*BIASES.values()):
        bias = dict(zip(BIASES, values))
        found = Candidates(documents, scores, bias)
        confidence = cross_validated(found)
        for threshold in THRESHOLDS:
            result = found.score(scorer, confidence, threshold)
            quality = np.mean([result[name][2] for name in CHOSEN_BY])
            if quality > best[0]:
                constant, weights = fitted(found.evidence, found.right)
                best = (quality, Decoder(bias, threshold, constant, dict(zip(EVIDENCE, weights))))
                print(f"{quality:.4f}", bias, threshold, shown(result), flush=True)
    return best[1]


def shown(result):
    """F1 of each metric, in percent."""
    return " ".join(f"{name} {100 * values[2]:.1f}" for name, values in result.items())


def reliability(found, confidence, threshold):
    """A line for each tenth of the confidence: number, mean confidence, share that is right."""
    kept = confidence >= threshold
    for low in np.arange(0, 1, 0.1):
        chosen = kept & (confidence >= low) & (confidence < low + 0.1)
        if chosen.any():
            yield f"{low:.1f} to {low + 0.1:.1f}\t{chosen.sum()}\t{confidence[chosen].mean():.3f}\t{found.right[chosen].mean():.3f}"


def main():
    """Chooses on the held-out articles, writes, and reports on dev."""
    arguments = parse_arguments()
    scorer = corpus.load_scorer(arguments.tools)
    _, held_out, dev = corpus.split(arguments.polnear, arguments.windows)
    reference = Reference(arguments.model, threads=arguments.threads)
    held_scores, dev_scores = (
        [[reference.scores(window) for window in windows] for _, windows in documents] for documents in (held_out, dev)
    )
    decoder = choose(scorer, held_out, held_scores)
    decoder.write(arguments.decoder, "How scores become attributions: written by training/calibrate.py.")
    decoder = Decoder.read(arguments.decoder)
    found = Candidates(dev, dev_scores, decoder.bias)
    confidence = logistic.probabilities(found.evidence, decoder.constant, np.array(list(decoder.weights.values())))
    print("dev:", shown(found.score(scorer, confidence, decoder.threshold)))
    print("confidence\tattributions\tmean confidence\tright")
    print("\n".join(reliability(found, confidence, decoder.threshold)))


if __name__ == "__main__":
    main()
