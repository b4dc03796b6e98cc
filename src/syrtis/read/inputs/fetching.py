"""Fetch one address politely: only if it changed, within bounds of time and size, and as ourselves.

A server may drip, lie about lengths, send a bomb or lead round in a circle: each ends as `Refused`, with
its reason, within the time that was given.
"""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from syrtis.errors import InputError

__all__ = ["FetchLimits", "Fetched", "Refused", "Unchanged", "fetch"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What one fetch may cost."""

    seconds: float = 60.0
    """From the first byte asked to the last received, redirects and all."""
    bytes: int = 20_000_000
    """Of the body, unpacked."""
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body, and what the server calls this state of it."""

    body: bytes
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that nothing changed since it was last asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing usable came."""

    reason: str
    retry_after_s: float | None = None
    """How long the server asks to be left alone; null = it does not say."""


def fetch(
    address: str,
    *,
    agent: str,
    state: Mapping[str, str],
    now: datetime,
    limits: FetchLimits,
) -> Fetched | Unchanged | Refused:
    """Ask for an address, unless it is as it was when `state` (`etag`, `modified`) was told.

    `now` is only held against a Retry-After that names a time. `InputError` for an address that is
    no http or https.
    """
    headers = {"User-Agent": agent, "Accept-Encoding": "gzip", "Accept": _ACCEPT}
    headers |= {"If-None-Match": state["etag"]} if "etag" in state else {}
    headers |= {"If-Modified-Since": state["modified"]} if "modified" in state else {}
    _check(address)
    deadline = _Deadline(limits.seconds)
    try:
        with deadline:
            return _followed(address, headers, deadline, now, limits)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        late = f"took more than {limits.seconds:.0f} s" if deadline.passed else ""
        return Refused(reason=late or f"{type(error).__name__}: {error}"[:200])


_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"


class _Deadline:
    """Cuts the connection in use when the time is up: a drip keeps every single read in time."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self.seconds = seconds

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def covers(self, connection: http.client.HTTPConnection) -> None:
        connection.connect()
        self._socket = connection.sock
        if self.passed:
            self._cut()

    def _cut(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _followed(
    address: str,
    headers: Mapping[str, str],
    deadline: _Deadline,
    now: datetime,
    limits: FetchLimits,
) -> Fetched | Unchanged | Refused:
    for _ in range(limits.redirects + 1):
        with _answer(address, headers, deadline) as answer:
            target = answer.getheader("Location")
            if answer.status not in _REDIRECTS or target is None:
                return _told(answer, deadline, now, limits)
        target = urljoin(address, target)
        if address.startswith("https:") and not target.startswith("https:"):
            return Refused(reason=f"leads from https to {target[:100]}")
        if not _is_web(target):
            return Refused(reason=f"leads to {target[:100]}, which is no address of the web")
        address = target
    return Refused(reason=f"leads on more than {limits.redirects} times")


@contextmanager
def _answer(
    address: str, headers: Mapping[str, str], deadline: _Deadline
) -> Iterator[http.client.HTTPResponse]:
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(
            host, port, timeout=deadline.seconds, context=context
        )
    else:
        connection = http.client.HTTPConnection(host, port, timeout=deadline.seconds)
    try:
        deadline.covers(connection)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=dict(headers))
        yield connection.getresponse()
    finally:
        connection.close()


def _told(
    answer: http.client.HTTPResponse, deadline: _Deadline, now: datetime, limits: FetchLimits
) -> Fetched | Unchanged | Refused:
    if answer.status == http.client.NOT_MODIFIED:
        return Unchanged()
    if answer.status != http.client.OK:
        return Refused(
            reason=f"the server answers {answer.status} {answer.reason}"[:100],
            retry_after_s=_seconds(answer.getheader("Retry-After"), now),
        )
    body = _body(answer, limits.bytes)
    if isinstance(body, Refused):
        return body
    if deadline.passed:
        return Refused(reason=f"took more than {limits.seconds:.0f} s")
    return Fetched(
        body=body, etag=answer.getheader("ETag"), modified=answer.getheader("Last-Modified")
    )


def _body(answer: http.client.HTTPResponse, most: int) -> bytes | Refused:
    """Read and unpack a body, no further than it may be long."""
    packed = (answer.getheader("Content-Encoding") or "").lower()
    if packed not in {"", "identity", "gzip"}:
        return Refused(reason=f"is packed as {packed[:20]!r}, which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed == "gzip" else None
    body = bytearray()
    while chunk := answer.read1(_CHUNK):
        body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
        if len(body) > most:
            return Refused(reason=f"has more than {most:,} bytes")
    if answer.length or (unpack is not None and not unpack.eof):
        return Refused(reason="breaks off before its end")
    return bytes(body)


def _seconds(told: str | None, now: datetime) -> float | None:
    if told is None:
        return None
    if told.strip().isdigit():
        return float(told.strip()[:9])
    try:
        return max(0.0, (parsedate_to_datetime(told) - now).total_seconds())
    except (TypeError, ValueError):  # no time, or one without its zone
        return None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        return False


def _check(address: str) -> None:
    if not _is_web(address):
        raise InputError(f"{address[:200]} is no address of a feed; it begins with https://")
