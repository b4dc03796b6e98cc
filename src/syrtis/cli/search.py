"""`syrtis search`: where words stand, in the articles and in the claims."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.json_lines import print_objects
from syrtis.cli.terminal import KIND_STYLES, neutral, one_line, output
from syrtis.errors import InputError
from syrtis.model import Claim
from syrtis.store import Found, Hit, open_record, terms_of

__all__ = ["search"]

_LIMIT = 20
_PLACES = 3
"""Places shown of one article."""


class _Searched(StrEnum):
    """What `--in` may be."""

    ARTICLES = "articles"
    CLAIMS = "claims"


def search(
    record: RecordArgument,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='All of them have to stand in it; "in a row" in quotes; bomb* for beginnings.',
        ),
    ],
    *,
    within: Annotated[
        _Searched | None, typer.Option("--in", help="Only articles, or only claims.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help=f"How many hits; 0 = all.  [default: {_LIMIT}]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Find the articles and claims in which words stand, in any case and accents, with their places."""
    asked = _asked(words)
    if not terms_of(asked):
        raise InputError(f"{one_line(asked)!r} holds no word to look for; give letters or digits")
    with open_record(record) as opened:
        found = opened.search(asked, within)
        if as_json:
            print_objects(map(_object, islice(found, limit or None)))
        else:
            _print(output(), found, _LIMIT if limit is None else limit)


def _object(hit: Hit) -> dict[str, Any]:
    return {
        "table": hit.table,
        "id": hit.id,
        "article_id": hit.article_id,
        "source": hit.source,
        "places": msgspec.to_builtins(hit.places),
    }


def _asked(given: list[str]) -> str:
    """Join what was given; an argument of several words is meant in a row."""
    return " ".join(f'"{each}"' if " " in each and '"' not in each else each for each in given)


def _print(console: Console, found: Iterator[Hit], limit: int) -> None:
    shown = 0
    for hit in islice(found, limit or None):
        shown += 1
        console.print(_head(hit), soft_wrap=True)
        for place in hit.places[:_PLACES]:
            console.print(_passage(place), soft_wrap=True)
        if len(hit.places) > _PLACES:
            console.print(Text(f"    {len(hit.places) - _PLACES:,} more places", style="dim"))
    left = sum(1 for _ in found)
    more = f"; {left:,} more with --limit 0" if left else ""
    console.print(Text(f"{shown:,} found{more}", style="dim"))


def _head(hit: Hit) -> Text:
    kind = hit.row.kind if isinstance(hit.row, Claim) else "article"
    style = KIND_STYLES.get(kind, "bold")
    return Text.assemble((kind, style), "  ", one_line(hit.source), (f"  {hit.id[:8]}", "dim"))


def _passage(place: Found) -> Text:
    said = "" if place.field in ("text", "quote") else f"{place.field}: "
    return Text.assemble(
        (f"    {place.start:>7}  {said}", "dim"),
        " ".join(neutral(place.before).split("\n")).lstrip(),
        (" ".join(neutral(place.quote).split("\n")), "bold reverse"),
        " ".join(neutral(place.after).split("\n")).rstrip(),
    )
