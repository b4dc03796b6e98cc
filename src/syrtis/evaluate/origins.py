"""The benchmark `origins`: edited stories with known truth, built as pages like any others."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from itertools import combinations
from pathlib import Path, PurePath

import msgspec

from syrtis import example
from syrtis.evaluate import edited
from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.case.likeness import harmonic, ratio
from syrtis.evaluate.corpus import files_below
from syrtis.evaluate.editing import EditedPage, SourceStory, edited_corpus
from syrtis.evaluate.editing.corpus import COPIES, REWRITES, UPDATES
from syrtis.evaluate.report import Figures, Miss, Report
from syrtis.evaluate.rows import RowMap
from syrtis.evaluate.texts import Told, build_texts

__all__ = ["ORIGINS"]

EDITED = Path(str(files(edited)))
EXAMPLE = Path(str(files(example)), "pages")


def _measure(path: Path, system: System) -> Report:
    pages = edited_corpus(_stories(path, system), EDITED)
    told = build_texts({f"{page.name}.jsonl": _line(page) for page in pages}, system.build)
    names = {row["id"]: name.removesuffix(".jsonl") for name, row in told.articles.items()}
    known = {page.name: page for page in pages}
    debts = {page.name: list(_debts(page, told, names)) for page in pages}
    joined = _joined(pages, told)
    return Report(
        name="origins",
        items=len(pages),
        figures={
            "copies": _found(pages, debts, known, kind="copy", of=COPIES | UPDATES),
            "rewrites": _found(pages, debts, known, kind="rewrite", of=REWRITES),
            "updates_in_order": _in_order(pages, debts),
            "with_their_sources_voice": _voiced(pages, told),
            "independent_pairs": joined[1],
            "independent_pairs_joined_per_1000": round(1000 * joined[0] / joined[1], 3),
            "by_kind": _by_kind(pages, debts, known),
        },
        meaning="of pages that have another page's words: how many are found to, and told from "
        "those written by others on the same events",
        notes=(
            "invented stories, edited by hand and by program; no page credits its source unless the "
            "story itself does",
        ),
        errors=tuple(_misses(pages, debts, known)),
    )


def _stories(path: Path, system: System) -> dict[str, SourceStory]:
    """Read the example's stories as the system reads them, without their furniture."""
    stories: dict[str, SourceStory] = {}
    for row in system.build([path]).articles:
        name = PurePath(row["source"]).stem
        if (EDITED / f"{name}.txt").is_file():
            title = row["title"] or ""
            story = _story(row).strip().removeprefix(title).strip()
            day = (row["published"] or {}).get("earliest")
            stories[name] = SourceStory(
                headline=title or story.split("\n", 1)[0],
                text=story,
                day=date.fromisoformat(day) if day else None,
            )
    return stories


def _story(row: RowMap) -> str:
    text: str = row["text"]
    found, at = "", 0
    for start, end in sorted(row["furniture"]):
        found, at = found + text[at:start], max(at, end)
    return found + text[at:]


def _line(page: EditedPage) -> bytes:
    """Print a page as crawlers hand pages out: a line of JSON."""
    row = {
        "title": page.headline,
        "publisher": page.publisher,
        "text": "\n\n".join((page.headline, *page.paragraphs)),
        "date": page.published,
        "page": page.name,
    }
    return msgspec.json.encode({key: value for key, value in row.items() if value})


def _debts(page: EditedPage, told: Told, names: Mapping[str, str]) -> Iterator[RowMap]:
    """Walk what a page is said to have from other pages, each named."""
    article = told.articles.get(f"{page.name}.jsonl")
    if article is None:
        return
    for origin in told.tables.origins:
        for relation in origin["relations"]:
            if relation["article_id"] == article["id"] and relation["of"] in names:
                yield {**relation, "of": names[relation["of"]]}


def _found(
    pages: Sequence[EditedPage],
    debts: Mapping[str, Sequence[RowMap]],
    known: Mapping[str, EditedPage],
    *,
    kind: str,
    of: frozenset[str],
) -> Figures:
    """Score one relation: how many pages stand in it to their family, how much of what is said is so."""
    wanted = [page for page in pages if page.kind in of]
    right = sum(_is_found(page, debts, known, kind) for page in wanted)
    said = [
        (page, known[debt["of"]])
        for page in pages
        for debt in debts[page.name]
        if debt["relation"] == kind
    ]
    true = sum(_is_true(page, other, kind) for page, other in said)
    precision, recall = ratio(true, len(said)), ratio(right, len(wanted))
    return {
        "wanted": len(wanted),
        "precision": precision,
        "recall": recall,
        "f1": harmonic(precision, recall),
    }


