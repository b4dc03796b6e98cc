"""The best published figures, each with its source and how it differs from ours."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from syrtis.evaluate.report import Published

__all__ = ["published_for"]


def published_for(benchmark: str) -> tuple[Published, ...]:
    """List the published figures that stand beside one benchmark's."""
    return tuple(Published(**entry) for entry in _entries().get(benchmark, ()))


@cache
def _entries() -> dict[str, list[dict[str, Any]]]:
    text = files(__package__).joinpath("published.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
