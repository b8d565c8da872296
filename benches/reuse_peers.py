#!/usr/bin/env python3
"""Speed and quality of near-duplicate candidates beside datasketch, gaoya and rensa, in one run on one machine.

    cargo build --release -p twosource-eval
    python3 -m venv env && env/bin/pip install datasketch==2.0.0 gaoya==0.2.2 rensa==0.5.0
    env/bin/python benches/reuse_peers.py $TWOSOURCE_DATA --eval target/release/twosource-eval

Speed: documents in a second, reading of the file left out, on N documents that `twosource-eval generate edited` makes
of the constructed pairs, no two of them equal (--documents, 20,000 unless told). Twosource makes signatures on two
threads and fills one index; gaoya does both in its own threads; datasketch and rensa have no threads to use here. Best
of some rounds in turn, so that other work on the machine weighs least.

Quality: F1 of copies as `score_reuse.py` counts them, over all pairs of documents of the real stories and of the
constructed pairs. A peer predicts the pairs that its index gives at the Jaccard threshold named and whose exact Jaccard
coefficient reaches it (which the speed leaves out, as it leaves out our alignment); Twosource predicts what `twosource-eval reuse` prints with a score of 0.5 or more.
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

os.environ.setdefault("RAYON_NUM_THREADS", "2")

SHINGLE = 5
PERMUTATIONS = 128
THRESHOLDS = (0.3, 0.5)
ROUNDS = 3
SETS = {
    "real": ("stories/dev.jsonl.gz", "reuse/dev.pairs.jsonl"),
    "constructed": ("reuse-synth/dev.docs.jsonl.gz", "reuse-synth/dev.pairs.jsonl.gz"),
}


def lines(path):
    """The objects of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def shingles(text):
    """The five-word shingles of a text, as the peers are given them."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


def datasketch(texts, threshold):
    """Pairs of indices by datasketch's MinHashLSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    pairs = []
    for at, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        pairs += [(other, at) for other in index.query(sketch)]
        index.insert(at, sketch)
    return pairs


def gaoya(texts, threshold):
    """Pairs of indices by gaoya's index, which shingles by itself."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        jaccard_threshold=threshold, num_hashes=PERMUTATIONS, analyzer="word", lowercase=True,
        ngram_range=(SHINGLE, SHINGLE),
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    return [(min(at, other), max(at, other)) for at, found in enumerate(index.par_bulk_query(texts)) for other in found if other != at]


def rensa(texts, threshold):
    """Pairs of indices by rensa's R-MinHash."""
    from rensa import RMinHash, RMinHashLSH

    bands = min((2, 4, 8, 16, 32, 64), key=lambda bands: abs((1 / bands) ** (bands / PERMUTATIONS) - threshold))
    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
    pairs = []
    for at, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(shingles(text)))
        pairs += [(other, at) for other in index.query(sketch)]
        index.insert(at, sketch)
    return pairs


PEERS = {"datasketch": datasketch, "gaoya": gaoya, "rensa": rensa}


def ours_speed(program, path):
    """Documents in a second of signatures and candidates, by the last line on standard error."""
    command = [program, "reuse", "--signatures-only", "--threads", "2", path]
    done = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    figures = json.loads(done.stderr.splitlines()[-1])
    return figures["documents"] / max(figures["wall_seconds"], 0.01)


def copy_f1(pairs, documents, labelled):
    """F1 of copies over all pairs of documents; partial and ignored pairs do not count."""
    labels = {frozenset((pair["a"], pair["b"])): pair["label"] for pair in labelled}
    names = [document["id"] for document in documents]
    found = {frozenset((names[a], names[b])) for a, b in pairs}
    found = [labels.get(pair, "none") for pair in found]
    hits = found.count("copy")
    positives = list(labels.values()).count("copy")
    return 2 * hits / max(1, hits + found.count("none") + positives)


def checked(pairs, texts, threshold):
    """The pairs whose Jaccard coefficient is what the index was asked for."""
    sets = {at: shingles(texts[at]) for pair in pairs for at in pair}
    return [(a, b) for a, b in pairs if len(sets[a] & sets[b]) >= threshold * len(sets[a] | sets[b])]


def ours_pairs(program, path, documents):
    """Pairs of indices that the program holds for copies."""
    done = subprocess.run([program, "reuse", str(path)], check=True, capture_output=True, text=True)
    at = {document["id"]: index for index, document in enumerate(documents)}
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [(at[pair["a"]], at[pair["b"]]) for pair in found if pair["relation"] == "copy"]


def main():
    """Prints a row for each program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--eval", default="target/release/twosource-eval")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    best = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        source = arguments.data / SETS["constructed"][0]
        command = [arguments.eval, "generate", "edited", str(source), "--documents", str(arguments.documents)]
        subprocess.run(command, check=True, stdout=file, stderr=subprocess.DEVNULL)
        texts = [line["text"] for line in lines(file.name)]
        for _ in range(arguments.rounds):
            best["Twosource"] = max(best.get("Twosource", 0), ours_speed(arguments.eval, file.name))
            for name, peer in PEERS.items():
                start = time.perf_counter()
                peer(texts, 0.5)
                best[name] = max(best.get(name, 0), len(texts) / (time.perf_counter() - start))
    sets = {name: (arguments.data / paths[0], lines(arguments.data / paths[0]), lines(arguments.data / paths[1])) for name, paths in SETS.items()}
    print(f"| | documents/s | {' | '.join(f'copy F1, {name}' for name in sets)} |\n|---|---|{'---|' * len(sets)}")
    ours = [copy_f1(ours_pairs(arguments.eval, path, documents), documents, gold) for path, documents, gold in sets.values()]
    print(f"| Twosource | {best['Twosource']:.0f} | {' | '.join(f'{f1:.3f}' for f1 in ours)} |")
    for name, peer in PEERS.items():
        for threshold in THRESHOLDS:
            row = []
            for _, documents, gold in sets.values():
                texts = [document["text"] for document in documents]
                row.append(copy_f1(checked(peer(texts, threshold), texts, threshold), documents, gold))
            speed = f"{best[name]:.0f}" if threshold == 0.5 else ""
            print(f"| {name}, Jaccard {threshold} | {speed} | {' | '.join(f'{f1:.3f}' for f1 in row)} |")


if __name__ == "__main__":
    main()
