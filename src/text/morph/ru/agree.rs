//! What another name asks of the words around: о or об, в or во; adjectives, past tenses, short participles and pronouns
//! of its gender.
//!
//! A name put into the place of another of the same gender fits. Of another gender, only adjectives right before it can
//! be put right, and only if nothing else in the sentence seems to agree with it; else the sentence would break. A word
//! that may agree counts as one that does.

use std::ops::Range;

use super::super::slavic::{ACC, Cases, F, Genders, M, N, NOM, PL, case_of};
use super::super::{Agreement, Form, NearEdit, Neighbours};
use super::concord;
use super::endings::{self, is_vowel};
use super::name::Name;
use super::near::{self, Token};
use super::pronouns;
use super::relative;
use super::words;

/// How many words of the sentence are looked at on each side.
const REACH: usize = 60;

pub(super) fn agree(old: &Name<'_>, new: &Name<'_>, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
    let mut edits: Vec<NearEdit> = preposition(new_text, near.before).into_iter().collect();
    if let Some(case) = case_of(form).filter(|_| old.gender != new.gender) {
        let change = Change { from: old.gender, to: new.gender, case, animate: new.animate };
        match change.concord(near) {
            Ok(repairs) => edits.extend(repairs),
            Err((words, surely)) => {
                let why = said(&words, &old.lemma.text(), new_text);
                return if surely { Agreement::Unwritten(why) } else { Agreement::Breaks(why) };
            }
        }
    }
    edits.extend(numeral(old, new, near.before));
    if edits.is_empty() { Agreement::Fits } else { Agreement::Repair(edits) }
}

fn said(words: &[String], old: &str, new: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let verb = if words.len() == 1 { "agrees" } else { "agree" };
    format!("{} {verb} with `{old}` and may have to change for `{new}`", quoted.join(", "))
}

/// Another gender in the place of a name's own.
struct Change {
    from: Option<Genders>,
    to: Option<Genders>,
    case: Cases,
    /// The new name is a person's or an animal's.
    animate: bool,
}

impl Change {
    /// True if a word of these genders may go with the old name, and not surely with the new one.
    fn breaks(&self, genders: Genders) -> bool {
        // An undeclined name has the gender of what it names: a town, a village, a station.
        let old = self.from.unwrap_or(M | F | N);
        genders & old != 0 && self.to.is_none_or(|new| genders & new == 0)
    }

    /// The changes that the words around need; `Err` with the words that stand in the way, and whether an adjective right
    /// before the name would surely disagree: древний Физули, the new name a feminine.
    fn concord(&self, near: Neighbours<'_>) -> Result<Vec<NearEdit>, (Vec<String>, bool)> {
        let mut edits = Vec::new();
        let mut obstacles: Vec<String> = Vec::new();
        let mut subject = self.case == NOM;
        let mut tokens = near::back(near.before).take(REACH).peekable();
        let mut chained = true;
        let mut nearer = 0;
        while let Some(token) = tokens.next() {
            if !token.is_word {
                if chained && token.is_mark("-‐‑–—−") && !token.spaced {
                    // A member of a compound: Лачин-Агдам.
                    return Ok(Vec::new());
                }
                if token.is_mark(".") && tokens.peek().is_some_and(near::is_abbreviated) {
                    if chained && tokens.peek().is_some_and(|t| words::SHORT_SETTLEMENTS.contains(&&*t.folded)) {
                        return Ok(Vec::new());
                    }
                    continue;
                }
                if token.is_mark(".") || near::closes_sentence(&token) {
                    break;
                }
                chained &= token.is_mark("«„“\"‘'‹,");
                continue;
            }
            let word = token.folded.as_str();
            if chained {
                // Я мою машину: the verb.
                let washes = word == "мою" && tokens.peek().is_some_and(|before| before.folded == "я");
                if let Some(edit) = self.pronoun(&token).filter(|_| !washes) {
                    edits.extend(edit);
                    continue;
                }
                if words::SETTLEMENTS.iter().any(|(noun, _)| *noun == word) {
                    // The words around agree with город, село.
                    return Ok(Vec::new());
                }
                if near::governed(word).is_some() {
                    chained = false;
                    subject = false;
                    continue;
                }
                if let Some((stem, ending)) =
                    near::adjectival(word).filter(|(stem, ending)| concord::may_agree(stem, ending))
                {
                    let cases = |gender| near::agreement(ending, gender) & self.case != 0;
                    let genders = [M, F, N, PL].into_iter().filter(|&g| cases(g)).fold(0, |set, g| set | g);
                    if self.breaks(genders) {
                        match self.repaired(&token, stem, ending) {
                            Some(text) => edits.push(NearEdit::Before(place(&token), text)),
                            None => obstacles.push(token.text.to_owned()),
                        }
                    }
                    if genders != 0 {
                        continue;
                    }
                }
                if word != "и" {
                    chained = false;
                }
            }
            if self.sways(&token, subject, nearer) {
                obstacles.push(token.text.to_owned());
            }
            nearer |= concord::noun(word);
        }
        obstacles.reverse();
        let surely = self.behind(near.after, subject, &mut edits, &mut obstacles) || !edits.is_empty();
        if obstacles.is_empty() { Ok(edits) } else { Err((all(&edits, near.before, obstacles), surely)) }
    }

