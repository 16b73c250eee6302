//! Tells each unit what stands before and behind it, as another program writes that: so it is known still when units are
//! left out, joined with others, or come into another order.

use super::super::memories::{picked, said_neighbours};
use crate::base::{Lang, Span};
use crate::formats::tmx;
use crate::model::{Edit, Info, InfoKind, Unit};

/// How neighbours are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextForm {
    /// Properties `prev` and `next` with the text.
    Omegat,
    /// Properties `x-context-pre` and `x-context-post` with the segment, its codes too.
    Memoq,
}

impl ContextForm {
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Omegat => ["prev", "next"],
            Self::Memoq => ["x-context-pre", "x-context-post"],
        }
    }
    fn other(self) -> Self {
        match self {
            Self::Omegat => Self::Memoq,
            Self::Memoq => Self::Omegat,
        }
    }
    fn is_of(self, info: &Info<'_>) -> bool {
        matches!(&info.kind, InfoKind::Prop(kind) if self.names().contains(&&**kind))
    }

    /// The property that tells a neighbour.
    fn told(self, which: usize, segment: &Segment) -> String {
        let name = self.names()[which];
        let text = match self {
            Self::Omegat => tmx::text_text(&segment.plain).into_owned(),
            Self::Memoq => tmx::text_text(&format!("<seg>{}</seg>", segment.raw)).into_owned(),
        };
        format!("<prop type=\"{name}\">{text}</prop>")
    }
}

/// A neighbour: its text, and as it stands in `seg`.
#[derive(Clone, Debug, Default)]
struct Segment {
    plain: String,
    raw: String,
}

impl Segment {
    fn of_text(plain: &str) -> Self {
        Self { plain: plain.to_owned(), raw: tmx::text_text(plain).into_owned() }
    }
}

/// A unit on its way out, which waits for the one behind it.
#[derive(Debug)]
pub(super) struct Waiting {
    /// What stands before it.
    pub(super) between: String,
    raw: String,
    edits: Vec<Edit>,
    /// Where properties go; `None` where it tells all in the form wanted already, or has no text.
    at: Option<usize>,
    /// By what properties are set apart.
    lead: String,
    /// What it says itself; what stands before it.
    said: Option<[String; 2]>,
    before: Segment,
}

/// The units of one file as they pass.
#[derive(Debug)]
pub(super) struct Contexts {
    form: ContextForm,
    from: Option<Lang>,
    /// Codes of a neighbour are told too.
    codes: bool,
    last: Segment,
    waiting: Option<Waiting>,
}

impl Contexts {
    /// For the units of a file that are translated from this language, else from that of the first text.
    pub(super) fn new(form: ContextForm, from: Option<Lang>, codes: bool) -> Self {
        Self { form, from, codes, last: Segment::default(), waiting: None }
    }

    /// A unit has been read. Gives the one before it, whose neighbours are known now, if it is to be written.
    pub(super) fn pass(&mut self, raw: &str, unit: &Unit<'_>) -> Option<(String, String)> {
        if self.from.is_none() {
            self.from = unit.variants.first().map(|variant| Lang::new(&variant.lang));
        }
        let own = self.from.as_ref().and_then(|from| picked(unit, from));
        let own = own.filter(|variant| !variant.text.plain.is_empty());
        let segment = own.map(|variant| match variant.segment {
            Some(span) if self.codes => {
                Segment { plain: variant.text.plain.to_string(), raw: raw[span.range()].to_owned() }
            }
            _ => Segment::of_text(&variant.text.plain),
        });
        // A unit without text is nobody's neighbour.
        let Some(segment) = segment else { return self.waiting.take().map(|waiting| self.written(waiting, None)) };
        let done = self.waiting.take().map(|waiting| self.written(waiting, Some(&segment)));
        self.last = segment;
        done
    }

    /// The unit that has just passed is to be written, with these changes. `before` is what [`Contexts::before`] gave.
    pub(super) fn wait(&mut self, between: String, raw: &str, unit: &Unit<'_>, mut edits: Vec<Edit>, before: Before) {
        let infos = || unit.infos.iter().chain(unit.variants.iter().flat_map(|variant| &variant.infos));
        let is_told = infos().any(|info| self.form.is_of(info));
        let at = start_tag(raw).filter(|_| !is_told && !unit.variants.is_empty());
        let mut said = None;
        if at.is_some() && infos().any(|info| self.form.other().is_of(info)) {
            said = Some(said_neighbours(unit));
            for info in infos().filter(|info| self.form.other().is_of(info)) {
                let from = raw[..info.span.start as usize].trim_end().len();
                edits.push(Edit { span: Span::new(from, info.span.end as usize), text: String::new() });
            }
        }
        let lead = at.map_or("", |at| &raw[at..at + raw[at..].len() - raw[at..].trim_start().len()]).to_owned();
        self.waiting = Some(Waiting { between, raw: raw.to_owned(), edits, at, lead, said, before: before.0 });
    }

