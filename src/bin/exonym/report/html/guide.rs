//! A policy as the page of a style guide: what the house writes, what it does not, and which line says so.

use std::collections::BTreeSet;
use std::io::{self, Write};

use exonym::{ExemptLevel, Mode, Policy, PolicyPlace, Rank, Shown, ShownLanguage, ShownTerm, Stance};

use super::frame;
use super::tag::{escape, in_language};
use crate::text::page::{self, guide as words};

/// Writes the page. `told` is what the house says of each concept.
pub(crate) fn write_guide(out: &mut dyn Write, policy: &Policy, told: &[Shown<'_, '_>]) -> io::Result<()> {
    let title = policy.title.as_deref().unwrap_or(&policy.name);
    frame::open(out, title)?;
    writeln!(
        out,
        "<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>",
        escape(title),
        words::subtitle(&escape(&policy.name))
    )?;
    let langs: BTreeSet<&str> = told.iter().flat_map(|one| &one.languages).map(|one| one.lang.as_str()).collect();
    writeln!(out, "<form class=\"filters\" aria-label=\"{}\"><div class=\"buttons\" hidden>", words::FILTERS)?;
    writeln!(out, "<label>{} <input type=\"search\" name=\"search\"></label>", words::SEARCH)?;
    if langs.len() > 1 {
        write!(out, "<label>{} <select name=\"lang\"><option value=\"\">{}</option>", words::LANGUAGE, words::ALL)?;
        for lang in &langs {
            write!(out, "<option>{}</option>", escape(lang))?;
        }
        writeln!(out, "</select></label>")?;
    }
    writeln!(out, "<output id=\"shown\" data-words=\"{}\"></output></div></form>\n<main>", page::SHOWN)?;
    write_general(out, policy)?;
    writeln!(out, "<section id=\"glossary\" class=\"guide\">\n<h2>{}</h2>", words::NAMES)?;
    for shown in told {
        write_concept(out, policy, shown)?;
    }
    writeln!(out, "</section>\n</main>")?;
    frame::close(out, include_str!("guide.js"))
}

fn write_general(out: &mut dyn Write, policy: &Policy) -> io::Result<()> {
    let exempt = &policy.exempt;
    writeln!(out, "<section id=\"general\">\n<h2>{}</h2>\n<ul>", words::GENERAL)?;
    writeln!(out, "<li>{}</li>", words::spelling(policy.spelling))?;
    let levels = [
        ("quotations", exempt.quotations),
        ("titles", exempt.titles),
        ("organisations", exempt.organisations),
        ("urls", exempt.urls),
        ("code", exempt.code),
    ];
    for (key, level) in levels {
        // What is written nowhere and is as everywhere needs no line.
        let place = exempt.places.iter().find(|(known, _)| *known == key).map(|(_, place)| place);
        if place.is_some() || level != ExemptLevel::default() {
            writeln!(out, "<li>{}{}</li>", words::exempt(key, level), by(policy, place))?;
        }
    }
    for (list, title) in [(&exempt.glosses, words::GLOSSES), (&exempt.phrases, words::PHRASES)] {
        if !list.is_empty() {
            let shown: Vec<_> = list.iter().map(|(text, _)| format!("<q>{}</q>", escape(text))).collect();
            writeln!(out, "<li>{title} {}</li>", shown.join(", "))?;
        }
    }
    writeln!(out, "</ul>\n</section>")
}

fn write_concept(out: &mut dyn Write, policy: &Policy, shown: &Shown<'_, '_>) -> io::Result<()> {
    let concept = shown.concept;
    let written = shown.languages.iter().find_map(|one| one.preferred.as_ref()).map(|preferred| &*preferred.term.text);
    let listed = concept.terms().next().map(|term| &*term.text);
    let title = written.or(listed).unwrap_or_default();
    write!(out, "<article class=\"entry\"><h3>{}</h3>", escape(title))?;
    let facts: Vec<_> = [&concept.kind, &concept.country].into_iter().flatten().map(|fact| escape(fact)).collect();
    if !facts.is_empty() {
        write!(out, "<p class=\"facts\">{}</p>", facts.join(", "))?;
    }
    for language in &shown.languages {
        write_language(out, policy, language)?;
    }
    writeln!(out, "</article>")
}

fn write_language(out: &mut dyn Write, policy: &Policy, language: &ShownLanguage<'_, '_>) -> io::Result<()> {
    let lang = escape(language.lang.as_str());
    write!(out, "<div class=\"language\" data-lang=\"{lang}\"><i>{lang}</i> ")?;
    let attributes = in_language(&language.lang);
    let written = language.preferred.as_ref().map(|preferred| &*preferred.term.text);
    match &language.preferred {
        Some(preferred) => {
            let text = escape(&preferred.term.text);
            write!(out, "<b{attributes}>{text}</b>{}", by(policy, preferred.place))?;
        }
        None => write!(out, "<em>{}</em>", words::NO_TERM)?,
    }
    if let Some(naming) = &language.naming {
        // Mostly the line that was just named.
        let known = language.preferred.as_ref().and_then(|preferred| preferred.place);
        let said = Some(&naming.rule.place).filter(|place| Some(*place) != known);
        let first = escape(&super::super::filled(&naming.first)).into_owned();
        let then = escape(&super::super::filled(&naming.then)).into_owned();
        let line = match naming.mode {
            Mode::First { .. } => crate::text::first_then(&first, &then),
            Mode::Always { .. } | Mode::Single { .. } => crate::text::always(&first),
            Mode::Avoid { instead } => crate::text::avoided(instead.as_deref().map(escape).as_deref()),
        };
        write!(out, "<p>{line}{}</p>", by(policy, said))?;
    }
    let mut said: BTreeSet<&str> = written.into_iter().collect();
    let mut terms: Vec<&ShownTerm<'_, '_>> = language.terms.iter().collect();
    terms.retain(|term| term.term.term.rank != Rank::Hidden && said.insert(&term.term.term.text));
    let groups: [(&str, &[Stance]); 3] = [
        (words::ALSO, &[Stance::Prefer, Stance::Admit]),
        (words::BETTER_NOT, &[Stance::Discourage]),
        (words::NOT, &[Stance::Forbid]),
    ];
    for (legend, stances) in groups {
        let own = terms.iter().filter(|term| stances.contains(&term.verdict.stance));
        let own: Vec<String> = own
            .map(|term| {
                let unsure = if term.verdict.certain { "" } else { words::UNSURE };
                let text = escape(&term.term.term.text);
                let note = term.verdict.note.map(|note| format!(" <span class=\"remark\">{}</span>", escape(note)));
                format!(
                    "<span{attributes}>{text}</span>{unsure}{}{}",
                    by(policy, term.verdict.place),
                    note.unwrap_or_default()
                )
            })
            .collect();
        if !own.is_empty() {
            write!(out, "<p><span class=\"facts\">{legend}</span> {}</p>", own.join(", "))?;
        }
    }
    write!(out, "</div>")
}

/// The line that says so, for those who look closer: its number alone where it stands in the policy's own file.
fn by(policy: &Policy, place: Option<&PolicyPlace>) -> String {
    let Some(place) = place else { return String::new() };
    let line = format!("{}:{}", place.file.display(), place.line);
    let shown = if place.name == policy.name { page::guide::line(place.line) } else { line.clone() };
    format!(" <span class=\"by\" title=\"{}\">{}</span>", escape(&line), escape(&shown))
}
