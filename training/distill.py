"""What a student learns from a teacher: its scores for every word, not only the gold ones.

Hinton, Vinyals and Dean 2015. The teacher's scores of a window are computed once and kept in half precision.
"""

import torch
from torch.nn import functional

import batches


class Teacher:
    """A trained model whose scores are asked for again and again."""

    def __init__(self, model):
        self.model = model.eval()
        self.known = {}

    def outputs(self, group):
        """Tags, content to cue and cue to source of some windows, filled up to one shape."""
        missing = [window for window in group if id(window) not in self.known]
        if missing:
            self.learn(missing)
        return self.filled([self.known[id(window)] for window in group])

    def learn(self, windows):
        """Runs the model and keeps what each window needs."""
        with torch.no_grad():
            found = batches.run(self.model, batches.batch(windows, with_gold=False))
        for row, window in enumerate(windows):
            end = len(window.ids) + 2
            tags, cue, source = (output[row].half() for output in found)
            self.known[id(window)] = (tags[:end].clone(), cue[:end, :end].clone(), source[:end, :end].clone())

    @staticmethod
    def filled(kept):
        """Stacks outputs of several lengths."""
        longest = (max(len(tags) for tags, _, _ in kept) + 7) // 8 * 8
        tags = torch.zeros(len(kept), longest, 7)
        links = [torch.zeros(len(kept), longest, longest) for _ in range(2)]
        for row, (own, *own_links) in enumerate(kept):
            end = len(own)
            tags[row, :end] = own.float()
            for link, matrix in zip(links, own_links):
                link[row, :end, :end] = matrix.float()
        return tags, *links


def soft_losses(outputs, taught, made):
    """How far the student's probabilities are from the teacher's: tags, content to cue, cue to source.

    A word counts for a pointer as much as the teacher thinks that it has one.
    """
    words = made["words"]
    probabilities = taught[0].softmax(-1)
    tag_loss = divergence(outputs[0].float()[words], taught[0][words]).mean()
    losses = [tag_loss]
    for student, teacher, begin in ((outputs[1], taught[1], 5), (outputs[2], taught[2], 3)):
        weight = probabilities[..., begin : begin + 2].sum(-1) * words
        rows, places = torch.nonzero(weight > 0.1, as_tuple=True)
        if not len(rows):
            losses.append(torch.zeros(()))
            continue
        closed = ~made["targets"][rows]
        scores = (matrix[rows, places].float().masked_fill(closed, -1e4) for matrix in (student, teacher))
        chosen = weight[rows, places]
        losses.append((divergence(*scores) * chosen).sum() / chosen.sum())
    return losses


def divergence(student, teacher):
    """Kullback and Leibler's divergence of two rows of logits."""
    logs = functional.log_softmax(student, -1)
    return functional.kl_div(logs, functional.log_softmax(teacher, -1), log_target=True, reduction="none").sum(-1)
