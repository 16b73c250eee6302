//! The nouns that make a phrase the name of an organisation, by language.
//!
//! No facilities and places (airport, station, road, hospital, school) and no offices (mayor, president, government):
//! these are judged like any other place.

use super::super::composed::composed;

/// How sure a noun makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
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
    Russian,
    /// Azerbaijani and Turkish.
    Turkic,
    Armenian,
    /// French, Spanish, Portuguese, Italian and Catalan.
    Romance,
}

const FORMS: &[&str] = &[
    "CJSC", "OJSC", "PJSC", "JSC", "LLC", "LLP", "PLC", "Ltd", "Inc", "Corp", "GmbH", "NGO", "SNCO", "FC", "FK", "BC",
    "BK", "HC", "VC", "SC", "ZAO", "OAO", "OOO", "TV", "HEK", "HPP", "ЗАО", "ОАО", "ООО", "ПАО", "АО", "НПО", "ОО",
    "ГНКО", "ФК", "БК", "ХК", "ВК", "ГЭС", "ТЭС", "ТВ", "МИД", "МЧС", "ТРК", "НКО", "ИП", "ТОО", "ГУП", "МУП", "MMC",
    "QSC", "ASC", "SES", "HES", "QHT", "XİN", "AŞ", "ՓԲԸ", "ԲԲԸ", "ՍՊԸ", "ՀԿ", "ՀԷԿ", "ՊՈԱԿ", "ՖԱ", "ՀՀԿ", "ԱԳՆ", "ՊՆ",
    "ԱՁ",
];

const ENGLISH: &[(&str, Head)] = &[
    ("University", Head::Strong),
    ("Institute", Head::Strong),
    ("Ministry", Head::Strong),
    ("Academy", Head::Strong),
    ("Association", Head::Strong),
    ("Federation", Head::Strong),
    ("Foundation", Head::Strong),
    ("Fund", Head::Strong),
    ("Committee", Head::Strong),
    ("Council", Head::Strong),
    ("Commission", Head::Strong),
    ("Agency", Head::Strong),
    ("Assembly", Head::Strong),
    ("Society", Head::Strong),
    ("Corporation", Head::Strong),
    ("Company", Head::Strong),
    ("Holding", Head::Strong),
    ("Consortium", Head::Strong),
    ("Union", Head::Strong),
    ("Party", Head::Strong),
    ("League", Head::Strong),
    ("Alliance", Head::Strong),
    ("Broadcaster", Head::Strong),
    ("Television", Head::Strong),
    ("Radio", Head::Weak),
    ("Newspaper", Head::Strong),
    ("Bank", Head::Strong),
    ("Club", Head::Strong),
    ("Army", Head::Strong),
    ("Orchestra", Head::Strong),
    ("Choir", Head::Strong),
    ("Ensemble", Head::Strong),
    ("Chamber", Head::Strong),
    ("Diocese", Head::Strong),
    ("Organization", Head::Strong),
    ("Organisation", Head::Strong),
    ("Movement", Head::Strong),
    ("Congress", Head::Strong),
    ("Publishers", Head::Strong),
    ("Team", Head::Weak),
    ("College", Head::Strong),
    ("Polytechnic", Head::Strong),
    ("Conservatory", Head::Strong),
    ("Airlines", Head::Strong),
    ("Airways", Head::Strong),
    ("Group", Head::Strong),
    ("Cooperative", Head::Strong),
    ("Insurance", Head::Weak),
    ("Enterprises", Head::Strong),
    ("Industries", Head::Strong),
    ("Brewery", Head::Weak),
];

const RUSSIAN: &[(&str, Head)] = &[
    ("университет", Head::Strong),
    ("институт", Head::Strong),
    ("министерств", Head::Strong),
    ("академи", Head::Strong),
    ("ассоциаци", Head::Strong),
    ("федераци", Head::Strong),
    ("фонд", Head::Strong),
    ("комитет", Head::Strong),
    ("совет", Head::Weak),
    ("собрани", Head::Strong),
    ("комисси", Head::Weak),
    ("агентств", Head::Strong),
    ("общество", Head::Weak),
    ("корпораци", Head::Strong),
    ("компани", Head::Weak),
    ("холдинг", Head::Strong),
    ("консорциум", Head::Strong),
    ("союз", Head::Strong),
    ("парти", Head::Weak),
    ("лиг", Head::Weak),
    ("альянс", Head::Weak),
    ("телевидени", Head::Strong),
    ("телекомпани", Head::Strong),
    ("телерадиокомпани", Head::Strong),
    ("радио", Head::Weak),
    ("газет", Head::Weak),
    ("банк", Head::Weak),
    ("клуб", Head::Weak),
    ("арми", Head::Weak),
    ("оркестр", Head::Strong),
    ("ансамбл", Head::Strong),
    ("палат", Head::Weak),
    ("епархи", Head::Strong),
    ("организаци", Head::Weak),
    ("объединени", Head::Weak),
    ("движени", Head::Weak),
    ("издательств", Head::Strong),
    ("команд", Head::Weak),
    ("колледж", Head::Weak),
    ("консерватори", Head::Weak),
    ("концерн", Head::Weak),
    ("авиакомпани", Head::Weak),
    ("авиалини", Head::Weak),
    // Ukrainian
    ("видавництв", Head::Strong),
    ("товариств", Head::Weak),
];

