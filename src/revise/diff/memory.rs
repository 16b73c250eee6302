//! Two memories: units by their ids and source texts; texts apart from what tools note.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::change::{Change, ChangeKind, Subject};
use super::fields::{self, Field, many, one};
use crate::base::{Result, Source};
use crate::formats::tmx::{self, Broken, Entities, Piece, Reader};
use crate::model::{Attribute, Info, InfoKind, MemoryHead, Unit, Variant};

/// Characters of a unit's source that stand for it where it has no id.
const SHOWN: usize = 60;

/// What is different: the head, then unit by unit, those of after in their order, then those that are gone. The memories
/// are decoded, and are held; of a unit no more is kept than what tells it from others. Units in another order are none.
pub(crate) fn compare(before: &Source, after: &Source) -> Result<Vec<Change>> {
    let (old, new) = (Side::read(before)?, Side::read(after)?);
    let mut changes: Vec<_> = fields::compare(head(&old.head), head(&new.head))
        .into_iter()
        .map(|field| Change { metadata: true, ..Change::new(Subject::Head, ChangeKind::Changed).field(field) })
        .collect();
    let partners = partners(&old.units, &new.units);
    let mut kept = vec![false; old.units.len()];
    for (now, partner) in new.units.iter().zip(&partners) {
        match partner {
            Some(at) => {
                kept[*at] = true;
                let was = &old.units[*at];
                if (was.texts, was.notes, was.id) != (now.texts, now.notes, now.id)
                    && let (Ok(was), Ok(now)) = (old.unit(was), new.unit(now))
                {
                    unit((&was, &old.entities), (&now, &new.entities), old.source_language.as_deref(), &mut changes);
                }
            }
            None => changes.extend(new.unit(now).ok().map(|(_, unit)| whole(&unit, &new, ChangeKind::Added))),
        }
    }
    for (was, _) in old.units.iter().zip(kept).filter(|(_, kept)| !kept) {
        changes.extend(old.unit(was).ok().map(|(_, unit)| whole(&unit, &old, ChangeKind::Removed)));
    }
    Ok(changes)
}

/// A unit's marks: two units with the same mark have the same thing.
pub(in crate::revise) struct Marks {
    pub(in crate::revise) id: Option<u64>,
    /// The text in the source language, without codes.
    pub(in crate::revise) source: u64,
    /// What tells it from others with this text: what stands around it, where it stands.
    pub(in crate::revise) context: u64,
    /// Languages and segments, however they are written.
    pub(in crate::revise) texts: u64,
    /// All else.
    pub(in crate::revise) notes: u64,
    /// Bytes of the decoded file.
    pub(in crate::revise) start: usize,
    pub(in crate::revise) length: usize,
}

/// A memory that is compared.
struct Side<'s> {
    text: &'s str,
    head: MemoryHead,
    source_language: Option<String>,
    entities: Entities,
    units: Vec<Marks>,
}

impl<'s> Side<'s> {
    fn read(source: &'s Source) -> Result<Self> {
        let text = source.text();
        let named = |error: crate::base::Error| error.in_file(source.path());
        let mut reader = Reader::of_text(text, Broken::Refuse).map_err(named)?;
        let head = reader.head.memory.clone();
        let source_language = head.source_language().map(str::to_owned);
        let entities = tmx::entities(&reader.head);
        let mut units = Vec::new();
        while let Some(piece) = reader.next().map_err(named)? {
            let Piece::Unit(cut, unit) = piece else { continue };
            let start = cut.place().offset as usize;
            units.push(marks((cut.text, &entities), &unit, source_language.as_deref(), start));
        }
        Ok(Self { text, head, source_language, entities, units })
    }

    fn unit(&self, marks: &Marks) -> std::result::Result<(&'s str, Unit<'s>), ()> {
        let raw = &self.text[marks.start..marks.start + marks.length];
        tmx::unit(raw, &self.entities).map(|unit| (raw, unit))
    }
}

fn hash(parts: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// The marks of a unit that begins at `start`; `source` is the memory's language.
pub(in crate::revise) fn marks(
    (raw, entities): (&str, &Entities),
    unit: &Unit<'_>,
    source: Option<&str>,
    start: usize,
) -> Marks {
    let segment =
        |variant: &Variant<'_>| variant.segment.map(|span| tmx::segment(&raw[span.range()], entities).into_owned());
    // A memory may be given finer tags: `en-GB` for `en`.
    let of_source = source_of(unit, source).map(|variant| (primary(&variant.lang), &variant.text.plain));
    let texts: Vec<_> = unit.variants.iter().map(|variant| (&variant.lang, segment(variant))).collect();
    let noted: Vec<_> = unit.variants.iter().map(|variant| notes(&variant.attributes, &variant.infos)).collect();
    Marks {
        id: unit.id().map(hash),
        source: hash(of_source),
        context: hash(context(unit)),
        texts: hash(texts),
        notes: hash((notes(&unit.attributes, &unit.infos), noted)),
        start,
        length: raw.len(),
    }
}

/// The properties that tell one use of a text from another, as OmegaT (`prev`, `next`, `id`, `file`) and others
/// (`x-context-pre`, `x-context-post`, `x-context`) write them.
fn context<'u>(unit: &'u Unit<'_>) -> Vec<(&'u str, &'u str)> {
    let infos = unit.infos.iter().chain(unit.variants.iter().flat_map(|variant| &variant.infos));
    let tells = |kind: &str| {
        let name = kind.split(':').next().unwrap_or(kind).to_ascii_lowercase();
        matches!(
            name.strip_prefix("x-").unwrap_or(&name),
            "prev" | "next" | "id" | "file" | "context" | "context-pre" | "context-post"
        )
    };
    let of = |info: &'u Info<'_>| match &info.kind {
        InfoKind::Prop(kind) if tells(kind) => Some((&**kind, &*info.text)),
        _ => None,
    };
    infos.filter_map(of).collect()
}

