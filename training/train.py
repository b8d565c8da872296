"""Fine-tune MiniLM on PolNeAR.

    python train.py --polnear DIR --windows DIR --tools DIR --base DIR --out RUN
    python train.py ... --teacher FULL/final.pt --layers 0,2,5 --out FAST

The second form makes a smaller student out of a trained model: it starts from some of the teacher's layers and
learns from the teacher's scores as well as from the gold ones; `--unlabeled` adds text that has the teacher's only.

Scores on the held-out articles are printed after each epoch, those on dev at the end only: nothing is chosen by
them. RUN gets `final.pt`, `log.txt`, `curve.tsv` and, after each epoch, `checkpoint.pt`, from which
`--resume` goes on.
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
from decode import Decoder
from distill import Teacher, soft_losses
from model import Tagger, load, parse_layers
from windows import read_windows


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus.add_arguments(parser)
    parser.add_argument("--out", required=True, help="folder for weights and log")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=4e-4, help="highest learning rate")
    parser.add_argument("--pieces", type=int, default=2048, help="most pieces in a batch")
    parser.add_argument("--layers", default="", help="keep these layers only, such as 0,2,5")
    parser.add_argument("--teacher", default="", help="weights of a trained model of all layers to learn from")
    parser.add_argument("--soft-weight", type=float, default=0.7, help="weight of the teacher's word against gold")
    parser.add_argument("--unlabeled", default="", help="windows without gold, for the teacher to label")
    parser.add_argument("--articles", type=int, default=0, help="train on so many articles only")
    parser.add_argument("--link-weight", type=float, default=0.3, help="weight of each pointer's loss")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps, to try the script out")
    parser.add_argument("--resume", action="store_true", help="go on from RUN/checkpoint.pt")
    return parser.parse_args()


class Log:
    """Lines for the terminal and for RUN/log.txt, and the learning curve in RUN/curve.tsv."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.lines = open(folder / "log.txt", "a", encoding="utf-8")
        self.points = open(folder / "curve.tsv", "a", encoding="utf-8")

    def say(self, *words):
        """One line."""
        line = " ".join(map(str, words))
        print(line, flush=True)
        self.lines.write(line + "\n")
        self.lines.flush()

    def point(self, epoch, found):
        """One point of the curve: epoch, set, metric, F1."""
        for name, scores in found.items():
            for metric, (_, _, score) in scores.items():
                self.points.write(f"{epoch}\t{name}\t{metric}\t{score}\n")
        self.points.flush()


def pointer_loss(scores, targets, candidates):
    """Cross entropy of the pointers that have a target, among the first pieces of words."""
    rows, places = torch.nonzero(targets >= 0, as_tuple=True)
    if not len(rows):
        return torch.zeros(())
    chosen = scores[rows, places].float().masked_fill(~candidates[rows], -1e4)
    return functional.cross_entropy(chosen, targets[rows, places])


def tag_loss(scores, tags):
    """Cross entropy of the tags of words that have a gold one."""
    known = tags != batches.IGNORED
    return functional.cross_entropy(scores[known].float(), tags[known]) if known.any() else torch.zeros(())


