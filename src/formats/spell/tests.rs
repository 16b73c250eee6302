//! Awkward terms in every kind of place of every format.

use super::*;
use crate::formats;
use crate::model::{Fix, Severity};

const TERMS: &[&str] = &[
    "AT&T",
    "M<T",
    "A|B",
    "Snap*Star",
    "user_id",
    "100% Pure",
    "C#",
    "The Plan: \"B\"",
    "#hash",
    "[x]",
    "`y`",
    "y",
    "Guns N' Roses",
    "C++",
    "- x",
    "1. FC",
    "a\\b",
    "{x}",
    "~z~",
    "$5",
    "R&amp;D",
    "<b>",
    "_z_",
    "x -- y",
    "no",
    "2024",
];

const OLD: &str = "MT unit";

/// The draft with the term in the place of `MT unit`, as the fix writes it; `None` where it is left to a person.
fn fixed(name: &str, text: &str, new: &str) -> Option<String> {
    let source = Source::from_text(name, text.to_owned()).expect("short");
    let format = formats::detect(source.path(), &source).expect("a format");
    let mut segments = Segments::new(source.text());
    let _ = format.draft.expect("a draft")(&source, &mut |segment| segments.push(segment));
    let mut found: Vec<Diagnostic> = Vec::new();
    for segment in &segments.all() {
        for (at, _) in segment.target.plain.match_indices(OLD) {
            let plain = crate::base::PlainSpan::new(at, at + OLD.len());
            assert!(segment.target.is_verbatim(plain), "{name}: {text}");
            let span = segment.target.source_span(plain);
            let mut finding = Diagnostic::new("forbidden-term", Severity::Error, span, "m");
            let edits = vec![Edit { span, text: new.to_owned() }];
            finding.fix = Some(Fix { applicability: Applicability::Safe, edits });
            found.push(finding);
        }
    }
    assert_eq!(found.len(), 1, "{name}: {text}");
    let failed = spell(format, &source, &segments, &mut found);
    let fix = found[0].fix.take().expect("kept");
    assert_eq!(failed.is_empty(), fix.applicability == Applicability::Safe);
    if !failed.is_empty() {
        return None;
    }
    let mut out = text.to_owned();
    for edit in fix.edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    Some(out)
}

/// All texts of a draft.
fn plains(name: &str, text: &str) -> Vec<String> {
    let source = Source::from_text(name, text.to_owned()).expect("short");
    let format = formats::detect(source.path(), &source).expect("a format");
    let mut all = Vec::new();
    let _ = format.draft.expect("a draft")(&source, &mut |segment| all.push(segment.target.plain.to_string()));
    all
}

/// A draft's name, its text, and the terms that cannot be written there.
type Case = (&'static str, &'static str, &'static [&'static str]);

