//! `first-mention`: both names where the house gives both, one name where it gives one.

mod literal;

use std::borrow::Cow;
use std::collections::HashSet;

use super::judge::Opinion;
use super::suggest::{self, Replacement};
use super::{Check, Draft, Found, Judged, Kind, both, diagnostic, messages, pair, rows, spoken_of};
use crate::base::{Lang, PlainSpan};
use crate::matching::Reading;
use crate::model::{Applicability, Concept, Diagnostic, How, Mode, Name, RelatedKind, Severity, Term};
use crate::policy::{self, Naming, Piece};
use crate::text::attributes::DEFINING;
use crate::text::fold::is_hyphen;
use crate::text::morph::{Feature, Form, Joint};
use crate::text::words::closes_quotation;
use unicode_normalization::UnicodeNormalization;

pub(super) struct FirstMention;

impl Check for FirstMention {
    fn id(&self) -> &'static str {
        "first-mention"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/first-mention.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        if !policy::has_modes(draft.policy) {
            return;
        }
        // Of headings, captions and front matter, and of the body.
        let mut mentioned: [HashSet<*const Concept>; 2] = Default::default();
        let judged: Vec<&Judged<'_, '_>> = draft.judged.iter().filter(|j| j.counts() && !j.is_near()).collect();
        let mut next = 0;
        while let Some(&first) = judged.get(next) {
            next += 1;
            let in_body = policy::is_body(draft.policy, &draft.segment(first).segment.element);
            let seen = &mut mentioned[usize::from(in_body)];
            let second = judged.get(next).copied().filter(|second| second.segment == first.segment);
            let mention = |reading| Mention::of(draft, first, second, reading, seen);
            let likely = named(first);
            let mut mentions: Vec<Mention<'_, '_, '_>> = likely.iter().copied().filter_map(&mention).collect();
            // A name that the words around rule out is meant all the same beside its other one.
            if mentions.iter().all(|mention| mention.double.is_none()) {
                let other = |r: &&Reading<'_>| !likely.iter().any(|known| std::ptr::eq(known.name, r.name));
                let others = first.found.readings.iter().filter(other).copied().filter_map(&mention);
                mentions.extend(others.filter(|m| m.double.is_some() && is_of(&m.naming, m.reading.name)));
            }
            // Which thing is meant is told by its two names.
            if mentions.iter().any(|mention| mention.double.is_some()) {
                next += 1;
                mentions.retain(|mention| mention.double.is_some());
            }
            mentions.retain(|mention| matches!(mention.naming.mode, Mode::First { .. } | Mode::Always { .. }));
            let said: Vec<Said> = mentions.iter().map(Mention::judge).collect();
            // Where two equal words would stand side by side, the next mention is the first that can have both names.
            if first.exempt.is_none() && !said.contains(&Said::Alike) {
                seen.extend(mentions.iter().map(|mention| std::ptr::from_ref(mention.reading.concept)));
            }
            out.extend(Mention::told(&mentions, said));
        }
    }
}

/// The readings of a match whose naming mode counts.
fn named<'g>(judged: &Judged<'_, 'g>) -> Vec<Reading<'g>> {
    judged.opinions.iter().filter(|o| o.by_mode).map(|o| o.reading).collect()
}

/// True if a name is one of those that the first mention gives.
fn is_of(naming: &Naming<'_, '_>, name: &Name) -> bool {
    Naming::names(&naming.first).any(|(own, _)| std::ptr::eq(own, name))
}

/// What is to be said of a mention in one of its readings.
#[derive(PartialEq, Eq)]
enum Said {
    /// It is as the house gives it.
    Fine,
    /// Both names would be one word there.
    Alike,
    /// It is not.
    Other {
        /// What is written anew.
        span: PlainSpan,
        made: Replacement,
        message: String,
    },
}

