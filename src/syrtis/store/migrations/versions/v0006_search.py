"""Full-text search: what can be searched, and its words."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE VIRTUAL TABLE searched_words USING fts5("
    "words, content='', columnsize=0, tokenize='ascii')",
)
"""No text is kept a second time (`content`), nor its length (`columnsize`), for nothing is ranked.
The words come folded: `ascii` parts them at spaces and leaves all other letters as they are."""

POSTGRESQL = (
    "CREATE TABLE searched_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_searched_words_words ON searched_words USING gin (words)",
)


def upgrade() -> None:
    op.create_table(
        "searched",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_searched"),
    )
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("searched_words")
    op.drop_table("searched")
