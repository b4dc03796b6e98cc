"""Build: what failed, what was set aside, what made the record, what was decided since."""

from dataclasses import dataclass

from syrtis.model import ISSUE_CODES, Decision, Issue
from syrtis.store import Record
from syrtis.store.queries import article_lines, issues_page
from syrtis.web.screens.overview import Count
from syrtis.web.screens.parts import ArticleShown, shown_article

__all__ = ["BuildScreen", "IssueShown", "build_screen"]

ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueShown:
    """One thing that could not be done."""

    code: str
    message: str
    article: ArticleShown | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildScreen:
    """How the record came to be."""

    about: dict[str, str]
    record_id: str
    codes: tuple[Count, ...]
    meanings: dict[str, str]
    reasons: tuple[Count, ...]
    code: str | None
    issues: tuple[IssueShown, ...]
    total: int
    page: int
    pages: int
    decisions: tuple[Decision, ...]


def build_screen(record: Record, record_id: str, code: str | None, page: int) -> BuildScreen:
    """Show the issues of a record, those with one code or all."""
    tally = record.tally("issues", "code")
    counted = {str(each): number for each, number in tally.items()}
    total = sum(counted.values()) if code is None else counted.get(code, 0)
    pages = max(1, -(-total // ROWS))
    page = min(page, pages)
    issues = issues_page(record, code, limit=ROWS, offset=(page - 1) * ROWS)
    lines = article_lines(record, (i.article_id for i in issues if i.article_id))
    articles = {line.id: shown_article(line) for line in lines}
    reasons = record.tally("articles", "reason", status="set_aside")
    return BuildScreen(
        about=record.about,
        record_id=record_id,
        codes=tuple(
            Count(words=each, number=number, url=f"/build?code={each}")
            for each, number in counted.items()
        ),
        meanings=dict(ISSUE_CODES),
        reasons=tuple(
            Count(words=str(reason), number=number, url="/articles?status=set_aside")
            for reason, number in reasons.items()
        ),
        code=code,
        issues=tuple(_shown(issue, articles) for issue in issues),
        total=total,
        page=page,
        pages=pages,
        decisions=tuple(reversed(list(record.decisions()))),
    )


def _shown(issue: Issue, articles: dict[str, ArticleShown]) -> IssueShown:
    return IssueShown(
        code=issue.code,
        message=issue.message,
        article=articles.get(issue.article_id or ""),
        source=issue.source,
    )
