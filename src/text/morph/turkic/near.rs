//! The words around a name: owners, and the particles that follow its harmony.

use super::Turkic;
use super::sound::{Sound, is_vowel, syllables};
use super::walk::is_owner;
use crate::text::fold::{self, Fold};
use crate::text::morph::{Agreement, Feature, Form, NearEdit, Neighbours};
use crate::text::words::is_word;

/// How many words before the name an owner may stand.
const OWNER_WITHIN: usize = 4;

/// There is, there is not: what they say it of is no object.
const EXIST: &[&str] = &["var", "yok", "vardı", "yoktu", "vardır", "yoktur", "yox", "yoxdur", "yoxdu"];

/// The next word behind white space, folded.
fn next_word(after: &str) -> String {
    let rest = after.trim_start();
    let word = &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())];
    if rest.len() < after.len() { fold::fine(word, Fold::Turkic) } else { String::new() }
}

impl Turkic {
    /// Possessive readings need an owner before them: Laçını is the accusative, but in “bizim Azərbaycanın Laçını” it
    /// may be ours.
    pub(super) fn rule_out(&self, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        if forms.len() < 2 {
            return;
        }
        let mut owned = [Feature::None; OWNER_WITHIN];
        // Not past the end of a clause.
        let clause = near.before.rsplit([',', ';', ':', '.', '!', '?', '…', '(']).next().unwrap_or_default();
        for (slot, word) in owned.iter_mut().zip(clause.split_whitespace().rev()) {
            let word = fold::fine(word.trim_matches(|c: char| !c.is_alphanumeric()), Fold::Turkic);
            *slot = match self.owners.iter().find(|(pronoun, _)| *pronoun == word) {
                Some(&(_, feature)) => feature,
                None if is_genitive(&word) => Feature::Possessive3,
                None => Feature::None,
            };
        }
        // Hakkı var: what there is, somebody has.
        if EXIST.contains(&&*next_word(near.after)) && forms.iter().any(|form| form.has(Feature::Possessive3)) {
            forms.retain(|form| !form.has(Feature::Accusative));
            return;
        }
        let fits = |form: &Form| form.features().iter().all(|f| !is_owner(*f) || owned.contains(f));
        if forms.iter().any(fits) {
            forms.retain(fits);
        }
    }

    /// What stands behind a name's apostrophe and is no ending that is known: it would have to change with the name.
    pub(super) fn unread_ending(&self, form: Form, near: Neighbours<'_>) -> Option<String> {
        let rest = near.after.strip_prefix(['\'', '’']).filter(|_| self.apostrophe && form.is_bare())?;
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        // ‘Dersim’ ve ‘Van’: a mark that closes a quotation has no letter behind it.
        let quoted = near.before.ends_with(['\'', '‘', '’']);
        (end > 0 && !quoted).then(|| format!("`{}` behind the apostrophe is no ending that is known", &rest[..end]))
    }

    /// A particle written as a word of its own takes the harmony of the new name: Laçın da, Xankəndi də.
    pub(super) fn particle(&self, old: &str, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '‘' | ')' | ']');
        let after = near.after.trim_start_matches(closing);
        let word_at = after.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        if word_at.len() == after.len() {
            return Agreement::Fits;
        }
        let word = &word_at[..word_at.find(|c: char| !is_word(c)).unwrap_or(word_at.len())];
        let folded = fold::fine(word, Fold::Turkic);
        // Only the vowels may differ: mıdır, mısınız.
        let alike = |pattern: &&&str| {
            self.sounds.take(pattern, Sound::of("a", ""), &folded).is_some_and(|(rest, ..)| rest.is_empty())
        };
        let Some(pattern) = self.particles.iter().find(alike) else { return Agreement::Fits };
        let behind = |name: &str| {
            let name = fold::fine(name, Fold::Turkic);
            let last_word = name.rsplit(|c: char| !(is_word(c) || c == '\'')).find(|word| !word.is_empty());
            let mut particle = String::new();
            self.sounds.put(pattern, Sound::of(last_word.unwrap_or_default(), ""), &mut particle);
            particle
        };
        let right = behind(new_text);
        // What does not follow the name that stands there is a word of its own: Şuşada müdür dəyişdi.
        if right == folded || behind(old) != folded {
            return Agreement::Fits;
        }
        let start = near.after.len() - word_at.len();
        let capitals = word.chars().all(char::is_uppercase);
        let right = if capitals { upper(&right) } else { right };
        Agreement::Repair(vec![NearEdit::After(start..start + word.len(), right)])
    }
}

fn upper(word: &str) -> String {
    word.chars().flat_map(|c| if c == 'i' { 'İ' } else { c }.to_uppercase()).collect()
}

/// Looks like a genitive: prezidentin, Bakının, Türkiye'nin; not yaxın, üçün.
fn is_genitive(word: &str) -> bool {
    ["ın", "in", "un", "ün"].iter().any(|end| {
        word.strip_suffix(end).is_some_and(|stem| {
            let after_vowel =
                stem.strip_suffix('n').is_some_and(|stem| stem.trim_end_matches('\'').ends_with(is_vowel));
            after_vowel || syllables(stem) == 2
        })
    })
}
