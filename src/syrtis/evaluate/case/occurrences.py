"""Origins and events of a case: who speaks with whom, and which happenings were told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from syrtis.evaluate.case.likeness import alike, intersects, interval, overlap, ratio
from syrtis.evaluate.case.names import count_pairs
from syrtis.evaluate.case.sides import Section, Sides
from syrtis.evaluate.metrics.distance import km_between
from syrtis.evaluate.report import Miss
from syrtis.evaluate.rows import RowMap

__all__ = ["score_events", "score_origins"]


def score_origins(sides: Sides) -> Section:
    """Compare which pages share a voice, and which cited sources were seen."""
    pairs = count_pairs(list(_voices(sides)))
    wanted = sides.gold["lineage"]
    uncited = [gold for gold in wanted if not _cited(sides, gold)]
    return Section(
        figures={
            "origins": {
                "same_found": pairs.right,
                "same_missed": pairs.missed,
                "falsely_joined": pairs.wrong,
                "cited_found": ratio(len(wanted) - len(uncited), len(wanted)),
            }
        },
        misses=tuple(
            Miss(
                kind="cited",
                where=gold["document"],
                quote=gold["quote"],
                wanted=f"{gold['relation']} {gold['source']}",
                found="no relation",
            )
            for gold in uncited
        ),
    )


def _voices(sides: Sides) -> Iterator[tuple[int, str | None]]:
    """Give the gold's and the record's voice of each page that was read."""
    groups = sides.gold.get("independence", {}).get("groups", [])
    group_of = {document: at for at, group in enumerate(groups) for document in group}
    for document in sorted(group_of):
        if document in sides.documents:
            yield group_of[document], sides.documents[document].get("origin_id") or None


def _cited(sides: Sides, gold: RowMap) -> bool:
    article = sides.article_of(gold)
    if article is None:
        return False
    return any(
        relation["article_id"] == article["id"]
        and (alike(relation.get("of"), gold["source"]) or _touches(relation, gold))
        for origin in sides.tables.origins
        for relation in origin.get("relations", [])
    )


def _touches(relation: RowMap, gold: RowMap) -> bool:
    """A relation between pages by their likeness alone has no words, so it touches none."""
    return relation.get("start") is not None and overlap(relation, gold) > 0


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Match:
    """A gold event and an event of the record that may be the same, with how close they are."""

    closeness: float
    gold: str
    event: str
    whole: bool
    """The event is told by all pages that the gold says tell it."""


def score_events(sides: Sides) -> Section:
    """Pair events one to one, the closest first, and count what was found, joined and merged."""
    wanted = sides.gold["events"]
    matches = [match for gold in wanted for match in _matches(sides, gold)]
    paired = _paired(matches)
    could = {match.gold for match in matches}
    missed = [gold for gold in wanted if gold["id"] not in paired]
    several = [gold["id"] for gold in wanted if len(gold["documents"]) > 1]
    joined = sum(paired.get(gold, False) for gold in several)
    return Section(
        figures={
            "events": {
                "gold": len(wanted),
                "predicted": len(sides.tables.events),
                "found": ratio(len(paired), len(wanted)),
                "told_by_several_and_joined": f"{joined} of {len(several)}",
                "wrongly_merged": sum(gold["id"] in could for gold in missed),
            }
        },
        misses=tuple(_event_miss(gold, merged=gold["id"] in could) for gold in missed),
    )


def _matches(sides: Sides, gold: RowMap) -> Iterator[_Match]:
    ids = {
        sides.documents[document]["id"]
        for document in gold["documents"]
        if document in sides.documents
    }
    for event in sides.tables.events:
        told_by = set(event.get("articles", []))
        if ids & told_by and _may_be(sides, gold, event):
            yield _Match(
                closeness=_closeness(sides, gold, event, len(ids & told_by) / len(ids | told_by)),
                gold=gold["id"],
                event=event["id"],
                whole=ids <= told_by,
            )


def _may_be(sides: Sides, gold: RowMap, event: RowMap) -> bool:
    if _major(event.get("type")) != _major(gold["type"]) or not _near(sides, gold, event):
        return False
    if not gold.get("date"):
        return True
    return intersects(interval(event.get("when")) or (None, None), gold["date"])


def _major(event_type: str | None) -> str:
    return (event_type or "").split("/")[0].strip().lower()


def _near(sides: Sides, gold: RowMap, event: RowMap) -> bool:
    if not gold["place"]:
        return True
    row = sides.place_of(event)
    if not row:
        return False
    return alike(row["name"], gold["place"]) or _within(row, _spot(sides, gold["place"]))


def _spot(sides: Sides, name: str) -> RowMap | None:
    """Find the gold place of that name, exactly or else loosely."""
    by_name: dict[str, Any] = {place["name"]: place for place in sides.gold["places"]}
    loosely = (place for known, place in by_name.items() if alike(known, name))
    return by_name.get(name) or next(loosely, None)


def _within(row: RowMap, spot: RowMap | None) -> bool:
    if spot is None or row.get("latitude") is None:
        return False
    distance = km_between(row["latitude"], row["longitude"], spot["lat"], spot["lon"])
    return bool(distance <= spot["within_km"])


def _closeness(sides: Sides, gold: RowMap, event: RowMap, shared_pages: float) -> float:
    """Add up what speaks for two events being one: pages, deaths, dates and the place's name."""
    low = (gold.get("deaths") or [None, None])[0]
    same_deaths = low is not None and (event.get("deaths") or {}).get("low") == low
    place = sides.place_of(event)
    same_name = bool(place) and alike((place or {})["name"], gold["place"])
    same_date = interval(event.get("when")) == gold.get("date")
    return shared_pages + same_deaths + same_date + same_name


def _paired(matches: list[_Match]) -> dict[str, bool]:
    """Give each gold event its event, the closest pairs first: gold id -> told by all its pages."""
    paired: dict[str, bool] = {}
    taken: set[str] = set()
    for match in sorted(matches, reverse=True):
        if match.gold not in paired and match.event not in taken:
            paired[match.gold] = match.whole
            taken.add(match.event)
    return paired


def _event_miss(gold: RowMap, *, merged: bool) -> Miss:
    return Miss(
        kind="event",
        where=", ".join(gold["documents"]),
        quote="",
        wanted=f"{gold['id']} {gold['type']}: {gold.get('what', '')}",
        found="merged into another" if merged else "none",
    )
