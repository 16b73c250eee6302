//! A word of the text, made ready to be held against names.

use std::cell::{OnceCell, Ref, RefCell};

use super::super::spelling::{Outline, sounds};
use super::super::terms::{End, ends};
use super::{Listed, key};
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold};
use crate::text::morph::{Form, Joint};

/// Vowels of endings that are written for one another where the ending should follow the name's vowels, or where a
/// keyboard has no `ə` and no `ı`.
const HARMONY: &[(char, char)] = &[
    ('e', 'ə'),
    ('ə', 'e'),
    ('a', 'ə'),
    ('ə', 'a'),
    ('e', 'a'),
    ('a', 'e'),
    ('i', 'ı'),
    ('ı', 'i'),
    ('u', 'ü'),
    ('ü', 'u'),
];

/// Forms, where a word ends that is one of them, and its joint.
pub(super) type Ended = (Vec<Form>, usize, (Joint, PlainSpan));

/// A word of the text.
pub(super) struct Word<'t> {
    pub(super) plain: &'t str,
    pub(super) span: PlainSpan,
    /// Coarsely folded.
    pub(super) letters: Vec<char>,
    ends: OnceCell<Vec<End>>,
    fine: OnceCell<(Fold, String)>,
    /// What its beginnings sound like, by the fold and the bytes of each.
    heads: RefCell<Vec<(Fold, usize, Outline)>>,
}

impl<'t> Word<'t> {
    pub(super) fn new(plain: &'t str, span: PlainSpan) -> Self {
        let letters = key(&plain[span.range()]);
        Self { plain, span, letters, ends: OnceCell::new(), fine: OnceCell::new(), heads: RefCell::default() }
    }

    pub(super) fn text(&self) -> &'t str {
        &self.plain[self.span.range()]
    }

    /// Finely folded. All names of one script that a word is held against are of one fold, most of the time.
    pub(super) fn fine(&self, fold: Fold) -> std::borrow::Cow<'_, str> {
        let (known, text) = self.fine.get_or_init(|| (fold, fold::fine(self.text(), fold)));
        if *known == fold { text.into() } else { fold::fine(self.text(), fold).into() }
    }

    /// What a beginning of the finely folded word sounds like: asked for by the lists of names one after the other.
    pub(super) fn sounds(&self, fold: Fold, head: &str) -> Ref<'_, Outline> {
        let at = |heads: &[(Fold, usize, Outline)]| heads.iter().position(|row| (row.0, row.1) == (fold, head.len()));
        let known = at(&self.heads.borrow());
        let at = known.unwrap_or_else(|| {
            let mut heads = self.heads.borrow_mut();
            heads.push((fold, head.len(), sounds(head)));
            heads.len() - 1
        });
        Ref::map(self.heads.borrow(), |heads| &heads[at].2)
    }

    /// The forms that the word is if its first `cut` letters stand for a stem, and where it ends then. Where `lax`, of
    /// an ending too whose vowels do not follow the name's.
    pub(super) fn forms(&self, listed: &Listed<'_>, stem: &str, cut: usize, lax: bool) -> Option<Ended> {
        let fold = listed.rules.fold;
        let fine = self.fine(fold);
        let rest = fine.char_indices().nth(cut).map_or("", |(at, _)| &fine[at..]);
        let ends = self.ends.get_or_init(|| ends(self.plain, self.span, fold));
        // Zengilna'da: a word has its endings before an apostrophe or behind it, not in both places.
        let split = fold == Fold::Turkic && ends.len() > 1;
        if fold == Fold::Turkic
            && (is_derived(&fine, cut, stem, rest) || rest.is_empty() && !split && has_vowel_more(&fine, stem))
        {
            return None;
        }
        // Kelbecere: who has no ə in the name has none in its ending.
        let plain = listed.rules.tag == "az" && rest == "e" && !fine.contains('ə');
        for end in ends.iter().filter(|end| !(split && !rest.is_empty() && end.tail.is_empty())) {
            let surface = format!("{stem}{rest}{}", end.tail);
            let mut forms = listed.rules.morphology.analyse(&listed.lemma, &[&surface]);
            if forms.is_empty() && lax && fold == Fold::Turkic && (plain || rest.chars().count() + end.tail.len() > 1) {
                forms = harmonised(listed, stem, &surface[stem.len()..]);
            }
            if !forms.is_empty() {
                return Some((forms, end.stop, (end.joint, end.joint_span)));
            }
        }
        None
    }

    /// What joins the word and nothing.
    pub(super) fn no_joint(&self) -> (Joint, PlainSpan) {
        (Joint::None, PlainSpan { start: self.span.end, end: self.span.end })
    }
}

/// *Kelbecere*, *Stepanakertçi*: a vowel more than an Azerbaijani or Turkish name has is an ending's.
pub(super) fn has_vowel_more(fine: &str, name: &str) -> bool {
    let open = |text: &str| text.ends_with(['a', 'e', 'ə', 'ı', 'i', 'o', 'ö', 'u', 'ü']);
    open(fine) && !open(name)
}

/// «Джебрила», *Խանքենդդիի*: in Russian, Ukrainian and Armenian a word with more vowels at its end than the name has is rather
/// one with an ending.
pub(super) fn may_have_ending(fine: &str, name: &str) -> bool {
    let vowel = |c: &char| "аеиоуыюяіїєաեէըիոօ".contains(*c);
    let open = |text: &str| text.chars().rev().take_while(vowel).count();
    open(fine) > open(name)
}

/// *Stepanakertçi*, *Artsaklı*: a stranger's -çi or -lı is no accusative of a name with one letter more.
fn is_derived(fine: &str, cut: usize, stem: &str, rest: &str) -> bool {
    let last = fine.chars().nth(cut.wrapping_sub(1));
    matches!(rest, "ı" | "i" | "u" | "ü")
        && last != stem.chars().next_back()
        && last.is_some_and(|last| matches!(last, 'ç' | 'c' | 'l'))
}

/// The forms of a stem with an ending whose vowels are others than they should be.
fn harmonised(listed: &Listed<'_>, stem: &str, rest: &str) -> Vec<Form> {
    let found = HARMONY.iter().filter(|(from, _)| rest.contains(*from)).find_map(|&(from, to)| {
        let mut put = [0; 4];
        let surface = [stem, &rest.replace(from, to.encode_utf8(&mut put))].concat();
        let forms = listed.rules.morphology.analyse(&listed.lemma, &[&surface]);
        (!forms.is_empty()).then_some(forms)
    });
    found.unwrap_or_default()
}

/// The ways to cut a word into a beginning and an ending, the longest beginning first: its letters, itself, and the
/// rest.
pub(super) fn cuts(word: &str, shortest: usize, longest_rest: usize) -> impl Iterator<Item = (usize, &str, &str)> {
    let len = word.chars().count();
    let ends = std::iter::once(word.len()).chain(word.char_indices().rev().map(|(at, _)| at));
    ends.take(longest_rest + 1)
        .enumerate()
        .map(move |(cut_off, at)| (len - cut_off, &word[..at], &word[at..]))
        .take_while(move |(cut, ..)| *cut >= shortest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_are_longest_first_and_keep_enough() {
        let all: Vec<_> = cuts("şuşadan", 4, 8).collect();
        assert_eq!(all, [(7, "şuşadan", ""), (6, "şuşada", "n"), (5, "şuşad", "an"), (4, "şuşa", "dan")]);
        assert_eq!(cuts("şuşadan", 4, 1).count(), 2);
        assert_eq!(cuts("", 1, 8).count(), 0);
    }
}
