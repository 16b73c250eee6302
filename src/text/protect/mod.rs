//! Ranges in which no word is a word: addresses, handles, file names, placeholders.
//!
//! Asked lazily, of a hit only: it looks at the characters around the hit up to the next white space, a few kilobytes
//! at most.

mod remark;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::unspaced::is_unspaced;
use crate::base::PlainSpan;
use remark::remark;
pub(crate) use remark::{REMARK, remark_end};

/// What kind of protected range it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protected {
    /// A URL, with or without scheme.
    Url,
    /// An e-mail address.
    Email,
    /// `@name`.
    Handle,
    /// `#tag`.
    Hashtag,
    /// A file name or path.
    FileName,
    /// `{name}`, `%s`, `${x}`, `{{ x }}`, `<x>`, and other names of a program: `x_y`, `x()`, `--x`.
    Placeholder,
}

/// Bytes looked at on each side.
const REACH: usize = 4096;
/// Bytes between the braces or angle brackets of a placeholder.
const PLACEHOLDER_REACH: usize = 256;

/// The protected range that holds `at`, if any.
pub(crate) fn around(plain: &str, at: PlainSpan) -> Option<(PlainSpan, Protected)> {
    let at = at.range();
    plain.get(at.clone())?;
    let found = placeholder(plain, &at).or_else(|| remark(plain, &at));
    let found = found.map(|range| (range, Protected::Placeholder)).or_else(|| {
        let whole = chunk(plain, &at);
        if !has_signs(&plain.as_bytes()[whole.clone()]) {
            return None;
        }
        let chunk = unjoined(plain, &whole, &at);
        url(plain, &chunk, &at)
            .map(|range| (range, Protected::Url))
            .or_else(|| at_sign(plain, &chunk, &at))
            .or_else(|| hashtag(plain, &whole, &at).map(|range| (range, Protected::Hashtag)))
            .or_else(|| domain(plain, &chunk, &at).map(|range| (range, Protected::Url)))
            .or_else(|| file(plain, &chunk, &at).map(|range| (range, Protected::FileName)))
            .or_else(|| identifier(plain, &chunk, &at).map(|range| (range, Protected::Placeholder)))
    })?;
    Some((PlainSpan::new(found.0.start, found.0.end), found.1))
}

