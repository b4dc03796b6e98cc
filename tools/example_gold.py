#!/usr/bin/env python3
"""Write the bundled example's gold.json from example_gold.toml: quotes in, offsets out.

    python tools/example_gold.py

The reading of a page is an argument of `build`, so that a product's own reader can take the place
of `page_text`. A quote that is not in the text, or is there twice without saying which, stops it.
"""

import csv
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from syrtis.model import Page, Unresolved
from syrtis.read.inputs import gather
from syrtis.read.opening import open_page

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "src" / "syrtis" / "example"
SOURCE = Path(__file__).with_suffix(".toml")
OPEN = ".."
KEYS = (
    "case",
    "about",
    "documents",
    "furniture",
    "furniture_repeats",
    "lineage",
    "independence",
    "actors",
    "places",
    "claims",
    "control",
    "events",
    "traps",
    "not_the_same",
)

Row = dict[str, Any]
TextOf = Callable[[Path], str]


class QuoteError(Exception):
    """A quote of the source does not stand in its page, or stands there more than once."""


def page_text(path: Path) -> str:
    """Read a page's text as the product does."""
    opened = open_page(next(page for page in gather([path]) if isinstance(page, Page)))
    if isinstance(opened, Unresolved):
        raise QuoteError(f"{path.name}: {opened.message}")
    return opened.text


def locate(text: str, quote: str, document: str) -> Row:
    """Find a quote, or its numbered occurrence ("words @2"), in a page's text."""
    numbered = re.fullmatch(r"(.*) @(\d+)", quote, re.DOTALL)
    words, nth = (numbered[1], int(numbered[2])) if numbered else (quote, 0)
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    if len(starts) < max(nth, 1):
        raise QuoteError(f"{document}: not there{f' {nth} times' * bool(nth)}: {words!r}")
    if not nth and len(starts) > 1:
        raise QuoteError(f"{document}: there {len(starts)} times, say which: {words!r}")
    start = starts[max(nth, 1) - 1]
    return {"document": document, "start": start, "end": start + len(words), "quote": words}


def opened(pair: list[Any] | None) -> list[Any] | None:
    """Turn the open ends of an interval into nulls."""
    return None if pair is None else [None if end == OPEN else end for end in pair]


def documents(pages: list[Row]) -> list[Row]:
    """Describe every page, read or set aside."""
    return [
        {
            "document": page["document"],
            "publisher": page.get("publisher"),
            "byline": page.get("byline", []),
            "title": page.get("title"),
            "dateline": page.get("dateline"),
            "wire": page.get("wire", []),
            "published": page.get("published"),
            "relevant": page.get("relevant", True),
            "basis": page["basis"],
        }
        for page in pages
    ]


def left_out(quote: str, document: str, text: str) -> bool:
    """Tell whether words of an HTML page were left out by its reader, as furniture may be."""
    if quote in text or not document.endswith(".html"):
        return False
    markup = (EXAMPLE / "pages" / document).read_bytes().decode("utf-8")
    return quote in " ".join(re.sub(r"<[^>]+>", "", markup).split())


def furniture(page: Row, text: str) -> list[Row]:
    """Locate what is not the story, as far as the page's text still has it."""
    name = page["document"]
    said = [quote for quote in page.get("furniture", []) if not left_out(quote, name, text)]
    return [locate(text, quote, name) for quote in said]


def repeats(page: Row, text: str) -> list[Row]:
    """Locate what a page says twice: captions, titles, teasers, highlights."""
    return [
        {"why": row["why"], **locate(text, row["quote"], page["document"])}
        for row in page.get("furniture_repeats", [])
    ]


def lineage(page: Row, text: str) -> list[Row]:
    """Locate the words that say whose story or number it is."""
    name = page["document"]
    return [
        {
            "from": name,
            "source": row["source"],
            "relation": row["relation"],
            **locate(text, row["quote"], name),
        }
        for row in page.get("lineage", [])
    ]


