"""Reads texts with places: LGL and TR-News XML, GeoVirus XML, GeoWebNews XML and brat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from syrtis.errors import BenchmarkError
from syrtis.evaluate.readers.lines import broken, integer, numbered_lines, read_bytes, read_text

__all__ = ["Corpus", "GoldPlace", "PlacedText", "read_geoparsing"]

NO_NAME = frozenset({"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"})
"""GeoWebNews types that name no place: `the city`, `residents`, a firm."""

_POINT = re.compile(r"(-?\d{1,3}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """One naming of a place; without coordinates it counts for recognition only."""

    start: int
    end: int
    latitude: float | None
    longitude: float | None
    geonames_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """One text with its places."""

    name: str
    text: str
    places: tuple[GoldPlace, ...]
    misplaced: int
    """Annotations whose offsets do not hold their words; left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One corpus of such texts."""

    name: str
    texts: tuple[PlacedText, ...]


def read_geoparsing(path: Path) -> list[Corpus]:
    """Read every corpus a path names: an XML file, a brat folder, or a folder of either.

    Where X.xml and a folder X lie side by side they are one corpus, read from the XML.
    """
    if path.is_file():
        return [_read_xml(path)]
    if any(path.glob("*.ann")):
        return [_read_brat(path)]
    files = sorted(path.glob("*.xml"))
    known = {file.stem for file in files}
    folders = [folder for folder in sorted(path.iterdir()) if any(folder.glob("*.ann"))]
    corpora = [_read_xml(file) for file in files]
    corpora += [_read_brat(folder) for folder in folders if folder.name not in known]
    if not corpora:
        raise BenchmarkError(f"{path} holds no .xml and no brat folder of places")
    return corpora


def _read_xml(path: Path) -> Corpus:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(read_bytes(path), parser)
    except etree.XMLSyntaxError as reason:
        raise broken(path, _line(reason), f"no XML ({reason.msg})") from reason
    articles = root.findall("article")
    if not articles:
        raise broken(path, 1, f"<{root.tag}> without one <article>")
    texts = (_read_article(path, number, article) for number, article in enumerate(articles))
    return Corpus(name=path.stem.lower(), texts=tuple(texts))


def _read_article(path: Path, number: int, article: etree._Element) -> PlacedText:
    text = article.findtext("text")
    if text is None:
        raise broken(path, _line(article), "an <article> without <text>")
    found = [*article.iter("toponym"), *article.iter("location")]
    places = [place for element in found for place in _read_toponym(path, element, text)]
    named = sum(element.findtext("type") not in NO_NAME for element in found)
    return PlacedText(
        name=article.get("docid") or article.get("file") or str(number),
        text=text,
        places=tuple(places),
        misplaced=named - len(places),
    )


def _read_toponym(path: Path, element: etree._Element, text: str) -> list[GoldPlace]:
    """Read one naming, whatever its corpus calls the parts; none if its words stand elsewhere.

    GeoVirus counts its offsets from 1.
    """
    if element.findtext("type") in NO_NAME:
        return []
    line = _line(element)
    words = _first(element, "phrase", "extractedName", "name")
    start = integer(path, line, element.findtext("start"))
    end = integer(path, line, element.findtext("end"))
    shift = next(
        (back for back in (0, 1) if text[max(0, start - back) : end - back] == words), None
    )
    if shift is None or not words:
        return []
    tag = element.find("gaztag")
    return [
        GoldPlace(
            start=start - shift,
            end=end - shift,
            latitude=_degrees(path, line, _first(element, "gaztag/lat", "latitude", "lat")),
            longitude=_degrees(path, line, _first(element, "gaztag/lon", "longitude", "lon")),
            geonames_id=(tag.get("geonameid") if tag is not None else None)
            or _first(element, "geonamesID"),
        )
    ]


def _line(where: Any) -> int:
    """Give the line of an element or of a parser's error."""
    return int(getattr(where, "sourceline", None) or getattr(where, "lineno", None) or 1)


def _first(element: etree._Element, *names: str) -> str | None:
    return next((text for name in names if (text := element.findtext(name))), None)


def _degrees(path: Path, line: int, text: str | None) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError as reason:
        raise broken(path, line, f"{text!r} where degrees belong") from reason


def _read_brat(folder: Path) -> Corpus:
    texts = (_read_pair(file) for file in sorted(folder.glob("*.ann")))
    return Corpus(name=folder.name.lower(), texts=tuple(texts))


def _read_pair(file: Path) -> PlacedText:
    source = file.with_suffix(".txt")
    if not source.is_file():
        raise BenchmarkError(f"{file} has no text {source.name} beside it")
    text = read_text(source)
    notes = dict(_notes(file))
    named = list(_named(file))
    places = tuple(
        _located(start, end, notes.get(key, ""))
        for key, start, end, words in named
        if text[start:end].split() == words.split()
    )
    return PlacedText(name=file.stem, text=text, places=places, misplaced=len(named) - len(places))


def _notes(file: Path) -> Iterator[tuple[str, str]]:
    """List what the annotators noted of each naming: a GeoNames id, or two coordinates."""
    for number, line in numbered_lines(file):
        if line.startswith("#"):
            parts = line.split("\t", maxsplit=2)
            if len(parts) != 3 or len(parts[1].split()) != 2:
                raise broken(file, number, "a note that names no annotation")
            yield parts[1].split()[1], parts[2].strip()


def _named(file: Path) -> Iterator[tuple[str, int, int, str]]:
    """List the namings: key, start, end, words; one in pieces reaches from first to last."""
    for number, line in numbered_lines(file):
        if not line.startswith("T"):
            continue
        parts = line.split("\t", maxsplit=2)
        where = parts[1].replace(";", " ").split() if len(parts) == 3 else []
        if len(where) < 3:
            raise broken(file, number, "an annotation without type, start and end")
        if where[0] not in NO_NAME:
            start, end = integer(file, number, where[1]), integer(file, number, where[-1])
            yield parts[0], start, end, parts[2]


def _located(start: int, end: int, note: str) -> GoldPlace:
    """Read what was noted of a naming; a note in other words than those two places nothing."""
    point = _POINT.fullmatch(note)
    return GoldPlace(
        start=start,
        end=end,
        latitude=float(point[1]) if point else None,
        longitude=float(point[2]) if point else None,
        geonames_id=note if note.isdigit() else None,
    )
