"""Files, folders, containers and addresses -> pages. Bad input becomes an issue, and no more."""

from syrtis.read.inputs.folders import shown
from syrtis.read.inputs.gather import gather
from syrtis.read.inputs.limits import Limits

__all__ = ["Limits", "gather", "shown"]
