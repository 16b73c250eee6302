//! Turkish.
//!
//! An apostrophe stands between a proper name and its inflection (Şuşa'da), none before the plural and what derives
//! (Şuşalı, Şuşalıların); d and c harden after a voiceless consonant (Stepanakert'te); the spelling of a
//! proper name never softens (Sığnak'ın). Compounds written as one word take the pronominal n or not (Hankendi'de,
//! Hankendi'nde): both are found, the first is produced, but with -ki the second (Hankendi'ndeki).
//!
//! Common nouns soften by rule and table (ilacın, rengi, hastalığı; hukuku).

use super::Feature;
use super::turkic::{Abbreviations, Ending, Sounds, Suffix, Turkic, Words};

mod nouns;

/// The rules of Turkish.
pub(super) static TURKISH: Turkic = Turkic {
    sounds: Sounds { open_front: 'e', hardens: true, velar: 'k', soft_front: 'ğ' },
    endings,
    generics: GENERICS,
    institutions: INSTITUTIONS,
    abstracts: &["lığı", "liği", "luğu", "lüğü"],
    abbreviations: Abbreviations {
        words: &[
            "nato", "unesco", "unicef", "agit", "mit", "iha", "siha", "ışid", "dem", "aselsan", "botaş", "tübitak",
            "tüik", "tüsiad", "müsiad", "fifa", "uefa", "opec", "nasa", "cern", "tika", "afad", "ted", "tema",
            "roketsan", "havelsan", "tai", "toki", "igdaş", "ido", "bedaş", "tedaş", "teiaş", "çaykur", "disk", "efta",
            "gap", "idef",
        ],
        in_e: "bcçdfghjklmnprsştvyz",
    },
    heads: &[
        ("şehri", 2, "ir"),
        ("nehri", 2, "ir"),
        ("burnu", 2, "un"),
        ("ağzı", 3, "ız"),
        ("boynu", 2, "un"),
        ("suyu", 2, ""),
        ("kutbu", 2, "up"),
        ("şeridi", 2, "t"),
        ("ağacı", 3, "ç"),
        ("camii", 1, ""),
    ],
    vowel_nouns: &["köprü", "kuyu", "kapı", "camii", "camisi"],
    hard: &[],
    front: nouns::FRONT,
    names_soften: false,
    fused_takes_n: true,
    apostrophe: true,
    small_demonyms: false,
    circumflex: true,
    owners: &[
        ("benim", Feature::Possessive1Singular),
        ("senin", Feature::Possessive2Singular),
        ("onun", Feature::Possessive3),
        ("bizim", Feature::Possessive1Plural),
        ("sizin", Feature::Possessive2Plural),
        ("onların", Feature::Possessive3),
        ("kendi", Feature::Possessive3),
    ],
    particles: &[
        "dA", "mI", "mIdIr", "mIydI", "mIymIş", "mIyIm", "mIsIn", "mIyIz", "mIsInIz", "mIydIlAr", "mIydIk", "mIdIrlAr",
    ],
    nouns: Some(&nouns::NOUNS),
    falling: &[],
    // Bakı, Barda, Ağdam, Aras, Kura, Tartar, Çıldıran; *Güncel Türkçe Sözlük*.
    words: Words {
        nouns: &["bakım", "bar", "ara", "kur", "kuran", "kural", "tartar"],
        verbs: &["bak", "kur", "tart", "çıldır"],
    },
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
        Suffix::Accusative => Ending::pronominal("(y)I", "nI"),
        Suffix::Locative => Ending::pronominal("DA", "nDA"),
        Suffix::Ablative => Ending::pronominal("DAn", "nDAn"),
        Suffix::Relative => Ending::seen("ki", &["kü"]),
        Suffix::Demonym => Ending::new("lI"),
        Suffix::Privative => Ending::new("sIz"),
        Suffix::Abstract => Ending::new("lIQ"),
        Suffix::Equative => Ending::pronominal("CA", "ncA"),
        Suffix::Comitative => Ending::new("(y)lA"),
        Suffix::Terminative => Ending::new(""),
        Suffix::Copula => Ending::new("DIr"),
        Suffix::Past => Ending::seen("(y)DI", &["(y)idi"]),
        Suffix::Evidential => Ending::seen("(y)mIş", &["(y)imiş"]),
        Suffix::Conditional => Ending::new("(y)sA"),
        Suffix::While => Ending::new("(y)ken"),
        Suffix::Person1 => Ending::new("(y)Im"),
        Suffix::Person2 => Ending::new("sIn"),
        Suffix::Person1Plural => Ending::new("(y)Iz"),
        Suffix::Person2Plural => Ending::new("sInIz"),
        Suffix::Short1 => Ending::new("m"),
        Suffix::Short2 => Ending::new("n"),
        Suffix::Short1Plural => Ending::new("k"),
        Suffix::Short2Plural => Ending::new("nIz"),
        // A word of its own in print; where a writer has it solid, it stays solid.
        Suffix::Question => Ending::new("mI"),
    }
}

