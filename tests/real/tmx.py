"""What other programs make of our TMX: tests/real/tmx.py EXONYM CORPUS FOLDER

Every accepted memory of the corpus goes through `exonym convert` and is equal afterwards under XML canonicalisation
(lxml; white space outside text and notes aside), and through `exonym fmt`; byte for byte where the input was UTF-8 without byte order mark.
Translate Toolkit reads the shipped memories with the texts that are in them.
"""
import os
import shutil
import subprocess
import sys

from lxml import etree
from translate.storage import tmx

exonym, corpus, folder = sys.argv[1:4]
TEXT = {"seg", "note", "prop"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
os.makedirs(folder, exist_ok=True)
wrong = []


def local(element):
    return etree.QName(element).localname if isinstance(element.tag, str) else None


def canonical(path):
    tree = etree.parse(path, etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=True, huge_tree=True))
    for element in tree.iter():
        around = [local(other) for other in element.iterancestors()]
        if not TEXT & set(around):
            if element.tail and not element.tail.strip():
                element.tail = None
            if local(element) not in TEXT and element.text and not element.text.strip():
                element.text = None
    return etree.tostring(tree, method="c14n")


def rows():
    with open(os.path.join(corpus, "expected.tsv"), encoding="utf-8") as file:
        next(file)
        for line in file:
            path, form, _, _, _, expected = line.rstrip("\n").split("\t")
            if form == "tmx":
                yield path, expected


checked = same = 0
out, laid = os.path.join(folder, "out.tmx"), os.path.join(folder, "laid.tmx")
for path, expected in rows():
    given = os.path.join(corpus, path)
    if os.path.exists(out):
        os.remove(out)
    run = subprocess.run([exonym, "convert", given, out], capture_output=True, text=True)
    if expected.startswith("reject"):
        if run.returncode != 2 or os.path.exists(out):
            wrong.append(f"{path}: status {run.returncode}, output {os.path.exists(out)}")
        continue
    checked += 1
    if run.returncode != 0:
        wrong.append(f"{path}: {run.stderr.strip()}")
        continue
    if canonical(given) != canonical(out):
        wrong.append(f"{path}: not the same afterwards")
    shutil.copyfile(given, laid)
    os.chmod(laid, 0o644)
    for arguments in (["fmt", laid], ["fmt", "--check", laid]):
        run = subprocess.run([exonym, *arguments], capture_output=True, text=True)
        if run.returncode != 0:
            wrong.append(f"{path}: {' '.join(arguments[:-1])}: {run.stderr.strip()}")
    if canonical(given) != canonical(laid):
        wrong.append(f"{path}: not the same in its canonical text")
    with open(given, "rb") as before, open(out, "rb") as after:
        before, after = before.read(), after.read()
    plain = not before.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if plain and b'encoding="' not in before[:100].replace(b'encoding="UTF-8"', b"").replace(b'encoding="utf-8"', b""):
        same += 1
        if before != after:
            wrong.append(f"{path}: bytes differ")
if checked < 60:
    wrong.append(f"only {checked} memories in the corpus")

units = 0
for name in sorted(os.listdir("tmx")):
    if not name.endswith(".tmx"):
        continue
    path = os.path.join("tmx", name)
    source, target = name.removesuffix(".tmx").split(".")[-1].split("-")
    ours = []
    for unit in etree.parse(path).iter("tu"):
        texts = {variant.get(XML_LANG): variant.find("seg").text for variant in unit.iter("tuv")}
        ours.append((texts[source], texts[target]))
    with open(path, "rb") as file:
        theirs = tmx.tmxfile(file, sourcelanguage=source, targetlanguage=target)
    read = [(str(unit.source), str(unit.target)) for unit in theirs.units]
    if read != ours:
        wrong.append(f"{path}: Translate Toolkit reads other texts")
    units += len(ours)

for line in wrong:
    print(line, file=sys.stderr)
print(f"{checked} memories the same after conversion, {same} of them to the byte; {units} units read by Translate Toolkit")
sys.exit(1 if wrong else 0)
