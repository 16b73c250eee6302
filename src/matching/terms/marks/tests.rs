//! Marks in the words of names.

use super::super::tests::found;

#[test]
fn marks_are_part_of_names() {
    let terms = [
        ("en", "St. Varnia"),
        ("en", "Mt. Varnia"),
        ("en", "Arn/Varnia"),
        ("en", "U.S. Route 66"),
        ("en", "Yahoo! Finance"),
        ("en", "AT&T"),
        ("en", "C++"),
        ("en", "Node.js"),
        ("ru", "ул. Варна"),
        ("ru", "С.-Варн"),
        ("de", "St. Varnien"),
    ];
    assert_eq!(
        found(&terms, "en", "To St. Varnia, St Varnia, St.\nVarnia’s, st.Varnia; Mt, Mt. A, MT. VARNIA."),
        [
            "St. Varnia St. Varnia",
            "St.\nVarnia’s St. Varnia inflected",
            "st.Varnia St. Varnia folded",
            "MT. VARNIA Mt. Varnia folded",
        ]
    );
    assert_eq!(
        found(
            &terms,
            "en",
            "Arn/Varnia's, Arn Varnia, U.S. Route 66, US Route 66, Yahoo! Finance, Yahoo finance, AT&T’s"
        ),
        [
            "Arn/Varnia's Arn/Varnia inflected",
            "U.S. Route 66 U.S. Route 66",
            "Yahoo! Finance Yahoo! Finance",
            "AT&T’s AT&T inflected",
        ]
    );
    assert_eq!(
        found(&terms, "en", "C, C++, C++11, (c++). Node.json, Node.js"),
        ["C++ C++", "c++ C++ folded", "Node.js Node.js"]
    );
    assert_eq!(found(&terms, "ru", "на ул. Варна, в С.-Варне"), ["ул. Варна ул. Варна", "С.-Варне С.-Варн inflected"]);
    assert_eq!(found(&terms, "de", "in St. Varnien"), ["St. Varnien St. Varnien"]);
    // Of any width, with what cannot be seen between, with look-alike letters, before letters that need no space.
    assert_eq!(
        found(&terms, "zh", "用C++编程 AT\u{FF06}T AT\u{2060}&\u{2060}T N\u{43E}de.js C++는"),
        [
            "C++ C++",
            "AT\u{FF06}T AT&T folded",
            "AT\u{2060}&\u{2060}T AT&T folded",
            "N\u{43E}de.js Node.js homoglyph",
            "C++ C++",
        ]
    );
    // Marks alone are words too.
    let terms = [("en", "Varn & Arn"), ("en", "Varn"), ("en", "C++")];
    assert_eq!(
        found(&terms, "en", "Varn & Arn, Varn and Arn, Varn &\nArn's, Varn& Arn “C” C++’s"),
        [
            "Varn & Arn Varn & Arn",
            "Varn Varn",
            "Varn &\nArn's Varn & Arn inflected",
            "Varn& Arn Varn & Arn folded",
            "C++ C++"
        ]
    );
}

#[test]
fn a_full_stop_of_a_name_may_be_that_of_the_sentence() {
    let terms = [("en", "Acme Inc."), ("en", "Acme")];
    assert_eq!(
        found(
            &terms,
            "en",
            "By Acme Inc. We, (Acme Inc.) and Acme Inc. of Acme Inc., Acme Inc, “Acme Inc.” Here Acme Inc. – of Acme Inc.[1] We \
             see Acme Inc... by Acme Inc.",
        ),
        [
            "Acme Inc Acme Inc.",
            "Acme Inc. Acme Inc.",
            "Acme Inc. Acme Inc.",
            "Acme Inc. Acme Inc.",
            "Acme Acme",
            "Acme Inc Acme Inc.",
            "Acme Inc. Acme Inc.",
            "Acme Inc Acme Inc.",
            "Acme Inc Acme Inc.",
            "Acme Inc Acme Inc.",
        ]
    );
}

