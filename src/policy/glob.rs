//! Globs over paths and element names: `*` within a folder, `**` across folders, `?` one character, `{a,b}` either.

/// True if `path` (`/` between folders) is one that `pattern` speaks of.
///
/// As in `.gitignore`, a pattern without `/` at its beginning may start in any folder, and one that ends in `/`
/// speaks of all within.
pub(crate) fn path_matches(pattern: &str, path: &str) -> bool {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut ops = Vec::new();
    let rest = pattern.strip_prefix('/').unwrap_or_else(|| {
        folders(&mut ops);
        pattern
    });
    compile(rest, &mut ops);
    if rest.ends_with('/') {
        ops.push(Op::Deep);
    }
    run(&ops, path.strip_prefix('/').unwrap_or(path))
}

/// True if all of `text` is as `pattern` says.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let mut ops = Vec::new();
    compile(pattern, &mut ops);
    run(&ops, text)
}

/// A step of the little machine that reads a text character by character.
#[derive(Debug)]
enum Op {
    /// This character.
    Char(char),
    /// Any one but `/`.
    One,
    /// Any number but `/`.
    Star,
    /// Any number of any.
    Deep,
    /// Go on at each of these.
    Split(Vec<usize>),
}

/// Any number of whole folders: nothing, or anything and `/`.
fn folders(ops: &mut Vec<Op>) {
    let at = ops.len();
    ops.push(Op::Split(vec![at + 1, at + 3]));
    ops.push(Op::Deep);
    ops.push(Op::Char('/'));
}

/// Compiles as much as is well formed; a `{` that nothing closes stands for itself.
fn compile(pattern: &str, ops: &mut Vec<Op>) {
    // Where the alternatives of each open brace begin, and the jumps from the end of each that is done.
    let mut open: Vec<(usize, Vec<usize>, Vec<usize>)> = Vec::new();
    let mut closed = unclosed(pattern);
    let chars: Vec<char> = pattern.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let folder_begins = at == 0 || chars[at - 1] == '/';
        match chars[at] {
            '*' if chars.get(at + 1) == Some(&'*') => {
                if folder_begins && chars.get(at + 2) == Some(&'/') {
                    folders(ops);
                    at += 1;
                } else {
                    ops.push(Op::Deep);
                }
                at += 1;
            }
            '*' => ops.push(Op::Star),
            '?' => ops.push(Op::One),
            '{' if closed.next() == Some(true) => {
                open.push((ops.len(), vec![ops.len() + 1], Vec::new()));
                ops.push(Op::Split(Vec::new()));
            }
            ',' if !open.is_empty() => {
                let end = ops.len();
                ops.push(Op::Split(Vec::new()));
                if let Some((_, starts, ends)) = open.last_mut() {
                    ends.push(end);
                    starts.push(end + 1);
                }
            }
            '}' if !open.is_empty() => {
                if let Some((split, starts, ends)) = open.pop() {
                    let end = ops.len();
                    ops[split] = Op::Split(starts);
                    for jump in ends {
                        ops[jump] = Op::Split(vec![end]);
                    }
                }
            }
            c => ops.push(Op::Char(c)),
        }
        at += 1;
    }
}

/// For each `{` in order: whether a `}` closes it.
fn unclosed(pattern: &str) -> std::vec::IntoIter<bool> {
    let mut closed = Vec::new();
    let mut open = Vec::new();
    for c in pattern.chars() {
        match c {
            '{' => {
                open.push(closed.len());
                closed.push(false);
            }
            '}' => {
                if let Some(index) = open.pop() {
                    closed[index] = true;
                }
            }
            _ => {}
        }
    }
    closed.into_iter()
}

/// All states at once, so that no pattern takes longer than its length times the text's.
fn run(ops: &[Op], text: &str) -> bool {
    let mut states = vec![false; ops.len() + 1];
    let mut next = states.clone();
    let mut pending = Vec::new();
    enter(ops, 0, &mut states, &mut pending);
    for c in text.chars() {
        next.fill(false);
        for (at, op) in ops.iter().enumerate().filter(|(at, _)| states[*at]) {
            match op {
                Op::Char(wanted) if *wanted == c => enter(ops, at + 1, &mut next, &mut pending),
                Op::One if c != '/' => enter(ops, at + 1, &mut next, &mut pending),
                Op::Star if c != '/' => enter(ops, at, &mut next, &mut pending),
                Op::Deep => enter(ops, at, &mut next, &mut pending),
                _ => {}
            }
        }
        std::mem::swap(&mut states, &mut next);
    }
    states[ops.len()]
}

/// Enters a state and all that need no character.
fn enter(ops: &[Op], at: usize, states: &mut [bool], pending: &mut Vec<usize>) {
    pending.push(at);
    while let Some(at) = pending.pop() {
        if std::mem::replace(&mut states[at], true) {
            continue;
        }
        match ops.get(at) {
            Some(Op::Star | Op::Deep) => pending.push(at + 1),
            Some(Op::Split(to)) => pending.extend(to),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let cases = [
            ("*.md", "a.md", true),
            ("*.md", "news/2023/a.md", true),
            ("*.md", "a.mdx", false),
            ("news/*.md", "news/a.md", true),
            ("news/*.md", "news/x/a.md", false),
            ("news/*.md", "archive/news/a.md", true),
            ("/news/*.md", "archive/news/a.md", false),
            ("/news/*.md", "news/a.md", true),
            ("news/**", "news/x/y/a.md", true),
            ("news/**", "oldnews/a.md", false),
            ("news/", "news/x/a.md", true),
            ("news/", "news", false),
            ("**/letters/*", "a/b/letters/c.txt", true),
            ("**/letters/*", "letters/c.txt", true),
            ("a/**/b", "a/b", true),
            ("a/**/b", "a/x/y/b", true),
            ("a/**/b", "ax/b", false),
            ("{un,eu}/*.{md,txt}", "un/x.txt", true),
            ("{un,eu}/*.{md,txt}", "eu/x.md", true),
            ("{un,eu}/*.{md,txt}", "us/x.md", false),
            ("a{b,c{d,e}}f", "acef", true),
            ("a{b,c{d,e}}f", "abf", true),
            ("a{b,c{d,e}}f", "acf", false),
            ("a{,b}", "a", true),
            ("d?aft", "dräaft", false),
            ("dr?ft.txt", "dräft.txt", true),
            ("?", "/", false),
            ("./news/*", "./news/a", true),
            ("Ağdam/**", "mətn/Ağdam/1.md", true),
            ("", "a", false),
        ];
        for (pattern, path, expected) in cases {
            assert_eq!(path_matches(pattern, path), expected, "{pattern} over {path}");
        }
    }

    #[test]
    fn braces_that_do_not_pair_stand_for_themselves() {
        for (pattern, text) in [("a{b", "a{b"), ("a}b", "a}b"), ("{a,b", "{a,b"), ("{{a,b}", "{a")] {
            assert!(matches(pattern, text), "{pattern} over {text}");
        }
    }

    #[test]
    fn no_pattern_is_slow() {
        let pattern = "*a".repeat(200) + "{x,y}**".repeat(50).as_str();
        assert!(!matches(&pattern, &"a".repeat(5_000)));
        assert!(!matches(&"{".repeat(2_000), "x"));
        assert!(matches(&("{a,".repeat(500) + &"}".repeat(500)), "a"));
    }
}
