#!/usr/bin/env bash
# Glossaries in TBX: `fmt --check`, `info`, `lint`, `lint --repair` and `convert`, of one program or two side by side. Prints
# a table in Markdown: seconds of CPU and MB resident.
#
#   benches/tbx.sh [FILE]       the glossary to read; without it one is generated
#
#   DIR=FOLDER                  data go there (default: target/bench-tbx)
#   SIZE=N                      MB to generate (default 180)
#   EXONYM=FILE                 a program built before, instead of `cargo build --release`
#   BEFORE=FILE                 another, to run in turn with it
#   ROUNDS=N                    runs of each, of which the median counts (default 3)
#
# Needs cargo, python3, GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
dir=${DIR:-$target/bench-tbx}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
if [ -z "${EXONYM:-}" ]; then
  cargo build --quiet --release --bin exonym
  EXONYM=$target/release/exonym
fi
file=${1:-$dir/glossary-${SIZE:-180}.tbx}
# --- data: the same seed gives the same glossary everywhere; one entry in a hundred has something to mend.
if [ $# -eq 0 ] && [ ! -s "$file" ]; then
  python3 - "$file" "${SIZE:-180}" <<'PY'
import random, sys
random.seed(7)
def words(alphabet):
    return ["".join(random.choice(alphabet) for _ in range(random.randint(3, 11))) for _ in range(9000)]
english, russian = words("etaoinshrdlucmfw"), words("оеаинтсрвлкмдпуя")
def text(stock, least, most):
    return " ".join(random.choice(stock) for _ in range(random.randint(least, most)))
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX" xml:lang="en">\n  <martifHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>generated</p>\n'
        "      </sourceDesc>\n    </fileDesc>\n  </martifHeader>\n  <text>\n    <body>\n")
    size, number, most = 0, 0, int(sys.argv[2]) * 1_000_000
    while size < most:
        number += 1
        status = "notRecommended" if number % 100 == 0 else "preferredTerm-admn-sts"
        entry = ('      <termEntry id="c%d">\n        <descrip type="subjectField">%s</descrip>\n        <descrip type="definition">%s &amp; %s</descrip>\n'
            % (number, random.choice(english[:40]), text(english, 4, 14), random.choice(english))
            + '        <langSet xml:lang="en">\n          <tig><term>%s</term><termNote type="partOfSpeech">noun</termNote></tig>\n        </langSet>\n' % text(english, 1, 3)
            + '        <langSet xml:lang="ru">\n          <tig><term>%s</term><termNote type="administrativeStatus">%s</termNote></tig>\n        </langSet>\n      </termEntry>\n'
            % (text(russian, 1, 3), status))
        size += len(entry.encode())
        out.write(entry)
    out.write("    </body>\n  </text>\n</martif>\n")
PY
fi
cat >"$dir/time.py" <<'PY'
import os, statistics, subprocess, sys
file, rounds, programs = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
mended = file + ".mended"
jobs = [
    ("`fmt --check`", ["fmt", "--check", file]),
    ("`info`", ["info", "--format", "json", file]),
    ("`lint --repair`", ["lint", "--repair", "--output-file", mended, file]),
    ("`convert` to TBX", ["convert", "--output-format", "tbx", file, mended]),
    ("`lint`", ["lint", "--format", "concise", file]),
]
def run(program, arguments):
    if os.path.exists(mended):
        os.remove(mended)
    made = subprocess.run(["/usr/bin/time", "-f", "%U %S %M", program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    user, system, kilobytes = made.stderr.strip().splitlines()[-1].split()
    return float(user) + float(system), int(kilobytes) / 1000
print("| %d MB |%s\n|---|%s" % (os.path.getsize(file) // 1_000_000, " CPU s | MB |" * len(programs), "---:|---:|" * len(programs)))
for name, arguments in jobs:
    all = [[] for _ in programs]
    for _ in range(rounds):
        for at, program in enumerate(programs):
            all[at].append(run(program, arguments))
    cells = ["%.2f | %.0f" % tuple(statistics.median(column) for column in zip(*one)) for one in all]
    print("| %s | %s |" % (name, " | ".join(cells)), flush=True)
PY
python3 "$dir/time.py" "$file" "${ROUNDS:-3}" ${BEFORE:+"$BEFORE"} "$EXONYM"
