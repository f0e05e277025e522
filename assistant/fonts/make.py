#!/usr/bin/env python3
"""Makes the two fonts of exported PDFs, src/main/resources/fonts/*.ttf, from Noto CJK.

Needs Debian's fonts-noto-cjk and unicode-data, and fontTools 4.38 or later. Outlines become TrueType, because PDFBox
embeds no subset of CFF; what Noto CJK has no glyph for (subscripts, some superscripts) is made of its own digits.
Noto CJK is under the SIL Open Font License 1.1, and so are the results, under a name of their own.
"""
import bz2
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

NOTO = "/usr/share/fonts/opentype/noto/"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x251), (0x261, 0x261), (0x2B0, 0x2DD),
    (0x370, 0x3FF), (0x400, 0x45F), (0x1E00, 0x1EFF), (0x2000, 0x2BFF), (0x3000, 0x303F), (0x3105, 0x312F),
    (0x3200, 0x33FF), (0xFE10, 0xFE6F), (0xFF01, 0xFFEF),
]
LATIN = [(0x20, 0x7E), (0xA0, 0x17F), (0x2000, 0x206F)]
SMALL = {}  # code point: (what it is made of, shift up in em)
for offset, digit in enumerate("0123456789+−=()"):
    SMALL[0x2080 + offset] = (digit, -0.14)
for offset, digit in enumerate("0123456789+−=()n"):
    SMALL[0x2070 + offset] = (digit, 0.35)
for point, letter in zip([0xB9, 0xB2, 0xB3, 0x2071], "123i"):
    SMALL[point] = (letter, 0.35)
for point, letter in zip(list(range(0x2090, 0x2094)) + list(range(0x2095, 0x209D)), "aeox" + "hklmnpst"):
    SMALL[point] = (letter, -0.14)
SMALL.pop(0x2071 + 1, None)
SMALL.pop(0x2073, None)
SAME = {0x2610: 0x25A1, 0x2011: 0x2010}


def standard_characters(most):
    """The first characters of the table of general standard Chinese characters of 2013 (8105 in all)."""
    found = set()
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line:
                point, _, value = line.rstrip("\n").split("\t")
                if int(value.split()[0].split(":")[1]) <= most:
                    found.add(int(point[2:], 16))
    return found


def opened(file, name):
    for font in TTCollection(file).fonts:
        if font["name"].getDebugName(4) == name:
            return font
    sys.exit(f"{file} holds no {name}")


def proportional(font):
    """Lets quotation marks, dots and dashes be as wide as Latin has them: the font's own feature pwid, made the default."""
    table = font["GSUB"].table
    wide = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "pwid":
            for lookup in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[lookup].SubTable:
                    wide.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            for point in range(0x2010, 0x2027):
                if cmap.cmap.get(point) in wide:
                    cmap.cmap[point] = wide[cmap.cmap[point]]


def subset(font, points):
    options = Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, name_IDs=[0, 13, 14],
                      drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def outlines(font, draw):
    pen = TTGlyphPen(None)
    draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
    return pen.glyph()


def truetype(font, family):
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    made = {name: outlines(font, glyphs[name].draw) for name in order}
    cmap = font.getBestCmap()
    added = {}
    for point, (source, up) in SMALL.items():
        if point in cmap and point > 0x2000 or ord(source) not in cmap or family.startswith("Qiwen Latin"):
            continue
        base = cmap[ord(source)]
        name = f"small{point:04X}"
        shift = (0.6, 0, 0, 0.6, 0, up * font["head"].unitsPerEm)
        made[name] = outlines(font, lambda pen: glyphs[base].draw(TransformPen(pen, shift)))
        font["hmtx"].metrics[name] = (round(glyphs[base].width * 0.62), 0)
        added[point] = name
    for point, other in SAME.items():
        if point not in cmap and other in cmap:
            added[point] = cmap[other]
    owners = {}
    for point in sorted(cmap, key=lambda point: (point < 0x20, 0x2E80 <= point <= 0x2FDF, point == 0x301C, point)):
        name = cmap[point]
        if name in owners:  # a glyph of its own, so that the text copied out of a PDF has the character that was put in
            copy = f"{name}of{point:04X}"
            made[copy] = made[name]
            font["hmtx"].metrics[copy] = font["hmtx"].metrics[name]
            added.setdefault(point, copy)
        owners.setdefault(name, point)
    order = order + [name for name in made if name not in set(order)]
    font.setGlyphOrder(order)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {name: made.get(name, Glyph()) for name in order}
    for name in order:
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], getattr(glyph, "xMin", 0) or 0)
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxPoints",
                  "maxContours", "maxCompositePoints", "maxCompositeContours"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    post = font["post"]
    post.formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def named(font, family):
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14) and record.platformID == 3]
    for number, text in {1: family, 2: "Regular", 3: family + " 1", 4: family, 5: "Version 1.0",
                         6: family.replace(" ", "")}.items():
        table.setName(text, number, 3, 1, 0x409)


def make(file, name, family, ranges, characters, target):
    font = opened(NOTO + file, name)
    points = set(characters)
    for first, last in ranges:
        points.update(range(first, last + 1))
    if ranges is LATIN:
        proportional(font)
    subset(font, points)
    truetype(font, family)
    named(font, family)
    font.recalcTimestamp = False
    font.save(target)
    print(target, len(font.getGlyphOrder()), "glyphs")


if __name__ == "__main__":
    directory = "src/main/resources/fonts/"
    for style, source, level, target in (
            ("Song", ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"), 8105, "song"),
            ("Hei", ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC Bold"), 3500, "hei")):
        make(*source, "Qiwen " + style, RANGES, standard_characters(level), f"{directory}qiwen-{target}.ttf")
    make("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Qiwen Latin", LATIN, [], directory + "qiwen-latin.ttf")
    make("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC Bold", "Qiwen Latin Hei", LATIN, [], directory + "qiwen-latin-hei.ttf")
