"""Compare the product's decoder with the reference decoder, on the same weights and windows.

    cargo run --release -p twosource-eval -- windows IN.jsonl.gz > windows.jsonl
    cargo run --release -p twosource-eval -- labels IN.jsonl.gz > labels.jsonl
    python compare_labels.py MODEL.onnx DECODER.txt windows.jsonl labels.jsonl

- labels: share of the words that have the same tag.
- links: of the contents and cues that both have, word for word, the share that both link to the same cue and
  the same source.
- attributions: share of the reference's attributions that the product has with the same source, cue and
  content, every word. One other tag at the edge of a long content is enough to miss it.
"""

import argparse
import json
from collections import Counter

from decode import TAGS, Decoder
from reference import Reference
from windows import read_jsonl, read_windows


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("decoder", help="the decoder's options, beside the weights")
    parser.add_argument("windows", help="output of `twosource-eval windows`")
    parser.add_argument("labels", help="output of `twosource-eval labels`")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def key(link):
    """Source, cue and content in a form that can be compared."""
    return json.dumps([link["source"], link["cue"], link["content"]])


def pointers(links):
    """Each content's cue and each cue's source."""
    cue_of = {tuple(content): link["cue"] for link in links for content in link["content"]}
    source_of = {tuple(cue): link["source"] for link in links for cue in link["cue"]}
    return {"content": cue_of, "cue": source_of}


class Agreement:
    """Counts over all windows."""

    def __init__(self):
        self.counts = Counter()
        self.tag_pairs = Counter()

    def add(self, tags, links, product):
        """Compares what the reference makes of one window with what the product does."""
        for found, tag in zip(product["tags"], tags, strict=True):
            self.count("labels", found == tag)
            if found != tag:
                self.tag_pairs[TAGS[tag], TAGS[found]] += 1
        ours, theirs = Counter(map(key, product["links"])), Counter(map(key, links))
        self.counts["attributions"] += theirs.total()
        self.counts["attributions equal"] += (ours & theirs).total()
        self.counts["attributions of the product"] += ours.total()
        self.add_pointers(pointers(links), pointers(product["links"]))

    def add_pointers(self, reference, product):
        """Compares the links of spans that both have."""
        # A target that the product has not as a span is a matter of labels, not of links.
        cues = set(product["cue"])
        for content, cue in reference["content"].items():
            if content in product["content"] and tuple(cue[0]) in cues:
                self.count("links", product["content"][content] == cue)
        for cue, source in reference["cue"].items():
            if cue in cues:
                self.count("links", product["cue"][cue] == source)

    def count(self, name, equal):
        """One more of a kind, equal or not."""
        self.counts[name] += 1
        self.counts[f"{name} equal"] += equal

    def report(self):
        """All figures, a line each."""
        for name in ("labels", "links", "attributions"):
            whole, equal = self.counts[name], self.counts[f"{name} equal"]
            yield f"{name}: {equal} of {whole} equal, {100 * equal / max(1, whole):.2f} %"
        yield f"attributions of the product: {self.counts['attributions of the product']}"
        for (reference, product), count in self.tag_pairs.most_common(8):
            yield f"  {reference} in the reference, {product} in the product: {count}"


def main():
    """Prints the agreement."""
    arguments = parse_arguments()
    reference = Reference(arguments.model, Decoder.read(arguments.decoder), arguments.threads)
    windows = [window for own in read_windows(arguments.windows).values() for window in own]
    agreement = Agreement()
    for window, product in zip(windows, read_jsonl(arguments.labels), strict=True):
        agreement.add(*reference.decode(window), product)
    print("\n".join(agreement.report()))


if __name__ == "__main__":
    main()