/// Heads of place names and of institutions, with the possessive.
static GENERICS: &[&str] = &[
    "kendi",
    "kenti",
    "köyü",
    "ilçesi",
    "şehri",
    "kasabası",
    "kalesi",
    "deresi",
    "dağı",
    "dağları",
    "çayı",
    "ırmağı",
    "nehri",
    "gölü",
    "pınarı",
    "tepesi",
    "ovası",
    "yaylası",
    "yatağı",
    "madeni",
    "koridoru",
    "yolu",
    "köprüsü",
    "sıradağları",
    "zirvesi",
    "vadisi",
    "geçidi",
    "ormanı",
    "bahçesi",
    "adası",
    "limanı",
    "havalimanı",
    "havaalanı",
    "barajı",
    "kanalı",
    "şelalesi",
    "mağarası",
    "manastırı",
    "tapınağı",
    "kilisesi",
    "türbesi",
    "bölgesi",
    "cumhuriyeti",
    "hanlığı",
    "istasyonu",
    "denizi",
    "körfezi",
    "boğazı",
    "burnu",
    "çölü",
    "parkı",
    "meydanı",
    "caddesi",
    "sokağı",
    "mahallesi",
    "fabrikası",
    "hattı",
    "suyu",
];

/// Heads of institutions, of stretches of land and of events, with the possessive, that names are not listed with otherwise.
#[rustfmt::skip]
static INSTITUTIONS: &[&str] = &[
    "konseyi", "örgütü", "sahili", "sahilleri", "şeridi", "kutbu", "süreci", "fonu", "kanunu", "savaşı", "barışı", "kurulu", "kurumu", "meclisi", "merkezi", "komitesi", "divanı", "enstitüsü",
    "anlaşması", "sözleşmesi", "protokolü", "forumu", "zirvesi", "programı", "planı", "projesi", "üssü", "kampı", "ordusu", "alayı", "tugayı", "gücü", "bloğu", "paktı", "ittifakı", "imparatorluğu", "devleti", "sultanlığı", "emirliği",
    "eyaleti", "vilayeti", "sancağı", "platosu", "havzası", "bozkırı", "buzulu", "kıtası", "takımadası", "kayalığı", "tüneli", "festivali", "ödülü", "bayramı", "takımı", "stadyumu", "hastanesi", "üniversitesi", "okulu", "lisesi", "müzesi", "sarayı", "camii",
    "çarşısı", "mezarlığı", "hapishanesi", "cezaevi", "gazetesi", "dergisi", "ajansı", "kanalı", "holdingi", "grubu", "kulübü", "sendikası", "vakfı", "derneği", "hareketi", "cephesi", "kolordusu", "garnizonu", "karargahı", "sınırı", "hattı", "devrimi", "soykırımı", "katliamı", "depremi", "muharebesi", "darbesi", "krizi",
];
