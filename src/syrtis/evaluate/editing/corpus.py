"""The corpus: the example's stories, edited in eleven ways, printed under mastheads of their own.

Light and heavy rewrites, translations, updates and independent accounts were written by hand
(`evaluate/edited`); the rest is made here. The same stories always give the same corpus.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random

from syrtis.evaluate.editing.edits import (
    boilerplate,
    corrected,
    cut,
    merged,
    part_lifted,
    reparagraphed,
    topped,
)

__all__ = [
    "COPIES",
    "INDEPENDENT",
    "REWRITES",
    "UPDATES",
    "EditedPage",
    "SourceStory",
    "edited_corpus",
]

COPIES = frozenset({"cut", "merge", "headline", "reparagraph", "boilerplate", "part"})
UPDATES = frozenset({"update", "topped", "correction"})
REWRITES = frozenset({"light", "heavy", "translated"})
INDEPENDENT = frozenset({"base", "independent"})

FAMILIES: Mapping[str, str] = {
    "harbourpost_rebels-storm-barracks": "barracks",
    "skelmeredispatch_rebels-storm-barracks": "barracks",
    "vantage24_kesterwyk-base-lost": "barracks",
}
"""Stories of the example that are one voice already; every other is a family of its own."""

_SECTION = re.compile(r"^=== (?P<kind>\w+) (?P<number>\d)$", re.MULTILINE)
_TOWNS = (
    "Ardenvale", "Brisk Haven", "Calder", "Dunmarrow", "Eastlinn", "Farholt", "Greyquay", "Hollin",
    "Inverbeck", "Jarrowby", "Kestwick", "Lorne Point", "Marlstone", "Norrick", "Oxmere", "Pennard",
    "Quillan", "Roscarrow", "Stavely", "Thornage", "Ulverby", "Vennor", "Westerlow", "Yarrowdale",
)  # fmt: skip
_PAPERS = (
    "Advertiser", "Argus", "Beacon", "Chronicle", "Clarion", "Echo", "Examiner", "Gazette", "Herald",
    "Intelligencer", "Journal", "Ledger", "Mercury", "Monitor", "Observer", "Register", "Sentinel",
    "Standard", "Tribune", "Voice",
)  # fmt: skip
_FIRST_DAY = date(2019, 3, 1)
_DAYS_BETWEEN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedPage:
    """One page of the corpus, and the truth about it."""

    name: str
    kind: str
    """The edit, or `base` or `independent`."""
    families: tuple[str, ...]
    """Whose words it has: one family, two for a merged page or a lifted part beside its own."""
    base: str | None
    """The page it was made of; null for what was made of none."""
    publisher: str
    headline: str
    paragraphs: tuple[str, ...]
    published: str | None
    """ISO 8601, with a clock where the page prints one; null = the page prints no date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStory:
    """A story of the example, before it is edited."""

    headline: str
    text: str
    day: date | None
    """When it was printed, so that no edit contradicts its own words; null = it does not say."""


def edited_corpus(stories: Mapping[str, SourceStory], folder: Path) -> list[EditedPage]:
    """Edit the example's stories, by name; `folder` holds what was written by hand."""
    mastheads = (f"The {town} {paper}" for paper in _PAPERS for town in _TOWNS)
    told = {
        name: (story.headline, _paragraphs(story.text)) for name, story in sorted(stories.items())
    }
    pages: list[EditedPage] = []
    for number, name in zip(count(), told, strict=False):
        written = _written((folder / f"{name}.txt").read_text(encoding="utf-8"))
        other = list(told)[(number + 7) % len(told)]
        invented = _FIRST_DAY + timedelta(days=_DAYS_BETWEEN * number)
        edits = _Edits(name=name, day=stories[name].day or invented)
        pages += edits.pages(told[name], written, (other, told[other][1]), mastheads)
    return pages


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in re.split(r"\n\s*", text) if each.strip())


def _written(text: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Read the sections of one story's file: kind -> headlines and paragraphs."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    marks = list(_SECTION.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        headline, *rest = _paragraphs(text[mark.end() : after.start() if after else len(text)])
        found.setdefault(mark["kind"], []).append((headline, tuple(rest)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edits:
    """One story on its way through the newsrooms."""

    name: str
    day: date

    def pages(
        self,
        told: tuple[str, tuple[str, ...]],
        written: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]],
        other: tuple[str, tuple[str, ...]],
        mastheads: Iterator[str],
    ) -> Iterator[EditedPage]:
        own = next(mastheads)
        family = FAMILIES.get(self.name, self.name)
        yield self._page("base", 0, told, own, (family,), f"{self.day}T09:15:00")
        for kind, number, story in self._made(told, written, other[1]):
            families: tuple[str, ...] = (family,)
            publisher = own if kind in UPDATES else next(mastheads)
            if kind == "independent":
                families = (f"{self.name} {number}",)
            if kind == "part":
                families = (f"{self.name} part {number}", family)
            if kind == "merge":
                families = (family, FAMILIES.get(other[0], other[0]))
            when = self._printed(kind, number)
            yield self._page(kind, number, story, publisher, families, when)

    def _made(
        self,
        told: tuple[str, tuple[str, ...]],
        written: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]],
        other: tuple[str, ...],
    ) -> Iterator[tuple[str, int, tuple[str, tuple[str, ...]]]]:
        headline, paragraphs = told
        for kind, stories in sorted(written.items()):
            # The second independent account is printed only in halves, around lifted passages.
            for number, story in enumerate(stories[:1] if kind == "independent" else stories):
                yield kind, number, story
        for number in range(3):
            yield "cut", number, (headline, tuple(cut(paragraphs, self._chance("cut", number))))
        for number in range(2):
            chance = self._chance("made", number)
            own, host = written["independent"][1], number * (len(written["independent"][1][1]) // 2)
            yield "merge", number, (headline, tuple(merged(paragraphs, other, chance)))
            yield "headline", number, (written["heavy"][number][0], paragraphs)
            yield "reparagraph", number, (headline, tuple(reparagraphed(paragraphs, chance)))
            yield "boilerplate", number, (headline, tuple(boilerplate(paragraphs, chance)))
            half = own[1][host : host + (len(own[1]) + 1) // 2]
            yield "part", number, (own[0], tuple(part_lifted(half, paragraphs, chance)))
            yield "topped", number, (headline, tuple(topped(paragraphs, chance)))
            yield "correction", number, (headline, tuple(corrected(paragraphs, chance)))

    def _printed(self, kind: str, number: int) -> str | None:
        """Choose what day a page prints: none for two in five, or for one update in three."""
        chance = self._chance(f"day {kind}", number)
        if kind in UPDATES:
            return chance.choice([None, f"{self.day}T18:40:00", f"{self.day + timedelta(days=1)}"])
        if chance.random() < 0.4:
            return None
        return f"{self.day + timedelta(days=chance.randint(0, 2))}"

    def _page(
        self,
        kind: str,
        number: int,
        story: tuple[str, tuple[str, ...]],
        publisher: str,
        families: tuple[str, ...],
        published: str | None,
    ) -> EditedPage:
        return EditedPage(
            name=f"{self.name}.{kind}.{number}",
            kind=kind,
            families=families,
            base=None if kind in INDEPENDENT else f"{self.name}.base.0",
            publisher=publisher,
            headline=story[0],
            paragraphs=story[1],
            published=published,
        )

    def _chance(self, kind: str, number: int) -> Random:
        return Random(f"{self.name} {kind} {number}")
