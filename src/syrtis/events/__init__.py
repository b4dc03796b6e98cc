"""Claims -> events: tellings gathered, linked, and reconciled by named rules."""

from syrtis.events.clustering import Occurrence, cluster
from syrtis.events.deciding import Judged, judge, lanes
from syrtis.events.holding import hold_places
from syrtis.events.kinds import Cast
from syrtis.events.linking import Seat, Tie, containment, meet, seats_of, wide_places
from syrtis.events.making import Facts, cast_of, event_of
from syrtis.events.overriding import FIELDS, check_value, idle_decisions, overridden
from syrtis.events.proposing import Unsure, propose_events
from syrtis.events.reconciling import Rule
from syrtis.events.strengths import Point, strengths
from syrtis.events.telling import Telling, tell_occurrences
from syrtis.events.timeline import Entry, make_timeline
from syrtis.events.traits import Traits, traits_of

__all__ = [
    "FIELDS",
    "Cast",
    "Entry",
    "Facts",
    "Judged",
    "Occurrence",
    "Point",
    "Rule",
    "Seat",
    "Telling",
    "Tie",
    "Traits",
    "Unsure",
    "cast_of",
    "check_value",
    "cluster",
    "containment",
    "event_of",
    "hold_places",
    "idle_decisions",
    "judge",
    "lanes",
    "make_timeline",
    "meet",
    "overridden",
    "propose_events",
    "seats_of",
    "strengths",
    "tell_occurrences",
    "traits_of",
    "wide_places",
]
