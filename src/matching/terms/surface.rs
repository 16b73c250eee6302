//! What stands in the text at a word start, made ready for the language's rules.

mod endings;

use super::behind;
use super::marks;
use super::scan::script_bit;
use super::table::{self, Ahead, Entry};
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold, is_apostrophe, is_hyphen, is_silent};
use crate::text::morph::{Joint, Lemma};
use crate::text::unspaced::is_unspaced;
use crate::text::words::is_word;
pub(in crate::matching) use endings::{End, ends};
use endings::{hyphened_ending, last_word};

/// Bytes of a word beyond which nothing is a name.
const LONGEST: usize = 256;
/// Bytes of white space that may part two words of a name.
const WIDEST: usize = 120;

/// A word of the text, with the apostrophes inside it.
#[derive(Clone)]
pub(super) struct WordAt {
    pub(super) start: usize,
    /// Where it may be cut: before each apostrophe.
    cuts: Vec<usize>,
    /// Its full end.
    end: usize,
    /// True if it has letters of two scripts that share look-alikes.
    mixed: bool,
}

/// The word, folded.
pub(super) struct Folded {
    /// Coarsely, with everything behind apostrophes.
    pub(super) coarse: String,
    /// The letters to fold: the text's, or the word as it was meant where look-alikes were mixed in.
    meant: Option<String>,
}

/// One way to see the words of a lemma in the text.
#[derive(Clone)]
pub(super) struct Surface {
    /// Finely folded; a joint is written `'` or `"`.
    pub(super) words: Vec<String>,
    /// Where the match begins: at the word, or at the marks before it that are the name's.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    pub(super) joint: Joint,
    pub(super) joint_span: PlainSpan,
    /// A later word had look-alike letters.
    pub(super) mixed: bool,
}

impl WordAt {
    pub(super) fn new(plain: &str, start: usize) -> Self {
        let bytes = plain.as_bytes();
        let run = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        let mut end = start + run;
        let next = bytes.get(end).copied().unwrap_or(b' ');
        if next.is_ascii() && !is_apostrophe(next as char) && run <= LONGEST {
            return Self { start, cuts: Vec::new(), end, mixed: false };
        }
        let mut cuts = Vec::new();
        let mut scripts = 0;
        end = start;
        let mut chars = plain[start..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if is_word(c) && !is_apostrophe(c) && !is_unspaced(c) {
                scripts |= script_bit(c);
                end = start + at + c.len_utf8();
            } else if is_silent(c) {
                // Inside a word it is nothing; behind it, it is not part of it.
            } else if is_apostrophe(c)
                && at > 0
                && chars.peek().is_some_and(|&(_, next)| is_word(next) && !is_apostrophe(next) && !is_unspaced(next))
            {
                cuts.push(end);
            } else {
                break;
            }
            if end - start > LONGEST {
                // Nothing this long is a name: a word that can't be cut anywhere matches nothing.
                return Self { start, cuts: Vec::new(), end: start, mixed: false };
            }
        }
        let is_mixed = |word: &str| u32::count_ones(u32::from(scripts)) > 1 || word.contains(['ǝ', 'Ǝ']);
        let mixed = !bytes[start..end].is_ascii() && is_mixed(&plain[start..end]);
        Self { start, cuts, end, mixed }
    }

    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The word up to a place, or to the end of a word that follows; `None` if that is none.
    pub(super) fn up_to(mut self, next: Option<Self>, end: usize) -> Option<Self> {
        self.end = end;
        if let Some(next) = next {
            if next.end == next.start {
                return None;
            }
            self.cuts.extend(next.cuts);
            self.mixed |= next.mixed;
            self.end = next.end;
        }
        Some(self)
    }

