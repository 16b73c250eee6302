//! Events, faults and repairs.

use std::fmt::Write;

use super::{Child, Document, Drip, Element, Node, Origin, Runs, Shell, Unread, Xml, declared_encoding};

fn read(text: &str) -> (String, Option<String>, Vec<String>) {
    let mut xml = Xml::new(text);
    let mut out = String::new();
    loop {
        match xml.next() {
            Ok(Some((Node::Start(element), span))) => {
                assert!(text[span.range()].starts_with('<') && text[span.range()].ends_with('>'));
                let id = xml.attribute(&element, "id").map(|id| format!(" {id}")).unwrap_or_default();
                let _ = write!(out, "<{}{id}>", element.name);
            }
            Ok(Some((Node::End(name), _))) => {
                let _ = write!(out, "</{name}>");
            }
            Ok(Some((Node::Text(given), span))) => {
                assert!(!text[span.range()].is_empty());
                out += &given;
            }
            Ok(Some((Node::Aside(_), _))) => {}
            Ok(None) => return (out, None, said(text, &xml)),
            Err(fault) => {
                let line = text[..fault.span.start as usize].matches('\n').count() + 1;
                assert!(matches!(xml.next(), Ok(None)));
                return (out, Some(format!("{line}: {}", fault.message)), said(text, &xml));
            }
        }
    }
}

fn said(text: &str, xml: &Xml<'_>) -> Vec<String> {
    xml.faults.iter().map(|f| format!("{}|{}", &text[f.span.range()], f.message)).collect()
}

#[test]
fn an_end_tag_has_one_slash() {
    for text in ["<a></</a>", "<a>b</</</a>", "<a><b/></</a>"] {
        assert!(read(text).1.is_some(), "{text}");
    }
}

#[test]
fn events_are_what_is_meant() {
    let text = "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'x.dtd' [<!ENTITY n 'N&#38;amp;'><!ENTITY m \"&n;&n;\">]>\n<!-- r -->\
                <x:a id='1 &lt;\n2'  b = \">\">q&amp;r\r\n<b/><![CDATA[<&]]>&#x41;&m; \u{e9}</x:a>\n";
    let (out, fault, faults) = read(text);
    assert_eq!((out.as_str(), fault, faults.len()), ("<a 1 < 2>q&r\n<b></b><&AN&amp;N&amp; é</a>", None, 0));
}

#[test]
fn faults_have_place_and_remedy() {
    for (text, expected) in [
        ("<a>\n<b>\n</a>", "3: `</a>` where `</b>` should end the element opened on the line before"),
        ("<a>\n<b>", "2: `<b>` is never closed"),
        ("<a/>\n<b/>", "2: a second root"),
        ("<a/>\nx", "2: text outside"),
        ("<!DOCTYPE a>\n<!DOCTYPE b><a/>", "2: a document type stands once"),
        ("<a>\n<b><!DOCTYPE a></b></a>", "2: a document type stands once"),
        ("<a/>\n<!DOCTYPE a>", "2: a document type stands once"),
        ("", "1: no element"),
        ("just text", "1: text outside"),
        ("<a>\n< b></a>", "2: a tag without a name"),
        ("<a>\n<b c></b></a>", "2: an attribute without value"),
        ("<a>\n<b c=1></b></a>", "2: an attribute's value stands in"),
        ("<a>\n<b c='1' c='2'/></a>", "2: an attribute is given twice"),
        ("<a>\n<b =c='1'/></a>", "2: `=c` is no name of an attribute"),
        ("<a>\n<b c='<'/></a>", "2: `<` in the attribute `c`"),
        ("<a>\n<!-- ", "2: this remark is never closed"),
        ("<a>\nx & y</a>", "2: `&` begins no reference"),
        ("<a>\n<b", "2: this tag is never closed"),
        ("</a>", "1: `</a>` closes nothing"),
    ] {
        let (_, fault, _) = read(text);
        assert!(fault.as_ref().is_some_and(|fault| fault.starts_with(expected)), "{text}: {fault:?}");
    }
    let (_, fault, _) = read(&"<a>".repeat(100_000));
    assert!(fault.is_some_and(|fault| fault.contains("deeper")));
}

