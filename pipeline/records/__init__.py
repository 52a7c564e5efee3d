"""The frozen records that travel from room to room.

Way of the data: folder -> intake -> reading -> sections -> skills -> assessment -> vetting -> ranking -> reports.
Every room takes records of this package and gives records of this package; none changes one. A module a room, so that
one room's records are one page; all names are had from here. A value that the
document does not hold is None, never guessed. Dates are strings, ``YYYY-MM`` or ``YYYY`` (``"present"`` only as
the end of a current job). Line numbers are document-wide, start at 1 and only rise, so that one number names
one line whatever page it is on; for text formats it is the number of the line in the file.
"""

from __future__ import annotations

from pipeline.records.assessment import Assessment, Distance, Evidence, Production, Verdict
from pipeline.records.brief import Brief, Data, Need, Product
from pipeline.records.document import Document, HiddenText, Line, Link
from pipeline.records.intake import FoundFile, SetAside
from pipeline.records.outline import Contact, Education, Job, Outline, Project, Section
from pipeline.records.profile import Profile
from pipeline.records.shortlist import Ranked, Result
from pipeline.records.skills import Mention, SkillSet, SkillUse
from pipeline.records.vetting import Flag, FlagEvidence
from pipeline.records.words import (
    AI_SPECIALIZATIONS,
    ASSERTIONS,
    FILE_REASONS,
    FLAGS,
    GRADES,
    PRODUCTION_LEVELS,
    ROLE_AREAS,
    ROLES,
    SECTION_KINDS,
    SOFTWARE_SPECIALIZATIONS,
    SPECIALIZATIONS,
    STATUSES,
    Role,
)

__all__ = [
    "AI_SPECIALIZATIONS",
    "ASSERTIONS",
    "FILE_REASONS",
    "FLAGS",
    "GRADES",
    "PRODUCTION_LEVELS",
    "ROLES",
    "ROLE_AREAS",
    "SECTION_KINDS",
    "SOFTWARE_SPECIALIZATIONS",
    "SPECIALIZATIONS",
    "STATUSES",
    "Assessment",
    "Brief",
    "Contact",
    "Data",
    "Distance",
    "Document",
    "Education",
    "Evidence",
    "Flag",
    "FlagEvidence",
    "FoundFile",
    "HiddenText",
    "Job",
    "Line",
    "Link",
    "Mention",
    "Need",
    "Outline",
    "Product",
    "Production",
    "Profile",
    "Project",
    "Ranked",
    "Result",
    "Role",
    "Section",
    "SetAside",
    "SkillSet",
    "SkillUse",
    "Verdict",
]
