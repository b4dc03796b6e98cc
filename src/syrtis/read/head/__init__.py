"""The head of a page: title, publisher, byline, dateline, agency and publication date."""

from syrtis.read.head.names import readable_name
from syrtis.read.head.published import read_published
from syrtis.read.head.reading import read_head
from syrtis.read.head.records import Head, SisterPage, WireCredit, WireRole
from syrtis.read.head.sisters import date_by_sisters, sister_key
from syrtis.read.head.told import lead_day, weekdays_in

__all__ = [
    "Head",
    "SisterPage",
    "WireCredit",
    "WireRole",
    "date_by_sisters",
    "lead_day",
    "read_head",
    "read_published",
    "readable_name",
    "sister_key",
    "weekdays_in",
]
