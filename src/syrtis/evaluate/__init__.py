"""The public benchmarks and the pinned floors."""

from syrtis.evaluate.accuracy import accuracy_page, saved_run
from syrtis.evaluate.benchmark import Benchmark, System, run_benchmark
from syrtis.evaluate.floors import (
    FLOORS,
    Floor,
    FloorError,
    broken_by,
    floor_path,
    is_breakable,
    read_floors,
    update_floor,
    write_floors,
)
from syrtis.evaluate.registry import BENCHMARKS, benchmark_named
from syrtis.evaluate.report import Miss, Published, Report, flat
from syrtis.evaluate.rows import Build, Tables, read_export, tables_of

__all__ = [
    "BENCHMARKS",
    "FLOORS",
    "Benchmark",
    "Build",
    "Floor",
    "FloorError",
    "Miss",
    "Published",
    "Report",
    "System",
    "Tables",
    "accuracy_page",
    "benchmark_named",
    "broken_by",
    "flat",
    "floor_path",
    "is_breakable",
    "read_export",
    "read_floors",
    "run_benchmark",
    "saved_run",
    "tables_of",
    "update_floor",
    "write_floors",
]
