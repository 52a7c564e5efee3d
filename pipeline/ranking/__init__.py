"""Room: ranking. Candidates against a brief: gates, an additive score that can be shown point by point, honest ranks."""

from pipeline.ranking.bands import level_with, place
from pipeline.ranking.score import PARTS, Scored, Scorer, score, weights_of

__all__ = ["PARTS", "Scored", "Scorer", "level_with", "place", "score", "weights_of"]
