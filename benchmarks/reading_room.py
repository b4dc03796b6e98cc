"""How fast the reading room is over a large record, and how much memory it takes.

    uv run python benchmarks/reading_room.py [RECORD]

Without a record, one of 50,000 invented events is written first (benchmarks/large_record.py). The room
is a process of its own, asked over HTTP as a browser asks it. Where playwright and Chromium are there,
the first paint is what Chromium reports.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

SYRTIS = str(Path(sys.executable).with_name("syrtis"))
HERE = Path(__file__).parent
ROUNDS = 5


def main() -> None:
    """Measure one record."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "large.syrtis"
        if not path.exists():
            subprocess.run([sys.executable, str(HERE / "large_record.py"), str(path)], check=True)
        start = time.perf_counter()
        command = [SYRTIS, "serve", str(path), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as room:
            assert room.stdout is not None
            url = room.stdout.readline().strip().rstrip("/")
            print(f"open after            {time.perf_counter() - start:8.2f} s")
            try:
                measure(url, room.pid)
            finally:
                room.terminate()


def measure(url: str, pid: int) -> None:
    """Ask for the screens, and print how long each took."""
    print(f"first answer, Explore {1000 * asked(url + '/explore'):8.0f} ms")
    times = {name: [asked(url + path) for _ in range(ROUNDS)] for name, path in choices(url)}
    for name, each in times.items():
        print(f"{name:<22}{1000 * statistics.median(each):8.0f} ms")
    every = [second for each in times.values() for second in each]
    print(f"median of all filters {1000 * statistics.median(every):8.0f} ms")
    for screen in ("/", "/accounts", "/control", "/origins", "/search?q=bridge"):
        asked(url + screen)
        print(f"{screen:<22}{1000 * asked(url + screen):8.0f} ms")
    paint = painted(url + "/explore")
    print(f"first paint (Chromium){paint:8.0f} ms" if paint else "first paint: no Chromium here")
    print(f"resident memory       {memory_mb(pid):8.0f} MB")


def choices(url: str) -> list[tuple[str, str]]:
    """Choose as a visitor would: a value of each facet, days, dead, a box, an order."""
    with urlopen(url + "/explore.json") as answer:
        facets = json.load(answer)["facets"]
    found = [
        (f"by {facet['name']}", f"/explore?{facet['name']}={quoted(facet['values'][0]['value'])}")
        for facet in facets
        if facet["values"]
    ]
    return [
        *found,
        ("by days", "/explore?from=2014-01-01&to=2014-03-31"),
        ("by dead", "/explore?deaths=20&sort=dead"),
        ("by voices", "/explore?voices=3&disputed=yes"),
        ("by a box of the map", "/explore?within=-5,-10,20,20"),
        ("by words", f"/explore?q={quoted(facets[1]['values'][2]['label'])}"),
        ("by a word of all", "/explore?q=fighting"),
        ("points of the map", "/explore/points.geojson?deaths=20"),
    ]


def quoted(value: str) -> str:
    """Write a value as an address does."""
    from urllib.parse import quote

    return quote(value, safe="")


def asked(url: str) -> float:
    """Ask once; give the seconds until the whole answer is there."""
    start = time.perf_counter()
    with urlopen(url) as answer:
        answer.read()
    return time.perf_counter() - start


def painted(url: str) -> float | None:
    """Give the milliseconds until Chromium painted something; null where there is none."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(url)
        paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        milliseconds = float(page.evaluate(paint))
        browser.close()
    return milliseconds


def memory_mb(pid: int) -> float:
    """Read how much memory a process holds (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
