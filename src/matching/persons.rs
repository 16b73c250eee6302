//! Evidence against a place: the name is a person's.
//!
//! Conservative, because towns are called like families: *In Ivanyan*, *возле Иваняна* stay places. What tells is a
//! word for a name of persons beside it (*surname*, *фамилия*, *soyadı*, *ազգանունը*), and, for a name shaped like a
//! surname, a given name, initials or an office right before it, or a verb of speech right behind it.

use super::Reading;
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;
use crate::text::words;

/// True if the words beside a match say that a person is meant.
pub(super) fn is_person(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
    let mut back = back(before);
    let previous = back.next();
    let next = next(after);
    let (last, first) = (previous.as_deref().unwrap_or_default(), next.as_deref().unwrap_or_default());
    if begins(last, SURNAME_BEFORE) || begins(first, SURNAME_BEHIND) {
        return true;
    }
    if begins(last, FORENAME) && back.next().is_some_and(|word| begins(&word, GIVEN))
        || (begins(last, NAME_BEFORE) || begins(first, NAME_BEHIND)) && sentence_has(plain, span, CHILDREN)
        || matches!(last, "имя" | "отчество")
    {
        return true;
    }
    let written = &plain[span.range()];
    if begins(last, AUTHORS) && readings.iter().all(|r| is_subject(*r) || r.form.has(Feature::Genitive)) {
        return true;
    }
    if !is_surname(readings, written, before) {
        return false;
    }
    // Armenian adjectives are small: Վարանդյանը inside a sentence is a family.
    let derived = |r: &Reading<'_>| r.form.has(Feature::Adjective) || r.form.has(Feature::Demonym);
    if readings.iter().all(|r| derived(r) && r.form.features().len() > 1) && !opens_sentence(before) {
        return true;
    }
    is_given_name(before, last)
        || begins(last, OFFICES) && readings.iter().any(|r| is_subject(*r))
        || begins(first, SPEECH) && readings.iter().any(|r| is_subject(*r))
        || said_by(before)
}

/// The bare name, or one with no more than an article or a possessive ending.
fn is_subject(reading: Reading<'_>) -> bool {
    use Feature::{Adjective, Definite, Saxon};
    reading.form.features().iter().all(|f| matches!(f, Definite | Saxon | Adjective))
}

/// True for a name that ends like a surname, or a capitalised word derived from a name that does.
fn is_surname(readings: &[Reading<'_>], written: &str, before: &str) -> bool {
    let shaped = |text: &str| {
        let text = fold::fine(text, Fold::Default);
        ["yan", "ян", "յան", "եան"].iter().any(|ending| text.ends_with(ending))
    };
    let derived = |r: &Reading<'_>| {
        (r.form.has(Feature::Adjective) || r.form.has(Feature::Demonym))
            && r.term.lang.primary() == "hy"
            && is_capitalised(written)
            && !opens_sentence(before)
    };
    readings.iter().all(|r| shaped(&r.term.text) || derived(r))
}

/// A capital and a small letter: not a headline in capitals, where nothing can be told.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || words::closes_quotation(c) || c == '„');
    before.is_empty() || before.ends_with(['.', '!', '?', '։', ':', '…', '—', '–', '\u{2022}'])
}

/// A given name, initials or a patronymic right before the name.
fn is_given_name(before: &str, last: &str) -> bool {
    let trimmed = before.trim_end();
    if let Some(initial) = trimmed.strip_suffix('.') {
        let mut letters = initial.chars().rev();
        let capital = letters.next().is_some_and(char::is_uppercase);
        // «А. Иванян», but not «… of 2023 A. Ivanyan is …»: one capital letter that stands alone.
        return capital && letters.next().is_none_or(|c| !words::is_word(c));
    }
    let word = trimmed.rsplit(|c: char| !words::is_word(c)).next().unwrap_or_default();
    if !is_capitalised(word) && !word.chars().all(char::is_uppercase) {
        return ["oğlu", "qızı"].contains(&last);
    }
    ["ович", "евич", "овна", "евна", "овича", "евича", "овной", "овне"].iter().any(|ending| last.ends_with(ending))
        || GIVEN_NAMES.iter().any(|name| {
            last.strip_prefix(name)
                .is_some_and(|rest| rest.chars().count() <= 2 && (rest.is_empty() || !name.is_ascii()))
        })
}

/// «по словам Иваняна», "according to Ivanyan".
fn said_by(before: &str) -> bool {
    let tail = fold::fine(&before[floor(before, before.len().saturating_sub(32))..], Fold::Default);
    let tail = tail.split_whitespace().collect::<Vec<_>>().join(" ");
    ["по словам", "по мнению", "по данным", "according to"].iter().any(|words| tail.ends_with(words))
}

/// True if the folded word begins with one of the stems; a stem that ends with `$` is a whole word.
fn begins(word: &str, stems: &[&str]) -> bool {
    !word.is_empty()
        && stems.iter().any(|stem| match stem.strip_suffix('$') {
            Some(whole) => word == whole,
            None => word.starts_with(stem),
        })
}

