//! `script-mismatch`: a term in letters that its language is not written in.

use super::GlossaryCheck;
use crate::base::{Lang, Source};
use crate::model::{Diagnostic, Glossary, Severity};
use crate::text::words::{Script, is_word, script};

pub(super) struct ScriptMismatch;

/// Languages by script, for those whose script is not in doubt. A language that is written in two is in two rows, one
/// that is in none is not judged.
const WRITTEN: &[(Script, &str)] = &[
    (
        Script::Latin,
        "az en tr de fr es it pt nl sv da nb nn no fi et lv lt pl cs sk hu ro hr sl sq bs sr uz tk ku kmr diq zza la eo \
         is ga cy eu ca gl mt af sw id ms vi tl crh gag rm lb fo",
    ),
    (
        Script::Cyrillic,
        "ru uk be bg mk sr bs kk ky tg mn tt ba cv os ab ce inh av lez dar lbe kum nog kbd ady tyv sah udm kv mhr uz tk \
         crh krc rut tab agx",
    ),
    (Script::Armenian, "hy hyw xcl"),
    (Script::Georgian, "ka xmf lzz sva"),
    (Script::Greek, "el grc"),
    (Script::Arabic, "ar fa ur ps ckb sd ug azb prs arz pnb glk mzn"),
    (Script::Hebrew, "he yi lad"),
];

/// Script subtags (ISO 15924).
const SUBTAGS: &[(&str, Script)] = &[
    ("latn", Script::Latin),
    ("cyrl", Script::Cyrillic),
    ("armn", Script::Armenian),
    ("geor", Script::Georgian),
    ("grek", Script::Greek),
    ("arab", Script::Arabic),
    ("hebr", Script::Hebrew),
];

impl GlossaryCheck for ScriptMismatch {
    fn id(&self) -> &'static str {
        "script-mismatch"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/script-mismatch.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for found in glossary.terms().filter(|found| !found.term.keep) {
            let (text, lang) = (&found.term.text, &found.term.lang);
            let wanted = scripts(lang);
            if wanted.is_empty() {
                continue;
            }
            let message = if let Some(written) = only_script(text) {
                if wanted.contains(&written) {
                    continue;
                }
                format!(
                    "`{text}` is in {} letters, and `{lang}` is written in {}: correct the language or the term, or add \
                     `keep = true` if it is written so",
                    name(written),
                    wanted.iter().map(|&script| name(script)).collect::<Vec<_>>().join(" or ")
                )
            } else {
                // Brands in Latin letters stand in texts of every script; nothing else does in a Latin one.
                let word = foreign_word(text, &wanted).filter(|_| wanted.contains(&Script::Latin));
                let Some((word, written)) = word else { continue };
                format!(
                    "`{word}` in `{text}` is in {} letters, and `{lang}` is written in Latin: correct it, or add \
                     `keep = true` if it is written so",
                    name(written)
                )
            };
            let mut d = Diagnostic::new(self.id(), Severity::Warning, found.term.span, message);
            d.concept = Some(found.concept.id.clone());
            out.push((found.concept.file, d));
        }
    }
}

/// The script of all letters, if they are of one; a mixture is another check's.
fn only_script(text: &str) -> Option<Script> {
    let mut scripts = text.chars().map(script).filter(|&script| script != Script::Common);
    let first = scripts.next()?;
    scripts.all(|script| script == first).then_some(first)
}

/// A whole word in letters of another script: of two letters at least, in Greek of four, for `β` and `αβ` are signs.
fn foreign_word<'t>(text: &'t str, wanted: &[Script]) -> Option<(&'t str, Script)> {
    text.split(|c: char| !is_word(c)).find_map(|word| {
        let written = only_script(word).filter(|written| !wanted.contains(written) && name(*written) != "other")?;
        let least = if written == Script::Greek { 4 } else { 2 };
        (word.chars().filter(|&c| script(c) == written).count() >= least).then_some((word, written))
    })
}

/// The scripts that a language is written in; none where that is not known.
pub(super) fn scripts(lang: &Lang) -> Vec<Script> {
    let tag = lang.as_str().to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']).skip(1);
    if let Some(&(_, script)) = subtags.find_map(|subtag| SUBTAGS.iter().find(|(name, _)| *name == subtag)) {
        return vec![script];
    }
    // Another script subtag: nothing is known of it.
    if tag.split(['-', '_']).skip(1).any(|subtag| subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        return Vec::new();
    }
    let primary = lang.primary().to_ascii_lowercase();
    let is = |languages: &str| languages.split_ascii_whitespace().any(|language| language == primary);
    WRITTEN.iter().filter(|(_, languages)| is(languages)).map(|&(script, _)| script).collect()
}

fn name(script: Script) -> &'static str {
    match script {
        Script::Latin => "Latin",
        Script::Cyrillic => "Cyrillic",
        Script::Armenian => "Armenian",
        Script::Georgian => "Georgian",
        Script::Greek => "Greek",
        Script::Arabic => "Arabic",
        Script::Hebrew => "Hebrew",
        Script::Hangul | Script::Han | Script::Thai | Script::Other | Script::Common => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::ScriptMismatch;
    use crate::model::Rank::Preferred;

    #[test]
    fn a_word_in_other_letters() {
        let all = [
            ("en", "Shusha район"),
            ("en", "β-blocker"),
            ("en", "αβ T cell"),
            ("ru", "чехол для iPhone"),
            ("az", "Laçın Տ"),
            ("en", "USB порт 2"),
            ("de", "Ελλάδα-Reise"),
        ];
        let terms = all.iter().zip(1..).map(|(&(lang, text), at)| term(lang, text, Preferred, at)).collect();
        let found = said(&ScriptMismatch, &glossary(vec![concept("x", terms)]));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("1: `район` in `Shusha район` is in Cyrillic letters"), "{found:?}");
        assert!(found[1].starts_with("6: `порт`") && found[2].starts_with("7: `Ελλάδα`"), "{found:?}");
    }

    #[test]
    fn the_letters_are_of_the_language() {
        let mut brand = term("ru", "Nikon", Preferred, 9);
        brand.keep = true;
        let terms = [
            ("ru", "Shusha"),
            ("en", "Шуша"),
            ("hy", "Շուշի"),
            ("az-Cyrl", "Шуша"),
            ("az", "Şuşa-2"),
            ("sr", "Шуша"),
            ("sr-Latn", "Шуша"),
            ("zh", "苏沙"),
        ];
        let mut terms: Vec<_> =
            terms.iter().zip(1..).map(|(&(lang, text), at)| term(lang, text, Preferred, at)).collect();
        terms.push(brand);
        let found = said(&ScriptMismatch, &glossary(vec![concept("x", terms)]));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("1: `Shusha` is in Latin letters, and `ru` is written in Cyrillic"));
        assert!(found[1].starts_with("2: ") && found[2].starts_with("7: "));
    }
}
