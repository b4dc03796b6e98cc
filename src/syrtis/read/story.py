"""Is there a story on the page? What is left beside the furniture must be prose.

Judged by form alone, never by topic: a communiqué of two sentences is a story, a wall of headlines,
a cookie notice or an error page is not. Caught: pages with no running sentence, and pages whose few
sentences speak to the reader about the site itself. Missed on purpose: a page of short prose that
reports nothing (a recipe) is a story like any other.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from tomllib import loads

from syrtis.model import Furniture, Unresolved

__all__ = ["story_text", "why_not_a_story"]

SENTENCE_WORDS = 7
"""Fewest words of a sentence that tells something; headlines that end in a stop are shorter."""
STORY_WORDS = 18
"""Fewest words of running sentences: the shortest of 362 military press releases has 31."""
SITE_SHARE = 0.5
"""Share of sentences about the site itself (cookies, log-in, errors) that makes a page no story."""
WIDEST = 100
"""Code points of the widest line of a text whose lines were broken at one width."""
FULL = 0.8
"""Share of that width from which a line was broken because it was full."""
SCANNED = 200_000

_SENTENCE = re.compile(r"[^.!?\n]{20,1000}[.!?][\"'”’)\]]{0,2}(?=\s|$)")


def story_text(text: str, furniture: Sequence[Furniture]) -> str:
    """Give the text with its furniture blanked out, every other code point at its place."""
    parts: list[str] = []
    position = 0
    for stretch in sorted(furniture):
        start = max(position, stretch.start)
        parts.append(text[position:start])
        parts.append(" " * max(0, stretch.end - start))
        position = max(position, stretch.end)
    parts.append(text[position:])
    return "".join(parts)


def why_not_a_story(text: str, furniture: Sequence[Furniture] = ()) -> Unresolved | None:
    """Say why a page holds no story, or nothing if it does."""
    story = _unwrapped(story_text(text, furniture)[:SCANNED])
    sentences = [found[0] for found in _SENTENCE.finditer(story)]
    telling = [each for each in sentences if len(each.split()) >= SENTENCE_WORDS]
    words = sum(len(each.split()) for each in telling)
    if words < STORY_WORDS:
        return Unresolved(
            reason="not-a-story",
            message=f"{words} words of running sentences beside the furniture; a story has at "
            f"least {STORY_WORDS} (a list of headlines, a menu, an error page?)",
        )
    about_site = [each for each in telling if _site_words().search(each)]
    if len(about_site) >= len(telling) * SITE_SHARE:
        return Unresolved(
            reason="not-a-story",
            message=f"{len(about_site)} of {len(telling)} sentences are about the site itself "
            f"({about_site[0].strip()[:80]!r})",
        )
    return None


def _unwrapped(text: str) -> str:
    """Join lines that were broken at one width, as in typed and wired texts: no sentence ends there."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if width > WIDEST:
        return text
    joined = [
        line + (" " if len(line) >= width * FULL and line[-1:] not in ".!?" else "\n")
        for line in lines
    ]
    return "".join(joined)


@cache
def _site_words() -> re.Pattern[str]:
    cues = loads((files(__package__) / "story.toml").read_text(encoding="utf-8"))["site"]
    return re.compile(r"\b(?:" + "|".join(cues) + r")", re.IGNORECASE)
