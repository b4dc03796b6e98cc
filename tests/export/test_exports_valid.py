"""Every export of any record passes the checks that its readers would make."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from csvw import CSVW
from geojson_pydantic import FeatureCollection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld
from tests.export.invented_events import ACTORS, DAY, PLACES

from syrtis.export import FileFormat, Shape, export_record, export_shape
from syrtis.export.columns import shape_table
from syrtis.export.csvw import METADATA_NAME
from syrtis.model import (
    EVENT_TYPES,
    TABLES,
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Contents,
    Count,
    Party,
    Scope,
    Status,
    When,
)
from syrtis.pipeline.profiles import as_acled
from syrtis.pipeline.views import viewed

CSV_SHAPES = (Shape.GED, Shape.ACLED, Shape.HXL)
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|\[(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?\]")
TEXT = st.text(st.sampled_from("ab=+-@\t\r\n\"',; “\u202e😀"), min_size=12, max_size=40)

OA = "http://www.w3.org/ns/oa#"
ANNOTATION_TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in (
        "Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix",
        "suffix", "start", "end", "canonical")},
    **{name: {"@id": f"{OA}{term}", "@type": "@id"} for name, term in {
        "body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector",
        "via": "via"}.items()},
    **{name: {"@id": f"{OA}{term}", "@type": "@vocab"} for name, term in {
        "motivation": "motivatedBy", "purpose": "hasPurpose"}.items()},
    **{name: f"{OA}{name}" for name in ("describing", "tagging")},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "Text": "http://purl.org/dc/dcmitype/Text",
    **{name: f"https://www.w3.org/ns/activitystreams#{name}" for name in (
        "total", "startIndex")},
    "AnnotationCollection": "https://www.w3.org/ns/activitystreams#OrderedCollection",
    "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "first": {"@id": "https://www.w3.org/ns/activitystreams#first", "@type": "@id"},
    "partOf": {"@id": "https://www.w3.org/ns/activitystreams#partOf", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id",
              "@container": "@list"},
}  # fmt: skip
"""The terms of the standard's context that claims use, so that no test needs the network."""


@st.composite
def _claims(draw: st.DrawFn, number: int) -> Claim:
    """A claim of any kind on any people, place and days, at words of the article's text."""
    kind = draw(st.sampled_from([ClaimKind.EVENT, ClaimKind.KILLED, ClaimKind.WOUNDED]))
    low = draw(st.none() | st.integers(0, 300))
    high = draw(st.none() | st.integers(low or 0, 999))
    words = draw(st.sampled_from(["dozens", "hundreds", "12", "at least some"]))
    first = DAY + timedelta(days=draw(st.integers(0, 3)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 5, 25, 200, 500])))
    when = st.just(When(earliest=first, latest=last, basis="relative"))
    place = draw(st.sampled_from(["p", "p", "isle", "d", "nowhere", None]))
    return Claim(
        id=f"c{number}", article_id=draw(st.sampled_from(["a", "b"])), start=0, end=0, quote="",
        kind=kind,
        count=None if kind is ClaimKind.EVENT else Count(low=low, high=high, words=words),
        event_type=draw(st.sampled_from(EVENT_TYPES)) if kind is ClaimKind.EVENT else None,
        scope=draw(st.sampled_from([None, Scope.INCIDENT, Scope.CUMULATIVE])),
        who=draw(_parties()), by=draw(_parties()), claimant=draw(_parties()),
        when=draw(st.one_of(when, when, st.none())),
        place=place and ClaimPlace(name="there", start=0, end=5, place_id=place),
    )  # fmt: skip


def _parties() -> st.SearchStrategy[Party | None]:
    ids = st.sampled_from([None, *(actor.id for actor in ACTORS)])
    return st.none() | st.builds(
        lambda actor: Party(name="=they", start=0, end=5, actor_id=actor), ids
    )


@st.composite
def records(draw: st.DrawFn) -> Contents:
    """A record of two articles with claims in random order, its events made by the pipeline."""
    from dataclasses import replace

    texts = {each: draw(TEXT) for each in "ab"}
    articles = tuple(
        Article(
            id=each, source=draw(TEXT), status=Status.READ, text=text, title=draw(st.none() | TEXT),
            publisher=draw(st.none() | TEXT), url=draw(st.none() | st.just("https://a.example/1")),
            published=draw(st.none() | st.just(When(earliest=DAY, latest=DAY, basis="printed"))),
        )
        for each, text in texts.items()
    )  # fmt: skip
    claims = []
    for number in range(draw(st.integers(0, 10))):
        claim = draw(_claims(number))
        start = draw(st.integers(0, 8))
        end = draw(st.integers(start + 1, 12))
        quote = texts[claim.article_id][start:end]
        claims.append(replace(claim, start=start, end=end, quote=quote))
    found = Contents(articles=articles, claims=tuple(claims), actors=ACTORS, places=PLACES)
    return viewed(found)


