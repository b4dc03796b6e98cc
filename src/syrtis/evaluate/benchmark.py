"""What every benchmark is: a name, what its number means, and a function that runs it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from syrtis.evaluate.corpus import data_hash, files_below
from syrtis.evaluate.published import published_for
from syrtis.evaluate.report import Report, Value, flat
from syrtis.evaluate.rows import Build
from syrtis.language import Reader

__all__ = ["Benchmark", "System", "run_benchmark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What is measured: how it builds a record, and how it reads sentences."""

    build: Build
    reader: Callable[[], Reader] | None = None
    """Opens the reader; null = sentences are not read, and their benchmarks report zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One public benchmark, in its own format."""

    name: str
    measure: Callable[[Path, System], Report]
    headlines: tuple[str, ...]
    """Patterns of the dotted names of the figures that stand for the whole and that floors hold."""
    lower_is_better: tuple[str, ...] = ()
    """Patterns of those where less is better."""
    files: Callable[[Path], tuple[Path, ...]] = files_below
    """Which files below a path are the benchmark's, for the hash of its data."""

    def headline_figures(self, report: Report) -> dict[str, Value]:
        """Take the headlines out of a report."""
        return {
            name: value
            for name, value in flat(report.figures)
            if any(fnmatchcase(name, pattern) for pattern in self.headlines)
        }

    def falls(self, name: str) -> bool:
        """Say whether a figure is better when it is lower."""
        return any(fnmatchcase(name, pattern) for pattern in self.lower_is_better)


def run_benchmark(benchmark: Benchmark, path: Path, system: System) -> Report:
    """Run one benchmark on one path; the report names its data and the best published figures.

    Raises `BenchmarkError` where the files are missing or damaged.
    """
    files = benchmark.files(path)
    report = benchmark.measure(path, system)
    return replace(report, data=data_hash(path, files), published=published_for(benchmark.name))
