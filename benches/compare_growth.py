"""How the time of the comparison grows with the number of reports of one story.

    python benches/compare_growth.py target/release/twosource FOLDER [--numbers 2,5,10,20,50,100]

FOLDER holds reports of one story as text files. For each number so many reports are made, each of twenty paragraphs
drawn from them with a fixed seed, so that every report has much in common with every other: more than reports of a
real story have, and an upper bound therefore. Printed are the processor seconds of `twosource compare` less those of
`twosource attributions`, which reads the same reports and compares nothing; one thread, best of two.
"""

import argparse
import random
import resource
import subprocess
import tempfile
from pathlib import Path

PARAGRAPHS = 20
RUNS = 2


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--numbers", default="2,5,10,20,50,100")
    return parser.parse_args()


def sentences(folder):
    """The sentences of all reports, as they fall between full stops: good enough to draw from."""
    found = []
    for file in sorted(Path(folder).glob("*.txt")):
        text = " ".join(file.read_text(encoding="utf-8").split())
        found += [part.strip() + "." for part in text.split(". ") if len(part.split()) > 8]
    return found


def seconds(program, command, folder):
    """Processor seconds of a command on a folder, best of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, command, "--threads", "1", folder], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def main():
    """Makes the reports and prints a row for each number."""
    arguments = parse_arguments()
    pool = sentences(arguments.folder)
    print("| reports | comparison, s | reading, s |\n|---|---|---|")
    for number in map(int, arguments.numbers.split(",")):
        draw = random.Random(number)
        with tempfile.TemporaryDirectory() as folder:
            for at in range(number):
                text = "\n\n".join(draw.sample(pool, min(PARAGRAPHS, len(pool))))
                Path(folder, f"{at:03}.txt").write_text(f"Report {at}\n\n{text}\n", encoding="utf-8")
            reading = seconds(arguments.program, "attributions", folder)
            both = seconds(arguments.program, "compare", folder)
        print(f"| {number} | {both - reading:.2f} | {reading:.2f} |", flush=True)


if __name__ == "__main__":
    main()
