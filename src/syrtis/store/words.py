"""The words of a text as search knows them, the same for both kinds of store and for every script.

A word is a run of letters and digits, without case and accents (`Ré` is `re`, `Straße` is
`strasse`); marks that cannot be seen do not part it. In scripts that write no spaces each character
is a word, so that a phrase of them is found wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

__all__ = [
    "LONGEST_PHRASE",
    "LONGEST_WORD",
    "Term",
    "fold",
    "folded_words",
    "found_in",
    "terms_of",
    "words_in",
]

LONGEST_WORD = 100
"""Letters of a word that count. The longest words of any dictionary stay below; PostgreSQL takes no
word of more than 2,046 bytes, and a page made to do harm may be one word of a million letters."""

LONGEST_PHRASE = 32
"""Words of a phrase that count: a long sentence. The parts that long texts are indexed in overlap by
as many, so that no phrase is lost between two of them."""

MOST_TERMS = 50
"""Words and phrases that one search may ask for; each is a look-up of its own."""

_READ = 10 * LONGEST_WORD
"""Signs of a run that are looked at: enough for `LONGEST_WORD` letters between marks unseen."""

_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""

_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, zero-width characters and marks of direction."""

_WORD = re.compile(rf"[{_NO_SPACES}]|(?:(?![{_NO_SPACES}_])[\w\u0300-\u036f{_UNSEEN}])+")
_DROPPED = re.compile(rf"[\u0300-\u036f{_UNSEEN}]")
_PLAIN = re.compile(r"[a-z0-9]+")
_PARTING = "’‘“”–—…\u00a0"
"""Signs beyond ASCII that most texts have, and that part words as blanks do."""
_ASKED = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word, or words that have to stand one after the other."""

    words: tuple[str, ...]
    begins: bool = False
    """The last word is only the beginning of one."""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Take case, accents and unseen marks from a word, and what is beyond its first letters."""
    if len(word) > _READ:
        word = word[:_READ]
    plain = unicodedata.normalize("NFKD", word.casefold())
    return _DROPPED.sub("", plain).casefold()[:LONGEST_WORD]


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """List the words of a text, folded, each with its place in code points."""
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if folded and folded.isalnum():
            yield folded, match.start(), match.end()
        elif folded:
            yield from _pieces(folded, match.start(), match.end())


def folded_words(text: str) -> list[str]:
    """List the words of a text, folded, as `words_in` does; plain English is spared looking up each."""
    plain = text
    for sign in _PARTING:
        plain = plain.replace(sign, " ")
    if plain.isascii():
        return [word[:LONGEST_WORD] for word in _PLAIN.findall(plain.lower())]
    return [word for word, _, _ in words_in(text)]


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Part a word that folding has given other signs (`½` is `1⁄2`); each piece has its place."""
    for piece in re.findall(r"[^\W_]+", folded):
        yield piece, start, end


def terms_of(asked: str) -> tuple[Term, ...]:
    """Read what a person asks for: words, "words in a row", and beginnings (`bomb*`).

    All of them have to be found. Nothing that can be typed is an error: signs that are in no word
    part words.
    """
    terms: dict[Term, None] = {}
    for match in _ASKED.finditer(asked):
        words = tuple(word for word, _, _ in words_in(match[0]))[:LONGEST_PHRASE]
        if words:
            terms[Term(words=words, begins=match[0].rstrip('"').endswith("*"))] = None
    return tuple(terms)[:MOST_TERMS]


def found_in(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Say where in a text the words and phrases stand, in order, from the first code point on."""
    words = list(words_in(text))
    places: set[tuple[int, int]] = set()
    for term in terms:
        size = len(term.words)
        for at, (word, start, _) in enumerate(words[: len(words) - size + 1]):
            if _begins(word, term.words[0], open_ended=term.begins and size == 1) and _stands(
                words[at : at + size], term
            ):
                places.add((start, words[at + size - 1][2]))
    return sorted(places)


def _stands(words: Sequence[tuple[str, int, int]], term: Term) -> bool:
    last = len(term.words) - 1
    return all(
        _begins(word, wanted, open_ended=term.begins and at == last)
        for at, ((word, _, _), wanted) in enumerate(zip(words, term.words, strict=True))
    )


def _begins(word: str, wanted: str, *, open_ended: bool) -> bool:
    return word.startswith(wanted) if open_ended else word == wanted
