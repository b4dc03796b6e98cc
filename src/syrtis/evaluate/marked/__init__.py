"""What we marked by hand in texts that are not ours: places and kinds only, never the words."""
