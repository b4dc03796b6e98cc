"""Decisions of a person: a table of their own, and what the build had found before them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("who", sa.Text()),
        sa.Column("day", sa.Text()),
        sa.Column("why", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.add_column("mentions", sa.Column("found_id", sa.Text()))
    for table in ("actors", "places"):
        for name in ("found_as", "merged_into", "split_from"):
            op.add_column(table, sa.Column(name, sa.Text()))


def downgrade() -> None:
    for table in ("places", "actors"):
        for name in ("split_from", "merged_into", "found_as"):
            op.drop_column(table, name)
    op.drop_column("mentions", "found_id")
    op.drop_table("decisions")
