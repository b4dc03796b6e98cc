"""A report: what one benchmark measured, where it went wrong, and what the number means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Figures", "Miss", "Published", "Report", "Value", "figure", "flat"]

Value = float | int | str | None
"""One measured value; null = it cannot be computed (nothing to divide by)."""

Figures = Mapping[str, "Value | Figures"]
"""Named values, nested where a benchmark groups them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing the system got wrong, with the words it is about."""

    kind: str
    """Which figure it lowers (`count`, `date`, `place` ...)."""
    where: str
    """The document of the benchmark."""
    quote: str
    """The words concerned; empty where the gold names none."""
    wanted: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The best figure anybody published for a benchmark, with its source."""

    figure: str
    """Dotted name of our figure beside which it stands."""
    value: float
    who: str
    """System, and where it was published."""
    same: bool
    """True only where both numbers measure the same task on the same items."""
    caveat: str
    """How the two differ; shown wherever both are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one benchmark measured on one set of files."""

    name: str
    items: int
    """How many documents (or sentences) were scored."""
    figures: Figures
    meaning: str
    """One line: what the number says to somebody who would use the system."""
    notes: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()
    errors: tuple[Miss, ...] = ()
    data: str = ""
    """Hash of the benchmark's files."""


def flat(figures: Figures, prefix: str = "") -> Iterator[tuple[str, Value]]:
    """Walk nested figures as dotted names, in their order."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def figure(report: Report, name: str) -> Value:
    """Look one figure up by its dotted name; null where the report has none."""
    return dict(flat(report.figures)).get(name)
