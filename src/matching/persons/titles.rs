//! Offices and ranks in English and German that stand, with a capital, before the name of whoever holds them: *Mayor Lvov*.
//!
//! A town's own mayor is *the mayor of Lvov* or *the Lvov mayor*. Words that begin a headline in another sense (*Major*,
//! *Count*) are none.

use super::super::Reading;
use super::tables::PLACES;
use crate::text::composed::composed;
use crate::text::morph::Feature;
use crate::text::stems::begins;
use crate::text::words;

/// True right behind a title. Not behind one with an article, where a German clause may go on with a place (*als der
/// Präsident Charkow besuchte*), nor behind a *Consulate General*.
pub(super) fn is_behind_title(before: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\n']);
    let mut back = trimmed.rsplit(|c: char| !(words::is_word(c) || c == '-'));
    let Some(title) = back.next().filter(|word| trimmed.len() < before.len() && word.starts_with(char::is_uppercase))
    else {
        return false;
    };
    let earlier = back.find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
    let folded = title.to_lowercase();
    let known = TITLES.contains(&&*folded) || ENDINGS.iter().any(|ending| folded.ends_with(ending));
    known && !NOT_BEHIND.contains(&&*earlier)
}

/// True for what only persons are called before a court, in Russian and Ukrainian, whatever the case: «потерпевший Мартуни».
pub(super) fn is_role_in_court(last: &str) -> bool {
    const ROLES: &[&str] = &[
        "потерпевш",
        "потерпілий",
        "потерпіл",
        "подсудим",
        "підсудн",
        "обвиняем",
        "обвинувачен",
        "истец$",
        "истца$",
        "истцу$",
        "истцом$",
        "ответчик",
        "відповідач",
    ];
    begins(last, ROLES)
}

