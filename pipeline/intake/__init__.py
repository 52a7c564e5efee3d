"""Room: intake. Finds whole, regular files below the folders, names them by sha256, and bounds what reading may cost."""

from pipeline.intake.find import Found, check_folders, find, shown, take
from pipeline.intake.fingerprint import candidate_id, sha256_of
from pipeline.intake.limits import Crew, Outcome
from pipeline.intake.workplace import workplace

__all__ = [
    "Crew",
    "Found",
    "Outcome",
    "candidate_id",
    "check_folders",
    "find",
    "sha256_of",
    "shown",
    "take",
    "workplace",
]
