use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};

use super::*;
use crate::formats::fixtures;

fn segments(text: &str) -> Result<Vec<String>, String> {
    fixtures::segments(&FORMAT, "a.rst", text)
}
fn show(text: &str) -> Vec<String> {
    segments(text).expect("segments hold together")
}

#[test]
fn titles_and_paragraphs() {
    assert_eq!(
        show("===\nA b\n===\n\nc\nd\n\nEf\n--\n\nGhij\n====\n\n----\n\nk\n"),
        ["h1: A b [heading]", "p: c⏎d", "h2: Ef [heading]", "h3: Ghij [heading]", "p: k"]
    );
    assert_eq!(show("Longer than\n==\n"), ["p: Longer than⏎=="]);
}

#[test]
fn lists_and_indentation() {
    assert_eq!(
        show("- a\n  b\n- c\n\n  d\n\n  1. e\n\n(2) f\n#. g"),
        ["li: a⏎b", "li: c", "li: d", "li: e", "li: f", "li: g"]
    );
    assert_eq!(show("Term\n  what\n  more\n\n  again\n\nx\n"), ["dt: Term", "dd: what⏎more", "dd: again", "p: x"]);
    assert_eq!(show("a\n\n  b\n\nc"), ["p: a", "blockquote: b [quotation]", "p: c"]);
    assert_eq!(show("| a\n| b\n  c\n\nd"), ["p: a⏎b⏎c", "p: d"]);
    assert_eq!(show("-o FILE  what it does\n"), ["p: what it does"]);
    assert_eq!(show("•  a\n•  b\n"), ["li: a", "li: b"]);
}

#[test]
fn lists_by_letters_and_numerals() {
    assert_eq!(
        show("a. b\nb. c\n\n(iv) d\n\nA. Einstein was\nborn\n\nE. coli\n\n- i) e\n"),
        ["li: b", "li: c", "li: d", "p: A. Einstein was⏎born", "li: coli", "li: e"]
    );
    assert_eq!(show("E. coli\n=======\n\nE\\. coli\n"), ["h1: E. coli [heading]", "p: E. coli"]);
}

#[test]
fn a_glossary_has_terms() {
    assert_eq!(
        show(".. glossary::\n   :sorted:\n\n   a b\n   E. coli\n      d\n\n      e\n\n   f\n      g\n\nh\n"),
        ["dt: a b", "dt: E. coli", "dd: d", "dd: e", "dt: f", "dd: g", "p: h"]
    );
}

#[test]
fn code_is_not_read() {
    assert_eq!(show("a\\::\n\nb\n"), ["p: a::", "p: b"]);
    assert_eq!(
        show("a::\n\n  code\n\n  more\n\nb\n\n::\n\n  x\n\nc:\n\n::\n\n> y\n> z\n\nd"),
        ["p: a", "p: b", "p: c:", "p: d"]
    );
    assert_eq!(
        show(".. code-block:: sh\n   :caption: A b\n\n   c\n\n     d\n\ne\n\n>>> f\ng\n\nh"),
        ["caption: A b [caption]", "p: e", "p: h"]
    );
    assert_eq!(
        show(".. comment\n   more\n\n.. _a b: c\n.. |d| image:: e\n   :alt: f\n.. __: g\n__ h\n..\n\ni"),
        ["img-alt: f", "p: i"]
    );
}

