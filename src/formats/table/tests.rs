use std::path::Path;

use super::super::{TableWriting, TermsReading, TermsWriting, by_name, detect_terms};
use super::*;
use crate::model::{Losses, MatchMode, Status};

fn glossary(toml: &str) -> Glossary {
    let source = Source::from_text("g.toml", toml.to_owned()).expect("short");
    let read = super::super::read_glossary_toml(&source);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    read.value
}

/// What a format writes, and what it says is lost: `count what`.
fn written(format: &str, toml: &str, table: TableWriting) -> (String, Vec<String>) {
    let writing =
        TermsWriting { from: Some(Lang::new("en")), to: vec![Lang::new("de")], table, ..TermsWriting::default() };
    let write = by_name(format).and_then(|format| format.terms).and_then(|terms| terms.write).expect("it is written");
    let (mut bytes, mut losses) = (Vec::new(), Losses::default());
    write(&glossary(toml), &writing, &mut bytes, &mut losses).expect("written");
    let losses = losses.kinds().map(|(what, loss)| format!("{} {what}", loss.count)).collect();
    (String::from_utf8(bytes).expect("UTF-8"), losses)
}

fn read_as(path: &str, text: &str, reading: &TermsReading) -> ReadResult<Glossary> {
    let source = Source::from_text(path, text.to_owned()).expect("short");
    let format = detect_terms(Path::new(path), &source).expect("a format");
    (format.terms.expect("terms").read)(&source, reading)
}

fn pair(table: TableReading) -> TermsReading {
    TermsReading { from: Some(Lang::new("en")), to: Some(Lang::new("de")), table }
}

fn all(glossary: &Glossary) -> Vec<String> {
    glossary.terms().map(|t| format!("{} {} {:?}", t.term.lang, t.term.text, t.term.rank)).collect()
}

const TREES: &str = r##"
[concepts.c1]
terms = [
  { en = "elm" },
  { en = "elmm", rank = "hidden" },
  { de = "Ulme" },
  { de = "Rüster", rank = "admitted" },
  { de = "Ulmbaum", rank = "deprecated" },
  { de = "Elme", rank = "hidden" },
]
[concepts.c2]
terms = [ { en = "elm" }, { de = "Ulmenholz" } ]
[concepts.c3]
terms = [ { en = "#1 =oak" }, { de = "=Eiche; \"alt\"" } ]
"##;

#[test]
fn omegat_sees_every_term_and_no_comment() {
    let (text, losses) = written("omegat", TREES, TableWriting::default());
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "elm\tUlme\tpreferred",
            "elm\tRüster\tadmitted",
            "elm\tUlmbaum\tforbidden; write Ulme",
            "elmm\tUlme\tpreferred",
            "elm\tUlmenholz\tpreferred",
            " #1 =oak\t=Eiche; \"alt\"\tpreferred",
        ]
    );
    assert!(losses.is_empty(), "{losses:?}");
    let back = read_as("g.txt", &text, &pair(TableReading::default())).value;
    assert_eq!(all(&back)[10..], ["en #1 =oak Preferred", "de =Eiche; \"alt\" Preferred"]);
    assert_eq!(all(&back)[5], "de Ulmbaum Deprecated");
    let comma = TableWriting { delimiter: Some(b','), ..TableWriting::default() };
    let (text, _) = written("omegat", TREES, comma);
    assert!(text.starts_with("\u{FEFF}elm,Ulme,preferred\n"), "{text}");
    assert!(text.ends_with("#1 =oak,\"=Eiche; \"\"alt\"\"\",preferred\n"), "{text}");
}

#[test]
fn deepl_has_each_source_once() {
    let (text, losses) = written("deepl", TREES, TableWriting::default());
    assert_eq!(text, "elm,Ulme\nelmm,Ulme\n#1 =oak,\"=Eiche; \"\"alt\"\"\"\n");
    assert_eq!(losses, ["2 further translations of a source (one is written)", "1 terms not to be used"]);
    let long = "ß".repeat(513);
    let (text, losses) = written(
        "deepl",
        &format!("[concepts.c]\nterms = [ {{ en = \"{long}\" }}, {{ de = \"x\" }} ]"),
        TableWriting::default(),
    );
    assert_eq!((text.as_str(), losses), ("", vec!["1 pairs with a phrase longer than 1024 bytes".to_owned()]));
    let fits = "ß".repeat(512);
    let many: String = (0..11_000).fold(String::new(), |mut all, n| {
        use std::fmt::Write as _;
        let _ = write!(
            all,
            "[concepts.c{n}]\nterms = [ {{ en = \"{n:04}{}\" }}, {{ de = \"x\" }} ]\n",
            &fits[..fits.len() - 8]
        );
        all
    });
    let (text, losses) = written("deepl", &many, TableWriting::default());
    assert!(text.len() <= 10 * 1024 * 1024 && text.len() > 10 * 1024 * 1024 - 2100, "{}", text.len());
    let rest = 11_000 - text.lines().count();
    assert_eq!(losses, [format!("{rest} pairs beyond the 10 MiB that a glossary may have")]);
}

