"""The stages as data, and the engine that runs them."""

from syrtis.pipeline.build import build
from syrtis.pipeline.engine import Progress, run_group, run_map, silent
from syrtis.pipeline.method import reread
from syrtis.pipeline.stages import Group, Map

__all__ = [
    "Group",
    "Map",
    "Progress",
    "build",
    "reread",
    "run_group",
    "run_map",
    "silent",
]
