//! Whether a word is one of the nouns that make a phrase the name of an organisation, whatever its case form.

use super::super::composed::composed;
use super::nouns::{ARMENIAN, ENGLISH, FRENCH, GEORGIAN, GERMAN, ROMANCE, RUSSIAN, TURKIC, Table};

/// How sure a noun makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
    /// Only beside a name in quotation marks: a troupe, a prize, a wine. Without them the theatre of a town is a facility.
    Quoted,
    /// The same, of things that are often named without marks: ships, and, where the noun stands before the name, hotels and
    /// their like.
    Called,
    /// Also an ordinary word for a thing: a bank, a club, a union. Wants more signs of a name.
    Weak,
    /// Hardly ever anything but an organisation.
    Strong,
    /// A legal form or an abbreviation of the kind: CJSC, ФК, ՓԲԸ.
    Form,
}

/// The languages whose patterns are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// English and other languages that put a capital on every word of a name.
    English,
    German,
    Russian,
    /// Azerbaijani and Turkish.
    Turkic,
    Armenian,
    Georgian,
    /// French, Spanish, Portuguese, Italian and Catalan.
    Romance,
}

const FORMS: &[&str] = &[
    "CJSC",
    "OJSC",
    "PJSC",
    "JSC",
    "LLC",
    "LLP",
    "PLC",
    "Ltd",
    "Inc",
    "Corp",
    "Co",
    "GmbH",
    "NGO",
    "SNCO",
    "FC",
    "FK",
    "BC",
    "BK",
    "HC",
    "VC",
    "SC",
    "ZAO",
    "OAO",
    "OOO",
    "TV",
    "HEK",
    "HPP",
    "ЗАО",
    "ОАО",
    "ООО",
    "ПАО",
    "АО",
    "НПО",
    "ОО",
    "ГНКО",
    "ФК",
    "БК",
    "ХК",
    "ВК",
    "ГЭС",
    "ТЭС",
    "ТВ",
    "МИД",
    "МЧС",
    "ТРК",
    "НКО",
    "ИП",
    "ТОО",
    "ГУП",
    "МУП",
    "MMC",
    "QSC",
    "ASC",
    "SES",
    "HES",
    "QHT",
    "XİN",
    "AŞ",
    "ՓԲԸ",
    "ԲԲԸ",
    "ՍՊԸ",
    "ՀԿ",
    "ՀԷԿ",
    "ՊՈԱԿ",
    "ՖԱ",
    "ՀՀԿ",
    "ԱԳՆ",
    "ՊՆ",
    "ԱՁ",
    // Sports societies.
    "Динамо",
    "Спартак",
    "Локомотив",
    "Торпедо",
    "ЦСКА",
    "Dinamo",
    "Dynamo",
    "Spartak",
    "Lokomotiv",
    "Torpedo",
];

/// Words that stand between a name in quotation marks and its head, in small letters: sports, fields of work, and the words
/// of legal forms (the Azerbaijani Civil Code
/// and the Turkish Commercial Code on companies).
#[rustfmt::skip]
const ENGLISH_ATTRIBUTES: &[&str] = &[
    "football", "soccer", "basketball", "volleyball", "handball", "hockey", "chess", "tennis", "rugby", "boxing", "wrestling",
    "swimming", "athletics", "sports", "sport", "youth", "women's", "women’s", "veterans'", "veterans’", "charity",
    "charitable", "public", "private", "joint-stock", "joint", "stock", "limited", "liability", "insurance", "investment",
    "mining", "construction", "trading", "transport", "energy", "media", "news", "research", "scientific", "cultural", "dance",
    "folk", "chamber", "political", "opposition", "national", "state", "development", "relief", "humanitarian", "educational",
    "student", "students'", "students’", "travel", "broadcasting", "television", "music", "art", "drama", "puppet", "opera",
    "medical", "agricultural", "regional", "vocational", "technical", "children's", "children’s", "low-cost", "logistics",
    "volunteer",
];

#[rustfmt::skip]
const TURKIC_ATTRIBUTES: &[&str] = &[
    "adlı", "adında", "isimli", "futbol", "basketbol", "voleybol", "həndbol", "hentbol", "şahmat", "satranç", "güləş", "güreş",
    "boks", "üzgüçülük", "yüzme", "idman", "spor", "peşəkar", "profesyonel", "gənclər", "gençlik", "qadınlar", "kadınlar",
    "kadın", "uşaq", "çocuk", "veteranlar", "tələbə", "öğrenci", "xeyriyyə", "hayır", "yardım", "yardımlaşma", "ictimai",
    "dövlət", "devlet", "özəl", "özel", "milli", "səhmdar", "anonim", "limited", "açıq", "qapalı", "məhdud", "məsuliyyətli",
    "siyasi", "siyasî", "elmi", "bilim", "araşdırma", "tədqiqat", "mədəniyyət", "kültür", "musiqi", "müzik", "rəqs", "dans",
    "teatr", "media", "medya", "xəbər", "haber", "informasiya", "sığorta", "sigorta", "investisiya", "yatırım", "tikinti",
    "inşaat", "nəqliyyat", "ticarət", "ticaret", "sənaye", "sanayi", "enerji", "mədən", "madencilik", "turizm", "xalq", "halk",
    "dansları", "rəqsləri", "kamera", "simfonik", "senfoni", "estrada", "kukla", "dram", "rok",
];