/// The text in the source language, else the first.
pub(in crate::revise) fn source_of<'u, 's>(unit: &'u Unit<'s>, source: Option<&str>) -> Option<&'u Variant<'s>> {
    let wanted = unit.attribute("srclang").or(source);
    let is = |variant: &&Variant<'_>| wanted.is_some_and(|wanted| variant.lang.eq_ignore_ascii_case(wanted));
    unit.variants.iter().find(is).or_else(|| unit.variants.first())
}

/// What a unit may be known by.
type Key = (Option<u64>, u64, u64);
/// A way to find the partner of a unit: what one of before is known by, and one of after.
type Way = [fn(&Marks) -> Option<Key>; 2];

/// For each unit of after, its place in before: by id and texts, id and source, texts, source, id; the first of equals.
fn partners(before: &[Marks], after: &[Marks]) -> Vec<Option<usize>> {
    let ways: [fn(&Marks) -> Option<Key>; 5] = [
        |unit| Some((Some(unit.id?), unit.texts, 0)),
        |unit| Some((Some(unit.id?), unit.source, 0)),
        |unit| Some((None, unit.texts, 0)),
        |unit| Some((None, unit.source, 0)),
        |unit| Some((Some(unit.id?), 0, 0)),
    ];
    partners_by(&ways.map(|way| [way; 2]), before, after)
}

/// The same where a unit is to be known for certain: by its id, or, without one, by its source text and context, also where only
/// one of the two versions gives it an id.
pub(in crate::revise) fn certain_partners(before: &[Marks], after: &[Marks]) -> Vec<Option<usize>> {
    let named: fn(&Marks) -> Option<Key> = |unit| unit.id.map(|_| (None, unit.texts, unit.context));
    let bare: fn(&Marks) -> Option<Key> = |unit| unit.id.is_none().then_some((None, unit.texts, unit.context));
    let bare_source: fn(&Marks) -> Option<Key> = |unit| unit.id.is_none().then_some((None, unit.source, unit.context));
    let ways: [Way; 7] = [
        [|unit| Some((Some(unit.id?), unit.texts, unit.context)); 2],
        [|unit| Some((Some(unit.id?), unit.source, 0)); 2],
        [|unit| Some((Some(unit.id?), 0, 0)); 2],
        [bare; 2],
        [bare_source; 2],
        [bare, named],
        [named, bare],
    ];
    partners_by(&ways, before, after)
}

fn partners_by(ways: &[Way], before: &[Marks], after: &[Marks]) -> Vec<Option<usize>> {
    let mut partners = vec![None; after.len()];
    let mut taken = vec![false; before.len()];
    for [old, new] in ways {
        let mut waiting: HashMap<Key, Vec<usize>> = HashMap::new();
        for (at, unit) in before.iter().enumerate().rev().filter(|&(at, _)| !taken[at]) {
            if let Some(key) = old(unit) {
                waiting.entry(key).or_default().push(at);
            }
        }
        for (unit, partner) in after.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            *partner = new(unit).and_then(|key| waiting.get_mut(&key)).and_then(Vec::pop);
            if let Some(at) = *partner {
                taken[at] = true;
            }
        }
    }
    partners
}

fn of_unit(unit: &Unit<'_>, source: Option<&str>, change: ChangeKind) -> Change {
    let called = source_of(unit, source).map(|variant| variant.text.plain.trim().to_owned());
    let short = called.filter(|text| !text.is_empty()).map(|text| {
        let cut: String = text.chars().take(SHOWN).collect();
        if cut.len() < text.len() { format!("{cut}…") } else { cut }
    });
    Change { text: unit.id().map(str::to_owned), called: short, ..Change::new(Subject::Unit, change) }
}

/// A unit that one side alone has: each text is told.
fn whole(unit: &Unit<'_>, side: &Side<'_>, change: ChangeKind) -> Change {
    let all = unit.variants.iter().map(|variant| format!("{}: {}", variant.lang, variant.text.plain));
    let all = Some(all.collect::<Vec<_>>().join("\n"));
    let (before, after) = if change == ChangeKind::Added { (None, all) } else { (all, None) };
    Change { before, after, ..of_unit(unit, side.source_language.as_deref(), change) }
}

