use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};

use super::*;
use crate::formats::fixtures;

fn segments(text: &str) -> Result<Vec<String>, String> {
    fixtures::segments(&FORMAT, "a.tex", text)
}
fn show(text: &str) -> Vec<String> {
    segments(text).expect("segments hold together")
}

#[test]
fn paragraphs_titles_and_items() {
    assert_eq!(
        show("\\section{A \\emph{b}}\\label{c}\nd\ne\n\n  \nf\\par g\n"),
        [r#"h2: A b [heading] [emphasis "b"]"#, "p: d⏎e", "p: f", "p: g"]
    );
    assert_eq!(
        show("a\\begin{itemize}\\item b\n\\item[c d] e\\end{itemize}f"),
        ["p: a", "li: b", "dt: c d", "li: e", "p: f"]
    );
    assert_eq!(
        show("\\begin{tabular}{l|r} a & b \\\\ \\hline c \\& d & \\multicolumn{2}{l}{e}\\\\[2pt]\\end{tabular}"),
        ["td: a", "td: b", "td: c & d", "td: e"]
    );
    assert_eq!(
        show(
            "a\\footnote{b \\textbf{c}} d\\begin{figure}[ht]\\includegraphics[width=1cm]{e}\\caption[f]{g}\\end{figure}"
        ),
        ["footnote: b c", "p: a d", "caption: g [caption]"]
    );
    assert_eq!(
        show("\\begin{quote}a\\end{quote}\\enquote{b} c"),
        ["blockquote: a [quotation]", r#"p: b c [quotation "b"]"#]
    );
}

#[test]
fn a_document_begins_after_its_preamble() {
    assert_eq!(
        show(
            "\\documentclass{article}\n\\usepackage[english,russian]{babel}\n\\newcommand{\\a}[1]{b #1}\nc\n\\title{D}\\date{2023-09-21}\n\\begin{document}\ne\n\\end{document}\nf"
        ),
        ["title: D [heading]", "p: e", "fact: lang ru", "fact: date 2023-09-21"]
    );
}

#[test]
fn what_is_no_prose_is_set_aside() {
    assert_eq!(
        show("a \\ref{b}\\cite[c]{d} $e_1$ f \\[g\\] \\(h\\) \\verb|i| \\texttt{j} \\url{k} \\href{l}{m} % n\no"),
        [
            r#"p: a  $e_1$ f \[g\] \(h\) i j  m o [code "$e_1$"] [code "\\[g\\]"] [code "\\(h\\)"] [code "i"] [code "j"]"#
        ]
    );
    assert_eq!(
        show("a\n\\begin{verbatim}\nb\n\\end{verbatim}\nc\n\\begin{equation}d\\end{equation}\ne"),
        ["p: a", "p: c⏎⏎e"]
    );
    assert_eq!(show("\\newcommand{\\a}{b}\\def\\c#1{d}\\unknown[e]{f} g \\index{h}"), ["p: f g"]);
    assert_eq!(show("Step%\n   anakert\n% a\nb \\% c"), ["p: Stepanakert⏎b % c"]);
}

#[test]
fn letters_and_signs() {
    assert_eq!(
        show(
            "M\\\"uller \\'{e}\\v{s}\\c c\\.I\\'{\\i}\\u{g} Stra\\ss e \\o{} \\i\\ x a~b c--d---e ``f'' <<g>> \\textschwa\\ldots"
        ),
        ["p: Müller éšçİíğ Straße ø ı x a\u{a0}b c–d—e “f” «g» ə…"]
    );
    assert_eq!(
        show("Step\\textbf{ana}kert Step{\\bf ana}kert Step\\-anakert {\\em a b} c"),
        [r#"p: Stepanakert Stepanakert Stepanakert a b c [emphasis "a b"]"#]
    );
    assert_eq!(show("a\\\\b \\$5"), ["p: a⏎b $5"]);
}

#[test]
fn languages_hold_where_they_are_stated() {
    assert_eq!(
        show(
            "\\usepackage[ngerman]{babel}\\begin{document}\"Uber \\foreignlanguage{russian}{a} b\n\n\\begin{otherlanguage}{armenian}c\\end{otherlanguage}d\n\n\\selectlanguage{french}e {\\selectlanguage{english}f} g\n\n\\textrussian{h}\\end{document}"
        ),
        [
            r#"p: Über a b [lang ru "a"]"#,
            "p: c (lang hy)",
            "p: d",
            "p: e (lang fr)",
            "p: f (lang en)",
            "p: g (lang fr)",
            "p: h [lang ru] (lang ru)",
            "fact: lang de"
        ]
    );
}

#[test]
fn hostile_input_ends_soon() {
    let units = [
        "\\",
        "{",
        "}",
        "{}",
        "$",
        "$$",
        "$a ",
        "%",
        "%\n",
        "\\begin{a}",
        "\\end{a}",
        "\\begin{verbatim}",
        "\\begin",
        "\\a{",
        "\\a[",
        "\\footnote{",
        "\\footnote{a}",
        "\\section{a}",
        "\\emph{",
        "\\label{",
        "[",
        "]",
        "\\(",
        "\\[",
        "\\\\",
        "\\verb|",
        "\\item",
        "\\item[",
        "&",
        "~",
        "\"",
        "\\'",
        "\\'{",
        "\\c",
        "\n\n",
        "{\n\n",
        "\\em ",
        "\\def\\a",
        "\\newcommand{",
        "--",
        "\\selectlanguage{russian}",
        "\\begin{tabular}{l}a&",
        "\\textbf{a}",
    ];
    fixtures::holds_repeated(&units, 20_000, segments);
}

fn latex() -> impl Strategy<Value = String> {
    let parts = [
        "Stepanakert",
        "Şuşa",
        "e\u{301}",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\\",
        "{",
        "}",
        "[",
        "]",
        "$",
        "$$",
        "%",
        "% a\n",
        "~",
        "&",
        "--",
        "``",
        "''",
        "\"a",
        "\"=",
        "\\'e",
        "\\\"{u}",
        "\\v{",
        "\\c ",
        "\\ss ",
        "\\emph{",
        "\\textbf{",
        "\\footnote{",
        "\\section{",
        "\\caption{",
        "\\label{",
        "\\begin{itemize}",
        "\\item",
        "\\end{itemize}",
        "\\begin{tabular}{l}",
        "\\end{tabular}",
        "\\begin{verbatim}",
        "\\end{verbatim}",
        "\\verb|",
        "|",
        "\\\\",
        "\\(",
        "\\)",
        "\\foreignlanguage{russian}{",
        "\\usepackage[ngerman]{babel}",
        "\\begin{document}",
        "\\end{document}",
        "\\begin{quote}",
        "\\end{quote}",
        "\\em ",
        "\\def\\é",
        "\\newcommand{",
        "\\é",
        "🚗",
        "x",
        "\u{a0}",
        "<<",
        ",,",
        "\\selectlanguage{french}",
        "\\date{",
        "\\-",
        "\\é{",
        "\r",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 3000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn places_are_exact(text in latex()) {
        prop_assert_eq!(segments(&text).map(|_| ()), Ok(()));
    }
}
