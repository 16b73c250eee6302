//! Which cases the words around a name allow: prepositions, agreeing words, governing nouns and verbs.
//!
//! The walk goes from the name to the left, over adjectives that surely agree with it and over other names of a list,
//! until something tells the case or something unknown ends it. What is not known rules nothing out.

use std::ops::ControlFlow;

use super::super::slavic::{ACC, CASES, Cases, DAT, F, GEN, Genders, INS, M, N, NOM, PREP, adjective_cases, case_of};
use super::super::{Feature, Form, Neighbours};
use super::concord;
use super::name::Name;
use super::near::{self, Token};
use super::objects;
use super::words;

/// Cases that a name can stand in at a place, the likeliest first.
#[derive(Debug)]
struct Evidence {
    cases: Vec<Cases>,
    /// False if it only settles doubts and rules no reading out altogether.
    strict: bool,
}

fn only(case: Cases) -> Evidence {
    Evidence { cases: vec![case], strict: true }
}
fn rather(case: Cases) -> Evidence {
    Evidence { cases: vec![case], strict: false }
}

/// Takes away the forms that the place does not allow; all, if none fits. Derived words stay.
pub(super) fn narrow(name: &Name<'_>, forms: &mut Vec<Form>, near: Neighbours<'_>) {
    if forms.iter().all(|&form| case_of(form).is_none()) {
        return;
    }
    by_preposition(forms, near);
    let Some(evidence) = evidence(name, forms, near) else { return };
    let rank = |form: Form| match case_of(form) {
        Some(case) => evidence.cases.iter().position(|&c| c == case),
        None => Some(evidence.cases.len()),
    };
    let mut kept: Vec<Form> = forms.iter().copied().filter(|&form| rank(form).is_some()).collect();
    if evidence.strict || kept.iter().any(|&form| case_of(form).is_some()) {
        kept.sort_by_key(|&form| rank(form));
        *forms = kept;
    }
}

/// Под Артёмовском, под Киевом и Артёмовском: the adjective that looks alike (в артёмовском районе) is in no case of the
/// preposition before it.
fn by_preposition(forms: &mut Vec<Form>, near: Neighbours<'_>) {
    let Some(cases) = preposition_before(near.before) else { return };
    let cases = cases.iter().fold(0, |set, case| set | case);
    let fits = |form: &Form| !form.has(Feature::Adjective) || adjective_cases(*form) & cases != 0;
    if forms.iter().any(fits) {
        forms.retain(fits);
    }
}

/// The cases of the preposition before a name, or before the names that it is listed behind.
fn preposition_before(before: &str) -> Option<&'static [Cases]> {
    let mut listed = false;
    for token in near::back(before).filter(|token| !token.is_mark("«„“»\"‘'‹")).take(REACH) {
        if let Some(cases) = Some(&token).filter(|token| token.is_word).and_then(|token| near::governed(&token.folded))
        {
            return Some(cases);
        }
        let is_name = listed && token.is_word && token.is_capitalised();
        listed = is_name || token.is_mark(",") || matches!(&*token.folded, "и" | "или");
        if !listed {
            return None;
        }
    }
    None
}

/// How many words to the left can matter.
const REACH: usize = 16;

