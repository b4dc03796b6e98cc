"""Control, actors and places of a case: the right thing, at the right words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from syrtis.evaluate.case.likeness import alike, harmonic, modality, overlap, ratio
from syrtis.evaluate.case.sides import Section, Sides
from syrtis.evaluate.metrics.distance import km_between
from syrtis.evaluate.report import Miss
from syrtis.evaluate.rows import RowMap

__all__ = ["Pairs", "count_pairs", "score_actors", "score_control", "score_places"]


def score_control(sides: Sides) -> Section:
    """Count the control statements found, for the right place and in the right modality."""
    claims = [claim for claim in sides.tables.claims if claim["kind"] == "control"]
    wanted = sides.gold["control"]
    missed = [gold for gold in wanted if not _control_found(sides, gold, sides.at(claims, gold))]
    return Section(
        figures={"control_recall": ratio(len(wanted) - len(missed), len(wanted))},
        misses=tuple(
            Miss(
                kind="control",
                where=gold["document"],
                quote=gold["quote"],
                wanted=f"{gold['place']}, {modality(gold)}",
                found=str(
                    [(claim.get("place"), modality(claim)) for claim in sides.at(claims, gold)]
                ),
            )
            for gold in missed
        ),
    )


def _control_found(sides: Sides, gold: RowMap, rows: list[RowMap]) -> bool:
    if not any(modality(claim) == modality(gold) for claim in rows):
        return False
    return not gold["place"] or any(
        alike(gold["place"], name) for claim in rows for name in _place_names(sides, claim)
    )


def _place_names(sides: Sides, claim: RowMap) -> tuple[str | None, str | None]:
    place = claim.get("place") or {}
    return place.get("name"), (sides.place_of(place) or {}).get("name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """How often two things were joined that belong together, or do not."""

    right: int
    wrong: int
    missed: int


def count_pairs(things: Sequence[tuple[object, object]]) -> Pairs:
    """Compare each two (gold identity, given identity); a given identity of null joins nothing."""
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for (left, left_id), (right, right_id) in combinations(things, 2):
        counts[left == right, left_id is not None and left_id == right_id] += 1
    return Pairs(right=counts[True, True], wrong=counts[False, True], missed=counts[True, False])


def score_actors(sides: Sides) -> Section:
    """Check that the spellings of one actor share an identity and that two actors do not."""
    mentions = [row for row in sides.tables.mentions if row.get("kind") == "actor"]
    aliases = [
        (actor["name"], alias) for actor in sides.gold["actors"] for alias in actor["aliases"]
    ]
    given = [_actor_id(sides, alias, mentions) for _, alias in aliases]
    pairs = count_pairs([(name, found) for (name, _), found in zip(aliases, given, strict=True)])
    precision = ratio(pairs.right, pairs.right + pairs.wrong)
    recall = ratio(pairs.right, pairs.right + pairs.missed)
    return Section(
        figures={
            "actors": {
                "found": ratio(sum(found is not None for found in given), len(given)),
                "pair_precision": precision,
                "pair_recall": recall,
                "pair_f1": harmonic(precision, recall),
            }
        },
        misses=tuple(
            Miss(
                kind="actor",
                where=alias["document"],
                quote=alias["quote"],
                wanted=name,
                found="no mention that is resolved",
            )
            for (name, alias), found in zip(aliases, given, strict=True)
            if found is None
        ),
    )


def _actor_id(sides: Sides, alias: RowMap, mentions: list[RowMap]) -> str | None:
    """Take the identity given to the mention that fits the alias best."""
    rows = [row for row in sides.at(mentions, alias) if row.get("actor_id")]
    best = max(rows, key=lambda row: _closeness(row, alias), default=None)
    return best["actor_id"] if best else None


def _closeness(row: RowMap, alias: RowMap) -> float:
    whole = max(row["end"], alias["end"]) - min(row["start"], alias["start"])
    return float(overlap(row, alias) / whole)


def score_places(sides: Sides) -> Section:
    """Count the namings of places that were put on the map near enough."""
    mentions = [row for row in sides.tables.mentions if row.get("kind") == "place"]
    wanted = list(_place_mentions(sides))
    misses = []
    for place, mention in wanted:
        rows = [sides.place_of(row) for row in sides.at(mentions, mention)]
        if not any(row and _near(row, place) for row in rows):
            misses.append(_place_miss(place, mention, rows))
    return Section(
        figures={"places_right": ratio(len(wanted) - len(misses), len(wanted))},
        misses=tuple(misses),
    )


def _place_mentions(sides: Sides) -> Iterator[tuple[RowMap, RowMap]]:
    for place in sides.gold["places"]:
        for mention in place["mentions"]:
            yield place, mention


def _near(row: RowMap, place: RowMap) -> bool:
    if row.get("latitude") is None:
        return False
    distance = km_between(row["latitude"], row["longitude"], place["lat"], place["lon"])
    return bool(distance <= place["within_km"])


def _place_miss(place: RowMap, mention: RowMap, rows: list[RowMap | None]) -> Miss:
    found = [(row["name"], row.get("latitude"), row.get("longitude")) for row in rows if row]
    return Miss(
        kind="place",
        where=mention["document"],
        quote=mention["quote"],
        wanted=f"{place['name']} ({place['lat']}, {place['lon']})",
        found=str(found) if found else "no place",
    )
