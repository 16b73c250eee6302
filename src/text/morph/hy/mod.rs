//! Armenian: Eastern in reformed spelling; Western endings and the classical orthography too.
//!
//! The last word of a name takes the endings, the words before it stand as listed. `decl` in the glossary: `-ի`, `-ու`
//! (Գյումրու), `-վի` (Բաքվի), `-ուի`, `-ան`. A form has [`Feature::Western`] for Western endings (-էն) and
//! [`Feature::Classical`] where only the spelling is classical (Իվանեանի); both are produced in classical spelling. [`Feature::Other2`] is the plural in -իք.

mod common;
mod context;
mod endings;
mod letters;
mod marks;
mod spelling;
#[cfg(test)]
mod tests;

use super::super::fold::{self, Fold};
use super::{
    Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, NearEdit, Neighbours, Word, capitals, forms,
};
use endings::{Shape, endings, firsts};

pub(super) struct Armenian;

/// A stem and the endings that it takes.
struct Base {
    /// As listed.
    text: String,
    key: String,
    shape: Shape,
}

/// Common words in names that lose the vowel of their last syllable in ways of their own.
const REDUCED: &[&str] = &["երկիր", "մշուշ", "անկյուն"];
/// Parts of names that lose it, and what is left: Կոստանդնուպոլսի, Էջմիածնի.
const REDUCED_ENDS: &[(&str, &str)] = &[("պոլիս", "պոլս"), ("ածին", "ածն")];
/// Common words with the genitive in -ան.
const IN_AN: &[&str] = &["լեռ"];
/// Common words in -ի with the genitive in -ու.
const IN_U: &[&str] = &["կղզի", "թերակղզի", "գոտի", "եկեղեցի", "այգի", "ուղի", "մայրուղի", "երկաթուղի", "լոռի"];
/// Names in -ու whose genitive in -վի is beyond doubt.
const IN_VI: &[&str] = &["բաքու"];

/// True for forms that are other words too: *տան* is “they give” of *տալ*, *տանը* “at home”, *հոր* a pit.
fn is_verb_too(lemma: &Lemma, form: Form) -> bool {
    let [word] = &lemma.words[..] else { return false };
    let case = |f: &Feature| {
        matches!(f, Feature::Genitive | Feature::Dative | Feature::Locative | Feature::Definite | Feature::Variant)
    };
    let declined = form.features().iter().any(|f| matches!(f, Feature::Genitive | Feature::Dative | Feature::Locative));
    matches!(&*word.folded, "տուն" | "հայր") && declined && form.features().iter().all(case)
}