fn evidence(name: &Name<'_>, forms: &[Form], near: Neighbours<'_>) -> Option<Evidence> {
    let bare = forms.contains(&Form::BARE);
    let route = begins_route(near.after);
    if route == Some(false) && bare {
        return Some(only(NOM));
    }
    let mut walk = Walk { allowed: u8::MAX, agreed: false, listing: false, subject: false };
    let mut tokens = near::back(near.before).take(REACH).peekable();
    let mut first = true;
    loop {
        let Some(token) = tokens.next() else {
            return walk
                .settled(name, near)
                .or_else(|| if walk.listing { walk.listed() } else { behind((name.gender, bare), near, first) });
        };
        let at_name = std::mem::replace(&mut first, false);
        let next = tokens.peek().filter(|next| next.is_word);
        if !token.is_word {
            if token.is_mark("«„“\"‘'‹") {
                first = at_name;
                continue;
            }
            if at_name && token.spaced && token.is_mark("-–—−") && ends_route(near.before) {
                return Some(only(NOM));
            }
            if at_name && !token.spaced && token.is_mark("-‐‑–—−") {
                let joined = next.is_some_and(Token::is_capitalised) && !starts_spaced(near.before, &token);
                // Пол-Шуши: half of it.
                let half = next.is_some_and(|next| next.folded == "пол");
                return if half { Some(only(GEN)) } else { joined.then(|| only(NOM)) };
            }
            if token.is_mark(".") && next.is_some_and(|next| words::SHORT_SETTLEMENTS.contains(&&*next.folded)) {
                // As behind «город», a declined town's name follows the word's case: в г. Ханкенди, в г. Степанакерте.
                let town = tokens.next().is_some_and(|word| matches!(&*word.folded, "г" | "гор"));
                if bare && !(town && name.is_indeclinable()) {
                    return Some(only(NOM));
                }
                continue;
            }
            if token.is_mark(",/(") && next.is_some_and(Token::is_capitalised) && !walk.agreed {
                walk.listing = true;
                walk.subject |= tokens.next().is_some_and(|listed| is_unmarked(&listed));
                continue;
            }
            let start =
                near::closes_sentence(&token) || token.is_mark(".:") && next.is_none_or(|n| !near::is_abbreviated(n));
            let settled = if start { walk.settled(name, near) } else { walk.modified() };
            return settled.or_else(|| match start {
                true if at_name => behind((name.gender, bare), near, false),
                true => walk.listed(),
                false => None,
            });
        }
        let word = token.folded.as_str();
        if let Some(cases) = near::governed(word) {
            return walk.governed(name, word, cases, tokens.peek(), near);
        }
        if matches!(word, "нет" | "нету") && walk.allowed & GEN != 0 {
            return Some(rather(GEN));
        }
        if matches!(word, "и" | "или" | "либо") {
            if walk.agreed || !next.is_some_and(Token::is_capitalised) {
                return walk.modified();
            }
            // Степанакерта и Шуши: what governs the first name governs this one.
            walk.listing = true;
            walk.subject |= tokens.next().is_some_and(|listed| is_unmarked(&listed));
            continue;
        }
        let settlement = words::SETTLEMENTS.iter().find(|(noun, _)| *noun == word);
        if let Some(&(_, cases)) = settlement.filter(|_| !walk.listing) {
            return Some(beside_settlement(name, word, cases, bare));
        }
        let adjective = near::surely_adjective(word);
        // Нет ни Ханкенди, ни Агдере.
        if word == "ни" || settlement.is_some() || adjective.is_some() && walk.listing {
            continue;
        }
        if let Some((stem, ending)) = adjective {
            match walk.agrees(name, stem, ending) {
                ControlFlow::Continue(()) => continue,
                ControlFlow::Break(end) => return end,
            }
        }
        if walk.listing {
            // Жители Лачина и Ханкенди.
            return (governs_place(word) && !walk.agreed && route.is_none()).then(|| rather(GEN));
        }
        if let Some(case) = object_of(word).filter(|_| !walk.agreed) {
            let negated = next.is_some_and(|next| next.folded == "не");
            return (!negated).then(|| only(case));
        }
        if walk.allowed & ACC != 0 && (objects::is_infinitive(word) || objects::is_request(word, next)) {
            let negated = next.is_some_and(|next| next.folded == "не");
            return if negated { walk.modified() } else { Some(rather(ACC)) };
        }
        let begins = tokens.peek().is_none_or(|next| near::closes_sentence(next) || next.is_mark(".:«"));
        if (is_governing(word) || !name.lemma.common && governs_place(word))
            && (begins || !token.is_capitalised())
            && walk.allowed & GEN != 0
        {
            // Дорога Ханкенди — Лачин.
            return Some(rather(if route.is_some() { NOM } else { GEN }));
        }
        return walk.modified();
    }
}

/// What the walk to the left has seen.
struct Walk {
    /// What the agreeing words before the name allow.
    allowed: Cases,
    /// True if there was one.
    agreed: bool,
    /// True among the names of a list.
    listing: bool,
    /// One of them is in the nominative or in the accusative that looks alike.
    subject: bool,
}

impl Walk {
    /// What the agreeing words alone allow.
    fn modified(&self) -> Option<Evidence> {
        self.agreed.then(|| Evidence { cases: ordered(self.allowed), strict: true })
    }

    /// What the other names of a list that begins its sentence allow: «Лачин и Шуши пусты».
    fn listed(&self) -> Option<Evidence> {
        (self.listing && self.subject && !self.agreed).then(|| Evidence { cases: vec![NOM, ACC], strict: true })
    }

