"""Meetings: pairs of stories that share enough keys to be worth comparing word by word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from syrtis.origins.sketching import Column

__all__ = ["Meeting", "meet", "worth_comparing"]

MOST_SHARING = {"band": 400, "run": 200, "quote": 200, "fact": 200}
"""How many stories a key may be shared by and still say something. A run of words in more is a stock
phrase of an outlet; a name or number in more is what the whole record is about. Whole stories that more
outlets carry still meet: of a larger group of a band, each meets its neighbours in the order of ids."""
_NEIGHBOURS = 3
ROOM = 30
"""Pairs a story of one column that may be brought together, on average: the rarest keys come first, so a
small record looks at every key and a large one at those that tell most."""
ENOUGH = {"band": 1, "run": 1, "quote": 1, "fact": 3}
"""How many keys of a kind two stories must share."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Meeting:
    """Two articles, the smaller id first, and how many keys of a kind they share in one column."""

    left: str
    right: str
    kind: str
    shared: int


def meet(name: str, columns: Sequence[Column]) -> Iterator[Meeting]:
    """Bring together the stories of one column that share keys: sort the keys, walk the equal ones."""
    kind = name.split("-", 1)[0]
    articles = sorted({article for column in columns for article in column.articles})
    keys, owners = _joined(columns, {article: at for at, article in enumerate(articles)})
    counts: Counter[tuple[int, int]] = Counter()
    room = ROOM * len(articles)
    for sharing in sorted(_groups(keys, owners), key=lambda group: (len(group), group.tolist())):
        room -= len(sharing) * (len(sharing) - 1) // 2
        if room >= 0 or kind == "band":
            counts.update(_pairs(sharing, kind))
    for (left, right), shared in sorted(counts.items()):
        yield Meeting(left=articles[left], right=articles[right], kind=kind, shared=shared)


def worth_comparing(meetings: Iterable[Meeting]) -> list[tuple[str, str]]:
    """Choose the pairs that share enough keys of some kind, in order."""
    shared: Counter[tuple[str, str, str]] = Counter()
    for each in meetings:
        shared[each.left, each.right, each.kind] += each.shared
    return sorted({(left, right) for (left, right, kind), n in shared.items() if n >= ENOUGH[kind]})


def _joined(
    columns: Sequence[Column], numbers: dict[str, int]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
    """Lay the batches end to end, owners numbered in the order of their ids; sort by key."""
    keys = np.concatenate([column.keys for column in columns])
    owners = np.concatenate(
        [
            np.array([numbers[a] for a in column.articles], dtype=np.int32)[column.owners]
            for column in columns
        ]
    )
    order = np.lexsort((owners, keys))
    return keys[order], owners[order]


def _groups(
    keys: npt.NDArray[np.uint64], owners: npt.NDArray[np.int32]
) -> Iterator[npt.NDArray[np.int32]]:
    """Walk the owners of every key that two or more stories share."""
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[fresh], owners[fresh]
    bounds = np.flatnonzero(np.diff(keys)) + 1 if len(keys) else np.empty(0, np.int64)
    firsts = np.concatenate(([0], bounds))
    lasts = np.concatenate((bounds, [len(keys)]))
    for at in np.flatnonzero(lasts - firsts > 1):
        yield owners[firsts[at] : lasts[at]]


def _pairs(sharing: npt.NDArray[np.int32], kind: str) -> Iterator[tuple[int, int]]:
    members = sharing.tolist()
    if len(members) <= MOST_SHARING[kind]:
        yield from combinations(members, 2)
    elif kind == "band":
        for at, member in enumerate(members):
            for other in members[at + 1 : at + 1 + _NEIGHBOURS]:
                yield member, other