    /// What stands before the unit that comes next.
    pub(super) fn before(&self) -> Before {
        Before(self.last.clone())
    }

    /// The file is over: the last unit, if one waits.
    pub(super) fn end(&mut self) -> Option<(String, String)> {
        self.waiting.take().map(|waiting| self.written(waiting, None))
    }

    fn written(&self, waiting: Waiting, next: Option<&Segment>) -> (String, String) {
        let Waiting { between, raw, mut edits, at, lead, said, before } = waiting;
        if let Some(at) = at {
            let [prev, next] = match said {
                Some(said) => said.map(|text| Segment::of_text(&text)),
                None => [before, next.cloned().unwrap_or_default()],
            };
            let mut text = String::new();
            for (which, segment) in [prev, next].iter().enumerate() {
                text.push_str(&lead);
                text.push_str(&self.form.told(which, segment));
            }
            edits.push(Edit { span: Span::new(at, at), text });
        }
        (between, if edits.is_empty() { raw } else { tmx::apply(&raw, edits) })
    }
}

/// What stands before a unit.
#[derive(Debug)]
pub(super) struct Before(Segment);

/// Where the start tag of a unit ends.
fn start_tag(raw: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in raw.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return (!raw[..at].ends_with('/')).then_some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tmx::Entities;

    /// All units passed and written, as one text.
    fn told(form: ContextForm, units: &[&str]) -> String {
        let mut contexts = Contexts::new(form, None, true);
        let mut out = String::new();
        for raw in units {
            let unit = tmx::unit(raw, &Entities::default()).expect("well-formed");
            let before = contexts.before();
            out.extend(contexts.pass(raw, &unit).map(|(between, text)| between + &text));
            contexts.wait("\n".to_owned(), raw, &unit, Vec::new(), before);
        }
        out.extend(contexts.end().map(|(between, text)| between + &text));
        out
    }

    const UNITS: [&str; 3] = [
        "<tu x='>'>\n <tuv xml:lang=\"en\"><seg>A &amp; <ph/>b</seg></tuv></tu>",
        "<tu><tuv xml:lang=\"en\"><seg>C</seg></tuv></tu>",
        "<tu><prop type=\"prev\">&lt;x</prop><prop type=\"next\">z</prop><tuv xml:lang=\"en\"><seg>D</seg></tuv></tu>",
    ];

    #[test]
    fn neighbours_are_told_as_each_program_does() {
        assert_eq!(
            told(ContextForm::Omegat, &UNITS[..2]),
            "\n<tu x='>'>\n <prop type=\"prev\"></prop>\n <prop type=\"next\">C</prop>\n <tuv xml:lang=\"en\"><seg>A &amp; <ph/>b</seg></tuv></tu>\
             \n<tu><prop type=\"prev\">A &amp; b</prop><prop type=\"next\"></prop><tuv xml:lang=\"en\"><seg>C</seg></tuv></tu>"
        );
        let memoq = told(ContextForm::Memoq, &UNITS);
        assert!(
            memoq.contains("<prop type=\"x-context-pre\">&lt;seg&gt;A &amp;amp; &lt;ph/&gt;b&lt;/seg&gt;</prop>"),
            "{memoq}"
        );
        // What a unit says itself goes from one form to the other.
        let last = "<tu><prop type=\"x-context-pre\">&lt;seg&gt;&amp;lt;x&lt;/seg&gt;</prop>\
                    <prop type=\"x-context-post\">&lt;seg&gt;z&lt;/seg&gt;</prop><tuv xml:lang=\"en\"><seg>D</seg></tuv></tu>";
        assert!(memoq.ends_with(last), "{memoq}");
        assert_eq!(told(ContextForm::Omegat, &[last]), format!("\n{}", UNITS[2]));
        // What is there in the form asked for stays.
        assert_eq!(told(ContextForm::Memoq, &[last]), format!("\n{last}"));
    }
}
