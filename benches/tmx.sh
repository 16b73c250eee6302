#!/usr/bin/env bash
# Memories: exonym beside lxml, Translate Toolkit and a bare quick-xml stream, all in one run. Prints a table in Markdown.
#
#   benches/tmx.sh [FILE]       the memory to read; without it one of 117 MB is generated
#
#   DIR=FOLDER                  data and peers go there (default: target/bench-tmx)
#   EXONYM=FILE                 a program built before, instead of `cargo build --release`
#   ROUNDS=N                    runs of each, in turn, of which the median counts (default 5; Translate Toolkit runs once)
#
# Needs cargo, python3 with venv, GNU time. Peers are installed into the folder, where missing. A peer that cannot be
# installed is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
dir=${DIR:-$target/bench-tmx}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
rounds=${ROUNDS:-5}
say() { printf '%s\n' "$*" >&2; }

# --- programs
if [ -z "${EXONYM:-}" ]; then
  cargo build --quiet --release --bin exonym
  EXONYM=$target/release/exonym
fi
if ! "$dir/venv/bin/python" -c 'import lxml, translate' 2>"$dir/pip.log"; then
  if ! { python3 -m venv "$dir/venv" && "$dir/venv/bin/pip" install --quiet lxml translate-toolkit; } >"$dir/pip.log" 2>&1; then
    say "lxml and Translate Toolkit could not be installed (see $dir/pip.log)"
  fi
fi
mkdir -p "$dir/quick/src"
cat >"$dir/quick/Cargo.toml" <<'TOML'
[package]
name = "quick"
version = "0.0.0"
edition = "2024"
[dependencies]
quick-xml = "0.42"
[profile.release]
lto = "thin"
codegen-units = 1
[workspace]
TOML
# Events are read and counted, and with a second argument written again; nothing is looked at.
cat >"$dir/quick/src/main.rs" <<'RUST'
use std::{env, fs::File, io::{BufReader, BufWriter}};
use quick_xml::{Reader, Writer, events::Event};

fn main() {
    let files: Vec<_> = env::args().skip(1).collect();
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 20, File::open(&files[0]).unwrap()));
    let mut writer = files.get(1).map(|to| Writer::new(BufWriter::with_capacity(1 << 20, File::create(to).unwrap())));
    let (mut buffer, mut units) = (Vec::new(), 0);
    loop {
        let event = reader.read_event_into(&mut buffer).unwrap();
        match &event {
            Event::Eof => break,
            Event::Start(start) if start.name().into_inner() == "tu" => units += 1,
            _ => {}
        }
        if let Some(writer) = &mut writer {
            writer.write_event(event).unwrap();
        }
        buffer.clear();
    }
    println!("{units}");
}
RUST
if ! cargo build --quiet --release --manifest-path "$dir/quick/Cargo.toml" --target-dir "$dir/quick/target" 2>"$dir/quick.log"; then
  say "the quick-xml stream could not be built (see $dir/quick.log)"
fi

# --- data: the same seed gives the same memory everywhere
file=${1:-$dir/memory.tmx}
if [ $# -eq 0 ] && [ ! -s "$file" ]; then
  python3 - "$file" <<'PY'
import random, sys
random.seed(7)
def words(alphabet):
    return ["".join(random.choice(alphabet) for _ in range(random.randint(2, 11))) for _ in range(5000)]
english, russian = words("etaoinshrdlucmfw"), words("оеаинтсрвлкмдпуя")
def text(stock):
    made = [random.choice(stock) for _ in range(max(1, int(random.gauss(9, 6))))]
    # One segment in twenty has references, one in twenty codes.
    extra = random.random()
    if extra < 0.05:
        made.append("&lt;%s&gt; &amp; %s" % (made[0], made[-1]))
    elif extra < 0.1:
        made[0] = '<bpt i="1">{</bpt>%s<ept i="1">}</ept><ph x="2"/>' % made[0]
    return " ".join(made).capitalize()
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="generated" '
        'creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n')
    size, number = 0, 0
    while size < 117_000_000:
        number += 1
        unit = ('  <tu tuid="%d" creationdate="20260101T120000Z"><prop type="x-origin">part %d</prop>\n' % (number, number % 97)
            + '    <tuv xml:lang="en"><seg>%s</seg></tuv>\n' % text(english)
            + '    <tuv xml:lang="ru"><seg>%s</seg></tuv>\n  </tu>\n' % text(russian))
        size += len(unit.encode())
        out.write(unit)
    out.write("</body>\n</tmx>\n")
