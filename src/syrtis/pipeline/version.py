"""What makes a result what it is, beside its input: our code and data, and the libraries it runs on."""

import platform
import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

__all__ = ["METHOD", "code_version"]

METHOD = (
    "errors.py",
    "model",
    "naming",
    "read",
    "language",
    "claims",
    "ground",
    "origins",
    "events",
    "pipeline",
)
"""What of the package a stage may import, by the layers of the house; the rest only shows it."""

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_PASSED_OVER = {"__pycache__"}


@cache
def code_version(*parts: str) -> str:
    """Hash the bytes of our own files under `parts` (models and tables too) and name the libraries.

    It changes with any letter of them, so that no result of other code is taken for one of ours. What
    it cannot see is the processor: int8 layers round otherwise on some.
    """
    root = Path(__file__).parents[1]
    seen = blake2b(digest_size=16)
    for file in sorted(_files(root, parts or METHOD)):
        seen.update(f"{file.relative_to(root).as_posix()}\0{file.stat().st_size}\0".encode())
        seen.update(file.read_bytes())
    for library in sorted(_libraries("syrtis")):
        seen.update(f"{library}\0".encode())
    seen.update(f"{platform.python_version()}\0{platform.machine()}".encode())
    return seen.hexdigest()


def _files(root: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    for part in parts:
        path = root / part
        for file in path.rglob("*") if path.is_dir() else (path,):
            if file.is_file() and not _PASSED_OVER & set(file.parts):
                yield file


def _libraries(name: str) -> set[str]:
    """Name the version of every library that is installed for us, and of theirs."""
    waiting, seen = [name], dict[str, str]()
    while waiting:
        known = waiting.pop()
        if known in seen:
            continue
        try:
            found = distribution(known)
        except PackageNotFoundError:  # an extra, or for another system
            seen[known] = "none"
            continue
        seen[known] = found.version
        waiting += [
            match[0].lower() for each in found.requires or () if (match := _NAME.match(each))
        ]
    return {f"{library} {version}" for library, version in seen.items()}
