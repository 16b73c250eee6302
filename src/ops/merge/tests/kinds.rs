//! Changes that are seen for what they are: rules at other times, texts that became lists, other tags of a language, other ids.

use super::*;

#[test]
fn a_rule_at_another_time_is_the_same_rule() {
    let base = "[policy]\n\n# the old name\n[[rule]]\nof = { label = \"two\" }\nsay = { stance = \"forbid\" }\n\n\
                [[rule]]\nof = { label = \"one\" }\nsay = { stance = \"prefer\" }\n";
    let ours = base.replace("two\" }\n", "two\" }\nwhen = { doctype = [\"news\"] }\n");
    for theirs in [
        base.replace("\"forbid\" }\n", "\"forbid\" }\nnote = \"see the style guide\"\n"),
        base.replace("\"forbid\"", "\"discourage\""),
        base.replace("\"forbid\"", "\"forbid\", severity = \"info\""),
    ] {
        let changed = theirs.lines().find(|line| !base.contains(line)).expect("a line");
        for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let result = clean("p.toml", base, one, other);
            assert!(result.contains("when = { doctype = [\"news\"] }\n") && result.contains(changed), "{result}");
            assert_eq!(result.matches("[[rule]]").count(), 2, "{result}");
        }
    }
    // One takes away what the other puts to another time.
    let (_, rest) = base.split_once("# the old name\n").expect("a rule");
    let gone = format!("[policy]\n\n{}", rest.split_once("\n\n").expect("two rules").1);
    assert_eq!(torn("p.toml", base, &ours, &gone).0, [ConflictKind::Deleted]);
    // What it speaks of is another, and all else as it was.
    let ours = base.replace("label = \"two\"", "concept = \"c1\"");
    let theirs = base.replace("\"forbid\" }\n", "\"forbid\" }\nnote = \"see the style guide\"\n");
    let result = clean("p.toml", base, &ours, &theirs);
    assert!(result.contains("concept = \"c1\"") && result.contains("note =") && !result.contains("two"), "{result}");
    // A rule that came for another that went is not the same.
    let ours = base.replace("label = \"two\"", "concept = \"c1\"").replace("forbid", "admit");
    assert_eq!(torn("p.toml", base, &ours, &theirs).0, [ConflictKind::Deleted]);
}

#[test]
fn lists_of_a_rule_are_sets() {
    let base = "[policy]\n[[rule]]\nof = { label = \"two\" }\nwhen = { doctype = [\"news\"], paths = [\"a/**\"] }\n\
                say = { stance = \"forbid\" }\n";
    let ours = base.replace("[\"news\"]", "[\"news\", \"brief\"]");
    let theirs = base.replace("[\"news\"]", "[\"news\", \"report\"]").replace("\"a/**\"", "\"a/**\", \"b/**\"");
    let result = clean("p.toml", base, &ours, &theirs);
    let when = "when = { doctype = [\"news\", \"brief\", \"report\"], paths = [\"a/**\", \"b/**\"] }\n";
    assert!(result.contains(when), "{result}");
    // One text is a list of one.
    let base = base.replace("[\"news\"]", "\"news\"");
    let (ours, theirs) = (
        base.replace("\"news\"", "[\"news\", \"brief\"]"),
        base.replace("\"news\"", "[\"news\", \"report\"]").replace("\"a/**\"", "\"a/**\", \"b/**\""),
    );
    assert!(clean("p.toml", &base, &ours, &theirs).contains(when));
    let theirs = base.replace("doctype = \"news\"", "doctype = \"report\"");
    let result = clean("p.toml", &base, &ours, &theirs);
    assert!(result.contains("doctype = [\"report\", \"brief\"]"), "{result}");
}

#[test]
fn a_text_that_became_a_list_is_a_set() {
    let base = "[concepts.c]\n[concepts.c.names.a]\nusage = \"old\" # of yore\nterms = [ { en = \"Elm\" } ]\n";
    let ours = base.replace("\"old\"", "[\"old\", \"north\"]");
    let theirs = base.replace("\"old\"", "[\"south\", \"old\"]");
    let result = clean("g.toml", base, &ours, &theirs);
    assert_eq!(result.lines().nth(2), Some("usage = [\"south\", \"old\", \"north\"] # of yore"), "{result}");
    // Another text on the one side, more of them on the other.
    let theirs = base.replace("\"old\"", "\"older\"");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let result = clean("g.toml", base, one, other);
        assert!(result.contains("usage = [\"older\", \"north\"]"), "{result}");
    }
    // Two other texts stay a conflict, written as they were.
    let (kinds, result) = torn("g.toml", base, &base.replace("\"old\"", "\"new\""), &theirs);
    assert_eq!(kinds, [ConflictKind::Changed]);
    assert!(result.contains("\nusage = \"new\" # of yore\n"), "{result}");
}

