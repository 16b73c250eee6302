//! Nouns that make the name in quotation marks beside them an organisation's: the “Shusha” theatre, школа «Шуша». Without the marks such a
//! noun says nothing: the theatre of a town is a facility.
//!
//! One list of kinds in each language: firms and farms, troupes and bands, schools and colleges, broadcasters and printers, units, blocs
//! and unions. No words for what is a place first (a mine, a bridge, a hotel, a station).

use super::super::composed::composed;
use super::heads::{Family, armenian_ending, russian_ending, turkic_ending};

/// English nouns, in small letters and in the singular.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "firm", "enterprise", "cooperative", "co-operative", "airline", "carrier", "theatre", "theater", "troupe", "publisher",
    "bloc", "coalition", "faction", "battalion", "brigade", "regiment", "squad", "detachment", "militia", "college", "school",
    "lyceum", "gymnasium", "kindergarten", "conservatory", "group", "charity", "insurer", "channel", "studio", "startup",
    "start-up", "band", "duo", "trio", "quartet", "quintet", "choir", "chorale", "collective", "conglomerate",
    "cartel", "syndicate", "trust", "concern", "retailer", "lender", "developer", "operator", "manufacturer", "producer",
    "contractor", "subsidiary", "kolkhoz", "sovkhoz", "artel", "front", "sect", "lodge", "fraternity",
    "sorority", "guild", "centre", "center", "workshop", "brewery", "winery", "distillery", "partnership", "printer",
    "bookmaker", "broker", "shipper", "dealership", "outfit",
];

/// Russian and Ukrainian stems.
#[rustfmt::skip]
const RUSSIAN: &[&str] = &[
    "фирм", "турфирм", "агрофирм", "предприяти", "кооператив", "колхоз", "совхоз", "агрохолдинг", "артел", "концерн", "трест",
    "картел", "синдикат", "авиакомпани", "авиалини", "автокомпани", "страховщик", "перевозчик", "застройщик", "ритейлер",
    "стартап", "театр", "трупп", "хор", "капелл", "коллектив", "ансамбл", "квартет", "квинтет", "трио", "дуэт",
    "секстет", "филармони", "цирк", "студи", "киностуди", "телестуди", "мастерск", "типографи", "издательств", "телеканал",
    "радиостанци", "телерадиостанци", "радиоканал", "канал", "медиахолдинг", "медиагрупп", "портал", "батальон", "бригад",
    "полк", "отряд", "дивизион", "дружин", "блок", "коалици", "фракци", "фронт", "профсоюз", "гильди", "братств", "ложа",
    "землячеств", "колледж", "лицей", "лицея", "лицею", "лицеем", "лицее", "училищ", "техникум", "гимнази", "школ", "спортшкол",
    "детсад", "центр", "групп", "рок-групп", "консерватори", "спортклуб", "кружк", "кружок", "лаборатори", "сект", "нко",
    "підприємств", "авіакомпані", "гурт", "гурток", "колектив", "студі", "друкарн", "батальйон", "загін", "коледж", "ліце",
    "ліцей", "ліцею", "гімназі", "груп", "колгосп", "радгосп", "фірм", "спілк", "профспілк", "радіостанці",
];

/// Azerbaijani and Turkish stems.
#[rustfmt::skip]
const TURKIC: &[&str] = &[
    "firma", "müəssisə", "işletme", "kooperativ", "kooperatif", "aviaşirkət", "havayol", "konsern", "konsorsium", "konsorsiyum",
    "trest", "kolxoz", "sovxoz", "startap", "teatr", "tiyatro", "truppa", "topluluk", "topluluğ", "ansambl",
    "ansambıl", "xoru", "xorun", "xoruna", "koro", "kapella", "kvartet", "kvintet", "trio", "dəstə", "studiya", "stüdyo",
    "kinostudiya", "mətbəə", "matbaa", "kanalı", "kanalın", "kanalda", "kanala", "telekanal", "radiostansiya", "portal",
    "hərəkat", "hareket", "blokun", "bloku", "koalisiya", "koalisyon", "fraksiya", "cəbhə", "cephe", "batalyon", "tabur",
    "alay", "briqada", "tugay", "bölük", "sendika", "ittifak", "lonca", "kollec", "kolej", "lisey", "lise", "məktəb", "okul",
    "gimnaziya", "texnikum", "mərkəz", "merkez", "qrup", "grup", "grub", "konservatoriya", "konservatuvar", "laboratoriya",
    "laboratuvar", "yayınev", "kreş", "anaokul", "kollektiv",
];

