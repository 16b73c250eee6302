use std::fs;
use std::ops::ControlFlow;

use super::super::batch::{Event, Job, check_files};
use super::super::config::{ConfigChoice, FailOn};
use super::super::desk::Desks;
use super::*;
use crate::base::Lang;
use crate::model::{Rank, Severity};

const GLOSSARY: &str = r#"[glossary]
title = "Plants"
[concepts.c1]
kind = "vegetable"
[concepts.c1.names.a]
usage = "british"
terms = [ { en = "Aubergine" } ]
[concepts.c1.names.b]
usage = "american"
terms = [ { en = "Eggplant", until = 2024-06-30 } ]
"#;
const POLICY: &str = r#"[policy]
title = "British"
extends = "base.toml"
[[rule]]
of = { label = "american" }
say = { stance = "forbid", fix = "safe" }
"#;
const BASE: &str = r#"[policy]
title = "Base"
[[rule]]
of = { label = "british" }
when = { written = { from = 2024-02-01 } }
say = { stance = "prefer" }
"#;
const CONFIG: &str = "glossary = [\"g.toml\"]\npolicy = [\"p.toml\"]\n";
const DRAFT: &str = "# Soup\n\nAn Eggplant and an aubergine, please.\n";

/// A project in a folder of its own, with one draft and a program.
struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().expect("a folder"));
        let files = [
            ("g.toml", GLOSSARY),
            ("p.toml", POLICY),
            ("base.toml", BASE),
            ("exonym.toml", CONFIG),
            ("a.md", DRAFT),
            ("program", "one"),
        ];
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }
    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn write(&self, name: &str, text: &str) {
        fs::write(self.at(name), text).expect("written");
    }
    /// A job over the draft, with a cache that has seen nothing in this program.
    fn job(&self) -> Job {
        let mut job = Job::new(self.0.path().to_owned(), Date { year: 2024, month: 5, day: 1 });
        job.config = ConfigChoice::File(self.at("exonym.toml"));
        job.paths = vec![self.at("a.md")];
        job.flags.lang = Some(Lang::new("en"));
        job.flags.cache = Some(CacheChoice::In(self.at("kept")));
        job.cache = Some(Arc::new(Cache::new(self.at("program"), None)));
        job
    }
}

/// What a run says of its files; fails on an error.
fn run(job: &Job) -> Vec<String> {
    let mut said = Vec::new();
    check_files(job, &mut |event| {
        match event {
            Event::File(report) => said.push(format!("{:?}", report.checked)),
            Event::Failed(error) => panic!("{error}"),
            Event::Broken(errors) => panic!("{errors:?}"),
            Event::Opened(_) | Event::Skipped(..) => {}
        }
        ControlFlow::Continue(())
    })
    .expect("run");
    said
}

/// What the cache has of the job's only file.
fn kept(job: &Job) -> Option<Checked> {
    let desks = Desks::new(job, false);
    let path = &job.paths[0];
    let results = desks.desk(&desks.under(path)).results.as_ref()?;
    results.get(&results.key(path, &fs::read(path).expect("read")))
}

fn fresh(job: &Job) -> Job {
    let program = job.cache.as_ref().map(|cache| cache.program.clone()).expect("a cache");
    Job { cache: Some(Arc::new(Cache::new(program, None))), ..job.clone() }
}

#[test]
fn a_result_is_kept_and_found_again() {
    let project = Project::new();
    let job = project.job();
    assert!(kept(&job).is_none());
    let first = run(&job);
    assert!(first[0].contains("forbidden-term"), "{first:?}");
    let again = kept(&fresh(&job)).expect("kept");
    assert_eq!(format!("{again:?}"), first[0]);
    assert_eq!(run(&fresh(&job)), first);
}

