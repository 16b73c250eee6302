"""Compares the pages of documents before and after fixes: pictures (PGM) and the places of words (pdftotext -bbox).

Each page must have the same words in the same places but for those fixed, and the same pixels but in the lines of these.
Usage: pages.py FOLDER, with `before` and `after` in it.
"""

import pathlib
import re
import sys

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
# Points that a word may move within its line: two orders of the same letters differ in their kerning.
SLACK = 3.0


def words(path):
    """For each page a list of (xMin, yMin, xMax, yMax, text)."""
    pages = path.read_text(encoding="utf-8").split("<page ")[1:]
    return [[(*map(float, m[:4]), m[4]) for m in WORD.findall(page)] for page in pages]


def picture(path):
    """Width, height and grey values of a binary PGM."""
    data = path.read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(head[1]), int(head[2])
    return width, height, data[head.end() :]


def main(folder):
    before, after = folder / "before", folder / "after"
    compared = fixed = 0
    for old in sorted(before.glob("*.words")):
        name = old.stem
        was, now = words(old), words(after / old.name)
        assert len(was) == len(now), f"{name}: {len(was)} pages, and {len(now)} after fixes"
        bands = []
        for page, (one, other) in enumerate(zip(was, now)):
            assert len(one) == len(other), f"{name}, page {page + 1}: {len(one)} words, and {len(other)} after fixes"
            touched = []
            for a, b in zip(one, other):
                assert a[1] == b[1] and abs(a[0] - b[0]) <= SLACK, f"{name}, page {page + 1}: {a} moved to {b}"
                if a[4] != b[4]:
                    assert a[4].replace("Stepanakert", "Stepanakret") == b[4], f"{name}: {a[4]} became {b[4]}"
                    touched.append((a[1] - 2, a[3] + 2))
                    fixed += 1
            bands.append(touched)
        pictures = sorted(before.glob(f"{name}-*.pgm"))
        assert len(pictures) == len(was), f"{name}: {len(pictures)} pictures"
        for touched, path in zip(bands, pictures):
            width, height, one = picture(path)
            assert (width, height) == picture(after / path.name)[:2], f"{path.name}: another size"
            other = picture(after / path.name)[2]
            scale = 60 / 72
            for row in range(height):
                line = slice(row * width, (row + 1) * width)
                inside = any(top * scale <= row <= bottom * scale for top, bottom in touched)
                assert inside or one[line] == other[line], f"{path.name}: row {row} differs, where nothing was fixed"
            assert not touched or one != other, f"{path.name}: looks the same, though words were fixed"
            compared += 1
    assert compared and fixed, "nothing was compared"
    print(f"{compared} pages look as they did but for {fixed} words")


main(pathlib.Path(sys.argv[1]))
