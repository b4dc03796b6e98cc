"""What is rebuilt from claims and decisions whenever either changes: voices, events, control."""

from collections.abc import Sequence
from dataclasses import replace

from syrtis.events import Facts, Rule, cast_of, hold_places, make_events
from syrtis.model import Claim, Contents
from syrtis.naming.outlets import Outlets
from syrtis.origins import standing, voice_claims

__all__ = ["viewed"]


def viewed(contents: Contents, outlets: Outlets | None = None, rule: Rule = Rule.UCDP) -> Contents:
    """Give every claim its voice and its event, and make the rows of both and of control."""
    voiced = voice_claims(contents, outlets)
    articles = {article.id: article for article in voiced.articles}
    origins = {origin.id: origin for origin in voiced.origins}

    def voices(claims: Sequence[Claim]) -> int:
        return standing(claims, articles, origins).origins

    events = make_events(voiced.claims, Facts.of(voiced, voices), rule)
    event_of = {claim: event.id for event in events for claim in event.claims}
    claims = (replace(claim, event_id=event_of.get(claim.id)) for claim in voiced.claims)
    return replace(
        voiced,
        claims=tuple(claims),
        events=tuple(events),
        control=tuple(hold_places(voiced.claims, cast_of(voiced.actors).sides)),
    )
