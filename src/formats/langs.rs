//! Which language the paragraphs of a document are in: what it notes, unless the text is plainly in another.
//!
//! A word processor notes the language of the keyboard, or one that was set up years ago. A note is believed where the
//! text is in its script and does not look like another language.

use crate::base::Lang;
use crate::model::{Mark, Segment, Text};
use crate::text::detect;

/// Bytes of a document that its language is told by.
const SAMPLE: usize = 16 << 10;

/// Settles the language of segments on their way. The first ones wait until there is enough to tell the document's by.
pub(super) struct Languages<'s> {
    /// What the document notes for all of it.
    stated: Option<Lang>,
    /// Notes on parts of paragraphs are a program's, not an author's.
    noted: bool,
    waiting: Vec<(usize, Segment<'s>)>,
    size: usize,
    /// What it is in, once that is told.
    told: bool,
    lang: Option<Lang>,
}

impl<'s> Languages<'s> {
    pub(super) fn new(stated: Option<Lang>) -> Self {
        Self { stated, noted: false, waiting: Vec::new(), size: 0, told: false, lang: None }
    }

    /// For a word processor's document, in which parts of paragraphs have notes too.
    pub(super) fn of_notes(stated: Option<Lang>) -> Self {
        Self { noted: true, ..Self::new(stated) }
    }

