"""What takes a while on a large record: worked out in the background, once for each of its states."""

from collections.abc import Callable
from threading import Event as Signal
from threading import Lock, Thread
from typing import Generic, TypeVar

from syrtis.errors import SyrtisError
from syrtis.store import Record
from syrtis.web.room import Room

__all__ = ["Later"]

T = TypeVar("T")


class Later(Generic[T]):
    """Keeps one thing that is made of a record; the room does not wait for it."""

    def __init__(self, room: Room, name: str, make: Callable[[Record], T]) -> None:
        self._room = room
        self._name = name
        self._make = make
        self._lock = Lock()
        self._asked: str | None = None
        self._ready = Signal()
        self._made: T | None = None
        self._fault: str | None = None

    def get(self, wait_s: float) -> T | None:
        """Give it, waiting so long; null = it is still being worked out.

        Raises `SyrtisError` where it could not be.
        """
        stamp = self._room.stamp()
        with self._lock:
            if stamp != self._asked:
                self._asked = stamp
                self._ready = Signal()
                work = Thread(target=self._work, args=(stamp, self._ready), daemon=True)
                work.start()
            ready = self._ready
        if not ready.wait(wait_s):
            return None
        if self._fault is not None:
            raise SyrtisError(self._fault)
        return self._made

    def _work(self, stamp: str, ready: Signal) -> None:
        fault: str | None = None
        made: T | None = None
        try:
            with self._room.opened() as record:
                made = self._make(record)
        except Exception as error:  # noqa: BLE001 (the edge of a thread: told to whoever asks)
            fault = f"{self._name} could not be worked out ({type(error).__name__}: {error})"
        with self._lock:
            if self._asked == stamp:
                self._made, self._fault = made, fault
        ready.set()
