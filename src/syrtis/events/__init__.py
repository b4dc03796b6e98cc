"""Claims -> events: tellings gathered, linked, and reconciled by named rules."""

from syrtis.events.making import Facts, make_events
from syrtis.events.reconciling import Rule

__all__ = ["Facts", "Rule", "make_events"]
