"""Names made comparable: folded, without their article, and as a skeleton of consonants.

A fold forgets case, marks and script; a bare name also its article and its rank (`Al Marj`, `Marj
district`); a skeleton also its vowels, doubled letters and the letters that transliteration swaps
(`Bin Jawad` and `Bin Jawwād`, `Paktiya` and `Paktia`, `Haftar` and `Hifter`). A skeleton proposes and
never decides: it joins `Oman` and `Amin`.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

__all__ = ["bare", "fold", "names_a_body", "skeleton"]

_APART = re.compile(r"[^a-z0-9]+")
_SILENT = re.compile(r"['’‘`ʿʾʼ´ʻ]")
_WORDS = tomllib.loads(files("syrtis.naming").joinpath("names.toml").read_text("utf-8"))
_ARTICLES = frozenset(_WORDS["articles"])
_RANKS = frozenset(_WORDS["ranks"])
_BODIES = frozenset(_WORDS["bodies"])
_SWAPPED = (
    ("tch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("dj", "j"), ("zh", "j"), ("ck", "k"), ("qu", "k"), ("ou", "u"),
    ("q", "k"), ("c", "k"), ("g", "k"), ("v", "w"), ("p", "b"),
)  # fmt: skip
_ENDS_IN_AH = re.compile(r"\w\w[^aeiou]ah$")
_VOWELS = frozenset("aeiouyh'")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Fold a name to small Latin letters and figures, its words one space apart."""
    plain = _SILENT.sub("", name)
    if not plain.isascii():
        plain = _SILENT.sub("", anyascii(plain))
    return _APART.sub(" ", plain.casefold()).strip()


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """Fold a name and take off its articles, and its rank at either end; never all of it.

    A last `ah` is an `a` (`Misratah`).
    """
    words = fold(name).split()
    kept = [word for word in words if word not in _ARTICLES] or words
    while len(kept) > 1 and kept[-1] in _RANKS:
        kept = kept[:-1]
    while len(kept) > 1 and kept[0] in _RANKS:
        kept = kept[1:]
    if len(kept) > 1 and kept[0] == "of":
        kept = kept[1:]
    return " ".join(word[:-1] if _ENDS_IN_AH.search(word) else word for word in kept)


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Reduce a name to its consonants, each swapped letter written one way, none doubled.

    The first letter of a word stays where it is a consonant; `w` stays before a vowel only, since
    it else writes a vowel (`Khowst`).
    """
    return " ".join(filter(None, map(_bones, bare(name).split())))


def _bones(word: str) -> str:
    for swapped, by in _SWAPPED:
        word = word.replace(swapped, by)
    kept = ""
    for at, letter in enumerate(word):
        after = word[at + 1 : at + 2]
        vowel = letter in _VOWELS and not (letter == "h" and at == 0)
        if vowel or (letter == "w" and after not in tuple("aeiou")):
            continue
        if kept[-1:] != letter:
            kept += letter
    return kept


def names_a_body(name: str) -> bool:
    """Say whether a word of a name is one that only bodies of people are called by (`Army`, `Front`)."""
    return not _BODIES.isdisjoint(fold(name).split())
