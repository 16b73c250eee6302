//! `first-mention`: both names where the house gives both, one name where it gives one.

use std::borrow::Cow;
use std::collections::HashSet;

use super::suggest::{self, Replacement};
use super::{Check, Draft, Found, Judged, diagnostic, messages};
use crate::base::{Lang, PlainSpan};
use crate::matching::Reading;
use crate::model::{Applicability, Concept, Diagnostic, Mode, Name, Severity, Term};
use crate::policy::{self, Naming, Piece};
use crate::text::morph::Form;
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
        let mut seen: HashSet<*const Concept> = HashSet::new();
        let judged: Vec<&Judged<'_, '_>> = draft.judged.iter().filter(|j| j.counts() && !j.is_near()).collect();
        let mut next = 0;
        while let Some(&first) = judged.get(next) {
            next += 1;
            let Some(reading) = named(first) else { continue };
            let found = draft.segment(first);
            let scope = draft.scope(found, first.found.span);
            let Some(naming) = policy::naming(draft.policy, reading.concept, &scope) else { continue };
            let rest = judged.get(next).copied().filter(|second| second.segment == first.segment);
            let double = rest.and_then(|second| Double::at(draft, first, second, reading));
            next += usize::from(double.is_some());
            let exempt = first.exempt.is_some();
            if !matches!(naming.mode, Mode::First { .. } | Mode::Always { .. }) {
                continue;
            }
            let fresh = !exempt && seen.insert(std::ptr::from_ref(reading.concept));
            let mention = Mention { draft, found, judged: first, reading, double, naming, fresh };
            out.extend(mention.judge());
        }
    }
}

/// The reading of a match whose naming mode counts: that of the mildest opinion.
fn named<'g>(judged: &Judged<'_, 'g>) -> Option<Reading<'g>> {
    let opinion = judged.opinions.iter().find(|o| o.by_mode)?;
    Some(opinion.reading)
}

/// Two names of one concept in one breath: `Khankendi (Stepanakert)`, `Stepanakert/Khankendi`.
struct Double<'d, 'a, 'g> {
    second: &'d Judged<'a, 'g>,
    reading: Reading<'g>,
    /// From the first name to the second, or to the bracket that closes behind it.
    span: PlainSpan,
    /// What stands between the names, quotation marks left out.
    between: String,
}

impl<'d, 'a, 'g> Double<'d, 'a, 'g> {
    fn at(draft: &Draft<'a, 'g>, first: &Judged<'a, 'g>, second: &'d Judged<'a, 'g>, one: Reading<'g>) -> Option<Self> {
        let opinion = second.opinions.iter().find(|o| std::ptr::eq(o.reading.concept, one.concept))?;
        if std::ptr::eq(opinion.reading.name, one.name) {
            return None;
        }
        let plain = &*draft.segment(first).segment.target.plain;
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
        let span = PlainSpan::new(first.found.span.start as usize, end);
        Some(Self { second, reading: opinion.reading, span, between: squeezed })
    }
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

impl<'g> Mention<'_, '_, 'g> {
    fn judge(&self) -> Option<Diagnostic> {
        let wanted = if self.fresh { &self.naming.first } else { &self.naming.then };
        let names: Vec<_> = Naming::names(wanted).collect();
        let is = |index: usize, name: &Name| names.get(index).is_some_and(|(own, _)| std::ptr::eq(*own, name));
        match &self.double {
            None if names.len() == 1 && is(0, self.reading.name) => None,
            // The text's language has no other name to put beside it.
            None if self.naming.borrowed && is(0, self.reading.name) => None,
            Some(double)
                if names.len() == 2
                    && is(0, self.reading.name)
                    && is(1, double.reading.name)
                    && narrow(&double.between) == narrow(&between(wanted)) =>
            {
                self.naming.inflects(1).then(|| self.second_name(double, names[1].1)).flatten()
            }
            _ => self.rewrite(wanted),
        }
    }

