"""Accounts side by side: what each voice says of each thing, and where they part."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from syrtis.export.words import count_words, day_words
from syrtis.model import Claim, Modality
from syrtis.web.said import short_type
from syrtis.web.screens.parts import Shelf

__all__ = ["Cell", "Matrix", "MatrixRow", "Value", "make_matrix"]

FIELDS = ("what", "when", "where", "who did it")
COUNTED = ("killed", "wounded", "captured", "missing", "displaced", "surrendered", "strength")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a voice says of one thing, and the claims in which it says so."""

    words: str
    claims: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one voice says of one thing: `agrees` with what most say, `differs`, or is `silent`."""

    state: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One voice."""

    voice: str | None
    kind: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Voices by fields."""

    fields: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One claim's answer to one field: the words, and what they are compared by."""

    voice: str | None
    field: str
    words: str
    meets: Any
    claim: Claim


def make_matrix(claims: Sequence[Claim], shelf: Shelf) -> Matrix:
    """Lay the accounts of an event side by side, those who say most first."""
    said = [each for claim in claims for each in _said(claim, shelf)]
    told = {each.field for each in said}
    fields = sorted((f for f in told if f not in FIELDS), key=_place_of)
    fields += [field for field in FIELDS if field in told]
    common = {field: _commonest([s for s in said if s.field == field]) for field in fields}
    voices = Counter(each.voice for each in said)
    ordered = sorted(voices, key=lambda voice: (-voices[voice], voice or "~"))
    return Matrix(
        fields=tuple(fields),
        rows=tuple(_row(voice, fields, said, common, shelf) for voice in ordered),
    )


def _row(
    voice: str | None,
    fields: Sequence[str],
    said: Sequence[_Said],
    common: dict[str, Any],
    shelf: Shelf,
) -> MatrixRow:
    own = [each for each in said if each.voice == voice]
    origin = shelf.voices.get(voice or "")
    return MatrixRow(
        voice=origin.name if origin else None,
        kind=origin.kind if origin else None,
        cells=tuple(_cell([s for s in own if s.field == f], common[f], shelf) for f in fields),
    )


def _cell(said: Sequence[_Said], common: Any, shelf: Shelf) -> Cell:
    if not said:
        return Cell(state="silent")
    grouped: dict[str, list[Claim]] = {}
    for each in said:
        grouped.setdefault(each.words, []).append(each.claim)
    agrees = common is not None and all(_meet(each.meets, common) for each in said)
    return Cell(
        state="agrees" if agrees else "differs",
        values=tuple(
            Value(words=words, claims=tuple(c.id for c in told), url=shelf.claim(told[0]).url)
            for words, told in grouped.items()
        ),
    )


def _said(claim: Claim, shelf: Shelf) -> Iterable[_Said]:
    def one(field: str, words: str | None, meets: Any) -> Iterable[_Said]:
        if words:
            yield _Said(voice=claim.origin_id, field=field, words=words, meets=meets, claim=claim)

    whole = claim.part_of is None and claim.repeats is None
    plain = claim.modality is Modality.ASSERTED or bool(claim.count and claim.count.high == 0)
    if claim.kind in COUNTED and whole and plain and claim.count is not None:
        whose = shelf.party(claim.who)
        field = f"{claim.kind}, {whose.name}" if whose and whose.name else str(claim.kind)
        yield from one(field, count_words(claim.count), (claim.count.low, claim.count.high))
    if claim.modality is not Modality.ASSERTED:
        return
    yield from one("what", short_type(claim.event_type), claim.event_type)
    if claim.when is not None:
        yield from one("when", day_words(claim.when), (claim.when.earliest, claim.when.latest))
    doer = shelf.party(claim.by)
    if doer is not None:
        yield from one("who did it", doer.name or doer.words, doer.id or doer.words.casefold())
    place = shelf.place(claim.place)
    if place is not None:
        inside = frozenset(_inside(place.id, shelf)) or frozenset({place.words.casefold()})
        yield from one("where", place.name or place.words, inside)


def _inside(place_id: str | None, shelf: Shelf) -> Iterable[str]:
    here = shelf.places.get(place_id or "")
    seen: set[str] = set()
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here.id
        here = shelf.places.get(here.within or "")


def _commonest(said: Sequence[_Said]) -> Any:
    """Give what most voices say; null where as many say something that cannot be true with it.

    A denial (`nobody`) is what most say only where nobody counts any.
    """
    voices: dict[Any, set[str | None]] = {}
    some = [each for each in said if each.meets != (0, 0)] or said
    for each in some:
        voices.setdefault(each.meets, set()).add(each.voice)
    best = max(voices, key=lambda value: len(voices[value]))
    rivals = [v for v in voices if len(voices[v]) == len(voices[best]) and not _meet(v, best)]
    return None if rivals else best


def _place_of(field: str) -> tuple[int, str]:
    """Order the fields that count people: by kind, then by whose."""
    return COUNTED.index(field.partition(",")[0]), field


def _meet(one: Any, other: Any) -> bool:
    """Say whether two values can both be true: equal, ranges that overlap, a place in the other."""
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one <= other or other <= one
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _before(one[0], other[1]) and _before(other[0], one[1])
    return bool(one == other)


def _before(low: int | date | None, high: int | date | None) -> bool:
    return low is None or high is None or low <= high  # type: ignore[operator]
