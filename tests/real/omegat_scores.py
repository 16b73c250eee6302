"""OmegaT's three scores, as the program itself gives them, beside those of `match --scoring omegat`.

usage: omegat_scores.py EXONYM LANG SEGMENTS FOLDER
SEGMENTS has a segment a line: all of them are in the memory, and each is looked up in it. The five best of each must be
the same, in the same order, with the same scores.
"""
import json, pathlib, subprocess, sys
from xml.sax.saxutils import escape

exonym, lang, segments, folder = sys.argv[1:]
here = pathlib.Path(__file__).parent
folder = pathlib.Path(folder)
tokenizer = {"en": "English", "ru": "Russian"}[lang]
segments = list(dict.fromkeys(pathlib.Path(segments).read_text(encoding="utf-8").splitlines()))

for name in "source target omegat glossary dictionary tm config".split():
    (folder / name).mkdir(parents=True, exist_ok=True)
kinds = "source_dir target_dir tm_dir glossary_dir glossary_file dictionary_dir".split()
(folder / "omegat.project").write_text(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat><project version="1.0">'
    + "".join(f"<{kind}>__DEFAULT__</{kind}>" for kind in kinds)
    + f"<source_lang>{lang.upper()}</source_lang><target_lang>AZ</target_lang>"
    + f"<source_tok>org.omegat.tokenizer.Lucene{tokenizer}Tokenizer</source_tok>"
    + "<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok><sentence_seg>false</sentence_seg>"
    + "<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>"
    + "</project></omegat>\n", encoding="utf-8")
(folder / "source" / "draft.txt").write_text("\n\n".join(segments) + "\n", encoding="utf-8")
units = "".join(
    f'<tu><tuv xml:lang="{lang}"><seg>{escape(text)}</seg></tuv><tuv xml:lang="az"><seg>{at}</seg></tuv></tu>\n'
    for at, text in enumerate(segments))
header = ('<header creationtool="exonym" creationtoolversion="0" segtype="paragraph" o-tmf="x" adminlang="en" '
          f'srclang="{lang}" datatype="plaintext"/>')
memory = folder / "tm" / "memory.tmx"
memory.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{header}<body>\n{units}</body></tmx>\n',
                  encoding="utf-8")

ran = subprocess.run(["omegat", str(folder), "--mode=console-translate", f"--config-dir={folder}/config",
                      f"--script={here}/scores.groovy", "--quiet"], capture_output=True, text=True, encoding="utf-8")
theirs = {}
for line in ran.stdout.splitlines():
    kind, *cells = line.split("\t")
    if kind == "SEGMENT":
        theirs.setdefault(cells[0], [])
    elif kind == "SCORE" and cells[0] in theirs:
        row = ([int(score) for score in cells[1].split("/")], cells[2])
        if row not in theirs[cells[0]]:
            theirs[cells[0]].append(row)
if len(theirs) < len(segments) * 9 // 10:
    sys.exit(f"omegat_scores.py: OmegaT showed {len(theirs)} of {len(segments)} segments\n{ran.stdout}\n{ran.stderr}")

asked = [text for text in segments if text in theirs]
told = subprocess.run([exonym, "match", "-", "--no-config", "--tm", str(memory), "--scoring", "omegat", "--threshold", "30",
                       "--max", "5", "--format", "jsonl"], capture_output=True, text=True, encoding="utf-8", check=True,
                      input="".join(json.dumps({"text": text}) + "\n" for text in asked))
wrong = compared = 0
for text, line in zip(asked, told.stdout.splitlines(), strict=True):
    ours = [(hit["omegat"], hit["source"]) for hit in json.loads(line)["matches"]]
    compared += len(ours)
    if ours != theirs[text]:
        wrong += 1
        print(f"{text}\n  OmegaT {theirs[text]}\n  exonym {ours}")
print(f"{lang}: {len(asked)} segments, {compared} matches with three scores each; different: {wrong}")
sys.exit(1 if wrong or not compared else 0)
