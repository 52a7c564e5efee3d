"""Text repair: what the file's bytes say -> what the page shows.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Every reader passes its lines through here:
ligatures, soft hyphens, zero-width and control characters, split accents, mojibake, icon glyphs, bullets, letters of
another script inside a Latin word, letter-spaced headings.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import median

import ftfy

BULLETS = frozenset("•・●◦▪▫■□◆◇○‣⁃∙·►▶▸➢➤➔➜→⇒›≫✓✔☑☐✦✧✪✸★☆❖♦♣♠⬧⦿⦁⚫⚪❑❒❍✱∗⋄◼◾▹❯")
DASH_BULLETS = frozenset("-–—*+>»")
SPACED_BULLETS = DASH_BULLETS | {"~", "°", "."}  # marks only where white space parts them from the words
_HOLLOW = re.compile(r"o[ \t](?=[A-Z])")  # Word's hollow bullet is the letter o of Courier
ZERO_WIDTH = dict.fromkeys(
    [
        0x200B,
        0x200C,
        0x200D,
        0x2060,
        0xFEFF,
        0x180E,
        0x200E,
        0x200F,
        0x061C,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x2070),
    ]
)
# letters of other scripts that look like Latin ones (Unicode confusables, the ones a reader cannot tell apart)
LOOKALIKES = {
    **dict(zip("АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝ", "ABESIJKMHOPCTYXaeijopcyxsdhqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιαρ", "ABEZHIKMNOPTYXoviap", strict=True)),
}
_SPACING_ACCENTS = {
    "¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "¸": "\u0327",
    "ˇ": "\u030c", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b", "˛": "\u0328", "¯": "\u0304",
}  # fmt: skip
ACCENTS = frozenset(_SPACING_ACCENTS)
_ACCENT = "".join(_SPACING_ACCENTS)
_ACCENT_FIRST = re.compile(rf"([{_ACCENT}]) ?([A-Za-zıȷ])")
_LONE_ACCENT = re.compile(f"[{_ACCENT}]")
_NO_WIDTH = re.compile(f"[{''.join(map(chr, ZERO_WIDTH))}]")
_LOOKALIKE = re.compile(f"[{''.join(LOOKALIKES)}]")
_SPACES = re.compile(" {2,}")
# signs that nothing here touches: printable ASCII but the accent, dashes, quotes and the usual bullets
_ORDINARY = re.compile("[ -_a-~–—‘’“”•·]*")
_LETTER = re.compile(r"[^\W\d_]")
_MOJIBAKE = re.compile("[ÂÃâÅ\u00c3ï]\u00a0?[\u0080-\u00bf€™œžŸ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›¼½]")
_LOST_SPACE = re.compile(
    r"(?<![ÂÃ])Â(?=[\s\u00a0]|$)"
)  # what is left of a no-break space read in the wrong encoding
_SPLIT_GRAVE = re.compile(r"[a-z]`[aeiou]")
# pictures that stand for "telephone", "mail", "address", "web", "link": no words, and each begins a new item
PICTOGRAMS = "☎☏✆📞📱📲🕾🕿🖁✉📧📨📩📬🖂⌂🏠🏡📍📌🌐🌍🌎🌏🔗👤"
_ANY_PICTOGRAM = re.compile(f"[{PICTOGRAMS}]")
_PICTOGRAM = re.compile(rf"\s*[{PICTOGRAMS}][\ufe0e\ufe0f]?\s*")
_SPACED_RUN = re.compile(r"(?<!\S)(?:[^\W\d_]|[&/])(?: (?:[^\W\d_]|[&/.,])){3,}(?!\S)")
# A tab with the spaces around it, from the first of them only: long runs without a tab cost nothing.
SPACED_TAB = re.compile(r"(?<! ) *\t[\t ]*")
LETTER_SPACED = 4  # words of one letter on a line that may be a word drawn letter by letter
HELD = 0.2  # em; a space is wider
SPELT = "invisible letters that spell "
# tag characters and rows of variation selectors: they show nothing and carry text; an emoji's flag has seven at most
_UNSEEN = re.compile("[\U000e0020-\U000e007f\U000e0100-\U000e01ef\ufe00-\ufe0f]{8,}")
_TAGS = range(0xE0020, 0xE007F)
_STYLED = range(0x1D400, 0x1D800)  # mathematical bold, italic, script letters


def repair(text: str) -> tuple[str, list[str]]:
    """Text of one line in; repaired text and what was folded in it (for vetting) out. Tabs stay."""
    if text.isascii() and text.isprintable() and not ("`" in text and _SPLIT_GRAVE.search(text)):
        return text, []
    if text.isascii() and "`" not in text and text.replace("\t", "").isprintable():
        return _SPACES.sub(" ", text), []
    if "  " not in text and _ORDINARY.fullmatch(text):
        return text, []
    found: list[str] = []
    if _MOJIBAKE.search(text):
        text = ftfy.fix_encoding(text)
    if "Â" in text:
        text = _LOST_SPACE.sub(" ", text)
    for unseen in _UNSEEN.findall(text):
        told = "".join(chr(ord(c) - 0xE0000) if ord(c) in _TAGS else "?" for c in unseen[:40])
        found.append(f"{SPELT}'{told}'")
    text = _UNSEEN.sub("", text)
    if _NO_WIDTH.search(text):
        stripped = text.translate(ZERO_WIDTH)
        if _inside_word(text):
            found.append("zero-width characters inside a word")
        text = stripped
    if text.rstrip().endswith("\u00ad"):  # the hyphen that a line ends with is seen
        text = text.rstrip()[:-1] + "-"
    text = text.replace("\u00ad", "")
    text = _part_at_pictograms(text)
    text = _SPACES.sub(" ", "".join(map(_character, text)))  # before accents look for their letters
    if _LONE_ACCENT.search(text):
        text = _ACCENT_FIRST.sub(_join_accent, text)
    text = unicodedata.normalize("NFC", text)
    text, folded = _fold_lookalikes(text)
    found.extend(folded)
    return text, found


def _part_at_pictograms(text: str) -> str:
    """Pictograms go; each parts what stands around it when it opens an item. One inside a sentence stays."""
    if not _ANY_PICTOGRAM.search(text):
        return text
    found = list(_PICTOGRAM.finditer(text))
    row = len(found) > 1 or (found and not found[0].start())
    if not row and not any("\t" in m[0] or text[m.start() - 1] in "|·•,;/" for m in found):
        return text
    return _PICTOGRAM.sub(lambda m: "\t" if m.start() and m.end() < len(text) else "", text)


def _inside_word(text: str) -> bool:
    return any(
        ord(c) in ZERO_WIDTH
        and text[i - 1 : i].isalnum()
        and text[i + 1 : i + 2].isalnum()
        and text[i - 1].isascii()
        for i, c in enumerate(text)
    )


def _join_accent(match: re.Match[str]) -> str:
    base = {"ı": "i", "ȷ": "j"}.get(match[2], match[2])
    joined = unicodedata.normalize("NFC", base + _SPACING_ACCENTS[match[1]])
    return joined if len(joined) == 1 else match[0]


@lru_cache(maxsize=4096)
def _character(char: str) -> str:
    """One character as it is kept: control and private-use characters go, compatibility forms are spelled out."""
    code = ord(char)
    if char == "\t":
        return char
    if 0xFB00 <= code <= 0xFB06 or 0xFF01 <= code <= 0xFF5E or code in _STYLED or 0x132 <= code <= 0x133:
        return unicodedata.normalize("NFKC", char)
    if 0x91 <= code <= 0x97:  # a dash, quote or bullet of Windows-1252 taken for a control character
        return bytes([code]).decode("cp1252")
    if unicodedata.category(char) in {"Zs", "Zl", "Zp"}:
        return " "
    if char in "\u2010\u2011\ufffe\u0002":
        return "-"
    if char == "…":
        return "..."
    category = unicodedata.category(char)
    if category in {"Cc", "Co", "Cn", "Cs"} or char == "\ufffd":
        return " "
    return char


@lru_cache(maxsize=2048)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ")[0]


def _fold_lookalikes(text: str) -> tuple[str, list[str]]:
    """Cyrillic or Greek look-alikes inside a word that also has Latin letters become Latin."""
    if not _LOOKALIKE.search(text):
        return text, []
    folded: list[str] = []

    def fold(match: re.Match[str]) -> str:
        word = match[0]
        scripts = {_script(c) for c in word if _LETTER.match(c)}
        if "LATIN" not in scripts or not scripts & {"CYRILLIC", "GREEK"}:
            return word
        latin = "".join(LOOKALIKES.get(c, c) for c in word)
        if latin != word:
            other = "Cyrillic" if "CYRILLIC" in scripts else "Greek"
            folded.append(f"{other} letters inside the word {latin}")
        return latin

    return re.sub(r"\w+", fold, text), folded


def is_bullet(text: str) -> bool:
    """The word is nothing but a bullet mark (symbol, private-use glyph or lone dash)."""
    if not text or len(text) > 2:
        return False
    return all(_bullet_char(c) for c in text) or text in DASH_BULLETS


def _bullet_char(char: str) -> bool:
    return (
        char in BULLETS
        or 0xE000 <= ord(char) <= 0xF8FF
        or (ord(char) < 32 and char != "\t")
        or char == "\x7f"
    )


def split_bullet(text: str) -> tuple[str, bool]:
    """A leading bullet mark is taken off: ("• Built", ) -> ("Built", True)."""
    stripped = text.lstrip()
    if stripped[:1].isalnum() and stripped[0] != "o":
        return stripped.rstrip(), False  # nearly every line
    end = 0
    while end < len(stripped) and end < 3 and _bullet_char(stripped[end]):
        end += 1
    if end:
        rest = stripped[end:].lstrip()
        return rest, True
    if len(stripped) > 1 and stripped[0] in SPACED_BULLETS and stripped[1] in " \t\u00a0":
        return stripped[2:].lstrip(), True
    if stripped in DASH_BULLETS:
        return "", True
    if _HOLLOW.match(stripped):
        return stripped[2:].lstrip(), True
    return text.strip(), False


def join_spaced_text(text: str) -> str:
    """Letter-spaced words in plain text: "E X P E R I E N C E" -> "EXPERIENCE"; wider gaps part words."""
    if len(text) < 7:
        return text
    joined = re.sub(
        r"(?<!\S)(?<![^\W\d_] )(?:[^\W\d_] ){2,}[^\W\d_](?: {2,}(?:[^\W\d_] )+[^\W\d_])+(?!\S)",
        lambda m: " ".join(part.replace(" ", "") for part in re.split(r" {2,}", m[0])),
        text,
    )
    return _SPACED_RUN.sub(lambda m: m[0].replace(" ", ""), joined)


def join_letter_spaced(
    words: Sequence[tuple[str, float, float, float, bool]],
) -> list[tuple[str, float, float, float, bool]]:
    """Letters drawn apart become words again by their distances. Words as (text, x0, x1, size, glued)."""
    if [len(w[0]) for w in words].count(1) < LETTER_SPACED or _are_kerned([w[0] for w in words]):
        return _join_capitals(words) if len(words) > 2 else list(words)
    out: list[tuple[str, float, float, float, bool]] = []
    index = 0
    while index < len(words):
        end = index
        while (
            end < len(words)
            and (len(words[end][0]) <= 2 or _is_held(words, end))
            and (not is_bullet(words[end][0]) or (end > index and words[end][0] in DASH_BULLETS))
        ):
            end += 1
        run = words[index:end]
        single = [
            w[0] for w, after in _with_next(run) if len(w[0]) == 1 and w[0].isalnum() and not (w[4] or after)
        ]
        if len(single) >= 4 and sum(map(str.isalpha, single)) >= min(4, max(2, len(single) - 4)):
            out.extend(_join_run(run))
            index = end
        else:
            out.append(words[index])
            index += 1
    return _join_capitals(out) if len(out) > 2 else out


def _with_next(
    run: Sequence[tuple[str, float, float, float, bool]],
) -> Iterator[tuple[tuple[str, float, float, float, bool], bool]]:
    """Each piece with whether the next one is glued to it: letters of one word that is drawn in pieces."""
    return zip(run, [*(word[4] for word in run[1:]), False], strict=False)


def _is_held(words: Sequence[tuple[str, float, float, float, bool]], at: int) -> bool:
    """Capitals that kerning holds together among letters drawn apart ("E D U C ATION"), a gap narrower than any space
    before or behind them."""
    text, x0, x1, size, _ = words[at]
    if not (text.isalpha() and text.isupper()):
        return False
    before = x0 - words[at - 1][2] if at and len(words[at - 1][0]) == 1 else size
    behind = words[at + 1][1] - x1 if at + 1 < len(words) and len(words[at + 1][0]) == 1 else size
    return min(before, behind) < HELD * size


def _join_capitals(
    words: Sequence[tuple[str, float, float, float, bool]],
) -> list[tuple[str, float, float, float, bool]]:
    """A line of capitals that are drawn apart here and there ("YEWANDE FAS H O LA"): the gaps inside its words are
    clearly narrower than the spaces between them."""
    if sum(len(w[0]) <= 2 for w in words) < 2 or not all(w[0].isalpha() and w[0].isupper() for w in words):
        return list(words)
    gaps = [b[1] - a[2] for a, b in itertools.pairwise(words)]
    narrow, wide = min(gaps), max(gaps)
    if 0 < narrow <= wide < min(1.3 * narrow, 0.3 * words[0][3]) and _are_kerned([word[0] for word in words]):
        return [("".join([word[0] for word in words]), words[0][1], words[-1][2], *words[0][3:])]
    if narrow < 0 or narrow > 0.3 * words[0][3] or wide < 1.6 * narrow:
        return list(words)
    joined = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        text, x0, _x1, size, glued = joined[-1]
        if gap < (narrow + wide) / 2:
            joined[-1] = (text + word[0], x0, word[2], size, glued)
        else:
            joined.append(word)
    return joined


# letters that fonts draw closer together, so that they look like one when a word is drawn letter by letter
_KERNED = frozenset(
    ["AT", "TA", "AV", "VA", "AW", "WA", "AY", "YA", "LT", "LV", "LW", "LY", "PA", "FA", "TO", "OT", "VO", "OV", "YO", "OY", "WO", "OW", "RT", "RV", "RY", "AC", "AO"]
)  # fmt: skip


def _are_kerned(pieces: Sequence[str]) -> bool:
    """Whether pieces of a line are single letters, four or more with those that kerning holds together ("TA U M ATA")."""
    singles = sum(len(piece) == 1 for piece in pieces)
    held = (a + b in _KERNED for piece in pieces for a, b in itertools.pairwise(piece))
    return len(pieces) > 3 and singles > 1 and singles < len(pieces) and all(held)


def _join_run(
    run: Sequence[tuple[str, float, float, float, bool]],
) -> list[tuple[str, float, float, float, bool]]:
    gaps = [b[1] - a[2] for a, b in itertools.pairwise(run)]
    size = max(run[0][3], 1.0)
    usual = median([gap for gap, word in zip(gaps, run[1:], strict=True) if not word[4]] or gaps)
    limit = max(usual * 1.6, usual + 0.16 * size)
    joined = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > limit:
            joined.append(word)
        else:
            text, x0, _x1, first_size, glued = joined[-1]
            joined[-1] = (text + word[0], x0, word[2], first_size, glued)
    return joined
