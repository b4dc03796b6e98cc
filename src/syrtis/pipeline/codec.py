"""Records as bytes and back, for work that is kept or sent: never code, so a file can do no harm."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from types import GenericAlias
from typing import Any

import msgspec

__all__ = ["decode_rows", "digest_of", "encode_rows"]

_encode = msgspec.msgpack.Encoder(order="deterministic").encode

KEY_BYTES = 16
"""128 bits, so that a clash needs about 10^19 inputs."""


def digest_of(content: object) -> bytes:
    """Hash what a result depends on."""
    return blake2b(_encode(content), digest_size=KEY_BYTES).digest()


def encode_rows(rows: Iterable[object], kinds: tuple[type, ...]) -> bytes | None:
    """Turn rows of the kinds named into bytes; null = one holds what no bytes can (a huge number)."""
    place = {kind: at for at, kind in enumerate(kinds)}
    sorted_: list[list[object]] = [[] for _ in kinds]
    order = bytearray()
    for row in rows:
        at = place[type(row)]
        order.append(at)
        sorted_[at].append(row)
    try:
        return _encode((bytes(order), *sorted_))
    except (UnicodeEncodeError, OverflowError):
        return None


def decode_rows(data: bytes, kinds: tuple[type, ...]) -> tuple[Any, ...]:
    """Turn bytes back into the rows, in their order; `msgspec.MsgspecError` where they are none."""
    order, *sorted_ = _decoder(kinds).decode(data)
    each = [iter(rows) for rows in sorted_]
    return tuple(next(each[at]) for at in order)


@cache
def _decoder(kinds: tuple[type, ...]) -> msgspec.msgpack.Decoder[Any]:
    lists = [GenericAlias(list, kind) for kind in kinds]
    return msgspec.msgpack.Decoder(GenericAlias(tuple, (bytes, *lists)))
