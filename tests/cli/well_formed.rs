//! What XML 1.0 and Namespaces in XML call well-formed is taken by every verb; all else is refused by every verb, with its place,
//! and nothing is written.

use super::support::Folder;

const HEAD: &str = "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" \
                    adminlang=\"en\" srclang=\"en\" datatype=\"xml\"/><body>";

fn memory(segment: &str) -> String {
    format!(
        "{HEAD}\n<tu><tuv xml:lang=\"en\"><seg>one two</seg></tuv><tuv xml:lang=\"de\"><seg>eins zwei</seg></tuv></tu>\n\
         <tu><tuv xml:lang=\"en\"><seg>{segment}</seg></tuv><tuv xml:lang=\"de\"><seg>drei</seg></tuv></tu></body></tmx>\n"
    )
}

fn termbase(entries: &str) -> String {
    format!(
        "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>\
         <text><body>\n{entries}</body></text></martif>\n"
    )
}

fn entry(term: &str) -> String {
    format!("<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>{term}</term></tig></langSet></termEntry>\n")
}

/// In the text of an element.
const BROKEN: &[&str] = &[
    "a &nbsp; b",
    "a & b",
    "a &#x2; b",
    "a &#xD800; b",
    "a &#0; b",
    "a &#+65; b",
    "a \u{B} b",
    "a \u{FFFE} b",
    "a ]]> b",
    "a <!-- x -- y --> b",
    "a <!-- x ---> b",
    "a <?xml version=\"1.0\"?> b",
    "a <?1 x?> b",
    "a <?x? y?> b",
    "a <ph x=\"1\"y=\"2\"/> b",
    "a <ph x=\"1 & 2\"/> b",
    "a <ph x=\"&nbsp;\"/> b",
    "a <ph x=\"\u{1}\"/> b",
    "a <ph x=\"a < b\"/> b",
    "a <ph x;=\"1\"/> b",
    "a <ph x\u{FFFE}y=\"1\"/> b",
    "a <ph;/> b",
    "a <p:ph/> b",
    "a <ph p:x=\"1\"/> b",
    "a <ph xmlns:p=\"urn:p\"/> <p:ph/> b",
    "a <ph xmlns:p=\"\"/> b",
    "a <p:q:ph xmlns:p=\"urn:p\"/> b",
];

const SOUND: &[&str] = &[
    "a\u{A0}b & c",
    "a &#38; &lt; b",
    "a &#x41; &#xFFFD; b",
    "a \u{FFFD} \u{FEFF} \u{FF80} b",
    "a ]] > ]>b",
    "a ]]&gt; b > c",
    "a <!-- x - y & < <z> ]]> --> b",
    "a <?xmlish version=\"1.0\"b?> b",
    "a <?target --?> b",
    "a <?x?> b",
    "a <![CDATA[<p:ph> & --]]> b",
    "a <![CDATA[ ]]]]><![CDATA[> ]]> b",
    "a <ph x = \"1\"\n\ty='2' /> b",
    "a <ph x=\"1 &amp; &#50; ]]> --\"/> b",
    "a <ph xml:space=\"preserve\" xml:lang='en'/> b",
    "a <p:ph xmlns:p=\"urn:p\" p:x=\"1\"/> b",
    "a <ph xmlns:p=\"urn:p\"><p:ph><p:q/></p:ph></ph> b",
    "a <ph.1-x_é/> b",
    "\"it's\" a",
];

