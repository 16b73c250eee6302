use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};

use super::*;
use crate::base::PlainSpan;
use crate::formats::fixtures;

fn segments(markdown: &str) -> Result<Vec<String>, String> {
    fixtures::segments(&FORMAT, "a.md", markdown)
}
fn show(markdown: &str) -> Vec<String> {
    segments(markdown).expect("segments hold together")
}

#[test]
fn blocks_are_segments() {
    assert_eq!(
        show("# A *b*\n\nc\nd\n\nE\n===\n"),
        [r#"h1: A b [heading] [emphasis "b"]"#, "p: c⏎d", "h1: E [heading]"]
    );
    assert_eq!(show("- a\n- b\n  - c\n\n1. d\n\n   e\n"), ["li: a", "li: b", "li: c", "li: d", "li: e"]);
    assert_eq!(show("|a|b|\n|-|-|\n|c|`d`|\n"), ["th: a", "th: b", "td: c", "td: d [code]"]);
    assert_eq!(show("> a\n> b\n>\n> - c\n"), ["blockquote: a⏎b [quotation]", "li: c [quotation]"]);
    assert_eq!(show("> [!NOTE]\n> a\n"), ["p: a"]);
    assert_eq!(show("a[^1]\n\n[^1]: b\n"), ["p: a", "footnote: b"]);
    assert_eq!(show("Term\n: what\n"), ["dt: Term", "dd: what"]);
    assert_eq!(show("- [x] done\n"), ["li: done"]);
    assert_eq!(show("```\ncode\n```\n\n    more\n\n$$\nx\n$$\n"), ["p: $$⏎x⏎$$ [code]"]);
    assert_eq!(show("## A {#b .c}\n---\n"), ["h2: A [heading]"]);
    assert!(show("").is_empty());
}

#[test]
fn markup_does_not_break_words() {
    assert_eq!(show("Step**anakert** ~~x~~ ***y***"), [r#"p: Stepanakert x y [emphasis "y"]"#]);
    assert_eq!(
        show("[Step](u \"The *town*\")anakert ![a **b**](c 'd') e"),
        ["p: Stepanakert  e", "title: The *town*", "img-alt: a b", "title: d"]
    );
    assert_eq!(show("[a][r] [b]\n\n[r]: /x (T &amp; U)\n[b]: y\n\nz\n"), ["p: a b", "title: T & U", "p: z"]);
    assert_eq!(
        show("<https://a.b/c> and <d@e.f>"),
        [r#"p: https://a.b/c and d@e.f [url "https://a.b/c"] [url "d@e.f"]"#]
    );
    assert_eq!(show("[[Page]] and [[Page|words]]"), ["p: Page and words"]);
    assert_eq!(show("a `b` `` `c` `` $x_1$ d"), [r#"p: a b `c` $x_1$ d [code "b"] [code "`c`"] [code "$x_1$"]"#]);
    assert_eq!(show("It cost $20 in Lachin town and $30"), ["p: It cost $20 in Lachin town and $30"]);
    assert_eq!(show("a&amp;b \\*c &#601;"), ["p: a&b *c ə"]);
    assert_eq!(show("a  \nb\\\nc\r\nd"), ["p: a⏎b⏎c\r⏎d"]);
}

#[test]
fn a_name_over_a_line_end_can_be_fixed_unless_a_prefix_stands_between() {
    for (markdown, exact) in
        [("Red\nBazaar", true), ("Red\r\nBazaar", true), ("> Red\n> Bazaar", false), ("- Red\n  Bazaar", false)]
    {
        let source = Source::decode("a.md", markdown.as_bytes().to_vec(), None).expect("UTF-8");
        draft(&source, &mut |segment| {
            let text = &segment.target;
            let all = PlainSpan::new(0, text.plain.len());
            assert_eq!(text.is_verbatim(all), exact, "{text:?}");
            assert!(source.slice(text.source_span(all)).ends_with("Bazaar"));
        });
    }
}

#[test]
fn html_gives_its_text() {
    assert_eq!(show("<p align=\"center\">Stepanakert</p>"), ["p: Stepanakert"]);
    assert_eq!(show("<div>\n\nA *b*\n\n</div>\n\nc\n"), [r#"p: A b [emphasis "b"]"#, "p: c"]);
    assert_eq!(
        show(
            "<figure><img src=a.jpg alt='The &quot;road&quot;'>\n<figcaption>On the <b>r</b>oad</figcaption></figure>"
        ),
        ["img-alt: The \"road\"", "caption: On the road [caption]"]
    );
    assert_eq!(show("<h2>A</h2><ul><li>b<li>c</ul>"), ["h2: A [heading]", "li: b", "li: c"]);
    assert_eq!(show("<table><tr><th>a<td>b<tr><td>c</table>\n\nd"), ["th: a", "td: b", "td: c", "p: d"]);
    assert_eq!(show("<!-- a -->\n\n<script>b</script>\n\n<style>\nc\n\nd</style>\n\n<?e?>"), Vec::<String>::new());
    assert_eq!(show("> <p>a\n> b</p>\n"), ["p: a⏎b [quotation]"]);
    assert_eq!(show("<blockquote>a</blockquote>\n<pre>b</pre>"), ["blockquote: a [quotation]", "p: b [code]"]);
    assert_eq!(show("<p>a<br>b &amp; c</p>"), ["p: a⏎b & c"]);
}

#[test]
fn tags_in_a_line_say_what_they_hold() {
    assert_eq!(
        show(
            "a <code>b</code> <q>c</q> <cite>d</cite> <i>e</i> <span lang=ru>f</span> <span translate=\"no\">g</span>"
        ),
        [r#"p: a b c d e f g [code "b"] [quotation "c"] [title "d"] [emphasis "e"] [lang ru "f"] [keep "g"]"#]
    );
    assert_eq!(show("a <span class=notranslate>b\n\nc"), ["p: a b [keep \"b\"]", "p: c"]);
    assert_eq!(show("a <abbr title=\"Long name\">LN</abbr><br/>c <!-- d --> e"), ["p: a LN⏎c  e", "title: Long name"]);
    assert_eq!(
        show("<div lang='ru' translate=no>\n\na **b**\n\n</div>\n\nc"),
        ["p: a b [lang ru] [keep] (lang ru) (keep)", "p: c"]
    );
    assert_eq!(show("[a <b>c</b>](d \"e\")"), ["p: a c", "title: e"]);
}

#[test]
fn front_matter_comes_first() {
    assert_eq!(show("---\ntitle: Lachin\n---\n# A\n"), ["front:title: Lachin [heading]", "h1: A [heading]"]);
}

#[test]
fn hostile_input_ends_soon() {
    let units = [
        ">",
        "> ",
        "[",
        "![",
        "[[",
        "*",
        "**a",
        "_a_",
        "~",
        "`",
        "``a` ",
        "<",
        "<a ",
        "<a b='",
        "<!--",
        "&",
        "\\",
        "$",
        "$a",
        "|",
        "- ",
        "1. ",
        "[^a",
        "[^1]: ",
        "[a]: b\n",
        "(",
        "](",
        "[a](",
        "<div>",
        "<span>",
        "<q>a</q>",
        "<https://",
        "|a|b|\n|-|-|\n",
        "a\n: b\n\n",
        "#",
        "---\n",
        "\t",
        "![a](b 'c')",
        "[a](b 'c",
        "<p title=a>",
        "\"",
        "*a **b ",
    ];
    fixtures::holds_repeated(&units, 10_000, segments);
}

fn markdown() -> impl Strategy<Value = String> {
    let parts = [
        "Stepanakert",
        "Şuşa",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "](u \"t t\")",
        "![",
        "[^1]",
        "[^1]: ",
        "&amp;",
        "&eacute;",
        "&",
        "\\",
        "\\*",
        "\\|",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<q>",
        "</q>",
        "<div lang=ru>",
        "</div>",
        "<br>",
        "<!-- c -->",
        "<img alt='a &amp; b' title=x>",
        "<code>",
        "</code>",
        "<script>",
        "</script>",
        "|",
        "|-|-|\n",
        "# ",
        "\n===\n",
        "\n---\n",
        "```\n",
        "$",
        "$$",
        "<https://a.b>",
        "[r]: /x 't'\n",
        "[r]",
        "[[",
        "]]",
        "\t",
        ": ",
        "x",
        "é",
        "\u{ad}",
        "---\n",
        "title: ",
        "\"",
        "'",
        "|\n",
        "+++\n",
        "\\\n",
        "  \n",
        "\u{a0}",
        "[!NOTE]",
        "\r",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 2000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn places_are_exact(markdown in markdown()) {
        prop_assert_eq!(segments(&markdown).map(|_| ()), Ok(()));
    }
}
