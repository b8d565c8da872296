"""What the encoder reads: one paragraph at a time, as word pieces with an input type each.

A text is cut into lines, a line is one paragraph, and a paragraph of more than `MAX_PIECES` pieces is cut
again, at a sentence end where there is one. Offsets are code points of the whole text.
"""

import gzip
import json
from dataclasses import dataclass, field

from tokenizers import Tokenizer

CLS = 101
SEP = 102
MAX_PIECES = 180

# Targets of the pointers, besides the number of a word.
NO_TARGET = -100
NO_SOURCE = -1

OPENING = "\u201c\u201e\u00ab"
CLOSING = "\u201d\u00bb"
SENTENCE_ENDS = (".", "!", "?")
CLOSING_AFTER_END = ('"', "'", "\u201d", "\u2019", ")")


@dataclass
class Paragraph:
    """A run of words of one line."""

    words: list = field(default_factory=list)
    """Start and end of each word."""
    pieces: list = field(default_factory=list)
    """Vocabulary ids."""
    first: list = field(default_factory=list)
    """Index of each word's first piece."""
    types: list = field(default_factory=list)
    """Input type of each piece."""
    tags: list = field(default_factory=list)
    """Gold tag of each word."""
    cue_of: list = field(default_factory=list)
    """For words of a content, the first word of its cue; else NO_TARGET."""
    source_of: list = field(default_factory=list)
    """For words of a cue, the first word of its source, or NO_SOURCE; else NO_TARGET."""

    def cut(self, start, end):
        """The words `start` to `end` (exclusive) as a paragraph of their own."""
        from_piece = self.first[start]
        to_piece = self.first[end] if end < len(self.first) else len(self.pieces)
        return Paragraph(
            words=self.words[start:end],
            pieces=self.pieces[from_piece:to_piece],
            first=[piece - from_piece for piece in self.first[start:end]],
            types=self.types[from_piece:to_piece],
            tags=self.tags[start:end],
            cue_of=[moved(target, start, end) for target in self.cue_of[start:end]],
            source_of=[moved(target, start, end) for target in self.source_of[start:end]],
        )


def moved(target, start, end):
    """A pointer's target counted from `start`; none where it is cut off."""
    if target < 0:
        return target
    return target - start if start <= target < end else NO_TARGET


def load_tokenizer(path):
    """The tokenizer of the base model, without cutting or filling up."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_jsonl(path):
    """All records of a .jsonl or .jsonl.gz file."""
    path = str(path)
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def lines_of(tokenizer, text):
    """A paragraph for each line that holds words, uncut."""
    found = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            paragraph = paragraph_of(tokenizer, line, offset)
            if paragraph.words:
                found.append(paragraph)
        offset += len(line) + 1
    return found


def paragraph_of(tokenizer, line, offset):
    """One line as a paragraph; `offset` is its place in the text."""
    encoding = tokenizer.encode(line, add_special_tokens=False)
    words = []
    first = []
    last = None
    for index, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets)):
        if word != last:
            words.append([start, end])
            first.append(index)
            last = word
        else:
            words[-1][1] = end
    count = len(words)
    return Paragraph(
        words=[(offset + start, offset + end) for start, end in words],
        pieces=list(encoding.ids),
        first=first,
        types=piece_types(line, words, first, len(encoding.ids)),
        tags=[0] * count,
        cue_of=[NO_TARGET] * count,
        source_of=[NO_TARGET] * count,
    )


def piece_types(line, words, first, pieces):
    """The type of each piece: letter case of its word (0 to 2), plus 3 inside quotation marks.

    The vocabulary is uncased, so that case would be lost otherwise; and the state of the quotation marks is
    what a reader goes by.
    """
    by_word = []
    inside = False
    for start, end in words:
        word = line[start:end]
        if word in OPENING:
            inside = True
        elif word in CLOSING:
            inside = False
        elif word == '"':
            inside = not inside
        by_word.append(letter_case(word) + (3 if inside else 0))
    types = []
    word = -1
    for piece in range(pieces):
        if word + 1 < len(first) and first[word + 1] == piece:
            word += 1
        types.append(by_word[word])
    return types


def letter_case(word):
    """0 lower case or no letter, 1 capitalized, 2 all capitals."""
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def cut_long(paragraph, text):
    """The paragraph in parts of at most MAX_PIECES pieces."""
    parts = []
    while len(paragraph.pieces) > MAX_PIECES:
        at = cut_point(paragraph, text)
        if at <= 0 or at >= len(paragraph.words):
            break
        parts.append(paragraph.cut(0, at))
        paragraph = paragraph.cut(at, len(paragraph.words))
    parts.append(paragraph)
    return parts


def cut_point(paragraph, text):
    """The word to cut before: after the last sentence end in the second half, else at the limit."""
    limit = max(index for index, piece in enumerate(paragraph.first) if piece <= MAX_PIECES)
    for index in range(limit - 1, limit // 2, -1):
        if word_text(paragraph, text, index) in SENTENCE_ENDS:
            at = index + 1
            while at < limit and word_text(paragraph, text, at) in CLOSING_AFTER_END:
                at += 1
            return at
    return limit


def word_text(paragraph, text, index):
    """The characters of one word."""
    start, end = paragraph.words[index]
    return text[start:end]


def paragraphs(tokenizer, text):
    """All windows of a text, in order."""
    return [part for line in lines_of(tokenizer, text) for part in cut_long(line, text)]


def window(paragraph):
    """What the encoder gets: ids and types with the opening and closing piece, and each word's position."""
    ids = [CLS, *paragraph.pieces, SEP]
    types = [0, *paragraph.types, 0]
    positions = [1 + piece for piece in paragraph.first]
    return ids, types, positions
