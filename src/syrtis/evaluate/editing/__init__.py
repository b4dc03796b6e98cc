"""A corpus of edited stories with known truth: who has whose words, and which version came later."""

from syrtis.evaluate.editing.corpus import EditedPage, SourceStory, edited_corpus

__all__ = ["EditedPage", "SourceStory", "edited_corpus"]
