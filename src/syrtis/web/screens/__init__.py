"""One file a screen: what it shows, read from the record. Nothing here knows of HTML."""
