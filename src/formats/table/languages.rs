//! Languages as the heads of columns name them: by code (`en`, `pt_BR`) or by English name (`English`,
//! `English (United Kingdom)`, memoQ's `English_United_Kingdom`).

use crate::base::Lang;

/// A head of a column as a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The language; a code stays as written.
    pub(super) lang: Lang,
    /// False for three letters that may as well be a word (`cat`, `dog`): they count beside firm heads only.
    pub(super) firm: bool,
}

/// The language that a head names, if it names one.
pub(super) fn head(text: &str) -> Option<Head> {
    let text = text.trim();
    if let Some(code) = named(text) {
        return Some(Head { lang: Lang::new(&code), firm: true });
    }
    let lang = Lang::new(text);
    let shape = Lang::new(&text.replace('_', "-"));
    if !lang.is_registered() || !shape.is_well_formed() {
        return None;
    }
    let firm = lang.primary().len() == 2 || text.len() > 3;
    Some(Head { lang, firm })
}

/// Codes of three letters that are hardly words. Source: ISO 639-2 and, for those that have a name here, 639-3.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "eng", "aze", "deu", "ger", "fra", "fre", "rus", "tur", "ukr", "hye", "spa", "ita", "por", "nld", "ces", "slk", "slv", "hrv", "srp", "bul",
    "ron", "hun", "pol", "swe", "nor", "isl", "lav", "ell", "heb", "fas", "jpn", "zho", "kor", "hin", "urd", "kaz", "kir", "uzb", "tuk", "tgk",
    "uig", "mkd", "sqi", "eus", "glg", "cym", "afr", "swa", "tgl", "fil", "hyw", "ckb", "lez", "tly", "udi",
];

/// True for three letters that may be a word as well as the code of a language: `Ort`, `cat`.
pub(super) fn is_doubtful(text: &str) -> bool {
    let text = text.trim();
    head(text).is_some_and(|head| !head.firm) && !KNOWN.contains(&&*text.to_ascii_lowercase())
}

/// True for such letters with the capital of a word, which a code is not written with.
pub(super) fn is_wordlike(text: &str) -> bool {
    let mut letters = text.trim().chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase) && is_doubtful(text)
}

/// The code of a language that is written out.
fn named(text: &str) -> Option<String> {
    let text = text.replace('_', " ").to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, region) = match text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        Some((name, region)) => (name.to_owned(), Some(region.to_owned())),
        None => (text, None),
    };
    if let Some(region) = region {
        let code = code(&name)?;
        return Some(match self::region(&region) {
            Some(region) => format!("{code}-{region}"),
            None => return None,
        });
    }
    if let Some(code) = code(&name) {
        return Some(code.to_owned());
    }
    // memoQ's way: language and region one after the other.
    let (at, _) = name.match_indices(' ').find(|&(at, _)| region_at(&name, at).is_some())?;
    region_at(&name, at)
}

fn region_at(name: &str, at: usize) -> Option<String> {
    Some(format!("{}-{}", code(&name[..at])?, region(&name[at + 1..])?))
}

fn code(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|&(code, _)| code)
}

fn region(name: &str) -> Option<&'static str> {
    REGIONS
        .iter()
        .find(|(code, known)| known.eq_ignore_ascii_case(name) || code.eq_ignore_ascii_case(name))
        .map(|&(code, _)| code)
}

/// A language in memoQ's words, `English_United_Kingdom`; its code where there are none.
pub(in super::super) fn memoq_name(lang: &Lang) -> String {
    let name = NAMES.iter().find(|(code, _)| code.eq_ignore_ascii_case(lang.primary())).map(|&(_, name)| name);
    let region = lang
        .region()
        .map(|wanted| REGIONS.iter().find(|(code, _)| code.eq_ignore_ascii_case(wanted)).map(|&(_, name)| name));
    match (name, region) {
        (Some(name), None) if lang.script().is_none() => name.replace(' ', "_"),
        (Some(name), Some(Some(region))) if lang.script().is_none() => {
            format!("{}_{}", name.replace(' ', "_"), region.replace(' ', "_"))
        }
        _ => lang.as_str().to_owned(),
    }
}