/// *Ms Fay Lachin*: an English form of address and a given name. In German a clause may have its object there (*als Herr Maier
/// Stepanakert verließ*).
pub(super) fn is_behind_address(before: &str) -> bool {
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(words::is_word);
    let mut back = before.split([' ', '\u{a0}']).rev();
    back.next().is_some_and(str::is_empty)
        && back.next().as_ref().is_some_and(is_capital)
        && back.next().is_some_and(|word| matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Dr" | "Prof"))
}

/// What stands before a nickname in quotation marks: *Vagharshak “Vago” Martuni*.
pub(super) fn without_nickname(before: &str) -> &str {
    let marked = || {
        let inner = before.strip_suffix(' ')?.strip_suffix(['"', '”', '»', '’'])?;
        let (head, name) = inner.rsplit_once(['"', '“', '«', '‘'])?;
        let named = head.ends_with(' ') && !name.contains(' ') && name.starts_with(char::is_uppercase);
        named.then_some(head)
    };
    marked().unwrap_or(before)
}

/// «Сын Лачин», but «сын Лачина»; «Ходжали-бей».
pub(super) fn is_of_relative(readings: &[Reading<'_>], last: &str, (first, after): (&str, &str)) -> bool {
    let bare = readings.iter().any(|r| r.form.is_bare());
    let owner = readings.iter().any(|r| r.form.has(Feature::Genitive));
    is_kin(last) && bare && !owner && !PLACES.begin(first) || has_rank_joined(after)
}

/// True for a relative, in Russian, Ukrainian, Azerbaijani and Turkish, in the nominative.
fn is_kin(last: &str) -> bool {
    #[rustfmt::skip]
    const KIN: &[&str] = &[
        "бабушка", "брат", "внук", "внучка", "дедушка", "дочка", "дочь", "дядя", "жена", "жених", "муж", "невеста", "племянник", "племянница", "сестра", "сын", "тетя",
        "дружина", "донька", "онук", "онука", "син", "чоловік",
        "anası", "atası", "bacısı", "nəvəsi", "oğlu", "qardaşı", "qızı", "annesi", "babası", "kızı", "torunu",
    ];
    KIN.contains(&last)
}

/// True for a rank of old that is joined to the name of its bearer: «Ходжали-бей».
fn has_rank_joined(after: &str) -> bool {
    #[rustfmt::skip]
    const RANKS: &[&str] = &["ага$", "бек$", "бека$", "беку$", "бей$", "бея$", "бею$", "паша$", "паши$", "хан$", "ханум$", "ханым$", "хана$", "хану$", "ханом$", "bey$", "bek$", "khan$", "pasha$"];
    let rest = after.strip_prefix(['-', '‐', '‑']).unwrap_or_default();
    let rest = composed(rest.split_whitespace().next().unwrap_or_default());
    begins(rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default(), RANKS)
}

/// True for a form of address that stands behind a name in Azerbaijani and Turkish, in a case or not: *Laçın xanım*, *Fuzuli
/// Bey'e*. With a possessive (*Füzuli müəllimi*) it is somebody of the place.
pub(super) fn is_form_of_address(folded: &str) -> bool {
    let ending = BEHIND.iter().find_map(|address| folded.strip_prefix(address));
    ending.is_some_and(|ending| CASES.contains(&ending.trim_start_matches(['\'', '’'])))
}

/// True right behind a calling with a capital in Azerbaijani and Turkish, where the name is the subject: *Gazeteci Karin yazdı*; not
/// before what is the place's: *Jurnalist Sarvan məktəbində*.
pub(super) fn is_behind_calling(before: &str, last: &str, first: &str) -> bool {
    const BEHIND_PLACES: &[&str] =
        &["üçün", "için", "və", "ve", "haqqında", "hakkında", "kimi", "gibi", "ilə", "ile", "azad"];
    let trimmed = before.trim_end();
    let word = trimmed.rsplit(|c: char| !words::is_word(c)).next().unwrap_or_default();
    let of_place =
        || BEHIND_PLACES.contains(&first) || ["tərəf", "taraf", "doğum"].iter().any(|stem| first.starts_with(stem));
    word.starts_with(char::is_uppercase) && CALLINGS.contains(&last) && !is_possessed(first) && !of_place()
}

/// True for a noun with the possessive, in a case or not; verbs in -dı are none.
fn is_possessed(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &[
        "ndan", "ndən", "nden", "nda", "ndə", "nde", "nın", "nin", "nun", "nün", "na", "nə", "ne", "nı", "ni", "nu", "nü",
    ];
    let close = |word: &str| word.ends_with(['ı', 'i', 'u', 'ü']);
    let past = ["dı", "di", "du", "dü", "tı", "ti", "tu", "tü"].iter().any(|end| word.ends_with(end));
    close(word) && !past || ENDINGS.iter().any(|end| word.strip_suffix(end).is_some_and(close))
}

#[rustfmt::skip]
const CALLINGS: &[&str] = &[
    "gazeteci", "yazar", "avukat", "doktor", "öğretmen", "ressam", "müzisyen", "şarkıcı", "oyuncu", "yönetmen", "sanatçı", "hemşire", "profesör", "sayın", "bay", "bayan",
    "kaleci", "forvet", "antrenör", "aktris", "qapıçı", "müdafiəçi", "hücumçu", "məşqçi", "şair",
    "jurnalist", "yazıçı", "vəkil", "həkim", "müəllim", "rəssam", "müğənni", "rejissor", "aktyor", "aktrisa", "professor", "xanım", "tərcüməçi", "hüquqşünas", "mühəndis",
];

const BEHIND: &[&str] = &["xanım", "bəy", "müəllim", "müəllimə", "əfəndi", "hanım", "bey", "beyefendi", "hanımefendi"];
#[rustfmt::skip]
const CASES: &[&str] = &[
    "", "ın", "in", "a", "ə", "e", "dan", "dən", "den", "da", "də", "de", "la", "lə", "le", "nin", "yə", "ye", "dir", "dır", "dür", "dur", "gil",
];

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "mayor", "minister", "president", "premier", "chancellor", "general", "colonel", "captain", "lieutenant", "sergeant", "admiral", "marshal", "senator", "congressman",
    "congresswoman", "governor", "ambassador", "judge", "sheriff", "bishop", "archbishop", "cardinal", "pope", "rabbi", "prince", "princess", "king", "queen", "duke", "duchess",
    "countess", "baron", "baroness", "tsar", "emperor", "empress", "professor", "doctor", "comrade", "sir", "lord", "lady",
    "senatorin", "general", "oberst", "hauptmann", "leutnant", "marschall", "botschafter", "botschafterin", "richter", "richterin", "bischof", "erzbischof", "kardinal", "papst", "pater",
    "rabbiner", "prinz", "prinzessin", "fürst", "fürstin", "graf", "gräfin", "freiherr", "könig", "königin", "zar", "zarin", "kaiser", "kaiserin", "herzog", "herzogin", "professorin", "doktor",
];

/// Germans compound them: Ministerpräsident, Oberbürgermeister, Außenminister.
const ENDINGS: &[&str] =
    &["bürgermeister", "bürgermeisterin", "minister", "ministerin", "präsident", "präsidentin", "kanzler", "kanzlerin"];

#[rustfmt::skip]
const NOT_BEHIND: &[&str] = &[
    "the", "consulate", "consul", "der", "die", "den", "dem", "des", "ein", "eine", "einen", "einem", "sein", "seine", "ihr", "ihre", "unser", "unsere", "kein", "keine", "dieser", "diese",
];