impl Morphology for Armenian {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut out = Vec::new();
        let Some(this) = lemma.words.get(word) else { return out };
        let mut add = |base: &str, firsts: &str| {
            for stem in std::iter::once(base.to_owned()).chain(spelling::classical_keys(base)) {
                if firsts.is_empty() {
                    out.push(fold::fine(&stem, Fold::Default));
                }
                // An ending may meet the stem in letters that fold together: եու, եվի.
                out.extend(firsts.chars().map(|first| fold::fine(&format!("{stem}{first}"), Fold::Default)));
            }
        };
        if word + 1 < lemma.words.len() {
            add(&this.folded, "");
            if let Some(other) = other_genitive(&this.folded) {
                add(&other, "");
            }
        } else {
            for base in bases(lemma, this) {
                add(&base.key, firsts(base.shape));
            }
        }
        out.extend(forms::stems(lemma, word, Fold::Default));
        out.sort();
        out.dedup();
        out
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut out: Vec<Form> = forms::listed(lemma, surface, Fold::Default).into_iter().collect();
        let (Some((last, others)), true) = (surface.split_last(), surface.len() == lemma.words.len()) else {
            return out;
        };
        let mut classical = false;
        for (word, &text) in lemma.words.iter().zip(others) {
            if word.folded != text && other_genitive(&word.folded).as_deref() != Some(text) {
                classical = true;
                if !spelling::classical_keys(&word.folded).iter().any(|key| key == text) {
                    return out;
                }
            }
        }
        let word = &lemma.words[others.len()];
        match last.split_once(['\'', '"', '-']).filter(|_| !word.folded.contains(['\'', '"'])) {
            Some((name, ending)) => {
                let text = [name, ending].concat();
                let own = letters::of(lemma).map(letters::bases);
                for base in own.into_iter().flatten().chain([quoted(word)]) {
                    if out.is_empty() {
                        read(&base, &text, Some(name.len()), classical, &mut out);
                    }
                }
            }
            None => bases(lemma, word).iter().for_each(|base| read(base, last, None, classical, &mut out)),
        }
        let mut seen = Vec::new();
        out.retain(|form| {
            !seen.contains(form) && {
                seen.push(*form);
                true
            }
        });
        out
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let mut out = Vec::new();
        let Some(word) = lemma.words.last() else { return out };
        let own = match letters::of(lemma) {
            Some(word) => vec![letters::base(word)],
            None => bases(lemma, word),
        };
        for base in own {
            for ending in endings(base.shape) {
                out.push(ending.form);
                if !ending.form.has(Feature::Western) && !ending.form.has(Feature::Classical) {
                    out.extend(ending.form.with(Feature::Classical));
                }
            }
        }
        out.sort();
        out.dedup();
        out.retain(|&form| self.inflect(lemma, form, Joint::None).is_some());
        out
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        let (word, others) = lemma.words.split_last()?;
        let derived = form.has(Feature::Demonym) || form.has(Feature::Adjective);
        // The derivations of a name of two words are one solid word: քարինտակցի.
        if derived && !others.is_empty() {
            return None;
        }
        let intact = (joint != Joint::None && !derived).then(|| quoted(word));
        let short = letters::of(lemma).filter(|_| joint != Joint::Quote);
        let bases = match (short, intact) {
            (Some(word), _) => vec![letters::base(word)],
            (None, Some(base)) => vec![base],
            (None, None) => bases(lemma, word),
        };
        let classical = form.has(Feature::Western) || form.has(Feature::Classical);
        let produce = |form: Form, classical: bool| {
            let (base, ending) =
                bases.iter().find_map(|base| Some((base, endings(base.shape).iter().find(|e| e.form == form)?)))?;
            let spelled = |text: &str| if classical { spelling::classical(text) } else { text.to_owned() };
            let stem = spelled(&base.text);
            let hyphen = if short.is_some() && !ending.text.is_empty() { "-" } else { "" };
            let mut last = format!("{stem}{hyphen}{}", ending.text);
            if derived {
                last = small(&last);
            }
            let whole = spelled(&word.text);
            let inside = joint != Joint::None
                && short.is_none()
                && !derived
                && last.len() > whole.len()
                && last.starts_with(&whole);
            let joint = inside.then_some(whole.len());
            let before: Vec<String> = others.iter().map(|w| spelled(&w.text)).collect();
            let text = lemma.join(before.iter().map(String::as_str).chain([last.as_str()]));
            Some(Inflected { joint: joint.map(|at| text.len() - last.len() + at), text })
        };
        if let Some(found) = produce(form, classical) {
            return Some(found);
        }
        if !form.has(Feature::Classical) {
            return None;
        }
        // A classical form is one that its spelling tells.
        let plain = form.without(Feature::Classical);
        let (new, old) = (produce(plain, true)?, produce(plain, false)?);
        (fold::fine(&new.text, Fold::Default) != fold::fine(&old.text, Fold::Default)).then_some(new)
    }

    fn narrow(&self, _: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        context::narrow(forms, near);
    }

    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        let text = |form| self.inflect(new, form, Joint::None).map(|i| i.text);
        let mut out = form.without(Feature::Classical);
        if out.has(Feature::Variant) {
            // What is left of variants is a matter of sound or region: ն for ը, -է for -էն.
            // Of a plural and of inhabitants it may be the other stem that was met: լաչինեցիները.
            let of_stem = out.has(Feature::Demonym) || out.has(Feature::Plural);
            let is_n = |t: &str| is_n_for_e(text(out.without(Feature::Variant)), t);
            let heard = || !of_stem || context::vowel_follows(near.after);
            let ours = text(out).is_some_and(|t| out.has(Feature::Western) || is_n(&t) && heard());
            if !ours {
                out = out.without(Feature::Variant);
            }
        } else if out.has(Feature::Definite)
            && context::vowel_follows(near.after)
            && let Some(n) = out.with(Feature::Variant)
            && text(n).is_some_and(|t| is_n_for_e(text(out), &t))
        {
            out = n;
        }
        let classical = form.has(Feature::Classical).then(|| out.with(Feature::Classical)).flatten();
        classical.filter(|&f| text(f).is_some()).unwrap_or(out)
    }

    /// A mark after the name's last letter, which was its stressed one, moves into the new name: Շուշի՞, Ստեփանակե՞րտ.
    /// That needs [`finish`](Self::finish) to have seen it.
    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        if let Some(why) = capitals::unread_ending(old, form, near, capitals::is_abbreviation) {
            return Agreement::Unwritten(why);
        }
        // ՌԴ նախագահը: of Russia.
        if form.is_bare() && letters::of(old).is_some() && letters::of(new).is_none() && context::goes_on(near.after) {
            return Agreement::Unwritten(format!(
                "`{}` stands for any case where no ending is joined to it",
                old.text()
            ));
        }
        if form.features() == [Feature::Definite] && letters::of(new).is_some_and(letters::is_unsure) {
            return Agreement::Unwritten(format!("`{}` may be read as a word or by its letters", new.text()));
        }
        if is_verb_too(old, form) {
            return Agreement::Unwritten(format!("this form of `{}` may be another word", old.text()));
        }
        let marks = near.after.len() - near.after.trim_start_matches(marks::is_mark).len();
        if marks > 0 && new_text.contains(marks::is_mark) {
            return Agreement::Repair(vec![NearEdit::After(0..marks, String::new())]);
        }
        Agreement::Fits
    }

    fn finish(&self, original: &str, suggestion: String) -> String {
        marks::transfer_marks(original, &suggestion)
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let word = lemma.words.last()?;
        if lemma.decl.is_some() {
            return declension(lemma);
        }
        if common::is_guessed(lemma, word) {
            return None;
        }
        let shape = bases(lemma, word).first()?.shape;
        match shape {
            Shape::U => IN_VI.contains(&&*word.folded).then_some("-վի"),
            Shape::WeakI | Shape::Mard => Some("-ու"),
            Shape::Ution => Some("-ության"),
            Shape::An | Shape::ReducedAn => Some("-ան"),
            Shape::Um => Some("-ման"),
            _ => Some("-ի"),
        }
    }
}

