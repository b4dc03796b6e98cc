"""Measures shared by the benchmarks, each as its field defines it."""
