//! A file of terms in another format, in memory.

use std::path::Path;

use super::workspace::{error_of, read_terms};
use crate::base::{Error, Result, Source};
use crate::formats;
use crate::model::{Losses, Severity};

/// Reads a file of terms and writes it in the format of this name (`tbx`, `tbx-v3`, `tbx-dct`…), with what that cannot
/// hold. A file with mistakes is refused.
pub fn rewrite_terms(path: &Path, bytes: Vec<u8>, format: &str) -> Result<(Vec<u8>, Losses)> {
    let declared = formats::declared_encoding(&bytes);
    let source = Source::decode(path, bytes, declared.as_deref())?;
    let read = read_terms(&source);
    if let Some(problem) = read.problems.iter().find(|problem| problem.severity == Severity::Error) {
        return Err(error_of(&source, problem));
    }
    let writer = formats::by_name(format).and_then(|format| format.terms).and_then(|terms| terms.write);
    let Some(writer) = writer else {
        return Err(Error::new(format!(
            "no terms are written in the format `{format}`; known are {}",
            formats::names()
        )));
    };
    let (mut out, mut losses) = (Vec::new(), Losses::default());
    let writing = formats::TermsWriting::default();
    writer(&read.value, &writing, &mut out, &mut losses).map_err(|cause| Error::io(path, cause))?;
    Ok((out, losses))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_goes_out_and_comes_back() {
        let glossary = crate::ops::shipped::GLOSSARY.as_bytes().to_vec();
        let (two, losses) = rewrite_terms(Path::new("g.toml"), glossary, "tbx").expect("a glossary");
        assert!(losses.is_empty(), "{losses:?}");
        let (three, _) = rewrite_terms(Path::new("g.tbx"), two.clone(), "tbx-v3").expect("version 2");
        let (dct, _) = rewrite_terms(Path::new("g.tbx"), three.clone(), "tbx-dct").expect("version 3");
        let (again, _) = rewrite_terms(Path::new("g.tbx"), dct, "tbx").expect("style DCT");
        assert!(again == two, "version 2, 3 and back differ");
        for broken in ["", "<martif>", "<martif><text></martif>"] {
            let error = rewrite_terms(Path::new("g.tbx"), broken.into(), "tbx").expect_err(broken);
            assert!(error.place().is_some(), "{error}");
        }
        assert!(rewrite_terms(Path::new("g.tbx"), two, "text").is_err());
    }
}
