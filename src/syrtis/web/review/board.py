"""The queue as it is now: worked out in the background, once for each state of the record."""

from threading import Event as Signal
from threading import Lock, Thread

from syrtis.errors import SyrtisError
from syrtis.web.review.queue import Pending, claimed_contents, make_queue
from syrtis.web.room import Room

__all__ = ["Board"]


class Board:
    """Keeps the queue of one record; a large one takes a while, and the room does not wait for it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._lock = Lock()
        self._asked: str | None = None
        self._ready = Signal()
        self._rows: tuple[Pending, ...] = ()
        self._fault: str | None = None

    def rows(self, wait_s: float) -> tuple[Pending, ...] | None:
        """Give the queue, waiting so long for it; null = it is still being worked out.

        Raises `SyrtisError` where it could not be.
        """
        stamp = self._room.stamp()
        with self._lock:
            if stamp != self._asked:
                self._asked = stamp
                self._ready = Signal()
                made = Thread(target=self._make, args=(stamp, self._ready), daemon=True)
                made.start()
            ready = self._ready
        if not ready.wait(wait_s):
            return None
        if self._fault is not None:
            raise SyrtisError(self._fault)
        return self._rows

    def _make(self, stamp: str, ready: Signal) -> None:
        fault: str | None = None
        rows: tuple[Pending, ...] = ()
        try:
            with self._room.opened() as record:
                rows = make_queue(claimed_contents(record))
        except Exception as error:  # noqa: BLE001 (the edge of a thread: told to whoever asks)
            fault = f"the queue could not be made ({type(error).__name__}: {error})"
        with self._lock:
            if self._asked == stamp:
                self._rows, self._fault = rows, fault
        ready.set()
