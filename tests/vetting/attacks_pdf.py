"""Further ways to hide a line in a PDF, each in an otherwise ordinary résumé made from nothing but bytes."""

from __future__ import annotations

import zlib

from tests.vetting.making import SECRET, page_content, pdf, shown

Y = 300  # where the secret stands on a page


def _stream(content: bytes, extra: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra.encode(), content)


def _form(content: str, extra: str = "") -> bytes:
    return _stream(
        content.encode("cp1252"),
        f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> {extra}",
    )


def image(pixel: bytes, width: int = 1, height: int = 1) -> bytes:
    data = zlib.compress(pixel * (width * height))
    return _stream(
        data,
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace /DeviceRGB"
        " /Filter /FlateDecode",
    )


def _annotation(kind: str, rect: str, appearance: int, extra: str = "") -> bytes:
    return f"<< /Type /Annot /Subtype /{kind} /Rect {rect} /F 4 /AP << /N {appearance} 0 R >> {extra} >>".encode()


def pdf_attacks() -> dict[str, bytes]:
    """Each further way to hide a line in a PDF."""
    base = page_content()
    secret = shown(SECRET, 60, Y)
    mask = "/ExtGState << /G0 << /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G 6 0 R >> >> >>"
    return {
        "tenth of a point": pdf([base + shown(SECRET, 60, Y, size=0.1)]),
        "font of one point": pdf([base + shown(SECRET, 60, Y, size=1)]),
        "tiny text matrix": pdf([base + f"BT /F1 10 Tf 0.01 0 0 0.01 60 {Y} Tm ({SECRET}) Tj ET\n"]),
        "tiny page matrix": pdf([base + f"q 0.02 0 0 0.02 60 {Y} cm\n{shown(SECRET, 0, 0)}Q\n"]),
        "flat matrix": pdf([base + f"q 1 0 0 0.03 0 {Y} cm\n{shown(SECRET, 60, 0)}Q\n"]),
        "nearly white": pdf([base + f"0.97 0.97 0.96 rg\n{secret}0 0 0 rg\n"]),
        "nearly white grey": pdf([base + f"0.96 g\n{secret}0 g\n"]),
        "white in CMYK": pdf([base + f"0 0 0 0 k\n{secret}0 0 0 1 k\n"]),
        "dark on a dark cell": pdf(
            [base + f"0.1 0.1 0.3 rg 50 {Y - 6} 500 22 re f 0.12 0.1 0.3 rg\n{secret}0 0 0 rg\n"]
        ),
        "behind an image": pdf(
            [base + f"{secret}q 520 0 0 40 50 {Y - 15} cm /I Do Q\n"],
            resources="/XObject << /I 6 0 R >>",
            more=[image(b"\x30\x60\x90", 4, 4)],
        ),
        "behind a photo": pdf(
            [base + f"{secret}q 520 0 0 40 50 {Y - 15} cm /I Do Q\n"],
            resources="/XObject << /I 6 0 R >>",
            more=[_noise(260, 20)],
        ),
        "invisible over an image": pdf(
            [base + f"q 520 0 0 40 50 {Y - 15} cm /I Do Q\n" + shown(SECRET, 60, Y, before="3 Tr")],
            resources="/XObject << /I 6 0 R >>",
            more=[_noise(260, 20)],
        ),
        "invisible over a photo of noise": pdf(
            [base + f"q 520 0 0 200 50 {Y - 100} cm /I Do Q\n" + shown(SECRET, 60, Y, before="3 Tr")],
            resources="/XObject << /I 6 0 R >>",
            more=[_noise(520, 200)],
        ),
        "invisible over other words": pdf([base + shown(SECRET, 60, 760 - 12 * 16, before="3 Tr")]),
        "white over other words": pdf([base + f"1 1 1 rg\n{shown(SECRET, 60, 760 - 12 * 16)}0 0 0 rg\n"]),
        "under a hatch of lines": pdf(
            [
                base
                + f"1 1 1 rg\n{secret}0 0 0 rg\n"
                + "".join(f"{60 + 2 * n} {Y - 4} 0.7 14 re f\n" for n in range(200))
            ]
        ),
        "clip by text": pdf([base + shown(SECRET, 60, Y, before="7 Tr")]),
        "clip to nothing in a form": pdf(
            [base + "/X Do\n"],
            resources="/XObject << /X 6 0 R >>",
            more=[_form(f"q 0 0 1 1 re W n\n{secret}Q\n")],
        ),
        "form outside its box": pdf(
            [base + "/X Do\n"],
            resources="/XObject << /X 6 0 R >>",
            more=[_form(secret).replace(b"/BBox [0 0 612 792]", b"/BBox [0 0 9 9]    ")],
        ),
        "soft mask": pdf(
            [base + f"q /G0 gs\n{secret}Q\n"],
            resources=mask,
            more=[_form("0 g 0 0 612 792 re f\n", "/Group << /S /Transparency /CS /DeviceGray >>")],
        ),
        "nearly transparent": pdf(
            [base + f"q /G0 gs\n{secret}Q\n"],
            resources="/ExtGState << /G0 << /Type /ExtGState /ca 0.04 /CA 0.04 >> >>",
        ),
        "white rectangle over it": pdf([base + f"{secret}1 1 1 rg 0 {Y - 20} 612 50 re f 0 0 0 rg\n"]),
        "white annotation over it": pdf(
            [base + secret],
            page_extra="/Annots [6 0 R]",
            more=[
                _annotation("Square", f"[0 {Y - 20} 612 {Y + 30}]", 7),
                _form(f"1 1 1 rg 0 {Y - 20} 612 50 re f\n").replace(
                    b"/BBox [0 0 612 792]", f"/BBox [0 {Y - 20} 612 {Y + 30}]".encode()
                ),
            ],
        ),
        "off the rotated page": pdf([base + shown(SECRET, 60, 900)], page_extra="/Rotate 90"),
        "crop of the rotated page": pdf(
            [base + shown(SECRET, 60, Y)], page_extra="/Rotate 180 /CropBox [0 400 612 792]"
        ),
        "right of the page": pdf([base + shown(SECRET, 620, Y)]),
        "half of it right of the page": pdf([base + shown(SECRET, 608, Y)]),
        "vertical and white": pdf(
            [base + f"1 1 1 rg BT /F1 10 Tf 0 1 -1 0 580 100 Tm ({SECRET}) Tj ET 0 0 0 rg\n"]
        ),
        "slanted and white": pdf(
            [base + f"1 1 1 rg BT /F1 10 Tf 0.7 0.7 -0.7 0.7 80 60 Tm ({SECRET}) Tj ET 0 0 0 rg\n"]
        ),
        "white letter by letter": pdf(
            [
                base
                + "1 1 1 rg\n"
                + "".join(shown(c, 60 + 6 * i, Y) for i, c in enumerate(SECRET) if c != " ")
                + "0 0 0 rg\n"
            ]
        ),
        "inherited crop box": pdf([base + shown(SECRET, 60, Y)]).replace(
            b"/Type /Pages", b"/CropBox [0 400 612 792] /Type /Pages"
        ),
        "layer in a form": pdf(
            [base + "/X Do\n"],
            resources="/XObject << /X 7 0 R >>",
            catalog_extra="/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >>",
            more=[b"<< /Type /OCG /Name (Layer) >>", _form(secret, "/OC 6 0 R")],
        ),
        "layer by membership": pdf(
            [base + f"/OC /L0 BDC\n{secret}EMC\n"],
            resources="/Properties << /L0 7 0 R >>",
            catalog_extra="/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF /Order [6 0 R] >> >>",
            more=[
                b"<< /Type /OCG /Name (Layer) >>",
                b"<< /Type /OCMD /OCGs [6 0 R] /P /AllOn >>",
            ],
        ),
        "form field in white": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            catalog_extra="/AcroForm << /Fields [6 0 R] >>",
            more=[
                _annotation("Widget", f"[60 {Y} 560 {Y + 20}]", 7, f"/FT /Tx /T (f) /V ({SECRET})"),
                _form(f"1 1 1 rg BT /F1 10 Tf 1 0 0 1 2 5 Tm ({SECRET}) Tj ET\n").replace(
                    b"/BBox [0 0 612 792]", b"/BBox [0 0 500 20]"
                ),
            ],
        ),
        "pattern of the ground": pdf(
            [base + f"/Pattern cs /P0 scn\n{secret}0 0 0 rg\n"],
            resources="/Pattern << /P0 6 0 R >>",
            more=[
                b"<< /Type /Pattern /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 612 0]"
                b" /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [1] /N 1 >> >> >>"
            ],
        ),
    }


