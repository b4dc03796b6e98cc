"""A voice says what it is; an article's debts say how far they go and why they are thought so."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("origins", sa.Column("kind", sa.Text(), nullable=False, server_default="outlet"))


def downgrade() -> None:
    op.drop_column("origins", "kind")