/// How Armenian adjectives of relation end, and the words of legal forms.
const ARMENIAN_ATTRIBUTES: &[&str] = &["անվան", "սահմանափակ", "պատասխանատվությամբ", "բաց", "փակ"];

/// True if a word may stand between a name in quotation marks and its head: the “Berdzor” *football* club.
pub(super) fn is_attribute(word: &str, family: Family) -> bool {
    let small = composed(word).to_lowercase();
    match family {
        Family::English | Family::German | Family::Romance => ENGLISH_ATTRIBUTES.contains(&&*small),
        Family::Russian => is_russian_adjective(&small),
        // A capital I is ı or i.
        Family::Turkic => {
            TURKIC_ATTRIBUTES.contains(&&*small) || TURKIC_ATTRIBUTES.contains(&&*small.replace("i\u{307}", "i"))
        }
        Family::Georgian => ["ული", "ური", "იანი"].iter().any(|ending| small.ends_with(ending)),
        Family::Armenian => {
            ["ական", "ային"].iter().any(|ending| small.ends_with(ending)) || ARMENIAN_ATTRIBUTES.contains(&&*small)
        }
    }
}

pub(super) fn is_russian_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ую", "юю", "ые",
        "ие", "ых", "их", "ыми", "ими",
    ];
    let small = composed(word).to_lowercase();
    small.chars().count() > 4 && ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// True for an adjective that Ukrainian ends in another way than Russian: *Ленінградська фондова біржа*.
pub(super) fn is_ukrainian_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ька", "ьке", "ьку", "ькі", "ької", "ькій", "ькою", "на", "не", "ну", "ної", "ній", "ною", "ова", "ове", "ову",
        "ової", "овій", "овою",
    ];
    let small = composed(word).to_lowercase();
    small.chars().count() > 4 && ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// The head that a word is, whatever its case form, without quotation marks beside it.
pub(super) fn head(word: &str, family: Family) -> Option<Head> {
    let word = &*composed(word);
    // An ending may hang on a legal form: ՓԲԸ-ն, MMC-nin.
    let bare = word.split(['-', '\'', '’']).next().unwrap_or(word);
    let capital = bare.starts_with(char::is_uppercase);
    if capital && FORMS.contains(&bare) {
        return Some(Head::Form);
    }
    let own = |noun: &str, tables: &[Table]| {
        let groups = || tables.iter().flat_map(|table| table.iter()).filter(|(head, _)| *head > Head::Called);
        groups().find(|(_, nouns)| nouns.contains(&noun)).map(|(head, _)| *head)
    };
    match family {
        // L'Université: the article is joined.
        Family::Romance => {
            let noun = word.rsplit(['\'', '’']).next().unwrap_or(word);
            let strong = || own(&noun.to_lowercase(), &[FRENCH, ROMANCE]);
            noun.starts_with(char::is_uppercase).then(strong).flatten()
        }
        // A possessive is an owner, not a part of the name.
        Family::English | Family::German if !capital || bare.len() < word.len() => None,
        Family::English | Family::German => {
            let title = is_title(bare) || bare == bare.to_uppercase();
            title.then(|| own(&bare.to_lowercase(), &[ENGLISH])).flatten()
        }
        Family::Russian | Family::Turkic | Family::Armenian | Family::Georgian => {
            // Of *İnstitut* the dot is a letter's own.
            let small = bare.to_lowercase().replace("i\u{307}", "i");
            let groups = of(family).iter().filter(|(head, _)| *head > Head::Called);
            groups.into_iter().find(|(_, stems)| fits(&small, stems, family)).map(|(head, _)| *head)
        }
    }
}

fn is_title(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase)
}

/// A family's own table.
fn of(family: Family) -> Table {
    match family {
        Family::English => ENGLISH,
        Family::German => GERMAN,
        Family::Russian => RUSSIAN,
        Family::Turkic => TURKIC,
        Family::Armenian => ARMENIAN,
        Family::Georgian => GEORGIAN,
        Family::Romance => FRENCH,
    }
}

/// True for a stem of a table with an ending of its language.
fn fits(small: &str, stems: &[&str], family: Family) -> bool {
    let ending = match family {
        Family::Russian => russian_ending,
        Family::Turkic => turkic_ending,
        Family::Armenian => armenian_ending,
        Family::Georgian => georgian_ending,
        Family::English | Family::German | Family::Romance => str::is_empty,
    };
    stems.iter().any(|stem| small.strip_prefix(stem).is_some_and(ending))
}

