"""The first schema: pages, the nine tables of the model, sources, and what made the record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "about",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_about"),
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("ucdp_id", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
    )
    op.create_table(
        "issues",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text()),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        sa.Column("source", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_issues"),
    )
    op.create_index("ix_issues_code", "issues", ["code"])
    op.create_table(
        "origins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("relations", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_origins"),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("charset", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("precision", sa.Integer()),
        sa.Column("country", sa.Text()),
        sa.Column("within", sa.Text()),
        sa.Column("geonames_id", sa.Text()),
        sa.ForeignKeyConstraint(["within"], ["places.id"], name="fk_places_within"),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("dateline", sa.Text()),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("furniture", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("origin_id", sa.Text()),
        sa.ForeignKeyConstraint(["origin_id"], ["origins.id"], name="fk_articles_origin_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_table(
        "control",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Text()),
        sa.Column("latest", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_control_actor_id"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_control_place_id"),
        sa.PrimaryKeyConstraint("number", name="pk_control"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("when", sa.Text()),
        sa.Column("place_id", sa.Text()),
        sa.Column("where_precision", sa.Integer()),
        sa.Column("side_a", sa.Text()),
        sa.Column("side_b", sa.Text()),
        sa.Column("deaths", sa.Text()),
        sa.Column("wounded", sa.Text()),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("disagreements", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_events_place_id"),
        sa.ForeignKeyConstraint(["side_a"], ["actors.id"], name="fk_events_side_a"),
        sa.ForeignKeyConstraint(["side_b"], ["actors.id"], name="fk_events_side_b"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_table(
        "sources",
        sa.Column("page_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_sources_page_id"),
        sa.PrimaryKeyConstraint("page_id", "source", name="pk_sources"),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text()),
        sa.Column("claimant", sa.Text()),
        sa.Column("who", sa.Text()),
        sa.Column("by", sa.Text()),
        sa.Column("count", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("when", sa.Text()),
        sa.Column("change", sa.Text()),
        sa.Column("event_type", sa.Text()),
        sa.Column("part_of", sa.Text()),
        sa.Column("event_id", sa.Text()),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_claims_article_id"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_claims_event_id"),
        sa.ForeignKeyConstraint(["part_of"], ["claims.id"], name="fk_claims_part_of"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_article_id", "claims", ["article_id"])
    op.create_index("ix_claims_kind", "claims", ["kind"])
    op.create_table(
        "mentions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text()),
        sa.Column("place_id", sa.Text()),
        sa.Column("earliest", sa.Text()),
        sa.Column("latest", sa.Text()),
        sa.Column("precision", sa.Text()),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_mentions_actor_id"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_mentions_article_id"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_mentions_place_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mentions"),
    )
    op.create_index("ix_mentions_article_id", "mentions", ["article_id"])


def downgrade() -> None:
    op.drop_table("mentions")
    op.drop_table("claims")
    op.drop_table("sources")
    op.drop_table("events")
    op.drop_table("control")
    op.drop_table("articles")
    op.drop_table("places")
    op.drop_table("pages")
    op.drop_table("origins")
    op.drop_table("issues")
    op.drop_table("actors")
    op.drop_table("about")