    /// What stands behind the name: a participle, который, the predicate, a pronoun of the next sentence. True if one right
    /// behind it would surely disagree.
    fn behind(&self, after: &str, subject: bool, edits: &mut Vec<NearEdit>, obstacles: &mut Vec<String>) -> bool {
        let mut tokens = near::forth(after).take(REACH).peekable();
        if tokens.peek().is_some_and(|t| !t.spaced && t.is_mark("-‐‑–—−")) {
            return false;
        }
        let known = self.from.zip(self.to).filter(|_| !self.animate);
        let clause = relative::clause(after);
        let pronoun = clause.as_ref().zip(known).and_then(|(clause, (from, to))| {
            let new = clause.agreeing(from, to)?;
            Some((clause.pronoun.start, NearEdit::After(place(&clause.pronoun), like(&clause.pronoun, new))))
        });
        let (mut close, mut surely) = (true, false);
        let mut nearer = 0;
        let mut last: Option<Token<'_>> = None;
        for token in tokens.by_ref() {
            if !token.is_word {
                let ends = token.is_mark(".") && !last.as_ref().is_some_and(near::is_abbreviated);
                if ends || near::closes_sentence(&token) {
                    break;
                }
                close &= token.is_mark("»”\"’',›");
                last = None;
                continue;
            }
            let word = token.folded.as_str();
            let postposed = close
                && !word.starts_with("котор")
                && near::surely_adjective(word).is_some_and(|(_, ending)| {
                    let genders = [M, F, N].into_iter().filter(|&g| near::agreement(ending, g) & self.case != 0);
                    self.breaks(genders.fold(0, |set, g| set | g))
                });
            let relative = word.strip_prefix("котор").is_some_and(|ending| self.breaks(concord::any_case(ending)));
            let repair = match &pronoun {
                Some((start, edit)) if *start == token.start => Some(edit.clone()),
                _ if postposed => near::surely_adjective(word)
                    .and_then(|(stem, ending)| self.repaired(&token, stem, ending))
                    .map(|text| NearEdit::After(place(&token), text)),
                _ => None,
            };
            if let Some(edit) = repair {
                edits.push(edit);
            } else if postposed || relative || self.sways(&token, subject, nearer) {
                let own = clause.as_ref().is_some_and(|clause| clause.pronoun.start == token.start);
                surely |= self.from.is_some() && (postposed || own);
                obstacles.push(token.text.to_owned());
            }
            nearer |= concord::noun(word);
            close = false;
            last = Some(token);
        }
        // The next sentence may go on speaking of the place: Она опустела. Жители его покинули.
        for token in tokens.filter(|t| t.is_word).take(3) {
            if concord::pronoun(&token.folded).is_some_and(|genders| self.breaks(genders)) {
                obstacles.push(token.text.to_owned());
            }
        }
        surely
    }

    /// True if a word elsewhere in the sentence may agree with the name: no pronoun that may stand for one of the nouns in
    /// between, which are of the genders `nearer`.
    fn sways(&self, token: &Token<'_>, subject: bool, nearer: Genders) -> bool {
        let word = token.folded.as_str();
        if concord::pronoun(word).is_some_and(|genders| self.breaks(genders & !nearer)) {
            return true;
        }
        if !subject {
            return false;
        }
        let number = (self.from == Some(PL)) != (self.to == Some(PL));
        concord::predicate(word).is_some_and(|genders| self.breaks(genders))
            || number && concord::present(word).is_some_and(|genders| self.breaks(genders))
    }

    /// A pronoun of the old name in the new one's gender: этот, мой, весь. `None` if it is none, or none that surely agrees.
    fn pronoun(&self, token: &Token<'_>) -> Option<Vec<NearEdit>> {
        let (from, to) = (self.from.filter(|&from| from != PL)?, self.to.filter(|&to| to != PL)?);
        let new = pronouns::agreeing(&token.folded, from, to, (self.case, self.animate))?;
        if pronouns::is_form(&token.folded, new) {
            return Some(Vec::new());
        }
        Some(vec![NearEdit::Before(place(token), like(token, new))])
    }

