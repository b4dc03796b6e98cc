"""A reason: one thing that speaks for two being related or one, with what it is worth."""

from dataclasses import dataclass

__all__ = ["Reason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a relation or against it."""

    what: str
    """`words copied` (a share of 1); for a rewrite `told`, `counted`, `named` ... (log-odds); for two
    tellings of one event `same days`, `same numbers` ... (the sum is the score)."""
    weight: float