const TURKIC: &[(&str, Head)] = &[
    ("universitet", Head::Strong),
    ("üniversite", Head::Strong),
    ("institut", Head::Strong),
    ("enstitü", Head::Strong),
    ("nazirliy", Head::Strong),
    ("nazirlik", Head::Strong),
    ("bakanlığ", Head::Strong),
    ("akademiya", Head::Strong),
    ("akademi", Head::Strong),
    ("assosiasiya", Head::Strong),
    ("federasiya", Head::Strong),
    ("federasyon", Head::Strong),
    ("fond", Head::Strong),
    ("vakf", Head::Strong),
    ("vakıf", Head::Strong),
    ("komitə", Head::Strong),
    ("komite", Head::Strong),
    ("şura", Head::Strong),
    ("konsey", Head::Strong),
    ("agentliy", Head::Strong),
    ("agentlik", Head::Strong),
    ("ajans", Head::Strong),
    ("cəmiyyət", Head::Strong),
    ("dernek", Head::Strong),
    ("derneğ", Head::Strong),
    ("korporasiya", Head::Strong),
    ("şirkət", Head::Strong),
    ("şirket", Head::Strong),
    ("holdinq", Head::Strong),
    ("holding", Head::Strong),
    ("ittifaq", Head::Strong),
    ("birliy", Head::Strong),
    ("birlik", Head::Strong),
    ("birliğ", Head::Strong),
    ("partiya", Head::Strong),
    ("parti", Head::Strong),
    ("televiziya", Head::Strong),
    ("televizyon", Head::Strong),
    ("radio", Head::Weak),
    ("radyo", Head::Weak),
    ("qəzet", Head::Strong),
    ("gazete", Head::Strong),
    ("bank", Head::Strong),
    ("klub", Head::Strong),
    ("kulüb", Head::Strong),
    ("ordu", Head::Weak),
    ("orkestr", Head::Strong),
    ("təşkilat", Head::Strong),
    ("məclis", Head::Strong),
    ("nəşriyyat", Head::Strong),
    ("yayınev", Head::Strong),
    ("komanda", Head::Weak),
    ("takım", Head::Weak),
    ("belediyesi", Head::Strong),
    ("bələdiyyəsi", Head::Strong),
    ("odası", Head::Strong),
    ("barosu", Head::Strong),
    ("hakimiyyət", Head::Strong),
    ("kollec", Head::Strong),
    ("kolej", Head::Strong),
    ("aviaşirkət", Head::Strong),
    ("havayol", Head::Strong),
    ("konsern", Head::Strong),
    ("konsorsium", Head::Strong),
    ("konsorsiyum", Head::Strong),
    ("qrup", Head::Weak),
    ("grub", Head::Weak),
];

/// As the languages write them, with a capital.
#[rustfmt::skip]
const ROMANCE: &[&str] = &[
    "Université", "Institut", "Ministère", "Académie", "Association", "Fédération", "Fondation", "Fonds", "Comité", "Conseil", "Commission", "Agence", "Assemblée", "Société", "Compagnie",
    "Consortium", "Union", "Parti", "Ligue", "Alliance", "Télévision", "Banque", "Club", "Armée", "Orchestre", "Chœur", "Chambre", "Diocèse", "Organisation", "Mouvement", "Congrès", "Éditions",
    "Universidad", "Instituto", "Ministerio", "Academia", "Asociación", "Federación", "Fundación", "Fondo", "Consejo", "Comisión", "Agencia", "Asamblea", "Sociedad", "Compañía", "Consorcio",
    "Unión", "Partido", "Liga", "Alianza", "Televisión", "Banco", "Ejército", "Orquesta", "Coro", "Cámara", "Diócesis", "Organización", "Movimiento", "Congreso", "Ayuntamiento",
    "Universidade", "Ministério", "Associação", "Federação", "Fundação", "Conselho", "Comissão", "Agência", "Sociedade", "União", "Aliança", "Orquestra", "Câmara", "Organização", "Movimento",
    "Università", "Istituto", "Ministero", "Accademia", "Associazione", "Federazione", "Fondazione", "Comitato", "Consiglio", "Commissione", "Agenzia", "Assemblea", "Società", "Unione", "Partito",
    "Lega", "Banca", "Camera", "Diocesi", "Organizzazione", "Universitat", "Institut", "Acadèmia", "Associació", "Federació", "Fundació", "Comitè", "Consell", "Comissió", "Agència", "Unió", "Partit", "Lliga",
];

