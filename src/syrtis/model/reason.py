"""A reason: one thing that speaks for two being related or one, with what it is worth."""

from dataclasses import dataclass
from typing import Annotated

__all__ = ["Reason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a relation or against it."""

    what: Annotated[
        str,
        "`words copied`; for a rewrite `told`, `counted` ...; for two tellings of one event "
        "`same days`, `same numbers` ...",
    ]
    weight: Annotated[
        float,
        "What it adds: a share of 1 for words copied, log-odds for a rewrite, else a part of the score.",
    ]
