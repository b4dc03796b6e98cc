"""Gather pages from the inputs a user names: files, folders, containers in them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from syrtis.errors import InputError
from syrtis.model import Issue, Page
from syrtis.read.inputs.files import read_file
from syrtis.read.inputs.folders import source_name, walk
from syrtis.read.inputs.limits import Limits

__all__ = ["gather"]


DEFAULT = Limits()


def gather(paths: Sequence[Path | str], *, limits: Limits = DEFAULT) -> Iterator[Page | Issue]:
    """Give every page under the inputs, in a fixed order, and an issue for all that is none.

    A page's `source` is its path below the folder that was named, or the file's name. The same bytes
    met twice are given twice. Raises `InputError` for a path that does not exist.
    """
    roots = [Path(path) for path in paths]
    for root in roots:
        if not root.exists() and not root.is_symlink():
            raise InputError(f"no such file or folder: {root}; check the path")
    for root in sorted(set(roots)):
        for found in walk(root):
            if isinstance(found, Issue):
                yield found
            else:
                yield from read_file(found, source=source_name(found, root), limits=limits)
