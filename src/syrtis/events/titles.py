"""A short name for an event, made of its fields alone."""

from collections.abc import Mapping

from syrtis.model import Deaths, EventDate

__all__ = ["title_of"]

WORDS: Mapping[str, str] = {
    "Armed clash": "Clash",
    "Government regains territory": "Government side gains ground",
    "Non-state actor overtakes territory": "Non-state side gains ground",
    "Air/drone strike": "Air strike",
    "Shelling/artillery/missile attack": "Shelling",
    "Remote explosive/landmine/IED": "Explosion",
    "Attack": "Attack on civilians",
    "Other": "Development",
    "Change to group/activity": "Change within a group",
    "Abduction/forced disappearance": "Abduction",
    "Headquarters or base established": "Base established",
    "Looting/property destruction": "Destruction of property",
    "Non-violent transfer of territory": "Hand-over of ground",
    "Disrupted weapons use": "Attack foiled",
}
"""What ACLED's sub-event types are called in a title, where not by their own name."""


def title_of(
    event_type: str | None,
    *,
    place: str | None,
    sides: tuple[str | None, str | None],
    when: EventDate | None,
    deaths: Deaths | None,
) -> str:
    """Name an event in plain words: what, where, who, when, how many died; nothing that is not known."""
    what = event_type.rsplit(" / ", 1)[-1].strip() if event_type else "Casualties"
    parts = [WORDS.get(what, what)]
    parts += [f"in {place}"] if place else []
    named = [side for side in sides if side]
    parts += [f"({' and '.join(named)})"] if named else []
    parts += [_day(when)] if when else []
    title = " ".join(part for part in parts if part)
    if deaths is not None and deaths.best is not None:
        title += f": {deaths.best:,} dead" if deaths.best else ": nobody dead"
    return title


def _day(when: EventDate) -> str:
    if when.earliest and when.earliest == when.latest:
        return f"on {when.earliest}"
    if when.earliest and when.latest:
        return f"between {when.earliest} and {when.latest}"
    return f"by {when.latest}" if when.latest else f"from {when.earliest} on"