    /// The word, if it is cut nowhere and its letters are of one script.
    pub(super) fn uncut<'t>(&self, plain: &'t str) -> Option<&'t str> {
        (self.cuts.is_empty() && !self.mixed && self.end > self.start).then(|| &plain[self.start..self.end])
    }

    /// The word with what stands behind apostrophes in it, if its letters are of one script and no hyphen joins an ending to it.
    pub(super) fn whole<'t>(&self, plain: &'t str) -> Option<&'t str> {
        let is_whole = !self.mixed && self.end > self.start && hyphened_ending(plain, self, Fold::Turkic).is_none();
        is_whole.then(|| &plain[self.start..self.end])
    }

    /// The first letter of the word behind, coarsely folded, as it was meant, or the mark that this one ends with.
    pub(super) fn next_letter(&self, plain: &str) -> Option<char> {
        if let Some(mark) = marks::behind(plain, self.end) {
            return Some(mark);
        }
        let Some(start) = next_word(plain, self.end) else { return marks::apart(plain, self.end) };
        let next = WordAt::new(plain, start);
        let word = next.unmixed(plain);
        first_letter(word.as_deref().unwrap_or(&plain[start..]), Fold::Default)
    }

    /// What a name's second word is told by ([`table::pair`]) in the word behind; `None` where only folding tells.
    pub(super) fn next_pair(&self, plain: &str) -> Option<u16> {
        table::first_two(&plain.as_bytes()[next_word(plain, self.end)?..])
    }

    /// The first letters of the word behind ([`table::further`]), or behind the mark that this one ends with; `None` where only
    /// folding tells.
    pub(super) fn next_further(&self, plain: &str) -> Option<u32> {
        let Some(mark) = marks::behind(plain, self.end) else {
            return table::further(&plain.as_bytes()[next_word(plain, self.end)?..]);
        };
        // St. Petersburg, St.Petersburg.
        let rest = plain[self.end..].strip_prefix(mark)?;
        let rest = rest.strip_prefix([' ', '\n']).unwrap_or(rest).as_bytes();
        rest.first().filter(|next| table::is_plain(**next) || behind::is_end(**next)).and_then(|_| table::further(rest))
    }

    /// What the words behind are told by.
    pub(super) fn ahead(&self, plain: &str) -> Ahead {
        let next = self.next_further(plain);
        let mut rest = &plain.as_bytes()[self.end..];
        let behind = std::array::from_fn(|_| {
            let word = rest.strip_prefix(b" ")?;
            rest = &word[word.iter().take_while(|b| table::is_plain(**b)).count()..];
            let next = rest
                .strip_prefix(b" ")
                .filter(|next| rest.len() < word.len() && next.first().is_some_and(|b| table::is_plain(*b)))?;
            table::further(next)
        });
        Ahead { next, behind }
    }

    /// The word with look-alike letters of another script put right, if it has any.
    pub(super) fn unmixed(&self, plain: &str) -> Option<String> {
        if !self.mixed {
            return None;
        }
        fold::unmix(&plain[self.start..self.end()]).map(|unmixed| unmixed.text)
    }

    pub(super) fn fold(&self, plain: &str, clean: Option<&str>) -> Folded {
        let word = clean.unwrap_or(&plain[self.start..self.end()]);
        let fine = fold::fine(word, Fold::Default);
        let coarse = if fine.is_ascii() { fine } else { fold::coarse(&fine) };
        Folded { coarse, meant: clean.map(str::to_owned) }
    }
}

/// How the letters of a text are compared.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) fold: Fold,
    /// Take `i` for `ı` even where the language tells them apart.
    pub(super) lax: bool,
}

