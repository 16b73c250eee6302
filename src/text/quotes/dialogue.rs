//! Speech after a dash: `— Мы уехали, — сказал он. — Там холодно.`

use std::cell::OnceCell;

use super::tables::is_speech_verb;
use super::{Quote, QuoteKind};
use crate::base::PlainSpan;

/// Adds the speeches that begin with a dash at the start of a line.
pub(super) fn speeches(plain: &str, quotes: &mut Vec<Quote>) {
    // E2 is what all dashes but the hyphen begin with.
    if memchr::memchr2(b'-', 0xE2, plain.as_bytes()).is_none() {
        return;
    }
    let mut start = 0;
    let mut before = None;
    let mut spoken = 0;
    let are_labelled = OnceCell::new();
    for line in plain.split_inclusive('\n') {
        // Lines are parts of one paragraph: a dash begins a speech only where the line before came to an end.
        let begin = if begins_with_dash(line) && before.is_none_or(ends_a_sentence) {
            Some(start)
        } else {
            Some(start).filter(|&start| start >= spoken).and_then(|start| behind_narration(plain, start, line))
        };
        if let Some(begin) = begin {
            spoken = next_speech_line(plain, start + line.len());
            speech(plain, begin..spoken, &are_labelled, quotes);
        }
        before = Some(line);
        start += line.len();
    }
}

/// Where a speech begins inside a line: `Он вздохнул: — Поздно.`, or a sentence behind a dash that somebody is said to
/// say: `Он молчал. — Поздно, — сказал шофёр.`
fn behind_narration(plain: &str, start: usize, line: &str) -> Option<usize> {
    line.match_indices(['—', '–', '―']).find_map(|(at, dash)| {
        let last = line[..at].trim_end().chars().next_back()?;
        let words = &plain[start + at + dash.len()..];
        let sentence = words.trim_start();
        if sentence.len() == words.len() || !sentence.starts_with(char::is_uppercase) {
            return None;
        }
        let said = || {
            let (_, after) = attribution(words, true)?;
            words[after..].split_whitespace().take(3).map(bare).find(|word| is_speech_verb(word))
        };
        let begins = match last {
            ':' => true,
            '.' | '!' | '?' | '…' | '։' => said().is_some(),
            _ => false,
        };
        begins.then_some(start + at)
    })
}

/// A word in small letters, without what stands around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase()
}

fn begins_with_dash(line: &str) -> bool {
    !line.starts_with(|c: char| c.is_ascii_alphanumeric()) && line.trim_start().starts_with(['—', '–', '―', '-'])
}

/// Where the lines that continue a line's speech end: before the next line that begins with a dash after a sentence.
fn next_speech_line(plain: &str, mut at: usize) -> usize {
    let bytes = plain.as_bytes();
    while at < plain.len() {
        let begins = plain[at..].trim_start_matches([' ', '\t']).starts_with(['—', '–', '―', '-']);
        if begins && ends_a_sentence(&plain[..at]) {
            return at;
        }
        at = memchr::memchr(b'\n', &bytes[at..]).map_or(plain.len(), |i| at + i + 1);
    }
    plain.len()
}

fn speech(plain: &str, range: std::ops::Range<usize>, are_labelled: &OnceCell<bool>, quotes: &mut Vec<Quote>) {
    let (lines, offset) = (&plain[range.clone()], range.start);
    let text = lines.trim_start();
    let start = lines.len() - text.len();
    let Some(dash) = text.chars().next().filter(|c| matches!(c, '—' | '–' | '―' | '-')) else { return };
    let words = &text[dash.len_utf8()..];
    // A hyphen more often begins a list: only an attribution shows that it is speech. Items of a list end with `;` or
    // with nothing.
    let spaced = words.starts_with(|c: char| c.is_whitespace());
    let attributed = attribution(words, true).is_some();
    if words.starts_with(['-', '—'])
        || (dash == '-' && !(spaced && attributed))
        || !ends_a_sentence(text) && !attributed
    {
        return;
    }
    if !attributed && is_item(words, plain, are_labelled) {
        return;
    }
    let mut at = dash.len_utf8();
    let mut speaking = true;
    loop {
        let next = attribution(&text[at..], speaking).map(|(end, after)| (at + end, at + after));
        let end = next.map_or(text.trim_end().len(), |(end, _)| end);
        if speaking && at < end {
            let from = at + (text[at..end].len() - text[at..end].trim_start().len());
            let span = PlainSpan::new(offset + start + from.min(end), offset + start + end);
            quotes.push(Quote { span, closed: true, kind: QuoteKind::Speech, lone: false });
        }
        let Some((_, after)) = next else { return };
        at = after;
        speaking = !speaking;
    }
}

/// True for an item of a list behind its dash: a label of a word or three, and what it is the label of; with a figure, or where
/// other lines have labels too.
fn is_item(words: &str, plain: &str, are_labelled: &OnceCell<bool>) -> bool {
    let Some(rest) = behind_label(words) else { return false };
    let dashed = |line: &&str| line.trim_start().strip_prefix(['—', '–', '―', '-']).and_then(behind_label).is_some();
    // Asked of the whole text once.
    rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        || *are_labelled.get_or_init(|| plain.lines().filter(dashed).nth(1).is_some())
}

fn behind_label(line: &str) -> Option<&str> {
    let (label, rest) = line.trim_start().split_once(':')?;
    let plain = label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '&' | '(' | ')'));
    let said = label.split_whitespace().map(bare).any(|word| is_speech_verb(&word));
    let count = label.split_whitespace().count();
    (plain && !said && (1..=3).contains(&count) && rest.starts_with(' ')).then_some(rest)
}

/// The next dash that passes the word from the speaker to the narrator, or back: after `, ! ? …`, and back also after
/// `. : ։`. Gives the end of the words before it, and the start of those after it.
fn attribution(text: &str, speaking: bool) -> Option<(usize, usize)> {
    text.match_indices(['—', '–', '―', '-']).find_map(|(at, dash)| {
        let before = text[..at].trim_end();
        let after = &text[at + dash.len()..];
        let spaced = after.starts_with(char::is_whitespace);
        let last = before.chars().next_back()?;
        let passes = matches!(last, ',' | '!' | '?' | '…' | '՞' | '՜')
            || before.ends_with("...")
            || (!speaking && matches!(last, '.' | ':' | '։' | ';'));
        // The narrator goes on in small letters; the speaker may begin a sentence.
        let small = after.trim_start().starts_with(char::is_lowercase);
        let turns = if speaking { small } else { true };
        (passes && spaced && turns && !(dash == "-" && before.len() == at)).then_some((before.len(), at + dash.len()))
    })
}

fn ends_a_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['»', '”', '"', '“', ')', '’', '*', '_']);
    text.ends_with(['.', '!', '?', '…', '։', ':', ',', '՞', '՜'])
}
