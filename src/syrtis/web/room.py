"""The record that is being read, and what is kept of it between two requests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from syrtis.model import content_id
from syrtis.store import Record, open_record
from syrtis.store.queries import ids_of
from syrtis.web.columns import EventColumns, read_columns
from syrtis.web.words_index import WordsIndex

__all__ = ["Room"]

Stamp = tuple[int, int, int]


class Room:
    """One record, opened anew for each request, so that a rebuilt one is seen at once.

    What is dear to make (the columns that lists and counts are made of) is kept until the file is
    another.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._columns: tuple[Stamp, EventColumns] | None = None
        self._name: tuple[Stamp, str] | None = None
        self._words = WordsIndex(lambda: open_record(path))

    @contextmanager
    def opened(self) -> Iterator[Record]:
        """Open the record for reading; raises `RecordError` where it cannot be."""
        with open_record(self.path) as record:
            yield record

    def columns(self, record: Record) -> EventColumns:
        """Give the columns of its events, made again where the file is another."""
        stamp = self.stamp()
        with self._lock:
            if self._columns is None or self._columns[0] != stamp:
                self._columns = (stamp, read_columns(record))
            return self._columns[1]

    @property
    def words(self) -> WordsIndex:
        """Give the index of words of the record as it is now, or the last one while that is made."""
        self._words.refresh(self.stamp())
        return self._words

    def record_id(self, record: Record) -> str:
        """Name what the record says by its pages, its decisions and what made it, for citing."""
        stamp = self.stamp()
        with self._lock:
            if self._name is None or self._name[0] != stamp:
                about = (f"{key}={value}" for key, value in sorted(record.about.items()))
                ids = (*ids_of(record, "articles"), *ids_of(record, "decisions"))
                self._name = (stamp, content_id("record", *about, *ids))
            return self._name[1]

    def stamp(self) -> Stamp:
        """Tell one state of the file from another; all noughts where it is not there."""
        try:
            found = self.path.stat()
        except OSError:
            return (0, 0, 0)
        return (found.st_ino, found.st_mtime_ns, found.st_size)
