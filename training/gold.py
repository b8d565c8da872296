"""Gold attributions of a text as tags and pointers of its paragraphs."""

from decode import ROLES
from paragraphs import NO_SOURCE, cut_long, lines_of


def gold_paragraphs(tokenizer, text, attributions):
    """All windows of a text, with tags and pointers."""
    lines = lines_of(tokenizer, text)
    place = word_places(lines)
    for attribution in attributions:
        runs = {role: [covered(place, span) for span in attribution[role]] for role in ROLES}
        runs = {role: [run for run in found if run] for role, found in runs.items()}
        if runs["content"] and runs["cue"]:
            mark(lines, runs)
    return [part for line in lines for part in cut_long(line, text)]


def word_places(lines):
    """The line and word of every character that a word covers."""
    place = {}
    for line_number, line in enumerate(lines):
        for word_number, (start, end) in enumerate(line.words):
            for character in range(start, end):
                place[character] = (line_number, word_number)
    return place


def covered(place, span):
    """The words that a span touches, in order."""
    start, end = span
    return sorted({place[character] for character in range(start, end) if character in place})


def mark(lines, runs):
    """Writes one attribution into the lines."""
    # A word has one role. Where annotations overlap, the cue wins, because all links hang on it.
    for role in ("source", "content", "cue"):
        for run in runs[role]:
            mark_tags(lines, run, ROLES[role])
    cue_line, cue_word = runs["cue"][0][0]
    for line, word in (place for run in runs["content"] for place in run):
        if line == cue_line:
            lines[line].cue_of[word] = cue_word
    source = runs["source"][0][0] if runs["source"] else None
    for line, word in (place for run in runs["cue"] for place in run):
        if line != cue_line:
            continue
        if source is None:
            lines[line].source_of[word] = NO_SOURCE
        elif source[0] == cue_line:
            lines[line].source_of[word] = source[1]


def mark_tags(lines, run, begin):
    """Begin and inside tags of one run; a new line begins anew."""
    previous = None
    for line, word in run:
        continues = previous == (line, word - 1)
        lines[line].tags[word] = begin + (1 if continues else 0)
        previous = (line, word)
