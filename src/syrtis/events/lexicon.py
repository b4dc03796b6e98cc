"""The words that decide what is one occurrence, of all languages together.

A claim does not say its language; a word of one language that means something else in another is left
out of both lists.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Words", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Single words in small letters, as they stand."""

    care: frozenset[str]
    """Places where casualties are brought."""
    weekdays: frozenset[str]
    blasts: frozenset[str]
    """Blasts of which nobody says the cause ..."""
    causes: frozenset[str]
    """... unless one of these stands beside them."""


@cache
def words() -> Words:
    """Load the lists of every language that has a folder here."""
    folders = sorted(
        (folder for folder in files(__package__).iterdir() if folder.is_dir()), key=lambda f: f.name
    )
    lists = [
        tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
        for folder in folders
        if folder.joinpath("words.toml").is_file()
    ]
    return Words(
        **{
            name: frozenset(word for each in lists for word in each[name])
            for name in ("care", "weekdays", "blasts", "causes")
        }
    )