#[test]
fn marks_before_a_word_are_part_of_a_name() {
    let terms = [
        ("en", ".NET"),
        ("en", "NET"),
        ("en", ".NET Core"),
        ("en", "@Home"),
        ("en", "+Plus"),
        ("en", "C++"),
        ("en", "X .Y"),
    ];
    assert_eq!(
        found(&terms, "en", "Built on .NET, .net Core’s NET; ASP.NET (.NET). ..NET, x .\u{200B}NET"),
        [
            ".NET .NET",
            ".net Core’s .NET Core inflected",
            "NET NET",
            "NET NET",
            ".NET .NET",
            "NET NET",
            ".\u{200B}NET .NET folded",
        ]
    );
    assert_eq!(
        found(&terms, "en", "@Home, Home, me@home; C+++Plus C++ +Plus"),
        ["@Home @Home", "C++ C++", "C++ C++", "+Plus +Plus"]
    );
    assert_eq!(found(&terms, "en", "an X .Y, X.Y, X Y"), ["X .Y X .Y"]);
    assert_eq!(found(&terms, "en", "\u{FF0E}NET"), ["\u{FF0E}NET .NET folded"]);
}

#[test]
fn apostrophes_at_the_edge_of_a_word_are_part_of_a_name() {
    let terms = [
        ("en", "‘Amran"),
        ("en", "Amran"),
        ("en", "'s-Varnburg"),
        ("en", "Varn al-‘Ali"),
        ("en", "Kazan'"),
        ("en", "Rus’ Land"),
        ("en", "Rock 'n' Roll"),
        ("en", "St James' Park"),
    ];
    assert_eq!(
        found(&terms, "en", "From ‘Amran, ʿAmran’s and 'amran, not Amran, ‘Amran’ or 'Amran'."),
        [
            "‘Amran ‘Amran",
            "ʿAmran’s ‘Amran inflected",
            "'amran ‘Amran folded",
            "Amran Amran",
            "Amran Amran",
            "Amran Amran",
        ]
    );
    assert_eq!(
        found(&terms, "en", "In 's-Varnburg, ’s-Varnburg; its-Varnburg, s-Varnburg. Varn al-ʿAli; Varn al-Ali."),
        ["'s-Varnburg 's-Varnburg", "’s-Varnburg 's-Varnburg folded", "Varn al-ʿAli Varn al-‘Ali folded"]
    );
    // What ends a quotation is none of the name's.
    assert_eq!(
        found(&terms, "en", "In Kazan' and Kazanʹ, ‘in Kazan’, 'old Kazan', Kazan. It’s Kazan’."),
        ["Kazan' Kazan'", "Kazanʹ Kazan' folded", "Kazan’ Kazan' folded"]
    );
    assert_eq!(
        found(
            &terms,
            "en",
            "the rus' land, Rus’\nLand’s, Rus Land; rock ’n’ roll, Rock n Roll, St James’ Park, St James Park"
        ),
        [
            "rus' land Rus’ Land folded",
            "Rus’\nLand’s Rus’ Land inflected",
            "rock ’n’ roll Rock 'n' Roll folded",
            "St James’ Park St James' Park folded",
        ]
    );
    // With endings behind, in other languages' texts, with look-alikes.
    assert_eq!(found(&terms, "az", "‘Amranda, ‘Amran'da"), ["‘Amranda ‘Amran inflected", "‘Amran'da ‘Amran inflected"]);
    assert_eq!(found(&terms, "en", "‘\u{410}mran"), ["‘\u{410}mran ‘Amran homoglyph"]);
}

#[test]
fn an_abbreviated_kind_leaves_the_name_its_cases() {
    let terms =
        [("ru", "г. Варна"), ("ru", "р. Варна"), ("ru", "г. Нижний Варн"), ("ru", "ул. Варна"), ("ru", "оз. Варна")];
    assert_eq!(
        found(&terms, "ru", "в г. Варне, на р. Варну, из г. Нижнего Варна; на ул. Варна, ул. Варне, у оз. Варны"),
        [
            "г. Варне г. Варна inflected",
            "р. Варну р. Варна inflected",
            "г. Нижнего Варна г. Нижний Варн inflected",
            "ул. Варна ул. Варна",
        ]
    );
}

#[test]
fn behind_an_elided_word_a_mark_is_the_name_s() {
    let terms = [("en", "‘Amran"), ("en", "'s-Hertogenbosch")];
    for (plain, expected) in [
        ("Il vient d'‘Amran, d’'s-Hertogenbosch et de ‘Amran.", 3),
        ("Près de l''s-Hertogenbosch ancien, lorsqu’’s-Hertogenbosch dort.", 2),
        ("L'‘Amran ancien et l’‘Amran nouveau", 2),
        // A quotation, and words that have lost nothing.
        ("d'‘Amran’ ; bad'‘Amran ; ''‘Amran", 0),
    ] {
        let found = found(&terms, "fr", plain);
        assert_eq!(found.len(), expected, "{plain}: {found:?}");
    }
}
