"""One file per command; prints; thin."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the program `syrtis`."""
    from syrtis.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter gets a question mark
            stream.reconfigure(errors="replace")
    app()
