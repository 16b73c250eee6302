//! Which language a draft is in.
//!
//! The script decides for most; common words, letters and endings decide between languages of one script. Names say
//! little (a Turkish town in an English report), so letters and endings count only in words that begin with a small
//! letter, or in all where a text is in capitals. Where that leaves a doubt, `whatlang`'s trigrams have the casting vote.

mod east;
mod evidence;
mod paragraphs;
mod profiles;
mod scripts;

use std::borrow::Cow;

use super::fold;
use super::words::{Script, script, words};
use crate::base::{Lang, PlainSpan};
use evidence::{Points, weigh};
use profiles::PROFILES;

pub(crate) use paragraphs::{Looks, Paragraphs};
pub(crate) use scripts::{fits, in_other_script, script_of};

/// How much of a text is looked at, in bytes.
const HEAD: usize = 64 * 1024;
/// How much of that is read: [`WINDOWS`] stretches, evenly spread, of [`WINDOW`] bytes.
const WINDOWS: usize = 8;
const WINDOW: usize = 768;
/// How much of it the trigrams need.
const TRIGRAM_HEAD: usize = 4 * 1024;

/// An ending written after an apostrophe.
const SUFFIX: i32 = 3;
/// For so many letters of prose without a single one of a language's dense ones; at most [`MISSED`] times.
const LETTERS_WITHOUT: usize = 12;
const WITHOUT_DENSE: i32 = -1;
const MISSED: usize = 6;
/// What the first must have more than the second; what it must have at all.
const LEAD: i32 = 2;
const LEAST: i32 = 3;
/// Less is enough in Cyrillic, whose languages are all in the table.
const LEAST_CYRILLIC: i32 = 2;
/// Words of prose that another language than the draft's must have in a paragraph.
const PROSE: usize = 4;

/// The language of a text, among those that exonym knows (az, hy, ru, tr, ka, en, uk, de, fr, fa, ar, el, he), those that
/// their letters tell (zh, ja, ko, th, lo, km, my, bo) and those that `candidates` names; `None` where the text has too little to go by: fewer than two words, or only names. Looks at
/// the first 64 KiB, of which a sample from all parts is read.
pub(crate) fn language(text: &str, candidates: &[Lang]) -> Option<Lang> {
    let head = stretches(&text[..text.floor_char_boundary(HEAD)]);
    let sample = Sample::of(&head)?;
    let asked = |tag: &str| candidates.iter().any(|lang| lang.same_language(&Lang::new(tag)));
    let tag = match sample.script {
        Script::Armenian if asked("hyw") && !asked("hy") => "hyw",
        Script::Armenian => "hy",
        Script::Georgian => "ka",
        Script::Greek => "el",
        Script::Hebrew if asked("yi") && !asked("he") => "yi",
        Script::Hebrew => "he",
        Script::Latin | Script::Cyrillic | Script::Arabic => return by_words(&sample, &head, &asked),
        Script::Hangul | Script::Han | Script::Thai | Script::Other => match east::language(&head, &asked) {
            Some(tag) => tag,
            None => return by_trigrams(&head, sample.script).and_then(|(tag, sure)| known(tag, sure, &asked)),
        },
        Script::Common => return None,
    };
    Some(Lang::new(tag))
}

/// More words than these may show one of the languages that are told only where a glossary has them.
const LEAST_WORDS: usize = 4;

/// The language of a text where names in these languages are looked for: it may be in one of them that few others ever are
/// in. A few words may not: a rarer language shows in them by chance.
pub(crate) fn language_among(text: &str, langs: &[Lang]) -> Option<Lang> {
    let is_long = text.split_whitespace().nth(LEAST_WORDS).is_some();
    language(text, if is_long { langs } else { &[] })
}

/// A short text as it is; of a longer one, lines from its beginning to its end.
fn stretches(head: &str) -> Cow<'_, str> {
    if head.len() <= WINDOWS * WINDOW {
        return Cow::Borrowed(head);
    }
    let mut out = String::with_capacity(WINDOWS * (WINDOW + 1));
    for i in 0..WINDOWS {
        let from = head.ceil_char_boundary(head.len() / WINDOWS * i);
        let window = &head[from..head.floor_char_boundary(from + WINDOW)];
        // From a word's beginning to a word's end.
        let start = if i == 0 { 0 } else { window.find(char::is_whitespace).unwrap_or(0) };
        let end = window.rfind(char::is_whitespace).filter(|&end| end > start).unwrap_or(window.len());
        out.push_str(&window[start..end]);
        out.push('\n');
    }
    Cow::Owned(out)
}

/// What is looked at of a text.
struct Sample<'t> {
    script: Script,
    /// Words of that script that are surely no names.
    prose: Vec<&'t str>,
    /// Words of that script that begin with a capital: names, and the first words of sentences.
    capital: Vec<&'t str>,
    /// Endings after an apostrophe.
    suffixes: Vec<&'t str>,
}

