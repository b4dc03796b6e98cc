"""The reading room: look at a record, check it against its pages, decide. On this machine only."""

from syrtis.web.app import Settings, make_app

__all__ = ["Settings", "make_app"]
