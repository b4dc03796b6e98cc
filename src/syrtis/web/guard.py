"""Who may ask, and what an answer may do: hosts, token, headers, and forms that are really ours.

The pages in a record are written by strangers, and a browser visits other sites while the room is open.
So: no script or style but our own files, no request to anywhere else, no answer under a name that is
not this machine's (a page that rebinds its own name to 127.0.0.1 gets nothing), and no decision from a
form that we did not write.
"""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "LOOPBACK", "Guard", "Keys", "is_loopback"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "syrtis-token"

HEADERS: Mapping[str, str] = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",  # `no-referrer` would hide the origin of our own forms
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Sent with every answer."""


class Keys(Protocol):
    """What the guard has to know."""

    @property
    def host(self) -> str:
        """The address the room is bound to."""

    @property
    def token(self) -> str | None:
        """What a visitor has to show; null = nothing, on this machine."""


def is_loopback(host: str) -> bool:
    """Say whether an address is this machine's own."""
    return host in LOOPBACK


class Guard:
    """Answers in the room's stead where a request is not to be let in."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app = app
        self.keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it; put our headers on every answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._refusal(scope)
        await (answer or self.app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            return PlainTextResponse(
                "This room answers only under the name it was opened with (127.0.0.1 or localhost).",
                status_code=421,
            )
        if self.keys.token is not None:
            refused = _without_token(scope, headers, self.keys.token)
            if refused is not None:
                return refused
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not _from_here(headers):
            return PlainTextResponse(
                "A decision comes only from a page of this room; another site sent this one.",
                status_code=403,
            )
        return None

    def _is_ours(self, host: str) -> bool:
        """Say whether a Host header names us; bound to every address, the token has to do."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if self.keys.token is not None and self.keys.host in ("0.0.0.0", "::"):
            return bool(name)
        return name in LOOPBACK or name == self.keys.host


def _from_here(headers: Headers) -> bool:
    """Say whether a form was sent by a page of ours: its origin is the host that it was sent to."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return urlsplit(origin).netloc == headers.get("host", "")


def _without_token(scope: Scope, headers: Headers, token: str) -> Response | None:
    """Refuse a visitor without the token; one who brings it in the address gets it as a cookie."""
    held = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    if compare_digest(held.encode(), token.encode()):
        return None
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    for brought in query.get("token", ()):
        if compare_digest(brought.encode(), token.encode()):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            return answer
    return PlainTextResponse(
        "This room is open to those who have its token: use the address that `syrtis serve` printed.",
        status_code=401,
    )