/// True for any of the nouns, beside a name in quotation marks: the “Shusha” theatre, школа «Шуша», гостиница «Шуша».
pub(super) fn is_beside_marks(word: &str, family: Family) -> bool {
    head(word, family).is_some() || is_noun(word, family, |_| true)
}

/// True for a noun of things that are called by a name without marks too: the cruiser Moskva.
pub(super) fn is_called(word: &str, family: Family) -> bool {
    is_noun(word, family, |head| head == Head::Called)
}

/// True for a noun of the kinds asked for, in small letters or with a capital.
fn is_noun(word: &str, family: Family, is_asked: fn(Head) -> bool) -> bool {
    let small = composed(word).to_lowercase();
    // I of Turkish is ı or i.
    let small = if family == Family::Turkic { small.replace("i\u{307}", "i") } else { small };
    let listed = |noun: &str, table: Table| table.iter().any(|(head, nouns)| is_asked(*head) && nouns.contains(&noun));
    match family {
        Family::English | Family::German | Family::Romance => {
            let elided = ["l'", "l’", "d'", "d’"].iter().find_map(|own| small.strip_prefix(own)).unwrap_or(&small);
            // What is a club's is still beside the club's name.
            let bare = small.strip_suffix("'s").or_else(|| small.strip_suffix("’s")).unwrap_or(&small);
            listed(bare, ENGLISH)
                || family == Family::Romance && (listed(elided, FRENCH) || listed(elided, ROMANCE))
                || family == Family::German && word.starts_with(char::is_uppercase) && is_german(&small, is_asked)
        }
        Family::Russian | Family::Turkic | Family::Armenian | Family::Georgian => {
            // «рок-группа», ֆիրմա-ն, firma'nın
            let bare = small.split(['-', '\'', '’']).next().unwrap_or(&small);
            let last = small.rsplit('-').next().unwrap_or(&small);
            let is = |word: &str| of(family).iter().any(|(head, stems)| is_asked(*head) && fits(word, stems, family));
            is(&small) || is(bare) || is(last)
        }
    }
}

/// True for a German noun, in small letters, that ends in one of the kinds asked for; in the genitive too.
pub(super) fn is_german(small: &str, is_asked: fn(Head) -> bool) -> bool {
    let ends = |noun: &str| {
        let mut groups = GERMAN.iter().filter(|(head, _)| is_asked(*head));
        groups.any(|(_, nouns)| nouns.iter().any(|end| noun.ends_with(end)))
    };
    let cut = |end: &str| small.strip_suffix(end).is_some_and(ends);
    ends(small) || cut("s") || cut("es") || small.strip_suffix("en").is_some_and(|stem| stem.ends_with("bank"))
}

/// True for a French noun, in small letters, whose name needs no quotation marks.
pub(super) fn is_french(small: &str) -> bool {
    FRENCH.iter().any(|(head, nouns)| *head > Head::Called && nouns.contains(&small))
}

fn russian_ending(rest: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "", "а", "у", "ом", "е", "о", "ы", "и", "я", "ю", "ей", "ей", "ою", "ью", "ии", "ию", "ия", "ией", "ем", "ой",
        "ь", "ю", "ями", "ах",
    ];
    ENDINGS.contains(&rest)
}

fn turkic_ending(rest: &str) -> bool {
    // Possessive and case endings begin with these; bankir and partiyalı do not.
    let starts = rest.is_empty()
        || rest.starts_with(['i', 'ı', 'u', 'ü', 's', 'n', 'd', 'y', 'a', 'ə', 'e'])
        || rest.starts_with("lar");
    starts && rest.chars().count() <= 9 && rest != "ir" && !rest.starts_with("irl")
}

fn armenian_ending(rest: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "",
        "ը",
        "ն",
        "ի",
        "ին",
        "ից",
        "ում",
        "ով",
        "այի",
        "այում",
        "ունը",
        "ունում",
        "ան",
        "անը",
        "անն",
        "ամբ",
        "ունից",
        "յի",
        "յից",
        "յում",
        "յին",
        "յով",
        "ու",
        "ուն",
        "ս",
    ];
    ENDINGS.contains(&rest)
}

/// Case endings of Georgian nouns, the plural and the copula among them.
#[rustfmt::skip]
fn georgian_ending(rest: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ი", "მა", "ს", "ის", "ით", "ად", "ო", "ში", "ზე", "თან", "იდან", "ია", "ა", "ე", "სთან", "ისა", "მ", "ამ", "ას",
        "აში", "აზე", "ასთან", "აც", "თი", "დან", "დ", "სთვის", "ისთვის", "ისგან", "სგან", "ადან", "იც",
    ];
    rest.is_empty() || ENDINGS.contains(&rest) || rest.starts_with("ებ")
}
