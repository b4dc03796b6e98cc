"""Event: what is known of one occurrence, how well, and what is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from syrtis.export.words import day_words, range_words
from syrtis.model import Actor, Claim, Event, Place
from syrtis.store import Record
from syrtis.store.queries import issues_of, rows_of
from syrtis.web.bars import Bar, Line, day_line, number_line
from syrtis.web.columns import place_chain
from syrtis.web.errors import NotThereError
from syrtis.web.said import DATE_PRECISION, RULES, WHERE_PRECISION
from syrtis.web.screens.matrix import Matrix, make_matrix
from syrtis.web.screens.parts import ArticleShown, ClaimShown, Shelf, Unknown, open_shelf

__all__ = ["EventScreen", "PlaceShown", "Side", "TollRow", "event_screen", "read_event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of an event."""

    id: str
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """Where an event was, how exactly that is known, and what the place lies in."""

    id: str
    name: str
    kind: str | None
    within: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    precision: str | None
    geonames_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRow:
    """One figure of the dead as it was published."""

    claim: ClaimShown
    bar: Bar
    counted: bool
    """Whether it is a figure of the event's own: no part of another, no running total, no denial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One article on the line of days: when it was printed."""

    article: ArticleShown
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One value of a field on which claims do not agree, and the claims that say it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """A field on which claims about the same people do not agree."""

    field: str
    whose: str | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two tellings that are held to be of one event, and why; without a score a person joined them."""

    left: ClaimShown
    right: ClaimShown
    score: float | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventScreen:
    """One event."""

    event: Event
    when: str | None
    when_precision: str | None
    place: PlaceShown | None
    sides: tuple[Side, ...]
    dead_range: str | None
    wounded_range: str | None
    rule: str | None
    unknown: tuple[Unknown, ...]
    claims: tuple[ClaimShown, ...]
    articles: tuple[ArticleShown, ...]
    voices: tuple[str, ...]
    dissent: tuple[Dissent, ...]
    matrix: Matrix
    tolls: tuple[TollRow, ...]
    toll_line: Line
    days: tuple[DayRow, ...]
    day_line: Line | None
    day_bar: Bar | None
    joins: tuple[Join, ...]
    cite: str


def read_event(record: Record, event_id: str) -> Event:
    """Find an event; raises `NotThereError`."""
    found = rows_of(record, Event, [event_id])
    if event_id not in found:
        raise NotThereError(
            f"this record holds no event {event_id}: it may have been joined with another, or built "
            "anew from other claims; look for it in Explore"
        )
    return found[event_id]


def event_screen(record: Record, event_id: str, record_id: str) -> EventScreen:
    """Show one event; raises `NotThereError`."""
    event = read_event(record, event_id)
    by_id = rows_of(record, Claim, event.claims)
    claims = [by_id[each] for each in event.claims if each in by_id]
    shelf = open_shelf(record, claims, places=[event.place_id] if event.place_id else [])
    shown = tuple(shelf.claim(claim) for claim in claims)
    line = number_line(
        n for claim in shown if claim.kind == "killed" for n in (claim.low, claim.high)
    )
    articles = tuple(shelf.article(each) for each in event.articles if each in shelf.articles)
    days = _day_line(event, shelf)
    when = event.when
    return EventScreen(
        event=event,
        when=day_words(when) or None,
        when_precision=DATE_PRECISION[when.precision] if when else None,
        place=_place(event, shelf),
        sides=tuple(_sides(record, event)),
        dead_range=range_words(event.deaths) or None,
        wounded_range=range_words(event.wounded) or None,
        rule=RULES.get(event.deaths.rule) if event.deaths else None,
        unknown=tuple(_unknown(record, event, shown)),
        claims=shown,
        articles=articles,
        voices=tuple(sorted({claim.voice for claim in shown if claim.voice})),
        dissent=tuple(_dissent(event, {claim.id: claim for claim in shown})),
        matrix=make_matrix(claims, shelf),
        tolls=_tolls(shown, line),
        toll_line=line,
        days=tuple(_day_rows(event, shelf, days)),
        day_line=days,
        day_bar=days.bar(_ordinal(when.earliest), _end(when.latest)) if days and when else None,
        joins=tuple(_joins(event, {claim.id: claim for claim in shown})),
        cite=_cite(event, record_id),
    )


def _sides(record: Record, event: Event) -> list[Side]:
    ids = [side for side in (event.side_a, event.side_b) if side]
    actors = rows_of(record, Actor, ids)
    return [Side(id=i, name=actors[i].name, kind=actors[i].kind) for i in ids if i in actors]


def _place(event: Event, shelf: Shelf) -> PlaceShown | None:
    place: Place | None = shelf.places.get(event.place_id or "")
    if place is None:
        return None
    outer = [each.name for each in place_chain(place.id, shelf.places)[1:]]
    return PlaceShown(
        id=place.id,
        name=place.name,
        kind=place.kind,
        within=tuple(outer),
        latitude=place.latitude,
        longitude=place.longitude,
        precision=WHERE_PRECISION.get(event.where_precision or 0),
        geonames_id=place.geonames_id,
    )


def _unknown(record: Record, event: Event, claims: Sequence[ClaimShown]) -> list[Unknown]:
    """List what is not known of an event, with the reason that the record has for it."""
    found = []
    codes = {issue.code for issue in issues_of(record, event.articles)}
    if event.type is None:
        found.append(Unknown(field="what happened", why="its claims count people and name no act"))
    if event.when is None:
        found.append(Unknown(field="when", why=_why_undated(claims, codes)))
    if event.place_id is None:
        found.append(Unknown(field="where", why=_why_unplaced(claims)))
    if event.side_a is None:
        found.append(Unknown(field="who did it", why=_why_no_doer(claims)))
    if event.deaths is None:
        found.append(
            Unknown(field="the dead", why="no claim gives a number of dead, nor says nobody died")
        )
    elif event.deaths.best is None:
        found.append(Unknown(field="the best figure", why="no figure has more voices than another"))
    return found


def _why_undated(claims: Sequence[ClaimShown], codes: set[str]) -> str:
    words = sorted({claim.when_words for claim in claims if claim.when_words})
    if not words:
        return "no claim of it says when"
    why = "its articles' days of publication are not known" if "no-publication-day" in codes else ""
    told = ", ".join(f"“{each}”" for each in words)
    return f"the words are {told}, and name no day" + (f": {why}" if why else "")


def _why_unplaced(claims: Sequence[ClaimShown]) -> str:
    words = sorted({claim.place.words for claim in claims if claim.place})
    if not words:
        return "no claim of it names a place"
    return f"the words are {', '.join(f'“{each}”' for each in words)}, and no place fits them"


def _why_no_doer(claims: Sequence[ClaimShown]) -> str:
    words = sorted({claim.by.words for claim in claims if claim.by})
    if not words:
        return "no claim of it says who"
    return f"the words are {', '.join(f'“{each}”' for each in words)}; none is known as a side"


def _dissent(event: Event, claims: Mapping[str, ClaimShown]) -> Iterator[Dissent]:
    for each in event.disagreements:
        first = claims.get(each.values[0].claims[0])
        who = first.who if first else None
        yield Dissent(
            field=each.field,
            whose=(who.name or who.words) if who else None,
            accounts=tuple(Account(value=t.value, claims=t.claims) for t in each.values),
        )


def _joins(event: Event, claims: Mapping[str, ClaimShown]) -> Iterator[Join]:
    for each in event.joined:
        left, right = claims.get(each.left), claims.get(each.right)
        if left is not None and right is not None:
            why = tuple(f"{reason.what} {reason.weight:+.2f}" for reason in each.reasons)
            yield Join(left=left, right=right, score=each.score, why=why)


def _tolls(claims: Sequence[ClaimShown], line: Line) -> tuple[TollRow, ...]:
    dead = [claim for claim in claims if claim.kind == "killed" and claim.number]
    dead.sort(key=lambda claim: (claim.article.published or "9999", claim.article.id))
    return tuple(
        TollRow(claim=claim, bar=line.bar(claim.low, claim.high), counted=_counted(claim))
        for claim in dead
    )


def _counted(claim: ClaimShown) -> bool:
    plain = claim.modality == "asserted" or claim.high == 0
    return plain and not (claim.part or claim.repeats) and claim.scope != "cumulative"


def _day_line(event: Event, shelf: Shelf) -> Line | None:
    printed = [w for a in shelf.articles.values() if (w := a.published)]
    days = [day for when in printed for day in (when.earliest, when.latest)]
    own = [event.when.earliest, event.when.latest] if event.when else []
    return day_line([*days, *own])


def _day_rows(event: Event, shelf: Shelf, line: Line | None) -> list[DayRow]:
    rows = []
    for each in event.articles:
        if each in shelf.articles:
            when = shelf.articles[each].published
            known = when is not None and line is not None
            bar = (
                line.bar(_ordinal(when.earliest), _end(when.latest))
                if known and line and when
                else None
            )
            rows.append(DayRow(article=shelf.article(each), bar=bar))
    return sorted(rows, key=lambda row: (row.article.published or "9999", row.article.id))


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _end(day: date | None) -> int | None:
    return None if day is None else day.toordinal() + 1


def _cite(event: Event, record_id: str) -> str:
    return f"Syrtis record {record_id[:12]}, event {event.id[:12]}: {event.title}."
