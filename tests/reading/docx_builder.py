"""Smallest DOCX packages out of raw XML, so that tests say exactly what is in the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str, run: str = "", paragraph: str = "") -> str:
    """One paragraph; ``run`` and ``paragraph`` are properties in XML."""
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def docx(path: Path, body: str, *, styles: str = "", parts: dict[str, str] | None = None) -> Path:
    """Write a DOCX with this body. ``parts``: name of a header or footer part -> its XML; it gets the id of its stem."""
    relations = f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
    for name in parts or {}:
        kind = "header" if "header" in name else "footer"
        relations += f'<Relationship Id="{name.split(".")[0]}" Type="{OFFICE}/{kind}" Target="{name}"/>'
    relations += f'<Relationship Id="link" Type="{OFFICE}/hyperlink" Target="https://example.org/me" TargetMode="External"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="d" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        out.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        )
        out.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        out.writestr("word/styles.xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
        for name, xml in (parts or {}).items():
            out.writestr(f"word/{name}", f"<w:hdr {NAMESPACES}>{xml}</w:hdr>")
    return path
