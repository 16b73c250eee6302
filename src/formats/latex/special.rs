//! Signs with a meaning, and commands.

use super::accents;
use super::commands::{self, Command};
use super::languages;
use super::read::Reader;
use crate::formats::builder::Builder;
use crate::formats::front_matter;
use crate::model::{Mark, TagKind};

/// How far a bracket may be from its end; a longer one is text.
const BRACKET: usize = 4000;

/// The length of what beamer has behind a command: `<2->`, `<+>`, `<1,3-4|handout:0>`.
fn overlay(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let length = inner.bytes().take(40).position(|b| b == b'>')?;
    let known = |c: char| c.is_ascii_alphanumeric() || "+-,.|:@ ".contains(c);
    let counts = inner[..length].contains(|c: char| c.is_ascii_digit() || c == '+');
    (counts && inner[..length].chars().all(known)).then_some(length + 2)
}

impl<'s> Reader<'s, '_> {
    fn rest(&self, at: usize) -> &'s str {
        &self.source[at.min(self.end)..self.end]
    }

    /// True if the sign at `at` is anything but itself.
    pub(super) fn is_markup(&self, at: usize) -> bool {
        let rest = self.rest(at);
        match rest.as_bytes()[0] {
            b'-' => rest.starts_with("--"),
            b'`' => rest.starts_with("``"),
            b'\'' => rest.starts_with("''"),
            b'<' => rest.starts_with("<<"),
            b'>' => rest.starts_with(">>"),
            b',' => rest.starts_with(",,"),
            b'"' => self.shorthand(rest).is_some(),
            b'\n' | b'\r' => self.ends_paragraph(at),
            b'&' => self.in_table(),
            _ => true,
        }
    }

    /// Handles the sign at hand.
    pub(super) fn markup(&mut self) {
        let at = self.at;
        let rest = self.rest(at);
        let mut ligature = |signs: &str, text: &str| {
            self.replaced(text, at..at + signs.len());
            self.at = at + signs.len();
        };
        match rest.as_bytes()[0] {
            b'\\' => self.command(),
            b'{' => self.brace(at, None),
            b'}' => self.close_brace(at),
            b'%' => self.comment(),
            b'$' => self.dollar(),
            b'~' => ligature("~", "\u{a0}"),
            b'-' if rest.starts_with("---") => ligature("---", "—"),
            b'-' => ligature("--", "–"),
            b'`' => ligature("``", "“"),
            b'\'' => ligature("''", "”"),
            b'<' => ligature("<<", "«"),
            b'>' => ligature(">>", "»"),
            b',' => ligature(",,", "„"),
            b'"' => {
                if let Some((length, text)) = self.shorthand(rest) {
                    if text.is_empty() {
                        self.tag(TagKind::Alone, at..at + length);
                    } else {
                        self.replaced(text, at..at + length);
                    }
                    self.at = at + length;
                }
            }
            // A cell or a paragraph ends.
            sign => {
                self.end_segment();
                if sign == b'&' {
                    self.heads.cell(1);
                }
            }
        }
    }

    /// The line at hand or the next one has nothing in it.
    fn ends_paragraph(&self, at: usize) -> bool {
        let bytes = self.source.as_bytes();
        let blank = |b: &&u8| matches!(b, b' ' | b'\t' | b'\r');
        let ahead = bytes[at + 1..self.end].iter().find(|b| !blank(b));
        let behind = bytes[..at].iter().rev().find(|b| !blank(b));
        bytes[at] == b'\n' && (ahead == Some(&b'\n') || behind.is_none_or(|b| *b == b'\n'))
            || bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\r')
    }

    /// What babel makes of a quotation mark and the next sign, in languages that have such shorthands.
    fn shorthand(&self, rest: &str) -> Option<(usize, &'static str)> {
        let lang = self.lang.as_ref().or(self.facts.lang.as_ref())?.primary();
        let german = lang == "de";
        if !german && !matches!(lang, "ru" | "uk" | "be" | "bg" | "nl" | "cs" | "fi") {
            return None;
        }
        let inner = &rest[1..];
        if inner.starts_with("---") {
            return Some((4, "—"));
        }
        Some(match inner.chars().next()? {
            '=' => (2, "-"),
            '~' => (2, "\u{2011}"),
            '-' | '|' => (2, ""),
            '<' => (2, "«"),
            '>' => (2, "»"),
            '`' => (2, "„"),
            '\'' => (2, "“"),
            'a' if german => (2, "ä"),
            'o' if german => (2, "ö"),
            'u' if german => (2, "ü"),
            'A' if german => (2, "Ä"),
            'O' if german => (2, "Ö"),
            'U' if german => (2, "Ü"),
            's' | 'z' if german => (2, "ß"),
            _ => return None,
        })
    }

    /// `%` and all up to the next line's text.
    fn comment(&mut self) {
        let bytes = self.source.as_bytes();
        let line_end = memchr::memchr(b'\n', &bytes[self.at..self.end]).map_or(self.end, |i| self.at + i);
        self.told(self.at);
        let blank =
            bytes[(line_end + 1).min(self.end)..self.end].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let next = (line_end + 1 + blank).min(self.end);
        self.tag(TagKind::Alone, self.at..next);
        self.at = next;
    }

    fn dollar(&mut self) {
        let at = self.at;
        let rest = self.rest(at);
        let sign = if rest.starts_with("$$") { "$$" } else { "$" };
        let inner = &rest[sign.len()..];
        let close = memchr::memmem::find_iter(inner.as_bytes(), sign).find(|&close| !inner[..close].ends_with('\\'));
        // Mathematics ends with its paragraph.
        let close = close.filter(|&close| !inner[..close].contains("\n\n"));
        if let Some(close) = close {
            let end = at + sign.len() * 2 + close;
            self.comments_in(at..end);
            self.marked(at..end, Mark::Code);
            self.at = end;
        } else {
            self.words(at..at + sign.len());
            self.at = at + sign.len();
        }
    }

    // Commands.

    fn command(&mut self) {
        let at = self.at;
        let rest = self.rest(at + 1);
        let letters = rest.bytes().take_while(|b| b.is_ascii_alphabetic() || *b == b'@').count();
        if letters == 0 {
            self.sign_command(at, rest);
            return;
        }
        let name = &rest[..letters];
        let star = usize::from(rest[letters..].starts_with('*'));
        let after = at + 1 + letters;
        if let (1, Some(mark)) = (letters, name.chars().next().and_then(accents::combining))
            && let Some((length, letter)) = accents::accented(mark, self.rest(after))
        {
            self.replaced(&letter, at..after + length);
            self.at = after + length;
            return;
        }
        if name == "char" {
            let digits = self.rest(after).bytes().take_while(u8::is_ascii_digit).count();
            let code = self.rest(after)[..digits].parse::<u8>().ok().filter(|code| (33..127).contains(code));
            if let Some(code) = code {
                let end = self.swallowed(after + digits);
                self.replaced(char::from(code).encode_utf8(&mut [0; 4]), at..end);
                self.at = end;
                return;
            }
        }
        if let Some(text) = accents::symbol(name) {
            let end = self.swallowed(after);
            self.replaced(text, at..end);
            self.at = end;
            return;
        }
        self.at = after + star;
        match name {
            "begin" => self.begin(at),
            "end" => self.environment_ends(at),
            "verb" => self.verbatim(at),
            "lstinline" | "mintinline" if !self.rest(self.at).starts_with(['{', '[']) => self.verbatim(at),
            "item" => self.item(at),
            "usepackage" | "documentclass" | "setmainlanguage" | "setdefaultlanguage" | "selectlanguage"
            | "foreignlanguage" => self.language_command(name, at),
            "date" => {
                if let Some((start, end)) = self.argument(self.at) {
                    let mut out = Builder::new(self.source);
                    out.verbatim(start..end);
                    let mut nothing = Vec::new();
                    if let Some(text) = out.finish() {
                        front_matter::date(&mut self.facts.written, &text, name, &mut nothing);
                    }
                }
                self.hide(at, 1);
            }
            _ => match name.strip_prefix("text").and_then(languages::named) {
                Some(lang) => self.inline(at, 0, Some(Mark::Lang(lang))),
                None => self.known(name, at),
            },
        }
    }

    fn known(&mut self, name: &str, at: usize) {
        match commands::command(name) {
            Some(Command::Inline(hidden, mark)) => {
                if name == "multicolumn"
                    && let Some((start, end)) = self.argument(self.at)
                {
                    self.heads.spans(self.source[start..end].trim().parse().unwrap_or(1));
                }
                self.inline(at, hidden, mark);
            }
            Some(Command::Own(hidden, element)) => {
                // The text of a block stands apart, a note within what it is a note to.
                if element.starts_with('h') || matches!(element, "title" | "caption") {
                    self.end_segment();
                }
                self.hide(at, hidden);
                if let Some((start, end)) = self.argument(self.at) {
                    self.tag(TagKind::Alone, self.at..end + 1);
                    self.own(start..end, element);
                    self.at = end + 1;
                }
            }
            Some(Command::Hidden(count)) => self.hide(at, count),
            Some(Command::Definition(count)) => self.definition(at, count),
            Some(Command::Switch(mark)) => {
                let end = self.swallowed(self.at);
                self.tag(TagKind::Alone, at..end);
                self.at = end;
                if let Some(mark) = mark {
                    self.switch(mark);
                }
            }
            Some(Command::Break) => {
                self.end_segment();
                self.hide(at, 0);
            }
            None => self.hide(at, 0),
        }
    }

    /// Behind a command, `{}` or white space belongs to it.
    pub(super) fn swallowed(&self, at: usize) -> usize {
        let rest = self.rest(at);
        if rest.starts_with("{}") {
            return at + 2;
        }
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let line = &rest[blank..];
        // One line end is white space, two end the paragraph.
        let next = line.strip_prefix("\r\n").or_else(|| line.strip_prefix('\n'));
        match next.filter(|next| !next.trim_start_matches([' ', '\t']).starts_with(['\n', '\r'])) {
            Some(next) => at + rest.len() - next.trim_start_matches([' ', '\t']).len(),
            None => at + blank,
        }
    }

    fn sign_command(&mut self, at: usize, rest: &str) {
        let Some(sign) = rest.chars().next() else { return };
        let after = at + 1 + sign.len_utf8();
        self.at = after;
        match sign {
            '\\' => {
                let star = usize::from(self.rest(after).starts_with('*'));
                let end = self.bracket(after + star).map_or(after + star, |(_, end)| end + 1);
                self.at = end;
                if self.in_table() {
                    self.end_segment();
                    self.row();
                } else {
                    self.replaced("\n", at..end);
                }
            }
            '(' | '[' => {
                let shut = if sign == '(' { "\\)" } else { "\\]" };
                if let Some(close) = self.find(shut, after) {
                    let end = close + 2;
                    self.comments_in(after..end);
                    self.marked(at..end, Mark::Code);
                    self.at = end;
                }
            }
            ' ' | '\n' | '\r' | '\t' | ',' | ';' | ':' => self.replaced(" ", at..after),
            '-' | '/' | '!' | '@' | ')' | ']' | '+' | '>' | '<' => self.tag(TagKind::Alone, at..after),
            _ => match accents::combining(sign).and_then(|mark| accents::accented(mark, self.rest(after))) {
                Some((length, letter)) => {
                    self.replaced(&letter, at..after + length);
                    self.at = after + length;
                }
                None => self.replaced(&self.source[at + 1..after], at..after),
            },
        }
    }

    /// Leaves out options and so many arguments.
    pub(super) fn hide(&mut self, at: usize, count: usize) {
        let mut end = self.at;
        let mut left = count;
        loop {
            let next = if left > 0 { self.swallowed(end) } else { end };
            if let Some((_, close)) = self.bracket(next) {
                end = close + 1;
            } else if let Some(length) = overlay(self.rest(next)) {
                end = next + length;
            } else if left > 0
                && self.rest(next).starts_with('{')
                && let Some(close) = self.closed(next)
            {
                end = close + 1;
                left -= 1;
            } else {
                break;
            }
        }
        self.comments_in(at..end);
        self.tag(TagKind::Alone, at..end);
        self.at = end;
    }

    /// What is defined, and its options and body: so many groups or names of commands.
    fn definition(&mut self, at: usize, count: usize) {
        let (mut end, mut left) = (self.at, count);
        loop {
            let next = if left > 0 { self.swallowed(end) } else { end };
            let rest = self.rest(next);
            if let Some((_, close)) = self.bracket(next) {
                end = close + 1;
            } else if left == 0 {
                break;
            } else if rest.starts_with('{')
                && let Some(close) = self.closed(next)
            {
                end = close + 1;
                left -= 1;
            } else if let Some(name) = rest.strip_prefix('\\') {
                let letters = name.bytes().take_while(|b| b.is_ascii_alphabetic() || *b == b'@').count();
                let first = name.chars().next().map_or(0, char::len_utf8);
                end = next + 1 + letters.max(first);
                left -= 1;
            } else if rest.starts_with(['#', '=']) || rest.starts_with(|c: char| c.is_ascii_digit()) {
                // `\def\name#1#2{…}`, `\let\a=\b`
                end = next + 1;
            } else {
                break;
            }
        }
        self.comments_in(at..end);
        self.tag(TagKind::Alone, at..end);
        self.at = end;
    }

    /// Text in braces, after arguments that are none.
    pub(super) fn inline(&mut self, at: usize, hidden: usize, mark: Option<Mark>) {
        self.hide(at, hidden);
        let open = self.swallowed(self.at);
        if mark.is_some() && self.rest(open).starts_with('{') && self.closed(open).is_some() {
            self.tag(TagKind::Alone, self.at..open);
            self.brace(open, mark);
            self.at = open + 1;
        }
    }

    /// The inside of the argument in braces at `at`, options left out.
    pub(super) fn argument(&self, at: usize) -> Option<(usize, usize)> {
        let mut at = self.swallowed(at);
        while let Some((_, close)) = self.bracket(at) {
            at = self.swallowed(close + 1);
        }
        self.rest(at).starts_with('{').then_some(())?;
        Some((at + 1, self.closed(at)?))
    }

    /// The inside of the option in brackets at `at`, braces within it closed.
    pub(super) fn bracket(&self, at: usize) -> Option<(usize, usize)> {
        let rest = self.rest(at);
        let inner = rest.strip_prefix('[')?;
        let mut depth = 0_usize;
        for (index, b) in inner.bytes().enumerate().take(BRACKET) {
            match b {
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => depth -= 1,
                b']' => return Some((at + 1, at + 1 + index)),
                b'}' => return None,
                b'\n' if inner[index + 1..].starts_with('\n') => return None,
                _ => {}
            }
        }
        None
    }

    /// The next place of a text; remembered if there is none.
    pub(super) fn find(&mut self, text: &str, from: usize) -> Option<usize> {
        if self.hopeless.iter().any(|known| known == text) {
            return None;
        }
        let found = memchr::memmem::find(&self.source.as_bytes()[from.min(self.end)..self.end], text.as_bytes());
        if found.is_none() && self.end == self.source.len() && self.hopeless.len() < 100 {
            self.hopeless.push(text.to_owned());
        }
        found.map(|i| from + i)
    }

    /// `\verb|…|`.
    fn verbatim(&mut self, at: usize) {
        let Some(sign) = self.rest(self.at).chars().next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())
        else {
            return;
        };
        let start = self.at + sign.len_utf8();
        let line = self.rest(start).split('\n').next().unwrap_or_default();
        if let Some(close) = line.find(sign) {
            self.tag(TagKind::Open, at..start);
            self.marked(start..start + close, Mark::Code);
            let end = start + close + sign.len_utf8();
            self.tag(TagKind::Close, start + close..end);
            self.at = end;
        }
    }

    fn item(&mut self, at: usize) {
        self.end_segment();
        let marker = self.at + overlay(self.rest(self.at)).unwrap_or(0);
        let next = self.swallowed(marker);
        self.tag(TagKind::Alone, at..next);
        self.at = next;
        if let Some((start, end)) = self.bracket(next) {
            self.own(start..end, "dt");
            self.at = end + 1;
        }
    }
}