def test_every_export_of_the_example_is_valid(halvera: Contents, tmp_path: Path) -> None:
    """The exports of the bundled example pass every check."""
    _check_all(halvera, tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_every_export_of_any_record_is_valid(record: Contents) -> None:
    """Whatever pages say, and whatever stands in their words, the exports pass every check."""
    with TemporaryDirectory() as folder:
        _check_all(record, Path(folder))


def _check_all(record: Contents, folder: Path) -> None:
    for shape in Shape:
        made = as_acled(record) if shape is Shape.ACLED else record
        export_shape(made, shape, folder)
    export_record(
        {name: getattr(record, name) for name in TABLES}, file_format=FileFormat.CSV, folder=folder
    )
    for shape in CSV_SHAPES:
        _check_described(folder / f"{shape}-metadata.json")
        _check_codes(folder / shape)
    _check_described(folder / METADATA_NAME)
    for path in folder.glob("*.csv"):
        _check_no_formula(path)
    _check_ged(folder / Shape.GED)
    _check_acled(folder / Shape.ACLED)
    _check_hxl(folder / Shape.HXL, record)
    _check_geojson(folder / Shape.GEOJSON)
    _check_annotations(folder / Shape.ANNOTATIONS, record)


def _check_described(metadata: Path) -> None:
    """Let a public library hold CSV files against their CSVW metadata: columns, types, keys."""
    described = CSVW(str(metadata), validate=True)
    assert described.is_valid, described.warnings


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _check_no_formula(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        for cell in (cell for row in csv.reader(file) for cell in row):
            assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), (path.name, cell)


def _check_codes(path: Path) -> None:
    table = shape_table(path.name.split(".")[1])
    for row in _rows(path):
        for column in table.columns:
            cell = row[column.name]
            if column.codes and cell and not cell.startswith("#"):
                assert cell in {str(code) for code in column.codes}, (path.name, column.name, cell)


def _check_ged(path: Path) -> None:
    for row in _rows(path):
        number = {name: int(row[name]) for name in ("low", "best", "high")}
        parts = [int(row[f"deaths_{whose}"]) for whose in ("a", "b", "civilians", "unknown")]
        assert number["low"] <= number["best"] <= number["high"]
        assert number["best"] == sum(parts)
        assert max(number.values()) > 0
        assert date.fromisoformat(row["date_start"]) <= date.fromisoformat(row["date_end"])
        assert row["year"] == row["date_start"][:4]
        assert 1 <= int(row["priogrid_gid"]) <= 360 * 720
        assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
        lists = [row[f"source_{each}"].split(";") for each in ("date", "office", "headline")]
        assert len({len(each) for each in lists if each != [""]}) <= 1


def _check_acled(path: Path) -> None:
    kinds = {*next(c.codes for c in shape_table("acled").columns if c.name == "inter1")}
    for row in _rows(path):
        assert re.fullmatch(r"([A-Z]{3})?\d+", row["event_id_cnty"])
        assert row["year"] == row["event_date"][:4]
        assert row["inter2"] in {"", *kinds}
        assert row["actor1"] or not row["inter1"]
        assert {*row["interaction"].removesuffix(" only").split("-")} <= {"", *kinds}
        assert row["fatalities"] == "" or int(row["fatalities"]) >= 0


def _check_hxl(path: Path, record: Contents) -> None:
    tags, *rows = _rows(path)
    assert all(tag.startswith("#") for tag in tags.values())
    assert len(rows) == len(record.events)
    assert all(row["date_edtf"] == "" or EDTF.fullmatch(row["date_edtf"]) for row in rows)
    assert len({row["event_number"] for row in rows}) == len(rows)


def _check_geojson(path: Path) -> None:
    """Hold the file against RFC 7946: a public model of its objects, ranges, unique ids, no crs."""
    told = json.loads(path.read_bytes())
    collection = FeatureCollection.model_validate(told)
    assert "crs" not in told
    for feature in collection.features:
        assert feature.geometry is not None
        longitude, latitude = feature.geometry.coordinates  # type: ignore[misc]
        assert -180 <= longitude <= 180  # type: ignore[operator]
        assert -90 <= latitude <= 90  # type: ignore[operator]
    assert len({feature.id for feature in collection.features}) == len(collection.features)


def _check_annotations(path: Path, record: Contents) -> None:
    """Let a public library read the JSON-LD: no key is dropped, and each quote stands where it says."""
    told = json.loads(path.read_bytes())
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {f"urn:syrtis:article:{article.id}": article.text for article in record.articles}
    for each in told["first"]["items"]:
        text = texts[each["target"]["source"]["id"]]
        quote, position = each["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    (expanded,) = jsonld.expand({**told, "@context": ANNOTATION_TERMS})
    assert len(list(_keys(told))) == len(list(_keys(expanded)))
    assert told["total"] == len(record.claims)


def _keys(value: Any) -> Iterator[str]:
    """Walk the keys of JSON that mean something; JSON-LD's own wrapping is none."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key not in ("@context", "@value", "@list", "@type", "type", "@id", "id"):
                yield key
            yield from _keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(below)


@pytest.mark.parametrize("wrong", ["when", "best"])
def test_the_checks_can_fail(tmp_path: Path, wrong: str, halvera: Contents) -> None:
    """A day that is none, or a sum that is wrong, is found by the checks above."""
    path = export_shape(halvera, Shape.GED, tmp_path).paths[0]
    rows = _rows(path)
    rows[0] |= {"date_start": "2019-02-31"} if wrong == "when" else {"best": "9999"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises((AssertionError, ValueError)):
        _check_ged(path)
    if wrong == "when":
        with pytest.raises(AssertionError):
            _check_described(tmp_path / f"{Shape.GED}-metadata.json")