/// All ways to see a lemma at a word, the longest first.
pub(super) fn of(
    plain: &str,
    word: &WordAt,
    folded: &Folded,
    entry: &Entry,
    lemma: &Lemma,
    look: Look,
) -> Vec<Surface> {
    let Some(last) = lemma.words.len().checked_sub(1) else { return Vec::new() };
    let meant = folded.meant.as_deref();
    let marked = marks::has_any(&lemma.words[0].folded).then(|| word.clone());
    let marked = match marked.map(|word| marks::with_marks(plain, word, &lemma.words[0].folded)) {
        Some(None) => return Vec::new(),
        Some(word) => word,
        None => None,
    };
    let with_rest = |(marked, meant): (&WordAt, &str)| {
        [&plain[marked.start..word.start], meant, &plain[word.end..marked.end]].concat()
    };
    let clean = marked.as_ref().zip(meant).map(with_rest);
    let meant = if marked.is_some() { clean.as_deref() } else { meant };
    // ‘Amran is a name, ‘Amran’ a quotation.
    let opened = marked.as_ref().is_some_and(|marked| plain[marked.start..word.start].ends_with(is_apostrophe));
    let word = marked.as_ref().unwrap_or(word);
    if last == 0 {
        let mut all = last_word(plain, word, meant, &entry.fine, &lemma.words[0].folded, look);
        all.retain(|surface| !opened || !marks::is_closed(plain, surface.end));
        return all;
    }
    // Many names may begin so (*City of …*): nothing is folded before all words begin as theirs do.
    let mut further = Vec::new();
    let mut at = word.end();
    for (before, listed) in lemma.words[1..].iter().enumerate() {
        // Procter & Gamble
        if !listed.folded.contains(is_word) {
            let Some((start, end)) = marks::alone(plain, at, &listed.folded) else { return Vec::new() };
            further.push(WordAt { start, cuts: Vec::new(), end, mixed: false });
            at = end;
            continue;
        }
        // St.Petersburg
        let glued = || plain[..at].ends_with('.') && plain[at..].starts_with(is_word);
        let start = next_word_as(plain, at, &listed.folded, lemma.has_blanks(before)).or_else(|| glued().then_some(at));
        let Some(start) = start.and_then(|start| marks::behind_lead(plain, start, &listed.folded)) else {
            return Vec::new();
        };
        let next = WordAt::new(plain, start);
        let first = first_letter(&listed.folded[marks::lead(&listed.folded)..], look.fold);
        if first_letter(&plain[start..], look.fold) != first && !next.mixed {
            return Vec::new();
        }
        let Some(next) = marks::with_marks(plain, next, &listed.folded) else { return Vec::new() };
        at = next.end();
        further.push(next);
    }
    let mut words = vec![seen(plain, word, word.end(), meant, &entry.fine, look)];
    let mut mixed = false;
    for (i, (listed, next)) in lemma.words[1..].iter().zip(&further).enumerate() {
        let meant = next.unmixed(plain);
        mixed |= meant.is_some();
        if i + 1 == last {
            let mut all = last_word(plain, next, meant.as_deref(), &listed.folded, &listed.folded, look);
            for surface in &mut all {
                let mut row = words.clone();
                row.append(&mut surface.words);
                surface.words = row;
                surface.start = word.start;
                surface.mixed = mixed;
            }
            all.retain(|surface| !opened || !marks::is_closed(plain, surface.end));
            return all;
        }
        words.push(seen(plain, next, next.end(), meant.as_deref(), &listed.folded, look));
    }
    Vec::new()
}

/// The word up to `end`, finely folded, as it was meant, with the kinds of `i` of a listed word where the text does not
/// tell them apart: in other languages, and in capitals, which are often typed without the dot; and in Greek capitals with
/// the accents of a listed word.
fn seen(plain: &str, word: &WordAt, end: usize, meant: Option<&str>, listed: &str, look: Look) -> String {
    let written = meant.unwrap_or(&plain[word.start..end]);
    let mut fine = fold::fine(written, look.fold);
    if fine.contains(|c| marks::usual(c) != c) {
        fine = fine.chars().map(marks::usual).collect();
    }
    let tells = look.fold == Fold::Turkic && !look.lax && !written.contains(['I', 'İ']);
    let fine = if is_greek_headline(written) { align_by(&fine, listed, is_greek) } else { fine };
    if tells { fine } else { align(fine, listed) }
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3FF}')
}

/// True for Greek without small letters.
fn is_greek_headline(word: &str) -> bool {
    word.starts_with(is_greek) && !word.contains(char::is_lowercase)
}

