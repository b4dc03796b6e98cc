"""What it costs to make events of claims, and how that grows.

    uv run python benchmarks/linking.py [CLAIMS ...]

For each number of claims (100,000 and 1,000,000 unless told) an invented war is told: a thousand
places, the most fought over with one occurrence in eighty; some thirty occurrences a day, each told
by one to eight articles, two claims in each, a day in three of four and a place in four of five. A
war of ten times the claims lasts ten times the days. Each size runs in a process of its own and
prints seconds of processor and peak memory of `find_events` alone, and, as a check that the work
was done, how many pairs of reports of one occurrence were joined and how many pairs that were
joined are of two.
"""

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from time import process_time

from syrtis.events import Facts
from syrtis.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    ClaimPlace,
    Contents,
    Count,
    Event,
    Party,
    Place,
    When,
)
from syrtis.pipeline.occurrences import find_events

SIZES = (100_000, 1_000_000)
PLACES = 1_000
A_DAY = 30
FIRST = date(2010, 1, 1)
TYPES = (
    "Battles / Armed clash",
    "Explosions/Remote violence / Air/drone strike",
    "Explosions/Remote violence / Shelling/artillery/missile attack",
    "Violence against civilians / Attack",
)
CROWDING = tuple(accumulate(1 / (rank + 20) for rank in range(PLACES)))
"""How often things happen at a place, the first most often (Zipf)."""
SIDES = tuple(f"side{at}" for at in range(12))


def main() -> None:
    """Run every size in a process of its own."""
    if len(sys.argv) > 2 and sys.argv[1] == "--one":
        _one(int(sys.argv[2]))
        return
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


def _one(size: int) -> None:
    claims = list(_claims(size))
    facts = _facts()
    before = _peak_mb()
    start = process_time()
    events = find_events(claims, facts)
    seconds = process_time() - start
    found, wrong, told = _pairs(events)
    print(
        f"{len(claims):>9,} claims -> {len(events):>8,} events {seconds:7.1f} s "
        f"{_peak_mb() - before:7,.0f} MB over the {before:,.0f} MB of the claims; "
        f"{found / told:.1%} of pairs of one occurrence joined, "
        f"{wrong / max(1, found + wrong):.2%} of joined pairs are of two",
        flush=True,
    )


def _claims(size: int) -> Iterator[Claim]:
    """Tell a war; a claim's id begins with the number of its occurrence."""
    random, made, occurrence = Random(7), 0, 0
    while made < size:
        place = random.choices(range(PLACES), cum_weights=CROWDING)[0]
        day = FIRST + timedelta(days=occurrence // A_DAY)
        kind, sides = random.choice(TYPES), random.sample(SIDES, 2)
        dead = random.randrange(1, 40)
        for telling in range(min(8, int(random.expovariate(0.5)) + 1)):
            named = f"{occurrence:08}-{telling}"
            shared = {
                "article_id": f"a{named}",
                "place": _place(f"p{place}") if random.random() < 0.8 else None,
                "when": When(earliest=day, latest=day, basis="weekday")
                if random.random() < 0.75
                else None,
                "by": _party(sides[0]) if random.random() < 0.7 else None,
                "origin_id": f"v{random.randrange(40)}",
            }
            yield Claim(
                id=f"{named}-e", start=10, end=40, kind=ClaimKind.EVENT, event_type=kind,
                quote=f"a strike {occurrence}", **shared,
            )  # fmt: skip
            yield Claim(
                id=f"{named}-k", start=60, end=90, kind=ClaimKind.KILLED, quote=f"killed {dead}",
                count=Count(low=dead, high=dead, words=str(dead)), who=_party(sides[1]), **shared,
            )  # fmt: skip
            made += 2
        occurrence += 1


def _party(actor: str) -> Party:
    return Party(name=actor, start=0, end=5, actor_id=actor)


def _place(place: str) -> ClaimPlace:
    return ClaimPlace(name=place, start=0, end=5, place_id=place)


def _facts() -> Facts:
    contents = Contents(
        actors=tuple(Actor(id=a, name=a, kind=ActorKind.REBEL_GROUP) for a in SIDES),
        places=tuple(Place(id=f"p{at}", name=f"p{at}", kind="town") for at in range(PLACES)),
    )
    return Facts.of(contents, lambda claims: len({claim.origin_id for claim in claims}))


def _pairs(events: list[Event]) -> tuple[int, int, int]:
    """Count the pairs of articles joined rightly and wrongly, and those that should be."""
    found = wrong = 0
    told: Counter[str] = Counter()
    for event in events:
        of = Counter(article[1:9] for article in event.articles)
        whole = sum(of.values())
        right = sum(n * (n - 1) // 2 for n in of.values())
        found += right
        wrong += whole * (whole - 1) // 2 - right
        told.update(of)
    return found, wrong, sum(n * (n - 1) // 2 for n in told.values())


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