    /// The second name of a double must stand in the case of the first.
    fn second_name(&self, double: &Double<'_, '_, 'g>, term: &'g Term) -> Option<Diagnostic> {
        let plain = &*self.found.segment.target.plain;
        let second = double.second.found;
        let written = &plain[second.span.range()];
        let term = self.own_spelling(&double.reading, term);
        let mut wanted: Option<Replacement> = None;
        for opinion in &self.judged.opinions {
            let reading = Reading { form: opinion.reading.form, ..double.reading };
            let made = suggest::replacement(self.found, second, &reading, term)?;
            if same(&made.text, written) || made.breaks.is_some() {
                return None;
            }
            wanted.get_or_insert(made);
        }
        // What stands before the bracket belongs to the first name.
        let made = Replacement { beside: Vec::new(), ..wanted? };
        let message = messages::uninflected_double(written, &made.text);
        let d = diagnostic(self.draft, double.second, FirstMention.id(), message);
        Some(self.finished(d, second.span, &made))
    }

    /// The spelling that stands there already, if it is in the text's language; it is not this check's business.
    fn own_spelling(&self, reading: &Reading<'g>, term: &'g Term) -> &'g Term {
        if reading.term.lang.same_language(self.found.lang_at(self.judged.found.span)) { reading.term } else { term }
    }

    /// The mention as the template wants it.
    fn rewrite(&self, wanted: &[Piece<'g>]) -> Option<Diagnostic> {
        let span = self.double.as_ref().map_or(self.judged.found.span, |double| double.span);
        let written = &self.found.segment.target.plain[span.range()];
        let mut made = Replacement { text: String::new(), beside: Vec::new(), breaks: None, unformed: false };
        let mut index = 0;
        // A Korean particle stands once, behind the brackets: 한켄디(스테파나케르트)에서.
        let once = self.found.lang_at(span).primary() == "ko" && Naming::names(wanted).nth(1).is_some();
        let mut particle = String::new();
        for piece in wanted {
            match piece {
                Piece::Text(text) => made.text.push_str(&as_there(text, self.found.lang_at(span))),
                Piece::Name { name, term, .. } => {
                    let form = if once || self.naming.inflects(index) { self.reading.form } else { Form::BARE };
                    let reading = Reading { form, ..self.reading };
                    let stands = std::ptr::eq(*name, self.reading.name);
                    let term = if stands { self.own_spelling(&self.reading, term) } else { term };
                    let mut put = suggest::replacement(self.found, self.judged.found, &reading, term)?;
                    if let Some(tail) = put.text.strip_prefix(&*term.text).filter(|_| once) {
                        if index == 0 {
                            particle = tail.to_owned();
                        }
                        put.text.truncate(term.text.len());
                    }
                    made.text.push_str(&put.text);
                    if index == 0 {
                        made.beside = put.beside;
                    }
                    made.breaks = made.breaks.or(put.breaks);
                    made.unformed |= put.unformed;
                    index += 1;
                }
            }
        }
        made.text.push_str(&particle);
        if same(&made.text, written) {
            return None;
        }
        let policy = self.draft.policy;
        let message = match (self.fresh, index) {
            (true, 2..) if self.double.is_none() => messages::first_mention(written, policy, &made.text),
            (_, 2..) => messages::other_double(written, policy, &made.text),
            _ => messages::later_mention(written, policy, &made.text),
        };
        let d = diagnostic(self.draft, self.judged, FirstMention.id(), message);
        Some(self.finished(d, span, &made))
    }

    fn finished(&self, mut d: Diagnostic, span: PlainSpan, made: &Replacement) -> Diagnostic {
        let rule = self.naming.rule;
        d.span = self.found.segment.target.source_span(span);
        d.severity = rule.say.severity.unwrap_or(Severity::Warning);
        let mut cap = rule.say.fix.unwrap_or(Applicability::Unsafe);
        if self.judged.exempt.is_some() || !self.naming.certain {
            d.severity = Severity::Info;
            cap = Applicability::DisplayOnly;
        }
        d.suggestions = vec![made.text.clone()];
        d.policy = Some(rule.place.clone());
        d.notes.extend(made.breaks.clone());
        d.fix = Some(suggest::fix(self.found, span, made, cap));
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