impl<'t> Sample<'t> {
    /// `None` for fewer than two words, or where no script has most of the letters.
    fn of(text: &'t str) -> Option<Self> {
        const SCRIPTS: [Script; 11] = [
            Script::Latin,
            Script::Cyrillic,
            Script::Armenian,
            Script::Georgian,
            Script::Greek,
            Script::Arabic,
            Script::Hebrew,
            Script::Hangul,
            Script::Han,
            Script::Thai,
            Script::Other,
        ];
        let mut letters = [0usize; SCRIPTS.len()];
        let (mut capitals, mut small) = (0usize, 0usize);
        for c in text.chars() {
            let own = script(c);
            if let Some(i) = SCRIPTS.iter().position(|&script| script == own) {
                letters[i] += 1;
                capitals += usize::from(c.is_uppercase());
                small += usize::from(c.is_lowercase());
            }
        }
        let total: usize = letters.iter().sum();
        let most = (0..SCRIPTS.len()).max_by_key(|&i| letters[i])?;
        if total == 0 || letters[most] * 2 <= total {
            return None;
        }
        let main = SCRIPTS[most];
        let is_own = |span: &PlainSpan| text[span.range()].chars().any(|c| script(c) == main);
        let own: Vec<PlainSpan> = words(text).filter(is_own).collect();
        let spaced = !matches!(main, Script::Han | Script::Thai | Script::Other);
        if spaced && own.len() < 2 {
            return None;
        }
        let shouted = capitals > small;
        let is_prose = |word: &&str| shouted || word.chars().next().is_none_or(|c| !c.is_uppercase());
        let suffixes = suffixes(text, &own);
        let (prose, capital) = own.into_iter().map(|span| &text[span.range()]).partition(is_prose);
        Some(Self { script: main, prose, capital, suffixes })
    }
}

/// The endings that stand in small letters after a name and an apostrophe: `da` of Şuşa'da.
fn suffixes<'t>(text: &'t str, words: &[PlainSpan]) -> Vec<&'t str> {
    let joined = |pair: &[PlainSpan]| {
        let mut between = text[pair[0].range().end..pair[1].range().start].chars();
        let name = &text[pair[0].range()];
        let one = between.next().is_some_and(fold::is_apostrophe) && between.next().is_none();
        one && name.chars().nth(1).is_some() && name.starts_with(char::is_uppercase)
    };
    words.windows(2).filter(|pair| joined(pair)).map(|pair| &text[pair[1].range()]).collect()
}

/// What the words of a sample say for each language.
fn points(sample: &Sample) -> Points {
    let mut points: Points = [0; 64];
    for (points, profile) in points.iter_mut().zip(PROFILES) {
        *points = SUFFIX * number(sample.suffixes.iter().filter(|suffix| profile.suffixes.contains(suffix)).count());
    }
    for word in &sample.prose {
        weigh(word, sample.script, true, &mut points);
    }
    for word in &sample.capital {
        weigh(word, sample.script, false, &mut points);
    }
    let letters: usize = sample.prose.iter().map(|word| word.chars().count()).sum();
    for (points, profile) in points.iter_mut().zip(PROFILES) {
        let has = |word: &&str| word.chars().flat_map(char::to_lowercase).any(|c| profile.dense.contains(c));
        if profile.script == sample.script
            && !profile.dense.is_empty()
            && !sample.prose.iter().chain(&sample.capital).any(has)
        {
            *points += WITHOUT_DENSE * number((letters / LETTERS_WITHOUT).min(MISSED));
        }
    }
    points
}

fn by_words(sample: &Sample, head: &str, asked: &dyn Fn(&str) -> bool) -> Option<Lang> {
    if sample.prose.is_empty() {
        return None;
    }
    let points = points(sample);
    let mut order: Vec<usize> = (0..PROFILES.len()).filter(|&i| PROFILES[i].script == sample.script).collect();
    order.sort_by_key(|&i| (-points[i], i));
    let (first, second) = (*order.first()?, *order.get(1)?);
    // A long text in a language that is not in the table has some of everybody's words, but not many.
    let (most, lead) = (points[first], points[first] - points[second]);
    let least = if sample.script == Script::Cyrillic { LEAST_CYRILLIC } else { LEAST };
    let enough = most >= least && most.saturating_mul(3) >= number(sample.prose.len());
    if enough && lead >= LEAD {
        return known(PROFILES[first].tag, true, asked);
    }
    let (tag, sure) = by_trigrams(head, sample.script)?;
    let best = order.iter().filter(|&&i| most - points[i] < LEAD).any(|&i| PROFILES[i].tag == tag);
    // Weak evidence of two kinds will do.
    if best && (enough || most > 0 && sample.prose.len() > 1) {
        return known(tag, true, asked);
    }
    known(tag, sure && sample.prose.len() >= 4 && most < LEAST, asked)
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The language, if one is sure of it and it is exonym's or asked for.
fn known(tag: &str, sure: bool, asked: &dyn Fn(&str) -> bool) -> Option<Lang> {
    let home = PROFILES.iter().any(|profile| profile.home && profile.tag == tag);
    (sure && (home || asked(tag))).then(|| Lang::new(tag))
}

/// What the trigrams say of a text in this script, and whether they are sure.
fn by_trigrams(head: &str, script: Script) -> Option<(&'static str, bool)> {
    let info = whatlang::detect(&head[..head.floor_char_boundary(TRIGRAM_HEAD)])?;
    let tag = TRIGRAM_TAGS.iter().find(|(code, _)| *code == info.lang().code())?.1;
    let other_script = PROFILES.iter().any(|profile| profile.tag == tag && profile.script != script);
    (!other_script).then_some((tag, info.is_reliable()))
}

/// The primary subtags of the languages that `whatlang` knows, by its ISO 639-3 codes.
const TRIGRAM_TAGS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests;
