"""Event claims: what else happened, under ACLED's event types.

Caught are the words of `en/events.toml` that the reader takes for events. Missed on purpose: events
told by nothing but their harm (a count claim tells them), and territory won (a control claim does).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from syrtis.claims.arguments import agents, doers, is_passive, subjects, sufferers
from syrtis.claims.circumstances import standing_of, when_words
from syrtis.claims.grounds import is_ground, places_told
from syrtis.claims.people import is_fighter, is_people
from syrtis.claims.setting import Setting
from syrtis.claims.stance import modality_at
from syrtis.model import Claim, ClaimKind, ClaimPlace, Party, content_id

__all__ = ["event_claims"]

_CLASH = "Battles / Armed clash"
_ATTACK = "Violence against civilians / Attack"
_FORCE = "Protests / Excessive force against protesters"
_AIR = "Explosions/Remote violence / Air/drone strike"
_SHELLING = "Explosions/Remote violence / Shelling/artillery/missile attack"
_BLAST = "Explosions/Remote violence / Remote explosive/landmine/IED"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happening:
    """One telling of an event, as words."""

    type: str
    at: int
    last: int


def event_claims(setting: Setting) -> Iterator[Claim]:
    """Make the event claims of one sentence: one for each word that tells one, at each of its places."""
    told: set[int] = set()
    for at in range(len(setting.tree.words)):
        found = _happening(setting, at)
        if found is not None and at not in told:
            told.update(range(found.at, found.last + 1))
            places = places_told(setting.tree, found.at, setting.lexicon)
            for number, place in enumerate(places or [None]):
                yield _claim(setting, found, place, number)


def _happening(setting: Setting, at: int) -> _Happening | None:
    tree, lexicon = setting.tree, setting.lexicon
    if tree.low[at] not in lexicon.event_words:
        return None
    word = tree.words[at]
    form = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "noun"}.get(word.tag)
    if form is None or (form == "verb" and tree.relation(at) == "compound"):
        return None
    for kind, told in lexicon.events.items():
        last = told[form].at(tree.low, at)
        if last is None:
            continue
        if form == "noun":
            last = _with_head(setting, at, last)
            if _inside_name(setting, at, last) or not _is_noun_phrase(setting, at, last):
                continue
        if not _takes_place(setting, at, last) or (form == "verb" and _figurative(setting, at)):
            return None
        return _Happening(type=_settled(setting, kind, at), at=at, last=last)
    means = _by_means(setting, at) if form == "verb" else None
    if means is not None and _takes_place(setting, at, at):
        return _Happening(type=means, at=at, last=at)
    return None


def _by_means(setting: Setting, at: int) -> str | None:
    """Read a verb that tells an event only of the means that does it: `shells hit`, `bombs fell`."""
    low, verbs = setting.tree.low, setting.lexicon.means_verbs
    if verbs["by"].at(low, at) == at:
        return _means(setting, at)
    if verbs["falling"].at(low, at) == at:
        means = _means(setting, at)
        return means if means != _AIR else None
    return None


def _with_head(setting: Setting, at: int, last: int) -> int:
    """Take in the general noun that a more special one says the means of: `airstrike attacks`."""
    tree = setting.tree
    head = tree.head(last)
    general = 0 < head - last <= 2 and tree.low[head] in setting.lexicon.means["general"]
    return head if tree.relation(last) == "compound" and general else last


def _inside_name(setting: Setting, at: int, last: int) -> bool:
    """Say whether a noun only describes another: an `attack helicopter` attacks nobody."""
    tree = setting.tree
    return tree.relation(at) in ("compound", "amod") and tree.head(at) > last


def _is_noun_phrase(setting: Setting, at: int, last: int) -> bool:
    """Ask of several words whether they are one noun: `car bomb`, and the last is its head."""
    tree = setting.tree
    if last == at:
        return tree.relation(at) != "compound" and tree.words[at].tag == "NOUN"
    close = last - at <= 2
    return (
        close
        and tree.words[last].tag in ("NOUN", "PROPN")
        and tree.head(at) in (last, at, tree.head(last))
    )


def _takes_place(setting: Setting, at: int, last: int) -> bool:
    """Ask the reader whether a word tells an event; a reader that does not say lets all pass."""
    if setting.tree.parsed.events is None:
        return True
    verb = setting.tree.head(last)
    return any(word in setting.tree.status for word in (*range(at, last + 1), verb))


def _figurative(setting: Setting, at: int) -> bool:
    """Catch `strike a deal`, `demonstrates how`: verbs of fighting with things nobody fights."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.kid(at, "ccomp") is not None and tree.low[at].startswith("demonstrat"):
        return True
    if lexicon.events[_CLASH]["verb"].at(tree.low, at) != at:
        return False
    things = [o for o in tree.kids(at, "obj") if tree.words[o].tag == "NOUN"]
    return bool(things) and not any(_can_be_hit(setting, thing) for thing in things)


