"""Vetting: text that is in the file but that no reader sees. In: the document. Out: the flag ``hidden_text``.

Reading has kept these words apart and nothing scores them; here they become a question with what they say.
"""

from __future__ import annotations

from pipeline.records import Document, Flag, FlagEvidence
from pipeline.vetting.rules import MAX_QUOTE, limits

WAYS = {
    "colour": "in the colour of the background",
    "size": "too small to read",
    "off_page": "outside the page",
    "crop": "outside the visible part of the page",
    "clip": "clipped away",
    "covered": "covered by something",
    "render_mode": "drawn invisibly",
    "transparent": "transparent",
    "optional_content": "in a layer that is switched off",
    "vanish": "marked as hidden",
}


def check(document: Document) -> tuple[Flag, ...]:
    """One flag for all hidden words of a document, or none."""
    told = limits("hidden_text")
    letters = sum(c.isalnum() for one in document.hidden for c in one.text)
    if letters < told["letters"]:
        return ()
    ways = list(dict.fromkeys(one.how for one in document.hidden))
    said = ", ".join(WAYS.get(way, way.replace("_", " ")) for way in ways[:3])
    words = sum(len(one.text.split()) for one in document.hidden)
    found = tuple(
        FlagEvidence(one.page, None, one.text[:MAX_QUOTE]) for one in document.hidden[: told["shown"]]
    )
    count = f"{words} word" + ("s" if words != 1 else "")
    return (
        Flag(
            "hidden_text",
            f"The file holds {count} that a reader cannot see ({said}); they do not count.",
            found,
        ),
    )