const PLACES: &[Case] = &[
    ("a.txt", "We use MT unit here.\n", &[]),
    // Markdown
    ("a.md", "We use MT unit here.\n", &[]),
    ("a.md", "MT unit is here.\n", &[]),
    ("a.md", "MT unit\n", &[]),
    ("a.md", "One\nMT unit is here.\n", &[]),
    ("a.md", "# About MT unit\n", &[]),
    ("a.md", "MT unit\n=======\n", &[]),
    ("a.md", "- MT unit\n- b\n", &[]),
    ("a.md", "> MT unit is\n> here\n", &[]),
    ("a.md", "| a | b |\n|---|---|\n| MT unit | c |\n", &[]),
    ("a.md", "| MT unit | b |\n|---|---|\n| a | c |\n", &[]),
    ("a.md", "We *use MT unit* and *others*.\n", &[]),
    ("a.md", "**MT unit**\n", &[]),
    ("a.md", "[MT unit](x)\n", &[]),
    ("a.md", "[a](x \"An MT unit\")\n", &[]),
    ("a.md", "[a](x 'An MT unit')\n", &[]),
    ("a.md", "![MT unit](x)\n", &[]),
    ("a.md", "[MT unit]\n\n[MT unit]: x\n", &[]),
    ("a.md", "The [MT unit][] is\n\n[mt unit]: x\n", &[]),
    ("a.md", "![MT unit]\n\n[MT unit]: x\n", &[]),
    ("a.md", "[[MT unit]]\n", TERMS),
    ("a.md", "<div>\nMT unit\n</div>\n", &[]),
    ("a.md", "An <b title=\"MT unit\">x</b>\n", &[]),
    ("a.md", "---\ntitle: The MT unit here\n---\nText\n", &[]),
    ("a.md", "---\ntitle: MT unit\n---\nText\n", &[]),
    ("a.md", "---\ntitle: \"The MT unit\"\n---\nText\n", &[]),
    ("a.md", "---\ntitle: 'The MT unit'\n---\nText\n", &[]),
    ("a.md", "---\ndescription: |\n  The MT unit\n  is here\n---\nText\n", &[]),
    ("a.md", "---\ndescription: >-\n  MT unit\n---\nText\n", &[]),
    ("a.md", "+++\ntitle = \"The MT unit\"\n+++\nText\n", &[]),
    ("a.md", "+++\ntitle = 'The MT unit'\n+++\nText\n", &["Guns N' Roses"]),
    // HTML
    ("a.html", "<p>We use MT unit here.</p>", &[]),
    ("a.html", "<p title=\"MT unit\">a</p>", &[]),
    ("a.html", "<p title='MT unit'>a</p>", &[]),
    ("a.html", "<img alt=\"x > y, MT unit\">", &[]),
    ("a.html", "<button aria-label='MT unit'>x</button>", &[]),
    ("a.html", "<input placeholder=\"MT unit\">", &[]),
    ("a.html", "<meta name=\"description\" content=\"An MT unit\"><p>a</p>", &[]),
    ("a.html", "<title>MT unit</title><p>a</p>", &[]),
    ("a.html", "---\ntitle: MT unit\n---\n<p>a</p>", &[]),
    ("a.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>An MT unit</p></body></html>", &[]),
    (
        "a.xhtml",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p><![CDATA[An MT unit]]></p></body></html>",
        &["M<T", "<b>"],
    ),
    // Subtitles
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nAn MT unit is\n", &[]),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nAn MT unit is\n", &["R&amp;D", "<b>"]),
    // LaTeX
    ("a.tex", "We use MT unit here.\n", &[]),
    ("a.tex", "\\section{The MT unit}\n", &[]),
    ("a.tex", "\\begin{tabular}{ll}\na & MT unit \\\\\n\\end{tabular}\n", &[]),
    ("a.tex", "\\begin{itemize}\n\\item MT unit\n\\item[b] c\n\\end{itemize}\n", &[]),
    ("a.tex", "\\begin{description}\n\\item[MT unit] c\n\\end{description}\n", &[]),
    ("a.tex", "A\\footnote{An MT unit.}\n", &[]),
    // reStructuredText
    ("a.rst", "We use MT unit here.\n", &[]),
    ("a.rst", "MT unit is here.\n", &[]),
    ("a.rst", "One\nMT unit is here.\n", &[]),
    ("a.rst", "MT unit\n=======\n\nText\n", &[]),
    ("a.rst", "- MT unit\n", &[]),
    ("a.rst", "An *MT unit* is\n", &[]),
    ("a.rst", "An `MT unit`_ is\n\n.. _MT unit: x\n", &[]),
    ("a.rst", "An `MT unit <x>`_ is\n", &[]),
    ("a.rst", "An _`MT unit` is\n", TERMS),
    ("a.rst", "+------------------+---+\n| MT unit          | b |\n+------------------+---+\n", &["A|B"]),
    (
        "a.rst",
        "+---+---------+\n| a | MT unit |\n+---+---------+\n",
        &["A|B", "The Plan: \"B\"", "Guns N' Roses", "Snap*Star", "100% Pure"],
    ),
    ("a.rst", "================  ===\nMT unit           b\na                 c\n================  ===\n", &[]),
    ("a.rst", ".. note:: MT unit is\n", &[]),
    ("a.rst", ".. figure:: x.png\n   :alt: The MT unit\n\n   A picture\n", &["`y`", "_z_", "a\\b"]),
    ("a.rst", ".. figure:: x.png\n\n   MT unit\n", &[]),
    ("a.rst", ".. code-block:: sh\n   :caption: MT unit\n\n   x\n", &[]),
    ("a.rst", ".. table:: MT unit\n\n   ===  ===\n   a    b\n   ===  ===\n", &[]),
    // AsciiDoc
    ("a.adoc", "We use MT unit here.\n", &[]),
    ("a.adoc", "MT unit is here.\n", &[]),
    ("a.adoc", "One\nMT unit is here.\n", &[]),
    ("a.adoc", "== The MT unit\n", &[]),
    ("a.adoc", "MT unit\n-------\n\nText\n", &["y"]),
    ("a.adoc", "* MT unit\n", &[]),
    ("a.adoc", "An *MT unit* is\n", &[]),
    ("a.adoc", "|===\n|a |MT unit\n|===\n", &[]),
    ("a.adoc", "image::x.png[MT unit]\n", &[]),
    ("a.adoc", "image::x.png[\"MT unit, b\"]\n", &[]),
    ("a.adoc", "image::x.png[a,title=\"MT unit\"]\n", &[]),
    ("a.adoc", ".MT unit\nimage::x.png[a]\n", &[]),
    ("a.adoc", "An image:x.png[MT unit] is\n", &[]),
    ("a.adoc", "link:x[MT unit]\n", &[]),
];

#[test]
fn what_is_written_is_read() {
    let mut wrong = Vec::new();
    for (name, text, refused) in PLACES {
        for term in TERMS {
            match fixed(name, text, term) {
                None if refused.contains(term) => {}
                None => wrong.push(format!("{name} {text:?}: `{term}` is not written")),
                Some(now) if refused.contains(term) => wrong.push(format!("{name} {text:?}: `{term}` gives {now:?}")),
                Some(now) => {
                    let meant: Vec<String> = plains(name, text).iter().map(|plain| plain.replace(OLD, term)).collect();
                    let read = plains(name, &now);
                    if read != meant {
                        wrong.push(format!("{name}: {now:?} reads {read:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_written_is_as_the_format_wants_it() {
    for (name, text, term, now) in [
        ("a.md", "An MT unit.", "Snap*Star", "An Snap\\*Star."),
        ("a.md", "An MT unit.", "AT&T", "An AT&T."),
        ("a.md", "An MT unit.", "user_id", "An user_id."),
        ("a.md", "An MT unit.", "C#", "An C#."),
        ("a.md", "See [MT unit].\n\n[MT unit]: x", "unit", "See [unit][MT unit].\n\n[MT unit]: x"),
        ("a.md", "See [MT unit][].\n\n[MT unit]: x", "unit", "See [unit][MT unit].\n\n[MT unit]: x"),
        (
            "a.md",
            "See [the *MT unit*].\n\n[the *MT unit*]: x",
            "u",
            "See [the *u*][the *MT unit*].\n\n[the *MT unit*]: x",
        ),
        ("a.md", "See [MT unit][b].\n\n[b]: x", "unit", "See [unit][b].\n\n[b]: x"),
        ("a.md", "---\ntitle: The MT unit\n---\n", "Plan: B", "---\ntitle: 'The Plan: B'\n---\n"),
        ("a.md", "---\ntitle: MT unit is Bob's\n---\n", "#1", "---\ntitle: \"#1 is Bob's\"\n---\n"),
        ("a.md", "---\ntitle: MT unit\n---\n", "y", "---\ntitle: 'y'\n---\n"),
        ("a.md", "---\ntitle: 'An MT unit'\n---\n", "N'", "---\ntitle: 'An N'''\n---\n"),
        ("a.html", "<p title=\"MT unit\">", "The \"B\" & <C>", "<p title=\"The &quot;B&quot; &amp; &lt;C&gt;\">"),
        ("a.html", "<p>MT unit", "The \"B\" & <C>", "<p>The \"B\" &amp; &lt;C&gt;"),
        ("a.tex", "An MT unit", "100% A&T_{#}", "An 100\\% A\\&T\\_\\{\\#\\}"),
        ("a.rst", "MT unit\n=======\n", "The long unit", "The long unit\n=============\n"),
        ("a.rst", "=======\nMT unit\n=======\n", "The unit", "========\nThe unit\n========\n"),
        ("a.rst", "MT unit\n=======\n", "Unit", "Unit\n=======\n"),
        ("a.rst", "MT unit\n=======\n", "単位単位", "単位単位\n========\n"),
        ("a.rst", "An `MT unit`_ is", "unit", "An `unit <MT unit_>`_ is"),
        ("a.rst", "An `MT unit`__ is", "unit", "An `unit`__ is"),
        ("a.rst", "An :term:`MT unit` is", "unit", "An :term:`unit <MT unit>` is"),
        (
            "a.rst",
            "+------------+---+\n| MT unit    | b |\n+------------+---+",
            "The unit",
            "+------------+---+\n| The unit   | b |\n+------------+---+",
        ),
        (
            "a.rst",
            "+------------+---+\n| MT unit    | b |\n+------------+---+",
            "Unit",
            "+------------+---+\n| Unit       | b |\n+------------+---+",
        ),
        (
            "a.rst",
            "=========  ===\nMT unit    b\na          c\n=========  ===\n",
            "Unit",
            "=========  ===\nUnit       b\na          c\n=========  ===\n",
        ),
        ("a.adoc", "MT unit\n-------\n", "The unit now", "The unit now\n------------\n"),
        ("a.adoc", "MT unit\n-------\n", "Unit", "Unit\n----\n"),
        ("a.adoc", "An MT unit", "Snap*Star", "An Snap&#42;Star"),
    ] {
        assert_eq!(fixed(name, text, term).as_deref(), Some(now), "{text:?} {term}");
    }
    // No room in the cell, and the names that others call it by.
    for (name, text) in [
        ("a.rst", "+---------+---+\n| MT unit | b |\n+---------+---+"),
        ("a.rst", "=======  ===\nMT unit  b\na        c\n=======  ===\n"),
        ("a.rst", "See _`MT unit`."),
        ("a.md", "See [[MT unit]]."),
    ] {
        assert_eq!(fixed(name, text, "The longest of all units"), None, "{text:?}");
    }
}

#[test]
fn a_link_of_one_word_keeps_its_target() {
    let text = "See unit_ and unit__.\n\n.. _unit: x\n";
    let source = Source::from_text("a.rst", text.to_owned()).expect("short");
    for (at, now) in [("unit_ ", "`part <unit_>`_"), ("unit__", "`part`__")] {
        let at = text.find(at).expect("there");
        let format = formats::by_name("rst").expect("known");
        let edits = spelt(format, &source, Span::new(at, at + 4), "part").expect("written");
        assert_eq!((edits.len(), edits[0].text.as_str()), (1, now));
    }
}

#[test]
fn xhtml_stays_well_formed() {
    let page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p title=\"MT unit\">a</p><p>x</p></body></html>";
    for term in TERMS {
        for text in [page.to_owned(), page.replace("MT unit", "a").replace(">x<", ">MT unit<")] {
            let now = fixed("a.xhtml", &text, term).expect("written");
            let mut reader = quick_xml::Reader::from_str(&now);
            reader.config_mut().check_end_names = true;
            let mut read = String::new();
            loop {
                match reader.read_event().expect("well-formed") {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Start(tag) => {
                        for attribute in tag.attributes() {
                            read.push_str(
                                &attribute
                                    .expect("well-formed")
                                    .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                                    .expect("references"),
                            );
                        }
                    }
                    quick_xml::events::Event::Text(text) => read.push_str(&text),
                    quick_xml::events::Event::GeneralRef(name) => {
                        let name: &str = &name;
                        read.push_str(match name {
                            "amp" => "&",
                            "lt" => "<",
                            "gt" => ">",
                            other => panic!("{other}"),
                        });
                    }
                    _ => {}
                }
            }
            assert!(read.contains(term), "{now}: {read}");
        }
    }
}

#[test]
fn toml_reads_what_is_written() {
    for term in TERMS {
        let now = fixed("a.md", "+++\ntitle = \"An MT unit\"\n+++\nText\n", term).expect("written");
        let fields = now.trim_start_matches("+++\n").split("+++").next().expect("fields");
        let fields: toml_edit::DocumentMut = fields.parse().expect("TOML");
        assert_eq!(fields["title"].as_str(), Some(&*format!("An {term}")));
    }
}
