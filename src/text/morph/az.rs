//! Azerbaijani, in the Latin alphabet.
//!
//! Endings follow the name without an apostrophe; four-way and two-way harmony; final q and k of longer words soften
//! (Qızılbulağın); *su* takes y (İstisuyun); compounds that end in a possessive take the pronominal n (Laçın rayonunda),
//! Xankəndi and its like, written as one word, do not (Xankəndidə; Xankəndində is found).

use super::Feature;
use super::turkic::{Abbreviations, Ending, Sounds, Suffix, Turkic, Words};

/// The rules of Azerbaijani.
pub(super) static AZERBAIJANI: Turkic = Turkic {
    sounds: Sounds { open_front: 'ə', hardens: false, velar: 'q', soft_front: 'y' },
    endings,
    generics: GENERICS,
    institutions: INSTITUTIONS,
    abstracts: &["lığı", "liyi", "luğu", "lüyü"],
    abbreviations: Abbreviations {
        words: &["nato", "unesco", "unicef", "fifa", "uefa", "nasa", "socar"],
        in_e: "bcçdgjptvz",
    },
    heads: &[("burnu", 2, "un"), ("boynu", 2, "un"), ("ağzı", 3, "ız"), ("suyu", 2, "")],
    vowel_nouns: &["körpü", "quyu", "qapı"],
    hard: &["iraq", "hüquq", "ittifaq", "əxlaq"],
    front: &[],
    names_soften: true,
    fused_takes_n: false,
    apostrophe: false,
    small_demonyms: true,
    circumflex: false,
    owners: &[
        ("mənim", Feature::Possessive1Singular),
        ("sənin", Feature::Possessive2Singular),
        ("onun", Feature::Possessive3),
        ("bizim", Feature::Possessive1Plural),
        ("sizin", Feature::Possessive2Plural),
        ("onların", Feature::Possessive3),
        ("öz", Feature::Possessive3),
    ],
    particles: &["dA", "mI", "mIdIr", "mIydI", "mIymIş"],
    nouns: None,
    falling: FALLING,
    // Barda, Aras; *Azərbaycan dilinin izahlı lüğəti*.
    words: Words { nouns: &["bar", "ara"], verbs: &[] },
};

fn endings(suffix: Suffix) -> Ending {
    match suffix {
        Suffix::Plural => Ending::new("lAr"),
        Suffix::HeadPlural => Ending::new("lArI"),
        Suffix::Possessive1Singular => Ending::new("[I]m"),
        Suffix::Possessive2Singular => Ending::new("[I]n"),
        Suffix::Possessive3 => Ending::new("(s)I"),
        Suffix::Possessive1Plural => Ending::new("[I]mIz"),
        Suffix::Possessive2Plural => Ending::new("[I]nIz"),
        Suffix::Genitive => Ending::pronominal("(n)In", "nIn"),
        Suffix::Dative => Ending::pronominal("(y)A", "nA"),
        Suffix::Accusative => Ending::pronominal("(n)I", "nI"),
        Suffix::Locative => Ending::pronominal("DA", "nDA"),
        // -nan for -ndan is colloquial.
        Suffix::Ablative => Ending { plain: "DAn", pronominal: "nDAn", found: &["nAn"] },
        Suffix::Relative => Ending::new("kI"),
        Suffix::Demonym => Ending::new("lI"),
        Suffix::Privative => Ending::new("sIz"),
        Suffix::Abstract => Ending::new("lIQ"),
        Suffix::Equative => Ending::pronominal("CA", "ncA"),
        Suffix::Comitative => Ending::seen("(y)lA", &["nAn"]),
        Suffix::Terminative => Ending::seen("dək", &["dəkin", "cAn", "cAk"]),
        Suffix::Copula => Ending::new("dIr"),
        Suffix::Past => Ending::seen("(y)dI", &["(y)idi"]),
        Suffix::Evidential => Ending::seen("(y)mIş", &["(y)imiş"]),
        Suffix::Conditional => Ending::new("(y)sA"),
        Suffix::While => Ending::seen("(y)kən", &["(y)ikən"]),
        Suffix::Person1 => Ending::new("(y)Am"),
        Suffix::Person2 => Ending::new("sAn"),
        Suffix::Person1Plural => Ending::new("(y)IQ"),
        Suffix::Person2Plural => Ending::seen("sInIz", &["sIz"]),
        Suffix::Short1 => Ending::new("m"),
        Suffix::Short2 => Ending::new("n"),
        Suffix::Short1Plural => Ending::new("Q"),
        Suffix::Short2Plural => Ending::seen("nIz", &["z"]),
        Suffix::Question => Ending::new("mI"),
    }
}

