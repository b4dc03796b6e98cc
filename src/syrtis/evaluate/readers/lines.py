"""Shared reading of benchmark files: text with line numbers, JSON, JSON Lines."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from syrtis.errors import BenchmarkError

__all__ = [
    "broken",
    "integer",
    "json_lines",
    "numbered_lines",
    "read_bytes",
    "read_json",
    "read_text",
]


def broken(path: Path, line: int, found: str) -> BenchmarkError:
    """Say where a benchmark file is damaged."""
    return BenchmarkError(f"{path}, line {line}: {found}; the file is damaged or in another format")


def read_bytes(path: Path) -> bytes:
    """Read a file whole, unpacking it where its name ends in .gz."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError, zlib.error) as reason:
        raise BenchmarkError(f"{path} cannot be read ({reason})") from reason


def read_text(path: Path, *, encoding: str = "utf-8") -> str:
    """Read a file as text, without touching its line ends."""
    content = read_bytes(path)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as reason:
        line = content.count(b"\n", 0, reason.start) + 1
        raise broken(path, line, f"bytes that are not {encoding}") from reason


def numbered_lines(path: Path, *, encoding: str = "utf-8") -> Iterator[tuple[int, str]]:
    """Walk the lines of a file, counted from 1, without their line ends."""
    for number, line in enumerate(read_text(path, encoding=encoding).split("\n"), start=1):
        yield number, line.removesuffix("\r")


def read_json(path: Path) -> dict[str, Any]:
    """Read a file that holds one JSON object."""
    try:
        value = json.loads(read_text(path))
    except json.JSONDecodeError as reason:
        raise broken(path, reason.lineno, f"no JSON ({reason.msg})") from reason
    if not isinstance(value, dict):
        raise broken(path, 1, "no JSON object")
    return value


def json_lines(path: Path, *needed: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Walk the objects of a JSON Lines file with their line numbers; each must hold `needed`."""
    for number, line in numbered_lines(path):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as reason:
            raise broken(path, number, f"no JSON ({reason})") from reason
        if not isinstance(value, dict):
            raise broken(path, number, "no JSON object")
        for key in needed:
            if key not in value:
                raise broken(path, number, f"no `{key}`")
        yield number, value


def integer(path: Path, line: int, text: str | None) -> int:
    """Read a whole number where the format demands one."""
    try:
        return int(text or "")
    except ValueError as reason:
        raise broken(path, line, f"{text!r} where a whole number belongs") from reason
