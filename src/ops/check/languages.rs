//! Which language a draft is in.

use super::Checker;
use crate::base::Lang;
use crate::formats::DraftFacts;
use crate::model::Segments;
use crate::text::detect::{self, Looks, Paragraphs};

/// More words than these show their language by themselves, or are in one that exonym does not know.
const FEW_WORDS: usize = 16;

/// Bytes of a draft that its language is told by.
const SAMPLE: usize = 16 << 10;

impl Checker<'_> {
    /// The language asked for, else the one that the draft states; of a file of translations, one among many beside each
    /// other, the other way round. It holds, but for segments that are plainly in
    /// another one ([`in_other_letters`](Checker::in_other_letters)).
    pub(super) fn stated(&self, facts: &DraftFacts) -> Option<Lang> {
        let (asked, own) = (&self.workspace.settings.lang, &facts.lang);
        if facts.units.is_some() { own.as_ref().or(asked.as_ref()) } else { asked.as_ref().or(own.as_ref()) }.cloned()
    }

    /// The language of a text that is in letters which the stated one is not written in, as `is_in_other` tells
    /// ([`detect::in_other_script`]).
    pub(super) fn in_other_letters(&self, plain: &str, is_in_other: impl Fn(&str) -> bool) -> Option<Lang> {
        if is_in_other(plain) { detect::language_among(plain, self.langs()) } else { None }
    }

    /// The language that a draft looks like, if it does; segments that are plainly in another one are told theirs.
    pub(super) fn detected(&self, segments: &mut Segments<'_>) -> Lang {
        let mut sample = String::new();
        for plain in segments.plains() {
            sample.push_str(plain);
            sample.push('\n');
            if sample.len() > SAMPLE {
                break;
            }
        }
        let lang = detect::language_among(&sample, self.langs()).or_else(|| self.language_of_names(&sample));
        apart(segments, lang).unwrap_or_else(|| Lang::new("und"))
    }

    /// The languages that the glossary lists terms in.
    fn langs(&self) -> &[Lang] {
        self.langs.get_or_init(|| self.workspace.glossary.langs())
    }

    /// The language whose spellings a few words use: *Khankendi* is English, *Степанакерта* Russian. A headline may have
    /// nothing else to go by.
    fn language_of_names(&self, sample: &str) -> Option<Lang> {
        if sample.split_whitespace().nth(FEW_WORDS).is_some() {
            return None;
        }
        let mut matches = Vec::new();
        self.finders(&Lang::new("und")).terms.find(sample, &mut matches);
        let mut votes: Vec<(&Lang, usize)> = Vec::new();
        for reading in matches.iter().filter_map(|m| m.readings.iter().min_by_key(|reading| reading.term.rank)) {
            let lang = &reading.term.lang;
            match votes.iter_mut().find(|(known, _)| known.same_language(lang)) {
                Some((_, count)) => *count += 1,
                None => votes.push((lang, 1)),
            }
        }
        let most = votes.iter().map(|(_, count)| *count).max()?;
        let mut best = votes.iter().filter(|(_, count)| *count == most);
        best.next().filter(|_| best.next().is_none()).map(|(lang, _)| (*lang).clone())
    }
}

/// How a segment was told. What is stated for it stands apart, as no neighbour to go by.
const UNSURE: u8 = 0;
const OWN: u8 = 1;
const STATED: u8 = 2;
/// The first of the other languages.
const OTHER: u8 = 3;

/// Tells segments their language where it is not the draft's, which is returned: where that was not to be told from the
/// whole, it is that of most of the text. A segment that says too little is in the language of those around it.
fn apart(segments: &mut Segments<'_>, own: Option<Lang>) -> Option<Lang> {
    let paragraphs = Paragraphs::new(own.as_ref());
    let mut others: Vec<(Lang, usize)> = Vec::new();
    let mut told: Vec<u8> = Vec::with_capacity(segments.len());
    for (index, plain) in segments.plains().enumerate() {
        told.push(match paragraphs.look(plain) {
            _ if segments.lang(index).is_some() => STATED,
            Looks::Own => OWN,
            Looks::Unsure => UNSURE,
            Looks::Other(lang) => {
                let at = others.iter().position(|(other, _)| *other == lang).unwrap_or_else(|| {
                    others.push((lang, 0));
                    others.len() - 1
                });
                others[at].1 += plain.len();
                u8::try_from(at).map_or(UNSURE, |at| at.saturating_add(OTHER))
            }
        });
    }
    if others.is_empty() {
        return own;
    }
    // The first of equals.
    let most = || others.iter().rev().max_by_key(|(_, bytes)| *bytes).map(|(lang, _)| lang.clone());
    let own = own.or_else(most);
    around(segments, &mut told, &others, (own.as_ref(), &paragraphs));
    for (index, told) in told.into_iter().enumerate() {
        let other = told.checked_sub(OTHER).and_then(|at| others.get(usize::from(at)));
        if let Some((lang, _)) = other.filter(|(lang, _)| own.as_ref() != Some(lang)) {
            segments.set_lang(index, lang.clone());
        }
    }
    own
}

/// Settles the segments that say too little: by the ones before and behind where these agree; a heading goes with what
/// follows it. Where its letters are not those of the draft's language it is in the nearest one that has them.
fn around(
    segments: &Segments<'_>,
    told: &mut [u8],
    others: &[(Lang, usize)],
    (own, paragraphs): (Option<&Lang>, &Paragraphs),
) {
    let lang = |told: u8| match told {
        OWN => own,
        _ => told.checked_sub(OTHER).and_then(|at| others.get(usize::from(at))).map(|(lang, _)| lang),
    };
    // Of each segment the next one that was told.
    let mut next = vec![UNSURE; told.len()];
    let mut coming = UNSURE;
    for i in (0..told.len()).rev() {
        next[i] = coming;
        if told[i] == OWN || told[i] >= OTHER {
            coming = told[i];
        }
    }
    let mut before = UNSURE;
    for (i, plain) in segments.plains().enumerate() {
        if told[i] == OWN || told[i] >= OTHER {
            before = told[i];
        }
        if told[i] != UNSURE {
            continue;
        }
        let element = segments.element(i);
        let fits = |told: u8| lang(told).is_some_and(|lang| detect::fits(lang, plain));
        let heading = element.starts_with('h') && element.len() == 2;
        let behind = next[i];
        told[i] = match () {
            () if !plain.contains(char::is_alphabetic) => OWN,
            () if (before == behind || heading || before == UNSURE && !fits(OWN)) && fits(behind) => behind,
            () if fits(OWN) => OWN,
            () if fits(before) => before,
            () if fits(behind) => behind,
            () => {
                let at = others.iter().position(|(lang, _)| detect::fits(lang, plain));
                at.and_then(|at| u8::try_from(at).ok()).map_or(OWN, |at| at.saturating_add(OTHER))
            }
        };
        // A glance may have left out what shows when it is weighed.
        if told[i] != OWN && paragraphs.weigh(plain) == Looks::Own {
            told[i] = OWN;
        }
    }
}
