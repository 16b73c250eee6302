use super::*;
use crate::formats;

/// What is left, and what is silenced, of a draft in which `warn` and `near` are findings of two checks.
fn run(path: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let source = Source::from_text(path, text.to_owned()).expect("short");
    let mut segments = Segments::new(source.text());
    let format = formats::detect(source.path(), &source).expect("a draft");
    let read = format.draft.expect("a draft")(&source, &mut |segment| segments.push(segment));
    let mut found: Vec<_> = [("warn", "forbidden-term"), ("near", "near-name")]
        .into_iter()
        .flat_map(|(word, rule)| {
            text.match_indices(word)
                .map(move |(at, _)| Diagnostic::new(rule, Severity::Error, Span::new(at, at + word.len()), word))
        })
        .filter(|d| !read.value.comments.iter().any(|comment| comment.whole.contains(d.span)))
        .collect();
    let silenced = suppress(&source, &read.value.comments, &segments, Some(&|_| true), &mut found);
    found.sort_by_key(|d| d.span.start);
    let line = |d: &Diagnostic| format!("{}:{}", source.place(d.span.start).line, d.rule);
    (found.iter().map(line).collect(), silenced.iter().map(|s| line(&s.diagnostic)).collect())
}

/// The draft when every fix is applied.
fn mended(path: &str, text: &str) -> String {
    let source = Source::from_text(path, text.to_owned()).expect("short");
    let mut segments = Segments::new(source.text());
    let read = formats::detect(source.path(), &source).expect("a draft").draft.expect("a draft")(&source, &mut |s| {
        segments.push(s);
    });
    let mut found = Vec::new();
    suppress(&source, &read.value.comments, &segments, Some(&|_| true), &mut found);
    let mut edits: Vec<_> = found.into_iter().filter_map(|d| d.fix).flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.into_iter().rev().fold(text.to_owned(), |mut text, edit| {
        text.replace_range(edit.span.range(), &edit.text);
        text
    })
}

#[test]
fn a_comment_is_about_its_paragraph_or_the_next() {
    for (path, text, left, silenced) in [
        ("a.md", "<!-- exonym-ignore forbidden-term: x -->\nwarn\nwarn\n\nwarn\n", &["5"][..], &["2", "3"][..]),
        ("a.md", "<!-- exonym-ignore forbidden-term: x -->\n\n# warn\n\nwarn\n", &["5"], &["3"]),
        ("a.md", "warn\nwarn <!-- exonym-ignore forbidden-term: x -->\n\nwarn\n", &["4"], &["1", "2"]),
        ("a.md", "**warn** <!-- exonym-ignore forbidden-term: x -->\n\nwarn\n", &["3"], &["1"]),
        ("a.md", "a <!-- exonym-ignore forbidden-term: x --> warn\nwarn\n\nwarn\n", &["4"], &["1", "2"]),
        ("a.md", "- warn\n- warn <!-- exonym-ignore forbidden-term: x -->\n- warn\n", &["1", "3"], &["2"]),
        ("a.md", "| a | b |\n|---|---|\n| warn <!-- exonym-ignore forbidden-term: x --> | warn |\n", &["3"], &["3"]),
        ("a.md", "<p>warn</p><!-- exonym-ignore forbidden-term: x --><p>warn</p><p>warn</p>\n", &["1", "1"], &["1"]),
        ("a.md", "<p>warn</p> <!-- exonym-ignore forbidden-term: x -->\n<p>warn</p>\n", &["2"], &["1"]),
        ("a.md", "> <!-- exonym-ignore forbidden-term: x -->\n> warn\n\nwarn\n", &["4"], &["2"]),
        ("a.txt", "<!-- exonym-ignore forbidden-term: x -->\nwarn\nwarn\n\nwarn\n", &["5"], &["2", "3"]),
        ("a.txt", "warn\n\n<!-- exonym-ignore forbidden-term: x -->\n\nwarn\n", &["1"], &["5"]),
        ("a.txt", "a warn <!-- exonym-ignore all: x -->\n\nwarn\n", &["3"], &["1"]),
    ] {
        let lines =
            |all: Vec<String>| all.iter().map(|l| l.split(':').next().unwrap_or("").to_owned()).collect::<Vec<_>>();
        let (l, s) = run(path, text);
        assert_eq!(
            (lines(l), lines(s)),
            (left.iter().map(|s| (*s).to_owned()).collect(), silenced.iter().map(|s| (*s).to_owned()).collect()),
            "{text}"
        );
    }
}

