"""Rows of the record from the actors of an article: mentions, and whom each claim names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from syrtis.ground.actors import LocalNaming, NamedActor, Scene
from syrtis.ground.places import ArticlePlaces
from syrtis.model import Article, Citation, Claim, Mention, MentionKind, Office, Party, content_id

__all__ = [
    "actor_rows",
    "identify_claims",
    "identify_sources",
    "parties_of",
    "scene_of",
    "settle_claim",
    "settle_mention",
    "settle_source",
]

CLAIMED = 3
"""How much heavier the place of a claim weighs than a word for a country in telling which country a
story is about: a capital that comments is not the country that is fought in."""


def parties_of(
    claims: Iterable[Claim], citations: Iterable[Citation] = (), offices: Iterable[Office] = ()
) -> list[Party]:
    """List everybody that claims, citations and offices name, in order."""
    named = [p for c in claims for p in (c.claimant, c.who, c.by, *c.via) if p]
    named += [citation.source for citation in citations]
    named += [party for office in offices for party in (office.person, office.body)]
    return sorted(set(named), key=lambda party: (party.start, party.end, party.name))


def scene_of(article: Article, claims: Iterable[Claim], places: ArticlePlaces) -> Scene:
    """Say where an article plays: its countries by where its claims are, then by its words."""
    weights: defaultdict[str, float] = defaultdict(float)
    for code, share in places.countries.items():
        weights[code] += share
    codes = {name.place.id: name.country for name in places.names}
    located = [codes.get(claim.place.place_id or "") for claim in claims if claim.place]
    for code in filter(None, located):
        weights[code] += CLAIMED / max(1, len(located))
    ordered = sorted(weights, key=lambda code: (-weights[code], code))
    return Scene(
        article_id=article.id,
        countries={code: places.country_names.get(code, code) for code in ordered},
        places=frozenset(name.span.quote for name in places.names),
    )


def identify_claims(claims: Iterable[Claim], named: Sequence[NamedActor]) -> Iterator[Claim]:
    """Give everybody that a claim names the key of the actor meant."""
    exact = {(n.span.start, n.span.end): n.actor.key for n in named}
    for claim in claims:
        yield replace(
            claim,
            claimant=_known(claim.claimant, exact, named),
            who=_known(claim.who, exact, named),
            by=_known(claim.by, exact, named),
            via=tuple(filter(None, (_known(party, exact, named) for party in claim.via))),
        )


def identify_sources(
    rows: Iterable[Citation | Office], named: Sequence[NamedActor]
) -> Iterator[Citation | Office]:
    """Give everybody whose words an article gives the key of the actor meant."""
    exact = {(n.span.start, n.span.end): n.actor.key for n in named}

    def known(party: Party) -> Party:
        return _known(party, exact, named) or party

    for row in rows:
        if isinstance(row, Citation):
            yield replace(row, source=known(row.source))
        else:
            yield replace(row, person=known(row.person), body=known(row.body))


def _known(
    party: Party | None, exact: Mapping[tuple[int, int], str], named: Sequence[NamedActor]
) -> Party | None:
    if party is None:
        return None
    key = exact.get((party.start, party.end))
    if key is None:
        inside = [n for n in named if party.start < n.span.end and n.span.start < party.end]
        best = max(inside, key=lambda n: n.span.end - n.span.start, default=None)
        key = best.actor.key if best else None
    return replace(party, actor_id=key)


def actor_rows(article: Article, named: Sequence[NamedActor]) -> Iterator[Mention | LocalNaming]:
    """Make the mentions of an article's actors; their ids are keys until all articles are read."""
    for each in named:
        mention = Mention(
            id=content_id("mention", article.id, each.span.start, each.span.end, MentionKind.ACTOR),
            article_id=article.id,
            start=each.span.start,
            end=each.span.end,
            quote=each.span.quote,
            kind=MentionKind.ACTOR,
            actor_id=each.actor.key,
        )
        yield mention
        yield LocalNaming(mention_id=mention.id, quote=each.span.quote, actor=each.actor)


def settle_mention(mention: Mention, ids: Mapping[str, str]) -> Mention:
    """Put the record's actor in the place of a local key."""
    if mention.actor_id is None:
        return mention
    return replace(mention, actor_id=ids[mention.actor_id])


def settle_claim(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """Put the record's actors in the place of local keys."""
    return replace(
        claim,
        claimant=_settled(claim.claimant, ids),
        who=_settled(claim.who, ids),
        by=_settled(claim.by, ids),
        via=tuple(filter(None, (_settled(party, ids) for party in claim.via))),
    )


def settle_source(row: Citation | Office, ids: Mapping[str, str]) -> Citation | Office:
    """Put the record's actors in the place of local keys."""
    if isinstance(row, Citation):
        return replace(row, source=_settled(row.source, ids) or row.source)
    return replace(
        row,
        person=_settled(row.person, ids) or row.person,
        body=_settled(row.body, ids) or row.body,
    )


def _settled(party: Party | None, ids: Mapping[str, str]) -> Party | None:
    if party is None or party.actor_id is None:
        return party
    return replace(party, actor_id=ids[party.actor_id])
