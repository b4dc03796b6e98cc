"""The counting words of a language, read once from its folder."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from syrtis.errors import InputError

__all__ = ["Lexicon", "lexicon"]

Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """How one language counts, and what stands beside numbers that count nobody."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    fixed: Mapping[str, int]
    vague: Mapping[str, Interval]
    before: Mapping[str, str]
    """Words before a number -> what they do to it: about, at_least, more_than ..."""
    behind: Mapping[str, str]
    """Words after a number -> the same."""
    beside: Mapping[str, frozenset[str]]
    """Lists of not_counts.toml."""


@cache
def lexicon(language: str) -> Lexicon:
    """Load the counting words of a language; `InputError` names an unknown one."""
    folder = files(__package__).joinpath(language)
    if not language.isalpha() or not folder.joinpath("numerals.toml").is_file():
        raise InputError(
            f"no counting words for language {language!r}. Set the page aside, or add a folder "
            "with numerals.toml and not_counts.toml"
        )
    numerals = tomllib.loads(folder.joinpath("numerals.toml").read_text("utf-8"))
    beside = tomllib.loads(folder.joinpath("not_counts.toml").read_text("utf-8"))
    return Lexicon(
        units=numerals["units"],
        tens=numerals["tens"],
        scales=numerals["scales"],
        fixed=numerals["fixed"],
        vague=_vague(numerals),
        before=_effects(numerals, ("about", "at_least", "more_than", "at_most", "fewer_than")),
        behind=_effects(numerals, ("after_at_least", "after_at_most", "after_about")),
        beside={name: frozenset(words) for name, words in beside.items()},
    )


def _vague(numerals: Mapping[str, Any]) -> dict[str, Interval]:
    bounded: dict[str, Interval] = {w: (low, high) for w, (low, high) in numerals["vague"].items()}
    return (
        bounded
        | dict.fromkeys(numerals["unbounded"]["words"], (None, None))
        | dict.fromkeys(numerals["zero"]["words"], (0, 0))
    )


def _effects(numerals: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    effects = {
        word: name.removeprefix("after_") for name in names for word in numerals[name]["words"]
    }
    return dict(sorted(effects.items(), key=lambda item: (-len(item[0]), item[0])))
