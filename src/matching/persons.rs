//! Evidence against a place: the name is a person's.
//!
//! Conservative, because towns are called like families: *In Ivanyan*, *возле Иваняна* stay places. What tells is a
//! word for a name of persons beside it (*surname*, *фамилия*, *soyadı*, *ազգանունը*), and, for a name shaped like a
//! surname, a given name, initials or an office right before it, or a verb of speech right behind it; for any other, a
//! given name before it, a surname behind it, or verse. Whoever was introduced so is remembered for the rest of a draft:
//! *Narek Ivanyan … Ivanyan's film*, but *in Ivanyan*.

mod apposed;
mod bylines;
mod cases;
mod given;
mod initials;
mod namesakes;
mod places;
mod sites;
mod surnames;
mod tables;
mod titles;
mod towns;

use unicode_normalization::UnicodeNormalization;

use super::{Match, Reading};
use crate::base::PlainSpan;
use crate::model::How;
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;
use crate::text::words;
use given::GIVEN_NAMES_IN_TURN;
pub(super) use given::is_declined as is_declined_given_name;
pub(crate) use places::{
    announces_places, is_before_deed, is_before_place, is_behind_way, is_of_place, may_be_feast, may_be_given,
    may_be_namesake, may_be_surname, stands_as_place,
};
use sites::{OF_PEOPLES, PEOPLES, SITES, SPEAK};
use tables::{
    ABOUT, ADDRESSES, AUTHORS, CHILDREN, FORENAME, GIVEN, HONORIFICS, JOINS, NAME_BEFORE, NAME_BEHIND, OFFICES, PLACES,
    POETS, RESIDENTS, SPEECH, SURNAME_BEFORE, SURNAME_BEHIND, SURNAMES, Stems, VERSE, WHERE, WRITE,
};

