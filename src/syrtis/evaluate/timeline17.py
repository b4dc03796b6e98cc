"""The benchmark `timeline17`: timelines of the gold's own length from a topic's dated articles.

What of a record feeds it: events whose `when` is one day. The days told by the most articles are
taken, as many as the gold has; of each day the events told by the most articles, as many as the
gold has sentences a day, each in the words of its longest claim.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import share
from syrtis.evaluate.metrics.timelines import Timeline, align_rouge, date_f1
from syrtis.evaluate.readers.timeline17 import Topic, read_timeline17
from syrtis.evaluate.report import Miss, Report
from syrtis.evaluate.rows import Build, RowMap, Tables
from syrtis.model import Span
from syrtis.pipeline.timelines import sentence_around, sentences_of

__all__ = ["TIMELINE17", "timeline_of"]


def _measure(path: Path, system: System) -> Report:
    topics = read_timeline17(path)
    figures: dict[str, Mapping[str, float]] = {}
    misses: list[Miss] = []
    events = 0
    for topic in topics:
        tables = _build(topic, system.build)
        events += len(tables.events)
        golds = [_within_input(gold, topic) for gold in topic.timelines]
        ours = [timeline_of(tables, gold) for gold in golds]
        figures[topic.name] = _figures(ours, golds)
        misses += [
            miss
            for mine, gold in zip(ours, golds, strict=True)
            for miss in _misses(topic, mine, gold)
        ]
    names = ("date_f1", "ar1", "ar2")
    means = {name: _mean([dict(each)[name] for each in figures.values()]) for name in names}
    return Report(
        name="timeline17",
        items=sum(len(topic.texts) for topic in topics),
        figures={**means, "topics": figures},
        meaning="how well the days that matter are chosen (date_f1) and told in the journalists' "
        "words (ar1, ar2: shared words and word pairs, days aligned)",
        notes=_notes(events),
        errors=tuple(misses),
    )


def _build(topic: Topic, build: Build) -> Tables:
    """Hand the articles over with their publication days, which the task gives as input."""
    with TemporaryDirectory(prefix="syrtis-evaluate-") as folder:
        file = Path(folder, "articles.jsonl")
        rows = ({"text": text.text, "date": text.day.isoformat()} for text in topic.texts)
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return build([file])


def _within_input(gold: Timeline, topic: Topic) -> Timeline:
    """Leave out gold days before the first and after the last article, as the field does."""
    days = [text.day for text in topic.texts]
    return {day: told for day, told in gold.items() if min(days) <= day <= max(days)}


def timeline_of(tables: Tables, gold: Timeline) -> Timeline:
    """Make a timeline from a record's events, as long as the gold one and as wordy a day."""
    if not gold:
        return {}
    a_day = max(1, round(sum(map(len, gold.values())) / len(gold)))
    claims = {claim["id"]: claim for claim in tables.claims}
    sentences = {
        row["id"]: sentences_of(row["text"], row["language"] or "") for row in tables.articles
    }
    by_day: defaultdict[date, list[RowMap]] = defaultdict(list)
    for event in tables.events:
        when = event.get("when") or {}
        if when.get("earliest") and when["earliest"] == when.get("latest"):
            by_day[date.fromisoformat(when["earliest"])].append(event)
    ranked = sorted(by_day, key=lambda day: (-sum(map(_weight, by_day[day])), day))
    told = {day: by_day[day] for day in sorted(ranked[: len(gold)])}
    return {day: _told(events, claims, sentences, a_day) for day, events in told.items()}


def _weight(event: RowMap) -> int:
    return len(event.get("articles") or ())


def _told(
    events: Sequence[RowMap],
    claims: Mapping[str, RowMap],
    sentences: Mapping[str, tuple[Span, ...]],
    a_day: int,
) -> tuple[str, ...]:
    ranked = sorted(
        events, key=lambda event: (-_weight(event), -len(event.get("claims") or ()), event["id"])
    )
    return tuple(_words(event, claims, sentences) for event in ranked[:a_day])


def _words(
    event: RowMap, claims: Mapping[str, RowMap], sentences: Mapping[str, tuple[Span, ...]]
) -> str:
    """Give the sentence that holds most of an event's claims; of equals, the first."""
    told = [claims[one] for one in event.get("claims") or () if one in claims]
    found = Counter(
        (claim["article_id"], sentence_around(sentences[claim["article_id"]], claim["start"]))
        for claim in told
        if sentences.get(claim["article_id"])
    )
    best = min(found, key=lambda each: (-found[each], each[0], each[1].start), default=None)
    quotes = [claim["quote"] for claim in told]
    return best[1].quote if best else max(quotes, key=len, default=event.get("title") or "")


def _figures(ours: Sequence[Timeline], golds: Sequence[Timeline]) -> Mapping[str, float]:
    pairs = list(zip(ours, golds, strict=True))
    return {
        "date_f1": _mean([date_f1(mine, gold) for mine, gold in pairs]),
        "ar1": _mean([align_rouge(mine, gold, 1) for mine, gold in pairs]),
        "ar2": _mean([align_rouge(mine, gold, 2) for mine, gold in pairs]),
    }


def _mean(values: Sequence[float]) -> float:
    return round(share(sum(values), len(values)), 3)


def _misses(topic: Topic, mine: Timeline, gold: Timeline) -> list[Miss]:
    return [
        Miss(
            kind="day",
            where=topic.name,
            quote=gold[day][0],
            wanted=day.isoformat(),
            found="a day not chosen",
        )
        for day in sorted(gold.keys() - mine.keys())
    ]


def _notes(events: int) -> tuple[str, ...]:
    notes = [
        "articles come with their publication days, as the task gives them",
        "timelines are as long as the gold's, and as wordy a day; gold days outside the articles' "
        "own span are left out, as in Gholipour Ghalandari and Ifrim (2020)",
        "ROUGE counts are our own (Porter stems, our own list of function words), not the Perl "
        "script's",
    ]
    return tuple(notes if events else ["not served yet: events (the record holds none)", *notes])


TIMELINE17 = Benchmark(name="timeline17", measure=_measure, headlines=("date_f1", "ar1", "ar2"))
