"""Copies, wire credits, citations -> independent voices."""

from syrtis.origins.voices import gather_voice, voice_id, voice_key

__all__ = ["gather_voice", "voice_id", "voice_key"]
