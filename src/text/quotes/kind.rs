//! Speech, name or title: by length, punctuation and the words around.

use std::borrow::Cow;
use std::ops::Range;

use super::super::composed::composed;
use super::cited::is_of_source;
use super::governed::{is_called, is_governed, is_told_of};
use super::introduced::{has_colon as introduced, is_attributed, is_by_speaker, is_clause};
use super::marks::Pair;
use super::speakers::{is_no_name, is_punctuated, speaks};
use super::tables::{any, is_auxiliary, is_first_person, is_pronoun, is_so_called, is_speech_verb};
use super::works::{
    is_about, is_act_noun, is_cited, is_kind_of_work, is_resolution, is_small_word, is_work_noun,
    is_work_noun_before_only,
};
use super::{QuoteKind, east, predicate};
use crate::base::PlainSpan;

/// A quotation has more than this many words, or a speaker.
const NAME_WORDS: usize = 3;

/// Bytes looked at on each side.
const REACH: usize = 160;

/// What the stretch between a pair of marks is, and whether only a word beside them makes it so ([`super::Quote::lone`]).
pub(super) fn of(plain: &str, pair: &Pair) -> (QuoteKind, bool) {
    let whole = &plain[pair.start..pair.end];
    let inner = whole.strip_prefix(pair.mark).unwrap_or(whole);
    let inner = if pair.closed { inner.strip_suffix(super::marks::is_mark).unwrap_or(inner) } else { inner };
    let inner = &*composed(inner.trim());
    let (before, after) = around(plain, pair.start..pair.end);
    let (before, after) = (&*before, &*after);
    let unspaced = east::is_unspaced_text(inner);
    let count = match words(inner).count() {
        1.. if unspaced => {
            if east::is_clause(inner) {
                NAME_WORDS + 1
            } else {
                1
            }
        }
        count => count,
    };
    if count == 0 {
        return (QuoteKind::Name, false);
    }
    if is_so_called(before) {
        return (QuoteKind::Name, false);
    }
    let stop = inner
        .chars()
        .next_back()
        .filter(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | '։' | '՞' | '՜' | '。' | '！' | '？' | '，' | '、'));
    let exclaims = stop.is_some_and(|c| !matches!(c, '.' | ',' | '，' | '、'));
    if east::is_work(pair.mark, inner, before, after) && !introduced(before) {
        return (QuoteKind::Title, false);
    }
    if east::is_told(before, after) || unspaced && east::is_first_person(inner) {
        return (QuoteKind::Speech, false);
    }
    if stop.is_none_or(|c| c != ',') && is_work(inner, before, after) && !introduced(before) {
        return (QuoteKind::Title, stop.is_none() && count <= NAME_WORDS);
    }
    if count > NAME_WORDS {
        let title = stop.is_none() && !introduced(before) && is_title_case(inner);
        return (if title { QuoteKind::Title } else { QuoteKind::Speech }, false);
    }
    if count > 1 && stop.is_none_or(|c| c == ',') && may_be_cited(inner, before) && is_cited(after, stop.is_some()) {
        return (QuoteKind::Title, false);
    }
    let sentence = starts_a_sentence(before) && stop.is_some_and(|c| c != ',');
    // Without a stop of its own, a short one is speech only where a verb leaves no doubt. A comma and a dash behind the
    // mark leave the speaker more room: “…”, – the student said.
    let stopped = stop.is_some();
    let reach = if stopped || is_told(after) { 4 } else { 1 };
    let told = verb_before(before) && (stopped || ends_here(after));
    // A colon stands before lists and labels too.
    let spoken = introduced(before)
        && (stop.is_some_and(|c| c != ',') || is_by_speaker(before, after) || is_no_name(inner) || count > 1 && told);
    let firm = spoken
        || told
        || exclaims
        || sentence
        || is_clause(inner)
        || count > 1 && is_attributed(before) && sentence_ends(after)
        || is_punctuated(inner, stop == Some(','), before, after)
        || words(inner).any(|word| is_first_person(&word.to_lowercase()))
        || speaks(inner, stop == Some(','), before, after);
    // Where only the verb behind it speaks for speech, it may be the verb of somebody at that place.
    let lone = !firm && !stopped && !is_told(after);
    if firm || verb_after(after, reach) && !(lone && (is_governed(before) || is_told_of(after) || is_called(after))) {
        (QuoteKind::Speech, lone)
    } else {
        (QuoteKind::Name, false)
    }
}

