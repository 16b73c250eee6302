//! `memory-language`: texts of no language, of one that nobody knows, or given in the words of another version.

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
    /// Tags that were told already.
    told: Vec<String>,
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, head: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        // `xml:lang` came with 1.3, and 1.4 leaves `lang` behind.
        let old = matches!(head.version.as_deref(), Some("1.1" | "1.2"));
        for (index, variant) in unit.variants.iter().enumerate() {
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
            if variant.lang.is_empty() {
                continue;
            }
            let lang = Lang::new(&variant.lang);
            if !lang.is_registered() && !self.told.iter().any(|told| *told == *variant.lang) {
                self.told.push(variant.lang.to_string());
                say(Severity::Info, format!("`{}` is no registered language (BCP 47)", variant.lang));
            }
            if unit.variants[..index].iter().any(|other| Lang::new(&other.lang) == lang) {
                say(Severity::Info, format!("a second text in `{}`: most tools take the first only", variant.lang));
            }
        }
        let source = unit.attribute("srclang").filter(|lang| *lang != "*all*").or(head.source_language());
        if let Some(source) = source {
            let wanted = Lang::new(source);
            if !unit.variants.iter().any(|variant| Lang::new(&variant.lang).same_language(&wanted)) {
                let what = format!("no text in the source language `{source}`: tools take another one, or none");
                out.push((super::UNIT, Severity::Info, what));
            }
        }
    }
}
