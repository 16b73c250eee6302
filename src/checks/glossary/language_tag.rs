//! `language-tag`: a tag that is not written as tags are.

use std::collections::HashMap;

use super::GlossaryCheck;
use super::places::fix;
use crate::base::Source;
use crate::formats;
use crate::model::{Diagnostic, Edit, Glossary, Severity, TermRef};

pub(super) struct LanguageTag;

impl GlossaryCheck for LanguageTag {
    fn id(&self) -> &'static str {
        "language-tag"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/language-tag.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        // A tag is told of once a file, with all its lines.
        let mut tags: HashMap<(u32, &str), Vec<TermRef<'_>>> = HashMap::new();
        for found in glossary.terms() {
            let tag = found.term.lang.as_str();
            // Nearly all are two small letters.
            if tag.len() > 3 || tag.bytes().any(|byte| byte.is_ascii_uppercase()) {
                tags.entry((found.concept.file, tag)).or_default().push(found);
            }
        }
        let mut tags: Vec<_> = tags.into_iter().collect();
        tags.sort_by_key(|((file, _), found)| (*file, found[0].term.span));
        for ((file, tag), found) in tags {
            let lang = &found[0].term.lang;
            let canonical = lang.canonical();
            // Other tools' files have tags of their own.
            let Some(source) = sources.get(file as usize).filter(|_| canonical != tag) else { continue };
            let key = |found: &TermRef<'_>| {
                let fields = formats::line_fields(source, found.term.span);
                fields.into_iter().find(|field| field.key == tag).map(|field| field.key_span)
            };
            let keys: Vec<_> = found.iter().filter_map(key).collect();
            if keys.is_empty() {
                continue;
            }
            let lines = if found.len() > 1 { format!(" on {} lines", found.len()) } else { String::new() };
            let (severity, why) = if lang.is_well_formed() {
                (Severity::Info, "is read so")
            } else {
                (Severity::Warning, "is no tag to other tools")
            };
            let message = format!("the language tag `{tag}`{lines} {why}: write `{canonical}`");
            let mut d = Diagnostic::new(self.id(), severity, found[0].term.span, message);
            d.concept = Some(found[0].concept.id.clone());
            d.suggestions.push(canonical.clone());
            let edits = keys.into_iter().map(|span| Edit { span, text: canonical.clone() }).collect();
            d.fix = Some(fix(edits, true));
            out.push((file, d));
        }
    }
}
