"""What is rebuilt from claims and decisions whenever either changes: voices, events, control."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from syrtis.errors import RecordError
from syrtis.events import Facts, Rule, cast_of, hold_places, idle_decisions
from syrtis.ground import decide
from syrtis.model import Claim, Contents, Decision, Event, Issue
from syrtis.naming.outlets import Outlets
from syrtis.origins import standing, voice_claims
from syrtis.pipeline.occurrences import find_events

__all__ = ["decided", "facts_of", "linked", "rule_of", "viewed"]

RULE = "rule"
"""Where `about` names the rule that chose the figures."""


def viewed(
    contents: Contents, outlets: Outlets | None = None, rule: Rule | None = None
) -> Contents:
    """Give every claim its voice and its event, and make the rows of both and of control.

    Without a rule, figures are chosen by the one that the record was built with.
    """
    return linked(voice_claims(contents, outlets), rule)


def decided(
    contents: Contents, decisions: Sequence[Decision], outlets: Outlets | None = None
) -> Contents:
    """Lay decisions over a record that was built, and make its views anew."""
    return viewed(decide(contents, decisions), outlets)


def linked(voiced: Contents, rule: Rule | None = None) -> Contents:
    """Make the events of a record whose claims have voices, and who held which place."""
    chosen = rule or rule_of(voiced)
    facts = facts_of(voiced)
    events = find_events(voiced.claims, facts, rule=chosen, decisions=voiced.decisions)
    event_of = {claim: event.id for event in events for claim in event.claims}
    claims = (replace(claim, event_id=event_of.get(claim.id)) for claim in voiced.claims)
    return replace(
        voiced,
        claims=tuple(claims),
        events=tuple(events),
        control=tuple(hold_places(voiced.claims, cast_of(voiced.actors).sides)),
        issues=(
            *(issue for issue in voiced.issues if issue.code != "decision-idle"),
            *_idle(events, voiced.decisions, facts),
        ),
        about={**voiced.about, RULE: str(chosen)},
    )


def rule_of(contents: Contents) -> Rule:
    """Say by which rule the figures of a record were chosen."""
    named = contents.about.get(RULE, Rule.UCDP)
    try:
        return Rule(named)
    except ValueError as error:
        raise RecordError(
            f"the record was built with the rule {named!r}, which this Syrtis does not have "
            f"(it has {', '.join(Rule)}); name one of these, or build the record again"
        ) from error


def facts_of(contents: Contents) -> Facts:
    """Gather what a record whose claims have voices knows of those whom its claims name."""
    articles = {article.id: article for article in contents.articles}
    origins = {origin.id: origin for origin in contents.origins}

    def voices(claims: Sequence[Claim]) -> int:
        return standing(claims, articles, origins).origins

    return Facts.of(contents, voices)


def _idle(events: Iterable[Event], decisions: Sequence[Decision], facts: Facts) -> Iterator[Issue]:
    for decision in idle_decisions(events, decisions, facts):
        yield Issue(
            code="decision-idle",
            message=f"decision {decision.number} ({decision.kind} of an event) changes nothing: its "
            "claims, or what it sets, are in the record no more; are its pages among those read?",
        )