/// True if the words beside a match say that a person is meant.
pub(super) fn is_person(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let (before, after) = (titles::without_nickname(&plain[..span.start as usize]), &plain[span.end as usize..]);
    let mut back = back(before);
    let previous = back.next();
    let next = next(after);
    let (last, first) = (previous.as_deref().unwrap_or_default(), next.as_deref().unwrap_or_default());
    if SURNAME_BEFORE.begin(last)
        || SURNAME_BEHIND.begin(first)
        || is_capitalised(&plain[span.range()]) && titles::is_of_relative(readings, last, (first, after))
        || titles::is_role_in_court(last) && is_capitalised(&plain[span.range()])
        || is_addressed(before) && (is_capitalised(&plain[span.range()]) || has_no_case(&plain[span.range()]))
        || titles::is_behind_calling(before, last, first)
            && readings.iter().any(|r| r.form.is_bare())
            && is_capitalised(&plain[span.range()])
            && !PLACES.begin(first)
        || is_honoured(after)
        || is_capitalised(&plain[span.range()]) && bylines::is_author(plain, span)
        || titles::is_form_of_address(first)
            && readings.iter().any(|r| r.form.is_bare())
            && is_capitalised(&plain[span.range()])
        // The titles are English and German ones: az *General Berdzorda danışdı* names a place.
        || titles::is_behind_title(before)
            && readings.iter().any(|r| r.form.is_bare() || matches!(r.term.lang.primary(), "en" | "de"))
            && is_capitalised(&plain[span.range()])
            && !PLACES.begin(first)
    {
        return true;
    }
    if is_capitalised(&plain[span.range()])
        && readings.iter().all(|r| r.form.is_bare())
        && (apposed::is_apposed(before, after, last, first)
            || apposed::is_called(&plain[span.range()], before, after, first))
    {
        return true;
    }
    if FORENAME.begin(last) && back.next().is_some_and(|word| GIVEN.begin(&word))
        || (NAME_BEFORE.begin(last) || NAME_BEHIND.begin(first)) && sentence_has(plain, span, &CHILDREN)
        || matches!(last, "имени" | "імені")
        // «Имя Лачин», but «имя Лачина»: the town's.
        || matches!(last, "имя" | "отчество" | "ім'я" | "кличке" | "кличка" | "прізвисько" | "прозвищу") && readings.iter().any(|r| r.form.is_bare())
    {
        return true;
    }
    if is_people(readings, last, first) {
        return true;
    }
    let written = &plain[span.range()];
    if AUTHORS.begin(last) && readings.iter().all(|r| is_subject(*r) || cases::is_pen_name(r))
        || is_capitalised(written) && cases::is_author(readings, last)
    {
        return true;
    }
    let has_noun = readings.iter().any(is_in_sky) && is_before_noun(after);
    if is_capitalised(written)
        && readings.iter().all(is_in_sky)
        && !has_noun
        && (is_given_name(before, last) || SPEECH.begin(first) || cases::is_before_adjective(readings, last))
    {
        return true;
    }
    // Georgian has no capitals.
    let georgian = written.starts_with(|c: char| ('ა'..='ჰ').contains(&c));
    if (georgian || is_capitalised(written)) && namesakes::is_meant(readings, (before, after), last, first) {
        return true;
    }
    if is_capitalised(written) && surnames::is_one(readings, written, before, after, last) {
        return true;
    }
    if !is_surname(readings, written, before) {
        return is_capitalised(written)
            && (!has_noun && is_named(readings, before, after, last)
                || is_given(readings, before, after)
                || !has_noun && initials::stand(readings, before, after)
                || readings.iter().any(|r| r.form.is_bare()) && initials::stand_behind(after)
                || is_poet(readings, after)
                || !WHERE.begin(last) && is_the_poet(readings, after));
    }
    // There is one place of a name: Իվանյանները are a family.
    if readings.iter().all(|r| r.form.has(Feature::Plural) && !is_derived(r) && !r.form.has(Feature::Demonym)) {
        return true;
    }
    // Armenian adjectives are small: Վարանդյանը inside a sentence is a family.
    let derived = |r: &Reading<'_>| r.term.lang.primary() == "hy" && is_derived(r);
    let with_article = || readings.iter().all(|r| r.form.has(Feature::Definite) && r.form.has(Feature::Adjective));
    if readings.iter().all(|r| derived(r) && r.form.features().len() > 1) && (!opens_sentence(before) || with_article())
    {
        return true;
    }
    is_given_name(before, last)
        || OFFICES.begin(last) && readings.iter().any(|r| is_subject(*r))
        || cases::is_office(readings, last)
        || SPEECH.begin(first) && readings.iter().any(|r| is_subject(*r))
        || said_by(before)
}

/// 竹島さん, 김동해 씨: said of persons alone.
fn is_honoured(after: &str) -> bool {
    // Each begins beyond ASCII, behind a blank at most.
    if after.strip_prefix(' ').unwrap_or(after).starts_with(|c: char| c.is_ascii()) {
        return false;
    }
    let after: String = after.chars().take(8).nfc().collect();
    HONORIFICS.iter().any(|(title, others)| after.strip_prefix(title).is_some_and(|rest| !rest.starts_with(*others)))
}

/// True if a person is introduced here by more than the name itself, so that the name alone will do later.
pub(crate) fn introduces_person(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    // «Анна села»: no name.
    if plain[span.range()].starts_with(char::is_lowercase) {
        return false;
    }
    let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
    let last = back(before).next().unwrap_or_default();
    is_given_name(before, &last)
        || OFFICES.begin(&last)
        || AUTHORS.begin(&last)
        || GIVEN_NAMES_IN_TURN.begin(&last)
        || is_poet(readings, after)
}

/// True for a given name with its surname behind it.
pub(crate) fn is_given_with_surname(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
    is_capitalised(&plain[span.range()]) && is_given(readings, before, after)
}

