//! What the forms of a word have in common: one stemmer a language, for comparing segments and for finding phrases. Names
//! have exact rules of their own, in `morph/`.

mod armenian;
mod azerbaijani;
mod georgian;
mod porter;
mod snowball;
mod ukrainian;

pub(crate) use porter::porter;

use std::borrow::Cow;

/// Gives a word in lower case its stem.
pub(crate) type Stem = fn(&str) -> Cow<'_, str>;

/// By primary subtag. A language that is not here has no forms: each word is its own stem.
static STEMMERS: &[(&str, Stem)] = &[
    ("az", azerbaijani::azerbaijani),
    ("da", snowball::danish),
    ("de", snowball::german),
    ("el", snowball::greek),
    ("en", porter),
    ("es", snowball::spanish),
    ("fi", snowball::finnish),
    ("fr", snowball::french),
    ("hu", snowball::hungarian),
    ("hy", armenian::armenian),
    ("it", snowball::italian),
    ("ka", georgian::georgian),
    ("nl", snowball::dutch),
    ("no", snowball::norwegian),
    ("nb", snowball::norwegian),
    ("pt", snowball::portuguese),
    ("ro", snowball::romanian),
    ("ru", snowball::russian),
    ("sv", snowball::swedish),
    ("tr", snowball::turkish),
    ("uk", ukrainian::ukrainian),
];

/// The stemmer of a language, by its primary subtag.
pub(crate) fn stemmer(primary: &str) -> Option<Stem> {
    STEMMERS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(primary)).map(|(_, stem)| *stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forms of one word, and a word that is another.
    const FORMS: &[(&str, &[&str], &str)] = &[
        ("az", &["kitab", "kitablar", "kitabları", "kitablarımızdan", "kitabın", "kitabda"], "kitel"),
        ("az", &["uşaq", "uşağı", "uşaqlar", "uşaqlara"], "işıq"),
        ("az", &["şəhər", "şəhərin", "şəhərdə", "şəhərlərdən", "şəhəri"], "səhər"),
        ("en", &["road", "roads"], "read"),
        ("en", &["close", "closed", "closing", "closes"], "clothe"),
        ("hy", &["քաղաք", "քաղաքի", "քաղաքում", "քաղաքներ", "քաղաքների", "քաղաքը"], "քանակ"),
        ("ka", &["ქალაქი", "ქალაქის", "ქალაქში", "ქალაქები", "ქალაქებში"], "ქართული"),
        ("ru", &["дорога", "дороги", "дорогу", "дорогой", "дорогами"], "ворота"),
        ("ru", &["закрыл", "закрыла", "закрыли"], "открыл"),
        ("tr", &["kitap", "kitaplar", "kitaplardan"], "kitle"),
        ("uk", &["дорога", "дороги", "дорогу", "дорогою", "дорогами"], "ворота"),
        ("uk", &["місто", "міста", "місту", "містом"], "місяць"),
        ("de", &["straße", "straßen"], "strand"),
        ("fr", &["route", "routes"], "rouge"),
    ];

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (lang, forms, other) in FORMS {
            let stem = stemmer(lang).expect("a language of the table");
            let first = stem(forms[0]);
            for form in *forms {
                assert_eq!(stem(form), first, "{lang}: {form}");
            }
            assert_ne!(stem(other), first, "{lang}: {other}");
        }
        assert!(stemmer("ja").is_none() && stemmer("AZ").is_some());
    }

    #[test]
    fn no_stem_is_empty() {
        for (lang, stem) in STEMMERS {
            for word in ["a", "s", "ing", "и", "lar", "ների", "ები", "ся", "ё", "漢字", "x1", "e\u{301}", "ı", "ներ"]
            {
                assert!(!stem(word).is_empty(), "{lang}: {word}");
            }
        }
    }
}