/// Which verbs say that they could not be done with a file; those that write do so beside it.
fn refused_by(name: &str, text: &str) -> Vec<&'static str> {
    let folder = Folder::empty();
    folder.write(name, text);
    folder.write("draft.md", "One two.\n");
    let out = if name.ends_with("tmx") { "out.tmx" } else { "out.tbx" };
    let mut verbs = vec![
        ("info", vec!["info", name]),
        ("fmt", vec!["fmt", "--check", name]),
        ("convert", vec!["convert", name, out]),
        ("strip", vec!["convert", "--strict", name, "out.csv"]),
        ("import", vec!["import", "--into", "g.toml", "--from", "en", "--to", "de", name]),
        ("diff", vec!["diff", name, name]),
        ("check", vec!["check", "--no-config", "--glossary", name, "draft.md"]),
    ];
    if name.ends_with("tmx") {
        verbs.push(("match", vec!["match", "--tm", name, "--from", "en", "--to", "de", "one two"]));
        verbs.push(("concordance", vec!["concordance", "--tm", name, "--from", "en", "--to", "de", "one"]));
    }
    verbs
        .into_iter()
        .filter(|(verb, args)| {
            let ran = folder.run(args);
            let refused = ran.status == 2;
            let placed = ran.stderr.contains(&format!("{name}:")) || ran.out().contains(&format!("{name}:"));
            assert!(!refused || placed || *verb == "info" || *verb == "strip", "{verb} of {text}: {ran:?}");
            assert!(!refused || !folder.path().join(out).exists() || *verb != "convert", "{verb} of {text}");
            refused
        })
        .map(|(verb, _)| verb)
        .collect()
}

#[test]
fn what_is_not_well_formed_is_refused_by_every_verb() {
    for broken in BROKEN {
        let refused = refused_by("m.tmx", &memory(broken));
        let all = ["info", "fmt", "convert", "strip", "import", "diff", "check", "match", "concordance"];
        assert_eq!(refused, all, "{broken}");
        assert_eq!(refused_by("t.tbx", &termbase(&entry(broken))), all[..7], "{broken}");
    }
    // Within the root there may be white space before the declaration of nothing, but not of XML.
    for text in [memory("a"), termbase(&entry("a"))] {
        let name = if text.starts_with("<tmx") { "m.tmx" } else { "t.tbx" };
        assert!(refused_by(name, &format!(" <?xml version=\"1.0\"?>{text}")).contains(&"info"), "{text}");
        assert!(!refused_by(name, &format!("<?xml version=\"1.0\"?>\n \n{text}")).contains(&"info"), "{text}");
    }
}

#[test]
fn what_is_well_formed_is_taken_by_every_verb() {
    for sound in SOUND {
        let sound = sound.replace(" & c", " &amp; c");
        // A glossary whose terms have no pair is a loss in a table.
        let refused = refused_by("m.tmx", &memory(&sound));
        assert!(refused.iter().all(|verb| *verb == "strip"), "{sound}: {refused:?}");
        let refused = refused_by("t.tbx", &termbase(&entry(&sound)));
        assert!(refused.iter().all(|verb| *verb == "strip"), "{sound}: {refused:?}");
    }
}

#[test]
fn what_is_mended_is_well_formed_and_stays_what_it_was() {
    let kinds = [
        ("R&eacute;sum&eacute; &copy;&nbsp;A&T &schwa;", "Résumé ©\u{A0}A&amp;T &amp;schwa;"),
        ("a ]]> b", "a ]]&gt; b"),
        ("a &#0;b\u{B}", "a b"),
        ("a <!-- x -- y --> b", "a <!-- x - - y --> b"),
        ("a <?xml version=\"1.0\"?>b", "a b"),
    ];
    for (given, expected) in kinds {
        let folder = Folder::empty();
        folder.write("m.tmx", memory(given));
        let ran = folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let text = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert!(text.contains(&format!("<seg>{expected}</seg>")), "{given}: {text}");
        assert!(refused_by("m.tmx", &text).is_empty() || refused_by("m.tmx", &text) == ["strip"], "{text}");
        folder.write("t.tbx", termbase(&entry(given)));
        let ran = folder.run(["lint", "--repair", "t.tbx", "-o", "out.tbx"]);
        let text = String::from_utf8(folder.read("out.tbx")).expect("UTF-8");
        // An empty remark of a term is no term: where it stands is the formatter's.
        assert!(text.contains(expected) || given.contains("<!--"), "{given}: {text}\n{}", ran.out());
        assert!(!refused_by("t.tbx", &text).contains(&"info"), "{text}");
    }
    for broken in BROKEN {
        let folder = Folder::empty();
        folder.write("m.tmx", memory(broken));
        folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
        let text = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert!(!refused_by("m.tmx", &text).contains(&"info"), "{broken}: {text}");
        assert!(text.contains("eins zwei"), "{broken}: {text}");
        folder.write("t.tbx", termbase(&entry(broken)));
        let ran = folder.run(["lint", "--repair", "t.tbx", "-o", "out.tbx"]);
        // A prefix that is declared as nothing, a name of three parts, or an instruction without a space is left to a person.
        let by_hand = ["p=\"\"", "p:q:", "<?x?"].iter().any(|kind| broken.contains(kind));
        assert_eq!(ran.status, if by_hand { 2 } else { 0 }, "{broken}: {}", ran.stderr);
        if !by_hand {
            let text = String::from_utf8(folder.read("out.tbx")).expect("UTF-8");
            assert!(!refused_by("t.tbx", &text).contains(&"info"), "{broken}: {text}");
        }
    }
}

