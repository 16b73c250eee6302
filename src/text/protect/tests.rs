use proptest::{prop_assert, proptest};

use super::*;

/// What protects the first `name` of the text.
fn find(text: &str, name: &str) -> Option<(String, Protected)> {
    let at = text.find(name).expect("the name is in the text");
    around(text, PlainSpan::new(at, at + name.len())).map(|(span, kind)| (text[span.range()].to_owned(), kind))
}

#[test]
fn addresses_are_protected() {
    use Protected::{Email, FileName, Handle, Hashtag, Placeholder, Url};
    for (text, whole, kind) in [
        ("See https://example.org/stepanakert-guide and", "https://example.org/stepanakert-guide", Url),
        (
            "(https://ru.wikipedia.org/wiki/stepanakert_(город)).",
            "https://ru.wikipedia.org/wiki/stepanakert_(город)",
            Url,
        ),
        ("at www.stepanakert.am, we", "www.stepanakert.am", Url),
        ("on stepanakert.am.", "stepanakert.am", Url),
        ("on news.am/eng/stepanakert, too", "news.am/eng/stepanakert", Url),
        ("stepanakert.co.uk?x=1", "stepanakert.co.uk?x=1", Url),
        ("<ftp://x.y/stepanakert>", "ftp://x.y/stepanakert", Url),
        ("urn:place:stepanakert", "urn:place:stepanakert", Url),
        ("write to stepanakert@example.org.", "stepanakert@example.org", Email),
        ("write to info@stepanakert.am!", "info@stepanakert.am", Email),
        ("and @stepanakert_news for photos.", "@stepanakert_news", Handle),
        ("(@stepanakert)", "@stepanakert", Handle),
        ("@news@stepanakert.social", "@news@stepanakert.social", Handle),
        ("tag #stepanakert.", "#stepanakert", Hashtag),
        ("#stepanakert_2020, #x", "#stepanakert_2020", Hashtag),
        ("open stepanakert.jpg.", "stepanakert.jpg", FileName),
        ("stepanakert-2.JPG", "stepanakert-2.JPG", FileName),
        ("in /srv/stepanakert/x now", "/srv/stepanakert/x", FileName),
        ("C:\\Users\\stepanakert\\a.txt", "C:\\Users\\stepanakert\\a.txt", FileName),
        ("../stepanakert/a", "../stepanakert/a", FileName),
        ("photos/stepanakert/001", "photos/stepanakert/001", FileName),
        ("(img/stepanakert.png)", "img/stepanakert.png", FileName),
        ("Hello {stepanakert}!", "{stepanakert}", Placeholder),
        ("%(stepanakert)s", "%(stepanakert)s", Placeholder),
        ("${stepanakert}", "${stepanakert}", Placeholder),
        ("{{ site.stepanakert | upcase }}", "{{ site.stepanakert | upcase }}", Placeholder),
        ("{% link stepanakert %}", "{% link stepanakert %}", Placeholder),
        ("%stepanakert%", "%stepanakert%", Placeholder),
        ("<stepanakert>", "<stepanakert>", Placeholder),
        ("<a name=stepanakert>", "<a name=stepanakert>", Placeholder),
        ("$stepanakert is", "$stepanakert", Placeholder),
        ("stepanakert_news is", "stepanakert_news", Placeholder),
        ("call stepanakert() now", "stepanakert", Placeholder),
        ("stepanakert-2023-09", "stepanakert-2023-09", Placeholder),
        ("with --stepanakert on", "--stepanakert", Placeholder),
        ("the `stepanakert` key", "`stepanakert`", Placeholder),
    ] {
        assert_eq!(find(text, "stepanakert"), Some((whole.to_owned(), kind)), "{text}");
    }
    assert_eq!(find("https://hy.wikipedia.org/wiki/Ստեփանակերտ։", "Ստեփանակերտ").map(|found| found.1), Some(Url));
    assert_eq!(find("#Степанакерт", "Степанакерт").map(|found| found.1), Some(Hashtag));
}

