"""Slyer ways to hide a line: by what a file inherits, refers to or shows only elsewhere; and honest files made the same way."""

from __future__ import annotations

from tests.vetting import making
from tests.vetting.attacks_docx import THEMED, WHITE, cell, shape
from tests.vetting.attacks_flowing import html, odt, rtf
from tests.vetting.attacks_pdf import Y, _annotation, _form, _stream
from tests.vetting.making import SECRET, body, docx, page_content, paragraph, pdf, shown

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHOWN = "Open to remote work"


# --- PDF --------------------------------------------------------------------------------------------------


def pdf_sly() -> dict[str, bytes]:
    """Each is to be flagged."""
    base = page_content()
    secret = shown(SECRET, 60, Y)
    blank = "".join(f"/g{n} 8 0 R " for n in range(1))
    usage = (
        "/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] /Order [6 0 R]"
        " /AS [<< /Event /View /Category [/View] /OCGs [6 0 R] >>] >> >>"
    )
    return {
        "letters on one spot": pdf([base + shown(SECRET, 60, Y, before="-6 Tc")]),
        "raised off the page": pdf([base + shown(SECRET, 60, Y, before="5000 Ts")]),
        "glyphs that draw nothing": pdf(
            [base + f"BT /T3 10 Tf 1 0 0 1 60 {Y} Tm ({SECRET}) Tj ET\n"],
            resources="/Font << /F1 3 0 R /F2 4 0 R /T3 6 0 R >>",
            more=[
                (
                    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32"
                    f" /LastChar 126 /Widths [{'500 ' * 95}] /CharProcs << {blank} >> /Encoding << /Type /Encoding /Differences"
                    f" [32 {'/g0 ' * 95}] >> /Resources << >> /ToUnicode 7 0 R >>"
                ).encode(),
                _stream(_to_unicode()),
                _stream(b"500 0 d0\n"),
            ],
        ).replace(b"/Font << /F1 3 0 R /F2 4 0 R >> /Font", b"/Font"),
        "a page of no size": pdf([base, shown(SECRET, 2, 2, 8)]).replace(
            b"/MediaBox [0 0 612 792]  /Contents 8", b"/MediaBox [0 0 3 3]  /Contents 8"
        ),
        "a white page": pdf([base, f"1 1 1 rg\n{shown(SECRET, 60, 700)}"]),
        "a layer for viewing switched off": pdf(
            [base + f"/OC /L0 BDC\n{secret}EMC\n"],
            resources="/Properties << /L0 6 0 R >>",
            catalog_extra=usage,
            more=[b"<< /Type /OCG /Name (Layer) /Usage << /View << /ViewState /OFF >> >> >>"],
        ),
        "pale yellow": pdf([base + f"1 1 0.8 rg\n{secret}0 0 0 rg\n"]),
        "white on a pale banner": pdf([base + f"0.95 0.95 0.96 rg 50 {Y - 6} 500 22 re f 1 1 1 rg\n{secret}0 0 0 rg\n"]),
        "white typed note": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            more=[
                _annotation("FreeText", f"[60 {Y} 560 {Y + 20}]", 7, f"/Contents ({SECRET})"),
                _form(f"1 1 1 rg BT /F1 10 Tf 1 0 0 1 2 5 Tm ({SECRET}) Tj ET\n").replace(
                    b"/BBox [0 0 612 792]", b"/BBox [0 0 500 20]"
                ),
            ],
        ),
        "white stroke of no fill": pdf([base + f"1 1 1 RG\n{shown(SECRET, 60, Y, before='1 Tr')}0 0 0 RG\n"]),
        "shrunk form": pdf(
            [base + f"q 0.05 0 0 0.05 60 {Y} cm /X Do Q\n"],
            resources="/XObject << /X 6 0 R >>",
            more=[_form(shown(SECRET, 0, 0))],
        ),
    }  # fmt: skip


def _to_unicode() -> bytes:
    pairs = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(32, 127))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff>"
        f" endcodespacerange 95 beginbfchar\n{pairs}endbfchar endcmap end end"
    ).encode()


