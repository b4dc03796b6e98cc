"""Kept work: what stages have made, found again by what went in and by the code that made it.

One folder a stage, one inside it for each version of its code and settings, packs in that. Nothing
is ever taken on trust: an entry whose checksum fails is not there, and its work is done again. What
cannot be written is told of and left; a build needs none of it.
"""

import secrets
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any

import fsspec

from syrtis.errors import InputError
from syrtis.pipeline.packs import entry_in, list_entries, pack
from syrtis.pipeline.version import code_version

__all__ = ["MOST_BYTES", "KeptWork", "open_kept", "shelf"]

MOST_BYTES = 4_000_000_000
"""Kept at most: about 300,000 articles of 500 words. The work used longest ago goes first."""
_MOST_PACKS = 200
_SMALL_BYTES = 100_000
"""More small packs of one stage than that are laid into one: a watch leaves one at every look."""
_WRITTEN = "written"
_PART_SECONDS = 3_600
"""A half-written file of this age was left by a build that was killed."""


@dataclass(slots=True, kw_only=True)
class KeptWork:
    """A place where work is kept: a folder, or any address that fsspec reads and writes."""

    files: Any
    """The file system of fsspec."""
    root: str
    most_bytes: int = MOST_BYTES
    troubles: list[str] = field(default_factory=list)
    """Why something could not be kept, for the user."""

    def find(self, stage: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Give the key and the result of all that is kept, pack by pack."""
        wanted = set(keys)
        folder = self._folder(stage)
        for name in self._packs(folder):
            if not wanted:
                return
            data = self._read(name)
            entries = list_entries(data)
            if entries is None:
                self._remove(name)
                continue
            used = [entry for entry in entries if entry.key in wanted]
            for entry in used:
                if (result := entry_in(data, entry)) is not None:
                    wanted.discard(entry.key)
                    yield entry.key, result
            if used:
                self._touch(name)

    def put(self, stage: str, results: Mapping[bytes, bytes]) -> None:
        """Keep the results of a shard."""
        if results:
            self._write(self._folder(stage), pack(results))

    def is_written(self, made_of: bytes, record: Path | None) -> bool:
        """Say whether a file is, to the last byte, the record that was written from just this."""
        if record is None or not record.is_file():
            return False
        return any(found == _sha256(record) for _, found in self.find(_WRITTEN, [made_of]))

    def was_written(self, made_of: bytes, record: Path | None) -> None:
        """Remember what a record was written from, where it is a file."""
        if record is not None and record.is_file():
            self.put(_WRITTEN, {made_of: _sha256(record)})

    def tidy(self) -> None:
        """Lay many small packs into one, and drop what was used longest ago beyond the bound."""
        try:
            packs = self.files.find(self.root, detail=True)
            self._drop(packs)
            small: defaultdict[str, list[str]] = defaultdict(list)
            for name, about in packs.items():
                if about["size"] < _SMALL_BYTES and name.endswith(".pack"):
                    small[name.rsplit("/", 1)[0]].append(name)
            for folder, names in small.items():
                if len(names) > _MOST_PACKS:
                    self._join(folder, sorted(names))
        except OSError as error:
            self._trouble(error)

    def _drop(self, packs: dict[str, dict[str, Any]]) -> None:
        held = sum(each["size"] for each in packs.values())
        for name, each in sorted(packs.items(), key=lambda item: (_used(item[1]), item[0])):
            stale = name.endswith(".part") and abs(time.time() - _used(each)) > _PART_SECONDS
            if held > self.most_bytes or stale:
                self._remove(name)
                held -= each["size"]

    def _join(self, folder: str, names: Sequence[str]) -> None:
        joined: dict[bytes, bytes] = {}
        for name in names:
            data = self._read(name)
            for entry in list_entries(data) or ():
                if (result := entry_in(data, entry)) is not None:
                    joined[entry.key] = result
        if self._write(folder, pack(joined)):
            for name in names:
                self._remove(name)

    def _folder(self, stage: str) -> str:
        return f"{self.root}/{stage}"

    def _packs(self, folder: str) -> list[str]:
        try:
            return sorted(
                str(name) for name in self.files.ls(folder, detail=False) if name.endswith(".pack")
            )
        except OSError:
            return []

    def _read(self, name: str) -> bytes:
        try:
            return bytes(self.files.cat_file(name))
        except OSError:  # another build has just dropped it, or the disk fails
            return b""

    def _write(self, folder: str, data: bytes) -> bool:
        """Write a file under another name and move it, so that no reader meets half of it."""
        name = f"{folder}/{blake2b(data, digest_size=16).hexdigest()}.pack"
        part = f"{name}.{secrets.token_hex(4)}.part"
        try:
            self.files.makedirs(folder, exist_ok=True)
            self.files.pipe_file(part, data)
            self.files.mv(part, name)
        except OSError as error:
            self._trouble(error)
            self._remove(part)
            return False
        return True

    def _remove(self, name: str) -> None:
        try:
            self.files.rm_file(name)
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                self._trouble(error)

    def _touch(self, name: str) -> None:
        try:
            self.files.touch(name, truncate=False)
        except (OSError, NotImplementedError, ValueError):  # a place that keeps no time of use
            return

    def _trouble(self, error: OSError) -> None:
        told = f"finished work could not be kept in {self.root} ({error.strerror or error})"
        if told not in self.troubles:
            self.troubles.append(told)


def open_kept(place: str, *, most_bytes: int = MOST_BYTES) -> KeptWork:
    """Open a place for kept work; `InputError` where the address is of no kind that is known."""
    try:
        files, root = fsspec.core.url_to_fs(place)
    except (ValueError, ImportError) as error:
        raise InputError(
            f"{place} cannot be used for kept work: {error}; name a folder, or an address that the "
            "installed fsspec packages know"
        ) from error
    return KeptWork(files=files, root=root.rstrip("/"), most_bytes=most_bytes)


def shelf(name: str, settings: Sequence[str]) -> str:
    """Name the folder of a stage's results: they are of this code and these settings only."""
    of = blake2b("\0".join((code_version(), *settings)).encode(), digest_size=16).hexdigest()
    return f"{name.replace(' ', '-')}/{of}"


def _sha256(file: Path) -> bytes:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").digest()


def _used(about: Mapping[str, Any]) -> float:
    when = about.get("mtime") or about.get("LastModified") or about.get("created") or 0.0
    return float(when.timestamp() if hasattr(when, "timestamp") else when)
