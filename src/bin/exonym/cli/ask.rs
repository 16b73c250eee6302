//! `exonym check --interactive`: a person says of each finding what becomes of it.

use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;

use exonym::{
    Applicability, Diagnostic, Error, Event, FailOn, FileReport, Fix, Job, Source, apply_fixes, check_files, written,
};

use super::args::{Check, Tone};
use super::debt::{Aim, Debt};
use super::output::{self, Voice};
use super::run::{wait_for_writes_on_interrupt, write};
use super::sources::stdin;
use super::{Exit, Failure};
use crate::report::{Look, Output, Report, Reported};
use crate::text::{self, ask as words};

/// Asks about every finding, then writes what was chosen.
pub(super) fn run(args: &Check, job: &Job, tone: Tone) -> Result<Exit, Failure> {
    if job.stdin.is_some() {
        return Err(Error::new(words::NO_STDIN).into());
    }
    let voice = Voice::new(tone);
    let look = Look { colour: output::colour(tone.color), quiet: true, statistics: false };
    let mut asker = Asker::new(stdin()?, output::stdout(look.colour), Output::Full.report(look));
    let mut debt = Debt::new(Aim::Heed, &job.cwd, &job.paths, true);
    let (mut chosen, mut left, mut failed) = (Vec::new(), Left::default(), false);
    let mut broken_off = None;
    check_files(job, &mut |event| {
        let mut step = |event: Event<'_>| -> Result<(), Failure> {
            match event {
                Event::Opened(workspace) if workspace.policies.len() > 1 => {
                    return Err(Error::new(words::ONE_POLICY).into());
                }
                Event::Opened(workspace) => {
                    asker.format.clone_from(&workspace.settings.input_format);
                    if workspace.is_shipped() {
                        voice.note(text::SHIPPED_GLOSSARY);
                    }
                }
                Event::Skipped(..) => {}
                Event::Broken(errors) => {
                    errors.iter().for_each(Voice::error);
                    failed = true;
                }
                Event::Failed(error) => {
                    Voice::error(error);
                    failed = true;
                }
                Event::File(report) => {
                    let mut report = *report;
                    if let Err(error) = debt.old(&mut report) {
                        Voice::error(error);
                        failed = true;
                    }
                    let fixes = asker.file(&report.source, &report.checked.diagnostics)?;
                    left.add(&report, &fixes);
                    let fixes: Vec<Fix> = fixes.into_iter().flatten().collect();
                    if let Some(bytes) = report.fixed.filter(|_| !fixes.is_empty()).map(|fixed| fixed.before) {
                        chosen.push((report.source, bytes, fixes));
                    }
                }
            }
            Ok(())
        };
        if let Err(failure) = step(event) {
            broken_off = Some(failure);
        }
        if broken_off.is_some() || asker.stop.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if let Some(failure) = broken_off {
        return Err(failure);
    }
    let stopped = asker.stop;
    drop(asker);
    if stopped == Some(Stop::Abandon) {
        let all: usize = chosen.iter().map(|(.., fixes)| fixes.len()).sum();
        voice.line(words::nothing_written(left.count + all));
    } else {
        failed |= apply(chosen, left.count, voice);
    }
    Ok(match () {
        () if failed => Exit::Failed,
        // Nobody knows what is in the files that were not looked at.
        () if (left.fails || stopped.is_some()) && !args.exit_zero => Exit::Findings,
        () => Exit::Clean,
    })
}

/// Writes what was chosen; true if a file could not be written.
fn apply(chosen: Vec<(Source, Vec<u8>, Vec<Fix>)>, left: usize, voice: Voice) -> bool {
    wait_for_writes_on_interrupt();
    let (mut applied, mut files, mut failed) = (0, 0, false);
    for (source, before, fixes) in chosen {
        let path = source.path();
        let after = match apply_fixes(&source, &before, &fixes) {
            Ok(after) => after,
            Err(error) => {
                Voice::error(&error);
                failed = true;
                continue;
            }
        };
        if after.unencodable > 0 {
            let encoding = source.encoding().name();
            voice.note(text::unencodable(path.display(), after.unencodable, encoding));
        }
        if after.applied == 0 {
            continue;
        }
        match write(path, &before, &after.bytes) {
            Ok(()) => {
                applied += after.applied;
                files += 1;
                voice.line(words::written(path.display(), after.applied));
            }
            Err(error) => {
                Voice::error(error);
                failed = true;
            }
        }
    }
    voice.line(words::done(applied, files, left));
    failed
}

/// What is not mended.
#[derive(Default)]
struct Left {
    count: usize,
    fails: bool,
}

impl Left {
    fn add(&mut self, report: &FileReport, fixes: &[Option<Fix>]) {
        let fail_on: FailOn = report.fail_on;
        for (found, fix) in report.checked.diagnostics.iter().zip(fixes) {
            if fix.is_none() {
                self.count += 1;
                self.fails |= fail_on.fails(found.severity);
            }
        }
    }
}

/// How the questions ended before the findings did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// What was chosen is written.
    Write,
    /// It is not.
    Abandon,
}

