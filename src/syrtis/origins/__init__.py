"""Copies, wire credits, citations -> independent voices."""

from syrtis.origins.citing import citations_of, cited, leads_with
from syrtis.origins.claimed import (
    Standing,
    Voices,
    chain_of,
    saying_the_same,
    standing,
    voice_claims,
)
from syrtis.origins.mastheads import Masthead, Voice, mastheads, press_voice
from syrtis.origins.meeting import Meetings, meet, worth_comparing
from syrtis.origins.relating import Pair, Side, Tie, relate
from syrtis.origins.rows import credited_alone, voice_rows
from syrtis.origins.sketching import Column, sketch
from syrtis.origins.sources import Sources, with_offices
from syrtis.origins.stock import without_stock
from syrtis.origins.story import Story, tell
from syrtis.origins.voices import Settled, settle

__all__ = [
    "Column",
    "Masthead",
    "Meetings",
    "Pair",
    "Settled",
    "Side",
    "Sources",
    "Standing",
    "Story",
    "Tie",
    "Voice",
    "Voices",
    "chain_of",
    "citations_of",
    "cited",
    "credited_alone",
    "leads_with",
    "mastheads",
    "meet",
    "press_voice",
    "relate",
    "saying_the_same",
    "settle",
    "sketch",
    "standing",
    "tell",
    "voice_claims",
    "voice_rows",
    "with_offices",
    "without_stock",
    "worth_comparing",
]
