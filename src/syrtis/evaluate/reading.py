"""Sentences of a benchmark, read: gold words go to the reader as they are."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from syrtis.errors import BenchmarkError
from syrtis.evaluate.benchmark import System
from syrtis.evaluate.corpus import files_below
from syrtis.language import Token
from syrtis.model import Parsed

__all__ = ["ERRORS", "NOT_SERVED", "as_tokens", "notes_of", "read_files", "read_words"]

NOT_SERVED = "not served yet: the system does not read sentences, so every figure is 0"
ERRORS = 1000
"""Most errors listed; a longer list helps nobody."""

Gold = TypeVar("Gold")


def as_tokens(words: Iterable[str]) -> list[Token]:
    """Words as if one space stood between each two."""
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(start, start + len(word), word))
        start += len(word) + 1
    return tokens


def read_words(sentences: Sequence[Sequence[str]], system: System) -> list[Parsed]:
    """Read sentences whose words are given; without a reader every answer is empty."""
    if system.reader is None:
        return [Parsed(words=())] * len(sentences)
    return system.reader().read([as_tokens(words) for words in sentences])


def read_files(
    path: Path, suffixes: str | tuple[str, ...], read: Callable[[Path], list[Gold]]
) -> list[Gold]:
    """Read every file below a path that has the format's suffix; a file named itself is read."""
    files = [file for file in files_below(path) if file == path or file.name.endswith(suffixes)]
    found = [item for file in files for item in read(file)]
    if not found:
        raise BenchmarkError(f"{path} holds no sentence ({suffixes}); name another file or folder")
    return found


def notes_of(system: System, *notes: str) -> tuple[str, ...]:
    """The notes of a report, with a word where nothing was read."""
    return notes if system.reader else (NOT_SERVED, *notes)
