"""A person decides: the choice is checked, kept as a row, and the record's views are made anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from syrtis.errors import InputError, StaleError
from syrtis.events import check_value
from syrtis.model import (
    Actor,
    Choice,
    Contents,
    Decision,
    DecisionKind,
    Event,
    Place,
    Subject,
    content_id,
)
from syrtis.pipeline.cycles import cycles_unsought
from syrtis.pipeline.views import decided, facts_of
from syrtis.store import Named, open_record, record_contents, write_record

__all__ = ["after", "keep_decision"]


def keep_decision(path: Named, choice: Choice, *, day: date, seen: int | None = None) -> Decision:
    """Add a decision to a record and make anew what rests on it.

    `seen` is the number of the last decision that the person had before their eyes: where there is a
    later one, `StaleError` is raised and nothing is kept. `InputError` says what a choice lacks.
    """
    with cycles_unsought():
        return _kept(path, choice, day, seen)


def _kept(path: Named, choice: Choice, day: date, seen: int | None) -> Decision:
    with open_record(path) as opened:
        contents = record_contents(opened)
    last = max((decision.number for decision in contents.decisions), default=0)
    if seen is not None and seen != last:
        raise StaleError(
            f"{last - seen} decisions were taken since this was shown (the last is number {last}); "
            "look again, and decide again"
        )
    decision = _decision(contents, choice, number=last + 1, day=day)
    write_record(path, after(contents, decision))
    return decision


def after(contents: Contents, choice: Decision | Choice) -> Contents:
    """Show a record as it is once something is decided; the record itself stays as it is."""
    last = max((decision.number for decision in contents.decisions), default=0)
    decision = (
        _decision(contents, choice, number=last + 1, day=None)
        if isinstance(choice, Choice)
        else choice
    )
    return decided(contents, [*contents.decisions, decision])


def _decision(contents: Contents, choice: Choice, *, number: int, day: date | None) -> Decision:
    """Check a choice and make it a row."""
    _check_number(choice)
    if choice.kind is DecisionKind.UNDO:
        _check_known(choice, {decision.id for decision in contents.decisions})
    else:
        _check_known(choice, {each.id for each in _things(contents, choice.subject)})
        _check_kind(contents, choice)
    decision = Decision(
        id="",
        number=number,
        subject=choice.subject,
        kind=choice.kind,
        ids=choice.ids,
        names=choice.names,
        claims=_claims(contents, choice),
        field=choice.field,
        value=choice.value,
        who=choice.who,
        day=day,
        why=choice.why,
    )
    told = (*decision.ids, *decision.names, *(c for group in decision.claims for c in group))
    more = () if choice.field is None else (choice.field, choice.value or "")
    named = content_id("decision", number, choice.subject, choice.kind, *told, *more)
    return replace(decision, id=named)


def _things(contents: Contents, subject: Subject) -> Sequence[Actor | Event | Place]:
    if subject is Subject.EVENT:
        return contents.events
    return contents.actors if subject is Subject.ACTOR else contents.places


def _check_number(choice: Choice) -> None:
    if choice.kind is DecisionKind.MERGE:
        if len(set(choice.ids)) < 2:
            raise InputError(
                "`merge` needs two or more: the one that stays, then those that become it"
            )
    elif choice.kind is DecisionKind.APART:
        if len(choice.ids) != 2 or len(set(choice.ids)) != 2:
            raise InputError("`apart` needs two: those that are not one")
    elif len(choice.ids) != 1:
        raise InputError(f"`{choice.kind}` needs exactly one")


def _check_known(choice: Choice, known: set[str]) -> None:
    for each in choice.ids:
        if each not in known:
            what = "decision" if choice.kind is DecisionKind.UNDO else choice.subject
            raise InputError(f"the record has no {what} {each!r} (any more); look again")


def _check_kind(contents: Contents, choice: Choice) -> None:
    """Refuse what a subject knows no such decision of, and what is incomplete."""
    if choice.kind not in KINDS[choice.subject]:
        raise InputError(f"`{choice.kind}` is no decision on an {choice.subject}")
    if choice.kind is DecisionKind.OVERRIDE:
        check_value(choice.field or "", choice.value, facts_of(contents))
    elif choice.kind is DecisionKind.RENAME:
        if len(choice.names) != 1 or not choice.names[0].strip():
            raise InputError("`rename` needs one --name: the new name")
    elif choice.kind is DecisionKind.SPLIT:
        if choice.subject is Subject.EVENT:
            _check_apart(_event(contents, choice.ids[0]), choice.apart)
        elif not choice.names:
            raise InputError("`split` needs --name: a spelling that is another")


def _check_apart(event: Event, apart: Sequence[str]) -> None:
    if not apart or {*event.claims} <= {*apart} or not {*apart} <= {*event.claims}:
        raise InputError(
            "`split` needs --claim: some of the event's claims, and not all, that are another's"
        )


def _claims(contents: Contents, choice: Choice) -> tuple[tuple[str, ...], ...]:
    if choice.subject is not Subject.EVENT or choice.kind is DecisionKind.UNDO:
        return ()
    events = [_event(contents, each) for each in choice.ids]
    if choice.kind is DecisionKind.SPLIT:
        rest = tuple(claim for claim in events[0].claims if claim not in choice.apart)
        return (tuple(sorted(choice.apart)), rest)
    return tuple(event.claims for event in events)


def _event(contents: Contents, event_id: str) -> Event:
    return next(event for event in contents.events if event.id == event_id)


_OF_THINGS = frozenset(
    {DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.APART, DecisionKind.RENAME}
)
KINDS = {
    Subject.ACTOR: _OF_THINGS,
    Subject.PLACE: _OF_THINGS,
    Subject.EVENT: frozenset(
        {
            DecisionKind.MERGE,
            DecisionKind.SPLIT,
            DecisionKind.APART,
            DecisionKind.REJECT,
            DecisionKind.OVERRIDE,
        }
    ),
}
"""What can be decided of what; every decision can be undone."""
