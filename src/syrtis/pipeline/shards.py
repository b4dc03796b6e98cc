"""A shard of work: what is sent to a process, and how it is done there, bounded in time."""

import faulthandler
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from syrtis.errors import EngineError
from syrtis.pipeline.codec import encode_rows
from syrtis.pipeline.version import code_version

__all__ = ["Result", "Shard", "do_shard"]

Result = bytes | tuple[Any, ...]
"""The rows of one unit of work: encoded where their stage keeps them, else as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Units of one stage's work that are done in one go."""

    apply: Callable[[Any], Iterable[Any]]
    units: Sequence[Any]
    kinds: tuple[type, ...] = ()
    """The kinds of its rows, where they are to come back encoded."""
    version: str = ""
    """Of the code that sent it; none = it stays in the process."""
    seconds: Sequence[float] = ()
    """How long each unit may take before its process ends itself; none = as long as it likes."""


def do_shard(shard: Shard) -> list[Result]:
    """Do each unit of a shard, in its order; `EngineError` where other code would do it."""
    if shard.version and shard.version != code_version():
        raise EngineError(
            f"the worker {platform.node()} has another Syrtis, Python or library than the build that "
            "sends it work, so the record would be of two minds; install the same on both"
        )
    bounds = shard.seconds or [0.0] * len(shard.units)
    return [_done(shard, unit, seconds) for unit, seconds in zip(shard.units, bounds, strict=True)]


def _done(shard: Shard, unit: Any, seconds: float) -> Result:
    with _bounded(seconds):
        rows = tuple(shard.apply(unit))
    encoded = encode_rows(rows, shard.kinds) if shard.kinds else None
    return rows if encoded is None else encoded


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """End this process where a unit takes too long.

    A parser that hangs in C holds the interpreter: only a thread that needs none of it can end it.
    """
    if not seconds:
        yield
        return
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
