"""Meetings: pairs of stories that share enough keys to be worth comparing word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from syrtis.origins.sketching import Column

__all__ = ["Meetings", "meet", "worth_comparing"]

Numbers = npt.NDArray[np.int64]

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Meetings:
    """The pairs of one column that share keys: `left`, `right` and `shared` are (pairs,)."""

    kind: str
    articles: tuple[str, ...]
    """Ids in order; pairs name them by their places."""
    left: Numbers
    """Always the smaller id."""
    right: Numbers
    shared: Numbers
    """How many keys."""


def meet(name: str, columns: Sequence[Column]) -> Iterator[Meetings]:
    """Bring together the stories of one column that share keys: sort the keys, take the equal ones."""
    kind = name.split("-", 1)[0]
    articles = sorted({article for column in columns for article in column.articles})
    keys, owners = _joined(columns, {article: at for at, article in enumerate(articles)})
    room = ROOM * len(articles)
    found = [np.empty((0, 2), np.int64)]
    for sharing in _by_size(keys, owners):
        size = sharing.shape[1]
        pairs = size * (size - 1) // 2
        fitting = len(sharing) if kind == "band" else max(room // pairs, 0)
        room -= len(sharing) * pairs
        found.append(_pairs(_first(sharing, fitting), kind))
    left, right = np.concatenate(found).T
    codes, shared = np.unique(left * len(articles) + right, return_counts=True)
    left, right = np.divmod(codes, max(1, len(articles)))
    yield Meetings(kind=kind, articles=tuple(articles), left=left, right=right, shared=shared)


def worth_comparing(meetings: Iterable[Meetings]) -> list[tuple[str, str]]:
    """Choose the pairs that share enough keys of some kind, in order."""
    listed = list(meetings)
    articles = sorted({article for each in listed for article in each.articles})
    number = {article: at for at, article in enumerate(articles)}
    enough = [np.empty(0, np.int64)]
    for kind in sorted({each.kind for each in listed}):
        of_kind = [each for each in listed if each.kind == kind]
        coded = np.concatenate([_coded(each, number) for each in of_kind])
        codes, places = np.unique(coded, return_inverse=True)
        shared = np.bincount(places, np.concatenate([each.shared for each in of_kind]))
        enough.append(codes[shared[: len(codes)] >= ENOUGH[kind]])
    chosen = np.unique(np.concatenate(enough)).tolist()
    return [(articles[code // len(articles)], articles[code % len(articles)]) for code in chosen]


def _coded(meetings: Meetings, number: dict[str, int]) -> Numbers:
    """Tell each pair by one number, the same in every column."""
    places = np.array([number[article] for article in meetings.articles], dtype=np.int64)
    return np.asarray(places[meetings.left] * len(number) + places[meetings.right])


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


def _by_size(
    keys: npt.NDArray[np.uint64], owners: npt.NDArray[np.int32]
) -> Iterator[npt.NDArray[np.int32]]:
    """Give the owners of every key that two or more stories share, those of equally many in one array.

    Each array is (keys, owners of one); the keys that fewest share come first.
    """
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[fresh], owners[fresh]
    bounds = np.flatnonzero(np.diff(keys)) + 1 if len(keys) else np.empty(0, np.int64)
    firsts = np.concatenate(([0], bounds))
    sizes = np.concatenate((bounds, [len(keys)])) - firsts
    for size in np.unique(sizes[sizes > 1]):
        yield owners[firsts[sizes == size][:, None] + np.arange(size)]


def _first(sharing: npt.NDArray[np.int32], fitting: int) -> npt.NDArray[np.int32]:
    """Take as many keys as there is room for, in the order of their owners."""
    if fitting >= len(sharing):
        return sharing
    return sharing[np.lexsort(sharing.T[::-1])[:fitting]]


def _pairs(sharing: npt.NDArray[np.int32], kind: str) -> Numbers:
    """Pair the owners of each key: (pairs, 2)."""
    size = sharing.shape[1]
    if size <= MOST_SHARING[kind]:
        one, other = np.triu_indices(size, 1)
    elif kind == "band":
        one = np.concatenate([np.arange(size - step) for step in range(1, _NEIGHBOURS + 1)])
        other = np.concatenate([np.arange(step, size) for step in range(1, _NEIGHBOURS + 1)])
    else:
        return np.empty((0, 2), np.int64)
    return np.stack([sharing[:, one].ravel(), sharing[:, other].ravel()], 1).astype(np.int64)