    /// What the agreeing words allow at the beginning of a sentence, where a predicate may stand behind: опустевший
    /// Агдам был виден.
    fn settled(&self, name: &Name<'_>, near: Neighbours<'_>) -> Option<Evidence> {
        let modified = self.modified()?;
        let subject = || behind((name.gender, true), near, false).filter(|found| found.cases == [NOM]);
        if modified.cases.contains(&NOM) { subject().or(Some(modified)) } else { Some(modified) }
    }

    /// Takes in a word that surely is an adjective; the walk may end there.
    fn agrees(&mut self, name: &Name<'_>, stem: &str, ending: &str) -> ControlFlow<Option<Evidence>> {
        let genders = name.gender.map_or([M, F, N], |gender| [gender; 3]);
        let cases = genders.iter().fold(0, |set, &gender| set | near::agreement(ending, gender));
        // Троих старых врачей: of persons the genitive is the accusative too.
        let cases = if name.animate && cases & GEN != 0 { cases | ACC } else { cases };
        let stranger = cases == 0 && (near::is_active_participle(stem) || is_plural(ending));
        if stranger || (cases != 0 && cases & self.allowed == 0) {
            return ControlFlow::Break(self.modified());
        }
        if cases == 0 {
            // В древнем Шуши: not the feminine Шуша.
            return ControlFlow::Break(Some(Evidence { cases: Vec::new(), strict: true }));
        }
        self.allowed &= cases;
        self.agreed = true;
        ControlFlow::Continue(())
    }

    /// What a preposition says.
    fn governed(
        &self,
        name: &Name<'_>,
        preposition: &str,
        cases: &[Cases],
        governor: Option<&Token<'_>>,
        near: Neighbours<'_>,
    ) -> Option<Evidence> {
        let mut cases: Vec<Cases> = cases.iter().copied().filter(|case| case & self.allowed != 0).collect();
        if let [rest, ACC] = cases[..] {
            cases = where_or_whither(rest, preposition, governor, near);
        }
        // Связь с Ханкенди. A name that declines shows itself what is meant.
        let together = cases.contains(&INS) && governor.is_some_and(|token| begins(token, words::TOGETHER));
        if together && matches!(preposition, "с" | "со") && name.is_indeclinable() {
            cases = vec![INS];
        } else if matches!(preposition, "с" | "со") && name.is_indeclinable() && fetched(near) {
            cases.retain(|&case| case != GEN);
            cases.insert(0, GEN);
        }
        (!cases.is_empty()).then_some(Evidence { cases, strict: true })
    }
}

/// A name behind город, село: in the same case, or undeclined. What cannot decline does not show which; towns then do
/// (в городе Степанакерте), villages stay (в селе Дрмбон).
fn beside_settlement(name: &Name<'_>, settlement: &str, cases: Cases, bare: bool) -> Evidence {
    let town = settlement.starts_with("город") && name.is_indeclinable() && cases.is_power_of_two();
    match (bare, town) {
        (true, true) => only(cases),
        (true, false) => only(NOM),
        (false, _) => Evidence { cases: ordered(cases | NOM), strict: true },
    }
}

fn starts_spaced(before: &str, token: &Token<'_>) -> bool {
    before[..token.start].ends_with(char::is_whitespace)
}

/// Some if a dash and another name stand behind: Лачин-Шуша; true with space before the dash.
fn begins_route(after: &str) -> Option<bool> {
    let mut tokens = near::forth(after);
    let dash = tokens.next().filter(|t| t.is_mark("-‐‑–—−"))?;
    tokens.next().filter(|t| t.is_word && t.is_capitalised()).map(|_| dash.spaced)
}

/// True behind names and dashes that a noun for what goes there stands before: поезда Баку – Гянджа –.
fn ends_route(before: &str) -> bool {
    let named = |token: &Token<'_>| token.is_mark("-‐‑–—−«„“\"") || token.is_word && token.is_capitalised();
    let mut tokens = near::back(before).take(REACH);
    tokens.find(|token| !named(token) || begins(token, words::ROUTES)).is_some_and(|noun| begins(&noun, words::ROUTES))
}

fn ordered(cases: Cases) -> Vec<Cases> {
    CASES.iter().map(|(case, ..)| *case).filter(|case| case & cases != 0).collect()
}

fn is_plural(ending: &str) -> bool {
    matches!(ending, "ые" | "ие" | "ых" | "их" | "ыми" | "ими")
}

