"""`syrtis strength`: how many people a side is told to have and to have lost, and who says so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.json_lines import print_objects
from syrtis.cli.terminal import one_line, output, short_source
from syrtis.errors import InputError
from syrtis.events import Point, strengths
from syrtis.model import Actor, Contents, Scope
from syrtis.store import open_record, record_contents

__all__ = ["strength"]

_SOURCE = 30
_ID_SHOWN = 8
_COLUMNS = ("what", "how many", "day", "who says so", "voice", "page", "claim")
_LONG = frozenset({"who says so", "voice"})
"""Columns of names, which take more than one line where they have to."""


def strength(
    record: RecordArgument,
    *,
    actor: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|ID", help="Only this actor: words of its name, or how an id begins."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print what is told of each side's strength and losses over time, figure by figure, each with its
    day, who says so and where. Nothing is added up: incidents, running totals and denials stand apart.
    """
    with open_record(record) as opened:
        contents = record_contents(opened)
    points = strengths(contents)
    actors = {each.id: each for each in contents.actors}
    if actor is not None:
        wanted = _wanted(points, actors, actor)
        points = [point for point in points if point.actor_id in wanted]
    if as_json:
        print_objects(_object(point, actors) for point in points)
    else:
        _print(output(), points, actors, contents)


def _wanted(points: Iterable[Point], actors: Mapping[str, Actor], named: str) -> set[str]:
    """Find the actors that are meant; `InputError` where none is."""
    told = {point.actor_id for point in points}
    words = named.casefold().split()
    found = {
        each.id
        for each in actors.values()
        if each.id in told
        and (each.id.startswith(named) or _has_words(words, (each.name, *each.aliases)))
    }
    if not found:
        raise InputError(
            f"nothing is told of the strength or losses of an actor called {named!r}; "
            "`syrtis strength RECORD` lists all that is told"
        )
    return found


def _has_words(words: Sequence[str], names: Iterable[str]) -> bool:
    said = " ".join(names).casefold()
    return bool(words) and all(word in said for word in words)


def _object(point: Point, actors: Mapping[str, Actor]) -> dict[str, object]:
    row: dict[str, object] = msgspec.to_builtins(point)
    return {"actor": actors[point.actor_id].name, **row}


def _print(
    console: Console, points: Sequence[Point], actors: Mapping[str, Actor], contents: Contents
) -> None:
    sources = {article.id: article.source for article in contents.articles}
    voices = {origin.id: origin.name for origin in contents.origins}
    of_actors: dict[str, list[Point]] = {}
    for point in points:
        of_actors.setdefault(point.actor_id, []).append(point)
    for actor_id, told in sorted(of_actors.items(), key=lambda each: -len(each[1])):
        actor = actors[actor_id]
        kind = f" ({actor.kind})" if actor.kind else ""
        console.print(Text(f"{one_line(actor.name)}{kind}", style="bold"))
        table = _table()
        for point in told:
            table.add_row(*_row(point, sources, voices))
        console.print(table)
        console.print()
    many = len({point.actor_id for point in points})
    console.print(
        Text(f"{len(points):,} figures of {many:,} actors; none is added up", style="dim")
    )


def _table() -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="underline", pad_edge=False)
    for name in _COLUMNS:
        justify: Literal["left", "right"] = "right" if name == "how many" else "left"
        table.add_column(name, overflow="fold", no_wrap=name not in _LONG, justify=justify)
    return table


def _row(point: Point, sources: Mapping[str, str], voices: Mapping[str, str]) -> Iterable[str]:
    yield f"{point.measure}{_kind(point)}"
    yield _many(point)
    yield _day(point)
    yield one_line(point.claimant) if point.claimant else "(the article)"
    yield one_line(voices.get(point.voice or "", "nobody"))
    yield short_source(sources[point.article_id], _SOURCE)
    yield point.claim_id[:_ID_SHOWN]


def _kind(point: Point) -> str:
    """Say what a figure is not to be mixed with."""
    if point.denied:
        return ", denied"
    if point.part_of is not None:
        return ", a part"
    return ", running total" if point.scope is Scope.CUMULATIVE else ""


def _many(point: Point) -> str:
    low, high = point.low, point.high
    if low == high:
        return "?" if low is None else f"{low:,}"
    return f"{'' if low is None else f'{low:,}'}..{'' if high is None else f'{high:,}'}"


def _day(point: Point) -> str:
    first, last = point.earliest, point.latest
    if first is None and last is None:
        return f"told by {point.printed}" if point.printed else "?"
    if first == last:
        return f"{first}"
    return f"{first or ''}..{last or ''}"