#[test]
fn ordinary_words_are_not() {
    for text in [
        "Stepanakert/Khankendi",
        "Khankendi/Stepanakert",
        "Shusha/Stepanakert/Lachin",
        "Baku–Stepanakert",
        "Lachin-Stepanakert",
        "Lachin-Stepanakert-Goris",
        "lachin-Stepanakert",
        "Stepanakert.The road",
        "Stepanakert.In",
        "Stepanakert.Am",
        "road to Stepanakert.",
        "(Stepanakert)",
        "Stepanakert's",
        "“Stepanakert”in",
        "Stepanakert/",
        "/Stepanakert/",
        "Khankendi /Stepanakert/ is",
        "@ Stepanakert",
        "# Stepanakert",
        "1) Stepanakert",
        "a@b Stepanakert",
        "_Stepanakert_",
        "*Stepanakert*",
        "Stepanakert,Shusha",
        "Stepanakert...",
        "Stepanakert:8",
        "--Stepanakert",
        "Stepanakert--a",
        "3 < Stepanakert > 2",
        "$5 Stepanakert",
        "100% Stepanakert 5%",
        "Stepanakert-2023",
        "https://a.b Stepanakert",
        "Stepanakert (https://a.b)",
        "{a} Stepanakert {b}",
        "{{ a }} Stepanakert {{ b }}",
        "and/or Stepanakert",
        "Stepanakert.It",
        "Stepanakert.org?".trim_end_matches(".org?"),
        "C: Stepanakert",
        "a.Stepanakert",
        "<b>Stepanakert</b>",
        "<the town of Stepanakert>",
        "Şuşa`da Stepanakert`te",
        "St.Stepanakert",
        "e.g.Stepanakert",
        "@user-Stepanakert road",
    ] {
        assert_eq!(find(text, "Stepanakert"), None, "{text}");
    }
}

#[test]
fn what_a_term_was_is_protected() {
    let text = "the Town [exonym: needs review; was: old [Town] and Town] of Town";
    let found = |nth: usize| {
        let at = text.match_indices("Town").nth(nth).expect("there").0;
        around(text, PlainSpan::new(at, at + 4)).map(|(span, _)| &text[span.range()])
    };
    let remark = "[exonym: needs review; was: old [Town] and Town]";
    assert_eq!([found(0), found(1), found(2), found(3)], [None, Some(remark), Some(remark), None]);
    let open = "[exonym: needs review; was: Town ə";
    assert!(around(open, PlainSpan::new(28, 32)).is_some());
}

#[test]
fn long_chunks_take_bounded_time() {
    for unit in ["a", "/", "@", "://", "www.", ")", "{", "<a ", "ə", "#", ".", "\\"] {
        let text = unit.repeat(100_000 / unit.len());
        let middle = text.floor_char_boundary(text.len() / 2);
        let end = text.ceil_char_boundary(middle + 1);
        for _ in 0..2 {
            around(&text, PlainSpan::new(middle, end));
        }
    }
    assert_eq!(around("", PlainSpan::new(0, 0)), None);
    assert_eq!(around("a", PlainSpan::new(0, 5)), None);
}

proptest! {
    #[test]
    fn the_range_holds_the_hit(before in "[ a-c@#./:{}<>$%_()\\\\`ə=-]{0,12}", after in "[ a-c@#./:{}<>$%_()\\\\`ə=-]{0,12}") {
        let text = format!("{before}Şuşa{after}");
        let hit = PlainSpan::new(before.len(), before.len() + "Şuşa".len());
        if let Some((span, _)) = around(&text, hit) {
            prop_assert!(span.contains(hit), "{} {:?}", text, span);
            prop_assert!(text.get(span.range()).is_some(), "{} {:?}", text, span);
        }
    }
}

#[test]
fn addresses_among_letters_without_spaces() {
    let kind = |text: &str| {
        let start = text.find("舒沙").expect("there");
        around(text, PlainSpan::new(start, start + "舒沙".len())).map(|(_, kind)| kind)
    };
    for text in [
        "访问https://example.com网站在舒沙",
        "访问example.com在舒沙",
        "在舒沙打开report.pdf",
        "写信给a@example.com的舒沙",
    ] {
        assert_eq!(kind(text), None, "{text}");
    }
    assert_eq!(kind("见https://example.com/舒沙"), Some(Protected::Url));
    assert_eq!(kind("#舒沙停电"), Some(Protected::Hashtag));
    assert_eq!(kind("舒沙.pdf"), Some(Protected::FileName));
}
