"""Shows the cases of docs/comparison.md to other tools and prints what each makes of them, as the rows of that page.

    EXONYM_CASES=cases.json cargo test --test table
    python3 benches/compare.py cases.json FOLDER

Installs the tools from PyPI and npm into FOLDER. Each is told the same pairs of words, in its own way. A place counts as found if what
is reported overlaps it, as right if the first suggestion, put in, makes of the word what our test wants."""

import json, pathlib, re, shutil, subprocess, sys

CASES, FOLDER = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")), pathlib.Path(sys.argv[2]).resolve()
PYPI = ["typos==1.52.0", "codespell==2.4.3"]
NPM = ["textlint@15.8.0", "textlint-rule-prh@6.1.0", "textlint-rule-terminology@5.2.16", "cspell@9.8.0"]
# What the policy azerbaijani-agency says of the names in the cases, without any form or slip.
PAIRS = {
    "en": {"Stepanakert": "Khankendi", "Shushi": "Shusha", "Şuşa": "Shusha", "Khankandy": "Khankendi", "Nerkin Horatagh": "Ashaghi Oratag", "Kashen": "Damirli"},
    "az": {"Stepanakert": "Xankəndi"},
    "ru": {"Степанакерт": "Ханкенди"},
    "hy": {"Ստեփանակերտ": "Խանքենդի"},
}


def install():
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not (FOLDER / "py").exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "py"], check=True)
        subprocess.run([FOLDER / "py/bin/pip", "install", "--quiet", "--disable-pip-version-check", *PYPI], check=True)
    if not (FOLDER / "npm").exists():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", FOLDER / "npm", *NPM], check=True)


def run(desk, *args):
    return subprocess.run([str(arg) for arg in args], cwd=desk, capture_output=True, text=True).stdout


def by_line(text, line, word, seen):
    """Where a word stands that is told with its line alone: its next place there."""
    start = sum(len(one) + 1 for one in text.split("\n")[: line - 1])
    at = text.find(word, max(start, seen.get((line, word), 0)))
    seen[(line, word)] = at + 1
    return at


def textlint(desk, text, config):
    (desk / ".textlintrc.json").write_text(json.dumps({"rules": config}), encoding="utf-8")
    told = json.loads(run(desk, FOLDER / "npm/node_modules/.bin/textlint", "-f", "json", "draft.md") or "[]")
    units = text.encode("utf-16-le")
    char = lambda unit: len(units[: unit * 2].decode("utf-16-le"))
    ranged = lambda one: one.get("fix", one)["range"]
    return [(char(ranged(one)[0]), char(ranged(one)[1]), one.get("fix", {}).get("text", "")) for file in told for one in file["messages"]]


def prh(desk, text, pairs, boundary):
    option = "    options: {wordBoundary: true}\n" if boundary else ""
    # Its patterns may be expressions, so that a phrase can be written with any white space.
    pattern = lambda wrong: "/" + wrong.replace(" ", r"\s+") + "/" if " " in wrong else wrong
    rules = "".join(f"  - expected: {right}\n    pattern: {pattern(wrong)}\n{option}" for wrong, right in pairs.items())
    (desk / "prh.yml").write_text(f"version: 1\nrules:\n{rules}", encoding="utf-8")
    return textlint(desk, text, {"prh": {"rulePaths": ["prh.yml"]}})


def terminology(desk, text, pairs):
    return textlint(desk, text, {"terminology": {"defaultTerms": False, "terms": [[wrong.replace(" ", r"\s+"), right] for wrong, right in pairs.items()]}})


def codespell(desk, text, pairs):
    (desk / "words.txt").write_text("".join(f"{wrong.lower()}->{right.lower()}\n" for wrong, right in pairs.items() if " " not in wrong), encoding="utf-8")
    seen, all_ = {}, []
    for line, word, right in re.findall(r"^draft\.md:(\d+): (.+?) ==> (.+)$", run(desk, FOLDER / "py/bin/codespell", "-D", "words.txt", "draft.md"), re.M):
        at = by_line(text, int(line), word, seen)
        all_.append((at, at + len(word), right.split(",")[0]))
    return all_


