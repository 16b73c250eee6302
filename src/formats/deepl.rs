//! DeepL's glossaries: source and target, no header, each source once.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use super::omegat::named;
use super::table::{self, Base, Out, Quoting, Targets, forms_of, pairs, unheld, unheld_sources, wanted_pair};
use super::{Format, TermsIo, TermsWriting};
use crate::model::{Glossary, Losses};

/// A pair of languages for DeepL.
pub(super) const FORMAT: Format = Format {
    name: "deepl",
    title: "DeepL",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo {
    read: |source, reading| table::read(source, &named(reading, "deepl"), Base::Csv).0,
    write: Some(|glossary, writing, out, losses| write(glossary, writing, &LIMITS, out, losses)),
};

/// How much a service takes.
pub(super) struct Limits {
    /// Bytes of a phrase.
    pub(super) phrase: usize,
    /// Bytes of a file.
    pub(super) file: usize,
}

/// DeepL's public documentation: 1024 bytes of UTF-8 a phrase, 10 MiB a glossary.
const LIMITS: Limits = Limits { phrase: 1024, file: 10 * 1024 * 1024 };

/// Writes each source with the term to write for it: the first one wins, and the rest is told.
pub(super) fn write(
    glossary: &Glossary,
    writing: &TermsWriting,
    limits: &Limits,
    out: &mut dyn Write,
    losses: &mut Losses,
) -> io::Result<()> {
    let (from, to) = wanted_pair(writing)?;
    let pairs = pairs(glossary, &from, &to, losses);
    let written = Targets::of(pairs.iter().filter(|pair| pair.is_best()));
    unheld(glossary, &[], &|term| written.has(term), losses);
    unheld_sources(&pairs.iter().filter(|pair| pair.is_best()).collect::<Vec<_>>(), &[], losses);
    let mut out = Out::new(out, losses, writing, b',', Quoting::Needed);
    let mut taken: HashMap<String, String> = HashMap::new();
    let mut told: HashSet<(usize, &str)> = HashSet::new();
    // What is listed goes before what is only a form, wherever it stands.
    let mut listed: HashMap<&str, &str> = HashMap::new();
    for pair in pairs.iter().filter(|pair| pair.is_best()) {
        listed.entry(&pair.source.text).or_insert(&pair.target.text);
    }
    for pair in &pairs {
        if !pair.is_best() {
            let place = (std::ptr::from_ref(pair.concept).addr(), &*pair.target.text);
            if told.insert(place) {
                let what = if pair.target.rank > crate::model::Rank::Admitted {
                    "terms not to be used"
                } else {
                    "further translations of a source (one is written)"
                };
                out.losses().add(what, &pair.target.text);
            }
            continue;
        }
        for (index, (source, target)) in
            forms_of(pair.concept, pair.source, pair.target, writing, out.losses()).into_iter().enumerate()
        {
            if let Some(known) = taken.get(&source) {
                if *known != target && index == 0 {
                    let what = "further translations of a source (one is written)";
                    out.losses().add(what, &format!("{source} → {target}"));
                }
                continue;
            }
            if index > 0 && listed.get(&*source).is_some_and(|known| *known != target) {
                continue;
            }
            if source.len() > limits.phrase || target.len() > limits.phrase {
                let what = format!("pairs with a phrase longer than {} bytes", limits.phrase);
                out.losses().add(&what, &source);
                continue;
            }
            // As long as it can get: quotation marks doubled, delimiter, line end.
            let longest = source.len() + target.len() + source.matches('"').count() + target.matches('"').count() + 6;
            if out.bytes + longest > limits.file {
                let what = format!("pairs beyond the {} MiB that a glossary may have", limits.file / (1024 * 1024));
                out.losses().add(&what, &source);
                continue;
            }
            out.row(&[&source, &target])?;
            taken.insert(source, target);
        }
    }
    Ok(())
}