def _is_true(page: EditedPage, other: EditedPage, kind: str) -> bool:
    """Say whether two pages share words so: a copy of a rewrite's own words is neither."""
    rewritten = bool({page.kind, other.kind} & REWRITES)
    return bool({*page.families} & {*other.families}) and rewritten == (kind == "rewrite")


def _is_found(
    page: EditedPage,
    debts: Mapping[str, Sequence[RowMap]],
    known: Mapping[str, EditedPage],
    kind: str | None = None,
) -> bool:
    """Say whether a page is told to share words with its base's family, whichever came first."""
    family = {*known[page.base or page.name].families}
    tied = [(debt, debt["of"]) for debt in debts[page.name]]
    tied += [(d, name) for name, each in debts.items() for d in each if d["of"] == page.name]
    return any(
        {*known[other].families} & family and kind in (None, debt["relation"])
        for debt, other in tied
    )


def _in_order(pages: Sequence[EditedPage], debts: Mapping[str, Sequence[RowMap]]) -> Figures:
    """Say of how many updates the record knows that they came after the story they bring up to date."""
    updates = [page for page in pages if page.kind in UPDATES]
    right = sum(_leads_to(page.name, page.base, debts) for page in updates)
    wrong = sum(_leads_to(page.base or "", page.name, debts) for page in updates)
    return {
        "updates": len(updates),
        "right": ratio(right, len(updates)),
        "wrong": ratio(wrong, len(updates)),
    }


def _leads_to(start: str, end: str | None, debts: Mapping[str, Sequence[RowMap]]) -> bool:
    """Say whether updates of known order lead from one page to another."""
    seen, open_ = set(), [start]
    while open_:
        here = open_.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            later = [d for d in debts[here] if d["manner"] == "update" and d["first"]]
            open_ += [debt["of"] for debt in later]
    return False


def _voiced(pages: Sequence[EditedPage], told: Told) -> float | None:
    """Say of how many pages made of one story the record knows that they have its voice."""
    own = {page.name: told.articles[f"{page.name}.jsonl"]["origin_id"] for page in pages}
    made = [page for page in pages if page.base and page.kind not in {"part", "merge"}]
    return ratio(sum(own[page.name] == own[page.base or ""] for page in made), len(made))


def _joined(pages: Sequence[EditedPage], told: Told) -> tuple[int, int]:
    """Count the independent pairs that have one voice, and all independent pairs."""
    voices = {
        page.name: told.articles[f"{page.name}.jsonl"]["origin_id"]
        for page in pages
        if f"{page.name}.jsonl" in told.articles
    }
    apart = [
        (left, right)
        for left, right in combinations(pages, 2)
        if not {*left.families} & {*right.families}
    ]
    wrong = sum(
        voices.get(left.name) is not None and voices.get(left.name) == voices.get(right.name)
        for left, right in apart
    )
    return wrong, len(apart)


def _by_kind(
    pages: Sequence[EditedPage],
    debts: Mapping[str, Sequence[RowMap]],
    known: Mapping[str, EditedPage],
) -> Figures:
    """Say for each edit how many pages are found to share words with their family at all."""
    found = {}
    for kind in sorted(COPIES | UPDATES | REWRITES):
        own = [page for page in pages if page.kind == kind]
        found[kind] = ratio(sum(_is_found(page, debts, known) for page in own), len(own))
    return found


def _misses(
    pages: Sequence[EditedPage],
    debts: Mapping[str, Sequence[RowMap]],
    known: Mapping[str, EditedPage],
) -> Iterator[Miss]:
    for page in pages:
        kind = (
            "copy" if page.kind in COPIES | UPDATES else "rewrite" if page.kind in REWRITES else ""
        )
        said = [
            f"{debt['relation']} ({debt['manner']}) of {debt['of']}" for debt in debts[page.name]
        ]
        if kind and not _is_found(page, debts, known, kind):
            yield Miss(
                kind=kind, where=page.name, quote="", wanted=f"{kind} of {page.base}",
                found="; ".join(said) or "nothing",
            )  # fmt: skip
        elif any(not {*known[d["of"]].families} & {*page.families} for d in debts[page.name]):
            yield Miss(
                kind="independent",
                where=page.name,
                quote="",
                wanted="nothing",
                found="; ".join(said),
            )


ORIGINS = Benchmark(
    name="origins",
    measure=_measure,
    files=lambda path: (*files_below(path), *files_below(EDITED)),
    headlines=(
        "copies.f1",
        "rewrites.f1",
        "updates_in_order.right",
        "independent_pairs_joined_per_1000",
    ),
    lower_is_better=("independent_pairs_joined_per_1000",),
)
