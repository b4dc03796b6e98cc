"""How a record's events and claims fill MUC-4's slots, and when a filler counts as right."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from syrtis.evaluate.metrics.agreement import words_of
from syrtis.evaluate.places import names_above
from syrtis.evaluate.readers.muc4 import Filler, Template
from syrtis.evaluate.rows import RowMap
from syrtis.evaluate.texts import Told

__all__ = ["SLOTS", "Slot", "templates_of"]

INCIDENT_TYPES = {
    "Battles": "ATTACK",
    "Violence against civilians": "ATTACK",
    "Riots": "ATTACK",
    "Explosions/Remote violence": "BOMBING",
    "Strategic developments / Looting/property destruction": "ROBBERY",
    "Violence against civilians / Abduction/forced disappearance": "KIDNAPPING",
}
"""ACLED's event type, or type and sub-event type, in MUC-4's."""

EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}
STAGES = {"asserted": "ACCOMPLISHED", "future": "THREATENED", "hypothetical": "THREATENED"}

_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot that a record can fill."""

    name: str
    numbers: tuple[int, ...]
    """MUC-4's numbers of it; several are scored as one."""
    credit: Callable[[str, Filler], float]
    """1 right, 0.5 partial, 0 wrong."""

    def fillers(self, key: Template) -> tuple[Filler, ...]:
        """List what the key holds in this slot."""
        return tuple(filler for number in self.numbers for filler in key.slots.get(number, ()))


def templates_of(told: Told, name: str) -> list[Mapping[str, tuple[str, ...]]]:
    """Fill one template from each event of an article that MUC-4 has a type for."""
    claims = {claim["id"]: claim for claim in told.rows("claims", name)}
    places = {place["id"]: place for place in told.tables.places}
    filled = []
    for event in told.rows("events", name):
        kind = _incident_type(event.get("type") or "")
        if kind:
            own = [claims[one] for one in event.get("claims") or () if one in claims]
            filled.append(_filled(kind, event, own, places))
    return filled


def _incident_type(event_type: str) -> str | None:
    return INCIDENT_TYPES.get(event_type) or INCIDENT_TYPES.get(
        event_type.split(" / ", maxsplit=1)[0]
    )


def _filled(
    kind: str, event: RowMap, claims: list[RowMap], places: Mapping[str, RowMap]
) -> Mapping[str, tuple[str, ...]]:
    when = event.get("when") or {}
    whole = [claim for claim in claims if not claim.get("part_of")]
    return {
        "date": tuple(day for day in (when.get("earliest"),) if day),
        "location": tuple(dict.fromkeys(names_above(event.get("place_id"), places)))[:1],
        "type": (kind,),
        "stage": _distinct(STAGES.get(claim.get("modality") or "asserted") for claim in claims),
        "perpetrator": _distinct((claim.get("by") or {}).get("name") for claim in claims),
        "human_target": _distinct((claim.get("who") or {}).get("name") for claim in claims),
        "target_number": tuple(number for number in map(_number, whole) if number),
        "target_effect": tuple(EFFECTS[c["kind"]] for c in whole if c["kind"] in EFFECTS),
    }


def _number(claim: RowMap) -> str | None:
    count = claim.get("count") or {}
    same = count.get("low") is not None and count.get("low") == count.get("high")
    return str(count["low"]) if same and claim["kind"] in EFFECTS else None


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _any_date(value: str, filler: Filler) -> float:
    """A day is right where the key names it, partly right where it lies in the key's interval."""
    return max((_date_credit(value, text) for text in filler.alternatives), default=0.0)


def _date_credit(value: str, text: str) -> float:
    days = [_key_day(match) for match in _DAY.finditer(text)]
    if not days or None in days:
        return 0.0
    first, last = days[0], days[-1]
    if not text.startswith("-") and [value] == days:
        return 1.0
    inside = value <= str(last) and (text.startswith("-") or str(first) <= value)
    return 0.5 if inside else 0.0


def _key_day(match: re.Match[str]) -> str | None:
    try:
        month = _MONTHS.index(match[2]) + 1
        return date(1900 + int(match[3]), month, int(match[1])).isoformat()
    except ValueError:
        return None


def _any_value(value: str, filler: Filler) -> float:
    return float(value in filler.alternatives)


def _incident(value: str, filler: Filler) -> float:
    """An attack is the general type: against a more exact one it is partly right."""
    if value in filler.alternatives:
        return 1.0
    return 0.5 if value == "ATTACK" and "BOMBING" in filler.alternatives else 0.0


def _any_place(value: str, filler: Filler) -> float:
    """The most exact place of the key is right, a place it lies in partly right."""
    wanted = [_levels(text) for text in filler.alternatives]
    name = words_of(value)
    if any(levels and name == levels[-1] for levels in wanted):
        return 1.0
    return 0.5 if any(name in levels for levels in wanted) else 0.0


def _levels(location: str) -> list[list[str]]:
    """Cut `PERU: LIMA (CITY)` into the words of each level, without its kind."""
    return [words_of(re.sub(r"\([^)]*\)", "", part)) for part in location.split(":")]


def _any_string(value: str, filler: Filler) -> float:
    """The same words are right; one holding the other's words is partly right."""
    name = set(words_of(value))
    spellings = [set(words_of(text)) for text in filler.alternatives]
    if name in spellings:
        return 1.0
    return (
        0.5 if any(name and (name <= text or text <= name) for text in spellings if text) else 0.0
    )


def _any_number(value: str, filler: Filler) -> float:
    return float(value in filler.alternatives)


SLOTS = (
    Slot(name="date", numbers=(2,), credit=_any_date),
    Slot(name="location", numbers=(3,), credit=_any_place),
    Slot(name="type", numbers=(4,), credit=_incident),
    Slot(name="stage", numbers=(5,), credit=_any_value),
    Slot(name="perpetrator", numbers=(9, 10), credit=_any_string),
    Slot(name="human_target", numbers=(18, 19), credit=_any_string),
    Slot(name="target_number", numbers=(21,), credit=_any_number),
    Slot(name="target_effect", numbers=(23,), credit=_any_value),
)
"""The slots a record can fill."""
