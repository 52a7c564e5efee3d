"""Ways to hide a line in HTML, ODT and RTF, each in an otherwise ordinary résumé."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.vetting import making
from tests.vetting.making import RESUME, SECRET


def html(extra: str, head: str = "", lines: tuple[str, ...] = RESUME) -> bytes:
    """A plain résumé page with something more in it."""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f"<html><head><style>{head}</style></head><body>{told}{extra}</body></html>".encode()


def html_attacks() -> dict[str, bytes]:
    """Each way to hide a line in a page."""

    def one(style: str) -> bytes:
        return html(f'<p style="{style}">{SECRET}</p>')

    return {
        "display": one("display:none"),
        "display important": one("display: none !important"),
        "visibility": one("visibility:hidden"),
        "opacity": one("opacity:0"),
        "opacity 0.01": one("opacity:.01"),
        "off screen": one("position:absolute;left:-9999px"),
        "off screen right": one("position:absolute;left:99999px"),
        "off screen bottom by translate": one("transform:translateX(-9999px)"),
        "scaled": one("transform:scale(0)"),
        "size 0": one("font-size:0"),
        "size 1px": one("font-size:1px"),
        "size 0.1em": one("font-size:0.1em"),
        "font shorthand": one("font:1px/1 Arial"),
        "white": one("color:white"),
        "white rgb": one("color:rgb(255,255,255)"),
        "white rgb percent": one("color:rgb(100%,100%,100%)"),
        "white rgb spaces": one("color:rgb(255 255 255)"),
        "white hsl": one("color:hsl(0,0%,100%)"),
        "white hex 8": one("color:#ffffffff"),
        "transparent hex": one("color:#00000000"),
        "named near white": one("color:ivory"),
        "snow": one("color:snow"),
        "transparent": one("color:transparent"),
        "rgba": one("color:rgba(0,0,0,0)"),
        "rgba 0.01": one("color:rgba(0,0,0,.01)"),
        "height 0": one("height:0;overflow:hidden"),
        "max-height 0": one("max-height:0;overflow:hidden"),
        "width 1px": one("position:absolute;width:1px;height:1px;overflow:hidden"),
        "clip": one("position:absolute;clip:rect(0,0,0,0)"),
        "clip-path": one("clip-path:inset(100%)"),
        "text-indent": one("text-indent:-9999px"),
        "class": html(f'<p class="x">{SECRET}</p>', ".x{display:none}"),
        "class in body style": html(f"<style>.x{{display:none}}</style><p class='x'>{SECRET}</p>"),
        "descendant selector": html(f'<div class="a"><p class="x">{SECRET}</p></div>', ".a .x{display:none}"),
        "child selector": html(f'<div class="a"><p>{SECRET}</p></div>', "div.a > p{display:none}"),
        "attribute selector": html(f'<p data-x="1">{SECRET}</p>', "[data-x]{display:none}"),
        "two classes": html(f'<p class="a b">{SECRET}</p>', ".a.b{display:none}"),
        "last child": html(f"<p>{SECRET}</p>", "p:last-child{display:none}"),
        "media screen": html(f'<p class="x">{SECRET}</p>', "@media screen{.x{display:none}}"),
        "variable": html(f'<p style="color:var(--c)">{SECRET}</p>', ":root{--c:#fff}"),
        "universal": html(f'<div id="z"><i>{SECRET}</i></div>', "#z *{font-size:0}"),
        "important in the sheet": html(
            f'<p class="x" style="display:block">{SECRET}</p>', ".x{display:none !important}"
        ),
        "hidden attribute": html(f"<p hidden>{SECRET}</p>"),
        "font tag": html(f'<font color="#ffffff">{SECRET}</font>'),
        "font tag size": html(f'<p><font color="white" size="1">{SECRET}</font></p>'),
        "body colour": html(f"<p>{SECRET}</p>", "").replace(
            b"<p>Kub", b'<p style="color:inherit;opacity:0">Kub'
        ),
        "white on bgcolor": html(
            f'<table><tr><td bgcolor="#1f2a44"><span style="color:#1f2a44">{SECRET}</span></td></tr></table>'
        ),
        "filter": one("filter:opacity(0)"),
        "closed dialog": html(f"<dialog>{SECRET}</dialog>"),
        "zoom": one("zoom:0.01"),
    }


def odt(extra: str, styles: str = "") -> bytes:
    """A plain résumé for LibreOffice with something more in it."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{name}="{urn}{space}:1.0"'
        for name, space in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "fo": "xsl-fo-compatible",
            "draw": "drawing",
            "svg": "svg-compatible",
        }.items()
    )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in RESUME if line)
    return making.zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": (
                f'<?xml version="1.0"?><office:document-content {spaces}><office:automatic-styles>{styles}'
                f"</office:automatic-styles><office:body><office:text>{lines}{extra}</office:text></office:body>"
                "</office:document-content>"
            ).encode(),
        }
    )


