"""A crew: the process, or the processes, that do shards of work for a build, and may die of them."""

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from syrtis.pipeline.shards import Result, Shard, do_shard

__all__ = ["Crew", "Done", "Limits", "SideProcess", "limit_memory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost before it is set aside."""

    seconds: float = 60.0
    """For any page; larger ones have more."""
    characters_a_second: int = 2_000
    """A twentieth of what one core reads, so that a slow machine is not taken for a hanging page."""
    memory_bytes: int = 4_000_000_000
    """Of the process that reads it (Linux; elsewhere not bounded)."""

    def patience(self, size: int) -> float:
        """Say how many seconds a page of a size may take."""
        return self.seconds + size / self.characters_a_second


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A shard that came back: its number, and its results or null where its process died."""

    number: int
    results: list[Result] | None


class Crew(Protocol):
    """What an engine asks of those who do its work."""

    limits: Limits
    size: int
    """How many shards are done at one time."""

    def do_all(self, shards: Iterable[Shard], count: int) -> Iterator[Done]:
        """Do shards, `count` of them, in any order; each comes back once."""

    def close(self) -> None:
        """Send everybody home."""


class SideProcess:
    """One process beside the build's own: a page that crashes a parser costs that process only."""

    def __init__(self, limits: Limits) -> None:
        """Start nothing yet."""
        self.limits = limits
        self.size = 1
        self._pool: ProcessPoolExecutor | None = None

    def do_all(self, shards: Iterable[Shard], count: int) -> Iterator[Done]:
        """Do shards one after another, the next one waiting at the door."""
        waiting: dict[Future[list[Result]], int] = {}
        rest = iter(enumerate(shards))
        while True:
            for number, shard in islice(rest, 2 - len(waiting)):
                waiting[self._submitted(shard)] = number
            if not waiting:
                return
            finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in finished:
                yield Done(number=waiting.pop(future), results=self._results(future))

    def _submitted(self, shard: Shard) -> Future[list[Result]]:
        try:
            return self._opened().submit(do_shard, shard)
        except BrokenProcessPool:  # it died between two shards
            self.close()
            return self._opened().submit(do_shard, shard)

    def _results(self, future: Future[list[Result]]) -> list[Result] | None:
        try:
            return future.result()
        except BrokenProcessPool:
            self.close()
            return None

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                mp_context=multiprocessing.get_context("fork" if _may_fork() else "spawn"),
                initializer=_settle_in,
                initargs=(self.limits.memory_bytes, os.getpid()),
            )
        return self._pool

    def close(self) -> None:
        """End the process; what it was doing is lost."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):
                with suppress(OSError):
                    process.terminate()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _may_fork() -> bool:
    """Say whether a copy of this process can work: what it has imported need not be imported again then.

    A copy has none of the other threads, and waits for ever for what they held: those of ours, and
    those of the model's run-time, which has its own as soon as it is imported.
    """
    alone = threading.active_count() == 1 and "onnxruntime" not in sys.modules
    return sys.platform == "linux" and alone


def _settle_in(memory_bytes: int, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the build's to handle
    faulthandler.disable()  # a crash is told of as an issue
    limit_memory(memory_bytes)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when the build it works for has been killed."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def limit_memory(memory_bytes: int) -> None:
    """Bound what this process may take, where the system can: beyond it, memory is refused."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
