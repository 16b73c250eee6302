//! What a canonical text is, that it is one, and that nothing is lost on the way to it.

use std::path::Path;

use super::{FmtOptions, formatter};
use crate::base::{Result, Source};
use crate::formats::xml::{Drip, Element, Shell};
use crate::formats::{read_glossary_toml, tbx};

fn text_of(kind: &str, text: &str, sort: bool) -> String {
    let source = Source::decode("f", text.as_bytes().to_vec(), None).expect("UTF-8");
    format(kind, &source, FmtOptions { sort }).unwrap_or_else(|error| panic!("{error}"))
}

fn format(kind: &str, source: &Source, options: FmtOptions) -> Result<String> {
    let mut out = Vec::new();
    (formatter(kind).expect("a formatter").write)(source, options, &mut out)?;
    Ok(String::from_utf8(out).expect("UTF-8"))
}

/// The canonical text, which is its own.
fn canonical(kind: &str, text: &str) -> String {
    let once = text_of(kind, text, false);
    assert_eq!(text_of(kind, &once, false), once, "of\n{text}");
    once
}

const LOOSE: &str = "# head

 [ glossary ]
title='T'   # of it
sources=[ 'one',
 \"two\" ]


# ---- towns ----
[concepts . \"k2\"]
kind = \"city\"
[concepts.k2.names.a]
terms = [ { rank = \"admitted\", en = \"A\" } , # n
# above
{ en='B' },

# apart

# on C
{note = \"# no comment, }\", en = \"C\"} # c
# last
]
# before k1
[concepts.k1] # h
terms=[{en=\"D\",forms=[ \"x\",'y\"z' ]}]
related = [{kind=\"part-of\",to=\"k2\"}]
extra . \"tbx:a b\" = \"v\"

# at the end
";

const TIGHT: &str = "# head

[glossary]
title = \"T\"   # of it
sources = [
  \"one\",
  \"two\",
]

# ---- towns ----
[concepts.k2]
kind = \"city\"
[concepts.k2.names.a]
terms = [
  { en = \"A\", rank = \"admitted\" }, # n
  # above
  { en = \"B\" },

  # apart

  # on C
  { en = \"C\", note = \"# no comment, }\" }, # c
  # last
]

# before k1
[concepts.k1] # h
terms = [
  { en = \"D\", forms = [\"x\", 'y\"z'] },
]
related = [
  { to = \"k2\", kind = \"part-of\" },
]
extra.\"tbx:a b\" = \"v\"

# at the end
";

#[test]
fn a_glossary_has_one_term_a_line() {
    assert_eq!(canonical("glossary", LOOSE), TIGHT);
    assert_eq!(canonical("glossary", &LOOSE.replace('\n', "\r\n")), TIGHT);
    let said = |text: &str| {
        format!(
            "{:?}",
            read_glossary_toml(&Source::decode("f", text.into(), None).expect("UTF-8"))
                .value
                .concepts
                .iter()
                .map(|c| (
                    c.id.clone(),
                    c.names
                        .iter()
                        .map(|n| n
                            .terms
                            .iter()
                            .map(|t| (t.text.clone(), t.rank, t.note.clone(), t.forms.clone()))
                            .collect::<Vec<_>>())
                        .collect::<Vec<_>>(),
                    c.extra.clone()
                ))
                .collect::<Vec<_>>()
        )
    };
    assert_eq!(said(LOOSE), said(TIGHT));
}

#[test]
fn concepts_are_sorted_when_asked_for_with_what_stands_above_them() {
    let sorted = text_of("glossary", LOOSE, true);
    let (first, second) = (sorted.find("[concepts.k1]").expect("k1"), sorted.find("[concepts.k2]").expect("k2"));
    assert!(first < second && sorted.find("# before k1").expect("its remark") < first);
    assert_eq!(text_of("glossary", &sorted, true), sorted);
    assert_eq!(text_of("glossary", &sorted, false), sorted);
    let mut lines: (Vec<_>, Vec<_>) =
        (TIGHT.lines().filter(|l| !l.is_empty()).collect(), sorted.lines().filter(|l| !l.is_empty()).collect());
    lines.0.sort_unstable();
    lines.1.sort_unstable();
    assert_eq!(lines.0, lines.1);
}

#[test]
fn what_ships_is_canonical() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect(path);
    let glossary = read("glossaries/karabakh.toml");
    assert!(canonical("glossary", &glossary) == glossary, "glossaries/karabakh.toml: run `exonym fmt` over it");
    for name in ["armenian-agency", "azerbaijani-agency", "neutral-double", "spelling-only"] {
        let path = format!("glossaries/policies/{name}.toml");
        let policy = read(&path);
        assert_eq!(canonical("policy", &policy), policy, "{path}");
    }
    let example = read("docs/example/devices.tbx");
    assert_eq!(canonical("tbx", &example), example);
}

#[test]
fn a_file_with_mistakes_is_left_alone() {
    for (kind, text) in [
        ("glossary", "[concepts.x]\nterms = [{ en = \"A\" }\n"),
        ("policy", "[policy]\ntitle = \n"),
        ("tbx", "<martif><text></martif>"),
        ("tbx", "<martif>&#1;</martif>"),
        ("tbx", "<martif>&nbsp;</martif>"),
        ("tbx", "<martif>\u{1}</martif>"),
        ("tbx", ""),
    ] {
        let source = Source::decode("f", text.as_bytes().to_vec(), None).expect("UTF-8");
        let error = format(kind, &source, FmtOptions::default()).expect_err(text);
        assert!(error.to_string().starts_with("f:"), "{error}");
    }
}

const TBX: &str = "<?xml version='1.0' standalone='yes'?><!DOCTYPE martif SYSTEM \"x.dtd\" [<!ENTITY e \"E\">]>\n<?pi a?><!-- one\n  two -->
<martif xml:lang='en' type=\"TBX\" ><text  a='1&e;&#10;2'><body > <!-- first -->
<termEntry id='c1'><foo:x xmlns:foo='urn:x' z='&quot;' b=\"'\"/><langSet xml:lang='en'>
  <tig> <term>a&e;&#xE9;<![CDATA[<b> & c]]> <hi> x</hi> </term> <!-- in -->
  <termNote type='x'> two
  lines </termNote></tig> <!-- behind -->
<!-- alone --></langSet><glossary> </glossary></termEntry></body></text></martif>
<!-- after -->";

#[test]
fn tbx_has_one_term_a_line_and_loses_nothing() {
    let text = canonical("tbx", TBX);
    assert_eq!(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>
<!DOCTYPE martif SYSTEM \"x.dtd\" [<!ENTITY e \"E\">]>
<?pi a?>
<!-- one\n  two -->
<martif type=\"TBX\" xml:lang=\"en\">
  <text a=\"1&e;&#10;2\">
    <body>
      <!-- first -->
      <termEntry id=\"c1\">
        <foo:x b=\"'\" z=\"&quot;\" xmlns:foo=\"urn:x\"/>
        <langSet xml:lang=\"en\">
          <tig><term>a&e;é&lt;b&gt; &amp; c <hi> x</hi> </term><!-- in --><termNote type=\"x\"> two\n  lines </termNote></tig> <!-- behind -->
          <!-- alone -->
        </langSet>
        <glossary> </glossary>
      </termEntry>
    </body>
  </text>
</martif>
<!-- after -->
"
    );
}

proptest::proptest! {
    #[test]
    fn toml_is_its_own_canonical_text(text in r#"((\[concepts\.[a-c]{1,9}\]|terms = \[\{ en = "A" \}, # x|# c|\]|\n\n|kind = "x" ?#? ?y?|note = """a
 b"""|accept = \["a",?( #b)?
(#c
)?"d"\])
){0,12}"#) {
        let source = Source::decode("f", text.as_bytes().to_vec(), None).expect("UTF-8");
        let format = |source: &Source, options| format("glossary", source, options);
        if let Ok(once) = format(&source, FmtOptions::default()) {
            let again = Source::decode("f", once.as_bytes().to_vec(), None).expect("UTF-8");
            proptest::prop_assert_eq!(&format(&again, FmtOptions::default()).expect("canonical"), &once);
            let comments = |text: &str| text.lines().filter(|line| line.contains('#')).count();
            proptest::prop_assert_eq!(comments(&text), comments(&once));
        }
    }

    #[test]
    fn tbx_is_its_own_canonical_text(text in r"(<(/)?(body|termEntry|tig|term|note|hi|odd a='&lt;')>|<odd/>|<!-- r -->|<\?p q\?>|a|&amp;|
| ){0,30}") {
        let text = format!("<martif>{text}</martif>");
        let source = Source::decode("f", text.as_bytes().to_vec(), None).expect("UTF-8");
        let format = |source: &Source, options| format("tbx", source, options);
        if let Ok(once) = format(&source, FmtOptions::default()) {
            let again = Source::decode("f", once.as_bytes().to_vec(), None).expect("UTF-8");
            proptest::prop_assert_eq!(&format(&again, FmtOptions::default()).expect("canonical"), &once);
        }
    }
}

/// The same by way of a tree of the whole file.
fn whole(source: &Source) -> Option<String> {
    let text = source.text();
    let shell = Shell::read(&text, None).ok()?;
    let mut out = Vec::new();
    tbx::canonical(&shell.document, &mut |_, _| panic!("all is held"), &mut out).expect("held");
    Some(String::from_utf8(out).expect("UTF-8"))
}

proptest::proptest! {
    #[test]
    fn tbx_by_entries_is_laid_out_as_the_whole(
        head in r#"(<!DOCTYPE m \[<!ENTITY e "<i> ">\]>)?<m( xml:space="preserve")?>(<text>)?<(x:)?body( a="&e;")?>"#,
        text in r#"(</note>|<body>|<x>&e;<termEntry> <!-- s --></termEntry></x>|<body a="1"><termEntry/> </body>|<note a="&e;"><body/></note>|<termEntry/>|<termEntry id="a"><term>b &amp;&e;</term>
</termEntry>|<!-- r -->|<\?p q\?>|<!\[CDATA\[ \]\]>|a|&e;|&#32;|\r|
| ){0,10}"#,
        (cut, further) in (1_usize..400, 1_usize..40),
        tail in "(<!-- z -->)?",
    ) {
        let body = if head.contains("<x:body") { "</x:body>" } else { "</body>" };
        let end = if head.contains("<text>") { "</text>" } else { "" };
        let source = Source::from_text("f", format!("{head}{text}{body}{end}</m>{tail}")).expect("short");
        let held = format("tbx", &source, FmtOptions::default());
        proptest::prop_assert_eq!(held.as_ref().ok().cloned(), whole(&source));
        let mut out = Vec::new();
        let streamed = super::tbx::stream(&Drip(source.text(), cut, further), &mut out);
        let streamed = streamed.map(|()| String::from_utf8(out).expect("UTF-8"));
        let told = |result: Result<String>| result.map_err(|error| (error.place(), error.what()));
        proptest::prop_assert_eq!(told(streamed), told(held));
    }
}

#[test]
fn a_start_tag_is_passed_on_only_when_more_than_white_space_follows() {
    // More stands before the body than is held before it is passed on.
    let head = format!("<!-- {} -->\n<martif>", "x".repeat(200_000));
    let empty = Source::from_text("f", format!("{head}<text><body> \n </body></text></martif>")).expect("short");
    let text = format("tbx", &empty, FmtOptions::default()).expect("well-formed");
    assert!(text.ends_with("<text>\n    <body/>\n  </text>\n</martif>\n"));
    let many = "<termEntry><note>a</note></termEntry>\n".repeat(5_000);
    let many = Source::from_text("f", format!("{head}<text><body>\n{many}</body></text></martif>")).expect("short");
    let text = format("tbx", &many, FmtOptions::default()).expect("well-formed");
    assert_eq!(Some(text), whole(&many));
    let text = many.text();
    let shell = Shell::read(&text, Some(|_| true)).expect("well-formed");
    let body = shell.document.root.elements().flat_map(Element::elements).next().expect("a body");
    assert_eq!(body.children.len(), 1, "no entry is held");
}

#[test]
fn an_entry_that_is_too_long_is_refused_with_its_place() {
    let entry = "<termEntry><note>a</note></termEntry>";
    for long in ["a", "<b/>"] {
        let long = long.repeat((65 << 20) / long.len());
        let text = format!(
            "<martif><text><body>\n{entry}\n  <termEntry><note>{long}</note></termEntry></body></text></martif>"
        );
        let mut out = Vec::new();
        let error = super::tbx::stream(&text.as_str(), &mut out).expect_err("too long");
        let place = error.place().expect("a place");
        assert_eq!((place.line, place.column, out.len()), (3, 3, 0));
        assert!(error.to_string().contains("of more than 64 MiB, the limit"), "{error}");
    }
}
