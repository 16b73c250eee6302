//! The segments of a draft, in little room.

use std::ops::Range;

use super::{Segment, Text};
use crate::base::Lang;

/// The segments of a draft, in their order.
///
/// A long text without markup has a million paragraphs of which there is nothing to say but where they stand. Those take
/// twelve bytes each, and are made segments when one is asked for.
#[derive(Debug, Default)]
pub struct Segments<'s> {
    /// The decoded file.
    text: &'s str,
    slots: Vec<Slot>,
    /// Where the last of those ends of which only the place is known.
    upto: u32,
    /// Those with more to them.
    own: Vec<Segment<'s>>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    /// Where a body paragraph begins; else the number among [`Segments::own`].
    start: u32,
    /// Its length in bytes; else [`OWN`].
    len: u32,
    paragraph: u32,
}

const OWN: u32 = u32::MAX;

/// What a slot stands for.
enum At<'a, 's> {
    Plain(&'s str),
    Own(&'a Segment<'s>),
}

impl<'s> Segments<'s> {
    /// None yet, of this decoded file.
    pub fn new(text: &'s str) -> Self {
        Self { text, ..Self::default() }
    }

    /// Adds one behind the others.
    #[inline]
    pub fn push(&mut self, segment: Segment<'s>) {
        let paragraph = segment.paragraph;
        let slot = if let Some((start, len)) = place(self.text, &segment).filter(|(start, _)| *start >= self.upto) {
            self.upto = start + len;
            Slot { start, len, paragraph }
        } else {
            self.own.push(segment);
            Slot { start: (self.own.len() - 1) as u32, len: OWN, paragraph }
        };
        self.slots.push(slot);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    fn at(&self, index: usize) -> At<'_, 's> {
        let slot = self.slots[index];
        if slot.len == OWN { At::Own(&self.own[slot.start as usize]) } else { At::Plain(slot.plain(self.text)) }
    }

    /// The words of one.
    pub fn plain(&self, index: usize) -> &str {
        match self.at(index) {
            At::Plain(plain) => plain,
            At::Own(segment) => &segment.target.plain,
        }
    }

    /// The words of all.
    pub fn plains(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.plain(index))
    }

    /// The language that is known of one.
    pub fn lang(&self, index: usize) -> Option<&Lang> {
        match self.at(index) {
            At::Plain(_) => None,
            At::Own(segment) => segment.lang.as_ref(),
        }
    }

    /// The languages that are known of any, in their order.
    pub fn langs(&self) -> impl Iterator<Item = &Lang> {
        // Nothing is known of most drafts' segments.
        let any = self.own.iter().any(|segment| segment.lang.is_some());
        (0..if any { self.len() } else { 0 }).filter_map(|index| self.lang(index))
    }

    /// Says which language one is in.
    pub fn set_lang(&mut self, index: usize, lang: Lang) {
        self.whole(index).lang = Some(lang);
    }

    /// The block that one is.
    pub fn element(&self, index: usize) -> &str {
        match self.at(index) {
            At::Plain(_) => BODY,
            At::Own(segment) => &segment.element,
        }
    }

    /// Where one stands in the decoded file, if that is all there is to say of it: a body paragraph as it is written,
    /// nothing known of its language, no letter or digit before or behind it, and behind the others that only stand.
    pub fn place(&self, index: usize) -> Option<Range<usize>> {
        let slot = self.slots[index];
        (slot.len != OWN).then(|| slot.range())
    }

    /// One as a segment, which it is from now on.
    pub fn whole(&mut self, index: usize) -> &mut Segment<'s> {
        let slot = &mut self.slots[index];
        if slot.len != OWN {
            self.own.push(slot.segment(self.text));
            (slot.start, slot.len) = ((self.own.len() - 1) as u32, OWN);
        }
        &mut self.own[slot.start as usize]
    }

