use std::fs;

use super::*;

fn read_whole(text: &str) -> Result<Config, Vec<String>> {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join(CONFIG_NAME);
    fs::write(&path, text).expect("written");
    read_config(&path).map_err(|errors| {
        let cut = format!("{}:", path.display());
        errors.iter().map(|error| error.to_string().replace(&cut, "")).collect()
    })
}

fn read(text: &str) -> Result<Options, Vec<String>> {
    read_whole(text).map(|config| config.options)
}

#[test]
fn every_key_is_read() {
    let options = read(
        "glossary = [\"g.toml\"]\npolicy = \"neutral-double\"\nlang = \"en\"\nencoding = \"koi8-r\"\n\
         input-format = \"text\"\nas-of = 2024-05-31\nevent-date = \"2023-09-19\"\nexclude = [\"old/\"]\n\
         fail-on = \"never\"\nselect = [\"near-name\", \"dates\"]\nignore = \"near-name\"\n",
    )
    .expect("right");
    assert!(options.glossary[0].ends_with("g.toml") && options.glossary[0].is_absolute());
    assert_eq!(options.lang, Some(Lang::new("en")));
    assert_eq!(options.as_of, Date::first_day("2024-05-31"));
    assert_eq!(options.event_date, Date::first_day("2023-09-19"));
    assert_eq!((options.exclude.len(), options.fail_on), (1, Some(FailOn::Never)));
    assert_eq!((options.select.len(), options.ignore), (2, vec!["near-name".to_owned()]));
}

#[test]
fn all_mistakes_are_told_with_place_and_remedy() {
    let errors = read("glosary = [\"a\"]\nlang = \"english\"\nexclude = [1, \"b\"]\nfail-on = \"warnin\"\nas-of = 5\n");
    assert_eq!(
        errors.expect_err("mistakes"),
        [
            "1:1: the config has no `glosary`; did you mean `glossary`?",
            "2:8: `english` is no language tag; write one such as `en` (BCP 47)",
            "3:12: `exclude` takes a list of globs as in a .gitignore",
            "4:11: `warnin` is nothing to fail on; did you mean `warning`?",
            "5:9: `as-of` takes a date such as 2024-05-31",
        ]
    );
    let errors = read("select = [\"near-names\", \"dates\"]\nignore = \"xyz\"\n").expect_err("no checks");
    assert_eq!(
        errors,
        [
            "1:11: there is no check `near-names`; did you mean `near-name`?",
            "2:10: there is no check `xyz`; `exonym explain --list` names all",
        ]
    );
    let errors = read("lang = \n").expect_err("no TOML");
    assert!(errors[0].starts_with("1:"), "{errors:?}");
}

#[test]
fn what_the_command_line_selects_counts_and_what_it_ignores_is_added() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let choice =
        |select: &[&str], ignore: &[&str]| Options { select: ids(select), ignore: ids(ignore), ..Options::default() };
    let joined = |flags: Options, config: Options| {
        let options = flags.or(&config);
        (options.select, options.ignore)
    };
    let config = || choice(&["near-name", "dates"], &["near-name"]);
    assert_eq!(joined(choice(&[], &[]), config()), (ids(&["near-name", "dates"]), ids(&["near-name"])));
    assert_eq!(joined(choice(&[], &["dates"]), config()), (ids(&["near-name", "dates"]), ids(&["near-name", "dates"])));
    assert_eq!(joined(choice(&["near-name"], &[]), config()), (ids(&["near-name"]), ids(&[])));
}

#[test]
fn the_nearest_config_upward_wins_and_then_the_working_directory() {
    let dir = tempfile::tempdir().expect("a folder");
    let (root, cwd) = (dir.path(), dir.path().join("cwd"));
    fs::create_dir_all(root.join("a/b")).expect("folders");
    fs::create_dir_all(&cwd).expect("folders");
    assert_eq!(find(&root.join("a/b"), &cwd), None);
    fs::write(cwd.join(CONFIG_NAME), "").expect("written");
    assert_eq!(find(&root.join("a/b"), &cwd), Some(CONFIG_NAME.into()));
    fs::write(root.join("a").join(CONFIG_NAME), "").expect("written");
    assert_eq!(find(&root.join("a/b"), &cwd), Some(root.join("a").join(CONFIG_NAME)));
}

#[test]
fn some_paths_have_settings_of_their_own() {
    let config = read_whole(
        "lang = \"en\"\n[[paths]]\nmatch = [\"ru/\", \"*.ru.md\"]\nlang = \"ru\"\nignore = [\"near-name\"]\n\
         [[paths]]\nmatch = \"ru/old/\"\nfail-on = \"error\"\n",
    )
    .expect("right");
    assert_eq!(config.rules.len(), 2);
    assert_eq!(config.rules[0].globs, ["ru/", "*.ru.md"]);
    let both = config.options(&[0, 1], &Options::default());
    assert_eq!((both.lang, both.fail_on), (Some(Lang::new("ru")), Some(FailOn::At(Severity::Error))));
    assert_eq!(both.ignore, ["near-name"]);
    let flags = Options { lang: Some(Lang::new("az")), ..Options::default() };
    assert_eq!(config.options(&[0], &flags).lang, Some(Lang::new("az")));
    let errors = read("[[paths]]\nlang = \"en\"\n\n[[paths]]\nmatch = [\"a{\"]\nexclude = [\"b\"]\nlagn = \"x\"\n");
    let errors = errors.expect_err("mistakes");
    let wanted = [
        "1:1: [[paths]] does not say which",
        "5:10: `a{` is no glob",
        "6:1: `exclude` holds for all",
        "did you mean `lang`?",
    ];
    for (error, wanted) in errors.iter().zip(wanted) {
        assert!(error.contains(wanted), "{error}");
    }
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert_eq!(read("paths = 5\n").expect_err("no tables").len(), 1);
}

#[test]
fn a_config_may_extend_another() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, text).expect("written");
        path
    };
    write("base.toml", "glossary = [\"g.toml\"]\nlang = \"en\"\nexclude = [\"old/\"]\nignore = [\"near-name\"]\n");
    let path = write(
        "a/exonym.toml",
        "extends = \"../base.toml\"\nlang = \"ru\"\nexclude = [\"new/\"]\nignore = [\"dates\"]\n",
    );
    let config = read_config(&path).expect("right");
    assert_eq!(config.options.lang, Some(Lang::new("ru")));
    assert!(config.options.glossary[0].ends_with("g.toml") && config.options.glossary[0].starts_with(dir.path()));
    assert_eq!(config.options.ignore, ["near-name", "dates"]);
    let excludes: Vec<_> = config.excludes.iter().map(|(_, globs)| globs[0].as_str()).collect();
    assert_eq!((excludes, config.files.len()), (vec!["old/", "new/"], 2));
    let told =
        |path: &Path| read_config(path).expect_err("mistakes").iter().map(ToString::to_string).collect::<Vec<_>>();
    let gone = write("gone.toml", "lang = \"en\"\nextends = \"none.toml\"\n");
    assert!(told(&gone)[0].contains("gone.toml:2:11: extends a file that cannot be read"), "{:?}", told(&gone));
    let one = write("one.toml", "extends = \"a/../two.toml\"\n");
    write("two.toml", "extends = \"one.toml\"\nlagn = \"x\"\n");
    let both = told(&one);
    assert!(
        both.len() == 2 && both.iter().any(|e| e.contains("two.toml:1:11: extends a config that extends it")),
        "{both:?}"
    );
}
