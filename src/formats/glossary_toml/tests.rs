//! What is read, and what is said of mistakes.

use super::read;
use crate::base::Source;
use crate::model::{Date, Diagnostic, Gender, Glossary, MatchMode, Rank, RelatedKind, Severity, Status};

fn source(text: &str) -> Source {
    Source::decode("g.toml", text.as_bytes().to_vec(), None).expect("UTF-8")
}

fn good(text: &str) -> Glossary {
    let result = read(&source(text));
    assert!(result.problems.is_empty(), "{:#?}", said(text, &result.problems));
    result.value
}

/// `line: text at the span: message` of each mistake.
fn said(text: &str, problems: &[Diagnostic]) -> Vec<String> {
    let source = source(text);
    problems
        .iter()
        .map(|p| format!("{}: {}: {}", source.place(p.span.start).line, source.slice(p.span), p.message))
        .collect()
}

fn bad(text: &str) -> (Glossary, Vec<String>) {
    let result = read(&source(text));
    (result.value, said(text, &result.problems))
}

/// Each expected mistake is `line|text at the span|words of the message`.
fn expect(text: &str, expected: &[&str]) -> Glossary {
    let (glossary, said) = bad(text);
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        let mut parts = expected.split('|');
        let begin = format!("{}: {}", parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        assert!(said.starts_with(&begin), "{said} does not begin with {begin}");
        for words in parts {
            assert!(said.contains(words), "{said} does not say {words}");
        }
    }
    glossary
}

fn shape(glossary: &Glossary) -> Vec<String> {
    let terms = glossary.terms().map(|t| {
        let place = format!("{}/{}", t.concept.id, t.name.key);
        format!("{place} {}:{} {:?}", t.term.lang, t.term.text, t.term.rank)
    });
    terms.collect()
}

const FULL: &str = r#"# remark
[glossary]
title = "Places" # of it
license = "CC-BY-4.0"
attribution = "after many"
sources = ["one", 'two']

[concepts.k1] # remark
kind = "city"
country = "AZ"
at = [39.8177, 46]
definition = """
Long
text"""
note = "n"
owner = "desk"
was = ["old"]
sources = [
  "a", # first

  # second
  "b",
]
context = "road"
frozen = ["Lachin corridor"]
accept = ["yes"]
reject = ["no"]
related = [ { to = "k2", kind = "part-of", note = "so", confidence = "high", source = "s", from = "2020-02" } ]

[concepts.k1.names.a]
usage = ["azerbaijani", "official"]
note = "of it"
terms = [
  # remark
  { az = "Xankəndi" }, # at the end
  { en = "Khankendi", match = "exact-case", decl = "x", gender = "m", forms = ["f1", "f2"], keep = true },
  { en = "Khankandi", rank = "hidden", from = 1991-11-26, until = "2024-02", status = "proposed", note = "m", source = ["s", "t"] },
  { en-GB = "Khankendi" },
]
[concepts.k1.names.b]
usage = "armenian"
terms = [{ hy = "Ստեփանակերտ" }]
[concepts."k.2"]
terms = [ { en = 'Brand', match = "context-only" }, { en = "Brands" } ]
"#;

