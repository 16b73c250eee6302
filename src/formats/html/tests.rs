use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};

use super::*;
use crate::formats::fixtures;

fn segments(html: &str) -> Result<Vec<String>, String> {
    fixtures::segments(&FORMAT, "a.html", html)
}
fn show(html: &str) -> Vec<String> {
    segments(html).expect("segments hold together")
}

#[test]
fn blocks_are_segments() {
    assert_eq!(
        show("<h1>A <i>b</i></h1>\n<p>c\n  d<div>e<p>f</div>g"),
        [r#"h1: A b [heading] [emphasis "b"]"#, "p: c⏎  d", "p: e", "p: f", "p: g"]
    );
    assert_eq!(
        show("<ul><li>a<li><p>b</p><p>c</ul><dl><dt>d<dd>e</dl>"),
        ["li: a", "li: b", "li: c", "dt: d", "dd: e"]
    );
    assert_eq!(
        show("<table><caption>a</caption><tr><th>b<td>c<tr><td><p>d</table>e"),
        ["caption: a [caption]", "th: b", "td: c", "td: d", "p: e"]
    );
    assert_eq!(show("<figure><img alt=a><figcaption>b</figcaption></figure>"), ["img-alt: a", "caption: b [caption]"]);
    assert_eq!(show("<blockquote><p>a</p>b</blockquote>"), ["blockquote: a [quotation]", "blockquote: b [quotation]"]);
    assert_eq!(
        show("<title>a &amp; b</title><button>c</button><select><option>d<option>e</select>f"),
        ["title: a & b [heading]", "p: c", "p: d", "p: e", "p: f"]
    );
    assert_eq!(show("a<br>b<br/>c<hr>d"), ["p: a⏎b⏎c", "p: d"]);
    assert!(show("").is_empty() && show(" <p> \n</p>").is_empty());
}

#[test]
fn words_go_through_tags_and_references() {
    assert_eq!(
        show("<b>Step</b>ana<a href=x>kert</a> M&uuml;ller&nbsp;x &#601;&eacute &bogus; a & b"),
        ["p: Stepanakert Müller\u{a0}x əé &bogus; a & b"]
    );
    assert_eq!(show("<p>Red\n\n\n  Bazaar &lt;b&gt;</p>"), ["p: Red⏎Bazaar <b>"]);
    assert_eq!(show("a <!-- x --> b<!d>c"), ["p: a  bc"]);
}

#[test]
fn languages_nest() {
    assert_eq!(
        show("<html lang=az><body><p>a <span lang=ru>b</span><p lang=hy>c<div lang=ka><span lang=en>d</span></div>e"),
        [
            r#"p: a b [lang ru "b"]"#,
            "p: c [lang hy] (lang hy)",
            "p: d [lang en] [lang ka] (lang en)",
            "p: e",
            "fact: lang az"
        ]
    );
    assert_eq!(show("<meta http-equiv=content-language content=ru><html lang=en>"), ["fact: lang en"]);
    assert_eq!(show("<meta property='og:locale' content=hy_AM><p>a"), ["p: a", "fact: lang hy-AM"]);
    assert_eq!(show("<html lang=en><body lang=ru><p>a"), ["p: a [lang ru] (lang ru)", "fact: lang en"]);
    assert_eq!(show("<html><body xml:lang=ru><img alt=b lang=az>"), ["img-alt: b (lang az)", "fact: lang ru"]);
}

#[test]
fn what_is_kept_is_marked() {
    assert_eq!(
        show("<div translate=no>a<p translate=yes>b</p></div><p class='x notranslate'>c</p><p>d <b translate=no>e</b>"),
        ["p: a [keep] (keep)", "p: b", "p: c [keep] (keep)", r#"p: d e [keep "e"]"#]
    );
    assert_eq!(show("<code>a</code> <kbd>b</kbd> c"), [r#"p: a b c [code "a"] [code "b"]"#]);
    assert_eq!(show("<pre>a\n b</pre>"), ["p: a⏎ b [code]"]);
    assert!(
        show("<script>a<b</script><style>c</style><template>d<p title=x>e</template><textarea>f</textarea>").is_empty()
    );
    assert_eq!(show("<q>a</q> <cite>b</cite> <ruby>c<rt>d</rt></ruby>"), [r#"p: a b c [quotation "a"] [title "b"]"#]);
}

#[test]
fn attributes_hold_prose_and_facts() {
    assert_eq!(
        show("<p title='A &quot;b&quot;'>c <img src=d alt='e &amp; f'> <input type=submit value=g placeholder=h></p>"),
        ["p: c", "title: A \"b\"", "img-alt: e & f", "label: g", "label: h"]
    );
    assert_eq!(
        show("<meta name=description content='a b'><meta property=og:title content=c><meta name=keywords content=d>"),
        ["description: a b", "title: c"]
    );
    assert_eq!(
        show(
            "<meta name=date content=2023-09-21T10:00><time datetime=1994-05-12>x</time><meta name=event-date content=2023-09-19>"
        ),
        ["p: x", "fact: date 2023-09-21", "fact: event-date 2023-09-19"]
    );
    assert_eq!(show("<time itemprop=datePublished datetime=2023-09-21>x</time>"), ["p: x", "fact: date 2023-09-21"]);
    assert_eq!(
        show("<meta name=date content=soon>"),
        ["problem 1:25: `date` is not a full date; write it as 2026-11-30"]
    );
    assert_eq!(show("<a title='?a=1&copy=2'>b</a>"), ["p: b", "title: ?a=1&copy=2"]);
}

#[test]
fn xhtml_has_text_in_sections() {
    let page = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"ru\"><p>a<![CDATA[ <b> &amp; ]]>c</p></html>";
    assert_eq!(show(page), ["p: a <b> &amp; c", "fact: lang ru"]);
    assert_eq!(show("<p>a<![CDATA[ b ]]>c</p>"), ["p: ac"]);
}

#[test]
fn front_matter_may_come_first() {
    assert_eq!(
        show("---\ntitle: Lachin\nlang: en\n---\n<h1>A</h1>"),
        ["front:title: Lachin [heading]", "h1: A [heading]", "fact: lang en"]
    );
}

#[test]
fn hostile_input_ends_soon() {
    let units = [
        "<",
        "<a ",
        "<a b='",
        "<!--",
        "<!---",
        "&",
        "&#",
        "&a",
        "<p>",
        "<p",
        "</p>",
        "</",
        "<div>",
        "<b>",
        "<b><p>",
        "<li>",
        "<table>",
        "<td>",
        "<q>a</q>",
        "<div lang=ru>",
        "<script>",
        "<title>",
        "<![CDATA[",
        "<?",
        "<?php",
        "\n",
        "\n\na",
        " ",
        "<br>",
        "<p title=a>",
        "<img alt=\"",
        "<div translate=no>",
        "<html lang=a>",
        "\u{ad}",
    ];
    fixtures::holds_repeated(&units, 20_000, segments);
}

fn html() -> impl Strategy<Value = String> {
    let parts = [
        "Stepanakert",
        "Şuşa",
        "e\u{301}",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<q>",
        "</q>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<div lang=ru>",
        "</div>",
        "<span translate=no>",
        "</span>",
        "<br>",
        "<br/>",
        "<!-- c -->",
        "<!--",
        "-->",
        "<img alt='a &amp; b' title=x>",
        "<code>",
        "</code>",
        "<script>",
        "</script>",
        "&amp;",
        "&eacute",
        "&#601;",
        "&",
        ";",
        "<",
        ">",
        "\"",
        "'",
        "=",
        "<a title=\"",
        "<![CDATA[",
        "]]>",
        "<?xml ?>",
        "<html lang=az>",
        "<meta name=description content='x y'>",
        "</",
        "/>",
        "\u{a0}",
        "<pre>",
        "</pre>",
        "<h1>",
        "</h1>",
        "<template>",
        "</template>",
        "é",
        "\u{ad}",
        "---\n",
        "title: ",
        "x",
        "<div translate=yes>",
        "<br",
        "\u{feff}",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 2000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn places_are_exact(html in html()) {
        prop_assert_eq!(segments(&html).map(|_| ()), Ok(()));
    }
}