/// False only if the chunk has no character without which nothing but placeholders is protected. Most words of a text
/// have none, and this is much quicker than asking for each kind.
fn has_signs(chunk: &[u8]) -> bool {
    // The punctuation of the sentence is no part of any kind.
    let end = chunk.iter().rposition(|b| !matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?')).map_or(0, |i| i + 1);
    // EF BC is what ＠ and ＃ begin with.
    let sign = |b: &u8| matches!(b, b'.' | b':' | b'@' | b'#' | b'/' | b'\\' | b'~' | b'_' | b'-' | b'(' | 0xEF);
    chunk.len() > PLACEHOLDER_REACH || chunk[..end].iter().any(sign)
}

/// The run of characters around `at` that an address could be made of.
fn chunk(plain: &str, at: &Range<usize>) -> Range<usize> {
    let from = plain.ceil_char_boundary(at.start.saturating_sub(REACH));
    let to = plain.floor_char_boundary((at.end + REACH).min(plain.len()));
    let start = plain[from..at.start].char_indices().rev().find(|(_, c)| ends_a_chunk(*c));
    let end = plain[at.end..to].find(ends_a_chunk);
    start.map_or(from, |(i, c)| from + i + c.len_utf8())..end.map_or(to, |i| at.end + i)
}

/// The part of a chunk around `at` in which no letter of a script without spaces touches one of ASCII: 访问example.com的人.
fn unjoined(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Range<usize> {
    let bytes = plain.as_bytes();
    if !bytes[chunk.clone()].iter().any(|byte| *byte >= 0xE0) {
        return chunk.clone();
    }
    let joins = |i: usize| {
        let (Some(before), Some(after)) = (plain[..i].chars().next_back(), plain[i..].chars().next()) else {
            return false;
        };
        before.is_ascii_alphanumeric() && is_unspaced(after) || is_unspaced(before) && after.is_ascii_alphanumeric()
    };
    let borders = |range: Range<usize>| range.filter(|&i| plain.is_char_boundary(i) && joins(i));
    let start = borders(chunk.start + 1..at.start + 1).next_back().unwrap_or(chunk.start);
    let end = borders(at.end..chunk.end).next().unwrap_or(chunk.end);
    start..end
}

fn ends_a_chunk(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '<' | '>'
                | '"'
                | '«'
                | '»'
                | '“'
                | '”'
                | '„'
                | '‹'
                | '›'
                | '‘'
                | '’'
                | '`'
                | '|'
                | '—'
                | '–'
                | '։'
                | '、'
                | '。'
                | '，'
                | '（'
                | '）'
        )
}

fn holds(range: Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    (range.start <= at.start && at.end <= range.end).then_some(range)
}

/// Without the punctuation that ends the sentence; a closing bracket stays where it has an opening one.
fn trimmed(plain: &str, mut range: Range<usize>) -> Range<usize> {
    while let Some(last) = plain[range.clone()].chars().next_back() {
        let unbalanced = |open: char, close: char| {
            let count = |wanted: char| plain[range.clone()].chars().filter(|c| *c == wanted).count();
            last == close && count(open) < count(close)
        };
        if !(matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' | '՝' | '՞' | '՜')
            || unbalanced('(', ')')
            || unbalanced('[', ']')
            || unbalanced('{', '}'))
        {
            break;
        }
        range.end -= last.len_utf8();
        // Counting brackets again for each of a long row of them would take quadratic time.
        if last == ')' && plain[range.clone()].ends_with(')') && range.len() > PLACEHOLDER_REACH {
            break;
        }
    }
    range
}

fn url(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    let text = &plain[chunk.clone()];
    // The last scheme before the hit: two addresses may stand next to one another.
    let before = &text[..at.start - chunk.start];
    let scheme = text.match_indices("://").take_while(|(i, _)| *i < before.len()).last().map(|(i, _)| {
        i - text[..i].bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count()
    });
    let www = before.rfind("www.").filter(|&i| !text[..i].ends_with(char::is_alphanumeric));
    // `urn:`, `mailto:` and their like have no slashes.
    let bare = ["mailto:", "urn:", "tel:", "doi:", "geo:"]
        .into_iter()
        .find_map(|scheme| before.rfind(scheme).filter(|&i| !text[..i].ends_with(char::is_alphanumeric)));
    let start = chunk.start + scheme.or(www).or(bare)?;
    holds(trimmed(plain, start..chunk.end), at)
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%')
}

/// E-mail addresses and handles.
fn at_sign(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Option<(Range<usize>, Protected)> {
    let text = &plain[chunk.clone()];
    // The nearest at sign on each side decides.
    let hit = at.start - chunk.start;
    let before = text[..hit].rfind(['@', '＠']);
    let after = text[hit..].find(['@', '＠']).map(|i| hit + i);
    [before, after].into_iter().flatten().find_map(|sign| {
        let width = text[sign..].chars().next().map_or(1, char::len_utf8);
        let left = text[..sign]
            .rfind(|c| !is_name_part(c))
            .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
        let right =
            sign + width + text[sign + width..].find(|c: char| !is_name_part(c)).unwrap_or(text.len() - sign - width);
        let name = text[sign + width..right].trim_end_matches(['.', '-']);
        if name.is_empty() {
            return None;
        }
        let end = sign + width + name.len();
        let whole = |from: usize| holds(chunk.start + from..chunk.start + end, at);
        // `@name@server` is a handle too.
        let server = text[..left].ends_with('@') && left < sign;
        if left < sign && !server {
            return name.contains('.').then(|| whole(left)).flatten().map(|range| (range, Protected::Email));
        }
        let name = if server { name } else { name.split('-').next().unwrap_or(name) };
        let end = chunk.start + sign + width + name.len();
        let start = chunk.start + if server { left - 1 } else { sign };
        holds(start..end, at).map(|range| (range, Protected::Handle))
    })
}

fn hashtag(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    let is_tag = |c: char| c.is_alphanumeric() || c == '_';
    let before = plain[chunk.start..at.start].trim_end_matches(is_tag);
    let start = chunk.start + before.len();
    let sign = before.chars().next_back().filter(|c| matches!(c, '#' | '＃'))?;
    let free = !before[..before.len() - sign.len_utf8()].ends_with(|c: char| is_tag(c) || c == '&');
    let end = at.end + plain[at.end..chunk.end].find(|c| !is_tag(c)).unwrap_or(chunk.end - at.end);
    free.then_some(start - sign.len_utf8()..end)
}

/// `{x}`, `{{ x }}`, `${x}`, `%(x)s`, `%x%`, `$x`, `<x …>`, and x between backticks.
fn placeholder(plain: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let from = plain.ceil_char_boundary(at.start.saturating_sub(PLACEHOLDER_REACH));
    let to = plain.floor_char_boundary((at.end + PLACEHOLDER_REACH).min(plain.len()));
    let (before, after) = (&plain[from..at.start], &plain[at.end..to]);
    // What opens any of them.
    memchr::memchr3(b'{', b'%', b'<', before.as_bytes()).or_else(|| memchr::memchr2(b'$', b'`', before.as_bytes()))?;
    // Double braces and template tags may hold anything.
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("[%", "%]")] {
        if let (Some(start), Some(end)) = (before.rfind(open), after.find(close))
            && !before[start..].contains(close)
            && !after[..end].contains(open)
        {
            return Some(from + start..at.end + end + close.len());
        }
    }
    // Single braces hold one name, perhaps with a format after it.
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '$' | '[' | ']');
    let left = before.trim_end_matches(is_name);
    let right = after.trim_start_matches(is_name);
    let (start, end) = (from + left.len(), to - right.len());
    let wrapped = |open: &str, close: &str| left.ends_with(open) && right.starts_with(close);
    if wrapped("{", "}") || wrapped("{ ", " }") {
        let width = if wrapped("{", "}") { 1 } else { 2 };
        let sign = usize::from(left[..left.len() - width].ends_with(['$', '#', '%', '@']));
        return Some(start - width - sign..end + width);
    }
    if left.ends_with("%(") && right.starts_with(')') {
        let letter = right[1..].chars().next().filter(char::is_ascii_alphabetic).map_or(0, char::len_utf8);
        return Some(start - 2..end + 1 + letter);
    }
    if wrapped("%", "%") {
        return Some(start - 1..end + 1);
    }
    if wrapped("`", "`") {
        return Some(start - 1..end + 1);
    }
    if before.ends_with('$') {
        let name = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
        return Some(at.start - 1..at.end + name);
    }
    // Within a tag: from `<` with a letter or slash behind it to `>`.
    let open = before.rfind(['<', '>']).filter(|&i| before[i..].starts_with('<'))?;
    let close = after.find(['<', '>']).filter(|&i| after[i..].starts_with('>'))?;
    let name = plain[from + open + 1..].trim_start_matches('/');
    let tag = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    // In `<the town of X>` the brackets are quotation marks or a slip; a tag has attributes.
    let inside = &plain[from + open + 1..at.end + close];
    let plain_words = inside.contains(char::is_whitespace) && !inside.contains('=');
    // `<https://…>` and `<name@…>` are addresses.
    let address = inside.split_whitespace().next().is_some_and(|word| word.contains("://") || word.contains('@'));
    (tag && !plain_words && !address).then_some(from + open..at.end + close + 1)
}