#[test]
fn what_can_be_put_right_is() {
    let (out, fault, faults) = read("<a>x\u{1}y&#x1F;z&nbsp;</a>");
    assert_eq!((out.as_str(), fault), ("<a>xyz&nbsp;</a>", None));
    assert_eq!(faults.len(), 3);
    assert!(faults[0].starts_with("\u{1}|XML does not allow U+0001"), "{faults:?}");
    let mut laughs = format!("<!DOCTYPE a [<!ENTITY a \"{}\">", "ha".repeat(1000));
    for (name, inner) in ('b'..='g').zip('a'..) {
        let _ = write!(laughs, "<!ENTITY {name} \"{}\">", format!("&{inner};").repeat(50));
    }
    laughs.push_str("]><a>&g;</a>");
    let (out, _, faults) = read(&laughs);
    assert!(out.len() < 3 << 20 && faults[0].contains("grows without end"));
}

#[test]
fn an_encoding_is_taken_from_the_declaration() {
    assert_eq!(declared_encoding(b"<?xml version=\"1.0\" encoding='windows-1254'?>").as_deref(), Some("windows-1254"));
    assert_eq!(declared_encoding(b"<?xml version=\"1.0\"?><a encoding='x'/>"), None);
    assert_eq!(declared_encoding(b"<?xml version=\"1.0\" encoding=\"UTF-16\"?>"), None);
    assert_eq!(declared_encoding(b"<\0?\0x\0").as_deref(), Some("UTF-16LE"));
    assert_eq!(declared_encoding(b"\0<\0?").as_deref(), Some("UTF-16BE"));
    assert_eq!(declared_encoding(b"plain encoding=\"x\""), None);
    assert_eq!(declared_encoding(b""), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in r#"([<>&;/!?='" a-cə\[\]-]|<a>|</a>|&lt;|<!--|<!\[CDATA\[|<!DOCTYPE){0,40}"#) {
        read(&text);
    }
}

#[test]
fn faults_past_a_hundred_are_counted() {
    let text = format!("<a b='&x;'>{}</a>", "&y; ".repeat(136));
    let mut xml = Xml::new(&text);
    while let Some((node, _)) = xml.next().expect("well-formed") {
        if let Node::Start(start) = node {
            xml.attributes(&start);
        }
    }
    let faults = xml.take_faults();
    assert_eq!(faults.len(), 101);
    assert!(faults[100].message.starts_with("and 37 more behind this"), "{}", faults[100].message);
    assert!(xml.take_faults().is_empty());
}

/// The values of all attributes, those of runs among them, and how many elements the runs have.
fn values(shell: &Shell<'_>) -> (Vec<Box<str>>, usize) {
    fn of(element: &Element, shell: &Shell<'_>, values: &mut Vec<Box<str>>, count: &mut usize) {
        values.extend(element.attributes.iter().map(|attribute| attribute.value.clone()));
        for child in &element.children {
            match child {
                Child::Element(one) => of(one, shell, values, count),
                Child::Run(run) => {
                    let mut heads = Vec::new();
                    shell.pieces.heads(*run, &mut |one| heads.push((one.name.clone(), one.attributes.clone())));
                    let mut elements = Vec::new();
                    shell.pieces.each(*run, &mut |child| {
                        if let Child::Element(one) = &child {
                            elements.push((one.name.clone(), one.attributes.clone()));
                            of(one, shell, values, count);
                        }
                    });
                    assert_eq!(elements, heads);
                    *count += heads.len();
                }
                _ => {}
            }
        }
    }
    let (mut values, mut count) = (Vec::new(), 0);
    of(&shell.document.root, shell, &mut values, &mut count);
    (values, count)
}

