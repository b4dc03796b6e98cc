"""The benchmark of our own passages: names, sayings and events, read from bare text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import Agreement, agree, f1, share
from syrtis.evaluate.readers.passages import Passage, held_out, read_passages
from syrtis.evaluate.reading import ERRORS, notes_of, read_files
from syrtis.evaluate.report import Miss, Report, Value
from syrtis.language import attributions, read_text
from syrtis.model import Attribution, Span

__all__ = ["PASSAGES"]

LANGUAGE = "en"
EDGES = " \t\n\"'“”‘’,.;:!?-–—"
"""What may stand at either end of a content without making it another."""
HALF = 0.5
"""Two spans are the same by overlap when they share at least this much of all they cover."""

_Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is marked, or found, in one passage."""

    names: frozenset[_Name]
    events: frozenset[_Name]
    sayings: tuple[Attribution, ...]


def _measure(path: Path, system: System) -> Report:
    passages = [p for p in read_files(path, ".txt", read_passages) if held_out(p.id)]
    pairs = [(p, _found(p.text, system), _wanted(p)) for p in passages]
    return Report(
        name="passages",
        items=len(passages),
        figures={
            "names": _agreement((f.names, w.names) for _, f, w in pairs).figures(),
            "by_kind": _by_kind([(f, w) for _, f, w in pairs]),
            "source": _overlap(pairs, "sources"),
            "content": _overlap(pairs, "contents"),
            "content_exact": _exact(pairs),
            "events": _agreement((_places(f), _places(w)) for _, f, w in pairs).figures(),
            "statuses": _agreement((f.events, w.events) for _, f, w in pairs).figures(),
        },
        meaning="in passages that only test: names of all kinds and nominal actors with their exact "
        "words; sources and contents of sayings that share half of their words with the marked ones "
        "(`content_exact`: share of marked sayings whose whole content is found to the letter, but "
        "for quotation marks and commas at its ends); words that tell of events, and with their status",
        notes=notes_of(
            system, "bare text: sentences and words are found first; the passages are ours"
        ),
        errors=tuple(miss for p, f, w in pairs for miss in _misses(p, f, w))[:ERRORS],
    )


def _wanted(passage: Passage) -> _Marks:
    return _Marks(
        names=frozenset((n.span.start, n.span.end, n.kind) for n in passage.names),
        events=frozenset((e.span.start, e.span.end, e.status) for e in passage.events),
        sayings=tuple(
            Attribution(cue=s.cue, sources=s.sources, contents=s.contents) for s in passage.sayings
        ),
    )


def _found(text: str, system: System) -> _Marks:
    if system.reader is None:
        return _Marks(frozenset(), frozenset(), ())
    read = read_text(text, system.reader(), language=LANGUAGE)
    names, events = set(), set()
    for sentence in read:
        words = sentence.parsed.words
        for name in sentence.parsed.names or ():
            names.add((words[name.start].start, words[name.end - 1].end, name.kind.value))
        for event in sentence.parsed.events or ():
            events.add((words[event.word].start, words[event.word].end, event.status.value))
    return _Marks(frozenset(names), frozenset(events), attributions(text, read))


def _agreement(pairs: Iterable[tuple[frozenset[_Name], frozenset[_Name]]]) -> Agreement:
    return _whole([agree(found, wanted) for found, wanted in pairs])


def _whole(agreements: list[Agreement]) -> Agreement:
    return Agreement(
        right=sum(each.right for each in agreements),
        found=sum(each.found for each in agreements),
        wanted=sum(each.wanted for each in agreements),
    )


def _places(marks: _Marks) -> frozenset[_Name]:
    return frozenset((start, end, "") for start, end, _ in marks.events)


def _by_kind(pairs: list[tuple[_Marks, _Marks]]) -> dict[str, Value]:
    counted: dict[str, list[Agreement]] = defaultdict(list)
    for found, wanted in pairs:
        for kind in {name[2] for name in found.names | wanted.names}:
            counted[kind].append(
                agree(
                    [name for name in found.names if name[2] == kind],
                    [name for name in wanted.names if name[2] == kind],
                )
            )
    return {kind: _whole(counted[kind]).figures()["f1"] for kind in sorted(counted)}


_Pairs = list[tuple[Passage, _Marks, _Marks]]


def _overlap(pairs: _Pairs, part: str) -> dict[str, float]:
    """Spans of sayings found on the right cue that share half of all they and the marked cover."""
    right_found = right_wanted = found = wanted = 0
    for _, got, gold in pairs:
        for saying in got.sayings:
            match = _same(saying, gold.sayings)
            right_found += sum(_near(s, getattr(match, part, ())) for s in getattr(saying, part))
        for saying in gold.sayings:
            match = _same(saying, got.sayings)
            right_wanted += sum(_near(s, getattr(match, part, ())) for s in getattr(saying, part))
        found += sum(len(getattr(saying, part)) for saying in got.sayings)
        wanted += sum(len(getattr(saying, part)) for saying in gold.sayings)
    precision, recall = share(right_found, found), share(right_wanted, wanted)
    figures = {"precision": precision, "recall": recall, "f1": f1(precision, recall)}
    return {name: round(value, 3) for name, value in figures.items()}


def _same(saying: Attribution, others: Iterable[Attribution]) -> Attribution | None:
    """The saying whose cue meets this one's."""
    cue = saying.cue
    met = (o for o in others if o.cue.start < cue.end and o.cue.end > cue.start)
    return next(met, None)


def _near(span: Span, others: Iterable[Span]) -> bool:
    for other in others:
        shared = min(span.end, other.end) - max(span.start, other.start)
        if shared > 0 and shared >= HALF * (
            max(span.end, other.end) - min(span.start, other.start)
        ):
            return True
    return False


def _exact(pairs: _Pairs) -> float:
    right = wanted = 0
    for _, got, gold in pairs:
        for saying in gold.sayings:
            match = _same(saying, got.sayings)
            wanted += 1
            right += match is not None and _bare(match) == _bare(saying)
    return round(share(right, wanted), 3)


def _bare(saying: Attribution) -> str:
    """The words of a content without the signs between and around its pieces."""
    pieces = (span.quote.strip(EDGES) for span in sorted(saying.contents, key=lambda s: s.start))
    return "".join(char for piece in pieces for char in piece if char.isalnum())


def _misses(passage: Passage, found: _Marks, wanted: _Marks) -> Iterator[Miss]:
    for start, end, kind in sorted(wanted.names - found.names):
        here = [n for n in found.names if n[0] < end and n[1] > start]
        seen = ", ".join(f"{passage.text[a:b]} ({k})" for a, b, k in sorted(here))
        yield Miss(
            kind="name", where=passage.id, quote=passage.text[start:end], wanted=kind,
            found=seen or "nothing",
        )  # fmt: skip
    for saying in wanted.sayings:
        match = _same(saying, found.sayings)
        if match is None or _bare(match) != _bare(saying):
            yield Miss(
                kind="saying",
                where=passage.id,
                quote=saying.cue.quote,
                wanted=" ... ".join(span.quote for span in saying.contents),
                found=" ... ".join(s.quote for s in match.contents) if match else "no saying",
            )
    for start, end, status in sorted(wanted.events - found.events):
        yield Miss(
            kind="event", where=passage.id, quote=passage.text[start:end], wanted=status,
            found=next((s for a, b, s in found.events if (a, b) == (start, end)), "no event"),
        )  # fmt: skip


PASSAGES = Benchmark(
    name="passages",
    measure=_measure,
    headlines=("names.f1", "source.f1", "content.f1", "content_exact", "statuses.f1"),
)
