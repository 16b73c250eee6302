"""Compares the forms that exonym gives of place names with those of independent programs. Run by oracles.sh."""

import collections
import os
import subprocess
import sys
import tomllib

DIR, FORMS = sys.argv[1], sys.argv[2]
LIMIT = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000

RU = {"genitive": "gent", "dative": "datv", "accusative": "accs", "instrumental": "ablt", "prepositional": "loct"}
UK = RU | {"locative": "loct"}
# The Ukrainian dictionary does not mark places.
UK_TOWNS = """київ львів одеса харків дніпро донецьк запоріжжя вінниця полтава чернігів черкаси суми житомир рівне луцьк
тернопіль ужгород чернівці херсон миколаїв кропивницький луганськ маріуполь керч ялта севастополь сімферополь бердянськ
мелітополь нікополь умань біла ніжин прилуки лубни кременчук коломия стрий дрогобич трускавець ковель дубно острог
єреван баку тбілісі москва варшава прага берлін париж лондон мадрид рим афіни анкара стамбул софія бухарест мінськ
вільнюс рига таллінн стокгольм осло хельсінкі ташкент бішкек астана душанбе грузія вірменія туреччина україна
польща німеччина франція італія іспанія румунія болгарія""".split()


def shipped(lang):
    """The names of the shipped glossary that are written in a language, with their classes."""
    with open("glossaries/karabakh.toml", "rb") as file:
        glossary = tomllib.load(file)
    for concept in glossary["concepts"].values():
        for name in concept.get("names", {"": concept}).values():
            for term in name.get("terms", []):
                if lang in term and term.get("rank") != "hidden":
                    yield term[lang], term.get("decl", "")