/// Two names of one concept in one breath: `Khankendi (Stepanakert)`, `Stepanakert/Khankendi`.
struct Double<'d, 'a, 'g> {
    second: &'d Judged<'a, 'g>,
    reading: Reading<'g>,
    /// From the first name to the second, or to the bracket that closes behind it.
    span: PlainSpan,
    /// What stands between the names, quotation marks left out.
    between: String,
    /// A dash stands between, and none behind the second: where the double ends cannot be told.
    open: bool,
}

impl<'d, 'a, 'g> Double<'d, 'a, 'g> {
    fn at(
        draft: &Draft<'a, 'g>,
        first: &Judged<'a, 'g>,
        second: &'d Judged<'a, 'g>,
        one: Reading<'g>,
        naming: &Naming<'g, '_>,
    ) -> Option<Self> {
        // Also what the words around rule out elsewhere: beside its other name a name that asks for context is meant.
        let readings = second.opinions.iter().map(|o| o.reading).chain(second.found.readings.iter().copied());
        let mut others = readings
            .filter(|r| std::ptr::eq(r.concept, one.concept) && !std::ptr::eq(r.name, one.name))
            .collect::<Vec<_>>();
        let wanted = Naming::names(&naming.first).nth(1);
        others.sort_by_key(|r| !wanted.is_some_and(|(name, _)| std::ptr::eq(name, r.name)));
        let reading = *others.first()?;
        let plain = &*draft.segment(first).segment.target.plain;
        // The house's own words around the names, whatever they are.
        for wanted in [&naming.first, &naming.then] {
            if let Some(span) = literal::around(plain, first.found.span, second.found.span, wanted) {
                let between = between(wanted);
                return Some(Self { second, reading, span, between, open: false });
            }
        }
        let (from, to) = (first.found.span.end as usize, second.found.span.start as usize);
        let between: String = plain.get(from..to)?.chars().filter(|&c| !is_quote(c)).collect();
        let squeezed: String = between.split_whitespace().collect::<Vec<_>>().join(" ");
        let bracket = squeezed.ends_with(['(', '[', '（', '［', '〔']);
        let apart = bracket && squeezed.len() <= 40 || matches!(squeezed.trim(), "/" | "-" | "–" | "—" | "／");
        if !apart && !squeezed.starts_with(", ")
            || squeezed.contains(['.', '!', '?', ';', '。', '！', '？', '；'])
            || squeezed.len() > 40
        {
            return None;
        }
        let mut end = second.found.span.end as usize;
        if bracket {
            let rest = plain[end..].trim_start_matches(is_quote);
            let close = rest.chars().next().filter(|c| matches!(c, ')' | ']' | '）' | '］' | '〕'))?;
            end = plain.len() - rest.len() + close.len_utf8();
        } else if !apart {
            return None;
        }
        // Lachin – Berdzor – is cold: the second dash goes with the first.
        let mut open = false;
        if let Some(dash) =
            squeezed.chars().next().filter(|c| is_hyphen(*c) && between.starts_with(char::is_whitespace))
        {
            let rest = plain[end..].trim_start();
            match rest.strip_prefix(dash).filter(|behind| behind.len() + dash.len_utf8() < plain.len() - end) {
                // The dash of a row (Lachin – Berdzor – Goris) or of a copula.
                Some(behind) if !goes_on(behind) => open = true,
                Some(behind) => end = plain.len() - behind.len(),
                None => open = !rest.is_empty(),
            }
        }
        let span = PlainSpan::new(first.found.span.start as usize, end);
        Some(Self { second, reading, span, between: squeezed, open })
    }
}

/// False where what stands behind a second dash is a name, or says what the first is: it goes with the sentence.
fn goes_on(behind: &str) -> bool {
    let word = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // Russian and Ukrainian have a dash for *is* before any noun.
    !word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || ('а'..='ї').contains(&c))
        && !DEFINING.contains(&word)
}

fn is_quote(c: char) -> bool {
    closes_quotation(c) || matches!(c, '\u{201E}' | '\u{201A}')
}

/// One mention of a concept: one name or a double.
struct Mention<'d, 'a, 'g> {
    draft: &'d Draft<'a, 'g>,
    found: &'a Found<'a, 'g>,
    judged: &'d Judged<'a, 'g>,
    reading: Reading<'g>,
    double: Option<Double<'d, 'a, 'g>>,
    naming: Naming<'g, 'a>,
    /// True for the first mention in the house's own voice.
    fresh: bool,
}

