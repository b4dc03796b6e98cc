"""Claims say how much of a place they are about, their words of time, and whether they are history."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what claims say besides."""
    op.add_column("claims", sa.Column("extent", sa.Text()))
    op.add_column(
        "claims", sa.Column("standing", sa.Text(), nullable=False, server_default="news")
    )
    op.add_column("claims", sa.Column("when_words", sa.Text()))


def downgrade() -> None:
    """Take it away again."""
    for name in ("when_words", "standing", "extent"):
        op.drop_column("claims", name)
