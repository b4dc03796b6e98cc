"""Sentences -> claims: who says that how many of whom were harmed, and who holds what."""

from syrtis.claims.finding import find_claims

__all__ = ["find_claims"]