fn sentence_has(plain: &str, span: PlainSpan, stems: &[&str]) -> bool {
    let sentence = words::sentence(plain, span.start);
    words::words(&plain[sentence.range()])
        .take(60)
        .any(|word| begins(&fold::fine(&plain[sentence.range()][word.range()], Fold::Default), stems))
}

/// The words before, nearest first, folded; only white space and quotation marks may part them from what follows.
fn back(before: &str) -> impl Iterator<Item = String> {
    let mut rest = before;
    std::iter::from_fn(move || {
        let trimmed = rest.trim_end_matches(|c: char| {
            c.is_whitespace() || words::closes_quotation(c) || matches!(c, '„' | '‘' | '“')
        });
        let parted = trimmed.len() < rest.len();
        let start = trimmed.char_indices().rev().take(48).take_while(|&(_, c)| words::is_word(c) || fold::is_silent(c));
        let start = start.last().map(|(at, _)| at).filter(|_| parted)?;
        rest = &trimmed[..start];
        Some(fold::fine(&trimmed[start..], Fold::Default))
    })
}

/// The word behind, folded; only white space and quotation marks may part it from the name.
fn next(after: &str) -> Option<String> {
    let rest = after.trim_start_matches(|c: char| c.is_whitespace() || words::closes_quotation(c));
    (rest.len() < after.len()).then(|| {
        let end = rest.find(|c| !words::is_word(c) && !fold::is_silent(c)).unwrap_or(rest.len());
        fold::fine(&rest[..end], Fold::Default)
    })
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Words for a family name, before it and behind it.
const SURNAME_BEFORE: &[&str] =
    &["surname", "фамили", "soyad$", "soyadı$", "familiya$", "familiyası$", "ազգանուն", "soyismi"];
const SURNAME_BEHIND: &[&str] = &["soyad", "familiya", "ազգանուն", "soyisim"];
/// *First name Lachin*: `name` behind one of [`GIVEN`].
const FORENAME: &[&str] = &["name$", "names$"];
const GIVEN: &[&str] = &["first$", "given$", "christian$", "family$", "last$", "personal$", "girl", "boy", "maiden$"];
/// Words for any name: a person's only where the sentence is about people who get one.
const NAME_BEFORE: &[&str] = &["имен", "name$", "anun", "անունը$"];
const NAME_BEHIND: &[&str] = &["adı", "adını", "adlı", "անուն", "ismi"];
const CHILDREN: &[&str] = &[
    "baby$",
    "babies$",
    "newborn",
    "girls$",
    "boys$",
    "children$",
    "девоч",
    "мальчик",
    "новорожд",
    "младен",
    "qıza$",
    "qızlar",
    "oğlan",
    "uşağ",
    "uşaq",
    "körpə",
    "yenidoğul",
    "աղջիկ",
    "աղջկ",
    "տղա",
    "նորածին",
    "նորածն",
    "երեխա",
];
/// Those who write verse and tales are called by their pen names alone, some of which are towns.
const AUTHORS: &[&str] = &["poet$", "поэт$", "поэта$", "şair$", "şairi$", "ozan$", "բանաստեղծ$"];
/// Offices and callings that stand right before a surname.
const OFFICES: &[&str] = &[
    "mr$",
    "mrs$",
    "ms$",
    "dr$",
    "president$",
    "minister$",
    "mayor$",
    "governor$",
    "director$",
    "professor$",
    "poet$",
    "writer$",
    "singer$",
    "composer$",
    "painter$",
    "coach$",
    "captain$",
    "general$",
    "colonel$",
    "spokesman$",
    "spokeswoman$",
    "lawmaker$",
    "judge$",
    "doctor$",
    "historian$",
    "striker$",
    "goalkeeper$",
    "президент$",
    "министр$",
    "мэр$",
    "губернатор$",
    "директор$",
    "профессор$",
    "академик$",
    "поэт$",
    "писатель$",
    "певец$",
    "певица$",
    "композитор$",
    "художник$",
    "тренер$",
    "капитан$",
    "генерал$",
    "полковник$",
    "депутат$",
    "судья$",
    "врач$",
    "доктор$",
    "историк$",
    "нападающий$",
    "вратарь$",
    "господин$",
    "госпожа$",
    "режиссер$",
    "prezident$",
    "nazir$",
    "naziri$",
    "direktor$",
    "professor$",
    "yazıçı$",
    "müğənni$",
    "bəstəkar$",
    "rəssam$",
    "məşqçi$",
    "general$",
    "deputat$",
    "hakim$",
    "həkim$",
    "cənab$",
    "xanım$",
    "նախագահ$",
    "նախարար$",
    "քաղաքապետ$",
    "տնօրեն$",
    "պրոֆեսոր$",
    "գրող$",
    "երգիչ$",
    "երգչուհի$",
    "նկարիչ$",
    "մարզիչ$",
    "գեներալ$",
    "պատգամավոր$",
    "դատավոր$",
    "բժիշկ$",
    "պարոն$",
    "տիկին$",
];
/// Verbs that only a person is the subject of, or that a surname-shaped name is, before any town.
const SPEECH: &[&str] = &[
    "said$",
    "says$",
    "told$",
    "added$",
    "wrote$",
    "replied$",
    "noted$",
    "recalled$",
    "explained$",
    "сказал$",
    "сказала$",
    "сообщил$",
    "сообщила$",
    "заявил$",
    "заявила$",
    "добавил$",
    "добавила$",
    "рассказал$",
    "рассказала$",
    "отметил$",
    "отметила$",
    "написал$",
    "написала$",
    "подчеркнул$",
    "подчеркнула$",
    "ответил$",
    "ответила$",
    "dedi$",
    "deyib$",
    "bildirdi$",
    "bildirib$",
    "yazıb$",
    "yazdı$",
    "qeyd$",
    "ասաց$",
    "ասել$",
    "նշեց$",
    "հայտնեց$",
    "գրել$",
    "գրեց$",
    "հայտարարեց$",
    "պատմեց$",
];
/// Given names that are common among those whose surnames end so, by their stems. Facts.
#[rustfmt::skip]
const GIVEN_NAMES: &[&str] = &[
    "aram", "ara", "armen", "armine", "arsen", "artak", "artashes", "artem", "arthur", "artur", "ashot", "anna", "ani",
    "anahit", "araik", "arayik", "arkady", "avet", "boris", "bagrat", "david", "davit", "eduard", "edgar", "elena",
    "emil", "gagik", "garik", "gayane", "gevorg", "grigor", "grigory", "gor", "gurgen", "hakob", "hamlet", "haik",
    "hayk", "hasmik", "hovhannes", "hrant", "igor", "irina", "ivan", "karen", "karine", "khachatur", "kim", "levon",
    "lilit", "lusine", "maria", "marina", "mariam", "mane", "martin", "mher", "mikael", "mikhail", "mkrtich", "narek",
    "narine", "nairi", "nikol", "norayr", "nune", "oleg", "petros", "rafael", "robert", "ruben", "ruzanna", "samvel",
    "sarkis", "sargis", "sasun", "sergei", "sergey", "serzh", "seyran", "shushanik", "sofia", "sona", "suren",
    "susanna", "tatev", "tigran", "vache", "vahan", "vahe", "vahram", "valery", "vardan", "vazgen", "vigen", "viktor",
    "vladimir", "yuri", "zara", "zaven", "zhanna",
    "арам", "армен", "армин", "арсен", "артак", "артем", "артур", "ашот", "анна", "анну", "анны", "ани", "анаит",
    "араик", "аркади", "борис", "баграт", "давид", "давит", "эдуард", "эдгар", "елен", "эмил", "гагик", "гарик",
    "гаян", "геворг", "григор", "гурген", "акоп", "гамлет", "айк", "асмик", "ованес", "грант", "игор", "ирин", "иван",
    "карен", "карин", "хачатур", "ким", "левон", "лилит", "лусин", "мари", "марин", "мариам", "мартин", "мгер",
    "микаел", "михаил", "нарек", "нарин", "никол", "норайр", "нун", "олег", "петрос", "рафаел", "роберт", "рубен",
    "рузанн", "самвел", "саркис", "саргис", "серге", "серж", "сейран", "софи", "сурен", "сусанн", "татев", "тигран",
    "ваган", "ваге", "ваграм", "валери", "вардан", "вазген", "виген", "виктор", "владимир", "юри", "завен", "жанн",
    "արամ", "արա", "արմեն", "արմինե", "արսեն", "արտակ", "արթուր", "աշոտ", "աննա", "անի", "անահիտ", "արայիկ", "բագրատ",
    "դավիթ", "էդուարդ", "էդգար", "ելենա", "էմիլ", "գագիկ", "գայանե", "գևորգ", "գրիգոր", "գոռ", "գուրգեն", "հակոբ",
    "համլետ", "հայկ", "հասմիկ", "հովհաննես", "հրանտ", "կարեն", "կարինե", "խաչատուր", "լևոն", "լիլիթ", "լուսինե", "մարիա",
    "մարինա", "մարիամ", "մանե", "մհեր", "միքայել", "մկրտիչ", "նարեկ", "նարինե", "նիկոլ", "նորայր", "նունե", "պետրոս",
    "ռոբերտ", "ռուբեն", "սամվել", "սարգիս", "սասուն", "սերգեյ", "սերժ", "սեյրան", "սոնա", "սուրեն", "սուսաննա", "տաթև",
    "տիգրան", "վաչե", "վահան", "վահե", "վահրամ", "վարդան", "վազգեն", "վիգեն", "վիկտոր", "վլադիմիր", "զավեն", "ժաննա",
];