impl<'d, 'a, 'g> Mention<'d, 'a, 'g> {
    /// A mention in one of its readings; `None` without a naming mode. `seen` are the concepts mentioned before.
    fn of(
        draft: &'d Draft<'a, 'g>,
        first: &'d Judged<'a, 'g>,
        second: Option<&'d Judged<'a, 'g>>,
        reading: Reading<'g>,
        seen: &HashSet<*const Concept>,
    ) -> Option<Self> {
        let found = draft.segment(first);
        let naming = policy::naming(draft.policy, reading.concept, &draft.scope(found, first.found.span))?;
        let double = second.and_then(|second| Double::at(draft, first, second, reading, &naming));
        let fresh = first.exempt.is_none() && !seen.contains(&std::ptr::from_ref(reading.concept));
        Some(Self { draft, found, judged: first, reading, double, naming, fresh })
    }

    fn judge(&self) -> Said {
        let wanted = if self.fresh { &self.naming.first } else { &self.naming.then };
        let names: Vec<_> = Naming::names(wanted).collect();
        let is = |index: usize, name: &Name| names.get(index).is_some_and(|(own, _)| std::ptr::eq(*own, name));
        match &self.double {
            None if names.len() == 1 && is(0, self.reading.name) => Said::Fine,
            // The text's language has no other name to put beside it.
            None if self.naming.borrowed && is(0, self.reading.name) => Said::Fine,
            Some(double)
                if names.len() == 2
                    && is(0, self.reading.name)
                    && is(1, double.reading.name)
                    && narrow(&double.between) == narrow(&between(wanted))
                    && self.is_whole(double, wanted) =>
            {
                if self.naming.inflects(1) {
                    self.second_name(double, names[1].1)
                } else {
                    Said::Fine
                }
            }
            _ => self.rewrite(wanted),
        }
    }