/// True if a name that the draft has introduced as a person's may be that person here: nothing says a place.
pub(crate) fn may_be_person(readings: &[Reading<'_>], plain: &str, m: &Match<'_>) -> bool {
    use Feature::{Accusative, Also, Copula, Dative, Definite, Genitive, Instrumental, Saxon, Variant};
    if m.how.has(How::Compound) {
        return false;
    }
    let of_person = |r: &Reading<'_>| {
        r.form.features().iter().all(|f| {
            matches!(f, Accusative | Also | Copula | Dative | Definite | Genitive | Instrumental | Saxon | Variant)
        })
    };
    let (before, after) = (&plain[..m.span.start as usize], &plain[m.span.end as usize..]);
    // «Загорский вышел», but «Загорский музей», «мэр Загорска».
    let written = &plain[m.span.range()];
    let surname = || is_capitalised(written) && readings.iter().any(is_in_sky);
    let alone = || surname() && begins_clause(before) && next(after).is_some_and(|word| is_verb(&word));
    if !readings.iter().any(of_person) && !alone() {
        return false;
    }
    let mut back = back(before);
    let last = back.next().unwrap_or_default();
    let first = next(after).unwrap_or_default();
    let attributive = matches!(&*last, "the" | "a" | "an") && readings.iter().all(|r| r.form.is_bare());
    let earlier = back.next().unwrap_or_default();
    let is_site = |word: &str| PLACES.begin(word) || SITES.begin(word);
    let of_place = last == "of" && is_site(&earlier) || towns::are_said(before);
    let behind_adjective = WHERE.begin(&earlier) && is_slavic_adjective(&last);
    !(attributive || of_place || behind_adjective || WHERE.begin(&last) || is_site(&last) || is_site(&first))
}

/// «Из далёкого Мартуни»: an adjective by its ending, and no office.
fn is_slavic_adjective(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &["ого", "его", "ому", "ему", "ным", "ким", "ним", "ном", "ком", "нем", "ный", "ний", "кий", "рый", "вый", "рой", "рого", "рому", "рым", "ром", "вом", "вым", "йом"];
    word.chars().count() > 4 && ENDINGS.iter().any(|end| word.ends_with(end)) && !OFFICES.begin(word)
}

/// True where a sentence or a clause begins: nothing, a mark or a conjunction before.
fn begins_clause(before: &str) -> bool {
    let trimmed = before.trim_end();
    let parted = trimmed.chars().next_back().is_none_or(|c| !words::is_word(c));
    parted || back(before).next().is_some_and(|word| CONJUNCTIONS.contains(&&*word))
}

/// True if a noun may stand right behind a Slavic adjective: a word in small letters that is no verb and no small word.
fn is_before_noun(after: &str) -> bool {
    let Some(rest) = after.strip_prefix([' ', '\u{a0}', '\n']) else { return false };
    rest.starts_with(char::is_lowercase) && next(after).is_some_and(|word| !is_verb(&word) && !is_small(&word))
}

/// True for a word that ends as a verb in the past or the present does, and no noun of a place or an authority.
fn is_verb(word: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    word.chars().count() > 3 && ends(VERBAL) && !NOUNS_LIKE_VERBS.contains(&word)
}

/// Ends of Russian and Ukrainian verbs that few nouns have.
#[rustfmt::skip]
const VERBAL: &[&str] = &[
    "ал", "ял", "ил", "ыл", "ел", "ул", "шел", "вел", "лся", "лась", "лись", "вся", "лася", "лися", "ала", "яла", "ила", "ыла", "ела", "ула", "шла", "ли",
    "ает", "яет", "ует", "еет", "ется", "ится", "ается", "ают", "яют", "уют", "ає", "яє", "ує", "ють", "ять", "ється", "иться", "ав", "ив", "ів", "яв", "шов", "іла", "говорит", "ить",
];

/// Nouns that end so.
#[rustfmt::skip]
const NOUNS_LIKE_VERBS: &[&str] = &[
    "вокзал", "канал", "филиал", "квартал", "портал", "журнал", "терминал", "персонал", "арсенал", "перевал", "трибунал", "капитал", "материал", "потенциал", "мемориал", "металл", "сигнал",
    "узел", "отдел", "раздел", "удел", "предел", "котел", "орел", "тыл", "стул", "караул", "аул", "школа", "сила", "могила", "скала", "акула", "пчела", "дела", "земли", "цели", "недели", "соли",
    "школи", "сили", "архив", "коллектив", "залив", "актив", "кооператив", "состав", "устав", "рукав", "колектив", "вокзали", "канали", "арсенали", "відділи", "філіали", "квартали", "журнали", "зали", "острів",
    "пять", "девять", "десять", "память", "пам'ять",
];

