//! Names of organisations: `Artsakh University`, `Арцахский государственный университет`, «Арцах ГЭС».
//!
//! A house may exempt them: the name of a university or a firm is not the house's to change. Facilities and places
//! (airports, roads, hospitals) and offices (a town's mayor) are no organisations. When unsure, it is none.

mod called;
mod caucasus;
mod east;
mod heads;
mod nouns;
mod set_phrases;
mod verbs;
mod west;

#[cfg(test)]
mod tests;

pub(crate) use called::{Foreign, foreign, may_be_thing};
use heads::{Family, Head, head, is_attribute, is_beside_marks, is_russian_adjective, is_ukrainian_adjective};
pub(crate) use set_phrases::is_in_set_phrase;

use super::quotes::predicate;

use crate::base::{Lang, PlainSpan};

/// Words between a name and its head noun, at most.
const BETWEEN: usize = 4;
/// Words between a closing mark and the head noun, at most.
const ATTRIBUTES: usize = 3;
/// Kinds of places behind a quoted name, in languages where those stand behind it.
#[rustfmt::skip]
const PLACES_BEHIND: &[&str] = &[
    "kənd", "şəhər", "rayon", "qəsəbə", "liman", "köy", "şehir", "şehr", "kent", "ilçe", "kasaba", "քաղաք", "գյուղ", "շրջան", "համայնք", "ավան",
];
/// Bytes looked at on each side.
const REACH: usize = 240;

/// The name of the organisation that `span`, a place name found in `plain`, is a part of. `lang` is the text's
/// language.
pub(crate) fn organisation(plain: &str, span: PlainSpan, lang: &Lang) -> Option<PlainSpan> {
    let hit = plain.get(span.range())?;
    match lang.primary() {
        "ar" | "fa" => return east::arabic(&Around::new(plain, span)),
        "zh" | "ja" => return east::han(plain, span),
        "ko" => return east::korean(&Around::new(plain, span)),
        _ => {}
    }
    let family = family(hit, lang);
    let other = matches!(lang.primary(), "fr" | "de");
    if family == Family::English && !other && !may_be_english(plain, span) {
        return None;
    }
    let around = Around::new(plain, span);
    let own = match lang.primary() {
        "fr" if family == Family::Romance => west::french(&around, hit),
        "de" if family == Family::German => west::german(&around, hit),
        _ => None,
    };
    own.or_else(|| quoted(&around, family)).or_else(|| match family {
        Family::English | Family::German => english(&around, hit),
        Family::Russian => russian(&around, hit),
        Family::Turkic => turkic(&around, hit),
        Family::Armenian => caucasus::armenian(&around, hit),
        Family::Georgian => caucasus::georgian(&around, hit),
        Family::Romance => romance(plain, span, hit).or_else(|| english(&around, hit)),
    })
}

fn family(hit: &str, lang: &Lang) -> Family {
    let cyrillic = hit.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
    let georgian = hit.chars().any(|c| ('\u{10a0}'..='\u{10ff}').contains(&c));
    let armenian = hit.chars().any(|c| ('\u{530}'..='\u{58f}').contains(&c));
    match lang.primary().to_ascii_lowercase().as_str() {
        _ if armenian => Family::Armenian,
        _ if cyrillic => Family::Russian,
        _ if georgian => Family::Georgian,
        "az" | "tr" => Family::Turkic,
        "hy" => Family::Armenian,
        "ru" | "uk" | "be" => Family::Russian,
        "de" => Family::German,
        "fr" | "es" | "pt" | "it" | "ca" => Family::Romance,
        _ => Family::English,
    }
}

/// A word beside the hit; bytes of the paragraph.
#[derive(Clone, Copy, Debug)]
struct Word<'p> {
    start: usize,
    end: usize,
    text: &'p str,
}

