"""From a text to its count claims, as the pipeline goes."""

from collections.abc import Callable

import pytest

from syrtis.claims import find_claims
from syrtis.ground import find_quantities
from syrtis.language import attributions, open_reader, read_text
from syrtis.model import COUNT_KINDS, Article, Claim, Issue, Status

Find = Callable[[str], tuple[Claim | Issue, ...]]


@pytest.fixture(scope="session")
def rows() -> Find:
    """Find the claims and issues of a text."""

    def found(text: str) -> tuple[Claim | Issue, ...]:
        article = Article(id="a", source="a.txt", status=Status.READ, text=text, language="en")
        read = read_text(text, open_reader("en"), language="en")
        quantities = [
            quantity
            for each in read
            for quantity in find_quantities(
                each.sentence.text, language="en", offset=each.sentence.start
            )
        ]
        return find_claims(article, read, quantities, attributions(text, read))

    return found


@pytest.fixture(scope="session")
def claims(rows: Find) -> Callable[[str], list[Claim]]:
    """Find the claims of a text."""
    return lambda text: [row for row in rows(text) if isinstance(row, Claim)]


@pytest.fixture(scope="session")
def counts(rows: Find) -> Callable[[str], list[Claim]]:
    """Find the count claims of a text."""
    return lambda text: [
        row for row in rows(text) if isinstance(row, Claim) and row.kind in COUNT_KINDS
    ]
