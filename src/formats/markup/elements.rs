//! Which elements are open, and what each does to the text in it.

use crate::base::Lang;
use crate::formats::builder::Builder;
use crate::formats::heads::Heads;
use crate::model::Mark;

/// What an open element does to the text in it.
#[derive(Clone, Debug, Default)]
struct Effect {
    marks: Vec<Mark>,
    hidden: bool,
    /// What it says of `translate`, if anything.
    translate: Option<bool>,
    /// The name of the block for policies.
    block: Option<&'static str>,
}

#[derive(Debug)]
struct Open {
    name: Box<str>,
    effect: Effect,
    /// Where its text begins in the segment at hand (bytes of plain).
    start: usize,
}

/// The elements that are open. Depth is bounded: what is nested deeper has no effect of its own.
#[derive(Debug, Default)]
pub(in crate::formats) struct Elements {
    stack: Vec<Open>,
    beyond: usize,
    heads: Heads,
}

const DEEPEST: usize = 200;

impl Elements {
    pub(in crate::formats) fn depth(&self) -> usize {
        self.stack.len()
    }
    /// True within a script or style.
    pub(in crate::formats) fn hidden(&self) -> bool {
        self.stack.iter().any(|open| open.effect.hidden)
    }
    /// The innermost block's name for policies; a paragraph is called by the list item, the cell or the quotation that
    /// it is in.
    pub(in crate::formats) fn block(&self) -> Option<&'static str> {
        let mut blocks = self.stack.iter().rev().filter_map(|open| open.effect.block);
        let first = blocks.next()?;
        if first == "p" { blocks.find(|block| *block != "p").or(Some(first)) } else { Some(first) }
    }
    /// The language stated by the innermost element that states one.
    pub(in crate::formats) fn lang(&self) -> Option<Lang> {
        self.stack.iter().rev().find_map(|open| {
            open.effect
                .marks
                .iter()
                .find_map(|mark| if let Mark::Lang(lang) = mark { Some(lang.clone()) } else { None })
        })
    }
    /// True within the cell of a table, and where a list of definitions stands.
    pub(in crate::formats) fn in_table(&self) -> bool {
        self.block().is_some_and(|block| matches!(block, "td" | "th" | "dt" | "dd"))
    }
    /// True where all is kept as it is.
    pub(in crate::formats) fn kept(&self) -> bool {
        self.stack.iter().rev().find_map(|open| open.effect.translate) == Some(false)
    }
    /// Opens an element at `start` of the plain text.
    pub(in crate::formats) fn open(&mut self, name: &str, attributes: &[(&str, &str)], start: usize) {
        if is_void(name) {
            return;
        }
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let name = name.to_ascii_lowercase().into_boxed_str();
        self.begin_cell(&name, attributes);
        let effect = effect(&name, attributes);
        self.stack.push(Open { name, effect, start });
    }
    /// Closes the innermost element of this name and all within it.
    pub(in crate::formats) fn close(&mut self, name: &str, out: &mut Builder<'_>) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        if let Some(at) = self.stack.iter().rposition(|open| open.name.eq_ignore_ascii_case(name)) {
            self.close_to(at, out);
        }
    }
    /// Closes everything opened after `depth`.
    pub(in crate::formats) fn close_to(&mut self, depth: usize, out: &mut Builder<'_>) {
        for open in self.stack.drain(depth.min(self.stack.len())..).rev() {
            if &*open.name == "table" {
                self.heads.end_table();
            }
            for mark in open.effect.marks {
                out.mark(open.start, mark);
            }
            if open.effect.translate == Some(false) {
                out.mark(open.start, Mark::Keep);
            }
        }
        self.beyond = 0;
    }
    /// What a new block closes by itself: an open paragraph, a list item before the next, a cell before the next.
    pub(in crate::formats) fn imply_ends(&mut self, name: &str, out: &mut Builder<'_>) {
        let same: &[&str] = match &*name.to_ascii_lowercase() {
            "li" => &["li"],
            "td" | "th" => &["td", "th"],
            "tr" | "tbody" | "thead" | "tfoot" => &["td", "th", "tr"],
            "option" | "optgroup" => &["option"],
            "dt" | "dd" => &["dt", "dd"],
            _ => &[],
        };
        let around =
            |open: &Open| matches!(&*open.name, "ul" | "ol" | "table" | "dl" | "div" | "section" | "blockquote");
        let inner = self.stack.iter().rposition(around).map_or(0, |at| at + 1);
        let closes = |open: &Open| &*open.name == "p" || same.contains(&&*open.name);
        if let Some(at) = self.stack[inner..].iter().position(closes) {
            self.close_to(inner + at, out);
        }
    }
    /// What a part of a table is to the heads of its columns.
    fn begin_cell(&mut self, name: &str, attributes: &[(&str, &str)]) {
        match name {
            "table" => self.heads.table(),
            "tr" => self.heads.row(),
            "td" | "th" => {
                let spans = attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case("colspan"));
                self.heads.cell(spans.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(1));
            }
            _ => {}
        }
    }
    /// The segment ends: marks what the open elements say of its text; they go on in the next one.
    pub(in crate::formats) fn end_segment(&mut self, out: &mut Builder<'_>) {
        let kept = self.kept();
        if let Some(block) = self.block()
            && !out.is_empty()
        {
            self.heads.end(block, out);
        }
        for open in self.stack.iter_mut().rev() {
            for mark in &open.effect.marks {
                out.mark(open.start, mark.clone());
            }
            if kept && open.effect.translate == Some(false) {
                out.mark(open.start, Mark::Keep);
            }
            open.start = 0;
        }
    }
}

