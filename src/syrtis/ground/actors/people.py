"""Names of persons: without their titles, compared by consonants, a surname led back to its owner."""

import re
from collections.abc import Iterable, Sequence

from syrtis.ground.actors.lexicon import ActorWords
from syrtis.ground.countries import country_told
from syrtis.naming.folding import fold, skeleton

__all__ = ["full_names", "owner_of", "person_key", "plain_name"]

_OWNER = re.compile(r"^.*['’]s\s(?=\S)")
_OWNED = re.compile(r"['’]s?$")
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "abu", "von", "van", "de", "da", "la", "s"}
)


def plain_name(name: str, words: ActorWords) -> tuple[str, ...]:
    """Give the words of a person's own name: of `CNN's Gen. Yevran Tchobai`, the last two."""
    own = _OWNER.sub("", name)
    first, _, rest = own.partition(" ")
    while rest and country_told(first):
        own = rest
        first, _, rest = own.partition(" ")
    parts = [part for part in fold(_OWNED.sub("", own)).split() if part]
    while len(parts) > 1 and (parts[0] in words.titles or country_told(parts[0])):
        parts = parts[1:]
    kept = [part for part in parts if part not in _PARTICLES]
    return tuple(kept or parts)


def person_key(name: Sequence[str]) -> str:
    """Write a name as it is compared: first and last word by their consonants, in either order.

    `Moussa Ibrahim` is `Ibrahim Mussa`; `Ahmed Omar Bani` is `Ahmed Bani`; an initial is itself.
    """
    ends = (name[0], name[-1]) if len(name) > 1 else (name[0],)
    return " ".join(sorted(skeleton(part) or part for part in ends))


def full_names(names: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """List the names of two words and more, each once."""
    return sorted({name for name in names if len(name) > 1})


def owner_of(name: tuple[str, ...], known: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Find the one full name that a surname, a first name or an initial with a surname means."""
    if len(name) > 1:
        short = [full for full in known if _shortened(name, full)]
        return short[0] if len({person_key(full) for full in short}) == 1 else None
    said = skeleton(name[0]) or name[0]
    for at in (-1, 0):
        owners = [full for full in known if (skeleton(full[at]) or full[at]) == said]
        if len({person_key(full) for full in owners}) == 1:
            return owners[0]
        if owners:
            return None
    return None


def _shortened(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name is another with its first word cut to the initial: `M. Aandahl`."""
    initial = len(name[0]) == 1 and full[0].startswith(name[0]) and len(full[0]) > 1
    return initial and skeleton(name[-1]) == skeleton(full[-1])
