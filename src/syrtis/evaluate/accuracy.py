"""docs/accuracy.md, written from a saved run and from nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from syrtis.evaluate.registry import benchmark_named
from syrtis.evaluate.report import Report, flat

__all__ = ["accuracy_page", "saved_run"]

Saved = Mapping[str, Any]
"""A saved run: `day`, `machine`, `version`, and `reports` with the label of each."""

_HEAD = """# Accuracy

<!-- Written by `syrtis evaluate accuracy RUN`; do not edit by hand. -->

Measured {day} with Syrtis {version} on {machine}. Every figure can be taken again by one command:
`syrtis evaluate NAME PATH`. The data's hash says which files it was taken on.

Read the note beside a published figure before comparing: an end-to-end number, where the system
finds everything itself, and a number taken on what people had already marked are two different
things.
"""


def saved_run(reports: Mapping[str, Report], *, day: str, machine: str, version: str) -> bytes:
    """Write a run as JSON, the errors left out; `reports` are by the label they are shown under."""
    rows = [
        {"label": label} | {k: v for k, v in msgspec.to_builtins(report).items() if k != "errors"}
        for label, report in reports.items()
    ]
    run = {"day": day, "machine": machine, "version": version, "reports": rows}
    return msgspec.json.format(msgspec.json.encode(run), indent=2) + b"\n"


def accuracy_page(run: Saved) -> str:
    """Write the page of a saved run in Markdown; the same run gives the same page."""
    head = _HEAD.format(day=run["day"], version=run["version"], machine=run["machine"])
    parts = [head, _overview(run["reports"]), *(_section(row) for row in run["reports"])]
    return "\n".join(parts).rstrip() + "\n"


def _overview(reports: Sequence[Saved]) -> str:
    lines = [
        "## At a glance",
        "",
        "| benchmark | figure | ours | published | |",
        "|---|---|---|---|---|",
    ]
    for row in reports:
        published = {entry["figure"]: entry for entry in row["published"]}
        for name, value in _headlines(row):
            lines.append(_line(row["label"], name, value, published.get(name)))
    return "\n".join([*lines, ""])


def _line(label: str, name: str, value: object, entry: Saved | None) -> str:
    if entry is None:
        return f"| {label} | {name} | {_shown(value)} | | |"
    comparable = "same task" if entry["same"] else f"not the same: {entry['caveat']}"
    return (
        f"| {label} | {name} | {_shown(value)} | {entry['value']} ({entry['who']}) | {comparable} |"
    )


def _headlines(row: Saved) -> Iterator[tuple[str, object]]:
    report = Report(
        name=row["name"], items=row["items"], figures=row["figures"], meaning=row["meaning"]
    )
    yield from benchmark_named(row["name"]).headline_figures(report).items()


def _section(row: Saved) -> str:
    lines = [
        f"## {row['label']}",
        "",
        f"{row['items']} items, data `{row['data']}`. {_sentence(row['meaning'])}",
        "",
        "| figure | value |",
        "|---|---|",
        *(f"| {name} | {_shown(value)} |" for name, value in flat(row["figures"])),
        "",
        *(f"- {_sentence(note)}" for note in row["notes"]),
        *(
            f"- Published, {entry['figure']}: {entry['value']}, {entry['who']}. "
            f"{_sentence(entry['caveat'])}"
            for entry in row["published"]
        ),
        *(() if row["published"] else ("- No published figure known to us.",)),
        "",
    ]
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith(".") else ".")


def _shown(value: object) -> str:
    return "nothing to measure" if value is None else str(value)
