"""The tables of a record as JSON Lines, CSV, Parquet."""
