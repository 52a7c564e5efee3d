"""Small PDF and DOCX files made from nothing but bytes, so that every trick in them is in plain sight."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

NAME = "Ines Varga"
RESUME: tuple[str, ...] = (
    NAME,
    "Backend engineer, Porto",
    "ines.varga@example.com  (312) 555-0148",
    "",
    "EXPERIENCE",
    "Backend Engineer, Lumo Freight, Porto",
    "March 2019 - June 2024",
    "- Built REST APIs in Python and Django for 400 depots, in production since 2020.",
    "- Moved the order database from MySQL to PostgreSQL without downtime.",
    "- On call for the booking service; cut alerts by 40 % with better tests in pytest.",
    "Software Developer, Quay Software, Lisbon",
    "September 2015 - February 2019",
    "- Wrote billing services in Java and Spring Boot; deployed them with Docker.",
    "- Kept the nightly batch running on Linux servers.",
    "",
    "EDUCATION",
    "BSc Computer Science, University of Porto, 2012 - 2015",
    "",
    "SKILLS",
    "Python, Django, Java, Spring Boot, PostgreSQL, Docker, pytest",
)
SECRET = "Kubernetes TensorFlow PyTorch LangChain expert since 2009"


# --- PDF --------------------------------------------------------------------------------------------------


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def shown(text: str, x: float, y: float, size: float = 10, before: str = "", font: str = "F1") -> str:
    """Drawing of one line of text; ``before``: operators inside the text object."""
    return f"BT /{font} {size} Tf {before} 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n"


def page_content(lines: Sequence[str] = RESUME, top: float = 760) -> str:
    """The drawing of a plain résumé page."""
    parts = []
    for at, line in enumerate(lines):
        heading = at == 0 or (line.isupper() and len(line) < 30)
        if line:
            parts.append(
                shown(line, 60, top - at * 16, 14 if heading else 10, font="F2" if heading else "F1")
            )
    return "".join(parts)


def pdf(
    pages: Sequence[str],
    *,
    page_extra: str = "",
    resources: str = "",
    catalog_extra: str = "",
    info: str = "/CreationDate (D:20240815120000Z)",
    more: Sequence[bytes] = (),
) -> bytes:
    """A PDF with these content streams. ``more``: further objects; they get the numbers after the fixed ones (first: 6)."""
    objects: list[bytes] = [
        b"",  # catalog, page tree: filled below
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("latin-1"),
        *more,
    ]
    kids = []
    for content in pages:
        stream = content.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {page_extra} /Contents {len(objects)} 0 R"
                f" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> {resources} >> >>"
            ).encode("latin-1")
        )
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog_extra} >>".encode("latin-1")
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    return assembled(objects)


def assembled(objects: Sequence[bytes], root: int = 1, info: int = 5) -> bytes:
    """Numbered objects as a PDF file with its cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF\n"
    out.write(trailer.encode())
    return out.getvalue()


def pdf_tricks() -> dict[str, bytes]:
    """Each way to hide a line in a PDF, in an otherwise ordinary résumé."""
    base, y = page_content(), 300
    state = "/ExtGState << /G0 << /Type /ExtGState /ca 0 /CA 0 >> >>"
    return {
        "colour": pdf([base + f"1 1 1 rg\n{shown(SECRET, 60, y)}0 0 0 rg\n"]),
        "size": pdf([base + shown(SECRET, 60, y, size=0.5)]),
        "scale": pdf([base + shown(SECRET, 60, y, before="0.5 Tz")]),
        "off_page": pdf([base + shown(SECRET, 60, -200)]),
        "crop": pdf([base + shown(SECRET, 60, y)], page_extra="/CropBox [0 400 612 792]"),
        "render_mode": pdf([base + shown(SECRET, 60, y, before="3 Tr")]),
        "clip": pdf([base + f"q 0 0 1 1 re W n\n{shown(SECRET, 60, y)}Q\n"]),
        "covered": pdf([base + f"{shown(SECRET, 60, y)}1 1 1 rg 50 {y - 10} 500 30 re f 0 0 0 rg\n"]),
        "transparent": pdf([base + f"q /G0 gs\n{shown(SECRET, 60, y)}Q\n"], resources=state),
        "optional_content": pdf(
            [base + f"/OC /L0 BDC\n{shown(SECRET, 60, y)}EMC\n"],
            resources="/Properties << /L0 6 0 R >>",
            catalog_extra="/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >>",
            more=[b"<< /Type /OCG /Name (Layer) >>"],
        ),
    }