impl Word<'_> {
    fn is_capital(self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The hit's sentence, as far as nothing but blanks stands between the words.
struct Around<'p> {
    plain: &'p str,
    span: PlainSpan,
    /// Nearest first.
    before: Vec<Word<'p>>,
    /// Nearest first.
    after: Vec<Word<'p>>,
    /// Nothing but a stop or the paragraph's start is before the words.
    begins: bool,
}

impl<'p> Around<'p> {
    fn new(plain: &'p str, span: PlainSpan) -> Self {
        let (start, end) = (span.start as usize, span.end as usize);
        let before = words_before(plain, start, 2 * BETWEEN);
        let first = before.last().map_or(start, |word| word.start);
        let lead = plain[..first].trim_end();
        let begins = lead.is_empty() || lead.ends_with(['.', '!', '?', '։', ':', '…', '—', '"', '“', '«', '„']);
        Self { plain, span, before, after: words_after(plain, end), begins }
    }
    /// True if the word at `index` before the hit is the sentence's first: its capital says nothing.
    fn is_first(&self, index: usize) -> bool {
        self.begins && index + 1 == self.before.len()
    }
    fn hit_to(&self, word: Word<'_>) -> PlainSpan {
        PlainSpan::new(self.span.start as usize, word.end)
    }
    fn hit_back_to(&self, word: Word<'_>) -> PlainSpan {
        PlainSpan::new(word.start, self.span.end as usize)
    }
}

/// False only if neither the words beside the hit nor a quotation mark leave room for a name in English: much the most
/// hits are told by this.
fn may_be_english(plain: &str, span: PlainSpan) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    // C2 and E2 are what marks other than `"` begin with.
    let reach = &plain.as_bytes()[start.saturating_sub(REACH + 4)..start];
    memchr::memchr3(b'"', 0xC2, 0xE2, reach).is_some()
        || reach.ends_with(b"'")
        || plain[end..].trim_start().starts_with(char::is_uppercase)
        || words_before(plain, start, 1)
            .first()
            .is_some_and(|word| word.is_capital() || matches!(word.text, "of" | "the"))
}

fn is_word_char(c: char) -> bool {
    // A decomposed text has the marks of its letters apart.
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '&' | '\u{ad}' | '՛' | '՞' | '՜' | '\u{300}'..='\u{36f}')
}

fn words_after(plain: &str, end: usize) -> Vec<Word<'_>> {
    let to = plain.floor_char_boundary((end + REACH).min(plain.len()));
    let mut words = Vec::new();
    let mut at = end;
    while words.len() < 2 * BETWEEN {
        let rest = &plain[at..to];
        let blank = rest.len() - rest.trim_start().len();
        let length = rest[blank..].find(|c| !is_word_char(c)).unwrap_or(rest.len() - blank);
        if blank == 0 || length == 0 {
            break;
        }
        let start = at + blank;
        at = start + length;
        words.push(Word { start, end: at, text: &plain[start..at] });
    }
    words
}

/// At most so many words, the nearest first.
fn words_before(plain: &str, start: usize, most: usize) -> Vec<Word<'_>> {
    let from = plain.ceil_char_boundary(start.saturating_sub(REACH));
    let mut words = Vec::new();
    let mut at = start;
    while words.len() < most {
        let trimmed = plain[from..at].trim_end();
        let bare = trimmed.trim_end_matches(is_word_char);
        if trimmed.len() == at - from || bare.len() == trimmed.len() {
            break;
        }
        let (begin, end) = (from + bare.len(), from + trimmed.len());
        words.push(Word { start: begin, end, text: &plain[begin..end] });
        at = begin;
    }
    words
}

// In quotation marks: «Арцах ГЭС», ЗАО «Base Metals Артсах», фонд «Арцах», “Artsakh” fund.