/// Words that join clauses, and small words that stand behind a person.
const CONJUNCTIONS: &[&str] = &["а", "и", "но", "что", "как", "когда", "і", "й", "та", "але", "що", "як", "коли"];

fn is_small(word: &str) -> bool {
    #[rustfmt::skip]
    const SMALL: &[&str] = &[
        "в", "во", "на", "с", "со", "к", "ко", "у", "о", "об", "от", "до", "за", "из", "не", "ни", "по", "же", "бы", "б", "ж", "то", "так", "он", "она", "уже", "еще", "был", "была", "или", "для", "без", "под", "над", "при", "про",
        "вже", "ще", "чи", "або", "з", "із", "зі", "від", "ні", "би", "він", "вона", "це", "это", "тоже", "также", "теж", "також", "его", "її", "його", "сам", "сама", "тут", "там", "мог", "нес", "вез", "умер", "погиб", "живет", "поет", "пишет", "идет", "может", "хочет", "будет", "пише", "каже", "живе", "може", "хоче", "буде", "помер", "загинув", "родом", "був", "була", "де", "где",
    ];
    CONJUNCTIONS.contains(&word) || SMALL.contains(&word)
}

/// A given name before a name that is not shaped like a surname: *Muhammad Fuzuli*, «Максима Горького». Not where the name
/// stands in a case that only a place would, or is spoken of: Turkic and Armenian sentences set a person straight before it.
fn is_named(readings: &[Reading<'_>], before: &str, after: &str, last: &str) -> bool {
    let first = next(after).unwrap_or_default();
    let trimmed = before.trim_end();
    let word = trimmed.rsplit(|c: char| !words::is_word(c)).next().unwrap_or_default();
    let bare = |r: &Reading<'_>| r.form.features().iter().all(|f| matches!(f, Feature::Saxon | Feature::Genitive));
    let is_known = || given::is_listed(last) || GIVEN_NAMES_IN_TURN.begin(last);
    let is_named = || readings.iter().any(|r| bare(r) || cases::is_armenian(r)) && is_known();
    is_capitalised(word)
        && (is_named() || readings.iter().any(|r| in_its_case(last, r)))
        && !PLACES.begin(&first)
        && !(ABOUT.begin(&first) && (!JOINS.contains(&&*first) || is_spoken_of(after)))
}

/// *Orxan Stepanakert və Şuşa haqqında danışdı*: what is joined to a name is spoken of, and so is the name. Two persons who do
/// something are not: *Orxan Stepanakert və Elçin gəldi*.
fn is_spoken_of(after: &str) -> bool {
    let end = after.find(['.', '!', '?', ';', ',', '\n']).unwrap_or(after.len());
    let mut words = after[..end].split(|c: char| !words::is_word(c)).filter(|word| !word.is_empty()).skip(1).take(4);
    words.any(|word| {
        let word = fold::fine(word, Fold::Default);
        ABOUT.begin(&word) && !JOINS.contains(&&*word)
    })
}

/// A people, its language or its mountains, which a village is called like: *the Talysh people speak Talysh*.
fn is_people(readings: &[Reading<'_>], last: &str, first: &str) -> bool {
    (OF_PEOPLES.begin(first) || SPEAK.begin(last))
        && readings.iter().all(|r| PEOPLES.contains(&&*fold::fine(&r.term.text, Fold::Turkic)))
}

/// A Russian or Ukrainian given name in the case that a name is in: «Максимом Горьким», but not «Максим Киеву».
fn in_its_case(last: &str, reading: &Reading<'_>) -> bool {
    use Feature::{Accusative, Also, Dative, Genitive, Instrumental, Locative, Prepositional};
    let mut cases = reading.form.features().iter().filter(|f| **f != Also);
    let endings: &[&str] = match (cases.next(), cases.next()) {
        (None, _) => &["", "й", "ь", "а", "я"],
        (Some(Genitive | Accusative), None) => &["а", "я", "ы", "и", "у", "ю"],
        (Some(Dative), None) => &["у", "ю", "е", "и", "і", "ові", "єві"],
        (Some(Instrumental), None) => &["ом", "ем", "єм", "ой", "ей", "ою", "ею"],
        (Some(Prepositional | Locative), None) => &["е", "и", "і", "ові", "єві"],
        _ => return false,
    };
    given::begun_by(last).any(|(name, rest)| !name.is_ascii() && endings.contains(&rest))
}

/// A given name that is a town's too, with a surname behind it: *Lachin Mammadov*. Not behind a preposition: *In Lachin
/// Aliyev opened a school*.
fn is_given(readings: &[Reading<'_>], before: &str, after: &str) -> bool {
    // Lines are wrapped between a given name and a surname as anywhere.
    let rest = after.trim_start();
    if rest.len() == after.len() {
        return false;
    }
    let end = rest.find(|c| !words::is_word(c)).unwrap_or(rest.len());
    let (surname, behind) = (&rest[..end], &rest[end..]);
    // Aliyeva-Smith has two surnames; of Mammadov-street nobody knows.
    let doubled =
        |behind: &str| behind.strip_prefix(fold::is_hyphen).is_none_or(|rest| rest.starts_with(char::is_uppercase));
    let folded = fold::fine(surname, Fold::Default);
    let last = back(before).next().unwrap_or_default();
    let bare = || readings.iter().any(|r| r.form.is_bare());
    let surname_as_it_is = || SURNAMES.iter().any(|ending| folded.ends_with(ending)) && bare();
    // Ivanov Street: it is the street's.
    let street = || behind.starts_with(' ') && next(behind).is_some_and(|word| namesakes::is_street(&word));
    if is_capitalised(surname) && doubled(behind) && bare() && surnames::is_turkish(&folded) && !WHERE.begin(&last) {
        return !street() && !surnames::is_noun_before_noun(&folded, behind);
    }
    is_capitalised(surname)
        && doubled(behind)
        && folded.chars().count() >= 5
        && (surname_as_it_is() || cases::agree(readings, &folded, &last) || cases::is_last_of_name(readings, &folded))
        && !WHERE.begin(&last)
        && !street()
        && (!PLACES.begin(&last) || RESIDENTS.begin(&last) && readings.iter().any(|r| r.form.is_bare()))
}

/// Bytes behind a name in which it may be called a poet's.
const POET_REACH: usize = 400;

/// Verse right behind the name, or the word that it is a poet's: *Fuzuli's ghazals*, *Nizami and Fuzuli were poets*.
fn is_poet(readings: &[Reading<'_>], after: &str) -> bool {
    let subject = readings.iter().all(|r| is_subject(*r) || r.form.has(Feature::Genitive));
    if !subject {
        return false;
    }
    if next(after).is_some_and(|word| VERSE.begin(&word)) {
        return true;
    }
    // Six words are looked at: a paragraph without an end is not read to it at each of its names.
    let near = &after[..after.floor_char_boundary(POET_REACH)];
    let end = near.find(['.', '!', '?', ';', '\n']).unwrap_or(near.len());
    let mut words = words::words(&after[..end]).take(6).map(|word| fold::fine(&after[word.range()], Fold::Default));
    let Some(verb) = words.next() else { return false };
    match &*verb {
        "is" | "are" | "was" | "were" | "был" | "были" => words.any(|word| POETS.begin(&word)),
        verb => WRITE.begin(verb) && words.any(|word| VERSE.begin(&word)),
    }
}

/// *Fuzuli the poet.* Behind a preposition it is a place: *in Fuzuli the poet met nobody*.
fn is_the_poet(readings: &[Reading<'_>], after: &str) -> bool {
    let poet = after.strip_prefix(" the ").and_then(|rest| rest.split(|c: char| !words::is_word(c)).next());
    poet.is_some_and(|poet| POETS.begin(&fold::fine(poet, Fold::Default)))
        && readings.iter().any(|r| r.term.lang.primary() == "en" && r.form.is_bare())
}

/// The bare name, or one with no more than an article or a possessive ending.
fn is_subject(reading: Reading<'_>) -> bool {
    use Feature::{Adjective, Definite, Saxon};
    reading.form.features().iter().all(|f| matches!(f, Definite | Saxon | Adjective))
}

/// «Дмитрий Загорский»: a surname that is the adjective of a town.
pub(crate) fn is_in_sky(reading: &Reading<'_>) -> bool {
    matches!(reading.term.lang.primary(), "ru" | "uk") && reading.form.has(Feature::Adjective)
}

/// True for a name that ends like a surname, or a capitalised word derived from a name that does.
fn is_surname(readings: &[Reading<'_>], written: &str, before: &str) -> bool {
    let shaped = |text: &str| {
        let text = fold::fine(text, Fold::Default);
        ["yan", "ян", "յան", "եան"].iter().any(|ending| text.ends_with(ending))
    };
    let derived = |r: &Reading<'_>| {
        is_derived(r)
            && (r.term.lang.primary() == "hy" || written.ends_with("ian"))
            && is_capitalised(written)
            && (!opens_sentence(before) || r.form.has(Feature::Definite) && r.form.has(Feature::Adjective))
    };
    readings.iter().all(|r| shaped(&r.term.text) || derived(r))
}

/// True for an adjective or an inhabitant: a surname may be one, but not several inhabitants, Լաչինցիները.
fn is_derived(reading: &Reading<'_>) -> bool {
    let form = reading.form;
    form.has(Feature::Adjective) || form.has(Feature::Demonym) && !form.has(Feature::Plural)
}

/// A capital and a small letter: not a headline in capitals, where nothing can be told.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Georgian has no capitals.
fn has_no_case(word: &str) -> bool {
    word.chars().all(|c| !c.is_uppercase() && !c.is_lowercase() || ('ა'..='ჰ').contains(&c))
}

fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || words::closes_quotation(c) || c == '„');
    before.is_empty() || before.ends_with(['.', '!', '?', '։', ':', '…', '—', '–', '\u{2022}'])
}

/// True right behind a given name.
pub(super) fn is_behind_given_name(before: &str) -> bool {
    let last = back(before).next().unwrap_or_default();
    is_given_name(before, &last) || GIVEN_NAMES_IN_TURN.begin(&last)
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
        || given::begun_by(last).any(|(name, rest)| rest.chars().count() <= 2 && (rest.is_empty() || !name.is_ascii()))
}

/// Mr. Gorky, Frau Gorki, господин Горький.
fn is_addressed(before: &str) -> bool {
    let trimmed = before.trim_end();
    let word = trimmed.strip_suffix('.').unwrap_or(trimmed);
    let start = word
        .rfind(|c: char| !words::is_word(c) && c != '-')
        .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    // *I miss Susha*.
    let address = &word[start..];
    titles::is_behind_address(before)
        || trimmed.len() < before.len() && (address == "Miss" || ADDRESSES.contains(&&*address.to_lowercase()))
}

/// «по словам Иваняна», "according to Ivanyan".
fn said_by(before: &str) -> bool {
    let tail = fold::fine(&before[floor(before, before.len().saturating_sub(32))..], Fold::Default);
    let tail = tail.split_whitespace().collect::<Vec<_>>().join(" ");
    ["по словам", "по мнению", "по данным", "according to"].iter().any(|words| tail.ends_with(words))
}

fn sentence_has(plain: &str, span: PlainSpan, stems: &Stems) -> bool {
    let sentence = words::sentence(plain, span.start);
    words::words(&plain[sentence.range()])
        .take(60)
        .any(|word| stems.begin(&fold::fine(&plain[sentence.range()][word.range()], Fold::Default)))
}

/// The words right beside a name, folded; over an English *of* to the word before it.
pub(super) fn beside(plain: &str, span: PlainSpan) -> Vec<String> {
    let mut back = back(&plain[..span.start as usize]);
    let mut all: Vec<String> = back.next().into_iter().collect();
    if all.first().is_some_and(|word| word == "of") {
        all.extend(back.next());
    }
    all.extend(next(&plain[span.end as usize..]));
    all
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