#[test]
fn a_repair_that_leaves_units_out_ends_with_2() {
    let twice = "<tu tuid=\"1\" tuid=\"2\"><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu></body>";
    for (text, status) in [
        (memory("a").replace("</body>", twice), 2),
        (memory("a & b"), 0),
        (memory("a"), 0),
        (memory("a").replace("<seg>drei", "<seg"), 2),
    ] {
        let folder = Folder::empty();
        folder.write("m.tmx", &text);
        let ran = folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
        assert_eq!(ran.status, status, "{text}\n{}", ran.stderr);
        // What can be mended is written in both cases.
        assert!(String::from_utf8(folder.read("out.tmx")).expect("UTF-8").contains("eins zwei"));
        assert_eq!(ran.stderr.contains("could not be mended"), status == 2, "{}", ran.stderr);
    }
    let folder = Folder::empty();
    folder.write("m.tmx", "<tmx><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu></body></tmx>");
    let ran = folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
    assert!(!ran.stderr.contains(":0:0"), "{}", ran.stderr);
}

/// What a repair writes is read again, or nothing is written.
#[test]
fn what_stands_between_units_is_mended_or_left_out() {
    let between = |piece: &str| memory("a").replacen("<tu", &format!("{piece}<tu"), 1);
    let stray = "id=\"1\">\n<tuv xql:lang=\"en\"><seg>lorry</seg></tuv>\n";
    let instruction = "<?xmlx<tmx version=\"1.4\"><header/><?xml version=\"1.0\"?>\n";
    for (text, status, said) in [
        // A unit that lost its beginning, with a prefix that nothing declares.
        (between(stray), 2, "1 piece outside of units left out"),
        // A remark whose end is only seen once a character is away holds half a unit.
        (between("<!-- notes -\u{0}-><tu><note></tu>-->"), 2, "1 piece outside of units left out"),
        (between("<!-- a -- b -->"), 0, "`--` within a remark"),
        (memory("a").replacen("</tmx>", "<x:y/></tmx>", 1), 2, "1 piece outside of units left out"),
        (memory("a").replacen("</body></tmx>", "</bod", 1), 0, "the end of the file is missing: written anew"),
        // The name of the root within an instruction is not the root.
        (format!("{instruction}{}", memory("a")), 0, "`<?` without a name"),
    ] {
        let folder = Folder::empty();
        folder.write("m.tmx", &text);
        let ran = folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
        assert_eq!(ran.status, status, "{text}\n{}", ran.stderr);
        assert!(ran.stderr.contains(said), "{text}\n{}", ran.stderr);
        let out = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert!(out.contains("eins zwei"), "{out}");
        assert!(!refused_by("m.tmx", &out).contains(&"info"), "{text}\n{out}");
        if status == 2 {
            let ran = folder.run(["convert", "--repair", "--strict", "m.tmx", "strict.tmx"]);
            assert!(ran.stderr.contains("1 piece outside of units could not be mended"), "{}", ran.stderr);
            assert!(!folder.path().join("strict.tmx").exists());
        }
    }
}

