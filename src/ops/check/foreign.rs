//! Drafts that are files of other programs, read as plain text.

use super::Checker;
use crate::base::{Result, Source};
use crate::checks::messages::BY_HAND_FOREIGN;
use crate::formats;
use crate::model::{Applicability, Diagnostic};

impl Checker<'_> {
    /// What a draft is that is read as plain text for want of something better, and that nothing is to be written into.
    pub(in crate::ops) fn foreign(&self, source: &Source) -> Result<Option<&'static str>> {
        let guessed = self.workspace.settings.input_format.is_none();
        let as_text = guessed && self.format(source)?.name == formats::TEXT.name;
        Ok(if as_text { formats::foreign(source.path(), source) } else { None })
    }

    /// The fixes of such a draft are for show.
    pub(super) fn show_only(&self, source: &Source, found: &mut [Diagnostic]) -> Result<()> {
        if self.foreign(source)?.is_some() {
            for one in found {
                let Some(fix) = &mut one.fix else { continue };
                fix.applicability = Applicability::DisplayOnly;
                one.by_hand = Some(BY_HAND_FOREIGN);
            }
        }
        Ok(())
    }
}
