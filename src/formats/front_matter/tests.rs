use super::*;

fn texts(source: &str) -> Vec<(String, String)> {
    let front = read(source);
    for (element, text) in &front.texts {
        for (index, run) in text.runs.iter().enumerate() {
            let end = text.runs.get(index + 1).map_or(text.plain.len(), |next| next.plain as usize);
            if run.verbatim {
                assert_eq!(&text.plain[run.plain as usize..end], &source[run.source.range()], "{element}");
            }
        }
    }
    front.texts.into_iter().map(|(element, text)| (element.into_owned(), text.plain.into_owned())).collect()
}
fn pair(key: &str, text: &str) -> (String, String) {
    (format!("front:{key}"), text.to_owned())
}

const YAML: &str = "\
---
# the page
title: \"Road to \\u0218u\\\"a\"
subtitle: 'It''s open'
description: >-
  The road is open,
  they say.

summary: |
    Line one
      line two
lead: plain text over
  two lines # comment
image:
  src: /img/lachin-road.jpg
  caption: A road
  credits:
    - text: By the Lachin office
gallery:
- caption: One
  file: a.jpg
- caption: Two
tags: [Lachin road today, b]
slug: the-lachin-road
lang: en-GB
date: 2023-09-19T10:00:00+04:00
event_date: 20.09.2023
doctype: letter
---
Body
";

#[test]
fn yaml_fields_are_read_with_their_places() {
    assert_eq!(
        texts(YAML),
        [
            pair("title", "Road to Șu\"a"),
            pair("subtitle", "It's open"),
            pair("description", "The road is open,\nthey say."),
            pair("summary", "Line one\n  line two"),
            pair("lead", "plain text over\ntwo lines"),
            pair("image.caption", "A road"),
            pair("image.credits.text", "By the Lachin office"),
            pair("gallery.caption", "One"),
            pair("gallery.caption", "Two"),
        ]
    );
    let front = read(YAML);
    assert!(front.problems.is_empty(), "{:?}", front.problems);
    assert_eq!(&YAML[front.body..], "Body\n");
    assert_eq!(front.facts.lang, Some(Lang::new("en-GB")));
    assert_eq!(front.facts.written, Some(Date { year: 2023, month: 9, day: 19 }));
    assert_eq!(front.facts.event, Some(Date { year: 2023, month: 9, day: 20 }));
    assert_eq!(front.facts.doctype.as_deref(), Some("letter"));
}

#[test]
fn maps_within_brackets_are_read() {
    let source = "---\nb: {title: a doctor is here, alt: 'x ''y', more: [{caption: One}, {caption: Two, \"text\": three}]}\nc: {\n  title: d, # e\n  f: {}\n  }\ntitle: g\n---\n";
    assert_eq!(
        texts(source),
        [
            pair("b.title", "a doctor is here"),
            pair("b.alt", "x 'y"),
            pair("b.more.caption", "One"),
            pair("b.more.caption", "Two"),
            pair("b.more.text", "three"),
            pair("c.title", "d"),
            pair("title", "g"),
        ]
    );
    assert!(read(source).problems.is_empty());
    assert_eq!(texts("+++\nb = { title = \"a\", alt = 'c' }\n+++\n"), [pair("b.title", "a"), pair("b.alt", "c")]);
    let open = "---\nb: {title: a\ntitle: c\n---\n";
    assert_eq!((texts(open), read(open).problems.len()), (vec![pair("b.title", "a"), pair("title", "c")], 1));
}

#[test]
fn toml_fields_are_read_with_their_places() {
    let source = "+++\ntitle = \"Lachin\"\ndate = 2023-09-19\nlanguage = 'ru'\nsummary = \"\"\"\nOne\ntwo\\u0021\"\"\"\ntags = [\n  \"a b c d\",\n]\n[cover]\nalt = 'A \"road\"' # x\n+++\nBody";
    assert_eq!(texts(source), [pair("title", "Lachin"), pair("summary", "One\ntwo!"), pair("cover.alt", "A \"road\"")]);
    let front = read(source);
    assert!(front.problems.is_empty(), "{:?}", front.problems);
    assert_eq!(front.facts.lang, Some(Lang::new("ru")));
    assert!(front.facts.written.is_some());
    assert_eq!(&source[front.body..], "Body");
}

#[test]
fn line_ends_of_other_systems_are_the_same() {
    let crlf = YAML.replace('\n', "\r\n");
    assert_eq!(texts(&crlf).len(), texts(YAML).len());
    assert_eq!(texts(&crlf)[0], texts(YAML)[0]);
    assert_eq!(texts(&crlf)[2].1.replace('\r', ""), texts(YAML)[2].1);
    assert_eq!(&crlf[read(&crlf).body..], "Body\r\n");
}

#[test]
fn mistakes_are_reported_and_the_rest_is_read() {
    let source = "---\ntitle: \"Open\nrubbish\nsummary: a: b\n\tlead: x\ndate: yesterday\ncaption: Shusha\nmore: [a, b\n---\nBody";
    let front = read(source);
    let places: Vec<_> = front.problems.iter().map(|problem| &source[problem.span.range()]).collect();
    assert_eq!(places, ["\"", "rubbish", ":", ":", "yesterday", "["], "{:?}", front.problems);
    assert!(texts(source).contains(&pair("title", "Open")));
    assert!(texts(source).contains(&pair("caption", "Shusha")));
    assert_eq!(&source[front.body..], "Body");
}

#[test]
fn an_open_fence_is_a_problem_and_a_thematic_break_is_none() {
    let front = read("---\ntitle: Lachin\n\nBody");
    assert_eq!((front.problems.len(), front.texts.len(), front.body), (1, 1, 18));
    for source in ["---\n\nBody", "---\nA sentence: and more", "---", "", "text\n---\na: b\n---\n", "----\na: b\n---"] {
        let front = read(source);
        assert_eq!((front.problems.len(), front.texts.len(), front.body), (0, 0, 0), "{source:?}");
    }
    assert_eq!(read("---\n---\nx").body, 8);
}

#[test]
fn dates_are_whole() {
    let date = |text| parse_date(text).map(|date| date.to_string());
    assert_eq!(date("2023-9-5").as_deref(), Some("2023-09-05"));
    assert_eq!(date(" 2023/09/05 10:00 ").as_deref(), Some("2023-09-05"));
    assert_eq!(date("05.09.2023").as_deref(), Some("2023-09-05"));
    for bad in
        ["2023-09", "2023-02-29", "2023-13-01", "05/09/2023", "2023-09-05x", "", "-", "2023-00-00", "99999-01-01"]
    {
        assert_eq!(date(bad), None, "{bad}");
    }
}
