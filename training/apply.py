"""Run the reference decoder over windows.

    cargo run --release -p twosource-eval -- windows IN.jsonl.gz > windows.jsonl
    python apply.py MODEL.onnx DECODER.txt windows.jsonl --out OUT.jsonl

The output is what `score_attributions.py` reads. One flat pass: reports inside reports and quotations that run
on over several paragraphs are found by the product's own rules.
"""

import argparse
import json
import time

from decode import Decoder
from reference import Reference
from windows import read_windows


def main():
    """Reads, decodes and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("decoder", help="the decoder's options, beside the weights")
    parser.add_argument("windows", help="output of `twosource-eval windows`")
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    reference = Reference(arguments.model, Decoder.read(arguments.decoder), arguments.threads)
    start = time.process_time()
    words = 0
    with open(arguments.out, "w", encoding="utf-8") as out:
        for name, windows in read_windows(arguments.windows).items():
            found = [link for window in windows for link in reference.decode(window)[1]]
            out.write(json.dumps({"doc_id": name, "attributions": found}) + "\n")
            words += sum(len(window.words) for window in windows)
    seconds = time.process_time() - start
    print(f"{words} words, {seconds:.1f} CPU seconds, {words / seconds:.0f} words per CPU second")


if __name__ == "__main__":
    main()