#[test]
fn a_remark_that_both_sides_have_stays() {
    let rule = |label: &str| format!("[[rule]]\nof = {{ label = \"{label}\" }}\nsay = {{ stance = \"prefer\" }}\n");
    let (one, two) = (rule("one"), rule("two"));
    let base = format!("[policy]\n\n# agreed in May\n{one}\n{two}");
    // Our side puts the second rule first, below the remark; theirs takes it away.
    let ours = format!("[policy]\n\n# agreed in May\n{two}\n{one}");
    let theirs = format!("[policy]\n\n# agreed in May\n{one}");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let result = clean("p.toml", &base, one, other);
        assert_eq!(result.matches("# agreed in May").count(), 1, "{result}");
        assert_eq!(result.matches("[[rule]]").count(), 1, "{result}");
    }
    // A remark that one side wrote on what the other took away.
    let base = format!("[policy]\n\n{one}\n{two}");
    let ours = format!("[policy]\n\n{one}\n# ask the desk\n{two}");
    let theirs = format!("[policy]\n\n{one}");
    let result = clean("p.toml", &base, &ours, &theirs);
    assert!(result.ends_with("\n\n# ask the desk\n") && !result.contains("two"), "{result}");
    let base = "[concepts.c]\nterms = [\n  { en = \"Elm\" },\n  { en = \"Elmtree\" },\n  { ru = \"Вяз\" },\n]\n";
    let ours = base.replace("{ en = \"Elmtree\" },", "{ en = \"Elmtree\" }, # rare");
    let theirs = base.replace("  { en = \"Elmtree\" },\n", "");
    let result = clean("g.toml", base, &ours, &theirs);
    assert_eq!(result, base.replace("{ en = \"Elmtree\" },", "# rare"), "{result}");
    // What its own side took away along with the rest is gone.
    let base = base.replace("{ en = \"Elmtree\" },", "{ en = \"Elmtree\" }, # rare");
    let theirs = base.replace("  { en = \"Elmtree\" }, # rare\n", "");
    let result = clean("g.toml", &base, &base.replace("Вяз", "Ильм"), &theirs);
    assert!(!result.contains("rare"), "{result}");
}

#[test]
fn another_tag_of_the_language_is_the_same_text() {
    let unit = |id: &str, lang: &str, text: &str| {
        format!(
            "<tu tuid=\"{id}\"><tuv xml:lang=\"en\"><seg>Elm</seg></tuv>\n<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv></tu>"
        )
    };
    let file = |id: &str, lang: &str, text: &str| memory::memory(&[&unit(id, lang, text), &memory::unit("", "b", "Б")]);
    let base = file("1", "de", "Ulme");
    let (ours, theirs) = (file("1", "de-DE", "Ulme"), file("1", "de", "Rüster"));
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        assert_eq!(clean("m.tmx", &base, one, other), file("1", "de-DE", "Rüster"));
    }
    // Each its own tag.
    assert_eq!(torn("m.tmx", &base, &ours, &file("1", "de-AT", "Ulme")).0, [ConflictKind::Changed]);
    // Where there are two, which one it was is not clear.
    let both = base.replace("</seg></tuv></tu>", "</seg></tuv><tuv xml:lang=\"de-CH\"><seg>Ulme</seg></tuv></tu>");
    let (ours, theirs) = (both.replace("\"de\"", "\"de-DE\""), both.replacen(">Ulme<", ">Rüster<", 1));
    assert_eq!(torn("m.tmx", &both, &ours, &theirs).0, [ConflictKind::Deleted]);
    // Another id.
    let (ours, theirs) = (file("x1", "de", "Ulme"), file("1", "de", "Rüster"));
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        assert_eq!(clean("m.tmx", &base, one, other), file("x1", "de", "Rüster"));
    }
    assert_eq!(torn("m.tmx", &base, &ours, &memory::memory(&[&memory::unit("", "b", "Б")])).0, [ConflictKind::Deleted]);
}

#[test]
fn another_tag_of_a_termbases_language_is_the_same() {
    let base = terms::TBX;
    assert!(base.contains("xml:lang=\"ru\""), "{base}");
    let ours = base.replacen("xml:lang=\"ru\"", "xml:lang=\"ru-RU\"", 1);
    let at = base.find("xml:lang=\"ru\"").expect("a language");
    let term = base[at..].find("<term>").map(|found| at + found + "<term>".len()).expect("a term");
    let theirs = format!("{}нов{}", &base[..term], &base[term..]);
    let wanted = theirs.replacen("xml:lang=\"ru\"", "xml:lang=\"ru-RU\"", 1);
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        assert_eq!(clean("t.tbx", base, one, other), wanted);
    }
}