def gold_losses(outputs, made):
    """Loss of the tags, of content to cue and of cue to source."""
    tags, content_cue, cue_source = outputs
    return (
        tag_loss(tags, made["tags"]),
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


class Training:
    """Model, running average and optimizer, and how far they have come."""

    def __init__(self, arguments, model, total):
        self.arguments = arguments
        self.model = model
        self.average = torch.optim.swa_utils.AveragedModel(model, avg_fn=self.averaged)
        self.optimizer = optimizer_for(model, arguments.rate)
        self.schedule = schedule_for(self.optimizer, total)
        self.teacher = Teacher(load(arguments.teacher, arguments.base)) if arguments.teacher else None
        self.step = 0

    def averaged(self, old, new, count):
        """The running average; short at first, so that it forgets the start."""
        decay = min(self.arguments.average, (1 + count) / (10 + count))
        return old.lerp(new, 1 - decay)

    def learn(self, group):
        """One step on some windows; the losses by name."""
        made = batches.batch(group)
        outputs = batches.run(self.model, made)
        gold = gold_losses(outputs, made)
        named = dict(zip(("tags", "content to cue", "cue to source"), gold))
        total = gold[0] + self.arguments.link_weight * (gold[1] + gold[2])
        if self.teacher:
            soft = soft_losses(outputs, self.teacher.outputs(group), made)
            named |= dict(zip(("soft tags", "soft cue", "soft source"), soft))
            taught = soft[0] + self.arguments.link_weight * (soft[1] + soft[2])
            total = (1 - self.arguments.soft_weight) * total + self.arguments.soft_weight * taught
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad()
        self.average.update_parameters(self.model)
        self.step += 1
        return {name: float(loss) for name, loss in named.items()}

    def parts(self):
        """What a checkpoint holds."""
        return {"model": self.model, "average": self.average, "optimizer": self.optimizer, "schedule": self.schedule}

    def save(self, path):
        """Writes a checkpoint."""
        state = {name: part.state_dict() for name, part in self.parts().items()}
        torch.save({**state, "step": self.step, "random": torch.get_rng_state()}, path)

    def restore(self, path):
        """Goes back to a checkpoint."""
        state = torch.load(path, weights_only=True)
        for name, part in self.parts().items():
            part.load_state_dict(state[name])
        self.step = state["step"]
        torch.set_rng_state(state["random"])


def student_of(arguments):
    """The model to train: from the base, or from layers of the teacher."""
    layers = parse_layers(arguments.layers)
    if not arguments.teacher:
        return Tagger(arguments.base, layers)
    model = load(arguments.teacher, arguments.base)
    if layers:
        model.keep(layers)
    return model


def evaluate(model, scorer, sets):
    """Scores on each named set of documents."""
    found = {}
    for name, documents in sets.items():
        scores = batches.scores_of_documents(model, documents)
        found[name] = batches.score(scorer, documents, scores, Decoder(), corpus.METRICS)
    return found


def main():
    """Trains and saves."""
    arguments = parse_arguments()
    out = Path(arguments.out)
    log = Log(out)
    log.say(json.dumps(vars(arguments)))
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    scorer = corpus.load_scorer(arguments.tools)
    train, held_out, dev = corpus.split(arguments.polnear, arguments.windows)
    train = train[: arguments.articles or None]
    windows = [window for _, own in train for window in own]
    if arguments.unlabeled:
        windows += [window for own in read_windows(arguments.unlabeled).values() for window in own]
    per_epoch = len(batches.by_length(windows, arguments.pieces, random.Random(arguments.seed)))
    total = arguments.steps or per_epoch * arguments.epochs
    log.say("articles", len(train), "windows", len(windows), "steps", total)
    training = Training(arguments, student_of(arguments), total)
    if arguments.resume:
        training.restore(out / "checkpoint.pt")
    start = time.time()
    while training.step < total:
        epoch = training.step // per_epoch
        # The order depends on the epoch alone, so that a resumed run sees the same one.
        order = batches.by_length(windows, arguments.pieces, random.Random(1000 * arguments.seed + epoch))
        training.model.train()
        for group in order[: min(per_epoch, total - training.step)]:
            found = training.learn(group)
            if training.step % 50 == 0:
                shown = " ".join(f"{name} {loss:.4f}" for name, loss in found.items())
                log.say(f"step {training.step}/{total} {shown} {time.time() - start:.0f} s")
        training.step = min(total, (epoch + 1) * per_epoch)
        training.save(out / "checkpoint.pt")
        sets = {"held out": held_out} | ({"dev": dev} if training.step == total else {})
        found = evaluate(training.average.module, scorer, sets)
        log.point(epoch + 1, found)
        log.say(f"epoch {epoch + 1}", json.dumps(found))
    torch.save(training.average.module.state_dict(), out / "final.pt")


if __name__ == "__main__":
    main()
