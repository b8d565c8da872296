"""Run the reference decoder over a JSONL file.

    python apply.py MODEL.onnx --tokenizer tokenizer.json --jsonl IN.jsonl.gz --out OUT.jsonl

The output is what `score_attributions.py` reads. One flat pass: reports inside reports and quotations that run
on over several paragraphs are found by the product's own rules.
"""

import argparse
import json
import time

from paragraphs import read_jsonl
from reference import Reference


def main():
    """Reads, decodes and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--tokenizer", required=True, help="tokenizer.json of the base model")
    parser.add_argument("--jsonl", required=True, help="records with doc_id and text")
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    reference = Reference(arguments.model, arguments.tokenizer, arguments.threads)
    start = time.process_time()
    words = 0
    with open(arguments.out, "w", encoding="utf-8") as out:
        for record in read_jsonl(arguments.jsonl):
            found = [link for _, _, links in reference.windows(record["text"]) for link in links]
            out.write(json.dumps({"doc_id": record["doc_id"], "attributions": found}) + "\n")
            words += len(record["text"].split())
    seconds = time.process_time() - start
    print(f"{words} words, {seconds:.1f} CPU seconds, {words / seconds:.0f} words per CPU second")


if __name__ == "__main__":
    main()