PY
fi

# --- measuring
cat >"$dir/peers.py" <<'PY'
import sys
what, path = sys.argv[1:3]
if what.startswith("lxml"):
    from lxml import etree
    if what == "lxml-tree":
        etree.parse(path, etree.XMLParser(huge_tree=True)).write(sys.argv[3], encoding="UTF-8", xml_declaration=True)
    else:
        count = 0
        for _, unit in etree.iterparse(path, tag="tu", huge_tree=True):
            count += 1
            unit.clear()
            while unit.getprevious() is not None:
                del unit.getparent()[0]
        print(count)
else:
    from translate.storage import tmx
    store = tmx.tmxfile.parsefile(path)
    print(len(store.units))
    if len(sys.argv) > 3:
        store.savefile(sys.argv[3])
PY
# run NAME COMMAND…: one line "user system wall kilobytes" more in $dir/NAME.time
run() {
  local name=$1
  shift
  rm -f "$dir/out.tmx"
  if ! /usr/bin/time -q -a -o "$dir/$name.time" -f '%U %S %e %M' "$@" >"$dir/$name.out" 2>"$dir/$name.err"; then
    say "$name failed (see $dir/$name.err)"
    rm -f "$dir/$name.time"
  fi
}
rm -f "$dir"/*.time
quick=$dir/quick/target/release/quick python=$dir/venv/bin/python
for ((round = 0; round < rounds; round++)); do
  run info "$EXONYM" info "$file"
  run untouched "$EXONYM" convert "$file" "$dir/out.tmx"
  cmp --quiet "$file" "$dir/out.tmx" || say "exonym convert: the copy differs"
  # Looks into every segment for broken codes, so every unit is parsed.
  run parsed "$EXONYM" convert --codes repair "$file" "$dir/out.tmx"
  [ ! -x "$quick" ] || run quick-read "$quick" "$file"
  [ ! -x "$quick" ] || run quick-write "$quick" "$file" "$dir/out.tmx"
  [ ! -x "$python" ] || run lxml-read "$python" "$dir/peers.py" lxml "$file"
done
if [ -x "$python" ]; then
  run lxml-write "$python" "$dir/peers.py" lxml-tree "$file" "$dir/out.tmx"
  run toolkit-read "$python" "$dir/peers.py" toolkit "$file"
  run toolkit-write "$python" "$dir/peers.py" toolkit "$file" "$dir/out.tmx"
fi
rm -f "$dir/out.tmx"

python3 - "$dir" "$file" <<'PY'
import os, sys
from statistics import median
base, file = sys.argv[1:]
size = os.path.getsize(file) / 1e6
print(f"| {size:.0f} MB | CPU s | MB/s (CPU) | wall s | MB resident |")
print("|---|---:|---:|---:|---:|")
for name, label in [
    ("info", "exonym info: every unit parsed, seven checks"),
    ("parsed", "exonym convert --codes repair: every unit parsed, written"),
    ("untouched", "exonym convert: units pass unread, written"),
    ("quick-read", "quick-xml, events counted"),
    ("quick-write", "quick-xml, events written again"),
    ("lxml-read", "lxml iterparse, units counted"),
    ("lxml-write", "lxml, tree read and written"),
    ("toolkit-read", "Translate Toolkit, read"),
    ("toolkit-write", "Translate Toolkit, read and written"),
]:
    path = f"{base}/{name}.time"
    if not os.path.exists(path):
        print(f"| {label} | not run | | | |")
        continue
    rows = [list(map(float, row.split())) for row in open(path)]
    cpu = median(row[0] + row[1] for row in rows)
    print(f"| {label} | {cpu:.2f} | {size / max(cpu, 0.005):.0f} | {median(row[2] for row in rows):.2f} | "
          f"{max(row[3] for row in rows) / 1024:.1f} |")
PY