#[test]
fn directives_hold_prose() {
    assert_eq!(show(".. note:: a\n   b\n\n   c\n\n   - d\n\ne"), ["p: a⏎b", "p: c", "li: d", "p: e"]);
    assert_eq!(
        show(".. figure:: x.jpg\n   :alt: a\n   :width: 3\n\n   b\n\n   c"),
        ["img-alt: a", "caption: b [caption]", "p: c"]
    );
    assert_eq!(show(".. epigraph::\n\n   a\n\nb"), ["blockquote: a [quotation]", "p: b"]);
    assert_eq!(show(".. admonition:: A *b*\n\n   c"), [r#"p: A b [emphasis "b"]"#, "p: c"]);
    assert_eq!(
        show(".. py:function:: stepanakert(x)\n\n   a\n\n   :param str b: c d\n   :rtype: e"),
        ["p: a", "p: c d"]
    );
    assert_eq!(
        show(".. versionadded:: 3.2\n   a\n.. |b| replace:: c\n.. [1] d\n   e\n.. [Fg] h"),
        ["p: a", "p: c", "footnote: d⏎e", "footnote: h"]
    );
}

#[test]
fn tables_have_cells() {
    assert_eq!(
        show("+---+----+\n| a | b  |\n|   | c  |\n+===+====+\n| d | e  |\n+---+----+\n\nf"),
        ["th: a", "th: b⏎c", "td: d", "td: e", "p: f"]
    );
    assert_eq!(
        show("===  =====\nŞ    b c\n===  =====\nd    e\n     f\ng    h\n===  =====\n\ni"),
        ["th: Ş", "th: b c", "td: d", "td: e⏎f", "td: g", "td: h", "p: i"]
    );
}

#[test]
fn fields_at_the_top_say_what_the_draft_is() {
    assert_eq!(
        show(
            "Ab\n==\n\n:lang: ru\n:date: 2023-09-21\n:author: Lachin Shusha Road\n:abstract: The road\n   to Lachin\n\na\n\n:x: b\n"
        ),
        [
            "h1: Ab [heading]",
            "front:abstract: The road⏎to Lachin",
            "p: a",
            "p: b",
            "fact: lang ru",
            "fact: date 2023-09-21"
        ]
    );
}

#[test]
fn markup_in_a_line() {
    assert_eq!(
        show("*a* **b** ``c * d`` 2 * 3 * 4 x*y* :e: f_ `g h`__ [1]_ [*x]"),
        [r#"p: a b c * d 2 * 3 * 4 x*y* :e: f g h  [*x] [emphasis "a"] [code "c * d"]"#]
    );
    assert_eq!(
        show("Step\\ **ana**\\ kert \\*a\\* `t <u>`_ :ref:`v <w>` :file:`x` `y` :guilabel:`z` |s| _`k`"),
        [r#"p: Stepanakert *a* t v x y z s k [code "x"] [title "y"] [code "s"]"#]
    );
    assert_eq!(show("a *b\n  c* d"), ["dt: a *b", "dd: c* d"]);
    assert_eq!(show("- a *b\n  c* d"), [r#"li: a b⏎c d [emphasis "b\nc"]"#]);
    assert_eq!(show("`<https://a.b>`_ `a`:title:"), [r#"p: https://a.b a [url "https://a.b"] [title "a"]"#]);
}

#[test]
fn hostile_input_ends_soon() {
    let units = [
        "*",
        "*a ",
        "**a ",
        "`a ",
        "``a ",
        "|a ",
        "`a`_ ",
        ":a:`",
        "[1]_",
        "\\",
        "_",
        "- ",
        "-\n",
        "1. ",
        ".. ",
        ".. a::\n",
        ".. a::\n ",
        ":a: ",
        "a\n=\n",
        "=\n",
        "= =\n",
        "+-\n",
        "+-+\n|",
        "|\n",
        "| a\n",
        "a::\n",
        "a\n ",
        " a\n\n  ",
        "\t",
        ">>> ",
        "`",
        "a\n b\n",
        "..\n",
        "__ ",
        "-a  ",
        "== ==\n",
        "(1) ",
    ];
    fixtures::holds_repeated(&units, 20_000, segments);
    let deep = (0..400).map(|depth| "  ".repeat(depth) + "- a").collect::<Vec<_>>().join("\n\n");
    assert_eq!(segments(&deep).map(|all| all.len()), Ok(400));
}

fn rst() -> impl Strategy<Value = String> {
    let parts = [
        "Stepanakert",
        "Şuşa",
        "e\u{301}",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "   ",
        "  ",
        "*",
        "**",
        "``",
        "`",
        "|",
        "_",
        "__",
        "\\",
        ":a:",
        ".. ",
        "note:: ",
        "figure:: x\n",
        "code::\n",
        "::",
        ":alt: x",
        "- ",
        "1. ",
        "\n=====\n",
        "=== ===\n",
        "+--+--+\n",
        "| a | b |\n",
        "| ",
        "[1]_",
        ".. [1] ",
        "<u>`_",
        ":ref:`",
        "x",
        "(",
        ")",
        "\t",
        "\u{a0}",
        "•  ",
        "🚗",
        ">>> ",
        "-o  ",
        ".. |x| replace:: ",
        ".. csv-table:: t\n",
        "__ ",
        "\n:lang: ru\n",
        "====",
        "----\n",
        "\r",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 2000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn places_are_exact(text in rst()) {
        prop_assert_eq!(segments(&text).map(|_| ()), Ok(()));
    }
}
