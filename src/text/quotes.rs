//! Quotations: whose words these are.

use crate::base::PlainSpan;

/// What stands in quotation marks. Ordered by how much it keeps a name from being judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteKind {
    /// A quoted name.
    Name,
    /// The title of a work.
    Title,
    /// Somebody's words.
    Speech,
}

/// A quotation in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening mark to the closing one, both included.
    pub span: PlainSpan,
    /// What it is.
    pub kind: QuoteKind,
    /// False if it runs on past the paragraph's end.
    pub closed: bool,
}

/// Where a paragraph stands among quotations that run over several paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carry {
    /// The quotation mark that an earlier paragraph opened and did not close.
    pub open: Option<char>,
}

/// The quotations of a paragraph. A quoted *name* ('Gizilbulagh', «Дрмбон») is none.
pub fn quotations(plain: &str, carry: Carry) -> (Vec<Quote>, Carry) {
    let _ = plain;
    (Vec::new(), carry)
}
