"""Fit the weights of the alignment on pairs of reports with gold, and say how well they carry over.

    python alignment.py --program TWOSOURCE_EVAL --pairs DIR... --tools DIR --out FILE

Each DIR holds a.txt, b.txt and the gold of the pair. TWOSOURCE_EVAL prints the features of all candidate pairs of
statements; a candidate is right where both statements lie on one fact of the gold, by half of the shorter. A logistic
regression with a strong ridge is fitted on all of them, each pair of reports counting by the square root of its facts.
Printed is the area under the ROC curve and the F1 of candidates at a probability of one half, once for pairs that were
fitted on and once for pairs whose event was left out, so that the gap shows how much was learned by heart.
"""

import argparse
import json
import subprocess
import sys
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
    parser.add_argument("--tools", required=True, help="folder with score_seeds.py")
    parser.add_argument("--out", required=True)
    return parser.parse_args()


class Pair:
    """The candidates of two reports with what the gold says of them."""

    def __init__(self, program, folder, scorer):
        lines = subprocess.run([program, "candidates", folder], check=True, capture_output=True, text=True).stdout
        found = [json.loads(line) for line in lines.splitlines()]
        gold = scorer.Gold(folder)
        self.event = Path(folder).name.split("-")[0]
        self.names = sorted(found[0]["features"])
        self.features = np.array([[item["features"][name] for name in self.names] for item in found])
        self.right = np.array([is_right(scorer, gold, item) for item in found], dtype=float)


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


def area(right, found):
    """Area under the ROC curve: how often a right candidate stands before a wrong one."""
    wins = (found[right == 1][:, None] > found[right == 0][None, :]).mean()
    return float(wins)


def report(name, pairs, found):
    """A line of figures."""
    areas = [area(pair.right, own) for pair, own in zip(pairs, found)]
    right = np.concatenate([pair.right for pair in pairs])
    taken = np.concatenate(found) >= 0.5
    hits = (right * taken).sum()
    score = 2 * hits / (right.sum() + taken.sum())
    print(f"{name}: area {np.mean(areas):.3f}, F1 of candidates {score:.3f}")


def main():
    """Fits and writes."""
    arguments = parse_arguments()
    sys.path.insert(0, arguments.tools)
    import score_seeds

    folders = [folder for folder in arguments.pairs if (Path(folder) / "a.txt").exists()]
    pairs = [Pair(arguments.program, folder, score_seeds) for folder in folders]
    constant, weights = fitted(pairs)
    report("fitted on", pairs, [logistic.probabilities(pair.features, constant, weights) for pair in pairs])
    left_out = []
    for pair in pairs:
        others = [other for other in pairs if other.event != pair.event]
        left_out.append(logistic.probabilities(pair.features, *fitted(others)))
    report("event left out", pairs, left_out)
    lines = ["# What the features of two statements are worth, as log odds: written by training/alignment.py."]
    lines += [f"constant {constant:.4f}"] + [f"{name} {value:.4f}" for name, value in zip(pairs[0].names, weights)]
    Path(arguments.out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
