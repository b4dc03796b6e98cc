"""What several screens show: a claim in one line, an article in one line, why a value is not known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from syrtis.export.words import count_words, day_words
from syrtis.model import Actor, Article, Claim, ClaimPlace, Origin, Party, Place
from syrtis.store import Record
from syrtis.store.queries import ArticleLine, article_lines, rows_of

__all__ = ["ArticleShown", "ClaimShown", "Named", "Shelf", "Unknown", "open_shelf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or some place as an article names them, and whom that was resolved to."""

    words: str
    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleShown:
    """An article in one line."""

    id: str
    title: str | None
    outlet: str | None
    source: str
    published: str | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """A claim in one line: its words, what they come to, who says so, and where it stands."""

    id: str
    kind: str
    modality: str
    scope: str | None
    standing: str
    quote: str
    number: str | None
    low: int | None
    high: int | None
    change: str | None
    event_type: str | None
    claimant: Named | None
    voice: str | None
    voice_id: str | None
    who: Named | None
    by: Named | None
    place: Named | None
    when: str | None
    when_words: str | None
    part: bool
    repeats: bool
    event_id: str | None
    article: ArticleShown
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A value that is not known, and why."""

    field: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The rows that claims name: articles, voices, actors, places."""

    articles: Mapping[str, ArticleLine]
    voices: Mapping[str, Origin]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]

    def claim(self, claim: Claim) -> ClaimShown:
        """Show a claim in one line."""
        voice = self.voices.get(claim.origin_id or "")
        return ClaimShown(
            id=claim.id,
            kind=claim.kind,
            modality=claim.modality,
            scope=claim.scope,
            standing=claim.standing,
            quote=claim.quote,
            number=count_words(claim.count) or None,
            low=claim.count.low if claim.count else None,
            high=claim.count.high if claim.count else None,
            change=claim.change,
            event_type=claim.event_type,
            claimant=self.party(claim.claimant),
            voice=voice.name if voice else None,
            voice_id=claim.origin_id,
            who=self.party(claim.who),
            by=self.party(claim.by),
            place=self.place(claim.place),
            when=day_words(claim.when) or None,
            when_words=claim.when_words.quote if claim.when_words else None,
            part=claim.part_of is not None,
            repeats=claim.repeats is not None,
            event_id=claim.event_id,
            article=self.article(claim.article_id),
            url=f"/articles/{claim.article_id}?claim={claim.id}#claim-{claim.id}",
        )

    def article(self, article_id: str) -> ArticleShown:
        """Show an article in one line."""
        return shown_article(self.articles[article_id])

    def party(self, party: Party | None) -> Named | None:
        """Show whom an article names."""
        if party is None:
            return None
        known = self.actors.get(party.actor_id or "")
        return Named(words=party.name, id=party.actor_id, name=known.name if known else None)

    def place(self, place: ClaimPlace | None) -> Named | None:
        """Show where an article says."""
        if place is None:
            return None
        known = self.places.get(place.place_id or "")
        return Named(words=place.name, id=place.place_id, name=known.name if known else None)


def shown_article(line: ArticleLine | Article) -> ArticleShown:
    """Show an article in one line."""
    return ArticleShown(
        id=line.id,
        title=line.title,
        outlet=line.publisher,
        source=line.source,
        published=day_words(line.published) or None,
        url=f"/articles/{line.id}",
    )


def open_shelf(record: Record, claims: Sequence[Claim], *, places: Iterable[str] = ()) -> Shelf:
    """Read the rows that some claims name, and no others; `places` are read besides."""
    parties = [p for c in claims for p in (c.claimant, c.who, c.by) if p and p.actor_id]
    named = [c.place.place_id for c in claims if c.place and c.place.place_id]
    articles = article_lines(record, (claim.article_id for claim in claims))
    return Shelf(
        articles={line.id: line for line in articles},
        voices=rows_of(record, Origin, (c.origin_id for c in claims if c.origin_id)),
        actors=rows_of(record, Actor, (p.actor_id for p in parties if p.actor_id)),
        places=_with_outer(record, [*named, *places]),
    )


def _with_outer(record: Record, ids: Iterable[str]) -> dict[str, Place]:
    """Read places and those that they lie in."""
    found: dict[str, Place] = {}
    wanted = set(ids)
    while wanted:
        met = rows_of(record, Place, wanted)
        found |= met
        wanted = {place.within for place in met.values() if place.within} - set(found)
    return found
