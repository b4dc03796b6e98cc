"""Files, folders and containers -> pages. Bad input becomes an issue and costs nothing else."""

from syrtis.read.inputs.gather import gather
from syrtis.read.inputs.limits import Limits

__all__ = ["Limits", "gather"]
