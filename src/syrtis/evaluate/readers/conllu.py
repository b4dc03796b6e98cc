"""Reads sentences with tags and trees from CoNLL-U."""

from dataclasses import dataclass
from pathlib import Path

from syrtis.evaluate.readers.lines import broken, integer, numbered_lines

__all__ = ["Treed", "read_conllu"]

_COLUMNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Treed:
    """One sentence of a treebank."""

    name: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    text: str = ""
    """The sentence as it was written; empty where the file does not keep it."""
    document: str = ""
    begins_paragraph: bool = False


def read_conllu(path: Path) -> list[Treed]:
    """Read the sentences of a CoNLL-U file; contractions and empty nodes are passed over."""
    sentences: list[Treed] = []
    rows: list[list[str]] = []
    said: dict[str, str] = {}
    begun = 1
    for number, line in [*numbered_lines(path), (0, "")]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            said[key.strip().split(" ")[0]] = value.strip()
        elif line:
            begun = begun if rows else number
            rows.extend(_word(path, number, line))
        elif rows:
            sentences.append(_sentence(path, begun, said, rows))
            rows, said = [], {"newdoc": sentences[-1].document}
    return sentences


def _word(path: Path, number: int, line: str) -> list[list[str]]:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise broken(path, number, f"{len(columns)} columns where CoNLL-U has {_COLUMNS}")
    if "-" in columns[0] or "." in columns[0]:
        return []
    integer(path, number, columns[0])
    integer(path, number, columns[6])
    return [columns]


def _sentence(path: Path, begun: int, said: dict[str, str], rows: list[list[str]]) -> Treed:
    heads = tuple(int(row[6]) for row in rows)
    if not all(0 <= head <= len(rows) for head in heads):
        raise broken(path, begun, "a sentence whose heads point outside it")
    return Treed(
        name=said.get("sent_id") or f"line {begun}",
        words=tuple(row[1] for row in rows),
        tags=tuple(row[3] for row in rows),
        heads=heads,
        relations=tuple(row[7] for row in rows),
        text=said.get("text", ""),
        document=said.get("newdoc", ""),
        begins_paragraph="newpar" in said,
    )
