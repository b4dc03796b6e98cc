"""Write the list of all software that a Syrtis installation is made of (CycloneDX 1.6, JSON).

    uv run python tools/sbom.py > syrtis.cdx.json

Made from what is installed, not kept in the repository: it would be out of date the day after. It
names packages by their kind, name and version (`pkg:pypi/alembic@1.20.1`), never where they came
from. The same installation gives the same bytes.
"""

import json
import re
import sys
from importlib.metadata import Distribution, distribution
from typing import Any

ROOT = "syrtis"
NEEDED = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?[^;]*(?:;\s*(.*))?$")


def main() -> None:
    """Print the list."""
    extras = tuple(sys.argv[1:]) or ("postgresql",)
    found = installed(extras)
    json.dump(bill(found), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")


def installed(extras: tuple[str, ...]) -> dict[str, Distribution]:
    """Follow what each package needs, from Syrtis on; what is not installed here is left out."""
    found: dict[str, Distribution] = {}
    left = [(ROOT, extras)]
    while left:
        name, wanted = left.pop()
        key = canonical(name)
        new = key not in found
        try:
            package = found.setdefault(key, distribution(name)) if new else found[key]
        except ModuleNotFoundError:
            continue
        if new or wanted:
            left += [each for each in needs(package, wanted) if canonical(each[0]) not in found]
    return found


def needs(package: Distribution, extras: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """List the packages that one needs: always, and for these extras."""
    listed = []
    for line in package.requires or []:
        match = NEEDED.match(line)
        if match is None:
            raise SystemExit(f"{package.name} needs {line!r}, which cannot be read")
        name, inner, marker = match.groups()
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", marker or "")
        if extra is None or extra[1] in extras:
            listed.append((name, tuple(filter(None, (inner or "").split(",")))))
    return listed


def canonical(name: str) -> str:
    """Spell a package's name as the index does."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bill(found: dict[str, Distribution]) -> dict[str, Any]:
    """Lay the packages out as CycloneDX wants them."""
    names = sorted(found)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(found[ROOT], kind="application")},
        "components": [component(found[name]) for name in names if name != ROOT],
        "dependencies": [
            {
                "ref": reference(found[name]),
                "dependsOn": sorted(
                    {
                        reference(found[canonical(other)])
                        for other, _ in needs(found[name], ("postgresql",) if name == ROOT else ())
                        if canonical(other) in found
                    }
                ),
            }
            for name in names
        ],
    }


def component(package: Distribution, *, kind: str = "library") -> dict[str, Any]:
    """Describe one package."""
    told: dict[str, Any] = {
        "type": kind,
        "name": canonical(package.name),
        "version": package.version,
        "bom-ref": reference(package),
        "purl": reference(package),
    }
    licence = licence_of(package)
    return told | ({"licenses": [licence]} if licence else {})


def licence_of(package: Distribution) -> dict[str, Any] | None:
    """Give the licence a package declares: as an expression, else by its classifier's name."""
    declared = package.metadata.get("License-Expression")
    if declared:
        return {"expression": declared}
    named = [
        line.rpartition(" :: ")[2]
        for line in package.metadata.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    return {"license": {"name": named[0]}} if named else None


def reference(package: Distribution) -> str:
    """Name a package as a package URL."""
    return f"pkg:pypi/{canonical(package.name)}@{package.version}"


if __name__ == "__main__":
    main()
