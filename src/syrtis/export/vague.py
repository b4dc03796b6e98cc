"""Counting words without a number, as one profile of those who code events reads them.

The record keeps the word and an interval (`dozens`, 24 to 99). A table that has room for one number
reads it by a rule of its own: ACLED's is `tens` 10, `dozens` 12, `hundreds` 100.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from syrtis.model import Claim

__all__ = ["Profile", "profiled"]

SEVERAL = frozenset({"several", "few"})
"""`several hundreds` are three of them at least, as the record's interval says."""


class Profile(StrEnum):
    """Whose rule it is."""

    ACLED = "acled"


def profiled(claim: Claim, profile: Profile) -> Claim:
    """Lower the count of a claim to what a profile reads its words as; others stay as they are."""
    count = claim.count
    number = None if count is None or count.low is None else _number(count.words, profile)
    if count is None or count.low is None or number is None or number >= count.low:
        return claim
    return replace(claim, count=replace(count, low=number))


def _number(words: str, profile: Profile) -> int | None:
    """Read words as a profile does; null where they name a number, or none that it knows."""
    listed = re.findall(r"[\w-]+", words.casefold())
    if SEVERAL & {*listed} or any(word[0].isdigit() for word in listed):
        return None
    said = f" {' '.join(listed)} "
    known = _tables()[profile]
    found = [phrase for phrase in known if f" {phrase} " in said]
    return known[max(found, key=len)] if found else None


@cache
def _tables() -> Mapping[str, Mapping[str, int]]:
    text = files(__package__).joinpath("shapes", "vague_words.toml").read_text("utf-8")
    return tomllib.loads(text)
