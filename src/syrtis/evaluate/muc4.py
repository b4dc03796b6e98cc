"""The benchmark `muc4`: incidents in wire copy as templates, scored over all templates.

Only the slots a record can fill are scored: date, location, type, stage of execution, perpetrators,
human targets, their number and the effect on them. A record's template is one event of the article,
filled from the event and the claims it rests on.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import f1, share
from syrtis.evaluate.muc4_slots import SLOTS, Slot, templates_of
from syrtis.evaluate.readers.muc4 import Filler, Message, Template, read_muc4
from syrtis.evaluate.report import Miss, Report
from syrtis.evaluate.texts import Told, build_texts

__all__ = ["MUC4"]


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Fillers of one slot: correct (a half for a partial match), given, possible."""

    correct: float = 0.0
    actual: int = 0
    possible: int = 0


def _measure(path: Path, system: System) -> Report:
    messages = read_muc4(path)
    told = build_texts({_file(m): m.text.encode() for m in messages}, system.build)
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    misses: list[Miss] = []
    for message in messages:
        misses += _score(message, templates_of(told, _file(message)), tallies)
    whole = _Tally(
        correct=sum(tally.correct for tally in tallies.values()),
        actual=sum(tally.actual for tally in tallies.values()),
        possible=sum(tally.possible for tally in tallies.values()),
    )
    return Report(
        name="muc4",
        items=len(messages),
        figures={
            "all_templates": _figures(whole),
            "slots": {slot.name: _figures(tallies[slot.name]) for slot in SLOTS},
            "templates": sum(len(message.templates) for message in messages),
        },
        meaning="of what 1992's coders filled in on attacks, bombings and kidnappings: how much a "
        "record's events fill, and how much of what they fill is right",
        notes=_notes(told),
        errors=tuple(misses),
    )


def _file(message: Message) -> str:
    return f"{message.name}.txt"


def _figures(tally: _Tally) -> Mapping[str, float]:
    recall, precision = share(tally.correct, tally.possible), share(tally.correct, tally.actual)
    return {
        "recall": round(recall, 3),
        "precision": round(precision, 3),
        "f1": round(f1(precision, recall), 3),
    }


def _score(
    message: Message, given: Sequence[Mapping[str, tuple[str, ...]]], tallies: dict[str, _Tally]
) -> list[Miss]:
    """Map templates to the key's, the best pairs first, and count every slot of both sides."""
    pairs = sorted(
        (
            (-_likeness(key, ours), at, by)
            for at, key in enumerate(message.templates)
            for by, ours in enumerate(given)
            if _may_map(key, ours)
        )
    )
    mapped: dict[int, int] = {}
    for _, at, by in pairs:
        if at not in mapped and by not in mapped.values():
            mapped[at] = by
    for at, key in enumerate(message.templates):
        _count(key, given[mapped[at]] if at in mapped else None, tallies)
    for by, ours in enumerate(given):
        if by not in mapped.values():
            _count(None, ours, tallies)
    return [
        _missed(message, key)
        for at, key in enumerate(message.templates)
        if at not in mapped and not key.optional
    ]


def _filled(
    slot: Slot, key: Template, ours: Mapping[str, tuple[str, ...]]
) -> list[tuple[float, Filler]]:
    """Match one slot: each given value may fill one filler of the key, for some credit."""
    left = list(slot.fillers(key))
    filled = []
    for value in ours.get(slot.name, ()):
        judged = [(slot.credit(value, filler), -at) for at, filler in enumerate(left)]
        credit, at = max(judged, default=(0.0, 0))
        if credit > 0:
            filled.append((credit, left.pop(-at)))
    return filled


def _correct(slot: Slot, key: Template, ours: Mapping[str, tuple[str, ...]]) -> float:
    return sum(credit for credit, _ in _filled(slot, key, ours))


def _likeness(key: Template, ours: Mapping[str, tuple[str, ...]]) -> float:
    return sum(_correct(slot, key, ours) for slot in SLOTS)


def _may_map(key: Template, ours: Mapping[str, tuple[str, ...]]) -> bool:
    """MUC-4 maps templates whose type fits and that share a perpetrator or a target."""
    by_name = {slot.name: _correct(slot, key, ours) for slot in SLOTS}
    shared = any(by_name[name] for name in ("perpetrator", "human_target"))
    return bool(by_name["type"] and shared)


def _count(
    key: Template | None, ours: Mapping[str, tuple[str, ...]] | None, tallies: dict[str, _Tally]
) -> None:
    """Count a pair, a missing template or a spurious one.

    An optional template may be missing; an optional filler is possible only where it was given.
    """
    if ours is None and key is not None and key.optional:
        return
    for slot in SLOTS:
        tally = tallies[slot.name]
        filled = _filled(slot, key, ours) if key and ours else []
        wanted = sum(not filler.optional for filler in slot.fillers(key)) if key else 0
        tally.actual += len(ours.get(slot.name, ())) if ours else 0
        tally.correct += sum(credit for credit, _ in filled)
        tally.possible += wanted + sum(filler.optional for _, filler in filled)


def _missed(message: Message, key: Template) -> Miss:
    kind = "".join(a for filler in key.slots.get(4, ()) for a in filler.alternatives[:1])
    fillers = (filler for number in (19, 18, 10, 9) for filler in key.slots.get(number, ()))
    words = (text for filler in fillers for text in filler.alternatives)
    return Miss(
        kind="template",
        where=message.name,
        quote=next(words, ""),
        wanted=f"template {key.number}: {kind}",
        found="none mapped",
    )


def _notes(told: Told) -> tuple[str, ...]:
    notes = [
        f"slots scored: {', '.join(slot.name for slot in SLOTS)}; instruments, physical targets, "
        "target types, nationalities and confidence are slots a record has no field for",
        "templates map where the type fits and a perpetrator or a human target is shared; a "
        "partial match counts half; unmapped templates on either side count in full",
        "the texts are in capitals throughout, as they were",
    ]
    if not told.tables.events:
        notes.insert(0, "not served yet: events (the record holds none)")
    return tuple(notes)


MUC4 = Benchmark(
    name="muc4",
    measure=_measure,
    headlines=("all_templates.recall", "all_templates.precision", "all_templates.f1"),
)
