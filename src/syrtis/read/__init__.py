"""Folder, file, HTML, text, JSON Lines, WARC, feed -> page -> article."""
