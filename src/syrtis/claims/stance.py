"""How a clause stands to what it says, and whether it tells one occurrence or a total."""

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.predicates import Told
from syrtis.claims.words import Words
from syrtis.model import ClaimKind, Modality, Scope

__all__ = ["modality_of", "scope_of"]

_BEFORE = 5
"""Words before the verb or its noun where `will`, `could`, `not` belong to it."""
_CONDITION = 14
"""Words before it where `if` and `denied` still reach it."""
_AROUND = 16
"""Words on either side where a stretch of time or an occurrence is its own."""

_PERFECT = frozenset({"has", "have", "had", "been", "'ve", "'s"})
_FEW = 200
"""`Killing` fewer than so many tells one occurrence; above, often a war."""
_ONCE = frozenset({ClaimKind.KILLED, ClaimKind.WOUNDED, ClaimKind.CAPTURED})

_CUTS = frozenset({",", ";", ":", "“", "”", '"', "and", "but", "that", "—", "--", "–", "."})
_RECORDS = frozenset(
    {
        "deadliest",
        "worst",
        "bloodiest",
        "biggest",
        "largest",
        "first",
        "highest",
        "heaviest",
        "worse",
    }
)
_ONSET = frozenset({"if", "unless", "whether"})
_DENIALS = frozenset({"denied", "denies", "deny", "denying", "untrue", "rejected", "dismissed"})


def modality_of(words: Words, told: Told, lexicon: Lexicon) -> Modality:
    """Read whether the clause asserts, denies, foresees or supposes; plain cues only.

    Looked at are the words between noun and verb and the few before them, up to a comma or `that`;
    `if` and `denied` reach further. Irony, double negation, doubt elsewhere in the page are missed.
    """
    if told.counted.quantity.count.high == 0:
        return Modality.NEGATED
    near = _near(words, told)
    far = words.low[max(0, told.first - _CONDITION) : told.first]
    clause = far[len(far) - far[::-1].index(",") :] if "," in far else far
    if _has(near, "negated", lexicon) or _DENIALS & {*clause}:
        return Modality.NEGATED
    if _has(near, "hypothetical", lexicon) or _ONSET & {*far}:
        return Modality.HYPOTHETICAL
    return Modality.FUTURE if _has(near, "future", lexicon) else Modality.ASSERTED


def _near(words: Words, told: Told) -> tuple[str, ...]:
    start = told.first
    while start > max(0, told.first - _BEFORE) and words.low[start - 1] not in _CUTS:
        start -= 1
    return words.low[start : told.last]


def _has(low: tuple[str, ...], stance: str, lexicon: Lexicon) -> bool:
    phrases = lexicon.stance[stance]
    split = stance == "negated" and any(word.endswith("n't") for word in low)
    return split or any(phrases.begins(low, at) for at in range(len(low)))


def scope_of(words: Words, told: Told, lexicon: Lexicon) -> Scope | None:
    """Read whether the count is a running total or one occurrence; null where neither is plain.

    A total is told by its words (`since`, `so far`, `toll`, `in three weeks`); an occurrence by a
    day or an attack named beside the count, by the form `killing 12`, or by a few people told in
    the simple past (`four were killed`). `The deadliest attack since` is no total. The perfect
    (`12 have been killed`) says either, and is left unknown.
    """
    if told.kind is ClaimKind.STRENGTH:
        return None
    low = words.low[max(0, told.first - _AROUND) : told.last + _AROUND]
    records = _RECORDS & {*low}
    for at in range(len(low)):
        length = _stretch(low, at, lexicon)
        if length and not (low[at] == "since" and records):
            return Scope.CUMULATIVE
    once = told.kind in _ONCE and _once(words, told, low, lexicon)
    if any(lexicon.stance["period"].begins(low, at) for at in range(len(low))):
        return None if once else Scope.CUMULATIVE
    return Scope.INCIDENT if once or _in_simple_past(words, told) else None


def _in_simple_past(words: Words, told: Told) -> bool:
    """Say whether a few people are told killed, wounded or captured without `have` or `had`."""
    few = (told.counted.quantity.count.low or 0) < _FEW
    beside = {*words.low[max(0, told.first - 3) : told.last + 1]}
    return told.kind in _ONCE and few and not beside & _PERFECT


def _once(words: Words, told: Told, low: tuple[str, ...], lexicon: Lexicon) -> bool:
    few = (told.counted.quantity.count.low or 0) < _FEW
    if told.way == "before" and words.at(told.first).endswith("ing") and few:
        return True
    return any(lexicon.stance["incident"].begins(low, at) for at in range(len(low)))


def _stretch(low: tuple[str, ...], at: int, lexicon: Lexicon) -> int:
    phrases = lexicon.stance["cumulative"]
    open_word = (*low[at : at + 1], "*", *low[at + 2 : at + 3])
    return phrases.begins(low, at) or (len(open_word) == 3 and phrases.begins(open_word, 0))
