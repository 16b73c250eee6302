//! Languages as drafts of several languages name them, with what is short for them.

use super::small;
use crate::text::stems::begins;

/// A language (`und`: letters of any), words for it, and short ones, which have a point or colon behind.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const LANGUAGES: &[Row] = &[
    ("hy",
        &["armenian$", "армянск", "по-армянски$", "вірменськ", "по-вірменськи$", "ermənicə$", "ermenice$", "հայերեն$", "სომხურად$", "armenisch", "arménien$",
          "arménienne$", "armenio$", "armeno$", "arménio$", "armênio$"],
        &["arm$", "hy$", "orm$", "hye$", "арм$", "вірм$", "erm$", "հայ$", "სომხ$"]),
    ("az",
        &["azerbaijani$", "azeri$", "азербайджанск", "по-азербайджански$", "по-азербайджанськи$", "azərbaycanca$", "azerice$", "azerbaycanca$", "ադրբեջաներեն$",
          "აზერბაიჯანულად$", "aserbaidschanisch", "azéri$", "azérie$", "azerbaïdjanais$", "azerbaïdjanaise$", "azerbaiyano$", "azerí$", "azero$", "azerbaijano$"],
        &["az$", "aze$", "azer$", "azerb$", "aserb$", "aserbaid$", "азер$", "азерб$", "azərb$", "ադրբ$", "აზერ$", "აზერბ$"]),
    ("ru",
        &["russian$", "русск", "по-русски$", "російськ", "по-російськи$", "rusca$", "rusça$", "ռուսերեն$", "რუსულად$", "russisch", "russe$", "ruso$", "russo$"],
        &["ru$", "rus$", "russ$", "ros$", "рус$", "русск$", "рос$", "ռուս$", "რუს$"]),
    ("tr",
        &["turkish$", "турецк", "по-турецки$", "турецьк", "по-турецьки$", "türkcə$", "türkçe$", "թուրքերեն$", "თურქულად$", "türkisch", "turc$", "turque$", "turco$"],
        &["tur$", "tr$", "turk$", "türk$", "тур$", "турец$", "թուրք$", "თურქ$"]),
    ("ka",
        &["georgian$", "грузинск", "по-грузински$", "грузинськ", "gürcücə$", "gürcüce$", "վրացերեն$", "ქართულად$", "georgisch", "géorgien$", "géorgienne$", "georgiano$"],
        &["geo$", "georg$", "ka$", "kat$", "груз$", "gürc$", "վրաց$", "ქართ$"]),
    ("fa",
        &["persian$", "farsi$", "персидск", "по-персидски$", "перськ", "farsca$", "farsça$", "պարսկերեն$", "სპარსულად$", "persisch", "persan$", "persane$", "persa$"],
        &["pers$", "fa$", "перс$", "перськ$", "պարս$", "სპარს$"]),
    ("ku", &["kurdish$", "курдск", "kürtçe$", "kürdcə$", "kurdisch", "kurde$"], &[]),
    ("uk",
        &["ukrainian$", "украинск", "по-украински$", "українськ", "по-українськи$", "ukraynaca$", "ուկրաիներեն$", "უკრაინულად$", "ukrainisch", "ukrainien$",
          "ukrainienne$", "ucraniano$", "ucraino$"],
        &["ukr$", "uk$", "укр$", "ուկր$", "უკრ$"]),
    ("be", &["belarusian$", "белорусск", "по-белорусски$", "білоруськ", "belarussisch", "biélorusse$"], &["bel$", "бел$", "белор$"]),
    ("pl",
        &["polish$", "польск", "по-польски$", "польськ", "по-польськи$", "polnisch", "polonais$", "polonaise$", "polaco$", "polacco$"],
        &["pol$", "poln$", "pl$", "пол$", "польск$", "польськ$"]),
    ("de",
        &["german$", "немецк", "по-немецки$", "німецьк", "almanca$", "գերմաներեն$", "deutsch$", "deutsche$", "deutschen$", "deutscher$", "deutsches$", "allemand$", "allemande$", "alemán$", "tedesco$"],
        &["ger$", "germ$", "de$", "deu$", "dt$", "niem$", "нем$", "нім$"]),
    ("fr",
        &["french$", "французск", "по-французски$", "французськ", "fransızca$", "ֆրանսերեն$", "französisch", "français$", "française$"],
        &["fr$", "fra$", "фр$"]),
    ("en",
        &["english$", "английск", "по-английски$", "англійськ", "ingiliscə$", "ingilizce$", "անգլերեն$", "ინგლისურად$", "englisch", "anglais$", "anglaise$", "inglés$",
          "inglese$"],
        &["eng$", "engl$", "en$", "англ$", "անգլ$", "ინგლ$"]),
    ("el", &["greek$", "греческ", "yunanca$", "griechisch$", "grec$", "grecque$"], &["gr$"]),
    ("he", &["hebrew$"], &[]),
    ("ar", &["arabic$"], &[]),
    ("zh", &["chinese$"], &[]),
    ("hu", &["hungarian$", "венгерск", "ungarisch$", "hongrois$", "hongroise$"], &["hung$", "ung$", "венг$"]),
    ("ro", &["romanian$", "румынск", "rumänisch$", "roumain$", "roumaine$"], &["rom$", "рум$"]),
    ("cs", &["czech$", "tschechisch$"], &["cz$"]),
    ("sk", &["slovak$"], &[]),
    ("lt", &["lithuanian$", "литовск", "litauisch$", "lituanien$", "lituanienne$"], &["лит$"]),
    ("lv", &["latvian$", "латышск", "lettisch$"], &["латыш$"]),
    ("et", &["estonian$", "эстонск", "estnisch$"], &["эст$"]),
    ("la", &[], &["lat$"]),
    ("und", &["romanized$", "romanised$", "transliterated$", "transliteration$", "latinised$", "latinized$"],
        &["fmr$", "бывш$", "быв$", "прежн$", "ранее$", "кол$", "ehem$", "früh$", "anc$", "keç$", "նախկ$"]),
];