#[test]
fn a_formula_is_kept_unless_a_spreadsheet_is_meant() {
    let tab = TableWriting { delimiter: Some(b'\t'), ..TableWriting::default() };
    assert!(written("deepl", TREES, tab).0.ends_with("#1 =oak\t=Eiche; \"alt\"\n"));
    let safe = TableWriting { safe: true, ..TableWriting::default() };
    let (text, losses) = written("deepl", TREES, safe);
    assert!(text.ends_with("#1 =oak,\"'=Eiche; \"\"alt\"\"\"\n"), "{text}");
    assert!(losses.iter().any(|loss| loss.contains("--csv-safe")), "{losses:?}");
}

#[test]
fn forms_go_two_by_two() {
    let expand = TableWriting { expand: true, ..TableWriting::default() };
    let toml = "[concepts.c]\nterms = [ { en = \"Berlin\" }, { de = \"Berlin\" } ]";
    let (text, _) = written("deepl", toml, expand);
    assert!(text.starts_with("Berlin,Berlin\n") && text.contains("\nBerlin's,Berlin"), "{text}");
    let sources: Vec<&str> = text.lines().filter_map(|line| line.split(',').next()).collect();
    let once: std::collections::BTreeSet<&&str> = sources.iter().collect();
    assert_eq!(once.len(), sources.len());
}

#[test]
fn memoq_s_own_notation() {
    let toml = "[concepts.c]\nkind = \"tree\"\nterms = [ { en = \"elm\", match = \"exact-case\" }, \
                { de = \"alte Ulme\", forms = [\"alt|e Ulme\", \"Ulmen*\"] }, { de = \"Elme\", rank = \"deprecated\" } ]";
    let (text, losses) = written("memoq", toml, TableWriting::default());
    assert!(text.contains(";elm;\"CaseSense;HalfPrefix\";;"), "{text}");
    assert!(text.contains(";alt|e Ulme;\"CasePermissive;Custom\";;"), "{text}");
    assert!(text.contains("NonTerm"), "{text}");
    assert_eq!(losses, ["1 forms given by hand"]);
    let back = read_as("g.csv", &text, &TermsReading::default()).value;
    assert_eq!(all(&back), ["en elm Preferred", "de alte Ulme Preferred", "de Elme Deprecated"]);
    let terms: Vec<_> = back.terms().collect();
    assert_eq!((terms[0].term.matching, &*terms[1].term.forms[0]), (MatchMode::ExactCase, "alt|e Ulme"));
    assert_eq!((&*back.concepts[0].id, back.concepts[0].kind.as_deref()), ("c", Some("tree")));
    assert!(back.has_statuses);
}

