"""The world's news agencies, by every name their credits use."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["agency_named", "agency_pattern", "stands_alone"]


def agency_named(words: str) -> str | None:
    """Give the short name of the agency that goes by these words, if one does."""
    kept = words.strip(" .,;:/()[]-–—")
    found = _names().get(kept)
    if found is None and kept[:4].casefold() == "the ":
        found = _names().get(kept[4:].lstrip())
    return found if found is not None else _folded().get(kept.casefold())


def stands_alone(words: str) -> str | None:
    """Give the agency of a line that is nothing but its credit; link labels are not taken."""
    kept = words.strip(" .,;:/()[]-–—")
    if kept in _table()["alone"] or len(kept.split()) > 1 or "-" in kept:
        return agency_named(kept)
    return None


@cache
def agency_pattern() -> re.Pattern[str]:
    """Find an agency's name (as it is written, capitals and all) as whole words."""
    longest_first = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("syrtis.naming").joinpath("agencies.toml").read_text("utf-8"))


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in _table()["agency"]:
        for name in (row["name"], *row["also"]):
            names.setdefault(name, row["name"])
    return {name: short for name, short in names.items() if "(" not in name}


@cache
def _folded() -> dict[str, str]:
    """Names of two words or more, which need no capitals to be told from other words."""
    return {name.casefold(): short for name, short in _names().items() if " " in name}
