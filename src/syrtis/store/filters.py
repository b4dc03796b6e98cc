"""Which claims of a record a reader asks for."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func

from syrtis.model import ClaimKind, Modality
from syrtis.store.schema import table_of

__all__ = ["ClaimFilter", "add_functions", "claim_conditions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What the claims asked for have in common; null = anything."""

    kind: ClaimKind | None = None
    modality: Modality | None = None
    article_id: str | None = None
    claimant: str | None = None
    """Words the claimant's name contains, in any case."""
    words: str | None = None
    """Words the quote contains, in any case."""
    at_least: int | None = None
    """The lowest number that the claim's words allow is this or more."""


def add_functions(connection: sqlite3.Connection) -> None:
    """Teach SQLite to compare words in any case and any script (its own LIKE knows ASCII only)."""
    connection.create_function("syrtis_contains", 2, _contains, deterministic=True)


def _contains(text: str | None, words: str) -> bool:
    return text is not None and words.casefold() in text.casefold()


def claim_conditions(chosen: ClaimFilter) -> list[ColumnElement[Any]]:
    """Write a filter as SQL."""
    claims = table_of("claims").c
    wanted: list[ColumnElement[Any]] = []
    for column in ("kind", "modality", "article_id"):
        value = getattr(chosen, column)
        if value is not None:
            wanted.append(claims[column] == str(value))
    if chosen.claimant is not None:
        name = func.json_extract(claims.claimant, "$.name")
        wanted.append(func.syrtis_contains(name, chosen.claimant))
    if chosen.words is not None:
        wanted.append(func.syrtis_contains(claims.quote, chosen.words))
    if chosen.at_least is not None:
        wanted.append(func.json_extract(claims.count, "$.low") >= chosen.at_least)
    return wanted
