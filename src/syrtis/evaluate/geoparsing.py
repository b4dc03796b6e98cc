"""The benchmark `geoparsing`: places in texts, found and put on the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import agree, share
from syrtis.evaluate.metrics.distance import FARTHEST_KM, NEAR_KM, error_area, km_between
from syrtis.evaluate.readers.geoparsing import Corpus, GoldPlace, PlacedText, read_geoparsing
from syrtis.evaluate.report import Figures, Miss, Report
from syrtis.evaluate.rows import RowMap
from syrtis.evaluate.texts import Told, build_texts

__all__ = ["GEOPARSING"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """A gold naming of a place and what the record says of the same words."""

    text: PlacedText
    gold: GoldPlace
    recognised: bool
    place: RowMap | None
    error_km: float | None
    """Null where either side has no point."""

    @property
    def exact(self) -> bool:
        """Whether both sides name the same GeoNames entry."""
        given = (self.place or {}).get("geonames_id")
        return self.gold.geonames_id is not None and given == self.gold.geonames_id


def _measure(path: Path, system: System) -> Report:
    corpora = read_geoparsing(path)
    texts = {_file(corpus, text): text.text.encode() for corpus in corpora for text in corpus.texts}
    told = build_texts(texts, system.build)
    namings = {corpus.name: _namings(corpus, told) for corpus in corpora}
    figures: dict[str, Figures] = {
        corpus.name: _figures(corpus, namings[corpus.name], told) for corpus in corpora
    }
    misplaced = sum(text.misplaced for corpus in corpora for text in corpus.texts)
    return Report(
        name="geoparsing",
        items=len(texts),
        figures=figures,
        meaning="how many namings of places are found (recognition), and how many then lie within "
        "161 km of the right spot; end_to_end counts what was not found as wrong",
        notes=_notes(told, misplaced),
        errors=tuple(miss for found in namings.values() for miss in _misses(found)),
    )


def _file(corpus: Corpus, text: PlacedText) -> str:
    return f"{corpus.name}-{text.name}.txt"


def _namings(corpus: Corpus, told: Told) -> list[_Naming]:
    places = {place["id"]: place for place in told.tables.places}
    return [
        _naming(text, gold, _mentions(told, corpus, text), places)
        for text in corpus.texts
        for gold in text.places
    ]


def _mentions(told: Told, corpus: Corpus, text: PlacedText) -> list[RowMap]:
    rows = told.rows("mentions", _file(corpus, text))
    return [row for row in rows if row.get("kind") == "place"]


def _naming(
    text: PlacedText, gold: GoldPlace, mentions: Iterable[RowMap], places: dict[str, RowMap]
) -> _Naming:
    """Take the mention that shares the most words with the gold naming."""
    shared = [(min(row["end"], gold.end) - max(row["start"], gold.start), row) for row in mentions]
    best = max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=None)
    place = places.get(best[1].get("place_id") or "") if best else None
    return _Naming(
        text=text,
        gold=gold,
        recognised=best is not None,
        place=place,
        error_km=_error_km(gold, place),
    )


def _error_km(gold: GoldPlace, place: RowMap | None) -> float | None:
    if place is None or place.get("latitude") is None or place.get("longitude") is None:
        return None
    if gold.latitude is None or gold.longitude is None:
        return 0.0 if gold.geonames_id and gold.geonames_id == place.get("geonames_id") else None
    return km_between(gold.latitude, gold.longitude, place["latitude"], place["longitude"])


def _figures(corpus: Corpus, namings: Sequence[_Naming], told: Told) -> Figures:
    found = {
        (text.name, row["start"], row["end"])
        for text in corpus.texts
        for row in _mentions(told, corpus, text)
    }
    wanted = {(naming.text.name, naming.gold.start, naming.gold.end) for naming in namings}
    located = [naming for naming in namings if naming.gold.latitude is not None]
    identified = [naming for naming in namings if naming.gold.geonames_id is not None]
    recognised = [naming for naming in located if naming.recognised]
    return {
        "recognition": agree(found, wanted).figures(),
        "resolution": {
            "exact": _share(n.exact for n in identified if n.recognised),
            "within_161_km": _share(_is_near(naming) for naming in recognised),
            "error_area": round(error_area([_or_farthest(n) for n in recognised]), 3),
        },
        "end_to_end": {
            "exact": _share(naming.exact for naming in identified),
            "within_161_km": _share(_is_near(naming) for naming in located),
            "error_area": round(error_area([_or_farthest(naming) for naming in located]), 3),
        },
        "gold": len(namings),
        "gold_with_point": len(located),
    }


def _is_near(naming: _Naming) -> bool:
    return naming.error_km is not None and naming.error_km <= NEAR_KM


def _or_farthest(naming: _Naming) -> float:
    return FARTHEST_KM if naming.error_km is None else naming.error_km


def _share(verdicts: Iterable[bool]) -> float:
    listed = list(verdicts)
    return round(share(sum(listed), len(listed)), 3)


def _misses(namings: Iterable[_Naming]) -> Iterable[Miss]:
    for naming in namings:
        if naming.gold.latitude is not None and not _is_near(naming):
            place = naming.place or {}
            yield Miss(
                kind="resolution" if naming.recognised else "recognition",
                where=naming.text.name,
                quote=naming.text.text[naming.gold.start : naming.gold.end],
                wanted=f"{naming.gold.latitude}, {naming.gold.longitude}",
                found=f"{place.get('name')} ({place.get('latitude')}, {place.get('longitude')})"
                if place
                else "no place",
            )


def _notes(told: Told, misplaced: int) -> tuple[str, ...]:
    notes = [
        "recognition: the exact words; resolution: only namings we found, any shared word; "
        "end_to_end: all gold namings with a point",
        "error_area (area under the curve of log errors): 0 is best, 1 is nothing placed",
        "published systems report resolution on the gold's own mentions; ours never are given",
        "GeoWebNews: descriptions (`the city`) and Non_Toponym are not wanted",
    ]
    if misplaced:
        notes.append(f"{misplaced} annotations stand at other words than they say: left out")
    if not told.tables.places:
        notes.insert(0, "not served yet: places (the record holds none)")
    return tuple(notes)


GEOPARSING = Benchmark(
    name="geoparsing",
    measure=_measure,
    headlines=(
        "*.recognition.f1",
        "*.resolution.within_161_km",
        "*.end_to_end.within_161_km",
        "*.end_to_end.error_area",
    ),
    lower_is_better=("*.error_area",),
)
