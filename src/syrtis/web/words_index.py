"""Full-text search over articles, claims and events, in files of its own beside no record.

The record is only read, and a file in somebody's folder of caches would outlive it; so the index is
made anew, in the background, in a folder that goes when the room closes. It holds no text of its own,
only where words stand. The articles' part, the dear one, is kept while their pages are the same.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Signal
from threading import Lock, Thread

from syrtis.errors import RecordError
from syrtis.store import Record
from syrtis.store.queries import ids_of, texts

__all__ = ["Found", "WordsIndex", "wanted_words"]

Opener = Callable[[], Record]

_MOST_TERMS = 12
"""Words of a query that are looked for; more narrow nothing down and cost time."""

_TOKENS = "unicode61 remove_diacritics 2"
"""SQLite's tokenizer for every script, with accents folded (`Misrata` finds `Misrāta`)."""

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: ids, the best first, and how many there are in all."""

    ids: tuple[str, ...]
    total: int


def wanted_words(query: str) -> str:
    """Write a person's words as a query: all of them have to stand there, the last may go on.

    Words in double quotes have to stand side by side; nothing in them is an operator. Empty where no
    word is left.
    """
    terms: list[str] = []
    for number, part in enumerate(query.replace("\x00", " ").split('"')):
        if number % 2 and part.split():
            terms.append(" ".join(part.split()))
        elif not number % 2:
            terms.extend(part.split())
    kept = [term for term in terms if any(letter.isalnum() for letter in term)][:_MOST_TERMS]
    quoted = [f'"{term}"' for term in kept]
    return " AND ".join([*quoted[:-1], *(f"{last}*" for last in quoted[-1:])])


class WordsIndex:
    """The index of one record; made in the background, asked from any thread."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._folder = TemporaryDirectory(prefix="syrtis-", ignore_cleanup_errors=True)
        self._lock = Lock()
        self._asked: str | None = None
        self._made: dict[str, tuple[str, Path]] = {}
        self._ready = Signal()
        self._fault: str | None = None

    def refresh(self, stamp: str) -> None:
        """See to it that the index is that of this state of the record; returns at once."""
        with self._lock:
            if stamp == self._asked:
                return
            self._asked = stamp
            self._ready.clear()
            Thread(target=self._make, args=(stamp,), daemon=True, name="words-index").start()

    def wait(self, seconds: float) -> bool:
        """Wait for the index; says whether it is ready."""
        return self._ready.wait(seconds)

    @property
    def is_ready(self) -> bool:
        """Say whether the newest index is made; until then the last one answers."""
        return self._ready.is_set()

    @property
    def fault(self) -> str | None:
        """Say why there is no index, where it could not be made."""
        return self._fault

    def articles(self, query: str, *, limit: int, offset: int = 0) -> Found:
        """Find articles by their words."""
        return self._find("articles", query, limit, offset)

    def claims(self, query: str, *, limit: int, offset: int = 0) -> Found:
        """Find claims by their words."""
        return self._find("claims", query, limit, offset)

    def events(self, query: str) -> frozenset[str]:
        """Find the events that a word of a claim or of their own name tells of."""
        wanted, made = wanted_words(query), self._made.get("claims")
        if not wanted or made is None:
            return frozenset()
        with closing(_read_only(made[1])) as connection:
            rows = connection.execute(
                "SELECT DISTINCT event FROM names JOIN words ON words.rowid = names.rowid "
                "WHERE words MATCH ? AND event IS NOT NULL",
                (wanted,),
            )
            return frozenset(row[0] for row in rows)

    def _find(self, part: str, query: str, limit: int, offset: int) -> Found:
        wanted, made = wanted_words(query), self._made.get(part)
        if not wanted or made is None:
            return Found(ids=(), total=0)
        among = "words MATCH ? AND names.id IS NOT NULL"
        join = "FROM words JOIN names ON names.rowid = words.rowid"
        with closing(_read_only(made[1])) as connection:
            (total,) = connection.execute(
                f"SELECT count(*) {join} WHERE {among}", (wanted,)
            ).fetchone()
            rows = connection.execute(
                f"SELECT names.id {join} WHERE {among} ORDER BY rank, names.rowid LIMIT ? OFFSET ?",
                (wanted, limit, offset),
            )
            return Found(ids=tuple(row[0] for row in rows), total=total)

    def _make(self, stamp: str) -> None:
        try:
            with self._opener() as record:
                pages = sha256("".join(ids_of(record, "articles")).encode()).hexdigest()
                if self._made.get("articles", ("",))[0] != pages:
                    rows = (
                        (page, None, f"{title or ''}\n{text}")
                        for page, title, text in texts(record, "articles", "id", "title", "text")
                    )
                    self._put("articles", pages, rows)
                self._put("claims", repr(stamp), _claim_rows(record))
            self._fault = None
        except (RecordError, sqlite3.Error, OSError) as error:
            self._fault = str(error)
        with self._lock:
            if self._asked == stamp:
                self._ready.set()

    def _put(self, part: str, key: str, rows: Iterable[tuple[str | None, str | None, str]]) -> None:
        """Write one part to a new file, and let it take the place of the old one."""
        path = Path(self._folder.name) / f"{part}-{sha256(key.encode()).hexdigest()[:16]}.db"
        path.unlink(missing_ok=True)
        _write(path, rows)
        old = self._made.get(part)
        self._made = {**self._made, part: (key, path)}
        if old is not None and old[1] != path:
            with suppress(OSError):
                old[1].unlink(missing_ok=True)


def _claim_rows(record: Record) -> Iterator[tuple[str | None, str | None, str]]:
    for claim, event, quote in texts(record, "claims", "id", "event_id", "quote"):
        yield claim, event, quote
    for event, title in texts(record, "events", "id", "title"):
        yield None, event, title


def _write(path: Path, rows: Iterable[tuple[str | None, str | None, str]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE names (id TEXT, event TEXT)")
        connection.execute(
            f"CREATE VIRTUAL TABLE words USING fts5(said, content='', tokenize='{_TOKENS}')"
        )
        rest = enumerate(rows, 1)
        while batch := list(islice(rest, _BATCH)):
            _insert(connection, batch)
        connection.execute("COMMIT")


def _insert(
    connection: sqlite3.Connection,
    batch: Sequence[tuple[int, tuple[str | None, str | None, str]]],
) -> None:
    connection.executemany(
        "INSERT INTO names(rowid, id, event) VALUES (?, ?, ?)",
        [(number, row[0], row[1]) for number, row in batch],
    )
    connection.executemany(
        "INSERT INTO words(rowid, said) VALUES (?, ?)", [(number, row[2]) for number, row in batch]
    )


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