/// Gives the kinds of `i` of a listed word to a word of the text, as far as the two agree otherwise.
fn align(word: String, listed: &str) -> String {
    let plain = word.is_ascii() && listed.is_ascii();
    if plain || !word.contains('ı') && !listed.contains('ı') {
        return word;
    }
    align_by(&word, listed, |c| matches!(c, 'i' | 'ı'))
}

/// Gives the letters of a listed word, of some that coarse folding takes for one, to a word of the text.
fn align_by(word: &str, listed: &str, is_alike: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(word.len() + 1);
    let mut like = listed.chars();
    let mut agree = true;
    for c in word.chars() {
        let model = like.next().filter(|_| agree);
        match model {
            Some(m) if m == c => out.push(c),
            Some(m) if is_alike(m) && fold::coarse_char(m) == fold::coarse_char(c) => out.push(m),
            _ => {
                agree = false;
                out.push(c);
            }
        }
    }
    out
}

/// The start of the next word, if only white space or one hyphen lies between.
fn next_word(plain: &str, at: usize) -> Option<usize> {
    next_word_as(plain, at, "", true)
}

/// The same for a listed word (folded), which may begin with marks; `blanks` if a dash before it may have them beside it.
fn next_word_as(plain: &str, at: usize, listed: &str, blanks: bool) -> Option<usize> {
    // Most words stand behind a space.
    if let [b' ' | b'\n', next, ..] = &plain.as_bytes()[at..]
        && table::is_plain(*next)
    {
        return Some(at + 1);
    }
    let lead = listed[..marks::lead(listed)].chars().next();
    let mut lines = 0;
    let mut hyphens = 0;
    for (i, c) in plain[at..].char_indices() {
        if is_word(c) && !is_silent(c) || lead == Some(marks::usual(c)) {
            return (i > 0).then_some(at + i);
        }
        match c {
            '\n' => lines += 1,
            _ if is_hyphen(c) => hyphens += 1,
            _ if c.is_whitespace() || is_silent(c) => {}
            _ => return None,
        }
        if lines > 1 || hyphens > 1 || i > WIDEST || !blanks && hyphens == 1 && c == ' ' && lines == 0 {
            return None;
        }
    }
    None
}

/// What the word behind a space is told by ([`table::pair`]), where it is of ASCII letters alone.
pub(super) fn plain_pair(plain: &str, word: &WordAt) -> Option<u16> {
    pair_behind(&plain.as_bytes()[word.end..])
}

/// The same in what stands behind a word.
pub(super) fn pair_behind(rest: &[u8]) -> Option<u16> {
    let [b' ' | b'\n', next @ ..] = rest else { return None };
    let rest = next.iter().find(|b| !table::is_plain(**b)).copied().unwrap_or(b' ');
    // Behind an apostrophe the word may go on in another script.
    if rest.is_ascii() && !is_apostrophe(rest.into()) { table::first_two(next) } else { None }
}

fn first_letter(word: &str, fold: Fold) -> Option<char> {
    fold::letters(word, fold).next().map(|letter| fold::coarse_char(letter.c))
}

/// True for a Latin word written with a schwa that is not the letter ə: U+01DD, or the Cyrillic U+04D9. Folding takes
/// them for one, as the eye does.
pub(super) fn has_foreign_schwa(word: &str) -> bool {
    !word.is_ascii()
        && word.chars().any(|c| matches!(c, '\u{1DD}' | '\u{18E}' | '\u{4D8}' | '\u{4D9}'))
        && word.chars().any(|c| c.is_ascii_alphabetic())
}

/// True if the match is a member of a hyphenated compound.
pub(super) fn in_compound(plain: &str, span: PlainSpan) -> bool {
    let mut before = plain[..span.start as usize].chars().rev();
    let mut after = plain[span.end as usize..].chars();
    before.next().is_some_and(is_hyphen) && before.next().is_some_and(is_word)
        || after.next().is_some_and(is_hyphen) && after.next().is_some_and(is_word)
}