/// An answer that holds for later findings too.
struct Rule {
    check: &'static str,
    /// What they are about: the concept, else the text.
    about: String,
    /// The suggestion to write; `None`: leave it.
    write: Option<String>,
}

/// Asks; reads and writes lines.
struct Asker<R, W> {
    input: R,
    out: W,
    report: Box<dyn Report>,
    /// The format of the drafts, where it is named.
    format: Option<String>,
    rules: Vec<Rule>,
    stop: Option<Stop>,
}

impl<R: BufRead, W: Write> Asker<R, W> {
    fn new(input: R, out: W, report: Box<dyn Report>) -> Self {
        Self { input, out, report, format: None, rules: Vec::new(), stop: None }
    }

    /// Of each finding of a file what is to be done, or nothing.
    fn file(&mut self, source: &Source, found: &[Diagnostic]) -> io::Result<Vec<Option<Fix>>> {
        let mut chosen: Vec<Option<Fix>> = vec![None; found.len()];
        // What was asked about, and how many rules there were before.
        let mut asked: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while at < found.len() && self.stop.is_none() {
            let diagnostic = &found[at];
            if let Some(settled) = self.by_rule(source, diagnostic) {
                if let Answer::Fix(fix) = settled {
                    chosen[at] = Some(fix);
                }
                at += 1;
                continue;
            }
            let rules = self.rules.len();
            match self.ask(source, diagnostic)? {
                Answer::Fix(fix) => chosen[at] = Some(fix),
                Answer::Leave => {}
                Answer::Back => {
                    let Some((back, rules)) = asked.pop() else {
                        writeln!(self.out, "{}", words::NOTHING_BEFORE)?;
                        continue;
                    };
                    self.rules.truncate(rules);
                    chosen[back..].fill(None);
                    at = back;
                    continue;
                }
            }
            asked.push((at, rules));
            at += 1;
        }
        Ok(chosen)
    }

    /// What an earlier answer says of a finding.
    fn by_rule(&self, source: &Source, found: &Diagnostic) -> Option<Answer> {
        let about = about(source, found);
        let mut rules = self.rules.iter().filter(|rule| rule.check == found.rule && rule.about == about);
        rules.find_map(|rule| match &rule.write {
            None => Some(Answer::Leave),
            Some(text) if found.suggestions.first() == Some(text) => self.first(source, found).map(Answer::Fix),
            Some(_) => None,
        })
    }

    fn ask(&mut self, source: &Source, found: &Diagnostic) -> io::Result<Answer> {
        let one = std::slice::from_ref(found);
        let file = Reported { source, diagnostics: one, reading: None, silenced: &[], compared: false };
        self.report.file(&file, &mut self.out)?;
        if found.suggestions.len() > 1 {
            for (number, suggestion) in found.suggestions.iter().enumerate() {
                writeln!(self.out, "  {}  {suggestion}", number + 1)?;
            }
        }
        loop {
            let Some(answer) = self.line(&words::prompt(has_first(found), found.editable))? else {
                self.stop = Some(Stop::Write);
                return Ok(Answer::Leave);
            };
            let rule = |write| Rule { check: found.rule, about: about(source, found), write };
            match answer.as_str() {
                "y" | "a" => match self.first(source, found) {
                    Some(fix) => {
                        if answer == "a" {
                            self.rules.push(rule(found.suggestions.first().cloned()));
                        }
                        return Ok(Answer::Fix(fix));
                    }
                    None if has_first(found) => writeln!(self.out, "{}", words::MARKUP)?,
                    None => writeln!(self.out, "{}", if found.editable { words::NO_FIRST } else { words::ACROSS })?,
                },
                "n" => return Ok(Answer::Leave),
                "s" => {
                    self.rules.push(rule(None));
                    return Ok(Answer::Leave);
                }
                "u" => return Ok(Answer::Back),
                "q" | "x" => {
                    self.stop = Some(if answer == "q" { Stop::Write } else { Stop::Abandon });
                    return Ok(Answer::Leave);
                }
                "e" if !found.editable => writeln!(self.out, "{}", words::ACROSS)?,
                "e" => {
                    if let Some(text) = self.line(words::SOMETHING)?.filter(|text| !text.is_empty()) {
                        match self.instead(source, found, &text) {
                            Some(fix) => return Ok(Answer::Fix(fix)),
                            None => writeln!(self.out, "{}", words::MARKUP)?,
                        }
                    }
                }
                "?" => writeln!(self.out, "{}", words::KEYS)?,
                other => match other.parse::<usize>() {
                    Ok(1) if has_first(found) => match self.first(source, found) {
                        Some(fix) => return Ok(Answer::Fix(fix)),
                        None => writeln!(self.out, "{}", words::MARKUP)?,
                    },
                    Ok(number) if !found.editable && number > 0 && number <= found.suggestions.len() => {
                        writeln!(self.out, "{}", words::ACROSS)?;
                    }
                    Ok(number) => match number.checked_sub(1).and_then(|index| found.suggestions.get(index)) {
                        Some(suggestion) => match self.instead(source, found, suggestion) {
                            Some(fix) => return Ok(Answer::Fix(fix)),
                            None => writeln!(self.out, "{}", words::MARKUP)?,
                        },
                        None => writeln!(self.out, "{}", words::no_number(number, found.suggestions.len()))?,
                    },
                    Err(_) => writeln!(self.out, "{}", words::unknown(other))?,
                },
            }
        }
    }

