"""Hands a benchmark's own texts to the system as files, and finds each one's article again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from syrtis.evaluate.rows import Build, RowMap, Tables
from syrtis.model import page_id

__all__ = ["Told", "build_texts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the system made of a benchmark's texts."""

    tables: Tables
    articles: Mapping[str, RowMap]
    """File name given -> the article made of it; a text the system lost is not in here."""

    def rows(self, table: str, name: str) -> tuple[RowMap, ...]:
        """List a table's rows of the article made of one text."""
        article = self.articles.get(name)
        rows: tuple[RowMap, ...] = getattr(self.tables, table)
        if article is None:
            return ()
        if table == "events":
            return tuple(row for row in rows if article["id"] in row.get("articles", ()))
        return tuple(row for row in rows if row["article_id"] == article["id"])


def build_texts(texts: Mapping[str, bytes], build: Build) -> Told:
    """Write texts into a folder of their own, build it, and match articles to file names.

    An article is known by the hash of its bytes, and else by the name of the file it came from; two
    texts with the same bytes share one article.
    """
    with TemporaryDirectory(prefix="syrtis-evaluate-") as folder:
        for name, content in texts.items():
            Path(folder, name).write_bytes(content)
        tables = build([Path(folder)])
    by_id = {article["id"]: article for article in tables.articles}
    by_name = {PurePath(article["source"]).name: article for article in tables.articles}
    articles = {
        name: by_id.get(page_id(content)) or by_name.get(name) for name, content in texts.items()
    }
    return Told(
        tables=tables,
        articles={name: article for name, article in articles.items() if article is not None},
    )
