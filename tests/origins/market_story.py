"""One invented story in four paragraphs, for tests that edit it."""

__all__ = ["FOURTH", "LEAD", "SECOND", "STORY", "THIRD"]

LEAD = (
    "Gunmen on motorcycles attacked the market of Tallen before dawn on Monday and burned 46 stalls, "
    "the district officer Bram Oskell said."
)
SECOND = (
    "At least 17 traders were killed and 230 families fled across the Vessin river towards Korro, where "
    "the mission of Saint Ebba opened its school to them."
)
THIRD = (
    "The garrison at Harn, twelve kilometres away, sent two trucks of soldiers under Captain Jory Pell "
    "only after the attackers had gone, according to Nera Vosk, who sells cloth in the market."
)
FOURTH = (
    "The governor of Lower Vessin, Ansel Tamm, promised 900 sacks of millet and a post of gendarmes, as "
    "he had after the raids on Dorsa and Immel in March."
)
STORY = "\n\n".join((LEAD, SECOND, THIRD, FOURTH))