/// Armenian stems.
#[rustfmt::skip]
const ARMENIAN: &[&str] = &[
    "ֆիրմա", "ձեռնարկությ", "կոոպերատիվ", "կոլտնտեսությ", "խորհտնտեսությ", "սովխոզ", "կոլխոզ", "ավիաընկերությ", "ավիաուղի",
    "հոլդինգ", "կոնցեռն", "կոնսորցիում", "կորպորացիա", "տրեստ", "սինդիկատ", "կարտել", "ստարտափ", "թատրոն",
    "թատերախումբ", "թատերախմբ", "համույթ", "երգչախումբ", "երգչախմբ", "պարախումբ", "պարախմբ", "քառյակ", "քառյակի", "եռյակ",
    "դուետ", "կապելլա", "ֆիլհարմոնիա", "կինոստուդիա", "ստուդիա", "տպարան", "ալիք", "հեռուստաալիք", "ռադիոկայան", "ռադիոալիք",
    "պորտալ", "շարժում", "շարժմ", "դաշինք", "խմբակցությ", "կոալիցիա", "ճակատ", "գումարտակ", "գումարտ", "ջոկատ", "վաշտ", "գունդ",
    "բրիգադ", "արհմիությ", "քոլեջ", "լիցեյ", "վարժարան", "դպրոց", "ուսումնարան", "գիմնազիա", "մանկապարտեզ", "կենտրոն", "խումբ",
    "խմբ", "կոնսերվատորիա", "լաբորատորիա", "կոլեկտիվ", "աղանդ", "եղբայրությ",
];

/// French nouns, in the singular.
#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "société", "entreprise", "firme", "compagnie", "coopérative", "troupe", "théâtre", "université", "institut", "fondation",
    "association", "club", "banque", "chaîne", "radio", "groupe", "collège", "lycée", "école", "centre", "chœur", "choeur",
    "chorale", "orchestre", "ensemble", "équipe", "parti", "mouvement", "bataillon", "brigade", "consortium", "éditeur",
    "agence", "fédération", "ligue", "union", "holding", "syndicat", "coalition", "bloc", "front", "studio", "imprimerie",
    "organisation", "ong", "maison", "conservatoire", "quatuor", "trio",
];

/// Ends of German nouns: Fluggesellschaft, Theatergruppe.
#[rustfmt::skip]
const GERMAN: &[&str] = &[
    "firma", "unternehmen", "gesellschaft", "genossenschaft", "kooperative", "theater", "truppe", "verlag", "sender", "kanal",
    "schule", "kolleg", "gymnasium", "lyzeum", "hochschule", "zentrum", "gruppe", "stiftung", "verein", "klub", "club", "bank",
    "universität", "institut", "verband", "partei", "bewegung", "bündnis", "chor", "orchester", "ensemble", "mannschaft",
    "team", "bataillon", "brigade", "konzern", "versicherer", "agentur", "holding", "konsortium", "studio", "druckerei",
    "gewerkschaft", "fraktion", "koalition", "quartett", "trio", "band", "kolchose", "sowchose", "betrieb", "reederei",
];

/// True for such a noun, whatever its case form.
pub(super) fn is_head(word: &str, family: Family) -> bool {
    let small = composed(word).to_lowercase();
    // I of Turkish is ı or i.
    let small = if family == Family::Turkic { small.replace("i\u{307}", "i") } else { small };
    let in_table = |table: &[&str], fits: fn(&str) -> bool| {
        let fits = |word: &str| table.iter().any(|stem| word.strip_prefix(stem).is_some_and(fits));
        // «рок-группа», ֆիրմա-ն, firma'nın
        let bare = small.split(['-', '\'', '’']).next().unwrap_or(&small);
        fits(&small) || fits(bare) || small.rsplit('-').next().is_some_and(fits)
    };
    match family {
        Family::English | Family::Romance => {
            let elided = small.strip_prefix("l'").or_else(|| small.strip_prefix("l’")).unwrap_or(&small);
            let elided = elided.strip_prefix("d'").or_else(|| elided.strip_prefix("d’")).unwrap_or(elided);
            let german = || {
                let stem = small.strip_suffix("es").filter(|stem| is_german(stem));
                let stem = stem.or_else(|| small.strip_suffix('s')).unwrap_or(&small);
                word.starts_with(char::is_uppercase) && (is_german(stem) || is_german(&small))
            };
            ENGLISH.contains(&&*small) || FRENCH.contains(&elided) || german()
        }
        Family::Russian => in_table(RUSSIAN, russian_ending),
        Family::Turkic => in_table(TURKIC, turkic_ending),
        Family::Armenian => in_table(ARMENIAN, armenian_ending),
    }
}

fn is_german(small: &str) -> bool {
    GERMAN.iter().any(|end| small.ends_with(end))
}
