//! Ukrainian: names that decline (feminine in -а, -я, -ь, masculine in a consonant, -ь, -й, neuter in -о, -е by
//! `decl`, plurals in -и), the adjectives in -ський made from them, inhabitants in -ець, adjectives that agree. A proof that a language
//! is one file and a line. `decl` as in Russian: `m`, `f`, `n`, `pl`, `adj`, `0`.
//!
//! Source: *Український правопис* (2019) §§ 70–102 (second declension: genitive of towns in -а; -ц- before -і).

mod animate;
mod common;
mod derive;
mod joined;
mod men;
mod name;
#[cfg(test)]
mod tests;
mod towns;
mod words;

use super::super::fold::{Fold, fine};
use super::slavic::{
    ACC, ALL, CASES, Cases, DAT, Declined, Endings, GEN, INS, LINKED, NOM, PREP, Stem, adjective_cases, case_form,
    case_of, links, shortest, spell,
};
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, forms};

use common::{M_J_U, M_K_U, M_U};
use name::Name;
use words::GENITIVE_IN_U;

pub(super) struct Ukrainian;

const fn row(row: [&'static str; 6]) -> Endings {
    Endings { row, variants: &[] }
}
static NONE: Endings = row([""; 6]);
static M_HARD: Endings = Endings {
    row: ["", "а", "у", "", "ом", "і"],
    variants: &[(GEN, "у"), (PREP, "у"), (DAT, "ові"), (PREP, "ові")],
};
static M_HUSH: Endings = Endings {
    row: ["", "а", "у", "", "ем", "і"],
    variants: &[(GEN, "у"), (PREP, "у"), (DAT, "еві"), (INS, "ом")],
};
static M_K: Endings =
    Endings { row: ["", "а", "у", "", "ом", "у"], variants: &[(GEN, "у"), (DAT, "ові"), (PREP, "ові")] };
/// Луцьк: no genitive in -у.
static M_SK: Endings =
    Endings { row: ["", "а", "у", "", "ом", "у"], variants: &[(DAT, "ові"), (PREP, "ові")] };
static M_RIH: Endings = Endings {
    row: ["іг", "огу", "огу", "іг", "огом", "озі"],
    variants: &[(GEN, "ога"), (PREP, "огу")],
};
static M_SOFT_U: Endings =
    Endings { row: ["ь", "ю", "ю", "ь", "ем", "і"], variants: &[(GEN, "я"), (PREP, "ю")] };
static M_SOFT: Endings =
    Endings { row: ["ь", "я", "ю", "ь", "ем", "і"], variants: &[(DAT, "еві"), (PREP, "ю")] };
static M_J: Endings = Endings { row: ["й", "я", "ю", "й", "єм", "ї"], variants: &[(GEN, "ю"), (PREP, "ю")] };
static F_HARD: Endings = row(["а", "и", "і", "у", "ою", "і"]);
static F_HUSH: Endings = row(["а", "і", "і", "у", "ею", "і"]);
static F_SOFT: Endings = row(["я", "і", "і", "ю", "ею", "і"]);
static F_IYA: Endings = row(["я", "ї", "ї", "ю", "єю", "ї"]);
static F_THIRD: Endings = Endings { row: ["ь", "і", "і", "ь", "ю", "і"], variants: &[(GEN, "и")] };
static N_O: Endings = row(["о", "а", "у", "о", "ом", "і"]);
static N_E: Endings = row(["е", "я", "ю", "е", "ем", "і"]);
/// Керч, Керчі.
static F_BARE: Endings = row(["", "і", "і", "", "ю", "і"]);
/// Запоріжжя, Запоріжжям.
static N_YA: Endings = row(["я", "я", "ю", "я", "ям", "і"]);
/// Придністров'я, Придністров'ї.
static N_APOSTROPHE: Endings = row(["я", "я", "ю", "я", "ям", "ї"]);
static PL_HARD: Endings = row(["и", "", "ам", "и", "ами", "ах"]);
static PL_SOFT: Endings = row(["і", "ів", "ям", "і", "ями", "ях"]);
static ADJ_M: Endings = row(["ий", "ого", "ому", "ий", "им", "ому"]);
static ADJ_F: Endings = row(["а", "ої", "ій", "у", "ою", "ій"]);
static ADJ_N: Endings = row(["е", "ого", "ому", "е", "им", "ому"]);
static ADJ_PL: Endings = row(["і", "их", "им", "і", "ими", "их"]);

fn last(word: &str) -> Option<(&str, char)> {
    let mut letters = word.chars();
    let last = letters.next_back()?;
    Some((letters.as_str(), last))
}
fn is_hush(c: char) -> bool {
    matches!(c, 'ж' | 'ш' | 'ч' | 'щ')
}
fn is_consonant(c: char) -> bool {
    is_hush(c) || "бвгґдзклмнпрстфхц".contains(c)
}

/// Волга, Волзі; Карабах, Карабасі.
fn soft(c: char) -> Option<char> {
    [('г', 'з'), ('к', 'ц'), ('х', 'с')].iter().find(|pair| pair.0 == c).map(|pair| pair.1)
}
fn softened(base: &str, cases: Cases) -> Option<(Cases, String)> {
    let (rest, c) = last(base)?;
    Some((cases, format!("{rest}{}", soft(c)?)))
}

/// The base of the oblique cases where a closed syllable opens: Львів, Львова; Київ, Києва; Трускавець, Трускавця;
/// Тернопіль, Тернополя.
fn opened(word: &str) -> Option<String> {
    if matches!(word, "канів" | "могилів" | "василів") {
        return Some(format!("{}ев", word.strip_suffix("ів")?));
    }
    for (closed, open) in [
        ("їв", "єв"),
        ("ців", "цев"),
        ("чів", "чев"),
        ("шів", "шев"),
        ("жів", "жев"),
        ("ів", "ов"),
        ("ець", "ц"),
        ("піль", "пол"),
    ] {
        if let Some(base) = word.strip_suffix(closed).filter(|base| base.chars().count() > 1 || closed == "їв") {
            return Some(format!("{base}{open}"));
        }
    }
    None
}

/// True for -жжя, -ття, -лля, -в'я: neuters.
fn is_doubled(base: &str) -> bool {
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    last == Some('\'') || last.is_some_and(is_consonant) && last == before
}

/// The way one word declines, its class, and whether that is sure.
fn noun<'l>(word: &'l str, lemma: &Lemma, gender: Option<char>) -> (Declined<'l>, &'static str, bool) {
    let decl = lemma.decl_and_life().0;
    let own = if decl.is_none() && !common::is_common(lemma) { towns::noun(word, gender) } else { None };
    own.unwrap_or_else(|| shaped(word, decl, gender))
}

