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
_MARK = "\u2581"  # stands for a space in the names of pieces
NAMES: tuple[str, ...] = tuple(f"v:{number:03d}" for number in range(SIZE))


@lru_cache(maxsize=1)
def _vectors() -> Any:
    import wordllama  # noqa: PLC0415 - half a second that --help and tests of other rooms need not pay

    package = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=package, disable_download=True)


@lru_cache(maxsize=20_000)
def _pieces_of_word(word: str) -> tuple[int, ...]:
    """Rows of the vectors of one word's pieces."""
    model = _vectors()
    last = model.embedding.shape[0] - 1
    return tuple(min(number, last) for number in model.tokenizer.encode(word, add_special_tokens=False).ids)


def pieces(text: str) -> list[int]:
    """Rows of the vectors of a text's pieces, in their order.

    No piece reaches over a space, so each word is cut by itself, most of them once a process: to cut whole texts was a
    third of the time of assessment. Only around what the tokenizer treats apart (its mark for spaces, names of special
    pieces, spaces beside spaces or at an end) the whole text is cut.
    """
    words = text.split(" ")
    if "" in words or _MARK in text or "<" in text:
        return list(_pieces_of_word.__wrapped__(text))
    return [piece for word in words for piece in _pieces_of_word(word)]


def embed(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """One row of SIZE numbers a text, of length SCALE (0 for a text without a known word).

    The mean of the vectors of its pieces of words, text by text: what ``WordLlama.embed`` does, without threads and
    without a batch that could change the last digit.
    """
    rows = np.zeros((len(texts), SIZE))
    for at, text in enumerate(texts):
        found = pieces(text[:MOST_CHARACTERS])
        if found:
            vectors = _vectors().embedding.take(found, axis=0).astype(np.float64)
            mean = np.add.reduce(vectors, axis=0) / len(found)
            length = float(np.sqrt((mean * mean).sum()))
            if length > 0:
                rows[at] = SCALE * mean / length
    return np.round(rows, 5)


def named(vector: npt.NDArray[np.float64]) -> dict[str, float]:
    """A row of ``embed`` as named features."""
    return dict(zip(NAMES, vector.tolist(), strict=True))
