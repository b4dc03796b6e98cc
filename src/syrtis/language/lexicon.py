"""The word lists of a language: one folder per language, TOML files inside it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from syrtis.errors import InputError

__all__ = ["Abbreviations", "abbreviations", "languages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """Words that carry a full stop, by what the stop may mean."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]


def languages() -> tuple[str, ...]:
    """Name the languages whose sentences can be split (ISO 639-1 codes)."""
    folders = files(__package__).iterdir()
    return tuple(sorted(f.name for f in folders if f.joinpath("abbreviations.toml").is_file()))


@cache
def abbreviations(language: str) -> Abbreviations:
    """Load the abbreviations of a language; `InputError` names an unknown one."""
    if language not in languages():
        known = ", ".join(languages())
        raise InputError(
            f"no sentence rules for language {language!r}; known: {known}. "
            "Set the page aside, or add a folder for the language"
        )
    source = files(__package__).joinpath(language, "abbreviations.toml").read_text("utf-8")
    words = tomllib.loads(source)
    return Abbreviations(**{name: frozenset(values) for name, values in words.items()})
