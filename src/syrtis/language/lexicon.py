"""The word lists of a language: one folder per language, TOML files inside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from syrtis.errors import InputError

__all__ = [
    "Abbreviations",
    "Irregular",
    "WordRules",
    "abbreviations",
    "irregular_words",
    "languages",
    "word_rules",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """Words that carry a full stop, by what the stop may mean."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRules:
    """How the language's words are cut: what comes off, what stays on."""

    clitics: tuple[str, ...]
    negation: str
    prefixes: frozenset[str]
    units: frozenset[str]
    stopped: frozenset[str]
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Irregular:
    """Words whose dictionary form their ending does not tell: form -> lemma, in small letters."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    noun_endings: Mapping[str, str]


def languages() -> tuple[str, ...]:
    """Name the languages whose sentences can be split (ISO 639-1 codes)."""
    folders = files(__package__).iterdir()
    return tuple(sorted(f.name for f in folders if f.joinpath("abbreviations.toml").is_file()))


@cache
def abbreviations(language: str) -> Abbreviations:
    """Load the abbreviations of a language; `InputError` names an unknown one."""
    words = _lists(language, "abbreviations")
    return Abbreviations(**{name: frozenset(values) for name, values in words.items()})


@cache
def word_rules(language: str) -> WordRules:
    """Load how a language's words are cut; `InputError` names an unknown one."""
    lists = _lists(language, "words")
    return WordRules(
        clitics=tuple(lists["clitics"]),
        negation=lists["negation"],
        prefixes=frozenset(lists["prefixes"]),
        units=frozenset(lists["units"]),
        stopped=frozenset(lists["stopped"]),
        parts=tuple(lists["parts"].items()),
    )


@cache
def irregular_words(language: str) -> Irregular:
    """Load a language's irregular words; `InputError` names an unknown one."""
    return Irregular(**_lists(language, "irregular"))


def _lists(language: str, name: str) -> dict[str, Any]:
    if language not in languages():
        known = ", ".join(languages())
        raise InputError(
            f"no sentence rules for language {language!r}; known: {known}. "
            "Set the page aside, or add a folder for the language"
        )
    source = files(__package__).joinpath(language, f"{name}.toml").read_text("utf-8")
    return tomllib.loads(source)
