"""Hostile documents, each made here from nothing: what it attacks, and the verdicts that are right for it.

``READ`` as a verdict means that a profile came of it, without harm; every other verdict is one of records.FILE_REASONS.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.vetting import making

READ = "read"
ANY_READING = frozenset({READ, "not_a_resume", "unsupported_language", "empty"})  # it was read to its end
BROKEN = frozenset({"corrupt", "unsafe", "empty", "not_a_resume"})
BOUNDED = frozenset({"unsafe", "too_large", "memory", "timeout", "corrupt"})


@dataclass(frozen=True, slots=True)
class Case:
    """``quick``: also part of the daily tests. ``allowed``: verdicts that keep the promise."""

    name: str
    ending: str
    make: Callable[[], bytes]
    allowed: frozenset[str]
    quick: bool = True


# --- PDF --------------------------------------------------------------------------------------------------

TEXT = making.page_content()


def _stream(content: bytes, extra: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra.encode(), content)


def _page_objects(content: bytes, page_extra: str = "", resources: str = "") -> list[bytes]:
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        b"<< /Producer (x) >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {page_extra} /Contents 7 0 R"
            f" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> {resources} >> >>"
        ).encode(),
        content,
    ]


def _deflated(size: int, block: bytes = b" " * 65536, rounds: int = 1) -> bytes:
    """Bytes that inflate to ``size`` (or, with more rounds of packing, to bytes that inflate to it)."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(block) for _ in range(size // len(block))]
    data = b"".join([*parts, packer.flush()])
    for _ in range(rounds - 1):
        data = zlib.compress(data, 9)
    return data