    /// True if what a template has before and behind its names stands there.
    fn is_whole(&self, double: &Double<'_, '_, 'g>, wanted: &[Piece<'g>]) -> bool {
        let plain = &*self.found.segment.target.plain;
        literal::around(plain, self.judged.found.span, double.second.found.span, wanted).is_some()
            || !literal::has_words(wanted)
    }

    /// The second name of a double must stand in the case of the first.
    fn second_name(&self, double: &Double<'_, '_, 'g>, term: &'g Term) -> Said {
        let plain = &*self.found.segment.target.plain;
        let second = double.second.found;
        let written = &plain[second.span.range()];
        let term = self.own_spelling(&double.reading, term);
        let reading = Reading { form: self.reading.form, ..double.reading };
        let Some(made) = suggest::replacement(self.found, second, &reading, term) else { return Said::Fine };
        if same(&made.text, written) || made.breaks.is_some() {
            return Said::Fine;
        }
        let message = messages::uninflected_double(written, &made.text);
        // What stands before the bracket belongs to the first name.
        Said::Other { span: second.span, made: Replacement { beside: Vec::new(), ..made }, message }
    }

    /// The spelling that stands there already, if it is in the text's language; it is not this check's business. So it is where
    /// nothing is listed in that language: *Şuşada (Şuşidə)*, and not as English has it.
    fn own_spelling(&self, reading: &Reading<'g>, term: &'g Term) -> &'g Term {
        let lang = self.found.lang_at(self.judged.found.span);
        let own = |term: &Term| term.lang.same_language(lang);
        if own(reading.term) || !own(term) { reading.term } else { term }
    }

    /// The mention as the template wants it.
    fn rewrite(&self, wanted: &[Piece<'g>]) -> Said {
        // What the template has before and behind the names may stand there already.
        let span = self.double.as_ref().map_or(self.judged.found.span, |double| double.span);
        let span = literal::beside(&self.found.segment.target.plain, span, wanted);
        let written = &self.found.segment.target.plain[span.range()];
        let mut made = Replacement { text: String::new(), beside: Vec::new(), breaks: None, unformed: false };
        let mut names: Vec<String> = Vec::new();
        // A Korean particle stands once, behind the brackets: 한켄디(스테파나케르트)에서.
        let once = self.found.lang_at(span).primary() == "ko" && Naming::names(wanted).nth(1).is_some();
        let mut particle = String::new();
        for piece in wanted {
            match piece {
                Piece::Text(text) => made.text.push_str(&as_there(text, self.found.lang_at(span))),
                Piece::Name { name, term, .. } => {
                    let index = names.len();
                    let form = if once || self.naming.inflects(index) { self.reading.form } else { Form::BARE };
                    let reading = Reading { form, ..self.reading };
                    let stands = std::ptr::eq(*name, self.reading.name);
                    let term = if stands { self.own_spelling(&self.reading, term) } else { term };
                    let put = if index == 0 { suggest::replacement } else { suggest::second };
                    let Some(mut put) = put(self.found, self.judged.found, &reading, term) else { return Said::Fine };
                    if stands && index == 0 && std::ptr::eq(term, self.reading.term) && is_variant(self.judged, form) {
                        self.found.segment.target.plain[self.judged.found.span.range()].clone_into(&mut put.text);
                    }
                    if let Some(tail) = put.text.strip_prefix(&*term.text).filter(|_| once) {
                        if index == 0 {
                            particle = tail.to_owned();
                        }
                        put.text.truncate(term.text.len());
                    }
                    made.text.push_str(&put.text);
                    names.push(put.text);
                    if index == 0 {
                        put.beside.retain(|(beside, _)| beside.end <= span.start || beside.start >= span.end);
                        made.beside = put.beside;
                    }
                    made.breaks = made.breaks.or(put.breaks);
                    made.unformed |= put.unformed;
                }
            }
        }
        made.text.push_str(&particle);
        if same(&made.text, written) {
            return Said::Fine;
        }
        if let [one, other, ..] = &names[..]
            && one.to_lowercase() == other.to_lowercase()
        {
            return Said::Alike;
        }
        let policy = self.draft.policy;
        let message = match (self.fresh, names.len()) {
            (true, 2..) if self.double.is_none() => messages::first_mention(written, policy, &made.text),
            (_, 2..) => messages::other_double(written, policy, &made.text),
            _ => messages::later_mention(written, policy, &made.text),
        };
        Said::Other { span, made, message }
    }

    /// The finding, if all readings of one thing are one; a fix only if nothing else is meant, and they all give the same
    /// text.
    fn told(mentions: &[Self], said: Vec<Said>) -> Option<Diagnostic> {
        let mut all: Vec<(&Self, PlainSpan, Replacement, String)> = Vec::new();
        let is_right = |mention: &Self| {
            let same = |other: &Self| std::ptr::eq(other.reading.concept, mention.reading.concept);
            mentions.iter().zip(&said).any(|(other, said)| same(other) && !matches!(said, Said::Other { .. }))
        };
        let right: Vec<bool> = mentions.iter().map(is_right).collect();
        let is_fine = |o: &Opinion<'_, '_>| !o.by_mode && o.kind == Kind::Fine;
        for ((mention, right), said) in mentions.iter().zip(&right).zip(said) {
            let Said::Other { span, made, message } = said else { continue };
            if !right && !all.iter().any(|(_, known, other, _)| *known == span && other.text == made.text) {
                all.push((mention, span, made, message));
            }
        }
        let (one, ..) = all.first()?;
        let alone = one.double.is_none();
        let sole = all.len() == 1 && !right.contains(&true) && !(alone && one.judged.opinions.iter().any(is_fine));
        let suggestions = all.iter().map(|(_, _, made, _)| made.text.clone()).collect();
        let (one, span, made, message) = all.into_iter().next()?;
        Some(one.finding((span, made, message), suggestions, sole))
    }

    /// True if words beside it say that another name means the same, one that is not the second of this double.
    fn is_explained(&self) -> bool {
        let second = self.double.as_ref().map(|double| double.second.found);
        pair::is_explained(self.found, self.judged.found, self.reading, second)
            || both::has_another(self.draft, self.judged, &self.reading, second)
    }

    fn finding(
        &self,
        (span, made, message): (PlainSpan, Replacement, String),
        suggestions: Vec<String>,
        sole: bool,
    ) -> Diagnostic {
        let speaks = self.double.as_ref().map(|double| double.second).filter(|second| second.found.span == span);
        let mut d = diagnostic(self.draft, speaks.unwrap_or(self.judged), FirstMention.id(), message);
        let rule = self.naming.rule;
        d.span = self.found.segment.target.source_span(span);
        d.severity = rule.say.severity.unwrap_or(Severity::Warning);
        let mut cap = rule.say.fix.unwrap_or(Applicability::Unsafe);
        let ambiguous = || self.reading.concept.related.iter().filter(|r| r.kind == RelatedKind::Ambiguous);
        let by_hand = if self.judged.exempt.is_some() || !self.naming.certain {
            d.severity = Severity::Info;
            Some(None)
        } else if !sole {
            Some(Some(messages::BY_HAND_SEVERAL))
        } else if ambiguous().next().is_some() {
            d.notes.extend(ambiguous().filter_map(|related| related.note.as_deref().map(str::to_owned)));
            Some(Some(messages::BY_HAND_RELATED))
        } else if self.double.as_ref().is_some_and(|double| double.open) || self.is_explained() {
            Some(Some(messages::BY_HAND_BOTH))
        } else if self.double.is_none()
            && rows::set_side_by_side(self.draft, self.judged, &self.reading, &self.reading.term.lang)
        {
            Some(Some(messages::BY_HAND_ROW))
        } else if self.double.is_none() && spoken_of::is_spoken_of(self.found, self.judged) {
            Some(Some(messages::BY_HAND_SPOKEN))
        } else if suggest::is_called_by(self.found, self.judged.found) {
            Some(Some(messages::BY_HAND_CALLED))
        } else {
            None
        };
        if let Some(why) = by_hand {
            cap = Applicability::DisplayOnly;
            d.by_hand = why;
        }
        d.suggestions = suggestions;
        d.policy = Some(rule.place.clone());
        d.notes.extend(made.breaks.clone());
        d.fix = Some(suggest::fix(self.found, span, &made, cap));
        d
    }
}

