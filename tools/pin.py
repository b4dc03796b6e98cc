"""Pin every dependency in pyproject.toml (`[tool.uv] constraint-dependencies`).

    uv run python tools/pin.py

A lock file would write the addresses of whoever's package index it was made on into the repository.
Exact versions alone, in the project's own file, give everybody the same packages from any index.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"constraint-dependencies = \[\n.*?^\]\n", re.DOTALL | re.MULTILINE)


def pinned() -> list[str]:
    """Resolve afresh and list `name==version ; marker` for every package."""
    subprocess.run(["uv", "lock", "--upgrade"], cwd=ROOT, check=True)
    command = ["uv", "export", "--no-hashes", "--no-annotate", "--no-header"]
    command += ["--no-emit-project", "--all-groups"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return sorted(line.strip() for line in done.stdout.splitlines() if "==" in line)


def main() -> None:
    """Write the pins into pyproject.toml."""
    project = ROOT / "pyproject.toml"
    text = project.read_text()
    empty, found = BLOCK.subn("constraint-dependencies = [\n]\n", text)
    if found != 1:
        raise SystemExit("pyproject.toml has no [tool.uv] constraint-dependencies to fill")
    project.write_text(empty)
    pins = "".join(f'    "{line}",\n' for line in pinned())
    project.write_text(empty.replace("[\n]\n", f"[\n{pins}]\n", 1))


if __name__ == "__main__":
    main()
