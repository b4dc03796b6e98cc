"""The word lists of the head reader, read once from the data files beside the code."""

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["any_of", "frame_pattern", "opens_with", "table"]


@cache
def table(name: str) -> dict[str, object]:
    """Read one data file of this folder."""
    source = files("syrtis.read.head").joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def any_of(words: list[str]) -> str:
    """Make the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def frame_pattern(group: str) -> re.Pattern[str]:
    """Find one group of the page's frame words, as whole words, anywhere."""
    return re.compile(rf"(?<!\w)(?:{any_of(_group(group))})(?!\w)", re.IGNORECASE)


@cache
def opens_with(group: str) -> re.Pattern[str]:
    """Find one group of the page's frame words at the beginning of a line."""
    return re.compile(rf"\W*(?:{any_of(_group(group))})(?!\w)", re.IGNORECASE)


def _group(name: str) -> list[str]:
    words = table("furniture")[name]
    assert isinstance(words, list)
    return words
