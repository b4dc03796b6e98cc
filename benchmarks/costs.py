"""What a process holds in memory, told the same way by every benchmark; and what an import costs.

python benchmarks/costs.py MODULE
"""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from time import process_time

import psutil

__all__ = ["peak_mb", "resident_mb"]

_STATUS = Path("/proc/self/status")


def resident_mb() -> float:
    """Tell the memory that this process holds now."""
    return psutil.Process().memory_info().rss / 1e6


def peak_mb() -> float:
    """Tell the most memory that this program has held.

    Linux's own mark, where there is one: what `getrusage` tells may still be that of the program
    that started this one.
    """
    if _STATUS.exists():
        lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    """Import one module and print its seconds of processor and its megabytes."""
    before, start = resident_mb(), process_time()
    import_module(sys.argv[1])
    print(json.dumps({"seconds": process_time() - start, "mb": peak_mb() - before}))


if __name__ == "__main__":
    main()
