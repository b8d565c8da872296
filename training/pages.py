"""Fit which pieces of a web page are its report, and say how well it carries over.

    python pages.py --program TWOSOURCE_EVAL --data DIR --tools DIR --out FILE

DIR holds folders with gold.jsonl.gz and html/. Pages with a gold text label every piece by the share of its 4-word
shingles that stand in that text; pages with segments to keep and to drop label the pieces that hold them. Boosted trees
are fitted to the features that the program prints (`twosource-eval page-examples`), each page weighing the same, and
within a page each piece by its length to the power 0.7.

Printed are the scores of pages whose site was kept out: five folds by registered domain. The shipped trees are fitted
on all pages.
"""

import argparse
import hashlib
import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlparse

import lightgbm
import numpy as np

WORD = re.compile(r"\w+")
ROUNDS = 250
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 24,
    "min_data_in_leaf": 15,
    "min_sum_hessian_in_leaf": 0.02,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3,
    "max_bin": 127,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
FOLDS = 5
LIKELY = 0.5
"""As in `choose.rs`."""
ENOUGH = 250
"""As in `choose.rs`."""
LONG = 40
"""As in `choose.rs`."""
OVERLAP = 0.7
"""Share of its shingles from which a piece belongs to the gold text."""


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--tools", required=True, help="folder with score_extraction.py")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--sets", nargs="+", default=["fulltext", "wcxb-articles", "segments"])
    return parser.parse_args()


class Page:
    """The pieces of one page, their features and what the gold says of them."""

    def __init__(self, folder, line, gold, scorer):
        self.folder, self.gold, self.scorer = folder, gold, scorer
        self.texts = [piece["text"] for piece in line["pieces"]]
        self.readers = np.array([piece["readers"] for piece in line["pieces"]], dtype=bool)
        self.features = np.array([piece["features"] for piece in line["pieces"]], dtype=np.float32)
        self.fold = int(hashlib.md5(site(gold).encode()).hexdigest(), 16) % FOLDS
        if "text" in gold:
            words = np.array([len(WORD.findall(text)) + 1 for text in self.texts], dtype=float)
            self.labels, self.weights = shingle_labels(self.texts, gold["text"]), words**0.7
        else:
            self.labels = segment_labels(self.texts, gold, scorer)
            self.weights = (self.labels >= 0).astype(float)
        total = self.weights.sum()
        self.weights *= 6 / total if total else 0

    def text(self, probabilities):
        """What the program would take, by `choose.rs`."""
        likely = probabilities >= LIKELY
        rest = sum(len(text.encode()) for text, one, out in zip(self.texts, likely, self.readers) if one and not out)
        if rest > ENOUGH:
            likely = likely & ~self.readers
        taken, seen = [], set()
        for text, one in zip(self.texts, likely):
            if one and (len(text.encode()) <= LONG or text not in seen):
                seen.add(text)
                taken.append(text)
        return "\n".join(taken)


def site(gold):
    """The registered domain, nearly: the last two parts of the host."""
    host = urlparse(gold.get("url") or "").netloc or gold["id"].split("::")[-1].split("-")[0]
    return ".".join(host.split(".")[-2:])