/// The genitive in -ու that names in -ի have beside -իի, for a word that is listed in the genitive: Մարտունու շրջան.
fn other_genitive(key: &str) -> Option<String> {
    key.strip_suffix("իի").filter(|stem| spelling::vowels(stem) > 0).map(|stem| format!("{stem}ու"))
}

/// True if `variant` is `plain` with its last ը made ն.
fn is_n_for_e(plain: Option<String>, variant: &str) -> bool {
    plain.is_some_and(|p| matches!((p.strip_suffix('ը'), variant.strip_suffix('ն')), (Some(a), Some(b)) if a == b))
}

/// The forms that a base reads in a text; `joint` is the offset at which a quotation mark stood.
fn read(base: &Base, text: &str, joint: Option<usize>, classical_before: bool, out: &mut Vec<Form>) {
    let before = out.len();
    let take = |stem: &str, classical: bool, out: &mut Vec<Form>| {
        let Some(rest) = text.strip_prefix(stem) else { return };
        if joint.is_some_and(|at| at != stem.len()) || joint.is_some() && rest.is_empty() {
            return;
        }
        for ending in endings(base.shape).iter().filter(|e| e.text == rest) {
            let marked = ending.form.has(Feature::Western) || ending.form.has(Feature::Classical);
            let form = if classical && !marked { ending.form.with(Feature::Classical) } else { Some(ending.form) };
            out.extend(form);
        }
    };
    take(&base.key, classical_before, out);
    // Another spelling of the stem matters only where the listed one does not fit.
    if out.len() == before {
        for stem in spelling::classical_keys(&base.key) {
            take(&stem, true, out);
        }
    }
}

/// The declension class given in the glossary, with or without its hyphen.
fn declension(lemma: &Lemma) -> Option<&'static str> {
    let given = lemma.decl.as_deref()?.trim_start_matches(['-', '\u{58A}', '\u{2010}', '\u{2011}']);
    ["-ի", "-ու", "-վի", "-ուի", "-ան"].into_iter().find(|class| &class[1..] == given)
}

