//! Where a name is not judged, or only for information.

use super::{Draft, Found, Judged, joined, pair, sport};
use crate::base::{Lang, PlainSpan};
use crate::matching::{Match, Reading};
use crate::model::{ExemptLevel, Mark, Policy, PolicyPlace};
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;
use crate::text::organisations::{self, Foreign};
use crate::text::protect::{self, Protected};
use crate::text::quotes::{self, Quote, QuoteKind};
use crate::text::words::closes_quotation;

/// The kinds of place in which a name is not the house's own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExemptKind {
    /// Somebody's words.
    Quotation,
    /// The title of a work.
    Title,
    /// An organisation's name.
    Organisation,
    /// An address, handle or hashtag.
    Url,
    /// Program text, a file name, a placeholder.
    Code,
    /// Marked as not to be touched.
    Keep,
    /// A gloss that the policy licenses.
    Gloss,
    /// A phrase that the policy lists.
    Phrase,
    /// A phrase that the glossary freezes.
    Frozen,
}

impl ExemptKind {
    /// All.
    pub const ALL: [ExemptKind; 9] = [
        ExemptKind::Quotation,
        ExemptKind::Title,
        ExemptKind::Organisation,
        ExemptKind::Url,
        ExemptKind::Code,
        ExemptKind::Keep,
        ExemptKind::Gloss,
        ExemptKind::Phrase,
        ExemptKind::Frozen,
    ];
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ExemptKind::Quotation => "quotation",
            ExemptKind::Title => "title",
            ExemptKind::Organisation => "organisation",
            ExemptKind::Url => "url",
            ExemptKind::Code => "code",
            ExemptKind::Keep => "keep",
            ExemptKind::Gloss => "gloss",
            ExemptKind::Phrase => "phrase",
            ExemptKind::Frozen => "frozen",
        }
    }

    /// The policy's key that sets the level; `None` for kinds that are always skipped.
    fn key(self) -> Option<&'static str> {
        match self {
            ExemptKind::Quotation => Some("quotations"),
            ExemptKind::Title => Some("titles"),
            ExemptKind::Organisation => Some("organisations"),
            ExemptKind::Url => Some("urls"),
            ExemptKind::Code => Some("code"),
            _ => None,
        }
    }
}

/// Why a name is exempt and what follows.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// The kind of place.
    pub kind: ExemptKind,
    /// What the policy does there.
    pub level: ExemptLevel,
    /// The policy's line, if one says so.
    pub place: Option<PolicyPlace>,
}

/// The quotations of segments that hold a match, given by their numbers among those; a closing mark may come a few
/// paragraphs on.
pub(super) fn quotations(draft: &Draft<'_, '_>, asked: &[usize]) -> Vec<Vec<Quote>> {
    let Draft { segments, found, .. } = draft;
    let asked = asked.iter().map(|&i| {
        let matches = &found[i].matches;
        let wanted = |span: PlainSpan| {
            // Ascending, none over another.
            let first = matches.partition_point(|m| m.span.start < span.start);
            matches.get(first).is_some_and(|m| span.contains(m.span))
        };
        (found[i].index, wanted)
    });
    if draft.quoted_by_syntax {
        // Of the same length, so that what is quoted within such a text stands where it stood.
        let unquoted: Vec<_> = (0..segments.len()).map(|i| quotes::without_syntax(segments.plain(i))).collect();
        return quotes::over_paragraphs(segments.len(), |i| &*unquoted[i], asked);
    }
    quotes::over_paragraphs(segments.len(), |i| segments.plain(i), asked)
}

