"""Theme colours of a DOCX written out as plain ones, so that whoever reads a look need not know of themes.

Part of reading (folder -> intake -> **reading** -> sections -> ...), before ``docx`` looks at any part. Word prefers a
theme's colour to the one written beside it, which may say anything.
"""

from __future__ import annotations

import colorsys
import posixpath

from pipeline.reading.package import Element, Package, attribute, child, local

# the names that runs and shapes use -> the names of the theme's own table, where no mapping says otherwise
_NAMES = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1", "dark1": "dk1", "light2": "lt2",
    "dark2": "dk2", "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_MAPPED = {
    "background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2", "bg1": "bg1", "tx1": "t1", "bg2": "bg2", "tx2": "t2",
}  # fmt: skip
_USES = (
    ("themeColor", "themeTint", "themeShade", ("val", "color")),
    ("themeFill", "themeFillTint", "themeFillShade", ("fill",)),
)


class Theme:
    """The colours of one document's theme."""

    def __init__(self, package: Package, folder: str) -> None:
        names = [name for name in package.names if name.startswith(posixpath.join(folder, "theme/theme"))]
        root = package.xml(names[0]) if names else None
        self.colours: dict[str, str] = {}
        scheme = child(root, "themeElements", "clrScheme")
        for item in scheme if scheme is not None else ():
            for value in item:
                found = attribute(value, "lastClr") or attribute(value, "val") or ""
                if len(found) == 6:
                    self.colours[local(item)] = found.upper()
        settings = package.xml(posixpath.join(folder, "settings.xml")) if self.colours else None
        mapping = child(settings, "clrSchemeMapping")
        self.mapping = (
            {local_name(key): value for key, value in mapping.attrib.items()} if mapping is not None else {}
        )

    def colour(self, name: str) -> str | None:
        """RRGGBB of a theme colour by the name that a run or a shape uses."""
        name = self.mapping.get(_MAPPED.get(name, ""), name)
        return self.colours.get(_NAMES.get(name, name))

    def settle(self, root: Element | None) -> Element | None:
        """The same part with every theme colour written out beside its name."""
        if root is None or not self.colours:
            return root
        for item in root.xpath("//*[@*[starts-with(local-name(), 'theme')]]"):
            for use, tint, shade, targets in _USES:
                found = self.colour(attribute(item, use) or "")
                if found:
                    value = _shifted(found, attribute(item, tint), attribute(item, shade))
                    for key in [k for k in item.attrib if local_name(k) in targets] or [targets[0]]:
                        item.set(key, value)
        for item in root.xpath("//*[local-name()='schemeClr']"):
            found = self.colour(attribute(item, "val") or "")
            if found:
                prefix = item.tag.rpartition("}")[0]
                key = next((k for k in item.attrib if local_name(k) == "val"), "val")
                item.tag = f"{prefix}}}srgbClr" if prefix else "srgbClr"
                item.set(key, _modified(found, item))
        return root


def local_name(name: str) -> str:
    """Name of an attribute without its namespace."""
    return str(name).rpartition("}")[2]


def _shifted(colour: str, tint: str | None, shade: str | None) -> str:
    """A colour with Word's tint (towards white) or shade (towards black), each a hexadecimal share of 255."""
    hue, light, full = _hls(colour)
    if tint:
        light = light * _share(tint) + 1 - _share(tint)
    if shade:
        light *= _share(shade)
    return _code(hue, light, full)


def _modified(colour: str, item: Element) -> str:
    """A shape's colour with its changes of luminance, in thousandths of a per cent."""
    hue, light, full = _hls(colour)
    for change in item:
        value = attribute(change, "val") or ""
        share = int(value) / 100_000 if value.isdigit() and len(value) < 8 else None
        if share is None:
            continue
        if local(change) in {"lumMod", "shade"}:
            light *= share
        elif local(change) == "lumOff":
            light += share
        elif local(change) == "tint":
            light = light * share + 1 - share
    return _code(hue, light, full)


def _hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))


def _code(hue: float, light: float, full: float) -> str:
    rgb = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
    return "".join(f"{round(part * 255):02X}" for part in rgb)


def _share(value: str) -> float:
    try:
        return min(int(value, 16), 255) / 255
    except ValueError:
        return 1.0
