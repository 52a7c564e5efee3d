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
    """One row of SIZE numbers a text, of length SCALE (0 for a text without a known word).

    The mean of the vectors of its pieces of words, text by text: what ``WordLlama.embed`` does, without threads and
    without a batch that could change the last digit.
    """
    rows = np.zeros((len(texts), SIZE))
    if not len(texts):
        return rows
    model = _vectors()
    last = model.embedding.shape[0] - 1
    for at, text in enumerate(texts):
        pieces = model.tokenizer.encode(text[:MOST_CHARACTERS], add_special_tokens=False)
        ids = [
            min(number, last) for number, real in zip(pieces.ids, pieces.attention_mask, strict=True) if real
        ]
        if ids:
            mean = model.embedding[ids].astype(np.float64).mean(axis=0)
            length = float(np.sqrt((mean * mean).sum()))
            if length > 0:
                rows[at] = np.round(SCALE * mean / length, 5)
    return rows


def named(vector: npt.NDArray[np.float64]) -> dict[str, float]:
    """A row of ``embed`` as named features."""
    return dict(zip(NAMES, vector.tolist(), strict=True))
