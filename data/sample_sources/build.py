"""Rebuilds the files of data/samples from their sources; run by hand, never by the tests.

Place in the way of the data: before it. Everything that the product reads in data/samples comes from here, so
that a sample can be corrected in its source and built again. `build.toml` says for each file which source it
has, which program makes it (as people make theirs with different programs), and on which day it was sent:
that day goes into the file's metadata, as it would in life.

    python data/sample_sources/build.py             every file
    python data/sample_sources/build.py Müller      the files whose name contains a word

Needs chromium, LibreOffice (soffice), pdflatex with moderncv, pandoc and pdftoppm; Python alone for the rest.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

SOURCES = Path(__file__).resolve().parent
SAMPLES = SOURCES.parent / "samples"
LARGEST_SAMPLE_BYTES = 120_000


@dataclass(frozen=True, slots=True)
class Sample:
    """One file to build: where it goes, what it is made from, by which maker, and when it was sent."""

    out: str
    source: str
    via: str
    sent: dt.date
    options: dict[str, str]


def read_plan(path: Path) -> list[Sample]:
    """The samples that build.toml names, in its order."""
    plan = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {"out", "source", "via", "sent"}
    return [
        Sample(
            row["out"],
            row["source"],
            row["via"],
            row["sent"],
            {key: str(value) for key, value in row.items() if key not in known},
        )
        for row in plan["sample"]
    ]


def run(command: list[str], folder: Path, sent: dt.date) -> None:
    """Runs a program in a folder with the clock of the sending day for those that ask for it."""
    moment = dt.datetime(sent.year, sent.month, sent.day, 10, 0, tzinfo=dt.UTC)
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "FORCE_SOURCE_DATE": "1"}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=False)
    if done.returncode:
        said = (done.stdout[-2000:] + done.stderr[-2000:]).decode(errors="replace")
        raise SystemExit(f"{' '.join(command)}\n{said}")


def print_with_chromium(sample: Sample, made: Path, scratch: Path) -> None:
    quiet = ["--disable-sync", "--disable-background-networking", "--disable-component-update"]
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", *quiet]
    command += [f"--user-data-dir={scratch / 'browser'}", "--no-pdf-header-footer", f"--print-to-pdf={made}"]
    run([*command, (SOURCES / sample.source).as_uri()], scratch, sample.sent)


def typeset_with_latex(sample: Sample, made: Path, scratch: Path) -> None:
    source = SOURCES / sample.source
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"-output-directory={scratch}"]
    for _ in range(2):
        run([*command, str(source)], scratch, sample.sent)
    shutil.move(scratch / f"{source.stem}.pdf", made)


def convert_with_office(sample: Sample, target: str, made: Path, scratch: Path, extra: list[str]) -> None:
    """LibreOffice without a window, with a user profile of its own."""
    source = SOURCES / sample.source
    office = ["soffice", "--headless", f"-env:UserInstallation={(scratch / 'office').as_uri()}", *extra]
    run([*office, "--convert-to", target, "--outdir", str(scratch), str(source)], scratch, sample.sent)
    shutil.move(scratch / f"{source.stem}{made.suffix}", made)


def convert_with_writer(sample: Sample, made: Path, scratch: Path) -> None:
    """LibreOffice Writer, from HTML or flat ODF, to PDF or DOCX; `password` encrypts the PDF."""
    target = {".pdf": "pdf:writer_pdf_Export", ".docx": "docx:MS Word 2007 XML"}[made.suffix]
    if password := sample.options.get("password"):
        target += (
            ':{"EncryptFile":{"type":"boolean","value":"true"},'
            f'"DocumentOpenPassword":{{"type":"string","value":"{password}"}}}}'
        )
    as_text = ["--infilter=HTML (StarWriter)"] if sample.source.endswith(".html") else []
    convert_with_office(sample, target, made, scratch, as_text)


def convert_with_pandoc(sample: Sample, made: Path, scratch: Path) -> None:
    command = ["pandoc", "--from=markdown", "--to=docx", f"--output={made}"]
    run([*command, str(SOURCES / sample.source)], scratch, sample.sent)


def write_text(sample: Sample, made: Path, scratch: Path) -> None:
    """Text in some encoding; `misread_as` spoils it as a program does that mistakes UTF-8 for another one."""
    text = (SOURCES / sample.source).read_text(encoding="utf-8")
    if misread_as := sample.options.get("misread_as"):
        text = text.encode("utf-8").decode(misread_as)
    newline = {"crlf": "\r\n", "lf": "\n"}[sample.options.get("newline", "lf")]
    made.write_bytes(text.replace("\n", newline).encode(sample.options.get("encoding", "utf-8")))


def write_workbook(sample: Sample, made: Path, scratch: Path) -> None:
    """A workbook of one sheet, as a recruiter's list of applicants would be."""
    office = "http://schemas.openxmlformats.org"
    main = f"{office}/spreadsheetml/2006/main"
    related = f"{office}/officeDocument/2006/relationships"
    packaged = f"{office}/package/2006"
    with (SOURCES / sample.source).open(encoding="utf-8", newline="") as lines:
        rows = [
            "<row>"
            + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row)
            + "</row>"
            for row in csv.reader(lines)
        ]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = '<Relationship Id="rId1" Type="{}/{}" Target="{}"/>'
    relations = f'<Relationships xmlns="{packaged}/relationships">{relation}</Relationships>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packaged}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relations.format(related, "officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relations.format(related, "worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
        '<sheet name="May" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
    }
    write_package(made, parts, sample.sent)