def claim(row: Row, name: str, text: str) -> Row:
    """Locate one count and fill in what its source leaves out as null."""
    return {
        "kind": row["kind"],
        **locate(text, row["quote"], name),
        **{key: row.get(key) for key in ("claimant", "low", "high", "unit", "subject", "by")},
        "place": row.get("place"),
        "when": opened(row.get("when")),
        "modality": row.get("modality", "asserted"),
        "scope": row.get("scope"),
        "note": row.get("note"),
    }


def control(row: Row, name: str, text: str) -> Row:
    """Locate one statement of who holds, takes, loses or means to take a place."""
    return {
        **locate(text, row["quote"], name),
        "place": row["place"],
        "actor": row["actor"],
        "when": opened(row.get("when")),
        "claimant": row.get("claimant"),
        "modality": row.get("modality", "asserted"),
        "note": row.get("note"),
    }


def namings(quotes: dict[str, list[str]], texts: dict[str, str]) -> list[Row]:
    """Locate every listed naming of one actor or place."""
    return [locate(texts[name], quote, name) for name, said in quotes.items() for quote in said]


def places(rows: list[Row], texts: dict[str, str]) -> list[Row]:
    """Locate the namings of places and put each where the gazetteer has it."""
    with (EXAMPLE / "gazetteer.csv").open(encoding="utf-8", newline="") as lines:
        gazetteer = {row["name"]: row for row in csv.DictReader(lines)}
    return [
        {
            "name": row["name"],
            "kind": gazetteer[row["name"]]["kind"],
            "lat": float(gazetteer[row["name"]]["latitude"]),
            "lon": float(gazetteer[row["name"]]["longitude"]),
            "within_km": row["within_km"],
            "within": gazetteer[row["name"]]["within"] or None,
            "mentions": namings(row["mentions"], texts),
        }
        for row in rows
    ]


def event(number: int, row: Row) -> Row:
    """Number one occurrence; a toll nobody gives has no key, as in the real cases."""
    tolls: Row = {key: opened(row[key]) for key in ("deaths", "wounded") if key in row}
    return {
        "id": f"e{number:02}",
        "type": row["type"],
        "place": row.get("place"),
        "date": row.get("date"),
        "side_a": row.get("side_a"),
        "side_b": row.get("side_b"),
        **tolls,
        "documents": row["documents"],
        "what": row["what"],
    }


def facts(pages: list[Row], texts: dict[str, str]) -> Row:
    """Locate, page by page, everything that stands in one page only."""
    named = [(page, page["document"], texts[page["document"]]) for page in pages]
    claims = [claim(row, *at) for page, *at in named for row in page.get("claims", [])]
    return {
        "documents": documents(pages),
        "furniture": [row for page, name, text in named for row in furniture(page, text)],
        "furniture_repeats": [row for page, _, text in named for row in repeats(page, text)],
        "lineage": [row for page, _, text in named for row in lineage(page, text)],
        "claims": [{"id": f"g{number:03}", **row} for number, row in enumerate(claims, 1)],
        "control": [control(row, *at) for page, *at in named for row in page.get("control", [])],
    }


def build(text_of: TextOf = page_text) -> Row:
    """Turn the source into a gold case, in the shape the referee reads."""
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    names = [page["document"] for page in source["pages"]]
    texts = {name: text_of(EXAMPLE / "pages" / name) for name in names}
    actors = [{**row, "aliases": namings(row["aliases"], texts)} for row in source["actors"]]
    found: Row = {
        **{key: source[key] for key in ("case", "about", "independence", "traps", "not_the_same")},
        **facts(source["pages"], texts),
        "actors": actors,
        "places": places(source["places"], texts),
        "events": [event(number, row) for number, row in enumerate(source["events"], 1)],
    }
    return {key: found[key] for key in KEYS}


def main() -> None:
    """Write gold.json beside the pages."""
    gold = build()
    path = EXAMPLE / "gold.json"
    path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    tally = {key: len(value) for key, value in gold.items() if isinstance(value, list)}
    print(f"{path.relative_to(ROOT)}: {tally}")


if __name__ == "__main__":
    main()
