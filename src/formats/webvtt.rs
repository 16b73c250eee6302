//! `WebVTT`: cues with times, notes, styles and regions between them.

use super::comment::Comment;
use super::cues::{self, Cues, is_timing};
use super::{DraftFacts, Format, ReadResult, lines};
use crate::base::{Lang, Source};
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "webvtt",
    title: "WebVTT",
    extensions: &["vtt"],
    sniff: None,
    draft: Some(draft),
    spell: Some(cues::spell_vtt),
    leads: None,
    terms: None,
};

/// What the lines up to the next blank one are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Nothing yet: the identifier of a cue, or its times.
    Before,
    /// The text of a cue.
    Text,
    /// The header: facts.
    Header,
    /// A note, a style, a region.
    Aside,
}

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let text = source.text();
    let mut facts = DraftFacts::default();
    let mut cues = Cues::new(text, true, each);
    let mut part = if text.starts_with("WEBVTT") { Part::Header } else { Part::Before };
    let mut all = lines::lines(text, 0..text.len()).peekable();
    while let Some(line) = all.next() {
        let words = text[line.clone()].trim();
        if words.is_empty() {
            part = Part::Before;
            continue;
        }
        if is_timing(words) && part != Part::Aside {
            cues.end_cue();
            part = Part::Text;
            continue;
        }
        match part {
            Part::Header => {
                if let Some(("Language", lang)) = words.split_once(':') {
                    facts.lang.get_or_insert_with(|| Lang::new(lang.trim()));
                }
            }
            Part::Before if is_aside(words) => {
                part = Part::Aside;
                facts.comments.extend(note(text, line.start));
            }
            // An identifier stands right before the times; other text without times is still text.
            Part::Before if all.peek().is_some_and(|next| is_timing(text[next.clone()].trim())) => {}
            Part::Before | Part::Text => {
                cues.line(line);
                part = Part::Text;
            }
            Part::Aside => {}
        }
    }
    cues.end_segment();
    ReadResult { value: facts, problems: Vec::new() }
}

/// The note that begins here, which ends before a blank line.
fn note(text: &str, start: usize) -> Option<Comment> {
    let lines = lines::lines(text, start..text.len()).take_while(|line| !text[line.clone()].trim().is_empty());
    let end = lines.last()?.end;
    let start = start + lines::indent(&text[start..end]);
    let words = start + "NOTE".len();
    text[start..end].starts_with("NOTE").then(|| Comment::new(text, start..end, words..end))?
}

fn is_aside(line: &str) -> bool {
    let word = line.split([' ', '\t']).next().unwrap_or_default();
    matches!(word, "NOTE") || matches!(line, "STYLE" | "REGION")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::fixtures;

    fn show(text: &str) -> Vec<String> {
        fixtures::segments(&FORMAT, "a.vtt", text).expect("segments hold together")
    }
    const TIMES: &str = "00:01.000 --> 00:04.000 align:start";

    #[test]
    fn cues_alone_are_read() {
        assert_eq!(
            show(&format!(
                "WEBVTT - x\nKind: captions\nLanguage: en\n\nSTYLE\n::cue {{ color: a }}\n\nNOTE Stepanakert\nb\n\nintro\n{TIMES}\nOne\ntwo.\n\n{TIMES}\nThree\n"
            )),
            ["cue: One⏎two.", "cue: Three", "fact: lang en"]
        );
        assert!(show("WEBVTT").is_empty());
        assert_eq!(show("WEBVTT\n\nno times"), ["cue: no times"]);
    }

    #[test]
    fn tags_are_set_aside() {
        assert_eq!(
            show(&format!(
                "WEBVTT\n\n{TIMES}\n<v.loud Stepan Ani>Step<b>ana</b>kert</v> <00:02.000><c.x>a</c> &lt; <lang ru>b</lang> <i>c</i> <d\n"
            )),
            [r#"cue: Stepanakert a < b c <d [lang ru "b"] [emphasis "c"]"#]
        );
    }
}
