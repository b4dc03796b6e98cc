"""Taking in: the pages under the inputs, each kept once, and what they would be made into."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from syrtis.errors import InputError
from syrtis.events import Rule
from syrtis.ground import gazetteer_digests
from syrtis.model import Decision, Issue, Page
from syrtis.pipeline.codec import digest_of
from syrtis.pipeline.engine import Progress, silent
from syrtis.pipeline.version import METHOD, code_version
from syrtis.read.inputs import gather, shown

__all__ = ["TakenIn", "made_of", "take_in", "taken_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came in, whatever the order of the inputs."""

    pages: tuple[Page, ...]
    """One for the same bytes: the one whose source sorts first."""
    sources: tuple[tuple[str, str], ...]
    """(page id, source) for every place the same bytes came from."""
    issues: tuple[Issue, ...]


def take_in(inputs: Sequence[Path | str], progress: Progress = silent) -> TakenIn:
    """Take in every page under the inputs.

    Raises `InputError` if an input does not exist or if there is no page in any of them.
    """
    pages: list[Page] = []
    issues: list[Issue] = []
    for number, found in enumerate(gather(inputs), start=1):
        progress("gather", number, None)
        if isinstance(found, Issue):
            issues.append(found)
        else:
            pages.append(found)
    if not pages and not issues:
        named = ", ".join(shown(path) for path in inputs)
        raise InputError(f"no page found in {named}; name files or folders that hold pages")
    return taken_in(pages, ((page.id, page.source) for page in pages), issues)


def taken_in(
    pages: Iterable[Page], sources: Iterable[tuple[str, str]], issues: Iterable[Issue]
) -> TakenIn:
    """Keep each page once, and signal those that came more than once."""
    first: dict[str, Page] = {}
    for page in pages:
        first[page.id] = min(first.get(page.id, page), page, key=_place_among_twins)
    every = tuple(sorted(set(sources)))
    return TakenIn(
        pages=tuple(first[page_id] for page_id in sorted(first)),
        sources=every,
        issues=(*issues, *_twice(every)),
    )


def made_of(
    taken: TakenIn,
    *,
    gazetteers: Sequence[Path],
    outlets: Sequence[Path],
    decisions: Sequence[Decision],
    rule: Rule,
) -> bytes:
    """Hash all that a record is made of: what came in, tables, decisions, settings, and the code."""
    told = (
        [(p.id, p.source, p.media, p.charset, p.url) for p in taken.pages],
        taken.sources,
        sorted(taken.issues, key=lambda issue: (issue.code, issue.message)),
        gazetteer_digests(gazetteers),
        [sha256(table.read_bytes()).digest() for table in outlets if table.is_file()],
        decisions,
        rule,
        code_version(*METHOD, "__init__.py", "store"),
    )
    return digest_of(told)


def _place_among_twins(page: Page) -> tuple[str, ...]:
    return (page.source, page.media, page.charset or "", page.url or "")


def _twice(sources: Iterable[tuple[str, str]]) -> Iterator[Issue]:
    """Signal every page that came in more than once."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for page_id, source in sources:
        places[page_id].append(source)
    for page_id, (first, *others) in places.items():
        for other in others:
            yield Issue(
                code="same-page-twice",
                message=f"{other} has the same bytes as {first}; kept once, counted once",
                article_id=page_id,
                source=other,
            )
