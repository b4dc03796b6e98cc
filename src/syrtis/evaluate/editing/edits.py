"""The edits that a program can make as an editor does; each takes paragraphs and gives paragraphs."""

import re
from collections.abc import Sequence
from random import Random

__all__ = ["boilerplate", "corrected", "cut", "merged", "part_lifted", "reparagraphed", "topped"]

Paragraphs = Sequence[str]

_SENTENCE = re.compile(r"(?<=[.!?][\"”’)]|[a-z\d][.!?])\s+(?=[\"“A-Z])")
_NUMBER = re.compile(
    r"\b\d{1,3}(?:,\d{3})?\b|\b(?:two|three|four|five|six|seven|eight|nine|eleven|twelve|nineteen)\b"
)
_LONG_ENOUGH = 45
"""Words of a passage that an editor bothers to lift."""
_ADDED = (
    "Get the day's headlines in your inbox every morning. Enter your address and press Join.",
    "This page uses small files to remember your settings. You may switch them off at any time.",
    "Most read today: The ferry timetable changes again. Five ways with smoked eel. Cup draw in full.",
    "Readers' letters should not be longer than two hundred words and must carry a name and a street.",
    "Our reporters work where others do not go. If you value what they do, think of a subscription.",
    "Share this with your friends. Print. Make the letters larger. Read it aloud to me.",
)
_DEVELOPMENTS = (
    "A senior officer was on his way to the scene late in the evening, two who had spoken to him said.",
    "Shops in the next streets stayed shut and the evening ferry was off, the harbour office said.",
    "The foreign ministry summoned the ambassadors of three countries to explain what had happened.",
    "Relief lorries were waiting at the last checkpoint for leave to go on, their drivers said.",
)


def cut(paragraphs: Paragraphs, chance: Random) -> list[str]:
    """Cut a story to length: from the end, or here and there; at least two paragraphs stay."""
    keep = max(2, round(len(paragraphs) * chance.uniform(0.4, 0.75)))
    if chance.random() < 0.6:
        return [*paragraphs[:keep]]
    inner = chance.sample(range(1, len(paragraphs)), keep - 1)
    return [paragraphs[0], *(paragraphs[at] for at in sorted(inner))]


def merged(paragraphs: Paragraphs, others: Paragraphs, chance: Random) -> list[str]:
    """Make one page of two stories: the greater part of each, one behind the other."""
    first, second = (list(each[: max(2, round(len(each) * 0.7))]) for each in (paragraphs, others))
    return [*first, *second] if chance.random() < 0.5 else [*second, *first]


def reparagraphed(paragraphs: Paragraphs, chance: Random) -> list[str]:
    """Set a story anew: other paragraphs, the sentences as they were."""
    sentences = [s for paragraph in paragraphs for s in _SENTENCE.split(paragraph) if s]
    found: list[str] = []
    while sentences:
        size = chance.randint(1, 3)
        found.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return found


def boilerplate(paragraphs: Paragraphs, chance: Random) -> list[str]:
    """Put an outlet's own lines before, into and behind a story."""
    found = list(paragraphs)
    for line in chance.sample(_ADDED, 3):
        found.insert(chance.choice([0, len(found) // 2, len(found)]), line)
    return found


def part_lifted(own: Paragraphs, others: Paragraphs, chance: Random) -> list[str]:
    """Lift a passage of another's story into one's own, somewhere behind its lead."""
    first = chance.randrange(max(1, len(others) - 1))
    lifted, words = [], 0
    for paragraph in others[first:]:
        lifted.append(paragraph)
        words += len(paragraph.split())
        if words >= _LONG_ENOUGH:
            break
    at = chance.randint(1, max(1, len(own) - 1))
    return [*own[:at], *lifted, *own[at:]]


def topped(paragraphs: Paragraphs, chance: Random) -> list[str]:
    """Bring a story up to date: a new lead above the old one, or new lines at its end."""
    line = chance.choice(_DEVELOPMENTS)
    if chance.random() < 0.5:
        return [line, *paragraphs]
    return [*paragraphs, line]


def corrected(paragraphs: Paragraphs, chance: Random) -> list[str]:
    """Change one number and say so at the end."""
    places = [(at, m) for at, each in enumerate(paragraphs) for m in _NUMBER.finditer(each)]
    if not places:
        return [*paragraphs, "Correction: an earlier version of this article misspelt a name."]
    at, match = chance.choice(places)
    was = match[0]
    now = str(int(was.replace(",", "")) + 1) if was[0].isdigit() else "ten"
    found = list(paragraphs)
    found[at] = f"{found[at][: match.start()]}{now}{found[at][match.end() :]}"
    note = f"Correction: an earlier version of this article gave a figure as {was} that should be {now}."
    return [*found, note]
