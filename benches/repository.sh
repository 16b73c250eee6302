#!/usr/bin/env bash
# A repository of many Markdown files: exonym with an empty cache, with a full one, after one file changed and over changed
# lines, beside typos, codespell and textlint with its terminology rule, in one run. Prints a table in Markdown.
#
#   benches/repository.sh TEXT [DIR]   TEXT: English text of some megabytes, one paragraph a line; it is repeated as often
#                                      as the files need. Repository and peers go to DIR (default: a folder of its own
#                                      under $TMPDIR)
#
#   EXONYM=FILE                        a program built before, instead of `cargo build --release`
#   FILES=N                            number of files (default 10000), of some 5 kB each
#   RUNS=N                             runs of each (default 5); the median counts
#   TEXTLINT_SECONDS=N                 give textlint up after so many seconds a run (default 1800; 0 leaves it out)
#   TEXTLINT_FOLDERS=N                 let textlint look at so many folders of 100 files (default all)
#   TEXTLINT_RUNS=N                    runs of textlint (default 1)
#
# Needs cargo, git, python3 with venv; node and npm for textlint. Peers are installed into DIR, where missing. A peer that
# cannot be installed is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
text=${1:?name a file of English text, one paragraph a line}
text=$(cd "$(dirname "$text")" && pwd)/$(basename "$text")
dir=${2:-${TMPDIR:-/tmp}/exonym-bench-repository}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
files=${FILES:-10000} runs=${RUNS:-5} limit=${TEXTLINT_SECONDS:-1800}
folders=${TEXTLINT_FOLDERS:-$(((files + 99) / 100))} textlint_runs=${TEXTLINT_RUNS:-1}
say() { printf '%s\n' "$*" >&2; }

# --- programs
if [ -z "${EXONYM:-}" ]; then
  cargo build --quiet --release --bin exonym
  EXONYM=${CARGO_TARGET_DIR:-target}/release/exonym
fi
EXONYM=$(cd "$(dirname "$EXONYM")" && pwd)/$(basename "$EXONYM")
if [ ! -x "$dir/venv/bin/codespell" ] || [ ! -x "$dir/venv/bin/typos" ]; then
  if ! { python3 -m venv "$dir/venv" && "$dir/venv/bin/pip" install --quiet typos codespell; } >"$dir/pip.log" 2>&1; then
    say "typos and codespell could not be installed (see $dir/pip.log)"
  fi
fi
if [ "$limit" -gt 0 ] && [ ! -x "$dir/node/node_modules/.bin/textlint" ]; then
  mkdir -p "$dir/node"
  if ! (cd "$dir/node" && npm install --silent --no-fund --no-audit textlint textlint-rule-terminology) >"$dir/npm.log" 2>&1; then
    say "textlint could not be installed (see $dir/npm.log)"
  fi
fi

# --- data: a house that writes one of two common spellings, and pages in which people wrote either
repo=$dir/repo-$files
if [ ! -d "$repo/.git" ]; then
  rm -rf "$repo"
  python3 - "$text" "$repo" "$files" <<'PY'
import os, sys
text, repo, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
pairs = """email e-mail|website web site|login log-in|file name filename|file system filesystem|backend back-end|frontend front-end
plugin plug-in|hostname host name|username user name|online on-line|offline off-line|real time realtime|command line commandline
setup set-up|startup start-up|database data base|metadata meta-data|subdirectory sub-directory|toolbar tool bar|Wi-Fi WiFi
JavaScript Javascript|GitHub Github|open source opensource|whitespace white space|timestamp time stamp|namespace name space
checkbox check box|popup pop-up|dropdown drop-down""".replace("\n", "|").split("|")
def split(pair):
    for kept, other in ((p[:i], p[i + 1:]) for p in [pair] for i, c in enumerate(pair) if c == " "):
        if kept.replace(" ", "").replace("-", "").lower() == other.replace(" ", "").replace("-", "").lower():
            return kept, other
    raise SystemExit(pair)
os.makedirs(repo)
with open(f"{repo}/glossary.toml", "w", encoding="utf-8") as out:
    out.write('[glossary]\ntitle = "House style"\n')
    for number, pair in enumerate(pairs):
        kept, other = split(pair)
        out.write(f'\n[concepts.c{number}]\n[concepts.c{number}.names.a]\nusage = "house"\nterms = [ {{ en = "{kept}" }} ]\n')
        out.write(f'[concepts.c{number}.names.b]\nusage = "other"\nterms = [ {{ en = "{other}" }} ]\n')
with open(f"{repo}/policy.toml", "w", encoding="utf-8") as out:
    out.write('[policy]\ntitle = "House"\n[[rule]]\nof = { label = "house" }\nsay = { stance = "prefer" }\n')
    out.write('[[rule]]\nof = { label = "other" }\nsay = { stance = "discourage", fix = "safe" }\n')
with open(f"{repo}/exonym.toml", "w", encoding="utf-8") as out:
    out.write('glossary = "glossary.toml"\npolicy = "policy.toml"\nlang = "en"\n')
with open(f"{repo}/.gitignore", "w", encoding="utf-8") as out:
    out.write(".textlintcache\n")
def pages():
    number = 0
    while True:
        with open(text, encoding="utf-8", errors="replace") as lines:
            page, size = [], 0
            for line in lines:
                page.append(line.strip())
                size += len(line)
                if size >= 5000:
                    yield f"# Page {number}\n\n" + "\n\n".join(page) + "\n"
                    number, page, size = number + 1, [], 0