    /// Writing the first suggestion: the finding's own fix, where it is more than for show.
    fn first(&self, source: &Source, found: &Diagnostic) -> Option<Fix> {
        match &found.fix {
            Some(fix) if fix.applicability > Applicability::DisplayOnly => Some(fix.clone()),
            _ => self.instead(source, found, found.suggestions.first().filter(|_| found.editable)?),
        }
    }

    /// Writing something in the place of what was found, as the draft's format has it.
    fn instead(&self, source: &Source, found: &Diagnostic, text: &str) -> Option<Fix> {
        written(source, self.format.as_deref(), found.span, text)
    }

    /// A line of the input, without blanks at its edges; `None` at its end.
    fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.out, "{prompt}")?;
        self.out.flush()?;
        let mut line = String::new();
        if self.input.read_line(&mut line)? == 0 {
            writeln!(self.out)?;
            return Ok(None);
        }
        Ok(Some(line.trim().to_owned()))
    }
}

enum Answer {
    Fix(Fix),
    Leave,
    Back,
}

/// What a finding is about.
fn about(source: &Source, found: &Diagnostic) -> String {
    found.concept.as_deref().map_or_else(|| source.slice(found.span).to_owned(), str::to_owned)
}

/// True if there is a first suggestion to write.
fn has_first(found: &Diagnostic) -> bool {
    found.fix.as_ref().is_some_and(|fix| fix.applicability > Applicability::DisplayOnly)
        || found.editable && !found.suggestions.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym::{Severity, Span};

    const TEXT: &str = "Name here, Name there, Other and Name, across.";

    fn found() -> Vec<Diagnostic> {
        let mut all: Vec<_> = ["Name", "Other"]
            .into_iter()
            .flat_map(|word| {
                TEXT.match_indices(word).map(move |(at, _)| {
                    let span = Span::new(at, at + word.len());
                    let mut found = Diagnostic::new("forbidden-term", Severity::Error, span, "m");
                    found.concept = Some(word.into());
                    found.suggestions = vec![format!("{word}1"), format!("{word}2")];
                    found
                })
            })
            .collect();
        let at = TEXT.find("across").expect("there");
        let mut across = Diagnostic::new("forbidden-term", Severity::Error, Span::new(at, at + 6), "m");
        across.editable = false;
        across.suggestions = vec!["A".to_owned()];
        all.push(across);
        all.sort_by_key(|found| found.span);
        all
    }

    /// The text after these answers, how it ended, and what was said.
    fn asked(answers: &str) -> (String, Option<Stop>, String) {
        let source = Source::from_text("a.txt", TEXT.to_owned()).expect("short");
        let look = Look { colour: false, quiet: true, statistics: false };
        let mut said = Vec::new();
        let mut asker = Asker::new(answers.as_bytes(), &mut said, Output::Concise.report(look));
        let fixes: Vec<Fix> = asker.file(&source, &found()).expect("asked").into_iter().flatten().collect();
        let stop = asker.stop;
        let after = apply_fixes(&source, TEXT.as_bytes(), &fixes).expect("applied").bytes;
        (String::from_utf8(after).expect("UTF-8"), stop, String::from_utf8(said).expect("UTF-8"))
    }

    #[test]
    fn answers_say_what_is_written() {
        assert_eq!(asked("y\nn\n2\ny\nn\n").0, "Name1 here, Name there, Other2 and Name1, across.");
        assert_eq!(asked("a\nn\nn\n").0, "Name1 here, Name1 there, Other and Name1, across.");
        assert_eq!(asked("s\ny\nn\n").0, "Name here, Name there, Other1 and Name, across.");
        assert_eq!(asked("e\nMine\nn\nn\nn\nn\n").0, "Mine here, Name there, Other and Name, across.");
        assert_eq!(asked("y\nu\nn\nn\nn\nn\nn\n").0, TEXT);
        assert_eq!(asked("a\nu\nu\nn\nn\nn\nn\nn\n").0, TEXT, "a rule goes with its answer");
    }

    #[test]
    fn the_end_is_quiet_or_writes_nothing() {
        assert_eq!(asked("y\nq\n").1, Some(Stop::Write));
        assert_eq!(asked("y\n").1, Some(Stop::Write), "the end of the input is q");
        assert_eq!(asked("y\nx\n").1, Some(Stop::Abandon));
        assert_eq!(asked("n\nn\nn\nn\nn\n").1, None);
    }

    #[test]
    fn what_cannot_be_is_asked_again() {
        let (text, _, said) = asked("9\nfoo\nu\n?\ne\n\ny\nn\nn\nn\ny\n1\ne\nn\n");
        assert_eq!(text, "Name1 here, Name there, Other and Name, across.");
        for told in ["no suggestion 9", "`foo` is no answer", words::NOTHING_BEFORE, words::KEYS, words::ACROSS] {
            assert!(said.contains(told), "{told}\n{said}");
        }
    }
}