#[test]
fn regions_files_and_checks() {
    let text =
        "warn near\n\n<!-- exonym-ignore-start near-name: x -->\n\nwarn near\n\n<!-- exonym-ignore-end -->\n\nnear\n";
    let (left, silenced) = run("a.md", text);
    assert_eq!(left, ["1:forbidden-term", "1:near-name", "5:forbidden-term", "9:near-name"]);
    assert_eq!(silenced, ["5:near-name"]);
    let text = "warn\n\nnear\n\n<!-- exonym-ignore-file all: x -->\n";
    assert_eq!(run("a.md", text).0, Vec::<String>::new());
    // An end that names its checks ends that beginning, whatever is open besides.
    let text = "<!-- exonym-ignore-start near-name: x -->\n<!-- exonym-ignore-start forbidden-term: x -->\nwarn near\n\n\
                <!-- exonym-ignore-end near-name -->\nwarn near\n\n<!-- exonym-ignore-end -->\nwarn\n";
    assert_eq!(run("a.md", text).0, ["6:near-name", "9:forbidden-term"]);
    let text = "<!-- exonym-ignore-end -->\n\nwarn\n\n<!-- exonym-ignore-start all: x -->\n\nwarn\n";
    assert_eq!(run("a.md", text).0, ["1:suppression-syntax", "3:forbidden-term", "5:suppression-syntax"]);
    assert_eq!(run("a.md", "<!-- exonym-ignore all: x -->\n").0, ["1:suppression-syntax"]);
}

#[test]
fn what_silences_nothing_is_told() {
    assert_eq!(run("a.md", "<!-- exonym-ignore forbidden-term: x -->\nfine\n").0, ["1:unused-suppression"]);
    let named = "<!-- exonym-ignore forbidden-term, unused-suppression: x -->\nfine\n";
    // It stands in the comment, which is no text: a comment about the file silences it.
    assert_eq!(run("a.md", named).0, ["1:unused-suppression"]);
    let file = "<!-- exonym-ignore-file forbidden-term, unused-suppression: x -->\nfine\n";
    assert!(run("a.md", file).0.is_empty());
    // Two that say the same are both in use.
    let twice = "<!-- exonym-ignore-file forbidden-term: x -->\n\n<!-- exonym-ignore all: x -->\nwarn\n";
    assert!(run("a.md", twice).0.is_empty());
}

