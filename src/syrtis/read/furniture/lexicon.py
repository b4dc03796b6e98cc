"""The furniture cues of `cues.toml`, compiled once."""

import re
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

__all__ = [
    "cues",
    "furniture_rules",
    "headings",
    "run_in_words",
    "site_voice",
    "story_voice",
]


@cache
def _table() -> dict[str, Any]:
    return loads((files(__package__) / "cues.toml").read_text(encoding="utf-8"))


@cache
def cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give (rule, pattern) for cues at the start of a line, then for those anywhere in it."""
    at_start = [(rule, r"^\W{0,3}(?:" + "|".join(words) + ")") for rule, words in _rules("line")]
    anywhere = [(rule, "|".join(words)) for rule, words in _rules("anywhere")]
    return tuple((rule, re.compile(words, re.IGNORECASE)) for rule, words in at_start + anywhere)


def _rules(section: str) -> list[tuple[str, list[str]]]:
    return list(_table()[section].items())


@cache
def headings() -> re.Pattern[str]:
    """Match a whole line that opens a list of other stories."""
    words = "|".join(_table()["headings"]["other-stories"])
    return re.compile(rf"^\W{{0,3}}(?:{words})[\s:»>]{{0,3}}$", re.IGNORECASE)


@cache
def site_voice() -> re.Pattern[str]:
    """Match a word with which a site speaks to its readers."""
    return re.compile(rf"\b(?:{'|'.join(_table()['site-voice']['words'])})\b", re.IGNORECASE)


@cache
def story_voice() -> re.Pattern[str]:
    """Match a verb with which a story is told."""
    return re.compile(rf"\b(?:{'|'.join(_table()['story-voice']['words'])})\b", re.IGNORECASE)


@cache
def run_in_words(kind: str) -> frozenset[str]:
    """Give the words of one kind by which headlines run into a sentence show."""
    return frozenset(_table()["run-in"][kind])


def furniture_rules() -> tuple[str, ...]:
    """Name every rule that can mark furniture: those of form, and those of cues."""
    by_form = ("code-dump", "foot", "highlights", "masthead", "menu", "other-stories")
    by_repeat = ("outlet-repeat", "repeated-line", "run-in-headline", "teaser")
    return tuple(sorted({*by_form, *by_repeat, *_table()["line"], *_table()["anywhere"]}))
