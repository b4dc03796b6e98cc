"""Claims say more: how much of a place, when in words, whether as history, and what they repeat."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claims", sa.Column("extent", sa.Text()))
    op.add_column("claims", sa.Column("standing", sa.Text(), nullable=False, server_default="news"))
    op.add_column("claims", sa.Column("when_words", sa.Text()))
    # Alembic would copy the table to add a reference, and not always to the same bytes.
    op.execute(
        "ALTER TABLE claims ADD COLUMN repeats TEXT "
        "CONSTRAINT fk_claims_repeats REFERENCES claims (id)"
    )


def downgrade() -> None:
    for name in ("repeats", "when_words", "standing", "extent"):
        op.drop_column("claims", name)
