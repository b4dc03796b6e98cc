"""Watching: what a folder or a feed has that a record has not, and when to look again."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from syrtis.model import Issue, Page
from syrtis.pipeline.taking import TakenIn, taken_in
from syrtis.read.inputs import gather
from syrtis.read.inputs.feed import read_feed
from syrtis.read.inputs.fetching import Fetched, FetchLimits, Refused, Unchanged, fetch

__all__ = ["ABOUT", "Look", "Watched", "added", "is_feed", "look", "next_look_s", "states_of"]

ABOUT = "watched "
"""Before a feed's address: where a record's `about` holds what the server calls the state it is of."""
INTAKE_CODES = frozenset(
    {
        "bad-json-line",
        "broken-feed",
        "broken-gzip",
        "not-a-regular-file",
        "page-too-large",
        "symlink-loop",
        "truncated-warc",
        "unreadable-file",
        "warc-records-passed-over",
    }
)
"""Issues of what came in, which no kept page tells again."""
LONGEST_S = 86_400.0
"""A day: nobody is left alone longer, whatever they ask for or however often they fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """How a place stands: what its server calls its state, and how it answered."""

    state: Mapping[str, str] = field(default_factory=dict)
    failures: int = 0
    """In a row."""
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found in a place."""

    watched: Watched
    found: tuple[Page | Issue, ...] = ()
    trouble: str | None = None
    """Why nothing could be had."""


def is_feed(place: str) -> bool:
    """Tell the address of a feed from the path of a folder."""
    return place.startswith(("http://", "https://"))


def look(place: str, watched: Watched, *, agent: str, now: datetime, limits: FetchLimits) -> Look:
    """Look into a folder, or ask for a feed if it has changed."""
    if not is_feed(place):
        return Look(watched=watched, found=tuple(gather([place])))
    answer = fetch(place, agent=agent, state=watched.state, now=now, limits=limits)
    if isinstance(answer, Unchanged):
        return Look(watched=replace(watched, failures=0, retry_after_s=None))
    if isinstance(answer, Refused):
        failed = replace(watched, failures=watched.failures + 1, retry_after_s=answer.retry_after_s)
        return Look(watched=failed, trouble=answer.reason)
    return Look(watched=Watched(state=_state(answer)), found=tuple(_entries(place, answer.body)))


def _entries(place: str, body: bytes) -> Iterable[Page | Issue]:
    """Name each entry by its own address: its number in the feed changes with every new one."""
    for found in read_feed(io.BytesIO(body), source=place, limit=len(body)):
        yield found if isinstance(found, Issue) else replace(found, source=found.url or place)


def _state(answer: Fetched) -> dict[str, str]:
    told = {"etag": answer.etag, "modified": answer.modified}
    return {name: value for name, value in told.items() if value is not None}


def next_look_s(watched: Watched, every_s: float) -> float:
    """Say in how many seconds to look again: later the more often it failed, or when it is asked."""
    doubled = every_s * 2.0 ** min(watched.failures, 20)
    return min(LONGEST_S, max(doubled, watched.retry_after_s or 0.0))


def added(
    pages: Iterable[Page],
    sources: Iterable[tuple[str, str]],
    issues: Iterable[Issue],
    found: Sequence[Page | Issue],
) -> TakenIn | None:
    """Add what was found to the pages of a record; null = it has all of it."""
    held = set(sources)
    new = [each for each in found if isinstance(each, Page) and (each.id, each.source) not in held]
    if not new:
        return None
    kept = [issue for issue in issues if issue.code in INTAKE_CODES]
    told = {*kept, *(each for each in found if isinstance(each, Issue))}
    return taken_in((*pages, *new), (*held, *((page.id, page.source) for page in new)), told)


def states_of(about: Mapping[str, str]) -> dict[str, Watched]:
    """Read from a record how the feeds stood that it is of."""
    return {
        key.removeprefix(ABOUT): Watched(state=json.loads(value))
        for key, value in about.items()
        if key.startswith(ABOUT)
    }
