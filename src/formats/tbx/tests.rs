//! What is read of TBX, made here and met in the wild.

use super::{is_tbx, languages, read, write};
use crate::base::{Lang, Source};
use crate::formats::xml::Drip;
use crate::formats::{ReadResult, TermsWriter, TermsWriting, declared_encoding, detect};
use crate::model::{Gender, Glossary, Losses, Rank, Severity, Status};

fn source(text: &str) -> Source {
    Source::decode("t.tbx", text.as_bytes().to_vec(), None).expect("UTF-8")
}

fn pairs(extra: &[(Box<str>, Box<str>)]) -> String {
    let pair = |(key, value): &(Box<str>, Box<str>)| format!("{}={value}; ", key.trim_start_matches("tbx:"));
    extra.iter().map(pair).collect::<Vec<_>>().concat()
}

fn shape(glossary: &Glossary) -> Vec<String> {
    let of =
        |t: crate::model::TermRef<'_>| format!("{} {}:{} {:?}", t.concept.id, t.term.lang, t.term.text, t.term.rank);
    glossary.terms().map(of).collect()
}

const V2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader><fileDesc><titleStmt><title>Places</title></titleStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c1">
      <descrip type="subjectField">printing</descrip>
      <descripGrp><descrip type="definition">pages a month</descrip><admin type="source">manual</admin></descripGrp>
      <note>of all</note>
      <langSet xml:lang="en">
        <tig><term>duty
          <hi>cycle</hi><ph>&lt;br/&gt;</ph></term><termNote type="partOfSpeech">noun</termNote></tig>
      </langSet>
      <langSet xml:lang="fr">
        <ntig><termGrp><term>cadence</term>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          <termNote type="grammaticalGender">feminine</termNote></termGrp><note>not: cycle</note></ntig>
        <tig><term>cycle de service</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
          <admin type="source">old manual</admin></tig>
        <tig><term>cycle</term><termNote type="normativeAuthorization">supersededTerm</termNote></tig>
        <tig><term>rythme</term><termNote type="processStatus">unprocessed</termNote>
          <termNote type="geographicalUsage">CA</termNote></tig>
        <tig><term> </term></tig>
        <tig><term>odd</term><termNote type="administrativeStatus">strange</termNote></tig>
      </langSet>
    </termEntry>
    <termEntry><langSet lang="de"><tig><term>A &amp; B</term></tig><tig><term>C</term></tig></langSet></termEntry>
    <termEntry id="c1"/>
  </body></text>
</martif>
"#;

#[test]
fn version_2_is_read_with_its_standings() {
    let ReadResult { value, problems } = read(&source(V2));
    assert!(value.has_statuses && is_tbx(&source(V2)));
    assert_eq!(value.title.as_deref(), Some("Places"));
    let expected = [
        "c1 en:duty cycle Preferred",
        "c1 fr:cadence Preferred",
        "c1 fr:cycle de service Deprecated",
        "c1 fr:cycle Deprecated",
        "c1 fr:odd Admitted",
        "c1 fr:rythme Preferred",
        "entry-2 de:A & B Preferred",
        "entry-2 de:C Admitted",
    ];
    assert_eq!(shape(&value), expected);
    let [one, _, three] = &value.concepts[..] else { panic!("three entries") };
    assert_eq!((one.kind.as_deref(), one.definition.as_deref()), (Some("printing"), Some("pages a month")));
    assert_eq!((pairs(&one.extra), one.note.as_deref()), ("definition/source=manual; ".to_owned(), Some("of all")));
    assert_eq!(&*three.id, "c1-3");
    let terms = &one.names[0].terms;
    assert_eq!((terms[1].gender, terms[1].note.as_deref()), (Some(Gender::Feminine), Some("not: cycle")));
    assert_eq!(terms[2].source.as_deref(), Some("old manual"));
    // What is used in one region is a name of its own, with that label.
    let [_, canada] = &one.names[..] else { panic!("two names") };
    assert_eq!((&*canada.key, &*canada.usage[0], canada.terms[0].status), ("a", "CA", Status::Proposed));
    assert_eq!(pairs(&canada.terms[0].extra), "geographicalUsage=CA; ");
    assert_eq!(
        pairs(&terms[0].extra),
        "term=<term>duty <hi>cycle</hi><ph>&lt;br/&gt;</ph></term>; partOfSpeech=noun; "
    );
    assert_eq!(pairs(&terms[3].extra), "normativeAuthorization=supersededTerm; ");
    assert_eq!(source(V2).slice(terms[1].span), "cadence");
    let said: Vec<_> = problems.iter().map(|p| (source(V2).place(p.span.start).line, p.message.as_str())).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].0 == 24 && said[0].1.contains("`strange`"), "{said:?}");
    assert!(said[1].0 == 28 && said[1].1.contains("given twice"), "{said:?}");
}

