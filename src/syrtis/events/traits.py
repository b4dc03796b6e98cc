"""What of a telling is compared with others: frozen, small, and found once for each telling."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xxhash import xxh64_intdigest

from syrtis.events.kinds import HARMFUL, family_of
from syrtis.events.telling import Telling
from syrtis.events.window import Window
from syrtis.model import ClaimKind

__all__ = ["Key", "Traits", "days_of", "signs_of", "traits_of"]

Key = tuple[object, ...]
"""What tellings of one place share that are worth comparing."""
SHARED_WORDS = 7
"""Words in a row that two articles share beside a claim when one has the other's sentence."""
BESIDE = 100
"""Code points before and behind a claim in which its sentence is looked at: about a sentence in all."""
KEPT = 6
"""Runs of words kept for a claim, those of the smallest hashes: two that overlap share most of them."""
LONGEST_DAYS = 31
"""A window of more days is held to be no date at all when tellings are brought together."""
BUCKET_DAYS = 8
"""Days of one key: two windows that share a day share a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """An exact number of people harmed; one and two are told of too many things to count here."""

    kind: ClaimKind
    low: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What speaks for a telling being the same as another, or against it."""

    id: str
    """The id of its first claim."""
    article_id: str
    type: str | None
    place_id: str | None
    within: str | None
    """The place that its place lies in, where that is small enough to be one place."""
    window: Window
    weekday: str | None
    sides: tuple[str | None, str | None]
    numbers: frozenset[Number]
    runs: frozenset[int]
    """Hashes of words in a row beside its claims."""


def traits_of(
    told: Telling, within: Mapping[str, str], text: str = "", wide: frozenset[str] = frozenset()
) -> Traits:
    """Find what of a telling is compared.

    `within` leads a place to the one it lies in; `text` is its article's; what is told of one of the
    `wide` places (a country) is told of no place.
    """
    place = told.place_id if told.place_id not in wide else None
    return Traits(
        id=told.claims[0].id,
        article_id=told.article_id,
        type=told.type,
        place_id=place,
        within=within.get(place) if place else None,
        window=told.window,
        weekday=told.weekday,
        sides=told.sides,
        numbers=frozenset(_numbers(told)),
        runs=frozenset(_runs(told, text)),
    )


def _numbers(told: Telling) -> Iterator[Number]:
    for claim in told.claims:
        count = claim.count
        if count is not None and count.low is not None and count.low > 2:
            yield Number(kind=claim.kind, low=count.low, high=count.high)


def _runs(told: Telling, text: str) -> Iterator[int]:
    for claim in told.claims:
        around = text[max(0, claim.start - BESIDE) : claim.end + BESIDE]
        words = around.casefold().split()[1:-1]
        rows = (words[at : at + SHARED_WORDS] for at in range(len(words) - SHARED_WORDS + 1))
        yield from sorted({xxh64_intdigest(" ".join(row).encode()) for row in rows})[:KEPT]


def days_of(told: Traits) -> Iterator[Key]:
    """Walk the stretches of days in which a telling may meet others of its kind; none without days."""
    window = told.window
    if window.earliest is None or window.latest is None:
        return
    first, last = window.earliest.toordinal(), window.latest.toordinal()
    if last - first < LONGEST_DAYS:
        for bucket in range(first // BUCKET_DAYS, last // BUCKET_DAYS + 1):
            yield from ((family, "days", bucket) for family in _families(told))


def signs_of(told: Traits) -> Iterator[Key]:
    """Walk what else two tellings of one kind must share one of to score enough.

    A number, or a side with a weekday or with ground that changed hands.
    """
    for family in _families(told):
        for number in told.numbers:
            yield (family, "number", number)
        for at, side in enumerate(told.sides):
            if side is not None and told.weekday is not None:
                yield (family, "weekday", told.weekday, at, side)
            if side is not None and "territory" in (told.type or ""):
                yield (family, "hands", at, side)


def _families(told: Traits) -> Iterable[str | None]:
    """Give the kinds of events a telling may be of; harm whose cause nobody tells may be of any."""
    return HARMFUL if told.type is None else (family_of(told.type),)
