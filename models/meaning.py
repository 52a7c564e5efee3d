"""Sentence vectors: what a statement means when it uses words that no cue foresees.

Beside the way of the data; read by models.features. ``wordllama`` brings static vectors inside its package: no network, no
download, the same numbers on every machine. They were kept because they win on voices the models had not seen (the table
of ``models.evaluate``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

SIZE = 256
SCALE = 4.0  # beside yes/no features, unit vectors are too small to be heard under the same penalty
MOST_CHARACTERS = 600
_REMEMBERED = 20_000  # words with their pieces; then it starts anew
_MARK = "\u2581"  # stands for a space in the names of pieces
NAMES: tuple[str, ...] = tuple(f"v:{number:03d}" for number in range(SIZE))


@lru_cache(maxsize=1)
def _vectors() -> Any:
    import wordllama  # noqa: PLC0415 - half a second that --help and tests of other rooms need not pay

    package = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=package, disable_download=True)


class _Cutter:
    """Cuts texts into pieces of words: the rows of their vectors.

    No piece reaches over a space, so each word is cut once a process: to cut every text anew was a third of the time of
    assessment. Only where the tokenizer treats something apart (its mark for spaces, names of special pieces, spaces beside
    spaces or at an end) the whole text is cut.
    """

    def __init__(self, model: Any) -> None:
        self._tokenizer = model.tokenizer
        self._cut = (
            model.tokenizer.model.tokenize
        )  # without the offsets and masks that come with a whole text
        self._last = model.embedding.shape[0] - 1
        self._known: dict[str, list[int]] = {}

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text, in their order."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        parted = [text.split(" ") for text in texts]
        plain = [
            _MARK not in text and "<" not in text and "" not in words
            for text, words in zip(texts, parted, strict=True)
        ]
        for words, own in zip(parted, plain, strict=True):
            for word in words if own else ():
                if word not in known:
                    known[word] = [min(piece.id, self._last) for piece in self._cut(_MARK + word)]
        return [
            [piece for word in words for piece in known[word]] if own else self._whole(text)
            for text, words, own in zip(texts, parted, plain, strict=True)
        ]

    def _whole(self, text: str) -> list[int]:
        cut = self._tokenizer.encode(text, add_special_tokens=False)
        return [min(number, self._last) for number in cut.ids]


@lru_cache(maxsize=1)
def _cutter() -> _Cutter:
    return _Cutter(_vectors())


def embed(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """One row of SIZE numbers a text, of length SCALE (0 for a text without a known word).

    The mean of the vectors of its pieces of words: what ``WordLlama.embed`` does, without threads, and summed text by text,
    since a batch could change the last digit.
    """
    rows = np.zeros((len(texts), SIZE))
    pieces = _cutter().pieces([text[:MOST_CHARACTERS] for text in texts])
    vectors = _vectors().embedding.take(list(chain(*pieces)), axis=0).astype(np.float64)
    end = 0
    for at, found in enumerate(pieces):
        start, end = end, end + len(found)
        if found:
            rows[at] = np.add.reduce(vectors[start:end], axis=0) / len(found)
    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    length[length == 0] = 1.0
    result: npt.NDArray[np.float64] = np.round(SCALE * rows / length, 5)
    return result


def named(vector: npt.NDArray[np.float64]) -> dict[str, float]:
    """A row of ``embed`` as named features."""
    return dict(zip(NAMES, vector.tolist(), strict=True))
