"""What changed between two records: pages, articles, claims, events, actors, places, control, decisions.

Rows with an id are the same where the id is: ids are hashes of content. An event is made anew by every
build, and its id with it: it is the same event as the one with which it shares most claims. One that
shares claims with an event that is another's already was split off from it, or merged into it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from syrtis.model import Article, Claim, Contents, Decision, Event

__all__ = ["Difference", "FieldChange", "What", "differences"]


class What(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SPLIT_OFF = "split off"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a row, before and after, as JSON would hold it."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One row that is not what it was."""

    table: str
    what: What
    id: str
    """Its id in the new record; in the old one, where it is gone."""
    other: str | None = None
    """The id it had in the old record (a page, an event); of an event that was split off, that of the
    event it was part of; of one that was merged, that of the event which has its claims now."""
    title: str
    """What it is called, for people."""
    fields: tuple[FieldChange, ...] = ()


Keyed = Mapping[str, Any]

_OWN: Mapping[str, frozenset[str]] = {
    "claims": frozenset({"event_id"}),
    "events": frozenset({"id", "joined", "deaths.rule"}),
    "articles": frozenset({"text", "furniture", "evidence"}),
}
"""Fields that are not compared: ids that are made anew, what follows from others, long text; and the
rule of the figures, which is told once, of the record."""


def differences(old: Contents, new: Contents) -> list[Difference]:
    """List all that is not the same in two records, table by table, in the order of titles."""
    found = [*_about(old, new), *_pages(old, new)]
    found += _by_id("articles", _kept(old.articles, new), _kept(new.articles, old))
    found += _by_id("claims", _ids(old.claims), _ids(new.claims))
    found += _events(old.events, new.events)
    for table in ("actors", "places"):
        found += _by_id(table, _ids(getattr(old, table)), _ids(getattr(new, table)))
    found += _control(old, new)
    found += _by_id("decisions", _ids(old.decisions), _ids(new.decisions))
    return found


def _ids(rows: Iterable[Any]) -> Keyed:
    return {row.id: row for row in rows}


def _kept(articles: Iterable[Any], other: Contents) -> Keyed:
    """Keep the articles whose page is in the other record too: what else there is, pages tell."""
    there = {page.id for page in other.pages}
    return {article.id: article for article in articles if article.id in there}


def _about(old: Contents, new: Contents) -> Iterator[Difference]:
    changes = tuple(_field_changes(dict(old.about), dict(new.about)))
    if changes:
        title = "what made the record"
        yield Difference(table="about", what=What.CHANGED, id="about", title=title, fields=changes)


def _pages(old: Contents, new: Contents) -> Iterator[Difference]:
    """Compare pages by their bytes; one whose bytes changed under its name is a changed page."""
    before, after = _ids(old.pages), _ids(new.pages)
    gone = {page.source: page for page in before.values() if page.id not in after}
    for page in sorted(after.values(), key=lambda page: page.source):
        if page.id in before:
            continue
        was = gone.pop(page.source, None)
        yield Difference(
            table="pages",
            what=What.CHANGED if was else What.ADDED,
            id=page.id,
            other=was.id if was else None,
            title=page.source,
        )
    for source in sorted(gone):
        yield Difference(table="pages", what=What.REMOVED, id=gone[source].id, title=source)


def _by_id(table: str, old: Keyed, new: Keyed) -> list[Difference]:
    found = [_row(table, What.REMOVED, row) for key, row in old.items() if key not in new]
    found += [_row(table, What.ADDED, row) for key, row in new.items() if key not in old]
    for key in old.keys() & new.keys():
        changes = _changes(table, old[key], new[key])
        if changes:
            found.append(_row(table, What.CHANGED, new[key], changes))
    return sorted(found, key=lambda each: (each.what, each.title, each.id))


def _row(
    table: str,
    what: What,
    row: Any,
    fields: tuple[FieldChange, ...] = (),
    other: str | None = None,
) -> Difference:
    title = _title(row)
    return Difference(table=table, what=what, id=row.id, other=other, title=title, fields=fields)