#[test]
fn a_repair_goes_on_behind_what_is_broken() {
    let whole = memory("a");
    let ends = whole.rfind("<tu>").expect("a second unit");
    let between = |piece: &str| format!("{}{piece}{}", &whole[..ends], &whole[ends..]);
    for (text, written, status) in [
        (between("</tu>"), 2, 2),
        (between("</tuv></tu>\n"), 2, 2),
        (between("</body>"), 2, 2),
        (between("<br>"), 2, 2),
        (between("a < b"), 2, 2),
        (between("<!-- n"), 2, 2),
        (between("ng=\"en\"><seg>four</seg></tuv></tu>"), 2, 2),
        // Two files in one, and a unit without its end.
        (format!("{whole}{whole}"), 4, 2),
        (format!("{whole}<?xml version=\"1.0\"?>\n{whole}"), 4, 2),
        (whole.replacen("</tu>", "", 1), 1, 2),
        (whole.replacen("<tu>", "<tu tuid=\"3>", 1), 1, 2),
        (whole.replacen("one two", "<![CDATA[one two", 1), 2, 0),
        (between("<!-- </tu> and <tu> -->"), 2, 0),
        (format!("{whole}<!-- <tu> -->\n"), 2, 0),
    ] {
        let folder = Folder::empty();
        folder.write("m.tmx", &text);
        let ran = folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
        assert_eq!(ran.status, status, "{text}\n{}", ran.stderr);
        let out = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert_eq!(out.matches("</tu>").count() - out.matches("<!-- </tu>").count(), written, "{text}\n{out}");
        assert!(!refused_by("m.tmx", &out).contains(&"info"), "{text}\n{out}");
        assert_eq!(ran.stderr.contains("left out"), status == 2, "{text}\n{}", ran.stderr);
    }
}

#[test]
fn what_says_that_it_is_ascii_has_no_other_bytes() {
    for (name, text) in [("m.tmx", memory("Naïve café")), ("t.tbx", termbase(&entry("Naïve café")))] {
        for (label, whole, taken) in [
            ("us-ascii", text.clone(), false),
            ("ASCII", text.clone(), false),
            ("US-ASCII", text.replace("Naïve café", "Naive &#99;af&#233;"), true),
            ("UTF-8", text.clone(), true),
        ] {
            let whole = format!("<?xml version=\"1.0\" encoding=\"{label}\"?>{whole}");
            let refused = refused_by(name, &whole);
            assert_eq!(refused.contains(&"info") && refused.contains(&"convert"), !taken, "{label}: {refused:?}");
        }
        // ISO 8859-1 may say what it is.
        let folder = Folder::empty();
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
        folder.write(name, [b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>".to_vec(), latin].concat());
        assert_eq!(folder.run(["info", name]).status, 0);
    }
}

#[test]
fn the_entry_in_which_a_file_is_cut_off_is_left_out() {
    let whole = termbase(&(entry("whole") + &entry("trunc ated").replace("\"a\"", "\"b\"")));
    let folder = Folder::empty();
    for (behind, kept) in
        [("trunc at", false), ("trunc ated</te", false), ("ated</term></tig></langSet></termEntry>", true)]
    {
        let end = whole.find(behind).expect("there") + behind.len();
        folder.write("t.tbx", &whole[..end]);
        let ran = folder.run(["lint", "--repair", "t.tbx", "-o", "out.tbx"]);
        let text = String::from_utf8(folder.read("out.tbx")).expect("UTF-8");
        assert!(text.contains("<term>whole</term>"), "{text}");
        assert_eq!(text.contains("trunc"), kept, "{behind}: {text}");
        assert_eq!(ran.out().contains("cut off in this entry"), !kept, "{}", ran.out());
        folder.run(["info", "out.tbx"]);
    }
    let closed = folder.write("t.tbx", &whole);
    let ran = folder.run(["lint", "--repair", "t.tbx", "-o", "out.tbx"]);
    assert!(closed.exists() && !ran.out().contains("cut off"), "{}", ran.out());
}

#[test]
fn the_root_may_have_a_prefix_for_its_namespace() {
    let v3 = |root: &str, prefix: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<{prefix}tbx type=\"TBX-Basic\" style=\"dct\" xml:lang=\"en\" {root}><{prefix}tbxHeader>\
             <{prefix}fileDesc><{prefix}sourceDesc><{prefix}p>x</{prefix}p></{prefix}sourceDesc></{prefix}fileDesc></{prefix}tbxHeader>\
             <{prefix}text><{prefix}body><{prefix}conceptEntry id=\"c1\"><{prefix}langSec xml:lang=\"en\"><{prefix}termSec>\
             <{prefix}term>paper tray</{prefix}term></{prefix}termSec></{prefix}langSec></{prefix}conceptEntry></{prefix}body></{prefix}text>\
             </{prefix}tbx>\n"
        )
    };
    let own = "urn:iso:std:iso:30042:ed-2";
    for (root, prefix, good) in [
        (format!("xmlns=\"{own}\""), "", true),
        (format!("xmlns:x=\"{own}\""), "x:", true),
        (format!("xmlns:tbx=\"{own}\""), "tbx:", true),
        ("xmlns:x=\"urn:other\"".to_owned(), "x:", false),
        (format!("xmlns:x=\"urn:other\" xmlns:tbx=\"{own}\""), "x:", false),
        (format!("xmlns:x=\"{own}\""), "", false),
    ] {
        let folder = Folder::empty();
        folder.write("t.tbx", v3(&root, prefix));
        let ran = folder.run(["lint", "t.tbx"]);
        assert_eq!(ran.status, i32::from(!good), "{root} {prefix}: {}{}", ran.out(), ran.stderr);
        assert_eq!(ran.out().contains("is not in its namespace"), !good, "{root} {prefix}: {}", ran.out());
        assert_eq!(folder.run(["import", "--into", "g.toml", "t.tbx"]).status, 0);
        assert!(String::from_utf8(folder.read("g.toml")).expect("UTF-8").contains("paper tray"));
    }
}

