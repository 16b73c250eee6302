//! What towns have and persons have not, and peoples called as villages are, folded. Data.

use super::tables::Stems;

/// What stands in a town or is a town's, before its genitive and behind its name, beside the words of [`PLACES`]: nobody's own.
/// Not museums, houses and squares, which are called after persons.
#[rustfmt::skip]
pub(super) static SITES: Stems = Stems::new(&[
    "school", "hospital", "clinic", "church", "mosque$", "mosques$", "factory$", "factories$", "plant$", "plants$", "station$", "stations$", "hotel", "cemeter", "authorit", "administration", "population",
    "suburb", "shop$", "shops$", "kindergarten", "garrison", "school", "police$",
    "школ", "больниц", "поликлиник", "детсад", "церк", "храм$", "храмы$", "храмах$", "храмов$", "мечет", "порт$", "порта$", "порту$", "завод$", "завода$", "заводе$", "заводы$", "заводах$", "заводов$", "фабрик", "вокзал", "станци", "гостиниц", "отел",
    "кладбищ", "власти$", "властей$", "властям$", "администраци", "мэри", "населени", "аптек", "магазин", "пригород", "гарнизон", "лікарн", "готел", "кладовищ", "влада$", "влади$", "населенн", "мерія$", "мерії$",
    "məktəb", "xəstəxana", "klinika", "kilsə", "məscid", "zavod", "fabrik", "stansiya", "mehmanxana", "otel", "bağça", "qəbiristanlı", "məhəllə", "mağaza", "əhali",
    "okul", "hastane", "kilise", "cami", "fabrika", "istasyon", "mahalle", "nüfus",
    "դպրոց", "հիվանդանոց", "եկեղեց", "գործարան", "կայարան", "հյուրանոց", "գերեզման", "թաղամաս", "խանութ", "մանկապարտեզ", "բնակչութ", "իշխանութ",
]);
/// Names of peoples and languages that villages have too, folded. Facts: Ethnologue.
pub(super) const PEOPLES: &[&str] =
    &["talysh", "talish", "talysch", "talış", "талыш", "թալիշ", "udi", "tat", "avar", "lezgi"];
/// What peoples and mountains are called by, right behind their name.
pub(super) static OF_PEOPLES: Stems = Stems::new(&[
    "people",
    "language",
    "dialect",
    "speaker",
    "folk$",
    "minority$",
    "tribe",
    "nation$",
    "mountain",
    "range$",
    "khanate",
    "xalq",
    "dili$",
    "dilin",
    "dağları",
    "xanlığı",
    "халк",
    "լեզու",
    "ժողովուրդ",
    "լեռներ",
]);
/// Verbs that a language stands behind.
pub(super) static SPEAK: Stems = Stems::new(&["speak", "spoke$", "spoken$", "learn", "teach", "taught$"]);
