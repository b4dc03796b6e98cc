"""Reads Timeline17: topics with dated articles and the timelines journalists wrote of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from syrtis.errors import BenchmarkError
from syrtis.evaluate.metrics.timelines import Timeline
from syrtis.evaluate.readers.lines import broken, numbered_lines, read_text

__all__ = ["DatedText", "Topic", "read_timeline17"]

_RULE = "-" * 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText:
    """One article of a topic, with the day it was published (an input of the task)."""

    name: str
    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic: its articles and the timelines written of it."""

    name: str
    texts: tuple[DatedText, ...]
    timelines: tuple[Timeline, ...]


def read_timeline17(path: Path) -> list[Topic]:
    """Read the topic a folder holds, or the topics in the folders below it."""
    folders = [path] if (path / "InputDocs").is_dir() else sorted(_topics(path))
    if not folders:
        raise BenchmarkError(f"{path} holds no topic: a topic has InputDocs/ and timelines/")
    return [_read_topic(folder) for folder in folders]


def _topics(path: Path) -> Iterator[Path]:
    return (below.parent for below in path.glob("*/InputDocs") if below.is_dir())


def _read_topic(folder: Path) -> Topic:
    texts = tuple(
        _read_text_of(file) for file in sorted(folder.glob("InputDocs/*/*")) if file.is_file()
    )
    timelines = tuple(_read_timeline(file) for file in sorted(folder.glob("timelines/*.txt")))
    if not texts or not timelines:
        raise BenchmarkError(f"{folder} has no article in InputDocs/DAY/ or no timelines/*.txt")
    return Topic(name=folder.name, texts=texts, timelines=timelines)


def _read_text_of(file: Path) -> DatedText:
    day = _day(file.parent.name)
    if day is None:
        raise BenchmarkError(f"{file} lies in {file.parent.name!r}, which is no day (YYYY-MM-DD)")
    return DatedText(
        name=f"{file.parent.name}/{file.name}", day=day, text=read_text(file, encoding="utf-8")
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _read_timeline(file: Path) -> Timeline:
    """Read a timeline: a day, its sentences, a rule of hyphens; a day told twice is one day."""
    days: dict[date, list[str]] = {}
    today: date | None = None
    for number, line in numbered_lines(file):
        if line.startswith(_RULE):
            today = None
        elif today is not None:
            days[today].extend([line.strip()] if line.strip() else [])
        elif line.strip():
            today = _day(line)
            if today is None:
                raise broken(file, number, f"{line.strip()[:40]!r} where a day belongs")
            days.setdefault(today, [])
    if not any(days.values()):
        raise broken(file, 1, "no day with a sentence")
    return {day: tuple(sentences) for day, sentences in days.items() if sentences}
