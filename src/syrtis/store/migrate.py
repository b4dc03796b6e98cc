"""Bring a file to the newest schema, by Alembic, without any settings file."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["migration_config", "upgrade"]


def migration_config(connection: Connection) -> "Config":
    """Tell Alembic where the migrations are and what to run them on."""
    from alembic.config import Config  # only a build needs it, and it is slow to import

    config = Config()
    config.set_main_option("script_location", "syrtis.store:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run every migration that the file has not seen."""
    from alembic import command

    command.upgrade(migration_config(connection), "head")
