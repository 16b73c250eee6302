//! For people, on a terminal.

use std::io::{self, Write};

use exonym::{Change, ChangeKind, Differences, Subject};

use super::line::{Heading, Part, effect, lines, metadata, sign};
use super::words::{Stretch, words};
use super::{Compared, MOST, What};
use crate::text::{diff as text, log};

const BOLD: &str = "\x1b[1m";
const GONE: &str = "\x1b[31m";
const NEW: &str = "\x1b[32m";
const PLAIN: &str = "\x1b[0m";

/// Writes all; without colours, what is gone stands in `[-…-]` and what is new in `{+…+}`, as in `git diff --word-diff`.
pub(crate) fn full(all: &[Compared], colour: bool, quiet: bool, out: &mut dyn Write) -> io::Result<()> {
    let look = Look { colour };
    for one in all.iter().filter(|one| one.differences() > 0) {
        names(one.before.as_deref(), one.after.as_deref(), colour, out)?;
        if let What::Both(differences) = &one.what {
            look.differences(differences, out)?;
        }
        writeln!(out)?;
    }
    if quiet {
        return Ok(());
    }
    let changed = all.iter().filter(|one| one.differences() > 0).count();
    writeln!(out, "{}", text::summary(all.iter().map(Compared::differences).sum(), changed))
}

/// Changes of a concept, whose heading stands above already; those of others stand under their own.
pub(crate) fn list(changes: &[Change], id: &str, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let own = Heading { subject: Subject::Concept, id: Some(id), called: None };
    Look { colour }.changes(changes, Some(own), out)
}

/// The two lines that stand above the differences of a file.
pub(crate) fn names(before: Option<&str>, after: Option<&str>, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let look = Look { colour };
    let name = |name: Option<&str>| name.map_or_else(|| "/dev/null".to_owned(), one_line);
    writeln!(out, "{}", look.bold(&format!("--- {}", name(before))))?;
    writeln!(out, "{}", look.bold(&format!("+++ {}", name(after))))
}

/// The lines of a file that may be run, or may no longer be, as git has them.
pub(crate) fn mode(
    (before, after): (&str, &str),
    (old, new): (&str, &str),
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let look = Look { colour };
    let names = format!("diff --git a/{} b/{}", one_line(before), one_line(after));
    for line in [names, format!("old mode {old}"), format!("new mode {new}")] {
        writeln!(out, "{}", look.bold(&line))?;
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Look {
    colour: bool,
}

impl Look {
    fn bold(self, text: &str) -> String {
        if self.colour { format!("{BOLD}{text}{PLAIN}") } else { text.to_owned() }
    }

    fn changes<'c>(self, changes: &'c [Change], above: Option<Heading<'c>>, out: &mut dyn Write) -> io::Result<()> {
        let own = above.as_ref().and_then(|heading| heading.id);
        let mut under = above;
        for change in changes {
            if change.metadata && change.subject == Subject::Unit {
                continue;
            }
            if own.is_some() && own == change.concept.as_deref() && is_whole(change) {
                let said = if change.change == ChangeKind::Added { log::ADDED } else { log::REMOVED };
                writeln!(out, "  {} {said}", sign(change.change))?;
                continue;
            }
            let heading = Heading::of(change);
            if under.as_ref() != Some(&heading) || (change.subject == Subject::Unit && change.field.is_none()) {
                writeln!(out, "{}", self.bold(&self::heading(change)))?;
                under = Some(heading);
            }
            for line in lines(change) {
                let parts: String = line.parts.iter().map(|part| self.part(part)).collect();
                let coloured = match line.sign {
                    '+' if self.colour => format!("{NEW}+ {parts}{PLAIN}"),
                    '-' if self.colour => format!("{GONE}- {parts}{PLAIN}"),
                    sign => format!("{sign} {parts}"),
                };
                writeln!(out, "  {coloured}")?;
            }
        }
        Ok(())
    }

    fn differences(self, differences: &Differences, out: &mut dyn Write) -> io::Result<()> {
        self.changes(&differences.changes, None, out)?;
        let noted: Vec<_> =
            metadata(&differences.changes).into_iter().map(|(field, count)| text::metadata(field, count)).collect();
        if !noted.is_empty() {
            writeln!(out, "{}", self.bold(text::METADATA))?;
            writeln!(out, "  ~ {}", noted.join(", "))?;
        }
        let mut house = None;
        for one in differences.effects.iter().take(MOST) {
            if house != Some(&one.policy) {
                writeln!(out, "{}", self.bold(&text::effects(&one.policy)))?;
                house = Some(&one.policy);
            }
            writeln!(out, "  ~ {}", effect(one))?;
        }
        if differences.effects.len() > MOST {
            writeln!(out, "  … {} {}", differences.effects.len() - MOST, text::MORE_EFFECTS)?;
        }
        Ok(())
    }

    fn part(self, part: &Part<'_>) -> String {
        match part {
            Part::Said(said) => said.clone(),
            Part::Quoted(quoted) => one_line(quoted),
            Part::Became(before, after) if !before.contains(' ') || !after.contains(' ') => {
                format!("{} → {}", one_line(before), one_line(after))
            }
            Part::Became(before, after) => {
                let stretch = |stretch: &Stretch<'_>| match stretch {
                    Stretch::Kept(kept) => one_line(kept),
                    Stretch::Gone(gone) if self.colour => format!("{GONE}{}{PLAIN}", one_line(gone)),
                    Stretch::New(new) if self.colour => format!("{NEW}{}{PLAIN}", one_line(new)),
                    Stretch::Gone(gone) => format!("[-{}-]", one_line(gone)),
                    Stretch::New(new) => format!("{{+{}+}}", one_line(new)),
                };
                words(before, after).iter().map(stretch).collect()
            }
        }
    }
}

/// True for a concept that comes or goes as a whole.
fn is_whole(change: &Change) -> bool {
    let comes_or_goes = matches!(change.change, ChangeKind::Added | ChangeKind::Removed);
    change.subject == Subject::Concept && change.field.is_none() && comes_or_goes
}

/// What a line stands under.
pub(super) fn heading(change: &Change) -> String {
    let called = change.called.as_ref().map(|called| format!(" ({})", one_line(called))).unwrap_or_default();
    let whole = change.field.is_none() && matches!(change.change, ChangeKind::Added | ChangeKind::Removed);
    let lead = if whole && matches!(change.subject, Subject::Concept | Subject::Unit) {
        format!("{} ", sign(change.change))
    } else {
        String::new()
    };
    match change.subject {
        Subject::Concept | Subject::Name | Subject::Term => {
            format!("{lead}{}", change.called.as_deref().map_or_else(|| text::UNNAMED.to_owned(), one_line))
        }
        Subject::Unit => match &change.text {
            Some(id) => format!("{lead}{}{called}", one_line(id)),
            None => format!("{lead}{}", one_line(change.called.as_deref().unwrap_or_default())),
        },
        _ => text::ITSELF.to_owned(),
    }
}

/// A text on one line, without what would steer a terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