/// Elements without content.
pub(in crate::formats) fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "script",
    "section",
    "select",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// True for elements that end a segment.
pub(in crate::formats) fn is_block(name: &str) -> bool {
    let mut lower = [0; 10];
    let Some(lower) = lower.get_mut(..name.len()) else { return false };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    BLOCK.binary_search_by_key(&&*lower, |block| block.as_bytes()).is_ok()
}

/// What readers call the blocks of a draft that HTML has, too.
#[rustfmt::skip]
pub(crate) const BLOCKS: &[&str] = &[
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "dt", "dd", "caption", "summary", "title",
];

fn effect(name: &str, attributes: &[(&str, &str)]) -> Effect {
    let mut effect = Effect::default();
    match name {
        "script" | "style" | "textarea" | "template" | "iframe" | "xmp" | "noembed" | "noframes" | "rt" | "rp" => {
            effect.hidden = true;
        }
        "code" | "kbd" | "samp" | "var" | "tt" | "pre" | "math" => effect.marks.push(Mark::Code),
        "q" | "blockquote" => effect.marks.push(Mark::Quotation),
        "cite" => effect.marks.push(Mark::Title),
        "em" | "i" => effect.marks.push(Mark::Emphasis),
        "figcaption" | "caption" => effect.marks.push(Mark::Caption),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => effect.marks.push(Mark::Heading),
        _ => {}
    }
    effect.block = match name {
        "figcaption" => Some("caption"),
        _ => BLOCKS.iter().copied().find(|block| *block == name),
    };
    for (key, value) in attributes {
        let said = |word: &str| value.eq_ignore_ascii_case(word);
        if key.eq_ignore_ascii_case("translate") {
            let says = said("no").then_some(false).or((said("yes") || value.is_empty()).then_some(true));
            effect.translate = effect.translate.or(says);
        } else if key.eq_ignore_ascii_case("class")
            && value.split_ascii_whitespace().any(|class| class == "notranslate")
        {
            effect.translate = Some(false);
        } else if (key.eq_ignore_ascii_case("lang") || key.eq_ignore_ascii_case("xml:lang")) && !value.trim().is_empty()
        {
            effect.marks.push(Mark::Lang(Lang::new(value.trim())));
        }
    }
    effect
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_blocks_are_sorted_for_the_search() {
        assert!(BLOCK.is_sorted());
        assert!(is_block("P") && is_block("address") && is_block("ul") && !is_block("span"));
    }
}
