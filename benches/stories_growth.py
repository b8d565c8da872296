"""How `twosource stories` grows with the number of reports, and whether a killed run loses anything.

    python benches/stories_growth.py target/release/twosource target/release/twosource-eval [--million] [--kills 8]

For each number so many invented reports are made (`twosource-eval generate stream`) and grouped with a state.
Printed are reports a second, the peak of memory (VmHWM), the bytes of the snapshot and of the list of what was seen,
and B-cubed F1 against the stories that the reports were made from. Then a run over 30,000 reports is killed (SIGKILL)
at random moments and started again, and its files are compared with those of an undisturbed run, byte for byte.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

KILLED = 30_000
LOGS = ["assignments.jsonl", "stories.jsonl", "seen.bin"]


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("maker")
    parser.add_argument("--million", action="store_true", help="also a million reports")
    parser.add_argument("--per-day", default="2000", help="reports a day")
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def make(arguments, number, file):
    """Writes a stream; gives the reports a second."""
    start = time.monotonic()
    command = [arguments.maker, "generate", "stream", "--documents", str(number), "--per-day", arguments.per_day]
    with open(file, "wb") as out:
        subprocess.run(command, stdout=out, check=True)
    return number / (time.monotonic() - start)


def command(arguments, file, state):
    """The run that is measured."""
    return [arguments.program, "stories", "--in-order", "--quiet", "--format", "json", "--state", state, file]


def group(arguments, file, state):
    """Runs to the end; gives seconds and the peak of memory in bytes."""
    start = time.monotonic()
    process = subprocess.Popen(command(arguments, file, state), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, status
    return time.monotonic() - start, used.ru_maxrss * 1024


def bcubed(file, state):
    """B-cubed F1 of the stories against the field `cluster` (Bagga and Baldwin 1998)."""
    with open(file, encoding="utf-8") as lines:
        gold = {record["id"]: record["cluster"] for record in map(json.loads, lines)}
    with open(Path(state, LOGS[0]), encoding="utf-8") as lines:
        found = {line["report"].rsplit(":", 1)[1]: line["story"] for line in map(json.loads, lines)}
    assert gold.keys() == found.keys()
    both = Counter((gold[name], found[name]) for name in gold)
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    precision = sum(count * count / in_found[story] for (_, story), count in both.items()) / len(gold)
    recall = sum(count * count / in_gold[cluster] for (cluster, _), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def grow(arguments, folder, number):
    """One row of the table."""
    file, state = f"{folder}/in.jsonl", f"{folder}/state-{number}"
    made = make(arguments, number, file)
    seconds, peak = group(arguments, file, state)
    sizes = [Path(state, name).stat().st_size for name in ["snapshot.bin", "seen.bin"]]
    row = [f"{number:,}", f"{made:,.0f}", f"{number / seconds:,.0f}", f"{peak / 1e6:.0f}"]
    row += [f"{size / 1e6:.2f}" for size in sizes] + [f"{bcubed(file, state):.3f}"]
    print("| " + " | ".join(row) + " |", flush=True)


def kill(arguments, folder):
    """Kills runs at random moments; tells whether the files are the same in the end."""
    file = f"{folder}/in.jsonl"
    make(arguments, KILLED, file)
    seconds, _ = group(arguments, file, f"{folder}/undisturbed")
    draw = random.Random(arguments.seed)
    for _ in range(arguments.kills):
        process = subprocess.Popen(command(arguments, file, f"{folder}/killed"), stdout=subprocess.DEVNULL)
        time.sleep(draw.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        process.wait()
    group(arguments, file, f"{folder}/killed")
    for name in LOGS:
        same = Path(folder, "killed", name).read_bytes() == Path(folder, "undisturbed", name).read_bytes()
        print(f"{name}: {'the same' if same else 'NOT THE SAME'} after {arguments.kills} kills in {seconds:.1f} s")
        assert same


def main():
    """Prints the table, then the outcome of the kills."""
    arguments = parse_arguments()
    numbers = [10_000, 100_000] + [1_000_000] * arguments.million
    print("| reports | made a second | grouped a second | peak, MB | snapshot, MB | seen, MB | B-cubed F1 |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            grow(arguments, folder, number)
        kill(arguments, folder)


if __name__ == "__main__":
    main()