/// Why a match is exempt, if it is: the first reason counts.
pub(super) fn exemption(policy: &Policy, found: &Found<'_, '_>, quotes: &[Quote], m: &Match<'_>) -> Option<Exemption> {
    let exempt = &policy.exempt;
    if let Some(index) = m.phrase {
        let Some(index) = index.checked_sub(found.frozen.len()) else {
            return Some(Exemption::of(policy, ExemptKind::Frozen));
        };
        return Some(Exemption::skip(ExemptKind::Phrase, exempt.phrases.get(index).map(|(_, place)| place)));
    }
    if let Some(kind) = not_for_people(found, m) {
        return Some(Exemption::of(policy, kind));
    }
    if let Some((_, place)) = exempt.glosses.iter().find(|(template, _)| in_gloss(policy, found, m, template)) {
        return Some(Exemption::skip(ExemptKind::Gloss, Some(place)));
    }
    if let Some(kind) = quoted(found, quotes, m) {
        return Some(Exemption::of(policy, kind));
    }
    // The phrases again, with other words inside them.
    let (plain, lang) = (&*found.segment.target.plain, found.lang_at(m.span).primary());
    if found.frozen.iter().any(|phrase| joined::stands_in(phrase.text, plain, m.span, lang)) {
        return Some(Exemption::of(policy, ExemptKind::Frozen));
    }
    if let Some((_, place)) = exempt.phrases.iter().find(|(text, _)| joined::stands_in(text, plain, m.span, lang)) {
        return Some(Exemption::skip(ExemptKind::Phrase, Some(place)));
    }
    is_of_organisation(found, m).then(|| Exemption::of(policy, ExemptKind::Organisation))
}

impl Exemption {
    /// What a policy does with names in a kind of place.
    fn of(policy: &Policy, kind: ExemptKind) -> Self {
        let exempt = &policy.exempt;
        let level = match kind {
            ExemptKind::Quotation => exempt.quotations,
            ExemptKind::Title => exempt.titles,
            ExemptKind::Organisation => exempt.organisations,
            ExemptKind::Url => exempt.urls,
            ExemptKind::Code => exempt.code,
            ExemptKind::Keep | ExemptKind::Gloss | ExemptKind::Phrase | ExemptKind::Frozen => ExemptLevel::Skip,
        };
        let place = kind.key().and_then(|key| exempt.places.iter().find(|(own, _)| *own == key));
        Self { kind, level, place: place.map(|(_, place)| place.clone()) }
    }

    /// One that a policy's line asks for.
    fn skip(kind: ExemptKind, place: Option<&PolicyPlace>) -> Self {
        Self { kind, level: ExemptLevel::Skip, place: place.cloned() }
    }
}

/// The kind of what is kept as it is, or written for machines, if a match stands there.
fn not_for_people(found: &Found<'_, '_>, m: &Match<'_>) -> Option<ExemptKind> {
    let text = &found.segment.target;
    if !found.segment.translate || text.marked(m.span, |mark| *mark == Mark::Keep) {
        return Some(ExemptKind::Keep);
    }
    if text.marked(m.span, |mark| *mark == Mark::Code) {
        return Some(ExemptKind::Code);
    }
    if text.marked(m.span, |mark| *mark == Mark::Url) {
        return Some(ExemptKind::Url);
    }
    // Node.js and Booking.com are words where they are listed so.
    let is_listed = |span| span == m.span && m.readings.iter().all(|r| r.term.text.contains(['.', '/']));
    let (_, kind) = protect::around(&text.plain, m.span).filter(|(span, _)| !is_listed(*span))?;
    Some(match kind {
        Protected::Url | Protected::Email | Protected::Handle | Protected::Hashtag => ExemptKind::Url,
        Protected::FileName | Protected::Placeholder => ExemptKind::Code,
    })
}

/// Whether a match stands in a quotation or a title, if in either.
fn quoted(found: &Found<'_, '_>, quotes: &[Quote], m: &Match<'_>) -> Option<ExemptKind> {
    let text = &found.segment.target;
    if text.marked(m.span, |mark| *mark == Mark::Quotation) {
        return Some(ExemptKind::Quotation);
    }
    if text.marked(m.span, |mark| *mark == Mark::Title) {
        return Some(ExemptKind::Title);
    }
    let mut emphasised = text.marks.iter().filter(|(range, mark)| *mark == Mark::Emphasis && range.contains(m.span));
    if emphasised.any(|&(range, _)| quotes::is_title(&text.plain, range)) {
        return Some(ExemptKind::Title);
    }
    let within = |kind| {
        let holds = |q: &&Quote| q.kind == kind && q.span.contains(m.span);
        quotes.iter().filter(holds).any(|q| !(q.lone && is_governed(found, q.span, m)))
    };
    if within(QuoteKind::Speech) {
        return Some(ExemptKind::Quotation);
    }
    within(QuoteKind::Title).then_some(ExemptKind::Title)
}

