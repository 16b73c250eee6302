"""TBX as other programs see it.

canonical BEFORE AFTER  every file of AFTER equals its namesake in BEFORE under XML canonicalisation (lxml), white space
                        outside mixed content aside; files of BEFORE that are not well-formed are not in question
toolkit FOLDER          Translate Toolkit reads the same terms from every file of FOLDER as stand in it
"""

import io
import pathlib
import sys

from lxml import etree


def load(path):
    parser = etree.XMLParser(resolve_entities=True, no_network=True, load_dtd=False, huge_tree=True)
    return etree.parse(str(path), parser)


def canonical(path):
    tree = load(path)
    for element in tree.getroot().iter():
        if not isinstance(element.tag, str) or len(element) == 0:
            continue
        texts = [element.text] + [child.tail for child in element]
        if all(not (text or "").strip() for text in texts):
            element.text = None
            for child in element:
                child.tail = None
    out = io.BytesIO()
    tree.write_c14n(out, with_comments=True)
    return etree.canonicalize(from_file=io.BytesIO(out.getvalue()), with_comments=True)


def compare(before, after):
    same = 0
    for path in sorted(before.rglob("*")):
        if not path.is_file():
            continue
        try:
            wanted = canonical(path)
        except etree.XMLSyntaxError:
            continue
        if canonical(after / path.relative_to(before)) != wanted:
            sys.exit(f"{path}: not the same after formatting")
        same += 1
    print(same, "files equal under canonicalisation")
    return same


def toolkit(folder):
    from translate.storage.tbx import tbxfile

    files = terms = 0
    for path in sorted(folder.glob("*.tbx")):
        root = load(path).getroot()
        wanted = []
        for entry in root.iter("termEntry"):
            sets = [[term.xpath("string()") for term in one.iter("term")] for one in entry.iter("langSet")]
            wanted.append([one[0] for one in sets[:2]])
        store = tbxfile.parsefile(str(path))
        got = []
        for unit in store.units:
            nodes = unit.getlanguageNodes()
            got.append([str(unit.getNodeText(node)) for node in nodes[:2]])
        if got != wanted:
            pairs = [(a, b) for a, b in zip(wanted, got) if a != b]
            sys.exit(f"{path}: Translate Toolkit reads other terms: {pairs[:3]} ({len(wanted)} and {len(got)} entries)")
        files += 1
        terms += sum(map(len, wanted))
    print(files, "files with", terms, "terms read alike by Translate Toolkit")
    return files


what, *folders = sys.argv[1:]
count = {"canonical": compare, "toolkit": toolkit}[what](*map(pathlib.Path, folders))
sys.exit(0 if count else "nothing was compared")
