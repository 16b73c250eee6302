//! The forms of names: one file a language, one line in [`LANGUAGES`].

mod az;
mod capitals;
mod de;
mod en;
mod form;
mod forms;
mod fr;
mod given;
mod hy;
mod ka;
mod ko;
mod lemma;
mod plain;
#[cfg(test)]
mod proof;
mod ru;
mod slavic;
mod tr;
mod turkic;
mod uk;

use std::ops::Range;

use given::Given;

pub(crate) use form::{Feature, Form, NAMED};
pub(crate) use given::named;
pub(crate) use ka::is_spelt as is_spelt_in_georgian;
pub(crate) use lemma::{Lemma, Separator, Word};

use super::fold::Fold;
use super::words::Script;
use crate::base::Lang;

/// What joins a name and its ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Joint {
    /// Nothing: Xankəndidə.
    #[default]
    None,
    /// An apostrophe: Şuşa'da, Lachin's. Written `'` in a folded surface.
    Apostrophe,
    /// A closing quotation mark: “İstisu”nun. Written `"` in a folded surface.
    Quote,
}

/// A name put into a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// The words, with the capitals that the lemma is listed with; what joins name and ending is left out (but the
    /// apostrophe of English 's after a quotation mark is part of the ending: “Shusha”'s).
    pub text: String,
    /// Byte offset in `text` at which the caller writes a joint: the very characters that joined the match (its
    /// `joint_span`) if it had any, else an apostrophe (`’` where the draft writes that one, else `'`), which the
    /// orthography wants there (Turkish Şuşa'da). `None`: nothing is written, also where the match had a joint
    /// (Azerbaijani Xankəndidə for Stepanakert'də; Turkish Şuşalı).
    pub joint: Option<usize>,
}

/// The text around a match, in its paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neighbours<'t> {
    /// Everything before, up to the match.
    pub before: &'t str,
    /// Everything after, from the match's end.
    pub after: &'t str,
}

/// What putting another name there asks of the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Nothing: the sentence stays right.
    Fits,
    /// The sentence stays right with these changes too.
    Repair(Vec<NearEdit>),
    /// A word would no longer agree; the text says which and why.
    Breaks(String),
    /// A word surely would not agree, or only sense tells what would have to stand here: it is shown and never written. The
    /// text says why.
    Unwritten(String),
}

/// A change next to a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NearEdit {
    /// Replaces a byte range of [`Neighbours::before`].
    Before(Range<usize>, String),
    /// Replaces a byte range of [`Neighbours::after`].
    After(Range<usize>, String),
}

/// A language's rules for the forms of names. Surfaces and stems are finely folded
/// ([`fold::fine`](super::fold::fine)); results carry the lemma's capitals.
///
/// Property that every implementation keeps: whatever `inflect` gives, `analyse` finds with that form.
pub trait Morphology: Sync {
    /// The folded beginnings that the forms of one word of the lemma share: Qızılbulaq → `qızılbulaq`,
    /// `qızılbulağ`; Шуша → `шуш`. Every form of the word begins with one of them.
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String>;

    /// False only if no form of a name without forms given by hand goes on so behind its stem: a look at the rest of a
    /// word (coarsely folded) that costs nothing. What stands behind an apostrophe may be cut off.
    fn may_end(&self, rest: &str) -> bool {
        let _ = rest;
        true
    }

