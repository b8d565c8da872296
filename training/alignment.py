"""Fit the weights of the alignment on pairs of reports with gold, and say how well they carry over.

    python alignment.py --program TWOSOURCE_EVAL --pairs DIR... [--also DIR...] --tools DIR --out FILE

Each DIR holds a.txt, b.txt and the gold of the pair; pairs named with --also are fitted on, but not measured.
TWOSOURCE_EVAL prints the features of all candidate pairs of statements; a candidate is right where both statements lie
on one fact of the gold, by half of the shorter. A logistic regression with a strong ridge is fitted on all of them, each
pair of reports counting by the square root of its facts. Printed is the area under the ROC curve, and the F1 of the
program's own alignments over all measured pairs: once with weights fitted on them too, once with weights that have not
seen the event of the pair, so that the gap shows how much was learned by heart.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import logistic

RIDGE = 33.0
"""Strength of the penalty on weights, for features of variance one."""


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--pairs", nargs="+", required=True)
    parser.add_argument("--also", nargs="*", default=[])
    parser.add_argument("--tools", required=True, help="folder with score_seeds.py")
    parser.add_argument("--out", required=True)
    return parser.parse_args()


def printed(*command):
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Pair:
    """The candidates of two reports with what the gold says of them."""

    def __init__(self, program, folder, scorer):
        self.program, self.folder, self.scorer = program, folder, scorer
        found = [json.loads(line) for line in printed(program, "candidates", folder).splitlines()]
        self.gold = scorer.Gold(folder)
        self.event = Path(folder).name.split("-")[0]
        self.names = sorted(found[0]["features"])
        self.features = np.array([[item["features"][name] for name in self.names] for item in found])
        self.right = np.array([is_right(scorer, self.gold, item) for item in found], dtype=float)

    def counts(self, weights, strict):
        """Right and wrong pairs, facts hit and facts of the alignments that the program makes with these weights."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(text(self.names, weights))
            file.flush()
            found = json.loads(printed(self.program, "pair", self.folder, "--weights", file.name))
        score = self.scorer.score_align(self.gold, found["alignments"], strict, {})
        return np.array([score[name] for name in ("right", "wrong", "facts_hit", "facts")])


def is_right(scorer, gold, candidate):
    """Whether both statements lie on one fact."""
    sides = dict(place(candidate[side]) for side in ("left", "right"))
    return any(
        all(any(scorer.ov(sides[name], span, False) for span in fact["spans"] if span["report"] == name) for name in "ab")
        for fact in gold.facts
    )


def place(side):
    """The name of the report, and the span as the scorer reads it."""
    name = side["file"][0]
    return name, (name, side["start"], side["end"])


def fitted(pairs):
    """Constant and weights; each pair counts by the square root of its facts."""
    worth = np.concatenate([np.full(len(pair.right), 1 / np.sqrt(max(pair.right.sum(), 1))) for pair in pairs])
    features = np.vstack([pair.features for pair in pairs])
    right = np.concatenate([pair.right for pair in pairs])
    return logistic.fitted(features, right, RIDGE, worth / worth.mean())


def text(names, weights):
    """The weights as the program reads them."""
    constant, values = weights
    lines = ["# What the features of two statements are worth, as log odds: written by training/alignment.py."]
    lines += [f"constant {constant:.4f}"] + [f"{name} {value:.4f}" for name, value in zip(names, values)]
    return "\n".join(lines) + "\n"


def area(right, found):
    """Area under the ROC curve: how often a right candidate stands before a wrong one."""
    wins = (found[right == 1][:, None] > found[right == 0][None, :]).mean()
    return float(wins)


def report(name, pairs, weights):
    """A line of figures for pairs of reports, each with weights of its own."""
    found = [logistic.probabilities(pair.features, *own) for pair, own in zip(pairs, weights)]
    areas = [area(pair.right, own) for pair, own in zip(pairs, found)]
    scores = []
    for strict in (True, False):
        right, wrong, hit, facts = sum(pair.counts(own, strict) for pair, own in zip(pairs, weights))
        precision, recall = right / max(right + wrong, 1), hit / facts
        scores.append(f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"{name}: area {np.mean(areas):.3f}, strict {scores[0]}, lenient {scores[1]}", flush=True)


def main():
    """Fits, measures and writes."""
    arguments = parse_arguments()
    sys.path.insert(0, arguments.tools)
    import score_seeds

    def read(folders):
        return [Pair(arguments.program, folder, score_seeds) for folder in folders if (Path(folder) / "a.txt").exists()]

    pairs, also = read(arguments.pairs), read(arguments.also)
    weights = fitted(pairs + also)
    report("fitted on", pairs, [weights] * len(pairs))
    unseen = [fitted([other for other in pairs if other.event != pair.event] + also) for pair in pairs]
    report("event left out", pairs, unseen)
    if also:
        report("the others alone", pairs, [fitted(also)] * len(pairs))
        report("measured pairs alone, on the others", also, [fitted(pairs)] * len(also))
    Path(arguments.out).write_text(text(pairs[0].names, weights), encoding="utf-8")


if __name__ == "__main__":
    main()
