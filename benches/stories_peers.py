"""Stories beside scikit-learn, in one run.

    python stories_peers.py TWOSOURCE_EVAL DATA TOOLS

TWOSOURCE_EVAL is the program, DATA the data folder, TOOLS the folder with score_clusters.py. The peers read the title
twice and the text as TF-IDF vectors (sublinear, English stop words left out):

- single pass: a report joins the story whose centroid has the highest cosine, if that is at least 0.15 and the story had
  a report in the last 8 days; 0.25 where no report has a date.
- HAC: average linkage, cut at a cosine distance of 0.8; sees all reports before it answers.

These settings are the best of a grid on the first set. Speed is documents per second of CPU time on one thread, reading
the file included for Twosource and left out for the peers. Needs numpy and scikit-learn.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

SETS = ["stories/dev.jsonl.gz", "ecbplus/dev.fulldocs.jsonl.gz", "ecbplus/train.fulldocs.jsonl.gz"]
WINDOW_DAYS = 8


def records(path):
    """The records of a file, in order of time where they have one."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file if line.strip()]
    return sorted(found, key=lambda record: record.get("published") or "")


def vectors(found):
    """TF-IDF vectors of length one."""
    texts = [f"{record.get('title') or ''}\n" * 2 + (record.get("text") or "") for record in found]
    return TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)


def days(record):
    """When a report was published, in days; None where it does not say."""
    stated = record.get("published")
    return np.datetime64(stated[:19]).astype("datetime64[s]").astype(int) / 86_400 if stated else None


def single_pass(found):
    """The story of each report, in one pass."""
    rows = vectors(found)
    least = 0.15 if any(days(record) is not None for record in found) else 0.25
    centroids, latest, answers = [], [], []
    for at, record in enumerate(found):
        row, now = rows[at].toarray()[0], days(record)
        best, story = least, None
        for other, centroid in enumerate(centroids):
            if now is not None and now - latest[other] > WINDOW_DAYS:
                continue
            cosine = row @ centroid / np.linalg.norm(centroid)
            if cosine >= best:
                best, story = cosine, other
        if story is None:
            story = len(centroids)
            centroids.append(np.zeros_like(row))
            latest.append(now)
        centroids[story] += row
        latest[story] = now
        answers.append(story)
    return answers


def hac(found):
    """The story of each report, all of them known."""
    cluster = AgglomerativeClustering(n_clusters=None, distance_threshold=0.8, metric="cosine", linkage="average")
    return cluster.fit_predict(vectors(found).toarray())


def timed(found, peer):
    """What a peer answers, and documents per second."""
    start = time.process_time()
    answers = peer(found)
    seconds = time.process_time() - start
    return {str(record["id"]): str(story) for record, story in zip(found, answers)}, len(found) / seconds


def ours(program, path):
    """What the program answers, and documents per second."""
    run = subprocess.run([program, "stories", path], check=True, capture_output=True, text=True)
    answers = dict(line.split("\t") for line in run.stdout.splitlines())
    timings = json.loads(run.stderr.splitlines()[-1])
    return answers, timings["documents"] / timings["cpu_seconds"]


def main():
    """Runs all and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("data", type=Path)
    parser.add_argument("tools")
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.tools)
    import score_clusters as scorer

    print(f"{'':32} {'B-cubed F1':>10} {'pair F1':>8} {'documents/s':>12}")
    for name in SETS:
        path = arguments.data / name
        found = records(path)
        gold = {str(record["id"]): str(record["cluster"]) for record in found}
        runs = {"Twosource": ours(arguments.program, path), "single pass": timed(found, single_pass), "HAC, offline": timed(found, hac)}
        for peer, (answers, speed) in runs.items():
            scores = scorer.scores(gold, {id: answers.get(id, f"missing {id}") for id in gold})
            print(f"{name.split('.')[0] + ': ' + peer:32} {scores['bcubed_f1']:10.3f} {scores['pair_f1']:8.3f} {speed:12.0f}")


if __name__ == "__main__":
    main()
