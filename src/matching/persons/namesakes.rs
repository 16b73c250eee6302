//! Places that are called by a person's surname as it stands: in «роман Горького», «улица Кирова», *Gorky Street* it is the
//! person's. A name of no person (улицы Саратова) is not concerned.

use super::super::Reading;
use super::back;
use super::sites::{OF, SITES};
use super::tables::{PLACES, Stems, WHERE};
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;
use crate::text::words;

/// True for the name of a person behind a word for what is called after persons or made by them, or before it; `last` and
/// `first` are the words beside it.
pub(super) fn is_meant(readings: &[Reading<'_>], (before, after): (&str, &str), last: &str, first: &str) -> bool {
    let short = if last.is_empty() { abbreviated(before) } else { None };
    let last = short.as_deref().unwrap_or(last);
    let any = |feature| readings.iter().any(|r| r.form.has(feature));
    let bare = || readings.iter().any(|r| r.form.is_bare());
    let genitive = || any(Feature::Genitive);
    // ფრუნზეს, which keeps its vowel: the genitive is as the dative.
    let dative = || readings.iter().any(|r| r.term.lang.primary() == "ka" && r.form.has(Feature::Dative));
    let of = || back(before).nth(1).is_some_and(|word| WORKS.begin(&word)) && !is_before_noun(after, first);
    // English: the Kirov museum may be the town's, the Kirov Museum is called so.
    let english = readings.iter().any(|r| r.term.lang.primary() == "en");
    let small = || english && after.trim_start().starts_with(char::is_lowercase);
    let work = || WORKS_BEHIND.begin(first) && (!small() || matches!(first, "novel" | "novels" | "play" | "plays"));
    let named = genitive() && (WORKS.begin(last) || is_called(before, last))
        || STATUES.begin(last) && any(Feature::Dative)
        || last == "of" && bare() && of()
        || BEHIND.begin(first) && bare() && !small()
        || (genitive() || dative())
            && STREETS
                .iter()
                .any(|(stem, plural)| first.strip_prefix(stem).is_some_and(|end| !end.starts_with(plural)))
        || WORKS_BEHIND.begin(first) && (genitive() || any(Feature::Saxon))
        || any(Feature::Saxon) && OWNED.begin(first)
        || bare() && work();
    // Asked last: most words beside a name say nothing.
    let poets = || readings.iter().all(|r| is_poet(&r.term.text));
    if named {
        return readings.iter().all(|r| is_namesake(&r.term.text)) || poets();
    }
    // Of «Физули» all cases are alike.
    bare() && (WORKS.begin(last) || STATUES.begin(last) || is_called(before, last)) && poets()
        || (is_among_poets((before, after), last, first) || is_told_of_poet((before, after), last, first)) && poets()
}

/// *Nizami and Fuzuli*, «Насими, Физули», not *in Nizami and Fuzuli districts*: names beside that are poets' too.
fn is_among_poets((before, after): (&str, &str), last: &str, first: &str) -> bool {
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "nizami", "nasimi", "nesimi", "nəsimi", "khagani", "khaqani", "xaqani", "hagani", "vagif", "vaqif", "vakıf", "hafez", "hafiz", "saadi", "rumi", "mevlana", "navoi", "navai", "nevai", "nəvai",
        "низами", "насими", "хагани", "вагиф", "хафиз", "саади", "руми", "навои", "нізамі", "насімі", "хагані", "вагіф", "նիզամի", "նասիմի", "նիզամին", "նասիմին",
    ];
    let is_other = |word: &str| OTHERS.contains(&word);
    let bare = |word: &str| fold::fine(word.trim_matches(|c| !words::is_word(c)), Fold::Default);
    let joined = |mark: bool, word: &str| mark || JOINED.contains(&word);
    let mut back = before.split_whitespace().rev().map(bare).skip_while(|word| JOINED.contains(&&**word));
    let behind = joined(before.trim_end().ends_with(','), last)
        && back.next().is_some_and(|word| is_other(&word))
        && !back.next().is_some_and(|word| WHERE.begin(&word));
    let mut ahead = after.split_whitespace().map(bare).skip_while(|word| word.is_empty() || JOINED.contains(&&**word));
    let ahead_of =
        joined(after.starts_with(','), first) && !WHERE.begin(last) && ahead.next().is_some_and(|word| is_other(&word));
    (behind || ahead_of) && !is_list_of_places(before.split_whitespace().rev(), after.split_whitespace())
}