#[test]
fn everything_that_a_glossary_can_say_is_read() {
    let glossary = good(FULL);
    assert_eq!(glossary.title.as_deref(), Some("Places"));
    assert_eq!(glossary.attribution.as_deref(), Some("after many"));
    assert_eq!(glossary.sources.len(), 2);
    let [one, two] = &glossary.concepts[..] else { panic!("two concepts") };
    assert_eq!((&*one.id, one.kind.as_deref(), one.at), ("k1", Some("city"), Some((39.8177, 46.0))));
    assert_eq!(one.definition.as_deref(), Some("Long\ntext"));
    assert_eq!((one.sources.len(), one.context.len(), one.frozen.len(), one.was.len()), (2, 1, 1, 1));
    assert_eq!((one.accept.len(), one.reject.len(), one.owner.as_deref()), (1, 1, Some("desk")));
    assert_eq!((one.related[0].kind, &*one.related[0].to), (RelatedKind::PartOf, "k2"));
    assert_eq!(one.related[0].valid.from, Some(Date { year: 2020, month: 2, day: 1 }));
    let name = &one.names[0];
    assert_eq!((&*name.key, name.usage.len(), name.note.as_deref()), ("a", 2, Some("of it")));
    let [_, en, hidden, gb] = &name.terms[..] else { panic!("four terms") };
    assert_eq!(
        (en.matching, en.gender, en.forms.len(), en.keep),
        (MatchMode::ExactCase, Some(Gender::Masculine), 2, true)
    );
    assert_eq!((hidden.rank, hidden.status, hidden.source.as_deref()), (Rank::Hidden, Status::Proposed, Some("s; t")));
    assert_eq!(hidden.valid.from, Some(Date { year: 1991, month: 11, day: 26 }));
    assert_eq!(hidden.valid.until, Some(Date { year: 2024, month: 2, day: 29 }));
    assert_eq!(gb.rank, Rank::Preferred);
    assert_eq!((&*two.id, &*two.names[0].key, two.names[0].terms[1].rank), ("k.2", "", Rank::Admitted));
    let source = source(FULL);
    assert_eq!(source.slice(one.span), "[concepts.k1]");
    assert_eq!(source.slice(name.span), "[concepts.k1.names.a]");
    assert_eq!(source.slice(gb.span), r#"{ en-GB = "Khankendi" }"#);
}

#[test]
fn every_arrangement_of_tables_reads_alike() {
    let plain = shape(&good(
        "[concepts.x.names.a]\nusage = \"u\"\nterms = [{ en = \"A\" }, { en = \"B\" }, { ru = \"В\", rank = \"hidden\" }]\n",
    ));
    let others = [
        "[[concepts.x.names.a.terms]]\nen = \"A\"\n[[concepts.x.names.a.terms]]\nen = \"B\"\n\
         [[concepts.x.names.a.terms]]\nru = \"В\"\nrank = \"hidden\"\n[concepts.x]\n[concepts.x.names.a]\nusage = \"u\"\n",
        "concepts.x.names.a.usage = \"u\"\nconcepts.x.names.a.terms = [{ en = \"A\" }, { en = \"B\" }, { ru = \"В\", rank = \"hidden\" }]\n",
        "[concepts]\nx = { names = { a = { usage = \"u\", terms = [{ en = \"A\" }, { en = \"B\" }, { ru = \"В\", rank = \"hidden\" }] } } }\n",
        "[concepts.'x']\nnames.\"a\".usage = 'u'\nnames.a.terms = [\n{\nen = \"A\"\n}, {en=\"B\"},\n{ ru = \"В\", rank = \"hidden\", }, # t\n]",
        "[ concepts . \"x\" . names . a ]\nterms = [{ en = \"\\u0041\" }, { \"en\" = '''B''' }, { ru = \"В\", rank = \"hidden\" }]\n",
    ];
    for other in others {
        assert_eq!(shape(&good(other)), plain, "{other}");
    }
    let crlf = FULL.replace('\n', "\r\n");
    assert_eq!(shape(&good(&crlf)), shape(&good(FULL)));
}

#[test]
fn ranks_follow_from_order() {
    let shape = shape(&good(
        "[concepts.x]\nterms = [\n{ en = \"H\", rank = \"hidden\" }, { en = \"A\" }, { EN = \"B\" }, { ru = \"Р\" }, { ru = \"С\", rank = \"preferred\" },\n\
         { az = \"Old\", until = \"1990\" }, { az = \"New\", from = \"1991\" }, { az = \"Else\" }]",
    ));
    let ranks: Vec<_> = shape.iter().map(|line| line.split_once(':').map_or("", |(_, rest)| rest)).collect();
    let expected = [
        "H Hidden",
        "A Preferred",
        "B Admitted",
        "Р Admitted",
        "С Preferred",
        "Old Preferred",
        "New Preferred",
        "Else Admitted",
    ];
    assert_eq!(ranks, expected);
}

#[test]
fn every_slip_is_named_with_what_was_meant() {
    let glossary = expect(
        "[glosary]\ntitel = \"t\"\n[concepts.x]\nkinds = \"city\"\ncolour = 1\nat = [1]\nkeep = true\n[concepts.x.nmes.a]\nusage = 3\n\
         terms = [\n  { en = \"A\", rnak = \"hidden\" },\n  { en = \"B\", rank = \"hiden\" },\n  { en = \"C\", ru = \"Д\" },\n  { rank = \"hidden\" },\n\
         { qq = \"E\" },\n  { en = \" \" },\n  { en = \"G\", from = \"2020-13\" },\n  { en = \"H\", from = \"2021\", until = \"2020\" },\n\
         { en = \"I\", keep = \"yes\", status = 4 },\n  { en = [\"J\", \"K\"] },\n  { en = \"L\", note = \"a\", note = \"b\" },\n  \"M\",\n  { en = \"N\", rank.x = 1 },\n  { english = \"O\" },\n]\n",
        &[
            "1|glosary|did you mean `glossary`",
            "2|titel|did you mean `title`",
            "4|kinds|did you mean `kind`",
            "5|colour|no key `colour`|kind, country",
            "6|[1]|latitude and longitude",
            "7|keep|no key `keep`",
            "8|nmes|did you mean `names`",
            "9|3|`usage` takes text or a list",
            "11|rnak|did you mean `rank`",
            "12|\"hiden\"|did you mean `hidden`",
            "13|ru|`en` and `ru` on one line",
            "14|{ rank|names no language",
            "15|qq|no registered language",
            "16|\" \"|empty",
            "17|\"2020-13\"|no date",
            "18|{ en = \"H\"|after `until`",
            "19|\"yes\"|true or false",
            "19|4|write `status = \"4\"`",
            "20|[\"J\", \"K\"]|one term a line",
            "21|note|twice",
            "22|\"M\"|in braces",
            "23|x|has no parts",
            "24|english|no key `english`",
        ],
    );
    let texts: Vec<_> = glossary.terms().map(|t| &*t.term.text).collect();
    assert_eq!(texts, ["A", "B", "C", "G", "H", "I", "L", "N"]);
}

#[test]
fn fields_of_other_tools_are_kept() {
    let pairs =
        |extra: &[(Box<str>, Box<str>)]| extra.iter().map(|(k, v)| format!("{k}={v} ")).collect::<Vec<_>>().concat();
    let term = "{ en = \"A\", extra = { \"tbx:termType\" = \"acronym\", \"tbx:context\" = [\"x\", \"y\"] } }";
    for concept in [
        "extra = { \"tbx:definition@fr\" = \"d\", en = \"e\" }\n",
        "extra.\"tbx:definition@fr\" = \"d\"\nextra.en = \"e\"\n",
        "[concepts.x.extra]\n\"tbx:definition@fr\" = \"d\"\nen = \"e\"\n",
    ] {
        let glossary = good(&format!(
            "[glossary]\nextra = {{ k = \"v\" }}\n[concepts.x]\n{concept}[concepts.x.names.a]\nterms = [{term}]\n"
        ));
        assert_eq!(pairs(&glossary.extra), "k=v ");
        let concept = &glossary.concepts[0];
        assert_eq!(pairs(&concept.extra), "tbx:definition@fr=d en=e ");
        assert_eq!(pairs(&concept.names[0].terms[0].extra), "tbx:termType=acronym tbx:context=x tbx:context=y ");
    }
    expect(
        "[concepts.x]\nextra = \"a\"\n[concepts.y]\nextra = { k = \"a\", k = \"b\" }\nterms = [\n{ en = \"A\", extra = { k = 1 } },\n{ en = \"B\", extra = [\"k\"] },\n]\n",
        &["2||is a table", "4|k|twice", "6|1|text or a list", "7|[\"k\"]|in braces"],
    );
}

#[test]
fn an_open_bracket_spoils_one_line() {
    let terms = |glossary: &Glossary| glossary.terms().map(|t| t.term.text.to_string()).collect::<String>();
    let tail = "[concepts.y]\nterms = [{ en = \"Z\" }]\n";
    // The list is not closed: the next header ends it.
    let open_list = format!("[concepts.x]\nterms = [\n  {{ en = \"A\" }},\n  {{ en = \"B\" }}\n\n{tail}");
    assert_eq!(terms(&expect(&open_list, &["2|[|never closed: add `]`"])), "ABZ");
    // A key ends it too.
    let open_short = format!("[concepts.x]\nsources = [\"a\", \"b\"\nnote = \"n\"\nterms = [{{ en = \"A\" }}]\n{tail}");
    let glossary = expect(&open_short, &["2|[|never closed"]);
    assert_eq!((terms(&glossary), glossary.concepts[0].note.as_deref()), ("AZ".to_owned(), Some("n")));
    // A term line is not closed: the next one ends it.
    for end in ["", ",", " # remark", ", # remark"] {
        let open_line =
            format!("[concepts.x]\nterms = [\n  {{ en = \"A\"{end}\n  {{ en = \"B\" }},\n  {{ en = \"C\"\n]\n{tail}");
        let glossary = expect(&open_line, &["3|{|never closed: add `}`", "5|{|never closed: add `}`"]);
        assert_eq!(terms(&glossary), "ABCZ");
        expect(&open_line.replace('\n', "\r\n"), &["3|{|never closed", "5|{|never closed"]);
    }
    let open_forms =
        format!("[concepts.x]\nterms = [\n  {{ en = \"A\", forms = [\"B\" }},\n  {{ en = \"C\" }},\n]\n{tail}");
    assert_eq!(terms(&expect(&open_forms, &["3|[|never closed"])), "ACZ");
    let open_header = format!("[concepts.x\nkind = \"city\"\nterms = [{{ en = \"A\" }}]\n{tail}");
    assert_eq!(terms(&expect(&open_header, &["1||not closed: add `]`"])), "AZ");
}

#[test]
fn several_mistakes_of_syntax_are_told_one_a_line() {
    let glossary = expect(
        "[concepts.x]\nkind city\ncountry = AZ\nnote = \"open\nterms = [\n  { en \"A\" },\n  { en = \"B\" rank = \"hidden\" },\n  { en = \"C },\n\
         { en = },\n  { en = \"D\" }}, \n  { en = \"E\" },,\n  en = \"F\",\n  { = \"G\" },\n  { en = \"H\\q\" }\n]\nowner = \"me\" \"you\"\n= 3\n[concepts.y]\nterms = [{ en = \"Z\" }]\n",
        &[
            "2||without a value",
            "3|AZ|quotation marks",
            "4||not closed",
            "6||`=` is missing",
            "7||comma is missing",
            "8|\"C },|not closed",
            "9||a value is missing",
            "10||closes nothing",
            "11|,|one comma too many",
            "12|en|",
            "13||key is missing",
            "14||",
            "16||nothing may follow",
            "17||key is missing",
        ],
    );
    let texts: String = glossary.terms().map(|t| &*t.term.text).collect();
    assert_eq!(texts, "ABDEZ");
}

#[test]
fn doubles_are_named_with_the_first() {
    let glossary = expect(
        "[concepts.x]\nkind = \"a\"\nkind = \"b\"\n[concepts.x.names.a]\nterms = [{ en = \"A\" }]\n[concepts.x.names.a]\nterms = [{ en = \"B\" }]\n[concepts.x]\n\
         [concepts.x.names.a]\nterms = [{ en = \"C\" }]\n[concepts.\"a b\"]\n[concepts.\"\"]\n[concepts.ax12]\n[concepts.ax13.names.a]\n",
        &[
            "3|kind|twice",
            "6|a|second name `a`",
            "8|x|second concept `x`",
            "11|\"a b\"|white space",
            "12|\"\"|white space",
            "14|ax13|did you mean `ax12`",
        ],
    );
    assert_eq!(shape(&glossary), ["x/a en:A Preferred", "x/a en:B Preferred", "x/a en:C Preferred"]);
}

#[test]
fn what_cannot_be_seen_is_left_out_with_a_warning() {
    let text = "[concepts.x]\nterms = [\n{ en = \"Ag\u{AD}dara\" },\n{ az = \"Xank\u{259}ndi\u{200B}\" },\n{ ru = \"Степанаки\u{306}\" },\n{ en = \" Shusha\" },\n{ fa = \"می\u{200C}خ\" },\n]";
    let result = read(&source(text));
    assert!(result.problems.iter().all(|p| p.severity == Severity::Warning));
    let lines: Vec<_> = result.problems.iter().map(|p| source(text).place(p.span.start).line).collect();
    assert_eq!(lines, [3, 4, 5, 6]);
    let texts: Vec<_> = result.value.terms().map(|t| &*t.term.text).collect();
    assert_eq!(texts, ["Agdara", "Xankəndi", "Степанакй", "Shusha", "می\u{200C}خ"]);
}

#[test]
fn nothing_makes_it_stumble() {
    let deep = format!("x = {}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let wild = format!("{}{}", "[".repeat(50_000), "}".repeat(50_000));
    let tables = format!("concepts = {}", "{ a = ".repeat(50_000));
    let long = format!("[concepts.x]\nterms = [{{ en = \"{}\", {} = 1 }}]", "ə".repeat(100_000), "k".repeat(100_000));
    for text in [
        &deep, &wild, &tables, &long, "", "\u{FEFF}", "\u{1}", "\r", "[", "]", "{", "}", "=", "\"\"\"", "'''", ".",
        "concepts", "[[]]", "[]",
    ] {
        let result = read(&source(text));
        assert!(!result.problems.is_empty() && result.problems.len() < 20, "{:.40}: {}", text, result.problems.len());
    }
    // Any cut of a good file is read without trouble.
    for (at, _) in FULL.char_indices() {
        read(&source(&FULL[..at]));
        read(&source(&FULL[at..]));
    }
    let many = "nonsense = 1\n".repeat(5000);
    let problems = read(&source(&many)).problems;
    assert!(problems.len() < 1010 && problems.last().is_some_and(|p| p.message.contains("more mistakes")));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in r#"([\[\]{}=,.#"'\n\r a-cə]|concepts|terms|en|rank|\\u|0-9){0,60}"#) {
        for problem in read(&source(&text)).problems {
            proptest::prop_assert!(text.get(problem.span.range()).is_some());
        }
    }
}

/// Fifty thousand concepts of two names and six terms. Run it in release under `/usr/bin/time -v`:
/// `cargo test --release --lib fifty_thousand -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
#[allow(clippy::print_stderr)]
fn fifty_thousand_concepts() {
    use std::fmt::Write as _;
    let mut seed = 1_u32;
    let mut word = |letters: &[char]| -> String {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            letters[(seed >> 16) as usize % letters.len()]
        };
        (0..9).map(|_| next()).collect()
    };
    let latin: Vec<char> = "abcdefghijklmnopqrstuvwxyzəışğöü".chars().collect();
    let cyrillic: Vec<char> = "абвгдежзиклмнопрстуфхцчшщыьэюя".chars().collect();
    let mut text = String::new();
    for id in 0..50_000 {
        let _ = write!(text, "[concepts.c{id}]\nkind = \"village\"\ncountry = \"AZ\"\nat = [39.{id}, 46.5]\n");
        for name in ["a", "b"] {
            let (az, en, ru) = (word(&latin), word(&latin), word(&cyrillic));
            let _ = write!(
                text,
                "[concepts.c{id}.names.{name}]\nusage = \"azerbaijani\"\nterms = [\n  {{ az = \"{az}\" }},\n  \
                 {{ en = \"{en}\", rank = \"admitted\" }}, # remark\n  {{ ru = \"{ru}\", decl = \"m\" }},\n]\n",
            );
        }
    }
    let source = source(&text);
    drop(text);
    // Nanoseconds on a core, where the system tells; a busy machine's clock says little.
    let spent = || {
        let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        stat.split(' ').next().and_then(|ns| ns.parse::<u64>().ok()).unwrap_or_default()
    };
    let (start, on_core) = (std::time::Instant::now(), spent());
    let result = read(&source);
    let on_core = (spent() - on_core) / 1_000_000;
    eprintln!("{} MB in {:?}, {on_core} ms on a core", source.text().len() / 1_000_000, start.elapsed());
    assert!(result.problems.is_empty());
    assert_eq!(result.value.terms().count(), 300_000);
}
