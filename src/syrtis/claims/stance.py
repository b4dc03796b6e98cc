"""How a clause stands to what it tells, and whether it tells one occurrence or a total."""

from collections.abc import Iterator

from syrtis.claims.harm import Told
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.tree import Tree
from syrtis.model import ClaimKind, EventStatus, Modality, Scope

__all__ = ["modality_at", "modality_of", "scope_of"]

_CARRIES = frozenset(
    {"ccomp", "xcomp", "obj", "obl", "nmod", "acl", "advcl", "nsubj", "csubj", "iobj", "amod", "dep",
     "compound", "appos"}
)  # fmt: skip
"""Relations through which a governor's status reaches what hangs on it."""
_FACTUAL_ADVCL = frozenset({"after", "when", "while", "as", "since", "because", "before", "until"})
_PURPOSES = frozenset({"advcl", "parataxis", "acl"})
"""Where an infinitive tells what is meant to be done: `an operation to detain a leader`."""
_AROUND = 16
"""Words on either side where a stretch of time or an occurrence is its own."""
_CUTS = frozenset({";", ":", "but", "while", "although", "though", "—", "--", "–"})
_FEW = 200
"""`Killing` fewer than so many tells one occurrence; above, often a war."""
_ONCE = frozenset({ClaimKind.KILLED, ClaimKind.WOUNDED, ClaimKind.CAPTURED})
_STATES = frozenset({ClaimKind.MISSING, ClaimKind.CAPTURED, ClaimKind.DISPLACED})
_LISTED = 50
"""So many `are missing` or `in custody` are a list kept over time; fewer are often one day's."""
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


def modality_of(tree: Tree, told: Told, lexicon: Lexicon) -> Modality:
    """Read whether a harm is asserted, denied, foreseen or supposed."""
    if told.people.count is not None and told.people.count.high == 0:
        return Modality.NEGATED
    if any(tree.low[child] == "any" for child in tree.kids(told.people.at, "det")):
        return Modality.NEGATED
    return modality_at(tree, told.at, lexicon)


def modality_at(tree: Tree, at: int, lexicon: Lexicon) -> Modality:
    """Read the status of what a word tells, from its clause and from what governs it.

    A denial, a plan, an attempt, a fear or a condition reaches everything that hangs on it as its
    complement or object, but no relative clause and nothing told as the circumstance of something
    else. `Reportedly` leaves a claim asserted: its cue stays in the words. Irony is missed.
    """
    happened = _happened(tree, at)
    for here, climbed in _chain(tree, at, lexicon):
        own = _own(tree, here, lexicon, first=here == at)
        if own and not (happened and here != at and own is not Modality.NEGATED):
            return own
        if climbed is None:
            continue
        governed = _governed(tree, climbed, lexicon)
        if governed and not (happened and here != at and governed is not Modality.NEGATED):
            return governed
    return Modality.ASSERTED


def _happened(tree: Tree, at: int) -> bool:
    """Say whether the reader takes a word for a thing that happened.

    It overrules a far governor, which a tree gone wrong may have put there; never a near one.
    """
    return tree.status.get(at) is EventStatus.HAPPENED