/// The same, with the glossary's `decl` and `gender`.
fn shaped<'l>(word: &'l str, decl: Option<&str>, gender: Option<char>) -> (Declined<'l>, &'static str, bool) {
    let with = |base: &'l str, endings, class, sure| (Declined { base, endings, other: None }, class, sure);
    let Some((base, end)) = last(word).filter(|_| decl != Some("0")) else { return with(word, &NONE, "0", true) };
    let before = last(base).map_or(' ', |(_, c)| c);
    let oblique = GEN | DAT | INS | PREP;
    match end {
        // Кривий Ріг, Кривого Рогу, у Кривому Розі: three bases.
        'г' if word == "ріг" => with("р", &M_RIH, "m", true),
        _ if decl.is_none() && GENITIVE_IN_U.contains(&word) && is_consonant(end) => {
            let endings = if end == 'к' { &M_K_U } else { &M_U };
            (Declined { base: word, endings, other: softened(word, PREP) }, "m", true)
        }
        'й' if decl.is_none() && GENITIVE_IN_U.contains(&word) => with(base, &M_J_U, "m", true),
        'ь' if decl.is_none() && GENITIVE_IN_U.contains(&word) => with(base, &M_SOFT_U, "m", true),
        c if is_consonant(c) && decl.is_none() && word.ends_with("стан") => with(word, &M_U, "m", true),
        'о' if word == "дніпро" => with(base, &N_O, "n", true),
        'е' if decl.is_none() && ["ське", "цьке", "ове", "еве", "рівне"].iter().any(|e| word.ends_with(e)) => {
            with(base, &ADJ_N, "adj", true)
        }
        'и' if decl == Some("pl") || decl.is_none() && gender.is_none_or(|g| g == 'p') => {
            with(base, &PL_HARD, "pl", decl.is_some())
        }
        'і' if decl == Some("pl") || word.ends_with("вці") => with(base, &PL_SOFT, "pl", true),
        'я' if decl.is_none_or(|d| d == "n") && base.ends_with('\'') => with(base, &N_APOSTROPHE, "n", true),
        'я' if decl.is_none_or(|d| d == "n") && is_doubled(base) => with(base, &N_YA, "n", true),
        'ь' if decl.is_none_or(|d| d == "m") && (word.ends_with("ець") || word.ends_with("піль")) => {
            let other = opened(word).map(|base| (oblique, base));
            (Declined { base, endings: &M_SOFT, other }, "m", true)
        }
        'ь' if decl.is_none() && gender.is_none() && word.ends_with("ль") => {
            with(base, &M_SOFT, "m", word.ends_with("поль"))
        }
        'ч' if word == "керч" => with(word, &F_BARE, "f", true),
        'в' if opened(word).is_some() => {
            let other = opened(word).map(|base| (oblique, base));
            (Declined { base: word, endings: &M_HARD, other }, "m", true)
        }
        c if is_hush(c) => with(word, &M_HUSH, "m", true),
        'о' | 'е' if decl == Some("n") => with(base, if end == 'о' { &N_O } else { &N_E }, "n", true),
        'а' if soft(before).is_some() => {
            (Declined { base, endings: &F_HARD, other: softened(base, DAT | PREP) }, "f", true)
        }
        'а' if is_hush(before) => with(base, &F_HUSH, "f", true),
        'а' if is_consonant(before) => with(base, &F_HARD, "f", true),
        'я' if matches!(before, 'і' | 'и' | 'а' | 'е' | 'о' | 'у') => with(base, &F_IYA, "f", true),
        'я' => with(base, &F_SOFT, "f", true),
        'ь' if decl == Some("m") || gender == Some('m') => with(base, &M_SOFT, "m", true),
        // Прип'яттю, Білоруссю.
        'ь' => with(
            base,
            common::third(before, last(last(base).map_or("", |l| l.0)).map_or(' ', |l| l.1), false),
            "f",
            decl.is_some() || gender.is_some() || word.ends_with("нь"),
        ),
        'й' if !word.ends_with("ий") => with(base, &M_J, "m", true),
        'й' => with(&base[..base.len() - before.len_utf8()], &ADJ_M, "adj", true),
        'к' if word.ends_with("ьк") => with(word, &M_SK, "m", true),
        'к' => with(word, &M_K, "m", true),
        c if is_consonant(c) => (Declined { base: word, endings: &M_HARD, other: softened(word, PREP) }, "m", true),
        _ => with(word, &NONE, "0", decl.is_none()),
    }
}

