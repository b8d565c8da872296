"""What the reference decoder says of our own texts, for crates/twosource-analyze/tests/golden.

    cargo run --release -p twosource-analyze --example windows -- examples/*/*.txt examples/*/*.md > windows.jsonl
    python training/golden_labels.py MODEL.onnx DECODER.txt windows.jsonl > .../golden/attributions.jsonl
"""

import argparse
import json

from decode import Decoder
from reference import Reference
from windows import read_windows


def main():
    """A line for each text: the tag of every word of every window, and all attributions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("decoder")
    parser.add_argument("windows")
    arguments = parser.parse_args()
    reference = Reference(arguments.model, Decoder.read(arguments.decoder))
    for name, windows in read_windows(arguments.windows).items():
        decoded = [reference.decode(window) for window in windows]
        links = [link for _, found in decoded for link in found]
        print(json.dumps({
            "file": name,
            "labels": ["".join(map(str, tags)) for tags, _ in decoded],
            "attributions": [[link["source"], link["cue"], link["content"]] for link in links],
        }))


if __name__ == "__main__":
    main()
