"""The search for reference cycles, put off while rows are made: rows have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["cycles_unsought"]


@contextmanager
def cycles_unsought() -> Iterator[None]:
    """Keep Python from looking through all rows for cycles again and again.

    Rows are frozen and name one another by their ids, so memory comes back without that search; it took
    a third of the time of a build to which 50 pages were added (`benchmarks/building.py`).
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
