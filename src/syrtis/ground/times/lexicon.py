"""The words of time of a language, read once from its folder."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from syrtis.errors import InputError

__all__ = ["TimeWords", "any_of", "time_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """How one language names times."""

    months: Mapping[str, int]
    """Name -> 1 to 12."""
    weekdays: Mapping[str, int]
    """Name -> 0 (Monday) to 6."""
    numbers: Mapping[str, int]
    seasons: Mapping[str, int]
    """Name -> month of its beginning."""
    holidays: Mapping[str, str]
    """Name -> a key of `HOLIDAYS`."""
    words: Mapping[str, frozenset[str]]

    def number(self, words: str) -> int | None:
        """Read a small number in digits or words; null = none."""
        plain = " ".join(words.casefold().split())
        return int(plain) if plain.isascii() and plain.isdigit() else self.numbers.get(plain)

    def month(self, name: str) -> int:
        """Give a month's number."""
        return self.months[name.casefold().rstrip(".")]

    def weekday(self, name: str) -> int:
        """Give a weekday's number, Monday 0."""
        return self.weekdays[name.casefold().rstrip(".")]


@cache
def time_words(language: str) -> TimeWords:
    """Load a language's words of time; `InputError` names a language that has none."""
    file = files("syrtis.ground").joinpath(language, "times.toml")
    if not language.isalpha() or not file.is_file():
        raise InputError(
            f"no words of time for language {language!r}. Set the page aside, or add times.toml"
        )
    read = tomllib.loads(file.read_text("utf-8"))
    return TimeWords(
        months=read["months"],
        weekdays=read["weekdays"],
        numbers=read["numbers"],
        seasons=read["seasons"],
        holidays=read["holidays"],
        words={name: frozenset(listed) for name, listed in read["words"].items()},
    )


def any_of(words: Iterable[str]) -> str:
    """Write a pattern of any of the words, longest first, their spaces any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) + ")"
