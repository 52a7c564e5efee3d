"""From skills and jobs to verdicts: role, specialization, production experience, years, distances (skills ->
[assessment] -> vetting).

``assess`` is the room's door. ``load_models`` makes a process ready, ``model_hashes`` names what judged; ``evidence_of``
serves training.
"""

from pipeline.assessment.assess import assess, load_models, model_hashes
from pipeline.assessment.evidence import evidence_of

__all__ = ["assess", "evidence_of", "load_models", "model_hashes"]
