"""The recipe of the English reader: corpora in, one small int8 model and its card out."""
