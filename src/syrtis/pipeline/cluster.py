"""A crew on Dask: worker processes of this machine, or the user's own scheduler.

`distributed` takes most of a second to import and two to start, so it is neither before there is
work that is worth it.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from syrtis.errors import EngineError
from syrtis.pipeline.crew import Done, Limits, SideProcess
from syrtis.pipeline.shards import Result, Shard, do_shard

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Workers"]

_WORTH = 4
"""Shards from which worker processes pay for their start (about 3 s each, a shard of articles 4 s)."""
_AHEAD = 2
"""Shards a worker has waiting while it does one, so that it never stands idle and little is lost."""
_REACH_SECONDS = 20
"""How long a scheduler is waited for."""
_UNMANNED_SECONDS = 120.0
"""How long a scheduler may be without any worker: where a queue hands machines out, one that has ended
is replaced within that, or nobody knows when."""


class Workers:
    """Worker processes of Dask, started when the first work comes that is worth it."""

    def __init__(
        self, count: int, limits: Limits, *, scheduler: str | None = None, worth: int = _WORTH
    ) -> None:
        """Start nothing yet; `scheduler` is the address of the user's own, whose workers count."""
        self.limits = limits
        self.size = count
        self._scheduler = scheduler
        self._worth = worth
        self._side = SideProcess(limits)
        self._client: Client | None = None
        self._cluster: Any = None
        self._counted = 0.0
        self._manned = 0.0

    def do_all(self, shards: Iterable[Shard], count: int) -> Iterator[Done]:
        """Do shards on all workers, a few ahead of each."""
        if self._client is None and self._scheduler is None and count < self._worth:
            yield from self._side.do_all(shards, count)
            return
        client = self._opened()
        numbers: dict[Any, int] = {}
        rest = iter(enumerate(shards))
        finished: SimpleQueue[Any] = SimpleQueue()
        while True:
            for number, shard in islice(rest, self._wanted() - len(numbers)):
                with self._reached():
                    future = client.submit(do_shard, shard, pure=False)
                numbers[future] = number
                future.add_done_callback(finished.put)
            if not numbers:
                return
            future = self._next(finished)
            with self._reached():
                results = _results(future)
            yield Done(number=numbers.pop(future), results=results)
            future.release()

    def _next(self, finished: "SimpleQueue[Any]") -> Any:
        """Wait for a shard, for as long as there is anybody to do it."""
        while True:
            try:
                return finished.get(timeout=_COUNT_SECONDS)
            except Empty:
                self._count()

    def _wanted(self) -> int:
        """Say how many shards may be under way."""
        self._count()
        return self.size * (1 + _AHEAD)

    def _count(self) -> None:
        """Count the workers of the user's own, which may come and go, but not be gone for good."""
        now = time.monotonic()
        if self._scheduler is None or self._client is None or now < self._counted + _COUNT_SECONDS:
            return
        with self._reached():
            threads = sum(self._client.nthreads().values())
        self.size, self._counted = max(1, threads), now
        self._manned = now if threads else self._manned
        if now - self._manned > _UNMANNED_SECONDS:
            raise EngineError(
                f"the scheduler at {self._scheduler} has had no worker for {_UNMANNED_SECONDS:.0f} s; "
                "what was finished is kept: start workers and give the same command again"
            )

    def _opened(self) -> "Client":
        if self._client is None:
            self._side.close()
            with self._reached():
                self._client = self._connected() if self._scheduler else self._started()
        return self._client

    def _started(self) -> "Client":
        """Start workers of this machine, one thread each, that nobody else can send work to.

        Whoever is logged in to a machine reaches its loopback, and whoever reaches a worker runs what
        code they like in it: so each cluster has a certificate of its own, which only its parts know.
        """
        import dask
        from distributed import Client, LocalCluster
        from distributed.security import Security

        dask.config.set(_SETTINGS)
        own = Security.temporary()
        self._cluster = LocalCluster(
            n_workers=self.size,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            scheduler_kwargs={"dashboard": False},
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address=None,
            memory_limit=self.limits.memory_bytes,
            silence_logs=logging.CRITICAL,
            protocol="tls://",
            security=own,
        )
        client = Client(self._cluster)
        client.register_plugin(_quiet_worker())
        self._cluster.loop.add_callback(self._cluster.scheduler.http_server.stop)
        return client

    def _connected(self) -> "Client":
        """Reach the user's scheduler, and wait for a first worker."""
        from distributed import Client

        client = Client(self._scheduler, timeout=_REACH_SECONDS, set_as_default=False)
        client.wait_for_workers(1, timeout=_REACH_SECONDS)
        self._manned = time.monotonic()
        return client

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Tell in words that nobody answers any more."""
        try:
            yield
        except (CancelledError, OSError, TimeoutError) as error:
            where = f"the scheduler at {self._scheduler}" if self._scheduler else "the workers"
            raise EngineError(
                f"{where} cannot be reached ({error or type(error).__name__}); what was finished is "
                "kept: mend the cluster and give the same command again"
            ) from error

    def close(self) -> None:
        """Let the workers go; those of a user's own scheduler stay."""
        self._side.close()
        for each in (self._client, self._cluster):
            if each is not None:
                with suppress(OSError, TimeoutError, CancelledError):
                    each.close(timeout=_CLOSE_SECONDS)
        self._client = self._cluster = None


def _quiet_worker() -> Any:
    """Make what closes the web server that each worker opens, those that replace others too."""
    from distributed import WorkerPlugin

    class Quiet(WorkerPlugin):
        name = "syrtis-quiet"

        def setup(self, worker: Any) -> None:
            worker.http_server.stop()

    return Quiet()


def _results(future: Any) -> list[Result] | None:
    """Fetch what a shard made; null = its worker died."""
    from distributed import KilledWorker

    try:
        results: list[Result] = future.result()
    except KilledWorker:
        return None
    return results


_CLOSE_SECONDS = 5
_COUNT_SECONDS = 10
_SETTINGS = {
    "distributed.scheduler.allowed-failures": 0,  # who died of what is the engine's to find out
    "distributed.admin.large-graph-warning-threshold": "1 GB",
    "distributed.deploy.lost-worker-timeout": "10 minutes",  # a busy machine replaces one slowly
    "distributed.scheduler.http.routes": [],  # and what Dask serves over HTTP, nobody asks for
    "distributed.worker.http.routes": [],
    "distributed.worker.daemon": True,
    "distributed.worker.profile.enabled": False,  # looks a hundred times a second
    "distributed.admin.system-monitor.interval": "5 seconds",
}