/// True for what a note may cite: a title begins with no small letter, nor has it an article before its marks (*the “Old … Road”*).
fn may_be_cited(inner: &str, before: &str) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "le", "la", "der", "die", "das", "des", "dem", "el", "los", "las"];
    let article = || words(before).next_back().is_some_and(|word| ARTICLES.contains(&&*word.to_lowercase()));
    !inner.starts_with(char::is_lowercase) && !article()
}

/// True if a stretch that is set apart without quotation marks, in italics, is the title of a work. A paragraph that is
/// nothing else, or begins with such a stretch that says who wrote it, has a byline or a caption.
pub(super) fn is_title(plain: &str, span: PlainSpan) -> bool {
    let inner = plain[span.range()].trim();
    let (before, after) = around(plain, span.range());
    let (before, after) = (&*before, &*after);
    let is_bare = |text: &str| !text.contains(char::is_alphanumeric);
    let begins = is_bare(&plain[..span.start as usize]);
    let byline = begins && (is_bare(&plain[span.end as usize..]) || is_byline(inner));
    let cited = words(inner).nth(1).is_some() && (is_of_source(before, after) || is_cited(after, false));
    cited
        || !introduced(before) && (is_work(inner, before, after) || (is_long(inner) && is_title_case(inner) && !byline))
}

/// Words that a byline begins with.
#[rustfmt::skip]
const BY: &[&str] = &["by", "von", "par", "por", "di", "od", "door"];

/// True for a stretch that begins with a word for its author: *By …*, *Von …*.
fn is_byline(inner: &str) -> bool {
    words(inner).next().is_some_and(|word| BY.contains(&word.to_lowercase().as_str()))
}

/// What stands before and after, as far as anybody looks, in composed letters.
fn around(plain: &str, range: Range<usize>) -> (Cow<'_, str>, Cow<'_, str>) {
    let first = plain.floor_char_boundary(range.start.saturating_sub(REACH));
    let last = plain.ceil_char_boundary((range.end + REACH).min(plain.len()));
    (composed(&plain[first..range.start]), composed(&plain[range.end..last]))
}

/// True for more words than a name has.
pub(super) fn is_long(text: &str) -> bool {
    words(text).nth(NAME_WORDS).is_some()
}

pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '―'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The words before belong to the sentence: the last one is a verb of speech.
fn verb_before(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches([',', '—', '–']);
    let mut back = last_clause(before, &[]).rev().map(str::to_lowercase).peekable();
    // az qeyd edib ki, “…”: the conjunction, and a verb of two words.
    if back.next_if(|word| word == "ki").is_some() {
        return back.take(2).any(|word| is_speech_verb(&word));
    }
    back.next().is_some_and(|word| is_speech_verb(&word))
}

/// One of the first words after the closing mark is a verb of speech.
fn verb_after(after: &str, reach: usize) -> bool {
    // An ending may hang on the closing mark: “Martakert”in.
    let after = after.trim_start_matches(|c: char| c.is_alphanumeric() || c == '’' || c == '\'');
    let end = after.find(['.', '!', '?', ';', '։', '\u{201c}', '«', '„']).unwrap_or(after.len());
    let mut words = words(&after[..end]).map(str::to_lowercase).peekable();
    // “…” she said; with a comma the speaker may tell more than the word: the town they call “…”, she said, is small.
    if after.starts_with(char::is_whitespace) && words.peek().is_some_and(|word| is_pronoun(word)) {
        words.next();
    }
    // a dit le maire, hat der Fahrer gesagt
    let mut reach = reach;
    while words.peek().is_some_and(|word| is_auxiliary(word)) {
        words.next();
        reach = reach.max(4);
    }
    words.take(reach).any(|word| is_speech_verb(&word))
}

pub(super) fn is_told(after: &str) -> bool {
    after.strip_prefix(',').is_some_and(|rest| rest.trim_start().starts_with(['-', '–', '—', '―']))
}

fn ends_here(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with(['.', '!', '?', ',', ';', '։', '…', '—', '–'])
}

fn sentence_ends(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with(['.', '!', '?', ';', '։', '…', '\n'])
}

pub(super) fn starts_a_sentence(before: &str) -> bool {
    let before = before.trim_end();
    // A list: “Barda,” “Martakert.”
    if before.strip_suffix(['”', '»', '"']).is_some_and(|before| before.ends_with(',')) {
        return false;
    }
    before.is_empty() || before.ends_with(['.', '!', '?', '։', '…', '—', '–', '”', '»', '。', '！', '？', '」'])
}

/// The words after the last stop of `before`, latest last.
pub(super) fn last_clause<'t>(before: &'t str, also: &[char]) -> impl DoubleEndedIterator<Item = &'t str> {
    let stop = |c: char| matches!(c, '.' | '!' | '?' | ';' | '։' | '。' | '！' | '？' | '；') || also.contains(&c);
    words(before.rsplit(stop).next().unwrap_or_default())
}

