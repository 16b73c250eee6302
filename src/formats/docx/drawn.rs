//! The words of charts and of `SmartArt`, which are parts of their own.

use std::borrow::Cow;

use super::super::runs::{Run, Runs};
use super::super::xml::{Fault, Node, Xml};
use crate::base::Span;
use crate::model::{Mark, Segment};

/// Where the names of rows and columns stand as they were in the chart's sheet.
const CACHES: [&str; 3] = ["strCache", "multiLvlStrCache", "dlblRangeCache"];

/// Hands over the paragraphs of a part; `chart`: of a chart, else of a diagram's data. `paragraph` is the number of the
/// first, and then that behind the last.
pub(super) fn read<'s>(
    text: &'s str,
    chart: bool,
    paragraph: &mut u32,
    each: &mut dyn FnMut(Segment<'s>),
) -> Result<(), Fault> {
    let mut xml = Xml::new(text);
    // The paragraph at hand, and its element.
    let mut open: Option<(Runs<'s>, &'static str)> = None;
    let (mut in_words, mut caches) = (0_u32, 0_u32);
    let (mut run, mut last) = (Run::default(), Span::default());
    while let Some((node, span)) = xml.next()? {
        match node {
            Node::Start(start) => {
                match start.name {
                    "p" => open = Some((Runs::new(text), if chart { "caption" } else { "p" })),
                    "v" if caches > 0 => open = Some((Runs::new(text), "td")),
                    "r" => run = Run::default(),
                    "rPr" | "defRPr" => {
                        // Runs that look alike are one: the attributes say how they look.
                        let look = start.attributes().filter(|(key, _)| !matches!(*key, "lang" | "dirty" | "err"));
                        run.print = crate::base::fnv(look.flat_map(|(key, value)| [key, value]));
                    }
                    "br" => {
                        if let Some((runs, _)) = &mut open {
                            runs.breaks("\n", start.span, &run);
                        }
                    }
                    name if CACHES.contains(&name) => caches += 1,
                    _ => {}
                }
                if matches!(start.name, "t" | "v") {
                    (in_words, last) = (in_words + 1, start.span);
                }
            }
            Node::Text(words) if in_words > 0 => match &mut open {
                // The sheet has them too, or the picture of the diagram: who mends one of the two parts them.
                Some((runs, element)) if !chart || *element == "td" => runs.unmended(&words, last, &run),
                Some((runs, _)) => runs.words(&words, span, &run),
                None => {}
            },
            Node::End(name) => {
                match name {
                    "t" | "v" => in_words = in_words.saturating_sub(1),
                    name if CACHES.contains(&name) => caches = caches.saturating_sub(1),
                    _ => {}
                }
                if matches!(name, "p" | "v")
                    && let Some((runs, element)) = open.take()
                    && let Some((words, lang)) = runs.finish((element == "caption").then_some(Mark::Caption))
                {
                    let mut segment = Segment::paragraph(words, *paragraph);
                    segment.element = Cow::Borrowed(element);
                    segment.lang = lang;
                    *paragraph += 1;
                    each(segment);
                }
            }
            Node::Text(_) | Node::Aside(_) => {}
        }
    }
    Ok(())
}
