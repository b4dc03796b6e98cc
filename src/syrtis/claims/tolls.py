"""Totals told as a figure: `the death toll rose to 27`, `a toll of 90`, `a 200-strong force`."""

from syrtis.claims.counted import Counted, Head
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.predicates import Told
from syrtis.claims.words import QUANTITY, Words
from syrtis.model import ClaimKind

__all__ = ["tell_toll"]

_REACH = 12
"""Words between `toll` and its figure: `toll from the blast in the old town had risen to`."""

_LEADS = frozenset(
    {"to", "at", "of", "is", "was", "as", "reached", "exceeded", "passed", "topped", "surpassed",
     "hit", "exceeds", "tops", "being", "were", "stands", "be", "reaching", "totaled", "totalled",
     "numbered", ":", "are", "least", "reaches"}
)  # fmt: skip
"""The word right before the figure."""

_STOPS = frozenset({".", ";", "“", "”", '"', "killed", "killing", "wounded", "wounding", "injured"})
_FORCE = frozenset(
    {"force", "army", "militia", "contingent", "garrison", "group", "unit", "brigade"}
)


def tell_toll(words: Words, counted: Counted, lexicon: Lexicon) -> Told | None:
    """Find the figure of a toll or of a side's strength."""
    strong = _strong(words, counted)
    if strong or counted.head in (Head.THINGS, Head.LIVES, Head.CASUALTIES):
        return strong
    if words.at(counted.at - 1) not in _LEADS:
        return None
    for here in range(counted.at - 1, max(-1, counted.at - _REACH - 1), -1):
        if words.low[here] == QUANTITY or words.low[here] in _STOPS:
            return None
        for kind, harm in lexicon.harm.items():
            length = harm.toll.ends(words.low, here)
            if length and _fits(counted, kind):
                return Told(
                    counted=counted, kind=kind, first=here - length, last=counted.end, way="toll"
                )
    return None


def _fits(counted: Counted, kind: ClaimKind) -> bool:
    """Ask of a strength whether fighters are named or its words are plain; tolls fit at once."""
    if kind is not ClaimKind.STRENGTH:
        return counted.head in (Head.BARE, Head.PEOPLE, Head.COMBATANTS, Head.HARM)
    many = (counted.quantity.count.high or counted.quantity.count.low or 0) >= 50
    return many and counted.head in (Head.BARE, Head.COMBATANTS, Head.PEOPLE)


def _strong(words: Words, counted: Counted) -> Told | None:
    """Read `a 200-strong militia`."""
    strong = words.low[counted.at + 1 : counted.at + 3]
    near = words.low[counted.at + 1 : counted.at + 7]
    if strong == ("-", "strong") and _FORCE & {*near}:
        return Told(
            counted=counted,
            kind=ClaimKind.STRENGTH,
            first=counted.at,
            last=min(len(words.low), counted.at + 4),
            way="toll",
        )
    return None
