"""What a clause says of counted people: killed, wounded, captured ..."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from syrtis.claims.counted import Counted, Head
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.words import QUANTITY, Words
from syrtis.model import ClaimKind

__all__ = ["Told", "tell_after", "tell_before"]

_REACH = 16
"""Words between a counted noun and its verb: an apposition or two, as read in news sentences."""

_BE = frozenset(
    {"was", "were", "is", "are", "be", "been", "being", "got", "lay", "remain", "remained"}
)
_BEFORE_OBJECT_MAX = 3
_LIVES_REACH = 9
"""Words from `cost` to `the lives of`: `cost the northern militias so far the lives of`."""
_UNNAMED_OK = frozenset({ClaimKind.KILLED, ClaimKind.WOUNDED})
"""Kinds whose verb may take a bare number as its object (`killed two`): only people die."""
_AFTER_BARE = frozenset(
    {"", ".", ",", ";", "and", "in", "at", "on", "when", "near", "during", "outside", "inside",
     "last", "yesterday", "today", "overnight", "by", "before", ")", "-", "—", "--", '"', "”"}
)  # fmt: skip


_ON_RECORD = frozenset({"camera", "video", "film", "tape", "footage", "imagination"})
"""After `captured 12 men on ...` nobody is a prisoner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A harm told of counted people, and the words that tell it."""

    counted: Counted
    kind: ClaimKind
    first: int
    last: int
    """The words `first..last` (last excluded) hold the number and the verb."""
    way: str
    """`before` (the verb precedes), `after`, `noun`, `toll`, `shared`, `part`."""
    mixed: bool = False
    """Two kinds at once under one number (`killed or wounded`)."""


def tell_after(words: Words, counted: Counted, lexicon: Lexicon) -> Told | None:
    """Find the verb whose subject the counted noun is: `were killed`, `died`, `dead`."""
    if counted.head in (Head.THINGS, Head.LIVES, Head.HARM, Head.CASUALTIES, Head.BODIES):
        return None
    here = counted.end
    while here < min(counted.end + _REACH, len(words.low)):
        told = _plain_verb(words, counted, here, lexicon)
        if told:
            return told
        if words.low[here] in lexicon.clause["aux"]:
            return _after_aux(words, counted, here, lexicon)
        if not _may_stand_between(words, counted, here, lexicon):
            return None
        here += 1
    return None


def _fits(counted: Counted, kind: ClaimKind) -> bool:
    """Ask of a strength whether fighters are meant, and of likely people whether harm is told."""
    if kind is ClaimKind.STRENGTH:
        return counted.head is Head.COMBATANTS
    return counted.head is not Head.LIKELY or kind in _UNNAMED_OK


def _may_stand_between(words: Words, counted: Counted, here: int, lexicon: Lexicon) -> bool:
    """Say whether the subject may still be waiting for its verb beyond a word."""
    word = words.low[here]
    if word == "who" and {"including", "among"} & {*words.low[counted.end : here]}:
        return False
    if word == QUANTITY:
        return words.at(here - 1) in ("including", "least", "them", "with", "of", "and", ",")
    first = words.low[counted.end]
    attached = first in lexicon.clause["attach"] or first in lexicon.clause["between"]
    if not attached or word in lexicon.clause["blockers"]:
        return False
    known = word in lexicon.modifiers or word in lexicon.clause["attach"]
    return known or not word.endswith("ed")


def _plain_verb(words: Words, counted: Counted, here: int, lexicon: Lexicon) -> Told | None:
    """Find harm told with no auxiliary: `12 died`, `30 wounded in the clash`."""
    near = all(words.low[i] in lexicon.clause["between"] for i in range(counted.end, here))
    for kind, harm in lexicon.harm.items():
        if not _fits(counted, kind):
            continue
        length = harm.suffering.begins(words.low, here)
        if length:
            return _told(counted, kind, here + length)
        length = harm.done.begins(words.low, here) if near and kind != ClaimKind.STRENGTH else 0
        if length and _no_object(words, here + length, lexicon):
            return _doubled(words, _told(counted, kind, here + length), lexicon)
    return None


def _no_object(words: Words, after: int, lexicon: Lexicon) -> bool:
    """Say whether no object follows: `killed in` but not `killed the guard`."""
    word = words.at(after)
    mark = bool(word) and not word[0].isalnum() and word != QUANTITY
    return not word or mark or word in lexicon.clause["after_harm"]


def _after_aux(words: Words, counted: Counted, here: int, lexicon: Lexicon) -> Told | None:
    """Read on from an auxiliary: `were reportedly killed`, `have died`, `are in`."""
    passive = False
    for at in range(here, min(here + 8, len(words.low))):
        for kind in filter(partial(_fits, counted), lexicon.harm):
            told = _verb_after_aux(words, counted, at, (kind, passive), lexicon)
            if told:
                return _doubled(words, told, lexicon)
        word = words.low[at]
        passive = passive or word in _BE
        if word not in lexicon.clause["aux"] and word not in lexicon.clause["inner"]:
            return None
    return None


def _verb_after_aux(
    words: Words, counted: Counted, at: int, state: tuple[ClaimKind, bool], lexicon: Lexicon
) -> Told | None:
    (kind, passive), harm = state, lexicon.harm[state[0]]
    if kind is ClaimKind.STRENGTH:
        length = harm.suffering.begins(words.low, at)
        if passive and not length:
            length = (words.at(at) in harm.other["are"]) or (
                words.at(at - 1) in _BE and words.at(at) in harm.other["place"]
            )
        return _told(counted, kind, at + length) if length else None
    length = harm.done.begins(words.low, at) if passive else 0
    if kind is ClaimKind.MISSING and not _no_object(words, at + length, lexicon):
        length = 0
    length = length or harm.suffering.begins(words.low, at)
    return _told(counted, kind, at + length) if length else None


def _told(counted: Counted, kind: ClaimKind, last: int) -> Told:
    return Told(counted=counted, kind=kind, first=counted.at, last=last, way="after")


def _doubled(words: Words, told: Told, lexicon: Lexicon) -> Told:
    """Mark `killed or wounded`: one number for two kinds."""
    if words.at(told.last) in ("or", "and"):
        second = words.at(told.last + 1)
        kind = lexicon.harm_words.get(second)
        if (
            kind
            and kind is not told.kind
            and {kind, told.kind} <= {*_UNNAMED_OK, ClaimKind.CAPTURED}
        ):
            return Told(
                counted=told.counted, kind=told.kind, first=told.first, last=told.last + 2,
                way="after", mixed=True,
            )  # fmt: skip
    return told


def tell_before(words: Words, counted: Counted, lexicon: Lexicon) -> Told | None:
    """Find the verb or noun whose object the counted noun is: `killing 12`, `the deaths of 12`."""
    if counted.head in (Head.HARM, Head.CASUALTIES, Head.BODIES, Head.THINGS, Head.LIVES):
        return _noun_itself(words, counted, lexicon)
    for before in _objects_place(words, counted, lexicon):
        for kind in lexicon.harm:
            length = _doing(words, counted, (before, kind), lexicon)
            if length:
                return Told(
                    counted=counted, kind=kind, first=before - length, last=counted.end,
                    way="before", mixed=_two_verbs(words, before - length, kind, lexicon),
                )  # fmt: skip
    return None


def _two_verbs(words: Words, first: int, kind: ClaimKind, lexicon: Lexicon) -> bool:
    """Catch `killing and wounding 12`: which of them, the words do not say."""
    if words.at(first - 1) not in ("and", "or"):
        return False
    others = (k for k in (ClaimKind.KILLED, ClaimKind.WOUNDED) if k is not kind)
    return any(lexicon.harm[other].doing.ends(words.low, first - 1) for other in others)


def _objects_place(words: Words, counted: Counted, lexicon: Lexicon) -> Iterator[int]:
    """Yield where a verb may end that has this noun as object, the nearest first."""
    yield counted.at
    here = counted.at
    while (
        counted.at - here < _BEFORE_OBJECT_MAX
        and words.at(here - 1) in lexicon.clause["before_object"]
    ):
        here -= 1
        yield here


def _doing(words: Words, counted: Counted, place: tuple[int, ClaimKind], lexicon: Lexicon) -> int:
    """Count the words of the verb of a kind that ends at a place; 0 = none that fits the noun."""
    before, kind = place
    if kind is ClaimKind.STRENGTH:
        return _strength(words, counted, before, lexicon)
    special = _special(words, counted, place, lexicon)
    length = lexicon.harm[kind].doing.ends(words.low, before)
    passive = words.at(before - length - 1) in _BE and not words.at(before - 1).endswith("ing")
    if special or not length or passive:
        return special
    fits = {
        Head.BARE: _bare_object(words, counted, before, kind),
        Head.LIKELY: kind in _UNNAMED_OK,
    }.get(counted.head, True)
    recorded = _ON_RECORD & {*words.low[counted.end : counted.end + 4]}
    return length if fits and not recorded and _driven_out(words, counted, place) else 0


def _special(words: Words, counted: Counted, place: tuple[int, ClaimKind], lexicon: Lexicon) -> int:
    """Read the idioms: `took 12 hostages`, `cost the lives of 12`, `lost 12 men`."""
    before, kind = place
    verb, lists = words.at(before - 1), lexicon.harm[kind].other
    if kind is ClaimKind.CAPTURED and verb in lists["held"]:
        named = counted.named and words.low[counted.named[1] - 1] in lists["captives"]
        return int(bool(named) or words.at(counted.end) in lists["captives"])
    if kind is not ClaimKind.KILLED:
        return 0
    if words.low[max(0, before - 2) : before] == ("lives", "of"):
        start = max(0, before - _LIVES_REACH)
        return before - start if {*words.low[start:before]} & lists["lives"] else 0
    return int(counted.people and verb in lists["lost"] and verb != "of")


def _bare_object(words: Words, counted: Counted, before: int, kind: ClaimKind) -> bool:
    """Let a bare number be an object where nothing follows that it could count."""
    zero = counted.quantity.count.high == 0 and " " in counted.quantity.span.quote
    fits = kind in _UNNAMED_OK or words.at(before - 1) in (
        "arrested",
        "arresting",
        "detained",
        "detaining",
    )
    of_them = words.at(counted.end - 1) in ("them", "us", "those")
    return zero or of_them or (fits and words.at(counted.end) in _AFTER_BARE)


def _driven_out(words: Words, counted: Counted, place: tuple[int, ClaimKind]) -> bool:
    """Ask of `forced 200 people` whether it was from their homes."""
    before, kind = place
    if kind is not ClaimKind.DISPLACED or words.at(before - 1)[:3] not in ("for", "dri", "dro"):
        return True
    follows = words.low[counted.end : counted.end + 4]
    return follows[:2] in (
        ("to", "flee"),
        ("to", "leave"),
        ("from", "their"),
        ("out", "of"),
        ("to", "abandon"),
    )


def _strength(words: Words, counted: Counted, before: int, lexicon: Lexicon) -> int:
    """Read `has 5,000 fighters`, `a force of 200`, `sent 300 troops`, `a 200-strong militia`."""
    harm = lexicon.harm[ClaimKind.STRENGTH]
    if counted.head is not Head.COMBATANTS:
        return 0
    if words.at(before - 1) in harm.other["had"] and words.at(before - 1) != "with":
        low, high = counted.quantity.count.low, counted.quantity.count.high
        many = (low or 0) >= _MANY or (high or 0) >= _MANY
        settled = words.at(counted.end) not in lexicon.harm_words
        return int(many and settled)
    return harm.doing.ends(words.low, before)


_MANY = 50
"""Below this, `had 12 soldiers` is a scene and seldom a strength; set by eye."""


def _noun_itself(words: Words, counted: Counted, lexicon: Lexicon) -> Told | None:
    """Read `12 deaths`, `claimed 12 lives`, `12 bodies were found`."""
    kind = None
    last = counted.end
    match counted.head:
        case Head.HARM if not _of_known(words, counted):
            kind = counted.kind
        case Head.CASUALTIES if counted.quantity.count.high == 0:
            kind = ClaimKind.KILLED
        case Head.LIVES if (
            words.at(counted.at - 1) in lexicon.harm[ClaimKind.KILLED].other["lives"]
        ):
            kind = ClaimKind.KILLED
        case Head.BODIES:
            last = _bodies_found(words, counted, lexicon)
            kind = ClaimKind.KILLED if last else None
    if kind is None:
        return None
    return Told(counted=counted, kind=kind, first=max(0, counted.at - 1), last=last, way="noun")


def _of_known(words: Words, counted: Counted) -> bool:
    """Say whether `of` picks some out of deaths already told: `none of the deaths`."""
    return words.at(counted.at + 1) == "of" and not (
        counted.quantity.vague and counted.quantity.count.low
    )


def _bodies_found(words: Words, counted: Counted, lexicon: Lexicon) -> int:
    """Say where the words end that tell of bodies being found; 0 = they do not."""
    verbs = lexicon.bodies["verbs"]
    if words.at(counted.end) == "of" or any(
        words.at(counted.at - back) in verbs for back in (1, 2, 3)
    ):
        return counted.end
    for here in range(counted.end, min(counted.end + 8, len(words.low))):
        if words.low[here] in verbs:
            return here + 1
    return 0