#[test]
fn signs_of_memoq_are_letters_unless_it_says_otherwise() {
    let toml = "[concepts.c]\nterms = [ { en = \"A|B test\" } ]\n[concepts.d]\nterms = [ { en = \"*.docx file\" } ]\n\
                [concepts.e]\nterms = [ { en = \"elm\" } ]";
    let (text, losses) = written("memoq", toml, TableWriting::default());
    assert_eq!(losses, ["2 `|` and `*` in terms, which memoQ may take for its own signs"]);
    let back = read_as("g.csv", &text, &TermsReading::default()).value;
    assert_eq!(all(&back), ["en A|B test Preferred", "en *.docx file Preferred", "en elm Preferred"]);
    assert!(back.terms().all(|term| term.term.forms.is_empty()), "{text}");
    // One way of matching, and that which came.
    for (info, again) in [
        ("CasePermissive;Exact;NonTerm", "CasePermissive;Exact;NonTerm"),
        ("CaseInsense;Fuzzy", "CaseInsense;Fuzzy"),
        ("CasePermissive;Custom", "CasePermissive;Custom"),
        ("CasePermissive;Exact;Other", "CasePermissive;Exact;Other"),
    ] {
        let head = "Entry_ID;Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Created;Entry_Creator;\
                    Entry_LastModified;Entry_Modifier;Entry_Note;German;Term_Info;Term_Example";
        let term = if info.contains("Custom") { "Ulm|e" } else { "Ulme" };
        let read =
            read_as("g.csv", &format!("{head}\nc;;;;;;;;;;{term};\"{info}\";\n"), &TermsReading::default()).value;
        assert_eq!(&*read.terms().next().expect("a term").term.text, "Ulme", "{info}");
        let mut out = Vec::new();
        let write = crate::formats::by_name("memoq").and_then(|format| format.terms).and_then(|terms| terms.write);
        let writing = crate::formats::TermsWriting::default();
        write.expect("it writes")(&read, &writing, &mut out, &mut crate::model::Losses::default()).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.contains(&format!("{term};\"{again}\"")), "{info}: {text}");
    }
}

#[test]
fn the_user_knows_better_than_the_table() {
    let read = |text: &str, table: TableReading| all(&read_as("x.csv", text, &pair(table)).value);
    let columns = |names: &str| names.split(',').map(Into::into).collect::<Vec<Box<str>>>();
    let of = |names: &str| TableReading { columns: columns(names), ..TableReading::default() };
    assert_eq!(read("a;b;c;d\n", of("note,fr,x,it")), ["fr b Preferred", "it d Preferred"]);
    assert_eq!(read("en,de\nelm,Ulme\n", of("fr,it")), ["fr elm Preferred", "it Ulme Preferred"]);
    let bare = TableReading { header: Some(false), ..TableReading::default() };
    assert_eq!(read("is,it\n", bare), ["en is Preferred", "de it Preferred"]);
    let semicolon = TableReading { delimiter: Some(b';'), ..TableReading::default() };
    assert_eq!(read("a,b;c,d\n", semicolon), ["en a,b Preferred", "de c,d Preferred"]);
    let named = |name: &str| TableReading { dialect: Some(name.into()), ..TableReading::default() };
    assert_eq!(read("elm,Ulme\n", named("omegat")), ["en elm Preferred", "de Ulme Preferred"]);
    let wrong = read_as("x.csv", "elm,Ulme\n", &pair(named("memoq")));
    assert!(wrong.problems.iter().any(|problem| problem.severity == Severity::Error), "{:?}", wrong.problems);
}

#[test]
fn words_that_are_codes_are_no_header() {
    let read = |text: &str| all(&read_as("x.csv", text, &pair(TableReading::default())).value);
    assert_eq!(read("cat,dog\n"), ["en cat Preferred", "de dog Preferred"]);
    assert_eq!(read("not,valid,foo,bar\n1,2,3,4\n")[..2], ["en not Preferred", "de valid Preferred"]);
    assert_eq!(read("en,hyw\nelm,թեղի\n"), ["en elm Preferred", "hyw թեղի Preferred"]);
    // Indonesian, but for the first column.
    assert_eq!(read("en,id\nelm,pohon\n"), ["en elm Preferred", "id pohon Preferred"]);
    let ids = read_as("x.csv", "id,en,de\n7,elm,Ulme\n", &TermsReading::default());
    assert_eq!(&*ids.value.concepts[0].id, "7");
    assert_eq!(ids.problems.len(), 1);
}

#[test]
fn languages_before_heads_of_ones_own_are_a_header() {
    let read = |text: &str| {
        let read = read_as("x.csv", text, &pair(TableReading::default()));
        (all(&read.value), read.value.concepts[0].extra.len(), read.problems.len())
    };
    let terms = |langs: [&str; 2]| langs.map(|lang| format!("{lang} Preferred")).to_vec();
    let (elm, ulme) = (terms(["EN elm", "DE Ulme"]), terms(["en elm", "de Ulme"]));
    assert_eq!(read("EN;DE;Kommentar;Domäne\nelm;Ulme;gut;Wald\n"), (elm, 2, 0));
    assert_eq!(read("concept;en;de;Quelle;Stand;Domäne\n1;elm;Ulme;a;b;c\n"), (ulme.clone(), 3, 0));
    assert_eq!(read("note,en,de,Quelle,Stand,Zahl,Farbe\nx,elm,Ulme,1,2,3,4\n"), (ulme, 4, 0));
    // One language among words says nothing.
    assert_eq!(read("de,Quelle,Stand,Zahl\nelm,Ulme,gut,Wald\n").2, 1);
    assert_eq!(read("Quelle,Stand,en,de\nelm,Ulme,gut,Wald\n").2, 1);
}