const STREETS_IN_LISTS: &[&str] = &["street", "улиц", "küçə", "փողոց"];

/// What joins the names of a list.
const JOINED: &[&str] = &["and", "və", "ve", "и", "і", "та", "և", "եւ", "und", "et", "y", "e"];

/// *Nizami, Fuzuli and Lachin districts*, «жители Низами и Физули»: a word for a place beside a list of names.
fn is_list_of_places<'t>(before: impl Iterator<Item = &'t str>, after: impl Iterator<Item = &'t str>) -> bool {
    /// Names of a list and what joins them, on either side.
    const MOST: usize = 8;
    let bare = |word: &str| fold::fine(word.trim_matches(|c| !words::is_word(c)), Fold::Default);
    let stops = |word: &str| word.ends_with(['.', '!', '?', ';', ':', '։']);
    let is_name = |word: &&str| {
        !stops(word)
            && (word.starts_with(char::is_uppercase) && !PLACES.begin(&bare(word))
                || *word == ","
                || JOINED.contains(word))
    };
    let behind = after.take(MOST).find(|word| !is_name(word));
    let mut before =
        before.take(MOST).skip_while(is_name).map(|word| if stops(word) { String::new() } else { bare(word) });
    let ahead = before.next().unwrap_or_default();
    let ahead = if OF.contains(&&*ahead) { before.next().unwrap_or_default() } else { ahead };
    // A street may have its name of the poet.
    let is_place = |word: &str| PLACES.begin(word) && !STREETS_IN_LISTS.iter().any(|stem| word.starts_with(stem));
    behind.is_some_and(|word| is_place(&bare(word))) || is_place(&ahead) || SITES.begin(&ahead)
}

/// *Fuzuli (1494–1556)*, *named after Fuzuli*, *Füzuli adına*, *Fuzuli'nin Leyla ile Mecnun'u*, «творчество Физули».
fn is_told_of_poet((before, after): (&str, &str), last: &str, first: &str) -> bool {
    const BEFORE: &[&str] = &["творчеств", "творчіст", "диван", "меджнун"];
    const MAJNUN: &[&str] = &["majnun", "меджнун", "medschnun"];
    const BEHIND: &[&str] = &["adına", "leyl", "yaradıcılı", "лейл", "ստեղծագործ"];
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    // Poets of old: a town has such years of our days, and such numbers of people: *Fuzuli (1512 residents)*.
    let is_number = |rest: &str| {
        let unit = rest.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
        unit.starts_with(char::is_alphabetic)
            && !unit.starts_with("г.")
            && !unit.starts_with("р.")
            && !unit.starts_with("or ")
    };
    let lived = || {
        let rest = after.strip_prefix(" (").map(|rest| rest.trim_start_matches(|c: char| !c.is_ascii_digit()));
        rest.is_some_and(|rest| {
            ["14", "15"].iter().any(|century| rest.starts_with(century))
                && rest.bytes().take(4).filter(u8::is_ascii_digit).count() == 4
                && !is_number(&rest[4..])
        })
    };
    // (“Leyli and Majnun”, after Fuzuli)
    let source = || {
        let near = before.split(' ').rev().take(4).map(|word| fold::fine(word, Fold::Default));
        matches!(last, "after" | "по" | "nach" | "d'après")
            && near.into_iter().any(|word| MAJNUN.iter().any(|title| word.contains(title)))
    };
    begins(last, BEFORE)
        || source()
        || begins(first, BEHIND)
        || last == "after" && back(before).nth(1).is_some_and(|word| word == "named")
        || lived()
}

/// Towns that have a poet's name, and are spoken of more often than he is: only such words beside them say that he is meant.
fn is_poet(term: &str) -> bool {
    const POETS: &[&str] = &["fuzuli", "füzuli", "fizuli", "физули", "фізулі", "ֆիզուլի", "ფიზული"];
    POETS.contains(&&*fold::fine(term, Fold::Turkic)) || POETS.contains(&&*fold::fine(term, Fold::Default))
}

