"""A text with stretches of it marked, by colour or by brackets."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from syrtis.cli.terminal import neutral

__all__ = ["Stretch", "marked_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a text, and how it is marked."""

    start: int
    end: int
    label: str
    style: str
    number: int | None = None
    """Refers to a list under the text; null = not listed."""


def marked_text(text: str, stretches: Iterable[Stretch], *, brackets: bool) -> Text:
    """Mark stretches of a text, which may overlap.

    With brackets, `[1 killed]words[/1]`; without, the words in colour with a small `[1]` behind.
    """
    opening: dict[int, list[Stretch]] = {}
    closing: dict[int, list[Stretch]] = {}
    for stretch in sorted(stretches, key=lambda part: (part.start, -part.end)):
        opening.setdefault(stretch.start, []).append(stretch)
        closing.setdefault(stretch.end, []).insert(0, stretch)
    marked, active, last = Text(overflow="fold"), list[Stretch](), 0
    for cut in sorted({*opening, *closing, len(text)}):
        marked.append(neutral(text[last:cut]), style=_style(active))
        for stretch in closing.get(cut, []):
            active.remove(stretch)
            marked.append(*_closed(stretch, brackets=brackets))
        for stretch in opening.get(cut, []):
            active.append(stretch)
            if brackets:
                marked.append(f"[{stretch.label}]")
        last = cut
    return marked


def _style(active: list[Stretch]) -> Style:
    return sum((Style.parse(stretch.style) for stretch in active), Style.null())


def _closed(stretch: Stretch, *, brackets: bool) -> tuple[str, str]:
    if brackets:
        return f"[/{stretch.label.split()[0]}]", ""
    return ("", "") if stretch.number is None else (f"[{stretch.number}]", "dim")
