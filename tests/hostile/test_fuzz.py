"""At least 2,000 mutations through the readers, some of every format, and 500 through the parsers of facts: nothing but results and verdicts."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

from PIL import Image

from pipeline import screening
from pipeline.intake import Crew
from pipeline.settings import Limits, Reading
from tests.hostile.fuzzing import parse_mutations, read_mutations
from tests.reading.msg_builder import msg
from tests.vetting import attacks_flowing, making

FILES = Path(__file__).parents[1] / "files"
SHEET = (
    ":root{--c:#fff}.a{color:hsl(10 20% 30%);& p:nth-child(2n+1){letter-spacing:.1em}}@media not print{li:is(.x,.y)::before{}}"
    "p:not(.z){background:linear-gradient(90deg,#123,oklch(50% 0 0));clip-path:polygon(0 0,9px 0,9px 9px)}"
)
STYLE = "left:calc(1px + 2em);transform:translate(1px,2px) rotateY(10deg);color:var(--c, hwb(0 10% 20%));filter:blur(1px) opacity(.9)"
HTML = (
    f"<html><head><style>{SHEET}</style></head><body class='a'>"
    + "".join(f"<p style='{STYLE}'>{line}</p>" for line in making.RESUME)
    + "</body></html>"
)
RTF = "{\\rtf1\\ansi " + "\\par ".join(making.RESUME) + "}"
MAIL = "From: a@example.com\nSubject: CV\nContent-Type: text/plain; charset=utf-8\n\n" + "\n".join(
    making.RESUME
)
JSON = '{"basics": {"name": "Ines Varga", "email": "i@example.com"}, "work": [{"name": "Lumo", "startDate": "2019-03"}]}'


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def picture(form: str) -> bytes:
    """A small page with some ink; two of them where the form can hold two."""
    page = Image.new("L", (120, 160), 255)
    page.paste(0, (20, 20, 100, 40))
    out = io.BytesIO()
    page.save(out, form, **({"save_all": True, "append_images": [page]} if form == "TIFF" else {}))
    return out.getvalue()


SEEDS: dict[str, bytes] = {
    "pdf": making.pdf([making.page_content()]),
    "docx": making.docx(making.body()),
    "txt": "\n".join(making.RESUME).encode(),
    "md": "\n\n".join(making.RESUME).encode(),
    "html": HTML.encode(),
    "rtf": RTF.encode(),
    "odt": attacks_flowing.odt(""),
    "json": JSON.encode(),
    "eml": MAIL.encode(),
    "zip": zipped({"cv.txt": "\n".join(making.RESUME).encode()}),
    "png": picture("PNG"),
    "tiff": picture("TIFF"),
    "jpg": picture("JPEG"),
}
BATCH = 50
EACH = 150  # mutations of each seed file
TEXTS = 500  # mutated texts for the parsers of facts


def test_readers(tmp_path: Path) -> None:
    calls = []
    attached = {"cv.txt": "\n".join(making.RESUME).encode()}
    outlook = msg(tmp_path / "made.msg", body="Here is my CV.", attachments=attached).read_bytes()
    for ending, content in {**SEEDS, "msg": outlook}.items():
        path = making.saved(tmp_path, f"seed.{ending}", content)
        calls += [(str(path), first, BATCH, str(tmp_path)) for first in range(0, EACH, BATCH)]
    for known in sorted(FILES.glob("one_column.*")):
        if known.suffix != ".doc":
            calls.append((str(known), 10_000, 25, str(tmp_path)))
    with Crew(2, Limits(seconds=120), screening.load_tools, (Reading(),)) as crew:
        outcomes = sorted(crew.map(read_mutations, calls), key=lambda one: one.index)
    faults = [
        f"{calls[one.index][:3]}: {one.reason}: {one.detail}" for one in outcomes if one.reason is not None
    ]
    assert not faults, "\n".join(faults)
    total = Counter[str]()
    for one in outcomes:
        total.update(one.value)
    assert sum(total.values()) >= max(2_000, len(SEEDS) * EACH)
    assert total["read"] > 200


def test_parsers_of_facts() -> None:
    text = "\n".join(making.RESUME)
    calls = [(text, first, BATCH) for first in range(0, TEXTS, BATCH)]
    with Crew(2, Limits(seconds=120), screening.load_tools, (Reading(),)) as crew:
        outcomes = list(crew.map(parse_mutations, calls))
    faults = [
        f"{calls[one.index][1:]}: {one.reason}: {one.detail}" for one in outcomes if one.reason is not None
    ]
    assert not faults, "\n".join(faults)
    assert sum(one.value["parsed"] for one in outcomes) == TEXTS
