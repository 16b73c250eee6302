//! `unfound-term`: a term that is not found even where it stands as it is listed.

use std::collections::HashMap;

use super::GlossaryCheck;
use crate::base::{Lang, Source};
use crate::matching::{self, TermFinder};
use crate::model::{Diagnostic, Glossary, MatchMode, Severity, Status, Term, TermRef};
use crate::text::words::words;

pub(super) struct UnfoundTerm;

impl GlossaryCheck for UnfoundTerm {
    fn id(&self) -> &'static str {
        "unfound-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/unfound-term.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut langs: Vec<&Lang> = glossary.terms().map(|found| &found.term.lang).collect();
        langs.sort_unstable_by_key(|lang| lang.as_str());
        langs.dedup();
        for lang in langs {
            let own = || glossary.terms().filter(|found| found.term.lang == *lang);
            let finder = TermFinder::new(own(), &[], lang);
            let mut beside: HashMap<String, usize> = HashMap::new();
            for found in own() {
                *beside.entry(first_word(found.term)).or_default() += 1;
            }
            for found in own().filter(|found| found.term.status != Status::Rejected) {
                if found.term.matching == MatchMode::ContextOnly && !matching::may_be_spoken_for(found.concept) {
                    out.push(self.told(&found, &without_context(&found.term.text)));
                    continue;
                }
                // The finder looks at all terms that begin alike: of a great many each is asked by itself first.
                let many = beside.get(&first_word(found.term)).is_some_and(|count| *count > MANY);
                if many && is_found(&TermFinder::new(std::iter::once(found), &[], lang), &found) {
                    continue;
                }
                if is_found(&finder, &found) {
                    continue;
                }
                let message = format!(
                    "`{}` is never found, not even where it stands so: a term needs two letters or digits, or one and a mark",
                    found.term.text
                );
                out.push(self.told(&found, &message));
            }
        }
    }
}

impl UnfoundTerm {
    fn told(&self, found: &TermRef<'_>, message: &str) -> (u32, Diagnostic) {
        let mut d = Diagnostic::new(self.id(), Severity::Warning, found.term.span, message.to_owned());
        d.concept = Some(found.concept.id.clone());
        (found.concept.file, d)
    }
}

fn without_context(term: &str) -> String {
    format!(
        "`{term}` is never found: no word can speak for it; give its concept `context` words, or leave `match = \"context-only\"` out"
    )
}

/// Terms that begin with one word, beyond which each is looked for by itself.
const MANY: usize = 64;

fn first_word(term: &Term) -> String {
    words(&term.text).next().map_or_else(String::new, |word| term.text[word.range()].to_lowercase())
}

/// True if the finder sees the term, or another term with which it shares its letters, in the term's own text.
fn is_found(finder: &TermFinder<'_>, listed: &TermRef<'_>) -> bool {
    let mut matches = Vec::new();
    finder.find(&listed.term.text, &mut matches);
    let is_it = |term: &Term| std::ptr::eq(term, listed.term) || term.text == listed.term.text;
    let covers = |length: usize| length >= listed.term.text.trim().len();
    matches.iter().any(|m| covers(m.span.len()) || m.readings.iter().any(|reading| is_it(reading.term)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::UnfoundTerm;
    use crate::model::Rank::{Hidden, Preferred};
    use crate::model::{Concept, MatchMode, Term};

    #[test]
    fn what_the_matcher_finds_is_not_told() {
        let terms = vec![
            term("en", ".NET", Preferred, 1),
            term("en", "Guns N' Roses", Preferred, 2),
            term("en", "C++", Preferred, 3),
            term("en", "Acme Inc.", Preferred, 4),
            term("ru", "база данных", Preferred, 5),
            term("en", "GitHub", Preferred, 6),
            term("en", "Github", Hidden, 7),
            term("zh", "苏沙", Preferred, 8),
            term("en", "7-Zip", Preferred, 9),
        ];
        assert!(said(&UnfoundTerm, &glossary(vec![concept("x", terms)])).is_empty());
    }

    #[test]
    fn many_that_begin_alike_take_no_longer_each() {
        let terms = |count: u32| {
            let text = |n: u32| if n % 1000 == 7 { "***".to_owned() } else { format!("paper tray{n}") };
            (0..count).map(|n| term("en", &text(n), Preferred, n + 1)).collect::<Vec<_>>()
        };
        let begun = std::time::Instant::now();
        let found = said(&UnfoundTerm, &glossary(vec![concept("x", terms(4000))]));
        assert_eq!(found.len(), 4, "{found:?}");
        // Each against each took a minute.
        assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{:?}", begun.elapsed());
    }

    #[test]
    fn what_no_word_can_speak_for_is() {
        let only = |text: &str| Term { matching: MatchMode::ContextOnly, ..term("en", text, Preferred, 1) };
        let bare = concept("x", vec![only("bug")]);
        let spoken = Concept { context: vec!["tracker".into()], ..concept("y", vec![only("issue")]) };
        let town = Concept { kind: Some("town".into()), ..concept("z", vec![only("Reading")]) };
        let found = said(&UnfoundTerm, &glossary(vec![bare, spoken, town]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("1: `bug` is never found: no word"));
    }

    #[test]
    fn what_has_no_letter_to_look_for_is() {
        let terms =
            vec![term("en", "***", Preferred, 1), term("en", "R", Preferred, 2), term("en", "C#", Preferred, 3)];
        let found = said(&UnfoundTerm, &glossary(vec![concept("x", terms)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("1: `***` is never found"));
    }
}