def _can_be_hit(setting: Setting, at: int) -> bool:
    tree, lexicon = setting.tree, setting.lexicon
    people = is_people(tree, at, lexicon) or is_ground(tree, at, lexicon)
    return people or at in tree.named or tree.low[at] in lexicon.hold["targets"]


def _settled(setting: Setting, kind: str, at: int) -> str:
    """Choose between types by who is attacked, and with what."""
    tree = setting.tree
    if kind == _CLASH:
        targets = _targets(setting, at)
        civil = [
            t
            for t in targets
            if is_people(tree, t, setting.lexicon) and not is_fighter(tree, t, setting.lexicon)
        ]
        if any(tree.low[t] in setting.lexicon.means["protesters"] for t in targets):
            return _FORCE
        means = _means(setting, at)
        if means is not None:
            return means
        if civil and any(tree.low[t] in setting.lexicon.people["people"] for t in civil):
            return _ATTACK
    if kind in (_SHELLING, _BLAST) and _means(setting, at) == _AIR:
        return _AIR
    return kind


def _means(setting: Setting, at: int) -> str | None:
    """Tell the type of an event by what it is done with: the doer's words, or those before its noun."""
    tree, means = setting.tree, setting.lexicon.means
    words = {
        tree.low[word]
        for agent in _instruments(setting, at)
        for word in tree.subtree(agent)
        if abs(word - agent) <= _WIDE
    }
    if words & means["aircraft"]:
        return _AIR
    if words & means["shells"]:
        return _SHELLING
    return _BLAST if words & means["bombs"] else None


def _instruments(setting: Setting, at: int) -> list[int]:
    tree = setting.tree
    if tree.words[at].tag == "NOUN":
        return [*tree.kids(at, "compound"), *tree.under(at, "by", "from", "with")]
    return [*agents(tree, at), *tree.under(at, "with")]


_WIDE = 4
"""Words around a doer that still say what it is: `fighter jets of the alliance`."""


def _targets(setting: Setting, at: int) -> list[int]:
    """List those whom an event befalls: objects, and who stands behind `on` or `against`."""
    tree = setting.tree
    behind = list(tree.under(at, "on", "against", "into", "at", "upon"))
    if tree.words[at].tag == "NOUN":
        return behind
    return [*sufferers(tree, at), *behind]


def _claim(setting: Setting, found: _Happening, place: ClaimPlace | None, number: int) -> Claim:
    tree, article, lexicon = setting.tree, setting.article, setting.lexicon
    start, end = setting.quote(*_quoted(setting, found))
    by = next(iter(doers(tree, found.at, lexicon)), None)
    when = when_words(tree, found.at)
    told = (str(found.at), *([str(number)] if number else []))
    return Claim(
        id=content_id(article.id, start, end, ClaimKind.EVENT, found.type, *told),
        article_id=article.id,
        start=start,
        end=end,
        quote=article.text[start:end],
        kind=ClaimKind.EVENT,
        modality=modality_at(tree, found.last, lexicon)
        if tree.words[found.last].tag == "NOUN"
        else modality_at(tree, found.at, lexicon),
        claimant=setting.speaker(found.at),
        who=_other(setting, found, by),
        by=setting.name(by) if by is not None else None,
        place=place,
        event_type=found.type,
        when_words=when,
        standing=standing_of(article, tree, found.at, when),
    )


def _other(setting: Setting, found: _Happening, by: int | None) -> Party | None:
    """Name whom it befalls: the target, or the other side of a clash."""
    tree = setting.tree
    others = [*_targets(setting, found.at), *tree.under(found.at, "with", "between")]
    if not others and is_passive(tree, found.at):
        others = subjects(tree, found.at)
    for other in others:
        if other != by and is_people(tree, other, setting.lexicon):
            return setting.name(other)
    return None


def _quoted(setting: Setting, found: _Happening) -> tuple[int, int]:
    """Give the words of an event: its noun phrase, or its verb with object."""
    tree = setting.tree
    if tree.words[found.at].tag != "VERB":
        first, last = tree.phrase(found.last)
        return min(first, found.at), max(last, found.last)
    around = tree.kids(found.at, "obj", "nsubj", "nsubj:pass")
    words = [found.at, found.last, *(word for word in around if tree.words[word].tag != "PRON")]
    near = [word for word in words if abs(word - found.at) <= _NEAR]
    return min(near), max(near)


_NEAR = 10
"""Words from a verb to its subject and object that a quote still takes in."""
