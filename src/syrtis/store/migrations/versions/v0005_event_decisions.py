"""Decisions on events hold on to claims; an event says why it is one, and who decided on it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decisions", sa.Column("claims", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("decisions", sa.Column("field", sa.Text()))
    op.add_column("decisions", sa.Column("value", sa.Text()))
    op.add_column("events", sa.Column("joined", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("events", sa.Column("decided", sa.Text(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("events", "decided")
    op.drop_column("events", "joined")
    op.drop_column("decisions", "value")
    op.drop_column("decisions", "field")
    op.drop_column("decisions", "claims")