def _odt_text(properties: str) -> bytes:
    return odt(
        f'<text:p><text:span text:style-name="T1">{SECRET}</text:span></text:p>',
        f'<style:style style:name="T1" style:family="text"><style:text-properties {properties}/></style:style>',
    )


def odt_attacks() -> dict[str, bytes]:
    """Each way to hide a line in an ODT."""
    return {
        "display": _odt_text('text:display="none"'),
        "white": _odt_text('fo:color="#ffffff"'),
        "size": _odt_text('fo:font-size="1pt"'),
        "size in cm": _odt_text('fo:font-size="0.02cm"'),
        "size in per cent": _odt_text('fo:font-size="2%"'),
        "on its own ground": _odt_text('fo:color="#101010" fo:background-color="#111111"'),
        "hidden section": odt(
            f'<text:section text:name="s" text:display="none"><text:p>{SECRET}</text:p></text:section>'
        ),
        "section on a condition": odt(
            f'<text:section text:name="s" text:display="condition" text:condition="ooow:1" text:is-hidden="true"><text:p>{SECRET}</text:p></text:section>'
        ),
        "hidden paragraph field": odt(
            f'<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>{SECRET}</text:p>'
        ),
        "hidden text field": odt(
            f'<text:p><text:hidden-text text:condition="ooow:1" text:string-value="{SECRET}" text:is-hidden="true"/></text:p>'
        ),
        "paragraph style": odt(
            f'<text:p text:style-name="P9">{SECRET}</text:p>',
            '<style:style style:name="P9" style:family="paragraph"><style:text-properties fo:color="#fefefe"/></style:style>',
        ),
        "frame far away": odt(
            f'<text:p><draw:frame svg:x="-90cm" svg:y="1cm" svg:width="5cm"><draw:text-box><text:p>{SECRET}</text:p></draw:text-box></draw:frame></text:p>'
        ),
        "collapsed row": odt(
            f'<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>{SECRET}</text:p></table:table-cell></table:table-row></table:table>'
        ),
        "cell in its colour": odt(
            f'<table:table><table:table-row><table:table-cell table:style-name="C1"><text:p><text:span text:style-name="T1">{SECRET}</text:span></text:p></table:table-cell></table:table-row></table:table>',
            '<style:style style:name="C1" style:family="table-cell"><style:table-cell-properties fo:background-color="#223344"/></style:style>'
            '<style:style style:name="T1" style:family="text"><style:text-properties fo:color="#223344"/></style:style>',
        ),
    }


def rtf(extra: str, head: str = "") -> bytes:
    """A plain résumé in RTF with something more in it."""
    lines = "\\par ".join(line for line in RESUME if line)
    return ("{\\rtf1\\ansi" + head + " " + lines + "\\par " + extra + "\\par}").encode("cp1252")


def rtf_attacks() -> dict[str, bytes]:
    """Each way to hide a line in an RTF."""
    colours = "{\\colortbl;\\red255\\green255\\blue255;\\red31\\green42\\blue68;}"
    return {
        "v": rtf("{\\v " + SECRET + "}"),
        "white": rtf("{\\cf1 " + SECRET + "}", colours),
        "size": rtf("{\\fs2 " + SECRET + "}"),
        "size 0": rtf("{\\fs0 " + SECRET + "}"),
        "on its own ground": rtf("{\\cf2\\chcbpat2 " + SECRET + "}", colours),
        "scaled": rtf("{\\charscalex1 " + SECRET + "}"),
        "style": rtf("\\pard\\plain\\s7\\v " + SECRET, "{\\stylesheet{\\s7\\v Quiet;}}"),
        "white in a table": rtf("\\trowd\\cellx9000\\intbl{\\cf1 " + SECRET + "}\\cell\\row", colours),
        "paragraph shading": rtf("\\pard\\cbpat2{\\cf2 " + SECRET + "}", colours),
        "negative indent": rtf("\\pard\\li-31000 " + SECRET),
    }