/// True for a name that is part of an organisation's or a team's.
fn is_of_organisation(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    let (plain, lang) = (&*found.segment.target.plain, found.lang_at(m.span));
    let name = organisations::organisation(plain, m.span, lang);
    if name.is_some_and(|name| !is_declined_inside(found, name, m)) {
        return true;
    }
    let foreign = is_foreign(found, m);
    // The *Bakı Dövlət Universiteti* and the *Moscow Times* of a text in another language.
    let is_of = |own: &Lang| {
        organisations::organisation(plain, m.span, own).is_some()
            || organisations::foreign(plain, m.span, lang, own) == Some(Foreign::Surely)
    };
    // Not in a case of the text's language: *Stepanakertə Trump gəldi*.
    let bare = m.readings.iter().all(|r| r.form.is_bare());
    if foreign && bare && m.readings.iter().all(|r| is_of(&r.term.lang)) {
        return true;
    }
    // English: *Qarabağ drew 2–2*, *Gandzasar Kapan*. A club's own spelling, *Qarabag*, need not be listed; in the locative it is a town.
    let spelt_otherwise = foreign || m.how.is_near();
    let is_placed = m.readings.iter().any(|r| r.form.has(Feature::Locative));
    let may_be_team = (spelt_otherwise || lang.primary() == "en") && !is_placed;
    may_be_team && sport::is_team(plain, m.span, (lang.primary(), spelt_otherwise))
}

/// True for a name in the spelling of other languages than the text's.
fn is_foreign(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    !m.readings.is_empty() && m.readings.iter().all(|r| !r.term.lang.same_language(found.lang_at(m.span)))
}

/// True for a name that may be that of a ship or a hotel, belong to a book, a dish or a treaty, or be part of a longer one in another language: a person has to look.
pub(super) fn may_be_of_other(found: &Found<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let (plain, m) = (&found.segment.target.plain, judged.found);
    let lang = found.lang_at(m.span);
    let bare = m.readings.iter().any(|r| r.form.is_bare());
    let is_town = m.readings.iter().all(|r| r.concept.is_settlement());
    let perhaps = |r: &Reading<'_>| organisations::foreign(plain, m.span, lang, &r.term.lang).is_some();
    organisations::is_in_set_phrase(plain, m.span, lang)
        || quotes::is_place_of_print(&plain[..m.span.start as usize], &plain[m.span.end as usize..])
        || bare && organisations::may_be_thing(plain, m.span, lang, is_town)
        || bare && is_foreign(found, m) && m.readings.iter().all(perhaps)
}

/// True if the name of an organisation would begin before marks inside which the match alone stands, in a case: a title behind its
/// noun is in the nominative, so *Премия «Лачину»* is one that is given to the town.
fn is_declined_inside(found: &Found<'_, '_>, name: PlainSpan, m: &Match<'_>) -> bool {
    const OTHER: [Feature; 3] = [Feature::Adjective, Feature::Demonym, Feature::Plural];
    let plain = &found.segment.target.plain;
    let is_mark = |c: char| closes_quotation(c) || c == '„';
    let opened =
        plain[..m.span.start as usize].strip_suffix(is_mark).filter(|before| before.len() > name.start as usize);
    let declined = |r: &Reading<'_>| !r.form.is_bare() && !r.form.features().iter().any(|f| OTHER.contains(f));
    matches!(&*found.lang_at(m.span).primary().to_ascii_lowercase(), "ru" | "uk" | "ka")
        && opened.is_some()
        && plain[m.span.end as usize..].starts_with(is_mark)
        && !m.readings.is_empty()
        && m.readings.iter().all(declined)
}

/// True if a quoted name stands in a case that only the words around can have asked for: the residents of «Степанакерта»
/// said so, not anybody the word. Where the name of a thing stands beside the thing, and where a word is said, it is in the
/// nominative; in Turkic and Armenian an answer may stand in the case of the question (“Stepanakertdən” dedi).
fn is_governed(found: &Found<'_, '_>, quote: PlainSpan, m: &Match<'_>) -> bool {
    const CASES: [Feature; 4] = [Feature::Genitive, Feature::Dative, Feature::Instrumental, Feature::Prepositional];
    let plain = &found.segment.target.plain;
    let bare = |text: &str| !text.chars().any(char::is_alphanumeric);
    let alone = bare(&plain[quote.start as usize..m.span.start as usize])
        && bare(&plain[m.span.end as usize..quote.end as usize]);
    let oblique = |r: &Reading<'_>| r.form.features().iter().any(|f| CASES.contains(f));
    matches!(&*found.lang_at(m.span).primary().to_ascii_lowercase(), "ru" | "uk" | "be" | "pl")
        && alone
        && !m.readings.is_empty()
        && m.readings.iter().all(oblique)
}

