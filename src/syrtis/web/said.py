"""What the room says in words: precisions, rules, kinds, and why something is not known."""

from collections.abc import Mapping

__all__ = [
    "DATE_PRECISION",
    "KIND_NAMES",
    "MODALITY_NAMES",
    "RULES",
    "STATUS_NAMES",
    "VOICE_KINDS",
    "WHERE_PRECISION",
    "of",
    "short_type",
]

DATE_PRECISION: Mapping[int | None, str] = {
    1: "to the day",
    2: "to within six days",
    3: "to the week",
    4: "to the month",
    5: "to the year",
    None: "open at one end",
}
"""UCDP's date_prec (codebook, table 2)."""

WHERE_PRECISION: Mapping[int, str] = {
    1: "the place itself",
    2: "within about 25 km of it",
    3: "only the district",
    4: "only the province",
    5: "a larger area, or between places",
    6: "only the country",
    7: "at sea or in the air",
}
"""UCDP's where_prec (codebook, table 3)."""

RULES: Mapping[str, str] = {
    "ucdp": "low and high hold every figure told; best is what most independent voices say, of equals "
    "the lower",
    "acled": "best is the lowest figure told",
    "majority": "as ucdp, but no best figure where no figure has more voices than another",
    "latest": "best is the figure of the newest report",
    "decision": "a person set a figure; the history says who and why",
}
"""The rules that choose one figure of several (events/reconciling.py)."""

KIND_NAMES: Mapping[str, str] = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "displaced": "displaced",
    "surrendered": "surrendered",
    "strength": "strength",
    "control": "control",
    "event": "what happened",
}

MODALITY_NAMES: Mapping[str, str] = {
    "asserted": "said to have happened",
    "negated": "denied",
    "future": "planned or expected",
    "hypothetical": "said to be possible",
}

STATUS_NAMES: Mapping[str, str] = {
    "claimed": "claimed by one voice",
    "contested": "contested",
    "corroborated": "told by two voices or more",
    "lost": "held, then lost",
}


VOICE_KINDS: Mapping[str, str] = {
    "agency": "agencies",
    "outlet": "outlets",
    "body": "bodies",
    "person": "people",
    "page": "pages without a masthead",
}
"""Kinds of voices, of several."""


def of(number: int, noun: str) -> str:
    """Say how many: `1 claim`, `2 claims`, `1,204 voices`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def short_type(event_type: str | None) -> str | None:
    """Give ACLED's sub-event type alone (`Armed clash`)."""
    return event_type.rsplit(" / ", 1)[-1] if event_type else None