/// Words for a people that name its language where a word for a name or a language stands beside: *erməni adı*, «հայկական անվանում».
#[rustfmt::skip]
const PEOPLES: &[(&str, &[&str])] = &[
    ("hy", &["erməni$", "ermeni$", "հայկական$", "სომხური$"]),
    ("az", &["azərbaycan$", "azerbaycan$", "azəri$", "azeri$", "ադրբեջանական$", "აზერბაიჯანული$"]),
    ("ru", &["rus$", "ռուսական$", "რუსული$"]),
    ("tr", &["türk$", "թուրքական$", "თურქული$"]),
    ("ka", &["gürcü$", "վրացական$", "ქართული$"]),
    ("en", &["ingilis$", "ingiliz$", "անգլիական$", "ინგლისური$"]),
    ("uk", &["ukrayna$", "ուկրաինական$"]),
];

/// The word for a language behind which one: *erməni dilində*, *на армянском языке*, *in armenischer Sprache*.
const LANGUAGE: &[&str] = &[
    "language$",
    "dilində$",
    "dilinde$",
    "dillerinde$",
    "языке$",
    "мовою$",
    "мові$",
    "լեզվով$",
    "ენაზე$",
    "sprache$",
    "langue$",
];

/// What stands beside a language in the head of a column: a name, its spelling, and small words.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "name", "names", "version", "spelling", "spellings", "form", "title", "toponym", "exonym", "endonym", "transliteration", "script", "usage", "language", "in", "the", "local",
    "official", "current", "place", "town",
    "название", "названия", "имя", "топоним", "написание", "форма", "язык", "языке", "на", "в", "по", "назва", "назви", "ім'я", "мова", "мовою", "написання",
    "ad", "adı", "adları", "adlar", "dil", "dili", "dilində", "dilinde", "yazılışı", "isim", "ismi", "isimler",
    "անուն", "անունը", "անվանում", "անվանումը", "լեզու", "լեզվով", "სახელი", "ენა", "ენაზე",
    "namen", "bezeichnung", "schreibweise", "ortsname", "sprache", "auf", "der", "die",
    "nom", "noms", "graphie", "langue", "en", "le", "la", "forme", "nombre", "nome",
];

/// Words for what something was called, or is called beside, in the head of a column or before a colon.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "old$", "former$", "formerly$", "previous$", "previously$", "earlier$", "historical$", "historic$", "deprecated$", "obsolete$", "outdated$", "avoid$", "wrong$", "incorrect$",
    "alternative$", "native$", "aka$", "synonym", "don't$", "don’t$", "not$",
    "старый$", "старая$", "старое$", "старые$", "стара$", "старе$", "прежн", "бывш", "устарев",  "неправильно$", "неверно$", "историческ", "синоним", "колишн", "попередн", "застаріл", "історичн",
    "köhnə$", "əvvəlki$", "keçmiş$", "tarixi$", "eski$", "önceki$", "tarihî$", "tarihi$", "հին$", "նախկին$", "պատմական$",
    "früher", "ehemalig", "veraltet", "historisch", "alter$", "alte$", "ancien", "précédent", "historique$", "obsolète$", "antiguo$", "anterior$", "vecchio$",
];
/// Words beside those.
#[rustfmt::skip]
const TERMED: &[&str] = &[
    "term", "terms", "wording", "label", "other", "also", "known", "called", "as", "термин", "термины", "термін", "прочие", "другие", "termin", "terim", "begriff", "begriffe", "terme", "termes",
    "do", "use",
];

