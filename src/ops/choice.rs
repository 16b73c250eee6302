//! Which checks speak in a run: `select` and `ignore`, by flag and by config.

use super::explain::{check_manuals, manuals};
use crate::model::closest;

/// True for a check that a run asks for: among those selected, if any are, and not among those ignored.
pub(crate) fn is_on(id: &str, select: &[String], ignore: &[String]) -> bool {
    (select.is_empty() || select.iter().any(|own| own == id)) && !ignore.iter().any(|own| own == id)
}

/// What is wrong with a check's id, if it is none.
pub(crate) fn mistake(id: &str) -> Option<String> {
    if check_manuals().any(|manual| manual.id == id) {
        return None;
    }
    if manuals().any(|manual| manual.id == id) {
        return Some(format!("`{id}` is no check: what a reader finds wrong with a file is always told"));
    }
    Some(match closest(id, check_manuals().map(|manual| manual.id)) {
        Some(meant) => format!("there is no check `{id}`; did you mean `{meant}`?"),
        None => format!("there is no check `{id}`; `exonym explain --list` names all"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_selected_and_not_ignored_is_on() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert!(is_on("near-name", &[], &[]));
        assert!(!is_on("near-name", &[], &ids(&["dates", "near-name"])));
        assert!(!is_on("near-name", &ids(&["dates"]), &[]));
        assert!(is_on("dates", &ids(&["dates"]), &[]));
        assert!(!is_on("dates", &ids(&["dates"]), &ids(&["dates"])));
    }

    #[test]
    fn an_unknown_id_is_told_with_what_was_meant() {
        assert_eq!(mistake("near-name"), None);
        assert_eq!(mistake("failing-example"), None);
        assert_eq!(mistake("near-names").as_deref(), Some("there is no check `near-names`; did you mean `near-name`?"));
        let always = "`draft-syntax` is no check: what a reader finds wrong with a file is always told";
        assert_eq!(mistake("draft-syntax").as_deref(), Some(always));
        assert_eq!(mistake("xyz").as_deref(), Some("there is no check `xyz`; `exonym explain --list` names all"));
    }
}
