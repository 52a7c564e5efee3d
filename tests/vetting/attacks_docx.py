"""Further ways to hide a line in a Word file, each in an otherwise ordinary résumé made from nothing but bytes."""

from __future__ import annotations

from typing import Any

from tests.vetting import making
from tests.vetting.making import SECRET, body, docx, paragraph

WHITE = '<w:color w:val="FFFFFF"/>'
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_THEME = (
    f'<?xml version="1.0"?><a:theme xmlns:a="{_A}"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="1F2A44"/></a:dk2><a:lt2><a:srgbClr val="FDFDFD"/></a:lt2>'
    + "".join(f'<a:accent{n}><a:srgbClr val="4472C4"/></a:accent{n}>' for n in range(1, 7))
    + '<a:hlink><a:srgbClr val="0563C1"/></a:hlink><a:folHlink><a:srgbClr val="954F72"/></a:folHlink>'
    "</a:clrScheme></a:themeElements></a:theme>"
)
_THEME_RELATION = (
    '<Relationship Id="rT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"'
    ' Target="theme/theme1.xml"/>'
)

THEMED: dict[str, Any] = {"parts": {"word/theme/theme1.xml": _THEME.encode()}, "relations": _THEME_RELATION}


def _styled(kind: str, name: str, run: str = "", whole: str = "", based: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{parent}<w:pPr>{whole}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def cell(content: str, properties: str) -> str:
    return f"<w:tbl><w:tr><w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"


def shape(content: str, extra: str = "", anchor: str = "", fill: str = "") -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="0" {extra}>{anchor}<wp:extent cx="5000000" cy="400000"/><wp:docPr id="9" name="b"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def with_page_colour(colour: str, extra: str, *, shown_page: bool) -> bytes:
    dark = body() if not shown_page else body().replace("<w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/>')
    switch = "<w:displayBackgroundShape/>" if shown_page else ""
    return docx(
        "",
        parts={
            "word/document.xml": f'<w:document {making._SPACES}><w:background w:color="{colour}"/><w:body>{dark}{extra}</w:body></w:document>'.encode(),
            "word/settings.xml": f"<w:settings {making._SPACES}>{switch}</w:settings>".encode(),
        },
    )


AT = (
    '<wp:positionH relativeFrom="page"><wp:posOffset>900000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>9000000</wp:posOffset></wp:positionV>'
)
ON = (
    '<wp:positionH relativeFrom="column"><wp:posOffset>-20000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
)


def docx_attacks() -> dict[str, bytes]:
    """Each further way to hide a line in a Word file."""
    base = body()
    theme = THEMED
    solid = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
    return {
        "web hidden": docx(base + paragraph(SECRET, run="<w:webHidden/><w:vanish/>")),
        "mark vanishes with its paragraph style": docx(
            base + paragraph(SECRET, whole='<w:pStyle w:val="Quiet"/>'),
            styles=_styled("paragraph", "Quiet", "<w:vanish/>"),
        ),
        "style of a style": docx(
            base + paragraph(SECRET, run='<w:rStyle w:val="Child"/>'),
            styles=_styled("character", "Parent", "<w:vanish/>")
            + _styled("character", "Child", based="Parent"),
        ),
        "paragraph style in white": docx(
            base + paragraph(SECRET, whole='<w:pStyle w:val="Pale"/>'),
            styles=_styled("paragraph", "Pale", WHITE),
        ),
        "theme colour": docx(
            base + paragraph(SECRET, run='<w:color w:val="auto" w:themeColor="background1"/>'), **theme
        ),
        "theme colour over a dark value": docx(
            base + paragraph(SECRET, run='<w:color w:val="000000" w:themeColor="background1"/>'), **theme
        ),
        "theme light 2": docx(
            base + paragraph(SECRET, run='<w:color w:val="333333" w:themeColor="background2"/>'), **theme
        ),
        "theme tint": docx(
            base + paragraph(SECRET, run='<w:color w:val="000000" w:themeColor="text1" w:themeTint="03"/>'),
            **theme,
        ),
        "nearly white": docx(base + paragraph(SECRET, run='<w:color w:val="FDFCFA"/>')),
        "pale yellow": docx(base + paragraph(SECRET, run='<w:color w:val="FFFFF0"/>')),
        "size one": docx(base + paragraph(SECRET, run='<w:sz w:val="1"/><w:szCs w:val="1"/>')),
        "size in its style": docx(
            base + paragraph(SECRET, whole='<w:pStyle w:val="Tiny"/>'),
            styles=_styled("paragraph", "Tiny", '<w:sz w:val="2"/>'),
        ),
        "white on a white cell": docx(
            base + cell(paragraph(SECRET, run=WHITE), '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>')
        ),
        "cell shading": docx(
            base
            + cell(
                paragraph(SECRET, run='<w:color w:val="1F2A44"/>'),
                '<w:shd w:val="clear" w:color="auto" w:fill="1F2A44"/>',
            )
        ),
        "cell shading by theme": docx(
            base
            + cell(
                paragraph(SECRET, run='<w:color w:val="1F2A44"/>'),
                '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="text2"/>',
            ),
            **theme,
        ),
        "shading of the paragraph": docx(
            base
            + paragraph(
                SECRET,
                run='<w:color w:val="202020"/>',
                whole='<w:shd w:val="clear" w:color="auto" w:fill="1E1E1E"/>',
            )
        ),
        "highlight in its colour": docx(
            base + paragraph(SECRET, run='<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')
        ),
        "solid pattern": docx(
            base
            + paragraph(
                SECRET, run='<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>'
            )
        ),
        "box off the page": docx(
            base
            + shape(
                paragraph(SECRET),
                anchor='<wp:positionH relativeFrom="page"><wp:posOffset>-9000000</wp:posOffset></wp:positionH>'
                '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>',
            )
        ),
        "white in a white box": docx(base + shape(paragraph(SECRET, run=WHITE), fill=solid.format("FFFFFF"))),
        "white in a box without fill": docx(base + shape(paragraph(SECRET, run=WHITE), fill="<a:noFill/>")),
        "box under a shape": docx(
            base
            + shape(paragraph(SECRET), 'relativeHeight="1"', AT)
            + shape("", 'relativeHeight="2"', AT, solid.format("FFFFFF"))
        ),
        "paragraph under a white shape": docx(
            base
            + shape("", 'relativeHeight="2"', ON, solid.format("FFFFFF")).replace(
                "</w:p>", f"<w:r><w:t>{SECRET}</w:t></w:r></w:p>"
            )
        ),
        "page of its colour": with_page_colour(
            "1E2A3C", paragraph(SECRET, run='<w:color w:val="1E2A3C"/>'), shown_page=True
        ),
        "white on a page colour that is switched off": with_page_colour(
            "1E2A3C", paragraph(SECRET, run=WHITE), shown_page=False
        ),
        "hidden box": docx(base + shape(paragraph(SECRET)).replace('name="b"/>', 'name="b" hidden="1"/>')),
        "VML box without visibility": docx(
            base
            + '<w:p><w:r><w:pict><v:shape style="position:absolute;width:300pt;height:30pt;visibility:hidden"><v:textbox>'
            f"<w:txbxContent>{paragraph(SECRET)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
        "VML box of no size": docx(
            base + '<w:p><w:r><w:pict><v:shape style="position:absolute;width:0;height:0"><v:textbox>'
            f"<w:txbxContent>{paragraph(SECRET)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
        "box of no size": docx(
            base + shape(paragraph(SECRET)).replace('cx="5000000" cy="400000"', 'cx="0" cy="0"')
        ),
        "row that is hidden": docx(
            base + f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(SECRET)}</w:tc></w:tr></w:tbl>"
        ),
        "row of no height": docx(
            base + '<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc>'
            f"{paragraph(SECRET)}</w:tc></w:tr></w:tbl>"
        ),
        "line of no height": docx(
            base + paragraph(SECRET, whole='<w:spacing w:line="1" w:lineRule="exact"/>')
        ),
        "frame of no height": docx(
            base + paragraph(SECRET, whole='<w:framePr w:w="1" w:h="1" w:hRule="exact"/>')
        ),
        "indent beyond the page": docx(base + paragraph(SECRET, whole='<w:ind w:left="31000"/>')),
        "scaled to nothing": docx(base + paragraph(SECRET, run='<w:w w:val="1"/>')),
        "raised off the page": docx(base + paragraph(SECRET, run='<w:position w:val="3000"/>')),
        "letters on top of each other": docx(base + paragraph(SECRET, run='<w:spacing w:val="-400"/>')),
        "no fill": docx(
            base
            + paragraph(
                SECRET,
                run='<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
            )
        ),
        "white text fill": docx(
            base
            + paragraph(
                SECRET,
                run='<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill>'
                '<w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
            )
        ),
        "default of the document": docx(
            body().replace("<w:rPr>", '<w:rPr><w:vanish w:val="0"/>') + paragraph(SECRET),
            styles="<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        ),
        "hidden inside a field result": docx(
            base
            + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:vanish/></w:rPr>'
            f'<w:t>{SECRET}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        "hidden in the header": docx(
            base
            + '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rH"/></w:sectPr></w:pPr></w:p>',
            relations='<Relationship Id="rH" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>',
            parts={
                "word/header1.xml": f"<w:hdr {making._SPACES}>{paragraph(SECRET, run=WHITE)}</w:hdr>".encode()
            },
        ),
    }


def docx_attacks_unread() -> dict[str, bytes]:
    """Places of a Word file that show nothing and are simply not read."""
    base = body()
    field_code = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f'QUOTE "{SECRET}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return {
        "shown only to programs that nobody has": docx(
            base
            + '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:zz="urn:nobody">'
            f'<mc:Choice Requires="zz"><w:drawing><wp:inline><wps:txbx><w:txbxContent>{paragraph(SECRET)}</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice>'
            "<mc:Fallback><w:t> </w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
        "comment": docx(
            base,
            relations='<Relationship Id="rC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
            parts={
                "word/comments.xml": f'<w:comments {making._SPACES}><w:comment w:id="0">{paragraph(SECRET)}</w:comment></w:comments>'.encode()
            },
        ),
        "custom XML": docx(base, parts={"customXml/item1.xml": f"<x>{SECRET}</x>".encode()}),
        "document variable": docx(
            base,
            parts={
                "word/settings.xml": f'<w:settings {making._SPACES}><w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars></w:settings>'.encode()
            },
        ),
        "field code": docx(base + field_code),
        "deleted text": docx(
            base + f'<w:p><w:del w:id="1"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'
        ),
        "bookmark name": docx(
            base + f'<w:p><w:bookmarkStart w:id="0" w:name="{SECRET}"/><w:bookmarkEnd w:id="0"/></w:p>'
        ),
        "glossary": docx(
            base,
            parts={
                "word/glossary/document.xml": f"<w:glossaryDocument {making._SPACES}>{paragraph(SECRET)}</w:glossaryDocument>".encode()
            },
        ),
        "placeholder of a control": docx(
            base
            + f'<w:p><w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/><w:tag w:val="{SECRET}"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>'
        ),
        "chunk of another format": docx(
            base + '<w:altChunk r:id="rA"/>',
            relations='<Relationship Id="rA" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.html"/>',
            parts={"word/chunk.html": f"<p>{SECRET}</p>".encode()},
        ),
    }