fn quoted(around: &Around<'_>, family: Family) -> Option<PlainSpan> {
    const MARKS: &[char] = &['"', '“', '”', '„', '«', '»', '‘', '’', '\''];
    let plain = around.plain;
    let first = around.before.last().map_or(around.span.start as usize, |word| word.start);
    let last = around.after.last().map_or(around.span.end as usize, |word| word.end);
    let is_mark = |c: char| MARKS.contains(&c) && c != '\'' && c != '’';
    // Single marks are apostrophes too, so they count only as a pair right around the hit.
    let touched =
        (plain[..around.span.start as usize].chars().next_back(), plain[around.span.end as usize..].chars().next());
    let single = matches!(touched, (Some('‘'), Some('’')) | (Some('\''), Some('\'')));
    let (first, last) = if single { (around.span.start as usize, around.span.end as usize) } else { (first, last) };
    // French: « Artsakh ».
    let blanks = [' ', '\u{a0}', '\u{202f}'];
    let (left, right) = (plain[..first].trim_end_matches(blanks), plain[last..].trim_start_matches(blanks));
    let spaced = left.ends_with('«') && right.starts_with('»');
    let (first, last) = if spaced { (left.len(), plain.len() - right.len()) } else { (first, last) };
    let is_mark = |c: char| is_mark(c) || single;
    // The words around the hit go up to the marks, or the hit touches them.
    let open = plain[..first].char_indices().next_back().filter(|(_, c)| is_mark(*c))?;
    let (close, mark) = plain[last..].char_indices().next().filter(|(_, c)| is_mark(*c)).map(|(i, c)| (last + i, c))?;
    let close = close + mark.len_utf8();
    if !single && around.before.len() + around.after.len() > BETWEEN {
        return None;
    }
    let whole = PlainSpan::new(open.0, close);
    let inside = |word: &Word<'_>| word.is_capital() && head(word.text, family).is_some();
    let outer_before = words_before(plain, open.0, 1);
    let outer_after = words_after(plain, close);
    // Gəmi “Stepanakert” limanına çatdı: in these languages the noun of a name stands behind it.
    let is_place = |word: &Word<'_>| PLACES_BEHIND.iter().any(|place| word.text.starts_with(place));
    if matches!(family, Family::Turkic | Family::Armenian) && outer_after.first().is_some_and(is_place) {
        return None;
    }
    if let Some(word) = outer_before.first().filter(|word| is_beside_marks(word.text, family)) {
        return Some(PlainSpan::new(word.start, close));
    }
    // «Арцах» футбольный клуб: a few words that say what kind of club it is.
    let attributes = outer_after.iter().take(ATTRIBUTES).take_while(|word| is_attribute(word.text, family)).count();
    if let Some(word) = outer_after.iter().take(attributes + 1).find(|word| is_beside_marks(word.text, family)) {
        return Some(PlainSpan::new(open.0, word.end));
    }
    // “Shusha” is a hotel; «Шуша» — крейсер.
    if predicate::says(&plain[close..], &|word| is_beside_marks(word, family)) {
        return Some(whole);
    }
    around.before.iter().chain(&around.after).any(inside).then_some(whole)
}

// English: a chain of words with capitals, joined by `of`, `and`, `the`.

fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "&")
}

