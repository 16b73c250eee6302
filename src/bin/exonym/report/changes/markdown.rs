//! For a pull request.

use std::io::{self, Write};

use exonym::{Differences, Subject};

use super::full::heading;
use super::line::{Heading, Part, effect, lines, metadata};
use super::words::{Stretch, words};
use super::{Compared, MOST, What};
use crate::text::diff as text;

/// Writes all.
pub(crate) fn markdown(all: &[Compared], out: &mut dyn Write) -> io::Result<()> {
    for one in all.iter().filter(|one| one.differences() > 0) {
        let name = one.after.as_deref().or(one.before.as_deref()).unwrap_or_default();
        let lead = match one.what {
            What::Added => "+ ",
            What::Removed => "- ",
            What::Both(_) => "",
        };
        writeln!(out, "### {lead}{}\n", escaped(name))?;
        if let What::Both(both) = &one.what {
            differences(both, out)?;
        }
    }
    let changed = all.iter().filter(|one| one.differences() > 0).count();
    writeln!(out, "{}", text::summary(all.iter().map(Compared::differences).sum(), changed))
}

fn differences(differences: &Differences, out: &mut dyn Write) -> io::Result<()> {
    let mut under = None;
    for change in differences.changes.iter().filter(|change| !change.metadata || change.subject != Subject::Unit) {
        let this = Heading::of(change);
        if under.as_ref() != Some(&this) || (change.subject == Subject::Unit && change.field.is_none()) {
            let lead = if under.is_some() { "\n" } else { "" };
            writeln!(out, "{lead}**{}**\n", escaped(&heading(change)))?;
            under = Some(this);
        }
        for line in lines(change) {
            let parts: String = line.parts.iter().map(part).collect();
            writeln!(out, "- `{}` {parts}", line.sign)?;
        }
    }
    if under.is_some() {
        writeln!(out)?;
    }
    let noted: Vec<_> =
        metadata(&differences.changes).into_iter().map(|(field, count)| text::metadata(field, count)).collect();
    if !noted.is_empty() {
        writeln!(out, "**{}**\n\n- `~` {}\n", text::METADATA, escaped(&noted.join(", ")))?;
    }
    let mut house = None;
    for one in differences.effects.iter().take(MOST) {
        if house != Some(&one.policy) {
            writeln!(out, "{}**{}**\n", if house.is_some() { "\n" } else { "" }, escaped(&text::effects(&one.policy)))?;
            house = Some(&one.policy);
        }
        writeln!(out, "- {}", escaped(&effect(one)))?;
    }
    if differences.effects.len() > MOST {
        writeln!(out, "- … {} {}", differences.effects.len() - MOST, text::MORE_EFFECTS)?;
    }
    if house.is_some() {
        writeln!(out)?;
    }
    Ok(())
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Said(said) => escaped(said),
        Part::Quoted(quoted) => escaped(quoted),
        Part::Became(before, after) if !before.contains(' ') || !after.contains(' ') => {
            format!("{} → {}", escaped(before), escaped(after))
        }
        Part::Became(before, after) => {
            // Marks stand right at the words: `** word**` is no bold.
            let marked = |text: &str, mark: &str| {
                let inner = text.trim();
                if inner.is_empty() {
                    return escaped(text);
                }
                let (lead, tail) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
                format!("{lead}<{mark}>{}</{mark}>{tail}", escaped(inner))
            };
            let stretch = |stretch: &Stretch<'_>| match stretch {
                Stretch::Kept(kept) => escaped(kept),
                Stretch::Gone(gone) => marked(gone, "del"),
                Stretch::New(new) => marked(new, "ins"),
            };
            words(before, after).iter().map(stretch).collect()
        }
    }
}

/// A text on one line, without what has a meaning in Markdown.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => safe.push(' '),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            // A mention or a reference would call people or issues.
            '@' => safe.push_str("&#64;"),
            '#' => safe.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}