/// Streets, theatres and the like that are one, behind the genitive, and how their plural begins: Ֆրունզեի փողոցը, ფრუნზეს ქუჩა.
#[rustfmt::skip]
const STREETS: &[(&str, &str)] = &[
    ("փողոց", "ներ"), ("պողոտ", "աներ"), ("հրապարակ", "ներ"), ("արձան", "ներ"), ("անվան", "ում"),
    ("ქუჩ", "ებ"), ("გამზირ", "ებ"), ("მოედ", "ნებ"), ("ძეგლ", "ებ"), ("სახელობის", "ებ"), ("რომან", "ებ"), ("პიეს", "ებ"),
];

/// True for a name that is a person's as often as a town's, in every reading: nothing is told of which without a sign of a place.
pub(super) fn are_namesakes(readings: &[Reading<'_>]) -> bool {
    !readings.is_empty() && readings.iter().all(|r| is_namesake(&r.term.text))
}

/// True for what ends like an Armenian surname, of which there are many villages; November's town is none.
fn is_surname(folded: &str) -> bool {
    SURNAMES.iter().any(|end| folded.ends_with(end))
        && !["noyem", "ноем", "նոյեմ"].iter().any(|month| folded.starts_with(month))
}

/// True for names that all end so.
pub(super) fn are_surnames(readings: &[Reading<'_>]) -> bool {
    readings.iter().all(|r| is_surname(&fold::fine(&r.term.text, Fold::Default)))
}

/// Ends of Armenian surnames.
const SURNAMES: &[&str] = &["yan", "ян", "յան", "եան"];

/// Dzerzhinsk is the town's own name, Dzerzhinsky the person's.
fn is_namesake(term: &str) -> bool {
    let folded = fold::fine(term, Fold::Default);
    if is_surname(&folded) {
        return true;
    }
    NAMESAKES.iter().any(|stem| {
        folded.strip_prefix(stem).is_some_and(|rest| match rest {
            "" => !stem.ends_with(['к', 'k']),
            rest => matches!(rest, "ий" | "ій" | "ой" | "y" | "i" | "ij" | "ი"),
        })
    })
}

/// An English noun behind the name, of which the name is an attribute: *a biography of Gorky residents*.
fn is_before_noun(after: &str, first: &str) -> bool {
    let joined = after.starts_with([' ', '\u{a0}', '\n']) && after.trim_start().starts_with(char::is_lowercase);
    joined && !AFTER_PERSONS.contains(&first)
}

/// Small words and verbs that stand behind a person.
#[rustfmt::skip]
const AFTER_PERSONS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "in", "on", "at", "by", "and", "or", "but", "to", "from", "for", "with", "as", "stands", "stood", "who", "which", "that", "will", "would", "near", "before", "after",
];

/// True for one thing called after a person: улица Кирова. Of several (улицы Кирова, театры Кирова) the name is the town's;
/// what may be one or several counts as one behind a preposition of the genitive or the locative.
fn is_called(before: &str, word: &str) -> bool {
    if CALLED.begin(word) {
        return true;
    }
    NAMED.iter().any(|(stems, one, either)| {
        let ending = stems.iter().find_map(|stem| word.strip_prefix(stem));
        ending.is_some_and(|ending| {
            one.contains(&ending)
                || either.contains(&ending)
                    && back(before).nth(1).is_some_and(|earlier| BEFORE_ONE.contains(&&*earlier))
        })
    })
}

/// Words before the genitive and the locative of one thing.
#[rustfmt::skip]
const BEFORE_ONE: &[&str] = &[
    "с", "со", "от", "до", "из", "у", "около", "возле", "вдоль", "напротив", "угол", "углу", "конце", "начале", "з", "із", "зі", "від", "біля", "вздовж", "уздовж", "на", "по", "в", "о", "об", "при", "розі",
];

type Named = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// What is called after persons: stems, endings of the singular, and such as are the plural's too.
#[rustfmt::skip]
static NAMED: &[Named] = &[
    (&["улиц"], &["а", "е", "у", "ей", "ею"], &["ы"]),
    (&["вулиц"], &["я", "ю", "ею"], &["і"]),
    (&["площад"], &["ь", "ью"], &["и"]),
    (&["площ"], &["а", "у", "ею"], &["і"]),
    (&["стипенди", "преми"], &["я", "ю", "ей"], &["и"]),
    (&["библиотек", "бібліотек"], &["а", "е", "у", "ой", "ою"], &["и"]),
    (&["набережн"], &["ая", "ой", "ую", "а", "ої", "ій", "у"], &[]),
    (&["музе", "дом-музе"], &["й", "я", "ю", "ем", "е", "єм", "єві"], &["ї"]),
    (&["переул"], &["ок", "ка", "ку", "ком", "ке"], &[]),
    (&["провул"], &["ок", "ка", "ку", "ком"], &[]),
    (
        &["проспект", "бульвар", "тупик", "проезд", "театр", "парк", "сквер", "колхоз", "совхоз", "орден", "колгосп", "радгосп"],
        &["", "а", "у", "ом", "е", "і", "ові"],
        &[],
    ),
    (&["узв"], &["із", "озу", "озом", "озі"], &[]),
];

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
    "molotow", "frunse", "frounze", "schdanow", "jdanov", "breschnew", "brejnev", "kirow", "tschkalow", "kalinine", "brejnyev",
    "ֆրունզե", "կալինին", "կիրով", "մոլոտով", "ժդանով", "բրեժնև", "կույբիշև", "օրջոնիկիձե", "լենին", "ստալին", "շահումյան", "գորկի", "մայակովսկի", "չկալով",
    "ფრუნზე", "კალინინ", "კიროვ", "მოლოტოვ", "ჟდანოვ", "ბრეჟნევ", "კუიბიშევ", "ორჯონიკიძე", "ლენინ", "სტალინ", "გორკი", "მაიაკოვსკი", "ჩკალოვ",
    "pushkin", "chekhov", "mayakovsk", "tchaikovsk", "shevchenko", "franko", "dimitrov", "chapayev", "shaumyan", "abovyan", "charents", "qork", "puşkin",
];

