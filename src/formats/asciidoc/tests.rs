use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};

use super::*;
use crate::formats::fixtures;

fn segments(text: &str) -> Result<Vec<String>, String> {
    fixtures::segments(&FORMAT, "a.adoc", text)
}
fn show(text: &str) -> Vec<String> {
    segments(text).expect("segments hold together")
}

#[test]
fn titles_and_the_header() {
    assert_eq!(
        show(
            "= A b\nAni Driver <a@b.c>\nv1.0, 2023-09-21: first\n:lang: ru\n:description: The road \\\n  to Lachin\n:toc:\n\n== C ==\n\nd\n\nEf\n--\n\ng\n"
        ),
        [
            "h1: A b [heading]",
            "front:description: The road⏎to Lachin",
            "h2: C [heading]",
            "p: d",
            "h2: Ef [heading]",
            "p: g",
            "fact: lang ru",
            "fact: date 2023-09-21"
        ]
    );
    assert_eq!(show("= A\n2023-09-21\n\nb"), ["h1: A [heading]", "p: b", "fact: date 2023-09-21"]);
    assert_eq!(show("= A\nThe text begins here at once\nb"), ["h1: A [heading]", "p: The text begins here at once⏎b"]);
    assert_eq!(show("---\nlang: hy\n---\n= A\n"), ["h1: A [heading]", "fact: lang hy"]);
}

#[test]
fn lists_and_descriptions() {
    assert_eq!(
        show("* a\nb\n** c\n- d\n+\ne\n\n. f\n12. g\n<1> h\n  * i\n"),
        ["li: a⏎b", "li: c", "li: d", "p: e", "li: f", "li: g", "li: h", "li: i"]
    );
    assert_eq!(show("a. b\nE. coli\n\niv) d\n\n(a) e\n"), ["li: b", "li: coli", "li: d", "p: (a) e"]);
    assert_eq!(show("A b:: c\nd\nE::\n  f\n\nx::y z"), ["dt: A b", "dd: c⏎d", "dt: E", "dd: f", "p: x::y z"]);
}

#[test]
fn delimited_blocks() {
    assert_eq!(
        show("a\n----\nb\n\nc\n----\nd\n\n....\ne\n....\n\n```sh\nf\n```\n\n////\ng\n////\n// h\ni\n\n++++\nj\n++++"),
        ["p: a", "p: d", "p: i"]
    );
    assert_eq!(
        show("[quote, A B]\n____\na\n\nb\n____\n\n====\nc\n====\n\n****\n--\nd\n--\n****\n\n[quote]\ne\n\n> f\n> g"),
        [
            "blockquote: a [quotation]",
            "blockquote: b [quotation]",
            "p: c",
            "p: d",
            "blockquote: e [quotation]",
            "blockquote: f⏎g [quotation]"
        ]
    );
    assert_eq!(show("[source,sh]\na\nb\n\nc\n\n d\n\n[source]\n--\ne\n--\n\nNOTE: f"), ["p: c", "p: NOTE: f"]);
    assert_eq!(
        show(".A b\nimage::x.jpg[C d,100,title=\"E, f\"]\n\n.G\n----\nh\n----\ninclude::x[]\n"),
        ["caption: A b [caption]", "img-alt: C d", "caption: E, f [caption]", "caption: G [caption]"]
    );
}

#[test]
fn tables_have_cells() {
    assert_eq!(
        show("[cols=\"1,2\"]\n|===\n|a |b\n\n|c\nd |e \\| f\n\n2+|g\n\nh\n|===\ni"),
        ["th: a", "th: b", "td: c⏎d", "td: e | f", "td: g", "td: h", "p: i"]
    );
    assert_eq!(show("|===\n|a .2+^|b|c\n|==="), ["td: a", "td: b", "td: c"]);
}

#[test]
fn formatting_in_a_line() {
    assert_eq!(
        show("Step**ana**kert *a b* _c_ `d * e` 2 * 3 * 4 x_y_z +f+ [.r]#g# h^2^ #i# \\*j* &eacute; {nbsp}{k}"),
        [
            "p: Stepanakert a b c d * e 2 * 3 * 4 x_y_z f g h2 i *j* é \u{a0}{k} [emphasis \"c\"] [code \"d * e\"] [code \"{k}\"]"
        ]
    );
    assert_eq!(show("\"`a *b*`\" '`c`' d`'s"), ["p: “a b” ‘c’ d’s"]);
    assert_eq!(
        show(
            "link:x[A b] https://c.d/e_f_[G] https://h.i_j_ xref:k[l] <<m,n o>> <<p>> [[q]]((r)) (((s))) kbd:[T] footnote:[U v]"
        ),
        [r#"p: A b G https://h.i_j_ l n o  r  T [url "https://h.i_j_"] [code "T"]"#, "footnote: U v"]
    );
    assert_eq!(show("image:a.jpg[B c] pass:[d] d +\ne"), [r#"p:  d d ⏎e [keep "d"]"#, "img-alt: B c"]);
}

#[test]
fn hostile_input_ends_soon() {
    let units = [
        "*",
        "*a ",
        "**a ",
        "_a ",
        "`a ",
        "``a ",
        "#a ",
        "+a ",
        "^a",
        "~a",
        "<<",
        "((",
        "[[",
        "[",
        "{",
        "{a",
        "\"`",
        "'`",
        "&",
        "link:a[",
        "https://",
        "footnote:[",
        "= ",
        "== a\n",
        "----\n",
        "|===\n",
        "|",
        "|===\n|a ",
        "* ",
        "a::\n",
        "a:: ",
        "____\n",
        "====\n",
        ". ",
        ".a\n",
        "[a]\n",
        ":a: b\n",
        "+\n",
        "a +\n",
        "\\",
        "*_",
        "> ",
        "//",
        "image::a[",
        "--\n",
        "a\n--\n",
    ];
    fixtures::holds_repeated(&units, 20_000, segments);
}

fn asciidoc() -> impl Strategy<Value = String> {
    let parts = [
        "Stepanakert",
        "Şuşa",
        "e\u{301}",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "  ",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "#",
        "+",
        "++",
        "\\",
        "\"`",
        "`\"",
        "= ",
        "== ",
        "----\n",
        "____\n",
        "|===\n",
        "|",
        "a|",
        "* ",
        ". ",
        ".T\n",
        ":: ",
        "[quote]\n",
        "[[a]]",
        "((",
        "))",
        "<<a,",
        ">>",
        "link:x[",
        "]",
        "https://a.b",
        "image::x[",
        "image:x[a,title=\"",
        "footnote:[",
        "{a}",
        "{",
        "&amp;",
        ":lang: ru\n",
        "//",
        "> ",
        " +\n",
        "x",
        "é",
        "🚗",
        "\t",
        "\u{a0}",
        "^",
        "~",
        "'",
        ",===\n",
        ",",
        "---\n",
        "\r",
        "`'",
        "pass:[",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 2000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn places_are_exact(text in asciidoc()) {
        prop_assert_eq!(segments(&text).map(|_| ()), Ok(()));
    }
}
