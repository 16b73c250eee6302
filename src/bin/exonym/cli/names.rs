//! `exonym names`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::ControlFlow;

use exonym::{Event, Inventory, Job, NameEntry, names};
use serde_json::{Value, json};

use super::args::{Names, NamesFormat, Tone};
use super::output::{self, Voice};
use super::sources::set_paths;
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Names, tone: Tone) -> Result<Exit, Failure> {
    let mut job = job(args)?;
    job.tell_others = tone.verbose;
    let voice = Voice::new(tone);
    let (mut failed, mut shipped) = (false, false);
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    let inventory = names(&job, &mut |event| {
        match event {
            Event::Opened(workspace) if workspace.is_shipped() && !shipped => {
                shipped = true;
                voice.note(text::SHIPPED_GLOSSARY);
            }
            Event::Broken(errors) => {
                failed = true;
                errors.iter().for_each(Voice::error);
            }
            Event::File((lang, true)) => *languages.entry(lang.to_string()).or_default() += 1,
            Event::Skipped(path, why) => voice.skipped(&path, why),
            Event::Opened(_) | Event::File(_) => {}
            Event::Failed(error) => {
                failed = true;
                Voice::error(error);
            }
        }
        ControlFlow::Continue(())
    })?;
    let mut out = output::stdout(false);
    match args.format {
        NamesFormat::Full => full(&inventory, &mut *out)?,
        NamesFormat::Json => {
            json(&inventory, &mut *out)?;
        }
    }
    out.flush()?;
    if !languages.is_empty() {
        let langs: Vec<_> = languages.iter().map(|(lang, &files)| text::lang_count(lang, files)).collect();
        voice.note(text::detected(&langs.join(", ")));
    }
    Ok(if failed { Exit::Failed } else { Exit::Clean })
}

fn job(args: &Names) -> Result<Job, Failure> {
    let mut job = args.sources.job()?;
    job.flags.lang.clone_from(&args.lang);
    args.decoding.put(&mut job);
    args.walking.put(&mut job);
    set_paths(&mut job, &args.paths, args.decoding.stdin_filename.as_deref())?;
    Ok(job)
}

fn full(inventory: &Inventory, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", text::names_listed(inventory.listed.len()))?;
    list(&inventory.listed, out)?;
    writeln!(out, "\n{}", text::names_unlisted(inventory.unlisted.len()))?;
    list(&inventory.unlisted, out)
}

fn list(names: &[NameEntry], out: &mut dyn Write) -> io::Result<()> {
    for entry in names {
        let NameEntry { name, count, place, .. } = entry;
        writeln!(out, "{count:6}  {name}  {}:{}:{}", entry.path.display(), place.line, place.column)?;
        for spelling in &entry.spellings {
            let forms: Vec<String> = spelling.forms.iter().map(|(form, count)| format!("{form} {count}")).collect();
            let against = text::against(spelling.against);
            writeln!(out, "        {} ({}): {}{against}", spelling.text, spelling.lang, forms.join(", "))?;
        }
        if let Some(near) = &entry.nearest {
            writeln!(out, "        {}", text::nearest(&near.term, near.lang.as_str(), near.score))?;
        }
        if !entry.also.is_empty() {
            writeln!(out, "        {}", text::AMBIGUOUS)?;
        }
    }
    Ok(())
}

/// The object that scripts rely on, a name at a time: an archive has hundreds of thousands.
fn json(inventory: &Inventory, out: &mut dyn Write) -> io::Result<()> {
    let Inventory { files, listed, unlisted } = inventory;
    write!(out, "{{\"version\":1,\"listed\":")?;
    array(listed, out)?;
    write!(out, ",\"unlisted\":")?;
    array(unlisted, out)?;
    let places = |names: &[NameEntry]| names.iter().map(|name| name.count).sum::<u64>();
    let summary = json!({
        "files": files,
        "listed": { "names": listed.len(), "places": places(listed) },
        "unlisted": { "names": unlisted.len(), "places": places(unlisted) },
    });
    writeln!(out, ",\"summary\":{summary}}}")
}

fn array(names: &[NameEntry], out: &mut dyn Write) -> io::Result<()> {
    for (i, name) in names.iter().enumerate() {
        write!(out, "{}{}", if i == 0 { "[" } else { "," }, entry(name))?;
    }
    write!(out, "{}", if names.is_empty() { "[]" } else { "]" })
}

fn entry(entry: &NameEntry) -> Value {
    let spellings = entry.spellings.iter().map(|spelling| {
        let forms = spelling.forms.iter().map(|(text, count)| json!({ "text": text, "count": count }));
        json!({
            "text": spelling.text,
            "lang": spelling.lang.as_str(),
            "count": spelling.count,
            "against": spelling.against,
            "forms": forms.collect::<Vec<_>>(),
        })
    });
    let nearest = entry.nearest.as_ref().map(
        |near| json!({ "concept": near.concept, "term": near.term, "lang": near.lang.as_str(), "score": near.score }),
    );
    json!({
        "name": entry.name,
        "concept": entry.concept,
        "also": entry.also,
        "count": entry.count,
        "first": { "path": entry.path.to_string_lossy(), "line": entry.place.line, "column": entry.place.column },
        "spellings": spellings.collect::<Vec<_>>(),
        "nearest": nearest,
    })
}
