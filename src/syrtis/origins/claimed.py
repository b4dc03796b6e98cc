"""Claims -> voices: each rests on the last named voice of the chain by which it came.

The chain begins with the article's own voice, or with that of the story a passage was lifted from;
then come those who passed the claim on, and the claimant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from syrtis.model import Article, Claim, Contents, Manner, Origin, Relation, VoiceKind
from syrtis.naming.outlets import Outlets, open_outlets, press_key
from syrtis.origins.mastheads import Voice
from syrtis.origins.sources import Sources

__all__ = ["Standing", "Voices", "chain_of", "saying_the_same", "standing", "voice_claims"]


def voice_claims(contents: Contents, outlets: Outlets | None = None) -> Contents:
    """Give every claim the voice it rests on, and every voice that is only cited a row of its own.

    Actors decided to be one are one voice; so this is done again after every decision.
    """
    spoken = tuple(origin for origin in contents.origins if origin.articles)
    voices = Voices.of(replace(contents, origins=spoken), outlets or open_outlets())
    cited: dict[str, Voice] = {}
    claims = []
    for claim in contents.claims:
        voice = voices.origin(claim)
        if voice is not None:
            cited.setdefault(voice.id, voice)
        claims.append(replace(claim, origin_id=voice.id if voice else None))
    known = {origin.id for origin in spoken}
    rows = [_row(voice) for voice in cited.values() if voice.id not in known]
    ordered = sorted((*spoken, *rows), key=lambda origin: (origin.name, origin.id))
    return replace(contents, claims=tuple(claims), origins=tuple(ordered))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The voices of a record's articles and of those they cite."""

    articles: Mapping[str, Voice]
    """Article id -> its voice."""
    lifted: Mapping[str, Sequence[Relation]]
    """Article id -> the passages it has from others."""
    sources: Sources

    @classmethod
    def of(cls, contents: Contents, outlets: Outlets) -> "Voices":
        """Take a record's voices from its rows."""
        by_id = {origin.id: origin for origin in contents.origins}
        lifted: defaultdict[str, list[Relation]] = defaultdict(list)
        for origin in contents.origins:
            for relation in origin.relations:
                if relation.manner is Manner.PART:
                    lifted[relation.article_id].append(relation)
        return cls(
            articles={a.id: _voice(by_id[a.origin_id]) for a in contents.articles if a.origin_id},
            lifted=lifted,
            sources=sources_of(contents, outlets),
        )

    def origin(self, claim: Claim) -> Voice | None:
        """Give the voice a claim rests on: the last of its chain."""
        return next(iter(chain_of(claim, self)[::-1]), None)


def chain_of(claim: Claim, voices: Voices) -> list[Voice]:
    """List the voices by which a claim came, from the page inwards; the unnamed are left out."""
    source = next((r.of for r in voices.lifted.get(claim.article_id, ()) if _holds(r, claim)), None)
    own = voices.articles.get(claim.article_id)
    chain = [voice for voice in (own, voices.articles.get(source or "")) if voice]
    for party in (*claim.via, *((claim.claimant,) if claim.claimant else ())):
        voice = voices.sources.voice(party, chain)
        if voice is not None and voice not in chain:
            chain.append(voice)
    return chain


def saying_the_same(claim: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """List the claims of one kind, number, place and status with a claim, itself among them.

    A claim that an article only tells again is left out. Which occurrence they are about is for events
    to say.
    """
    return [each for each in claims if _said(each) == _said(claim) and each.repeats is None]


def _said(claim: Claim) -> tuple[object, ...]:
    count = (claim.count.low, claim.count.high) if claim.count else None
    place = claim.place.place_id if claim.place else None
    return (claim.kind, count, place, claim.modality, claim.change, claim.event_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much stands behind claims of one thing."""

    articles: int
    outlets: int
    origins: int
    """Independent voices. Pages of unknown mastheads corroborate nothing: together they count as one
    voice where there is no other, and else not at all."""


def standing(
    claims: Sequence[Claim], articles: Mapping[str, Article], origins: Mapping[str, Origin]
) -> Standing:
    """Count the articles, the outlets and the independent voices behind claims of one thing."""
    voices = {claim.origin_id for claim in claims if claim.origin_id}
    known = {voice for voice in voices if origins[voice].kind is not VoiceKind.PAGE}
    pages = {claim.article_id for claim in claims}
    outlets = {press_key(articles[page].publisher or articles[page].source) for page in pages}
    return Standing(
        articles=len(pages), outlets=len(outlets), origins=len(known) or min(1, len(voices))
    )


def sources_of(contents: Contents, outlets: Outlets) -> Sources:
    """Gather what a record knows of those it cites."""
    return Sources.of(contents.actors, outlets, map(_voice, contents.origins))


def _voice(origin: Origin) -> Voice:
    return Voice(id=origin.id, name=origin.name, kind=origin.kind)


def _row(voice: Voice) -> Origin:
    return Origin(id=voice.id, name=voice.name, kind=voice.kind, articles=())


def _holds(relation: Relation, claim: Claim) -> bool:
    return relation.start is not None and relation.start <= claim.start < (relation.end or 0)
