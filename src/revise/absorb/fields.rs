//! One field of ours with one of theirs.

/// Fills what we do not say; where both say different things, `takes` decides. True if ours is another now.
pub(super) fn fill<T: Clone + PartialEq>(
    ours: &mut Option<T>,
    theirs: Option<&T>,
    takes: impl FnOnce(&T, &T) -> bool,
) -> bool {
    let Some(theirs) = theirs else { return false };
    let take = match ours.as_ref() {
        None => true,
        Some(ours) if ours == theirs => false,
        Some(ours) => takes(ours, theirs),
    };
    if take {
        *ours = Some(theirs.clone());
    }
    take
}

/// Adds what a list lacks.
pub(super) fn add_all<T: Clone + PartialEq>(ours: &mut Vec<T>, theirs: &[T]) -> bool {
    let before = ours.len();
    for one in theirs {
        if !ours.contains(one) {
            ours.push(one.clone());
        }
    }
    ours.len() > before
}

/// Adds the lines of a remark that ours lacks.
pub(super) fn add_note(ours: &mut Option<Box<str>>, theirs: Option<&str>) -> bool {
    let Some(theirs) = theirs else { return false };
    let Some(known) = ours else {
        *ours = Some(theirs.into());
        return true;
    };
    let new: Vec<&str> = theirs.lines().filter(|line| !known.lines().any(|old| old == *line)).collect();
    if new.is_empty() {
        return false;
    }
    *ours = Some(format!("{known}\n{}", new.join("\n")).into());
    true
}
