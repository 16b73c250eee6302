//! What stands in a paragraph in another language, by its marks.

use crate::base::{Lang, PlainSpan};
use crate::matching::Match;
use crate::model::{Mark, Text};
use crate::text::detect;

/// The stretches of a text that are marked with another language than its own: ascending, none over another. The
/// innermost mark counts. A mark says nothing where the letters are not of its language's script (a Latin name marked as
/// Russian), or where it is less exact than what is known (`en` in a text in `en-GB`); stretches of one language that
/// only spaces and signs part are one.
pub(super) fn stretches(text: &Text<'_>, own: &Lang) -> Vec<(PlainSpan, Lang)> {
    if !text.marks.iter().any(|(_, mark)| matches!(mark, Mark::Lang(_))) {
        return Vec::new();
    }
    let plain = &*text.plain;
    let mut all: Vec<(PlainSpan, Lang)> = Vec::new();
    for (span, lang) in innermost(text) {
        let written = &plain[span.range()];
        let vague = lang.same_language(own) && (lang == own || lang.as_str() == lang.primary());
        if vague || !written.contains(char::is_alphabetic) || !detect::fits(lang, written) {
            continue;
        }
        match all.last_mut() {
            Some((last, other))
                if other == lang && !plain[last.end as usize..span.start as usize].contains(char::is_alphanumeric) =>
            {
                last.end = span.end;
            }
            _ => all.push((span, lang.clone())),
        }
    }
    all
}

/// Each piece of the text with the innermost mark of a language over it.
fn innermost<'t>(text: &'t Text<'_>) -> Vec<(PlainSpan, &'t Lang)> {
    let mut marks: Vec<(PlainSpan, &Lang)> = text
        .marks
        .iter()
        .filter_map(|(span, mark)| if let Mark::Lang(lang) = mark { Some((*span, lang)) } else { None })
        .collect();
    // Of marks on one stretch the inner one comes first: here it comes last, as one that opens within the others.
    marks.reverse();
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut pieces: Vec<(PlainSpan, &Lang)> = Vec::new();
    let mut open: Vec<(PlainSpan, &Lang)> = Vec::new();
    let mut at = 0;
    let mut close = |open: &mut Vec<(PlainSpan, &'t Lang)>, upto: u32| {
        while let Some((span, lang)) = open.last().copied() {
            let end = span.end.min(upto);
            if at < end {
                pieces.push((PlainSpan { start: at, end }, lang));
                at = end;
            }
            if span.end > upto {
                break;
            }
            open.pop();
        }
        at = at.max(upto);
    };
    for (span, lang) in marks {
        close(&mut open, span.start);
        open.push((span, lang));
    }
    close(&mut open, text.plain.len() as u32);
    pieces
}

/// Puts what the finders of the stretches find there in the place of what the text's own finder has found within them;
/// what reaches over a border stays the text's own. `find` looks through the whole text, by the finder's number.
pub(super) fn join<'w>(
    found: &mut Vec<Match<'w>>,
    inline: &[(PlainSpan, usize)],
    mut find: impl FnMut(usize) -> Vec<Match<'w>>,
) {
    let stretch = |m: &Match<'_>| {
        let at = inline.partition_point(|(span, _)| span.start <= m.span.start).checked_sub(1)?;
        inline.get(at).filter(|(span, _)| span.contains(m.span)).map(|(_, place)| *place)
    };
    found.retain(|m| stretch(m).is_none());
    let mut done: Vec<usize> = Vec::new();
    let own = found.len();
    for &(_, place) in inline {
        if done.contains(&place) {
            continue;
        }
        done.push(place);
        for m in find(place) {
            let at = found[..own].partition_point(|other| other.span.end <= m.span.start);
            if stretch(&m) == Some(place) && !found[..own].get(at).is_some_and(|other| other.span.overlaps(m.span)) {
                found.push(m);
            }
        }
    }
    found.sort_by_key(|m| m.span);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(plain: &str, own: &str, marks: &[(&str, &str)]) -> String {
        let mut text = Text::verbatim(plain, 0);
        for (part, lang) in marks {
            let start = plain.find(part).expect("part");
            text.marks.push((PlainSpan::new(start, start + part.len()), Mark::Lang(Lang::new(lang))));
        }
        text.marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let all = stretches(&text, &Lang::new(own));
        let all = all.iter().map(|(span, lang)| format!("{lang} {}", &plain[span.range()]));
        all.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_innermost_mark_counts_where_the_letters_bear_it_out() {
        assert_eq!(seen("a b Шуша c", "en", &[("Шуша", "ru")]), "ru Шуша");
        assert_eq!(
            seen("a Шуша или Şuşa тут c", "en", &[("Шуша или Şuşa тут", "ru"), ("Şuşa", "az")]),
            "ru Шуша или  | az Şuşa | ru  тут"
        );
        assert_eq!(
            seen("a Шуша b", "en", &[("Шуша", "uk"), ("Шуша", "ru")]),
            "uk Шуша",
            "the first of equals is the inner"
        );
        // Spaces and signs between do not part; words do.
        assert_eq!(
            seen("a Нагорный, Карабах b", "en", &[("Нагорный", "ru"), ("Карабах", "ru")]),
            "ru Нагорный, Карабах"
        );
        assert_eq!(
            seen("a Нагорный b Карабах", "en", &[("Нагорный", "ru"), ("Карабах", "ru")]),
            "ru Нагорный | ru Карабах"
        );
        // Not in its script; nothing but signs; nothing new.
        assert_eq!(seen("a Shusha b", "en", &[("Shusha", "ru")]), "");
        assert_eq!(seen("a 12, b", "en", &[("12,", "ru")]), "");
        assert_eq!(seen("a bc d", "en-GB", &[("bc", "en")]), "");
        assert_eq!(seen("a bc d", "en", &[("bc", "en")]), "");
        assert_eq!(seen("a bc d", "en", &[("bc", "en-GB")]), "en-GB bc");
        // What lies within a language's mark in the draft's own is the draft's.
        assert_eq!(seen("a ə bc ə d", "en", &[("ə bc ə", "az"), ("bc", "en")]), "az ə  | az  ə");
    }
}
