//! `memory-language`: texts of no language, of one that nobody knows, or given in the words of another version.

use indexmap::IndexMap;

use super::{MemoryCheck, MemoryWatch};
use crate::base::{Lang, Span};
use crate::model::{LangBy, MemoryHead, Severity, Unit};

pub(super) struct Language;

impl MemoryCheck for Language {
    fn id(&self) -> &'static str {
        "memory-language"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-language.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch::default())
    }
}

#[derive(Default)]
struct Watch {
    /// By tags as written: a memory has few, many times over.
    known: IndexMap<Box<str>, Known>,
    /// For each text of the last unit its tag, as an index; most units have those of the one before.
    tags: Vec<usize>,
    /// The same of the source language.
    source: usize,
}

struct Known {
    lang: Lang,
    registered: bool,
    told: bool,
}

impl Watch {
    /// A tag, which is likely the one at `last`.
    fn index(&mut self, last: usize, tag: &str) -> usize {
        if self.known.get_index(last).is_some_and(|(known, _)| **known == *tag) {
            return last;
        }
        if let Some(index) = self.known.get_index_of(tag) {
            return index;
        }
        let lang = Lang::new(tag);
        let registered = lang.is_registered();
        self.known.insert_full(tag.into(), Known { lang, registered, told: false }).0
    }

    /// The tag of the text at this place of the unit.
    fn tag(&mut self, at: usize, tag: &str) -> usize {
        let index = self.index(self.tags.get(at).copied().unwrap_or_default(), tag);
        match self.tags.get_mut(at) {
            Some(known) => *known = index,
            None => self.tags.push(index),
        }
        index
    }
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, head: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        // `xml:lang` came with 1.3, and 1.4 leaves `lang` behind.
        let old = matches!(head.version.as_deref(), Some("1.1" | "1.2"));
        for (at, variant) in unit.variants.iter().enumerate() {
            let mut say = |severity, what: String| out.push((variant.span, severity, what));
            match variant.lang_by {
                LangBy::Nothing => say(Severity::Warning, "a text without language: add `xml:lang`".to_owned()),
                LangBy::Xml if old => {
                    say(
                        Severity::Warning,
                        "`xml:lang` in a version that has `lang`: readers of it find no language".to_owned(),
                    );
                }
                LangBy::Plain if head.version.as_deref() == Some("1.4") => {
                    say(Severity::Info, "`lang` is of older versions: write `xml:lang`".to_owned());
                }
                LangBy::Both => say(Severity::Info, "`lang` beside `xml:lang`: only the latter counts".to_owned()),
                LangBy::Xml | LangBy::Plain => {}
            }
            let index = self.tag(at, &variant.lang);
            if variant.lang.is_empty() {
                continue;
            }
            let known = &mut self.known[index];
            if !known.registered && !known.told {
                known.told = true;
                say(Severity::Info, format!("`{}` is no registered language (BCP 47)", variant.lang));
            }
            let lang = &self.known[index].lang;
            if self.tags[..at].iter().any(|&other| other == index || self.known[other].lang == *lang) {
                say(Severity::Info, format!("a second text in `{}`: most tools take the first only", variant.lang));
            }
        }
        let source = unit.attribute("srclang").filter(|lang| *lang != "*all*").or(head.source_language());
        if let Some(source) = source {
            self.source = self.index(self.source, source);
            let wanted = &self.known[self.source].lang;
            let mut tags = self.tags[..unit.variants.len()].iter();
            if !tags.any(|&tag| self.known[tag].lang.same_language(wanted)) {
                let what = format!("no text in the source language `{source}`: tools take another one, or none");
                out.push((super::UNIT, Severity::Info, what));
            }
        }
    }
}