#[test]
fn a_body_of_which_nothing_is_understood_is_a_mistake() {
    let strange = "<entry><langGroup><termGroup><term>paper tray</term></termGroup></langGroup></entry>";
    let ours = entry("paper tray");
    for (body, taken) in [
        (strange.to_owned(), false),
        (format!("<p>words</p>{strange}"), false),
        (String::new(), true),
        ("<!-- nothing yet -->".to_owned(), true),
        (format!("{ours}{strange}"), true),
        (format!("<part>{ours}</part>"), true),
    ] {
        let refused = refused_by("t.tbx", &termbase(&body));
        for verb in ["info", "import", "check"] {
            assert_eq!(refused.contains(&verb), !taken, "{verb} of {body}: {refused:?}");
        }
    }
}

#[test]
fn what_is_no_language_is_left_out_and_told_and_a_slip_refused() {
    for (lang, status) in [("C", 0), ("x-default", 0), ("---", 0), ("ent", 2), ("deutsch", 2), ("fr", 0), ("qaa", 0)] {
        let second = format!("</tuv><tuv xml:lang=\"{lang}\"><seg>key</seg></tuv></tu></body>");
        let tmx = memory("three").replace("</tuv></tu></body>", &second);
        let tbx = termbase(&entry("three").replace(
            "</termEntry>",
            &format!("<langSet xml:lang=\"{lang}\"><tig><term>key</term></tig></langSet></termEntry>"),
        ));
        let opaque = lang.len() == 1 || lang.starts_with(['-', 'x']);
        for (name, text) in [("m.tmx", tmx), ("t.tbx", tbx)] {
            let folder = Folder::empty();
            folder.write(name, text);
            let ran = folder.run(["import", "--into", "g.toml", name]);
            assert_eq!(ran.status, status, "{name} {lang}: {}{}", ran.out(), ran.stderr);
            let written = folder.path().join("g.toml").exists();
            assert_eq!(written, status == 0);
            if written {
                let glossary = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
                assert!(glossary.contains("three") && glossary.contains("\"key\"") != opaque, "{lang}: {glossary}");
                assert_eq!(ran.stderr.contains("no language"), opaque, "{lang}: {}", ran.stderr);
                let strict = folder.run(["import", "--strict", "--into", "s.toml", name]);
                assert_eq!(strict.status, if opaque { 2 } else { 0 }, "{lang}: {}", strict.stderr);
            }
        }
    }
    // What lint calls none, it does not tell to write.
    let folder = Folder::empty();
    folder.write("t.tbx", termbase(&entry("x").replace("xml:lang", "lang").replace("\"en\"", "\"C\"")));
    let ran = folder.run(["lint", "t.tbx"]);
    assert!(!ran.out().contains("write `xml:lang=\"C\"`"), "{}", ran.out());
}

