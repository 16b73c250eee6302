//! The examples of the manuals, and files that have nothing wrong.

use std::fmt::Write as _;

use super::{EXCHANGE_CHECKS, check, check_exchange};
use crate::base::Source;
use crate::formats::xml::Drip;

fn found(text: &str) -> String {
    let source = Source::decode("a.tbx", text.as_bytes().to_vec(), None).expect("UTF-8");
    check_exchange(&source).iter().fold(String::new(), |mut lines, d| {
        let _ = writeln!(lines, "{} {} `{}`", d.rule, d.severity.as_str(), source.slice(d.span));
        lines
    })
}

#[test]
fn examples_of_the_manuals_hold() {
    let mut wrong = String::new();
    for check in EXCHANGE_CHECKS {
        let mut blocks = check.doc().split("\n```");
        let mut examples = 0;
        while let Some(block) = blocks.next() {
            let Some(text) = block.strip_prefix("example tbx\n") else { continue };
            let found = found(text);
            blocks.next();
            let expected = blocks.next().and_then(|b| b.strip_prefix("finds\n")).unwrap_or("(no block `finds`)");
            examples += 1;
            if found.trim() != expected.trim() {
                let _ = writeln!(wrong, "{}:\n{text}\nexpected:\n{expected}\nfound:\n{found}", check.id());
            }
        }
        if examples == 0 {
            let _ = writeln!(wrong, "{}: no example", check.id());
        }
        assert!(check.doc().starts_with(&format!("# {}\n", check.id())), "{}", check.id());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_good_file_of_each_version_and_style_is_quiet() {
    let v3 = |style: &str, more: &str, fields: &str, notes: &str| {
        format!(
            "<tbx type=\"TBX-Basic\" style=\"{style}\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"{more}><tbxHeader><fileDesc>\
             <sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id=\"c1\">{fields}<langSec \
             xml:lang=\"en\"><termSec><term>elm</term>{notes}<note>x</note></termSec></langSec></conceptEntry></body></text></tbx>"
        )
    };
    let modules = " xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\"";
    let good = [
        v3("dca", "", "<descrip type=\"subjectField\">tree</descrip>", "<termNote type=\"partOfSpeech\">noun</termNote>"),
        v3("dct", modules, "<min:subjectField>tree</min:subjectField>", "<min:partOfSpeech>noun</min:partOfSpeech>"),
        "<TBX dialect=\"TBX-Min\"><header><id>x</id><languages source=\"de\" target=\"en\"/></header><body><termEntry id=\"a\">\
         <subjectField>b</subjectField><langSet xml:lang=\"de\"><tig><term>Hund</term><customer>K</customer><noteGrp><note>\
         <noteKey>a</noteKey><noteValue>b</noteValue></note></noteGrp></tig></langSet></termEntry></body></TBX>"
            .to_owned(),
    ];
    for text in good {
        assert_eq!(found(&text), "", "{text}");
    }
    // The styles mixed.
    assert!(found(&v3("dca", modules, "<min:subjectField>tree</min:subjectField>", "")).contains("tbx-attributes"));
    assert!(found(&v3("dct", modules, "<descrip type=\"subjectField\">t</descrip>", "")).contains("tbx-attributes"));
    assert_eq!(found("<a/>") + &found("<martif>") + &found(""), "");
}

proptest::proptest! {
    #[test]
    fn findings_by_entries_are_those_of_the_whole(
        head in r#"(<!DOCTYPE m \[<!ENTITY e "no">\]>)?(<martif type="TBX(-Basic)?">(<martifHeader/>)?|<tbx style="d(ca|ct)" xmlns:min="urn:m">)(<text>)?<body>"#,
        text in r#"(</x>|<(termEntry|conceptEntry|langSet|tig|term|x|min:subjectField)( id="[ab]"| target="[abc]"| type="(&e;|note|definition)")?/>|<(x|conceptEntry)><termEntry id="[ab]"/><langSec/></(x|conceptEntry)>|<termEntry id="[ab]"/>|<termEntry id="[ab]"><langSet xml:lang="e n"><tig><term/><date>2024</date><termNote type="partOfSpeech">&e;</termNote><xref target="[abc]"/></tig></langSet></termEntry>|<back/>|<note>n</note>|<!-- r -->|a|&e;| ){0,12}"#,
        (cut, further) in (1_usize..400, 1_usize..40),
        tail in r#"(<back><ref target="[abc]"/></back>)?"#,
    ) {
        let text_end = if head.contains("<text>") { "</text>" } else { "" };
        let root = if head.contains("<tbx") { "tbx" } else { "martif" };
        let whole = format!("{head}{text}</body>{tail}{text_end}</{root}>");
        let of = |away, cut| format!("{:?}", check(&Drip(&whole, cut, further), away).expect("text"));
        proptest::prop_assert_eq!(of(Some(|_| true), usize::MAX), of(None, usize::MAX));
        proptest::prop_assert_eq!(of(Some(|_| true), cut), of(None, usize::MAX));
    }
}
