"""Gold attributions of a text as tags and pointers of its windows."""

from decode import ROLES
from windows import NO_SOURCE, NO_TARGET


def add_gold(windows, attributions):
    """Writes the attributions of a text into its windows."""
    for window in windows:
        count = len(window.words)
        window.tags = [0] * count
        window.cue_of = [NO_TARGET] * count
        window.source_of = [NO_TARGET] * count
    place = word_places(windows)
    for attribution in attributions:
        runs = {role: [covered(place, span) for span in attribution[role]] for role in ROLES}
        runs = {role: [run for run in found if run] for role, found in runs.items()}
        if runs["content"] and runs["cue"]:
            mark(windows, runs)


def word_places(windows):
    """The window and word of every character that a word covers."""
    place = {}
    for at, window in enumerate(windows):
        for number, (start, end) in enumerate(window.words):
            for character in range(start, end):
                place[character] = (at, number)
    return place


def covered(place, span):
    """The words that a span touches, in order."""
    start, end = span
    return sorted({place[character] for character in range(start, end) if character in place})


def mark(windows, runs):
    """Writes one attribution into the windows."""
    # A word has one role. Where annotations overlap, the cue wins, because all links hang on it.
    for role in ("source", "content", "cue"):
        for run in runs[role]:
            mark_tags(windows, run, ROLES[role])
    cue_window, cue_word = runs["cue"][0][0]
    for at, word in (place for run in runs["content"] for place in run):
        if at == cue_window:
            windows[at].cue_of[word] = cue_word
    source = runs["source"][0][0] if runs["source"] else None
    for at, word in (place for run in runs["cue"] for place in run):
        if at != cue_window:
            continue
        if source is None:
            windows[at].source_of[word] = NO_SOURCE
        elif source[0] == cue_window:
            windows[at].source_of[word] = source[1]


def mark_tags(windows, run, begin):
    """Begin and inside tags of one run; a new window begins anew."""
    previous = None
    for at, word in run:
        continues = previous == (at, word - 1)
        windows[at].tags[word] = begin + (1 if continues else 0)
        previous = (at, word)
