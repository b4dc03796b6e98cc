"""Countries as a language names them and their people."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = [
    "OWN",
    "country_name",
    "country_names",
    "country_of_people",
    "country_told",
    "people_names",
]

OWN = "X-"
"""Begins the code of a country that only a user's table knows; its folded name follows."""
_LANGUAGES = ("en",)


@cache
def _tables() -> tuple[Mapping[str, Mapping[str, Any]], ...]:
    folder = files(__package__)
    return tuple(
        tomllib.loads(folder.joinpath(language, "countries.toml").read_text("utf-8"))
        for language in _LANGUAGES
    )


@cache
def country_name(code: str) -> str:
    """Name a country of the language's table; one of a user's own table is named in its code."""
    named = (table[code]["name"] for table in _tables() if code in table)
    return str(next(named, code.removeprefix(OWN).title()))


@cache
def country_names(code: str) -> tuple[str, ...]:
    """List the names of a country beside GeoNames' own."""
    return tuple(name for table in _tables() for name in table.get(code, {}).get("also", ()))


@cache
def people_names(code: str) -> tuple[str, ...]:
    """List the words for a country's people."""
    return tuple(name for table in _tables() for name in table.get(code, {}).get("people", ()))


@cache
def _peoples() -> Mapping[str, str]:
    return {
        word.casefold(): code
        for table in _tables()
        for code, row in table.items()
        for word in row.get("people", ())
    }


def country_of_people(word: str) -> str | None:
    """Give the country that a word for a people tells of: `Libyan` gives `LY`; null = none."""
    return _peoples().get(word.casefold())


@cache
def _names() -> Mapping[str, str]:
    return {
        name.casefold(): code
        for table in _tables()
        for code, row in table.items()
        for name in (row["name"], *row.get("also", ()))
    }


def country_told(word: str) -> str | None:
    """Give the country that a word names or whose people it names; null = none."""
    return country_of_people(word) or _names().get(word.casefold())
