//! The endings of Georgian names.

use super::super::Feature;
use super::class::Class;

/// Which stem an ending stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stem {
    Full,
    /// Without the vowel that the stem loses.
    Short,
}
use Stem::{Full, Short};

/// A case or postposition.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) feature: Feature,
    /// After ლაჩინ-, ერევან-.
    pub(super) consonant: (Stem, &'static str),
    /// After შუშა-.
    pub(super) truncating: (Stem, &'static str),
    /// After ბაქო-, ხანქენდი-.
    pub(super) vowel: &'static str,
    /// Longer or older endings of the first two, on the same stem: found only.
    pub(super) seen: &'static [&'static str],
}

impl Case {
    /// The ending and the stem it stands on, for a class.
    pub(super) fn ending(&self, class: Class) -> (Stem, &'static str) {
        match class {
            Class::Consonant | Class::Syncope => self.consonant,
            Class::Truncating => self.truncating,
            Class::Vowel | Class::Fixed => (Full, self.vowel),
        }
    }
}

/// A clitic by the letter before it.
#[derive(Debug)]
pub(super) struct Clitic {
    pub(super) feature: Feature,
    pub(super) after_vowel: &'static str,
    pub(super) after_consonant: &'static str,
}

/// In the order in which they stand.
pub(super) const CLITICS: &[Clitic] = &[
    Clitic { feature: Feature::Other2, after_vowel: "ვე", after_consonant: "ვე" },
    Clitic { feature: Feature::Also, after_vowel: "ც", after_consonant: "აც" },
    Clitic { feature: Feature::Copula, after_vowel: "ა", after_consonant: "აა" },
    Clitic { feature: Feature::Quotative, after_vowel: "ო", after_consonant: "ო" },
];

const fn case(
    feature: Feature,
    consonant: (Stem, &'static str),
    truncating: (Stem, &'static str),
    vowel: &'static str,
    seen: &'static [&'static str],
) -> Case {
    Case { feature, consonant, truncating, vowel, seen }
}

/// All but the nominative.
pub(super) const CASES: &[Case] = &[
    case(Feature::Ergative, (Full, "მა"), (Full, "მ"), "მ", &[]),
    case(Feature::Dative, (Full, "ს"), (Full, "ს"), "ს", &["სა"]),
    case(Feature::Genitive, (Short, "ის"), (Short, "ის"), "ს", &["ისა"]),
    case(Feature::Instrumental, (Short, "ით"), (Short, "ით"), "თი", &["ითა"]),
    case(Feature::Adverbial, (Short, "ად"), (Full, "დ"), "დ", &["ადა"]),
    case(Feature::Vocative, (Full, "ო"), (Full, "ვ"), "ვ", &[]),
    case(Feature::In, (Full, "ში"), (Full, "ში"), "ში", &[]),
    case(Feature::On, (Full, "ზე"), (Full, "ზე"), "ზე", &["ზედ"]),
    case(Feature::At, (Full, "თან"), (Full, "სთან"), "სთან", &[]),
    case(Feature::Ablative, (Short, "იდან"), (Short, "იდან"), "დან", &["იდამ"]),
    case(Feature::For, (Short, "ისთვის"), (Short, "ისთვის"), "სთვის", &["ისათვის"]),
    case(Feature::Towards, (Short, "ისკენ"), (Short, "ისკენ"), "სკენ", &["ისაკენ"]),
    case(Feature::Of, (Short, "ისგან"), (Short, "ისგან"), "სგან", &["ისაგან"]),
    case(Feature::Until, (Short, "ამდე"), (Full, "მდე"), "მდე", &["ამდის"]),
    case(Feature::Equative, (Full, "ივით"), (Full, "სავით"), "სავით", &[]),
];

/// Words that lose their last vowel, compounds with them, and agents in -ებელი. Source: Shanidze, *ქართული გრამატიკის
/// საფუძვლები*, and Aronson, *Georgian: A Reading Grammar*, on stems that lose a vowel; the forms as the explanatory dictionary gives them.
#[rustfmt::skip]
pub(super) const SYNCOPATING: &[&str] = &[
    "ერევანი", "დერეფანი", "მტკვარი", "წყალი", "სოფელი", "მინდორი", "ტყვარი", "კარავანი", "ებელი", "მეზობელი", "ოფიცერი", "გენერალი", "ადმირალი", "მარშალი",
    "მდივანი", "მხატვარი", "მთავარი", "საზღვარი", "ქმარი", "წამალი", "ხანჯალი", "საქონელი", "მომავალი", "მეომარი",
];

/// Words in -ა that lose the vowel before it too: ქვეყნის, ქვეყნები. Source: the same.
pub(super) const SYNCOPATING_IN_A: &[&str] = &["ქვეყანა", "ფანჯარა", "ტომარა", "პეპელა"];

/// Regions in -ეთი, who lives there (whole, and before an ending that takes its vowel) and the adjective: of others in -ეთი nothing is
/// made. Source: the explanatory dictionary of Georgian (*ქართული ენის განმარტებითი ლექსიკონი*).
pub(super) const INHABITED: &[(&str, &str, &str, &str)] = &[
    ("კახეთი", "კახელ", "კახელ", "კახურ"),
    ("იმერეთი", "იმერელ", "იმერლ", "იმერულ"),
    ("სომხეთი", "სომეხ", "სომხ", "სომხურ"),
    ("ჩეჩნეთი", "ჩეჩენ", "ჩეჩნ", "ჩეჩნურ"),
];

/// Endings of names whose -ი is their own: Turkic -kəndi, -calı.
pub(super) const VOWEL_NAMES: &[&str] = &["ქენდი", "კენდი", "ჯალი"];
