"""From lines to the parts of a résumé: sections, jobs, education, contact, dates (reading -> sections -> skills).

``outline`` is the room's door. It takes a records.Document and gives a records.Outline; the other names are helpers that
count months.
"""

from pipeline.sections.dates import months_between
from pipeline.sections.overview import outline, present_date, total_months

__all__ = ["months_between", "outline", "present_date", "total_months"]