def pdf_sly_unread() -> dict[str, bytes]:
    """Places that show nothing on the page."""
    base = page_content()
    return {
        "form data for another program": pdf(
            [base],
            catalog_extra="/AcroForm << /Fields [] /XFA 6 0 R >>",
            more=[_stream(f"<xdp><datasets><t>{SECRET}</t></datasets></xdp>".encode())],
        ),
        "a page that hangs on nothing": pdf([base], more=[_stream(shown(SECRET, 60, Y).encode())]),
        "value of a field that shows another": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            catalog_extra="/AcroForm << /Fields [6 0 R] >>",
            more=[
                _annotation("Widget", f"[60 {Y} 560 {Y + 20}]", 7, f"/FT /Tx /T (f) /V ({SECRET})"),
                _form("q Q\n").replace(b"/BBox [0 0 612 792]", b"/BBox [0 0 500 20]"),
            ],
        ),
        "tooltip of a field": pdf(
            [base],
            page_extra="/Annots [6 0 R]",
            more=[_annotation("Widget", f"[60 {Y} 560 {Y + 20}]", 7, f"/FT /Btn /T (f) /TU ({SECRET})"), _form("q Q\n")],
        ),
        "script": pdf([base], catalog_extra=f"/OpenAction << /S /JavaScript /JS (app.alert\\('{SECRET}'\\)) >>"),
    }  # fmt: skip


# --- DOCX -------------------------------------------------------------------------------------------------


