"""Folder, file, HTML, text, JSON Lines, WARC, feed -> page -> article."""

from syrtis.read.article import read_page

__all__ = ["read_page"]
