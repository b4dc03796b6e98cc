"""Reads sentences with PropBank roles from JSON Lines: words, and one tag row a predicate."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from syrtis.evaluate.labels import Argument
from syrtis.evaluate.readers.iob import labels_of
from syrtis.evaluate.readers.lines import broken, json_lines

__all__ = ["Played", "read_propbank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One sentence with the roles of its predicates."""

    name: str
    words: tuple[str, ...]
    roles: tuple[Argument, ...]
    predicates: tuple[int, ...] = ()
    """Positions of the predicates' words, with or without roles."""
    document: str = ""


def read_propbank(path: Path) -> list[Played]:
    """Read sentences whose predicates carry one IOB tag a word; the verb itself is no role."""
    return [
        Played(
            name=f"{row.get('doc', path.name)} line {number}",
            words=tuple(row["words"]),
            roles=tuple(
                role
                for predicate in row["predicates"]
                for role in _roles(path, number, predicate, len(row["words"]))
            ),
            predicates=tuple(predicate["at"] for predicate in row["predicates"]),
            document=row.get("doc", ""),
        )
        for number, row in json_lines(path, "words", "predicates")
    ]


def _roles(path: Path, number: int, predicate: Any, words: int) -> list[Argument]:
    tags = predicate.get("tags") if isinstance(predicate, dict) else None
    if not isinstance(tags, list) or len(tags) != words:
        raise broken(path, number, f"a predicate without one tag for each of {words} words")
    return [
        Argument(predicate=predicate["at"], role=label)
        for label in labels_of(tags)
        if label.label != "V"
    ]
