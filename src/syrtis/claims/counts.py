"""Count claims: how many were killed, wounded, captured, missing, displaced, or fight."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from syrtis.claims.circumstances import standing_of, when_words
from syrtis.claims.figures import find_figures
from syrtis.claims.grounds import place_words
from syrtis.claims.harm import Told, find_harm
from syrtis.claims.idioms import find_idioms, is_casualties
from syrtis.claims.parts import counted_parts, is_part, whole_of
from syrtis.claims.people import is_people
from syrtis.claims.retelling import find_retold
from syrtis.claims.setting import Setting
from syrtis.claims.stance import modality_of, scope_of
from syrtis.claims.tree import Tree
from syrtis.model import (
    Article,
    Claim,
    ClaimKind,
    Count,
    Issue,
    Modality,
    Party,
    Quantity,
    content_id,
)

__all__ = ["count_claims"]

_APART = frozenset({ClaimKind.KILLED, ClaimKind.WOUNDED})
"""Kinds of which one person suffers only one at a time."""
_GUESSED = ("reckoned", "toll")
"""Ways that only tell what no word of harm tells by itself."""
_ANY = frozenset({"any", "single"})
_WAYS = (
    "lost",
    "lives",
    "verb",
    "bodies",
    "casualties",
    "state",
    "noun",
    "toll",
    "reckoned",
    "strength",
    "part",
)
"""The surest way of telling first: where one number is told of one kind twice, the first stays."""


def count_claims(setting: Setting) -> Iterator[Claim | Issue]:
    """Make the count claims of one sentence; parts come after their whole."""
    tree, lexicon = setting.tree, setting.lexicon
    told = _distinct(
        [
            *find_harm(tree, lexicon),
            *find_idioms(tree, lexicon),
            *find_figures(tree, lexicon, setting.counted),
        ]
    )
    mixed = _mixed(tree, told)
    told = [each for each in told if each.people.quantity not in mixed]
    told = _with_parts(setting, told)
    wholes: list[Told] = []
    claims: dict[int, Claim] = {}
    for each in told:
        part = is_part(tree, each)
        whole = whole_of(wholes, each) if part else None
        claim = _claim(setting, each, claims.get(id(whole)), wholes)
        claims[id(each)] = claim
        if not part:
            wholes.append(each)
        yield claim
    for quantity in (*mixed, *_casualties(setting, told)):
        yield _not_separated(setting.article, quantity)


def _distinct(told: Sequence[Told]) -> list[Told]:
    """Keep one telling of the same kind of the same people, the surest; harm before strength."""
    kept: dict[tuple[object, ...], Told] = {}
    for each in sorted(told, key=lambda t: (_WAYS.index(t.way), t.at)):
        people = each.people.quantity or (each.people.first, each.people.last)
        kept.setdefault((each.kind, people), each)
    told_else = {t.people.quantity for t in kept.values() if t.way not in _GUESSED}
    kept = {
        key: t
        for key, t in kept.items()
        if t.way not in _GUESSED or t.people.quantity not in told_else
    }
    harmed = {t.people.quantity for t in kept.values() if t.kind is not ClaimKind.STRENGTH}
    rest = (
        t
        for t in kept.values()
        if t.kind is not ClaimKind.STRENGTH or t.people.quantity not in harmed
    )
    return sorted(rest, key=lambda t: (t.people.first, t.at))


def _mixed(tree: Tree, told: Sequence[Told]) -> list[Quantity]:
    """Find numbers told of two kinds at once: `killed or wounded 12`."""
    kinds: defaultdict[Quantity, dict[ClaimKind, Told]] = defaultdict(dict)
    for each in told:
        if (
            each.people.quantity
            and each.people.quantity.count.high != 0
            and each.way != "casualties"
        ):
            kinds[each.people.quantity][each.kind] = each
    return [quantity for quantity, tellings in kinds.items() if _is_mixed(tree, tellings)]


def _is_mixed(tree: Tree, tellings: dict[ClaimKind, Told]) -> bool:
    if len(tellings) < 2:
        return False
    first, second = sorted(tellings.values(), key=lambda t: t.at)[:2]
    between = tree.line(first.at + 1, second.at)
    return {first.kind, second.kind} == _APART or "or" in between


def _with_parts(setting: Setting, told: Sequence[Told]) -> list[Told]:
    """Add the counted parts that have no verb of their own."""
    taken = {each.people.quantity or each.people.first for each in told}
    parts = []
    for whole in told:
        for part in counted_parts(setting.tree, whole, setting.lexicon):
            people = part.people.quantity or part.people.first
            if people not in taken:
                taken.add(people)
                parts.append(part)
    return sorted([*told, *parts], key=lambda t: (t.people.first, t.at))


def _casualties(setting: Setting, told: Sequence[Told]) -> Iterator[Quantity]:
    """Find numbers of casualties, which say neither how many died nor how many live."""
    tree = setting.tree
    taken = {each.people.quantity for each in told}
    for at in range(len(tree.words)):
        if is_casualties(tree, at, setting.lexicon):
            for child in tree.children[at]:
                quantity = tree.counted.get(child)
                if quantity and quantity not in taken:
                    taken.add(quantity)
                    yield quantity


def _not_separated(article: Article, quantity: Quantity) -> Issue:
    return Issue(
        code="harm-not-separated",
        message=f"{quantity.span.quote!r} counts two kinds of harm as one; no claim was made",
        article_id=article.id,
        start=quantity.span.start,
        end=quantity.span.end,
        source=article.source,
    )


def _claim(setting: Setting, told: Told, whole: Claim | None, before: Sequence[Told]) -> Claim:
    tree, lexicon, article = setting.tree, setting.lexicon, setting.article
    start, end = setting.quote(*_quoted(tree, told))
    who = _who(setting, told, before)
    same = whole if whole and whole.kind is told.kind else None
    modality = same.modality if same else modality_of(tree, told, lexicon)
    count = _denied(tree, told) if modality is Modality.NEGATED else told.people.count
    retold = None
    if not same:
        retold = find_retold(tree, told.people, (told.kind, modality, who), setting.earlier)
    when = same.when_words if same else when_words(tree, told.at)
    low, high = (count.low, count.high) if count else (None, None)
    return Claim(
        id=content_id(article.id, start, end, told.kind, str(low), str(high)),
        article_id=article.id,
        start=start,
        end=end,
        quote=article.text[start:end],
        kind=told.kind,
        modality=modality,
        scope=same.scope if same else scope_of(tree, told, lexicon),
        claimant=same.claimant if same else setting.speaker(_spoken_at(told)),
        who=who,
        by=same.by if same else _by(setting, told),
        count=count,
        place=same.place if same else place_words(tree, told.at, lexicon),
        when_words=when,
        standing=standing_of(article, tree, told.at, when),
        repeats=retold.id if retold else None,
        part_of=same.id if same else None,
    )


def _denied(tree: Tree, told: Told) -> Count | None:
    """Read a denial of `any soldier`, `a single prisoner` as none; another keeps what is denied."""
    people = told.people
    for at in range(people.first, people.last + 1):
        if tree.low[at] in _ANY and people.quantity is None:
            return Count(low=0, high=0, words=tree.text(at, people.last))
    return people.count


def _spoken_at(told: Told) -> int:
    """Give the word whose speaker counts: a reckoned figure stands behind its verb."""
    return told.people.first if told.way in ("reckoned", "toll", "lost") else told.at


def _quoted(tree: Tree, told: Told) -> tuple[int, int]:
    """Give the words from the people and their number to what is told of them, in whichever order."""
    people = told.people
    number = tree.covers.get(people.quantity) if people.quantity else None
    ends = (people.first, people.last, *(number or ()))
    first, last = min(ends), max(ends)
    if told.way == "part":
        return first, last
    return min(first, told.at), max(last, told.last)


def _who(setting: Setting, told: Told, before: Sequence[Told]) -> Party | None:
    """Name the harmed: by their side, their noun, or whom a bare number goes on counting."""
    noun = told.people.noun
    if told.side is not None:
        return setting.name(told.side)
    if noun is not None and setting.tree.low[noun] != "others":
        return _named(setting, told, noun)
    of = setting.tree.under(told.at, "of", "among")
    out_of = next((p for p in of if is_people(setting.tree, p, setting.lexicon)), None)
    if out_of is not None and noun is None:
        return setting.name(out_of)
    counted = [each for each in before if each.people.noun is not None or each.side is not None]
    if counted:
        return _who(setting, counted[-1], ())
    return setting.name(noun) if noun is not None else _going_on(setting, told)


def _named(setting: Setting, told: Told, noun: int) -> Party | None:
    """Name people by their noun; joined people without numbers by all their names."""
    named, last = setting.name(noun), told.people.last
    joined = told.people.quantity is None and last > noun and told.way != "casualties"
    if named is None or not joined:
        return named
    end = max(named.end, setting.quote(last, last)[1])
    name = setting.article.text[named.start : end]
    return Party(name=name, start=named.start, end=end)


def _going_on(setting: Setting, told: Told) -> Party | None:
    """Name whom a bare number goes on counting: a subject before it, else those counted last.

    A number with nobody counted a sentence or two before it stays without a name.
    """
    tree = setting.tree
    suffers_behind = told.people.first > told.at
    wanted = ("obj", "obl", "nmod") if suffers_behind else ("nsubj",)
    before = range(told.at if suffers_behind else told.people.first)
    for at in reversed(before) if suffers_behind else before:
        plural = tree.words[at].fine_tag in ("NNS", "NNPS") and tree.relation(at) in wanted
        if plural and at not in told.doers and is_people(tree, at, setting.lexicon):
            return setting.name(at)
    for claim in setting.earlier[-1:]:
        harm = claim.kind is told.kind or {claim.kind, told.kind} == _APART
        if harm and tree.sentence.start - claim.end <= _NEXT:
            return claim.who
    return None


_NEXT = 300
"""Code points from a count to the bare number that goes on with it: the sentence after, or the next."""


def _by(setting: Setting, told: Told) -> Party | None:
    for doer in told.doers:
        if not told.people.first <= doer <= told.people.last:
            found = setting.name(doer)
            if found:
                return found
    return None
