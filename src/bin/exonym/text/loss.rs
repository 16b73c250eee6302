//! What is said of losses.

use exonym::Losses;

/// What is not carried over, kind by kind, with examples.
pub(crate) fn losses(losses: &Losses, target: &str) -> Vec<String> {
    let kinds: Vec<_> = losses.kinds().collect();
    let width = kinds.iter().map(|(_, loss)| loss.count.to_string().len()).max().unwrap_or(0);
    let heading = target.strip_prefix("a ").map_or_else(|| target.to_owned(), |rest| format!("A {rest}"));
    let mut lines = vec![format!("{heading} cannot hold everything; not carried over:")];
    for (what, loss) in kinds {
        let mut examples: Vec<_> = loss.examples.iter().map(|example| format!("`{}`", shortened(example))).collect();
        if loss.count > examples.len() as u64 && !examples.is_empty() {
            examples.push("…".to_owned());
        }
        let examples = if examples.is_empty() { String::new() } else { format!(" ({})", examples.join(", ")) };
        lines.push(format!("  {:width$} × {what}{examples}", loss.count));
    }
    lines
}

pub(crate) fn refused_losses(target: &str) -> String {
    format!(
        "--strict: nothing was written, since {target} cannot hold what is listed above; leave out --strict to write the rest"
    )
}

/// An example on one line, and not a long one.
fn shortened(example: &str) -> String {
    const MOST: usize = 60;
    let line = example.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST - 1).chain(['…']).collect() }
}
