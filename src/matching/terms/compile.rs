//! What a glossary is made into before the first text: stems of first words, with what may follow them.

use super::memo::Memos;
use super::rules::{lemma, phrase_rules};
use super::table::{self, Entry, Table};
use super::unspaced::{self, Unspaced};
use super::{Listed, Meaning, Phrase, TermFinder, apart, marks};
use crate::base::Lang;
use crate::model::{Status, TermRef};
use crate::text::fold::{self, Fold};
use crate::text::morph::{self, Language, Lemma};

impl<'g> TermFinder<'g> {
    /// Compiles the terms of a glossary and phrases for texts in `lang`.
    ///
    /// A term of another language in the text's own script takes the text's endings (Stepanakertdən); one of another
    /// script keeps those of its own language.
    pub(crate) fn new(terms: impl Iterator<Item = TermRef<'g>>, phrases: &[Phrase<'g>], lang: &Lang) -> Self {
        let language = morph::language(lang);
        let mut listed = Vec::new();
        for term in terms.filter(|t| t.term.status != Status::Rejected) {
            let (lemma, rules) = lemma(term.concept, term.term, lang);
            let native = term.term.lang.same_language(lang);
            let joined = rules.morphology.joined(&lemma);
            let lemmas = std::iter::once(lemma).chain(joined);
            let meaning = Meaning::Term(term);
            listed.extend(lemmas.map(|lemma| Listed { lemma, language: rules, meaning, native, has_double: false }));
        }
        for (i, phrase) in phrases.iter().enumerate() {
            let rules = phrase_rules(phrase.text, language);
            let lemma = Lemma::new(phrase.text, rules.fold);
            listed.push(Listed {
                lemma,
                language: rules,
                meaning: Meaning::Phrase(i),
                native: true,
                has_double: false,
            });
        }
        Self::compile(listed, language, lang)
    }

    /// Compiles other texts that terms go by, each inflected as the language's own.
    pub(crate) fn of_texts(texts: impl Iterator<Item = (TermRef<'g>, String)>, lang: &Lang) -> Self {
        let language = morph::language(lang);
        let listed = texts.map(|(term, text)| {
            let lemma = Lemma::new(&text, language.fold);
            Listed { lemma, language, meaning: Meaning::Term(term), native: true, has_double: false }
        });
        Self::compile(listed.collect(), language, lang)
    }

    fn compile(mut listed: Vec<Listed<'g>>, language: &'static Language, lang: &Lang) -> Self {
        listed.retain(|l| !l.lemma.words.is_empty());
        apart::mark(&mut listed);
        let mut entries = Vec::new();
        for (i, item) in listed.iter().enumerate().filter(|(_, item)| !unspaced::is_unspaced_term(&item.lemma)) {
            let next = item.lemma.words.get(1).map(|word| fold::coarse(&word.folded));
            let second = next.as_deref().and_then(|word| word.chars().next());
            let first_two = |of: fn(&str) -> Option<u16>| next.as_deref().and_then(of);
            let (pair, base) = (first_two(table::pair), first_two(table::base));
            let shared = |at: usize, word: &str| {
                let stems = item.language.morphology.stems(&item.lemma, at);
                // Of two that a word begins with, the shorter is the smaller number.
                stems.iter().map(|stem| table::shared(&fold::coarse(stem), word)).min().unwrap_or(0)
            };
            let further = next.as_deref().filter(|_| pair.or(base).is_some()).map_or(0, |next| shared(1, next));
            let third = item.lemma.words.get(2).map(|word| fold::coarse(&word.folded)).and_then(|third| {
                let stems = item.language.morphology.stems(&item.lemma, 2);
                // Two letters of four bytes.
                let is_short = |stem: &String| table::shared(&fold::coarse(stem), &third) <= 0xFF;
                table::pair(&third).filter(|_| !stems.iter().any(is_short))
            });
            let words = item.lemma.words.len();
            let last = item.lemma.words.last().filter(|_| words > 2);
            let last = last.map_or(0, |last| shared(words - 1, &fold::coarse(&last.folded)));
            let first_word = fold::coarse(&item.lemma.words[0].folded);
            let first_word = first_word[marks::lead(&first_word)..].to_owned();
            for fine in item.language.morphology.stems(&item.lemma, 0) {
                let (mut coarse, lemma) = (fold::coarse(&fine), i as u32);
                // St. Petersburg is looked up by *st*, AT&T by *at*, .NET by *net*: what a text's words are.
                coarse.drain(..marks::lead(&coarse));
                // What a stem ends with may be no end in the word: перемир'я.
                let marked = if first_word.starts_with(&*coarse) { &first_word } else { &coarse };
                let mark = marks::first(marked).filter(|(at, _)| *at < coarse.len()).map(|(at, mark)| {
                    coarse.truncate(at);
                    mark
                });
                if coarse.is_empty() {
                    continue;
                }
                let plain = coarse.bytes().all(|b| b.is_ascii_alphanumeric());
                let endings = item.language.morphology.endings(&item.lemma).filter(|_| plain);
                // A letter before other words never inflects.
                let alone = plain && coarse.len() == 1 && second.is_some() && endings.is_none();
                let endings = if alone || mark.is_some() && plain { Some(&[""][..]) } else { endings };
                let (second, pair, base) = if mark.is_some() { (mark, None, None) } else { (second, pair, base) };
                // St. Petersburg, not A.B. Castle.
                let ends = mark.is_none_or(|mark| first_word.strip_suffix(mark).is_some_and(|own| own == &*coarse));
                let further = if ends { further } else { 0 };
                let third = third.filter(|_| mark.is_none());
                let last = (if mark.is_none() { last } else { 0 }, words);
                entries.push(Entry {
                    coarse: coarse.into(),
                    fine: fine.into(),
                    lemma,
                    second,
                    pair,
                    base,
                    further,
                    third,
                    last,
                    endings,
                });
            }
        }
        let (table, turkic) = (Table::new(entries), language.fold == Fold::Turkic);
        let unspaced = Unspaced::new(&listed);
        Self { listed, table, turkic, lang: lang.primary().into(), unspaced, memos: Memos::default() }
    }
}
