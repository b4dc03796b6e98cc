"""The benchmark `pages`: real HTML pages with their text, title and date (gold.jsonl)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from syrtis.errors import BenchmarkError
from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import bag_f1, ngrams, share, words_of
from syrtis.evaluate.readers.lines import broken, json_lines, read_bytes
from syrtis.evaluate.report import Miss, Report
from syrtis.evaluate.rows import RowMap
from syrtis.evaluate.texts import build_texts

__all__ = ["PAGES", "GoldPage", "read_pages", "story_of"]

SHINGLE = 4
"""Words a shingle, as in the article-extraction benchmarks."""

POOR_TEXT = 0.8
"""Text F1 below which a page is listed among the errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """One page with what a reader took from it."""

    file: Path
    title: str
    published: str
    """ISO date; empty where the reader found none."""
    text: str


def read_pages(path: Path) -> list[GoldPage]:
    """Read gold.jsonl (a file, or the one in a folder) and check that its pages are there."""
    gold = path / "gold.jsonl" if path.is_dir() else path
    if not gold.is_file():
        raise BenchmarkError(f"{path} holds no gold.jsonl; name the folder of the pages")
    return [_page(gold, number, row) for number, row in json_lines(gold, "page", "title", "text")]


def _page(gold: Path, number: int, row: RowMap) -> GoldPage:
    file = gold.parent / str(row["page"])
    if not file.is_file():
        raise broken(gold, number, f"a page {row['page']!r} that is not beside it")
    published = str(row.get("publish_date") or "")
    try:
        date.fromisoformat(published or "2000-01-01")
    except ValueError as reason:
        raise broken(gold, number, f"publish_date {published!r}, no ISO date") from reason
    return GoldPage(
        file=file, title=row["title"] or "", published=published, text=row["text"] or ""
    )


def story_of(article: RowMap) -> str:
    """Give an article's text without what the record marks as furniture."""
    text: str = article.get("text") or ""
    parts, at = [], 0
    for start, end in sorted(article.get("furniture") or []):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return " ".join([*parts, text[at:]])


def _measure(path: Path, system: System) -> Report:
    pages = read_pages(path)
    files = {f"{page.file.name.removesuffix('.gz')}": read_bytes(page.file) for page in pages}
    told = build_texts(files, system.build)
    verdicts = [
        _verdict(page, told.articles.get(page.file.name.removesuffix(".gz"), {})) for page in pages
    ]
    dated = [verdict for verdict in verdicts if verdict.date != "no gold"]
    titled = [verdict for page, verdict in zip(pages, verdicts, strict=True) if page.title]
    return Report(
        name="pages",
        items=len(pages),
        figures={
            "text": {
                "word_f1": _mean(verdict.word_f1 for verdict in verdicts),
                "shingle_f1": _mean(verdict.shingle_f1 for verdict in verdicts),
            },
            "title": _mean(verdict.title for verdict in titled),
            "date": {
                "right": _mean(verdict.date == "right" for verdict in dated),
                "wrong": _mean(verdict.date == "wrong" for verdict in dated),
                "unresolved": _mean(verdict.date == "unresolved" for verdict in dated),
            },
        },
        meaning="how much of a page's own story is taken and how little else (text.word_f1), and "
        "how often its title and publication day are exactly right",
        notes=(
            "word_f1: bags of words, mean over pages; shingle_f1: runs of 4 words; title: the same "
            "words whatever case and punctuation; date: the exact day, nothing wider",
            "the pages' addresses are not given to the system",
        ),
        errors=tuple(miss for verdict in verdicts for miss in verdict.misses),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    word_f1: float
    shingle_f1: float
    title: bool
    date: str
    misses: tuple[Miss, ...]


def _verdict(page: GoldPage, article: RowMap) -> _Verdict:
    wanted, got = words_of(page.text), words_of(story_of(article))
    word_f1 = bag_f1(got, wanted)
    title = words_of(article.get("title") or "") == words_of(page.title)
    dated = _date_verdict(page, article)
    found = {"text": f"{word_f1:.3f}", "title": str(article.get("title")), "date": dated}
    gold = {"text": f"{len(wanted)} words", "title": page.title, "date": page.published}
    poor = {
        "text": word_f1 < POOR_TEXT,
        "title": bool(page.title) and not title,
        "date": dated not in {"right", "no gold"},
    }
    return _Verdict(
        word_f1=word_f1,
        shingle_f1=bag_f1(ngrams(got, SHINGLE), ngrams(wanted, SHINGLE)),
        title=title,
        date=dated.split(":")[0],
        misses=tuple(
            Miss(kind=kind, where=page.file.name, quote="", wanted=gold[kind], found=found[kind])
            for kind, missed in poor.items()
            if missed
        ),
    )


def _date_verdict(page: GoldPage, article: RowMap) -> str:
    if not page.published:
        return "no gold"
    when = article.get("published") or {}
    first, last = when.get("earliest"), when.get("latest")
    if not first or not last:
        return "unresolved"
    return "right" if first == last == page.published else f"wrong: {first} to {last}"


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return round(share(sum(listed), len(listed)), 3)


PAGES = Benchmark(
    name="pages",
    measure=_measure,
    headlines=("text.word_f1", "text.shingle_f1", "title", "date.right", "date.wrong"),
    lower_is_better=("date.wrong",),
)
