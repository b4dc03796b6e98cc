"""Small piles of invented pages, built whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from syrtis.model import Actor, Claim, Contents, Mention, Place
from syrtis.pipeline import build


@dataclass(frozen=True, slots=True)
class Told:
    """What a build made of some pages, by the words it was told in."""

    contents: Contents

    def mention(self, quote: str, kind: str, *, page: str | None = None) -> Mention:
        """Give the first mention of a kind with these words."""
        sources = {article.id: article.source for article in self.contents.articles}
        return next(
            mention
            for mention in self.contents.mentions
            if mention.quote == quote
            and mention.kind == kind
            and page in (None, sources[mention.article_id])
        )

    def place(self, quote: str) -> Place:
        """Give the place that words name."""
        known = {place.id: place for place in self.contents.places}
        return known[self.mention(quote, "place").place_id or ""]

    def actor(self, quote: str, *, page: str | None = None) -> Actor:
        """Give the actor that words name."""
        known = {actor.id: actor for actor in self.contents.actors}
        return known[self.mention(quote, "actor", page=page).actor_id or ""]

    def quotes(self, kind: str) -> set[str]:
        """List the words of all mentions of a kind."""
        return {m.quote for m in self.contents.mentions if m.kind == kind}

    def claim(self, quote: str) -> Claim:
        """Give the first claim whose words hold these."""
        return next(claim for claim in self.contents.claims if quote in claim.quote)


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Told]:
    """Build a record of the texts given, each a page of its own."""

    def build_of(*texts: str, gazetteers: Sequence[Path] = ()) -> Told:
        folder = tmp_path / "pages"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, "utf-8")
        return Told(build([folder], gazetteers=gazetteers))

    return build_of
