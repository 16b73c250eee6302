#!/usr/bin/env bash
# OmegaT (Debian's package), headless, loads what exonym writes: a memory with its codes stripped, the glossary as a
# memory, and the glossary as a table and as TBX; the matches, their scores and the terms are those that are meant.
#   tests/real/omegat.sh EXONYM FOLDER
set -euo pipefail
exonym=$1 folder=$2
here=$(dirname "${BASH_SOURCE[0]}")
# OmegaT's script takes no spaces in paths.
case $folder in *' '*) echo "omegat.sh: the folder's path has a space" >&2; exit 1 ;; esac
command -v omegat >/dev/null || { echo "omegat.sh: omegat is not installed" >&2; exit 1; }

rm -rf "$folder"
mkdir -p "$folder"/{source,target,omegat,glossary,dictionary,tm/auto,tm/penalty-030,config}
cat >"$folder/omegat.project" <<'XML'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>EN</source_lang>
    <target_lang>RU</target_lang>
    <source_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</source_tok>
    <target_tok>org.omegat.tokenizer.LuceneRussianTokenizer</target_tok>
    <sentence_seg>true</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
XML
cat >"$folder/source/draft.txt" <<'TEXT'
Officials met in Khankendi on Monday to talk about the road.

The lorry to Shusha leaves at {0} on Monday.

Snow closed the road above Lachin last night.
TEXT
cp "$folder/source/draft.txt" "$folder/draft.before"
"$exonym" convert docs/example/memory.tmx "$folder/tm/market.tmx" --lang en,ru --codes strip --dedupe
"$exonym" convert docs/example/memory.tmx "$folder/tm/auto/weather.tmx" --lang en,ru --codes strip --prop x-desk=weather
cp tmx/karabakh.ru-en.tmx "$folder/tm/penalty-030/places.tmx"
"$exonym" export --for omegat --policy azerbaijani-agency --from en --to ru -o "$folder/glossary/places.utf8"
"$exonym" export --for omegat --policy azerbaijani-agency --from en --to ru --format tbx -o "$folder/glossary/places.tbx"

omegat "$folder" --mode=console-translate --config-dir="$folder/config" --script="$here/probe.groovy" --quiet \
  >"$folder/out.txt" 2>"$folder/err.txt" || { cat "$folder/out.txt" "$folder/err.txt" >&2; exit 1; }
# OmegaT ends well even when a memory could not be read.
if grep -rq TF_TM_LOAD_ERROR "$folder/out.txt" "$folder/err.txt" "$folder/config"; then
  echo "omegat.sh: a memory was refused" >&2
  exit 1
fi
grep -P '^(TM|MATCH|TERM)\t' "$folder/out.txt" >"$folder/seen.txt" || true
fails=0
seen() {
  if ! grep -qP "$1" "$folder/seen.txt"; then
    echo "omegat.sh: not seen: $1" >&2
    fails=1
  fi
}
seen '^TM\tmarket.tmx\t3$'
seen '^TM\tweather.tmx\t1$'
seen '^TM\tplaces.tmx\t[1-9][0-9]+$'
# The name inside <hi> is there, and the match is whole.
seen '^MATCH\tThe lorry to Shusha leaves at \{0\} on Monday.\t\d+/\d+/\d+\tThe lorry to Shusha leaves at  ?on Monday.\tГрузовик в Шушу '
# One word of the eleven differs: stemmed without stop words, without, with all tokens (OmegaT's three scores).
seen '^MATCH\tOfficials met in Khankendi .*\t85/90/95\tOfficials met in Stepanakert '
# Terms, from both files, with the house's choice.
for file in places.utf8 places.tbx; do
  seen "^TERM\tOfficials met in Khankendi .*\t$file\tKhankendi\tХанкенди\t"
  seen "^TERM\tSnow closed the road above Lachin .*\t$file\tLachin\tЛачин\t"
  # OmegaT shows no status: it stands in the comment.
  seen "^TERM\tOfficials met in Khankendi .*\t$file\tKhankendi\tСтепанакерт\t.*forbidden; write Ханкенди"
done
# A term without translation is none to show.
if grep -qP '^TERM\t[^\t]*\t[^\t]*\t[^\t]*\t\t' "$folder/seen.txt"; then
  echo "omegat.sh: a term without translation is shown" >&2
  fails=1
fi
# What stands in tm/auto is the translation.
if ! grep -q 'Ночью снег закрыл дорогу над Лачином' "$folder/target/draft.txt"; then
  echo "omegat.sh: the translation was not taken from tm/auto" >&2
  fails=1
fi
if ((fails)); then
  cat "$folder/seen.txt" >&2
  exit 1
fi
# The three scores of its matches are ours, in the order in which it shows them.
for lang in en ru; do
  python3 "$here/omegat_scores.py" "$exonym" "$lang" "$here/scores.$lang.txt" "$folder/scores-$lang"
done
wc -l <"$folder/seen.txt" | sed 's/$/ lines of memories, matches and terms, as meant/'