def _noise(width: int, height: int) -> bytes:
    """An image of many greys, as photos have them."""
    state, out = 12345, bytearray()
    for _ in range(width * height):
        state = (1103515245 * state + 12345) & 0x7FFFFFFF
        out += bytes([(state >> 16) & 255]) * 3
    return _stream(
        zlib.compress(bytes(out)),
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace /DeviceRGB"
        " /Filter /FlateDecode",
    )


def pdf_attacks_unread() -> dict[str, bytes]:
    """Places of a PDF that show nothing and are simply not read, or are shown nowhere on the page."""
    base = page_content()
    note = f"/Contents ({SECRET})"
    return {
        "popup note": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            more=[f"<< /Type /Annot /Subtype /Text /Rect [0 0 0 0] {note} >>".encode()],
        ),
        "hidden typed note": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            more=[
                f"<< /Type /Annot /Subtype /FreeText /Rect [60 {Y} 560 {Y + 20}] /F 2 /DA (/F1 10 Tf 0 g) {note} /AP << /N 7 0 R >> >>".encode(),
                _form(f"0 g BT /F1 10 Tf 1 0 0 1 2 5 Tm ({SECRET}) Tj ET\n").replace(
                    b"/BBox [0 0 612 792]", b"/BBox [0 0 500 20]"
                ),
            ],
        ),
        "hidden form field": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            catalog_extra="/AcroForm << /Fields [6 0 R] >>",
            more=[
                f"<< /Type /Annot /Subtype /Widget /Rect [60 {Y} 560 {Y + 20}] /F 2 /FT /Tx /T (f) /V ({SECRET}) /AP << /N 7 0 R >> >>".encode(),
                _form(f"0 g BT /F1 10 Tf 1 0 0 1 2 5 Tm ({SECRET}) Tj ET\n").replace(
                    b"/BBox [0 0 612 792]", b"/BBox [0 0 500 20]"
                ),
            ],
        ),
        "bookmark": pdf(
            [base],
            catalog_extra="/Outlines 6 0 R",
            more=[
                b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
                f"<< /Title ({SECRET}) /Parent 6 0 R /Dest [0 /Fit] >>".encode(),
            ],
        ),
        "attached file": pdf(
            [base],
            catalog_extra="/Names << /EmbeddedFiles << /Names [(a.txt) 6 0 R] >> >>",
            more=[
                b"<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>",
                _stream(SECRET.encode(), "/Type /EmbeddedFile"),
            ],
        ),
    }