#[test]
fn version_3_reads_alike_in_both_styles_and_as_min() {
    let body = |status: &str, subject: &str| {
        format!(
            "<text><body><conceptEntry id=\"c1\">{subject}<langSec xml:lang=\"fr\"><termSec><term>cadence</term>{status}\
             <note>masc.</note></termSec></langSec></conceptEntry></body></text>"
        )
    };
    let dca = body(
        "<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote>",
        "<descrip type=\"subjectField\">p</descrip>",
    );
    let dct = body(
        "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>",
        "<min:subjectField>p</min:subjectField>",
    );
    let min = "<body><termEntry id='c1'><subjectField>p</subjectField><langSet xml:lang='fr'><tig><term>cadence</term>\
               <termStatus>obsolete</termStatus><noteGrp><note><noteKey>usage</noteKey><noteValue>masc.</noteValue></note></noteGrp></tig></langSet></termEntry></body>";
    let all = [
        format!("<tbx type=\"TBX-Basic\" style=\"dca\" xmlns=\"urn:iso:std:iso:30042:ed-2\">{dca}</tbx>"),
        format!(
            "<tbx style=\"dct\" xmlns=\"urn:iso:std:iso:30042:ed-2\" xmlns:min=\"http://www.tbxinfo.net/ns/min\">{dct}</tbx>"
        ),
        format!("<TBX dialect=\"TBX-Min\">{min}</TBX>"),
    ];
    for text in &all {
        let ReadResult { value, problems } = read(&source(text));
        assert!(problems.is_empty() && value.has_statuses, "{problems:?}");
        assert_eq!(shape(&value), ["c1 fr:cadence Deprecated"]);
        assert_eq!(value.concepts[0].kind.as_deref(), Some("p"));
        let note = value.concepts[0].names[0].terms[0].note.as_deref();
        assert!(matches!(note, Some("masc." | "usage: masc.")), "{note:?}");
    }
}

#[test]
fn a_broken_file_gives_its_good_part_and_the_place() {
    let text = V2.replace("<termEntry id=\"c1\"/>", "<termEntry></body>");
    let ReadResult { value, problems } = read(&source(&text));
    assert_eq!(shape(&value).len(), 8);
    let error = problems.iter().find(|p| p.severity == Severity::Error).expect("an error");
    assert_eq!(source(&text).place(error.span.start).line, 28);
    for text in ["", "x", "<a/>", "<martif", "<martif>"] {
        assert!(!read(&source(text)).problems.is_empty(), "{text}");
    }
    assert!(!is_tbx(&source("<a><martif/></a>")) && !is_tbx(&source("martif")));
    for (at, _) in V2.char_indices() {
        read(&source(&V2[..at]));
    }
}

/// The rows of the corpus: entries, languages, and what is refused. Legacy encodings are left to [`Source`].
#[test]
#[allow(clippy::print_stderr)]
fn real_files_are_read_right() {
    let Some(shared) = std::env::var_os("EXONYM_SHARED") else {
        eprintln!("left out: the corpus (EXONYM_SHARED is not set)");
        return;
    };
    let corpus = std::path::Path::new(&shared).join("corpus");
    let table = std::fs::read_to_string(corpus.join("expected.tsv")).expect("the table");
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let columns: Vec<_> = row.split('\t').collect();
        let [path, "tbx", formed, entries, langs, expect] = columns[..] else { continue };
        let bytes = std::fs::read(corpus.join(path)).expect(path);
        let declared = declared_encoding(&bytes);
        let Ok(source) = Source::decode(path, bytes, declared.as_deref()) else {
            assert_ne!(declared.as_deref().map(str::to_lowercase).as_deref(), Some("utf-8"), "{path}");
            eprintln!("left out: {path} ({declared:?})");
            continue;
        };
        rows += 1;
        let ReadResult { value, problems } = read(&source);
        let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(errors, formed == "no", "{path}: {problems:?}");
        assert_eq!(expect == "reject-or-recover", errors, "{path}");
        if formed == "no" {
            continue;
        }
        assert!(detect(source.path(), &source).is_some_and(|format| format.name == "tbx"), "{path}");
        assert_eq!(value.concepts.len().to_string(), entries, "{path}");
        assert_eq!(languages(&source).join(","), langs, "{path}");
        assert!(value.terms().all(|t| t.term.rank != Rank::Hidden), "{path}");
        goes_round(&value, path);
    }
    assert!(rows > 30, "{rows}");
}

