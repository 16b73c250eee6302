//! `exonym policy show` and `exonym policy guide`.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use exonym::{Error, Mode, PolicyPlace, Rank, Shown, ShownLanguage, Stance};

use super::args::{PolicyGuide, PolicyShow, Tone};
use super::output::{self, Voice};
use super::{Exit, Failure};
use crate::report::{filled, html};
use crate::text;

pub(crate) fn show(args: &PolicyShow, tone: Tone) -> Result<Exit, Failure> {
    let job = args.sources.job()?;
    let workspace = exonym::open_workspace(&job, Path::new(""))?;
    if workspace.is_shipped() {
        Voice::new(tone).note(text::SHIPPED_GLOSSARY);
    }
    let mut out = output::stdout(false);
    for policy in &workspace.policies {
        let shown = workspace.show(policy, &args.name, args.lang.as_ref(), args.date, &args.element);
        if shown.is_empty() {
            return Err(Error::new(text::no_such_name(&args.name)).into());
        }
        writeln!(out, "{}", text::policy_title(&policy.name, policy.title.as_deref()))?;
        for shown in &shown {
            concept(shown, &mut *out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

pub(crate) fn guide(args: &PolicyGuide, tone: Tone) -> Result<Exit, Failure> {
    let job = args.sources.job()?;
    let workspace = exonym::open_workspace(&job, Path::new(""))?;
    if workspace.is_shipped() {
        Voice::new(tone).note(text::SHIPPED_GLOSSARY);
    }
    let [policy] = &*workspace.policies else { return Err(Error::new(text::GUIDE_ONE_POLICY).into()) };
    let told = workspace.guide(policy, args.lang.as_ref(), args.date);
    let mut out = output::open(args.output_file.as_deref(), false)?;
    html::write_guide(&mut out, policy, &told)?;
    out.close()?;
    Ok(Exit::Clean)
}

fn concept(shown: &Shown<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let facts = [&shown.concept.kind, &shown.concept.country].into_iter().flatten().map(AsRef::as_ref);
    let facts = facts.collect::<Vec<&str>>().join(", ");
    writeln!(out, "{}", if facts.is_empty() { String::new() } else { format!("\n  {facts}") })?;
    shown.languages.iter().try_for_each(|language| one_language(language, out))
}

fn one_language(language: &ShownLanguage<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = language.lang.as_str();
    match &language.preferred {
        Some(preferred) => {
            writeln!(out, "  {lang:4} {}{}", text::writes(&preferred.term.text), by(preferred.place))?;
        }
        None => writeln!(out, "  {lang:4} {}", text::WRITES_NOTHING)?,
    }
    if let Some(naming) = &language.naming {
        let line = match naming.mode {
            Mode::First { .. } => text::first_then(&filled(&naming.first), &filled(&naming.then)),
            Mode::Always { .. } | Mode::Single { .. } => text::always(&filled(&naming.first)),
            Mode::Avoid { instead } => text::avoided(instead.as_deref()),
        };
        writeln!(out, "       {line}{}", by(Some(&naming.rule.place)))?;
    }
    let terms = language.terms.iter().filter(|term| term.term.term.rank != Rank::Hidden);
    let width = terms.clone().map(|term| term.term.term.text.chars().count()).max().unwrap_or(0);
    let mut said = BTreeSet::new();
    for term in terms {
        let name = &term.term.term.text;
        if !said.insert(name) {
            continue;
        }
        let stance = Stance::ALL.iter().find(|(_, stance)| *stance == term.verdict.stance).map_or("", |(name, _)| name);
        let unsure = if term.verdict.certain { "" } else { text::STANCE_UNSURE };
        let fill = " ".repeat(width - name.chars().count());
        // What the house says nothing of is judged by its rank.
        let given_up = term.term.term.rank == Rank::Deprecated && term.verdict.place.is_none();
        let rank = if given_up { text::GIVEN_UP } else { "" };
        writeln!(out, "       {name}{fill}  {stance}{rank}{unsure}{}", by(term.verdict.place))?;
        if let Some(note) = term.verdict.note {
            writeln!(out, "         {note}")?;
        }
    }
    Ok(())
}

/// The line that says so.
fn by(place: Option<&PolicyPlace>) -> String {
    place.map(|place| format!("  ({}:{})", place.file.display(), place.line)).unwrap_or_default()
}
