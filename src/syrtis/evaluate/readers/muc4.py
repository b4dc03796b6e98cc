"""Reads MUC-4 messages and answer keys.

A key is a run of templates; a slot holds fillers, one a line; a filler holds alternatives parted by
slashes, each a set value, a quoted string, or a set value with the strings it is about.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from syrtis.errors import BenchmarkError
from syrtis.evaluate.readers.lines import broken, numbered_lines

__all__ = ["Filler", "Message", "Template", "read_muc4"]

_HEAD = re.compile(r"([A-Z0-9]+-MUC[34]-\d{4})(?:\s+\(.*)?\s*")
_SLOT = re.compile(r"(\d{1,2})\.\s+[A-Z]+(?: [A-Z]+)*(?:: [A-Z]+(?: [A-Z]+)*)?(?:\s{2,}(.*))?")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ABOUT = re.compile(r":\s*\"[^\n]*$")
_EMPTY = frozenset({"*", "-", ""})
_LATIN = "latin-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One thing a slot holds, under each of its accepted spellings."""

    alternatives: tuple[str, ...]
    optional: bool
    """A `?` before it: right if given, no miss if not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident of one message."""

    message: str
    number: str
    optional: bool
    slots: Mapping[int, tuple[Filler, ...]]
    """Slot number -> its fillers; an empty slot is not in here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message with the templates of its answer key (none = nothing relevant)."""

    name: str
    text: str
    templates: tuple[Template, ...]


def read_muc4(path: Path) -> list[Message]:
    """Read every message below a folder that an answer key below it speaks of."""
    files = sorted(file for file in path.rglob("*") if file.is_file() and _in_set(file))
    keys = [file for file in files if file.name.startswith("key-")]
    texts = [file for file in files if "-muc" in file.name and file not in keys]
    templates: defaultdict[str, list[Template]] = defaultdict(list)
    for file in keys:
        for template in _read_key(file):
            templates[template.message].append(template)
    messages = [
        Message(name=name, text=text, templates=tuple(t for t in templates[name] if t.slots))
        for file in texts
        for name, text in _read_messages(file)
        if name in templates
    ]
    if not messages:
        raise BenchmarkError(f"{path} holds no MUC-4 messages (*-muc*) with answer keys (key-*)")
    return messages


def _in_set(file: Path) -> bool:
    return file.name.startswith("key-") or re.search(r"-muc[34]", file.name) is not None


def _read_messages(file: Path) -> Iterator[tuple[str, str]]:
    name, lines = "", list[str]()
    for number, line in numbered_lines(file, encoding=_LATIN):
        head = _HEAD.fullmatch(line)
        if head:
            if name:
                yield name, "\n".join(lines).strip() + "\n"
            name, lines = head[1], []
        elif name:
            lines.append(line)
        elif line.strip():
            raise broken(file, number, "text before the first message's name")
    if name:
        yield name, "\n".join(lines).strip() + "\n"


def _read_key(file: Path) -> Iterator[Template]:
    slots: dict[int, list[str]] = {}
    last, begun = -1, 1
    for number, line in numbered_lines(file, encoding=_LATIN):
        if line.startswith(";") or not line.strip():
            continue
        slot = _SLOT.fullmatch(line.rstrip())
        if slot and int(slot[1]) == 0 and slots:
            yield _template(file, begun, slots)
            slots = {}
        if slot:
            begun = number if int(slot[1]) == 0 else begun
            last = int(slot[1])
            slots[last] = [(slot[2] or "").strip()]
        elif line.startswith(" ") and slots:
            slots[last].append(line.strip())
        else:
            raise broken(file, number, f"{line[:40]!r}, which is no slot of a template")
    if slots:
        yield _template(file, begun, slots)


def _template(file: Path, begun: int, slots: Mapping[int, list[str]]) -> Template:
    head = _HEAD.fullmatch(slots.get(0, [""])[0])
    if not head or 1 not in slots:
        raise broken(file, begun, "a template without its message's name or its number")
    fillers = {number: _fillers(lines) for number, lines in slots.items() if number > 1}
    return Template(
        message=head[1],
        number=slots[1][0].split()[0],
        optional="OPTIONAL" in slots[1][0],
        slots={number: found for number, found in fillers.items() if found},
    )


def _fillers(lines: list[str]) -> tuple[Filler, ...]:
    """Read a slot's fillers; a line that begins with a slash goes on with the one before."""
    joined: list[str] = []
    for line in lines:
        if joined and (line.startswith("/") or joined[-1].endswith("/")):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return tuple(_filler(line) for line in joined if line.strip(" ?") not in _EMPTY)


def _filler(line: str) -> Filler:
    """Read a filler: what stands before a colon is the value, what follows says whom it is about.

    A location is all value: its colons lead from the country down.
    """
    strings = _STRING.findall(line)
    value = _ABOUT.sub("", line) if strings else line
    quoted = [text.replace('\\"', '"') for text in _STRING.findall(value)]
    plain = (_unwrapped(part) for part in _STRING.sub("", value).lstrip("?").split("/"))
    alternatives = quoted or [part for part in plain if part]
    return Filler(alternatives=tuple(alternatives), optional=line.startswith("?"))


def _unwrapped(value: str) -> str:
    """Take off the brackets that hold an alternative of several words together."""
    bare = value.strip(" ?")
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare
