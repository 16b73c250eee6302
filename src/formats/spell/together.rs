//! Several fixes in a draft: those of a value, a cell or a row, and titles with the links that lead to them.

use super::*;
use crate::formats;
use crate::model::{Fix, Severity};

/// One check of a draft: the draft with all fixes that are written, and what is left to a person.
fn once(name: &str, text: &str, terms: &[(&str, &str)]) -> (String, Vec<(String, Why)>) {
    let source = Source::from_text(name, text.to_owned()).expect("short");
    let format = formats::detect(source.path(), &source).expect("a format");
    let mut segments = Segments::new(source.text());
    let _ = format.draft.expect("a draft")(&source, &mut |segment| segments.push(segment));
    let mut found: Vec<Diagnostic> = Vec::new();
    for segment in segments.all().iter().filter(|segment| segment.translate) {
        let small = segment.target.plain.to_lowercase();
        for (old, new) in terms {
            for (at, _) in small.match_indices(&old.to_lowercase()) {
                let plain = crate::base::PlainSpan::new(at, at + old.len());
                let coded = segment
                    .target
                    .marked(plain, |mark| matches!(mark, crate::model::Mark::Code | crate::model::Mark::Url));
                if coded || !segment.target.is_verbatim(plain) {
                    continue;
                }
                let span = segment.target.source_span(plain);
                let large = source.slice(span).starts_with(char::is_uppercase);
                let new = if large { new[..1].to_uppercase() + &new[1..] } else { (*new).to_owned() };
                let mut finding = Diagnostic::new("forbidden-term", Severity::Error, span, "m");
                let edits = vec![Edit { span, text: new }];
                finding.fix = Some(Fix { applicability: Applicability::Safe, edits });
                found.push(finding);
            }
        }
    }
    found.sort_by_key(|finding| finding.span);
    let failed = spell(format, &source, &segments, &mut found);
    let written =
        |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    let mut edits: Vec<&Edit> =
        found.iter().filter(written).flat_map(|finding| &finding.fix.as_ref().expect("kept").edits).collect();
    edits.sort_by_key(|edit| edit.span);
    for pair in edits.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{name}: {text:?}: {pair:?}");
    }
    let out = proof::applied(text, &edits, |edit| (edit.span.start as usize, edit.span.end as usize));
    // Those that come with a title's are written all the same.
    let why = failed
        .into_iter()
        .filter(|(_, why)| *why != Why::WithTitle)
        .map(|(number, why)| (source.slice(found[number].span).to_owned(), why))
        .collect();
    (out, why)
}

/// The draft when nothing more is written, and what is left then.
fn all(name: &str, text: &str, terms: &[(&str, &str)]) -> (String, Vec<Why>) {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let (next, why) = once(name, &text, terms);
        if next == text {
            return (text, why.into_iter().map(|(_, why)| why).collect());
        }
        text = next;
    }
    panic!("{name}: {text:?} goes on");
}

const DOCTOR: &[(&str, &str)] = &[("doctor", "physician")];

#[test]
fn links_follow_their_titles() {
    for (name, text, now) in [
        ("a.md", "# Doctor\n\n[there](#doctor)\n", "# Physician\n\n[there](#physician)\n"),
        (
            "a.md",
            "# The doctor's aide\n\n[it](<#the-doctors-aide> \"x\") [b]\n\n[b]: #the-doctors-aide\n",
            "# The physician's aide\n\n[it](<#the-physicians-aide> \"x\") [b]\n\n[b]: #the-physicians-aide\n",
        ),
        (
            "a.md",
            "- [the doctor](#a-doctor)\n\n## A *doctor*\n",
            "- [the physician](#a-physician)\n\n## A *physician*\n",
        ),
        ("a.md", "# Doctor {#doctor}\n\n[there](#doctor)\n", "# Physician {#doctor}\n\n[there](#doctor)\n"),
        (
            "a.md",
            "<a id=\"doctor\"></a>\n\n# Doctor\n\n[there](#doctor)\n",
            "<a id=\"doctor\"></a>\n\n# Physician\n\n[there](#doctor)\n",
        ),
        ("a.md", "# Doctor\n\n```\n[there](#doctor)\n```\n", "# Physician\n\n```\n[there](#doctor)\n```\n"),
        (
            "a.md",
            "# Doctor\n\n<p><a href=\"#doctor\">x</a></p>\n",
            "# Physician\n\n<p><a href=\"#physician\">x</a></p>\n",
        ),
        (
            "a.adoc",
            "== Doctor\n\nSee <<Doctor>> and <<_doctor>>.\n",
            "== Physician\n\nSee <<Physician>> and <<_physician>>.\n",
        ),
        (
            "a.adoc",
            "== The doctor\n\nSee <<_the_doctor,a doctor>>, xref:_the_doctor[it] and xref:#_the_doctor[].\n",
            "== The physician\n\nSee <<_the_physician,a physician>>, xref:_the_physician[it] and xref:#_the_physician[].\n",
        ),
        (
            "a.adoc",
            ":idprefix:\n:idseparator: -\n\n== The doctor\n\nSee <<the-doctor>>.\n",
            ":idprefix:\n:idseparator: -\n\n== The physician\n\nSee <<the-physician>>.\n",
        ),
        ("a.adoc", "[#doctor]\n== Doctor\n\nSee <<doctor>>.\n", "[#doctor]\n== Physician\n\nSee <<doctor>>.\n"),
        (
            "a.rst",
            "Title\n=====\n\nDoctor\n------\n\nSee Doctor_.\n",
            "Title\n=====\n\nPhysician\n---------\n\nSee Physician_.\n",
        ),
        (
            "a.rst",
            "The doctor\n==========\n\nSee `the doctor`_, `it <The doctor_>`_ and `The\ndoctor`_.\n",
            "The physician\n=============\n\nSee `the physician`_, `it <The physician_>`_ and `The\nphysician`_.\n",
        ),
        (
            "a.rst",
            "Doctor\n======\n\nSee it_.\n\n.. _it: Doctor_\n",
            "Physician\n=========\n\nSee it_.\n\n.. _it: Physician_\n",
        ),
        (
            "a.rst",
            "Doctor\n======\n\nSee :ref:`Doctor` and :ref:`x <Doctor>`.\n",
            "Physician\n=========\n\nSee :ref:`Physician` and :ref:`x <Physician>`.\n",
        ),
        // The file gives the name itself.
        (
            "a.rst",
            "Doctor\n======\n\nSee Doctor_.\n\n.. _Doctor: http://x\n",
            "Physician\n=========\n\nSee `Physician <Doctor_>`_.\n\n.. _Doctor: http://x\n",
        ),
    ] {
        assert_eq!(once(name, text, DOCTOR).0, now, "{text:?}");
        let left = all(name, text, DOCTOR);
        assert_eq!((left.0.as_str(), left.1.len()), (now, 0), "{text:?}: {:?}", left.1);
    }
}

#[test]
fn several_fixes_of_a_title_lead_on_together() {
    let terms = &[("doctor", "physician"), ("aide", "helper")];
    for (name, text, now) in [
        (
            "a.md",
            "# Doctor and aide\n\n[x](#doctor-and-aide)\n",
            "# Physician and helper\n\n[x](#physician-and-helper)\n",
        ),
        (
            "a.adoc",
            "== Doctor and aide\n\n<<_doctor_and_aide>> <<Doctor and aide>>\n",
            "== Physician and helper\n\n<<_physician_and_helper>> <<Physician and helper>>\n",
        ),
        (
            "a.rst",
            "Doctor and aide\n===============\n\n`Doctor and aide`_\n",
            "Physician and helper\n====================\n\n`Physician and helper`_\n",
        ),
    ] {
        assert_eq!(once(name, text, terms), (now.to_owned(), Vec::new()).clone(), "{text:?}");
    }
}

#[test]
fn a_name_that_needs_marks_gets_them() {
    let text = "Escherichia\n===========\n\nSee Escherichia_ here.\n";
    let now = "E. coli\n===========\n\nSee `E. coli`_ here.\n";
    assert_eq!(once("a.rst", text, &[("Escherichia", "E. coli")]).0, now);
}

#[test]
fn a_title_whose_links_cannot_follow_is_left_to_a_person() {
    for (name, text) in [
        // Which of two is meant; the link would lead to another one.
        ("a.md", "# Doctor\n\n# Doctor\n\n[x](#doctor-1)\n"),
        ("a.md", "# Doctor\n\n# Physician\n\n[x](#doctor)\n"),
        ("a.md", "# Doctor\n\n# Physician\n\n[x](#physician)\n"),
        ("a.adoc", "== Doctor\n\n== Physician\n\n<<_physician>>\n"),
    ] {
        let (now, why) = once(name, text, DOCTOR);
        assert_eq!(now, text);
        assert!(!why.is_empty() && why.iter().all(|(_, why)| *why == Why::LedTo), "{text:?}: {why:?}");
    }
}

#[test]
fn terms_of_a_glossary_stay() {
    let text = ".. glossary::\n\n   doctor\n   aide\n      A doctor.\n\nSee :term:`doctor`.\n";
    let now = ".. glossary::\n\n   doctor\n   aide\n      A physician.\n\nSee :term:`physician <doctor>`.\n";
    assert_eq!(once("a.rst", text, DOCTOR), (now.to_owned(), vec![("doctor".to_owned(), Why::Known)]));
}

#[test]
fn fixes_of_a_value_do_not_overlap() {
    let terms = &[("doctor", "physician"), ("hashx", "#x"), ("colonx", "x: y"), ("bobx", "Bob's")];
    for (text, now) in [
        ("---\ntitle: doctor and hashx and doctor\n---", "---\ntitle: 'physician and #x and physician'\n---"),
        ("---\ntitle: doctor hashx\nalt: hashx doctor\n---", "---\ntitle: 'physician #x'\nalt: '#x physician'\n---"),
        ("---\r\ntitle: doctor hashx\r\n---\r\n", "---\r\ntitle: 'physician #x'\r\n---\r\n"),
        ("---\ntitle: hashx and colonx and hashx\n---", "---\ntitle: '#x and x: y and #x'\n---"),
        ("---\ntitle: bobx hashx\n---", "---\ntitle: 'Bob''s #x'\n---"),
        ("---\ntitle: the doctor's colonx\n---", "---\ntitle: \"the physician's x: y\"\n---"),
        ("---\ntitle: doctor\n---", "---\ntitle: physician\n---"),
    ] {
        let (written, left) = all("a.md", text, terms);
        let same = |text: &str| text.replace("\"Bob's #x\"", "'Bob''s #x'");
        assert_eq!((same(&written).as_str(), left.len()), (now, 0), "{text:?}");
    }
}

#[test]
fn fixes_of_a_drawn_cell_do_not_overlap() {
    let rule = "+----------------------------------------+";
    let text = format!("{rule}\n| side effect and the doctor x           |\n{rule}\n");
    let now = format!("{rule}\n| adverse reaction and the physician x   |\n{rule}\n");
    assert_eq!(all("a.rst", &text, &[("side effect", "adverse reaction"), ("doctor", "physician")]), (now, Vec::new()));
}

#[test]
fn bars_stay_where_they_are() {
    let head = "| name       | what     |\n|------------|----------|\n";
    for (name, head, row, now) in [
        ("a.md", head, "| doctor     | x        |\n", "| physician  | x        |\n"),
        ("a.md", head, "| x          |   doctor |\n", "| x          |   physician |\n"),
        ("a.md", "| a |         b |\n|---|----------:|\n", "| x |    doctor |\n", "| x | physician |\n"),
        ("a.md", head, "| doctor     | doctor   |\n", "| physician  | physician |\n"),
        // No room, and set out by nobody.
        ("a.md", "| n      | w |\n|--------|---|\n", "| doctor | x |\n", "| physician | x |\n"),
        ("a.md", "| name | what |\n|--|--|\n", "| doctor     | x        |\n", "| physician     | x        |\n"),
        ("a.adoc", "|===\n|name      |what\n", "|doctor    |x\n", "|physician |x\n"),
    ] {
        let tail = if name == "a.adoc" { "|===\n" } else { "" };
        let written = once(name, &format!("{head}{row}{tail}"), DOCTOR);
        assert_eq!(written, (format!("{head}{now}{tail}"), Vec::new()));
    }
    let text = format!("{head}| physician  | x        |\n");
    let shorter = once("a.md", &text, &[("physician", "doctor")]).0;
    assert_eq!(shorter, format!("{head}| doctor     | x        |\n"));
    // Two in a cell.
    let text = "| a                       | b |\n|-------------------------|---|\n| doctor or doctor        | c |\n";
    let now = "| a                       | b |\n|-------------------------|---|\n| physician or physician  | c |\n";
    assert_eq!(all("a.md", text, DOCTOR).0, now);
}

#[test]
fn what_begins_like_a_list_is_no_list() {
    let terms = &[("escherichia", "E. coli"), ("numeral", "iv) x"), ("bracket", "(b) x")];
    for (name, text, now) in [
        ("a.rst", "Escherichia is here.\n", "E\\. coli is here.\n"),
        ("a.rst", "- Escherichia is here.\n", "- E\\. coli is here.\n"),
        ("a.rst", ".. |s| replace:: Escherichia\n", ".. |s| replace:: E\\. coli\n"),
        ("a.rst", ".. note:: Escherichia\n", ".. note:: E\\. coli\n"),
        ("a.rst", "numeral is\n", "iv\\) x is\n"),
        ("a.rst", "An escherichia is\n", "An E. coli is\n"),
        ("a.adoc", "Escherichia is here.\n", "E&#46; coli is here.\n"),
        ("a.adoc", "* Escherichia is here.\n", "* E&#46; coli is here.\n"),
        ("a.adoc", "numeral is\n", "iv&#41; x is\n"),
        ("a.adoc", "== Escherichia\n", "== E. coli\n"),
        ("a.md", "Escherichia is here.\n", "E. coli is here.\n"),
    ] {
        assert_eq!(once(name, text, terms), (now.to_owned(), Vec::new()), "{text:?}");
    }
    for (name, term, now) in [
        ("a.md", "1. FC", "1\\. FC is\n"),
        ("a.md", "1) FC", "1\\) FC is\n"),
        ("a.md", "- x", "\\- x is\n"),
        ("a.md", "+ x", "\\+ x is\n"),
    ] {
        assert_eq!(once(name, "escherichia is\n", &[("escherichia", term)]).0, now);
    }
}

#[test]
fn what_a_name_is_called_by_stays() {
    for text in ["![[doctor]]\n", "[[doctor]]\n"] {
        assert_eq!(once("a.md", text, DOCTOR), (text.to_owned(), vec![("doctor".to_owned(), Why::Markup)]));
    }
    // An abbreviation's definition is no link.
    let text = "A doctor.\n\n*[doctor]: A person.\n\n[doctor]: http://x\n";
    let now = "A physician.\n\n*[physician]: A person.\n\n[doctor]: http://x\n";
    assert_eq!(once("a.md", text, DOCTOR), (now.to_owned(), Vec::new()));
}

#[test]
fn heads_and_ends_of_cells() {
    let table = |head: &str| format!(".. csv-table::\n   :header: \"{head}\", x\n\n   a, b\n");
    assert_eq!(once("a.rst", &table("zorb"), &[("zorb", "back\\slash")]).1[0].1, Why::Markup);
    assert_eq!(once("a.rst", &table("zorb"), &[("zorb", "|i|")]).1[0].1, Why::Markup);
    assert_eq!(once("a.rst", &table("zorb"), &[("zorb", "E. coli")]).0.replace('\\', ""), table("E. coli"));
    for text in
        ["See zorb\n", ":x: zorb\n", "- zorb\n", ".. |s| replace:: zorb\n", "=======  ===\nzorb     x\n=======  ===\n"]
    {
        let now = once("a.rst", text, &[("zorb", "std::")]);
        let read: String = now.0.replace("std\\::", "zorb").split_whitespace().collect();
        assert_eq!((read, now.1.len()), (text.split_whitespace().collect(), 0), "{:?}", now.0);
    }
}

#[test]
fn latex_has_a_quotation_mark_in_any_encoding() {
    for (text, now) in [
        ("A zorb is\n", "A \\char34{}x\\char34{} is\n"),
        (
            "\\usepackage[T1]{fontenc}\n\\begin{document}\nA zorb is\n\\end{document}",
            "\\usepackage[T1]{fontenc}\n\\begin{document}\nA \\textquotedbl{}x\\textquotedbl{} is\n\\end{document}",
        ),
    ] {
        assert_eq!(once("a.tex", text, &[("zorb", "\"x\"")]), (now.to_owned(), Vec::new()));
    }
    assert_eq!(once("a.tex", "a \\\\\nzorb is\n", &[("zorb", "*NIX")]).0, "a \\\\\n{*}NIX is\n");
    assert_eq!(once("a.tex", "a zorb is\n", &[("zorb", "*NIX")]).0, "a *NIX is\n");
}

#[test]
fn many_titles_take_no_square_of_time() {
    for (name, title) in [
        ("a.md", "## Doctor @\n\n[x](#doctor-@)\n\n"),
        ("a.adoc", "== Doctor @\n\n<<_doctor_@>> x\n\n"),
        ("a.rst", "Doctor @\n=========\n\nSee `Doctor @`_.\n\n"),
        ("b.md", "- title: doctor hashx a b @\n"),
        ("c.md", "{title: doctor a b @}, "),
    ] {
        let text = |count: usize| {
            let all: String = (0..count).map(|n| title.replace('@', &n.to_string())).collect();
            match name {
                "b.md" => format!("---\nx:\n{all}---\n"),
                "c.md" => format!("---\nx: [{all}]\n---\n"),
                _ => all,
            }
        };
        // With the square of their number this would take minutes.
        let (now, why) = once(name, &text(16_000), &[("doctor", "physician"), ("hashx", "#x")]);
        assert!(why.is_empty() && !now.contains("octor") && !now.contains("hashx"), "{name}: {:?}", why.first());
    }
}

#[test]
fn a_file_with_too_much_to_try_says_so() {
    // Each has to be tried by itself.
    let text = "| ab |\n|----|\n".to_owned() + &"[[doctor|x]] ![[doctor|doctor]] \n\n".repeat(3);
    let _ = once("a.md", &text, DOCTOR);
    let cells = "An _`x` `doctor|`__ is\n\n".repeat(300);
    let (_, why) = once("a.rst", &cells, &[("doctor", "a <b>")]);
    assert!(why.iter().all(|(_, why)| matches!(why, Why::Markup | Why::Often)), "{why:?}");
}

#[test]
fn lines_of_a_subtitle_stay_lines() {
    let times = "00:00:01.000 --> 00:00:02.000";
    for (old, new, before, after) in [
        ("goods\nwagons", "freight cars", "We saw goods\nwagons there.", "We saw freight\ncars there."),
        ("goods\r\nwagons", "freight cars", "We saw goods\r\nwagons there.", "We saw freight\r\ncars there."),
        ("goods\nwagon", "rail freight car", "The goods\nwagon is in.", "The rail freight\ncar is in."),
        ("goods\nwagon", "rail freight car", "That old goods\nwagon is.", "That old rail\nfreight car is."),
        ("old goods\nwagon", "box car", "An old goods\nwagon is in.", "An box\ncar is in."),
        ("a\nb\nc", "d e f", "x a\nb\nc y", "x d\ne\nf y"),
        ("a\nb\nc", "d e f g", "x a\nb\nc y", "x d\ne f\ng y"),
        ("goods\nwagon", "10\u{A0}km lok", "A goods\nwagon is.", "A 10\u{A0}km\nlok is."),
        ("goods wagon", "freight car", "A goods wagon\nis.", "A freight car\nis."),
    ] {
        for (name, head) in [("a.srt", "1\n"), ("a.vtt", "WEBVTT\n\n")] {
            let [before, after] = [before, after].map(|text| format!("{head}{times}\n{text}\n"));
            assert_eq!(once(name, &before, &[(old, new)]), (after, Vec::new()), "{before:?}");
        }
    }
    for new in ["lok", "10\u{A0}lok", "貨車"] {
        let text = format!("1\n{times}\nA goods\nwagon is.\n");
        let left = vec![("goods\nwagon".to_owned(), Why::Lines)];
        assert_eq!(once("a.srt", &text, &[("goods\nwagon", new)]), (text, left));
    }
}
