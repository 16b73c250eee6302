//! Puts another term in a match's place: in the same form, with the same capitals, quotation marks and neighbours.

use super::judge::{Judged, Opinion};
use super::{
    Draft, Found, both, exempt, genders, generic, messages, namesakes, other_script, pair, parts, rows, spoken_of,
};
use crate::base::{Lang, PlainSpan};
use crate::matching::{self, Match, Reading};
use crate::model::{Applicability, Diagnostic, Edit, Fix, How, RelatedKind, Term};
use crate::text::broken;
use crate::text::called;
use crate::text::case;
use crate::text::fold::{is_apostrophe, is_hyphen};
use crate::text::morph::{self, Agreement, Feature, Form, Inflected, Joint, Language, Lemma, NearEdit, Neighbours};
use crate::text::words;

/// What to write in a match's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// The text for the match's span.
    pub text: String,
    /// Changes beside it that keep the sentence right, in the segment's plain text.
    pub beside: Vec<(PlainSpan, String)>,
    /// Why a person has to look: the sentence would not stay right.
    pub breaks: Option<String>,
    /// It stands as listed, since it has no form that would fit: nothing of it is ever written.
    pub unformed: bool,
}

/// Writes replacements for the matches of a draft.
pub(crate) struct Writer;

impl Writer {
    /// The replacements of a judged match, best first, without repeats.
    pub(crate) fn replacements(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> Vec<Replacement> {
        let found = draft.segment(judged);
        let mut all: Vec<Replacement> = Vec::new();
        for opinion in &judged.opinions {
            for term in &opinion.instead {
                if let Some(mut made) = replacement(found, judged.found, &opinion.reading, term)
                    && !all.iter().any(|r| r.text == made.text)
                {
                    if let Some(surplus) = pair::surplus(found, judged.found, term) {
                        made.beside.retain(|(span, _)| !span.overlaps(surplus));
                        made.beside.push((surplus, String::new()));
                    }
                    all.push(made);
                }
            }
        }
        all
    }

    /// Fills suggestions and fix of a diagnostic that spans the match.
    pub(crate) fn suggest(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>, diagnostic: &mut Diagnostic) {
        let all = Self::replacements(draft, judged);
        diagnostic.suggestions = all.iter().map(|r| r.text.clone()).collect();
        let cap = judged.opinions.iter().map(|o| o.fix).min().unwrap_or(Applicability::DisplayOnly);
        // A fix only if all readings give the same text.
        let sole = all.len() == 1 && judged.opinions.iter().all(|o| !o.instead.is_empty());
        if let [made, ..] = &all[..] {
            let found = draft.segment(judged);
            let twice = |o: &Opinion<'_, '_>| {
                o.instead.iter().any(|term| {
                    pair::would_double(found, judged.found, &o.reading, term)
                        || both::are_named(draft, judged, &o.reading, term)
                })
            };
            let beside = |o: &Opinion<'_, '_>| {
                o.instead.iter().any(|term| rows::set_side_by_side(draft, judged, &o.reading, &term.lang))
            };
            let row = judged.opinions.iter().any(beside);
            let both = judged.opinions.iter().any(twice) || spoken_of::is_set_against(found, judged, &made.text);
            let spoken = !both && spoken_of::is_spoken_of(found, judged);
            let person = namesakes::is_one(draft, judged);
            let other = !person && exempt::may_be_of_other(found, judged);
            let called = judged.opinions.iter().any(writes_another) && is_called_by(found, judged.found);
            let own = sole && judged.exempt.is_none() && !row && !both && !spoken && !person && !other && !called;
            let cap = if own { cap } else { Applicability::DisplayOnly };
            diagnostic.notes.extend(made.breaks.clone());
            let fix = fix(draft.segment(judged), judged.found.span, made, cap);
            if fix.applicability == Applicability::DisplayOnly {
                let related = |o: &Opinion<'_, '_>| {
                    o.reading.concept.related.iter().any(|related| related.kind == RelatedKind::Ambiguous)
                };
                diagnostic.by_hand = Some(match &judged.exempt {
                    _ if !sole => messages::BY_HAND_SEVERAL,
                    Some(exempt) => messages::by_hand_exempt(exempt.kind),
                    None if judged.opinions.iter().any(related) => messages::BY_HAND_RELATED,
                    None if row => messages::BY_HAND_ROW,
                    None if both => messages::BY_HAND_BOTH,
                    None if spoken => messages::BY_HAND_SPOKEN,
                    None if person => messages::BY_HAND_NAMESAKE,
                    None if other => messages::BY_HAND_OTHER,
                    None if called => messages::BY_HAND_CALLED,
                    None if cap == Applicability::DisplayOnly => messages::BY_HAND_POLICY,
                    None if made.unformed => messages::BY_HAND_UNFORMED,
                    None => messages::BY_HAND_INEXACT,
                });
            }
            diagnostic.fix = Some(fix);
        }
    }
}

/// True if what stands beside the name is called by it: the Khojaly massacre, but not Khojaly's airport.
pub(super) fn is_called_by(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    let near = matching::neighbours(&found.segment.target.plain, m.span, found.reach(m.span));
    m.joint == Joint::None && called::is_called_by(near.before, &found.segment.target.plain[m.span.range()], near.after)
}

/// True if the house writes another name of the thing.
fn writes_another(opinion: &Opinion<'_, '_>) -> bool {
    !opinion.instead.iter().all(|term| opinion.reading.name.terms.iter().any(|own| std::ptr::eq(own, *term)))
}

/// The fix that writes a replacement, with at most the applicability `cap`.
pub(super) fn fix(found: &Found<'_, '_>, span: PlainSpan, made: &Replacement, cap: Applicability) -> Fix {
    let text = &found.segment.target;
    let mut edits: Vec<(PlainSpan, &str)> = made.beside.iter().map(|(s, t)| (*s, t.as_str())).collect();
    // A match that is taken away with its brackets is not written anew.
    if !edits.iter().any(|(other, _)| other.contains(span)) {
        edits.push((span, &made.text));
    }
    edits.sort_by_key(|(span, _)| *span);
    let parted = |(span, new): &(PlainSpan, &str)| parts::shared_out(text, *span, new);
    let whole: Option<Vec<_>> = edits.iter().map(parted).collect();
    let exact = whole.is_some();
    let mut applicability = cap;
    if made.breaks.is_some() {
        applicability = applicability.min(Applicability::Unsafe);
    }
    if !exact || made.unformed {
        applicability = Applicability::DisplayOnly;
    }
    // What is shown alone is shown whole.
    let as_meant = || edits.iter().map(|(span, new)| (*span, (*new).to_owned())).collect();
    let edits: Vec<_> = whole.map_or_else(as_meant, |parts| parts.into_iter().flatten().collect());
    let edits = edits.into_iter().map(|(span, new)| Edit { span: text.source_span(span), text: new }).collect();
    Fix { applicability, edits }
}

/// The term in the place of a reading of a match; `None` if it has no such form.
pub(super) fn replacement(
    found: &Found<'_, '_>,
    m: &Match<'_>,
    reading: &Reading<'_>,
    term: &Term,
) -> Option<Replacement> {
    put(found, m, reading, term, false)
}

/// The same behind another name, in brackets say: no sentence begins there, and what closes a quotation mark stands
/// elsewhere.
pub(super) fn second(found: &Found<'_, '_>, m: &Match<'_>, reading: &Reading<'_>, term: &Term) -> Option<Replacement> {
    if m.joint != Joint::Quote {
        return put(found, m, reading, term, true);
    }
    let end = m.span.end as usize;
    let unmarked = Match { joint: Joint::None, joint_span: PlainSpan::new(end, end), ..m.clone() };
    put(found, &unmarked, reading, term, true)
}

fn put(found: &Found<'_, '_>, m: &Match<'_>, reading: &Reading<'_>, term: &Term, second: bool) -> Option<Replacement> {
    let plain = &*found.segment.target.plain;
    let lang = found.lang_at(m.span);
    let reach = found.reach(m.span);
    let near = matching::neighbours(plain, m.span, reach);
    let (new, rules) = matching::lemma(reading.concept, term, lang);
    let (old, old_rules) = old_name(m, plain, reading, lang, &new);
    let same_rules = old_rules.tag == rules.tag;
    let mut form = reading.form;
    // A prefix (pre-) is listed as it stands before a word, which says nothing of its forms.
    let mut unformed =
        !form.is_bare() && (!same_rules || !new.tail().is_empty()) || genders::may_be_plural(rules, &old, &new, form);
    if unformed {
        form = Form::BARE;
    }
    let there = || other_script::form_there(&plain[m.span.range()], &new, rules, near);
    let shown = if form.is_bare() && !same_rules { there() } else { None };
    form = shown.map_or(form, |(form, _)| form);
    // Beside what it says itself a new name is in the form that this stands in: «в районе X»; X’s region.
    let doubled = generic::doubled(plain, m.span, &new.text());
    match &doubled {
        Some(generic) if generic.owned => form = Form::BARE,
        Some(generic::Generic { form: Some(own), .. }) if matches!(rules.tag, "ru" | "uk") => form = *own,
        _ => {}
    }
    let form = rules.morphology.adapt(&new, form, near);
    let joint = if form.is_bare() { Joint::None } else { m.joint };
    let inflected = rules.morphology.inflect(&new, form, joint).or_else(|| {
        unformed = true;
        rules.morphology.inflect(&new, Form::BARE, Joint::None)
    })?;
    let putting = Putting { plain, m, lang, near, old, new, rules, form };
    let mut text = putting.written(&inflected, unformed, second);
    let (mut breaks, mut beside) = (None, Vec::new());
    if unformed {
        breaks = Some(messages::form_unknown(&term.text));
    } else if same_rules {
        let agreed = putting.agreed(&text, term);
        (unformed, breaks) = (agreed.unformed, agreed.breaks);
        beside.extend(agreed.edits.into_iter().map(|edit| place(m.span, reach, edit)));
    }
    let stray = || generic::stray_article(plain, m.span, &reading.term.text, &term.text);
    if let Some(name) = generic::without_generic(plain, m.span, &text) {
        text.truncate(name.len());
    } else if let Some(gone) = match doubled {
        Some(generic) => Some(generic.span),
        None => (rules.tag == "en" && same_rules).then(stray).flatten(),
    } {
        beside.retain(|(other, _)| !other.overlaps(gone));
        beside.push((gone, String::new()));
    }
    breaks = breaks.or_else(|| breaks_at_edge(&plain[m.span.range()], &text, (&reading.term.text, &term.text), near));
    breaks = breaks.or_else(|| is_guessed(&putting.new, form, rules, term).then(|| messages::form_guessed(&term.text)));
    unformed |= shown.is_some_and(|(_, alike)| !alike);
    Some(Replacement { text, beside, breaks, unformed })
}

/// A name on its way into another one's place.
struct Putting<'t, 'm> {
    plain: &'t str,
    m: &'m Match<'m>,
    lang: &'m Lang,
    near: Neighbours<'t>,
    old: Lemma,
    new: Lemma,
    rules: &'static Language,
    form: Form,
}

/// What a new name does to the words around it.
#[derive(Default)]
struct Agreed {
    edits: Vec<NearEdit>,
    breaks: Option<String>,
    /// It is not to be written.
    unformed: bool,
}

impl Putting<'_, '_> {
    /// The name as it is written there: with the capitals, the joint and the marks of what stands there.
    fn written(&self, inflected: &Inflected, unformed: bool, second: bool) -> String {
        let Self { plain, m, near, new, rules, .. } = self;
        // Capitals are compared without the joint, which only the original may have.
        let stem = &inflected.text[..inflected.joint.unwrap_or(inflected.text.len())];
        let bare = original_without_joint(plain, m);
        let bare = broken::joined(&bare);
        let cased = self.cased(&bare, &inflected.text, unformed, second);
        // Of a plural in -s an apostrophe is all that follows.
        let mut text = if inflected.joint.is_none() {
            cased
        } else {
            // Casing keeps the number of characters of the stem in all languages that have joints.
            let at = cased.char_indices().nth(stem.chars().count()).map_or(cased.len(), |(at, _)| at);
            let mark = if m.joint == Joint::None { apostrophe(plain) } else { &plain[m.joint_span.range()] };
            format!("{}{mark}{}", &cased[..at], &cased[at..])
        };
        if rules.tag == "de" && self.form.is_bare() {
            text = joined_before_hyphen(text, *near);
        }
        text.push_str(new.tail());
        without_double_hyphens(&mut text, *near);
        // The full stop of Acme Inc. may be the sentence's.
        if text.ends_with('.') && near.after.starts_with('.') {
            text.pop();
        }
        // A mark of stress or question behind the last letter belongs to the word, though not to the match.
        let marks = near.after.find(|c| !matches!(c, '\u{55B}' | '\u{55C}' | '\u{55E}')).unwrap_or(near.after.len());
        if m.how.has(How::Homoglyph) {
            text = with_apostrophes_of(&bare, text);
        } else if !is_other_apostrophe(&self.old, new) {
            text = with_apostrophe_of_draft(&bare, plain, text);
        }
        rules.morphology.finish(&plain[m.span.start as usize..m.span.end as usize + marks], text)
    }