/// Nouns of two syllables that lose the close vowel of the second before a vowel: oğlu, fikri. Source: *Azərbaycan dilinin
/// orfoqrafiya lüğəti* and its rules on such nouns; Householder and Lofti, *Basic Course in Azerbaijani*. What is a noun of another
/// kind too (qoyun: sheep, bosom) is left out.
#[rustfmt::skip]
static FALLING: &[(&str, &str)] = &[
    ("oğul", "oğl"), ("ağız", "ağz"), ("alın", "aln"), ("burun", "burn"), ("boyun", "boyn"), ("çiyin", "çiyn"), ("beyin", "beyn"), ("könül", "könl"), ("sinif", "sinf"), ("isim", "ism"), ("fikir", "fikr"),
    ("ömür", "ömr"), ("cisim", "cism"), ("eyib", "eyb"), ("səbir", "səbr"), ("qəbir", "qəbr"), ("nəsil", "nəsl"), ("əsil", "əsl"), ("zehin", "zehn"), ("şəkil", "şəkl"), ("qisim", "qism"), ("ətir", "ətr"),
    ("sətir", "sətr"), ("fəsil", "fəsl"), ("bağır", "bağr"), ("ovuc", "ovc"), ("qarın", "qarn"), ("xeyir", "xeyr"), ("ağıl", "ağl"), ("meyil", "meyl"), ("böyür", "böyr"), ("qədir", "qədr"),
];

/// Heads of place names and of institutions, with the possessive.
static GENERICS: &[&str] = &[
    "kəndi",
    "yurdu",
    "rayonu",
    "şəhəri",
    "qəsəbəsi",
    "qalası",
    "dərəsi",
    "dağı",
    "dağları",
    "çayı",
    "gölü",
    "bulağı",
    "təpəsi",
    "düzü",
    "düzənliyi",
    "yaylağı",
    "qışlağı",
    "yatağı",
    "mədəni",
    "dəhlizi",
    "koridoru",
    "yolu",
    "körpüsü",
    "silsiləsi",
    "zirvəsi",
    "vadisi",
    "ovalığı",
    "yaylası",
    "aşırımı",
    "keçidi",
    "meşəsi",
    "bağı",
    "adası",
    "limanı",
    "anbarı",
    "kanalı",
    "bəndi",
    "şəlaləsi",
    "mağarası",
    "monastırı",
    "məbədi",
    "kilsəsi",
    "məscidi",
    "türbəsi",
    "vilayəti",
    "bölgəsi",
    "respublikası",
    "mahalı",
    "xanlığı",
    "məlikliyi",
    "dairəsi",
    "ərazisi",
    "zonası",
    "stansiyası",
    "aeroportu",
    "dənizi",
    "körfəzi",
    "boğazı",
    "burnu",
    "səhrası",
    "qoruğu",
    "parkı",
    "meydanı",
    "küçəsi",
    "prospekti",
    "kombinatı",
    "zavodu",
    "muxtariyyəti",
    "suyu",
];

/// Heads of institutions, of stretches of land and of events, with the possessive, that names are not listed with otherwise.
#[rustfmt::skip]
static INSTITUTIONS: &[&str] = &[
    "ittifaqı", "kuboku", "fondu", "sahili", "zolağı", "şurası", "məclisi", "mərkəzi", "bankı", "institutu", "universiteti", "komitəsi", "müharibəsi", "döyüşü", "alyansı", "forumu", "qanunu", "məhkəməsi", "idarəsi", "təşkilatı", "cəmiyyəti", "xalqı", "dövləti", "sultanlığı", "imperiyası",
    "əmirliyi", "yarımadası", "arxipelaqı", "hövzəsi", "qütbü", "tuneli", "festivalı", "mükafatı", "bayramı", "stadionu", "xəstəxanası", "məktəbi", "muzeyi", "sarayı", "qəbiristanlığı", "qəzeti", "jurnalı", "agentliyi", "telekanalı", "qrupu", "klubu", "sindikatı", "hərəkatı", "cəbhəsi", "ordusu", "korpusu", "alayı", "briqadası",
    "protokolu", "sazişi", "planı", "proqramı", "layihəsi", "sülhü", "soyqırımı", "sərhədi", "xətti", "inqilabı", "böhranı", "paktı", "bloku",
];
