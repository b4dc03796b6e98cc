"""How values are said to people: numbers, days, and the words of strangers made safe to show."""

from syrtis.model import Control, Count, Deaths, EventDate, Toll, When

__all__ = ["clipped", "count_words", "day_words", "neutral", "one_line", "range_words"]

_REPLACEMENT = "\ufffd"
_KEPT = "\n\t"
_NEUTRAL = str.maketrans(
    {
        # C0 controls as their pictures: an escape sequence becomes letters one can see.
        **{chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT},
        "\x7f": "\u2421",
        **{chr(code): _REPLACEMENT for code in range(0x80, 0xA0)},
        # Marks that reverse the reading order: a page could show other words than it has.
        **dict.fromkeys(
            map(chr, [0x61C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]), "\ufffd"
        ),
        "\u2028": "\n",
        "\u2029": "\n",
        **{chr(code): _REPLACEMENT for code in range(0xD800, 0xE000)},
    }
)


def neutral(text: str) -> str:
    """Make the words of a page safe to show: no terminal command in them can act, no mark in them
    can turn the order of what stands beside them.
    """
    return text.replace("\r\n", "\n").translate(_NEUTRAL)


def one_line(text: str) -> str:
    """Make words fit a cell: safe, and every run of white space one space."""
    return neutral(" ".join(text.split()))


def clipped(text: str, width: int) -> str:
    """Keep the beginning of a text."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def count_words(count: Count | None) -> str:
    """Say an interval of numbers as a person would: `49`, `≥ 49`, `≤ 30`, `20–30`."""
    if count is None or (count.low is None and count.high is None):
        return ""
    if count.high is None:
        return f"≥ {count.low:,}"
    if count.low is None or (count.low == 0 and count.high):
        return f"≤ {count.high:,}"
    return f"{count.low:,}" if count.low == count.high else f"{count.low:,}–{count.high:,}"


def range_words(toll: Deaths | Toll | None) -> str:
    """Say the range of a reconciled figure: `9–14`; empty where it is one number, or none."""
    if toll is None or toll.low == toll.high:
        return ""
    low = "…" if toll.low is None else f"{toll.low:,}"
    return f"{low}–" + ("…" if toll.high is None else f"{toll.high:,}")


def day_words(when: When | EventDate | Control | None) -> str:
    """Say an interval of days as a person would; empty where nothing is known."""
    if when is None:
        return ""
    first = "" if when.earliest is None else when.earliest.isoformat()
    last = "" if when.latest is None else when.latest.isoformat()
    return first if first == last else f"{first}..{last}"
