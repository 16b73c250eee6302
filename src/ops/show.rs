//! What a house says of a name.

use super::Workspace;
use crate::base::Lang;
use crate::model::{Date, Policy};
use crate::policy::{self, Scope, Shown};

impl Workspace {
    /// What a policy says of every concept that has this name, in texts of one language or of all that the concept
    /// has terms in. `date` is the day of writing and of what is told; without it the text is of today and of unknown
    /// events. `element` is the block that the name stands in, such as `p` or `h1`.
    pub fn show<'w>(
        &'w self,
        policy: &'w Policy,
        name: &str,
        lang: Option<&Lang>,
        date: Option<Date>,
        element: &str,
    ) -> Vec<Shown<'w, 'w>> {
        // Each language is asked for in turn; this one only fills the place.
        let none = Lang::new("und");
        policy::show(policy, &self.glossary, name, lang, &self.scope(lang.unwrap_or(&none), date, element))
    }

    /// What a policy says of every concept of the glossary, in its order; the same otherwise as [`show`](Self::show)
    /// says of one, in a paragraph.
    pub fn guide<'w>(&'w self, policy: &'w Policy, lang: Option<&Lang>, date: Option<Date>) -> Vec<Shown<'w, 'w>> {
        let none = Lang::new("und");
        policy::show_all(policy, &self.glossary, lang, &self.scope(lang.unwrap_or(&none), date, "p"))
    }

    fn scope<'s>(&self, lang: &'s Lang, date: Option<Date>, element: &'s str) -> Scope<'s> {
        let usual = self.settings.scope(lang);
        Scope { event: date.or(usual.event), written: date.or(usual.written), element, ..usual }
    }
}
