//! What `lint` looks through where no file is named.

use std::path::Path;

use super::super::desk::Desk;
use super::super::shipped;
use super::super::workspace::shipped_source;
use super::Lint;

/// Which glossaries and policies come with the program: nobody who reads what is found in them can mend them.
#[derive(Default)]
pub(super) struct Shipped {
    glossary: bool,
    /// Places among the policies.
    policies: Vec<usize>,
}

impl Lint {
    /// The files that a check would use.
    pub(super) fn used(&mut self, desk: &Desk) {
        for file in &desk.options.glossary {
            self.file(file, true);
        }
        if desk.options.glossary.is_empty() {
            self.shipped.glossary = true;
            self.glossary_source(shipped_source(shipped::GLOSSARY_NAME, shipped::GLOSSARY));
        }
        for name in &desk.options.policy {
            match shipped::policy(name) {
                Some(text) => self.shipped_policy(name, text),
                None => self.file(Path::new(name), true),
            }
        }
        // The shipped policies speak of the shipped glossary; beside one's own they would be full of dead rules.
        if desk.options.policy.is_empty() && desk.options.glossary.is_empty() {
            for (name, text) in shipped::POLICIES {
                self.shipped_policy(name, text);
            }
        }
    }

    fn shipped_policy(&mut self, name: &str, text: &str) {
        self.shipped.policies.push(self.policies.len());
        self.policy(shipped_source(&format!("{name}.toml"), text), name.to_owned());
    }

    /// What is said of the shipped files is for who writes the program: they are named by their paths there.
    pub(super) fn pass_over_shipped(&mut self) {
        if self.shipped.glossary {
            self.glossaries.iter_mut().for_each(|(_, problems)| problems.clear());
        }
        for &place in &self.shipped.policies {
            self.policies[place].2.clear();
        }
    }
}
