"""Sentences -> claims: who says that how many of whom were harmed."""
