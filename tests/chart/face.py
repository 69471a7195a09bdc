"""Makes the chart's face: subsets of Source Sans 3 and the table of their advance widths.

    npm pack @expo-google-fonts/source-sans-3@0.4.1 && tar xzf expo-google-fonts-source-sans-3-0.4.1.tgz
    python -m tests.chart.face package/400Regular/SourceSans3_400Regular.ttf \
        package/600SemiBold/SourceSans3_600SemiBold.ttf

writes into assets/fonts/. Equal input gives equal bytes. "Source" is a reserved name under the Open Font
License, so a subset, which is a modified version, carries a name of its own: Timeline Sans.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FAMILY = "Timeline Sans"
WEIGHTS = {"regular": (400, "Regular"), "semibold": (600, "SemiBold")}

BASIC = (
    "U+0020-007E, U+00A0, U+00AB, U+00B1, U+00B7, U+00BB, U+00D7, U+00DF-00E5, U+00E7-00EA, U+00ED, U+00EF, U+00F1, "
    "U+00F3-00F4, U+00F6, U+00F8, U+00FA, U+00FC, U+2009-200A, U+202F, U+2010-2015, U+2018-201A, U+201C-201E, U+2022, "
    "U+2026, U+2190-2193, U+2212, U+2248"
)
"""English and Indonesian, the letters that most foreign names in them have besides, and the signs that the interface
writes: all that most pages have to carry.
"""

WESTERN = (
    "U+00A1-00AA, U+00AC, U+00AE-00B0, U+00B2-00B6, U+00B8-00BA, U+00BC-00D6, U+00D8-00DE, U+00E6, U+00EB-00EC, "
    "U+00EE, U+00F0, U+00F2, U+00F5, U+00F7, U+00F9, U+00FB, U+00FD-00FF, U+0131, U+0152-0153, U+02BC, "
    "U+2020-2021, U+2030, U+2032-2033, U+2039-203A, U+20AC, U+2116, U+2122, U+2260, U+2264-2265"
)
"""The rest of western Europe."""

MORE = (
    "U+0100-0130, U+0132-0151, U+0154-017F, U+018F, U+0192, U+01A0-01A1, U+01AF-01B0, U+01CD-01DC, U+0218-021B, "
    "U+0259, U+02BB, U+02C6-02C7, U+02D8-02DD, U+0300-0304, U+0306-030C, U+0323, U+0384-038A, U+038C, U+038E-03A1, "
    "U+03A3-03CE, U+0400-045F, U+0490-0491, U+04D8-04D9, U+1E02-1EF9, U+20AB, U+20B4, U+20B9-20BA, U+20BD"
)
"""Polish, Turkish, Baltic, Romanian, Vietnamese and other Latin letters, Greek and Cyrillic."""

PARTS = (("basic", BASIC), ("western", WESTERN), ("more", MORE))


def cut(source: Path, ranges: str) -> TTFont:
    """The face of `source` with the characters of `ranges` only.

    Kerning and ligatures go: a text is then exactly as wide as the sum of its advances, in every renderer.
    """
    face = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=[],
        hinting=False,
        name_IDs=[0, 5, 13, 14],
        drop_tables=["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(ranges))
    subsetter.subset(face)
    return face


def rename(face: TTFont, style: str) -> None:
    """Give `face` the family name that the licence asks of a modified version."""
    regular = style == "Regular"
    names = {
        1: FAMILY if regular else f"{FAMILY} {style}",
        2: "Regular",
        3: f"TimelineSans-{style}; subset of Source Sans 3, {face['name'].getDebugName(5)}",
        4: f"{FAMILY} {style}",
        6: f"TimelineSans-{style}",
    }
    if not regular:
        names |= {16: FAMILY, 17: style}
    for number, text in names.items():
        face["name"].setName(text, number, 3, 1, 0x409)


def widths(face: TTFont) -> dict[str, str]:
    """The advance widths of `face`: width in font units → all characters of that width."""
    characters: dict[int, list[str]] = {}
    for code, glyph in sorted(face.getBestCmap().items()):
        characters.setdefault(face["hmtx"][glyph][0], []).append(chr(code))
    return {str(width): "".join(found) for width, found in sorted(characters.items())}


def write(sources: dict[str, Path], folder: Path) -> None:
    """Write the WOFF2 files (three parts a weight), the TTF files (all parts in one) and metrics.json."""
    metrics: dict[str, object] = {}
    files = []
    for name, source in sources.items():
        weight, style = WEIGHTS[name]
        for part, ranges in PARTS:
            face = cut(source, ranges)
            rename(face, style)
            face.flavor = "woff2"
            file = f"timeline-sans-{weight}-{part}.woff2"
            face.save(folder / file)
            files.append({"file": file, "weight": weight, "part": part, "unicode_range": ranges})
        face = cut(source, ", ".join(ranges for _, ranges in PARTS))
        rename(face, style)
        face.save(folder / f"timeline-sans-{weight}.ttf")
        metrics |= {
            "units_per_em": face["head"].unitsPerEm,
            "ascent": face["hhea"].ascent,
            "descent": -face["hhea"].descent,
            "cap_height": face["OS/2"].sCapHeight,
            "x_height": face["OS/2"].sxHeight,
            name: widths(face),
        }
    metrics = {"family": FAMILY, "files": files} | metrics
    (folder / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write({"regular": Path(sys.argv[1]), "semibold": Path(sys.argv[2])}, FOLDER)
