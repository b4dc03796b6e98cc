"""Write a record of many invented events, to see how the reading room bears it.

    uv run python benchmarks/large_record.py RECORD [EVENTS]

Nothing in it is read from a page: each event gets an article or two, four claims at their words, a
place inside a district, a region and a country, two sides, and now and then a dissent or a gap.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from syrtis.model import (
    Actor,
    ActorKind,
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Contents,
    Control,
    ControlStatus,
    Count,
    Deaths,
    Disagreement,
    Event,
    EventDate,
    Issue,
    Media,
    Modality,
    Origin,
    Page,
    Party,
    Place,
    Status,
    Told,
    VoiceKind,
    When,
    content_id,
    page_id,
)
from syrtis.store import write_record

EVENTS = 50_000
COUNTRIES, REGIONS, TOWNS = 6, 12, 30
ACTORS, OUTLETS = 400, 120
DAYS = 9 * 365
FIRST = date(2011, 1, 1)
TYPES = (
    "Battles / Armed clash",
    "Explosions/Remote violence / Shelling/artillery/missile attack",
    "Explosions/Remote violence / Air/drone strike",
    "Violence against civilians / Attack",
    "Violence against civilians / Abduction/forced disappearance",
    "Strategic developments / Arrests",
    None,
)
SYLLABLES = [
    "ba",
    "ko",
    "ra",
    "ni",
    "te",
    "lu",
    "sha",
    "mor",
    "vel",
    "dar",
    "qui",
    "zan",
    "ho",
    "per",
    "il",
    "tas",
]
WORDS = [
    "the",
    "column",
    "reached",
    "the",
    "bridge",
    "at",
    "dusk",
    "and",
    "withdrew",
    "before",
    "the",
    "market",
    "opened",
    "again",
]


class Invented:
    """Names and rows from one seed: the same number gives the same record."""

    def __init__(self, events: int) -> None:
        self.dice = Random(20110217)
        self.events = events
        self.places = list(self._places())
        self.towns = [place for place in self.places if place.kind == "town"]
        self.actors = [self._actor(number) for number in range(ACTORS)]
        self.outlets = [self.name("Post") for _ in range(OUTLETS)]

    def name(self, kind: str) -> str:
        """Make up a name."""
        word = "".join(self.dice.choices(SYLLABLES, k=3)).capitalize()
        return f"{word} {kind}" if kind else word

    def _places(self) -> Iterator[Place]:
        for country in range(COUNTRIES):
            top = Place(id=content_id("c", country), name=self.name("Republic"), kind="country")
            yield top
            for region in range(REGIONS):
                outer = Place(
                    id=content_id("r", country, region),
                    name=self.name("Region"),
                    kind="region",
                    within=top.id,
                )
                yield outer
                for town in range(TOWNS):
                    yield Place(
                        id=content_id("t", country, region, town),
                        name=self.name(""),
                        kind="town",
                        latitude=round(self.dice.uniform(-30, 40), 4),
                        longitude=round(self.dice.uniform(-15, 60), 4),
                        precision=self.dice.choice((1, 1, 2, 3)),
                        country=top.name,
                        within=outer.id,
                    )

    def _actor(self, number: int) -> Actor:
        name = self.name(self.dice.choice(("Front", "Brigade", "Army", "Movement")))
        kind = self.dice.choice(tuple(ActorKind))
        return Actor(id=content_id("a", number), name=name, kind=kind, aliases=(name, name.upper()))


def contents(events: int) -> Contents:
    """Make all rows of a record with so many events."""
    made = Invented(events)
    origins = [
        Origin(id=content_id("o", n), name=name, kind=VoiceKind.OUTLET, articles=())
        for n, name in enumerate(made.outlets)
    ]
    pages: list[Page] = []
    articles: list[Article] = []
    claims: list[Claim] = []
    told: list[Event] = []
    for number in range(events):
        page, article = _article(made, origins, number)
        own = _claims(made, article, origins, number)
        pages.append(page)
        articles.append(article)
        told.append(_event(made, article, own, number))
        claims += own
    event_of = {claim: event.id for event in told for claim in event.claims}
    control = tuple(_control(made, claims, n) for n in range(events // 25))
    return Contents(
        pages=tuple(pages),
        sources=tuple((page.id, page.source) for page in pages),
        articles=tuple(articles),
        claims=tuple(_linked(claim, event_of[claim.id]) for claim in claims),
        events=tuple(told),
        actors=tuple(made.actors),
        places=tuple(made.places),
        control=control,
        origins=tuple(_with_articles(origins, articles)),
        issues=tuple(
            Issue(code="time-without-anchor", message="`two days later`", article_id=a.id)
            for a in articles[::10]
        ),
        about={"syrtis": "benchmark"},
    )


def _with_articles(origins: list[Origin], articles: list[Article]) -> Iterator[Origin]:
    pages: dict[str | None, list[str]] = {}
    for article in articles:
        pages.setdefault(article.origin_id, []).append(article.id)
    for origin in origins:
        yield replace(origin, articles=tuple(sorted(pages.get(origin.id, ()))))


def _article(made: Invented, origins: list[Origin], number: int) -> tuple[Page, Article]:
    town, outlet = made.dice.choice(made.towns), made.dice.randrange(OUTLETS)
    body = " ".join(made.dice.choice(WORDS) for _ in range(180))
    text = (
        f"{made.name('')} {number}\n\nAt least {number % 40} people were killed in {town.name}.\n"
    )
    text += (
        f"The army said {number % 17} were wounded. Fighting went on near {town.name}.\n{body}\n"
    )
    day = FIRST + timedelta(days=made.dice.randrange(DAYS))
    key = page_id(text.encode())
    page = Page(id=key, source=f"pile/{number:06d}.txt", media=Media.TEXT, content=text.encode())
    article = Article(
        id=key,
        source=page.source,
        status=Status.READ,
        title=text.splitlines()[0],
        publisher=made.outlets[outlet],
        language="en",
        text=text,
        published=When(earliest=day, latest=day, basis="printed"),
        origin_id=origins[outlet].id,
    )
    return page, article


def _claims(made: Invented, article: Article, origins: list[Origin], number: int) -> list[Claim]:
    place = article.text.index(" in ") + 4
    end = article.text.index(".\n", place)
    name = article.text[place:end]
    town = next(each for each in made.towns if each.name == name)
    where = ClaimPlace(name=name, start=place, end=end, place_id=town.id)
    found = []
    for kind, words, low in (
        (ClaimKind.KILLED, f"{number % 40} people were killed", number % 40),
        (ClaimKind.WOUNDED, f"{number % 17} were wounded", number % 17),
        (ClaimKind.EVENT, "Fighting went on", None),
        (ClaimKind.EVENT, "people were killed in", None),
    ):
        start = article.text.index(words)
        actor = made.dice.choice(made.actors)
        army = article.text.index("army")
        found.append(
            Claim(
                id=content_id("claim", article.id, start, kind),
                article_id=article.id,
                start=start,
                end=start + len(words),
                quote=words,
                kind=kind,
                modality=Modality.ASSERTED,
                claimant=Party(name="army", start=army, end=army + 4, actor_id=actor.id),
                count=None if low is None else Count(low=low, high=low, words=str(low)),
                place=where,
                when=article.published if number % 7 else None,
                event_type=None if low is not None else TYPES[number % len(TYPES)],
                origin_id=made.dice.choice(origins).id,
            )
        )
    return found


def _event(made: Invented, article: Article, claims: list[Claim], number: int) -> Event:
    day = article.published.earliest if article.published else None
    wide = (0, 0, 0, 5, 25)[number % 5]
    when = None
    if day is not None and number % 7:
        last = day + timedelta(days=wide)
        when = EventDate(earliest=day, latest=last, precision={0: 1, 5: 2, 25: 4}[wide])
    first, second = made.dice.choice(made.actors), made.dice.choice(made.actors)
    best = number % 40
    deaths = Deaths(
        low=best,
        best=best,
        high=best + number % 9,
        side_a=0,
        side_b=0,
        civilians=0,
        unknown=best,
        rule="ucdp",
    )
    dissent = Disagreement(
        field="killed",
        values=tuple(Told(value=str(n), claims=(claims[n % 2].id,)) for n in range(2)),
    )
    place = claims[0].place
    return Event(
        id=content_id("event", number),
        title=f"Clash in {place.name if place else ''} ({first.name} and {second.name}): {best} dead",
        type=TYPES[number % len(TYPES)],
        when=when,
        place_id=place.place_id if place and number % 5 else None,
        where_precision=1 if number % 5 else None,
        side_a=first.id,
        side_b=second.id if number % 3 else None,
        deaths=deaths if number % 4 else None,
        wounded=None,
        claims=tuple(claim.id for claim in claims),
        articles=(article.id,),
        origins=1 + number % 4,
        disagreements=(dissent,) if not number % 6 else (),
    )


def _linked(claim: Claim, event_id: str) -> Claim:
    return replace(claim, event_id=event_id)


def _control(made: Invented, claims: list[Claim], number: int) -> Control:
    day = FIRST + timedelta(days=made.dice.randrange(DAYS))
    return Control(
        place_id=made.dice.choice(made.towns).id,
        actor_id=made.dice.choice(made.actors).id,
        earliest=day,
        latest=day + timedelta(days=number % 90) if number % 2 else None,
        status=tuple(ControlStatus)[number % 4],
        claims=(claims[number % len(claims)].id,),
    )


def main() -> None:
    """Write the record that is asked for, and say how large it is."""
    path = Path(sys.argv[1])
    events = int(sys.argv[2]) if len(sys.argv) > 2 else EVENTS
    start = time.perf_counter()
    write_record(path, contents(events))
    size = path.stat().st_size / 2**20
    print(f"{events:,} events, {size:,.0f} MB, {time.perf_counter() - start:.0f} s: {path}")


if __name__ == "__main__":
    main()
