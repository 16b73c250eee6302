//! Which mark opens, which closes, and which is an apostrophe.

use super::super::unspaced::is_unspaced;

/// A stretch between quotation marks, both included; bytes of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The opening mark.
    pub(super) mark: char,
    pub(super) closed: bool,
    /// An earlier paragraph opened it.
    pub(super) carried: bool,
    /// The paragraph opens again what an earlier one opened.
    pub(super) again: bool,
}

/// All pairs of a paragraph, and what is still open at its end.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) closed: Vec<Pair>,
    pub(super) open: Option<Pair>,
}

/// Deeper nesting than any text has.
const DEEPEST: usize = 16;

/// Pairs the marks of a paragraph. `carried` is the mark that an earlier paragraph left open.
pub(super) fn pairs(plain: &str, carried: Option<char>) -> Pairs {
    let mut reader = Reader { plain, stack: Vec::new(), closed: Vec::new() };
    let first = plain.len() - plain.trim_start().len();
    let opening = plain[first..].chars().next();
    let again = carried.is_some() && (opening == carried || (carried == Some('«') && opening == Some('»')));
    let mut skip = usize::MAX;
    if let Some(mark) = carried {
        let start = if again { first } else { 0 };
        reader.stack.push(Pair { start, end: start, mark, closed: false, carried: !again, again });
        if again {
            skip = first;
        }
    }
    for at in leads(plain.as_bytes()) {
        let Some(c) = plain[at..].chars().next().filter(|&c| is_mark(c) && at != skip) else { continue };
        let before = plain[..at].chars().next_back();
        reader.mark(at, c, before, plain[at + c.len_utf8()..].chars().next());
    }
    reader.finish()
}

/// The bytes that a mark may begin with: `"`, `'`, E2 of the curly ones, C2 of guillemets, E3 of corner brackets.
fn leads(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut common = memchr::memchr3_iter(b'"', b'\'', 0xE2, bytes).peekable();
    let mut rare = memchr::memchr2_iter(0xC2, 0xE3, bytes).peekable();
    std::iter::from_fn(move || match (common.peek(), rare.peek()) {
        (Some(one), Some(other)) if other < one => rare.next(),
        (Some(_), _) => common.next(),
        (None, _) => rare.next(),
    })
}

struct Reader<'p> {
    plain: &'p str,
    /// What is open, outermost first.
    stack: Vec<Pair>,
    closed: Vec<Pair>,
}

enum Role {
    Opens,
    Closes,
    Neither,
}

