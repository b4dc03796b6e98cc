"""Copies, wire credits, citations -> independent voices."""

from syrtis.origins.mastheads import Masthead, Voice, mastheads, press_voice
from syrtis.origins.meeting import Meeting, meet, worth_comparing
from syrtis.origins.relating import Pair, Side, Tie, relate
from syrtis.origins.rows import credited_alone, voice_rows
from syrtis.origins.sketching import Column, sketch
from syrtis.origins.story import Story, tell
from syrtis.origins.voices import Settled, settle

__all__ = [
    "Column",
    "Masthead",
    "Meeting",
    "Pair",
    "Settled",
    "Side",
    "Story",
    "Tie",
    "Voice",
    "credited_alone",
    "mastheads",
    "meet",
    "press_voice",
    "relate",
    "settle",
    "sketch",
    "tell",
    "voice_rows",
    "worth_comparing",
]