def truncated_pdf() -> bytes:
    whole = making.pdf([TEXT, TEXT])
    return whole[: len(whole) // 3]


def encrypted_pdf() -> bytes:
    objects = _page_objects(_stream(TEXT.encode("cp1252")))
    objects.append(
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >>"
    )
    raw = making.assembled(objects)
    return raw.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 8 0 R /ID [<00> <00>]")


def cyclic_pages() -> bytes:
    objects = _page_objects(_stream(TEXT.encode("cp1252")))
    objects[1] = b"<< /Type /Pages /Count 3 /Kids [2 0 R 6 0 R 2 0 R] /Parent 2 0 R >>"
    return making.assembled(objects)


def cyclic_forms() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 8 0 R >> >>"
    objects = _page_objects(_stream(TEXT.encode("cp1252") + b"/X Do\n"), resources="/XObject << /X 8 0 R >>")
    objects.append(_stream(b"/X Do /X Do\n", form.decode()))
    return making.assembled(objects)


def forms_that_multiply() -> bytes:
    """Thirty forms, each drawing the next one ten times."""
    objects = _page_objects(_stream(TEXT.encode("cp1252") + b"/X Do\n"), resources="/XObject << /X 8 0 R >>")
    for level in range(30):
        extra = (
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >>"
            f" /XObject << /X {9 + level} 0 R >> >>"
        )
        objects.append(
            _stream(b"/X Do\n" * 10 if level < 29 else making.shown("lol", 60, 60).encode(), extra)
        )
    return making.assembled(objects)


def cyclic_type3_font() -> bytes:
    font = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [9]"
    font += b" /Encoding << /Differences [65 /a] >> /CharProcs << /a 9 0 R >> /Resources << /Font << /T 8 0 R >> >> >>"
    content = TEXT.encode("cp1252") + b"BT /T 10 Tf 60 60 Td (AAAA) Tj ET\n"
    objects = _page_objects(_stream(content), resources="/XObject << >>")
    objects[5] = objects[5].replace(b"/F2 4 0 R", b"/F2 4 0 R /T 8 0 R")
    objects += [font, _stream(b"9 0 d0 BT /T 1 Tf (AA) Tj ET")]
    return making.assembled(objects)


def endless_previous_tables() -> bytes:
    raw = making.pdf([TEXT])
    start = raw.rindex(b"startxref")
    place = raw[start:].split()[1]
    return raw.replace(b"/Info 5 0 R", b"/Info 5 0 R /Prev " + place)


def deep_arrays() -> bytes:
    return making.assembled([*_page_objects(_stream(TEXT.encode("cp1252"))), b"[" * 200_000 + b"]" * 200_000])


def deep_content() -> bytes:
    return making.pdf([TEXT + "[" * 100_000 + "]" * 100_000 + " TJ\n" + "q " * 100_000])


def deep_page_tree() -> bytes:
    depth = 3_000
    objects = _page_objects(_stream(TEXT.encode("cp1252")))
    first = len(objects) + 1
    objects[1] = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % first
    for level in range(depth):
        child = first + level + 1 if level < depth - 1 else 6
        parent = first + level - 1 if level else 2
        objects.append(b"<< /Type /Pages /Count 1 /Kids [%d 0 R] /Parent %d 0 R >>" % (child, parent))
    return making.assembled(objects)


def five_thousand_pages() -> bytes:
    return making.pdf([TEXT] * 5_000)


def many_words() -> bytes:
    rng = random.Random(7)
    words = ["python", "services", "built", "and", "the", "team", "data", "of", "for", "42"]
    parts = []
    for row in range(600):
        text = " ".join(rng.choice(words) for _ in range(100))
        parts.append(making.shown(text, 5, 790 - row * 1.3, 1.2))
    return making.pdf([TEXT + "".join(parts)])


def many_words_large_page() -> bytes:
    rng = random.Random(8)
    words = ["python", "services", "built", "and", "the", "team", "data", "of", "for", "42"]
    parts = [
        making.shown(" ".join(rng.choice(words) for _ in range(60)), 20, 14_000 - row * 13, 10)
        for row in range(1_000)
    ]
    return making.pdf(["".join(parts)], page_extra="/MediaBox [0 0 2000 14400]")


def words_one_by_one() -> bytes:
    """60,000 words, each placed by itself at random."""
    rng = random.Random(9)
    parts = [
        making.shown(rng.choice(["ab", "cde", "Python"]), rng.uniform(0, 600), rng.uniform(0, 780), 4)
        for _ in range(60_000)
    ]
    return making.pdf([TEXT + "".join(parts)])


def flate_bomb(rounds: int = 1) -> bytes:
    packed = _deflated(1 << 30, rounds=rounds)
    filters = "/Filter [" + " /FlateDecode" * rounds + " ]"
    return making.assembled(_page_objects(_stream(packed, filters)))


def flate_bomb_of_operators() -> bytes:
    packed = _deflated(256 << 20, block=b"0 0 m 9 9 l S q Q BT ET " * 2048)
    return making.assembled(_page_objects(_stream(packed, "/Filter /FlateDecode")))


def flate_bomb_of_text() -> bytes:
    packed = _deflated(128 << 20, block=b"BT /F1 9 Tf 50 50 Td (python java rust) Tj ET " * 1024)
    return making.assembled(_page_objects(_stream(packed, "/Filter /FlateDecode")))


def object_stream_bomb() -> bytes:
    """Catalog and pages inside an object stream that inflates to a gibibyte."""
    inner = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    ]
    offsets, at = [], 0
    for number, one in enumerate(inner, start=1):
        offsets.append(f"{number} {at}")
        at += len(one) + 1
    head = " ".join(offsets).encode() + b" "
    packer = zlib.compressobj(9)
    data = [packer.compress(head + b" ".join(inner) + b" ")]
    data += [packer.compress(b" " * 65536) for _ in range((1 << 30) // 65536)]
    packed = b"".join([*data, packer.flush()])
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    stream_at = out.tell()
    out.write(
        b"4 0 obj\n"
        + _stream(packed, f"/Type /ObjStm /N 3 /First {len(head)} /Filter /FlateDecode")
        + b"\nendobj\n"
    )
    table_at = out.tell()
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, stream_at, 0), (1, table_at, 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    out.write(b"5 0 obj\n" + _stream(table, "/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R") + b"\nendobj\n")
    out.write(b"startxref\n%d\n%%%%EOF\n" % table_at)
    return out.getvalue()


def huge_image() -> bytes:
    objects = _page_objects(
        _stream(TEXT.encode("cp1252") + b"q 600 0 0 700 0 0 cm /I Do Q\n"),
        resources="/XObject << /I 8 0 R >>",
    )
    packed = _deflated(450 << 20, block=b"\0" * 65536)
    objects.append(
        _stream(
            packed,
            "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray"
            " /Filter /FlateDecode",
        )
    )
    return making.assembled(objects)


def huge_page() -> bytes:
    return making.pdf([TEXT], page_extra="/MediaBox [0 0 100000000 100000000]")


def greedy_cmap() -> bytes:
    """A ToUnicode map whose one range names every code there is."""
    cmap = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF>"
    cmap += b" endcodespacerange 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap end end"
    objects = _page_objects(_stream(TEXT.encode("cp1252")))
    objects[2] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>"
    objects.append(_stream(cmap))
    return making.assembled(objects)


def greedy_widths() -> bytes:
    """A composite font that names the widths of four milliards of letters."""
    objects = _page_objects(_stream(TEXT.encode("cp1252")))
    objects[2] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [8 0 R] >>"
    )
    objects.append(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /W [0 4000000000 500] /FontDescriptor 9 0 R >>"
    )
    objects.append(b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>")
    return making.assembled(objects)


def wrong_lengths() -> bytes:
    return making.pdf([TEXT]).replace(b"/Length ", b"/Length 99999999")


def external_stream() -> bytes:
    """A page whose content is to be fetched from a file of the system."""
    objects = _page_objects(b"<< /Length 0 /F (/etc/passwd) /FFilter [] >>\nstream\n\nendstream")
    return making.assembled(objects)


def launching_pdf() -> bytes:
    action = "/OpenAction << /S /Launch /F (touch /tmp/launched) /Win << /F (calc.exe) >> >> /AA << /O << /S /JavaScript"
    action += " /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >> >>"
    return making.pdf([TEXT], catalog_extra=action)


def random_bytes() -> bytes:
    return b"%PDF-1.4\n" + random.Random(3).randbytes(200_000)


# --- Office packages --------------------------------------------------------------------------------------


def office_bomb() -> bytes:
    return making.docx("", parts={"word/document.xml": b"<w:x>" + b" " * (300 << 20) + b"</w:x>"})


def million_paragraphs() -> bytes:
    return making.docx(making.body() + making.paragraph("word " * 8) * 150_000)


def many_parts() -> bytes:
    return making.docx(making.body(), parts={f"word/media/{n}.xml": b"<x/>" for n in range(20_000)})


def overlapping_members() -> bytes:
    """Many directory entries that all point at one member (the way of the better bombs)."""
    inner = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b"".join([inner.compress(b" " * 65536) for _ in range(800)] + [inner.flush()])
    size = 800 * 65536
    local = (
        struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(data), size, 10, 0) + b"word/0.xml" + data
    )
    entries = []
    for number in range(2_000):
        name = f"word/{number}.xml".encode()
        entries.append(
            struct.pack(
                "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(data), size, len(name), 0, 0, 0, 0, 0, 0
            )
            + name
        )
    directory = b"".join(entries)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), len(local), 0)
    return local + directory + end