    /// All that may follow the stems of a name's first word, but for an apostrophe and what is behind it; `None` where
    /// that cannot be counted up. Only of names whose later words keep their first two letters.
    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        let _ = lemma;
        None
    }

    /// What words are made from that are one word where the name is several: Кривий Ріг, криворізький.
    fn joined(&self, lemma: &Lemma) -> Option<Lemma> {
        let _ = lemma;
        None
    }

    /// All forms that a surface can be, the bare name included; empty if it is no form of the lemma. `surface` has as
    /// many words as the lemma; a joint stands in its word as `'` or `"`.
    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form>;

    /// The lemma in a form; `None` if it has no such form. [`Feature::Variant`] is passed over: what is produced is
    /// always the standard ending.
    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected>;

    /// The forms that `inflect` gives of the lemma, up to the length that the language bounds its endings by.
    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let _ = lemma;
        vec![Form::BARE]
    }

    /// Takes away the forms that the words around rule out (prepositions, agreement) and puts the likeliest first. May
    /// take all: then this reading is impossible here; the finder drops it unless every reading would go.
    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        let _ = (lemma, forms, near);
    }

    /// True if the words around say that what looks like a form of the lemma is another word, or may well be: он сел, beside
    /// жители сел.
    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        let _ = (lemma, form, near);
        false
    }

    /// True if a folded word, as it stands, is an ordinary word of the language in some form, though a name may be read in it:
    /// Turkish *bakım*, *barda*.
    fn is_ordinary(&self, word: &str) -> bool {
        let _ = word;
        false
    }

    /// The form for `new` that stands for a form which another name had at this place: endings that depend on the sounds
    /// around follow the new name, features that it does not have are dropped. Called before [`inflect`](Self::inflect).
    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        let _ = (new, near);
        form
    }

    /// The last touch on a suggestion: carries over the marks that a text puts *inside* a word and that folding takes
    /// away. `original` is the matched text as it stands.
    fn finish(&self, original: &str, suggestion: String) -> String {
        let _ = original;
        suggestion
    }

    /// What replacing `old` by `new` (in the text `new_text`) asks of the words around.
    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let _ = (old, new, form, new_text, near);
        Agreement::Fits
    }

    /// The declension class, or `None` where it is only a guess that the glossary should settle with `decl`.
    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let _ = lemma;
        Some("")
    }
}

/// A language that exonym knows the forms of.
pub struct Language {
    /// Primary subtag.
    pub tag: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// The script it is written in.
    pub script: Script,
    /// How capitals are lowered.
    pub fold: Fold,
    /// The rules.
    pub morphology: &'static dyn Morphology,
}

/// All languages with rules of their own.
pub(crate) static LANGUAGES: &[Language] = &[
    row("az", "Azerbaijani", Script::Latin, Fold::Turkic, &Given { rules: &az::AZERBAIJANI, fold: Fold::Turkic }),
    row("de", "German", Script::Latin, Fold::Default, &Given { rules: &de::German, fold: Fold::Default }),
    row("en", "English", Script::Latin, Fold::Default, &Given { rules: &en::English, fold: Fold::Default }),
    row("fr", "French", Script::Latin, Fold::Default, &Given { rules: &fr::French, fold: Fold::Default }),
    row("hy", "Armenian", Script::Armenian, Fold::Default, &Given { rules: &hy::Armenian, fold: Fold::Default }),
    row("ka", "Georgian", Script::Georgian, Fold::Default, &Given { rules: &ka::Georgian, fold: Fold::Default }),
    row("ko", "Korean", Script::Hangul, Fold::Default, &Given { rules: &ko::Korean, fold: Fold::Default }),
    row("ru", "Russian", Script::Cyrillic, Fold::Default, &Given { rules: &ru::Russian, fold: Fold::Default }),
    row("tr", "Turkish", Script::Latin, Fold::Turkic, &Given { rules: &tr::TURKISH, fold: Fold::Turkic }),
    row("uk", "Ukrainian", Script::Cyrillic, Fold::Default, &Given { rules: &uk::Ukrainian, fold: Fold::Default }),
];

static PLAIN: Language =
    row("und", "any other", Script::Common, Fold::Default, &Given { rules: &plain::Plain, fold: Fold::Default });

const fn row(
    tag: &'static str,
    name: &'static str,
    script: Script,
    fold: Fold,
    morphology: &'static dyn Morphology,
) -> Language {
    Language { tag, name, script, fold, morphology }
}

/// True for a language whose endings are known.
pub(crate) fn has_rules(lang: &Lang) -> bool {
    LANGUAGES.iter().any(|l| l.tag.eq_ignore_ascii_case(lang.primary()))
}

/// The rules of a language; those of [`plain`] for one that has none of its own.
pub(crate) fn language(lang: &Lang) -> &'static Language {
    LANGUAGES.iter().find(|l| l.tag.eq_ignore_ascii_case(lang.primary())).unwrap_or(&PLAIN)
}