    /// The name with the capitals of what stands there.
    fn cased(&self, bare: &str, inflected: &str, unformed: bool, second: bool) -> String {
        let Self { plain, m, lang, new, .. } = self;
        // The words of a translation have capitals of their own: only all capitals are taken over.
        let listed = if m.how.has(How::Calque) { case::lower(bare, lang) } else { self.old.text() };
        let cased = if unformed && !case::is_shouted(bare) {
            inflected.to_owned()
        } else {
            case::like(bare, &listed, inflected, lang)
        };
        let begins = |text: &str| text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        let cased = if is_capital_by_listing(plain, m, bare, &listed, new)
            || second && begins(bare) && !case::is_shouted(bare)
        {
            case::with_first_of(&cased, inflected)
        } else {
            cased
        };
        let cased =
            if is_word_of_title(plain, m, bare, &listed, lang) { case::in_title_case(&cased, lang) } else { cased };
        let derived = self.form.has(Feature::Adjective) && matches!(self.rules.tag, "ru" | "uk");
        if derived { case::with_parts_of(bare, cased, &new.text(), lang) } else { cased }
    }

    /// What the words around the name ask for, once it is written there.
    fn agreed(&self, text: &str, term: &Term) -> Agreed {
        let Self { near, old, new, rules, .. } = self;
        let other_gender = || genders::differ(old, new);
        let unknown = genders::is_unknown(rules.tag, old, new, *near).then(|| messages::gender_unknown(&term.text));
        match rules.morphology.agree(old, new, self.form, text, *near) {
            Agreement::Fits => {
                let breaks = other_gender().then(|| messages::other_gender(&term.text)).or(unknown);
                Agreed { breaks, ..Agreed::default() }
            }
            Agreement::Breaks(why) => {
                // In Turkish an ending that is not known, which no other name can take; in English a verb for a noun; in French
                // words that agree with either gender, or with a verb.
                let unformed = matches!(rules.tag, "tr" | "en") || rules.tag == "fr" && other_gender();
                Agreed { breaks: Some(why), unformed, ..Agreed::default() }
            }
            Agreement::Unwritten(why) => Agreed { breaks: Some(why), unformed: true, ..Agreed::default() },
            Agreement::Repair(edits) => {
                // What is farther off in a German sentence (its relative clause, a pronoun) may have to follow as well; a
                // French participle too.
                let afar = rules.tag == "de" || rules.tag == "fr" && other_gender();
                Agreed { edits, breaks: afar.then(|| messages::other_gender(&term.text)).or(unknown), unformed: false }
            }
        }
    }
}

/// Eine Sankt-Petersburg-Reise: in German all parts are joined before a hyphen.
fn joined_before_hyphen(text: String, near: Neighbours<'_>) -> String {
    let goes_on = near.after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if goes_on && !text.contains("- ") { text.replace(' ', "-") } else { text }
}

/// The name that stands there, and the rules by which it does. A name of another script that the text spells and inflects in its own
/// way (Кашатага, of Kashatagh) is like any of the text's language; in which gender, only the nominative shows.
fn old_name(m: &Match<'_>, plain: &str, reading: &Reading<'_>, lang: &Lang, new: &Lemma) -> (Lemma, &'static Language) {
    let own = morph::language(lang);
    let written = &plain[m.span.range()];
    let spelt = m.how.has(How::Romanised)
        && !matching::in_script(&reading.term.text, own.script)
        && matching::in_script(written, own.script)
        && matching::in_script(&new.text(), own.script);
    if !spelt {
        return matching::lemma(reading.concept, reading.term, lang);
    }
    (if reading.form.is_bare() { Lemma::new(written, own.fold) } else { new.clone() }, own)
}

/// True if the form of a term is only guessed. Of German and French terms the plural alone ever is.
fn is_guessed(lemma: &Lemma, form: Form, rules: &Language, term: &Term) -> bool {
    let may_be = !matches!(rules.tag, "de" | "fr") || form.has(Feature::Plural);
    !form.is_bare() && may_be && term.forms.is_empty() && rules.morphology.class(lemma).is_none()
}

/// What a name begins or ends with may be a quotation mark all the same, and its full stop the sentence's.
fn breaks_at_edge(written: &str, text: &str, (old, new): (&str, &str), near: Neighbours<'_>) -> Option<String> {
    let edges = |text: &str| (text.starts_with(is_apostrophe), text.ends_with(is_apostrophe));
    if edges(written) != edges(text) {
        return Some(messages::edge_mark(old));
    }
    let stops = |text: &str| text.ends_with('.');
    let stopped = stops(old) && !stops(new) && !stops(written) && near.after.starts_with('.');
    stopped.then(|| messages::full_stop(old))
}

/// True where a match begins with a capital because its term is listed with one, and the other term is listed with a
/// small letter: it gets no capital, unless a sentence begins there or it is a title. What has capitals inside (iPhone)
/// keeps its own beginning there too.
fn is_capital_by_listing(plain: &str, m: &Match<'_>, bare: &str, listed: &str, new: &Lemma) -> bool {
    let first = |text: &str| text.chars().find(|c| c.is_alphabetic());
    // Of the first word: iPhone, but not unerwünschtes Ereignis.
    let Some(new) = new.words.first().map(|word| &*word.text) else { return false };
    let small = |text: &str| first(text).is_some_and(char::is_lowercase);
    if small(bare) || small(listed) || !small(new) || case::is_shouted(bare) && !case::is_shouted(listed) {
        return false;
    }
    let place = words::setting(plain, m.span);
    !(place.begins || place.title) || new.contains(char::is_uppercase)
}

/// True for one word in an English title, whose replacement gets a capital on each (*Repairing the Catenary in Winter*).
/// Where the match has several words, their own capitals tell.
fn is_word_of_title(plain: &str, m: &Match<'_>, bare: &str, listed: &str, lang: &Lang) -> bool {
    let small = |text: &str| text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    lang.primary() == "en"
        && !bare.contains(' ')
        && small(listed)
        && !small(bare)
        && !case::is_shouted(bare)
        && words::setting(plain, m.span).title
}

/// True where the glossary says that the two are of different genders: articles and adjectives may have to follow. Where the
/// language's rules see to that, they say so themselves.
/// A hyphen that the name is listed with at its edge (--verbose, pre-) is not written where one stands.
fn without_double_hyphens(text: &mut String, near: Neighbours<'_>) {
    if near.before.ends_with(is_hyphen) {
        let lead = text.len() - text.trim_start_matches(is_hyphen).len();
        text.drain(..lead);
    }
    if near.after.starts_with(is_hyphen) {
        text.truncate(text.trim_end_matches(is_hyphen).len());
    }
}

/// The apostrophe that a text writes.
fn apostrophe(plain: &str) -> &'static str {
    if plain.contains('\u{2019}') { "\u{2019}" } else { "'" }
}

