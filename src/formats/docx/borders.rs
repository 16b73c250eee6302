//! What a fix does not write over.

/// What stands in the text without being letters of it: marks of notes, pictures, objects.
const SIGNS: [&str; 8] = [
    "footnoteReference",
    "endnoteReference",
    "footnoteRef",
    "endnoteRef",
    "annotationRef",
    "drawing",
    "pict",
    "object",
];

/// Where something begins or ends that the text is part of: bookmarks, and stretches that somebody may edit.
const ENDS: [&str; 4] = ["bookmarkStart", "bookmarkEnd", "permStart", "permEnd"];

/// True for an element between letters that has to stay where it is. Of what was moved, added or taken away, and of
/// comments, the ends are called alike (ECMA-376, part 1, `EG_RangeMarkupElements`).
pub(super) fn is_border(name: &str) -> bool {
    SIGNS.contains(&name) || ENDS.contains(&name) || name.ends_with("RangeStart") || name.ends_with("RangeEnd")
}