/// File names and paths.
fn file(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    let is_path = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '.' | '_' | '-' | '/' | '\\' | ':' | '~' | '+' | '%' | '(' | ')' | '\u{ad}' | '&' | '=')
    };
    let start = plain[chunk.start..at.start]
        .rfind(|c| !is_path(c))
        .map_or(chunk.start, |i| chunk.start + i + plain[chunk.start + i..].chars().next().map_or(1, char::len_utf8));
    let end = at.end + plain[at.end..chunk.end].find(|c| !is_path(c)).unwrap_or(chunk.end - at.end);
    let opened = plain[start..at.start].len() - plain[start..at.start].trim_start_matches(['(', ':', '-']).len();
    let range = trimmed(plain, start + opened..end);
    let path = plain.get(range.clone())?;
    let drive = matches!(path.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let backslashes =
        path.contains('\\') && path.split('\\').filter(|part| part.chars().any(char::is_alphanumeric)).count() > 1;
    let segments: Vec<&str> = path.split(['/', '\\']).filter(|segment| !segment.is_empty()).take(64).collect();
    let last = segments.last()?;
    let small = |segment: &&str| {
        segment.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-'))
    };
    let rooted = path.starts_with(['/', '~']) || path.starts_with("./") || path.starts_with("../");
    // Press agencies of the region write /…/ for brackets.
    let bracket = path.starts_with('/') && path.ends_with('/') && segments.len() == 1;
    let is_file = drive
        || backslashes
        || has_extension(last)
        || (rooted && !bracket && (segments.len() > 1 && segments.iter().any(small) || segments.iter().all(small)))
        || (segments.len() > 2 && segments.iter().all(small));
    is_file.then(|| holds(range, at)).flatten()
}

