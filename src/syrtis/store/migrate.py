"""Bring a file to the newest schema, by Alembic, without any settings file."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

__all__ = ["migration_config", "upgrade"]


def migration_config(connection: Connection) -> Config:
    """Tell Alembic where the migrations are and what to run them on."""
    config = Config()
    config.set_main_option("script_location", "syrtis.store:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run every migration that the file has not seen."""
    command.upgrade(migration_config(connection), "head")
