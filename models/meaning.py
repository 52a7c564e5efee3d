"""Sentence vectors: what a statement means when it uses words that no cue foresees.

Beside the way of the data; read by models.features. ``wordllama`` brings static vectors inside its package: no network, no
download, the same numbers on every machine. They were kept because they win on voices the models had not seen (the table
of ``models.evaluate``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

SIZE = 256
SCALE = 4.0  # beside yes/no features, unit vectors are too small to be heard under the same penalty
MOST_CHARACTERS = 600
NAMES: tuple[str, ...] = tuple(f"v:{number:03d}" for number in range(SIZE))


@lru_cache(maxsize=1)
def _vectors() -> Any:
    import wordllama  # noqa: PLC0415 - half a second that --help and tests of other rooms need not pay

    package = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=package, disable_download=True)


def embed(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """One row of SIZE numbers a text, of length SCALE (0 for a text without a known word)."""
    if not texts:
        return np.zeros((0, SIZE))
    short = [text[:MOST_CHARACTERS] or "." for text in texts]
    rows = np.asarray(_vectors().embed(short, norm=False), dtype=np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: npt.NDArray[np.float64] = np.round(SCALE * rows / np.where(lengths > 0, lengths, 1.0), 5)
    return result