const ARMENIAN: &[(&str, Head)] = &[
    ("համալսարան", Head::Strong),
    ("ինստիտուտ", Head::Strong),
    ("նախարարություն", Head::Strong),
    ("նախարարությ", Head::Strong),
    ("ակադեմիա", Head::Strong),
    ("ասոցիացիա", Head::Strong),
    ("ֆեդերացիա", Head::Strong),
    ("հիմնադրամ", Head::Strong),
    ("կոմիտե", Head::Strong),
    ("խորհուրդ", Head::Weak),
    ("խորհրդ", Head::Weak),
    ("հանձնաժողով", Head::Weak),
    ("գործակալություն", Head::Strong),
    ("գործակալությ", Head::Strong),
    ("ընկերություն", Head::Weak),
    ("ընկերությ", Head::Weak),
    ("միություն", Head::Strong),
    ("միությ", Head::Strong),
    ("կուսակցություն", Head::Weak),
    ("կուսակցությ", Head::Weak),
    ("հեռուստատեսություն", Head::Strong),
    ("հեռուստատեսությ", Head::Strong),
    ("հեռուստաընկերություն", Head::Strong),
    ("հեռուստաընկերությ", Head::Strong),
    ("ռադիո", Head::Weak),
    ("թերթ", Head::Weak),
    ("բանկ", Head::Weak),
    ("ակումբ", Head::Weak),
    ("բանակ", Head::Weak),
    ("նվագախումբ", Head::Strong),
    ("ժողով", Head::Weak),
    ("թեմ", Head::Weak),
    ("կազմակերպություն", Head::Weak),
    ("կազմակերպությ", Head::Weak),
    ("հրատարակչություն", Head::Strong),
    ("հրատարակչությ", Head::Strong),
    ("թիմ", Head::Weak),
    ("քոլեջ", Head::Weak),
    ("կոնսերվատորիա", Head::Weak),
    ("կոնցեռն", Head::Weak),
    ("ավիաընկերությ", Head::Weak),
    ("կորպորացիա", Head::Strong),
    ("հոլդինգ", Head::Strong),
    ("կոնսորցիում", Head::Strong),
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
        Family::English | Family::Romance => ENGLISH_ATTRIBUTES.contains(&&*small),
        Family::Russian => is_russian_adjective(&small),
        // A capital I is ı or i.
        Family::Turkic => {
            TURKIC_ATTRIBUTES.contains(&&*small) || TURKIC_ATTRIBUTES.contains(&&*small.replace("i\u{307}", "i"))
        }
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

/// The head that a word is, whatever its case form.
pub(super) fn head(word: &str, family: Family) -> Option<Head> {
    let word = &*composed(word);
    // An ending may hang on a legal form: ՓԲԸ-ն, MMC-nin.
    let bare = word.split(['-', '\'', '’']).next().unwrap_or(word);
    let capital = bare.starts_with(char::is_uppercase);
    if capital && FORMS.contains(&bare) {
        return Some(Head::Form);
    }
    if family == Family::Romance {
        // L'Université: the article is joined.
        let noun = word.rsplit(['\'', '’']).next().unwrap_or(word);
        return ROMANCE.contains(&noun).then_some(Head::Strong);
    }
    let (table, fits): (_, fn(&str) -> bool) = match family {
        Family::English if !capital => return None,
        Family::English => {
            let title = |noun: &str| bare == noun || (bare.len() == noun.len() && bare == noun.to_uppercase());
            // A possessive is an owner, not a part of the name.
            let whole = bare.len() == word.len();
            return ENGLISH.iter().find(|(noun, _)| whole && title(noun)).map(|(_, head)| *head);
        }
        Family::Russian => (RUSSIAN, russian_ending),
        Family::Turkic => (TURKIC, turkic_ending),
        Family::Armenian | Family::Romance => (ARMENIAN, armenian_ending),
    };
    let small = bare.to_lowercase();
    table.iter().find(|(stem, _)| small.strip_prefix(stem).is_some_and(fits)).map(|(_, head)| *head)
}

pub(super) fn russian_ending(rest: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "", "а", "у", "ом", "е", "о", "ы", "и", "я", "ю", "ей", "ей", "ою", "ью", "ии", "ию", "ия", "ией", "ем", "ой",
        "ь", "ю", "ями", "ах",
    ];
    ENDINGS.contains(&rest)
}

pub(super) fn turkic_ending(rest: &str) -> bool {
    // Possessive and case endings begin with these; bankir and partiyalı do not.
    let starts = rest.is_empty()
        || rest.starts_with(['i', 'ı', 'u', 'ü', 's', 'n', 'd', 'y', 'a', 'ə', 'e'])
        || rest.starts_with("lar");
    starts && rest.chars().count() <= 9 && rest != "ir" && !rest.starts_with("irl")
}

pub(super) fn armenian_ending(rest: &str) -> bool {
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
