"""Words -> values: counts (time, place and actor follow)."""
