"""Packs: results of a shard of work in one file, each under its key and its checksum.

A pack is written once and never changed, so that two builds may keep their work in one place. Its
list of entries comes first: `syrtis work 1`, the list's length and checksum, the list, the entries.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

__all__ = ["Entry", "entry_in", "list_entries", "pack"]

_MAGIC = b"syrtis work 1\n"
_SUM = 8
_HEAD = len(_MAGIC) + 8 + _SUM
_LEVEL = 1
"""zlib level: 4 times smaller; higher ones take more time than the disk saves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one result lies in its pack."""

    key: bytes
    start: int
    end: int
    checksum: bytes


_list = msgspec.msgpack.Decoder(list[tuple[bytes, int, bytes]])


def pack(results: Mapping[bytes, bytes]) -> bytes:
    """Lay results into one file; the same results give the same bytes."""
    packed = {key: zlib.compress(results[key], _LEVEL) for key in sorted(results)}
    listed = msgspec.msgpack.encode([(key, len(p), _sum(p)) for key, p in packed.items()])
    head = _MAGIC + len(listed).to_bytes(8, "big") + _sum(listed)
    return b"".join((head, listed, *packed.values()))


def list_entries(data: bytes) -> list[Entry] | None:
    """List what a pack holds; null = it is damaged, or none."""
    length = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 8], "big")
    listed = data[_HEAD : _HEAD + length]
    if not data.startswith(_MAGIC) or data[_HEAD - _SUM : _HEAD] != _sum(listed):
        return None
    entries = []
    at = _HEAD + length
    for key, size, checksum in _list.decode(listed):
        entries.append(Entry(key, at, at + size, checksum))
        at += size
    return entries


def entry_in(data: bytes, entry: Entry) -> bytes | None:
    """Take one result out of its pack; null = its bytes are damaged."""
    packed = data[entry.start : entry.end]
    return zlib.decompress(packed) if _sum(packed) == entry.checksum else None


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()