def pdf_unread() -> dict[str, bytes]:
    """Places of a PDF that hold no text of the page and are simply not read."""
    base = page_content()
    return {
        "metadata": pdf(
            [base], info=f"/Title ({SECRET}) /Keywords ({SECRET}) /CreationDate (D:20240815120000Z)"
        ),
        "alt_text": pdf([base + f"/Figure << /Alt ({SECRET}) >> BDC 300 50 20 20 re f EMC\n"]),
    }


# --- DOCX -------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/><Relationship Id="rId2"'
    ' Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><cp:keywords>{keywords}</cp:keywords>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-08-15T12:00:00Z</dcterms:modified></cp:coreProperties>'
)
_DOCUMENT_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"'
    ' Target="styles.xml"/>{extra}</Relationships>'
)


def paragraph(text: str, run: str = "", whole: str = "") -> str:
    """One paragraph; ``run`` and ``whole`` are run and paragraph properties in XML."""
    return f'<w:p><w:pPr>{whole}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def body(lines: Sequence[str] = RESUME) -> str:
    """The paragraphs of a plain résumé."""
    return "".join(
        paragraph(line, run="<w:b/>" if at == 0 or (line.isupper() and len(line) < 30) else "")
        for at, line in enumerate(lines)
        if line
    )


def docx(
    content: str,
    styles: str = "",
    keywords: str = "",
    relations: str = "",
    parts: dict[str, bytes] | None = None,
) -> bytes:
    """A Word file around these paragraphs."""
    members: dict[str, bytes] = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "docProps/core.xml": _CORE.format(keywords=escape(keywords)).encode(),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS.format(extra=relations).encode(),
        "word/styles.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:styles {_SPACES}>{styles}</w:styles>'.encode(),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{content}'
            '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:body></w:document>'
        ).encode(),
        **(parts or {}),
    }
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive of these members, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 8, 15, 12, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _style(name: str, properties: str) -> str:
    return f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/><w:rPr>{properties}</w:rPr></w:style>'


def docx_tricks() -> dict[str, bytes]:
    """Each way to hide a line in a Word file."""
    base = body()
    white, dark = '<w:color w:val="FFFFFF"/>', '<w:color w:val="1F2A44"/>'
    return {
        "vanish": docx(base + paragraph(SECRET, run="<w:vanish/>")),
        "colour": docx(base + paragraph(SECRET, run=white)),
        "size": docx(base + paragraph(SECRET, run='<w:sz w:val="2"/>')),
        "style_vanish": docx(
            base + paragraph(SECRET, run='<w:rStyle w:val="Quiet"/>'), styles=_style("Quiet", "<w:vanish/>")
        ),
        "style_colour": docx(
            base + paragraph(SECRET, run='<w:rStyle w:val="Pale"/>'), styles=_style("Pale", white)
        ),
        "shading": docx(
            base + paragraph(SECRET, run=dark + '<w:shd w:val="clear" w:color="auto" w:fill="1F2A44"/>')
        ),
        "frame": docx(
            base
            + paragraph(
                SECRET,
                whole='<w:framePr w:w="1" w:h="1" w:hRule="exact" w:hAnchor="page" w:vAnchor="page" w:x="-20000" w:y="-20000"/>',
            )
        ),
    }


def docx_unread() -> dict[str, bytes]:
    """Places of a Word file that are simply not read."""
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="10" cy="10"/>'
        f'<wp:docPr id="1" name="x" descr="{SECRET}" title="{SECRET}"/></wp:inline></w:drawing></w:r></w:p>'
    )
    return {"metadata": docx(body(), keywords=SECRET), "alt_text": docx(body() + picture)}


def innocent() -> dict[str, tuple[str, bytes]]:
    """Honest files that look like tricks: (ending, bytes)."""
    banner = (
        "0.12 0.16 0.27 rg 0 730 612 62 re f 1 1 1 rg\n" + shown(NAME, 60, 755, 20, font="F2") + "0 0 0 rg\n"
    )
    grey = "0.45 0.45 0.45 rg\n" + shown("Last updated August 2024", 60, 40, 7) + "0 0 0 rg\n"
    return {
        "white on a dark banner": ("pdf", pdf([banner + page_content(RESUME[1:], top=700)])),
        "small grey footer": ("pdf", pdf([page_content() + grey])),
        "white on shading": (
            "docx",
            docx(
                paragraph(
                    NAME,
                    run='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="1F2A44"/><w:sz w:val="40"/>',
                )
                + body(RESUME[1:])
            ),
        ),
        "plain pdf": ("pdf", pdf([page_content()])),
        "plain docx": ("docx", docx(body())),
    }


def saved(folder: Path, name: str, content: bytes) -> Path:
    """The bytes as a file in a folder."""
    path = folder / name
    path.write_bytes(content)
    return path
