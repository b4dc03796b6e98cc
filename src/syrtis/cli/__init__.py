"""One file per command; prints; thin."""