def scan(sample: Sample, made: Path, scratch: Path) -> None:
    """Prints the source and scans the paper: grey pictures of the pages at 150 dpi, and no text."""
    print_with_chromium(sample, scratch / "paper.pdf", scratch)
    run(["pdftoppm", "-r", "150", "-gray", "-png", "paper.pdf", "page"], scratch, sample.sent)
    pages = [Image.open(page).convert("L") for page in sorted(scratch.glob("page*.png"))]
    first, *rest = [page.rotate(0.4, fillcolor=255) for page in pages]
    first.save(made, save_all=True, append_images=rest, resolution=150, quality=35)


def cut_short(sample: Sample, made: Path, scratch: Path) -> None:
    """A download that broke off: the first 40 % of the file."""
    print_with_chromium(sample, scratch / "whole.pdf", scratch)
    whole = (scratch / "whole.pdf").read_bytes()
    made.write_bytes(whole[: len(whole) * 2 // 5])


def write_nothing(sample: Sample, made: Path, scratch: Path) -> None:
    made.write_bytes(b"")


MAKERS: dict[str, Callable[[Sample, Path, Path], None]] = {
    "chromium": print_with_chromium,
    "latex": typeset_with_latex,
    "writer": convert_with_writer,
    "pandoc": convert_with_pandoc,
    "text": write_text,
    "scan": scan,
    "cut_short": cut_short,
    "nothing": write_nothing,
    "workbook": write_workbook,
}


def write_package(made: Path, parts: dict[str, str], sent: dt.date, encoding: str = "utf-8") -> None:
    """An Office file out of its parts, each dated with the sending day."""
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, (sent.year, sent.month, sent.day, 10, 0, 0))
            package.writestr(part, content.encode(encoding), zipfile.ZIP_DEFLATED)


def date_the_metadata(made: Path, sent: dt.date) -> None:
    """Writes the sending day over the building day, which else would be the newest date in every file."""
    if made.suffix == ".pdf":
        moment = sent.strftime("%Y%m%d100000").encode()
        dated = re.sub(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}", rb"\g<1>" + moment, made.read_bytes())
        made.write_bytes(dated)
    elif made.suffix == ".docx":
        with zipfile.ZipFile(made) as old:
            parts = {part.filename: old.read(part).decode("latin-1") for part in old.infolist()}
        parts["docProps/core.xml"] = re.sub(
            r"(<dcterms:(?:created|modified)[^>]*>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
            rf"\g<1>{sent.isoformat()}T10:00:00",
            parts["docProps/core.xml"],
        )
        write_package(made, parts, sent, encoding="latin-1")


def build(sample: Sample) -> None:
    """Makes one sample at its place below data/samples."""
    target = SAMPLES / sample.out
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="samples-") as folder:
        scratch = Path(folder)
        made = scratch / f"made{target.suffix}"
        MAKERS[sample.via](sample, made, scratch)
        date_the_metadata(made, sample.sent)
        if made.stat().st_size > LARGEST_SAMPLE_BYTES:
            raise SystemExit(f"{sample.out}: {made.stat().st_size} bytes, more than {LARGEST_SAMPLE_BYTES}")
        shutil.move(made, target)


def main(words: list[str]) -> None:
    for sample in read_plan(SOURCES / "build.toml"):
        if not words or any(word in sample.out for word in words):
            build(sample)
            print(sample.out)


if __name__ == "__main__":
    main(sys.argv[1:])