/// An adjective before a noun, by its ending and the noun's class.
fn adjective<'l>(word: &'l str, class: &str) -> Option<Declined<'l>> {
    let (ending, endings) = [("ий", &ADJ_M), ("а", &ADJ_F), ("е", &ADJ_N), ("і", &ADJ_PL)][match class {
        "f" => 1,
        "n" => 2,
        "pl" => 3,
        _ => 0,
    }];
    let base = word.strip_suffix(ending)?;
    // Верхній, горішні: soft.
    if common::is_soft(base) {
        return common::adjective(word, class).map(|(one, _)| one);
    }
    // Feminine and neuter adjectives look like nouns but for their suffix.
    let known = ending == "ий" || ["ськ", "цьк", "зьк", "н", "ов", "ев"].iter().any(|s| base.ends_with(s));
    known.then_some(Declined { base, endings, other: None })
}

/// A word that has only one form.
fn fixed(word: &str) -> Declined<'_> {
    Declined { base: word, endings: &NONE, other: None }
}

/// How the words of a common noun decline, in the singular and in the plural; `None` for a name, and for what has a plural
/// only.
fn common(lemma: &Lemma) -> Option<(Vec<Declined<'_>>, Vec<Declined<'_>>, &'static str)> {
    let decl = lemma.decl_and_life().0;
    if !common::is_common(lemma) || matches!(decl, Some("pl" | "0")) || lemma.gender == Some('p') {
        return None;
    }
    let head = common::head(lemma);
    let word = lemma.words.get(head)?.folded.as_str();
    let own = if decl.is_none() && lemma.gender.is_none() { common::singular(word) } else { None };
    let (one, class) = own.unwrap_or_else(|| {
        let (declined, class, _) = noun(word, lemma, lemma.gender);
        (declined, class)
    });
    // Міський голова, міського голову.
    let is_man = class == "f" && men::is_man(lemma, head);
    let many = if class == "adj" { common::adjective(word, "m")?.1 } else { common::plural(word, class)? };
    let (mut single, mut plural): (Vec<_>, Vec<_>) =
        lemma.words.iter().map(|word| (fixed(&word.folded), fixed(&word.folded))).unzip();
    for (i, word) in lemma.words.iter().enumerate().take(head) {
        (single[i], plural[i]) = common::adjective(&word.folded, if is_man { "m" } else { class })?;
        if is_man {
            single[i].endings = men::of_men(single[i].endings);
        }
    }
    (single[head], plural[head]) = (one, many);
    Some((single, plural, if is_man { "m" } else { class }))
}

