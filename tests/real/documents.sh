#!/usr/bin/env bash
# DOCX and ODT fixed by exonym, in LibreOffice: each page looks as it did but for the words. Usage: documents.sh EXONYM FOLDER
# Needs soffice (libreoffice-writer) and pdftoppm (poppler-utils); pages.py compares the pictures.
set -euo pipefail
exonym=$(realpath "$1")
work=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
good=$here/../formats
rm -rf "$work"
mkdir -p "$work/before" "$work/after"
cat >"$work/g.toml" <<'TOML'
[concepts.c1.names.a]
usage = "old"
terms = [{ en = "Stepanakert" }]
[concepts.c1.names.b]
usage = "new"
# Of the same letters, so that no line breaks elsewhere.
terms = [{ en = "Stepanakret" }]
TOML
cat >"$work/p.toml" <<'TOML'
[policy]
[[rule]]
of = { label = "new" }
say = { stance = "prefer" }
[[rule]]
of = { label = "old" }
say = { stance = "forbid", fix = "safe" }
TOML
for file in "$good"/docx/good/*.docx "$good"/odt/good/*.odt "$good"/odt/good/*.fodt; do
  # Names that differ in more than their extensions.
  name=$(basename "${file%.*}")-${file##*.}.${file##*.}
  cp "$file" "$work/before/$name"
  cp "$file" "$work/after/$name"
  status=0
  "$exonym" check "$work/after/$name" --no-config --glossary "$work/g.toml" --policy "$work/p.toml" --lang en --fix --quiet \
    --format concise >"$work/$name.left" || status=$?
  # What stands in two formats is left for a person.
  ((status <= 1)) || { echo "documents: exit status $status for $name" >&2; exit 1; }
  if cmp --silent "$work/before/$name" "$work/after/$name"; then
    echo "documents: nothing was fixed in $name" >&2
    exit 1
  fi
done
for side in before after; do
  # One run for all files; a profile of its own, so that no other soffice answers.
  timeout 100 soffice -env:UserInstallation="file://$(realpath "$work")/profile" --headless --convert-to pdf \
    --outdir "$work/$side" "$work/$side"/*.{docx,odt,fodt} >"$work/$side.log" 2>&1
done
for side in before after; do
  for file in "$work/$side"/*.{docx,odt,fodt}; do
    pages=${file%.*}
    [[ -s $pages.pdf ]] || { echo "documents: LibreOffice made no pages of $file" >&2; cat "$work/$side.log" >&2; exit 1; }
    pdftoppm -gray -r 60 "$pages.pdf" "$pages"
    pdftotext -bbox "$pages.pdf" "$pages.words"
  done
done
python3 "$here/pages.py" "$work"
