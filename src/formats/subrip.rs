//! `SubRip`: numbered cues, each a line of times and the lines that are shown.

use super::cues::{self, Cues, is_timing};
use super::{DraftFacts, Format, ReadResult, lines};
use crate::base::Source;
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "subrip",
    title: "SubRip",
    extensions: &["srt"],
    sniff: None,
    draft: Some(draft),
    spell: Some(cues::spell_srt),
    leads: None,
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let text = source.text();
    let mut cues = Cues::new(text, false, each);
    let mut all = lines::lines(text, 0..text.len()).peekable();
    while let Some(line) = all.next() {
        let words = text[line.clone()].trim();
        if is_timing(words) {
            cues.end_cue();
            continue;
        }
        // The number of a cue stands right before its times.
        let number = !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit());
        if number && all.peek().is_some_and(|next| is_timing(text[next.clone()].trim())) {
            continue;
        }
        cues.line(line);
    }
    cues.end_segment();
    ReadResult::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::fixtures;

    fn show(text: &str) -> Vec<String> {
        fixtures::segments(&FORMAT, "a.srt", text).expect("segments hold together")
    }
    const TIMES: &str = "00:00:01,000 --> 00:00:04,000";

    #[test]
    fn cues_are_read_without_numbers_and_times() {
        assert_eq!(
            show(&format!("1\n{TIMES}\nWe left\nRed Bazaar.\n\n2\n{TIMES} X1:1 X2:2\n1994.\n")),
            ["cue: We left⏎Red Bazaar.", "cue: 1994."]
        );
        assert_eq!(show(&format!("1\r\n{TIMES}\r\na\r\nb\r\n\r\n")), ["cue: a\r⏎b"]);
        assert_eq!(show("no times at all"), ["cue: no times at all"]);
        assert!(show("").is_empty() && show(&format!("1\n{TIMES}\n\n2\n{TIMES}")).is_empty());
    }

    #[test]
    fn a_sentence_runs_over_cues_and_speakers_do_not() {
        assert_eq!(
            show(&format!("1\n{TIMES}\nWe left Red\n\n2\n{TIMES}\nBazaar.\n\n3\n{TIMES}\n- Yes\n- No\n")),
            ["cue: We left Red⏎Bazaar.", "cue: - Yes", "cue: - No"]
        );
    }

    #[test]
    fn tags_and_codes_are_set_aside() {
        assert_eq!(
            show(&format!(
                "1\n{TIMES}\n{{\\an8}}<i>Step<b>ana</b>kert</i>\\Nx &amp; <font color=\"a\">{{y:i}}b</font> 3 < 4 {{c}}\n"
            )),
            [r#"cue: Stepanakert⏎x & b 3 < 4 {c} [emphasis "Stepanakert"]"#]
        );
    }
}