/// The words in a case, each as it declines.
fn spelt(lemma: &Lemma, words: &[Declined<'_>], case: Cases, variant: bool) -> String {
    let spelt = lemma.words.iter().zip(words).map(|(word, declined)| {
        let (base, ending) = declined.parts(case, variant);
        spell(word, base, ending)
    });
    let spelt: Vec<String> = spelt.collect();
    lemma.join(spelt.iter().map(String::as_str))
}

impl Morphology for Ukrainian {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        if let Some(stem) = super::slavic::joined_stem(lemma) {
            return vec![stem.to_owned()];
        }
        let name = Name::new(lemma);
        let Some(declined) = name.words.get(word) else { return Vec::new() };
        let mut all: Vec<String> = declined.bases().map(str::to_owned).collect();
        all.extend(name.genitives.iter().filter(|_| word == name.head).cloned());
        if let Some(many) = common(lemma).and_then(|(_, many, _)| many.into_iter().nth(word)) {
            all.extend(many.bases().map(str::to_owned));
        }
        if word + 1 == lemma.words.len() {
            all.extend(derive::stems(lemma).iter().map(|stem| format!("{}{}", stem.base, stem.infix)));
        } else if !derive::stems(lemma).is_empty() {
            all.push(lemma.words[word].folded.clone());
        }
        all.extend(forms::stems(lemma, word, Fold::Default));
        shortest(all)
    }

    fn joined(&self, lemma: &Lemma) -> Option<Lemma> {
        joined::of(lemma)
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if let Some(stem) = super::slavic::joined_stem(lemma) {
            return joined::analyse(stem, surface);
        }
        if surface.is_empty() || surface.len() != lemma.words.len() {
            return Vec::new();
        }
        let name = Name::new(lemma);
        let (mut plain, mut any) = (u8::MAX, u8::MAX);
        for (i, (word, declined)) in surface.iter().zip(&name.words).enumerate() {
            let (mut usual, variant) = declined.cases(word);
            if i == name.head && name.genitives.iter().any(|genitive| genitive == word) {
                usual |= GEN;
            }
            // До Косово: the preposition tells.
            if towns::may_stay(declined) && *word == lemma.words[i].folded {
                usual = u8::MAX;
            }
            plain &= usual;
            any &= usual | variant;
        }
        let (plain, any) = (name.alive(plain, false), name.alive(any, false));
        let of =
            |set: Cases, variant| CASES.iter().filter(move |c| set & c.0 != 0).map(move |c| case_form(c.0, variant));
        let mut found: Vec<Form> = of(plain, false).chain(of(any & !plain, true)).collect();
        if let Some((_, many, _)) = common(lemma) {
            let set = many.iter().zip(surface).fold(u8::MAX, |set, (word, seen)| set & word.cases(seen).0);
            let set = name.alive(set, true);
            found.extend(CASES.iter().filter(|c| set & c.0 != 0).map(|c| common::form(case_form(c.0, false))));
        }
        // Івано-франківський: the words before the last stay as they are.
        if let Some((last, before)) = surface.split_last()
            && lemma.words.iter().zip(before).all(|(word, seen)| word.folded == **seen)
        {
            Stem::analyse(&derive::stems(lemma), last, &mut found);
        }
        if found.is_empty() { forms::listed(lemma, surface, Fold::Default).into_iter().collect() } else { found }
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let cases = CASES.iter().map(|c| case_form(c.0, false));
        let many = CASES.iter().filter(|_| common(lemma).is_some()).map(|c| common::form(case_form(c.0, false)));
        let mut all: Vec<Form> = cases.chain(many).collect();
        if !Name::new(lemma).genitives.is_empty() {
            all.retain(|form| case_of(*form) != Some(GEN));
        }
        Stem::forms(&derive::stems(lemma), &mut all);
        all
    }

    fn inflect(&self, lemma: &Lemma, form: Form, _: Joint) -> Option<Inflected> {
        let text = match case_of(form) {
            // Рангуну, Янгону: as the writer has it.
            Some(GEN) if form.has(Feature::Variant) && !common::is_common(lemma) => {
                let name = Some(Name::new(lemma)).filter(Name::has_genitive_in_u)?;
                spelt(lemma, &name.words, GEN, true)
            }
            Some(_) if form.has(Feature::Variant) => return None,
            Some(NOM) => lemma.text(),
            Some(case) => {
                let name = Name::new(lemma);
                if case == GEN && !name.genitives.is_empty() {
                    return None;
                }
                spelt(lemma, &name.words, name.formed(case, false), false)
            }
            None if common::case(form).is_some() => {
                let case = Name::new(lemma).formed(common::case(form).and_then(case_of)?, true);
                spelt(lemma, &common(lemma)?.1, case, false)
            }
            None if derive::stems(lemma).is_empty() => joined::inflect(lemma, form)?,
            None => {
                let (base, added) = Stem::inflect(&derive::stems(lemma), form)?;
                let last = spell(lemma.words.last()?, base, &added);
                let before = lemma.words.iter().map(|word| &*word.text).take(lemma.words.len() - 1);
                lemma.join(before.chain([last.as_str()])).to_lowercase()
            }
        };
        Some(Inflected { text, joint: None })
    }

    /// What is only found has none to answer, but for the genitive in -у.
    fn adapt(&self, new: &Lemma, form: Form, _: Neighbours<'_>) -> Form {
        let lacking = form.has(Feature::Variant) && self.inflect(new, form, Joint::None).is_none();
        if lacking { form.without(Feature::Variant) } else { form }
    }

    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        derive::tell_apart(forms, near);
        let stays = || Name::new(lemma).words.iter().any(towns::may_stay);
        if forms.len() > 1 && forms.contains(&Form::BARE) && stays() && !is_governed(near.before) {
            forms.retain(|&form| case_of(form).is_none_or(|case| case & (NOM | ACC) != 0));
        }
        let cases: Cases = match word_before(near.before).as_str() {
            "з" | "із" | "зі" => GEN | INS,
            "до"
            | "від"
            | "біля"
            | "без"
            | "для"
            | "після"
            | "навколо"
            | "проти"
            | "серед"
            | "коло"
            | "поблизу"
            | "неподалік"
            | "із-за"
            | "з-за"
            | "з-під"
            | "крім"
            | "окрім"
            | "замість"
            | "уздовж"
            | "вздовж"
            | "щодо"
            | "стосовно"
            | "поза"
            | "напередодні"
            | "довкола" => GEN,
            "завдяки" | "всупереч" | "назустріч" => DAT,
            "в" | "у" | "на" => coordinated(near.after).unwrap_or(PREP | ACC),
            "об" | "о" | "по" => PREP | ACC,
            "через" | "крізь" | "про" | "попри" => ACC,
            "над" | "під" | "перед" | "за" | "між" => INS | ACC,
            "при" => PREP,
            // Подякував Луцьку: no locative behind a verb.
            verb if VERBAL.iter().any(|end| verb.ends_with(end)) => ALL & !PREP,
            // Ленінградові бракує: no locative where a sentence begins.
            "" if near.before.trim().is_empty() => ALL & !PREP,
            _ => return,
        };
        let of = |form: Form| match common::case(form).map_or_else(|| case_of(form), case_of) {
            None if form.has(Feature::Adjective) => Some(adjective_cases(form)),
            // У Горлівці: the town, not its people. What can only be people stays, in whatever case.
            None if form.has(Feature::Demonym) && forms.iter().any(|form| !form.has(Feature::Demonym)) => {
                Some(derive::person_cases(form))
            }
            case => case,
        };
        let fits: Vec<bool> = forms.iter().map(|&form| of(form).is_none_or(|case| case & cases != 0)).collect();
        let mut fits = fits.into_iter();
        forms.retain(|_| fits.next().unwrap_or(true));
    }

    fn is_another_word(&self, _: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        form.has(LINKED) && !links(near.after)
    }

    /// Of another gender: only where nothing could agree is the sentence surely right.
    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, text: &str, near: Neighbours<'_>) -> Agreement {
        if form.has(Feature::Adjective) && self.is_form_of_name(old, form) {
            return Agreement::Breaks(format!("this may be `{}` itself as well as its adjective", old.text()));
        }
        let class = |lemma: &Lemma| Name::new(lemma).class;
        let before = word_before(near.before);
        let adjective = ["ий", "ій", "ої", "ого", "ому", "ою", "им", "ня", "на"].iter().any(|e| before.ends_with(e));
        let guessed = case_of(form) == Some(GEN) && !form.has(Feature::Variant) && class(old) != "m";
        if guessed && !common::is_common(new) && Name::new(new).has_genitive_in_u() {
            return Agreement::Breaks(format!("the genitive may end in -у as well as in -а: {text}"));
        }
        // В Гірне: where to, or where of a name that does not decline.
        let may_stay = || case_of(form).is_some_and(|case| case & (NOM | ACC) != 0) && towns::may_be_foreign(old);
        if matches!(before.as_str(), "в" | "у" | "на") && may_stay() {
            return Agreement::Unwritten(format!("`{}` may not decline, and stand in another case", old.text()));
        }
        if class(old) == class(new) || case_of(form).is_none() || !(form.is_bare() || adjective) {
            return Agreement::Fits;
        }
        Agreement::Breaks(format!("the words around may agree with `{}`", old.text()))
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let name = Name::new(lemma);
        name.sure.then_some(name.class)
    }
}