#[test]
fn segments_are_compared_by_what_they_mean() {
    let same = [
        ("caf&#233; a", "café a"),
        ("it&apos;s", "it's"),
        ("a <ph x='1'/>", "a <ph x=\"1\"></ph>"),
        ("<![CDATA[<]]> b", "&lt; b"),
        ("a > b", "a &gt; b"),
    ];
    let other = [("cafe a", "café a"), ("a <ph x='1'/>", "a <ph x='2'/>"), ("a  b", "a b"), ("&lt;b> a", "<ph/> a")];
    for (alike, pairs) in [(true, &same[..]), (false, &other[..])] {
        for (one, two) in pairs {
            let folder = Folder::empty();
            folder.write("a.tmx", memory(one));
            folder.write("b.tmx", memory(two));
            let ran = folder.run(["diff", "a.tmx", "b.tmx"]);
            assert_eq!(ran.status, i32::from(!alike), "{one} | {two}: {}{}", ran.out(), ran.stderr);
            let both = memory(one).replace("</body>", "") + "</body></tmx>";
            let unit = &memory(two)[memory(two).rfind("<tu>").expect("a unit")..];
            let both = both.replace("</tmx>\n</body></tmx>", unit);
            folder.write("both.tmx", both);
            let ran = folder.run(["convert", "--dedupe", "both.tmx", "out.tmx"]);
            assert_eq!(ran.status, 0, "{}", ran.stderr);
            let units = String::from_utf8(folder.read("out.tmx")).expect("UTF-8").matches("<tu>").count();
            assert_eq!(units, if alike { 2 } else { 3 }, "{one} | {two}");
        }
    }
}

#[test]
fn fmt_changes_nothing_that_diff_tells() {
    let folder = Folder::empty();
    let text = memory("caf&#233; <ph x='1'></ph> it&apos;s <![CDATA[<]]> > &gt; &#9;x");
    folder.write("a.tmx", &text);
    folder.write("b.tmx", &text);
    assert_eq!(folder.run(["fmt", "b.tmx"]).status, 0);
    assert_ne!(folder.read("a.tmx"), folder.read("b.tmx"));
    let ran = folder.run(["diff", "a.tmx", "b.tmx"]);
    assert_eq!((ran.status, &*ran.out()), (0, "Nothing is different.\n"), "{}", ran.stderr);
}

#[test]
fn duplicates_are_found_in_any_order_and_in_any_normal_form() {
    let unit = |one: (&str, &str), two: (&str, &str)| {
        let of = |(lang, text)| format!("<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>");
        format!("<tu>{}{}</tu>\n", of(one), of(two))
    };
    let first = unit(("en", "Hello café"), ("de", "Hallo"));
    for (second, left) in [
        (unit(("de", "Hallo"), ("en", "Hello café")), 1),
        (unit(("en", "H&#101;llo café"), ("de", "Hallo")), 1),
        (unit(("EN", "Hello cafe\u{301}"), ("de", "Hallo")), 1),
        (unit(("de", "Hello café"), ("en", "Hallo")), 2),
        (unit(("en", "Hello cafe"), ("de", "Hallo")), 2),
        (unit(("en-GB", "Hello café"), ("de", "Hallo")), 2),
        (unit(("en", "hello café"), ("de", "Hallo")), 2),
    ] {
        let folder = Folder::empty();
        folder.write("m.tmx", format!("{HEAD}{first}{second}</body></tmx>"));
        assert_eq!(folder.run(["convert", "--dedupe", "m.tmx", "out.tmx"]).status, 0);
        let text = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert_eq!(text.matches("<tu>").count(), left, "{second}");
    }
}

