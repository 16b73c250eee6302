//! The entries of a PO file, line by line.

use std::mem;
use std::ops::Range;

use crate::formats::lines::lines;

/// What stands between the quotation marks of a string's parts, which may be on several lines; bytes of the file.
pub(super) type Words = Vec<Range<usize>>;

/// A message with its translations; what is obsolete (`#~`) is none.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Where its first keyword stands.
    at: Range<usize>,
    /// The lines of its translator's comments.
    pub(super) comments: Vec<Range<usize>>,
    /// It waits for somebody's look: no translation yet.
    pub(super) fuzzy: bool,
    context: Option<Words>,
    pub(super) id: Option<Words>,
    plural: Option<Words>,
    /// `msgstr`, or `msgstr[0]` and so on.
    pub(super) texts: Vec<Words>,
}

impl Entry {
    /// The entry that says what the file is.
    pub(super) fn is_header(&self) -> bool {
        self.context.is_none() && self.id.as_ref().is_some_and(|id| id.iter().all(Range::is_empty))
    }

    pub(super) fn has_plural(&self) -> bool {
        self.plural.is_some()
    }

    /// The keyword that it begins with.
    pub(super) fn keyword(&self) -> Range<usize> {
        self.at.clone()
    }
}

/// The string that a line without a keyword goes on.
#[derive(Clone, Copy)]
enum Open {
    Context,
    Id,
    Plural,
    Text,
}

/// Reads entries one after the other.
struct Reader<'t, 'e> {
    text: &'t str,
    entry: Entry,
    open: Option<Open>,
    /// What is said of the entry to come.
    comments: Vec<Range<usize>>,
    fuzzy: bool,
    /// What is said of no entry, or an old one.
    loose: Vec<Range<usize>>,
    each: &'e mut dyn FnMut(Entry),
    wrong: &'e mut dyn FnMut(Range<usize>, String),
}

/// Gives every entry to `each`, and every mistake to `wrong`: where, and what. Returns the comments that belong to none.
pub(super) fn read(
    text: &str,
    each: &mut dyn FnMut(Entry),
    wrong: &mut dyn FnMut(Range<usize>, String),
) -> Vec<Range<usize>> {
    let (comments, loose) = (Vec::new(), Vec::new());
    let mut reader = Reader { text, entry: Entry::default(), open: None, comments, fuzzy: false, loose, each, wrong };
    let mut lost = false;
    for line in lines(text, 0..text.len()) {
        let words = &text[line.clone()];
        let start = line.start + (words.len() - words.trim_start().len());
        let line = start..start + words.trim().len();
        // Of lines that belong nowhere the first is told.
        let was_lost = mem::take(&mut lost);
        match text.as_bytes().get(line.clone()).and_then(<[u8]>::first) {
            None => {}
            Some(b'#') => reader.comment(line),
            Some(b'"') => {
                if let Some(open) = reader.open {
                    reader.strings(open, line);
                    continue;
                }
                lost = true;
                if !was_lost {
                    reader.tell(&line, "a text without `msgid` or `msgstr` before it");
                }
            }
            Some(_) => lost = !reader.keyword(line, was_lost),
        }
    }
    reader.end();
    reader.loose.append(&mut reader.comments);
    reader.loose
}

impl Reader<'_, '_> {
    fn comment(&mut self, line: Range<usize>) {
        // Nothing is said within an entry.
        self.end();
        let said = &self.text[line.clone()];
        match said.as_bytes().get(1) {
            // An old entry, with what is said of it.
            Some(b'~') => {
                self.loose.append(&mut self.comments);
                self.fuzzy = false;
            }
            Some(b',') => self.fuzzy |= said[2..].split(',').any(|flag| flag.trim() == "fuzzy"),
            Some(b'.' | b':' | b'|') => {}
            _ => self.comments.push(line),
        }
    }