const EXTENSIONS: &[&str] = &[
    "7z",
    "aac",
    "ai",
    "avi",
    "bak",
    "bat",
    "bib",
    "bmp",
    "bz2",
    "cfg",
    "conf",
    "cpp",
    "cs",
    "css",
    "csv",
    "db",
    "deb",
    "dll",
    "dmg",
    "doc",
    "docm",
    "docx",
    "dtd",
    "eps",
    "epub",
    "exe",
    "flac",
    "fodt",
    "geojson",
    "gif",
    "gpx",
    "gz",
    "heic",
    "htm",
    "html",
    "ico",
    "ics",
    "indd",
    "ini",
    "ipynb",
    "iso",
    "jar",
    "java",
    "jpeg",
    "jpg",
    "js",
    "json",
    "jsonl",
    "jsx",
    "key",
    "kml",
    "kmz",
    "kt",
    "log",
    "lua",
    "m4a",
    "md",
    "mdx",
    "mkv",
    "mobi",
    "mov",
    "mp3",
    "mp4",
    "mpeg",
    "mpg",
    "mqxliff",
    "odp",
    "ods",
    "odt",
    "ogg",
    "otf",
    "pages",
    "pbf",
    "pdf",
    "php",
    "pl",
    "png",
    "po",
    "pot",
    "pps",
    "ppt",
    "pptx",
    "properties",
    "ps",
    "psd",
    "py",
    "rar",
    "raw",
    "rb",
    "rs",
    "rst",
    "rtf",
    "sdlxliff",
    "sh",
    "shp",
    "sql",
    "sqlite",
    "srt",
    "srx",
    "svg",
    "swf",
    "swift",
    "tar",
    "tbx",
    "tex",
    "tgz",
    "tif",
    "tiff",
    "tmx",
    "toml",
    "ts",
    "tsv",
    "tsx",
    "ttf",
    "txt",
    "vtt",
    "wav",
    "webm",
    "webp",
    "wma",
    "wmv",
    "woff",
    "woff2",
    "xhtml",
    "xlf",
    "xliff",
    "xls",
    "xlsm",
    "xlsx",
    "xml",
    "xsd",
    "xsl",
    "xz",
    "yaml",
    "yml",
    "zip",
];

fn has_extension(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    // `Stepanakert.Pages of…` is a sentence's end: an extension is all small or all capitals.
    let cased =
        extension.bytes().all(|b| !b.is_ascii_uppercase()) || extension.bytes().all(|b| !b.is_ascii_lowercase());
    !stem.is_empty() && cased && EXTENSIONS.binary_search(&&*extension.to_ascii_lowercase()).is_ok()
}

/// `news.am`, `news.am/town`: labels and a known top-level domain.
fn domain(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    let start =
        plain[chunk.start..at.start].rfind(['(', '[', '{', ',', ';', '=']).map_or(chunk.start, |i| chunk.start + i + 1);
    let range = trimmed(plain, start..chunk.end);
    let text = plain.get(range.clone())?;
    let host = text.split(['/', '?', '#', ':']).next()?;
    let (labels, top) = host.rsplit_once('.')?;
    let is_label =
        |label: &str| !label.is_empty() && label.len() < 64 && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let sound = labels.len() < 256 && labels.split('.').all(is_label);
    // A sentence may begin right after a stop: `Stepanakert.In`, `Stepanakert.am`?
    let known = COMMON_TOPS.contains(&top)
        || (WORD_TOPS.contains(&top) && host.bytes().all(|b| !b.is_ascii_uppercase()) && host.is_ascii());
    (sound && known).then(|| holds(range, at)).flatten()
}

/// Top-level domains that are no words; compared as written, in small letters.
const COMMON_TOPS: &[&str] = &[
    "com", "org", "net", "info", "edu", "gov", "mil", "biz", "io", "tv", "az", "ru", "ge", "tr", "ir", "ua", "kz",
    "uk", "de", "fr", "eu", "am", "su", "рф", "հայ", "aero", "app", "dev", "blog", "xyz", "mobi", "asia", "ch", "cz",
    "dk", "fi", "gr", "hu", "il", "jp", "kr", "lt", "lv", "nl", "nz", "pl", "pt", "ro", "sk", "fm", "ai", "cc",
];
/// Top-level domains that are words too: only in an address all in small letters.
const WORD_TOPS: &[&str] = &[
    "at", "be", "by", "ca", "cat", "club", "co", "es", "in", "int", "is", "it", "me", "media", "museum", "name",
    "news", "no", "online", "press", "pro", "se", "si", "site", "so", "to", "top", "travel", "us", "world", "au", "bg",
    "br", "cn", "ee", "gl", "ly", "my", // Reserved by RFC 2606.
    "example", "test",
];

/// Names of a program: `x_y`, `x-y-2`, `x()`, `--x`.
fn identifier(plain: &str, chunk: &Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let start =
        at.start - (plain[chunk.start..at.start].len() - plain[chunk.start..at.start].trim_end_matches(is_part).len());
    let end = at.end + plain[at.end..chunk.end].find(|c| !is_part(c)).unwrap_or(chunk.end - at.end);
    let text = &plain[start..end];
    let name = text.trim_matches(['_', '-']);
    let small = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    let numbered =
        name.contains('-') && name.split('-').any(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let is_identifier = name.contains('_')
        || (small && numbered)
        || plain[end..].starts_with("()")
        || (small && text.starts_with("--") && !plain[..start].ends_with(|c: char| c.is_alphanumeric()));
    is_identifier.then_some(start..end)
}
