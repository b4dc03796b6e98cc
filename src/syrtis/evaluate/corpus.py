"""The files of a benchmark, and the hash that says whether they are still the same."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from syrtis.errors import BenchmarkError

__all__ = ["data_hash", "files_below"]


def files_below(path: Path) -> tuple[Path, ...]:
    """List the files a path names, sorted, hidden ones left out."""
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise BenchmarkError(f"{path} is not there; name a file or a folder of the benchmark")
    found = (below for below in path.rglob("*") if below.is_file())
    return tuple(
        sorted(
            below
            for below in found
            if not any(part.startswith(".") for part in below.relative_to(path).parts)
        )
    )


def data_hash(path: Path, files: Iterable[Path]) -> str:
    """Hash a benchmark's files by their place below `path` and their bytes (16 hex digits)."""
    whole = sha256()
    for place, file in sorted((_place(path, file), file) for file in files):
        whole.update(f"{'/'.join(place)}\x1f{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def _place(path: Path, file: Path) -> tuple[str, ...]:
    """A file's place below `path`; its name alone where it is `path`, or stands elsewhere."""
    below = file != path and file.is_relative_to(path)
    return file.relative_to(path).parts if below else (file.name,)