#[test]
fn what_is_kept_is_what_is_told() {
    let project = Project::new();
    let job = project.job();
    let desks = Desks::new(&job, false);
    let results = desks.desk(&desks.under(&job.paths[0])).results.as_ref().expect("a cache");
    // Nothing that a check would come to.
    let key = results.key(&job.paths[0], DRAFT.as_bytes());
    results.put(&key, &Checked { lang: Some((Lang::new("tlh"), true)), ..Checked::default() });
    job.cache.as_ref().expect("a cache").save();
    let said = run(&fresh(&job));
    assert!(said[0].contains("tlh") && !said[0].contains("forbidden-term"), "{said:?}");
}

#[test]
fn whatever_decides_misses_the_cache() {
    type Change = fn(&Project, &mut Job);
    let changes: [(&str, Change); 22] = [
        ("a byte of the draft", |p, _| p.write("a.md", &DRAFT.replace("please", "Please"))),
        ("the draft's name", |p, job| {
            p.write("b.md", DRAFT);
            job.paths = vec![p.at("b.md")];
        }),
        ("its extension", |p, job| {
            p.write("a.txt", DRAFT);
            job.paths = vec![p.at("a.txt")];
        }),
        ("a term", |p, _| p.write("g.toml", &GLOSSARY.replace("Aubergine", "Brinjal"))),
        ("a remark in the glossary", |p, _| p.write("g.toml", &format!("# new\n{GLOSSARY}"))),
        ("the glossary's name", |p, _| {
            p.write("h.toml", GLOSSARY);
            p.write("exonym.toml", &CONFIG.replace("g.toml", "h.toml"));
        }),
        ("a rule", |p, _| p.write("p.toml", &POLICY.replace("forbid", "discourage"))),
        ("the policy that it extends", |p, _| p.write("base.toml", &BASE.replace("prefer", "admit"))),
        ("another policy", |_, job| job.flags.policy = vec!["spelling-only".to_owned()]),
        ("a policy more", |p, _| {
            p.write("exonym.toml", "glossary = \"g.toml\"\npolicy = [\"p.toml\", \"base.toml\"]\n");
        }),
        ("a glossary more", |p, _| {
            p.write("h.toml", &GLOSSARY.replace("concepts.c1", "concepts.c2").replace("Aubergine", "Marrow"));
            p.write("exonym.toml", &CONFIG.replace("\"g.toml\"", "\"g.toml\", \"h.toml\""));
        }),
        ("the language", |_, job| job.flags.lang = Some(Lang::new("en-GB"))),
        ("the language, in the config", |p, job| {
            job.flags.lang = None;
            p.write("exonym.toml", &format!("{CONFIG}lang = \"ru\"\n"));
        }),
        ("settings for some paths", |p, _| {
            p.write("exonym.toml", &format!("{CONFIG}[[paths]]\nmatch = \"*.md\"\nignore = \"near-name\"\n"));
        }),
        ("the encoding", |_, job| job.flags.encoding = Some("windows-1252".to_owned())),
        ("the format", |_, job| job.flags.input_format = Some("text".to_owned())),
        ("the date of writing", |_, job| job.flags.as_of = Some(Date { year: 2024, month: 5, day: 1 })),
        ("the date of what is told", |_, job| job.flags.event_date = Some(Date { year: 2024, month: 5, day: 1 })),
        ("a check that is silent", |_, job| job.flags.ignore = vec!["near-name".to_owned()]),
        ("the check that speaks", |_, job| job.flags.select = vec!["forbidden-term".to_owned()]),
        ("comments that silence nothing", |_, job| job.flags.suppressions = Some(false)),
        ("the program", |p, _| p.write("program", "two")),
    ];
    for (what, change) in changes {
        let project = Project::new();
        let mut job = project.job();
        run(&job);
        assert!(kept(&fresh(&job)).is_some(), "{what}: not kept");
        change(&project, &mut job);
        let job = fresh(&job);
        assert!(kept(&job).is_none(), "{what}: not told apart");
        // And what is then told is what a check comes to.
        assert_eq!(run(&job), run(&Job { cache: None, ..job.clone() }), "{what}");
    }
}

