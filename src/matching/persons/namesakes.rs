//! Places that are called by a person's surname as it stands: in «роман Горького», «улица Кирова», *Gorky Street* it is the
//! person's. A name of no person (улицы Саратова) is not concerned.

use super::super::Reading;
use super::back;
use super::tables::Stems;
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;

/// True for the name of a person behind a word for what is called after persons or made by them, or before it; `last` and
/// `first` are the words beside it.
pub(super) fn is_meant(readings: &[Reading<'_>], before: &str, last: &str, first: &str) -> bool {
    let short = if last.is_empty() { abbreviated(before) } else { None };
    let last = short.as_deref().unwrap_or(last);
    let any = |feature| readings.iter().any(|r| r.form.has(feature));
    let bare = || readings.iter().any(|r| r.form.is_bare());
    let genitive = || any(Feature::Genitive);
    let of = || back(before).nth(1).is_some_and(|word| WORKS.begin(&word));
    let named = (WORKS.begin(last) || CALLED.begin(last)) && genitive()
        || STATUES.begin(last) && any(Feature::Dative)
        || last == "of" && bare() && of()
        || BEHIND.begin(first) && bare()
        || WORKS_BEHIND.begin(first) && (bare() || genitive() || any(Feature::Saxon));
    // Asked last: most words beside a name say nothing.
    named && readings.iter().all(|r| is_namesake(&r.term.text))
}

fn is_namesake(term: &str) -> bool {
    let folded = fold::fine(term, Fold::Default);
    NAMESAKES.iter().any(|stem| {
        folded.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "ий" | "ій" | "ой" | "y" | "i" | "ij"))
    })
}

/// ул. Горького: the word before a full stop.
fn abbreviated(before: &str) -> Option<String> {
    let word = before.trim_end().strip_suffix('.')?;
    let start = word.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    let folded = fold::fine(word.get(start..)?, Fold::Default);
    SHORT.contains(&folded.as_str()).then_some(folded)
}

const SHORT: &[&str] = &["ул", "вул", "пл", "просп", "пр", "пер", "бул", "наб"];

/// Surnames, or their stems, that towns and villages are or were called by without an ending. Facts: gazetteers of the
/// Soviet Union's administrative division and of its successors' renamings.
#[rustfmt::skip]
const NAMESAKES: &[&str] = &[
    "горьк", "киров", "калинин", "куйбышев", "молотов", "фрунзе", "жданов", "ворошилов", "орджоникидзе", "чкалов", "гагарин", "щербаков", "андропов", "брежнев", "сталин", "ленин", "маркс",
    "энгельс", "пушкин", "чехов", "маяковск", "чайковск", "тельман", "шевченко", "франко", "хмельницк", "кропивницк", "димитров", "чапаев", "котовск", "мичурин", "ломоносов", "суворов", "устинов",
    "черненко", "дзержинск", "свердлов", "стаханов", "лазо", "лермонтов", "островск", "камо", "шаумян", "джапаридзе", "азизбеков", "нариманов", "абовян", "туманян", "чаренц", "махарадзе", "цулукидзе",
    "кіров", "калінін", "куйбишев", "ворошилов", "орджонікідзе", "гагарін", "брежнєв", "сталін", "ленін", "енгельс", "пушкін", "маяковськ", "чайковськ", "хмельницьк", "кропивницьк", "шептицьк", "мічурін",
    "устінов", "дзержинськ", "островськ",
    "gork", "kirov", "kalinin", "kuibyshev", "kuybyshev", "molotov", "frunze", "zhdanov", "voroshilov", "ordzhonikidze", "chkalov", "gagarin", "andropov", "brezhnev", "stalin", "lenin", "marx", "engels",
    "pushkin", "chekhov", "mayakovsk", "tchaikovsk", "shevchenko", "franko", "dimitrov", "chapayev", "shaumyan", "abovyan", "charents", "qork", "puşkin",
];

/// Works, what persons leave behind and what is done to them: before the genitive. Words begin behind an apostrophe:
/// п'єса, пам'ятник.
static WORKS: Stems = Stems::new(&[
    "роман",
    "пьес",
    "рассказ",
    "повест",
    "стих",
    "поэм",
    "новелл",
    "сочинени",
    "произведени",
    "симфони",
    "опер$",
    "опера$",
    "опере$",
    "оперу$",
    "оперы$",
    "балет",
    "картин",
    "письм",
    "дневник",
    "мемуар",
    "биографи",
    "книг",
    "цитат",
    "портрет",
    "бюст",
    "памятник",
    "стату",
    "могил",
    "мавзоле",
    "гибел",
    "смерт",
    "убийств",
    "вдов",
    "жен$",
    "жена$",
    "жены$",
    "жену$",
    "сын$",
    "сына$",
    "дочь$",
    "дочери$",
    "внук",
    "слова$",
    "словам$",
    "речь$",
    "єс$",
    "єса$",
    "єси$",
    "єсу$",
    "єсі$",
    "оповіданн",
    "вірш",
    "твор",
    "лист$",
    "листи$",
    "листів$",
    "щоденник",
    "спогад",
    "біографі",
    "ятник",
    "загибел",
    "вбивств",
    "дружин",
    "промов",
    "novel",
    "play$",
    "plays$",
    "story$",
    "stories$",
    "poem",
    "works$",
    "letters$",
    "statue",
    "bust$",
    "portrait",
    "murder",
    "assassination",
    "death$",
    "widow",
    "grave$",
    "biograph",
    "diar",
    "monument",
]);
/// What is called after persons: before the genitive.
static CALLED: Stems = Stems::new(&[
    "ул$",
    "вул$",
    "пл$",
    "просп$",
    "пр$",
    "пер$",
    "бул$",
    "наб$",
    "улиц",
    "площад",
    "проспект",
    "переул",
    "бульвар",
    "набережн",
    "тупик",
    "проезд",
    "театр",
    "парк",
    "сквер",
    "колхоз",
    "совхоз",
    "орден",
    "стипенди",
    "преми",
    "пик$",
    "пика$",
    "музе",
    "дом-музе",
    "библиотек",
    "чтени",
    "вулиц",
    "площ",
    "провул",
    "узвоз",
    "колгосп",
    "радгосп",
    "бібліотек",
    "шосе",
]);
/// Before the dative.
static STATUES: Stems = Stems::new(&["памятник", "ятник", "монумент", "письм", "лист$", "листи$"]);
/// What is called after persons, behind the name.
static BEHIND: Stems = Stems::new(&[
    "street",
    "square",
    "avenue",
    "prospect",
    "boulevard",
    "lane$",
    "theatre",
    "theater",
    "park$",
    "museum",
    "library",
    "statue",
    "straße",
    "platz$",
    "theater",
    "küçəsi",
    "prospekt",
    "meydanı",
    "teatrı",
    "parkı",
    "caddesi",
    "sokağı",
    "tiyatro",
    "փողոց",
    "պողոտ",
    "հրապարակ",
    "թատրոն",
]);
/// What persons make and undergo, behind the name.
static WORKS_BEHIND: Stems = Stems::new(&[
    "novel",
    "play$",
    "plays$",
    "story$",
    "stories$",
    "poem",
    "works$",
    "letters$",
    "widow",
    "murder",
    "assassination",
    "biograph",
    "diary",
    "diaries",
    "memoir",
    "portrait",
    "roman",
    "stück$",
    "drama",
    "erzählung",
    "pyes",
    "hekayə",
    "heykəl",
    "վեպ",
    "պիես",
    "պատմվածք",
    "արձան",
]);
