"""Fit what makes a report part of a story, and say how well it carries over.

    python stories.py --program TWOSOURCE_EVAL --sets FILE... --tools DIR --out FILE

Each FILE is JSONL with id, title, text, cluster (the story) and, where known, published. Two logistic regressions are
fitted, one after the other: over pairs of reports, and over a report and a story of earlier reports, one of whose
features is what the first says of its reports. Each pair counts less the larger its stories are, and each set by the
square root of its size, so that no large story or set decides. The thresholds, one for reports with dates and one for reports without, are those
that are best over all sets of the kind.

Printed are B-cubed F1 and pair F1 of the program's own stories: with weights fitted on the set too, and with weights that
have not seen the set. Sets without dates are taken in several orders, and the mean is given.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

import logistic

RIDGE = {"pair": 10.0, "story": 10.0}
"""Strength of the penalty on weights, for features of variance one."""
ORDERS = [0, 1, 2, 3, 4, 5]
"""Orders in which the reports of a set without dates are taken; 0 is that of the file."""
THRESHOLDS = {True: [-3.75, -3.5, -3.25, -3.0, -2.75, -2.5], False: [-2.0, -1.75, -1.5, -1.25, -1.0]}
"""Log odds that are tried, for reports with dates and without."""
FIXED = "threshold.apart -1.0\nthreshold.crowd 0.5\n"
"""What two groups of one story must be below to be parted, and what each factor e of open stories adds to a threshold.
The second is chosen on an invented stream of thousands of open stories (`twosource-eval generate stream`): the real sets
have some tens, too few to show it."""


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--tools", required=True, help="folder with score_clusters.py")
    parser.add_argument("--out", required=True)
    return parser.parse_args()


def printed(*command):
    """What a program prints."""
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


class Examples:
    """Features of one set, with what the gold says."""

    def __init__(self, lines, story):
        found = [json.loads(line) for line in lines]
        self.names = sorted(found[0]["features"])
        self.features = np.array([[item["features"][name] for name in self.names] for item in found])
        self.right = np.array([item["right"] for item in found], dtype=float)
        size = Counter(story.values())
        sizes = [size[story[item["report"]]] * size[story[item["other"]]] for item in found]
        self.worth = 1 / np.sqrt(np.array(sizes))
        self.worth *= np.sqrt(len(self.right)) / self.worth.sum()


class Reports:
    """One set."""

    def __init__(self, program, path):
        self.program, self.path = program, path
        items = [json.loads(line) for line in Path(path).read_text().splitlines()]
        self.story = {item["id"]: item["cluster"] for item in items}
        self.is_dated = any(item.get("published") for item in items)
        self.orders = [0] if self.is_dated else ORDERS
        self.pairs = Examples(self.run(), self.story)

    def stories(self, pair_weights):
        """Examples of reports and stories in several orders, with pairs weighed like this."""
        with written(lines("pair", pair_weights)) as file:
            found = [line for order in self.orders for line in self.run("--stories", file.name, "--order", order)]
        return Examples(found, self.story)

    def run(self, *options):
        """The lines that the program prints for this set."""
        return printed(self.program, "story-examples", self.path, *options).splitlines()

    def score(self, scorer, weights):
        """B-cubed F1, pair F1, B-cubed precision and recall of the program's stories, the mean over all orders."""
        with written(weights) as file:
            return np.mean([self.score_one(scorer, file.name, order) for order in self.orders], axis=0)

    def score_one(self, scorer, weights, order):
        """The same with the reports in one order."""
        found = dict(line.split("\t") for line in self.run("--assign", weights, "--order", order))
        scores = scorer.scores(self.story, {id: found.get(id, id) for id in self.story})
        return np.array([scores[name] for name in ("bcubed_f1", "pair_f1", "bcubed_p", "bcubed_r")])


def written(text):
    """A file that is gone when it is closed."""
    file = tempfile.NamedTemporaryFile("w", suffix=".txt")
    file.write(text)
    file.flush()
    return file


def fitted(model, examples):
    """Constant and weights by name."""
    gather = lambda pick: np.concatenate([pick(part) for part in examples])
    worth = gather(lambda part: part.worth)
    rows, right = gather(lambda part: part.features), gather(lambda part: part.right)
    found = logistic.fitted(rows, right, RIDGE[model], worth / worth.mean())
    return dict(zip(examples[0].names, found[1]), constant=found[0])


def lines(model, weights):
    """Weights as the program reads them."""
    return "".join(f"{model}.{name} {value:.5f}\n" for name, value in sorted(weights.items()))


def learned(sets):
    """All weights but the thresholds."""
    pair = fitted("pair", [part.pairs for part in sets])
    story = fitted("story", [part.stories(pair) for part in sets])
    return lines("pair", pair) + lines("story", story)


def thresholds(scorer, sets, weights):
    """Those of reports with and without dates that have the best mean of B-cubed F1 and pair F1, as lines."""
    def best(is_dated):
        parts = [part for part in sets if part.is_dated == is_dated]
        worth = lambda value: np.mean([part.score(scorer, weights + both(value))[:2].mean() for part in parts])
        return max(THRESHOLDS[is_dated], key=worth)

    dated, undated = best(True), best(False)
    return f"threshold.dated {dated}\nthreshold.undated {undated}\n{FIXED}"


def both(threshold):
    """The same threshold for reports with and without dates."""
    return f"threshold.dated {threshold}\nthreshold.undated {threshold}\n{FIXED}"


def shown(name, scores):
    """A line of figures."""
    b, p, precision, recall = scores
    print(f"{name}: B-cubed F1 {b:.3f} (P {precision:.3f}, R {recall:.3f}), pair F1 {p:.3f}", flush=True)


def main():
    """Fits, measures and writes."""
    arguments = parse_arguments()
    sys.path.insert(0, arguments.tools)
    import score_clusters as scorer

    sets = [Reports(arguments.program, path) for path in arguments.sets]
    weights = learned(sets)
    own = thresholds(scorer, sets, weights)
    head = "# What the features of reports and stories are worth, as log odds: written by training/stories.py.\n"
    Path(arguments.out).write_text(head + own + weights)
    print(own, end="")
    for part in sets:
        name = Path(part.path).name
        shown(f"{name}, seen", part.score(scorer, weights + own))
        others = [other for other in sets if other is not part]
        unseen = learned(others)
        shown(f"{name}, set not seen, own thresholds", part.score(scorer, unseen + own))
        for value in THRESHOLDS[part.is_dated]:
            shown(f"{name}, set not seen, {value}", part.score(scorer, unseen + both(value)))


if __name__ == "__main__":
    main()