    /// One of those that are segments; `None` for one of which no more is known than its [`place`](Self::place).
    pub fn get(&self, index: usize) -> Option<&Segment<'s>> {
        match self.at(index) {
            At::Plain(_) => None,
            At::Own(segment) => Some(segment),
        }
    }

    /// All of them as segments.
    pub fn all(&self) -> Vec<Segment<'s>> {
        let one = |slot: &Slot| match slot.len {
            OWN => self.own[slot.start as usize].clone(),
            _ => slot.segment(self.text),
        };
        self.slots.iter().map(one).collect()
    }
}

/// The block of a body paragraph.
const BODY: &str = "p";

impl Slot {
    fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    fn plain(self, text: &str) -> &str {
        &text[self.range()]
    }

    fn segment(self, text: &str) -> Segment<'_> {
        Segment::paragraph(Text::verbatim(self.plain(text), self.start), self.paragraph)
    }
}

/// Where a segment stands of which there is no more to say, and its length.
fn place(text: &str, segment: &Segment<'_>) -> Option<(u32, u32)> {
    let Segment { target, translate, element, paragraph: _, lang } = segment;
    let [run] = &target.runs[..] else { return None };
    let (start, end) = (run.source.start as usize, run.source.end as usize);
    let plain = text.get(start..end)?;
    let is_same = std::ptr::eq(plain, &raw const *target.plain) && run.plain == 0 && run.verbatim;
    let is_bare = target.tags.is_empty() && target.marks.is_empty() && lang.is_none();
    let bytes = text.as_bytes();
    let apart =
        |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'_');
    let is_apart = apart(start.checked_sub(1).and_then(|before| bytes.get(before))) && apart(bytes.get(end));
    let is_plain = is_same && is_bare && *translate && element == BODY && is_apart && !plain.is_empty();
    is_plain.then_some((run.source.start, plain.len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    #[test]
    fn all_are_there_as_they_were_given() {
        let text = "one two\n\nthree\n\n\u{a0}four\n\nfive";
        let at = |word: &str| text.find(word).expect("there");
        let verbatim = |word: &'static str, paragraph| {
            Segment::paragraph(Text::verbatim(&text[at(word)..at(word) + word.len()], at(word) as u32), paragraph)
        };
        let mut marked = verbatim("five", 4);
        marked.target.marks.push((crate::base::PlainSpan::new(0, 4), Mark::Quotation));
        let heading = Segment { element: "h1".into(), ..verbatim("three", 2) };
        let given = vec![
            verbatim("one two", 0),
            // Before the last one, part of a word, and behind what is no ASCII.
            verbatim("one", 0),
            verbatim("ne", 0),
            verbatim("four", 1),
            Segment::paragraph(Text::verbatim("elsewhere", 0), 1),
            heading,
            Segment { translate: false, ..verbatim("three", 3) },
            Segment { lang: Some(Lang::new("az")), ..verbatim("three", 3) },
            marked,
        ];
        let mut segments = Segments::new(text);
        for segment in &given {
            segments.push(segment.clone());
        }
        let same = |segments: &Segments<'_>| {
            assert_eq!(format!("{:?}", segments.all()), format!("{given:?}"));
            for (index, one) in given.iter().enumerate() {
                assert_eq!(segments.plain(index), one.target.plain);
                assert_eq!((segments.lang(index), segments.element(index)), (one.lang.as_ref(), &*one.element));
                let own = segments.get(index).map(|own| format!("{own:?}"));
                assert_eq!(own, segments.place(index).is_none().then(|| format!("{one:?}")));
            }
        };
        same(&segments);
        let places: Vec<_> = (0..given.len()).map(|index| segments.place(index)).collect();
        assert_eq!(places[0], Some(0..7));
        assert!(places[1..].iter().all(Option::is_none), "{places:?}");
        segments.whole(0);
        assert!(segments.get(0).is_some());
        same(&segments);
        assert_eq!(segments.langs().collect::<Vec<_>>(), [&Lang::new("az")]);
        segments.set_lang(3, Lang::new("ru"));
        assert_eq!(segments.all()[3].lang, Some(Lang::new("ru")));
    }
}