def typos(desk, text, pairs):
    words = "".join(f'{json.dumps(wrong.lower(), ensure_ascii=False)} = {json.dumps(right.lower(), ensure_ascii=False)}\n' for wrong, right in pairs.items() if " " not in wrong)
    (desk / "typos.toml").write_text(f"[default.extend-words]\n{words}", encoding="utf-8")
    all_, lines = [], text.split("\n")
    for one in map(json.loads, run(desk, FOLDER / "py/bin/typos", "--config", "typos.toml", "--format", "json", "draft.md").splitlines()):
        if one["type"] == "typo":
            line = one["line_num"] - 1
            at = sum(len(before) + 1 for before in lines[:line]) + len(lines[line].encode()[: one["byte_offset"]].decode())
            all_.append((at, at + len(one["typo"]), one["corrections"][0]))
    return all_


def cspell(desk, text, pairs):
    flagged = [f"{wrong}->{right}" for wrong, right in pairs.items() if " " not in wrong]
    (desk / "cspell.json").write_text(json.dumps({"version": "0.2", "flagWords": flagged, "ignorePaths": []}), encoding="utf-8")
    all_ = []
    told = run(desk, FOLDER / "npm/node_modules/.bin/cspell", "lint", "--no-progress", "--no-summary", "--show-suggestions", "--no-color", "-c", "cspell.json", "draft.md")
    for line, column, word, rest in re.findall(r"draft\.md:(\d+):(\d+) - .*? word \((.*?)\)(.*)$", told, re.M):
        at = sum(len(one) + 1 for one in text.split("\n")[: int(line) - 1]) + int(column) - 1
        fix = re.search(r"[\[(]([^\],)]+)", rest)
        # Only a word that was named may be said to be found; the others are words that no dictionary has.
        known = "orbidden" in told.split(f":{line}:{column} ")[1].split("\n")[0]
        all_.append((at, at + len(word), fix[1].strip("*") if fix else "", known))
    return all_


def cell(case, text, told):
    places = []
    at = 0
    for _, wanted, right in case["finds"]:
        at = text.index(wanted, at)
        places.append((at, at + len(wanted), right))
        at += len(wanted)
    named = [one for one in told if len(one) == 3 or one[3]]
    unknown = [one for one in told if len(one) == 4 and not one[3]]
    if not places:
        return (f"{len(named)} flagged" if named else "silent") + (f", {len(unknown)} unknown" if unknown else "")
    meets = lambda place, one: one[0] < place[1] and place[0] < one[1]
    hit = [[one for one in named if meets(place, one)] for place in places]
    # Right is a suggestion that leaves the word as it is wanted, ending included, whatever part of it was reported.
    put_in = lambda place, one: text[place[0] : one[0]] + one[2] + text[one[1] : place[1]]
    found, right = sum(map(bool, hit)), sum(any(put_in(place, one) == place[2] for one in all_) for place, all_ in zip(places, hit))
    wide = sum(any(meets(place, one) for one in unknown) for place in places)
    more = sum(not any(meets(place, one) for place in places) for one in named)
    said = f"{found} of {len(places)}" + (f", {right} right" if found and right < found else "")
    return said + (f"; {wide} unknown" if wide else "") + (f"; {more} more flagged" if more else "")


def main():
    install()
    desk = FOLDER / "desk"
    tools = {
        "prh": lambda *of: prh(*of, False), "prh, boundaries": lambda *of: prh(*of, True), "terminology": terminology,
        "codespell": codespell, "typos": typos, "cspell": cspell,
    }
    print("| case | " + " | ".join(tools) + " |")
    for case in CASES:
        shutil.rmtree(desk, ignore_errors=True)
        desk.mkdir()
        (desk / "draft.md").write_text(case["draft"], encoding="utf-8")
        print(f"| {case['row']} | " + " | ".join(cell(case, case["draft"], tool(desk, case["draft"], PAIRS[case["lang"]])) for tool in tools.values()) + " |")


main()
