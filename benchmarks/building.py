"""How long a build takes, and how its time and memory grow with the number of pages.

    uv run python benchmarks/building.py [COPIES ...]

Multiplies the bundled example: every copy of a page gets a line of its own, so that no two have the
same bytes. Prints pages a second and the highest resident memory, one fresh process per size.
"""

import resource
import subprocess
import sys
import tempfile
import time
from importlib.resources import as_file
from pathlib import Path

from syrtis import example
from syrtis.pipeline import build


def multiplied(folder: Path, copies: int) -> int:
    """Write the example's pages `copies` times, each with bytes of its own; return how many."""
    with as_file(example.pages()) as pages:
        originals = sorted(path for path in pages.iterdir() if path.is_file())
        for copy in range(copies):
            for page in originals:
                mark = f"<!-- {copy} -->" if page.suffix == ".html" else f"\n\n{copy}\n"
                (folder / f"{copy:05d}_{page.name}").write_bytes(page.read_bytes() + mark.encode())
    return copies * len(originals)


def measure(copies: int) -> None:
    """Build `copies` times the example in this process and print one row."""
    with tempfile.TemporaryDirectory() as name:
        pages = multiplied(Path(name), copies)
        start = time.perf_counter()
        built = build([Path(name)])
        seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{pages:>7,} pages {seconds:8.1f} s {pages / seconds:7.0f} pages/s "
        f"{megabytes:7.0f} MB {len(built.claims):>9,} claims"
    )


def main() -> None:
    """Measure each size in a process of its own, or the one size asked for."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return
    for copies in sys.argv[1:] or ["1", "10", "50"]:
        subprocess.run([sys.executable, __file__, "--one", copies], check=True)


if __name__ == "__main__":
    main()
