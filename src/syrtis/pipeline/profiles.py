"""A record's events as others' tables ask for them: by a chosen rule, words by a profile."""

from dataclasses import replace

from syrtis.events import Rule
from syrtis.export.vague import Profile, profiled
from syrtis.model import Contents, Event
from syrtis.pipeline.views import linked

__all__ = ["as_acled", "by_rule"]


def by_rule(contents: Contents, rule: Rule) -> Contents:
    """Choose the figures of a record's events by another rule; events and voices stay what they are."""
    return linked(contents, rule)


def as_acled(contents: Contents, rule: Rule = Rule.ACLED) -> Contents:
    """Choose the figures as ACLED does: the most conservative, `dozens` and the like by its rule.

    The words change figures only: which claims are one event is told before they are read so.
    """
    view = linked(contents, rule)
    claims = tuple(profiled(claim, Profile.ACLED) for claim in contents.claims)
    if claims == contents.claims:
        return view
    lower = {event.id: event for event in linked(replace(contents, claims=claims), rule).events}
    events = tuple(_figured(event, lower.get(event.id, event)) for event in view.events)
    return replace(view, events=events)


def _figured(event: Event, by_words: Event) -> Event:
    return replace(event, title=by_words.title, deaths=by_words.deaths, wounded=by_words.wounded)
