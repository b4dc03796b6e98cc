"""Claims and events that have something in common: a voice, an actor, a place, or words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from syrtis.model import Claim, ClaimKind
from syrtis.store.damage import damage_told
from syrtis.store.queries import in_batches
from syrtis.store.record import Record
from syrtis.store.rows import record_from_row
from syrtis.store.schema import table_of
from syrtis.store.search import search_condition

__all__ = [
    "ClaimsAsked",
    "claims_by_article",
    "claims_by_voice",
    "claims_chosen",
    "count_claims",
    "count_found",
    "events_found",
    "events_with",
    "found_ids",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsAsked:
    """What the claims asked for have in common; null = anything."""

    kind: ClaimKind | None = None
    article: str | None = None
    voice: str | None = None
    actor: str | None = None
    place: str | None = None
    ids: tuple[str, ...] | None = None


def claims_chosen(
    record: Record, choice: ClaimsAsked, *, limit: int, offset: int = 0
) -> list[Claim]:
    """Read so many of the claims asked for, article by article, in the order of the text."""
    table = table_of("claims")
    order = (table.c.article_id, table.c.start, table.c.end, table.c.id)
    chosen = select(table).where(*_conditions(choice)).order_by(*order)
    found = []
    for values in record.select(chosen.limit(limit).offset(offset)):
        with damage_told(record.name):
            found.append(record_from_row(Claim, values))
    return found


def count_claims(record: Record, choice: ClaimsAsked) -> int:
    """Count the claims asked for."""
    chosen = select(func.count().label("n")).select_from(table_of("claims"))
    return int(next(record.select(chosen.where(*_conditions(choice))))["n"])


def claims_by_article(record: Record, articles: Iterable[str]) -> dict[str, int]:
    """Count the claims of some articles."""
    claims = table_of("claims").c
    counts: dict[str, int] = {}
    for batch in in_batches(articles):
        chosen = select(claims.article_id, func.count().label("n"))
        chosen = chosen.where(claims.article_id.in_(batch)).group_by(claims.article_id)
        counts |= {values["article_id"]: values["n"] for values in record.select(chosen)}
    return counts


def claims_by_voice(record: Record) -> dict[str | None, int]:
    """Count the claims that rest on each voice."""
    claims = table_of("claims").c
    chosen = select(claims.origin_id, func.count().label("n")).group_by(claims.origin_id)
    return {values["origin_id"]: values["n"] for values in record.select(chosen)}


def found_ids(record: Record, table: str, asked: str, *, limit: int) -> list[str]:
    """Read the ids of so many articles or claims in which all the words asked for stand."""
    rows = table_of(table).c
    order = (
        (rows.source, rows.id) if table == "articles" else (rows.article_id, rows.start, rows.id)
    )
    chosen = select(rows.id).where(search_condition(table, asked)).order_by(*order).limit(limit)
    return [values["id"] for values in record.select(chosen)]


def count_found(record: Record, table: str, asked: str) -> int:
    """Count the articles or claims in which all the words asked for stand."""
    chosen = select(func.count().label("n")).select_from(table_of(table))
    return int(next(record.select(chosen.where(search_condition(table, asked))))["n"])


def events_found(record: Record, asked: str) -> frozenset[str]:
    """Read the ids of the events of which a claim, or a name in it, has all the words asked for."""
    event = table_of("claims").c.event_id
    found = (event.is_not(None), search_condition("claims", asked))
    chosen = select(event).where(*found).distinct()
    return frozenset(values["event_id"] for values in record.select(chosen))


def events_with(record: Record, things: Iterable[str], most: int = 200) -> list[str]:
    """Read the ids of the events that have one of these actors as a side, or one of these places."""
    events, ids = table_of("events").c, list(things)
    beside = or_(events.side_a.in_(ids), events.side_b.in_(ids), events.place_id.in_(ids))
    chosen = select(events.id).where(beside).order_by(events.id).limit(most)
    return [values["id"] for values in record.select(chosen)]


def _conditions(choice: ClaimsAsked) -> list[ColumnElement[Any]]:
    claims = table_of("claims").c
    wanted: list[ColumnElement[Any]] = []
    if choice.kind is not None:
        wanted.append(claims.kind == str(choice.kind))
    if choice.article is not None:
        wanted.append(claims.article_id == choice.article)
    if choice.voice is not None:
        wanted.append(claims.origin_id == choice.voice)
    if choice.ids is not None:
        wanted.append(claims.id.in_(choice.ids))
    if choice.actor is not None:
        named = f'"actor_id":"{choice.actor}"'
        parties = (claims.who, claims.by, claims.claimant)
        wanted.append(or_(*(party.contains(named, autoescape=True) for party in parties)))
    if choice.place is not None:
        wanted.append(claims.place.contains(f'"place_id":"{choice.place}"', autoescape=True))
    return wanted