fn unit(
    ((old_raw, old), old_entities): (&(&str, Unit<'_>), &Entities),
    ((new_raw, new), new_entities): (&(&str, Unit<'_>), &Entities),
    source: Option<&str>,
    changes: &mut Vec<Change>,
) {
    let base = |change| of_unit(new, source, change);
    let mut left: Vec<&Variant<'_>> = new.variants.iter().collect();
    let text = |variant: &Variant<'_>| Some(variant.text.plain.to_string());
    for was in &old.variants {
        let lang = Some(was.lang.to_string());
        let same = left.iter().position(|now| now.lang == was.lang);
        let Some(at) = same.or_else(|| renamed(was, old, new, &left)) else {
            let field = ("text".to_owned(), text(was), None);
            changes.push(Change { lang, ..base(ChangeKind::Removed).field(field) });
            continue;
        };
        let now = left.remove(at);
        if was.lang != now.lang {
            let field = ("language".to_owned(), lang.clone(), Some(now.lang.to_string()));
            changes.push(Change { lang: lang.clone(), metadata: true, ..base(ChangeKind::Changed).field(field) });
        }
        let raw = |raw: &str, variant: &Variant<'_>| variant.segment.map(|span| raw[span.range()].to_owned());
        let (before, after) = (raw(old_raw, was), raw(new_raw, now));
        let meant =
            |segment: &Option<String>, entities| segment.as_deref().map(|one| tmx::segment(one, entities).into_owned());
        if was.text.plain != now.text.plain {
            let field = ("text".to_owned(), text(was), text(now));
            changes.push(Change { lang: lang.clone(), ..base(ChangeKind::Changed).field(field) });
        } else if meant(&before, old_entities) != meant(&after, new_entities) {
            let field = ("codes".to_owned(), before, after);
            changes.push(Change { lang: lang.clone(), ..base(ChangeKind::Changed).field(field) });
        }
        let fields = noted(&was.attributes, &was.infos, &now.attributes, &now.infos);
        let change = |field| Change { lang: lang.clone(), metadata: true, ..base(ChangeKind::Changed).field(field) };
        changes.extend(fields.into_iter().map(change));
    }
    for now in left {
        let field = ("text".to_owned(), None, text(now));
        changes.push(Change { lang: Some(now.lang.to_string()), ..base(ChangeKind::Added).field(field) });
    }
    let fields = noted(&old.attributes, &old.infos, &new.attributes, &new.infos);
    changes.extend(fields.into_iter().map(|field| Change { metadata: true, ..base(ChangeKind::Changed).field(field) }));
}

/// The language of a tag without country and script.
fn primary(lang: &str) -> String {
    lang.split(['-', '_']).next().unwrap_or(lang).to_ascii_lowercase()
}

/// Which of the texts left is the same one under another tag: each version has one text of the language.
fn renamed(was: &Variant<'_>, old: &Unit<'_>, new: &Unit<'_>, left: &[&Variant<'_>]) -> Option<usize> {
    let language = primary(&was.lang);
    let only = |unit: &Unit<'_>| unit.variants.iter().filter(|variant| primary(&variant.lang) == language).count() == 1;
    (only(old) && only(new)).then(|| left.iter().position(|now| primary(&now.lang) == language)).flatten()
}

/// Names and values of what is noted.
fn notes(attributes: &[Attribute<'_>], infos: &[Info<'_>]) -> Vec<(String, String)> {
    let attributes = attributes.iter().map(|attribute| (attribute.name.to_owned(), attribute.value.to_string()));
    let infos = infos.iter().map(|info| {
        let name = match &info.kind {
            InfoKind::Note => "note".to_owned(),
            InfoKind::Prop(kind) => format!("prop {kind}"),
            InfoKind::Other(name) => (*name).to_owned(),
        };
        (name, info.text.to_string())
    });
    attributes.chain(infos).collect()
}

/// What is noted differently, name by name.
fn noted(
    old_attributes: &[Attribute<'_>],
    old_infos: &[Info<'_>],
    new_attributes: &[Attribute<'_>],
    new_infos: &[Info<'_>],
) -> Vec<(String, Option<String>, Option<String>)> {
    let (old, new) = (notes(old_attributes, old_infos), notes(new_attributes, new_infos));
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in old.iter().chain(&new) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let of = |all: &[(String, String)], name: &str| {
        many("", all.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()))
    };
    let changes = names.iter().flat_map(|name| {
        let changes = fields::compare(vec![of(&old, name)], vec![of(&new, name)]);
        changes.into_iter().map(|(_, before, after)| ((*name).to_owned(), before, after))
    });
    changes.collect()
}

fn head(head: &MemoryHead) -> Vec<Field> {
    let attributes = head.header.iter().flatten().map(|(name, value)| format!("{name} = {value}"));
    let infos = head.infos.iter().map(|info| match &info.kind {
        Some(kind) => format!("{} {kind}: {}", info.name, info.text.trim()),
        None => format!("{}: {}", info.name, info.text.trim()),
    });
    vec![one("version", head.version.as_ref()), many("header", attributes), many("notes", infos)]
}
