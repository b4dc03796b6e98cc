"""What a case says of whole pages: quotes that stand, pages read, publication dates, furniture."""

from syrtis.evaluate.case.likeness import days_in, intersects, interval, overlap, ratio
from syrtis.evaluate.case.sides import Section, Sides
from syrtis.evaluate.report import Miss
from syrtis.evaluate.rows import RowMap

__all__ = ["score_dates", "score_evidence", "score_furniture"]

LONGEST_DATE_DAYS = 7
"""A publication interval may be a week wide, or as wide as the gold's own."""
COVERED = 0.8
"""Share of a piece of furniture that must be marked."""
LOST = 0.2
"""Share of a told claim above which marking it as furniture loses it."""


def score_evidence(sides: Sides) -> Section:
    """Check that every quote stands where it says, and that every page was read."""
    rows = [*sides.tables.claims, *sides.tables.mentions]
    quoted = [row for row in rows if "quote" in row]
    wanted = sides.gold["documents"]
    read = sum(document["document"] in sides.documents for document in wanted)
    false = [row for row in quoted if not _stands(sides, row)]
    return Section(
        figures={
            "quotes_true": ratio(len(quoted) - len(false), len(quoted)),
            "articles_read": ratio(read, len(wanted)),
        },
        misses=tuple(
            Miss(
                kind="quotes_true",
                where=row["article_id"],
                quote=row["quote"],
                wanted="the words at this place",
                found=f"{row['start']}..{row['end']} holds other words",
            )
            for row in false
        ),
    )


def _stands(sides: Sides, row: RowMap) -> bool:
    article = sides.articles.get(row["article_id"], {})
    return bool(article.get("text", "")[row["start"] : row["end"]] == row["quote"])


def score_dates(sides: Sides) -> Section:
    """Compare publication dates: right, wrong, or honestly unresolved."""
    counts = {"right": 0, "wrong": 0, "unresolved": 0}
    misses = []
    for document in sides.gold["documents"]:
        if not document.get("published"):
            continue
        article = sides.documents.get(document["document"])
        got = interval(article.get("published") if article else None)
        verdict = _verdict(got, document["published"])
        counts[verdict] += 1
        if verdict != "right":
            misses.append(_date_miss(document, got, verdict))
    return Section(figures={"dates": counts}, misses=tuple(misses))


def _verdict(got: list[str | None] | None, wanted: list[str]) -> str:
    if not got or not all(got):
        return "unresolved"
    narrow = days_in(got) <= max(LONGEST_DATE_DAYS, days_in(wanted))
    return "right" if intersects(got, wanted) and narrow else "wrong"


def _date_miss(document: RowMap, got: list[str | None] | None, verdict: str) -> Miss:
    return Miss(
        kind=f"date {verdict}",
        where=document["document"],
        quote="",
        wanted=" to ".join(document["published"]),
        found=" to ".join(end or "open" for end in got) if got else "none",
    )


def score_furniture(sides: Sides) -> Section:
    """Measure how much furniture was marked, and how many told claims were lost with it."""
    furniture = [*sides.gold["furniture"], *sides.gold.get("furniture_repeats", [])]
    missed = [part for part in furniture if _marked(sides, part) < COVERED]
    told = [claim for claim in sides.gold["claims"] if not _within(claim, furniture)]
    lost = [claim for claim in told if _marked(sides, claim) > LOST]
    return Section(
        figures={
            "furniture_found": ratio(len(furniture) - len(missed), len(furniture)),
            "story_lost": len(lost),
        },
        misses=tuple(
            [_furniture_miss("furniture_found", part) for part in missed]
            + [_furniture_miss("story_lost", claim) for claim in lost]
        ),
    )


def _within(claim: RowMap, furniture: list[RowMap]) -> bool:
    return any(
        part["document"] == claim["document"] and overlap(part, claim) > 0 for part in furniture
    )


def _marked(sides: Sides, item: RowMap) -> float:
    """Give the share of an item that the record marks as furniture."""
    article = sides.article_of(item)
    ranges = article.get("furniture", []) if article else []
    inside: int = sum(
        max(0, min(end, item["end"]) - max(start, item["start"])) for start, end in ranges
    )
    return float(inside / (item["end"] - item["start"]))


def _furniture_miss(kind: str, item: RowMap) -> Miss:
    wanted = "furniture" if kind == "furniture_found" else "story"
    found = "story" if kind == "furniture_found" else "furniture"
    return Miss(kind=kind, where=item["document"], quote=item["quote"], wanted=wanted, found=found)
