"""The record that is being read, and what is kept of it between two requests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from syrtis.model import content_id
from syrtis.store import Named, Record, open_record, record_stamp
from syrtis.store.queries import ids_of
from syrtis.web.columns import EventColumns, read_columns

__all__ = ["Room"]

T = TypeVar("T")


class Room:
    """One record, opened anew for each request, so that a rebuilt one is seen at once.

    What is dear to make (the columns that lists and counts are made of, counts over all claims) is
    kept until the file is another.
    """

    def __init__(self, named: Named) -> None:
        self.named = named
        self.deciding = RLock()
        """Held while a decision is kept: two tabs never write over each other."""
        self._lock = RLock()
        self._stamp = ""
        self._kept: dict[str, Any] = {}
        self._opened: WeakKeyDictionary[Record, str] = WeakKeyDictionary()

    @contextmanager
    def opened(self) -> Iterator[Record]:
        """Open the record for reading; raises `RecordError` where it cannot be."""
        before = self.stamp()
        with open_record(self.named) as record:
            if before == self.stamp():
                self._opened[record] = before
            yield record

    def warm(self) -> None:
        """Make what every list needs, before the first visitor asks."""
        with self.opened() as record:
            self.columns(record)
            self.record_id(record)

    def kept(self, record: Record, name: str, make: Callable[[], T]) -> T:
        """Give what was made of a record under this name, or make it.

        What was kept is forgotten where the file is another; what is made of a record that was put
        aside while it was read is given once, and not kept.
        """
        stamp = self._opened.get(record)
        with self._lock:
            if stamp is None or stamp != self.stamp():
                return make()
            if stamp != self._stamp:
                self._stamp, self._kept = stamp, {}
            if name not in self._kept:
                self._kept[name] = make()
            return cast(T, self._kept[name])

    def columns(self, record: Record) -> EventColumns:
        """Give the columns of its events."""
        return self.kept(record, "columns", lambda: read_columns(record))

    def record_id(self, record: Record) -> str:
        """Name what the record says by its pages, its decisions and what made it, for citing."""
        return self.kept(record, "record id", lambda: _record_id(record))

    def stamp(self) -> str:
        """Tell one state of the record from another; empty where it is not there."""
        return record_stamp(self.named)


def _record_id(record: Record) -> str:
    about = (f"{key}={value}" for key, value in sorted(record.about.items()))
    return content_id("record", *about, *ids_of(record, "articles"), *ids_of(record, "decisions"))
