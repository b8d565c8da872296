"""The corpus and its split, and the scorer."""

import random
import sys

from gold import gold_paragraphs
from paragraphs import paragraphs, read_jsonl

HELD_OUT = 40
SPLIT_SEED = 13
METRICS = ("triple_overlap", "pair_overlap", "triple_exact", "content_exact", "source_overlap", "cue_overlap")


def add_arguments(parser):
    """Options that say where the corpus and the scorer are."""
    parser.add_argument("--polnear", required=True, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--tools", required=True, help="folder with score_attributions.py")
    parser.add_argument("--base", required=True, help="folder of the base model (config, weights, tokenizer)")


def load_scorer(folder):
    """The module `score_attributions`."""
    sys.path.insert(0, folder)
    import score_attributions

    return score_attributions


def split(folder):
    """Records to train on, records held out for options and error reading, and dev."""
    train = read_jsonl(f"{folder}/train.jsonl.gz")
    random.Random(SPLIT_SEED).shuffle(train)
    return train[HELD_OUT:], train[:HELD_OUT], read_jsonl(f"{folder}/dev.jsonl.gz")


def with_gold(tokenizer, records):
    """The paragraphs of each record, with tags and pointers."""
    return [gold_paragraphs(tokenizer, record["text"], record["attributions"]) for record in records]


def without_gold(tokenizer, records):
    """The paragraphs of each record, as the product reads them."""
    return [paragraphs(tokenizer, record["text"]) for record in records]
