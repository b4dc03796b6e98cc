"""A sentence cut into words, as Universal Dependencies cuts them, each at its exact place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from syrtis.language.lexicon import abbreviations, word_rules

__all__ = ["Token", "cut_words"]


class Token(NamedTuple):
    """One word: where it stands in the text, and its letters as they stand there."""

    start: int
    end: int
    text: str


_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
_WORD = re.compile(
    rf"""
    (?P<address>https?://[^\s<>"“”]+|www\.[^\s<>"“”]+|[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+|[@\#]\w+)
  | (?P<spelled>(?:[^\W\d_]\.){{2,}})
  | (?P<number>\d+(?:st|nd|rd|th|s)\b | \d{{1,4}}(?:[/:]\d{{1,4}})+ | \d+(?:-\d+){{2,}}
      | \d+(?:[.,]\d+)* )
  | (?P<letters>[^\W\d_]{{1,3}}&[^\W\d_]{{1,3}}(?:['’][^\W\d_]+)?\b
      | {_LETTERS}(?:['’ʼʻʿ`]{_LETTERS}|\d+)*
      | US\$)
  | (?P<signs>\.{{2,}} | …+ | -{{2,}} | [!?]{{2,}} | `` | '' | _+ | ={{2,}} | \*{{2,}} )
  | \S
    """,
    re.VERBOSE,
)
"""Linear: every branch begins with its own kind of character and never gives back more than a run."""


@dataclass(frozen=True, slots=True)
class _Rules:
    clitic: re.Pattern[str]
    prefixes: frozenset[str]
    units: frozenset[str]
    stopped: frozenset[str]
    before_number: frozenset[str]
    parts: dict[str, int]


@cache
def _rules(language: str) -> _Rules:
    rules, stops = word_rules(language), abbreviations(language)
    ends = "|".join(rules.clitics)
    negation = rules.negation.replace("'", "['’]")
    return _Rules(
        clitic=re.compile(rf"(?:{negation}|['’](?:{ends}))$", re.IGNORECASE),
        prefixes=rules.prefixes,
        units=rules.units,
        stopped=rules.stopped | stops.before_name | stops.either,
        before_number=stops.before_number,
        parts=dict(rules.parts),
    )


def cut_words(text: str, *, language: str = "en", offset: int = 0) -> list[Token]:
    """Cut a sentence into words; `offset` is where the sentence begins in its article.

    White space is dropped and nothing else is: the words in their order, with the gaps between them,
    are the sentence. `InputError` for a language without rules.
    """
    rules = _rules(language)
    tokens: list[Token] = []
    for found in _WORD.finditer(text):
        for start, end in _parts(text, found, rules):
            if not _joins(text, start, tokens, rules):
                tokens.append(Token(start, end, text[start:end]))
            else:
                before = tokens.pop()
                tokens.append(Token(before.start, end, text[before.start : end]))
    return [Token(a + offset, b + offset, word) for a, b, word in tokens] if offset else tokens


def _parts(text: str, found: re.Match[str], rules: _Rules) -> Iterator[tuple[int, int]]:
    """Cut what one look found: endings off words, stops off addresses."""
    start, end = found.span()
    kind = found.lastgroup
    if kind == "letters":
        yield from _letters(text, start, end, rules)
    elif kind == "address":
        bare = len(found[0].rstrip(".,;:!?)'\"”’"))
        yield start, start + bare
        yield from ((at, at + 1) for at in range(start + bare, end))
    else:
        yield start, end


def _letters(text: str, start: int, end: int, rules: _Rules) -> Iterator[tuple[int, int]]:
    word = text[start:end]
    cut = rules.parts.get(word.lower(), 0)
    if not cut and (clitic := rules.clitic.search(word)):
        cut = clitic.start()
    if cut:
        yield start, start + cut
        yield start + cut, end
    else:
        yield start, end


def _joins(text: str, start: int, tokens: list[Token], rules: _Rules) -> bool:
    """Whether what begins here goes on the word before: a stop, a unit's digits, a prefix's word."""
    if not tokens or tokens[-1].end != start:
        return False
    before = tokens[-1].text
    char = text[start]
    if char == ".":
        return _takes_stop(text, start, before, rules)
    if char == "-":
        return before.lower() in rules.prefixes and text[start + 1 : start + 2].isalnum()
    if before[-1] == "-" and len(before) > 1:
        return before[:-1].lower() in rules.prefixes
    if char.isalpha() and before[-1].isdigit() and before[0].isdigit():
        unit = re.match(r"[^\W\d_]+", text[start : start + 8])
        return not (unit and unit[0].lower() in rules.units)
    return False


def _takes_stop(text: str, start: int, before: str, rules: _Rules) -> bool:
    if before[-1] == "." or text[start + 1 : start + 2] == ".":
        return False
    key = before.casefold()
    if key in rules.stopped:
        return True
    follows = text[start + 1 : start + 3].strip()[:1]
    if key in rules.before_number:
        return follows.isdigit()
    return len(before) == 1 and before.isupper() and bool(follows) and follows not in "\"'”’"