def _title(row: Any) -> str:
    """Call a row what a person would."""
    match row:
        case Article():
            return row.source
        case Claim():
            return f"{row.kind}: “{row.quote}”"
        case Event():
            return row.title
        case Decision():
            why = f": {row.why}" if row.why else ""
            return f"decision {row.number}, {row.kind} of {row.subject}{why}"
    return str(row.name)


def _changes(table: str, old: Any, new: Any) -> tuple[FieldChange, ...]:
    own = _OWN.get(table, frozenset())
    flat = (dict(_flat(msgspec.to_builtins(row), own)) for row in (old, new))
    return tuple(_field_changes(*flat))


def _flat(
    row: Mapping[str, Any], own: frozenset[str], before: str = ""
) -> Iterator[tuple[str, Any]]:
    """Walk the values of a row, nested ones under dotted names."""
    for name, value in row.items():
        if f"{before}{name}" not in own:
            if isinstance(value, dict):
                yield from _flat(value, own, f"{before}{name}.")
            else:
                yield f"{before}{name}", value


def _field_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield FieldChange(field=name, old=before, new=after)


def _control(old: Contents, new: Contents) -> list[Difference]:
    """Compare spells of control: the same where place, side and first day are."""
    names = {each.id: each.name for record in (old, new) for each in record.places}
    names |= {each.id: each.name for record in (old, new) for each in record.actors}
    found = []
    before, after = _spells(old, names), _spells(new, names)
    for title in sorted({*before, *after}):
        one, other = before.get(title), after.get(title)
        if one == other:
            continue
        what = What.ADDED if one is None else What.REMOVED if other is None else What.CHANGED
        changes = tuple(_field_changes(one or {}, other or {})) if one and other else ()
        found.append(Difference(table="control", what=what, id=title, title=title, fields=changes))
    return found


def _spells(contents: Contents, names: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    spells: dict[str, dict[str, Any]] = {}
    for each in contents.control:
        place, actor = (
            names.get(each.place_id, each.place_id),
            names.get(each.actor_id, each.actor_id),
        )
        title = f"{place}: {actor} from {each.earliest or 'an unknown day'}"
        while title in spells:
            title += ", again"
        row = msgspec.to_builtins(each)
        spells[title] = {name: row[name] for name in ("latest", "status", "claims", "premature")}
    return spells


def _events(old: Sequence[Event], new: Sequence[Event]) -> list[Difference]:
    before, after = _ids(old), _ids(new)
    shared = _shared(old, new)
    pairs = _pairs(shared)
    paired_new = {one: other for other, one in pairs.items()}
    found = []
    for one, other in pairs.items():
        changes = _changes("events", before[one], after[other])
        if changes:
            found.append(_row("events", What.CHANGED, after[other], changes, other=one))
    found += [_gone(before[key], shared) for key in before if key not in pairs]
    found += [_made(after[key], shared) for key in after if key not in paired_new]
    return sorted(found, key=lambda each: (each.what, each.title, each.id))


def _shared(old: Iterable[Event], new: Iterable[Event]) -> Counter[tuple[str, str]]:
    """Count the claims that each old event shares with each new one."""
    event_of = {claim: event.id for event in old for claim in event.claims}
    return Counter(
        (event_of[claim], event.id) for event in new for claim in event.claims if claim in event_of
    )


def _pairs(shared: Counter[tuple[str, str]]) -> dict[str, str]:
    """Lead each old event to the new one it is: those that share most claims are paired first."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for (one, other), _ in sorted(shared.items(), key=lambda each: (-each[1], each[0])):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _gone(event: Event, shared: Counter[tuple[str, str]]) -> Difference:
    into = [(number, other) for (one, other), number in shared.items() if one == event.id]
    if not into:
        return _row("events", What.REMOVED, event)
    return _row("events", What.MERGED, event, other=max(into)[1])


def _made(event: Event, shared: Counter[tuple[str, str]]) -> Difference:
    out_of = [(number, one) for (one, other), number in shared.items() if other == event.id]
    if not out_of:
        return _row("events", What.ADDED, event)
    return _row("events", What.SPLIT_OFF, event, other=max(out_of)[1])
