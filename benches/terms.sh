#!/usr/bin/env bash
# Finding terms: exonym beside typos, codespell and textlint with prh, all in one run, against texts whose hits are
# known. Prints tables in Markdown.
#
#   benches/terms.sh [DIR]      data and peers go to DIR (default: a folder of its own under $TMPDIR)
#
#   EXONYM=FILE                 a program built before, instead of `cargo build --release`
#   GENERATE=FILE               the same of the example `generate`
#   TEXTLINT_SECONDS=N          give textlint up after so many seconds (default 600; 0 leaves it out)
#
# Needs cargo, python3 with venv, GNU time; node and npm for textlint. Peers are installed into DIR, where missing.
# A peer that cannot be installed is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=${1:-${TMPDIR:-/tmp}/exonym-bench-terms}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
limit=${TEXTLINT_SECONDS:-600}
say() { printf '%s\n' "$*" >&2; }

# --- programs
if [ -z "${EXONYM:-}" ] || [ -z "${GENERATE:-}" ]; then
  cargo build --quiet --release --bin exonym --example generate
  target=${CARGO_TARGET_DIR:-target}
  EXONYM=${EXONYM:-$target/release/exonym}
  GENERATE=${GENERATE:-$target/release/examples/generate}
fi
if [ ! -x "$dir/venv/bin/codespell" ] || [ ! -x "$dir/venv/bin/typos" ]; then
  if ! { python3 -m venv "$dir/venv" && "$dir/venv/bin/pip" install --quiet typos codespell; } >"$dir/pip.log" 2>&1; then
    say "typos and codespell could not be installed (see $dir/pip.log)"
  fi
fi
if [ "$limit" -gt 0 ] && [ ! -x "$dir/node/node_modules/.bin/textlint" ]; then
  mkdir -p "$dir/node"
  if ! (cd "$dir/node" && npm install --silent --no-fund --no-audit textlint textlint-rule-prh) >"$dir/npm.log" 2>&1; then
    say "textlint could not be installed (see $dir/npm.log)"
  fi
fi
typos=$dir/venv/bin/typos codespell=$dir/venv/bin/codespell textlint=$dir/node/node_modules/.bin/textlint

# --- data: the same seed gives the same text everywhere
for terms in 1000 100000; do
  [ -s "$dir/$terms/truth.tsv" ] || "$GENERATE" "$dir/$terms" "$terms" 10000000
done
head -c 3000 "$dir/1000/draft.txt" >"$dir/page.txt"
python3 - "$dir" <<'PY'
import json, os, sys
base = sys.argv[1]
terms = open(f"{base}/1000/terms.txt", encoding="utf-8").read().split("\n")
one_word = [term for term in terms if " " not in term]
with open(f"{base}/typos.toml", "w", encoding="utf-8") as out:
    out.write("[default]\nextend-ignore-identifiers-re = []\n[default.extend-words]\n")
    out.writelines(f'{term.lower()} = "{term.lower()}x"\n' for term in one_word)
with open(f"{base}/codespell.txt", "w", encoding="utf-8") as out:
    out.writelines(f"{term.lower()}->{term.lower()}x\n" for term in one_word)
with open(f"{base}/prh.yml", "w", encoding="utf-8") as out:
    out.write("version: 1\nrules:\n")
    for term in terms:
        out.write(f'  - expected: "{term}x"\n    pattern: "/\\\\b{term}\\\\b/"\n')
with open(f"{base}/textlintrc.json", "w", encoding="utf-8") as out:
    json.dump({"rules": {"prh": {"rulePaths": [f"{base}/prh.yml"]}}}, out)
text = open(f"{base}/1000/draft.txt", encoding="utf-8").read()
# 4 KB each; ten thousand once in a hundred folders, once side by side.
for name, folders, files in (("few", 1, 100), ("many", 100, 100), ("flat", 1, 10000)):
    if os.path.isdir(f"{base}/{name}"):
        continue
    for folder in range(folders):
        os.makedirs(f"{base}/{name}/{folder:03}")
        for i in range(files):
            start = (folder * files + i) * 4000 % (len(text) - 4000)
            with open(f"{base}/{name}/{folder:03}/{i:05}.txt", "w", encoding="utf-8") as out:
                out.write(text[start : start + 4000])
PY

# --- measuring
# run NAME COMMAND…: answers to $dir/NAME.out, "user system wall kilobytes" to $dir/NAME.time
run() {
  local name=$1
  shift
  /usr/bin/time -q -o "$dir/$name.time" -f '%U %S %e %M' "$@" >"$dir/$name.out" 2>"$dir/$name.err" || true
}
check() {
  local name=$1 terms=$2
  shift 2
  run "$name" "$EXONYM" check --no-config --lang en --exit-zero --glossary "$dir/$terms/glossary.toml" \
    --policy "$dir/$terms/policy.toml" "$@"
}
check exonym-1000 1000 --format jsonl "$dir/1000/draft.txt"
[ ! -x "$typos" ] || run typos "$typos" --isolated --config "$dir/typos.toml" --format json "$dir/1000/draft.txt"
[ ! -x "$codespell" ] || run codespell "$codespell" -D "$dir/codespell.txt" "$dir/1000/draft.txt"
[ ! -x "$textlint" ] || [ "$limit" -eq 0 ] ||
  run textlint timeout "$limit" "$textlint" --config "$dir/textlintrc.json" --format json "$dir/1000/draft.txt"
