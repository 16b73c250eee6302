//! `failing-example`: an example sentence in which the concept is not found, or is found where it must not be.

use super::GlossaryCheck;
use crate::base::{Lang, PlainSpan, Source};
use crate::matching::{self, Contexts, Match, Phrase, TermFinder};
use crate::model::{Concept, Diagnostic, Example, Glossary, Severity};
use crate::text::{detect, morph};

pub(super) struct FailingExample;

impl GlossaryCheck for FailingExample {
    fn id(&self) -> &'static str {
        "failing-example"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/failing-example.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut finders = Finders { glossary, compiled: Vec::new() };
        for concept in &glossary.concepts {
            let accept = concept.accept.iter().map(|example| (example, true));
            for (example, wanted) in accept.chain(concept.reject.iter().map(|example| (example, false))) {
                let Some(message) = failure(&mut finders, concept, example, wanted) else { continue };
                let mut d = Diagnostic::new(self.id(), Severity::Error, example.span, message);
                d.concept = Some(concept.id.clone());
                out.push((concept.file, d));
            }
        }
    }
}

/// The finders of the languages met.
struct Finders<'g> {
    glossary: &'g Glossary,
    compiled: Vec<(Lang, TermFinder<'g>)>,
}

impl<'g> Finders<'g> {
    fn find(&mut self, text: &str, lang: &Lang) -> Vec<Match<'g>> {
        let known = self.compiled.iter().position(|(own, _)| own == lang).unwrap_or_else(|| {
            let glossary = self.glossary;
            let phrases = glossary.concepts.iter().flat_map(|concept| &concept.frozen);
            let phrases: Vec<Phrase<'g>> = phrases.map(|text| Phrase { text }).collect();
            self.compiled.push((lang.clone(), TermFinder::new(glossary.terms(), &phrases, lang)));
            self.compiled.len() - 1
        });
        let mut all = Vec::new();
        self.compiled[known].1.find(text, &mut all);
        all
    }
}

/// What went wrong with an example; `None` if it holds.
fn failure(finders: &mut Finders<'_>, concept: &Concept, example: &Example, wanted: bool) -> Option<String> {
    let text = &*example.text;
    let Some(lang) = language(concept, example) else {
        return Some("the language of the sentence cannot be told: write it as `{ ru = \"…\" }`".to_owned());
    };
    let matches = finders.find(text, &lang);
    let mut others = Vec::new();
    let mut contexts = Contexts::default();
    for m in &matches {
        let written = &text[m.span.range()];
        let left = matching::in_context(m, text, (&lang, PlainSpan::new(0, text.len())), &mut contexts);
        if let Some(reading) = left.iter().find(|r| std::ptr::eq(r.concept, concept)) {
            let term = &reading.term.text;
            return (!wanted).then(|| {
                format!(
                    "`{written}` is found as a form of `{term}`, and this sentence is to have none (read as {lang})"
                )
            });
        }
        others.push(format!("`{written}`"));
    }
    wanted.then(|| {
        let found = if others.is_empty() {
            "no name of the glossary is".to_owned()
        } else {
            format!("only other things are: {}", others.join(", "))
        };
        format!("nothing of this concept is found in the sentence (read as {lang}); {found}")
    })
}

/// The language of an example: as said, else as detected, else the only one of the concept's languages that is written
/// in its letters.
fn language(concept: &Concept, example: &Example) -> Option<Lang> {
    if let Some(lang) = &example.lang {
        return Some(lang.clone());
    }
    let terms = || concept.terms();
    let mut own: Vec<Lang> = Vec::new();
    for term in terms() {
        if !own.iter().any(|lang| lang.same_language(&term.lang)) {
            own.push(term.lang.clone());
        }
    }
    if let Some(lang) = detect::language(&example.text, &own) {
        return Some(lang);
    }
    own.retain(|lang| matching::in_script(&example.text, morph::language(lang).script));
    match &own[..] {
        [one] => Some(one.clone()),
        _ => None,
    }
}
