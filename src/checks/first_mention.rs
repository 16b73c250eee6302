//! `first-mention`: both names where the house gives both, one name where it gives one.

use std::collections::HashSet;

use super::judge::Kind;
use super::suggest::{self, Replacement};
use super::{Check, Draft, Found, Judged, diagnostic, messages};
use crate::base::PlainSpan;
use crate::matching::Reading;
use crate::model::{Applicability, Concept, Diagnostic, Inflect, Mode, Name, Part, Severity, Template, Term};
use crate::policy;
use crate::text::morph::Form;
use crate::text::words::closes_quotation;

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
            let scope = draft.scope(found);
            let Some((mode, _)) = policy::mode(draft.policy, reading.concept, &scope) else { continue };
            let rest = judged.get(next).copied().filter(|second| second.segment == first.segment);
            let double = rest.and_then(|second| Double::at(draft, first, second, reading));
            next += usize::from(double.is_some());
            let exempt = first.exempt.is_some();
            let fresh = !exempt && seen.insert(std::ptr::from_ref(reading.concept));
            let (wanted, inflect) = match mode {
                Mode::First { first, inflect, .. } if fresh => (first, *inflect),
                Mode::First { then, inflect, .. } => (then, *inflect),
                Mode::Always { form, inflect } => (form, *inflect),
                Mode::Single { .. } | Mode::Avoid { .. } => continue,
            };
            let Ok(template) = Template::parse(wanted) else { continue };
            let mention = Mention { draft, found, judged: first, reading, double };
            if let Some(finding) = mention.judge(&template, inflect, fresh) {
                out.push(finding);
            }
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
        let bracket = squeezed.ends_with('(') || squeezed.ends_with('[');
        let apart = bracket && squeezed.len() <= 40 || matches!(squeezed.trim(), "/" | "-" | "–" | "—");
        if !apart && !squeezed.starts_with(", ") || squeezed.contains(['.', '!', '?', ';']) || squeezed.len() > 40 {
            return None;
        }
        let mut end = second.found.span.end as usize;
        if bracket {
            let rest = plain[end..].trim_start_matches(is_quote);
            let close = rest.chars().next().filter(|&c| c == ')' || c == ']')?;
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
}

impl<'g> Mention<'_, '_, 'g> {
    fn judge(&self, template: &Template, inflect: Inflect, fresh: bool) -> Option<Diagnostic> {
        let scope = self.draft.scope(self.found);
        let names = policy::template_names(self.draft.policy, template, self.reading.concept, &scope)?;
        let order: Vec<_> = names.iter().map(|(_, name, _)| *name).collect();
        match (&self.double, &order[..]) {
            (None, [only]) if std::ptr::eq(*only, self.reading.name) => None,
            // A third name of the concept (a historical one) is not what the mode speaks of.
            (None, _) if !order.iter().any(|n| std::ptr::eq(*n, self.reading.name)) && order.len() > 1 => None,
            (Some(double), [one, other])
                if std::ptr::eq(*one, self.reading.name)
                    && std::ptr::eq(*other, double.reading.name)
                    && double.between == between(template) =>
            {
                (inflect == Inflect::Both).then(|| self.second_name(double, names[1].2)).flatten()
            }
            _ => self.rewrite(template, &names, inflect, fresh),
        }
    }

    /// The second name of a double must stand in the case of the first.
    fn second_name(&self, double: &Double<'_, '_, 'g>, term: &'g Term) -> Option<Diagnostic> {
        let plain = &*self.found.segment.target.plain;
        let written = &plain[double.second.found.span.range()];
        let own: Vec<_> = self.judged.opinions.iter().map(|o| o.reading.form).collect();
        let spelt = Reading { form: Form::BARE, ..double.reading };
        let mut wanted: Option<Replacement> = None;
        for form in own {
            let term = if double.reading.term.lang.same_language(&self.found.lang) { double.reading.term } else { term };
            let made = suggest::replacement(self.found, double.second.found, &Reading { form, ..spelt }, term)?;
            if made.text == written || made.breaks.is_some() {
                return None;
            }
            wanted.get_or_insert(made);
        }
        let made = wanted?;
        let message = messages::uninflected_double(written, &made.text);
        let mut d = diagnostic(self.draft, double.second, FirstMention.id(), message);
        self.finish(&mut d, double.second.found.span, &Replacement { beside: Vec::new(), ..made });
        Some(d)
    }

    /// The mention as the template wants it.
    fn rewrite(
        &self,
        template: &Template,
        names: &[(char, &'g Name, &'g Term)],
        inflect: Inflect,
        fresh: bool,
    ) -> Option<Diagnostic> {
        let span = self.double.as_ref().map_or(self.judged.found.span, |double| double.span);
        let written = &self.found.segment.target.plain[span.range()];
        let mut made = Replacement { text: String::new(), beside: Vec::new(), breaks: None };
        let mut first = true;
        for part in &template.parts {
            match part {
                Part::Text(text) => made.text.push_str(text),
                Part::Name(letter) => {
                    let (.., term) = names.iter().find(|(l, ..)| l == letter)?;
                    let bare = inflect == Inflect::None || inflect == Inflect::First && !first;
                    let form = if bare { Form::BARE } else { self.reading.form };
                    let reading = Reading { form, ..self.reading };
                    let same = first && std::ptr::eq(names[0].1, self.reading.name) && !bare;
                    // The name that stands there already keeps its own spelling.
                    let term = if same && self.reading.term.lang.same_language(&self.found.lang) { self.reading.term } else { term };
                    let one = suggest::replacement(self.found, self.judged.found, &reading, term)?;
                    made.text.push_str(&one.text);
                    if first {
                        made.beside = one.beside;
                    }
                    made.breaks = made.breaks.or(one.breaks);
                    first = false;
                }
            }
        }
        if made.text == written {
            return None;
        }
        let policy = self.draft.policy;
        let message = match (fresh, &self.double) {
            (true, None) if names.len() > 1 => messages::first_mention(written, policy, &made.text),
            (true, _) => messages::other_double(written, policy, &made.text),
            (false, _) if names.len() > 1 => messages::other_double(written, policy, &made.text),
            (false, _) => messages::later_mention(written, policy, &made.text),
        };
        let mut d = diagnostic(self.draft, self.judged, FirstMention.id(), message);
        self.finish(&mut d, span, &made);
        Some(d)
    }

    fn finish(&self, d: &mut Diagnostic, span: PlainSpan, made: &Replacement) {
        d.span = self.found.segment.target.source_span(span);
        d.severity = if self.judged.exempt.is_some() { Severity::Info } else { d.severity.max(Severity::Warning) };
        d.suggestions = vec![made.text.clone()];
        let cap = if self.judged.exempt.is_some() { Applicability::DisplayOnly } else { Applicability::Unsafe };
        d.notes.extend(made.breaks.clone());
        d.fix = Some(suggest::fix(self.found, span, made, cap));
    }
}

/// The text between the two names of a template, white space squeezed.
fn between(template: &Template) -> String {
    let text: Vec<&str> = template
        .parts
        .iter()
        .skip_while(|part| !matches!(part, Part::Name(_)))
        .skip(1)
        .take_while(|part| !matches!(part, Part::Name(_)))
        .filter_map(|part| if let Part::Text(text) = part { Some(&**text) } else { None })
        .collect();
    text.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}