/// The case of a verb's object.
fn object_of(word: &str) -> Option<Cases> {
    let ends = ["л", "ла", "ло", "ли", "ть", "ет", "ют", "ут", "ит", "ят", "ат", "ив", "ев", "ав", "яв", "ся", "сь"];
    let verb = words::VERBS.iter().find(|(stem, _)| word.len() > stem.len() && word.starts_with(stem));
    // Not освободители.
    verb.filter(|_| ends.iter().any(|e| word.ends_with(e)) && !word.ends_with("тели")).map(|(_, case)| *case)
}

/// True for a noun that has a genitive behind it.
pub(super) fn is_governing(word: &str) -> bool {
    begins_noun(word, words::GOVERNING)
}

/// True for a noun that has a place's name in the genitive behind it.
fn governs_place(word: &str) -> bool {
    is_governing(word) || begins_noun(word, words::GOVERNING_NAMES) || is_made_noun(word)
}

fn begins_noun(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= 3))
}

/// True for a noun of an action or a quality: восстановления, безопасностью.
fn is_made_noun(word: &str) -> bool {
    let stem = |end: &str, cases: &[&str]| {
        cases.iter().any(|case| word.strip_suffix(case).is_some_and(|s| s.ends_with(end) && s.chars().count() > 4))
    };
    !words::BESIDE_NAMES.iter().any(|begin| word.starts_with(begin))
        && words::GOVERNING_ENDS.iter().any(|(end, cases)| stem(end, cases))
}

/// True for a name that is in the nominative or accusative by its shape, as those in a consonant are: Лачин, not Лачина.
fn is_unmarked(token: &Token<'_>) -> bool {
    let word = token.folded.as_str();
    let oblique = ["ом", "ем", "ой", "ей", "ов", "ев", "ам", "ям", "ах", "ях", "ым", "им", "ых", "их"];
    token.is_capitalised()
        && word.chars().count() > 3
        && super::endings::last(word).is_some_and(|(_, c)| !super::endings::is_vowel(c) && c != 'ь')
        && !oblique.iter().any(|end| word.ends_with(end))
}

/// What stands behind a name that begins its sentence. `alone` if nothing at all stands before it; of the name, its gender
/// and whether its form may be the nominative.
fn behind((gender, bare): (Option<Genders>, bool), near: Neighbours<'_>, alone: bool) -> Option<Evidence> {
    let mut after = near::forth(near.after);
    let Some(next) = after.next() else { return alone.then(|| rather(NOM)) };
    if next.is_word && object_of(&next.folded) == Some(ACC) && concord::short(&next.folded).is_none() {
        return Some(Evidence { cases: vec![ACC, NOM], strict: false });
    }
    if is_lacking(&next, near::forth(near.after).nth(1).as_ref()) {
        return Some(Evidence { cases: vec![DAT, NOM], strict: false });
    }
    // Взята, расположен: short predicates have no object.
    // Of another gender they are still the predicate of what stands here: «Шуши взят» has no genitive.
    let predicate = next.is_word
        && concord::short(&next.folded).is_some_and(|genders| !bare || gender.is_none_or(|g| g & genders != 0));
    // «Шуши и Агдам пусты»: what is joined is in one case.
    if matches!(&*next.folded, "и" | "или") && after.next().is_some_and(|token| is_unmarked(&token)) {
        return Some(Evidence { cases: vec![NOM, ACC], strict: true });
    }
    let dash = next.spaced && next.is_mark("—–-");
    let copula = next.is_word && words::COPULAS.contains(&&*next.folded);
    let dateline =
        alone && next.is_mark(",") && after.next().is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()));
    if dash || copula || predicate || dateline {
        return Some(only(NOM));
    }
    // Готовится, опустился: what acts on itself has no object.
    let reflexive = ["лся", "лась", "лось", "ется", "ится"].iter().any(|ending| next.folded.ends_with(ending));
    (next.is_word && reflexive).then(|| rather(NOM))
}

/// Ходжалы нужна вода, Ходжалы сто лет: words for what somebody needs or how old it is.
fn is_lacking(next: &Token<'_>, second: Option<&Token<'_>>) -> bool {
    let old = || second.is_some_and(|second| matches!(&*second.folded, "лет" | "года" | "год"));
    let number = || next.folded.starts_with(|c: char| c.is_ascii_digit()) || begins(next, words::NUMBERS);
    // Ханкенди нужен всем.
    let whom = || second.is_some_and(|second| words::WHOM.contains(&&*second.folded));
    next.is_word && begins(next, words::LACKING) && !whom() || number() && old()
}

fn begins(token: &Token<'_>, stems: &[&str]) -> bool {
    stems.iter().any(|stem| token.folded.starts_with(stem))
}

