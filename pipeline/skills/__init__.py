"""Room: skills. Finds every mention of a skill, what is said about it, and how well its use is proven.

folder -> intake -> reading -> sections -> [skills] -> assessment -> vetting -> ranking -> reports.
"""

from pipeline.skills.language import build
from pipeline.skills.usage import extract, is_work

__all__ = ["build", "extract", "is_work"]