/// Words that make a phrase about people or offices, and the verbs of headlines.
fn breaks_a_name(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "mayor",
        "mayors",
        "president",
        "minister",
        "ministers",
        "leader",
        "leaders",
        "residents",
        "people",
        "officials",
        "official",
        "governor",
        "chief",
        "head",
        "office",
        "conflict",
        "war",
        "talks",
        "crisis",
        "airport",
        "road",
        "street",
        "square",
        "hospital",
        "station",
        "highway",
        "corridor",
        "says",
        "said",
        "meets",
        "visits",
        "opens",
        "closes",
        "calls",
        "asks",
        "joins",
        "leaves",
        "republic",
        "region",
        "authorities",
        "government",
        "embassy",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

fn english(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    // FC Artsakh's bus is the club's; Artsakh's University is none of that name.
    if hit.ends_with("'s") || hit.ends_with("’s") {
        let form = around.before.first().filter(|word| head(word.text, Family::English) == Some(Head::Form));
        return form.map(|word| around.hit_back_to(*word));
    }
    // In a headline every word has a capital: only the next word counts there.
    let long = |word: &&Word<'_>| word.text.chars().count() > 3;
    let all = || around.before.iter().chain(&around.after).filter(long);
    let headline = all().count() >= 4 && all().all(|word| word.is_capital());
    let reach = if headline { 1 } else { BETWEEN };
    // Artsakh State University; the head may be followed by `of …`, which is not looked at.
    for (index, word) in around.after.iter().take(reach).enumerate() {
        if head(word.text, Family::English).is_some_and(|head| head != Head::Weak || index > 0) {
            return Some(around.hit_to(*word));
        }
        if !word.is_capital() || breaks_a_name(word.text) {
            break;
        }
    }
    // FK Artsakh, Radio Artsakh.
    if let Some(word) = around.before.first()
        && matches!(head(word.text, Family::English), Some(Head::Form | Head::Weak))
        && !around.after.first().is_some_and(|next| breaks_a_name(next.text))
    {
        return Some(around.hit_back_to(*word));
    }
    // FK Neftchi Artsakh: the town behind the club's own name.
    if let [own, form, ..] = &around.before[..]
        && own.is_capital()
        && matches!(form.text, "FC" | "FK" | "BC" | "BK" | "HC" | "VC" | "SC")
    {
        return Some(around.hit_back_to(*form));
    }
    // Ministry of Foreign Affairs of Artsakh, Union of Artsakh Freedom Fighters: joined by `of`, never by `and`.
    let joint = around.before.iter().position(|word| !word.is_capital())?;
    let of = |word: &Word<'_>| word.text == "of";
    let directly = around.before.get(joint).is_some_and(of)
        || (around.before.get(joint).is_some_and(|word| word.text == "the")
            && around.before.get(joint + 1).is_some_and(of));
    if !directly || around.before[..joint].iter().any(|word| breaks_a_name(word.text)) {
        return None;
    }
    for word in &around.before[joint..] {
        if head(word.text, Family::English).is_some() {
            return Some(around.hit_back_to(*word));
        }
        if !(word.is_capital() || is_joint(word.text)) || breaks_a_name(word.text) {
            return None;
        }
    }
    None
}

// French, Spanish and their like: Université nationale de Kharkov, Ministère des Affaires étrangères d'Artsakh.

fn romance(plain: &str, span: PlainSpan, hit: &str) -> Option<PlainSpan> {
    const OF: &[&str] = &["de", "du", "des", "del", "do", "da", "di"];
    const ARTICLES: &[&str] = &["la", "le", "les", "el", "los", "las", "lo", "et", "y", "e", "i"];
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    let start = span.start as usize;
    let elided = ["d'", "d’"].iter().find(|of| plain[..start].ends_with(**of));
    let words = words_before(plain, start - elided.map_or(0, |of| of.len()), 2 * BETWEEN);
    let mut rest = &words[..];
    if elided.is_none() {
        if rest.first().is_some_and(|word| ARTICLES.contains(&word.text)) {
            rest = &rest[1..];
        }
        rest = rest.split_first().filter(|(of, _)| OF.contains(&of.text))?.1;
    }
    // Small words between are attributes and joints: Université nationale technique.
    let is_attribute = |word: &str| {
        ATTRIBUTIVE.iter().any(|ending| word.ends_with(ending)) || OF.contains(&word) || ARTICLES.contains(&word)
    };
    for word in rest.iter().take(BETWEEN + 1) {
        if head(word.text, Family::Romance).is_some() {
            return Some(PlainSpan::new(word.start, span.end as usize));
        }
        if breaks_a_name(word.text) || !(word.is_capital() || is_attribute(word.text)) {
            return None;
        }
    }
    None
}

/// Ends of adjectives that stand behind such a noun.
const ATTRIBUTIVE: &[&str] =
    &["al", "ale", "ales", "ais", "aise", "que", "ques", "aire", "ères", "ica", "ico", "icas", "icos", "ional", "tée"];

// Russian: Арцахский государственный университет; Министерство иностранных дел Арцаха.

/// Words that show that what follows is no part of the name.
const NOT_IN_A_NAME: &[&str] = &[
    "в",
    "во",
    "на",
    "из",
    "для",
    "при",
    "о",
    "об",
    "с",
    "со",
    "по",
    "к",
    "ко",
    "у",
    "от",
    "до",
    "за",
    "под",
    "над",
    "через",
    "что",
    "не",
    "а",
    "но",
    "возле",
    "около",
    "без",
];

fn russian(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    let small = hit.to_lowercase();
    let ukrainian = small.contains("ьк");
    let is_adjective = |word: &str| is_russian_adjective(word) || ukrainian && is_ukrainian_adjective(word);
    let adjective = (small.contains("ск") || ukrainian) && is_adjective(&small);
    if adjective {
        for (index, word) in around.after.iter().take(BETWEEN).enumerate() {
            if let Some(head) = head(word.text, Family::Russian) {
                // At the start of a sentence the capital is no sign: a bank or a club may be any.
                let sure = head > Head::Weak
                    || index > 0
                    || !ukrainian && (word.is_capital() || !(around.before.is_empty() && around.begins));
                return sure.then(|| around.hit_to(*word));
            }
            if !is_adjective(word.text) {
                return None;
            }
        }
        return None;
    }
    // ФК Арцах, ЗАО Арцах; the name first: Арцах ГЭС, Арцахбанк is one word and not looked at.
    if let Some(word) = around.before.first().filter(|word| head(word.text, Family::Russian) == Some(Head::Form)) {
        return Some(around.hit_back_to(*word));
    }
    if let Some(word) = around.after.first().filter(|word| head(word.text, Family::Russian) == Some(Head::Form)) {
        return Some(around.hit_to(*word));
    }
    for (index, word) in around.before.iter().take(BETWEEN + 1).enumerate() {
        let text = word.text.to_lowercase();
        if let Some(head) = head(word.text, Family::Russian) {
            let titled =
                around.before.get(index + 1).filter(|word| word.is_capital() && is_russian_adjective(word.text));
            let first = titled.map_or(index, |_| index + 1);
            let sure = head > Head::Weak || index > 0 || titled.is_some() || !around.is_first(first);
            let capital = titled.is_some() || word.is_capital();
            return (capital && sure).then(|| around.hit_back_to(around.before[first]));
        }
        if NOT_IN_A_NAME.contains(&&*text) || (index == 0 && text == "и") || verbs::is_slavic_verb(word.text) {
            return None;
        }
    }
    None
}

// Azerbaijani and Turkish: Xankəndi Dövlət Universiteti. Every word has its capital.

fn turkic(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    for (index, word) in around.after.iter().take(BETWEEN).enumerate() {
        match head(word.text, Family::Turkic) {
            Some(Head::Form) => return Some(around.hit_to(*word)),
            Some(head) if word.is_capital() && (head == Head::Strong || index > 0) => {
                return Some(around.hit_to(*word));
            }
            _ => {}
        }
        // `və` joins parts of a name: Səhiyyə və Sosial Müdafiə Nazirliyi; not right after the place.
        let joins = index > 0 && matches!(word.text, "və" | "ve");
        // Xankəndi şəhər icra hakimiyyəti: its words are small.
        if word.text == "icra" && around.after.get(index + 1).is_some_and(|next| next.text.starts_with("hakimiyyət")) {
            return Some(around.hit_to(around.after[index + 1]));
        }
        let joins = joins
            || matches!(word.text, "şəhər" | "rayon") && around.after.get(index + 1).is_some_and(|w| w.text == "icra");
        if !(word.is_capital() || joins) {
            return None;
        }
    }
    let form = around.before.first().filter(|word| head(word.text, Family::Turkic) == Some(Head::Form))?;
    Some(around.hit_back_to(*form))
}