def _chain(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[tuple[int, int | None]]:
    """Walk from a word up to the clauses that govern it, each with its governor."""
    here = at
    while True:
        head = tree.head(here)
        relation = tree.words[here].relation
        stops = head == here or relation.startswith(("acl:relcl", "parataxis"))
        if not stops and relation == "conj":
            shared = not list(tree.kids(here, "nsubj", "nsubj:pass"))
            yield here, None
            if not shared:
                return
            here = head
            continue
        stops = stops or tree.relation(here) not in _CARRIES
        if relation == "acl" and tree.kid(here, "mark") is None:
            stops = True
        if relation.startswith("advcl"):
            marks = {tree.low[mark] for mark in tree.kids(here, "mark")}
            stops = stops or bool(marks & _FACTUAL_ADVCL) or not marks
        yield here, None if stops else head
        if stops or tree.low[head] in lexicon.speech["verbs"]:
            return
        here = head


def _own(tree: Tree, at: int, lexicon: Lexicon, *, first: bool) -> Modality | None:
    """Read the small words of one clause: `not`, `will`, `may`, `if`."""
    small = {tree.low[child] for child in tree.kids(at, "aux", "advmod", "mark", "cop")}
    stance = lexicon.speech
    if small & stance["negations"] or (first and _no(tree, at)):
        return Modality.NEGATED
    if small & stance["conditions"] or small & stance["supposes"]:
        return Modality.HYPOTHETICAL
    if small & stance["foresees"]:
        return Modality.FUTURE
    if "to" in small and tree.relation(at) in _PURPOSES and not small & {"have"}:
        return _purpose(tree, at, lexicon)
    return None


def _purpose(tree: Tree, at: int, lexicon: Lexicon) -> Modality:
    """Read an infinitive of purpose as its clause means it: `are preparing ... to seize`."""
    planned = Modality.FUTURE if tree.relation(at) == "acl" else Modality.HYPOTHETICAL
    return _governed(tree, tree.head(at), lexicon) or planned


def _no(tree: Tree, at: int) -> bool:
    """Catch `no` on a noun that tells: `no fighting was reported`."""
    return any(tree.low[child] == "no" for child in tree.kids(at, "det"))


def _governed(tree: Tree, governor: int, lexicon: Lexicon) -> Modality | None:
    """Read what a governor makes of its complement: `deny`, `plan to`, `try to`, `no proof of`."""
    for stance in (Modality.NEGATED, Modality.FUTURE, Modality.HYPOTHETICAL):
        if lexicon.governors[stance].at(tree.low, governor) is not None:
            return stance
    if lexicon.governors["evidence"].at(tree.low, governor) is not None:
        small = {tree.low[child] for child in tree.kids(governor, "det", "advmod", "aux")}
        if small & (lexicon.speech["negations"] | {"no"}) or governor in tree.counted:
            return Modality.NEGATED
    return None


def scope_of(tree: Tree, told: Told, lexicon: Lexicon) -> Scope | None:
    """Read whether a count is a running total or one occurrence; null where neither is plain.

    A total is told by its words (`since`, `so far`, `toll`, `in three weeks`), by the perfect of many
    (`hundreds have been killed`), or by a list kept (`370 are missing`); an occurrence by a day or an
    attack named beside the count, by the form `killing 12`, or by a few people. `The deadliest attack
    since` is no total, nor is `since morning`. Many told in the past with nothing beside stay unknown.
    """
    if told.kind is ClaimKind.STRENGTH:
        return None
    first, last = min(told.at, told.people.first), max(told.last, told.people.last)
    low = _beside(tree, first, last)
    listed = told.way == "state" and told.kind in _STATES and not _few(told, _LISTED)
    if listed or _since(tree, told.at, lexicon) or _is_long(low, lexicon):
        return Scope.CUMULATIVE
    once = _once(tree, told, low, lexicon)
    if lexicon.stance["period"].within(low):
        return None if once else Scope.CUMULATIVE
    if _perfect(tree, told, (first, last)) and not _few(told, _LISTED):
        return Scope.CUMULATIVE
    return Scope.INCIDENT if once or _few(told) else None


def _is_long(low: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Say whether words beside a count name a long stretch, and not one inside a day."""
    records = _RECORDS & {*low}
    for at in range(len(low)):
        today = lexicon.stance["today"].within(low[at : at + 4])
        found = lexicon.stance["cumulative"].at(low, at)
        if found and not today and not (low[at] == "since" and records):
            return True
    return False


def _since(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a verb, or one it is joined to, is told of all time since something."""
    heads = [at]
    while tree.words[heads[-1]].relation == "conj":
        heads.append(tree.head(heads[-1]))
    for head in heads:
        for child in tree.kids(head, "obl", "advcl"):
            starts = tree.case(child) | {tree.low[mark] for mark in tree.kids(child, "mark")}
            words = tree.line(child - 2, child + 3)
            if "since" in starts and not lexicon.stance["today"].within(words):
                return True
    return False


def _beside(tree: Tree, first: int, last: int) -> tuple[str, ...]:
    """Give the words around a telling, up to where another clause begins."""
    start, end = first, last + 1
    while start > max(0, first - _AROUND) and tree.low[start - 1] not in _CUTS:
        start -= 1
    while end < min(len(tree.low), last + 1 + _AROUND) and tree.low[end] not in _CUTS:
        end += 1
    return tree.line(start, end)


def _perfect(tree: Tree, told: Told, words: tuple[int, int]) -> bool:
    """Say whether a harm is told in the present perfect, as totals are: `have been killed`."""
    beside = tree.line(words[0] - 1, words[1] + 2)
    return bool({"has", "have", "'ve"} & {*beside}) and tree.words[told.at].tag in ("VERB", "ADJ")


def _few(told: Told, limit: int = _FEW) -> bool:
    return told.people.count is None or (told.people.count.low or 0) < limit


def _once(tree: Tree, told: Told, low: tuple[str, ...], lexicon: Lexicon) -> bool:
    if told.kind not in _ONCE:
        return lexicon.stance["incident"].within(low) and _few(told)
    doing = tree.words[told.at].fine_tag == "VBG" and _few(told)
    return doing or lexicon.stance["incident"].within(low)
