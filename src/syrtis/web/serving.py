"""The server: one process, one socket, no log of who read what."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from syrtis.errors import InputError

__all__ = ["bound", "run"]


@contextmanager
def bound(host: str, port: int) -> Iterator[socket.socket]:
    """Take a port; raises `InputError` where another program has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((host, port))
            taken.listen(128)  # from here on a visitor waits, and is not refused
        except OSError as error:
            raise InputError(
                f"{host}:{port} cannot be used ({error.strerror or error}); give another --port, "
                "0 for any that is free"
            ) from error
        yield taken
    finally:
        taken.close()


def run(app: ASGIApp, taken: socket.socket) -> None:
    """Serve until Ctrl-C."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[taken])