def _table(content: str, style: str = "", properties: str = "", grid: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{named}{properties}</w:tblPr>{grid}<w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"


def _table_style(run: str = "", cells: str = "", first: str = "") -> str:
    part = f'<w:tblStylePr w:type="firstRow">{first}</w:tblStylePr>' if first else ""
    return (
        f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:rPr>{run}</w:rPr>'
        f"<w:tcPr>{cells}</w:tcPr>{part}</w:style>"
    )


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _with_part(kind: str, name: str, content: str, where: str = "", settings: str = "") -> bytes:
    """A résumé with one more part (header, footer or notes) to which ``where`` refers."""
    return docx(
        body() + where,
        relations=f'<Relationship Id="rP" Type="{_RELATION}/{kind}" Target="{name}.xml"/>',
        parts={
            f"word/{name}.xml": content.encode(),
            "word/settings.xml": f"<w:settings {making._SPACES}>{settings}</w:settings>".encode(),
        },
    )


def _behind(fill: str, size: str = 'cx="3000000" cy="9000000"') -> str:
    solid = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
    return (
        shape("", fill=solid)
        .replace('behindDoc="0"', 'behindDoc="1"')
        .replace('cx="5000000" cy="400000"', size)
    )


def _section(extra: str, kind: str) -> str:
    return f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="{kind}" r:id="rP"/>{extra}</w:sectPr></w:pPr></w:p>'


def docx_sly() -> dict[str, bytes]:
    """Each is to be flagged."""
    base = body()
    return {
        "style of a table vanishes": docx(base + _table(paragraph(SECRET), "Grid"), styles=_table_style("<w:vanish/>")),
        "style of a table in white": docx(base + _table(paragraph(SECRET), "Grid"), styles=_table_style(WHITE)),
        "white in a table whose style shades white": docx(
            base + _table(paragraph(SECRET, run=WHITE), "Grid"), styles=_table_style(cells=_shade("FFFFFF"))
        ),
        "white in a table whose style shades nothing": docx(
            base + _table(paragraph(SECRET, run=WHITE), "Grid"), styles=_table_style(cells=_shade("auto"))
        ),
        "white beside a speck behind the text": docx(base + _behind("1F2A44", 'cx="30000" cy="30000"') + paragraph(SECRET, run=WHITE)),
        "white over a pale sheet behind the text": docx(base + _behind("FAFAFA") + paragraph(SECRET, run=WHITE)),
        "table off the page": docx(
            base + _table(paragraph(SECRET), properties='<w:tblpPr w:horzAnchor="page" w:vertAnchor="page" w:tblpX="-20000" w:tblpY="100"/>')
        ),
        "table far to the left": docx(base + _table(paragraph(SECRET), properties='<w:tblInd w:w="-30000" w:type="dxa"/>')),
        "first line far to the left": docx(base + paragraph(SECRET, whole='<w:ind w:firstLine="-31000"/>')),
        "hanging far to the left": docx(base + paragraph(SECRET, whole='<w:ind w:left="0" w:hanging="31000"/>')),
        "white by the theme of a text fill": docx(
            base + paragraph(SECRET, run='<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill>'
            '<w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>'),
            **THEMED,
        ),
        "a shade of white": docx(
            base + paragraph(SECRET, run='<w:color w:val="000000" w:themeColor="background1" w:themeShade="F7"/>'), **THEMED
        ),
        "box of VML off the page": docx(
            base + '<w:p><w:r><w:pict><v:shape style="position:absolute;margin-left:-9999pt;width:300pt;height:30pt"><v:textbox>'
            f"<w:txbxContent>{paragraph(SECRET)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
        "line of three points": docx(base + paragraph(SECRET, whole='<w:spacing w:line="50" w:lineRule="exact"/>')),
        "a font of pictograms": docx(base + paragraph(SECRET, run='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    }  # fmt: skip


def docx_sly_unread() -> dict[str, bytes]:
    """Places that show nothing."""
    base = body()
    header = f"<w:hdr {making._SPACES}>{paragraph(SECRET)}</w:hdr>"
    note = (
        f'<w:footnotes {making._SPACES}><w:footnote w:id="2">{paragraph(SECRET)}</w:footnote></w:footnotes>'
    )
    return {
        "header of even pages that are not told apart": _with_part("header", "header1", header, _section("", "even")),
        "header of a first page that is not told apart": _with_part("header", "header1", header, _section("", "first")),
        "footnote without its mark": _with_part("footnotes", "footnotes", note),
        "header that no page uses": _with_part("header", "header1", header),
        "reply to a comment": docx(
            base,
            relations=f'<Relationship Id="rC" Type="{_RELATION}/commentsExtended" Target="commentsExtended.xml"/>',
            parts={"word/commentsExtended.xml": f"<x>{SECRET}</x>".encode()},
        ),
        "branch of a field that is not taken": docx(
            base + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText>IF 1 = 2 "{SECRET}" " "</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        "default of a form field": docx(
            base + '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput>'
            f'<w:default w:val="{SECRET}"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        "file within": docx(base, parts={"word/embeddings/a.txt": SECRET.encode()}),
        "custom property": docx(base, parts={"docProps/custom.xml": f"<Properties><p>{SECRET}</p></Properties>".encode()}),
    }  # fmt: skip


# --- pages ------------------------------------------------------------------------------------------------


def html_sly() -> dict[str, bytes]:
    """Each is to be flagged."""

    def one(style: str) -> bytes:
        return html(f'<p style="{style}">{SECRET}</p>')

    def by(selector: str) -> bytes:
        return html(f'<div class="a"><p class="x y">{SECRET}</p></div>', selector + "{display:none}")

    return {
        "escaped property": one(r"dis\70 lay:none"),
        "comment in a property": one("display:/* yes */none"),
        "polygon of no size": one("clip-path:polygon(0 0,0 0,0 0)"),
        "masked": one("mask-image:linear-gradient(transparent,transparent)"),
        "gradient of white": one("background:linear-gradient(#fff,#fefefe);color:#fff"),
        "its own colour behind it": one("color:#102030;background:currentColor"),
        "opacity of an opacity": html(f'<div style="opacity:.2"><p style="opacity:.2">{SECRET}</p></div>'),
        "white hwb": one("color:hwb(0 100% 0%)"),
        "white lab": one("color:oklch(100% 0 0)"),
        "white color()": one("color:color(srgb 1 1 1)"),
        "calculated place": one("position:absolute;left:calc(0px - 9999px)"),
        "window width": one("position:absolute;left:-100vw"),
        "moved by its own width": one("transform:translateX(-100vw)"),
        "calculated size": one("font-size:calc(0.5px + 0.2px)"),
        "turned on edge": one("transform:rotateY(90deg)"),
        "blurred": one("filter:blur(20px)"),
        "cut by one side": one("height:0;overflow-y:hidden"),
        "no height, to be scrolled": one("height:0;overflow:auto"),
        "letters on one spot": one("letter-spacing:-1em"),
        "transparent fill": one("-webkit-text-fill-color:transparent"),
        "selector: is": by("p:is(.x,.z)"),
        "selector: where": by(":where(.x)"),
        "selector: nth-child": by(".a p:nth-child(1)"),
        "selector: nth-last-child": by(".a p:nth-last-child(odd)"),
        "selector: last-of-type": by(".a p:last-of-type"),
        "selector: not with a list": by("p.x:not(.z,.w)"),
        "nested rule": html(f'<div class="a"><p class="x">{SECRET}</p></div>', ".a{color:#222;& .x{display:none}}"),
        "not print": html(f'<p class="x">{SECRET}</p>', "@media not print{.x{display:none}}"),
        "all but print, in a list": html(f'<p class="x">{SECRET}</p>', "@media print, screen{.x{display:none}}"),
        "light scheme": html(f'<p class="x">{SECRET}</p>', "@media (prefers-color-scheme:light){.x{display:none}}"),
        "sheet within a link": html(
            f'<link rel="stylesheet" href="data:text/css,.x%7Bdisplay%3Anone%7D"><p class="x">{SECRET}</p>'
        ),
        "above the window": one("position:fixed;top:-300px"),
        "vertical and away": one("position:absolute;bottom:9999px"),
        "two pixels": one("font-size:2px"),
        "shrunk parent": html(f'<div style="font-size:1px"><p style="font-size:1em">{SECRET}</p></div>'),
        "minimal clip": one("position:absolute;clip:rect(1px,1px,1px,1px)"),
        "line without height": one("line-height:0;overflow:hidden"),
        "drawn over with its ground": one("mix-blend-mode:screen"),
    }  # fmt: skip


def html_sly_unread() -> dict[str, bytes]:
    """Places that show nothing."""
    return {
        "template": html(f"<template><p>{SECRET}</p></template>"),
        "comment": html(f"<!-- {SECRET} -->"),
        "input": html(f'<input type="hidden" value="{SECRET}">'),
        "titles and labels": html(f'<p title="{SECRET}" aria-label="{SECRET}" data-x="{SECRET}">More soon</p>').replace(
            b"More soon", b""
        ),
        "alternative text": html(f'<img src="x.png" alt="{SECRET}">'),
        "page in a frame": html(f'<iframe srcdoc="<p>{SECRET}</p>"></iframe>'),
        "script": html(f'<script>var a = "{SECRET}"</script><script type="application/ld+json">{{"skills": "{SECRET}"}}</script>'),
        "head": html("", "").replace(b"<head>", f'<head><meta name="keywords" content="{SECRET}"><title>{SECRET}</title>'.encode()),
        "no script": html(f"<noscript>{SECRET}</noscript>"),
        "written by the sheet": html("<p></p>", f'p::after{{content:"{SECRET}"}}'.replace("p::after", ".q::after")),
    }  # fmt: skip


# --- ODT and RTF ------------------------------------------------------------------------------------------


def odt_sly() -> dict[str, bytes]:
    """Each is to be flagged."""

    def styled(properties: str, kind: str = "text") -> bytes:
        return odt(
            f'<text:p text:style-name="P9">{SECRET}</text:p>',
            f'<style:style style:name="P9" style:family="paragraph"><style:{kind}-properties {properties}/></style:style>',
        )

    return {
        "scaled to nothing": styled('style:text-scale="1%"'),
        "letters on one spot": styled('fo:letter-spacing="-0.5in"'),
        "line without height": styled('fo:line-height="0.01cm"', "paragraph"),
        "margin beyond the page": styled('fo:margin-left="-90cm"', "paragraph"),
        "raised off the page": styled('style:text-position="3000% 100%"'),
        "shrunk and lowered": styled('style:text-position="-33% 1%"'),
        "inherited": odt(
            f'<text:p text:style-name="P9">{SECRET}</text:p>',
            '<style:style style:name="Q" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
            '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Q"/>',
        ),
        "frame without height": odt(
            '<text:p><draw:frame svg:x="1cm" svg:y="1cm" svg:width="5cm" svg:height="0.01cm"><draw:text-box>'
            f"<text:p>{SECRET}</text:p></draw:text-box></draw:frame></text:p>"
        ),
    }


def odt_sly_unread() -> dict[str, bytes]:
    """Places that show nothing."""
    return {
        "deleted text": odt(
            "<text:tracked-changes><text:changed-region><text:deletion>"
            f"<text:p>{SECRET}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        ),
        "comment": odt(f"<text:p><office:annotation><text:p>{SECRET}</text:p></office:annotation></text:p>"),
        "title of a frame": odt(f"<text:p><draw:frame><svg:title>{SECRET}</svg:title><svg:desc>{SECRET}</svg:desc></draw:frame></text:p>"),
        "variable": odt(
            '<text:user-field-decls><text:user-field-decl text:name="a" office:value-type="string"'
            f' office:string-value="{SECRET}"/></text:user-field-decls>'
        ),
        "script": odt(f"<text:p><text:script>{SECRET}</text:script></text:p>"),
    }  # fmt: skip


def rtf_sly() -> dict[str, bytes]:
    """Each is to be flagged."""
    colours = "{\\colortbl;\\red252\\green252\\blue250;\\red31\\green42\\blue68;}"
    return {
        "nearly white": rtf("{\\cf1 " + SECRET + "}", colours),
        "letters on one spot": rtf("{\\expndtw-400 " + SECRET + "}"),
        "raised off the page": rtf("{\\up4000 " + SECRET + "}"),
        "line without height": rtf("\\pard\\sl-10\\slmult0 " + SECRET),
        "frame off the page": rtf("\\pard\\posx-30000\\absw100 " + SECRET),
        "row without height": rtf("\\trowd\\trrh-10\\cellx9000\\intbl " + SECRET + "\\cell\\row"),
    }


def rtf_sly_unread() -> dict[str, bytes]:
    """Places that show nothing."""
    return {
        "raw bytes": rtf("\\bin" + str(len(SECRET)) + " " + SECRET),
        "unknown destination": rtf("{\\*\\zzz " + SECRET + "}"),
        "information": rtf("", "{\\info{\\title " + SECRET + "}{\\keywords " + SECRET + "}}"),
        "comment": rtf("{\\*\\annotation " + SECRET + "}"),
        "variable": rtf("", "{\\*\\docvar {a}{" + SECRET + "}}"),
        "deleted": rtf("{\\deleted " + SECRET + "}"),
    }


# --- honest files made the same way -----------------------------------------------------------------------


def innocent_sly() -> dict[str, tuple[str, bytes]]:
    """(ending, bytes)."""
    text = page_content()
    header = f"<w:hdr {making._SPACES}>{paragraph(SHOWN)}</w:hdr>"
    blue = _table_style(first=f"<w:rPr>{WHITE}</w:rPr><w:tcPr>{_shade('1F2A44')}</w:tcPr>")
    footnotes = (
        f'<w:footnotes {making._SPACES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph(SHOWN)}</w:footnote></w:footnotes>'
    )
    mark = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return {
        "letters set wide": ("pdf", pdf([text + shown(SHOWN, 60, Y, before="3 Tc")])),
        "links in pale grey": ("pdf", pdf([text + f"0.62 0.66 0.7 rg\n{shown('github.example/ines', 60, Y, 8)}0 0 0 rg\n"])),
        "white on a mid-grey bar": ("pdf", pdf([text + f"0.55 g 40 {Y - 6} 540 20 re f 1 g\n{shown(SHOWN, 60, Y)}0 g\n"])),
        "multiplied onto a tint": (
            "pdf",
            pdf([text + f"0.9 g 40 {Y - 6} 540 20 re f 0 g q /G0 gs\n{shown(SHOWN, 60, Y)}Q\n"],
                resources="/ExtGState << /G0 << /Type /ExtGState /BM /Multiply >> >>"),
        ),
        "first row white on blue by its style": ("docx", docx(body() + _table(paragraph(SHOWN), "Grid"), styles=blue)),
        "white in a table whose style shades blue": (
            "docx",
            docx(body() + _table(paragraph(SHOWN, run=WHITE), "Grid"), styles=_table_style(cells=_shade("1F2A44"))),
        ),
        "white head of a table with a pale body": (
            "docx",
            docx(body() + _table(paragraph(SHOWN, run=WHITE), "Grid"),
                 styles=_table_style(cells=_shade("F2F2F2"), first=f"<w:tcPr>{_shade('1F2A44')}</w:tcPr>")),
        ),
        "bullets of a font of pictograms": (
            "docx",
            docx(body() + '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t xml:space="preserve">l </w:t></w:r>'
                 f"<w:r><w:t>{SHOWN}</w:t></w:r></w:p>"),
        ),
        "white over a dark sheet behind the text": ("docx", docx(body() + _behind("1F2A44") + paragraph(SHOWN, run=WHITE))),
        "header of the first page": (
            "docx",
            _with_part("header", "header1", header, _section("<w:titlePg/>", "first")),
        ),
        "header of even pages": (
            "docx",
            _with_part("header", "header1", header, _section("", "even"), "<w:evenAndOddHeaders/>"),
        ),
        "footnote with its mark": ("docx", _with_part("footnotes", "footnotes", footnotes, mark)),
        "table placed beside the text": (
            "docx",
            docx(body() + _table(paragraph(SHOWN), properties='<w:tblpPr w:horzAnchor="margin" w:vertAnchor="text" w:tblpX="-300" w:tblpY="1"/>')),
        ),
        "table a little to the left": ("docx", docx(body() + _table(paragraph(SHOWN), properties='<w:tblInd w:w="-108" w:type="dxa"/>'))),
        "hanging indent": ("docx", docx(body() + paragraph(SHOWN, whole='<w:ind w:left="720" w:hanging="360"/>'))),
        "white cell text over a pale sheet": (
            "docx",
            docx(body() + _behind("FAFAFA") + cell(paragraph(SHOWN, run=WHITE), _shade("1F2A44"))),
        ),
        "letters set wide in Word": ("docx", docx(body() + paragraph(SHOWN, run='<w:spacing w:val="60"/>'))),
        "text with a dark shadow": ("html", html(f'<p style="color:#fff;text-shadow:0 0 3px #000">{SHOWN}</p>')),
        "gradient letters": (
            "html",
            html(f'<p style="background:linear-gradient(90deg,#123,#59c);-webkit-background-clip:text;color:transparent">{SHOWN}</p>'),
        ),
        "gradient letters by their fill": (
            "html",
            html(f'<p style="background-image:linear-gradient(90deg,#123,#59c);background-clip:text;-webkit-text-fill-color:transparent">{SHOWN}</p>'),
        ),
        "outlined letters on a page": ("html", html(f'<p style="color:#fff;-webkit-text-stroke:1px #222">{SHOWN}</p>')),
        "column by a negative margin": (
            "html",
            html(f'<div style="float:left;width:30%;margin-left:-100%">{SHOWN}</div>'),
        ),
        "drawn up a little": ("html", html(f'<p style="position:relative;top:-40px;margin-top:-12px">{SHOWN}</p>')),
        "scrolled where it is long": ("html", html(f'<div style="max-height:400px;overflow:auto"><p>{SHOWN}</p></div>')),
        "cut where it is long": ("html", html(f'<div style="width:80%;height:100%;overflow:hidden"><p>{SHOWN}</p></div>')),
        "dark scheme": ("html", html(f'<p class="x">{SHOWN}</p>', "@media (prefers-color-scheme:dark){.x{color:#fff}}")),
        "letters set wide on a page": ("html", html(f'<p style="letter-spacing:.3em;text-transform:uppercase">{SHOWN}</p>')),
        "turned heading": ("html", html(f'<p style="transform:rotate(-90deg)">{SHOWN}</p>')),
        "faint footer": ("html", html(f'<p style="opacity:.6;font-size:.7em;color:#999">{SHOWN}</p>')),
        "every second row tinted": ("html", html(f'<ul><li>{SHOWN}</li></ul>', "li:nth-child(even){background:#f4f4f4}")),
        "white heads of a table": (
            "html",
            html(f'<table class="t"><tr><th>{SHOWN}</th></tr></table>', ".t{& th{color:white;background:#234}}"),
        ),
        "set wide in an ODT": (
            "odt",
            odt(f'<text:p text:style-name="P9">{SHOWN}</text:p>',
                '<style:style style:name="P9" style:family="paragraph"><style:text-properties fo:letter-spacing="0.1cm"/>'
                '<style:paragraph-properties fo:line-height="110%" fo:margin-left="1cm"/></style:style>'),
        ),
        "raised letters": (
            "odt",
            odt(f'<text:p text:style-name="P9">{SHOWN}</text:p>',
                '<style:style style:name="P9" style:family="paragraph"><style:text-properties style:text-position="super 58%"/></style:style>'),
        ),
        "set wide in an RTF": ("rtf", rtf("\\pard\\sl-280\\slmult0{\\expndtw40 " + SHOWN + "}")),
        "raised in an RTF": ("rtf", rtf("{\\up6 " + SHOWN + "}")),
    }  # fmt: skip