/// A word put right keeps the apostrophe that the writer has in it: Map’янівка, Мар’янівка.
fn with_apostrophes_of(written: &str, text: String) -> String {
    let mut own = written.chars().filter(|&c| is_apostrophe(c));
    match (own.next(), own.next()) {
        (Some(one), None) => text.chars().map(|c| if is_apostrophe(c) { one } else { c }).collect(),
        _ => text,
    }
}

/// True for terms that only the apostrophe tells apart: it is what the house asks for.
fn is_other_apostrophe(old: &Lemma, new: &Lemma) -> bool {
    let plainly = |lemma: &Lemma| lemma.text().replace(is_apostrophe, "'");
    old.text() != new.text() && plainly(old) == plainly(new)
}

/// A term keeps the apostrophe that the draft has between letters, if it has one kind: l’écran, capture d’écran.
fn with_apostrophe_of_draft(bare: &str, plain: &str, text: String) -> String {
    let kind = |text: &str| {
        let mut all = inner_apostrophes(text).map(|(_, mark)| mark);
        let first = all.next()?;
        all.all(|mark| mark == first).then_some(first)
    };
    if inner_apostrophes(&text).next().is_none() {
        return text;
    }
    let Some(own) = kind(bare).or_else(|| kind(plain)) else { return text };
    let mut written = text.clone();
    for (at, mark) in inner_apostrophes(&text).collect::<Vec<_>>().into_iter().rev() {
        written.replace_range(at..at + mark.len_utf8(), own.encode_utf8(&mut [0; 4]));
    }
    written
}