impl Reader<'_> {
    fn mark(&mut self, at: usize, c: char, before: Option<char>, after: Option<char>) {
        match self.role(at, c, before, after) {
            Role::Neither => {}
            Role::Closes => self.close(at, c),
            Role::Opens => self.open(at, c),
        }
    }

    #[expect(clippy::match_same_arms, reason = "the arms are tried in this order")]
    fn role(&self, at: usize, c: char, before: Option<char>, after: Option<char>) -> Role {
        // Where words are not parted, and where particles follow a mark, any letter may stand beside one.
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c) && !is_hangul(c));
        let opens_after = before.is_none_or(|c| {
            c.is_whitespace() || is_mark(c) || is_unspaced(c) || "([{<—–―-/…*_>：，。、！？（；".contains(c)
        });
        let begins = after.is_some_and(|c| c.is_alphanumeric() || is_mark(c) || "([{…—–-$€£#@*_<¿¡".contains(c));
        let matching = self.stack.iter().any(|open| closes(open.mark, c));
        match c {
            '\'' | '’' | '‘' if word(before) && word(after) => Role::Neither,
            '\'' if matching && !word(after) && !opens_after && !self.is_possessive(at, c) => Role::Closes,
            '\'' if opens_after && begins && !is_elision(&self.plain[at + 1..]) => Role::Opens,
            '’' if matching && !word(after) && !self.is_possessive(at, c) => Role::Closes,
            '\'' | '’' => Role::Neither,
            '‘' if matching && !opens_after => Role::Closes,
            '‘' | '‚' if !word(before) && begins => Role::Opens,
            '‘' | '‚' => Role::Neither,
            '"' if matching && !(opens_after && word(after)) => Role::Closes,
            '"' if opens_after && begins => Role::Opens,
            '"' if matching => Role::Closes,
            '"' => Role::Neither,
            '“' if matching && !(opens_after && word(after)) => Role::Closes,
            '”' | '»' | '›' | '」' | '』' | '》' | '〉' if matching => Role::Closes,
            // Swedish ”…” and the German »…«.
            '”' | '»' | '›' if opens_after && word(after) => Role::Opens,
            '«' | '‹' if matching && !(opens_after && word(after)) => Role::Closes,
            '“' | '„' | '«' | '‹' | '「' | '『' | '《' | '〈' => Role::Opens,
            _ => Role::Neither,
        }
    }

    fn open(&mut self, at: usize, c: char) {
        // Guillemets nest in themselves; with other marks a second opening one means that the first was never closed.
        let nests = matches!(c, '«' | '「' | '『' | '《' | '〈');
        if !nests && let Some(same) = self.stack.iter().position(|open| open.mark == c) {
            self.unclosed(same, at);
        }
        if self.stack.len() < DEEPEST {
            self.stack.push(Pair { start: at, end: at, mark: c, closed: false, carried: false, again: false });
        }
    }

    fn close(&mut self, at: usize, c: char) {
        if let Some(index) = self.stack.iter().rposition(|open| closes(open.mark, c)) {
            self.stack.truncate(index + 1);
            if let Some(open) = self.stack.pop() {
                self.closed.push(Pair { end: at + c.len_utf8(), closed: true, ..open });
            }
        }
    }

    /// The mark at `index` of the stack was forgotten to be closed: its words end before `at`.
    fn unclosed(&mut self, index: usize, at: usize) {
        let open = self.stack[index];
        self.stack.truncate(index);
        if !open.carried && is_double(open.mark) {
            self.closed.push(Pair { end: at, ..open });
        }
    }

    fn finish(mut self) -> Pairs {
        let mut open = None;
        for left in std::mem::take(&mut self.stack) {
            if !is_double(left.mark) || open.is_some() {
                continue;
            }
            let inner = self.closed.iter().filter(|pair| pair.start > left.start && pair.mark == left.mark);
            match (inner.clone().map(|pair| pair.end).max(), inner.map(|pair| pair.start).min()) {
                (Some(end), Some(start)) if !left.carried => {
                    // «Фонд «Арцах» closes both with one mark; a longer text before the inner one was left open.
                    let short = self.plain[left.start..start].split_whitespace().count() <= 6;
                    let end = if short { end } else { start };
                    self.closed.push(Pair { end, closed: short, ..left });
                }
                _ => open = Some(left),
            }
        }
        self.closed.retain(|pair| pair.start < pair.end);
        Pairs { closed: self.closed, open }
    }

    /// An apostrophe after a plural's `s` (the residents' homes), where a later mark closes the quotation.
    fn is_possessive(&self, at: usize, c: char) -> bool {
        if !self.plain[..at].ends_with(['s', 'S', 'x', 'z']) {
            return false;
        }
        let rest = &self.plain[at + c.len_utf8()..];
        if !rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase)) {
            return false;
        }
        let rest = &rest[..rest.floor_char_boundary(600)];
        rest.match_indices(['\'', '’', '‘'])
            .find_map(|(at, mark)| {
                let after = rest[at + mark.len()..].chars().next();
                let before = rest[..at].chars().next_back();
                let opens = before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphanumeric);
                let closes = mark == c.encode_utf8(&mut [0; 4])
                    && !after.is_some_and(char::is_alphanumeric)
                    && !before.is_some_and(char::is_whitespace);
                (opens || closes).then_some(closes)
            })
            .unwrap_or(false)
    }
}

/// Words that begin with an apostrophe: '90s, 'tis.
fn is_elision(rest: &str) -> bool {
    const ELIDED: &[&str] = &["tis", "twas", "n", "em", "til", "till", "cause", "bout", "s", "t"];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return !rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(' ');
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '〈'..='』')
}

/// Marks that speech is put in; single ones are too much like apostrophes to be left open.
fn is_double(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '『')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11FF}')
}

fn closes(open: char, c: char) -> bool {
    match open {
        '"' => matches!(c, '"' | '”'),
        '\'' => c == '\'',
        '‘' => matches!(c, '’' | '\''),
        '“' => matches!(c, '”' | '"'),
        '”' => c == '”',
        '„' => matches!(c, '“' | '”' | '"'),
        '‚' => matches!(c, '‘' | '’'),
        '«' => c == '»',
        '»' => c == '«',
        '‹' => c == '›',
        '›' => c == '‹',
        '「' => c == '」',
        '『' => c == '』',
        '《' => c == '》',
        '〈' => c == '〉',
        _ => false,
    }
}
