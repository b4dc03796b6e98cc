"""Voices say what they are, claims by whom they came, spokesmen for whom they speak."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("origins", sa.Column("kind", sa.Text(), nullable=False, server_default="outlet"))
    op.add_column("claims", sa.Column("via", sa.Text(), nullable=False, server_default="[]"))
    # Alembic would copy the tables to add references, and not always to the same bytes.
    op.execute(
        "ALTER TABLE claims ADD COLUMN origin_id TEXT "
        "CONSTRAINT fk_claims_origin_id REFERENCES origins (id)"
    )
    op.execute(
        "ALTER TABLE control ADD COLUMN premature TEXT "
        "CONSTRAINT fk_control_premature REFERENCES claims (id)"
    )
    op.execute(
        "ALTER TABLE actors ADD COLUMN speaks_for TEXT "
        "CONSTRAINT fk_actors_speaks_for REFERENCES actors (id)"
    )


def downgrade() -> None:
    op.drop_column("actors", "speaks_for")
    op.drop_column("control", "premature")
    op.drop_column("claims", "origin_id")
    op.drop_column("claims", "via")
    op.drop_column("origins", "kind")
