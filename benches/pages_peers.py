#!/usr/bin/env python3
"""Text, metadata and speed on web pages beside trafilatura of Python, in one run on one machine.

    cargo build --release -p twosource-eval
    python3 -m venv env && env/bin/pip install trafilatura==2.3.1 lxml_html_clean
    env/bin/python benches/pages_peers.py $TWOSOURCE_DATA/article-extraction --eval target/release/twosource-eval \\
        --scorer SCORE_EXTRACTION.py

Both read the same bytes on one thread; the figures of quality are those that the scorer of the data prints. Pages a
second are by processor time with metadata, without loading, ours with unpacking and decoding; trafilatura runs in its
default mode (`bare_extraction`, comments left out), is told the address of a page, and warms up on the first pages. Our
trees were fitted on the development halves of these sets, so that our text figures flatter there; docs/quality.md has
those of five folds.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SETS = ("fulltext", "segments", "dates", "wcxb-articles")
SHOWN = ("f1", "seg_f1", "title", "date", "date_wrong", "author", "author_wrong")
WARM_UP = 5


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--eval", required=True, help="the program twosource-eval")
    parser.add_argument("--scorer", required=True, help="the scorer that comes with the data")
    parser.add_argument("--sets", default=",".join(SETS))
    return parser.parse_args()


def pages(folder):
    """Identifier, address and bytes of each page."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines if line.strip()]
    return [(entry["id"], entry.get("url"), gzip.open(folder / entry["file"]).read()) for entry in entries]


def theirs(folder, out):
    """Pages a second of trafilatura, whose output is written as the scorer reads it."""
    from trafilatura import bare_extraction

    def line(page):
        name, url, html = page
        found = bare_extraction(html, url=url, with_metadata=True, include_comments=False)
        found = found.as_dict() if found else {}
        return {
            "id": name,
            "text": found.get("text") or "",
            "title": found.get("title"),
            "author": found.get("author"),
            "date": found.get("date"),
        }

    all_pages = pages(folder)
    for page in all_pages[:WARM_UP]:
        line(page)
    started = time.process_time()
    lines = [line(page) for page in all_pages]
    seconds = time.process_time() - started
    out.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return len(all_pages) / seconds


def ours(program, folder, out):
    """Pages a second of Twosource, by processor time less that of an empty folder."""

    def seconds(folder, out):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(out, "wb") as lines:
            command = [program, "extraction", str(folder), "--threads", "1"]
            subprocess.run(command, stdout=lines, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    with tempfile.TemporaryDirectory() as empty:
        with gzip.open(Path(empty) / "gold.jsonl.gz", "wt"):
            pass
        loading = seconds(Path(empty), os.devnull)
    return len(pages(folder)) / (seconds(folder, out) - loading)


def scores(scorer, gold, predicted):
    """The figures of the scorer."""
    command = [sys.executable, scorer, str(gold), str(predicted), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def main():
    arguments = parse_arguments()
    print("| set | tool | " + " | ".join(SHOWN) + " | pages/s |")
    print("| --- " * (len(SHOWN) + 3) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.sets.split(","):
            data = arguments.data / name
            tools = {
                "Twosource": lambda out, data=data: ours(arguments.eval, data, out),
                "trafilatura": lambda out, data=data: theirs(data, out),
            }
            for tool, run in tools.items():
                out = Path(folder) / f"{name}-{tool}.jsonl"
                rate = run(out)
                figures = scores(arguments.scorer, data / "gold.jsonl.gz", out)
                shown = [f"{figures[key]:.3f}" if key in figures else "-" for key in SHOWN]
                print(f"| {name} | {tool} | " + " | ".join(shown) + f" | {rate:.0f} |", flush=True)


if __name__ == "__main__":
    main()