#[test]
fn the_line_that_names_the_delimiter_is_no_row() {
    let read = |text: &str| all(&read_as("x.csv", text, &pair(TableReading::default())).value);
    assert_eq!(read("sep=;\nen;de;note\nDerry;Derry;x\n"), ["en Derry Preferred", "de Derry Preferred"]);
    assert_eq!(read("sep=|\r\na, b|c; d\r\n"), ["en a, b Preferred", "de c; d Preferred"]);
    // The delimiter that the user names holds.
    let comma = pair(TableReading { delimiter: Some(b','), ..TableReading::default() });
    assert_eq!(all(&read_as("x.csv", "sep=;\na;b,c\n", &comma).value), ["en a;b Preferred", "de c Preferred"]);
}

#[test]
fn what_other_tools_mean_by_their_words() {
    let one = |text: &str| read_as("x.csv", text, &pair(TableReading::default())).value;
    let fuzzy = one("source,target,fuzzy,context\nelm,Ulme,True,tree\n");
    assert_eq!(fuzzy.terms().map(|t| t.term.status).collect::<Vec<_>>(), [Status::Approved, Status::Proposed]);
    assert_eq!(&*fuzzy.concepts[0].extra[0].0, "weblate:context");
    let blacklist = one("Forbidden,en,de\nTRUE,elm,Elme\n");
    assert_eq!(all(&blacklist), ["en elm Preferred", "de Elme Deprecated"]);
    let kept = one("term;casesensitive;translatable;forbidden;de\nElm;yes;no;no;Elm\n");
    assert!(kept.terms().all(|t| t.term.keep && t.term.matching == MatchMode::ExactCase));
    let remark = one("elm,Elme,forbidden; write Ulme; old word\n");
    assert_eq!(remark.terms().nth(1).and_then(|t| t.term.note.as_deref()), Some("old word"));
}

#[test]
fn a_ban_in_anybodys_table_is_kept() {
    let read = |text: &str| read_as("x.csv", text, &TermsReading::default());
    let one = read("en,tr,note,forbidden\nKyiv,Kiev,,\nKiev,,old,yes\n");
    assert!(one.problems.is_empty(), "{:?}", one.problems);
    assert_eq!(all(&one.value), ["en Kyiv Preferred", "tr Kiev Preferred", "en Kiev Deprecated"]);
    assert_eq!(one.value.concepts[1].note.as_deref(), Some("old"));
    assert!(one.value.concepts.iter().all(|concept| concept.extra.is_empty()));
    let two = read("en,tr,pos,note,forbidden\nSmyrna,Smirni,noun,old,yes\n").value;
    assert_eq!(all(&two), ["en Smyrna Deprecated", "tr Smirni Deprecated"]);
    assert!(two.terms().all(|t| t.term.extra == [("tbx:partOfSpeech".into(), "noun".into())]));
    // A row that forbids a synonym says nothing against what it repeats, unless it has nothing else.
    let rows = read("concept,en,uk,forbidden\nc1,Kyiv,Київ,\nc1,Kiev,Київ,yes\n").value;
    assert_eq!(all(&rows), ["en Kyiv Preferred", "uk Київ Preferred", "en Kiev Deprecated"]);
    let again = read("concept,en,forbidden\nc1,Kyiv,no\nc1,Kyiv,yes\n").value;
    assert_eq!(all(&again), ["en Kyiv Deprecated"]);
    // The same with a source that the user names.
    let alone = read_as("x.csv", "en,de,forbidden\nKiev,,yes\n", &pair(TableReading::default())).value;
    assert_eq!(all(&alone), ["en Kiev Deprecated"]);
}