/// ISO 639 codes and English names; the first name of a code is the one that is written.
const NAMES: &[(&str, &str)] = &[
    ("ab", "Abkhazian"),
    ("af", "Afrikaans"),
    ("sq", "Albanian"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("hy", "Armenian"),
    ("hyw", "Western Armenian"),
    ("as", "Assamese"),
    ("av", "Avaric"),
    ("az", "Azerbaijani"),
    ("az", "Azeri"),
    ("ba", "Bashkir"),
    ("eu", "Basque"),
    ("be", "Belarusian"),
    ("bn", "Bengali"),
    ("bs", "Bosnian"),
    ("br", "Breton"),
    ("bg", "Bulgarian"),
    ("my", "Burmese"),
    ("ca", "Catalan"),
    ("ce", "Chechen"),
    ("zh", "Chinese"),
    ("hr", "Croatian"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("nl", "Dutch"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("et", "Estonian"),
    ("fo", "Faroese"),
    ("fa", "Persian"),
    ("fa", "Farsi"),
    ("fil", "Filipino"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("gl", "Galician"),
    ("ka", "Georgian"),
    ("de", "German"),
    ("el", "Greek"),
    ("gu", "Gujarati"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hu", "Hungarian"),
    ("is", "Icelandic"),
    ("id", "Indonesian"),
    ("ga", "Irish"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("kn", "Kannada"),
    ("kk", "Kazakh"),
    ("km", "Khmer"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("ckb", "Central Kurdish"),
    ("ky", "Kyrgyz"),
    ("lo", "Lao"),
    ("la", "Latin"),
    ("lv", "Latvian"),
    ("lez", "Lezgian"),
    ("lt", "Lithuanian"),
    ("lb", "Luxembourgish"),
    ("mk", "Macedonian"),
    ("ms", "Malay"),
    ("ml", "Malayalam"),
    ("mt", "Maltese"),
    ("mi", "Maori"),
    ("mr", "Marathi"),
    ("mn", "Mongolian"),
    ("ne", "Nepali"),
    ("no", "Norwegian"),
    ("nb", "Norwegian Bokmal"),
    ("nb", "Norwegian Bokmål"),
    ("nn", "Norwegian Nynorsk"),
    ("oc", "Occitan"),
    ("os", "Ossetian"),
    ("pa", "Punjabi"),
    ("ps", "Pashto"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("gd", "Scottish Gaelic"),
    ("sr", "Serbian"),
    ("si", "Sinhala"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("so", "Somali"),
    ("es", "Spanish"),
    ("sw", "Swahili"),
    ("sv", "Swedish"),
    ("tl", "Tagalog"),
    ("tg", "Tajik"),
    ("tly", "Talysh"),
    ("ta", "Tamil"),
    ("tt", "Tatar"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tr", "Turkish"),
    ("tk", "Turkmen"),
    ("udi", "Udi"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("ug", "Uyghur"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("cy", "Welsh"),
    ("fy", "West Frisian"),
    ("xh", "Xhosa"),
    ("yi", "Yiddish"),
    ("zu", "Zulu"),
];

/// ISO 3166-1 codes and English names, of regions that languages are told apart by.
const REGIONS: &[(&str, &str)] = &[
    ("AE", "United Arab Emirates"),
    ("AM", "Armenia"),
    ("AR", "Argentina"),
    ("AT", "Austria"),
    ("AU", "Australia"),
    ("AZ", "Azerbaijan"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("BY", "Belarus"),
    ("CA", "Canada"),
    ("CH", "Switzerland"),
    ("CL", "Chile"),
    ("CN", "China"),
    ("CN", "PRC"),
    ("CO", "Colombia"),
    ("CZ", "Czech Republic"),
    ("DE", "Germany"),
    ("DK", "Denmark"),
    ("EG", "Egypt"),
    ("ES", "Spain"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("GE", "Georgia"),
    ("GR", "Greece"),
    ("HK", "Hong Kong"),
    ("HK", "Hong Kong S.A.R."),
    ("HU", "Hungary"),
    ("IE", "Ireland"),
    ("IL", "Israel"),
    ("IN", "India"),
    ("IR", "Iran"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("KR", "Korea"),
    ("KZ", "Kazakhstan"),
    ("LU", "Luxembourg"),
    ("MD", "Moldova"),
    ("MX", "Mexico"),
    ("NL", "Netherlands"),
    ("NO", "Norway"),
    ("NZ", "New Zealand"),
    ("PE", "Peru"),
    ("PH", "Philippines"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("RO", "Romania"),
    ("RU", "Russia"),
    ("SA", "Saudi Arabia"),
    ("SE", "Sweden"),
    ("SG", "Singapore"),
    ("TR", "Turkey"),
    ("TW", "Taiwan"),
    ("UA", "Ukraine"),
    ("GB", "UK"),
    ("US", "United States"),
    ("US", "USA"),
    ("UZ", "Uzbekistan"),
    ("VN", "Vietnam"),
    ("ZA", "South Africa"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names() {
        let tag = |text: &str| head(text).map(|head| (head.lang.as_str().to_owned(), head.firm));
        for (text, wanted, firm) in [
            ("en", "en", true),
            (" pt_BR ", "pt_BR", true),
            ("az-Cyrl-AZ", "az-Cyrl-AZ", true),
            ("hyw", "hyw", false),
            ("cat", "cat", false),
            ("English", "en", true),
            ("german", "de", true),
            ("English (United Kingdom)", "en-GB", true),
            ("English_United_States", "en-US", true),
            ("Chinese_PRC", "zh-CN", true),
            ("Norwegian Nynorsk", "nn", true),
            ("Portuguese Brazil", "pt-BR", true),
            ("English (GB)", "en-GB", true),
        ] {
            assert_eq!(tag(text), Some((wanted.to_owned(), firm)), "{text}");
        }
        for text in ["", "source", "valid", "foo", "English (Narnia)", "Contact", "notes", "1", "en en"] {
            assert_eq!(tag(text), None, "{text}");
        }
    }

    #[test]
    fn names_come_back() {
        for code in ["en", "en-GB", "zh-CN", "az", "nb", "de-AT"] {
            let name = memoq_name(&Lang::new(code));
            assert_eq!(head(&name).map(|head| head.lang), Some(Lang::new(code)), "{name}");
        }
        assert_eq!(memoq_name(&Lang::new("az-Cyrl")), "az-Cyrl");
        assert_eq!(memoq_name(&Lang::new("xmf")), "xmf");
    }
}