#[test]
fn a_change_of_spelling_is_no_change_to_a_merge() {
    let folder = Folder::empty();
    for (base, ours, theirs, status, result) in [
        ("k <ph x=\"1\"/> a", "k <ph x=\"1\"/> b", "k <ph x=\"1\"></ph> a", 0, "b"),
        ("it&apos;s a", "it's a", "it&apos;s b", 0, "b"),
        ("caf&#233; a", "café a", "café a", 0, "a"),
        ("k <ph x=\"1\"/> a", "k <ph x=\"1\"/> b", "k <ph x=\"1\"/> c", 1, "b"),
        ("k <ph x=\"1\"/> a", "k <ph x=\"1\"/> b", "k <ph x=\"2\"/> a", 1, "b"),
    ] {
        for (name, text) in [("base.tmx", base), ("ours.tmx", ours), ("theirs.tmx", theirs)] {
            let text = memory(text)
                .replace("\n<tu><tuv xml:lang=\"en\"><seg>one", "\n<tu tuid=\"o\"><tuv xml:lang=\"en\"><seg>one");
            folder.write(name, text.replace("\n<tu><tuv", "\n<tu tuid=\"t\"><tuv"));
        }
        let ran = folder.run(["merge", "base.tmx", "ours.tmx", "theirs.tmx", "-o", "out.tmx"]);
        assert_eq!(ran.status, status, "{base} | {ours} | {theirs}: {}{}", ran.out(), ran.stderr);
        let text = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert!(text.contains(&format!("{result}</seg>")), "{text}");
    }
}

#[test]
fn what_stands_before_the_root_is_held_against_the_grammar_by_every_verb() {
    let prologs = [
        ("<?xml version=\"1.0\" standalone=\"no\" encoding=\"UTF-8\"?>", false),
        ("<?xml version=\"2.0\"?>", false),
        ("<?xml encoding=\"UTF-8\"?>", false),
        ("<?xml version=\"1.0\" encoding='utf-8' standalone='yes' ?>", true),
        ("<!DOCTYPE r PUBLIC \"x\">", false),
        ("<!DOCTYPE r SYSTEM \"x.dtd\" [<!ENTITY e \"100%\">]>", false),
        ("<!DOCTYPE r [<!ELEMENT r (a,b|c)>]>", false),
        ("<!DOCTYPE r [x]>", false),
        ("<!doctype r>", false),
        ("<!DOCTYPE r SYSTEM \"x.dtd\" [<!-- > --><!ENTITY e \"&#38;\"> <!ATTLIST r a (x|y) 'x'>]>", true),
    ];
    for (prolog, sound) in prologs {
        for (name, root, text) in [("m.tmx", "tmx", memory("a")), ("t.tbx", "martif", termbase(&entry("a")))] {
            let prolog = prolog.replace("DOCTYPE r", &format!("DOCTYPE {root}"));
            let refused = refused_by(name, &format!("{prolog}\n{text}"));
            let all = ["info", "fmt", "convert", "strip", "import", "diff", "check", "match", "concordance"];
            let expected = if sound { &[][..] } else { &all[..if name == "m.tmx" { 9 } else { 7 }] };
            // A table has no room for a file's source, which --strict says.
            let refused: Vec<_> = refused.into_iter().filter(|verb| !sound || *verb != "strip").collect();
            assert_eq!(refused, expected, "{name}: {prolog}");
        }
    }
    // The place is that of the slip, and the entity that stands for a file is told as such.
    let folder = Folder::empty();
    folder.write("m.tmx", format!("<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [\n<!ENTITY e >]>\n{}", memory("a")));
    let ran = folder.run(["info", "m.tmx"]);
    assert!(ran.status == 2 && ran.out().contains("3:12: error"), "{ran:?}");
    folder.write("n.tmx", format!("<!DOCTYPE tmx [<!ENTITY n SYSTEM \"x\">]>\n{}", memory("a &n; b")));
    let ran = folder.run(["info", "n.tmx"]);
    assert!(ran.status == 2 && ran.out().contains("stands for another file"), "{ran:?}");
}

#[test]
fn an_instruction_without_a_name_before_the_root_is_left_out() {
    let folder = Folder::empty();
    for broken in ["<?&# x ?>", "<? ?>", "<?x? y?>", "<?xml$version?>"] {
        folder.write("m.tmx", format!("{broken}\n{}", memory("one")));
        assert_eq!(folder.run(["convert", "m.tmx", "-", "--output-format", "tmx"]).status, 2, "{broken}");
        let ran = folder.run(["convert", "--repair", "m.tmx", "out.tmx"]);
        let text = String::from_utf8(folder.read("out.tmx")).expect("UTF-8");
        assert!(!text.contains(broken) && text.contains("one"), "{text}\n{}", ran.stderr);
        assert!(!refused_by("m.tmx", &text).contains(&"info"), "{broken}: {text}");
    }
}