#[test]
fn what_does_not_decide_hits_it() {
    type Change = fn(&Project, &mut Job);
    let changes: [(&str, Change); 7] = [
        ("nothing", |_, _| {}),
        ("the draft's time", |p, _| {
            let draft = fs::File::options().append(true).open(p.at("a.md")).expect("open");
            draft.set_modified(std::time::UNIX_EPOCH).expect("set");
        }),
        ("when a run fails", |_, job| job.flags.fail_on = Some(FailOn::At(Severity::Info))),
        ("what is left out", |_, job| job.flags.exclude = vec!["old/".to_owned()]),
        ("how many threads there are", |_, job| job.threads = 8),
        ("a remark in the config", |p, _| p.write("exonym.toml", &format!("# new\n{CONFIG}"))),
        ("a day on which nothing begins or ends", |_, job| job.today = Date { year: 2024, month: 6, day: 30 }),
    ];
    for (what, change) in changes {
        let project = Project::new();
        let mut job = project.job();
        run(&job);
        change(&project, &mut job);
        assert!(kept(&fresh(&job)).is_some(), "{what}");
    }
}

#[test]
fn days_count_where_something_begins_or_ends() {
    let project = Project::new();
    let day = |month, day| Job { today: Date { year: 2024, month, day }, ..fresh(&project.job()) };
    run(&day(5, 1));
    for (job, hits) in [(day(2, 1), true), (day(1, 31), false), (day(6, 30), true), (day(7, 1), false)] {
        assert_eq!(kept(&job).is_some(), hits, "{}", job.today);
        // On either side it is what a check comes to.
        assert_eq!(run(&job), run(&Job { cache: None, ..job.clone() }), "{}", job.today);
    }
    // Where the date of writing is said, today is nothing.
    let said = |month| {
        let mut job = day(month, 15);
        job.flags.as_of = Some(Date { year: 2023, month: 1, day: 1 });
        job
    };
    run(&said(1));
    assert!(kept(&said(12)).is_some());
}

#[test]
fn an_era_is_all_that_today_decides() {
    let (date, mut glossary) = (|month, day| Date { year: 2024, month, day }, Glossary::default());
    let source = super::super::workspace::shipped_source("g.toml", GLOSSARY);
    let mut read = super::super::workspace::read_terms(&source).value;
    glossary.concepts.append(&mut read.concepts);
    assert!(glossary.terms().all(|term| term.term.rank != Rank::Deprecated));
    let era = |today| Era::of(today, &glossary, &[]);
    assert_eq!(era(date(1, 1)), era(date(6, 30)));
    assert_ne!(era(date(6, 30)), era(date(7, 1)));
    assert_eq!(era(date(7, 1)), era(date(12, 31)));
}

#[test]
fn a_log_that_is_damaged_gives_what_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("kept").join(folder::name(&[7; 32]));
    let open = || Log::open(Some(file.clone()), [7; 32], false, LARGEST);
    let key = |number: u8| [number; 32];
    let value = |number: u8| vec![number; 100 + usize::from(number)];
    let get = |log: &Log, number| log.get(&key(number), |bytes| Some(bytes.to_vec()));
    let first = open();
    for number in 0..9 {
        first.put(key(number), &value(number)).expect("kept");
    }
    assert!(first.save().expect("written"));
    let whole = fs::read(&file).expect("read");
    let right = |log: &Log| {
        let found: Vec<bool> =
            (0..9).map(|number| get(log, number).inspect(|v| assert_eq!(*v, value(number))).is_some()).collect();
        found.iter().filter(|found| **found).count()
    };
    assert_eq!(right(&open()), 9);
    let mut damaged: Vec<(Vec<u8>, bool)> =
        (0..whole.len()).step_by(7).map(|end| (whole[..end].to_vec(), false)).collect();
    for at in (0..whole.len()).step_by(5) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        damaged.push((bytes, false));
    }
    damaged.push((Vec::new(), false));
    damaged.push((vec![0; 4096], false));
    damaged.push((b"something else altogether, and longer than the head of a log is".repeat(9), false));
    damaged.push(([&whole[..], &[0; 999]].concat(), true));
    damaged.push(([&whole[..], &whole[60..99]].concat(), true));
    for (bytes, all) in damaged {
        fs::write(&file, &bytes).expect("written");
        let log = open();
        let there = right(&log);
        assert!(if all { there == 9 } else { there <= 9 });
        // Who writes next mends it, and takes nothing away that is whole.
        log.put(key(200), &value(200)).expect("kept");
        log.save().expect("written");
        let after = open();
        assert!(right(&after) >= there);
        assert_eq!(get(&after, 200), Some(value(200)));
    }
}