def shingle_labels(texts, gold):
    """1 for pieces of the gold text, else 0. Short pieces must stand there beside the words that are their neighbors."""
    words = WORD.findall(gold.lower())
    shingles = {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
    whole = " " + " ".join(words) + " "
    tokens = [WORD.findall(text.lower()) for text in texts]
    labels = np.full(len(texts), -1.0)
    for at, own in enumerate(tokens):
        if len(own) >= 4:
            inside = [tuple(own[k : k + 4]) in shingles for k in range(len(own) - 3)]
            labels[at] = float(np.mean(inside) >= OVERLAP)
    for at in np.flatnonzero(labels < 0):
        labels[at] = float(bool(tokens[at]) and stands_beside(tokens, labels, at, whole))
    return labels


def stands_beside(tokens, labels, at, whole):
    """Whether a short piece stands in the text together with the end or the start of a neighbor."""
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(tokens) and not tokens[other]:
            other += step
        if not 0 <= other < len(tokens) or len(tokens[other]) >= 4 and labels[other] < 0.5:
            continue
        joined = tokens[other][-3:] + tokens[at] if step < 0 else tokens[at] + tokens[other][:3]
        if " " + " ".join(joined) + " " in whole:
            return True
    return False


def segment_labels(texts, gold, scorer):
    """1 for pieces with a segment to keep, 0 with one to drop, -1 for all others."""
    labels = np.full(len(texts), -1.0)
    for name, label in (("without", 0.0), ("with", 1.0)):
        for segment in map(scorer.ws, gold.get(name, [])):
            for at, text in enumerate(map(scorer.ws, texts)):
                if segment in text or len(text) > 15 and text in segment:
                    labels[at] = label
    return labels


def load(arguments, scorer):
    """All pages."""
    pages = []
    for folder in arguments.sets:
        path = arguments.data / folder
        gold = {row["id"]: row for row in scorer.rows(str(path / "gold.jsonl.gz"))}
        command = [arguments.program, "page-examples", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
            for line in map(json.loads, program.stdout):
                if line["pieces"]:
                    pages.append(Page(folder, line, gold[line["id"]], scorer))
    return pages


def fit(pages):
    """Trees fitted on some pages."""
    features = np.concatenate([page.features for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    known = (labels >= 0) & (weights > 0)
    data = lightgbm.Dataset(features[known], label=labels[known], weight=weights[known])
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def scores(pages, scorer):
    """Full-text F1 and segments F1 of pages with a prediction, as score_extraction.py counts them."""
    full = [scorer.tp_fp_fn(page.gold["text"], page.taken) for page in pages if "text" in page.gold]
    hits = misses = wrong = 0
    for page in pages:
        text = scorer.ws(page.taken)
        keep, drop = page.gold.get("with", []), page.gold.get("without", [])
        kept = sum(scorer.ws(segment) in text for segment in keep)
        hits, misses = hits + kept, misses + len(keep) - kept
        wrong += sum(scorer.ws(segment) in text for segment in drop)
    found = {}
    if full:
        found["P"], found["R"], found["F1"] = scorer.macro(full)
    if hits:
        found["segments F1"] = 2 * hits / (2 * hits + wrong + misses)
    return " ".join(f"{name} {value:.4f}" for name, value in found.items())


def cross_validate(pages, scorer):
    """Prints the scores of pages of unseen sites."""
    for fold in range(FOLDS):
        trees = fit([page for page in pages if page.fold != fold])
        for page in pages:
            if page.fold == fold:
                page.taken = page.text(trees.predict(page.features))
    for folder in dict.fromkeys(page.folder for page in pages):
        print(folder, scores([page for page in pages if page.folder == folder], scorer), flush=True)


def write(trees, path):
    """The form that `model.rs` describes."""
    out = [struct.pack("<I", trees.num_trees())]
    for tree in trees.dump_model()["tree_info"]:
        splits, leaves = flatten(tree["tree_structure"])
        out.append(struct.pack("<I", len(splits)))
        out.extend(struct.pack("<Hfhh", *split) for split in splits)
        out.extend(struct.pack("<f", leaf) for leaf in leaves)
    path.write_bytes(b"".join(out))


def flatten(root):
    """Splits in an order in which children come after their split, and leaves."""
    splits, leaves = [], []

    def place(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return -len(leaves)
        at = len(splits)
        splits.append(None)
        left, right = place(node["left_child"]), place(node["right_child"])
        splits[at] = (node["split_feature"], rounded_down(node["threshold"]), left, right)
        return at

    place(root)
    return splits, leaves


def rounded_down(threshold):
    """The largest single float that is no larger, so that a single float falls on the same side of both."""
    single = np.float32(threshold)
    return single if float(single) <= threshold else np.nextafter(single, np.float32(-np.inf))


def main():
    """Fits, measures and writes."""
    arguments = parse_arguments()
    sys.path.insert(0, arguments.tools)
    import score_extraction as scorer

    pages = load(arguments, scorer)
    cross_validate(pages, scorer)
    trees = fit(pages)
    write(trees, arguments.out)
    names = trees.feature_importance("gain").argsort()[::-1][:12]
    print(f"{trees.num_trees()} trees, {arguments.out.stat().st_size} bytes; features that gain most: {names.tolist()}")


if __name__ == "__main__":
    main()
