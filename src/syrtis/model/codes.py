"""Every code an issue may carry, and what it asks of the reader.

A page that cannot be read, a value that cannot be told: each has one code here, so that issues can
be counted, filtered and acted on. `docs/issues.md` is made from this list.
"""

from collections.abc import Mapping

__all__ = ["ISSUE_CODES"]

ISSUE_CODES: Mapping[str, str] = {
    # what came in
    "bad-json-line": "A line of a JSON Lines file is no JSON object; the others were read. Mend it.",
    "broken-feed": "A feed is not well formed; the entries that could be told apart were read.",
    "broken-gzip": "A compressed file breaks off or is damaged. Get it again.",
    "json-line-without-text": "A JSON object has none of the keys that hold text or HTML.",
    "not-a-regular-file": "A pipe, socket or device stood among the pages; passed over.",
    "page-too-large": "A page is larger than the limit; it was not taken in. Split it.",
    "same-page-twice": "The same bytes came in under two names; kept once, counted once.",
    "symlink-loop": "A link leads back to a folder it lies in; passed over.",
    "truncated-warc": "A WARC file breaks off; the issue says how many records were read.",
    "unreadable-file": "A file or folder cannot be opened. Check its permissions.",
    "warc-records-passed-over": "Records of a WARC file hold no page (images, errors, redirects).",
    # bytes to text
    "binary-page": "The bytes are no text (an image, a PDF). Convert the page to text or HTML.",
    "broken-characters": "Some characters could not be decoded and stand as U+FFFD.",
    "empty-page": "The page holds no text at all.",
    "nul-bytes": "NUL characters stand in the text; they are kept as they are.",
    "unreadable-markup": "The page cannot be read as HTML. Save its text as a .txt file.",
    "wrong-declared-encoding": "The page declares one encoding and is in another; read as the other.",
    # page to article
    "language-not-supported": "Claims are not read from this language yet; the page is kept.",
    "language-unknown": "The language cannot be told; the text is too short or too mixed.",
    "not-a-story": "What is left beside the furniture is no prose (a menu, an error page, a list).",
    "reading-crashed": "The page ended the process that read it, twice (a crash, or more time or "
    "memory than a page is given); nothing else is lost. Please report it.",
    "reading-failed": "A reader broke off on this page; nothing else is lost. Please report it.",
    # the head of an article
    "byline-not-found": "No byline names an author.",
    "dateline-not-found": "The story does not open with a place.",
    "publisher-not-found": "No line or markup names who published the page.",
    "title-not-found": "No headline stands above the story.",
    "wire-not-found": "No agency is credited with the text.",
    "publication-date-unresolved": "The day of publication cannot be told; the message ends with "
    "one of the reasons below.",
    "date-order-ambiguous": "Reason: day/month or month/day, and the page does not settle it.",
    "no-such-day": "Reason: the printed day is none of the calendar.",
    "only-update-printed": "Reason: the page prints when it was updated, not when published.",
    "page-clock": "Reason: the only date is the page's clock, the day of the crawl.",
    "publication-date-contradicted": "Reason: the story speaks against the date on the page.",
    "publication-date-not-found": "Reason: nothing on the page gives a date.",
    "publication-date-unreadable": "Reason: the declared date does not name one day.",
    "publication-dates-differ": "Reason: the page gives several dates that are not one day.",
    "year-not-printed": "Reason: day and month are printed, the year is not.",
    # claims
    "claims-crashed": "The article ended the process that looked for its claims, twice; the page is "
    "kept, nothing else is lost. Please report it.",
    "claims-failed": "Looking for claims broke off on this page; nothing else is lost. "
    "Please report it.",
    "claims-language": "No rules for claims in the article's language.",
    "harm-not-separated": "One number is told of two harms at once (`killed or wounded`): no claim.",
    # who, where, when
    "no-publication-day": "A time counts from the day of publication, which is not known well "
    "enough. Give the page's date, or read it by hand.",
    "place-not-placed": "A place is in no gazetteer and the text does not say where it lies. Add it "
    "with `syrtis gazetteer add`.",
    "time-without-anchor": "A time counts from another that is told of nowhere (`two days later`).",
    # the record
    "decision-idle": "A person's decision on an event changes nothing: its claims, or the place or "
    "actor that it sets, are in the record no more. Are its pages among those read?",
}
"""Code -> what it means and what to do."""