    /// An adjective beside the name in the new name's gender, where that is beyond doubt.
    fn repaired(&self, token: &Token<'_>, stem: &str, ending: &'static str) -> Option<String> {
        let to = self.to?;
        near::surely_adjective(&token.folded)?;
        if words::PRONOMINAL.contains(&stem) {
            return None;
        }
        let hard = near::is_hard(stem, ending);
        // Старый, but молодой: the masculine shows a stress that the others hide.
        if to == M && hard && matches!(self.case, NOM | ACC) && !concord::stressed_on_stem(stem) {
            return None;
        }
        // The plural and -их, -им hide whether a stem is soft; only -ая, -ое and the like show it.
        let ending_new = endings::agreeing(to, stem, hard, self.case)?;
        let (letters, cut) = (token.text.chars().count(), ending.chars().count());
        if letters != token.folded.chars().count() {
            return None;
        }
        let mut text: String = token.text.chars().take(letters - cut).collect();
        if letters > 1 && token.text.chars().all(|c| !c.is_lowercase()) {
            text.push_str(&ending_new.to_uppercase());
        } else {
            text.push_str(ending_new);
        }
        (text != token.text).then_some(text)
    }
}

/// Два, оба before the old name in the new one's gender.
fn numeral(old: &Name<'_>, new: &Name<'_>, before: &str) -> Option<NearEdit> {
    let (from, to) = (old.gender?, new.gender?);
    let token = near::back(before).find(|token| !token.is_mark("«„“\"‘'‹")).filter(|token| token.is_word)?;
    let made = pronouns::numeral(&token.folded, from == F, to == F)?;
    (from != PL && to != PL).then(|| NearEdit::Before(place(&token), like(&token, made)))
}

/// Where a word stands in the text before or behind the name.
fn place(token: &Token<'_>) -> Range<usize> {
    token.start..token.start + token.text.len()
}

/// In the capitals of what stood there.
fn like(token: &Token<'_>, new: &str) -> String {
    let mut letters = new.chars();
    match letters.next() {
        Some(_) if token.text.chars().count() > 1 && !token.text.chars().any(char::is_lowercase) => new.to_uppercase(),
        Some(first) if token.is_capitalised() => first.to_uppercase().chain(letters).collect(),
        _ => new.to_owned(),
    }
}

/// The obstacles with the adjectives that could have been put right, in the order of the text.
fn all(edits: &[NearEdit], before: &str, obstacles: Vec<String>) -> Vec<String> {
    let adjectives = edits.iter().rev().filter_map(|edit| match edit {
        NearEdit::Before(range, _) => before.get(range.clone()).map(str::to_owned),
        NearEdit::After(..) => None,
    });
    adjectives.chain(obstacles).collect()
}

/// The preposition right before the name, in the shape that the name's first sounds ask for.
fn preposition(new_text: &str, before: &str) -> Option<NearEdit> {
    let mut tokens = near::back(before).skip_while(|t| t.is_mark("«„“\"‘'‹"));
    let token = tokens.next().filter(|t| t.is_word)?;
    let sounds = super::name::folded(new_text);
    let fitting = shape(&token.folded, sounds.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
    if fitting == token.folded {
        return None;
    }
    let shout = new_text.chars().any(char::is_uppercase) && !new_text.chars().any(char::is_lowercase);
    let text = if shout && token.is_capitalised() { fitting.to_uppercase() } else { like(&token, fitting) };
    Some(NearEdit::Before(token.start..token.start + token.text.len(), text))
}

/// The shape of a preposition before a word; `None` for other prepositions and words that no sound is known of.
fn shape(preposition: &str, word: &str) -> Option<&'static str> {
    let mut letters = word.chars();
    let first = letters.next().filter(|c| ('а'..='я').contains(c))?;
    let cluster = !is_vowel(first) && letters.next().is_some_and(|c| ('а'..='я').contains(&c) && !is_vowel(c));
    let heavy = ["льв", "мст", "льд", "рж"].iter().any(|start| word.starts_with(start));
    let with_v = ["втор", "вчера", "вс", "вдов"].iter().any(|start| word.starts_with(start));
    let to_me = ["мне", "мной", "мног"].iter().any(|start| word.starts_with(start));
    Some(match preposition {
        "с" | "со" if with_v || to_me => "со",
        "к" | "ко" if with_v || to_me => "ко",
        "о" | "об" | "обо" if matches!(first, 'а' | 'э' | 'и' | 'о' | 'у') => "об",
        "о" | "об" | "обо" => "о",
        "в" | "во" if heavy || cluster && matches!(first, 'в' | 'ф') => "во",
        "в" | "во" => "в",
        "с" | "со" if heavy || first == 'щ' || cluster && matches!(first, 'с' | 'з' | 'ш' | 'ж') => "со",
        "с" | "со" => "с",
        "к" | "ко" if heavy => "ко",
        "к" | "ко" => "к",
        // Both are written before such names: leave them as they are.
        _ if heavy => return None,
        "изо" => "из",
        "ото" => "от",
        "подо" => "под",
        "надо" => "над",
        "передо" => "перед",
        "безо" => "без",
        _ => return None,
    })
}
