"""Names that several methods must take for the same thing: spellings, agencies, outlets."""
