//! Ordinary words in which a name may be read, where their capital says nothing: Turkish *Bakım*, *Barda müzik çalıyordu*;
//! *Dəmirli qapı*; Armenian *Ջրական հեծանիվներ*.

use super::Reading;
use super::persons::stands_as_place;
use crate::base::{Lang, PlainSpan};
use crate::model::MatchMode;
use crate::text::composed::composed;
use crate::text::fold;
use crate::text::morph::{self, Feature, Form};
use crate::text::words;

/// True if a match is more likely an ordinary word of the text's language than any of its readings.
pub(super) fn is_meant(readings: &[Reading<'_>], plain: &str, span: PlainSpan, lang: &Lang) -> bool {
    let tag = lang.primary();
    if readings.is_empty() || !matches!(tag, "az" | "tr" | "hy") {
        return false;
    }
    let written = &plain[span.range()];
    if !written.chars().all(words::is_word) || stands_as_place(plain, span) {
        return false;
    }
    is_form_of_word(readings, plain, span, lang) || is_attribute(readings, plain, span, tag)
}

/// A form without apostrophe that is a noun or a verb: *barda*, *bakın*. An owner of the first or second person has a word of his
/// own before a name (*benim Bakım*): without one it is none, wherever it stands.
fn is_form_of_word(readings: &[Reading<'_>], plain: &str, span: PlainSpan, lang: &Lang) -> bool {
    let rules = morph::language(lang);
    let own = |r: &Reading<'_>| r.term.lang.same_language(lang);
    if readings.iter().any(|r| r.form.is_bare() && own(r)) {
        return readings.iter().all(|r| is_obligation(r)) && is_before_copula(plain, span) && begins(plain, span);
    }
    let written = || fold::fine(&plain[span.range()], rules.fold);
    let owned = |form: Form| {
        use Feature::{Possessive1Plural, Possessive1Singular, Possessive2Plural, Possessive2Singular};
        [Possessive1Plural, Possessive1Singular, Possessive2Plural, Possessive2Singular].iter().any(|f| form.has(*f))
    };
    if readings.iter().all(is_obligation) && readings.iter().all(|r| is_predicate(r.form)) {
        return begins(plain, span);
    }
    rules.morphology.is_ordinary(&written())
        && (readings.iter().all(|r| owned(r.form)) && !is_behind_owner(&plain[..span.start as usize])
            || says_nothing(plain, span))
}

/// *Almalıyıq*: whatever ends so is a verb that must be done as well.
fn is_obligation(reading: &Reading<'_>) -> bool {
    let name = reading.term.text.to_lowercase();
    matches!(reading.term.lang.primary(), "az" | "tr") && ["malı", "məli", "meli"].iter().any(|end| name.ends_with(end))
}

fn is_predicate(form: Form) -> bool {
    use Feature::{Conditional, Copula, Evidential, FirstPerson, Past, SecondPerson};
    [Conditional, Copula, Evidential, FirstPerson, Past, SecondPerson].iter().any(|f| form.has(*f))
}

fn is_before_copula(plain: &str, span: PlainSpan) -> bool {
    let next = next(&plain[span.end as usize..]);
    next.starts_with("idi") || next.starts_with("imiş") || next.starts_with("isə")
}

/// My, your, our.
fn is_behind_owner(before: &str) -> bool {
    const OWNERS: &[&str] = &["benim", "senin", "bizim", "sizin", "mənim", "sənin"];
    before.split_whitespace().rev().take(3).any(|word| OWNERS.contains(&&*composed(word).to_lowercase()))
}

fn begins(plain: &str, span: PlainSpan) -> bool {
    words::setting(plain, span).begins
}

/// True where a capital is no sign of a name: a sentence begins, all words have one, or the one beside has: *Yoğun Bakım Ünitesi*.
fn says_nothing(plain: &str, span: PlainSpan) -> bool {
    let setting = words::setting(plain, span);
    let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    // *Dün Barda yandı*: the first word of a sentence has its capital anyway.
    let trimmed = before.trim_end();
    let word = trimmed.rsplit(|c: char| !words::is_word(c)).next().unwrap_or_default();
    let opens = || words::setting(plain, PlainSpan::new(trimmed.len() - word.len(), trimmed.len())).begins;
    setting.begins
        || setting.title
        || setting.shouted
        || after.strip_prefix([' ', '\u{a0}']).is_some_and(capital)
        || before.ends_with([' ', '\u{a0}']) && capital(word) && !opens()
}

/// An adjective before its noun, where a sentence begins and the name is listed as one that needs its capital: *Qozlu paxlava*,
/// *Ջրական տրանսպորտ*. A place stands there before a word for it, before what it has (*Qozlu məktəbi*), or before a verb.
fn is_attribute(readings: &[Reading<'_>], plain: &str, span: PlainSpan, tag: &str) -> bool {
    let exact =
        |r: &Reading<'_>| r.term.matching == MatchMode::ExactCase && r.form.is_bare() && r.term.lang.primary() == tag;
    if !readings.iter().all(exact) || !begins(plain, span) {
        return false;
    }
    let after = &plain[span.end as usize..];
    if !after.starts_with([' ', '\u{a0}', '\n']) || !after.trim_start().starts_with(char::is_lowercase) {
        return false;
    }
    let word = next(after);
    if tag == "hy" {
        let adjective = |r: &Reading<'_>| ARMENIAN_ADJECTIVES.iter().any(|end| r.term.text.ends_with(end));
        let verb = ARMENIAN_SMALL.contains(&&*word) || ARMENIAN_VERBS.iter().any(|end| word.ends_with(end));
        let site = ARMENIAN_SITES.iter().any(|stem| word.starts_with(stem));
        return readings.iter().all(adjective) && !verb && !site;
    }
    let adjective =
        |r: &Reading<'_>| ["lı", "li", "lu", "lü"].iter().any(|end| r.term.text.ends_with(end)) && !is_poet(r);
    let finite = FINITE.iter().any(|end| word.ends_with(end));
    let close = ["ı", "i", "u", "ü"].iter().any(|end| word.ends_with(end));
    let own = ["ları", "ləri"].iter().any(|end| word.ends_with(end)) || IN_CLOSE.contains(&&*word);
    let possessed = close && !own;
    readings.iter().all(adjective)
        && !finite
        && !possessed
        && !TURKIC_SMALL.contains(&&*word)
        && word.chars().count() > 2
}

/// Of these names the ending is no adjective's.
fn is_poet(reading: &Reading<'_>) -> bool {
    ["füz", "fuz", "fiz"].iter().any(|begin| reading.term.text.to_lowercase().starts_with(begin))
}

/// Ends of verbs that a sentence may end in, and of cases and adverbs.
const FINITE: &[&str] = &[
    "dan", "dən", "den", "tan", "ten", "da", "də", "de", "ta", "te", "la", "lə", "le", "an", "ən", "en", "ca", "cə",
    "ce", "ıb", "ib", "ub", "üb", "dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "mış", "miş", "muş", "müş", "dır",
    "dir", "dur", "dür", "acaq", "əcək", "acak", "ecek", "ır", "ir", "ur", "ür", "yor", "edilir", "nda", "ndə", "nde",
    "ndan", "ndən", "nden",
];
/// Nouns that end in such a vowel without a possessive.
const IN_CLOSE: &[&str] =
    &["qapı", "kapı", "körpü", "köprü", "quyu", "kuyu", "qutu", "kutu", "yazı", "xalı", "halı", "çarpayı", "sini"];
/// Adverbs, postpositions and small words that stand behind a subject.
const TURKIC_SMALL: &[&str] = &[
    "və",
    "ve",
    "ilə",
    "ile",
    "üçün",
    "için",
    "kimi",
    "gibi",
    "bu",
    "dünən",
    "dün",
    "bugün",
    "sabah",
    "artıq",
    "artık",
    "yenə",
    "yine",
    "hələ",
    "hâlâ",
    "həmin",
    "indi",
    "şimdi",
    "də",
    "da",
    "de",
    "isə",
    "ise",
    "haqqında",
    "hakkında",
    "necə",
    "nasıl",
    "niyə",
    "niye",
    "ən",
    "en",
    "çox",
    "çok",
    "yaxın",
    "yakın",
    "uzaq",
    "uzak",
    "boş",
    "azad",
    "ilk",
    "yalnız",
    "sonra",
    "əvvəl",
    "önce",
    "tam",
    "bütün",
    "əhalisi",
    "sakinləri",
    "var",
    "yox",
    "yok",
    "yoxdur",
    "ermənilər",
    "azərbaycan",
    "türk",
    "kiçik",
    "böyük",
    "küçük",
    "büyük",
];
/// Ends of Armenian adjectives: of water, rich in flowers.
const ARMENIAN_ADJECTIVES: &[&str] = &["ական", "շատ", "ավոր", "ային"];
/// Ends of Armenian verbs.
const ARMENIAN_VERBS: &[&str] = &["եց", "ին", "ան", "նք", "իս", "ել", "վեց"];
/// What villages have, by their stems.
const ARMENIAN_SITES: &[&str] = &[
    "համայնք",
    "հիվանդանոց",
    "դպրոց",
    "ճանապարհ",
    "բնակիչ",
    "բնակավայր",
    "քաղաք",
    "գյուղ",
    "շրջան",
    "խաչմերուկ",
    "ավտոկայան",
    "օդանավակայան",
    "եկեղեց",
    "վանք",
    "փողոց",
    "հրապարակ",
    "շուկա",
    "զորամաս",
    "դիրք",
    "մանկապարտեզ",
    "գերեզման",
    "դաշտ",
];
/// Armenian verbs, conjunctions and postpositions.
const ARMENIAN_SMALL: &[&str] = &[
    "է",
    "եմ",
    "ես",
    "ենք",
    "եք",
    "են",
    "էր",
    "էին",
    "և",
    "եւ",
    "ու",
    "կամ",
    "չէ",
    "չէր",
    "հետ",
    "մեջ",
    "մոտ",
    "համար",
    "մասին",
    "կա",
    "չկա",
    "հասան",
    "հասավ",
    "եկան",
    "եկավ",
    "գնաց",
    "գնացին",
    "տանող",
    "այսօր",
    "երեկ",
    "վաղը",
];

fn next(after: &str) -> String {
    let rest = after.trim_start();
    composed(&rest[..rest.find(|c: char| !words::is_word(c)).unwrap_or(rest.len())]).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turkish(plain: &str, word: &str) -> bool {
        let at = plain.find(word).expect("there");
        says_nothing(plain, PlainSpan::new(at, at + word.len()))
    }

    #[test]
    fn a_capital_beside_another_or_at_the_head_says_nothing() {
        assert!(turkish("Yoğun Bakım Ünitesi doldu.", "Bakım"));
        assert!(turkish("Barda müzik vardı.", "Barda"));
        assert!(turkish("BARDA KAVGA", "BARDA"));
        assert!(!turkish("Dün gece Barda yandı.", "Barda"));
        assert!(is_behind_owner("bizim güzel ") && !is_behind_owner("onların "));
    }
}