/// Everything that a glossary says, in an order of its own.
fn dump(glossary: &Glossary) -> Vec<String> {
    let mut lines = vec![format!("{:?} {:?} {:?}", glossary.title, glossary.license, glossary.attribution)];
    let sorted = |extra: &[(Box<str>, Box<str>)]| {
        let mut all: Vec<_> = extra.iter().map(|(key, value)| format!("{key}={value}")).collect();
        all.sort();
        all
    };
    lines.push(format!("{:?} {:?}", glossary.sources, sorted(&glossary.extra)));
    for concept in &glossary.concepts {
        let c = concept;
        lines.push(format!("{} {:?} {:?} {:?} {:?} {:?}", c.id, c.kind, c.country, c.at, c.definition, c.note));
        lines.push(format!("{:?} {:?} {:?} {:?} {:?} {:?}", c.owner, c.was, c.sources, c.context, c.frozen, c.accept));
        lines.push(format!("{:?} {:?}", c.reject, sorted(&c.extra)));
        for r in &c.related {
            lines.push(format!("{} {:?} {:?} {:?} {:?} {:?}", r.to, r.kind, r.note, r.confidence, r.sources, r.valid));
        }
        for name in &c.names {
            lines.push(format!("{} {:?} {:?}", name.key, name.usage, name.note));
            let mut terms: Vec<_> = name.terms.iter().enumerate().collect();
            terms.sort_by_key(|(at, term)| (term.lang.as_str().replace('_', "-"), *at));
            for (_, t) in terms {
                let lang = t.lang.as_str().replace('_', "-");
                lines.push(format!("{lang} {} {:?} {:?} {:?} {:?}", t.text, t.rank, t.matching, t.decl, t.gender));
                lines
                    .push(format!("{:?} {} {:?} {:?} {:?} {:?}", t.forms, t.keep, t.valid, t.status, t.note, t.source));
                lines.push(format!("{:?}", sorted(&t.extra)));
            }
        }
    }
    lines
}

fn written(glossary: &Glossary, writer: TermsWriter, writing: &TermsWriting) -> (String, Losses) {
    let (mut out, mut losses) = (Vec::new(), Losses::default());
    writer(glossary, writing, &mut out, &mut losses).expect("memory");
    (String::from_utf8(out).expect("UTF-8"), losses)
}

/// Version 2, both styles of version 3 and back: the same glossary each time. Concepts without a term go nowhere.
fn goes_round(glossary: &Glossary, path: &str) {
    let writing = TermsWriting::default();
    let mut before = glossary.clone();
    before.concepts.retain(|concept| concept.names.iter().any(|name| !name.terms.is_empty()));
    for writer in [write::v2 as TermsWriter, write::v3, write::dct] {
        let (text, _) = written(&before, writer, &writing);
        let ReadResult { value, problems } = read(&source(&text));
        assert!(problems.is_empty(), "{path}: {problems:?}");
        for (a, b) in dump(&before).iter().zip(dump(&value).iter()) {
            assert_eq!(a, b, "{path}");
        }
        let (again, _) = written(&value, writer, &writing);
        for (a, b) in text.lines().zip(again.lines()) {
            assert_eq!(a, b, "{path}");
        }
    }
}

const OWN: &str = r#"
[concepts.7]
kind = "tree"
note = "a\u0001b\nc"
extra = { "other:key" = "v" }
[concepts.7.names.a]
usage = ["forest", "law"]
note = "of it"
terms = [
  { en = "elm", forms = ["elms"], from = 1991-01-01, match = "exact-case" },
  { en = "ellum", rank = "hidden", status = "rejected" },
  { de = "Ulme", gender = "f", status = "proposed" },
]
[concepts.7.names.b]
terms = [ { en = "witch hazel", extra = { "tbx:etymology" = "old", "tbx:context" = "<b" } } ]
[concepts.empty]
"#;

