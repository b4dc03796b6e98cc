"""Gather pages from the inputs a user names: files, folders, containers in them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from syrtis.errors import InputError
from syrtis.model import Issue, Page
from syrtis.read.inputs.addresses import found_at, input_at
from syrtis.read.inputs.files import Found, read_file
from syrtis.read.inputs.folders import source_name, walk
from syrtis.read.inputs.limits import Limits

__all__ = ["gather"]


DEFAULT = Limits()


def gather(paths: Sequence[Path | str], *, limits: Limits = DEFAULT) -> Iterator[Page | Issue]:
    """Give every page under the inputs, in a fixed order, and an issue for all that is none.

    An input is a path, or an address that fsspec knows. A page's `source` is its path below the folder
    that was named, or the file's name. The same bytes met twice are given twice. Raises `InputError`
    for a path that does not exist, and for an address that cannot be read.
    """
    inputs = {input_at(path) for path in paths}
    roots = sorted(each for each in inputs if isinstance(each, Path))
    for root in roots:
        if not root.exists() and not root.is_symlink():
            raise InputError(f"no such file or folder: {root}; check the path")
    for root in roots:
        for found in walk(root):
            if isinstance(found, Issue):
                yield found
            else:
                yield from read_file(_in_folder(found, root), limits)
    for address in sorted(each for each in inputs if isinstance(each, str)):
        for stored in found_at(address):
            yield from read_file(stored, limits)


def _in_folder(path: Path, root: Path) -> Found:
    return Found(name=path.name, source=source_name(path, root), open=lambda: path.open("rb"))
