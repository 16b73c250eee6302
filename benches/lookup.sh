#!/usr/bin/env bash
# Look-ups in a memory, exonym beside other programs, the same segments and queries, one thread, pinned.
#   benches/lookup.sh SEGMENTS QUERIES
# Files with a segment a line. RapidFuzz and Tantivy are installed into a folder of their own; SQLite is Python's. CPU
# seconds, since the machine may be shared. WORK names the folder for data (default target/bench-lookup), PEERS the programs
# (default "rapidfuzz-words rapidfuzz-characters fts5 tantivy"), CPU the processor (default 1), FEW the number of queries
# for those that scan (default 40).
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,7p' "$0" >&2; exit 2; }
segments=$(realpath "$1") queries=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=${WORK:-target/bench-lookup} cpu=${CPU:-1}
mkdir -p "$work"
cargo build --quiet --release --example lookup
for scoring in words characters; do
  for max in 1 5; do
    taskset -c "$cpu" target/release/examples/lookup "$segments" "$queries" "$work/$scoring-$max.tsv" "$scoring" "$max" 70
  done
done
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check rapidfuzz numpy tantivy
fi
cat >"$work/peers.py" <<'PY'
import re, sqlite3, sys, tempfile, time
peer, segments, queries, few, ours = sys.argv[1:]
lines = lambda path: open(path, encoding="utf-8").read().split("\n")[:-1]
segments, queries = lines(segments), lines(queries)
tokens = lambda text: re.findall(r"\w+|[^\w\s]", text.lower())
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
def like(query, kept):
    rows = [(Levenshtein.normalized_similarity(query, segments[at], score_cutoff=0.7), -at) for at in kept]
    return [-at for score, at in sorted(rows, reverse=True) if score >= 0.7][:5]
begun = time.process_time()
if peer.startswith("rapidfuzz"):
    queries = queries[:int(few)]
    numbers = {}
    def coded(text):
        number = lambda word: numbers.setdefault(word, len(numbers))
        return "".join(chr(n + (0x100 if n < 0xD000 else 0x1000)) for n in map(number, tokens(text)))
    make = coded if peer.endswith("words") else str
    stock = [make(text) for text in segments]
    def find(query):
        rows = process.extract(make(query), stock, scorer=Levenshtein.normalized_similarity, score_cutoff=0.7, limit=5)
        return [row[2] for row in rows]
elif peer == "fts5":
    queries = queries[:int(few) * 3]
    base = sqlite3.connect(tempfile.mktemp())
    base.execute("CREATE VIRTUAL TABLE t USING fts5(s)")
    base.executemany("INSERT INTO t(rowid, s) VALUES (?, ?)", enumerate(segments))
    base.commit()
    def find(query):
        words = dict.fromkeys(re.findall(r"[^\W_]+", query.lower()))
        if not words:
            return []
        wanted = " OR ".join(f'"{word}"' for word in words)
        rows = base.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 50", (wanted,))
        return like(query, [row[0] for row in rows])
else:
    import tantivy
    queries = queries[:int(few) * 10]
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("s", stored=False)
    builder.add_integer_field("i", stored=True)
    index = tantivy.Index(builder.build(), path=tempfile.mkdtemp())
    writer = index.writer(200_000_000, 1)
    for at, text in enumerate(segments):
        writer.add_document(tantivy.Document(s=text, i=at))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    def find(query):
        words = re.findall(r"\w+", query.lower())
        hits = searcher.search(index.parse_query(" ".join(words), ["s"]), 50).hits if words else []
        return like(query, [searcher.doc(place)["i"][0] for _, place in hits])
made = time.process_time() - begun
begun = time.process_time()
found = [find(query) for query in queries]
spent = time.process_time() - begun
# What this program answers beside what ours does: for how many queries with a match its first is as good.
kind = "words" if peer.endswith("words") else "characters"
best = {}
for line in open(f"{ours}/{kind}-1.tsv"):
    query, at = map(int, line.split())
    best.setdefault(query, at)
part = tokens if kind == "words" else str
score = lambda query, at: Levenshtein.normalized_similarity(part(query), part(segments[at]))
asked = [number for number in best if number < len(queries)]
good = sum(bool(found[n]) and score(queries[n], found[n][0]) >= score(queries[n], best[n]) - 1e-9 for n in asked)
more = sum(bool(found[n]) and n not in best for n in range(len(queries)) if kind != "words" or peer.endswith("words"))
print(f"peer={peer} n={len(segments)} queries={len(queries)} made_cpu_s={made:.1f} per_cpu_s={len(queries) / spent:.1f} "
      f"best_found={good}/{len(asked)} missed_by_ours={more}")
PY
for peer in ${PEERS:-rapidfuzz-words rapidfuzz-characters fts5 tantivy}; do
  taskset -c "$cpu" "$work/venv/bin/python" "$work/peers.py" "$peer" "$segments" "$queries" "${FEW:-40}" "$work"
done