/// Heads of a column of languages.
#[rustfmt::skip]
const OF_LANGUAGES: &[&str] = &[
    "language", "languages", "lang", "locale", "язык", "языки", "мова", "dil", "dillər", "diller", "լեզու", "ენა", "sprache", "langue", "idioma", "lingua",
];

/// The language that a word names.
pub(super) fn language(word: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, words, _)| begins(word, words)).map(|(lang, ..)| *lang)
}

/// The language that a word is short for.
pub(super) fn short(word: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, _, short)| begins(word, short)).map(|(lang, ..)| *lang)
}

/// The language that a word for a people names beside a word for a name.
pub(super) fn people(word: &str) -> Option<&'static str> {
    PEOPLES.iter().find(|(_, words)| begins(word, words)).map(|(lang, _)| *lang)
}

/// True for the word for a language.
pub(super) fn is_word_for_language(word: &str) -> bool {
    begins(word, LANGUAGE)
}

/// The language that the head of a column, or the key of a field, names; `und` for what something was or is called beside: *Armenian*, *In Armenian*, *Армянское название*, `hy`, `name_az`.
pub(crate) fn head(text: &str) -> Option<&'static str> {
    if text.len() > 80 {
        return None;
    }
    // az-Latn, hy_AM
    if let Some((code, rest)) = text.trim().split_once(['-', '_'])
        && matches!(rest.len(), 2 | 4)
        && rest.starts_with(|c: char| c.is_ascii_uppercase())
        && code.len() < 4
    {
        return short(&code.to_lowercase());
    }
    let (mut named, mut abbreviated, mut people_of, mut is_name, mut is_other) = (None, None, None, false, false);
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '\u{300}'..='\u{36f}')));
    for word in words.filter(|word| !word.is_empty()) {
        let is_whole = word.to_lowercase().starts_with("по-");
        for word in word.split(|c| c == '-' && !is_whole).filter(|word| !word.is_empty()) {
            let word = small(word);
            if let Some(lang) = language(&word) {
                // Armenian/Russian
                if named.is_some_and(|other| other != lang) && lang != "und" {
                    return Some("und");
                }
                named.get_or_insert(lang);
            } else if let Some(lang) = short(&word).filter(|_| abbreviated.is_none()) {
                abbreviated = Some(lang);
            } else if begins(&word, OTHER) {
                is_other = true;
            } else if BESIDE.contains(&&*word) || TERMED.contains(&&*word) {
                is_name = true;
            } else if let Some(lang) = people(&word) {
                people_of = Some(lang);
            } else {
                return None;
            }
        }
    }
    // Other names, and not other things.
    let small = text.to_lowercase();
    let is_other = is_other || is_name && (small.contains("other name") || small.contains("also "));
    named.or(people_of.filter(|_| is_name)).or(abbreviated).or(is_other.then_some("und"))
}

/// True for the head of a column in which languages stand.
pub(crate) fn is_head_of_languages(text: &str) -> bool {
    OF_LANGUAGES.contains(&&*small(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_that_name_a_language() {
        for (text, lang) in [
            ("Azerbaijani", "az"),
            ("Russian name", "ru"),
            ("In Armenian", "hy"),
            ("Name (Georgian)", "ka"),
            ("Armenian (hy)", "hy"),
            ("Azərbaycanca", "az"),
            ("Erməni dilində", "hy"),
            ("Rus adı", "ru"),
            ("По-армянски", "hy"),
            ("Армянский", "hy"),
            ("Азербайджанское название", "az"),
            ("Հայերեն", "hy"),
            ("Ադրբեջանական անվանում", "az"),
            ("Armenischer Name", "hy"),
            ("Nom arménien", "hy"),
            ("Ermenice", "hy"),
            ("Вірменська назва", "hy"),
            ("hy", "hy"),
            ("az-Latn", "az"),
            ("hy_AM", "hy"),
            ("name-hy", "hy"),
            ("title-az", "az"),
            ("Armenian / Russian", "und"),
            ("Armenian transliteration", "hy"),
            ("Old name", "und"),
            ("Also known as", "und"),
            ("Other names", "und"),
            ("Deprecated term", "und"),
            ("Прежнее название", "und"),
            ("Köhnə adı", "und"),
            ("Früherer Name", "und"),
        ] {
            assert_eq!(head(text), Some(lang), "{text}");
        }
        for text in [
            "Place",
            "Notes",
            "",
            "Name",
            "Armenian population",
            "Русские войска",
            "ID",
            "Longitude",
            "Other",
            "erməni",
        ] {
            assert_eq!(head(text), None, "{text}");
        }
    }
}
