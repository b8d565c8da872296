"""Paragraphs as tensors, for training and for scoring."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

from decode import decode
from paragraphs import NO_SOURCE, window

IGNORED = -100


def batch(paragraphs, with_gold=True):
    """A dictionary of tensors, one row for each paragraph, filled up to a multiple of 8 pieces."""
    windows = [window(paragraph) for paragraph in paragraphs]
    longest = max(len(ids) for ids, _, _ in windows)
    width = (longest + 7) // 8 * 8
    shape = (len(paragraphs), width)
    made = {name: torch.zeros(shape, dtype=torch.long) for name in ("ids", "mask", "types")}
    for name in ("tags", "cue_of", "source_of"):
        made[name] = torch.full(shape, IGNORED)
    made["targets"] = torch.zeros(shape, dtype=torch.bool)
    for row, ((ids, types, positions), paragraph) in enumerate(zip(windows, paragraphs)):
        made["ids"][row, : len(ids)] = torch.tensor(ids)
        made["types"][row, : len(ids)] = torch.tensor(types)
        made["mask"][row, : len(ids)] = 1
        if with_gold:
            add_gold(made, row, positions, paragraph)
    made["positions"] = [positions for _, _, positions in windows]
    return made


def add_gold(made, row, positions, paragraph):
    """Tags and pointer targets of one paragraph, at the first pieces of its words."""
    places = torch.tensor(positions)
    made["targets"][row, 0] = True
    made["targets"][row, places] = True
    made["tags"][row, places] = torch.tensor(paragraph.tags)
    made["cue_of"][row, places] = torch.tensor([piece_of(target, positions) for target in paragraph.cue_of])
    made["source_of"][row, places] = torch.tensor([piece_of(target, positions) for target in paragraph.source_of])


def piece_of(target, positions):
    """The piece that a pointer should point to: a word's first piece, or the opening one for "no source"."""
    if target >= 0:
        return positions[target]
    return 0 if target == NO_SOURCE else IGNORED


def by_length(paragraphs, pieces, rng=None):
    """Batches of at most `pieces` pieces with little filling; shuffled where `rng` is given."""
    jitter = (lambda: rng.random() * 12) if rng else (lambda: 0)
    # The length is the window's, with its opening and closing piece.
    keyed = [(len(paragraph.pieces) + 2 + jitter(), index) for index, paragraph in enumerate(paragraphs)]
    batches = [[]]
    longest = 0
    for _, index in sorted(keyed):
        length = len(paragraphs[index].pieces) + 2
        longest = max(longest, length)
        if batches[-1] and longest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            longest = length
        batches[-1].append(paragraphs[index])
    if rng:
        rng.shuffle(batches)
    return batches


def run(model, made):
    """The model's three outputs."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat16()):
        return model(made["ids"], made["mask"], made["types"])


@lru_cache
def has_bfloat16():
    """Whether the processor computes in bfloat16, three times as fast; emulated, it is much slower."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def raw_scores(model, paragraphs):
    """For each paragraph what `decode` needs of it, in their order."""
    order = sorted(range(len(paragraphs)), key=lambda index: len(paragraphs[index].pieces))
    found = [None] * len(paragraphs)
    model.eval()
    with torch.no_grad():
        for start in range(0, len(order), 16):
            chosen = order[start : start + 16]
            made = batch([paragraphs[index] for index in chosen], with_gold=False)
            outputs = [output.float().numpy() for output in run(model, made)]
            for row, index in enumerate(chosen):
                found[index] = (paragraphs[index], made["positions"][row], *(output[row] for output in outputs))
    return found


def scores_of_documents(model, documents):
    """`raw_scores` for lists of paragraphs, document by document."""
    every = raw_scores(model, [paragraph for document in documents for paragraph in document])
    ends = np.cumsum([len(document) for document in documents])
    return [every[end - len(document) : end] for end, document in zip(ends, documents)]


def score(scorer, records, scores, options, metrics):
    """Precision, recall and F1 in percent of each metric, by the scorer of attributions."""
    counts = []
    for record, paragraphs in zip(records, scores):
        found = [item for paragraph in paragraphs for item in decode(*paragraph, options)[1]]
        counts.append(scorer.score_doc(record, {"attributions": found}))
    total = scorer.total(counts)
    return {name: [round(100 * value, 1) for value in scorer.prf(total[name, "all"])] for name in metrics}
