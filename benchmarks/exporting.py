"""How long each form of an export takes over a large record, and how much memory.

    uv run python benchmarks/exporting.py [RECORD]

Without a record, one of 50,000 invented events is written first (benchmarks/large_record.py). Each
export is a process of its own.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SYRTIS = str(Path(sys.executable).with_name("syrtis"))
HERE = Path(__file__).parent
FORMS = ("jsonl", "csv", "parquet", "ucdp", "acled", "hxl", "geojson", "webannotation")


def main() -> None:
    """Measure every form."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "large.syrtis"
        if not path.exists():
            subprocess.run([sys.executable, str(HERE / "large_record.py"), str(path)], check=True)
        for form in FORMS:
            command = [SYRTIS, "export", str(path), "-f", form, "-o", f"{folder}/{form}"]
            start = time.perf_counter()
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(running.pid, 0)
            took = time.perf_counter() - start
            failed = "" if status == 0 else "  FAILED"
            print(f"{form:<14} {took:6.1f} s {used.ru_maxrss / 1024:8,.0f} MB{failed}", flush=True)


if __name__ == "__main__":
    main()