#[test]
fn a_log_does_not_grow_beyond_its_bound() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(folder::name(&[7; 32]));
    let open = || Log::open(Some(file.clone()), [7; 32], false, 10_000);
    let key = |number: u32| *blake3::hash(&number.to_le_bytes()).as_bytes();
    let has = |log: &Log, number| log.get(&key(number), |_| Some(())).is_some();
    let first = open();
    first.put(key(0), &[0; 100]).expect("kept");
    first.save().expect("written");
    for number in 1..500 {
        let log = open();
        // The first is asked for every time.
        assert!(has(&log, 0), "{number}");
        assert!(number == 1 || has(&log, number - 1));
        log.put(key(number), &[1; 100]).expect("kept");
        log.save().expect("written");
        assert!(fs::metadata(&file).expect("there").len() <= 10_000);
    }
    assert!(!has(&open(), 1));
}

#[test]
fn programs_that_write_at_once_keep_what_each_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("kept").join(folder::name(&[7; 32]));
    let key = |writer: u8, number: u8| [[writer; 16], [number; 16]].concat().try_into().expect("32");
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let file = file.clone();
            scope.spawn(move || {
                for number in 0..20 {
                    // As a program of its own: it knows nothing of what the others have read.
                    let log = Log::open(Some(file.clone()), [7; 32], false, LARGEST);
                    log.put(key(writer, number), &[writer, number]).expect("kept");
                    log.save().expect("written");
                }
            });
        }
    });
    let log = Log::open(Some(file), [7; 32], false, LARGEST);
    for (writer, number) in (0..8).flat_map(|writer| (0..20).map(move |number| (writer, number))) {
        assert_eq!(log.get(&key(writer, number), |value| Some(value.to_vec())), Some(vec![writer, number]));
    }
}

#[test]
fn what_is_not_used_for_long_goes_and_what_is_too_much() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |number: u8| folder.path().join(folder::name(&[number; 32]));
    let day = Duration::from_hours(24);
    let write = |path: &Path, length: usize, days: u32| {
        fs::write(path, vec![0; length]).expect("written");
        let file = fs::File::options().append(true).open(path).expect("open");
        let now = file.metadata().and_then(|file| file.modified()).expect("a time");
        file.set_modified(now - days * day).expect("set");
    };
    for (number, days) in [(0, 0), (1, 2), (2, 29), (3, 31), (4, 5)] {
        write(&path(number), 100, days);
    }
    let foreign = folder.path().join("check-notes.cache");
    write(&foreign, 100, 400);
    folder::clear(&path(0), 30 * day, 1000);
    let there = |numbers: &[u8]| numbers.iter().map(|number| path(*number).exists()).collect::<Vec<_>>();
    assert_eq!(there(&[0, 1, 2, 3, 4]), [true, true, true, false, true]);
    folder::clear(&path(0), 30 * day, 300);
    assert_eq!(there(&[0, 1, 2, 4]), [true, true, false, true]);
    assert!(foreign.exists());
}
