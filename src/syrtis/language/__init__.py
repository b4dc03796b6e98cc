"""Article text -> sentences; one folder per language."""