/// Every longer word of the stretch begins with a capital, as in the name of an office or a book.
fn is_title_case(inner: &str) -> bool {
    let long = |word: &&str| word.chars().count() > 3 && !is_small_word(word);
    let mut capitals =
        words(inner).filter(long).map(|word| word.chars().next().is_some_and(char::is_uppercase)).peekable();
    capitals.peek().is_some() && capitals.all(|capital| capital) && words(inner).filter(long).count() > 1
}

/// The title of a work: the words beside the marks name one.
fn is_work(inner: &str, before: &str, after: &str) -> bool {
    // Right before the mark, but for words such as "called" and the author's name: `the book by X “…”`.
    let before = before.trim_end();
    let named = ["entitled", "titled", "called", "под названием", "под заголовком", "вышедш"];
    let mut back = last_clause(before, &[',', ':', ')', '»', '”']).rev().map(str::to_lowercase);
    let near: Vec<String> = back.by_ref().take(3).collect();
    // Acts are called by what they are about, or by a sentence: by decree “Shusha” became a town.
    let titled = is_about(inner) || words(inner).nth(2).is_some();
    let is_entitled = |word: &str| is_work_noun(word) || is_act_noun(word) && (titled || is_resolution(word));
    let work_before = near.first().is_some_and(|word| is_entitled(word))
        || (named.iter().any(|word| before.to_lowercase().ends_with(word))
            && near.iter().any(|word| is_entitled(word)))
        || (near.get(1).is_some_and(|word| is_work_noun(word))
            && near.first().is_some_and(|word| any(word, &["of$", "by$"])));
    // The author stands between: фильм Довженко «…», der Film Vilsmaiers „…“, le film de Vilsmaier « … ».
    let work_before = work_before || by_author(before);
    // Or a clause says so: “…” is a film.
    let is_said = predicate::says(after, &|word| is_work_noun(&word.to_lowercase())) || is_apposed(after);
    // Right after it: “…” filmi, “…” adlı kitab, «…» գիրքը.
    let tail = after.trim_start_matches(|c: char| c.is_alphanumeric() || c == '’' || c == '\'');
    let attached = tail.len() < after.len() && !after.starts_with(char::is_whitespace);
    let end = tail.find(['.', '!', '?', ';', ':', ',', '։', '—', '–', '“', '«', '(']).unwrap_or(tail.len());
    let mut following = words(&tail[..end]).map(str::to_lowercase);
    let first = following.next();
    let naming = first.as_deref().is_some_and(|word| {
        any(word, &["adlı", "isimli", "başlıqlı", "başlıklı", "adında", "անունով", "վերնագրով", "խորագրով"])
    });
    // One word may say what kind of work it is: sənədli filmi, վավերագրական ֆիլմը.
    let kind = first.as_deref().is_some_and(is_kind_of_work);
    let word = if naming || kind { following.next() } else { first };
    work_before
        || is_said
        || (!attached && word.is_some_and(|word| is_entitled(&word) && !is_work_noun_before_only(&word)))
}

/// *X*, a film; “X”, ein Film.
fn is_apposed(after: &str) -> bool {
    const ARTICLES: &[&str] =
        &["a", "an", "the", "his", "her", "their", "ein", "eine", "der", "die", "das", "un", "une", "le", "la"];
    let Some(aside) = after.trim_start().strip_prefix(',') else { return false };
    let end = aside.find(['.', '!', '?', ';', ':', ',']).unwrap_or(aside.len());
    let mut near = words(&aside[..end]).map(str::to_lowercase);
    near.next().is_some_and(|word| ARTICLES.contains(&&*word)) && near.take(3).any(|word| is_work_noun(&word))
}

/// Words of the longest author between a noun for a work and its title.
const AUTHOR: usize = 3;

/// The clause before a mark ends with a noun for a work and somebody's name: one to three words with a capital.
fn by_author(before: &str) -> bool {
    if !before.ends_with(char::is_alphanumeric) {
        return false;
    }
    let mut back = last_clause(before, &[',', ':', ')', '»', '”']).rev().peekable();
    let mut names = 0;
    while names <= AUTHOR
        && back.next_if(|word| word.starts_with(char::is_uppercase) && !is_work_noun(&word.to_lowercase())).is_some()
    {
        names += 1;
    }
    let joined = |word: &&str| matches!(*word, "by" | "of" | "de" | "du" | "von");
    let _ = back.next_if(joined);
    (1..=AUTHOR).contains(&names) && back.next().is_some_and(|word| is_work_noun(&word.to_lowercase()))
}