#[test]
fn what_tbx_has_no_room_for_comes_back_or_is_told() {
    let given = crate::formats::read_glossary_toml(&source(OWN)).value;
    let mut expected = given.clone();
    expected.concepts.truncate(1);
    expected.concepts[0].note = Some("ab c".into());
    for writer in [write::v2 as TermsWriter, write::v3, write::dct] {
        let (text, losses) = written(&given, writer, &TermsWriting::default());
        let told: Vec<_> = losses.kinds().map(|(what, _)| what).collect();
        assert!(told.contains(&"concepts without a term"), "{told:?}");
        assert!(told.contains(&"line ends within a text (written as spaces)"), "{told:?}");
        assert!(told.contains(&"characters that XML does not allow"), "{told:?}");
        assert_eq!(told.iter().any(|what| what.contains("`etymology`")), !text.contains("<martif"), "{told:?}");
        let ReadResult { value, problems } = read(&source(&text));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(dump(&value), dump(&expected), "{text}");
        // Without what only exonym would read: all of it told, nothing of it written.
        let bare = TermsWriting { bare: true, doctype: true, to: vec![Lang::new("de")], ..TermsWriting::default() };
        let (text, losses) = written(&given, writer, &bare);
        assert!(!text.contains("exonym:") && !text.contains("elm") && text.contains("Ulme"), "{text}");
        assert_eq!(text.contains("<!DOCTYPE"), text.contains("<martif"));
        assert!(losses.kinds().any(|(what, _)| what == "keys and notes of names"), "{losses:?}");
        // Our keys in words; those of other tools as they are.
        assert!(losses.kinds().all(|(what, _)| !what.starts_with('`') || what == "`other:key`"), "{losses:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_nesting_is_read(text in r#"(<(/)?(martif|termEntry|langSet xml:lang="en"|tig|term|note|ph|hi)>|a| ){0,40}"#) {
        read(&source(&format!("<martif>{text}")));
    }
}

proptest::proptest! {
    #[test]
    fn a_file_that_streams_past_is_read_as_the_whole(
        text in r#"(</x>|</martif>|<x a="&e;">|<langSet xml:lang="fr"/>|<termEntry id="[ab]"><langSet xml:lang="(en|az)"><tig><term>t ə &amp;&e;</term><note>&#1;</note></tig></langSet></termEntry>|<termEntry><tig><term>t</tig></termEntry>|<back><refObjectList><refObject id="p"><item>P</item></refObject></refObjectList></back>|<martifHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></martifHeader>|<!-- r -->|a|&e;|<body>|\r\n){0,10}"#,
        (cut, further) in (1_usize..400, 1_usize..40),
    ) {
        let all = format!("<!DOCTYPE m [<!ENTITY e \"no\">]>\r\n<martif xml:lang=\"de\">{text}</martif>");
        let of = |drip: &Drip<'_>| {
            let mut concepts = Vec::new();
            let read = super::read_each(drip, &mut |concept| concepts.push(concept)).expect("text");
            format!("{concepts:?} {:?} {:?} {:?} {:?}", read.glossary, read.problems, read.version, read.languages)
        };
        proptest::prop_assert_eq!(of(&Drip(&all, cut, further)), of(&Drip(&all, usize::MAX, 1)));
    }
}

/// White space to XML is a space, a tab and line ends; other spaces are letters like any.
#[test]
fn spaces_that_are_content_stay() {
    let space = ["25\u{A0}kV", "山田\u{3000}太郎", "5\u{2009}m", "«\u{A0}appareil\u{A0}»"];
    for text in space {
        let file = V2.replace("pages a month", &format!("a  {text}\n b")).replace("of all", text);
        let file = file.replace("<term>cadence<", &format!("<term>\n {text} <"));
        let ReadResult { value, problems } = read(&source(&file));
        let known = read(&source(V2)).problems.len();
        assert_eq!(problems.len(), known, "{problems:?}");
        let concept = &value.concepts[0];
        assert_eq!(concept.definition.as_deref(), Some(&*format!("a {text} b")));
        assert_eq!(concept.note.as_deref(), Some(text));
        assert!(shape(&value).contains(&format!("c1 fr:{text} Preferred")), "{:?}", shape(&value));
        // And out again.
        let (out, _) = written(&value, write::v2, &TermsWriting::default());
        let again = read(&source(&out)).value;
        assert_eq!((&again.concepts[0].definition, &again.concepts[0].note), (&concept.definition, &concept.note));
    }
    let file = V2.replace("<term>cadence<", "<term>ca\u{2028}dence\u{A0}<");
    let ReadResult { value, problems } = read(&source(&file));
    assert!(shape(&value).contains(&"c1 fr:ca dence Preferred".to_owned()));
    let told: Vec<_> = problems.iter().map(|problem| &*problem.message).collect();
    assert!(told.iter().any(|what| what.contains("U+2028")) && told.iter().any(|what| what.contains("white space at")));
}
