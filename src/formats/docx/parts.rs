//! Which members of the package hold text: those that the main part names (part 2, Open Packaging Conventions).

use super::super::container::Container;
use super::super::document::Member;
use super::super::xml::{Node, Xml, declared_encoding, local};
use crate::base::{Error, Result, Source};

/// The parts that are read, in the order in which they are: what each relationship's type ends with.
const KINDS: [&str; 9] =
    ["styles", "", "footnotes", "endnotes", "header", "footer", "chart", "diagramData", "comments"];

/// Reads the members with text, and the styles; `None` if this is no package of the kind.
pub(in super::super) fn members(container: &mut Container<'_>) -> Result<Option<Vec<Member>>> {
    if !container.has("[Content_Types].xml") {
        return Ok(None);
    }
    let Some(rels) = container.read("_rels/.rels")? else { return Ok(None) };
    let relations = relations(&decoded("_rels/.rels", rels)?);
    let Some((_, main)) = relations.into_iter().find(|(kind, _)| kind == "officeDocument") else { return Ok(None) };
    let main = resolved("", &main);
    if main.starts_with("xl/") || main.starts_with("ppt/") {
        let what = if main.starts_with("xl/") { "an Excel workbook" } else { "a PowerPoint presentation" };
        return Err(Error::new(format!("is {what}, which exonym does not read; save its text in another format")));
    }
    let (folder, name) = main.rsplit_once('/').map_or(("", main.as_str()), |(folder, name)| (folder, name));
    let rels = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut found: Vec<(usize, String)> = vec![(1, main.clone())];
    if let Some(bytes) = container.read(&rels)? {
        for (kind, target) in self::relations(&decoded(&rels, bytes)?) {
            let place = KINDS.iter().position(|known| !known.is_empty() && *known == kind);
            found.extend(place.map(|place| (place, resolved(folder, &target))));
        }
    }
    found.sort_by(|one, other| (one.0, natural(&one.1)).cmp(&(other.0, natural(&other.1))));
    found.dedup();
    let mut members: Vec<Member> = Vec::new();
    for (_, name) in found {
        // A relationship to what is not there is no rare thing, and no loss of text. The main part must be.
        let Some(bytes) = container.read(&name)? else {
            if name == main {
                return Err(Error::new(format!("lacks `{main}`, its text: it is damaged")));
            }
            continue;
        };
        members.push((Some(name.as_str().into()), decoded(&name, bytes)?));
    }
    Ok(Some(members))
}

/// So that `header10.xml` follows `header9.xml`.
fn natural(name: &str) -> (usize, &str) {
    (name.len(), name)
}

/// A member's XML.
pub(in super::super) fn decoded(name: &str, bytes: Vec<u8>) -> Result<Source> {
    let declared = declared_encoding(&bytes);
    Source::decode(name, bytes, declared.as_deref()).map_err(|error| {
        let at = error.place().map_or(String::new(), |place| format!(" at {}:{}", place.line, place.column));
        Error::new(format!("`{name}` in it is broken{at}: {}", error.what()))
    })
}

/// The relationships of a part: the end of the type, and the target. What lies outside the file is left out.
fn relations(source: &Source) -> Vec<(String, String)> {
    let mut xml = Xml::new(source.text());
    let mut all = Vec::new();
    while let Ok(Some((node, _))) = xml.next() {
        let Node::Start(start) = node else { continue };
        if start.name != "Relationship" {
            continue;
        }
        let attributes = xml.attributes(&start);
        let of = |name: &str| attributes.iter().find(|a| local(a.name) == name).map(|a| a.value.to_string());
        if of("TargetMode").is_some_and(|mode| mode == "External") {
            continue;
        }
        if let (Some(kind), Some(target)) = (of("Type"), of("Target")) {
            all.push((kind.rsplit('/').next().unwrap_or_default().to_owned(), target));
        }
    }
    all
}

/// A target beside a part in `folder`, as the name of a member.
pub(in super::super) fn resolved(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