/// What stands around the names, as a language writes brackets: 舒沙（舒希）, 슈샤(슈시).
fn as_there<'t>(text: &'t str, lang: &Lang) -> Cow<'t, str> {
    match lang.primary() {
        "zh" | "ja" | "yue" => text.replace(" (", "（").replace('(', "（").replace(')', "）").into(),
        "ko" => text.replace(" (", "(").into(),
        _ => text.into(),
    }
}

/// Brackets as the text before them has them: full ones in East Asian texts stand without a space.
fn narrow(between: &str) -> String {
    between.replace(['（', '［', '〔'], "(").replace('／', "/").trim().to_owned()
}

/// True for a name in a rarer form of the case that it stands in: the writer's own, which stays.
fn is_variant(judged: &Judged<'_, '_>, form: Form) -> bool {
    let m = &judged.found;
    form.has(Feature::Variant) && m.joint == Joint::None && !m.how.has(How::Homoglyph) && !m.how.has(How::Folded)
}

/// True if two texts are one, composed or not.
fn same(one: &str, other: &str) -> bool {
    one == other || one.nfc().eq(other.nfc())
}

/// The text between the two names of a template, white space squeezed.
fn between(pieces: &[Piece<'_>]) -> String {
    let is_name = |piece: &&Piece<'_>| matches!(piece, Piece::Name { .. });
    let text: Vec<&str> = pieces
        .iter()
        .skip_while(|piece| !is_name(piece))
        .skip(1)
        .take_while(|piece| !is_name(piece))
        .filter_map(|piece| if let Piece::Text(text) = piece { Some(&**text) } else { None })
        .collect();
    text.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}
