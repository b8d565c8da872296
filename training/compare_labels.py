"""Compare the product's decoder with the reference decoder, on the same weights.

    cargo run --release -p twosource-eval -- labels IN.jsonl.gz > labels.jsonl
    python compare_labels.py MODEL.onnx --tokenizer tokenizer.json --jsonl IN.jsonl.gz --labels labels.jsonl

- labels: share of the reference's words that have the same tag; a word that the product does not read is "O".
- links: of the contents and cues that both have, word for word, the share that both link to the same cue and
  the same source.
- attributions: share of the reference's attributions that the product has with the same source, cue and
  content, every word. One other tag at the edge of a long content is enough to miss it.

The reference takes each line as a paragraph. The product reads no bylines and page furniture and sets datelines
apart, so that some windows begin later; figures are given for all windows and for those that are cut alike.
"""

import argparse
import json
from collections import Counter, defaultdict

from decode import TAGS
from paragraphs import read_jsonl
from reference import Reference


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--tokenizer", required=True, help="tokenizer.json of the base model")
    parser.add_argument("--jsonl", required=True, help="records with doc_id and text")
    parser.add_argument("--labels", required=True, help="output of `twosource-eval labels`")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print every window that the product cuts otherwise")
    return parser.parse_args()


def key(link):
    """Source, cue and content in a form that can be compared."""
    return json.dumps([link["source"], link["cue"], link["content"]])


def read_product(path):
    """The windows of each document: words with tags, and attributions, by the window's ends."""
    windows = defaultdict(dict)
    for line in read_jsonl(path):
        if line["words"]:
            ends = (line["words"][0][0], line["words"][-1][1])
            tags = {tuple(word): tag for word, tag in zip(line["words"], line["tags"])}
            windows[line["doc_id"]][ends] = (tags, line["links"])
    return windows


def pointers(links):
    """Each content's cue and each cue's source."""
    cue_of = {tuple(content): link["cue"] for link in links for content in link["content"]}
    source_of = {tuple(cue): link["source"] for link in links for cue in link["cue"]}
    return {"content": cue_of, "cue": source_of}


class Agreement:
    """Counts over all windows of the reference."""

    def __init__(self):
        self.words = Counter()
        self.tag_pairs = Counter()
        self.pointers = Counter()
        self.attributions = Counter()

    def add(self, paragraph, tags, links, product):
        """Compares one window with what the product makes of the same words."""
        product_tags, product_links, cut_alike = product
        for word, tag in zip(paragraph.words, tags):
            found = product_tags.get(tuple(word), 0)
            self.words["all"] += 1
            self.words["all equal"] += found == tag
            self.words["not read"] += tuple(word) not in product_tags
            self.words["alike"] += cut_alike
            self.words["alike equal"] += cut_alike and found == tag
            if found != tag:
                self.tag_pairs[TAGS[tag], TAGS[found]] += 1
        self.add_pointers(pointers(links), pointers(product_links))
        ours, theirs = Counter(map(key, product_links)), Counter(map(key, links))
        common = (ours & theirs).total()
        for name in ["all", "alike"] if cut_alike else ["all"]:
            self.attributions[name] += theirs.total()
            self.attributions[f"{name} equal"] += common
        self.attributions["product only"] += ours.total() - common

    def add_pointers(self, reference, product):
        """Compares the links of spans that both have."""
        # A target that the product has not as a span is a matter of labels, not of links.
        cues = set(product["cue"])
        for content, cue in reference["content"].items():
            if content in product["content"] and tuple(cue[0]) in cues:
                self.pointers["all"] += 1
                self.pointers["equal"] += product["content"][content] == cue
        for cue, source in reference["cue"].items():
            if cue in cues:
                self.pointers["all"] += 1
                self.pointers["equal"] += product["cue"][cue] == source

    def report(self):
        """All figures, a line each."""
        words, found = self.words, self.attributions
        yield f"words: {words['all']}, not read by the product: {words['not read']}"
        yield f"labels: {share(words, 'all')}, in windows cut alike: {share(words, 'alike')}"
        yield f"links of equal contents and cues: {self.pointers['equal']} of {self.pointers['all']}, {share(self.pointers, 'all', 'equal')}"
        yield f"attributions: {share(found, 'all')} of {found['all']}, in windows cut alike: {share(found, 'alike')}"
        yield f"attributions of the product only: {found['product only']}"
        for (reference, product), count in self.tag_pairs.most_common(8):
            yield f"  {reference} in the reference, {product} in the product: {count}"


def share(counts, name, part=None):
    """A share in percent."""
    whole = counts[name]
    return f"{100 * counts[part or name + ' equal'] / whole:.2f} %" if whole else "-"


def product_of(paragraph, windows):
    """What the product makes of a window's words, and whether it cuts them alike."""
    ends = (paragraph.words[0][0], paragraph.words[-1][1])
    if ends in windows:
        return (*windows[ends], True)
    overlapping = [window for (start, end), window in windows.items() if start < ends[1] and ends[0] < end]
    tags = {word: tag for window_tags, _ in overlapping for word, tag in window_tags.items()}
    return tags, [link for _, links in overlapping for link in links], False


def main():
    """Prints the agreement."""
    arguments = parse_arguments()
    reference = Reference(arguments.model, arguments.tokenizer, arguments.threads)
    product = read_product(arguments.labels)
    agreement = Agreement()
    cuts = Counter()
    for record in read_jsonl(arguments.jsonl):
        windows = product[record["doc_id"]]
        for paragraph, tags, links in reference.windows(record["text"]):
            found = product_of(paragraph, windows)
            agreement.add(paragraph, tags, links, found)
            cuts["cut alike" if found[2] else "begins or ends elsewhere" if found[0] else "not read"] += 1
            if arguments.list and not found[2]:
                print(record["doc_id"], paragraph.words[0][0], paragraph.words[-1][1], len(found[0]), "words read")
    print("windows:", ", ".join(f"{count} {name}" for name, count in cuts.most_common()))
    print("\n".join(agreement.report()))


if __name__ == "__main__":
    main()