    /// A line with a keyword; false if it is none.
    fn keyword(&mut self, line: Range<usize>, was_lost: bool) -> bool {
        let words = &self.text[line.clone()];
        let end = words.find(|c: char| c.is_whitespace() || matches!(c, '"' | '[')).unwrap_or(words.len());
        let word = line.start..line.start + end;
        let open = match &words[..end] {
            "msgctxt" => {
                self.begin(&word);
                self.entry.context = Some(Words::new());
                Open::Context
            }
            "msgid" => {
                if self.entry.context.is_none() || self.entry.id.is_some() {
                    self.begin(&word);
                }
                self.entry.id = Some(Words::new());
                Open::Id
            }
            "msgid_plural" => {
                if self.entry.id.is_none() || !self.entry.texts.is_empty() || self.entry.plural.is_some() {
                    self.tell(&word, "`msgid_plural` without a `msgid` before it");
                }
                self.entry.plural = Some(Words::new());
                Open::Plural
            }
            "msgstr" => return self.text_line(&word, line),
            // What follows is in a catalogue of its own.
            "domain" => {
                self.end();
                return true;
            }
            _ if was_lost => return false,
            _ => {
                let shown: String = words.chars().take(30).collect();
                self.tell(&line, &format!("`{shown}` is no line of a PO file; a comment begins with `#`"));
                return false;
            }
        };
        self.open = Some(open);
        self.strings(open, word.end..line.end);
        true
    }

    fn text_line(&mut self, word: &Range<usize>, line: Range<usize>) -> bool {
        let rest = &self.text[word.end..line.end];
        let blanks = rest.len() - rest.trim_start().len();
        let number = rest[blanks..].strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let at = number.map_or(word.end, |(number, _)| word.end + blanks + number.len() + 2);
        let known = self.entry.texts.len();
        let number = number.map(|(number, _)| number.trim().parse::<usize>().ok());
        if self.entry.id.is_none() {
            self.tell(word, "`msgstr` without a `msgid` before it");
        } else {
            match (number, self.entry.plural.is_some()) {
                (None, false) if known > 0 => self.tell(word, "a second `msgstr`; `msgid` is missing before it"),
                (None, true) => self.tell(word, "of a message with a plural, write `msgstr[0]`, `msgstr[1]` and so on"),
                (Some(_), false) => self.tell(word, "`msgstr[…]` of a message without `msgid_plural`; write `msgstr`"),
                (Some(number), true) if number != Some(known) => {
                    self.tell(
                        word,
                        &format!("`msgstr[{known}]` is the next one; those of a message follow one another"),
                    );
                }
                _ => {}
            }
        }
        self.entry.texts.push(Words::new());
        self.open = Some(Open::Text);
        self.strings(Open::Text, at..line.end);
        true
    }

    fn tell(&mut self, span: &Range<usize>, what: &str) {
        (self.wrong)(span.clone(), what.to_owned());
    }

    /// A new entry, with what was said before it.
    fn begin(&mut self, word: &Range<usize>) {
        self.end();
        self.entry.at = word.clone();
        self.entry.comments = mem::take(&mut self.comments);
        self.entry.fuzzy = mem::take(&mut self.fuzzy);
    }

    fn end(&mut self) {
        let entry = mem::take(&mut self.entry);
        self.open = None;
        if entry.id.is_some() && !entry.texts.is_empty() {
            (self.each)(entry);
        } else if !entry.at.is_empty() {
            let missing = if entry.id.is_some() { "msgstr" } else { "msgid" };
            self.tell(&entry.at, &format!("no `{missing}` follows"));
        }
    }

    /// The strings in the rest of a line.
    fn strings(&mut self, open: Open, line: Range<usize>) {
        let bytes = &self.text.as_bytes()[..line.end];
        let mut at = line.start;
        let mut found = Words::new();
        loop {
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            match bytes.get(at) {
                None => break,
                Some(b'"') => {}
                Some(_) => {
                    self.tell(&(at..line.end), "a text stands between quotation marks, and nothing behind them");
                    break;
                }
            }
            let Some(end) = string_end(bytes, at + 1) else {
                self.tell(
                    &(at..line.end),
                    "the quotation mark is not closed in its line; write `\\\"` for one within the text",
                );
                break;
            };
            found.push(at + 1..end);
            at = end + 1;
        }
        let words = match open {
            Open::Context => self.entry.context.as_mut(),
            Open::Id => self.entry.id.as_mut(),
            Open::Plural => self.entry.plural.as_mut(),
            Open::Text => self.entry.texts.last_mut(),
        };
        if let Some(words) = words {
            words.append(&mut found);
        }
    }
}

/// Where the quotation mark stands that ends a string.
fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr2(b'"', b'\\', &bytes[at..])?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        // Whatever follows the backslash.
        at += 2;
        bytes.get(at.checked_sub(1)?)?;
    }
}
