//! `exonym init`.

use std::io::{self, BufRead, IsTerminal as _, Write};

use exonym::{Beginning, Lang, shipped_policies};

use super::args::{Init, Tone};
use super::output::Voice;
use super::{Exit, Failure};
use crate::git;
use crate::text::{self, init as words};

pub(crate) fn run(args: &Init, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let said = args.lang.is_some() || args.glossary.is_some() || args.policy.is_some();
    let to_person = io::stdin().is_terminal() && io::stderr().is_terminal();
    let beginning = if args.yes || said || !to_person {
        Beginning { lang: args.lang.clone(), glossary: args.glossary.clone(), policy: args.policy.clone() }
    } else {
        let Some(beginning) = asked(&mut io::stdin().lock(), &mut io::stderr())? else {
            voice.line(words::BROKEN_OFF);
            return Ok(Exit::Failed);
        };
        beginning
    };
    for path in exonym::init(&args.folder, &beginning)? {
        let path = path.strip_prefix(".").unwrap_or(&path);
        voice.line(text::wrote(path.display()));
    }
    voice.line(if beginning.policy.is_some() { words::NEXT_SHIPPED } else { text::INIT_NEXT });
    if git::is_work_tree(&args.folder) {
        voice.line(text::git::OFFER);
    }
    Ok(Exit::Clean)
}

/// Asks what a project begins with; an empty answer is what stands in brackets. `None`: the answers ended.
fn asked(input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<Option<Beginning>> {
    let mut beginning = Beginning::default();
    let lang = ask(input, out, words::LANG, &mut |answer| {
        let lang = (!answer.is_empty()).then(|| Lang::new(answer));
        checked(Beginning { lang, ..Beginning::default() })
    })?;
    let Some(lang) = lang else { return Ok(None) };
    beginning.lang = lang.lang;
    let whose = ask(input, out, words::WHOSE, &mut |answer| match answer {
        "" | "1" => Ok(false),
        "2" => Ok(true),
        other => Err(words::no_choice(other)),
    })?;
    let Some(shipped) = whose else { return Ok(None) };
    let policies = shipped_policies();
    let rest = if shipped {
        ask(input, out, &words::policy(&policies), &mut |answer| {
            let name = if answer.is_empty() { policies.first().copied().unwrap_or_default() } else { answer };
            checked(Beginning { policy: Some(name.to_owned()), ..beginning.clone() })
        })?
    } else {
        ask(input, out, words::GLOSSARY, &mut |answer| {
            let glossary = (!answer.is_empty()).then(|| answer.into());
            checked(Beginning { glossary, ..beginning.clone() })
        })?
    };
    Ok(rest)
}

fn checked(beginning: Beginning) -> Result<Beginning, String> {
    beginning.check().map(|()| beginning).map_err(|error| error.to_string())
}

/// Asks until the answer will do; `None` at the end of the input.
fn ask<T>(
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    question: &str,
    take: &mut dyn FnMut(&str) -> Result<T, String>,
) -> io::Result<Option<T>> {
    loop {
        write!(out, "{question}: ")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(out)?;
            return Ok(None);
        }
        match take(line.trim()) {
            Ok(taken) => return Ok(Some(taken)),
            Err(what) => writeln!(out, "{what}")?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(lines: &str) -> (Option<Beginning>, String) {
        let mut out = Vec::new();
        let beginning = asked(&mut lines.as_bytes(), &mut out).expect("asked");
        (beginning, String::from_utf8(out).expect("UTF-8"))
    }

    #[test]
    fn a_few_questions_are_enough() {
        let (usual, _) = answers("\n\n\n");
        let usual = usual.expect("answered");
        assert!(usual.lang.is_none() && usual.glossary.is_none() && usual.policy.is_none());
        let (own, _) = answers("ru\n1\nterms/a.toml\n");
        let own = own.expect("answered");
        assert_eq!((own.lang, own.glossary), (Some(Lang::new("ru")), Some("terms/a.toml".into())));
        assert_eq!(answers("\n2\n\n").0.expect("answered").policy.as_deref(), Some("spelling-only"));
        assert!(answers("en\n2\n").0.is_none());
    }

    #[test]
    fn a_wrong_answer_is_asked_again() {
        let (last, said) = answers("english\nen\n3\n2\nspeling-only\nspelling-only\n");
        assert_eq!(last.expect("answered").policy.as_deref(), Some("spelling-only"));
        for told in ["no language tag", "`3`", "did you mean `spelling-only`?"] {
            assert!(said.contains(told), "{told}\n{said}");
        }
    }
}
