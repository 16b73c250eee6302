//! A text that is written in the place of one that the file has in several parts.

use crate::base::PlainSpan;
use crate::model::Text;

/// What is written where, so that a new text stands in the place of a range; `None` where it stands there otherwise than it
/// reads, or a word is in two parts. Every part keeps as many words as it has, the last one the rest.
pub(super) fn shared_out(text: &Text<'_>, span: PlainSpan, new: &str) -> Option<Vec<(PlainSpan, String)>> {
    if text.is_verbatim(span) {
        return Some(vec![(span, new.to_owned())]);
    }
    let parts = text.stretches(span)?;
    let of = |part: &PlainSpan| &text.plain[part.range()];
    let (last, before) = parts.split_last()?;
    if before.iter().any(|part| !of(part).ends_with(' ')) {
        return None;
    }
    let mut words = new.split(' ');
    let mut left = words.clone().count();
    let mut made = Vec::new();
    for (at, part) in before.iter().enumerate() {
        let own = of(part).split(' ').filter(|word| !word.is_empty()).count();
        let count = own.min(left.saturating_sub(before.len() - at));
        left -= count;
        made.push((*part, words.by_ref().take(count).map(|word| [word, " "].concat()).collect::<String>()));
    }
    made.push((*last, words.collect::<Vec<_>>().join(" ")));
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::model::Run;

    #[test]
    fn each_part_keeps_as_many_words_as_it_has() {
        // "the old " "big " "screen"
        let plain = "the old big screen";
        let run = |plain: u32, start: usize, end: usize| Run { plain, source: Span::new(start, end), verbatim: true };
        let text = Text {
            plain: plain.into(),
            runs: [run(0, 1, 9), run(8, 12, 16), run(12, 19, 25)].into_iter().collect(),
            ..Text::default()
        };
        let of = |from: usize, new: &str| {
            let made = shared_out(&text, PlainSpan::new(from, plain.len()), new);
            made.map(|made| made.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("|"))
        };
        assert_eq!(of(4, "new great monitor").as_deref(), Some("new |great |monitor"));
        assert_eq!(of(4, "very new great monitor").as_deref(), Some("very |new |great monitor"));
        assert_eq!(of(4, "great monitor").as_deref(), Some("|great |monitor"));
        assert_eq!(of(4, "monitor").as_deref(), Some("||monitor"));
        assert_eq!(of(8, "great monitor").as_deref(), Some("great |monitor"));
        assert_eq!(of(12, "monitor").as_deref(), Some("monitor"));
        // A word in two parts.
        let text = Text { runs: [run(0, 1, 7), run(6, 10, 22)].into_iter().collect(), ..text };
        assert_eq!(shared_out(&text, PlainSpan::new(4, plain.len()), "monitor"), None);
    }
}
