"""A telling of control as words of one sentence, and what all ways of telling share."""

from dataclasses import dataclass

from syrtis.claims.arguments import actors, agents
from syrtis.claims.grounds import is_ground
from syrtis.claims.people import is_fighter, is_people
from syrtis.claims.setting import Setting
from syrtis.model import Change, NameKind

__all__ = ["BEHIND", "CHANGES", "Held", "ground_in", "is_armed", "side_of"]

CHANGES = {
    "gain": Change.GAINED, "gain_in": Change.GAINED, "hold": Change.HELD, "hold_in": Change.HELD,
    "lose": Change.LOST, "lose_from": Change.LOST, "drive": Change.GAINED,
    "contest": Change.CONTESTED, "contest_in": Change.CONTESTED, "fall": Change.GAINED,
    "take_noun": Change.GAINED, "lose_noun": Change.LOST, "contest_noun": Change.CONTESTED,
    "gain_control": Change.GAINED, "hold_control": Change.HELD, "lose_control": Change.LOST,
}  # fmt: skip


BEHIND = (
    "of",
    "from",
    "in",
    "on",
    "over",
    "for",
    "to",
    "into",
    "toward",
    "towards",
    "out",
    "at",
    "back",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One telling of control, as words."""

    at: int
    last: int
    change: Change
    place: int | None
    side: int | None
    way: str = "verb"
    """How: `verb`, `noun`, `control`, `stronghold`, `described`."""


def side_of(setting: Setting, at: int) -> int | None:
    """Find who acts: the actors behind a verb's or a noun's agent."""
    tree = setting.tree
    for agent in agents(tree, at):
        if is_ground(tree, agent, setting.lexicon) and not is_people(tree, agent, setting.lexicon):
            continue
        found = next(actors(tree, agent, setting.lexicon), None)
        if found is not None or tree.words[agent].tag == "PRON":
            return agent if found is None else found
        if tree.low[agent] in setting.lexicon.hold["armed"]:
            return agent
    return None


def is_armed(setting: Setting, at: int | None) -> bool:
    """Say whether somebody fights: fighters, groups, forces, and those who command them."""
    if at is None:
        return False
    tree, lexicon = setting.tree, setting.lexicon
    low = tree.low[at]
    if tree.words[at].tag == "PRON":
        return low in ("they", "we", "who", "it") and _may_fight(setting, at)
    if is_fighter(tree, at, lexicon) or low in lexicon.hold["armed"]:
        return True
    return tree.named.get(at) in (NameKind.AFFILIATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE)


def _may_fight(setting: Setting, at: int) -> bool:
    """Ask of a pronoun whether it stands for fighters; one that stands for nobody known may."""
    meant = setting.name(at)
    if meant is None or meant.start == setting.tree.words[at].start:
        return True
    words = {*meant.name.casefold().split()}
    fight = setting.lexicon.people["combatants"] | setting.lexicon.hold["armed"]
    return bool(words & fight) or any(word.isupper() for word in meant.name.split())


def ground_in(setting: Setting, at: int) -> int | None:
    """Find the place in an object: itself, or what a part of it is of (`most of the town`)."""
    tree, lexicon = setting.tree, setting.lexicon
    if is_ground(tree, at, lexicon):
        return at
    joined = tree.words[at].tag == "PROPN" and len(tree.conjuncts(at)) > 1
    if joined and any(is_ground(tree, other, lexicon) for other in tree.conjuncts(at)):
        return at
    if tree.low[at] == "it" and tree.words[at].tag == "PRON" and setting.focus is not None:
        return at
    part = tree.low[at] in lexicon.hold["part"] | lexicon.hold["whole"] or at in tree.counted
    return next((o for o in tree.under(at, "of") if part and is_ground(tree, o, lexicon)), None)