def forms(rows):
    """(name, form) -> text, as exonym gives them."""
    text = "".join("\t".join(row) + "\n" for row in rows)
    out = subprocess.run([FORMS], input=text, capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        yield line.split("\t")[1:]


def report(lang, oracle, seen):
    """Prints the agreement by case; `seen` yields (case, ours, right?, what the oracle has)."""
    right, total = collections.Counter(), collections.Counter()
    with open(f"{DIR}/{lang}.tsv", "w", encoding="utf-8") as file:
        for case, name, ours, good, theirs in seen:
            total[case] += 1
            right[case] += good
            if not good:
                print(case, name, ours, theirs, sep="\t", file=file)
    print(f"\n{lang} against {oracle}: {sum(right.values())} of {sum(total.values())} forms agree")
    for case in total:
        print(f"  {case:<24} {right[case]:>6} of {total[case]:>6}  {100 * right[case] / total[case]:6.2f} %")
    print(f"  the others: {DIR}/{lang}.tsv")


def by_pymorphy(lang, cases):
    """Every place name of the dictionary, and the shipped names as the program would guess them."""
    import pymorphy3

    morph = pymorphy3.MorphAnalyzer(lang=lang)
    known = set(UK_TOWNS if lang == "uk" else ())
    for word, tag, normal, *_ in morph.dictionary.iter_known_words() if lang == "ru" else ():
        if "Geox" in tag and word == normal and "nomn" in tag and "NOUN" in tag and len(word) > 3:
            known.add(word)
    names = sorted(known)
    names = names[:: max(1, len(names) // LIMIT)]

    def lexemes(word):
        # A town is meant, not a person or a thing that is called alike.
        parses = [p for p in morph.parse(word) if "nomn" in p.tag and p.normal_form == word.lower()]
        return [p for p in parses if lang == "ru" and "Geox" in p.tag] or parses

    def seen(rows):
        parsed = {}
        for name, form, text in forms(rows):
            case = cases.get(form)
            if case is None or " " in name or "-" in name:
                continue
            if name not in parsed:
                parsed[name] = [
                    [x for x in p.lexeme if p.tag.number is None or x.tag.number in (p.tag.number, None)]
                    for p in lexemes(name)
                ]
            theirs = {x.word for lexeme in parsed[name] for x in lexeme if x.tag.case in (case, "gen2" if case == "gent" else "loc2" if case == "loct" else case)}
            if theirs:
                fold = lambda word: word.lower().replace("ё", "е").replace("’", "'")
                good = fold(text) in {fold(word) for word in theirs}
                yield form, name, text, good, " ".join(sorted(theirs))

    print(f"\n{lang}: {len(names)} place names of the dictionary")
    report(f"{lang}-dictionary", "pymorphy3's dictionary", seen([(lang, name.capitalize()) for name in names]))
    report(f"{lang}-shipped", "pymorphy3's guesses", seen([(lang, *row) for row in shipped(lang)]))


def by_hunspell(lang, path, capitals):
    """Names that the dictionary knows: are all their forms words by it?"""
    if not os.path.exists(path + ".dic"):
        print(f"\n{lang}: left out, no dictionary at {path}.dic")
        return
    from spylls.hunspell import Dictionary

    dictionary = Dictionary.from_files(path)
    names = dict(shipped(lang))
    if capitals:
        for word in dictionary.dic.words:
            stem = word.stem
            if stem[:1].isupper() and stem[1:].islower() and len(stem) > 3 and word.flags:
                names.setdefault(stem, "")
    names = [(lang, name, decl) for name, decl in sorted(names.items()) if dictionary.lookup(name) and " " not in name]
    names = names[:: max(1, len(names) // min(LIMIT, 400))]
    known = {}
    for name, form, text in forms(names):
        good = any(dictionary.lookup(text.replace("’", mark)) for mark in ("’", "'", ""))
        known.setdefault(name, []).append((form, name, text, good, ""))
    # Dictionaries list many names without their inflection; those say nothing.
    telling = {name: rows for name, rows in known.items() if sum(row[3] for row in rows) * 2 > len(rows)}

    def seen():
        for rows in telling.values():
            yield from rows

    print(f"\n{lang}: {len(telling)} names that the dictionary inflects, of {len(names)} that it knows")
    report(f"{lang}-hunspell", "hunspell (is it a word?)", seen())


def by_nouns(lang, cases):
    """Common nouns, with the adjectives before them, in the plural (benches/nouns)."""
    import pymorphy3

    morph = pymorphy3.MorphAnalyzer(lang=lang)
    fold = lambda word: word.lower().replace("ё", "е").replace("’", "'")
    with open(f"benches/nouns/{lang}.txt", encoding="utf-8") as file:
        nouns = file.read().split("\n")[:-1]

    def parse(word, kinds):
        parses = (p for p in morph.parse(word) if "nomn" in p.tag and p.tag.POS in kinds)
        return next(parses, None)

    def plural(words, case):
        # The first word that is a noun, as which no adjective's ending is taken, is the head.
        is_adjective = lambda i: i + 1 < len(words) and words[i].endswith(
            ("ый", "ий", "ій", "ая", "яя", "ое", "ее", "ая", "ська", "цька", "зька", "на", "ня", "на", "рча", "ова", "ное", "ове", "не")
        ) and parse(words[i], ("ADJF", "PRTF")) is not None
        head = next(i for i in range(len(words)) if not is_adjective(i))
        noun = parse(words[head], ("NOUN",)) or parse(words[head], ("ADJF", "PRTF"))
        if noun is None:
            return None
        row = []
        for i, word in enumerate(words):
            if i > head:
                row.append(word)
                continue
            own = noun if i == head else parse(word, ("ADJF", "PRTF"))
            made = own.inflect({case, "plur"} | ({noun.tag.animacy or "inan"} if i < head and case == "accs" else set()))
            if made is None:
                return None
            row.append(made.word)
        return " ".join(row), noun.tag.animacy

    def seen():
        for name, form, text in forms([(lang, noun) for noun in nouns]):
            number, _, case = form.partition(" ")
            case = "nomn" if not case else cases.get(case)
            found = plural(name.split(" "), case) if number == "plural" and case else None
            # Of living beings the accusative is not known.
            if found and not (case == "accs" and found[1] == "anim"):
                yield form, name, text, fold(text) == fold(found[0]), found[0]

    print(f"\n{lang}: {len(nouns)} common nouns and phrases")
    report(f"{lang}-nouns", "pymorphy3's dictionary", seen())


by_pymorphy("ru", RU)
by_pymorphy("uk", UK)
by_nouns("ru", RU)
by_nouns("uk", UK)
by_hunspell("tr", f"{DIR}/hunspell/usr/share/hunspell/tr_TR", True)
by_hunspell("hy", f"{DIR}/hunspell/usr/share/hunspell/hy_AM", True)
by_hunspell("ka", f"{DIR}/npm/node_modules/dictionary-ka/index", False)
print("\naz: no oracle can be had; UniMorph's tables are not in the registries")
