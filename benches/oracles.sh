#!/bin/sh
# Holds exonym's forms of names against independent oracles: pymorphy3 with its dictionaries (ru, uk) and the hunspell
# dictionaries of hy, ka and tr. Everything is installed under target/oracles, nothing of it is a dependency.
# Prints the agreement for each language and case; every disagreement is a row of target/oracles/LANG.tsv.
# Needs python3 with pip, npm, and on Debian apt-get; what is not at hand is left out, and said.
set -eu
cd "$(dirname "$0")/.."
dir=target/oracles
mkdir -p "$dir/deb" "$dir/npm"
[ -d "$dir/py/pymorphy3" ] && [ -d "$dir/py/spylls" ] ||
  python3 -m pip install --quiet --target "$dir/py" pymorphy3 pymorphy3-dicts-ru pymorphy3-dicts-uk spylls
if command -v apt-get >/dev/null 2>&1; then
  for package in hunspell-tr myspell-hy; do
    ls "$dir/deb/$package"_*.deb >/dev/null 2>&1 ||
      (cd "$dir/deb" && apt-get download "$package" >/dev/null 2>&1) || echo "left out: $package cannot be had" >&2
  done
  for file in "$dir"/deb/*.deb; do [ -e "$file" ] && dpkg-deb -x "$file" "$dir/hunspell"; done
fi
if command -v npm >/dev/null 2>&1 && [ ! -d "$dir/npm/node_modules/dictionary-ka" ]; then
  npm install --silent --no-audit --no-fund --prefix "$dir/npm" dictionary-ka || echo "left out: dictionary-ka" >&2
fi
cargo build --release --quiet --example forms
PYTHONPATH="$dir/py" exec python3 benches/oracles.py "$dir" target/release/examples/forms "$@"
