"""Fit what makes a report part of a story, and say how well it carries over.

    python stories.py --program TWOSOURCE_EVAL --sets FILE... --tools DIR --out FILE [--folds N]

Each FILE is JSONL with id, title, text, cluster (the story) and, where known, published. Two logistic regressions are
fitted, one after the other: over pairs of reports, and over a report and a story of earlier reports, one of whose
features is what the first says of its reports. Each pair counts less the larger its stories are, and each set by the
square root of its size, so that no large story or set decides. The thresholds, one for reports with dates and one for reports without, are those
that are best over all sets of the kind.

Printed are B-cubed F1 and pair F1 of the program's own stories: with weights fitted on the set too, with weights that
have not seen the set, and with weights that have not seen the stories of the fold (all reports are in the stream, those
of the fold alone are scored).
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

import logistic

RIDGE = {"pair": 10.0, "story": 10.0}
"""Strength of the penalty on weights, for features of variance one."""
ORDERS = [0, 1, 2]
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
    parser.add_argument("--folds", type=int, default=0)
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
        self.stories = [(story[item["report"]], story[item["other"]]) for item in found]
        size = Counter(story.values())
        self.worth = np.array([1 / np.sqrt(size[left] * size[right]) for left, right in self.stories])
        self.worth *= np.sqrt(len(self.right)) / self.worth.sum()

    def without(self, stories):
        """Which examples have nothing to do with some stories."""
        return np.array([left not in stories and right not in stories for left, right in self.stories])


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

    def score(self, scorer, weights, only=None):
        """B-cubed F1 and pair F1 of the program's stories, over all reports or those of some stories."""
        gold = {id: story for id, story in self.story.items() if only is None or story in only}
        with written(weights) as file:
            return np.mean([self.score_one(scorer, file.name, order, gold) for order in self.orders], axis=0)

    def score_one(self, scorer, weights, order, gold):
        """The same with the reports in one order."""
        found = dict(line.split("\t") for line in self.run("--assign", weights, "--order", order))
        scores = scorer.scores(gold, {id: found.get(id, id) for id in gold})
        return np.array([scores[name] for name in ("bcubed_f1", "pair_f1", "bcubed_p", "bcubed_r")])


def written(text):
    """A file that is gone when it is closed."""
    file = tempfile.NamedTemporaryFile("w", suffix=".txt")
    file.write(text)
    file.flush()
    return file


def fitted(model, examples, without=frozenset()):
    """Constant and weights by name."""
    keep = [part.without(without) for part in examples]
    gather = lambda pick: np.concatenate([pick(part)[kept] for part, kept in zip(examples, keep)])
    worth = gather(lambda part: part.worth)
    found = logistic.fitted(gather(lambda part: part.features), gather(lambda part: part.right), RIDGE[model], worth / worth.mean())
    return dict(zip(examples[0].names, found[1]), constant=found[0])


def lines(model, weights):
    """Weights as the program reads them."""
    return "".join(f"{model}.{name} {value:.5f}\n" for name, value in sorted(weights.items()))


def learned(sets, without=frozenset()):
    """All weights but the threshold."""
    pair = fitted("pair", [part.pairs for part in sets], without)
    story = fitted("story", [part.stories(pair) for part in sets], without)
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
    if arguments.folds:
        folds(scorer, sets, arguments.folds, own)


def folds(scorer, sets, count, own):
    """Scores of stories that the weights have not seen, with the spread over the folds."""
    stories = sorted({story for part in sets for story in part.story.values()})
    random.Random(1).shuffle(stories)
    found = {part: [] for part in sets}
    for fold in range(count):
        unseen = set(stories[fold::count])
        weights = learned(sets, unseen) + own
        for part in sets:
            found[part].append(part.score(scorer, weights, unseen))
    for part, scores in found.items():
        shown(f"{Path(part.path).name}, stories not seen", np.mean(scores, axis=0))
        spread = 1.96 * np.std(scores, axis=0, ddof=1) / np.sqrt(count)
        print(f"    95 % of the mean of {count} folds: B-cubed F1 +- {spread[0]:.3f}, pair F1 +- {spread[1]:.3f}")


if __name__ == "__main__":
    main()
