"""The corpus and its split, and the scorer."""

import random
import sys

from gold import add_gold
from windows import read_jsonl, read_windows

HELD_OUT = 40
SPLIT_SEED = 13
METRICS = ("triple_overlap", "pair_overlap", "triple_exact", "content_exact", "source_overlap", "cue_overlap")


def add_arguments(parser):
    """Options that say where the corpus, its windows, the scorer and the base model are."""
    parser.add_argument("--polnear", required=True, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--windows", required=True, help="folder with train.windows.jsonl and dev.windows.jsonl")
    parser.add_argument("--tools", required=True, help="folder with score_attributions.py")
    parser.add_argument("--base", required=True, help="folder of the base model (config, weights, tokenizer)")


def load_scorer(folder):
    """The module `score_attributions`."""
    sys.path.insert(0, folder)
    import score_attributions

    return score_attributions


def split(polnear, windows):
    """To train on, held out for options and error reading, and dev: each a list of (record, windows)."""
    train = documents(polnear, windows, "train")
    random.Random(SPLIT_SEED).shuffle(train)
    return train[HELD_OUT:], train[:HELD_OUT], documents(polnear, windows, "dev")


def documents(polnear, windows, part):
    """The records of one part of the corpus with their windows, gold written into them."""
    read = read_windows(f"{windows}/{part}.windows.jsonl")
    found = []
    for record in read_jsonl(f"{polnear}/{part}.jsonl.gz"):
        own = read[record["doc_id"]]
        add_gold(own, record["attributions"])
        found.append((record, own))
    return found