#[test]
fn the_heads_of_any_table_are_known_in_that_of_a_tool() {
    let head = "Forbidden,Domain,Subdomain,en,Notes,de,Notes,note,pos,country,case sensitive,translatable\n";
    let read = |row: &str| read_as("x.csv", &format!("{head}{row}\n"), &TermsReading::default());
    let full = read("TRUE,tree,big,elm,hard,Elme,hart,seen,noun,DE,yes,no");
    assert!(full.problems.is_empty(), "{:?}", full.problems);
    assert_eq!(all(&full.value), ["en elm Preferred", "de Elme Deprecated"]);
    let concept = &full.value.concepts[0];
    let said = [&concept.kind, &concept.note, &concept.country].map(|field| field.as_deref().unwrap_or(""));
    assert_eq!(said, ["tree", "seen", "DE"]);
    assert_eq!(concept.extra, [("matecat:subdomain".into(), "big".into())]);
    let terms: Vec<_> = full.value.terms().map(|t| t.term).collect();
    assert!(terms.iter().all(|term| term.keep && term.matching == MatchMode::ExactCase && term.extra.len() == 1));
    assert_eq!(terms[1].note.as_deref(), Some("hart"));
    // Where the source is never what is forbidden, a row with nothing else forbids nothing.
    let idle = read("TRUE,,,elm,,,,,,,,");
    assert_eq!(all(&idle.value), ["en elm Preferred"]);
    assert!(idle.problems[0].message.contains("nothing to forbid"), "{:?}", idle.problems);
}

#[test]
fn a_form_that_says_as_far_as_is_no_row_where_the_target_has_none() {
    let toml = "[concepts.t1]\nterms = [ { az = \"Gəncə\" }, { tr = \"Gence\" } ]\n";
    let expand = TableWriting { expand: true, ..TableWriting::default() };
    let writing = TermsWriting {
        from: Some(Lang::new("az")),
        to: vec![Lang::new("tr")],
        table: expand,
        ..TermsWriting::default()
    };
    let write = by_name("deepl").and_then(|format| format.terms).and_then(|terms| terms.write).expect("it is written");
    let (mut bytes, mut losses) = (Vec::new(), Losses::default());
    write(&glossary(toml), &writing, &mut bytes, &mut losses).expect("written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("Gəncədə,Gence'de") || text.contains("Gəncədə,Gence\u{2019}de"), "{text}");
    assert!(!text.contains("Gəncəyədək") && !text.contains("Gəncələrədək"), "{text}");
    assert!(losses.kinds().count() > 0);
}

#[test]
fn two_codes_that_may_be_two_words_are_told() {
    let said = |head: &str| {
        let read = read_as("t.csv", &format!("{head}\nHaus;ev\nStadt;town\n"), &TermsReading::default());
        let told = read.problems.iter().any(|problem| problem.message.contains("--header"));
        (read.value.concepts.len() == 2, told)
    };
    for (head, is_header, is_told) in [
        ("en;az", true, false),
        ("eng;aze", true, false),
        ("ENG;az", true, false),
        ("English;de", true, false),
        ("en;hyw", true, false),
        ("en;note", true, false),
        ("en;xmf", true, true),
        ("cat;no", true, true),
        ("Ort;de", false, true),
        ("Ort;note", false, true),
        ("English;Ort", false, true),
        ("Ort;Bot", false, true),
        ("cat;bot", false, true),
        ("cat;dog", false, false),
        ("Ort;Ville", false, false),
        ("Hafen;port", false, false),
    ] {
        assert_eq!(said(head), (is_header, is_told), "{head}");
    }
    let three = read_as("t.csv", "Ort;de;en\nHaus;ev;x\n", &TermsReading::default());
    assert_eq!(three.value.concepts.len(), 1);
    let yes = TermsReading {
        table: TableReading { header: Some(true), ..TableReading::default() },
        ..TermsReading::default()
    };
    let read = read_as("t.csv", "Ort;de\nHaus;ev\n", &yes);
    assert_eq!((read.value.concepts.len(), read.problems.len()), (1, 0));
}

#[test]
fn what_a_utx_says_of_its_languages_goes_before_what_is_said_of_it() {
    let rows = "#src\ttgt\nbogie\t台車\n";
    let languages = |head: &str| {
        let read = read_as("a.utx", &format!("{head}\n{rows}"), &pair(TableReading::default()));
        read.value.terms().map(|term| term.term.lang.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(languages("#UTX 1.20; en-US/ja-JP; 2024-05-01"), "en-US ja-JP");
    // What it leaves out is for the user to say.
    assert_eq!(languages("#UTX 1.20; fr/; 2024-05-01"), "fr de");
    assert_eq!(languages("#UTX 1.20"), "en de");
}