    /// Takes a segment of a part, and hands on what is settled.
    pub(super) fn take(&mut self, part: usize, mut segment: Segment<'s>, each: &mut dyn FnMut(usize, Segment<'s>)) {
        if self.told {
            settle(&mut segment, self.lang.as_ref(), self.noted);
            return each(part, segment);
        }
        self.size += segment.target.plain.len();
        self.waiting.push((part, segment));
        if self.size >= SAMPLE {
            self.tell(each);
        }
    }

    /// Hands on what still waits. The language that the document states, if its text is in it.
    pub(super) fn finish(mut self, each: &mut dyn FnMut(usize, Segment<'s>)) -> Option<Lang> {
        self.tell(each);
        let told = self.lang?;
        self.stated.filter(|stated| stated.same_language(&told))
    }

    fn tell(&mut self, each: &mut dyn FnMut(usize, Segment<'s>)) {
        if !self.told {
            let mut sample = String::new();
            for (_, segment) in &self.waiting {
                sample.push_str(&segment.target.plain);
                sample.push('\n');
            }
            let stated = self.stated.clone();
            let looks = detect::language(&sample, stated.as_slice());
            self.lang = looks.or_else(|| stated.filter(|stated| detect::fits(stated, &sample)));
            self.told = true;
        }
        for (part, mut segment) in self.waiting.drain(..) {
            settle(&mut segment, self.lang.as_ref(), self.noted);
            each(part, segment);
        }
    }
}

fn settle(segment: &mut Segment<'_>, draft: Option<&Lang>, noted: bool) {
    let plain = &*segment.target.plain;
    segment.lang = match segment.lang.take() {
        Some(stated) => {
            let looks = detect::language(plain, std::slice::from_ref(&stated));
            match looks {
                Some(looks) if !looks.same_language(&stated) => Some(looks),
                Some(_) => Some(stated),
                None => Some(stated).filter(|stated| detect::fits(stated, plain)),
            }
        }
        None if draft.is_some_and(|draft| !detect::fits(draft, plain)) => detect::language(plain, &[]),
        None => None,
    };
    if let (Some(own), Some(draft)) = (&segment.lang, draft)
        && own.same_language(draft)
    {
        segment.lang = None;
    }
    if noted {
        believe(&mut segment.target, segment.lang.as_ref().or(draft));
    }
}

/// Of the notes on parts of a paragraph those stay that the letters bear out: they are of the language's script, and that
/// is another than the paragraph's, or there are words enough to tell the language by. A Latin name that was typed with
/// the wrong keyboard set, or in a run that was pasted, is read as the words around it.
fn believe(text: &mut Text<'_>, own: Option<&Lang>) {
    let plain = &*text.plain;
    text.marks.retain(|(span, mark)| {
        let Mark::Lang(lang) = mark else { return true };
        let written = &plain[span.range()];
        let scripts = (detect::script_of(lang), own.and_then(detect::script_of));
        let tells = || {
            let looks = detect::language(written, std::slice::from_ref(lang));
            looks.is_some_and(|looks| looks.same_language(lang))
        };
        let other_script = matches!(scripts, (Some(one), Some(other)) if one != other);
        if other_script { detect::fits(lang, written) } else { tells() }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(
        stated: Option<&str>,
        paragraphs: &[(&'static str, Option<&str>)],
    ) -> (Vec<Option<String>>, Option<Lang>) {
        let mut languages = Languages::new(stated.map(Lang::new));
        let mut all = Vec::new();
        let mut each = |_, segment: Segment<'static>| all.push(segment.lang.map(|lang| lang.to_string()));
        for (text, lang) in paragraphs {
            let mut segment = Segment::paragraph(Text::verbatim(text, 0), 0);
            segment.lang = lang.map(Lang::new);
            languages.take(0, segment, &mut each);
        }
        let lang = languages.finish(&mut each);
        (all, lang)
    }

    const ENGLISH: &str = "The road was closed in the morning, and nobody could say when it would be open again.";
    const RUSSIAN: &str = "Утром дорогу закрыли, и никто не мог сказать, когда её снова откроют.";

    #[test]
    fn what_is_noted_holds_where_the_text_bears_it_out() {
        assert_eq!(settled(Some("en-GB"), &[(ENGLISH, None)]), (vec![None], Some(Lang::new("en-GB"))));
        assert_eq!(settled(Some("en-US"), &[(RUSSIAN, None)]), (vec![None], None));
        let mixed = [(ENGLISH, None), (ENGLISH, None), (RUSSIAN, None), (ENGLISH, None), (RUSSIAN, Some("en-US"))];
        let (langs, draft) = settled(Some("en-US"), &mixed);
        assert_eq!(langs, [None, None, Some("ru".to_owned()), None, Some("ru".to_owned())]);
        assert_eq!(draft, Some(Lang::new("en-US")));
        let (langs, _) = settled(Some("en-US"), &[(ENGLISH, Some("en-GB")), ("Şuşa", Some("az-Latn-AZ"))]);
        assert_eq!(langs, [None, Some("az-Latn-AZ".to_owned())]);
        assert_eq!(settled(Some("ru"), &[("Şuşa", None)]).1, None);
        assert_eq!(settled(None, &[]), (vec![], None));
    }

    #[test]
    fn notes_on_parts_hold_in_another_script_or_where_the_words_tell() {
        const TEXT: &str = "The road to Шуша was closed, and Shusha, as they say, was hard to reach: la route est fermée et \
                            personne ne sait pourquoi, they said, when they had seen it.";
        let believed = |plain: &'static str, part: &str, lang: &str| {
            let mut segment = Segment::paragraph(Text::verbatim(plain, 0), 0);
            let start = plain.find(part).expect("a part of it");
            segment.target.marks =
                vec![(crate::base::PlainSpan::new(start, start + part.len()), Mark::Lang(Lang::new(lang)))];
            let mut left = 0;
            let mut languages = Languages::of_notes(Some(Lang::new("en")));
            let mut each = |_, segment: Segment<'static>| left += segment.target.marks.len();
            languages.take(0, segment, &mut each);
            languages.finish(&mut each);
            left == 1
        };
        assert!(believed(TEXT, "Шуша", "ru-RU"));
        assert!(!believed(TEXT, "Shusha", "ru-RU"), "not in its script");
        assert!(!believed(TEXT, "Shusha", "fr-FR"), "a name alone");
        assert!(believed(TEXT, "la route est fermée et personne ne sait pourquoi", "fr-FR"));
        assert!(!believed(TEXT, "they said, when they had seen it", "fr-FR"), "plainly another");
    }
}
