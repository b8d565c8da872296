"""Windows as tensors, for training and for scoring."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

from decode import decode
from windows import NO_SOURCE, SYNTAX_SIZES

IGNORED = -100


def batch(windows, with_gold=True):
    """A dictionary of tensors, one row for each window, filled up to a multiple of 8 pieces."""
    longest = max(len(window.ids) for window in windows) + 2
    shape = (len(windows), (longest + 7) // 8 * 8)
    made = {name: torch.zeros(shape, dtype=torch.long) for name in ("ids", "mask", "types")}
    made["syntax"] = torch.zeros((*shape, len(SYNTAX_SIZES)), dtype=torch.long)
    for name in ("tags", "cue_of", "source_of"):
        made[name] = torch.full(shape, IGNORED)
    made["words"] = torch.zeros(shape, dtype=torch.bool)
    for row, window in enumerate(windows):
        length = len(window.ids) + 2
        made["ids"][row, :length] = torch.tensor(window.framed_ids())
        made["types"][row, :length] = torch.tensor(window.framed_types())
        made["syntax"][row, :length] = torch.tensor(window.framed_syntax())
        made["mask"][row, :length] = 1
        positions = window.positions()
        made["words"][row, positions] = True
        if with_gold and window.tags:
            add_gold(made, row, window, positions)
    # A pointer may also go to the opening piece, which stands for "no source".
    made["targets"] = made["words"].clone()
    made["targets"][:, 0] = True
    return made


def add_gold(made, row, window, positions):
    """Tags and pointer targets of one window, at the first pieces of its words."""
    places = torch.tensor(positions)
    made["tags"][row, places] = torch.tensor(window.tags)
    made["cue_of"][row, places] = torch.tensor([piece_of(target, positions) for target in window.cue_of])
    made["source_of"][row, places] = torch.tensor([piece_of(target, positions) for target in window.source_of])


def piece_of(target, positions):
    """The piece that a pointer should point to: a word's first piece, or the opening one for "no source"."""
    if target >= 0:
        return positions[target]
    return 0 if target == NO_SOURCE else IGNORED


def by_length(windows, pieces, rng=None):
    """Batches of at most `pieces` pieces with little filling; shuffled where `rng` is given."""
    jitter = (lambda: rng.random() * 12) if rng else (lambda: 0)
    # The length is that with the opening and the closing piece.
    keyed = [(len(window.ids) + 2 + jitter(), index) for index, window in enumerate(windows)]
    batches = [[]]
    longest = 0
    for _, index in sorted(keyed):
        length = len(windows[index].ids) + 2
        longest = max(longest, length)
        if batches[-1] and longest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            longest = length
        batches[-1].append(windows[index])
    if rng:
        rng.shuffle(batches)
    return batches


def run(model, made):
    """The model's three outputs."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat16()):
        return model(made["ids"], made["mask"], made["types"], made["syntax"])


@lru_cache
def has_bfloat16():
    """Whether the processor computes in bfloat16, three times as fast; emulated, it is much slower."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def raw_scores(model, windows):
    """For each window what `decode` needs of it, in their order."""
    order = sorted(range(len(windows)), key=lambda index: len(windows[index].ids))
    found = [None] * len(windows)
    model.eval()
    with torch.no_grad():
        for start in range(0, len(order), 16):
            chosen = order[start : start + 16]
            made = batch([windows[index] for index in chosen], with_gold=False)
            outputs = [output.float().numpy() for output in run(model, made)]
            for row, index in enumerate(chosen):
                found[index] = (windows[index], *(output[row] for output in outputs))
    return found


def scores_of_documents(model, documents):
    """`raw_scores` for documents of (record, windows), document by document."""
    every = raw_scores(model, [window for _, windows in documents for window in windows])
    ends = np.cumsum([len(windows) for _, windows in documents])
    return [every[end - len(windows) : end] for end, (_, windows) in zip(ends, documents)]


def score(scorer, documents, scores, decoder, metrics):
    """Precision, recall and F1 in percent of each metric, by the scorer of attributions."""
    counts = []
    for (record, _), windows in zip(documents, scores):
        found = [item for window in windows for item in decode(*window, decoder)[1]]
        counts.append(scorer.score_doc(record, {"attributions": found}))
    total = scorer.total(counts)
    return {name: [round(100 * value, 1) for value in scorer.prf(total[name, "all"])] for name in metrics}
