"""The head of a page: title, publisher, byline, dateline, agency and publication date, as printed."""

from syrtis.read.head.names import readable_name
from syrtis.read.head.published import read_published
from syrtis.read.head.reading import read_head
from syrtis.read.head.records import Head, SisterPage, WireCredit, WireRole

__all__ = [
    "Head",
    "SisterPage",
    "WireCredit",
    "WireRole",
    "read_head",
    "read_published",
    "readable_name",
]
