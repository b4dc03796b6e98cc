"""Claims -> events: tellings gathered, linked, and reconciled by named rules."""

from syrtis.events.holding import hold_places
from syrtis.events.making import Facts, cast_of, make_events
from syrtis.events.reconciling import Rule
from syrtis.events.timeline import Entry, make_timeline

__all__ = [
    "Entry",
    "Facts",
    "Rule",
    "cast_of",
    "hold_places",
    "make_events",
    "make_timeline",
]
