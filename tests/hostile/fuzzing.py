"""Mutated files for the readers and mutated texts for the parsers of facts; run in children by test_fuzz.

A mutation may only end in a result or in a ReadingError; any other exception is a fault of ours and comes out with the
number that makes it again.
"""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image

from pipeline import assessment, screening, sections, skills, vetting
from pipeline.errors import ReadingError
from pipeline.reading import ocr, read
from pipeline.reading.words import Word
from pipeline.records import Document, Line

TOKENS = (
    b"\x00", b"\xff\xff\xff\xff", b"-1", b"99999999999", b"<", b">", b"<<", b"endobj", b"stream", b"/Length 0", b"[", b"]", b"{", b"}",
    b"\\", b"&#0;", b"&lol;", b"PK\x03\x04", b"\xe2\x80\xae", b"1e999", b"null", b"]]>", b"<!--", b"\n" * 50, b" " * 300, b"%PDF-",
)  # fmt: skip
WORDS = (
    "2019", "Jan 2019 - Present", "13/2019", "31/02/2020 - 30/02/2021", "Present - 2010", "'19", "0000", "20XX", "@", "a@b@c.example", "+",
    "+1 (312) 555-0148", "https://", "http://[::1", "//", "EXPERIENCE", "EDUCATION", "SKILLS", ":", "-", "•", "|", "\t", "(", ")", "C++", "10 years of",
    "no experience with", "99999999999999999999 years", "I" * 90, "é" * 40, "\u202e", "𝔓𝔶𝔱𝔥𝔬𝔫", "Python, " * 30,
)  # fmt: skip


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed in one to six ways: flipped, cut, doubled, moved, peppered with awkward tokens."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        if not out:
            break
        at, size = rng.randrange(len(out)), rng.randint(1, max(1, min(400, len(out) // 4)))
        match rng.randrange(6):
            case 0:
                out[at] ^= 1 << rng.randrange(8)
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * rng.randint(1, 8)
            case 3:
                out[at:at] = rng.choice(TOKENS)
            case 4:
                out[at : at + size] = bytes(rng.randrange(256) for _ in range(min(size, 40)))
            case _:
                to = rng.randrange(len(out))
                part = out[at : at + size]
                out[to : to + len(part)] = part
    return bytes(out)


def mutated_text(text: str, rng: random.Random) -> str:
    """Lines of a résumé dropped, doubled, shuffled, joined and peppered with awkward words."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(lines))
        match rng.randrange(5):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(rng.randrange(len(lines)), lines[at])
            case 2:
                words = lines[at].split(" ")
                words.insert(rng.randrange(len(words) + 1), rng.choice(WORDS))
                lines[at] = " ".join(words)
            case 3:
                words = lines[at].split(" ")
                rng.shuffle(words)
                lines[at] = " ".join(words)
            case _:
                lines[at] += lines[(at + 1) % len(lines)]
    return "\n".join(lines)


def see_nothing() -> None:
    """Pictures are opened and decoded in full, but what stands on them is not recognised: that takes a second a page."""

    def recognise(image: Image.Image, dpi: float) -> tuple[list[Word], float]:
        image.load()
        return [Word("Ines", 50.0, 90.0, 50.0, 60.0, 58.0, 10.0, ocr=True)], 0.9

    ocr.recognise = recognise  # a child's own copy
    ocr.available = lambda: True  # type: ignore[assignment]


def read_mutations(path: str, first: int, count: int, folder: str) -> dict[str, int]:
    """Reads ``count`` mutations of a file; how often each verdict came. Raises AssertionError naming the seed."""
    data = Path(path).read_bytes()
    target = Path(folder) / f"mutation-{first}{Path(path).suffix}"
    verdicts: dict[str, int] = {}
    see_nothing()
    for seed in range(first, first + count):
        target.write_bytes(mutated(data, random.Random(seed)))
        try:
            document = read(target, ocr=True)
            assert [line.number for line in document.lines] == sorted(
                {line.number for line in document.lines}
            )
            verdict = "read"
        except ReadingError as error:
            verdict = error.reason
        except Exception as error:
            raise AssertionError(f"{Path(path).name}, seed {seed}: {error!r}") from error
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    target.unlink(missing_ok=True)
    return verdicts


def parse_mutations(text: str, first: int, count: int) -> dict[str, int]:
    """Takes ``count`` mutated texts through every parser of facts; offsets must slice back to their words."""
    tools = screening._tools
    assert tools is not None
    for seed in range(first, first + count):
        told = mutated_text(text, random.Random(seed))
        lines = tuple(
            Line(1, number, row) for number, row in enumerate(told.split("\n"), start=1) if row.strip()
        )
        document = Document(lines, 1, "plain", "txt")
        try:
            seen = vetting.set_apart(document)
            outline = sections.outline(seen, None)
            found = skills.extract(seen, outline, tools.nlp, tools.taxonomy, None)
            verdicts = assessment.assess(seen, outline, found, tools.taxonomy, None)
            vetting.check(document, outline, found, verdicts, tools.taxonomy, None)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error
        for mention in found.mentions:
            assert mention.text[mention.start : mention.end] == mention.surface, f"seed {seed}"
    return {"parsed": count}