#[test]
fn taking_a_comment_away_leaves_the_text_as_it_was() {
    let comment = "<!-- exonym-ignore all: x -->";
    for (path, with, without) in [
        ("a.md", "One.\n\n#\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("a.md", "One.\n\n#\nTwo.\n", "One.\n\nTwo.\n"),
        ("a.md", "#\nTwo.\n", "Two.\n"),
        ("a.md", "#\n\nTwo.\n", "Two.\n"),
        ("a.md", "One.\n#\nTwo.\n", "One.\n\nTwo.\n"),
        ("a.md", "One. #\n", "One.\n"),
        ("a.md", "One # two.\n", "One two.\n"),
        ("a.md", "One.\r\n\r\n  #\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("a.txt", "One.\n\n#\nTwo.", "One.\n\nTwo."),
        ("a.txt", "One. #", "One."),
    ] {
        assert_eq!(mended(path, &with.replace('#', comment)), without, "{with:?}");
    }
    let region = "One.\n\n<!-- exonym-ignore-start all: x -->\n\nTwo.\n\n<!-- exonym-ignore-end -->\n\nThree.\n";
    assert_eq!(mended("a.md", region), "One.\n\nTwo.\n\nThree.\n");
}

/// The lines on which `warn` is left.
fn left(path: &str, text: &str) -> Vec<String> {
    run(path, text).0.into_iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_stands_in_program_text_is_no_comment() {
    for (path, text, lines) in [
        // LaTeX
        ("a.tex", "\\begin{verbatim}\n% exonym-ignore-file all: x\n\\end{verbatim}\nwarn\n", &["4"][..]),
        ("a.tex", "\\begin{lstlisting}[a=b]\n% exonym-ignore-file all: x\n\\end{lstlisting}\nwarn\n", &["4"]),
        ("a.tex", "\\verb|% exonym-ignore-file all: x| warn\n", &["1"]),
        ("a.tex", "5\\% exonym-ignore-file all: x warn\n", &["1"]),
        ("a.tex", "warn % see % exonym-ignore-file all: x\n", &["1"]),
        ("a.tex", "warn \\newcommand{\\a}{b % exonym-ignore-file all: x\n}\n", &[]),
        ("a.tex", "% exonym-ignore-file all: x\n\\begin{document}warn\\end{document}\n", &[]),
        ("a.tex", "\\begin{document}\nwarn\n\\end{document}\n\n% exonym-ignore-file all: x\n", &[]),
        ("a.tex", "\\begin{tikzpicture}\n% exonym-ignore-file all: x\n\\end{tikzpicture}\nwarn\n", &[]),
        ("a.tex", "a\\footnote{warn % exonym-ignore all: x\nb} warn\n", &["2"]),
        ("a.tex", "$a % exonym-ignore-file all: x\n$ warn\n", &[]),
        // reStructuredText
        ("a.rst", "::\n\n   .. exonym-ignore-file all: x\n\nwarn\n", &["5"]),
        ("a.rst", ".. code-block:: rst\n\n   .. exonym-ignore-file all: x\n\nwarn\n", &["5"]),
        ("a.rst", "a\n.. exonym-ignore-file all: x\n\nwarn\n", &["4"]),
        ("a.rst", "..\n   exonym-ignore all: x\n   y\n\nwarn\n", &[]),
        ("a.rst", "- a\n\n  .. exonym-ignore all: x\n\n  warn\n\n- warn\n", &["7"]),
        ("a.rst", ".. exonym-ignore all: x\n\n   still the comment\n\nwarn\n", &[]),
        // AsciiDoc
        ("a.adoc", "----\n// exonym-ignore-file all: x\n----\n\nwarn\n", &["5"]),
        ("a.adoc", "[source]\ncode\n// exonym-ignore-file all: x\n\nwarn\n", &["5"]),
        ("a.adoc", " literal\n // exonym-ignore-file all: x\n\nwarn\n", &["4"]),
        ("a.adoc", "```\n// exonym-ignore-file all: x\n```\n\nwarn\n", &["5"]),
        ("a.adoc", "a\n// exonym-ignore all: x\nwarn\n\nwarn\n", &["5"]),
        ("a.adoc", "////\nexonym-ignore-file all: x\n////\n\nwarn\n", &[]),
        ("a.adoc", "|===\n|a\n// exonym-ignore all: x | y\n|warn\n|===\n\nwarn\n", &["7"]),
        ("a.adoc", "= Title\n// exonym-ignore-file all: x\n\nwarn\n", &[]),
        // WebVTT
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nNOTE exonym-ignore-file all: x\nwarn\n", &["5"]),
        ("a.vtt", "WEBVTT\n\nNOTE a\nNOTE exonym-ignore-file all: x\n\n00:01.000 --> 00:02.000\nwarn\n", &["7"]),
        ("a.vtt", "WEBVTT\n\nNOTE\nexonym-ignore-file all:\nx\n\n00:01.000 --> 00:02.000\nwarn\n", &[]),
        ("a.vtt", "WEBVTT\n\nNOTExonym-ignore-file all: x\n\n00:01.000 --> 00:02.000\nwarn\n", &["6"]),
        // HTML
        ("a.html", "<script>\n<!-- exonym-ignore-file all: x --></script>\n<p>warn</p>\n", &["3"]),
        ("a.html", "<script><!-- exonym-ignore-file all: x --></script>\n<p>warn</p>\n", &["2"]),
        ("a.html", "<p title=\"<!-- exonym-ignore-file all: x -->\">warn</p>\n", &["1"]),
        ("a.html", "<p>warn<!-- exonym-ignore all: x --></p>\n<p>warn</p>\n", &["2"]),
    ] {
        assert_eq!(left(path, text), lines, "{path}: {text}");
        // The same with the line ends of Windows.
        assert_eq!(left(path, &text.replace('\n', "\r\n")), lines, "{path}: {text}");
    }
}

#[test]
fn a_comment_goes_without_changing_what_is_shown() {
    for (path, with, without) in [
        ("a.tex", "One.\n% exonym-ignore all: x\nTwo.\n", "One.\nTwo.\n"),
        ("a.tex", "One% exonym-ignore all: x\n  two.\n", "One%\n  two.\n"),
        ("a.tex", "One %% exonym-ignore all: x\ntwo.\n", "One\ntwo.\n"),
        ("a.tex", "One.\n\n% exonym-ignore all: x\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("a.adoc", "One.\n// exonym-ignore all: x\nTwo.\n", "One.\nTwo.\n"),
        ("a.adoc", "One.\n\n// exonym-ignore all: x\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("a.adoc", ". One\n\n// exonym-ignore all: x\n\n. Two\n", ". One\n\n// exonym-ignore all: x\n\n. Two\n"),
        ("a.adoc", "One.\n\n////\nexonym-ignore all: x\n////\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("a.rst", "One.\n\n.. exonym-ignore all: x\n   y\n\nTwo.\n", "One.\n\nTwo.\n"),
        (
            "a.vtt",
            "WEBVTT\n\nNOTE\nexonym-ignore all: x\ny\n\n00:01.000 --> 00:02.000\nOne.\n",
            "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n",
        ),
    ] {
        assert_eq!(mended(path, with), without, "{with:?}");
        assert_eq!(mended(path, &with.replace('\n', "\r\n")), without.replace('\n', "\r\n"), "{with:?}");
    }
}
