"""Sentence vectors: words cut one by one give what the tokenizer gives for the whole text."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from models import meaning


def test_no_piece_reaches_over_a_space() -> None:
    mark = meaning._MARK
    names = meaning._vectors().tokenizer.get_vocab()
    assert not [name for name in names if mark in name.lstrip(mark)]


@given(st.text(alphabet="ab eTé\u2581<s>/\u00a0\n\t你🙂0.-’", max_size=25))
@example("Built a retrieval service over 2.4M documents; cut p95 to 40 ms.")
@example("two  spaces and one at the end ")
@example("an <unk> piece, </s> and a \u2581 mark")
def test_pieces_are_those_of_the_whole_text(text: str) -> None:
    model = meaning._vectors()
    whole = model.tokenizer.encode(text, add_special_tokens=False).ids
    told = [min(number, model.embedding.shape[0] - 1) for number in whole]
    assert meaning._cutter().pieces([text, text[:5], text])[::2] == [told, told]


def test_rows_do_not_depend_on_their_neighbours() -> None:
    texts = ["Trained a ranking model.", "", "Ran the on-call rota for 12 services."]
    together = meaning.embed(texts)
    assert not together[1].any()
    assert all(np.array_equal(together[at], meaning.embed([text])[0]) for at, text in enumerate(texts))
