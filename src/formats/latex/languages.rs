//! Languages as the packages babel and polyglossia name them.

use crate::base::Lang;

const LANGUAGES: &[(&str, &str)] = &[
    ("american", "en-US"),
    ("arabic", "ar"),
    ("armenian", "hy"),
    ("australian", "en-AU"),
    ("austrian", "de-AT"),
    ("azerbaijani", "az"),
    ("azeri", "az"),
    ("basque", "eu"),
    ("belarusian", "be"),
    ("brazilian", "pt-BR"),
    ("british", "en-GB"),
    ("bulgarian", "bg"),
    ("canadian", "en-CA"),
    ("catalan", "ca"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("estonian", "et"),
    ("farsi", "fa"),
    ("finnish", "fi"),
    ("francais", "fr"),
    ("french", "fr"),
    ("galician", "gl"),
    ("georgian", "ka"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("icelandic", "is"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("italian", "it"),
    ("kazakh", "kk"),
    ("kurmanji", "kmr"),
    ("latin", "la"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("magyar", "hu"),
    ("mongolian", "mn"),
    ("naustrian", "de-AT"),
    ("ngerman", "de"),
    ("norsk", "nb"),
    ("nswissgerman", "de-CH"),
    ("nynorsk", "nn"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuges", "pt"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("serbianc", "sr"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("swissgerman", "de-CH"),
    ("turkish", "tr"),
    ("turkmen", "tk"),
    ("UKenglish", "en-GB"),
    ("ukrainian", "uk"),
    ("USenglish", "en-US"),
    ("uzbek", "uz"),
    ("welsh", "cy"),
];

/// The language of such a name alone: `russian` of `\textrussian`, but `tt` is none.
pub(super) fn named(name: &str) -> Option<Lang> {
    LANGUAGES.iter().find(|(known, _)| *known == name).map(|(_, tag)| Lang::new(tag))
}

/// The language of such a name; babel takes tags (`hy`, `de-AT`) too.
pub(super) fn language(name: &str) -> Option<Lang> {
    let name = name.trim();
    if let Some(lang) = named(name) {
        return Some(lang);
    }
    let tag = Lang::new(name);
    ((2..=3).contains(&tag.primary().len()) && tag.is_registered()).then_some(tag)
}

/// The main language among a package's options: `main=…`, else the last one named.
pub(super) fn of_options(options: &str) -> Option<Lang> {
    let main = options
        .split(',')
        .find_map(|option| language(option.trim().strip_prefix("main")?.trim_start().strip_prefix('=')?));
    main.or_else(|| options.rsplit(',').find_map(|option| named(option.trim())))
}
