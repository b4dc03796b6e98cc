"""The rules of time: for each way of naming a time a pattern, and what it means on a given day.

Every rule but those that print a whole date needs the day the words were written. Where UCDP has
published a reading (GED codebook, appendix 2), it is ours, and the rule says so.
"""

import re
from dataclasses import dataclass
from functools import cache

from syrtis.ground.times import calendar_rules, reported_rules
from syrtis.ground.times.lexicon import time_words
from syrtis.ground.times.moment import Reading

__all__ = ["Rule", "rules"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of naming a time."""

    name: str
    pattern: re.Pattern[str]
    read: Reading


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give a language's rules; of two that match at one place the longer match wins."""
    words = time_words(language)
    made = (*calendar_rules.patterns(words), *reported_rules.patterns(words))
    return tuple(
        Rule(name, re.compile(rf"(?<![\w/.-]){pattern}(?![\w/]|-\w)", re.IGNORECASE), read)
        for name, pattern, read in made
    )