/// True if the match stands in the slot of a gloss template. White space, capitals, quotation marks round the name and
/// kinds of dash do not count. A letter in braces before the slot, as in `{A} ({})`, is a name of the same concept that
/// carries the letter's label.
fn in_gloss(policy: &Policy, found: &Found<'_, '_>, m: &Match<'_>, template: &str) -> bool {
    let plain = &*found.segment.target.plain;
    let Some((before, after)) = template.split_once("{}") else { return false };
    if !opens_with(plain, m.span.end as usize, after) {
        return false;
    }
    let Some((head, letter, between)) = letter(before) else { return ends_with(plain, m.span.start as usize, before) };
    let Some(first) = pair::previous(found, m) else { return false };
    let label = policy.labels.iter().find(|(own, _)| **own == *letter).map(|(_, label)| label);
    let named = first.readings.iter().any(|one| {
        let same =
            |other: &Reading<'_>| std::ptr::eq(one.concept, other.concept) && !std::ptr::eq(one.name, other.name);
        label.is_some_and(|label| one.name.usage.contains(label)) && m.readings.iter().any(same)
    });
    named
        && squeeze(&plain[first.span.end as usize..m.span.start as usize]) == squeeze(between)
        && ends_with(plain, first.span.start as usize, head)
}

/// What stands before the last letter in braces, the letter, and what stands behind it.
fn letter(template: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = template.rsplit_once('{')?;
    let (letter, between) = rest.split_once('}')?;
    Some((head, letter, between))
}

/// True if the text up to an offset ends like a part of a template.
fn ends_with(plain: &str, at: usize, part: &str) -> bool {
    squeeze(clip(plain, at.saturating_sub(room(part)), at)).ends_with(&squeeze(part))
}

/// True if the text from an offset begins like a part of a template.
fn opens_with(plain: &str, at: usize, part: &str) -> bool {
    squeeze(clip(plain, at, (at + room(part)).min(plain.len()))).starts_with(&squeeze(part))
}

/// How many bytes of a text are compared with a part of a template: what is not compared may stand between.
fn room(part: &str) -> usize {
    part.len() * 3 + 24
}

/// The stretch of a text, widened inwards to whole characters.
fn clip(text: &str, mut from: usize, mut to: usize) -> &str {
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[from.min(to)..to]
}

/// Letters and digits and brackets alone, folded, with any run of dashes as one, and the Armenian article as it stands
/// before a consonant: what a template is compared by.
fn squeeze(text: &str) -> String {
    if text.is_ascii() {
        let mut squeezed = String::with_capacity(text.len());
        for c in text.chars().filter(|c| c.is_ascii_alphanumeric() || "()[]-,:;".contains(*c)) {
            if !(c == '-' && squeezed.ends_with('-')) {
                squeezed.push(c.to_ascii_lowercase());
            }
        }
        return squeezed;
    }
    let folded = fold::fine(text, Fold::Default);
    let mut squeezed: String = article_alike(&folded)
        .chars()
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '［' => '[',
            '］' => ']',
            '：' => ':',
            '，' | '、' => ',',
            '；' => ';',
            c => c,
        })
        .filter(|c| c.is_alphanumeric() || matches!(c, '(' | ')' | '[' | ']' | '-' | ',' | ':' | ';'))
        .collect();
    // An editor types two or three hyphens for a dash.
    while squeezed.contains("--") {
        squeezed = squeezed.replace("--", "-");
    }
    squeezed
}

/// Armenian writes the article -ը as -ն before a vowel (հայերը, հայերն այն), and not everybody does: both are -ը here.
fn article_alike(text: &str) -> String {
    let is_letter = |c: char| ('\u{561}'..='\u{587}').contains(&c);
    let is_vowel = |c: char| matches!(c, 'ա' | 'ե' | 'է' | 'ը' | 'ի' | 'ո' | 'ւ' | 'օ' | 'և');
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends = rest.peek().is_none_or(|next| next.is_whitespace());
        let article = c == 'ն' && ends && before.is_some_and(|c| is_letter(c) && !is_vowel(c));
        out.push(if article { 'ը' } else { c });
        before = Some(c);
    }
    out
}