all_pages = pages()
for number in range(count):
    folder = f"{repo}/docs/{number // 100:03}"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{number:05}.md", "w", encoding="utf-8") as out:
        out.write(next(all_pages))
PY
  git -C "$repo" init -q -b main
  git -C "$repo" config user.name bench
  git -C "$repo" config user.email bench@example.org
  git -C "$repo" add -A
  git -C "$repo" commit -qm one
  # What a day brings: twenty pages get a line.
  for number in $(seq 0 20 399); do
    page=$repo/docs/$(printf '%03d/%05d' $((number / 100)) "$number").md
    [ ! -f "$page" ] || printf '\nWrite an e-mail to the hostname of the web site.\n' >>"$page"
  done
  git -C "$repo" commit -qam two
fi
ls -1 "$repo"/docs/*/ | grep -c '\.md$' | sed 's/$/ files/' >&2

# --- measuring, in turn, so that all see the same load
python3 - "$dir" "$repo" "$EXONYM" "$runs" "$limit" "$folders" "$textlint_runs" <<'PY'
import json, os, re, resource, shutil, statistics, subprocess, sys, time
base, repo, exonym = sys.argv[1:4]
runs, limit, folders, textlint_runs = map(int, sys.argv[4:])
cache = f"{repo}/.exonym"
changed = f"{repo}/docs/000/00050.md"
venv, textlint = f"{base}/venv/bin", f"{base}/node/node_modules/.bin/textlint"
with open(f"{base}/textlintrc.json", "w") as out:
    json.dump({"rules": {"terminology": True}}, out)

def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime

def run(command, most=None):
    cpu, start = spent(), time.perf_counter()
    try:
        done = subprocess.run(command, cwd=repo, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=most)
        out = done.stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return None
    return time.perf_counter() - start, spent() - cpu, out

def away():
    shutil.rmtree(cache, ignore_errors=True)

def touch():
    with open(changed, "a") as out:
        out.write(f"\nOne line more, {time.time_ns()}.\n")

check = [exonym, "check", "--format", "concise", "-q", "--exit-zero"]
lint = [textlint, "--config", f"{base}/textlintrc.json", "--format", "unix"]
lint_cache = [*lint, "--cache", "--cache-location", f"{repo}/.textlintcache"]
lint_cache += [f"docs/{number:03}" for number in range(folders)]
rows = [
    ("exonym, no cache", [*check, "--no-cache", "docs"], None),
    ("exonym, empty cache", [*check, "docs"], away),
    ("exonym, full cache", [*check, "docs"], None),
    ("exonym, one file changed", [*check, "docs"], touch),
    ("exonym, `--changed-since HEAD~1`", [*check, "--changed-since", "HEAD~1", "docs"], None),
]
if os.access(f"{venv}/typos", os.X_OK):
    rows.append(("typos", [f"{venv}/typos", "--isolated", "--format", "brief", "docs"], None))
if os.access(f"{venv}/codespell", os.X_OK):
    rows.append(("codespell", [f"{venv}/codespell", "docs"], None))
pages = [os.path.join(folder, name) for folder, _, names in os.walk(f"{repo}/docs") for name in names]
times = {name: [] for name, _, _ in rows}
found, texts = {}, {}
for _ in range(runs):
    for name, command, before in rows:
        if before:
            before()
        wall, cpu, out = run(command)
        times[name].append((wall, cpu))
        found[name] = sum(1 for line in out.splitlines() if line.strip())
        texts[name] = out
    assert texts["exonym, no cache"] == texts["exonym, empty cache"] == texts["exonym, full cache"], "not the same report"
    subprocess.run(["git", "checkout", "-q", "--", "docs"], cwd=repo, check=True)
if limit and os.access(textlint, os.X_OK):
    def forget():
        if os.path.exists(f"{repo}/.textlintcache"):
            os.remove(f"{repo}/.textlintcache")
    what = f"textlint + terminology, {min(folders * 100, len(pages)):,} of the files"
    for name, before in ((f"{what}, empty cache", forget), (f"{what}, full cache", None),
                         (f"{what}, one file changed", touch)):
        for _ in range(textlint_runs):
            if before:
                before()
            done = run(lint_cache, limit)
            if done is None:
                print(f"{name}: given up after {limit} s", file=sys.stderr)
                break
            times.setdefault(name, []).append(done[:2])
            found[name] = sum(1 for line in done[2].splitlines() if re.match(r".*:\d+:\d+: ", line))
    subprocess.run(["git", "checkout", "-q", "--", "docs"], cwd=repo, check=True)
size = sum(os.path.getsize(f"{cache}/{name}") for name in os.listdir(cache))
print(f"{len(pages):,} files, {sum(map(os.path.getsize, pages)) / 1e6:.0f} MB; the cache holds {size / 1e6:.1f} MB\n")
print("| | runs | wall s | CPU s | lines of report |")
print("|---|---:|---:|---:|---:|")
for name, all_runs in times.items():
    wall = statistics.median(wall for wall, _ in all_runs)
    cpu = statistics.median(cpu for _, cpu in all_runs)
    print(f"| {name} | {len(all_runs)} | {wall:.2f} | {cpu:.2f} | {found[name]:,} |")
PY
