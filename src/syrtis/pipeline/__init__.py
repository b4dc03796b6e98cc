"""The stages as data, and the engines that run them."""

from syrtis.pipeline.build import build
from syrtis.pipeline.cluster import Workers
from syrtis.pipeline.crew import Limits, SideProcess
from syrtis.pipeline.cycles import cycles_unsought
from syrtis.pipeline.engine import HERE, Engine, Progress, run_each, run_group, run_map, silent
from syrtis.pipeline.kept import KeptWork, open_kept
from syrtis.pipeline.method import reread
from syrtis.pipeline.stages import Group, Keep, Map
from syrtis.pipeline.taking import TakenIn, made_of, take_in

__all__ = [
    "HERE",
    "Engine",
    "Group",
    "Keep",
    "KeptWork",
    "Limits",
    "Map",
    "Progress",
    "SideProcess",
    "TakenIn",
    "Workers",
    "build",
    "cycles_unsought",
    "made_of",
    "open_kept",
    "reread",
    "run_each",
    "run_group",
    "run_map",
    "silent",
    "take_in",
]