_ENTITIES = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 12))
BILLION = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">{_ENTITIES}]>'


def _document_xml(head: str, text: str) -> bytes:
    return making.docx(
        "",
        parts={
            "word/document.xml": (
                head
                + f'<w:document xmlns:w="{making._W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
            ).encode()
        },
    )


def entity_bomb() -> bytes:
    return _document_xml(BILLION, "&l11;")


def external_entity() -> bytes:
    return _document_xml('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;")


def external_entity_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text += f'<w:document xmlns:w="{making._W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    return making.docx("", parts={"word/document.xml": text.encode("utf-16")})


def external_relation() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relations = "".join(
        f'<Relationship Id="rX{n}" Type="{kind}{what}" Target="{target}" TargetMode="External"/>'
        for n, (what, target) in enumerate(
            [
                ("attachedTemplate", "http://127.0.0.1:9/template.dotm"),
                ("image", "file:///etc/passwd"),
                ("subDocument", "file:///etc/passwd"),
                ("aFChunk", "http://127.0.0.1:9/chunk.html"),
                ("header", "file:///etc/passwd"),
            ]
        )
    )
    content = making.body() + '<w:altChunk r:id="rX3"/><w:subDoc r:id="rX2"/>'
    return making.docx(content, relations=relations)


def relation_outside() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relation = f'<Relationship Id="rX" Type="{kind}" Target="../../../../etc/passwd"/>'
    return making.docx(making.body(), relations=relation)


def deep_xml() -> bytes:
    return making.docx("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000)


def deep_tables() -> bytes:
    cell = "<w:tbl><w:tr><w:tc>"
    end = "<w:p/></w:tc></w:tr></w:tbl>"
    return making.docx(making.body() + cell * 240 + making.paragraph("in the middle") + end * 240)


def wide_cell() -> bytes:
    cells = (
        '<w:tc><w:tcPr><w:gridSpan w:val="30000000"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc>'
    )
    return making.docx(making.body() + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")


def cyclic_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    return making.docx(
        making.body() + making.paragraph("styled", whole='<w:pStyle w:val="S0"/>'), styles=styles
    )


def locked_office() -> bytes:
    """An OLE file that opens as locked Office files do: magic bytes and a directory of nothing."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000


def cyclic_ole() -> bytes:
    """A compound file whose allocation table points at itself."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0, 0, 0xFFFFFFFE, 0, 0)
    for at in range(76, 512, 4):
        struct.pack_into("<I", header, at, 0)
    return bytes(header) + struct.pack("<I", 0) * 128 + b"R\0o\0o\0t\0" + b"\0" * 504


def truncated_docx() -> bytes:
    return making.docx(making.body())[:1500]


_ODT = "urn:oasis:names:tc:opendocument:xmlns:"


def _odt(content: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{_ODT}{name}:1.0"' for name in ("office", "text", "table", "style"))
    return making.zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": (
                f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:text>'
                + "".join(f"<text:p>{line}</text:p>" for line in making.RESUME)
                + f"{content}</office:text></office:body></office:document-content>"
            ).encode(),
        }
    )


def repeated_cells() -> bytes:
    return _odt(
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell'
        ' table:number-columns-repeated="30000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    )


def repeated_spaces() -> bytes:
    return _odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>')


# --- text formats -----------------------------------------------------------------------------------------


def _plain(extra: bytes) -> bytes:
    return "\n".join(making.RESUME).encode() + b"\n" + extra


def long_line() -> bytes:
    return _plain(b"Python and " * 400_000)


def no_line_ends() -> bytes:
    return " ".join(making.RESUME).encode() * 3_000


def many_lines() -> bytes:
    return _plain(b"- Built services in Python.\n" * 120_000)


def directions() -> bytes:
    return _plain("\u202e\u2066\u200f gnp.exe \u0007\u001b[31mred\u001b]0;title\u0007 \ufeff\ufffe".encode())


def zalgo() -> bytes:
    return _plain(("Z" + "\u0300\u0301\u0302\u0316\u0317" * 20_000).encode() * 3)


def deep_rtf() -> bytes:
    return b"{\\rtf1 " + b"{" * 300_000 + b"Ines Varga" + b"}" * 300_000 + b"}"


def rtf_numbers() -> bytes:
    return (
        b"{\\rtf1\\ansi\\ansicpg99999\\uc2000000000 Ines\\u99999999 \\bin2000000000 x\\'zz\\par "
        + b"\\u-1" * 50_000
        + b"}"
    )


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + b"Ines Varga" + b"</div>" * 200_000


def wide_table_html() -> bytes:
    return (
        "<html><body>" + "".join(f"<p>{line}</p>" for line in making.RESUME)
        + '<table><tr><td colspan="30000000" rowspan="30000000">x</td></tr></table>'
    ).encode()  # fmt: skip


def reaching_html() -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in making.RESUME)
    return (
        f'<!DOCTYPE html SYSTEM "file:///etc/passwd"><html><head><base href="http://127.0.0.1:9/"><meta http-equiv="refresh"'
        f' content="0;url=file:///etc/passwd"><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body>{lines}'
        '<script src="http://127.0.0.1:9/x.js">document.write("hired")</script><iframe src="file:///etc/passwd"></iframe>'
        '<img src="http://127.0.0.1:9/x.png" onerror="alert(1)"><object data="file:///etc/passwd"></object></body></html>'
    ).encode()


def html_attributes() -> bytes:
    return (
        b"<html><body><p "
        + b" ".join(b"a%d='%s'" % (n, b"x" * 50) for n in range(60_000))
        + b">Ines Varga</p>"
    )


def deep_json() -> bytes:
    return b'{"basics": ' + b"[" * 500_000 + b"]" * 500_000 + b"}"


def json_numbers() -> bytes:
    return (
        b'{"basics": {"name": "Ines Varga", "email": 1e999, "phone": '
        + b"9" * 50_000
        + b'}, "work": [{"startDate": NaN,'
        b' "position": {"a": []}, "highlights": "text"}], "skills": 7}'
    )


def markdown_brackets() -> bytes:
    return _plain(b"[" * 60_000 + b"](" * 20_000)


def markdown_emphasis() -> bytes:
    return _plain(b"*a **a _b " * 20_000 + b"`" * 20_001 + b"> " * 5_000 + b"\n" + b"- " * 5_000)


def markdown_links() -> bytes:
    return _plain(b"![a](<b" * 20_000 + b"<a b='" * 20_000)


def nested_mail() -> bytes:
    depth = 1_500
    head = b"From: a@example.com\nSubject: CV\nMIME-Version: 1.0\n"
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return head + parts + b"Content-Type: text/plain\n\nInes Varga\n"


def mail_in_mail() -> bytes:
    return b"Content-Type: message/rfc822\n\n" * 3_000 + b"From: a@example.com\n\nInes Varga"


# --- archives ---------------------------------------------------------------------------------------------


def _archive(members: list[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def zip_outside() -> bytes:
    return _archive(
        [("../../evil.txt", b"x"), ("/etc/evil.txt", b"x"), ("C:\\evil.txt", b"x"), ("cv.txt", _plain(b""))]
    )


def zip_link() -> bytes:
    link = zipfile.ZipInfo("cv.txt")
    link.external_attr = (0o120777 & 0xFFFF) << 16
    return _archive([(link, b"/etc/passwd")])


def zip_of_zips() -> bytes:
    inner = _archive([("cv.txt", _plain(b""))])
    for _ in range(30):
        inner = _archive([("inner.zip", inner)])
    return inner


def zip_that_multiplies() -> bytes:
    inner = _archive([("cv.txt", b" " * (50 << 20))])
    for _ in range(3):
        inner = _archive([(f"{n}.zip", inner) for n in range(16)])
    return inner


def zip_bomb() -> bytes:
    return _archive([(f"{n}.txt", b"\0" * (64 << 20)) for n in range(6)])


def zip_of_thousands() -> bytes:
    return _archive([(f"cv{n}.txt", b"x") for n in range(30_000)])


# --- images -----------------------------------------------------------------------------------------------


def _png(width: int, height: int, packed: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )


def png_bomb() -> bytes:
    return _png(50_000, 50_000, _deflated(310 << 20, block=b"\0" * 65536))


def truncated_png() -> bytes:
    return _png(600, 800, zlib.compress(b"\0" * 4_000))[:-30]


# --- everything -------------------------------------------------------------------------------------------

PATHOLOGICAL = (
    "a", "A", "1", " ", "-", ".", ",", "@", "/", "(", "\t", "_", "é", "•", "a ", "A ", "1 ", "a.", "A.", "a-", "1-", "1.", "1/",
    "a@", "a@a.", "+1 (", "(1) ", "2019 ", "2019-", "2019 - ", "Jan ", "Jan 2019 - ", "June, ", "a, ", "A b ", "and ", "C++ ",
    "https://a", "www.a.", "linkedin.com/in/", "years of ", "10 years ", "you will ", "ignore all ", "\u0301", "x|", "a/b/", "'",
    '"', "A A ", "aA", "Python, ", "no experience with ", "\u200b", "а", "of the ", "1e", "{", "<a ",
)  # fmt: skip


def pathological_lines() -> bytes:
    """Every awkward stretch as a line of its own, 20,000 characters long."""
    return _plain("\n".join((one * 20_000)[:20_000] for one in PATHOLOGICAL).encode())


DOCUMENTS: tuple[Case, ...] = (
    Case("pdf: cut off after a third", "pdf", truncated_pdf, BROKEN | {READ}),
    Case("pdf: locked with a password", "pdf", encrypted_pdf, frozenset({"encrypted"})),
    Case("pdf: page tree in a circle", "pdf", cyclic_pages, ANY_READING | BROKEN),
    Case("pdf: form that draws itself", "pdf", cyclic_forms, ANY_READING | BROKEN),
    Case("pdf: forms drawing forms, 10^29", "pdf", forms_that_multiply, ANY_READING | BOUNDED),
    Case("pdf: type 3 font in a circle", "pdf", cyclic_type3_font, ANY_READING | BROKEN),
    Case("pdf: endless chain of tables", "pdf", endless_previous_tables, ANY_READING | BROKEN),
    Case("pdf: 200,000 nested arrays", "pdf", deep_arrays, ANY_READING | BOUNDED),
    Case("pdf: nested operands", "pdf", deep_content, ANY_READING | BOUNDED),
    Case("pdf: page tree 3,000 deep", "pdf", deep_page_tree, ANY_READING | BOUNDED),
    Case("pdf: 5,000 pages", "pdf", five_thousand_pages, ANY_READING | BOUNDED),
    Case("pdf: 60,000 tiny words", "pdf", many_words, ANY_READING | BOUNDED),
    Case("pdf: 60,000 words on a page", "pdf", many_words_large_page, ANY_READING | BOUNDED, quick=False),
    Case("pdf: 60,000 words at random", "pdf", words_one_by_one, ANY_READING | BOUNDED, quick=False),
    Case("pdf: 1 GiB in a content stream", "pdf", flate_bomb, ANY_READING | BOUNDED, quick=False),
    Case("pdf: 1 GiB packed three times", "pdf", lambda: flate_bomb(3), ANY_READING | BOUNDED, quick=False),
    Case("pdf: 256 MiB of operators", "pdf", flate_bomb_of_operators, ANY_READING | BOUNDED, quick=False),
    Case("pdf: 128 MiB of text operators", "pdf", flate_bomb_of_text, ANY_READING | BOUNDED, quick=False),
    Case(
        "pdf: 1 GiB object stream",
        "pdf",
        object_stream_bomb,
        ANY_READING | BOUNDED | {"image_only_no_ocr"},
        quick=False,
    ),
    Case("pdf: image of 3.6 gigapixels", "pdf", huge_image, ANY_READING | BOUNDED, quick=False),
    Case("pdf: page of 35 km", "pdf", huge_page, ANY_READING | BOUNDED),
    Case("pdf: greedy letter map", "pdf", greedy_cmap, ANY_READING | BOUNDED),
    Case("pdf: greedy letter widths", "pdf", greedy_widths, ANY_READING | BOUNDED | {"image_only_no_ocr"}),
    Case("pdf: wrong stream lengths", "pdf", wrong_lengths, ANY_READING | BROKEN),
    Case(
        "pdf: content from another file",
        "pdf",
        external_stream,
        frozenset({"empty", "corrupt", "not_a_resume", "unsafe"}),
    ),
    Case("pdf: launch and script actions", "pdf", launching_pdf, frozenset({READ})),
    Case("pdf: random bytes", "pdf", random_bytes, BROKEN),
    Case("docx: 300 MB of spaces", "docx", office_bomb, BOUNDED),
    Case("docx: 150,000 paragraphs", "docx", million_paragraphs, ANY_READING | BOUNDED, quick=False),
    Case("docx: 20,000 parts", "docx", many_parts, frozenset({"unsafe"})),
    Case("docx: overlapping members", "docx", overlapping_members, BOUNDED | {"unsupported_type"}),
    Case("docx: entity bomb", "docx", entity_bomb, frozenset({"unsafe"})),
    Case("docx: external entity", "docx", external_entity, frozenset({"unsafe"})),
    Case("docx: external entity, UTF-16", "docx", external_entity_utf16, frozenset({"unsafe", "corrupt"})),
    Case("docx: external relations", "docx", external_relation, frozenset({READ})),
    Case("docx: relation outside", "docx", relation_outside, frozenset({READ, "unsafe", "corrupt"})),
    Case("docx: 100,000 nested elements", "docx", deep_xml, BOUNDED),
    Case("docx: tables 240 deep", "docx", deep_tables, ANY_READING | BOUNDED),
    Case("docx: cell of 30 million columns", "docx", wide_cell, frozenset({READ})),
    Case("docx: styles in a circle", "docx", cyclic_styles, frozenset({READ})),
    Case("docx: cut off", "docx", truncated_docx, frozenset({"corrupt"})),
    Case(
        "docx: locked container",
        "docx",
        locked_office,
        frozenset({"corrupt", "encrypted", "unsupported_type"}),
    ),
    Case(
        "doc: allocation table in a circle",
        "doc",
        cyclic_ole,
        frozenset({"corrupt", "encrypted", "unsupported_type"}),
    ),
    Case("odt: a cell repeated 3*10^13 times", "odt", repeated_cells, frozenset({READ, "unsafe"})),
    Case("odt: 2*10^9 spaces", "odt", repeated_spaces, frozenset({READ, "unsafe"})),
    Case("txt: a line of 4.4 MB", "txt", long_line, ANY_READING | BOUNDED),
    Case("txt: 1.8 MB without a line end", "txt", no_line_ends, ANY_READING | BOUNDED, quick=False),
    Case("txt: 120,000 lines", "txt", many_lines, ANY_READING | BOUNDED, quick=False),
    Case("txt: directions and escapes", "txt", directions, frozenset({READ})),
    Case("txt: 100,000 accents on a letter", "txt", zalgo, ANY_READING | BOUNDED),
    Case("txt: pathological lines", "txt", pathological_lines, ANY_READING | BOUNDED, quick=False),
    Case(
        "txt: binary",
        "txt",
        lambda: random.Random(5).randbytes(300_000),
        ANY_READING | BROKEN | {"unsupported_type"},
    ),
    Case("txt: zero bytes", "txt", lambda: b"\0" * 2_000_000, BROKEN | {"unsupported_type"}),
    Case("rtf: 300,000 nested groups", "rtf", deep_rtf, ANY_READING | BOUNDED),
    Case("rtf: absurd numbers", "rtf", rtf_numbers, ANY_READING | BOUNDED),
    Case("html: 200,000 nested elements", "html", deep_html, ANY_READING | BOUNDED),
    Case("html: cell of 30 million columns", "html", wide_table_html, frozenset({READ})),
    Case("html: scripts, frames, references", "html", reaching_html, frozenset({READ})),
    Case("html: 60,000 attributes", "html", html_attributes, ANY_READING | BOUNDED),
    Case("json: 500,000 nested lists", "json", deep_json, BROKEN | {"unsupported_type"}),
    Case("json: absurd numbers", "json", json_numbers, ANY_READING | BROKEN | {"unsupported_type"}),
    Case("md: 60,000 brackets", "md", markdown_brackets, ANY_READING | BOUNDED),
    Case("md: nested emphasis, quotes, lists", "md", markdown_emphasis, ANY_READING | BOUNDED),
    Case("md: unfinished links", "md", markdown_links, ANY_READING | BOUNDED),
    Case("png: 2.5 gigapixels", "png", png_bomb, BOUNDED | {"image_only_no_ocr"}, quick=False),
    Case("png: cut off", "png", truncated_png, BROKEN | {"image_only_no_ocr"}),
)

CONTAINERS: tuple[Case, ...] = (
    Case("zip: names that lead outside", "zip", zip_outside, frozenset({"unsafe"})),
    Case("zip: a symbolic link", "zip", zip_link, frozenset({"unsafe", "empty"})),
    Case("zip: 30 archives deep", "zip", zip_of_zips, frozenset({"unsafe"})),
    Case("zip: 200 GB in three levels", "zip", zip_that_multiplies, BOUNDED),
    Case("zip: 384 MB of zeros", "zip", zip_bomb, BOUNDED),
    Case("zip: 30,000 files", "zip", zip_of_thousands, BOUNDED),
    Case("eml: parts 1,500 deep", "eml", nested_mail, BOUNDED | {READ, "empty"}),
    Case("eml: mails 3,000 deep", "eml", mail_in_mail, BOUNDED | {READ, "empty"}),
)