check exonym-100000 100000 --format jsonl "$dir/100000/draft.txt"

# One page, the best of ten; GNU time counts hundredths of a second only.
best() {
  python3 - "$@" <<'PY' >"$dir/$1.best"
import resource, subprocess, sys, time

def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime

runs = []
for _ in range(10):
    cpu, start = spent(), time.perf_counter()
    subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    runs.append((time.perf_counter() - start, spent() - cpu))
print(*min(runs))
PY
}
best cold-exonym "$EXONYM" check --no-config --lang en --exit-zero "$dir/page.txt"
[ ! -x "$typos" ] || best cold-typos "$typos" --isolated "$dir/page.txt"
[ ! -x "$codespell" ] || best cold-codespell "$codespell" "$dir/page.txt"
[ ! -x "$textlint" ] || [ "$limit" -eq 0 ] ||
  best cold-textlint "$textlint" --config "$dir/textlintrc.json" "$dir/page.txt"
for name in few many flat; do
  check "$name" 1000 --format jsonl "$dir/$name"
done

python3 - "$dir" <<'PY'
import bisect, json, os, re, sys
from collections import Counter

base = sys.argv[1]

def truth(terms):
    with open(f"{base}/{terms}/truth.tsv") as rows:
        return [tuple(map(int, row.split())) for row in rows]

def text(terms):
    return open(f"{base}/{terms}/draft.txt", encoding="utf-8").read()

def lines_of(name):
    with open(f"{base}/{name}.out", encoding="utf-8", errors="replace") as out:
        return [line for line in out if line.strip()]

def exonym(name, terms):
    found = set()
    for line in lines_of(name):
        finding = json.loads(line)
        found.add((finding["start"], finding["end"]))
    return len(lines_of(name)), len(found & set(truth(terms)))

def starts(draft):
    return [0] + [m.end() for m in re.finditer("\n", draft)]

def typos(_, terms):
    draft = text(terms)
    line_starts, wanted, right, total = starts(draft), set(truth(terms)), 0, 0
    for line in lines_of("typos"):
        item = json.loads(line)
        if item.get("type") == "typo":
            total += 1
            at = line_starts[item["line_num"] - 1] + item["byte_offset"]
            right += (at, at + len(item["typo"])) in wanted
    return total, right

def codespell(_, terms):
    # No columns: a word counts as found if its line has it.
    draft = text(terms)
    line_starts = starts(draft)
    wanted = Counter()
    for start, end in truth(terms):
        wanted[bisect.bisect_right(line_starts, start), draft[start:end].lower()] += 1
    total, right = 0, 0
    for line in lines_of("codespell"):
        m = re.match(r".*?:(\d+): (\S+) ==> ", line)
        if m:
            total += 1
            key = int(m[1]), m[2].lower()
            if wanted[key]:
                wanted[key] -= 1
                right += 1
    return total, right

def textlint(_, terms):
    wanted = set(truth(terms))
    # `range` is a character long; the fix says how far the match goes.
    found = [tuple(m["fix"]["range"]) for file in json.load(open(f"{base}/textlint.out")) for m in file["messages"]]
    return len(found), len(set(found) & wanted)

def row(label, name, terms, count):
    if not os.path.exists(f"{base}/{name}.time"):
        return f"| {label} | not installed | | | | | |"
    user, system, wall, kilobytes = map(float, open(f"{base}/{name}.time").read().split()[-4:])
    cpu = user + system
    try:
        found, right = count(name, terms)
    except (ValueError, KeyError, OSError) as error:
        return f"| {label} | gave no answer after {wall:.0f} s | | | | | |"
    return (f"| {label} | {cpu:.2f} | {wall:.2f} | {10 / max(cpu, 0.005):.1f} | {found:,} | "
            f"{right:,} of {len(truth(terms)):,} | {kilobytes / 1024:.0f} |")

print("| 10 MB in one file | CPU s | wall s | MB/s (CPU) | reported | right | MB resident |")
print("|---|---:|---:|---:|---:|---:|---:|")
print(row("exonym, 1,000 terms", "exonym-1000", 1000, exonym))
print(row("typos, the 900 of one word", "typos", 1000, typos))
print(row("codespell, the 900 of one word", "codespell", 1000, codespell))
print(row("textlint + prh, 1,000 terms", "textlint", 1000, textlint))
print(row("exonym, 100,000 terms", "exonym-100000", 100000, exonym))
print()
print("| one page, shipped data, best of ten | wall ms | CPU ms |")
print("|---|---:|---:|")
for name in ("exonym", "typos", "codespell", "textlint"):
    path = f"{base}/cold-{name}.best"
    if os.path.exists(path):
        wall, cpu = map(float, open(path).read().split())
        print(f"| {name} | {wall * 1000:.0f} | {cpu * 1000:.0f} |")
print()
few, many, flat = (float(open(f"{base}/{n}.time").read().split()[-1]) for n in ("few", "many", "flat"))
print("| exonym over a directory, files of 4 KB | MB resident |")
print("|---|---:|")
print(f"| 100 files | {few / 1024:.1f} |")
print(f"| 10,000 files in 100 folders | {many / 1024:.1f} ({many / few:.2f} times) |")
print(f"| 10,000 files in one folder | {flat / 1024:.1f} ({flat / few:.2f} times) |")
PY
