//! Environments, and the languages that a draft states.

use super::commands;
use super::languages;
use super::read::{Open, Reader};
use crate::base::Lang;
use crate::model::{Mark, TagKind};

impl Reader<'_, '_> {
    pub(super) fn begin(&mut self, at: usize) {
        let Some((start, end)) = self.argument(self.at) else { return };
        let name = self.source[start..end].trim();
        self.at = end + 1;
        if name == "document" {
            self.begin_document();
            return;
        }
        let listing = commands::is_listing(name);
        if listing || commands::is_mathematics(name) {
            if let Some(close) = self.find(&format!("\\end{{{name}}}"), self.at) {
                let end = close + "\\end{}".len() + name.len();
                if listing {
                    self.end_segment();
                }
                if !commands::is_verbatim(name) {
                    self.comments_in(self.at..close);
                }
                self.tag(TagKind::Alone, at..end);
                self.at = end;
            }
            return;
        }
        self.end_segment();
        let lang_before = self.lang.clone();
        let mut element = commands::element(name);
        if matches!(name, "otherlanguage" | "otherlanguage*") {
            if let Some((start, end)) = self.argument(self.at) {
                self.lang = languages::language(&self.source[start..end]).or(lang_before.clone());
                self.at = end + 1;
            }
        } else if let Some(lang) = languages::named(name) {
            self.lang = Some(lang);
        }
        self.hide(at, commands::hidden_arguments(name));
        if matches!(name, "frame" | "block" | "alertblock" | "exampleblock")
            && let Some((start, end)) = self.argument(self.at)
        {
            self.own(start..end, if name == "frame" { "h2" } else { "p" });
            self.at = end + 1;
        }
        if name == "abstract" {
            element = Some("p");
        }
        if element == Some("td") {
            self.heads.table();
            self.row();
        }
        self.open(Open { environment: Some(name), start: 0, mark: None, lang: lang_before, element });
    }

    pub(super) fn environment_ends(&mut self, at: usize) {
        let Some((start, end)) = self.argument(self.at) else { return };
        let name = self.source[start..end].trim();
        self.end_segment();
        self.at = end + 1;
        if name == "document" {
            // What follows is not set; what editors note there are comments all the same.
            self.comments_in(self.at..self.end);
            self.at = self.end;
            return;
        }
        if commands::element(name) == Some("td") {
            self.heads.end_table();
        }
        if let Some(depth) = self.stack.iter().rposition(|open| open.environment == Some(name)) {
            self.close_to(depth);
        }
        self.tag(TagKind::Alone, at..end + 1);
    }

    pub(super) fn language_command(&mut self, name: &str, at: usize) {
        let argument = self.argument(self.at).map(|(start, end)| &self.source[start..end]);
        let options = self.bracket(self.swallowed(self.at)).map(|(start, end)| &self.source[start..end]);
        let stated: Option<Lang> = match name {
            "usepackage" if argument == Some("babel") => options.and_then(languages::of_options),
            "documentclass" => options.and_then(languages::of_options),
            "setmainlanguage" | "setdefaultlanguage" => argument.and_then(languages::language),
            _ => None,
        };
        // What comes later is nearer to the text: the options of babel go before those of the class.
        if stated.is_some() {
            self.facts.lang = stated;
        }
        let lang = argument.and_then(languages::language);
        match (name, lang) {
            ("foreignlanguage", Some(lang)) => self.inline(at, 1, Some(Mark::Lang(lang))),
            ("selectlanguage", Some(lang)) => {
                self.end_segment();
                self.hide(at, 1);
                if self.facts.lang.is_none() {
                    self.facts.lang = Some(lang.clone());
                }
                self.lang = Some(lang);
            }
            _ => self.hide(at, 1),
        }
    }
}
