"""Claims say more: how much of a place, when in words, whether as history, and what they repeat."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("claims") as claims:
        claims.add_column(sa.Column("extent", sa.Text()))
        claims.add_column(sa.Column("standing", sa.Text(), nullable=False, server_default="news"))
        claims.add_column(sa.Column("when_words", sa.Text()))
        claims.add_column(sa.Column("repeats", sa.Text()))
        claims.create_foreign_key("fk_claims_repeats", "claims", ["repeats"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("claims") as claims:
        claims.drop_constraint("fk_claims_repeats", type_="foreignkey")
        for name in ("repeats", "when_words", "standing", "extent"):
            claims.drop_column(name)
