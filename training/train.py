"""Fine-tune MiniLM on PolNeAR.

    python train.py --polnear DIR --tools DIR --base DIR --out RUN

Two CPU cores with AVX512-BF16 take 25 minutes. Scores on the held-out articles and on dev are printed after
each epoch; RUN gets `final.pt` and `log.txt`.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch.nn import functional

import batches
import corpus
from decode import Options
from model import Tagger, parse_layers
from paragraphs import load_tokenizer


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus.add_arguments(parser)
    parser.add_argument("--out", required=True, help="folder for weights and log")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=4e-4, help="highest learning rate")
    parser.add_argument("--pieces", type=int, default=2048, help="most pieces in a batch")
    parser.add_argument("--layers", default="", help="keep these layers only, such as 0,2,4")
    parser.add_argument("--articles", type=int, default=0, help="train on so many articles only")
    parser.add_argument("--link-weight", type=float, default=0.3, help="weight of each pointer's loss")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps, to try the script out")
    return parser.parse_args()


class Log:
    """Lines for the terminal and for RUN/log.txt."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.file = open(folder / "log.txt", "a", encoding="utf-8")

    def say(self, *words):
        """One line."""
        line = " ".join(map(str, words))
        print(line, flush=True)
        self.file.write(line + "\n")
        self.file.flush()


def pointer_loss(scores, targets, candidates):
    """Cross entropy of the pointers that have a target, among the first pieces of words."""
    rows, places = torch.nonzero(targets >= 0, as_tuple=True)
    if not len(rows):
        return torch.zeros(())
    chosen = scores[rows, places].float().masked_fill(~candidates[rows], -1e4)
    return functional.cross_entropy(chosen, targets[rows, places])


def losses(model, made):
    """Loss of the tags, of content to cue and of cue to source."""
    tags, content_cue, cue_source = batches.run(model, made)
    tag_loss = functional.cross_entropy(
        tags.float().flatten(0, 1), made["tags"].flatten(), ignore_index=batches.IGNORED
    )
    return (
        tag_loss,
        pointer_loss(content_cue, made["cue_of"], made["targets"]),
        pointer_loss(cue_source, made["source_of"], made["targets"]),
    )


def optimizer_for(model, rate):
    """AdamW, with weight decay on matrices only."""
    matrices = [parameter for parameter in model.parameters() if parameter.dim() > 1]
    vectors = [parameter for parameter in model.parameters() if parameter.dim() <= 1]
    groups = [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=True)


def schedule_for(optimizer, total):
    """The rate rises over the first 6 % of the steps, then falls in a line to 2 %."""
    warm = max(20, int(0.06 * total))

    def factor(step):
        return min((step + 1) / warm, max(0.02, (total - step) / max(1, total - warm)))

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def train_step(model, made, optimizer, schedule, link_weight):
    """One step; the three losses."""
    tag_loss, cue_loss, source_loss = losses(model, made)
    (tag_loss + link_weight * (cue_loss + source_loss)).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    optimizer.zero_grad()
    return float(tag_loss), float(cue_loss), float(source_loss)


def evaluate(model, scorer, sets):
    """Scores on each named set of (records, paragraphs), as JSON."""
    found = {}
    for name, (records, paragraphs) in sets.items():
        scores = batches.scores_of_documents(model, paragraphs)
        found[name] = batches.score(scorer, records, scores, Options(), corpus.METRICS)
    return json.dumps(found)


def main():
    """Trains and saves."""
    arguments = parse_arguments()
    out = Path(arguments.out)
    log = Log(out)
    log.say(json.dumps(vars(arguments)))
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    scorer = corpus.load_scorer(arguments.tools)
    tokenizer = load_tokenizer(f"{arguments.base}/tokenizer.json")
    train, held_out, dev = corpus.split(arguments.polnear)
    train = train[: arguments.articles or None]
    paragraphs = [item for document in corpus.with_gold(tokenizer, train) for item in document]
    sets = {
        "held out": (held_out, corpus.without_gold(tokenizer, held_out)),
        "dev": (dev, corpus.without_gold(tokenizer, dev)),
    }
    model = Tagger(arguments.base, parse_layers(arguments.layers))
    steps = len(batches.by_length(paragraphs, arguments.pieces))
    total = arguments.steps or steps * arguments.epochs
    log.say("articles", len(train), "paragraphs", len(paragraphs), "steps", total)
    optimizer = optimizer_for(model, arguments.rate)
    schedule = schedule_for(optimizer, total)
    start = time.time()
    step = 0
    while step < total:
        model.train()
        for group in batches.by_length(paragraphs, arguments.pieces, rng)[: total - step]:
            found = train_step(model, batches.batch(group), optimizer, schedule, arguments.link_weight)
            step += 1
            if step % 50 == 0:
                names = ("tags", "content to cue", "cue to source")
                shown = " ".join(f"{name} {loss:.4f}" for name, loss in zip(names, found))
                log.say(f"step {step}/{total} {shown} {time.time() - start:.0f} s")
        log.say(f"step {step}/{total}", evaluate(model, scorer, sets))
    torch.save(model.state_dict(), out / "final.pt")


if __name__ == "__main__":
    main()
