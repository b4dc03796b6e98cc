"""The two sides of a case, indexed: the gold read by hand and the record's tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from syrtis.evaluate.case.likeness import alike, overlap
from syrtis.evaluate.report import Figures, Miss
from syrtis.evaluate.rows import RowMap, Tables

__all__ = ["Section", "Sides", "sides_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one part of a case measured, and what it missed."""

    figures: Figures
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Gold and record side by side."""

    gold: Mapping[str, Any]
    tables: Tables
    articles: Mapping[str, RowMap]
    """Article id -> article."""
    documents: Mapping[str, RowMap]
    """File name of a gold document -> the article read from it."""
    actors: Mapping[str, RowMap]
    places: Mapping[str, RowMap]
    names: Mapping[str, frozenset[str]]
    """Gold actor -> every name the gold knows them by."""

    def article_of(self, item: RowMap) -> RowMap | None:
        """Find the article a gold item stands in."""
        return self.documents.get(item["document"])

    def place_of(self, row: RowMap | None) -> RowMap | None:
        """Find the place a mention, an event or a claim's place was resolved to."""
        return self.places.get((row or {}).get("place_id") or "")

    def at(self, rows: Iterable[RowMap], item: RowMap) -> list[RowMap]:
        """List the rows that share words with a gold item."""
        article = self.article_of(item)
        if article is None:
            return []
        return [
            row for row in rows if row["article_id"] == article["id"] and overlap(row, item) > 0
        ]

    def named(self, gold_name: str | None, value: RowMap | None) -> bool:
        """Say whether a party of a claim goes by one of a gold actor's names."""
        if not gold_name or not value:
            return not gold_name and not value
        known = self.names.get(gold_name, frozenset()) | {gold_name}
        return any(alike(gold, name) for gold in known for name in self._names_of(value) if name)

    def _names_of(self, value: RowMap) -> set[str | None]:
        actor = self.actors.get(value.get("actor_id") or "")
        resolved = {actor["name"], *actor.get("aliases", ())} if actor else set()
        return {value.get("name")} | resolved


def sides_of(tables: Tables, gold: Mapping[str, Any]) -> Sides:
    """Index both sides of a case."""
    articles = {article["id"]: article for article in tables.articles}
    return Sides(
        gold=gold,
        tables=tables,
        articles=articles,
        documents={PurePath(row["source"]).name: row for row in articles.values()},
        actors={actor["id"]: actor for actor in tables.actors},
        places={place["id"]: place for place in tables.places},
        names=_gold_names(gold),
    )


def _gold_names(gold: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    names: dict[str, frozenset[str]] = {}
    for actor in gold["actors"]:
        aliases = {alias["quote"] for alias in actor["aliases"]}
        names[actor["name"]] = names.get(actor["name"], frozenset()) | {actor["name"], *aliases}
    return names
