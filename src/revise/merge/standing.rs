//! Which term of a name and language is the one to write: what two sides may not decide without one another.

use super::node::{Node, Standing};
use super::three::Three;
use crate::model::{DateRange, Rank};

/// A term that competes.
#[derive(Clone, Copy)]
struct Runner<'n> {
    key: &'n str,
    standing: &'n Standing,
}

/// The languages in which the two sides prefer different terms for one time, or in which the woven order would prefer what
/// neither of them chose.
pub(super) fn disputes(
    base: &[Node<'_>],
    ours: &[Node<'_>],
    theirs: &[Node<'_>],
    woven: &[Three<'_, '_>],
) -> Vec<String> {
    let mut langs: Vec<&str> = Vec::new();
    for term in ours.iter().chain(theirs).filter_map(|node| node.term.as_ref()) {
        if !langs.contains(&&*term.lang) {
            langs.push(&term.lang);
        }
    }
    let torn = |lang: &&str| {
        let of = |nodes: &[Node<'_>]| -> Vec<Choice> { winners(lang, nodes.iter().filter_map(runner)) };
        let (was, our, their) = (of(base), of(ours), of(theirs));
        let has = |all: &[Choice], one: &Choice| all.iter().any(|known| known.key == one.key);
        let new = |all: &[Choice]| all.iter().filter(|one| !has(&was, one)).cloned().collect::<Vec<_>>();
        let (our_new, their_new) = (new(&our), new(&their));
        let clash = our_new
            .iter()
            .any(|one| their_new.iter().any(|other| one.key != other.key && one.valid.meets(other.valid)));
        let mut wanted: Vec<&str> = our.iter().chain(&their).map(|one| &*one.key).collect();
        wanted.retain(|key| {
            let one = |all: &[Choice]| all.iter().any(|known| known.key == *key);
            !one(&was) || (one(&our) && one(&their))
        });
        wanted.sort_unstable();
        wanted.dedup();
        let result = winners(lang, woven.iter().filter_map(merged));
        let mut result: Vec<&str> = result.iter().map(|one| &*one.key).collect();
        result.sort_unstable();
        // Where one term's own standing is in conflict, its line is enough.
        let open = woven
            .iter()
            .any(|three| three.ours.or(three.theirs).is_some_and(|node| speaks(node, lang)) && unsettled(three));
        clash || (result != wanted && !open)
    };
    langs.into_iter().filter(torn).map(str::to_owned).collect()
}

/// True if two sides added a term with the same standing.
pub(super) fn alike(ours: &Node<'_>, theirs: &Node<'_>) -> bool {
    match (&ours.term, &theirs.term) {
        (Some(ours), Some(theirs)) => ours.settled == theirs.settled && ours.usable == theirs.usable,
        _ => true,
    }
}

fn speaks(node: &Node<'_>, lang: &str) -> bool {
    node.term.as_ref().is_some_and(|term| term.lang == lang)
}

/// True where each side gave a term another standing, or one took away what the other changed.
fn unsettled(three: &Three<'_, '_>) -> bool {
    match (three.base, three.ours, three.theirs) {
        (base, Some(ours), Some(theirs)) => {
            let base = base.or(moved_from(ours, theirs));
            let apart = ours.term != theirs.term && !ours.is_written_as(theirs);
            apart && changed(base, ours) && changed(base, theirs)
        }
        (Some(base), Some(one), None) | (Some(base), None, Some(one)) => !base.gone && !one.gone && !base.means(one),
        _ => false,
    }
}

/// True if a side gave a term another standing by its line, not by what stands around it.
fn changed(base: Option<&Node<'_>>, node: &Node<'_>) -> bool {
    base.is_none_or(|base| base.term != node.term && !base.is_written_as(node))
}

/// What a term was in the name that a side moved it from.
fn moved_from<'n, 's>(ours: &'n Node<'s>, theirs: &'n Node<'s>) -> Option<&'n Node<'s>> {
    ours.came.as_deref().or(theirs.came.as_deref()).map(|came| &came.base)
}

fn runner<'n>(node: &'n Node<'_>) -> Option<Runner<'n>> {
    Some(Runner { key: &node.key, standing: node.term.as_ref()? })
}

/// The term that comes out of a slot.
fn merged<'n>(three: &Three<'n, '_>) -> Option<Runner<'n>> {
    match (three.base, three.ours, three.theirs) {
        (base, Some(ours), Some(theirs)) => {
            let base = base.or(moved_from(ours, theirs));
            runner(if changed(base, ours) { ours } else { theirs })
        }
        (None, Some(one), None) | (None, None, Some(one)) => runner(one),
        (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
            if base.means(one) || base.gone || one.gone {
                None
            } else {
                runner(one)
            }
        }
        (_, None, None) => None,
    }
}

/// A term that is the one to write.
#[derive(Clone)]
struct Choice {
    key: String,
    valid: DateRange,
}

/// The terms of a language to write, one a time: the first without a rank unless a line says `preferred`; none of these
/// may be suggested: the first admitted one.
fn winners<'n>(lang: &str, runners: impl Iterator<Item = Runner<'n>>) -> Vec<Choice> {
    let all: Vec<_> = runners.filter(|runner| runner.standing.lang == lang).collect();
    let stated = all.iter().any(|one| one.standing.rank == Some(Rank::Preferred));
    let mut taken: Vec<DateRange> = Vec::new();
    let mut ranked = Vec::new();
    for one in &all {
        let Standing { rank, valid, usable, .. } = one.standing;
        let rank = rank.unwrap_or_else(|| {
            if stated || taken.iter().any(|taken| taken.meets(*valid)) {
                return Rank::Admitted;
            }
            taken.push(*valid);
            Rank::Preferred
        });
        if *usable && rank <= Rank::Admitted {
            ranked.push((rank, Choice { key: one.key.to_owned(), valid: *valid }));
        }
    }
    let best = ranked.iter().map(|(rank, _)| *rank).min();
    let mut choices: Vec<Choice> =
        ranked.into_iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, choice)| choice).collect();
    if best == Some(Rank::Admitted) {
        choices.truncate(1);
    }
    choices
}
