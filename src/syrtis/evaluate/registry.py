"""The benchmarks by name, in the order the table shows them."""

from collections.abc import Mapping

from syrtis.errors import BenchmarkError
from syrtis.evaluate.benchmark import Benchmark
from syrtis.evaluate.case_benchmark import CASE
from syrtis.evaluate.geoparsing import GEOPARSING
from syrtis.evaluate.isaf import ISAF
from syrtis.evaluate.marked_claims import CLAIMS
from syrtis.evaluate.muc4 import MUC4
from syrtis.evaluate.names import NAMES
from syrtis.evaluate.news import NEWS
from syrtis.evaluate.origins import ORIGINS
from syrtis.evaluate.pages import PAGES
from syrtis.evaluate.passages import PASSAGES
from syrtis.evaluate.roles import ROLES
from syrtis.evaluate.timeline17 import TIMELINE17
from syrtis.evaluate.trees import TREES

__all__ = ["BENCHMARKS", "benchmark_named"]

BENCHMARKS: Mapping[str, Benchmark] = {
    benchmark.name: benchmark
    for benchmark in (
        CASE, CLAIMS, ORIGINS, PAGES, ISAF, GEOPARSING, TIMELINE17, MUC4, TREES, NAMES, NEWS, ROLES,
        PASSAGES,
    )
}  # fmt: skip


def benchmark_named(name: str) -> Benchmark:
    """Find a benchmark by its name."""
    if name not in BENCHMARKS:
        raise BenchmarkError(f"no benchmark is called {name!r}; there are: {', '.join(BENCHMARKS)}")
    return BENCHMARKS[name]