#[test]
fn what_is_not_held_is_read_again_as_it_was() {
    // References grow up to a bound that all of a document share.
    let entity = "x".repeat(200_000);
    let entry = "<e id=\"&a;\"><t k=\"1\">b</t></e>\n<!-- r --><e><e/></e>";
    let body = format!("{entry} held {entry}&a;{entry}<e/><k>{entry}</k>{entry}{entry}");
    let text = format!("<!DOCTYPE r [<!ENTITY a \"{entity}\">]><r><text><body>{body}</body></text></r>");
    let text = text.as_str();
    let whole = Shell::read(&text, None).expect("well-formed");
    let shell = Shell::read(&text, Some(|name| name == "e")).expect("well-formed");
    let (held, none) = values(&whole);
    let (read, count) = values(&shell);
    assert!(
        held == read && held.iter().any(|value| value.len() > 100_000) && held.iter().any(|value| value.is_empty())
    );
    assert_eq!((none, count), (0, 11));
    // A document type inside a body is no well-formed one, held or not.
    let inside = text.replacen(" held ", "<!DOCTYPE r [<!ENTITY a \"b\">]>", 1);
    for away in [None, Some((|name| name == "e") as fn(&str) -> bool)] {
        let Err(Unread::Fault(_, what)) = Shell::read(&&*inside, away) else { panic!("not refused") };
        assert!(what.contains("a document type stands once"));
    }
    // A body elsewhere is held.
    let other = Shell::read(&"<r><x><body><e/></body></x></r>", Some(|_| true)).expect("well-formed");
    assert_eq!(values(&other).1, 0);
}

/// What stands in the runs of an element.
fn runs(element: &Element, pieces: &dyn Runs, all: &mut String) {
    for child in &element.children {
        match child {
            Child::Element(one) => runs(one, pieces, all),
            Child::Run(run) => pieces.each(*run, &mut |child| {
                let _ = write!(all, "\n{child:?}");
            }),
            _ => {}
        }
    }
}

/// All that there is to say of a document whose entries are not held.
fn shown(origin: &dyn Origin) -> String {
    let shell = match Shell::read(origin, Some(|name| name == "e")) {
        Ok(shell) => shell,
        Err(Unread::Fault(span, what)) => return format!("{span:?} {what}"),
        Err(Unread::Failed(error)) => return error.to_string(),
    };
    let Document { declaration, before, root, after } = &shell.document;
    let mut all = format!("{declaration:?} {before:?} {root:?} {after:?}");
    runs(root, &shell.pieces, &mut all);
    shell.pieces.failed().expect("text");
    all
}

#[test]
fn a_document_may_come_in_two_parts_that_are_cut_anywhere() {
    let text = "<?xml version='1.0'?>\r\n<!DOCTYPE r [<!-- ] --><!ENTITY a \"<i>\">]>\n<!-- ə --><x:r>\r\n<h a='&a;'>b &amp; ə</h>\
                <text><body b=\"1\">\r\n <e id=\"ə>\">c<t>&a;&#13;</t><![CDATA[</e>]]><e>n</e></e>\r\n<!-- </e> -->  <?p </e>?><e/>\
                d &a; <k>held</k> <e>😀</e ></body><back/></text></x:r>\n<!-- z -->";
    let broken = [
        "<r><body><e><t></e></body></r>",
        "<r><body>\n<e>\n\n</body></r>",
        "<r>\n<body><e/>\n<!-- - </body></r>",
        "<r><body><e a='1' a='2'/></body></r>",
        "<r><body><e>\u{1}</e><e></body></r>",
        "<r><body><e>&b;</e>&c;</body></r>",
        "<r><body><e/></body></r>x",
        "<r><body><e/></body>\n\n</q>",
        "",
    ];
    for text in broken.into_iter().chain([text]) {
        let whole = shown(&text);
        for cut in 1..=text.len().max(1) {
            assert_eq!(shown(&Drip(text, cut, usize::MAX)), whole, "{cut}: {text}");
            assert_eq!(shown(&Drip(text, cut, 3)), whole, "{cut}: {text}");
        }
    }
}
