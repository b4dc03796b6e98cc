"""Which claims of a record a reader asks for."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from syrtis.model import ClaimKind, Modality
from syrtis.store.dialect import contains, inner_number, inner_text
from syrtis.store.schema import table_of

__all__ = ["ClaimFilter", "claim_conditions"]


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


def claim_conditions(chosen: ClaimFilter) -> list[ColumnElement[Any]]:
    """Write a filter as SQL."""
    claims = table_of("claims").c
    wanted: list[ColumnElement[Any]] = []
    for column in ("kind", "modality", "article_id"):
        value = getattr(chosen, column)
        if value is not None:
            wanted.append(claims[column] == str(value))
    if chosen.claimant is not None:
        wanted.append(contains(inner_text(claims.claimant, "name"), chosen.claimant))
    if chosen.words is not None:
        wanted.append(contains(claims.quote, chosen.words))
    if chosen.at_least is not None:
        wanted.append(inner_number(claims.count, "low") >= chosen.at_least)
    return wanted