/// The stems of a last word with their endings, the main one first.
fn bases(lemma: &Lemma, word: &Word) -> Vec<Base> {
    let key = word.folded.clone();
    let decl = declension(lemma);
    let cut = |ending: &str, shape| {
        let letters = ending.chars().count();
        let end = word.text.char_indices().rev().nth(letters - 1).map_or(0, |(i, _)| i);
        vec![Base { text: word.text[..end].to_owned(), key: key[..key.len() - ending.len()].to_owned(), shape }]
    };
    let whole = |shape| Base { text: word.text.to_string(), key: key.clone(), shape };
    let long = spelling::vowels(&key) > 1 || key.chars().count() > 3;
    let common = common::is_common(word);
    if key.ends_with("ություն") && key.len() > "ություն".len() {
        return cut("ություն", Shape::Ution);
    }
    if long {
        if key.ends_with("իք") && spelling::vowels(&key) > 1 {
            return cut("իք", Shape::Ik);
        }
        if key.ends_with("ու") {
            return cut("ու", if decl == Some("-ուի") { Shape::FullU } else { Shape::U });
        }
        if key.ends_with('ի') {
            let weak = decl == Some("-ու") || decl.is_none() && (common || IN_U.contains(&&*key));
            return cut("ի", if weak { Shape::WeakI } else { Shape::I });
        }
        if key.ends_with('ա') {
            return cut("ա", Shape::A);
        }
        if key.ends_with('ո') {
            return cut("ո", Shape::O);
        }
    }
    if ends_in_vowel(&key) {
        return vec![whole(if key.ends_with(['ա', 'ո']) { Shape::QuotedOpen } else { Shape::Vowel })];
    }
    if decl == Some("-ան") || decl.is_none() && IN_AN.contains(&&*key) {
        return vec![whole(Shape::An)];
    }
    if decl.is_none() && common::is_verbal(word) {
        return cut("ում", Shape::Um);
    }
    if decl.is_none() && common && key.ends_with("մարդ") {
        return vec![whole(Shape::Mard)];
    }
    let lost = |shape, stem: String| Base { text: recut(&word.text, &key, &stem), key: stem, shape };
    let shortened = |part: &str, stem: &str, shape| Base {
        text: shorten(&word.text, part, stem),
        key: format!("{}{stem}", &key[..key.len() - part.len()]),
        shape,
    };
    if let (None, Some((part, stem, shape, full))) = (decl, common::shortens(word)) {
        return vec![shortened(part, stem, shape), whole(full)];
    }
    if let (None, Some((part, stem))) = (decl, REDUCED_ENDS.iter().find(|(end, _)| key.ends_with(end))) {
        let shapes = [Shape::ReducedLong, Shape::Sibilant].map(|shape| shortened(part, stem, shape));
        let [short, inhabitants] = shapes;
        return vec![short, whole(Shape::FullLong), inhabitants, whole(Shape::Sibilant)];
    }
    let short = spelling::is_monosyllable(&key);
    if decl.is_none() && REDUCED.contains(&&*key) {
        let (full, rest) =
            if short { (Shape::FullShort, Shape::ReducedShort) } else { (Shape::FullLong, Shape::ReducedLong) };
        if let Some(stem) = spelling::reduced(&key, true) {
            return vec![lost(rest, stem), whole(full)];
        }
    }
    let hard = key.ends_with(['ս', 'շ', 'չ', 'ց', 'ծ', 'ձ', 'զ', 'ժ', 'ջ', 'ճ', 'ք']);
    let mut out = vec![whole(if short {
        Shape::Monosyllable
    } else if hard {
        Shape::Sibilant
    } else {
        Shape::Consonant
    })];
    if !short {
        out.extend(spelling::reduced(&key, false).map(|stem| lost(Shape::ReducedVariant, stem)));
    }
    out
}

/// The whole word, as it stands before a closing quotation mark.
fn quoted(word: &Word) -> Base {
    let key = word.folded.clone();
    let shape = if key.ends_with(['ա', 'ո']) {
        Shape::QuotedOpen
    } else if ends_in_vowel(&key) {
        Shape::QuotedVowel
    } else if spelling::is_monosyllable(&key) {
        Shape::QuotedMonosyllable
    } else {
        Shape::QuotedConsonant
    };
    Base { text: word.text.to_string(), key, shape }
}

fn ends_in_vowel(key: &str) -> bool {
    key.ends_with(spelling::is_vowel) || key.ends_with("ու")
}

/// The listed word with its last part as it is before endings, whose letters are some of the part's.
fn shorten(text: &str, part: &str, stem: &str) -> String {
    let from = text.char_indices().rev().nth(part.chars().count() - 1).map_or(0, |(at, _)| at);
    let mut wanted = stem.chars().peekable();
    let kept = part.chars().zip(text[from..].chars()).filter(|(letter, _)| wanted.next_if_eq(letter).is_some());
    let mut out = text[..from].to_owned();
    out.extend(kept.map(|(_, written)| written));
    out
}

/// The listed word with the letters that its reduced key has.
fn recut(text: &str, key: &str, stem: &str) -> String {
    let kept = stem.chars().count() - 1;
    let lost = key.chars().count() - stem.chars().count();
    let mut chars: Vec<char> = text.chars().collect();
    // և in the listed word is two letters of the key; both lie before the lost vowel.
    let extra = key.chars().count().saturating_sub(chars.len());
    let at = kept.saturating_sub(extra).min(chars.len());
    let end = (at + lost).min(chars.len());
    chars.drain(at..end);
    chars.into_iter().collect()
}

fn small(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
