"""From lines to the parts of a résumé: sections, jobs, education, contact, dates (reading -> sections -> skills).

``outline`` is the room's door. It takes a records.Document and gives a records.Outline; ``foreign_language``
tells a document that is not read; the other names are helpers that count months.
"""

from pipeline.sections.dates import months_between
from pipeline.sections.overview import outline, present_date, total_months
from pipeline.sections.several import people_in
from pipeline.sections.tongue import foreign_language

__all__ = ["foreign_language", "months_between", "outline", "people_in", "present_date", "total_months"]
