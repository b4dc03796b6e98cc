"""Small articles to compare; the words are invented."""

from collections.abc import Callable
from datetime import date

import pytest
from market_story import STORY

from syrtis.ground import find_quantities
from syrtis.model import Article, Furniture, Status, When
from syrtis.origins import Story, tell

Make = Callable[..., Article]


@pytest.fixture
def article() -> Make:
    """Make an article that was read."""

    def make(
        name: str,
        text: str = STORY,
        *,
        publisher: str | None = None,
        wire: tuple[str, ...] = (),
        url: str | None = None,
        published: str | None = None,
        printed: str | None = None,
        furniture: tuple[Furniture, ...] = (),
    ) -> Article:
        day = date.fromisoformat(published) if published else None
        return Article(
            id=name,
            source=f"{name}.txt",
            status=Status.READ,
            text=text,
            language="en",
            publisher=publisher,
            wire=wire,
            url=url,
            furniture=furniture,
            published=When(earliest=day, latest=day, basis="printed", quote=printed)
            if day
            else None,
        )

    return make


@pytest.fixture
def story(article: Make) -> Callable[..., Story]:
    """Take a text apart for comparison."""

    def make(text: str, name: str = "a") -> Story:
        return tell(article(name, text), find_quantities(text, language="en"))

    return make