/// What the other name of a list shows that stands in the same case: в Ханкенди и Шушу, в Ханкенди и Агдаме; в Шуше и Ханкенди.
fn coordinated(rest: Cases, near: Neighbours<'_>) -> Option<Cases> {
    let joins = |token: &Token<'_>| matches!(&*token.folded, "и" | "или") || token.is_mark(",");
    let behind = {
        let mut after = near::forth(near.after);
        let ends = |next: Option<Token<'_>>| next.is_none_or(|next| !(next.is_word && next.is_capitalised()));
        after
            .next()
            .filter(|token| matches!(&*token.folded, "и" | "или"))
            .and_then(|_| after.next())
            .filter(|_| ends(after.next()))
    };
    let before = || {
        let mut back = near::back(near.before);
        back.next().filter(joins).and_then(|_| back.next())
    };
    let listed = behind.or_else(before).filter(|token| token.is_word && token.is_capitalised())?;
    let word = listed.folded.as_str();
    if word.chars().count() < 4 {
        return None;
    }
    let last = word.chars().next_back()?;
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    match last {
        'у' | 'ю' => Some(ACC),
        'е' if rest == PREP => Some(rest),
        _ if rest == INS && ends(&["ом", "ем", "ой", "ей"]) => Some(rest),
        // Агдам, Ереван: as in the nominative.
        _ if is_unmarked(&listed) && rest == PREP => Some(ACC),
        _ => None,
    }
}

/// A noun of direction right before the preposition, or where from before that: рейс в Ханкенди, из Еревана в Ханкенди.
fn is_whither(governor: Option<&Token<'_>>, near: Neighbours<'_>) -> bool {
    if governor.is_some_and(|token| begins(token, words::DIRECTION)) {
        return true;
    }
    let mut back = near::back(near.before).skip_while(|token| !token.is_word);
    let _preposition = back.next();
    let from = back.next().is_some_and(|token| token.is_word && token.is_capitalised());
    from && back.next().is_some_and(|token| matches!(&*token.folded, "из" | "от" | "с"))
}

/// The words of what is told: behind «а» and «но» is another event.
fn told(near: Neighbours<'_>) -> Vec<Token<'_>> {
    let close = |token: &Token<'_>| {
        near::closes_sentence(token) || token.is_mark(".") || matches!(&*token.folded, "а" | "но" | "зато")
    };
    let before = near::back(near.before).take(40).take_while(|t| !close(t));
    before.chain(near::forth(near.after).take(40).take_while(|t| !close(t))).collect()
}

/// Руду с Демирли возили на завод: rather from there than with it.
fn fetched(near: Neighbours<'_>) -> bool {
    let told = told(near);
    let any = |stems: &[&str]| told.iter().any(|token| begins(token, stems));
    any(words::FETCHED) && !any(words::TOGETHER)
}

/// With в, на, под, за: where (`rest`: prepositional or instrumental) or where to (accusative). `governor` is the word
/// before the preposition.
fn where_or_whither(rest: Cases, preposition: &str, governor: Option<&Token<'_>>, near: Neighbours<'_>) -> Vec<Cases> {
    let for_what = preposition == "за";
    if for_what && governor.is_some_and(|token| begins(token, words::FIGHT)) {
        return vec![ACC];
    }
    let sentence = told(near);
    let any = |stems: &[&str]| sentence.iter().any(|token| begins(token, stems));
    if let Some(case) = coordinated(rest, near) {
        return vec![case];
    }
    if matches!(preposition, "в" | "во" | "на") && is_whither(governor, near) {
        return vec![ACC];
    }
    // За Шуши шли бои, за Шуши погибли: where they fought, or what for.
    let fought = |token: &Token<'_>| {
        !token.folded.starts_with("бойц") && (begins(token, words::FIGHT) || begins(token, words::PRICE))
    };
    if for_what && sentence.iter().any(fought) {
        return vec![ACC, rest];
    }
    let stays = any(words::REST);
    // Идёт дождь, шли бои: these move only where nothing happens.
    let moves = any(words::MOTION) || (!stays && any(words::WALK));
    let driven = governor.is_some_and(|token| begins(token, words::MOTION) || begins(token, words::WALK));
    match (moves, stays) {
        (false, true) => vec![rest],
        (true, false) if driven => vec![ACC],
        (true, _) => vec![ACC, rest],
        (false, false) => vec![rest, ACC],
    }
}
