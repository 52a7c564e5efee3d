"""Honest files that look like the tricks: what real programs and designers make."""

from __future__ import annotations

from tests.vetting import making
from tests.vetting.attacks_docx import AT, ON, THEMED, WHITE, cell, shape, with_page_colour
from tests.vetting.attacks_flowing import html, odt, rtf
from tests.vetting.attacks_pdf import Y, image
from tests.vetting.making import NAME, RESUME, body, docx, page_content, paragraph, pdf, shown


def innocent() -> dict[str, tuple[str, bytes]]:
    """Honest files that look like the tricks above: (ending, bytes)."""
    text, top = page_content(), page_content(RESUME[1:], top=700)
    chips = "".join(
        f"0.2 0.4 0.8 rg {60 + 90 * n} {Y - 5} 80 18 re f 1 1 1 rg\n{shown(word, 66 + 90 * n, Y)}0 0 0 rg\n"
        for n, word in enumerate(("Python", "Django", "Docker"))
    )
    pale = "".join(
        f"0.9 0.93 0.97 rg {60 + 90 * n} {Y - 5} 80 18 re f 0.25 0.35 0.5 rg\n{shown(word, 66 + 90 * n, Y)}0 0 0 rg\n"
        for n, word in enumerate(("Python", "Django", "Docker"))
    )
    gradient = (
        b"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 612 0] /Extend [true true]"
        b" /Function << /FunctionType 2 /Domain [0 1] /C0 [0.1 0.1 0.3] /C1 [0.4 0.5 0.8] /N 1 >> >>"
    )
    layer = "/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] /Order [6 0 R] >> >>"
    dark = '<w:shd w:val="clear" w:color="auto" w:fill="1F2A44"/>'
    theme = THEMED
    return {
        "white on a dark photo": (
            "pdf",
            pdf(
                [
                    f"q 612 0 0 80 0 712 cm /I Do Q 1 1 1 rg\n{shown(NAME, 60, 745, 22, font='F2')}0 0 0 rg\n{top}"
                ],
                resources="/XObject << /I 6 0 R >>",
                more=[image(b"\x20\x30\x50", 60, 8)],
            ),
        ),
        "white on a gradient": (
            "pdf",
            pdf(
                [
                    f"q 0 712 612 80 re W n /S0 sh Q 1 1 1 rg\n{shown(NAME, 60, 745, 22, font='F2')}0 0 0 rg\n{top}"
                ],
                resources="/Shading << /S0 6 0 R >>",
                more=[gradient],
            ),
        ),
        "coloured chips": ("pdf", pdf([text + chips])),
        "pale chips": ("pdf", pdf([text + pale])),
        "light grey footer": (
            "pdf",
            pdf([text + "0.6 g\n" + shown("Page 1 of 1 - updated in August 2024", 60, 30, 6) + "0 g\n"]),
        ),
        "small print of four points": ("pdf", pdf([text + shown("References on request", 60, 30, 4)])),
        "switched-on layer": (
            "pdf",
            pdf(
                [f"/OC /L0 BDC\n{text}EMC\n"],
                resources="/Properties << /L0 6 0 R >>",
                catalog_extra=layer,
                more=[b"<< /Type /OCG /Name (Layer) >>"],
            ),
        ),
        "clipped to its column": ("pdf", pdf([f"q 40 0 540 792 re W n\n{text}Q\n"])),
        "turned page": ("pdf", pdf([text], page_extra="/Rotate 90")),
        "page box that starts elsewhere": (
            "pdf",
            pdf([f"q 1 0 0 1 100 100 cm\n{text}Q\n"], page_extra="/MediaBox [100 100 712 892]"),
        ),
        "bold by drawing twice": ("pdf", pdf([text + shown(NAME, 60.3, 760, 14, font="F2")])),
        "outlined letters": ("pdf", pdf([text + shown("Open to work abroad", 60, Y, 14, before="1 Tr")])),
        "underlined and struck": (
            "pdf",
            pdf([text + shown("See my portfolio", 60, Y) + f"60 {Y - 2} 80 0.8 re f\n"]),
        ),
        "white cell text on dark": (
            "docx",
            docx(body() + cell(paragraph("Languages: English, Portuguese", run=WHITE), dark)),
        ),
        "theme white on dark": (
            "docx",
            docx(
                body()
                + cell(
                    paragraph(
                        "Languages: English, Portuguese",
                        run='<w:color w:val="FFFFFF" w:themeColor="background1"/>',
                    ),
                    '<w:shd w:val="clear" w:color="auto" w:fill="1F2A44" w:themeFill="text2"/>',
                ),
                **theme,
            ),
        ),
        "automatic colour on dark": (
            "docx",
            docx(body() + cell(paragraph("Languages: English, Portuguese"), dark)),
        ),
        "grey text": (
            "docx",
            docx(body() + paragraph("Updated in August 2024", run='<w:color w:val="A6A6A6"/>')),
        ),
        "white in a dark box": (
            "docx",
            docx(
                shape(
                    paragraph("Backend engineer", run=WHITE),
                    fill='<a:solidFill><a:srgbClr val="1F2A44"/></a:solidFill>',
                )
                + body()
            ),
        ),
        "white in a gradient box": (
            "docx",
            docx(shape(paragraph("Backend engineer", run=WHITE), fill="<a:gradFill/>") + body()),
        ),
        "white in a box of a theme fill": (
            "docx",
            docx(
                shape(
                    paragraph("Backend engineer", run=WHITE),
                    fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>',
                )
                + body(),
                **theme,
            ),
        ),
        "photo beside the name": (
            "docx",
            docx(
                shape(
                    "",
                    'relativeHeight="5"',
                    ON.replace("-20000", "4800000"),
                    '<a:solidFill><a:srgbClr val="808080"/></a:solidFill>',
                )
                .replace("</w:p>", f"<w:r><w:t>{NAME}</w:t></w:r></w:p>")
                .replace('cx="5000000"', 'cx="900000"')
                + body(RESUME[1:])
            ),
        ),
        "box over its background": (
            "docx",
            docx(
                body()
                + shape("", 'relativeHeight="1"', AT, '<a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill>')
                + shape(paragraph("Open to remote work"), 'relativeHeight="2"', AT)
            ),
        ),
        "white on a dark page": (
            "docx",
            with_page_colour("1E2A3C", paragraph("Open to remote work", run=WHITE), shown_page=True),
        ),
        "vanishing marks only": (
            "docx",
            docx(
                body()
                + "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>Open to remote work</w:t></w:r></w:p>"
            ),
        ),
        "web hidden only": ("docx", docx(body() + paragraph("Open to remote work", run="<w:webHidden/>"))),
        "style switched off again": (
            "docx",
            docx(
                body()
                + paragraph("Open to remote work", run='<w:rStyle w:val="Quiet"/><w:vanish w:val="0"/>'),
                styles=making._style("Quiet", "<w:vanish/>"),
            ),
        ),
        "small caps and tight letters": (
            "docx",
            docx(
                body()
                + paragraph(
                    "Open to remote work", run='<w:smallCaps/><w:spacing w:val="-10"/><w:w w:val="90"/>'
                )
            ),
        ),
        "exact line height": (
            "docx",
            docx(
                body()
                + paragraph("Open to remote work", whole='<w:spacing w:line="240" w:lineRule="exact"/>')
            ),
        ),
        "white heading bar": (
            "html",
            html('<p style="background:#1f2a44;color:#fff">Open to remote work</p>'),
        ),
        "gradient bar": (
            "html",
            html('<p style="background:linear-gradient(#123,#345);color:white">Open to remote work</p>'),
        ),
        "bar by class": (
            "html",
            html(
                '<div class="bar"><span>Open to remote work</span></div>',
                ".bar{background:#234} .bar span{color:white}",
            ),
        ),
        "shown by a later rule": (
            "html",
            html('<p class="x y">Open to remote work</p>', ".x{display:none}.y{display:block}"),
        ),
        "hidden only in print": (
            "html",
            html('<p class="x">Open to remote work</p>', "@media print{.x{display:none}}"),
        ),
        "hidden only on phones": (
            "html",
            html('<p class="x">Open to remote work</p>', "@media (max-width: 600px){.x{display:none}}"),
        ),
        "shown on hover": ("html", html('<p class="x">Open to remote work</p>', ".x:hover{opacity:0}")),
        "left margin in pixels": (
            "html",
            html('<p style="position:relative;left:-12px;margin-left:40px">Open to remote work</p>'),
        ),
        "closed details": (
            "html",
            html("<details><summary>More</summary><p>Open to remote work</p></details>"),
        ),
        "laid out by places": (
            "html",
            html('<div style="position:absolute;top:1400px;left:80px">Open to remote work</div>'),
        ),
        "centred by a transform": (
            "html",
            html(
                '<p style="position:relative;left:50%;transform:translate(-50%,-50%)">Open to remote work</p>'
            ),
        ),
        "a picture within its page": (
            "html",
            html('<img src="data:image/png;base64,' + "QUJD" * 40_000 + '=="><p>Open to remote work</p>'),
        ),
        "reset sheet": (
            "html",
            html(
                "<p>Open to remote work</p>",
                "*{margin:0;padding:0;box-sizing:border-box} body{font-size:62.5%} p{font-size:1.6rem}",
            ),
        ),
        "root of ten pixels": (
            "html",
            html('<p style="font-size:1.4rem">Open to remote work</p>', "html{font-size:10px}"),
        ),
        "light on a dark page": ("html", html("", "body{background:#111;color:#eee}")),
        "white on a coloured parent": (
            "html",
            html(
                '<div style="background-color:navy"><ul><li style="color:white">Open to remote work</li></ul></div>'
            ),
        ),
        "white in a dark cell": (
            "rtf",
            rtf(
                "\\trowd\\clcbpat2\\cellx9000\\intbl{\\cf1 Open to remote work}\\cell\\row",
                "{\\colortbl;\\red255\\green255\\blue255;\\red31\\green42\\blue68;}",
            ),
        ),
        "v switched off": ("rtf", rtf("{\\v0 Open to remote work}")),
        "section shown": (
            "odt",
            odt(
                '<text:section text:name="s" text:display="true"><text:p>Open to remote work</text:p></text:section>'
            ),
        ),
        "plain odt": ("odt", odt("")),
    }