/// Works, what persons leave behind and what is done to them: before the genitive. Words begin behind an apostrophe:
/// п'єса, пам'ятник.
static WORKS: Stems = Stems::new(&[
    "роман",
    "пьес",
    "рассказ",
    "повест",
    "стих$",
    "стиха$",
    "стихе$",
    "стихи$",
    "стихов$",
    "стихам$",
    "стихах$",
    "стихами$",
    "стихотворен",
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
    "смерть$",
    "смерти$",
    "смертью$",
    "смерті$",
    "смертю$",
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
    "statue",
    "bust$",
    "portrait",
    "murder",
    "assassination",
    "death$",
    "widow",
    "grave$",
    "biograph",
    "diary$",
    "diaries$",
    "monument",
]);
/// Works that are a factory's too, unless they are someone's: *Gorky's works*.
static OWNED: Stems = Stems::new(&["works$", "letters$"]);
/// What is called after persons, of which no form is the plural's: before the genitive.
static CALLED: Stems =
    Stems::new(&["ул$", "вул$", "пл$", "просп$", "пр$", "пер$", "бул$", "наб$", "пик$", "пика$", "чтени", "шосе$"]);
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
/// True for a street, behind the name that it is called by.
pub(super) fn is_street(word: &str) -> bool {
    STREET.begin(word)
}

static STREET: Stems = Stems::new(&[
    "street$",
    "avenue$",
    "square$",
    "boulevard$",
    "lane$",
    "road$",
    "küçəsi",
    "prospekt",
    "meydanı",
    "caddesi",
    "sokağı",
    "bulvarı",
    "փողոց",
    "պողոտ",
    "հրապարակ",
]);

/// What persons make and undergo, behind the name.
static WORKS_BEHIND: Stems = Stems::new(&[
    "novel",
    "play$",
    "plays$",
    "story$",
    "stories$",
    "poem",
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
