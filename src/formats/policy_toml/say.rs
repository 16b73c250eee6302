//! What a rule says.

use super::fields::Fields;
use super::{Reader, normal};
use crate::model::{Applicability, Inflect, Mode, Say, Severity, Stance, Template};

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];
const FIXES: [(&str, Applicability); 3] =
    [("safe", Applicability::Safe), ("unsafe", Applicability::Unsafe), ("display-only", Applicability::DisplayOnly)];
/// The keys that choose a naming mode; a rule has at most one.
const MODES: [&str; 4] = ["single", "first", "always", "avoid"];

impl Reader<'_> {
    pub(super) fn say(&mut self, fields: &Fields<'_>, labels: &[(Box<str>, Box<str>)], extends: bool) -> Say {
        const KEYS: [&str; 10] =
            ["stance", "severity", "fix", "single", "first", "then", "always", "avoid", "instead", "inflect"];
        self.problems.unknown_keys(fields, &KEYS);
        if fields.iter().next().is_none() {
            let what = "`say` is empty; give a `stance` or a naming mode such as `single`".to_owned();
            self.problems.field(fields.at.clone(), what);
        }
        let stance = self.problems.choice(fields, "stance", &Stance::ALL);
        let severity = self.problems.choice(fields, "severity", &SEVERITIES);
        let fix = self.problems.choice(fields, "fix", &FIXES);
        let mode = self.mode(fields, labels, extends);
        Say { stance, mode, severity, fix }
    }

    fn mode(&mut self, fields: &Fields<'_>, labels: &[(Box<str>, Box<str>)], extends: bool) -> Option<Mode> {
        let given: Vec<&str> = MODES.into_iter().filter(|key| fields.has(key)).collect();
        if let [one, other, ..] = given[..] {
            let what = format!("`{one}` and `{other}` contradict one another; keep one of them");
            self.problems.field(fields.span_of(other), what);
        }
        self.needs(fields, "first", &["then"]);
        self.needs(fields, "then", &["first"]);
        self.needs(fields, "instead", &["avoid"]);
        self.needs(fields, "inflect", &["first", "always"]);
        let inflect = self.problems.choice(fields, "inflect", &Inflect::ALL).unwrap_or_default();
        let mut template = |key| self.template(fields, key, labels, extends);
        let (single, first) = (template("single"), template("first"));
        let (then, always) = (template("then"), template("always"));
        let avoid = self.problems.flag(fields, "avoid");
        let instead = self.problems.string(fields, "instead").map(normal);
        if avoid == Some(false) {
            let what = "`avoid = false` says nothing; leave it out, or give the mode that holds instead".to_owned();
            self.problems.field(fields.value_span("avoid"), what);
        }
        match given.first() {
            Some(&"single") => Some(Mode::Single { form: single? }),
            Some(&"first") => Some(Mode::First { first: first?, then: then?, inflect }),
            Some(&"always") => Some(Mode::Always { form: always?, inflect }),
            Some(_) => Some(Mode::Avoid { instead }),
            None => None,
        }
    }

    /// Notes a key that stands without any of those it goes with.
    fn needs(&mut self, fields: &Fields<'_>, key: &str, any: &[&str]) {
        if fields.has(key) && !any.iter().any(|other| fields.has(other)) {
            let others: Vec<String> = any.iter().map(|other| format!("`{other}`")).collect();
            let what = format!("`{key}` goes with {}; add it, or leave `{key}` out", others.join(" or "));
            self.problems.field(fields.span_of(key), what);
        }
    }

    fn template(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        labels: &[(Box<str>, Box<str>)],
        extends: bool,
    ) -> Option<Box<str>> {
        let text = self.problems.string(fields, key)?;
        let template = match Template::parse(text) {
            Ok(template) => template,
            Err(what) => {
                self.problems.field(fields.value_span(key), format!("`{key}`: {what}"));
                return None;
            }
        };
        // A letter may be the parent's; the lint of the folded policy knows.
        for letter in template.letters().filter(|_| !extends) {
            if !labels.iter().any(|(known, _)| known.chars().eq([letter])) {
                let what = format!("`{{{letter}}}` has no label; add `{letter} = \"…\"` to `labels` under `[policy]`");
                self.problems.field(fields.value_span(key), what);
            }
        }
        Some(normal(text))
    }
}
