"""Try the decoder's options on the held-out articles, then once on dev.

    python tune.py RUN/final.pt --polnear DIR --tools DIR --base DIR

The product uses the defaults: in our runs no option gained more than 0.7 points. A higher precision, for those
who want it, is what `outside_bias` buys.
"""

import argparse

import torch

import batches
import corpus
from decode import Options
from model import load, parse_layers
from paragraphs import load_tokenizer

OUTSIDE_BIASES = (-3.0, -2.0, -1.2, -0.6, 0.0, 0.5, 1.0)
NONE_MARGINS = (-2.0, -1.0, 0.0, 1.0, 2.0)


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights")
    corpus.add_arguments(parser)
    parser.add_argument("--layers", default="")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def quality(scores):
    """One figure to choose by: the sum of three F1."""
    return sum(scores[name][2] for name in ("triple_overlap", "pair_overlap", "triple_exact"))


def main():
    """Prints the scores of every choice and of the best one."""
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    scorer = corpus.load_scorer(arguments.tools)
    tokenizer = load_tokenizer(f"{arguments.base}/tokenizer.json")
    model = load(arguments.weights, arguments.base, parse_layers(arguments.layers))
    _, held_out, dev = corpus.split(arguments.polnear)

    def try_on(name, records, scores, options):
        found = batches.score(scorer, records, scores, options, corpus.METRICS)
        print(name, options, found)
        return found

    scores = batches.scores_of_documents(model, corpus.without_gold(tokenizer, held_out))
    choices = [Options(outside_bias=bias) for bias in OUTSIDE_BIASES]
    choices += [Options(none_margin=margin) for margin in NONE_MARGINS]
    best = max(choices, key=lambda options: quality(try_on("held out", held_out, scores, options)))
    scores = batches.scores_of_documents(model, corpus.without_gold(tokenizer, dev))
    try_on("dev, defaults", dev, scores, Options())
    try_on("dev, best", dev, scores, best)


if __name__ == "__main__":
    main()
