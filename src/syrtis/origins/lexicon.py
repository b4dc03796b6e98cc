"""The words of a language that the comparison of stories needs, from the data file beside the code."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

__all__ = ["words_of"]


KINDS = ("function", "later", "bodies", "owned", "again", "unnamed")
"""The kinds of words that a language's file holds."""


@cache
def words_of(language: str) -> Mapping[str, Sequence[str]]:
    """Read a language's words by kind; every kind is empty where the language has no file."""
    source = files("syrtis.origins").joinpath(f"{language}/words.toml")
    if not source.is_file():
        return dict.fromkeys(KINDS, ())
    words: dict[str, list[str]] = tomllib.loads(source.read_text("utf-8"))
    return words
