"""Readers of the benchmarks' own formats; damaged input is named by file and line."""
