"""`syrtis diff`: what changed between two records, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from syrtis.cli.arguments import JsonOption
from syrtis.cli.json_lines import print_objects
from syrtis.cli.terminal import clipped, one_line, output
from syrtis.model import Contents
from syrtis.store import open_record, record_contents
from syrtis.store.differences import Difference, FieldChange, What, differences

__all__ = ["diff"]

_NAMED = "a file that `build` wrote, or postgresql://USER@HOST/DATABASE."
_LIMIT = 20
_WIDTH = 100
_SIGNS = {
    What.ADDED: "+",
    What.REMOVED: "-",
    What.CHANGED: "~",
    What.SPLIT_OFF: "<",
    What.MERGED: ">",
}
_STYLES = {What.ADDED: "green", What.REMOVED: "red"}


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The record as it was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The record as it is.")],
    *,
    limit: Annotated[int, typer.Option(min=0, help="How many rows of a table; 0 = all.")] = _LIMIT,
    as_json: JsonOption = False,
) -> None:
    """Say what changed between two records: pages, claims, events (new, gone, changed field by field,
    split, merged), actors, places, control, decisions. Ends with 0 where nothing did, with 1 where
    something did, as `diff` does.
    """
    before, after = _read(old), _read(new)
    found = differences(before, after)
    if as_json:
        print_objects(msgspec.to_builtins(each) for each in found)
    else:
        _print(output(), found, _names(before, after), limit)
    raise typer.Exit(1 if found else 0)


def _read(named: str) -> Contents:
    with open_record(named) as opened:
        return record_contents(opened)


def _names(old: Contents, new: Contents) -> dict[str, str]:
    """Name what ids stand for; where both records do, as the new one does."""
    names: dict[str, str] = {}
    for contents in (old, new):
        names |= {place.id: place.name for place in contents.places}
        names |= {actor.id: actor.name for actor in contents.actors}
        names |= {origin.id: origin.name for origin in contents.origins}
    return names


def _print(
    console: Console, found: Sequence[Difference], names: Mapping[str, str], limit: int
) -> None:
    if not found:
        console.print(Text("nothing changed", style="dim"))
    for table, of_table in groupby(found, key=lambda each: each.table):
        listed = list(of_table)
        counts = Counter(each.what for each in listed)
        told = ", ".join(f"{counts[what]:,} {what}" for what in What if counts[what])
        console.print(Text(f"{table}: {told}", style="bold"), soft_wrap=True)
        for each in listed[:limit] if limit else listed:
            _print_one(console, each, names)
        left = len(listed) - limit
        if limit and left > 0:
            console.print(Text(f"  {left:,} more with --limit 0", style="dim"))


def _print_one(console: Console, each: Difference, names: Mapping[str, str]) -> None:
    title = clipped(one_line(each.title), _WIDTH)
    ids = [each.id[:8]] if each.table not in ("about", "control") else []
    if each.other not in (None, each.id):
        ids.append(f"{_tie(each)} {(each.other or '')[:8]}")
    line = f"  {_SIGNS[each.what]} {title}  {', '.join(ids)}"
    console.print(Text(line.rstrip(), style=_STYLES.get(each.what, "")), soft_wrap=True)
    for words in _told(each.fields, names):
        console.print(Text(f"      {words}", style="dim"), soft_wrap=True)


def _tie(each: Difference) -> str:
    """Say how the other id is tied to a row."""
    return {What.SPLIT_OFF: "out of", What.MERGED: "into"}.get(each.what, "was")


def _told(fields: Iterable[FieldChange], names: Mapping[str, str]) -> Iterator[str]:
    for each in fields:
        if isinstance(each.old, (list, tuple)) or isinstance(each.new, (list, tuple)):
            yield f"{each.field}: {_lists(each.old or [], each.new or [], names)}"
        else:
            yield f"{each.field}: {_words(each.old, names)} → {_words(each.new, names)}"


def _lists(old: Sequence[Any], new: Sequence[Any], names: Mapping[str, str]) -> str:
    """Say what a list gained and lost; long ones by their numbers."""
    gained = [value for value in new if value not in old]
    lost = [value for value in old if value not in new]
    parts = [_part("+", gained, names), _part("-", lost, names)]
    return ", ".join(filter(None, parts)) or "in another order"


def _part(sign: str, values: Sequence[Any], names: Mapping[str, str]) -> str:
    if len(values) == 1 and isinstance(values[0], str):
        return f"{sign} {_words(values[0], names)}"
    return f"{sign} {len(values)}" if values else ""


def _words(value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return "not known"
    if isinstance(value, str) and value in names:
        return one_line(names[value])
    return clipped(one_line(str(value)), _WIDTH)
