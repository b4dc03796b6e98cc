"""Changes: what is not what it was in an earlier record of the same pages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from syrtis.model import Contents
from syrtis.store import Named, Record, open_record, record_contents, short_name
from syrtis.store.differences import Difference, What, differences

__all__ = ["Change", "ChangesScreen", "changes_screen", "find_changes"]

ROWS = 100
_LONGEST = 200
_ADDRESSES: Mapping[str, str] = {
    "pages": "articles",
    "articles": "articles",
    "claims": "claims",
    "events": "events",
    "actors": "actors",
    "places": "places",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """One field, before and after, in words; null = not known."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that is not what it was."""

    table: str
    what: str
    title: str
    fields: tuple[FieldShown, ...]
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesScreen:
    """All that changed, table by table."""

    before: str | None
    """Name of the earlier record; null = the room was opened without one."""
    ready: bool
    counts: dict[str, dict[str, int]]
    table: str | None
    changes: tuple[Change, ...]
    total: int
    page: int
    pages: int


def find_changes(record: Record, before: Named) -> tuple[Change, ...]:
    """Compare a record with an earlier one; raises `RecordError` where that cannot be read."""
    with open_record(before) as earlier:
        old = record_contents(earlier)
    new = record_contents(record)
    names = _names(old) | _names(new)
    return tuple(_change(each, names) for each in differences(old, new))


def changes_screen(
    found: tuple[Change, ...] | None, before: Named | None, table: str | None, page: int
) -> ChangesScreen:
    """Show what changed, of one table or of all; null = not worked out yet."""
    counts: dict[str, Counter[str]] = {}
    for each in found or ():
        counts.setdefault(each.table, Counter())[each.what] += 1
    wanted = [each for each in found or () if table in (None, each.table)]
    pages = max(1, -(-len(wanted) // ROWS))
    page = min(page, pages)
    return ChangesScreen(
        before=short_name(before) if before is not None else None,
        ready=found is not None,
        counts={name: dict(count) for name, count in counts.items()},
        table=table,
        changes=tuple(wanted[(page - 1) * ROWS : page * ROWS]),
        total=len(wanted),
        page=page,
        pages=pages,
    )


def _names(contents: Contents) -> dict[str, str]:
    names = {place.id: place.name for place in contents.places}
    names |= {actor.id: actor.name for actor in contents.actors}
    return names | {origin.id: origin.name for origin in contents.origins}


def _change(found: Difference, names: Mapping[str, str]) -> Change:
    address = _ADDRESSES.get(found.table)
    there = address is not None and found.what not in (What.REMOVED, What.MERGED)
    return Change(
        table=found.table,
        what=found.what,
        title=found.title,
        fields=tuple(
            FieldShown(field=f.field, old=_said(f.old, names), new=_said(f.new, names))
            for f in found.fields
        ),
        url=f"/{address}/{found.id}" if there else None,
    )


def _said(value: Any, names: Mapping[str, str]) -> str | None:
    if value is None:
        return None
    if isinstance(value, (list, tuple)):
        return f"{len(value)} of them" if value else "none"
    return names.get(str(value), str(value))[:_LONGEST]
