"""Make the table of words of like meaning out of WordNet.

    python synonyms.py --wordnet DIR --vocabulary VOCAB --out FILE

DIR is the `dict` folder of WordNet 3.0 (data.*, index.*, *.exc; Debian: /usr/share/wordnet), VOCAB the list of
WordPieces: words that are no piece of their own are too rare to be worth a line. Read of each word are its commonest
senses. Two words are of one meaning where they share a synset or the one is derived from the other; they are near where
a synset of the one is the hypernym of one of the other, or in its verb group. Irregular forms ("struck") count as their
base form. Each line holds a stem (Snowball, English), the stems of one meaning, and those near it with "~" before them;
each pair stands in one line only.
"""

import argparse
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import snowballstemmer

FILES = {"n": "noun", "v": "verb", "a": "adj"}
SENSES = 3
"""Senses of a word that are read, commonest first: three did best on held-out events, two and four a little worse."""
SAME, NEAR = 1.0, 0.6
DERIVED = 0.9
RELATIONS = {"@": NEAR, "~": NEAR, "$": 0.7, "&": 0.7}
CROWD = 400
"""A synset that more words lead to says nothing."""
HEADER = """\
# Words of like meaning, by stem, out of WordNet 3.0 (Princeton University, WordNet 3.0 License): a stem, those of one
# meaning, and those near it ("~"); each pair stands once. Written by training/synonyms.py.
"""


def lines(path):
    """Lines of a file of WordNet, the license left out."""
    with open(path, encoding="latin-1") as file:
        return [line for line in file if not line.startswith("  ")]


class WordNet:
    """Synsets, senses and irregular forms."""

    def __init__(self, folder):
        self.synsets, self.senses, self.irregular = {}, defaultdict(list), defaultdict(set)
        for part, name in FILES.items():
            for line in lines(folder / f"data.{name}"):
                self.add_synset(part, line.split("|")[0].split())
            for line in lines(folder / f"index.{name}"):
                fields = line.split()
                offsets = fields[4 + int(fields[3]) + 2 :]
                self.senses[fields[0]] += [(part, offset) for offset in offsets[:SENSES]]
            for line in lines(folder / f"{name}.exc"):
                form, *bases = line.split()
                for base in bases:
                    self.irregular[base].add(form)

    def add_synset(self, part, fields):
        """One synset with its words and pointers."""
        count = int(fields[3], 16)
        words = [fields[4 + 2 * at].lower().split("(")[0] for at in range(count)]
        first = 5 + 2 * count
        pointers = [fields[first + 4 * at : first + 4 * at + 4] for at in range(int(fields[first - 1]))]
        self.synsets[part, fields[0]] = (words, pointers)

    def near(self, word):
        """Synsets that a word leads to, each with how near it is."""
        found = {}
        for sense in self.senses[word]:
            found[sense] = SAME
            words, pointers = self.synsets[sense]
            for symbol, offset, part, ends in pointers:
                target = ("a" if part == "s" else part, offset)
                own = int(ends[:2], 16)
                if symbol == "+" and own and words[own - 1] == word:
                    found[target] = max(found.get(target, 0), DERIVED)
                elif symbol in RELATIONS:
                    found[target] = max(found.get(target, 0), RELATIONS[symbol])
        return {synset: value for synset, value in found.items() if synset in self.synsets}


def related(wordnet, words):
    """Pairs of words with whether they are of one meaning."""
    near = {word: wordnet.near(word) for word in words}
    leading = defaultdict(list)
    for word in words:
        for synset in near[word]:
            leading[synset].append(word)
    pairs = defaultdict(bool)
    for synset, group in leading.items():
        if len(group) > CROWD:
            continue
        for one, other in combinations(group, 2):
            a, b = near[one][synset], near[other][synset]
            # Two words under one hypernym may mean opposites.
            siblings = max(a, b) < SAME and NEAR in (a, b)
            if not siblings and a * b >= 0.5:
                pairs[one, other] |= a * b >= 0.8
    return pairs


def by_stem(wordnet, words, pairs):
    """Pairs of stems; irregular forms stand beside their base forms."""
    stemmer = snowballstemmer.stemmer("english")
    stems = {word: {stemmer.stemWord(form) for form in {word} | wordnet.irregular[word]} for word in words}
    table = defaultdict(bool)
    for word in words:
        for one, other in combinations(sorted(stems[word]), 2):
            table[one, other] = True
    for (one, other), same in pairs.items():
        for a in stems[one]:
            for b in stems[other]:
                if a != b:
                    table[min(a, b), max(a, b)] |= same
    return table


def main():
    """Reads, relates and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--wordnet", "--vocabulary", "--out"):
        parser.add_argument(name, type=Path, required=True)
    arguments = parser.parse_args()
    wordnet = WordNet(arguments.wordnet)
    pieces = set(arguments.vocabulary.read_text(encoding="utf-8").split())
    words = sorted(word for word in wordnet.senses if word.isalpha() and len(word) > 2 and word in pieces)
    table = by_stem(wordnet, words, related(wordnet, words))
    rows = defaultdict(list)
    for (one, other), same in table.items():
        rows[one].append(other if same else f"~{other}")
    text = "".join(f"{stem} {' '.join(sorted(found))}\n" for stem, found in sorted(rows.items()))
    arguments.out.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    main()
