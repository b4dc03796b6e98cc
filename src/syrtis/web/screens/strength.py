"""Strength: how many fighters each side is said to have, by who says so, over time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from syrtis.model import ClaimKind
from syrtis.store import Record
from syrtis.store.queries import ClaimsAsked, claims_chosen
from syrtis.web.bars import Bar, Line, number_line
from syrtis.web.screens.parts import ClaimShown, open_shelf

__all__ = ["SideStrength", "StrengthRow", "StrengthScreen", "strength_screen"]

_MOST = 2_000
"""Estimates that are read; a record of one conflict has some dozens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthRow:
    """One estimate."""

    claim: ClaimShown
    day: str | None
    bar: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStrength:
    """The estimates of one side, by day; each side has its own scale."""

    actor_id: str | None
    name: str | None
    rows: tuple[StrengthRow, ...]
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthScreen:
    """The estimates of every side."""

    sides: tuple[SideStrength, ...]
    total: int


def strength_screen(record: Record) -> StrengthScreen:
    """List the estimates of strength, side by side."""
    claims = claims_chosen(record, ClaimsAsked(kind=ClaimKind.STRENGTH), limit=_MOST)
    shelf = open_shelf(record, claims)
    by_side: defaultdict[str | None, list[ClaimShown]] = defaultdict(list)
    for claim in claims:
        shown = shelf.claim(claim)
        if shown.number is not None:
            by_side[shown.who.id if shown.who else None].append(shown)
    ordered = sorted(by_side, key=lambda side: (side is None, -len(by_side[side]), side or ""))
    return StrengthScreen(
        sides=tuple(_side(side, by_side[side]) for side in ordered), total=len(claims)
    )


def _side(actor_id: str | None, claims: Sequence[ClaimShown]) -> SideStrength:
    line = number_line(n for claim in claims for n in (claim.low, claim.high))
    named = next((claim.who for claim in claims if claim.who), None)
    rows = [
        StrengthRow(
            claim=claim,
            day=claim.when or claim.article.published,
            bar=line.bar(claim.low, claim.high),
        )
        for claim in claims
    ]
    return SideStrength(
        actor_id=actor_id,
        name=(named.name or named.words) if named and actor_id else None,
        rows=tuple(sorted(rows, key=lambda row: (row.day or "9999", row.claim.id))),
        line=line,
    )
