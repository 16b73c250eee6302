//! Which language the paragraphs of a document are in: what it notes, unless the text is plainly in another.
//!
//! A word processor notes the language of the keyboard, or one that was set up years ago. A note is believed where the
//! text is in its script and does not look like another language.

use crate::base::Lang;
use crate::model::Segment;
use crate::text::detect;
use crate::text::words::{Script, script};

/// Bytes of a document that its language is told by.
const SAMPLE: usize = 16 << 10;
/// Letters of a paragraph that its script is told by.
const LETTERS: usize = 200;

/// Settles the language of segments on their way. The first ones wait until there is enough to tell the document's by.
pub(super) struct Languages<'s> {
    /// What the document notes for all of it.
    stated: Option<Lang>,
    waiting: Vec<(usize, Segment<'s>)>,
    size: usize,
    /// What it is in, once that is told.
    told: bool,
    lang: Option<Lang>,
}

impl<'s> Languages<'s> {
    pub(super) fn new(stated: Option<Lang>) -> Self {
        Self { stated, waiting: Vec::new(), size: 0, told: false, lang: None }
    }

    /// Takes a segment of a part, and hands on what is settled.
    pub(super) fn take(&mut self, part: usize, mut segment: Segment<'s>, each: &mut dyn FnMut(usize, Segment<'s>)) {
        if self.told {
            settle(&mut segment, self.lang.as_ref());
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
            self.lang = looks.or_else(|| stated.filter(|stated| fits(stated, &sample)));
            self.told = true;
        }
        for (part, mut segment) in self.waiting.drain(..) {
            settle(&mut segment, self.lang.as_ref());
            each(part, segment);
        }
    }
}

fn settle(segment: &mut Segment<'_>, draft: Option<&Lang>) {
    let plain = &*segment.target.plain;
    segment.lang = match segment.lang.take() {
        Some(stated) => {
            let looks = detect::language(plain, std::slice::from_ref(&stated));
            match looks {
                Some(looks) if !looks.same_language(&stated) => Some(looks),
                Some(_) => Some(stated),
                None => Some(stated).filter(|stated| fits(stated, plain)),
            }
        }
        None if draft.is_some_and(|draft| !fits(draft, plain)) => detect::language(plain, &[]),
        None => None,
    };
    if let (Some(own), Some(draft)) = (&segment.lang, draft)
        && own.same_language(draft)
    {
        segment.lang = None;
    }
}

/// True if the letters of a text are of the script that the language is written in.
fn fits(lang: &Lang, text: &str) -> bool {
    let Some(wanted) = script_of(lang) else { return true };
    let (mut of_it, mut others) = (0, 0);
    for letter in text.chars().map(script).filter(|script| *script != Script::Common).take(LETTERS) {
        if letter == wanted { of_it += 1 } else { others += 1 }
    }
    of_it >= others
}

/// The script of a language, as its tag states it or as it is usual; `None` where both are unknown.
fn script_of(lang: &Lang) -> Option<Script> {
    let script = match lang.script().map(str::to_lowercase).as_deref() {
        Some("latn") => Script::Latin,
        Some("cyrl") => Script::Cyrillic,
        Some("arab") => Script::Arabic,
        Some("armn") => Script::Armenian,
        Some("geor") => Script::Georgian,
        Some("grek") => Script::Greek,
        Some("hebr") => Script::Hebrew,
        Some(_) => return None,
        None => match lang.primary() {
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" | "ba" | "cv" | "ab" | "os" | "ce"
            | "av" | "lez" => Script::Cyrillic,
            "hy" | "hyw" => Script::Armenian,
            "ka" | "xmf" => Script::Georgian,
            "ar" | "fa" | "ur" | "ps" | "ckb" | "azb" => Script::Arabic,
            "el" => Script::Greek,
            "he" | "yi" => Script::Hebrew,
            "az" | "tr" | "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "cs" | "sk" | "sl" | "hr" | "ro"
            | "hu" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "et" | "lv" | "lt" | "ca" | "tk" | "vi" | "id"
            | "ku" | "sq" => Script::Latin,
            _ => return None,
        },
    };
    Some(script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

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
}