/// The apostrophes between letters, of the kinds that one keyboard or another has for the same.
fn inner_apostrophes(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|&(at, c)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        matches!(c, '\'' | '\u{2019}' | '\u{2BC}')
            && letter(text[..at].chars().next_back())
            && letter(text[at + c.len_utf8()..].chars().next())
    })
}

fn original_without_joint(plain: &str, m: &Match<'_>) -> String {
    let (span, joint) = (m.span.range(), m.joint_span.range());
    if m.joint == Joint::None {
        return plain[span].to_owned();
    }
    format!("{}{}", &plain[span.start..joint.start], &plain[joint.end..span.end])
}

/// A change beside a match, in offsets of the plain text.
fn place(span: PlainSpan, reach: PlainSpan, edit: NearEdit) -> (PlainSpan, String) {
    match edit {
        NearEdit::Before(range, text) => {
            let start = reach.start as usize;
            (PlainSpan::new(start + range.start, start + range.end), text)
        }
        NearEdit::After(range, text) => {
            let end = span.end as usize;
            (PlainSpan::new(end + range.start, end + range.end), text)
        }
    }
}

/// The term as it is listed: what a homoglyph or a slip of the keyboard stood for, in the same form.
pub(super) fn as_listed(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> Vec<Replacement> {
    let found = draft.segment(judged);
    let mut all: Vec<Replacement> = Vec::new();
    for opinion in &judged.opinions {
        let made = replacement(found, judged.found, &opinion.reading, opinion.reading.term);
        if let Some(made) = made
            && !all.iter().any(|r| r.text == made.text)
        {
            all.push(made);
        }
    }
    all
}