impl Ukrainian {
    /// True for an adjective that looks like a case of its name: Дніпропетровська.
    fn is_form_of_name(&self, lemma: &Lemma, adjective: Form) -> bool {
        let written = |form| self.inflect(lemma, form, Joint::None).map(|made| made.text.to_lowercase());
        let own = written(adjective);
        let names = self.forms(lemma).into_iter().filter(|form| !form.has(Feature::Adjective));
        own.is_some() && names.map(written).any(|name| name == own)
    }
}

/// Ends of past tenses and infinitives.
const VERBAL: [&str; 8] = ["ав", "ив", "ла", "ло", "ли", "ти", "вся", "лася"];

/// True behind a preposition, an adjective that stands in a case, or a name that the two may be joined to.
fn is_governed(before: &str) -> bool {
    let word = word_before(before);
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let small = word.chars().count() <= 4;
    // «У Дубно, Косово»: whatever the first stands in.
    if word.is_empty() {
        return before.trim_end().ends_with([',', '-', '–']);
    }
    small || ends(&["ого", "ому", "им", "іх", "их", "ій"]) || PREPOSITIONS.contains(&word.as_str())
}

/// Prepositions of more than four letters.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "перед", "через", "після", "навколо", "проти", "серед", "поблизу", "неподалік", "замість", "уздовж", "вздовж", "стосовно", "напередодні", "довкола", "завдяки", "всупереч", "назустріч", "крізь", "попри", "окрім",
];

/// The word before a name, folded.
fn word_before(before: &str) -> String {
    let text = before.trim_end().trim_end_matches(['«', '„', '"', '“']);
    fine(text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default(), Fold::Default)
}

/// What the name behind «і» shows that stands in the same case: у Ханкенді й Шушу, у Ханкенді та Агдамі.
fn coordinated(after: &str) -> Option<Cases> {
    let mut words = after.split_whitespace();
    words.next().filter(|word| matches!(*word, "і" | "й" | "та" | "або" | "чи"))?;
    let word = words.next()?.trim_matches(|c: char| !c.is_alphanumeric());
    if !word.starts_with(char::is_uppercase) || word.chars().count() < 4 {
        return None;
    }
    match word.chars().next_back()? {
        'у' | 'ю' => Some(ACC),
        'і' | 'ї' => Some(PREP),
        _ => None,
    }
}
