"""What the encoder reads: one paragraph at a time, as the program itself cuts it.

The program prints its windows (`twosource-eval windows`), so that training sees exactly what the product
sees: which blocks are read, where long ones are cut, the word pieces, letter case and quotation marks, and what
the parser says of each word. Offsets are code points of the whole text.
"""

import gzip
import json
from collections import defaultdict
from dataclasses import dataclass, field

CLS = 101
SEP = 102

SYNTAX_SIZES = (51, 46, 14, 19, 46)
"""Number of values of each of a word's syntax features: tag, relation, distance to the head, name, clause."""

READ = ("words", "first", "sentences", "ids", "types", "syntax")
"""The fields of a line, in the order of `Window`."""

# Targets of the pointers, besides the number of a word.
NO_TARGET = -100
NO_SOURCE = -1


@dataclass
class Window:
    """A run of words of one paragraph."""

    words: list
    """Start and end of each word."""
    first: list
    """Index of each word's first piece."""
    sentences: list
    """Index of each word's sentence."""
    ids: list
    """Vocabulary ids of the pieces."""
    types: list
    """Input type of each piece: letter case, and inside or outside quotation marks."""
    syntax: list
    """The syntax features of each word."""
    tags: list = field(default_factory=list)
    """Gold tag of each word."""
    cue_of: list = field(default_factory=list)
    """For words of a content, the first word of its cue; else NO_TARGET."""
    source_of: list = field(default_factory=list)
    """For words of a cue, the first word of its source, or NO_SOURCE; else NO_TARGET."""

    def positions(self):
        """Place of each word's first piece behind the opening piece."""
        return [1 + piece for piece in self.first]

    def framed_ids(self):
        """The pieces with the opening and the closing one."""
        return [CLS, *self.ids, SEP]

    def framed_types(self):
        """The input types with those of the opening and the closing piece."""
        return [0, *self.types, 0]

    def framed_syntax(self):
        """The syntax features of every piece; none at both ends."""
        none = [0] * len(SYNTAX_SIZES)
        ends = [*self.first[1:], len(self.ids)]
        pieces = [word for word, first, end in zip(self.syntax, self.first, ends) for _ in range(end - first)]
        return [none, *pieces, none]


def read_jsonl(path):
    """All records of a .jsonl or .jsonl.gz file."""
    path = str(path)
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_windows(path):
    """The windows of each document, by the document's name, without gold."""
    found = defaultdict(list)
    for line in read_jsonl(path):
        found[line["doc_id"]].append(Window(*(line[name] for name in READ)))
    return found
